"""Visible words -> items: licenses, addresses, dates, file names, quotations, vocabulary, separators, words between.

An item is (kind, start, end, data):
  "lic" a license mention · "url" an address written out · "date" its value · "file" a file's name · "quote" (start, end) of
  the words inside · "voc" the kinds of a vocabulary term · "copy" a copyright sign · "p" a separator's sign · "w" words.
"""

from __future__ import annotations

from licensecheck.credit.findings import findings, glued
from licensecheck.credit.lazy import lazy
from licensecheck.credit.pieces import GLUED, LANGUAGE
from licensecheck.credit.tokens import ITEM, KEY, LONE, QUOTE, STOP, TERM, key_kinds, term_at, tokens_of
from licensecheck.credit.vocabulary import first_word, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from licensecheck.credit.pieces import Pieces
    from licensecheck.credit.tokens import Token
    from licensecheck.credit.visible import Visible

    Item = tuple[str, int, int, Any]

_CLOSERS = {
    '"': '"', "“": "”", "„": '“”"', "”": "”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "《": "》", "‘": "’", "‚": "‘’", "'": "'",
}  # fmt: skip
"""What ends the quotation that a mark opens."""
_PLAIN = (
    ("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\xa0", " "), ("\u202f", " "), ("\u3000", " "),
)  # fmt: skip
"""What lower-cased text is searched with: one apostrophe, one dash for hyphens, plain spaces."""


def lower(text: str) -> str:
    """Return `text` in lower case, letter for letter of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join([c if len(c) == 1 else o for o, c in ((o, o.lower()) for o in text)])
    if not low.isascii():
        for sign, plain in _PLAIN:
            if sign in low:
                low = low.replace(sign, plain)
    return low


def cuts_of(visible: Visible) -> list[int]:
    """Return where links and emphasis begin and end: words do not run over these places."""
    if not visible.links and not visible.marks:
        return []
    places = [(k.start, k.end) for k in visible.links] + [(k.start, k.end) for k in visible.marks]
    return sorted({p for place in places for p in place})


class Walker:
    """One run over the pieces of one text (`low`: the visible words in lower case), after the patterns have found what they find."""

    __slots__ = (
        "cut", "cuts", "edge", "found", "glued", "items", "last", "low", "pieces", "places", "size", "skip", "text", "words",
    )  # fmt: skip

    def __init__(self, visible: Visible, low: str, pieces: Pieces, cuts: list[int]) -> None:
        self.text, self.low, self.size = visible.text, low, len(low)
        self.pieces = pieces
        self.found = findings(visible, low, pieces.triggers)
        self.glued = glued(low, self.found) if pieces.triggers & (GLUED | LANGUAGE) else []
        self.cuts = [*cuts, self.size + 1][::-1]
        """Places that words do not run over, the next one last."""
        self.places = sorted([*self.found, self.size + 1], reverse=True)
        """Where patterns found something, the next one last."""
        self.edge = -1 if self.glued else min(self.cuts[-1], self.places[-1])
        """Up to here pieces are what they are alone."""
        self.items: list[Item] = []
        self.words = self.last = -1
        """Where the words that are being collected begin and end; -1 while there are none."""
        self.skip = 0
        """Where the last item ends."""

    def walk(self) -> list[Item]:
        """Return the items, left to right, not overlapping: vocabulary, separators, what patterns found, the words between."""
        position = 0
        for text, (_, settled, tokens) in zip(self.pieces.texts, self.pieces.said):  # noqa: B905 (faster)
            behind = position + len(text)
            if settled is not None and self.skip <= position and behind <= self.edge:
                head, inner, tail = settled
                if head is not None:
                    self.last = position + head[1]
                    if self.words < 0:
                        self.words = position + head[0]
                if inner:
                    self._settle(position, inner, tail)
            elif behind > self.skip:
                self._decide(position, behind, tokens if tokens is not None else tokens_of(text, behind >= self.size))
            position = behind + 1
        self._flush()
        return self.items

    def _flush(self) -> None:
        """End the words that are being collected."""
        if self.words >= 0:
            self.items.append(("w", self.words, self.last, None))
            self.words = -1

    def _settle(self, position: int, inner: tuple[Item, ...], tail: tuple[int, int] | None) -> None:
        """Take over the items of a piece that stands at `position`, and the words at its end."""
        items = self.items
        if self.words >= 0:
            items.append(("w", self.words, self.last, None))
            self.words = -1
        for kind, start, end, data in inner:
            items.append((kind, position + start, position + end, data))
        if tail is not None:
            self.words, self.last = position + tail[0], position + tail[1]

    def _decide(self, position: int, behind: int, tokens: Iterable[Token]) -> None:
        """Take over the tokens of a piece, each as what stands around it makes it."""
        found, cuts = self.found, self.cuts
        for token_start, token_end, what, data in tokens:
            start = position + token_start
            if start < self.skip:
                continue
            if cuts[-1] <= start:
                self._flush()
                while cuts[-1] <= start:
                    cuts.pop()
            item = found.get(start)
            if item is None and self.glued:
                item = self._inner(start, position + token_end)
            if item is None and what:
                item = self._item(position, behind, start, what, data)
            if item is not None:
                self._flush()
                self.items.append(item)
                self.skip = item[2]
                if item[2] >= behind:
                    break
            elif what == LONE or (what == QUOTE and data[1] == LONE):
                self._flush()
            else:
                if self.words < 0:
                    self.words = start
                self.last = position + token_end
        if self.edge < behind and not self.glued:
            self._look_ahead(behind)

    def _look_ahead(self, behind: int) -> None:
        """Set the edge behind a place that was passed."""
        while self.places[-1] < behind:
            self.places.pop()
        self.edge = min(self.cuts[-1], self.places[-1])

    def _item(self, piece: int, behind: int, start: int, what: int, data: Any) -> Item | None:
        """Return the item of a token, if it is one; `piece`, `behind`: where its piece begins and ends."""
        if what == ITEM:
            return (data[0], start, piece + data[1], data[2])
        if what == TERM:
            longer, short = data
            terms = longer.get(self.low[behind + 1 : behind + 2])
            item = term_at(terms, self.low, start) if terms else None
            return item if item is not None or short is None else ("voc", start, piece + short[0], short[1])
        if what == QUOTE:
            token, what, data = data
            quote = _quotation(token, self.text, self.low, start, self.size, self.found)
            return quote if quote is not None else self._item(piece, behind, start, what, data)
        if what == STOP and _glued_sentence(self.text, start, self.size):
            return ("p", start, start + 1, ".")
        return None

    def _inner(self, start: int, end: int) -> Item | None:
        """Return the item that is glued to the end of a word ("XYZderivative work"); what stands before becomes words."""
        inner = next((p for p in self.glued if start < p < end), 0)
        if not inner:
            return None
        self.items.append(("w", self.words if self.words >= 0 else start, inner, None))
        self.words = -1
        terms = vocabulary().starting(first_word(self.low, inner)) or ()
        return self.found.get(inner) or term_at(terms, self.low, inner)


def _glued_sentence(text: str, start: int, size: int) -> bool:
    """Tell whether the full stop at `start` ends a sentence that the next word is glued to ("... for Sample.Jane Sample / ...")."""
    if start + 4 > size or not text[start + 1].isupper() or not text[start - 1 : start].islower():
        return False
    before = text[max(0, start - 200) : start].split(" ")
    after = text[start + 1 : start + 20].replace("/", " ").split(" ", 1)
    return len(before) > 5 and before[-1].isalpha() and len(before[-1]) > 2 and after[0].isalpha() and len(after[0]) > 2


def _quotation(token: str, text: str, low: str, start: int, size: int, found: dict[int, Item]) -> Item | None:
    """Return the quotation that opens at `start`, if it is closed within reach and is no JSON value."""
    closers = _CLOSERS[token]
    if token in "\"“„”‘‚'" and start and low[start - 1].isalnum():
        return None
    if token == "‘" and start + 2 < size and low[start + 2] == " ":
        return None
    stop = min((p for p in (text.find(c, start + 1, start + 400) for c in closers) if p > 0), default=-1)
    while stop > 0 and token in "'‘‚" and stop + 1 < size and low[stop + 1].isalnum():
        stop = text.find("'" if token == "'" else "’", stop + 1, start + 400)
    if stop <= start + 1 or "\n" in text[start:stop] or "://" in text[start:stop]:
        return None
    key = KEY.match(low, start + 1, stop) if token == '"' and low[stop + 1 : stop + 2] == ":" else None
    if key is not None and (start == 0 or low[start - 1] in " \n{,"):
        return ("voc", start, stop + 1, key_kinds(low[start + 1 : stop]))
    if start == 0 and not text[stop + 1 :].strip(" .,;\n") and ":" in text[start:stop]:
        return None  # the whole text: its words are the credit
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
        and not _WORDED.search(low, max(0, start - 40), start)
    ):
        return None  # a value in JSON or YAML: its words are the credit
    return ("quote", start, stop + 1, (start + 1, stop))


_WORDED = lazy(r"[^\W\d_]\s[^\W\d_]+\s?:\s$")
"""Several words before a colon: no key of a data file."""
