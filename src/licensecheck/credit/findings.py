"""What patterns find in the visible words: addresses, file names, licenses, dates, account prefixes, names of wikis."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from licensecheck.addresses import canonical_title, has_media_extension
from licensecheck.credit.dates import find_dates
from licensecheck.credit.lazy import lazy
from licensecheck.credit.pieces import ACCOUNT, CENTURY, FIGURE, FILE, GLUED_TERMS, LANGUAGES, STATED, URL, WIKI, YEAR
from licensecheck.credit.vocabulary import vocabulary
from licensecheck.licenses import Mention, by_name, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.visible import Visible

    Item = tuple[str, int, int, Any]

_URL = lazy(
    r"https?://[^\s<>\"\u201c\u201d|{}\[\]?]+(?:\?[^\s<>\"\u201c\u201d|{}]*)?|(?<![\w.@/-])(?:www\.|(?:[\w-]{1,30}\.){0,3}(?:wikimedia|wikipedia)\.org/|flic\.kr/|[\w-]{2,40}\.(?:com|org|net|de|io|fr|eu|uk)/)[^\s<>\"|{}]*"
)
_CLOSERS = ".,;:!?'\"»“”)]}>*_`。，、"
_FILE = lazy(
    r"\.(?:jpe?g|png|svg|gif|webp|tiff?|webm|og[gv]|xcf|mp4|djvu|wav|mp3|flac|opus|midi?|pdf|stl|m4a|avif|heic)(?![\w])"
)
_FILE_BACK = lazy(
    r"(?:(?<![^\W_])(?:file|image|datei|bild|fichier|archivo|ficheiro|immagine|bestand|plik|файл|файл|ファイル|文件|檔案|파일|tiedosto|dosya|soubor|fil|kép|berkas|קובץ|ملف):[^\n|\[\]{}<>\"“”]{1,200}|[^\s\"“”'\[\]<>,;|:/`]{1,200})$",
    re.I,
)
_FILE_AGAIN = lazy(r"(?<![^\W_])(?:file|image|datei|fichier|archivo|ficheiro|bestand|plik):(?=\S)", re.I)
_WIKI_LANGUAGES = frozenset(
    [
        "english",
        "german",
        "french",
        "spanish",
        "italian",
        "polish",
        "russian",
        "ukrainian",
        "dutch",
        "portuguese",
        "japanese",
        "chinese",
        "czech",
        "swedish",
        "deutschsprachigen",
        "deutschen",
        "englischsprachigen",
        "englischen",
    ]
)
_AT_WIKI = lazy(
    r"(?<=[\s(])(?:at|@|from|aus|auf|de|en|in|sur|su|op|на|з|із|из|в|o?n)\s(?:the\s|der\s|la\s)?(?:[a-z]{2,3}\.?wiki(?:pedia|books|source|news|voyage|versity|media|quote)(?:\.org)?|[\w-]{4,20}\swiki(?:pedia|books|source|news|voyage|versity))(?!\w|\.(?!derivative)\w)"
)
_FIGURES = lazy(r"\W{0,4}((?:figs|figures|abb|abbildungen)\.?\s?\d{1,3}[a-z]?(?:\s?[,–&-]\s?\d{1,3}[a-z]?){1,60})\s?:")
"""A list of figures in a list of credits: "Figs. 2, 4–5: Jane Sample"."""
_FIGURE = lazy(r"(?<!\w)(?:fig(?:ure)?|abb(?:ildung)?)\.?\s?\d{1,3}(?:\.\d{1,2})?\s?[a-z]?\s(?:from|aus)\s(?=\w)")
"""A figure of somebody's paper: "Fig. 2b from Sample et al."."""


_USER = lazy(
    r"(?:[a-z]{2}:)?(?:user|benutzer|benutzerin|utilisateur|usuario|usuaria|utente|usuário|gebruiker|wikipedysta|участник|участница|користувач|uživatel|użytkownik|bruker|användare|käyttäjä|利用者|用户|사용자)(?:[_ ]talk)?:(?=\w)"
)


def findings(visible: Visible, low: str, triggers: int) -> dict[int, Item]:
    """Return the items that patterns find, by where they start.

    low: the visible words in lower case. triggers: what may be there at all (bits of `pieces`).
    """
    text = visible.text
    found: dict[int, Item] = {}
    taken = _addresses(text, low, found) if triggers & URL else []
    mentions = find(text)
    if taken or visible.links:
        mentions = tuple([m for m in mentions if not _inside(m.start, m.end, taken) and not _in_name(m, visible)])
    files = _files(visible, low, taken, found) if triggers & FILE else []
    for mention in mentions:
        if not (files and _inside(mention.start, mention.end, files)):
            found[mention.start] = ("lic", mention.start, mention.end, mention)
            taken.append((mention.start, mention.end))
    taken += files
    if triggers & STATED:
        for mention in _members(text, low):
            if not _touches(mention.start, mention.end, taken):
                found[mention.start] = ("lic", mention.start, mention.end, mention)
                taken.append((mention.start, mention.end))
    if triggers & (YEAR | CENTURY):
        for start, end, value in find_dates(low, taken):
            if not _touches(start, end, taken):
                exact = value[:4].isdigit() and len(value) in (4, 7, 10)
                found[start] = ("date", start, end, value if exact else text[start:end])
    if triggers & (WIKI | FIGURE | ACCOUNT):
        _terms(low, triggers, found)
    return found


def _terms(low: str, triggers: int, found: dict[int, Item]) -> None:
    """Find words of credits that patterns tell better than lists do."""
    if triggers & WIKI:
        _projects(low, found)
    if triggers & FIGURE:
        if (m := _FIGURES.match(low)) is not None:
            found.setdefault(m.start(1), ("voc", m.start(1), m.end(1), {"label": True}))
        for m in _FIGURE.finditer(low):
            found.setdefault(m.start(), ("voc", m.start(), m.end() - 1, {"source": True}))
    if triggers & ACCOUNT:
        _account_prefixes(low, found)


_MEMBER = lazy(
    r"(?<=[,(\[;/|·\n])\s?(fair use|editorial use only|free screenshot|royalty-free|fwl)(?=\s?[,)\];/|·\n]|\.?$|\s\()"
)
"""Names of licenses and statements that are ordinary words: they count as whole members of a list, or in brackets."""


_MOST_MEMBERS = 16
"""How many of them are looked at; no credit states more."""


def _members(text: str, low: str) -> list[Mention]:
    """Return the licenses whose names are ordinary words, where such a name is a whole member of a list."""
    out: list[Mention] = []
    for m in islice(_MEMBER.finditer(low), _MOST_MEMBERS):
        start, end = m.span(1)
        written = text[start:end]
        match = by_name(written)
        if match is not None and (" " in written or "-" in written or written.isupper()):
            out.append(Mention(match.ids, match.kind, match.problem, start, end, written))
    return out


def _projects(low: str, found: dict[int, Item]) -> None:
    """Find the wiki that an account belongs to ("at English Wikipedia")."""
    for m in _AT_WIKI.finditer(low):
        if m[0][:2] == "at" or "." in m[0] or (m[0].split()[-2] in _WIKI_LANGUAGES):
            found.setdefault(m.start(), ("voc", m.start(), m.end(), {"project": True}))


def _account_prefixes(low: str, found: dict[int, Item]) -> None:
    """Find prefixes of accounts ("en:User:")."""
    for m in _USER.finditer(low):
        if not (m.start() and low[m.start() - 1].isalnum()):
            found.setdefault(m.start(), ("voc", m.start(), m.end(), {"user": True, "usersign": True}))


def _in_name(mention: Mention, visible: Visible) -> bool:
    """Tell whether license words are part of a link's words that name something else ("Creative commons spectrum")."""
    for link in visible.links:
        if link.start <= mention.start < link.end:
            if mention.ids == ("CC",) and "/licenses" not in link.url:
                return True
            if mention.end > link.end:
                continue
            rest = visible.text[link.start : mention.start] + visible.text[mention.end : link.end]
            return len(rest) > 6 and not any(c in rest for c in ",;|·(/\n:-")
    return False


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)


def _touches(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _addresses(text: str, low: str, found: dict[int, Item]) -> list[tuple[int, int]]:
    """Find the addresses written out; return where they stand."""
    taken: list[tuple[int, int]] = []
    for m in _URL.finditer(low):
        end = m.end()
        while end > m.start() and (
            text[end - 1] in _CLOSERS and not (text[end - 1] == ")" and _balanced(text, m.start(), end))
        ):
            end -= 1
        cut = text.find("](", m.start(), end)
        end = cut if cut > 0 else end
        if _names_account(text[m.start() : end]):
            continue
        if end - m.start() > 6:
            found[m.start()] = ("url", m.start(), end, text[m.start() : end])
            taken.append((m.start(), end))
    return taken


def _names_account(url: str) -> bool:
    """Tell whether "iStock.com/PebbleCove" is a platform and an account, not an address."""
    host, _, account = url.partition("/")
    return account[:1].isupper() and account.isalpha() and "platform" in vocabulary().kinds(host.lower())


def _balanced(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) >= text.count(")", start, end)


def _files(visible: Visible, low: str, taken: list[tuple[int, int]], found: dict[int, Item]) -> list[tuple[int, int]]:
    """Find file names, with or without a "File:" in front."""
    text = visible.text
    files: list[tuple[int, int]] = []
    codes = sorted([(k.start, k.end) for k in visible.marks if k.kind == "code"])
    floor = 0
    for m in _FILE.finditer(low):
        if _inside(m.start(), m.end(), taken):
            continue
        back = _FILE_BACK.search(text, max(floor, m.start() - 240), m.start())
        if back is None:
            continue
        start, end = back.start(), m.end()
        inner = _FILE_AGAIN.search(text, start + 1, end)
        start = inner.start() if inner is not None else start  # "Bild: Datei:Name.jpg"
        while text.count("(", start, end) > text.count(")", start, end) or text[start] == "(":
            start = text.index("(", start) + 1
        inside = bisect_right(codes, (start, len(text) + 1)) - 1
        code = codes[inside][0] if inside >= 0 and start < codes[inside][1] else -1
        if code >= 0 and "file:" not in text[start:end].lower():
            start = max(code, floor)
            found[start] = ("voc", start, end, {"permission": True})
            files.append((start, end))
            floor = end
            continue
        if start > 2 and text[start - 1] == " " and "_" not in text[start:end] and ":" not in text[start:end]:
            start = _spaced(text, start, floor)
        shown = next((k.start for k in visible.links if k.start < start and k.end == end), -1)
        if shown < 0 and text[end : end + 1] in ('"', "”", "“"):
            shown = max(text.rfind(q, floor, start) for q in '"“„') + 1 or -1
        start = shown if 0 <= shown < start and "\n" not in text[shown:start] else start
        title = canonical_title(text[start:end])
        if title is None and has_media_extension(text[start:end]):
            title = canonical_title("File:" + text[start:end].replace("_", " "))
        if title:
            found[start] = ("file", start, end, (title, ":" in text[start:end]))
            files.append((start, end))
            floor = end
    return files


def _spaced(text: str, start: int, floor: int) -> int:
    """Return where a file name with spaces begins: at the last separator, if few capital-led words stand between."""
    edge = max(text.rfind(sign, floor, start) for sign in ',;:(—|\n"') + 1
    dash = text.rfind(" - ", edge, start)
    if dash > 0 and text[max(0, edge - 12) : edge].lower().endswith((" work:", "werk:")):
        edge = dash + 3  # "derivative work: Jane Doe - Name of the file.jpg"
    words = text[edge:start].split()
    ready = (
        edge > floor
        and 0 < len(words) <= 7
        and words[0][:1].isupper()
        and not {"by", "von", "par", "from"} & set(words)
    )
    return edge + len(text[edge:start]) - len(text[edge:start].lstrip()) if ready else start


def glued(low: str, found: dict[int, Item]) -> list[int]:
    """Note vocabulary that template output glues to the word before, and names of languages before a colon."""
    places: list[int] = []
    for term in GLUED_TERMS:
        at = low.find(term)
        if at > 0 and low[at - 1].isalnum():
            places.append(at)
    at = low.find(":")
    while at > 0:
        if low.endswith(LANGUAGES, max(0, at - 11), at):
            name = next(n for n in LANGUAGES if low.endswith(n, 0, at))
            found.setdefault(at - len(name), ("p", at - len(name), at + 1, "/"))
            places.append(at - len(name))
        at = low.find(":", at + 1)
    return places
