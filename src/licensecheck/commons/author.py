"""The author field of a file page: which words are names, and whether it says that nobody knows."""

from __future__ import annotations

from licensecheck.commons.html_text import Piece, Visible, collapse, visible
from licensecheck.model import AuthorFact, Value, Witness

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

MAX_NAMES = 50
MAX_NAME = 120
"""A longer run of words is no name."""

UNKNOWN_WORDS = frozenset(
    """unknown|unknown author|author unknown|unknown photographer|photographer unknown|unknown artist|artist unknown
    unknown creator|unknown or not provided|author not known|not known|anonymous|anon.|anon|anonymous author
    anonymous photographer|anonymous artist|unbekannt|unbekannter autor|autor unbekannt|unbekannter fotograf
    fotograf unbekannt|unbekannter künstler|unbekannter urheber|urheber unbekannt|anonym|inconnu|inconnue|auteur inconnu
    photographe inconnu|artiste inconnu|anonyme|desconocido|autor desconocido|fotógrafo desconocido|anónimo|desconhecido
    autor desconhecido|fotógrafo desconhecido|anônimo|sconosciuto|autore sconosciuto|ignoto|autore ignoto|anonimo
    fotografo sconosciuto|onbekend|onbekende auteur|auteur onbekend|onbekende fotograaf|anoniem|nieznany|autor nieznany
    nieznany autor|fotograf nieznany|anonimowy|anonim|невідомий|невідомо|невідомий автор|автор невідомий
    невідомий фотограф|анонім|неизвестен|неизвестно|неизвестный|неизвестный автор|автор неизвестен|неизвестный фотограф
    аноним|neznámý|neznámý autor|autor neznámý|okänd|okänd fotograf|okänd upphovsman|ukendt|ukjent|ismeretlen
    tuntematon|necunoscut|άγνωστος|άγνωστος συγγραφέας|bilinmiyor|bilinmeyen|غير معروف|مجهول|לא ידוע|ناشناس
    不明|作者不明|撮影者不明|未知|佚名|作者未知|匿名|알 수 없음|작자 미상|미상|không rõ|tidak diketahui|ไม่ทราบ""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
"""What file pages write for an unknown author, folded to lower case."""

NO_AUTHOR = ("this file is lacking author information", "author information is missing", "no author information")
"""Texts that Commons itself puts where the author field is empty: no author is recorded at all."""

_PATTERNS = {
    "file label": r"^\S[^:\n]{0,200}\.(?:jpe?g|png|svg|gif|tiff?|webp|pdf|ogg|ogv|webm)\s*:\s*",
    "role": r"^(?:derivative work|original work|original|photographer|photograph|photo|picture|image|author|artist"
    r"|created|taken)\s*(?:by)?\s*:\s*|^(?:photo(?:graph)?|picture|image) by\s+|^by\s+",
    "user": r"^(?:user|benutzer|utilisateur|usuario|utente|użytkownik|користувач|участник)\s*:\s*|^flickr user\s+",
    "wiki": r"\s+(?:at|from|on)\s+(?:the\s+)?(?:[\w ().-]{2,40}\s+)?(?:wikipedia|wikimedia commons|[a-z-]{2,12}\.wikipedia)"
    r"(?:\.org)?(?:\s+project)?$",
    "place": r"\s+from\s+[^\W\d_a-z][^;/]*$",
    "from": r"\s+from\s+[^;/]*",
    "brackets": r"\s*\([^()]*\)\s*$",
    "years": r"\s*[(\[]\s*(?:\*|born|b\.)?\s*(?:circa |ca?\. ?)?\d{3,4}\s*(?:[-–—]\s*(?:circa |ca?\. ?)?\d{3,4}\s*)?[)\]]",
    "sentence": r"\b(?:is|was|were|are|has|have|taken|provided|please|uploaded|assumed|hochgeladen|uploader|permission"
    r"|this (?:file|photo|image|picture)|feel free|my (?:photos|images|work))\b",
    "separator": r"(?:\s+/\s+|\s*;\s*|\s+[·•|]\s+)(?![^()]*\))",
    "signature": r"\s+\d{1,2}:\d\d,?\s.*$",
    "publisher": r"\bpublish|\bpostcard",
    "joined": r"\s+(?:&|and|und|et|y|e|і|и)\s+",
    "language": r"(?:^|\s)(?:English|Deutsch|Français|Español|Italiano|Português|Polski|Nederlands|Русский|Українська"
    r"|日本語|中文|العربية|Čeština|Svenska)\s*:\s*",
}


class _Compiled(Value):
    """Patterns by name, compiled once."""

    by_name: dict[str, re.Pattern[str]]


_compiled: list[_Compiled] = []


def _re(name: str) -> re.Pattern[str]:
    if not _compiled:
        import re

        _compiled.append(_Compiled({key: re.compile(pattern, re.IGNORECASE) for key, pattern in _PATTERNS.items()}))
        _compiled[0].by_name["place"] = re.compile(_PATTERNS["place"])
    return _compiled[0].by_name[name]


def read_author(
    html: str, witness: Witness, count: int = 1, base: str = "https://commons.wikimedia.org/"
) -> AuthorFact | None:
    """Read an author field.

    Args:
        html: the field as the API gives it (`Artist`).
        witness: where it was read.
        count: how many information blocks name an author (`AuthorCount`).
        base: address that relative links start from.

    Returns:
        The fact, or None if the field is empty or says only that it is empty.
    """
    seen = visible(_creators(html) or html, base)
    text = undoubled(seen.text)
    if not text or text.lower().rstrip(".").startswith(NO_AUTHOR):
        return None
    if is_unknown(text):
        return AuthorFact(text, (), witness, unknown=True, links=seen.links, count=count)
    names = () if is_sentence(text) else _names(seen, text)
    unknown = any(is_unknown(name) for name in names)
    kept = tuple([n for n in names if not is_unknown(n) and not (unknown and _re("publisher").search(n))])
    return AuthorFact(text[:5000], kept, witness, unknown=unknown and not kept, links=seen.links, count=count)


def is_unknown(text: str) -> bool:
    """Whether the words say that the author is not known, in any of the common languages."""
    return undoubled(text).lower().strip(" .()[]-–:") in UNKNOWN_WORDS


def undoubled(text: str) -> str:
    """Mend "Unknown authorUnknown author": the same words twice, which stripping hidden markup leaves behind."""
    half, odd = divmod(len(text), 2)
    if half and not odd and text[:half] == text[half:] and text[:half].lower().strip() in UNKNOWN_WORDS:
        return text[:half].strip()
    return text


def is_sentence(text: str) -> bool:
    """Whether the words say something about the author in a sentence, so that they are no list of names."""
    for _ in range(3):
        text = _re("brackets").sub("", text)
    words = text.split()
    if len(words) < 4:
        return False
    full_stop = text.endswith(("!", "…")) or (text.endswith(".") and len(words[-1]) > 5 and ";" not in text)
    return (len(words) > 4 and full_stop) or bool(_re("sentence").search(text))


def _creators(html: str) -> str:
    """The names of creator boxes (`.vcard .fn`): around them stand dates of birth and death. "" if there are none."""
    if "vcard" not in html:
        return ""
    from selectolax.lexbor import LexborHTMLParser

    found = LexborHTMLParser(html[:50_000]).css(".vcard .fn")[:MAX_NAMES]
    return " / ".join([node.html or "" for node in found if not node.css(".fn")[1:]]) if found else ""


def _names(seen: Visible, text: str) -> tuple[str, ...]:
    """The names, in order, each once."""
    language = _re("language").split(text)
    if len(language) > 2:
        return _clean([part for part in language if part.strip()][:1])
    out: list[str] = []
    for line in _lines(seen.pieces):
        out.extend(_names_of_line(line))
    if not seen.pieces or len(out) == 0:
        out = [text]
    return _clean(out)


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any(piece.text.strip() for piece in line)]


def _names_of_line(line: Sequence[Piece]) -> list[str]:
    """Split where a separator stands outside of links: a link is one name, whatever stands in it."""
    groups: list[list[Piece]] = [[]]
    for piece in line:
        parts = [piece.text] if piece.link else _re("separator").split(piece.text)
        groups[-1].append(piece.replace(text=parts[0]))
        groups.extend([[piece.replace(text=part)] for part in parts[1:]])
    out: list[str] = []
    for group in groups:
        out.extend(_names_of_group(group))
    return out


def _names_of_group(group: Sequence[Piece]) -> list[str]:
    """One name, or several that "and" or commas between links join."""
    whole = _re("file label").sub("", collapse("".join([piece.text for piece in group])), count=1)
    links = [collapse(piece.text) for piece in group if _is_name_link(piece)]
    between = collapse(" ".join([piece.text for piece in group if not piece.link])).strip(" ,&").lower()
    if len(links) > 1 and between in {"", "and", "und", "et", "y", "e", "і", "и", "with"}:
        return links
    if len(links) > 1:
        return [whole]
    parts = _re("joined").split(whole)
    if len(parts) == 2 and "," not in whole and all(_is_person(p) or p in links for p in parts):
        return parts
    if len(links) == 1 and whole.startswith(links[0]) and _re("from").fullmatch(whole[len(links[0]) :]):
        return links
    return [whole]


def _is_name_link(piece: Piece) -> bool:
    """A link on words that is not the name of the file it came from."""
    return bool(piece.link and collapse(piece.text) and "/wiki/File:" not in piece.link)


def _is_person(text: str) -> bool:
    """Two or three capitalized words: a name that may stand beside another."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.rstrip(".").isalpha() for word in words)


def _clean(names: Iterable[str]) -> tuple[str, ...]:
    """Take labels, places, wikis and remarks off; drop what is no name."""
    out: dict[str, None] = {}
    for name in names:
        cleaned = _clean_one(name)
        if cleaned and len(cleaned) <= MAX_NAME and any(c.isalpha() for c in cleaned):
            out[cleaned] = None
    return tuple(out)[:MAX_NAMES]


def _clean_one(name: str) -> str:
    name = collapse(name).strip('"“”„«» ')
    for pattern in ("file label", "role", "user"):
        name = _re(pattern).sub("", name, count=1)
    for pattern in ("years", "brackets", "brackets", "signature", "wiki", "place"):
        shorter = _re(pattern).sub("", name, count=1)
        name = shorter if shorter.strip() else name
    return name.strip(' "“”„«»,;:') if not name.endswith((".,",)) else name.strip(" ,")
