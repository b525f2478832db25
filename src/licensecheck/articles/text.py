"""Plain text: each line, or wrapped paragraph, that credits a picture."""

from __future__ import annotations

import re

from licensecheck.articles.base import Found, credit_too_long
from licensecheck.articles.guess import LONGEST_CREDIT, Guess
from licensecheck.articles.offsets import plain
from licensecheck.articles.parts import field_of, goes_on
from licensecheck.model import CreditText, ImageUse
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.base import Source
    from licensecheck.model import Problem

NARROWEST = 40
WIDEST = 120
"""Columns between which hard-wrapped text breaks its lines."""


def _new_item() -> re.Pattern[str]:
    """A line that starts something of its own: a bullet, a number, or a label with a colon or "by"."""
    return re.compile(
        r"\s*(?:[-*•–—+>|]\s|\(?\d{1,3}[.):]\s|\[\d|©|\(c\)|[^\W\d_][\w .#/-]{0,40}?(?::|\s(?:by|von|par|por|di|da|van)\s))",
        re.I,
    )


def read(source: Source) -> Found:
    """Read a plain text."""
    text = source.text
    guess = Guess(text, source.is_credit)
    uses: list[ImageUse] = []
    problems: list[Problem] = []
    for start, end in _credits(text, guess):
        if end - start > LONGEST_CREDIT:
            problems.append(credit_too_long(source.path, text, start, end))
            continue
        credit = CreditText(text[start:end], "text", plain(start, end - start), "line")
        uses.append(ImageUse(source.path, credit=credit))
    return Found(uses, problems)


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of each paragraph as (start, end) without surrounding white space."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            lines.append((start, start + len(bare)))
        elif lines:
            yield lines
            lines = []
        at += len(line)
    if lines:
        yield lines


def _credits(text: str, guess: Guess) -> Iterator[tuple[int, int]]:
    for lines in _paragraphs(text):
        if not guess.may(lines[0][0], lines[-1][1]):
            continue
        for start, end in _joined(text, lines):
            if guess.may(start, end) and guess.stated(text[start:end], "text"):
                yield start, end


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines, joined with those that go on with them: further fields, or what the width of the page has broken off."""
    width = max(end - start for start, end in lines)
    new = _new_item()
    at = 0
    while at < len(lines):
        start, end = lines[at]
        at += 1
        seen = {field_of(text, start, end)}
        while at < len(lines) and (
            goes_on(text, *lines[at], seen) or _wraps(text, lines[at - 1], lines[at], width, new)
        ):
            end = lines[at][1]
            at += 1
        yield start, end


def _wraps(text: str, line: tuple[int, int], following: tuple[int, int], width: int, new: re.Pattern[str]) -> bool:
    """Whether the first word of the following line would not have fitted into this one, or a comma leads on."""
    length = line[1] - line[0]
    if length < NARROWEST or new.match(text, following[0], following[1]):
        return False
    if text[line[1] - 1] in ",;(/":
        return True
    word = text[following[0] : following[1]].split(None, 1)[0]
    return width <= WIDEST and length + 1 + len(word) > width - 2
