"""Jupyter notebooks: the Markdown in their cells, and Markdown and HTML among the outputs.

Follows https://nbformat.readthedocs.io/en/latest/format_description.html (versions 3 and 4). Each cell is a document of
its own for the Markdown reader; places are those in the file.
"""

from __future__ import annotations

from licensecheck.articles.base import Found, Source
from licensecheck.articles.data.json_places import Text, read_json
from licensecheck.articles.data.strings import escapes
from licensecheck.articles.lines import Lines
from licensecheck.articles.markup.rewritten import Rewriting
from licensecheck.model import Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.model import ImageUse

OUTPUTS = ("text/markdown", "text/html")
"""Types of outputs that are read, the richest last: pictures that were drawn are no pictures of others."""


MOST_BRACKETS = 2_000_000
"""Brackets of a notebook that is read."""


class _Cell:
    """What was found in one cell or output. opens, ends: whether a credit starts it, or a picture ends it."""

    def __init__(self, uses: list[ImageUse], text: str, found: Found) -> None:
        self.uses = uses
        first, last = (found.uses[0], found.uses[-1]) if found.uses else (None, None)
        credit = first.credit if first is not None and first.image is None else None
        self.opens = credit is not None and not text[: credit.offsets.to_source(0)].strip()
        span = last.image_span if last is not None and not last.credit and not last.decorative else None
        self.ends = span is not None and not text[span.end :].strip()


def read(source: Source) -> Found:
    """Read a notebook."""
    broken = _broken(source)
    if broken is not None:
        return Found(problems=[broken])
    root = read_json(source.text, 0, len(source.text))
    cells = list(_cells_of(root))
    if not cells and not _is_notebook(root):
        return Found(problems=[Problem(source.path, "article.no-notebook")])
    return _Reader(source).found(cells)


def _broken(source: Source) -> Problem | None:
    """Why the text is no JSON that can be read whole, if it is none."""
    import json

    path, text = source.path, source.text
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return Problem(path, "article.json-large", (("limit", str(MOST_BRACKETS)),))
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        at = _at_comma(text, error.pos)
        place = Lines(text).position(Span(at, at + 1))
        cut = error.pos >= len(text.rstrip())
        return Problem(path, "article.json-cut" if cut else "article.json-broken", (), place)
    except (RecursionError, ValueError):  # too deep, or a number of more digits than Python converts
        return Problem(path, "article.json-odd")
    return None


def _at_comma(text: str, at: int) -> int:
    """Where a comma too many stands, if a list or an object ends at `at`; Python from 3.13 on says so itself."""
    before = text[:at].rstrip()
    return len(before) - 1 if before.endswith(",") and text.startswith(("]", "}"), at) else at


def _is_notebook(root: Any) -> bool:
    return isinstance(root, dict) and (isinstance(root.get("cells"), list) or isinstance(root.get("worksheets"), list))


def _cells_of(root: Any) -> Iterator[dict[str, Any]]:
    """The cells of a notebook; those of version 3 stand in worksheets."""
    if not isinstance(root, dict):
        return
    for sheet in (root, *_list(root.get("worksheets"))):
        for cell in _list(sheet.get("cells")) if isinstance(sheet, dict) else ():
            if isinstance(cell, dict):
                yield cell


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class _Reader:
    """Reads the cells of one notebook."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.language: str | None = None
        self.date: str | None = None

    def found(self, cells: list[dict[str, Any]]) -> Found:
        """Return what all cells hold; a credit that opens a cell is that of a picture which ends the one before."""
        uses: list[ImageUse] = []
        before: _Cell | None = None
        for number, cell in enumerate(cells):
            for part in self._parts(cell, number):
                if before is not None and before.ends and part.opens:
                    credit = part.uses.pop(0).credit
                    assert credit is not None
                    uses[-1] = uses[-1].replace(credit=credit.replace(why="next-paragraph"))
                uses += part.uses
                before = part
        stated = [u if u.language else u.replace(language=self.language) for u in uses]
        return Found(stated, self.problems, self.language, date=self.date)

    def _parts(self, cell: dict[str, Any], number: int) -> Iterator[_Cell]:
        kind = cell.get("cell_type")
        name = kind.value if isinstance(kind, Text) else ""
        if name == "markdown" or (name == "raw" and number == 0 and self._is_front_matter(cell.get("source"))):
            yield self._read("markdown", cell.get("source"), first=number == 0)
        for output in _list(cell.get("outputs")) if name == "code" else ():
            data = output.get("data") if isinstance(output, dict) else None
            if isinstance(data, dict):
                kinds = [k for k in OUTPUTS if k in data]
                if kinds and (kinds[-1] != "text/html" or self._holds(data[kinds[-1]], "<img")):
                    yield self._read(kinds[-1].removeprefix("text/"), data[kinds[-1]], first=False)

    def _is_front_matter(self, value: Any) -> bool:
        first = next(iter(_strings(value)), None)
        return first is not None and self.source.text.startswith("---", first.start)

    def _holds(self, value: Any, mark: str) -> bool:
        return any(self.source.text.find(mark, k.start, k.end) >= 0 for k in _strings(value))

    def _read(self, format: str, value: Any, *, first: bool) -> _Cell:
        """Read one text, given as a string or as a list of lines."""
        sheet = Rewriting(self.source.text, "notebook")
        if not first:
            sheet.add("\n")  # three dashes begin the front matter of the first cell only
        for line in _strings(value):
            _write(sheet, line)
        text = sheet.text()
        if format == "html":
            from licensecheck.articles.html import reader as reader
        else:
            from licensecheck.articles.markdown import reader as reader  # type: ignore[no-redef]
        found = reader.read(Source(self.source.path, text, self.source.is_credit, self.source.options))
        self.problems += sheet.problems(found.problems) if found.problems else []
        self.language = self.language or found.language
        self.date = self.date or found.date
        return _Cell(sheet.uses(found.uses), text, found)


def _strings(value: Any) -> Iterator[Text]:
    """The strings of a text: itself, or the lines it is given in."""
    for line in value if isinstance(value, list) else [value]:
        if isinstance(line, Text):
            yield line


def _write(sheet: Rewriting, text: Text) -> None:
    """Write a string, escapes resolved, with the places of its parts."""
    at = text.start
    for first, behind, char in escapes(sheet.source, text.start, text.end):
        sheet.copy(at, first)
        sheet.put(char, first, behind)
        at = behind
    sheet.copy(at, text.end)
