"""Any address of a wiki page or file becomes one `Address`.

Forms of addresses: https://www.mediawiki.org/wiki/Manual:Short_URL, https://wikitech.wikimedia.org/wiki/Media_storage,
https://www.mediawiki.org/wiki/Manual:Special_pages (FilePath, Redirect).
"""

from __future__ import annotations

from licensecheck.addresses.hosts import MOBILE, UPLOAD_HOSTS, host_and_path, wiki_of, wiki_of_upload
from licensecheck.addresses.titles import (
    MAX_LENGTH,
    canonical_title,
    decode,
    file_title,
    has_media_extension,
    namespace_of,
    tidy,
    trim_after,
    trim_page,
    upper_first,
)
from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["file", "media", "page-id", "article", "category", "user", "search", "other-wiki-page"]
    Form = Literal[
        "page",
        "mobile",
        "viewer",
        "upload",
        "thumb",
        "archive",
        "transcoded",
        "filepath",
        "redirect",
        "curid",
        "index-php",
        "title",
        "interwiki",
    ]

COMMONS = "commons.wikimedia.org"
_KINDS = {
    "category": "category catégorie categoría categoria kategorie categorie kategoria kategori категорія категория "
    "kategória kategorija luokka תצפית קטגוריה تصنيف 分类 分類 カテゴリ 분류 κατηγορία",
    "user": "user benutzer benutzerin utilisateur utilisatrice usuario usuaria utente utilizador utilizadora usuário "
    "gebruiker wikipedysta wikipedystka користувач користувачка участник участница användare bruker bruger käyttäjä "
    "利用者 用户 使用者 사용자 مستخدم משתמש χρήστης uživatel kullanıcı",
    "other-wiki-page": "talk help wikipedia project template mediawiki module portal draft book creator institution commons "
    "timedtext gadget translations institution hilfe vorlage aide modèle user talk file talk category talk help talk "
    "template talk wikipedia talk commons talk".replace(" talk", "_talk"),
}
_namespace_kinds: dict[str, str] = {}

_SPECIAL = {
    "filepath": "filepath dateipfad chemindufichier cheminfichier rutadearchivo percorso directóriodeficheiro "
    "diretóriodeficheiro diretóriodearquivo bestandspad ścieżkadopliku шляхдофайлу путькфайлу パスの取得 文件路径",
    "redirect": "redirect weiterleitung redirection redirigir redirecionar redireccionar doorverwijzen przekieruj "
    "перенаправлення 転送 リダイレクト 重定向",
    "search": "search mediasearch suche recherche rechercher chercher buscar ricerca cerca trova pesquisar busca pesquisa "
    "zoeken szukaj пошук поиск 検索 搜索",
    "entity": "entitydata",
}
"""Special pages that lead to a file or a search: names in the wikis' languages, folded, without spaces."""
_special_acts: dict[str, str] = {}


class Address(Value):
    """What an address points to.

    kind: "file" (a file's page), "media" (the file's bytes, any size or version), "page-id", "article", "category",
        "user", "search", "other-wiki-page".
    title: canonical title for "file" and "media" ("File:X.jpg"), the words looked for with "search", else the page's title;
        None for a "page-id" and for a wiki's front page.
    page_id: of the page, for the kind "page-id".
    wiki: host of the wiki without "www" and mobile part ("commons.wikimedia.org", "de.wikipedia.org").
    form: how it is written. "title": a bare title without host. "interwiki": a title with the prefix of another wiki.
    secure: False for "http://".
    """

    kind: Kind
    title: str | None
    page_id: int | None
    wiki: str
    form: Form
    secure: bool = True


def parse_address(text: str | None) -> Address | None:
    """Read an address of a page or a file of a wiki of Wikimedia.

    Args:
        text: an address with or without scheme, or a bare title ("Datei:X.jpg", "commons:File:X.jpg") that ends like a
            media file. Any text is allowed.

    Returns:
        The address, or None when it belongs to no such wiki or leads to no page. Never raises; texts above 8,192 code
        points give None.
    """
    if not text or len(text) > MAX_LENGTH:
        return None
    if text in _known:
        return _known[text]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    found = _known[text] = _read(text)
    return found


_MOST_KNOWN = 2_048
_known: dict[str, Address | None] = {}
"""What the last texts were read as: parser, judge and suggestions all look at the same few addresses."""


def _read(text: str) -> Address | None:
    host, rest, secure, has_scheme = host_and_path(text)
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    if host in UPLOAD_HOSTS:
        found = _upload(path)
    elif wiki := wiki_of(host):
        form: Form = "mobile" if wiki[1] else "page"
        found = _viewer(fragment, wiki[0]) or _page(path, _parameters(query), wiki[0], form)
    else:
        found = None if has_scheme else _bare(text)
    return found if found is None or secure else found.replace(secure=False)


def _bare(text: str) -> Address | None:
    """A title without a host; only where it ends like a media file, for "Image: Jane" is no title."""
    name = tidy(decode(text))
    if not name.isprintable() or any(mark in name for mark in "[]{}|"):
        return None
    found = _interwiki(name.lstrip(": "), "")
    if found is None:
        title = canonical_title(name)
        found = Address("file", title, None, COMMONS, "title") if title else None
    return found if found and has_media_extension(found.title or "") else None


def _parameters(query: str) -> dict[str, str]:
    """The parameters of a query by lower-case name, first one wins; values still encoded but for "+"."""
    found: dict[str, str] = {}
    for item in query.split("&", 64)[:64]:
        name, _, value = item.partition("=")
        found.setdefault(decode(name).lower().removeprefix("amp;"), value.replace("+", " "))
    return found


def _viewer(fragment: str, wiki: str) -> Address | None:
    """The picture that a viewer shows over a page: "#/media/File:X.jpg", "#mediaviewer/Datei:X.jpg"."""
    words = decode(fragment).lstrip("!/").split("/", 1)
    if len(words) < 2 or words[0].lower() not in ("media", "mediaviewer", "image"):
        return None
    name = tidy(words[1])
    prefix, colon, _ = name.partition(":")
    if not colon or namespace_of(prefix) != "file":
        return None
    title = file_title(name)
    return Address("file", title, None, wiki, "viewer") if title else None


def _upload(path: str) -> Address | None:
    """An address of the file store: /wikipedia/commons[/thumb][/archive|transcoded]/8/84/Name.jpg[/320px-Name.jpg]."""
    folders = [folder for folder in path.split("/") if folder]
    if len(folders) < 5:
        return None
    wiki = wiki_of_upload(folders[0], folders[1])
    at, form = 2, "upload"
    while at < len(folders) and folders[at] in ("thumb", "archive", "transcoded"):
        form = form if form == "archive" else folders[at]
        at += 1
    if wiki is None or len(folders) < at + 3 or not _is_hash_path(folders[at], folders[at + 1]):
        return None
    name = decode(folders[at + 2])
    if form == "upload" and len(folders) > at + 3:
        form = "thumb"
    stamp, mark, rest = name.partition("!")
    if form == "archive" and mark and stamp.isdecimal():
        name = rest
    title = file_title(name)
    return Address("media", title, None, wiki, form) if title else None  # type: ignore[arg-type]


def _is_hash_path(first: str, second: str) -> bool:
    """The two folders before a name: the first digit and the first two digits of its MD5."""
    digits = "0123456789abcdef"
    return len(first) == 1 and len(second) == 2 and second[0] == first in digits and second[1] in digits


def _page(path: str, query: dict[str, str], wiki: str, form: Form) -> Address | None:
    """A page's address: /wiki/Title, /zh-tw/Title, /w/index.php?title=, /?curid=, /w/thumb.php?f=, /entity/M1."""
    page_id = _number(query.get("curid") or query.get("pageid"))
    if page_id is not None:
        return Address("page-id", None, page_id, wiki, "curid")
    head, _, rest = path.lstrip("/").partition("/")
    if rest.startswith("index.php/"):
        return _titled(rest[10:], query, wiki, "index-php")
    script = path.rpartition("/")[2].lower()
    if script == "thumb.php" and query.get("f"):
        title = file_title(decode(query["f"]))
        return Address("media", title, None, wiki, "thumb") if title else None
    if query.get("title") and (script in ("index.php", "wiki.phtml", "") or script == "w"):
        return _titled(query["title"], query, wiki, "index-php")
    if script == "index.php" or not rest:
        words = query.get("search")
        if words:
            return Address("search", tidy(decode(words)), None, wiki, "index-php")
        return None if head not in ("", "wiki", "w") else Address("other-wiki-page", None, None, wiki, form)
    if head == "entity":
        return _entity(rest, wiki)
    return _titled(rest, query, wiki, form) if head == "wiki" or _is_variant(head) else None


def _is_variant(head: str) -> bool:
    """A script variant in place of "wiki": /zh-tw/, /zh/, /sr-el/."""
    language, _, variant = head.partition("-")
    return language in ("zh", "sr", "kk", "ku", "uz", "iu", "shi", "gan", "crh", "tg") and (
        not variant or variant.isalpha()
    )


def _number(text: str | None) -> int | None:
    """A page's number, punctuation behind it dropped, or None; far more digits than any wiki has pages are none."""
    text = text.rstrip(".,;:!?)]}>*\"'") if text else ""
    if text and text.isascii() and text.isdecimal() and len(text) <= 12:
        return int(text) or None
    return None


def _entity(name: str, wiki: str) -> Address | None:
    """Structured data of a file: its M-number is the page's number."""
    name = name.partition("/")[0].partition(".")[0]
    number = _number(name[1:]) if name[:1] in "Mm" else None
    if number is not None:
        return Address("page-id", None, number, wiki, "redirect")
    return Address("other-wiki-page", upper_first(name), None, wiki, "page") if name else None


def _titled(raw: str, query: dict[str, str], wiki: str, form: Form) -> Address | None:
    """A page by its title, still encoded."""
    name = tidy(decode(raw)).partition("#")[0].strip().lstrip(": ")
    if not name:
        return Address("other-wiki-page", None, None, wiki, form)
    prefix, colon, rest = name.partition(":")
    if not colon:
        return Address(_plain_kind(wiki), upper_first(trim_page(name)), None, wiki, form)
    space = namespace_of(prefix)
    if space in ("file", "media") and (
        prefix.lower() in ("file", "image", "media") or has_media_extension(trim_after(rest))
    ):
        title = file_title(rest)
        kind: Kind = "file" if space == "file" else "media"
        return Address(kind, title, None, wiki, form) if title else None
    if space == "special":
        return _special(rest.strip(), query, wiki, form)
    other = _interwiki(name, wiki)
    if other:
        return other
    kind, rest = _namespace_kind(prefix) or _plain_kind(wiki), trim_page(rest)
    title = f"{prefix}:{rest}" if kind == "article" else f"{prefix.strip()}:{upper_first(rest.strip())}"
    return Address(kind, upper_first(title), None, wiki, form)


def _plain_kind(wiki: str) -> Kind:
    return "other-wiki-page" if wiki in ("wikidata.org", "mediawiki.org", "wikifunctions.org") else "article"


def _namespace_kind(prefix: str) -> Kind | None:
    """The kind of page that a namespace other than File, Media and Special holds, in the languages of the table."""
    if not _namespace_kinds:
        for kind, names in _KINDS.items():
            _namespace_kinds.update(dict.fromkeys(names.split(), kind))
    return _namespace_kinds.get(prefix.strip().casefold().replace(" ", "_"))  # type: ignore[return-value]


def _special(rest: str, query: dict[str, str], wiki: str, form: Form) -> Address | None:
    """Special:FilePath/X.jpg, Special:Redirect/file/X.jpg, Special:Redirect/page/1, Special:Search/words."""
    page, _, tail = rest.partition("/")
    if not _special_acts:
        for name, words in _SPECIAL.items():
            _special_acts.update(dict.fromkeys(words.split(), name))
    act = _special_acts.get(page.casefold().replace(" ", ""), "")
    if act == "filepath":
        title = file_title(tail or decode(query.get("file", "")))
        return Address("media", title, None, wiki, "filepath") if title else None
    if act == "redirect":
        return _redirect(tail, query, wiki)
    if act == "entity":
        return _entity(tail, wiki)
    if act == "search":
        words = tidy(decode(query.get("search", ""))) or tail
        return Address("search", words or None, None, wiki, form)
    return Address("other-wiki-page", f"Special:{upper_first(rest)}", None, wiki, form)


def _redirect(tail: str, query: dict[str, str], wiki: str) -> Address | None:
    kind, _, value = tail.partition("/")
    kind = (kind or query.get("wptype", "")).strip().lower()
    value = value or decode(query.get("wpvalue", ""))
    if kind == "file":
        title = file_title(value)
        return Address("media", title, None, wiki, "redirect") if title else None
    if kind == "page":
        number = _number(value.strip())
        return Address("page-id", None, number, wiki, "redirect") if number is not None else None
    return Address("other-wiki-page", f"Special:Redirect/{tail}", None, wiki, "redirect")


def _interwiki(name: str, wiki: str) -> Address | None:
    """A file's title with the prefix of another wiki: "commons:File:X.jpg", "w:de:Datei:X.jpg", "fr:Fichier:X.jpg"."""
    prefix, _, rest = name.partition(":")
    prefix = prefix.strip().lower()
    host = COMMONS if prefix in ("commons", "c") else ""
    if prefix in ("w", "wikipedia", "wp"):
        host = "en.wikipedia.org"
        language, colon, more = rest.lstrip(": ").partition(":")
        if colon and _is_language(language):
            host, rest = f"{language.strip().lower()}.wikipedia.org", more
    elif not host and _is_language(prefix):
        host = f"{prefix}.wikipedia.org"
    title = canonical_title(rest) if host else None
    if title is None or not has_media_extension(title) or (host == wiki and prefix != "commons"):
        return None
    return Address("file", title, None, host, "interwiki")


def _is_language(prefix: str) -> bool:
    """A language code as wikis have it, and not a name of the File namespace ("f", "dt")."""
    code = prefix.strip().lower()
    plain = code.replace("-", "")
    return (
        2 <= len(code) <= 12
        and plain.isascii()
        and plain.isalpha()
        and code not in MOBILE
        and not namespace_of(code)
        and len(plain) <= 3
    )
