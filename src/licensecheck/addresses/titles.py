"""Titles of wiki pages: percent-decoding, namespaces, the one canonical form of a file's title.

Rules of titles: https://www.mediawiki.org/wiki/Manual:Page_title and $wgLegalTitleChars.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_LENGTH = 8192
"""Code points of a title or an address that are looked at; a longer one is answered with None."""

MEDIA_EXTENSIONS = frozenset(
    (
        *(
            "bmp",
            "djvu",
            "flac",
            "gif",
            "jp2",
            "jpe",
            "jpeg",
            "jpg",
            "mid",
            "mov",
            "mp3",
            "mp4",
            "mpeg",
            "mpg",
            "oga",
            "ogg",
        ),
        *(
            "ogv",
            "opus",
            "pdf",
            "png",
            "stl",
            "svg",
            "svgz",
            "tif",
            "tiff",
            "wav",
            "webm",
            "webp",
            "xcf",
            "avif",
            "heic",
        ),
    )
)
"""Endings of the media files that wikis of Wikimedia hold or held, without the dot, in lower case."""

_SPACES = " _\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\t\r\n\f\v"
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
_CLEAN: Mapping[int, str | None] = {**dict.fromkeys(map(ord, _SPACES), " "), **dict.fromkeys(map(ord, _INVISIBLE))}
_AFTER = ".,;:!?'\"()[]{}<>|»«”“’‘›‹…*`\\~，。、；：）」』】"
_WIKITEXT = ("[", "]", "{", "}", "|")
_ILLEGAL = "#<>[]{}|\ufffd"
_KEPT_IN_ADDRESS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.;@$!*(),/~:")
_WITH_WWW = ("wikidata.org", "mediawiki.org", "wikifunctions.org")

_ENGLISH = {"file": "file", "image": "file", "media": "media", "special": "special"}
_names: dict[str, str] = {}


def namespace_of(prefix: str) -> str:
    """Return "file", "media" or "special" for a namespace's name in any language and any case, else ""."""
    prefix = prefix.strip().casefold()
    if prefix in _ENGLISH:
        return _ENGLISH[prefix]
    if not _names:
        from licensecheck.addresses import _namespaces as table

        for kind, names in (("special", table.SPECIAL), ("media", table.MEDIA), ("file", table.FILE)):
            _names.update(dict.fromkeys(names.split("|"), kind))
    return _names.get(prefix, "")


def decode(text: str) -> str:
    """Return `text` percent-decoded, twice or thrice encoded too: no legal title holds a "%" before two hex digits.

    Bytes that are not UTF-8 are read as Windows-1252, as the wikis do with very old links.
    """
    for _ in range(3):
        if "%" not in text:
            break
        once = _decode_once(text)
        if once == text:
            break
        text = once
    return text


def _decode_once(text: str) -> str:
    first, *rest = text.encode("utf-8", "replace").split(b"%")
    out = [first]
    for part in rest:
        digits = part[:2]
        try:
            if len(digits) < 2 or not digits.isalnum():
                raise ValueError
            out += (bytes((int(digits, 16),)), part[2:])
        except ValueError:
            out += (b"%", part)
    raw = b"".join(out)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def tidy(text: str) -> str:
    """Return the words of a title as MediaWiki stores them: NFC, underscores and runs of space as one space, no edges."""
    text = text.translate(_CLEAN)
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    return " ".join(text.split())


def upper_first(text: str) -> str:
    """Return `text` with its first letter as the wikis of Wikimedia write it."""
    first = text[:1]
    upper = first.upper()
    # Letters whose capital is two letters ("ß"), and Georgian, stay: $wgOverrideUcfirstCharacters.
    if len(upper) != 1 or "\u10d0" <= first <= "\u10ff":
        return text
    return upper + text[1:]


def has_media_extension(name: str) -> bool:
    """Tell whether `name` ends like a media file."""
    stem, dot, extension = name.rpartition(".")
    return bool(dot and stem) and extension.lower() in MEDIA_EXTENSIONS


def trim_after(name: str) -> str:
    """Return a file name without the punctuation of the sentence around it: "Foo (1).jpg)." gives "Foo (1).jpg".

    Only where a media file's ending comes out; else the name stays as it is.
    """
    if has_media_extension(name):
        return name
    trimmed = name.rstrip(_AFTER + " ")
    return trimmed if has_media_extension(trimmed) else name


def trim_page(name: str) -> str:
    """Return a page's title without what cannot end one: comma, quotes, a closing bracket that none opens."""
    for _ in range(40):
        last = name[-1:]
        opens = {")": "(", "]": "["}.get(last)
        if last not in ',;>"”»' and (opens is None or name.count(last) <= name.count(opens)):
            break
        name = name[:-1]
    return name


def file_title(name: str) -> str | None:
    """Return "File:Name.jpg" for a bare, decoded file name (with or without a prefix), or None when nothing is left.

    Backslashes are dropped: no file's name may hold one ($wgIllegalFileChars); where one stands, it escapes markup.
    """
    name = tidy(name.replace("\\", "")).lstrip(": ")
    prefix, colon, rest = name.partition(":")
    if colon and namespace_of(prefix) == "file":
        name = rest
    name = trim_after(name.strip())
    return f"File:{upper_first(name)}" if name else None


def canonical_title(text: str) -> str | None:
    """Return the one title of a file: "Datei:foo_bar.jpg" and "Image:Foo bar.jpg" give "File:Foo bar.jpg".

    Args:
        text: a plain title with a File prefix in any language; percent-encoded or not. Wikitext is no title.

    Returns:
        The title with English prefix, spaces for underscores, first letter upper, in NFC. None when there is no File
        prefix, no name, wikitext or control characters. Behind any prefix but "File:" the name must end like a media file,
        so that "Image: Jane Doe" and "Figure: 3" are no titles. The title may still be one that no wiki accepts:
        see `is_legal_title`.
    """
    if not text or len(text) > MAX_LENGTH or (":" not in text and "%3" not in text):
        return None
    name = tidy(decode(text)).lstrip(": ")
    if any(mark in name for mark in _WIKITEXT) or not name.isprintable():
        return None
    prefix, colon, rest = name.partition(":")
    if not colon or namespace_of(prefix) != "file":
        return None
    rest = rest.partition("#")[0].strip()
    if prefix.strip().casefold() != "file" and not has_media_extension(trim_after(rest)):
        return None
    return file_title(rest)


def is_legal_title(title: str) -> bool:
    """Tell whether a wiki accepts `title` ("File:Foo.jpg") as a title at all.

    A title with a bar must never be put into a request for several titles: the bar would split it.
    """
    name = title.partition(":")[2] if ":" in title else title
    if not name.strip() or len(name.encode("utf-8", "replace")) > 255 or not title.isprintable():
        return False
    if any(mark in title for mark in _ILLEGAL) or "~~~" in name or name.startswith(":"):
        return False
    if "/./" in f"/{name}/" or "/../" in f"/{name}/":
        return False
    return "%" not in name or _decode_once(name) == name


def file_page_url(title: str, wiki: str = "commons.wikimedia.org") -> str:
    """Return the address of a page: spaces as underscores, percent-encoded where MediaWiki does it.

    Args:
        title: "File:Foo bar.jpg" (any page's title will do).
        wiki: host of the wiki, as in `Address.wiki`.

    Returns:
        "https://commons.wikimedia.org/wiki/File:Foo_bar.jpg".
    """
    raw = title.strip().replace(" ", "_").encode("utf-8", "replace")
    host = f"www.{wiki}" if wiki in _WITH_WWW else wiki
    path = "".join(chr(byte) if byte in _KEPT_IN_ADDRESS else f"%{byte:02X}" for byte in raw)
    return f"https://{host}/wiki/{path}"
