"""Markdown: CommonMark with tables, footnotes, strikethrough and task lists, parsed by pulldown-cmark.

Front matter, and what generators of sites add to Markdown, is read first and masked.
"""

from __future__ import annotations

import re

from licensecheck.articles.base import Found
from licensecheck.articles.guess import Guess
from licensecheck.articles.tie import tie
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source
    from licensecheck.model import ImageUse, Problem

_FRONT = ("---", "+++", "{", ";;;", '"')
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
    from licensecheck.articles.markdown import masking

    guess = Guess(text, masking.filled(source))
    mask = masking.masked(source, guess, body, modules=modules)
    if mask is not None or guess.may(body, len(text)) or "![" in text or ("<" in text and "<img" in text.lower()):
        from licensecheck.articles.markdown.events import Reader

        reader = Reader(text, body, mask=mask, captions=captions)
        blocks = reader.blocks()
        tied, long = tie(reader.stretches(), blocks, guess, source.path, language)
        known, unknown = masking.settled(source, mask, tied, language)
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
