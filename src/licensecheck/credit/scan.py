"""Visible words -> items: licenses, addresses, dates, file names, quotations, vocabulary, separators, words between.

An item is (kind, start, end, data):
  "lic" a license mention · "url" an address written out · "date" its value · "file" a file's name · "quote" (start, end) of
  the words inside · "voc" the kinds of a vocabulary term · "copy" a copyright sign · "p" a separator's sign · "w" words.
"""

from __future__ import annotations

from licensecheck.credit.findings import findings, glued
from licensecheck.credit.pieces import (
    GLUED,
    ITEM,
    KEY,
    LANGUAGE,
    LONE,
    QUOTE,
    STOP,
    TERM,
    WORD,
    key_kinds,
    term_at,
    tokens_of,
)
from licensecheck.credit.vocabulary import first_word, vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.pieces import Pieces
    from licensecheck.credit.visible import Visible

    Item = tuple[str, int, int, Any]

_CLOSERS = {
    '"': '"', "“": "”", "„": '“”"', "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "《": "》", "‘": "’", "‚": "‘’", "'": "'",
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


def scan(visible: Visible, low: str, pieces: Pieces) -> list[Item]:
    """Return the items of the visible words, left to right, not overlapping (`low`: the same in lower case, cut in `pieces`)."""
    return _Walker(visible, low, pieces).walk()


def cuts_of(visible: Visible) -> list[int]:
    """Return where links and emphasis begin and end: words do not run over these places."""
    if not visible.links and not visible.marks:
        return []
    places = [(k.start, k.end) for k in visible.links] + [(k.start, k.end) for k in visible.marks]
    return sorted({p for place in places for p in place})


class _Walker:
    """One run over the tokens of one text."""

    __slots__ = ("cuts", "found", "glued", "items", "low", "pieces", "size", "text")

    def __init__(self, visible: Visible, low: str, pieces: Pieces) -> None:
        self.text, self.low, self.size = visible.text, low, len(low)
        self.pieces = pieces
        self.found = findings(visible, low, pieces.triggers)
        self.glued = glued(low, self.found) if pieces.triggers & (GLUED | LANGUAGE) else []
        self.cuts = [*cuts_of(visible), self.size + 1]
        self.items: list[Item] = []

    def walk(self) -> list[Item]:
        """Return the items: vocabulary, separators, what patterns found, and the words between."""
        items, found, cuts, size = self.items, self.found, self.cuts, self.size
        places = [*sorted(found), size + 1]
        position = skip = cut_at = place_at = 0
        edge = -1 if self.glued else min(cuts[0], places[0])
        words = last = -1  # where the words that are being collected begin and end; -1 while there are none
        for text, (_, settled, tokens) in zip(self.pieces.texts, self.pieces.said):  # noqa: B905 (faster)
            behind = position + len(text)
            if behind <= skip:
                position = behind + 1
                continue
            if settled is not None and skip <= position and behind <= edge:
                head, inner, tail = settled
                if head is not None:
                    last = position + head[1]
                    if words < 0:
                        words = position + head[0]
                if inner:
                    if words >= 0:
                        items.append(("w", words, last, None))
                        words = -1
                    for kind, start, end, data in inner:
                        items.append((kind, position + start, position + end, data))
                    if tail is not None:
                        words, last = position + tail[0], position + tail[1]
                position = behind + 1
                continue
            if tokens is None:
                tokens = tokens_of(text, behind >= size)
            for token_start, token_end, what, data in tokens:
                start = position + token_start
                if start < skip:
                    continue
                if cuts[cut_at] <= start:
                    if words >= 0:
                        items.append(("w", words, last, None))
                        words = -1
                    while cuts[cut_at] <= start:
                        cut_at += 1
                item = found.get(start)
                if item is None and self.glued:
                    place = next((p for p in self.glued if start < p < position + token_end), 0)
                    if place:  # what stands before becomes words
                        items.append(("w", words if words >= 0 else start, place, None))
                        words = -1
                        item = self._inner(place)
                if item is None and what:
                    if what == ITEM:
                        item = (data[0], start, position + data[1], data[2])
                    elif what != LONE:
                        item = self._open(position, behind, start, what, data)
                if item is not None:
                    if words >= 0:
                        items.append(("w", words, last, None))
                        words = -1
                    items.append(item)
                    skip = item[2]
                    if skip >= behind:
                        break
                elif what == LONE or (what == QUOTE and data[1] == LONE):
                    if words >= 0:
                        items.append(("w", words, last, None))
                        words = -1
                else:
                    if words < 0:
                        words = start
                    last = position + token_end
            if edge < behind and not self.glued:
                while places[place_at] < behind:
                    place_at += 1
                edge = min(cuts[cut_at], places[place_at])
            position = behind + 1
        if words >= 0:
            items.append(("w", words, last, None))
        return items

    def _open(self, piece: int, behind: int, start: int, what: int, data: Any) -> Item | None:
        """Return the item of a token that the words around it decide on; `piece`, `behind`: where its piece begins and ends."""
        if what == TERM:
            longer, short = data
            terms = longer.get(self.low[behind + 1 : behind + 2])
            item = term_at(terms, self.low, start) if terms else None
            return item if item is not None or short is None else ("voc", start, piece + short[0], short[1])
        if what == QUOTE:
            token, what, data = data
            quote = _quotation(token, self.text, self.low, start, self.size, self.found)
            return quote if quote is not None or what in (WORD, LONE) else self._open(piece, behind, start, what, data)
        if what == STOP and _glued_sentence(self.text, start, self.size):
            return ("p", start, start + 1, ".")
        return None

    def _inner(self, inner: int) -> Item | None:
        """Return the item that is glued to the end of a word ("XYZderivative work")."""
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
    if token in "\"“„‘‚'" and start and low[start - 1].isalnum():
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
