"""The tokens of a piece of text between blanks: words, signs, terms of the vocabulary; what each is wherever the piece stands."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.credit.lazy import lazy
from licensecheck.credit.vocabulary import CJK, is_cjk, is_plain, unbound, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    Token = tuple[int, int, int, Any]

WORD, ITEM, TERM, QUOTE, STOP, LONE = range(6)
"""What a token is: a word; an item, as (kind, end, data); terms of several words may begin, by the first letter of the second
word, with the (end, kinds) of the shorter term that it is else; a quotation may open, else it is what stands behind in its data;
a full stop may end a sentence that the next word is glued to; a quotation mark or the like, on its own.
"""

_PLAIN_TOKEN = lazy(r"[^\W_]+(?:_+[^\W_]*)*|_+[^\W_]*|[^\w\s]|\n")
_QUOTES = frozenset("\"“„”«‹「『《‘‚'")
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


def tokens_of(piece: str, last: bool) -> Iterator[Token]:
    """Yield the tokens of a piece, as (start, end, what, data); `last`: the text ends behind it."""
    pattern = _PLAIN_TOKEN if is_plain(piece) else _cjk_token()
    for m in pattern.finditer(piece):
        yield token_of(m[0], piece, m.start(), m.end(), last)


def token_of(token: str, piece: str, start: int, end: int, last: bool) -> Token:
    """Tell what one token of a piece is."""
    what, data = _word(token, piece, start, end)
    if token[0] == "_" or token.isalnum():
        return start, end, what, data
    if token in _QUOTES:
        inside = token in "\"“„”‘‚'" and start > 0 and piece[start - 1].isalnum()
        return (start, end, what, data) if inside else (start, end, QUOTE, (token, what, data))
    if token == "." and not piece.startswith("...", start) and _joins(piece, start, end):
        return start, end, STOP, (what, data)
    item = _soft(token, piece, start, end, last) if token in _SOFT else _separator(token, piece, start, end)
    return (start, end, ITEM, item) if item is not None else (start, end, what, data)


def _word(token: str, piece: str, start: int, end: int) -> tuple[int, Any]:
    """Tell whether a token is a key of a data file, a term of the vocabulary, or a word like any other."""
    if "_" in token and piece[end : end + 1] == ":" and KEY.match(token):
        return ITEM, ("voc", end, key_kinds(token))
    terms = vocabulary().starting(token) if token in vocabulary().index else None
    if terms:
        if piece[end : end + 1] in _ENDS and token not in _WITH_COLON:
            terms = terms[-1:]  # the longer ones go on with a space or a hyphen
        rest = piece[start:]
        able = tuple([t for t in terms if (rest == t[0].partition(" ")[0] if " " in t[0] else rest.startswith(t[0]))])
        item = term_at(tuple([t for t in able if " " not in t[0]]), piece, start)
        longer: dict[str, list[tuple[str, Any]]] = {}
        for term in able:
            if " " in term[0]:
                longer.setdefault(term[0].partition(" ")[2][0], []).append(term)
        if longer:
            return TERM, (longer, (item[2], item[3]) if item is not None else None)
        if item is not None:
            return ITEM, (item[0], item[2], item[3])
    return (LONE if token in _LONE else WORD), None


def term_at(terms: Sequence[tuple[str, Any]], low: str, start: int) -> tuple[str, int, int, Any] | None:
    """Return the longest vocabulary term that stands at `start`, as an item."""
    size = len(low)
    for term, kinds in terms:
        end = start + len(term)
        if low.startswith(term, start) and (end >= size or not low[end].isalnum() or unbound(term) or is_cjk(low[end])):
            if "platform" in kinds and end < size and low[end] == "'":
                while end < size and (low[end].isalpha() or low[end] == "'"):
                    end += 1  # a case ending: "Wikipedia'dan"
            return ("voc", start, end, kinds)
    return None


def _separator(token: str, piece: str, start: int, end: int) -> tuple[str, int, Any] | None:
    """Return the item of a sign: separator, copyright sign; None for a sign inside words."""
    if token in "©ⓒ℗":
        return ("copy", end, None)
    if token == "(" and piece.startswith("(c)", start):
        return ("copy", start + 3, None)
    if token == "/" and piece.startswith("/u/", start):
        return ("voc", start + 3, {"user": True, "usersign": True})
    sign = _SAME.get(token)
    if sign is None or (sign in ":," and _inner_sign(sign, piece, start, end)):
        return None
    return ("p", end, sign)


def _inner_sign(sign: str, piece: str, start: int, end: int) -> bool:
    """Tell whether a colon joins a time ("04:22") or a comma the thousands of a number ("3,000")."""
    if not (start > 0 and end < len(piece) and piece[start - 1].isdigit() and piece[end].isdigit()):
        return False
    return sign == ":" or (piece[end : end + 3].isdigit() and not piece[end + 3 : end + 4].isdigit())


def _joins(piece: str, start: int, end: int) -> bool:
    """Tell whether a sign stands inside a piece with something behind it that it may be glued to."""
    return end < len(piece) and piece[end] not in "\n)"


def _soft(token: str, piece: str, start: int, end: int, last: bool) -> tuple[str, int, Any] | None:
    """Return a separator for a full stop or dash that ends something, None inside words."""
    after_blank = not _joins(piece, start, end)
    ends_text = last and end >= len(piece)
    if token in "-–":
        before_blank = start == 0 or piece[start - 1] in '\n)]"'
        if (before_blank and (after_blank or token == "–")) or (start and piece[start - 1] in ')]"' and not ends_text):
            return ("p", end, "-")
        if piece.startswith("--", start):
            return ("p", end + 1 + (piece[end + 1 : end + 2] == "-"), "-")
        return None
    if token == "." and piece.startswith("...", start):
        return ("p", start + 3, "…")
    if not after_blank:
        return None
    if token in "!?":
        return None if ends_text else ("p", end, ".")
    word = _last_word(piece, start)
    if ((len(word) == 1 and not word.isdigit()) or word in _ABBREVIATIONS) and not ends_text:
        return None
    return ("p", end, ".")


def _last_word(piece: str, stop: int) -> str:
    """Return the letters and digits directly before `stop`, at most twelve."""
    start = stop
    while start > 0 and start > stop - 12 and piece[start - 1].isalnum():
        start -= 1
    return piece[start:stop]


KEY = lazy(r"[a-z][\w-]{1,30}$")
"""The name of a field in a data file."""
_KEYS = (
    ("author", ("artist", "author", "creator", "photographer", "attribution", "copyright", "byline", "owner")),
    ("licensed", ("licen", "rights")),
    ("credit", ("credit",)),
    ("source", ("source", "url", "link", "page", "href", "provider", "site")),
    ("title", ("title",)),
)


def key_kinds(key: str) -> dict[str, bool]:
    """Return what a key of a data file ("artistName") says of its value."""
    for kind, parts in _KEYS:
        if any(part in key for part in parts):
            return {kind: True}
    return {"other": True}
