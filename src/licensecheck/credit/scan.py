"""Visible words -> items: licenses, addresses, dates, file names, quotations, vocabulary, separators, words between.

An item is (kind, start, end, data):
  "lic" a license mention · "url" an address written out · "date" its value · "file" a file's name · "quote" (start, end) of
  the words inside · "voc" the kinds of a vocabulary term · "copy" a copyright sign · "p" a separator's sign · "w" words.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.addresses import canonical_title, has_media_extension
from licensecheck.credit.dates import find_dates
from licensecheck.credit.lazy import lazy
from licensecheck.credit.vocabulary import CJK, first_word, is_plain, unbound, vocabulary
from licensecheck.licenses import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.visible import Visible

    Item = tuple[str, int, int, Any]

_PLAIN_TOKEN = lazy(r"[^\W_]+(?:_+[^\W_]*)*|_+[^\W_]*|[^\w\s]|\n")
_URL = lazy(
    r"https?://[^\s<>\"\u201c\u201d|{}]+|(?<![\w.@/-])(?:www\.|(?:[\w-]{1,30}\.){0,3}(?:wikimedia|wikipedia)\.org/|flic\.kr/|[\w-]{2,40}\.(?:com|org|net|de|io|fr|eu|uk)/)[^\s<>\"|{}]*"
)
_CLOSERS = ".,;:!?'\"»“”)]}>*_`。，、"
_FILE = lazy(r"\.(?:jpe?g|png|svg|gif|webp|tiff?|webm|og[gv]|xcf|mp4|djvu)(?![\w])")
_FILE_BACK = lazy(
    r"(?:(?:file|image|datei|bild|fichier|archivo|ficheiro|immagine|bestand|plik|файл|файл|ファイル|文件|檔案|파일|tiedosto|dosya|soubor|fil|kép|berkas|קובץ|ملف):[^\n|\[\]{}<>\"“”]{1,200}|[^\s\"“”'\[\]<>,;|:/`]{1,200})$",
    re.I,
)
_QUOTES = {
    '"': '"',
    "“": "”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SAME = {
    "，": ",", "、": ",", "；": ";", "：": ":", "／": "/", "（": "(", "）": ")", "［": "(", "］": ")", "【": "(", "】": ")", "〔": "(", "〕": ")",
    "[": "(", "]": ")", "{": "(", "}": ")", "•": "·", "∙": "·", "・": "·", "―": "—", "｜": "|", "¦": "|", "»": "|", "→": "|", "。": ".", "\\": "|",
    ",": ",", ";": ";", ":": ":", "/": "/", "(": "(", ")": ")", "·": "·", "—": "—", "|": "|", "\n": "\n", "،": ",", "؛": ";", "★": "|", "✦": "|", "▪": "|",
}  # fmt: skip
_WIKI_LANGUAGES = frozenset(
    ["english", "german", "french", "spanish", "italian", "polish", "russian", "ukrainian", "dutch", "portuguese", "japanese", "chinese", "czech", "swedish", "deutschsprachigen", "deutschen", "englischsprachigen", "englischen"]
)
_LONE = frozenset('"“”„«»‹›「」『』《》*`')
_SOFT = frozenset(".-–!?")
_ABBREVIATIONS = frozenset(
    ["dr", "mr", "mrs", "ms", "st", "jr", "sr", "no", "vol", "fig", "abb", "inc", "ltd", "co", "corp", "prof", "gen", "col", "capt", "lt", "sgt", "maj", "gov", "sen", "rep", "hon", "rev", "ca", "vs", "etc", "al", "ed", "eds", "ph", "bros", "mt", "ft", "dept", "univ", "zdj", "fot", "rys", "obr", "źr", "lic", "dpt", "bzw", "ggf", "geb", "nr", "bd", "hl", "sv", "ul", "pl", "гг", "ст", "им", "ред", "св", "ім", "вул", "н.е", "apl"]
)


@cache
def _cjk_token() -> re.Pattern[str]:
    return re.compile(rf"(?!\s)[{CJK}]|[^\W_{CJK}]+(?:_+[^\W_{CJK}]*)*|_+[^\W_{CJK}]*|[^\w\s]|\n")


@cache
def _table() -> dict[int, str]:
    """Return what lower-cased text is searched with: one apostrophe, one dash for hyphens, plain spaces."""
    return {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x2010: "-", 0x2011: "-", 0xA0: " ", 0x202F: " ", 0x3000: " "}


def lower(text: str) -> str:
    """Return `text` in lower case, letter for letter of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join([c if len(c) == 1 else o for o, c in ((o, o.lower()) for o in text)])
    return low if low.isascii() else low.translate(_table())


def scan(visible: Visible, low: str) -> list[Item]:
    """Return the items of the visible words (`low`: the same in lower case), left to right, not overlapping."""
    text = visible.text
    found: dict[int, Item] = {}
    taken = _addresses(text, low, found)
    mentions = [m for m in find(text) if not _inside(m.start, m.end, taken) and not _in_name(m, visible)]
    files: list[tuple[int, int]] = []
    if _FILE.search(low):
        files = _files(visible, low, taken, found)
    for m in mentions:
        if not _inside(m.start, m.end, files):
            found[m.start] = ("lic", m.start, m.end, m)
            taken.append((m.start, m.end))
    taken += files
    for start, end, value in find_dates(low, taken):
        if not _touches(start, end, taken):
            if not value[:4].isdigit() or len(value) not in (4, 7, 10):
                value = text[start:end]
            found[start] = ("date", start, end, value)
    if "wikip" in low or "wikib" in low or "wikis" in low or "wikiv" in low:
        for m in _AT_WIKI.finditer(low):
            if m[0][:2] == "at" or "." in m[0] or (m[0].split()[-2] in _WIKI_LANGUAGES):
                found.setdefault(m.start(), ("voc", m.start(), m.end(), {"project": True}))
    if _COLON.search(low):
        for m in _USER.finditer(low):
            if not (m.start() and low[m.start() - 1].isalnum()):
                found.setdefault(m.start(), ("voc", m.start(), m.end(), {"user": True, "usersign": True}))
    return _walk(visible, low, found, _glued(low, found))


def _in_name(mention: Any, visible: Visible) -> bool:
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
    if "://" not in low and ".org" not in low and ".com" not in low and "www." not in low and "/" not in low:
        return taken
    for m in _URL.finditer(low):
        end = m.end()
        while end > m.start() and (
            text[end - 1] in _CLOSERS and not (text[end - 1] == ")" and _balanced(text, m.start(), end))
        ):
            end -= 1
        cut = text.find("](", m.start(), end)
        end = cut if cut > 0 else end
        if end - m.start() > 6:
            found[m.start()] = ("url", m.start(), end, text[m.start() : end])
            taken.append((m.start(), end))
    return taken


def _balanced(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) >= text.count(")", start, end)


def _files(visible: Visible, low: str, taken: list[tuple[int, int]], found: dict[int, Item]) -> list[tuple[int, int]]:
    """Find file names, with or without a "File:" in front."""
    text = visible.text
    files: list[tuple[int, int]] = []
    floor = 0
    for m in _FILE.finditer(low):
        if _inside(m.start(), m.end(), taken):
            continue
        back = _FILE_BACK.search(text, max(floor, m.start() - 240), m.start())
        if back is None:
            continue
        start, end = back.start(), m.end()
        while text.count("(", start, end) > text.count(")", start, end) or text[start] == "(":
            start = text.index("(", start) + 1
        if (
            any(k.kind == "code" and k.start <= start < k.end for k in visible.marks)
            and "file:" not in text[start:end].lower()
        ):
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


def cuts_of(visible: Visible) -> list[int]:
    """Return where links and emphasis begin and end: words do not run over these places."""
    if not visible.links and not visible.marks:
        return []
    return sorted({p for k in (*visible.links, *visible.marks) for p in (k.start, k.end)})


_GLUED = ("derivative work", "own work", "eigenes werk", "unknown author", "travail personnel")
_LANGUAGES = (
    "english", "deutsch", "français", "español", "italiano", "polski", "português", "nederlands", "русский", "українська", "svenska",
    "čeština", "日本語", "中文",
)  # fmt: skip


def _glued(low: str, found: dict[int, Item]) -> list[int]:
    """Note vocabulary that template output glues to the word before, and names of languages before a colon."""
    places: list[int] = []
    for term in _GLUED:
        at = low.find(term)
        if at > 0 and low[at - 1].isalnum():
            places.append(at)
    at = low.find(":")
    while at > 0:
        if low.endswith(_LANGUAGES, max(0, at - 11), at):
            name = next(n for n in _LANGUAGES if low.endswith(n, 0, at))
            found.setdefault(at - len(name), ("p", at - len(name), at + 1, "/"))
            places.append(at - len(name))
        at = low.find(":", at + 1)
    return places


_AT_WIKI = lazy(
    r"(?<=[\s(])(?:at|@|from|aus|auf|de|en|in|sur|su|op|на|з|із|из|в|o?n)\s(?:the\s|der\s|la\s)?(?:[a-z]{2,3}\.?wiki(?:pedia|books|source|news|voyage|versity|media|quote)(?:\.org)?|[\w-]{4,20}\swiki(?:pedia|books|source|news|voyage|versity))(?![\w.])"
)


def _spaced(text: str, start: int, floor: int) -> int:
    """Return where a file name with spaces begins: at the last separator, if few capital-led words stand between."""
    edge = max(text.rfind(sign, floor, start) for sign in ',;:(—|\n"') + 1
    words = text[edge:start].split()
    ready = (
        edge > floor
        and 0 < len(words) <= 7
        and words[0][:1].isupper()
        and not {"by", "von", "par", "from"} & set(words)
    )
    return edge + len(text[edge:start]) - len(text[edge:start].lstrip()) if ready else start


_USER = lazy(
    r"(?:[a-z]{2}:)?(?:user|benutzer|benutzerin|utilisateur|usuario|usuaria|utente|usuário|gebruiker|wikipedysta|участник|участница|користувач|uživatel|użytkownik|bruker|användare|käyttäjä|利用者|用户|사용자)(?:[_ ]talk)?:(?=\w)"
)
_COLON = lazy(r"\w:\w")


def _walk(visible: Visible, low: str, found: dict[int, Item], glued: list[int]) -> list[Item]:
    """Go over the tokens once: vocabulary and separators become items, the rest joins into words."""
    text, starting, size = visible.text, vocabulary().starting, len(visible.text)
    cuts = cuts_of(visible)
    cut_at, skip, words = 0, 0, -1
    items: list[Item] = []
    last = 0
    for m in (_PLAIN_TOKEN if is_plain(low) else _cjk_token()).finditer(low):
        start = m.start()
        if start < skip:
            continue
        end = m.end()
        while cut_at < len(cuts) and cuts[cut_at] <= start:
            cut_at += 1
            if words >= 0:
                items.append(("w", words, last, None))
                words = -1
        token = m[0]
        item = found.get(start)
        if item is None and glued:
            inner = next((p for p in glued if start < p < end), 0)
            if inner:
                items.append(("w", words if words >= 0 else start, inner, None))
                words = -1
                start = inner
                item = found.get(inner) or _term(starting(first_word(low, inner)) or (), low, inner, size)
        if item is None:
            item = _special(token, text, low, start, end, size, found)
        if item is None:
            terms = starting(token)
            if terms is not None:
                item = _term(terms, low, start, size)
        if item is None:
            if token in _LONE:
                if words >= 0:
                    items.append(("w", words, last, None))
                    words = -1
                continue
            if words < 0:
                words = start
            last = skip = end
            continue
        if words >= 0:
            items.append(("w", words, last, None))
            words = -1
        items.append(item)
        skip = item[2]
    if words >= 0:
        items.append(("w", words, last, None))
    return items


def _term(terms: tuple[tuple[str, Any], ...], low: str, start: int, size: int) -> Item | None:
    """Return the longest vocabulary term that stands at `start`."""
    for term, kinds in terms:
        end = start + len(term)
        if low.startswith(term, start) and (end >= size or not low[end].isalnum() or unbound(term)):
            if "platform" in kinds and end < size and low[end] == "'":
                while end < size and (low[end].isalpha() or low[end] == "'"):
                    end += 1  # a case ending: "Wikipedia'dan"
            return ("voc", start, end, kinds)
    return None


def _special(token: str, text: str, low: str, start: int, end: int, size: int, found: dict[int, Item]) -> Item | None:
    """Return an item for a sign: separator, quotation, copyright sign; None for a word or a sign inside words."""
    if token[0] == "_" or token.isalnum():
        return None
    if token in _QUOTES and token != "»":
        quote = _quotation(token, text, low, start, size, found)
        if quote is not None:
            return quote
    if token in _SOFT:
        return _soft(token, text, low, start, end, size)
    if token in "©ⓒ℗":
        return ("copy", start, end, None)
    if token == "(" and low.startswith("(c)", start):
        return ("copy", start, start + 3, None)
    if token == "/" and low.startswith("/u/", start):
        return ("voc", start, start + 3, {"user": True, "usersign": True})
    sign = _SAME.get(token)
    if sign is None or (sign == ":" and _inner_colon(low, start, end, size)):
        return None
    return ("p", start, end, sign)


def _inner_colon(low: str, start: int, end: int, size: int) -> bool:
    """Tell whether a colon joins a time or an address ("04:22")."""
    return start > 0 and end < size and low[start - 1].isdigit() and low[end].isdigit()


def _soft(token: str, text: str, low: str, start: int, end: int, size: int) -> Item | None:
    """Return a separator for a full stop or dash that ends something, None inside words."""
    after_blank = end >= size or low[end] in " \n)"
    before_blank = start == 0 or low[start - 1] in ' \n)]"'
    if token in "-–":
        if (before_blank and (after_blank or token == "–")) or (start and low[start - 1] in ')]"' and end < size):
            return ("p", start, end, "-")
        if low.startswith("--", start):
            stop = end + 1 + (low[end + 1 : end + 2] == "-")
            return ("p", start, stop, "-")
        return None
    if token == "." and low.startswith("...", start):
        return ("p", start, start + 3, "…")
    if not after_blank:
        glued = (
            token == "." and end < size and re.search(r"(?:\S+\s){5,}[a-zà-ž]{3,}$", low[max(0, start - 200) : start])
        )
        return (
            ("p", start, end, ".")
            if glued
            and text[end].isupper()
            and text[start - 1].islower()
            and re.match(r"[^\W\d_]{3,}[\s/]", text[end : end + 20])
            else None
        )
    if token in "!?":
        return ("p", start, end, ".") if end < size else None
    word = re.search(r"[^\W_]*$", low[max(0, start - 12) : start])
    if word and ((len(word[0]) == 1 and not word[0].isdigit()) or word[0] in _ABBREVIATIONS) and end < size:
        return None
    return ("p", start, end, ".")


def _quotation(token: str, text: str, low: str, start: int, size: int, found: dict[int, Item]) -> Item | None:
    """Return the quotation that opens at `start`, if it is closed within reach and is no JSON value."""
    closers = _QUOTES[token]
    if token in "\"“„‘‚'" and start and low[start - 1].isalnum():
        return None
    if token == "‘" and start + 2 < size and low[start + 2] == " ":
        return None
    stop = min((p for p in (text.find(c, start + 1, start + 400) for c in closers) if p > 0), default=-1)
    while stop > 0 and token in "'‘‚" and stop + 1 < size and low[stop + 1].isalnum():
        stop = text.find("'" if token == "'" else "’", stop + 1, start + 400)
    if stop <= start + 1 or "\n" in text[start:stop] or "://" in text[start:stop]:
        return None
    for item in found.values():
        if (
            start < item[1] < stop
            and item[0] != "date"
            and (item[0] != "lic" or "," in text[start:stop] or stop - start - item[2] + item[1] < 14)
        ):
            return None
    if token == '"' and low[max(0, start - 2) : start].strip() == ":" and low[stop + 1 : stop + 3] in ("", ",", ",\n"):
        return None  # a value in JSON or YAML: its words are the credit
    return ("quote", start, stop + 1, (start + 1, stop))
