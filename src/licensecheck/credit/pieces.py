"""The pieces of a text between its blanks, each looked at once: what its words and signs are wherever the piece stands.

Credits repeat their words, so what a piece says is kept (at most `MOST_KEPT` pieces). All that depends on the words around it is
left open: quotations, terms of several words, full stops inside.
"""

from __future__ import annotations

from functools import reduce
from operator import itemgetter, or_

from licensecheck.credit.lazy import lazy
from licensecheck.credit.tokens import ITEM, WORD, token_of, tokens_of
from licensecheck.credit.vocabulary import is_plain, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.tokens import Token

    Settled = tuple[tuple[int, int] | None, tuple[tuple[str, int, int, Any], ...], tuple[int, int] | None]
    Piece = tuple[int, Settled | None, tuple[Token, ...] | None]

URL, FILE, YEAR, CENTURY, WIKI, ACCOUNT, GLUED, LANGUAGE, SIGN, CODE, BLANK, PICTURES, FIGURE = (
    1 << n for n in range(13)
)
"""What patterns over the whole text may find where a piece stands; a bit that is missing from all pieces spares the search.

SIGN: signs of programs and templates. CODE: pairs of them. BLANK: words that stand for something to be filled in ("NAME").
PICTURES: nouns that speak of all pictures of a place. FIGURE: beginnings of "Fig." and the like.
"""

MOST_KEPT = 8192
_LONGEST_KEPT = 48

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
    "artworks",
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
    if piece.startswith(("fig", "abb")):
        bits |= FIGURE
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


def _look(piece: str, last: bool) -> Piece:
    """Tell what a piece says; `last`: the text ends behind it. An address has its tokens left out: see `tokens_of`."""
    bits = _word_triggers(piece)
    alone = piece.isalpha()
    word = piece if alone else piece[:-1]
    if (alone or (word.isalpha() and piece[-1] in ",:)")) and is_plain(word):  # a word, or a word and a sign
        size = len(word)
        tokens = [token_of(word, piece, 0, size, last) if word in vocabulary().index else (0, size, WORD, None)]
        if not alone:
            tokens.append(token_of(piece[-1], piece, size, size + 1, last))
            if piece[-1] == ":":
                bits |= CODE | (LANGUAGE if word.endswith(LANGUAGES) else 0)
        return bits | _WHOLE.get(word, 0), _settled(tokens), tuple(tokens)
    bits |= _sign_triggers(piece)
    if "://" in piece:
        return bits, None, None
    tokens = list(tokens_of(piece, last))
    return bits, _settled(tokens), tuple(tokens)


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
