"""Markdown: CommonMark with tables, footnotes, strikethrough and task lists, parsed by pulldown-cmark.

Front matter, and what generators of sites add to Markdown, is read first and masked.
"""

from __future__ import annotations

import re

from licensecheck.articles.base import Found
from licensecheck.articles.guess import Guess
from licensecheck.articles.tie import place_of, tie
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import IsCredit, Source
    from licensecheck.articles.markdown.masks import Mask
    from licensecheck.model import ImageUse, Problem

_FRONT = ("---", "+++", "{", ";;;", '"')
_OUTPUT = r"\{\{[^{}]{1,1000}\}\}"
_NAME_DATE = r"(?:.*[/\\])?(\d{4}-\d\d-\d\d)-[^/\\]+$"


def read(source: Source) -> Found:
    """Read a Markdown document, with the front matter it may have."""
    return read_as(source)


def read_as(source: Source, *, modules: bool = False, captions: bool = False) -> Found:
    """Read one kind of Markdown.

    modules: imports, exports and comments of MDX are read. captions: the alternative text of a picture is shown as its
    caption, as Pandoc does.
    """
    text = source.text
    uses: list[ImageUse] = []
    problems: list[Problem] = []
    language, body, date = None, 0, date_of_name(source.path)
    if text.startswith(_FRONT):
        from licensecheck.articles.markdown import frontmatter

        front = frontmatter.read(source)
        uses, problems, body = list(front.uses), list(front.problems), front.end
        language, date = front.language, front.date or date
    guess = Guess(text, filled(source.is_credit) if "{" in text and "{{" in text else source.is_credit)
    mask = _mask(source, guess, body, modules=modules)
    if mask is not None or guess.may(body, len(text)) or "![" in text or ("<" in text and "<img" in text.lower()):
        from licensecheck.articles.markdown.events import Reader

        reader = Reader(text, body, mask=mask, captions=captions)
        blocks = reader.blocks()
        tied, long = tie(reader.stretches(), blocks, guess, source.path, language)
        known, unknown = _known(source, mask, tied) if mask is not None and mask.templates else (tied, [])
        if mask is not None and mask.uses:
            known = sorted([*known, *(use.replace(language=language) for use in mask.uses)], key=place_of)
        uses += known
        problems += long + unknown
    return Found(uses, problems, language, date=date)


def date_of_name(path: str) -> str | None:
    """Return the date that the name of a post states, as Jekyll wants it: `2023-04-25-title.md`."""
    name = path.replace("\\", "/").rpartition("/")[2]
    if not name[:4].isdigit():  # as most are not
        return None
    found = re.match(_NAME_DATE, path[-500:])
    return found.group(1) if found else None


def _mask(source: Source, guess: Guess, body: int, *, modules: bool) -> Mask | None:
    """The document with what Markdown does not know masked; None where there is nothing of the kind."""
    from licensecheck.articles.markdown import masking

    return masking.masked(source, guess, body, modules=modules)


def filled(is_credit: IsCredit) -> IsCredit:
    """Return what asks about a text with templates also as it may read when they are filled."""
    return lambda text, format: (
        is_credit(text, format) or ("{{" in text and is_credit(re.sub(_OUTPUT, "Nemo Nobody", text), format))
    )


def _known(source: Source, mask: Mask, uses: list[ImageUse]) -> tuple[list[ImageUse], list[Problem]]:
    """Uses whose credits stand in the document, and the problems of those that a template writes."""
    from licensecheck.articles.base import made_by_template
    from licensecheck.model import Span

    known, problems = [], []
    for use in uses:
        credit = use.credit
        span = credit.offsets.span(Span(0, len(credit.text))) if credit is not None else None
        if span is None or not mask.in_template(span.start, span.end):
            known.append(use)
        else:
            problems.append(made_by_template(source.path, source.text, span))
    return known, problems
