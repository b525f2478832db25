"""Credits that a reader of the page does not see: in attributes, comments, hidden elements. The last that are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left

from licensecheck.articles.blocks import trimmed
from licensecheck.articles.guess import LONGEST_CREDIT
from licensecheck.articles.offsets import plain
from licensecheck.articles.visible import COLLAPSED
from licensecheck.model import CreditText, OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.articles.blocks import Block, Comment, Hint, Picture, Stretches
    from licensecheck.articles.guess import Guess
    from licensecheck.articles.same import Places
    from licensecheck.articles.visible import Stretch

FARTHEST = 1_000
"""Code points between a picture and a hidden text that may credit it."""
MOST_BETWEEN = 2
"""Blocks between them."""
MOST_TRIED = 5
"""Hidden texts behind one picture that are asked about."""

_SHOWS = r"<img|!\[|^\[if |\{\{<|\{%|<[A-Z]\w*\s"
"""What in a hidden text means that a picture is hidden with it."""


class Candidate:
    """A text that is not seen, and where it stands. behind: where its markup ends."""

    __slots__ = ("behind", "end", "figure", "hidden_by", "key", "start", "why")

    def __init__(self, start: int, end: int, why: str, hidden_by: str, stretch: Stretch | None = None) -> None:
        self.start = start
        self.end = end
        self.behind = end
        self.why = why
        self.hidden_by = hidden_by
        self.figure = stretch.figure if stretch else None
        self.key = stretch.id if stretch else ""


class Unseen:
    """The texts of a document that are not seen."""

    def __init__(self, document: Stretches, blocks: Sequence[Block | None], guess: Guess, data: Places) -> None:
        self.text = document.text
        self._data = data
        self.guess = guess
        self._starts = [b.start for b in blocks if b is not None]
        self._edges = _edges(blocks)
        self._pictures = sorted(p.start for b in blocks if b for p in b.pictures if not p.decorative)
        self.candidates = sorted(_candidates(document), key=lambda c: c.start)
        self._at = [c.start for c in self.candidates]
        self.used: set[int] = set()

    def credit(self, picture: Picture, figure: object) -> CreditText | None:
        """Return the text that credits `picture` unseen, None if there is none. figure: the innermost around it."""
        return self._near(picture, figure) or self._attribute(picture)

    def _attribute(self, picture: Picture) -> CreditText | None:
        for hint in (picture.title, picture.link_title):
            if hint is not None and self._asked(hint, always=True):
                return CreditText(hint.text, "text", hint.offsets, "title-attribute")
        for hint in picture.data:
            format = format_of_words(hint.text)
            sure = hint.sure and any(c.isalpha() for c in hint.text) and len(hint.text) <= LONGEST_CREDIT
            if sure or self._asked(hint, always=False, format=format):
                return CreditText(hint.text, format, hint.offsets, "data-attribute", hint.name)  # type: ignore[arg-type]
        data: list[CreditText] = self._data.find(picture.address)
        if data:
            return data[0]
        if (hint := picture.alt_hint) is not None and self._asked(hint, always=False):
            return CreditText(hint.text, "text", hint.offsets, "alt")
        return None

    def _asked(self, hint: Hint, *, always: bool, format: str = "text") -> bool:
        if len(hint.text) > LONGEST_CREDIT:
            return False
        return self.guess.certain(hint.text, format) if always else self.guess.likely(hint.text, format)

    def _near(self, picture: Picture, figure: object) -> CreditText | None:
        for candidate in self._around(picture, figure):
            if candidate.start in self.used:
                continue
            start, end = trimmed(self.text, candidate.start, candidate.end)
            words = self.text[start:end]
            if not 0 < len(words) <= LONGEST_CREDIT or re.search(_SHOWS, words):
                continue
            format = format_of_words(words)
            if self.guess.may(start, end) and self.guess.certain(words, format):
                self.used.add(candidate.start)
                offsets: OffsetMap = plain(start, end - start)
                return CreditText(words, format, offsets, candidate.why, candidate.hidden_by)  # type: ignore[arg-type]
        return None

    def _around(self, picture: Picture, figure: object) -> Iterator[Candidate]:
        """Hidden texts that the markup ties to the picture, those behind it, and the one directly in front."""
        first = bisect_left(self._at, picture.start)
        following = bisect_left(self._pictures, picture.end)
        limit = self._pictures[following] if following < len(self._pictures) else len(self.text)
        for candidate in self.candidates[first : first + MOST_TRIED]:
            described = bool(candidate.key) and candidate.key in picture.described
            together = figure is not None and candidate.figure is figure
            near = candidate.start < limit and self._close(picture.end, candidate.start)
            if described or together or near:
                yield candidate
        if first and (before := self.candidates[first - 1]):
            together = figure is not None and before.figure is figure
            gap = self.text[before.behind : picture.start] if picture.start - before.behind < FARTHEST else "x"
            if together or not _shown_words(gap):
                yield before

    def _close(self, start: int, end: int) -> bool:
        if end - start > FARTHEST:
            return False
        between = bisect_left(self._starts, end) - bisect_left(self._starts, start)
        edge = bisect_left(self._edges, start)
        return between <= MOST_BETWEEN and not (edge < len(self._edges) and self._edges[edge] < end)


def _edges(blocks: Sequence[Block | None]) -> list[int]:
    """Where something stands that keeps its neighbors apart: the starts of the blocks behind it."""
    found = []
    apart = False
    for block in blocks:
        if block is None:
            apart = True
        elif apart:
            found.append(block.start)
            apart = False
    return found


def _candidates(document: Stretches) -> Iterator[Candidate]:
    text = document.text
    for start, end in document.holes:
        if text.startswith("<!--", start) and text.endswith("-->", start + 4, end):
            yield Candidate(start + 4, end - 3, "comment", "<!-- -->")
    for comment in document.comments:
        candidate = Candidate(comment.first, comment.last, "comment", _signs(text, comment))
        candidate.behind = comment.end
        yield candidate
    for stretch in (*document.hidden, *(s for s in document.half_seen if s.hider.kind == COLLAPSED)):
        yield Candidate(*stretch.inner, stretch.hider.kind, stretch.hider.words, stretch)


def _signs(text: str, comment: Comment) -> str:
    """What opens and closes a comment."""
    opening, closing = text[comment.start : comment.first], text[comment.last : comment.end]
    return f"{opening.strip()} {closing.strip()}"[:60]


def _shown_words(gap: str) -> bool:
    """Whether something but markup stands in a stretch of source."""
    inside = False
    for char in gap:
        inside = char == "<" or (inside and char != ">")
        if not inside and char.isalnum():
            return True
    return False


def format_of_words(words: str) -> str:
    """Return the format that a text is written in, as its markup tells."""
    return "markdown" if "](" in words else "html" if "</" in words or "<a " in words else "text"


def half_seen(stretches: Sequence[Stretch], starts: Sequence[int], credit: CreditText, picture: int) -> CreditText:
    """Return `credit` as collapsed, or as not read out, where an element says so that does not hold its picture too.

    stretches: in the order of their `starts`. picture: where it starts.
    """
    at = credit.offsets.pieces[0][1]
    last = bisect_left(starts, at + 1)
    for stretch in reversed(stretches[max(0, last - 20) : last]):
        inside = stretch.inner[0] <= at < stretch.inner[1]
        if inside and not stretch.start <= picture < stretch.end:
            return credit.replace(why=stretch.hider.kind, hidden_by=stretch.hider.words)
    return credit
