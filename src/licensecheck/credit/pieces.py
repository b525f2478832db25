"""The pieces of a text between its blanks, each looked at once: what its words and signs are wherever the piece stands.

Credits repeat their words, so what a piece says is kept (at most `MOST_KEPT` pieces). All that depends on the words around it is
left open: quotations, terms of several words, full stops inside.
"""

from __future__ import annotations

import re
from functools import cache, reduce
from operator import itemgetter, or_

from licensecheck.credit.lazy import lazy
from licensecheck.credit.vocabulary import CJK, is_cjk, is_plain, unbound, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    Token = tuple[int, int, int, Any]
    Settled = tuple[tuple[int, int] | None, tuple[tuple[str, int, int, Any], ...], tuple[int, int] | None]
    Piece = tuple[int, Settled | None, tuple[Token, ...] | None]

WORD, ITEM, TERM, QUOTE, STOP, LONE = range(6)
"""What a token is: a word; an item, as (kind, end, data); terms of several words may begin, by the first letter of the second
word, with the (end, kinds) of the shorter term that it is else; a quotation may open, else it is what stands behind in its data;
a full stop may end a sentence that the next word is glued to; a quotation mark or the like, on its own.
"""
URL, FILE, YEAR, CENTURY, WIKI, ACCOUNT, GLUED, LANGUAGE, SIGN, CODE, BLANK, PICTURES = (1 << n for n in range(12))
"""What patterns over the whole text may find where a piece stands; a bit that is missing from all pieces spares the search.

SIGN: signs of programs and templates. CODE: pairs of them. BLANK: words that stand for something to be filled in ("NAME").
PICTURES: nouns that speak of all pictures of a place.
"""

MOST_KEPT = 8192
_LONGEST_KEPT = 48

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
GLUED_TERMS = ("derivative work", "own work", "eigenes werk", "unknown author", "travail personnel")
"""Vocabulary that template output glues to the word before."""
LANGUAGES = (
    "english", "deutsch", "français", "español", "italiano", "polski", "português", "nederlands", "русский", "українська", "svenska",
    "čeština", "日本語", "中文",
)  # fmt: skip
"""Names of languages that template output sets before a text, with a colon."""
_BLANKS = ["author", "photographer", "name", "todo", "fixme", "xxx", "tbd", "url"]
_PICTURES = [
    "images",
    "photos",
    "photographs",
    "pictures",
    "icons",
    "illustrations",
    "graphics",
    "assets",
    "logos",
    "drawings",
    "figures",
    "bilder",
    "fotos",
    "grafiken",
    "imágenes",
    "imagens",
    "immagini",
    "afbeeldingen",
    "zdjęcia",
]
_WHOLE = dict.fromkeys(_BLANKS, BLANK) | dict.fromkeys(_PICTURES, PICTURES)
_GLUES = tuple([term.split()[0] for term in GLUED_TERMS])
_WORDS = lazy(r"\b(?:(" + "|".join(_BLANKS) + r")\b|(" + "|".join(_PICTURES) + r")(?:\s|$))")
_SIGN_TRIGGERS = (
    (URL, "/", lazy(r"://|\.(?:org|com|net|de|io|fr|eu|uk)/|flic\.kr/")),
    (URL, "www.", None),
    (FILE, ".", lazy(r"\.(?:jpe?g|png|svg|gif|webp|tiff?|webm|og[gv]|xcf|mp4|djvu|wav|mp3|flac|opus|midi?|pdf|stl|m4a|avif|heic)(?!\w)")),
    (YEAR, "", lazy(r"(?:1\d|20)\d\d")),
    (CENTURY, "jh.", None),
    (ACCOUNT, ":", lazy(r"\w:\w")),
    (LANGUAGE, ":", lazy("(?:" + "|".join(LANGUAGES) + "):")),
    (SIGN, "", lazy(r"[=`@{}$<>%|\\[+;]")),
    (CODE, "()", None),
    (CODE, '":', None),
    (CODE, "':", None),
    (CODE, ".", lazy(r"\.(?:js|py|ts)")),
    (CODE, ":", lazy(":$")),
)  # fmt: skip
"""What only pieces with a sign or a digit set off: the bit, what is in all of them, their pattern."""


def _word_triggers(piece: str) -> int:
    """Return what the letters of a piece set off."""
    bits = GLUED if piece.endswith(_GLUES) and piece not in _GLUES else 0
    if "wiki" in piece and any([part in piece for part in ("wikip", "wikib", "wikis", "wikiv")]):
        bits |= WIKI
    if "centur" in piece or "jahrh" in piece or "siècle" in piece or "siglo" in piece:
        bits |= CENTURY
    return bits


def _sign_triggers(piece: str) -> int:
    """Return what the signs of a piece set off, and the words between them."""
    bits = 0
    for bit, part, pattern in _SIGN_TRIGGERS:
        if part in piece and (pattern is None or pattern.search(piece) is not None):
            bits |= bit
    if (m := _WORDS.search(piece)) is not None:
        bits |= BLANK | PICTURES if len(piece) > len(m[0]) + 2 else BLANK if m[1] else PICTURES
    return bits


class _Kept(dict[str, "Piece"]):
    """The pieces looked at so far; a new one is looked at when it is asked for."""

    __slots__ = ("last",)

    def __init__(self, last: bool) -> None:
        super().__init__()
        self.last = last

    def __missing__(self, text: str) -> Piece:
        piece = _look(text, self.last)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[text] = piece
        return piece


_bits = itemgetter(0)
inner, ending = _Kept(False), _Kept(True)
"""The pieces kept: those with others behind them, and those at the end of a text."""
_say_inner, _say_ending = inner.__getitem__, ending.__getitem__


class Pieces:
    """A lower-cased text cut at its spaces.

    texts: the pieces. said: for each (bits, settled, tokens): the triggers that it sets off; what it comes to whatever stands
    around it, None if that matters (see `_settled`); its tokens as (start, end, what, data), None for an address (see
    `tokens_of`). All offsets count from the piece's start. triggers: those of all pieces.
    """

    __slots__ = ("said", "texts", "triggers")

    def __init__(self, low: str) -> None:
        self.texts = low.split(" ")
        last = self.texts.pop()
        self.said = list(map(_say_inner, self.texts))
        self.texts.append(last)
        self.said.append(_say_ending(last))
        self.triggers: int = reduce(or_, map(_bits, self.said))


@cache
def _cjk_token() -> re.Pattern[str]:
    return re.compile(rf"(?!\s)[{CJK}]|[^\W_{CJK}]+(?:_+[^\W_{CJK}]*)*|_+[^\W_{CJK}]*|[^\w\s]|\n")


def _look(piece: str, last: bool) -> Piece:
    """Tell what a piece says; `last`: the text ends behind it. An address has its tokens left out: see `tokens_of`."""
    bits = _word_triggers(piece)
    alone = piece.isalpha()
    word = piece if alone else piece[:-1]
    if (alone or (word.isalpha() and piece[-1] in ",:)")) and is_plain(word):  # a word, or a word and a sign
        size = len(word)
        tokens = [_token(word, piece, 0, size, last) if word in vocabulary().index else (0, size, WORD, None)]
        if not alone:
            tokens.append(_token(piece[-1], piece, size, size + 1, last))
            if piece[-1] == ":":
                bits |= CODE | (LANGUAGE if word.endswith(LANGUAGES) else 0)
        return bits | _WHOLE.get(word, 0), _settled(tokens), tuple(tokens)
    bits |= _sign_triggers(piece)
    if "://" in piece:
        return bits, None, None
    tokens = list(tokens_of(piece, last))
    return bits, _settled(tokens), tuple(tokens)


def tokens_of(piece: str, last: bool) -> Iterator[Token]:
    """Yield the tokens of a piece."""
    pattern = _PLAIN_TOKEN if is_plain(piece) else _cjk_token()
    for m in pattern.finditer(piece):
        yield _token(m[0], piece, m.start(), m.end(), last)


def _settled(tokens: list[Token]) -> Settled | None:
    """Return where the words begin and end that a piece begins with, the items behind them, and the words at its end.

    Each may be missing; None if the words around the piece decide on a token.
    """
    if not tokens or any([token[2] > ITEM for token in tokens]):
        return None
    head: tuple[int, int] | None = None
    words: tuple[int, int] | None = None
    inner: list[tuple[str, int, int, Any]] = []
    skip = 0
    for start, end, what, data in tokens:
        if start < skip:
            continue
        if what == WORD:
            words = (words[0] if words is not None else start, end)
            continue
        if words is not None and inner:
            inner.append(("w", *words, None))
        elif words is not None:
            head = words
        words, skip = None, data[1]
        inner.append((data[0], start, skip, data[2]))
    return (head, tuple(inner), words) if inner else (words, (), None)


def _token(token: str, piece: str, start: int, end: int, last: bool) -> Token:
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
