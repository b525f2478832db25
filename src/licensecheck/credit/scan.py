"""Visible words -> items: licenses, addresses, dates, file names, quotations, vocabulary, separators, words between.

An item is (kind, start, end, data):
  "lic" a license mention · "url" an address written out · "date" its value · "file" a file's name · "quote" (start, end) of
  the words inside · "voc" the kinds of a vocabulary term · "copy" a copyright sign · "p" a separator's sign · "w" words.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.credit.findings import findings, glued
from licensecheck.credit.lazy import lazy
from licensecheck.credit.vocabulary import CJK, first_word, is_cjk, is_plain, unbound, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.visible import Visible

    Item = tuple[str, int, int, Any]

_PLAIN_TOKEN = lazy(r"[^\W_]+(?:_+[^\W_]*)*|_+[^\W_]*|[^\w\s]|\n")
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
_LONE = frozenset('"“”„«»‹›「」『』《》*`')
_ENDS = frozenset(",):")
_WITH_COLON = frozenset(["author", "changes", "modifications", "změny", "änderungen"])
"""Words whose terms go on behind a colon ("Changes: none")."""
_SOFT = frozenset(".-–!?")
_ABBREVIATIONS = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "jr",
        "sr",
        "no",
        "vol",
        "fig",
        "abb",
        "inc",
        "ltd",
        "co",
        "corp",
        "prof",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "maj",
        "gov",
        "sen",
        "rep",
        "hon",
        "rev",
        "ca",
        "vs",
        "etc",
        "al",
        "ed",
        "eds",
        "ph",
        "bros",
        "mt",
        "ft",
        "dept",
        "univ",
        "zdj",
        "fot",
        "rys",
        "obr",
        "źr",
        "lic",
        "dpt",
        "bzw",
        "ggf",
        "geb",
        "nr",
        "bd",
        "hl",
        "sv",
        "ul",
        "pl",
        "гг",
        "ст",
        "им",
        "ред",
        "св",
        "ім",
        "вул",
        "н.е",
        "apl",
    ]
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
    return _Walker(visible, low).walk()


def cuts_of(visible: Visible) -> list[int]:
    """Return where links and emphasis begin and end: words do not run over these places."""
    if not visible.links and not visible.marks:
        return []
    places = [(k.start, k.end) for k in visible.links] + [(k.start, k.end) for k in visible.marks]
    return sorted({p for place in places for p in place})


class _Walker:
    """One run over the tokens of one text."""

    __slots__ = ("cuts", "found", "glued", "items", "last", "low", "size", "text", "words")

    def __init__(self, visible: Visible, low: str) -> None:
        self.text, self.low, self.size = visible.text, low, len(low)
        self.found = findings(visible, low)
        self.glued = glued(low, self.found)
        self.cuts = [*cuts_of(visible), len(low) + 1]
        self.items: list[Item] = []
        self.words = self.last = -1
        """Where the words that are being collected begin and end; -1 while there are none."""

    def walk(self) -> list[Item]:
        """Return the items: vocabulary, separators, what patterns found, and the words between."""
        low, found, index, items = self.low, self.found, vocabulary().index, self.items
        pattern = _PLAIN_TOKEN if is_plain(low) else _cjk_token()
        cuts, cut_at, skip = self.cuts, 0, 0
        for m in pattern.finditer(low):
            start = m.start()
            if start < skip:
                continue
            while cuts[cut_at] <= start:
                cut_at += 1
                self._flush()
            token = m[0]
            item = found.get(start) or (self._inner(start, m.end()) if self.glued else None)
            if item is None and not token.isalnum():
                item = _special(token, self.text, low, start, m.end(), self.size, found)
            if item is None and "_" in token and low[m.end() : m.end() + 1] == ":" and _KEY.match(token):
                item = ("voc", start, m.end(), _key_kinds(token))
            if item is None and token in index:
                terms = vocabulary().starting(token) or ()
                if low[m.end() : m.end() + 1] in _ENDS and token not in _WITH_COLON:
                    terms = terms[-1:]  # the longer ones go on with a space or a hyphen
                item = _term(terms, low, start, self.size)
            if item is not None:
                self._flush()
                items.append(item)
                skip = item[2]
            elif token in _LONE:
                self._flush()
            else:
                if self.words < 0:
                    self.words = start
                self.last = skip = m.end()
        self._flush()
        return items

    def _flush(self) -> None:
        """End the words that are being collected."""
        if self.words >= 0:
            self.items.append(("w", self.words, self.last, None))
            self.words = -1

    def _inner(self, start: int, end: int) -> Item | None:
        """Return the item that is glued to the end of a word ("XYZderivative work"); what stands before becomes words."""
        inner = next((p for p in self.glued if start < p < end), 0)
        if not inner:
            return None
        self.items.append(("w", self.words if self.words >= 0 else start, inner, None))
        self.words = -1
        terms = vocabulary().starting(first_word(self.low, inner)) or ()
        return self.found.get(inner) or _term(terms, self.low, inner, self.size)


def _term(terms: tuple[tuple[str, Any], ...], low: str, start: int, size: int) -> Item | None:
    """Return the longest vocabulary term that stands at `start`."""
    for term, kinds in terms:
        end = start + len(term)
        if low.startswith(term, start) and (end >= size or not low[end].isalnum() or unbound(term) or is_cjk(low[end])):
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
    if sign is None or (sign in ":," and _inner_sign(sign, low, start, end, size)):
        return None
    return ("p", start, end, sign)


def _inner_sign(sign: str, low: str, start: int, end: int, size: int) -> bool:
    """Tell whether a colon joins a time ("04:22") or a comma the thousands of a number ("3,000")."""
    if not (start > 0 and end < size and low[start - 1].isdigit() and low[end].isdigit()):
        return False
    return sign == ":" or (low[end : end + 3].isdigit() and not low[end + 3 : end + 4].isdigit())


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
        return ("p", start, end, ".") if token == "." and _glued_sentence(text, start, size) else None
    if token in "!?":
        return ("p", start, end, ".") if end < size else None
    word = _last_word(low, start)
    if ((len(word) == 1 and not word.isdigit()) or word in _ABBREVIATIONS) and end < size:
        return None
    return ("p", start, end, ".")


def _last_word(low: str, stop: int) -> str:
    """Return the letters and digits directly before `stop`, at most twelve."""
    start = stop
    while start > 0 and start > stop - 12 and low[start - 1].isalnum():
        start -= 1
    return low[start:stop]


def _glued_sentence(text: str, start: int, size: int) -> bool:
    """Tell whether the full stop at `start` ends a sentence that the next word is glued to ("... for Sample.Jane Sample / ...")."""
    if start + 4 > size or not text[start + 1].isupper() or not text[start - 1 : start].islower():
        return False
    before = text[max(0, start - 200) : start].split(" ")
    after = text[start + 1 : start + 20].replace("/", " ").split(" ", 1)
    return len(before) > 5 and before[-1].isalpha() and len(before[-1]) > 2 and after[0].isalpha() and len(after[0]) > 2


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
    key = _KEY.match(low, start + 1, stop) if token == '"' and low[stop + 1 : stop + 2] == ":" else None
    if key is not None and (start == 0 or low[start - 1] in " \n{,"):
        return ("voc", start, stop + 1, _key_kinds(low[start + 1 : stop]))
    for item in found.values():
        if (
            start < item[1] < stop
            and item[0] != "date"
            and (item[0] != "lic" or "," in text[start:stop] or stop - start - item[2] + item[1] < 14)
        ):
            return None
    if (
        token in "\"'"
        and low[max(0, start - 2) : start].strip() == ":"
        and low[stop + 1 : stop + 3] in ("", ",", ",\n")
    ):
        return None  # a value in JSON or YAML: its words are the credit
    return ("quote", start, stop + 1, (start + 1, stop))


_KEY = lazy(r"[a-z][\w-]{1,30}$")
_KEYS = (
    ("author", ("artist", "author", "creator", "photographer", "attribution", "copyright", "byline", "owner")),
    ("licensed", ("licen", "rights")),
    ("credit", ("credit",)),
    ("source", ("source", "url", "link", "page", "href", "provider", "site")),
    ("title", ("title",)),
)


def _key_kinds(key: str) -> dict[str, bool]:
    """Return what a key of a data file ("artistName") says of its value."""
    for kind, parts in _KEYS:
        if any(part in key for part in parts):
            return {kind: True}
    return {"other": True}
