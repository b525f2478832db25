"""reStructuredText and Sphinx: a scanner of the blocks that matter, with exact places.

Follows https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html; directives that only an extension knows are
read for what stands in them. See docs/decisions/0019-restructuredtext.md.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.base import Found
from licensecheck.articles.html.elements import CAPTION_WORDS, CREDIT_WORDS
from licensecheck.articles.markup.rst_inline import Definitions, Inline
from licensecheck.articles.markup.rst_tables import csv_cells, grid_cells, simple_cells
from licensecheck.articles.markup.sheet import Sheet
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.articles.base import Source
    from licensecheck.articles.markup.rst_tables import Cell

    Line = tuple[int, int, int]
    """Column of the first sign, its offset, offset of the line's end; the last two are the same in an empty line."""

DEEPEST = 40
"""Blocks inside blocks that are followed; what is deeper is read as one text."""

PICTURES = frozenset(("image", "figure", "thumbnail"))
FIGURES = frozenset(("figure", "thumbnail"))
# fmt: off
SKIPPED = frozenset((
    "code", "code-block", "sourcecode", "highlight", "literalinclude", "math", "include", "toctree", "index", "default-role",
    "role", "currentmodule", "automodule", "autoclass", "autofunction", "doctest", "testcode", "testoutput", "productionlist",
    "graphviz", "mermaid", "uml", "plantuml", "plot", "ipython", "jupyter-execute", "contents", "sectnum", "title", "unicode",
    "highlightlang", "tabularcolumns", "bibliography", "parsed-literal", "prompt", "literal", "cssclass",
))
"""Directives whose content is no text of the article."""
# fmt: on


_SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|bmp|heic)\s*\Z", re.I)
_SHOWN = frozenset(("img-top", "img-bottom", "img-background", "image", "src", "cover", "poster"))
"""Options of directives of extensions that may name a picture."""


_UNTITLED = frozenset(("only", "ifconfig", "grid", "grid-item", "tab-set", "hlist", "columns", "column", "div", "when"))
"""Directives whose argument is no text."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "directive": re.compile(
            r"(?:\|[^|\n]{1,200}\|[ \t]+)?([^\W_](?:[\w.+-]|:(?!:)){0,60})[ ]?::(?:[ \t]+|$)", re.M
        ),
        "option": re.compile(r":([^:\s][^:\n]{0,60}):(?:[ \t]+|$)", re.M),
        "bullet": re.compile(
            r"[-*+•‣⁃](?:[ \t]+|$)|(?:\(?(?:\d{1,6}|[A-Za-z]|[ivxlcdm]{1,8}|\#)[.)])(?:[ \t]+|$)", re.M
        ),
        "footnote": re.compile(r"\[([^\]\n]{1,100})\](?:[ \t]+|$)", re.M),
        "adornment": re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$", re.M),
        "grid": re.compile(r"\+(?:[-=]{1,500}\+){1,200}[ \t]*$", re.M),
        "simple": re.compile(r"={2,}(?:[ ]+={2,})+[ \t]*$", re.M),
    }


def read(source: Source) -> Found:
    """Read a document of reStructuredText."""
    reader = _Reader(source)
    reader.run(lines_of(source.text), 0)
    return reader.sheet.found(reader.language, reader.date)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text; tabs lead to the next multiple of eight columns."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        lead = len(line) - len(line.lstrip()) if bare else 0
        column = len(line[:lead].expandtabs(8)) if "\t" in line[:lead] else lead
        found.append((column, at + lead, at + lead + len(bare)))
        at += len(line)
    return found


class _Reader:
    """Writes the blocks of one document into a sheet."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.sheet = Sheet(source, "rst")
        self.definitions = Definitions(source.text)
        self.inline = Inline(self.sheet, self.definitions)
        self.language: str | None = None
        self.date: str | None = None
        self._role = ""
        self._next_role = ""
        self._table = 0
        self._cut = False
        """Whether the lines of a block do not follow each other in the document: in the cells of a table."""

    # --- blocks -------------------------------------------------------------------------------------------------------

    def run(self, lines: list[Line], depth: int) -> None:
        """Read lines that stand in one block."""
        at, count = 0, len(lines)
        base = min((k[0] for k in lines if k[1] < k[2]), default=0)
        while at < count:
            column, start, end = lines[at]
            if start == end:
                at += 1
            elif depth >= DEEPEST:
                at = self._paragraph(lines, at, flat=True)
            elif column > base:
                after = _body(lines, at, base)
                self.run(lines[at:after], depth + 1)
                at = after
            else:
                at = self._block(lines, at, depth)

    def _block(self, lines: list[Line], at: int, depth: int) -> int:
        """Read the block that starts in a line; return where the next one does."""
        _, start, end = lines[at]
        text, patterns = self.text, _patterns()
        if text.startswith("..", start) and (end == start + 2 or text[start + 2] in " \t"):
            return self._explicit(lines, at, depth)
        if text.startswith("__ ", start) or text.startswith(">>> ", start):
            return _paragraph_end(lines, at)
        if text[start] == "|" and text[start + 1 : start + 2] in (" ", ""):
            return self._line_block(lines, at)
        if patterns["grid"].match(text, start, end):
            return self._grid(lines, at)
        if patterns["simple"].match(text, start, end):
            return self._simple(lines, at)
        if patterns["adornment"].match(text, start, end):
            return self._adorned(lines, at)
        if (found := patterns["bullet"].match(text, start, end)) and found.end() > start:
            return self._item(lines, at, found.end(), depth)
        if text[start] == ":" and (found := patterns["option"].match(text, start, end)):
            return self._field(lines, at, found, depth)
        return self._paragraph(lines, at)

    def _paragraph(self, lines: list[Line], at: int, *, flat: bool = False) -> int:
        """Read a paragraph, the title of a section, or a term; what it announces with "::" is passed over."""
        after = _paragraph_end(lines, at, flat=flat)
        start, end = lines[at][1], lines[after - 1][2]
        if after - at == 2 and _patterns()["adornment"].match(self.text, lines[at + 1][1], end):
            end = lines[at][2]
        stretches = [(k[1], k[2]) for k in lines[at:after]] if self._cut and end > lines[at][2] else [(start, end)]
        self._write(*stretches)
        if self.text.endswith("::", start, end):
            while after < len(lines) and lines[after][1] == lines[after][2]:
                after += 1
            if after < len(lines) and lines[after][0] > lines[at][0]:
                return _body(lines, after, lines[at][0])
        return after

    def _write(self, *stretches: tuple[int, int], line: bool = False) -> None:
        self.sheet.open(self._next_role or self._role)
        self._next_role = ""
        for number, (start, end) in enumerate(stretches):
            self.sheet.put("\n" if number else "", start, start)
            self.inline.run(start, end)
        self.sheet.close(line=line)
        self._footnotes()

    def _footnotes(self) -> None:
        """Write the footnotes that the last block names, as if they stood behind it."""
        for start, end in self.inline.taken_footnotes():
            self.run(_restarted(lines_of(self.text[start:end]), start), DEEPEST)

    def _line_block(self, lines: list[Line], at: int) -> int:
        while at < len(lines) and self.text.startswith("|", lines[at][1]) and lines[at][1] < lines[at][2]:
            start, end = lines[at][1] + 1, lines[at][2]
            at += 1
            while at < len(lines) and lines[at][0] > lines[at - 1][0] and not self.text.startswith("|", lines[at][1]):
                end = lines[at][2]
                at += 1
            self._write((start, end), line=True)
        return at

    def _adorned(self, lines: list[Line], at: int) -> int:
        """A line of signs: above a title, or a transition."""
        after = at + 1
        if after < len(lines) and lines[after][1] < lines[after][2]:
            return after
        self.sheet.barrier()
        return after

    def _item(self, lines: list[Line], at: int, content: int, depth: int) -> int:
        column, start, end = lines[at]
        after = _body(lines, at + 1, column)
        first = (column + content - start, content, end) if content < end else (column + 2, end, end)
        inside = [first, *lines[at + 1 : after]]
        if _one_line(inside):
            self._write((content, end), line=True)
        else:
            self.run(inside, depth + 1)
        return after

    def _field(self, lines: list[Line], at: int, found: re.Match[str], depth: int) -> int:
        """A field is read as "name: body"."""
        column, _, end = lines[at]
        after = _body(lines, at + 1, column)
        name = found[1].strip().lower()
        if name in ("lang", "language") and self.language is None:
            self.language = self.text[found.end() : end].strip()[:35] or None
        if name == "date" and self.date is None:
            self.date = self.text[found.end() : end]
        stop = at + 1
        while stop < after and lines[stop][1] < lines[stop][2]:
            stop += 1
        last = lines[stop - 1][2]
        self.sheet.open(self._role)
        self.sheet.words(found.start(1), found.end(1))
        self.sheet.copy(found.end(1), min(found.end(1) + 2, end))
        self.inline.run(found.end(), max(found.end(), last))
        self.sheet.close(line=True)
        self.run(lines[stop:after], depth + 1)
        return after

    # --- explicit markup ----------------------------------------------------------------------------------------------

    def _explicit(self, lines: list[Line], at: int, depth: int) -> int:
        """A directive, definition, target, footnote or comment."""
        column, start, end = lines[at]
        after = _body(lines, at + 1, column)
        text = self.text
        inside = start + 2
        while inside < end and text[inside] in " \t":
            inside += 1
        if found := _patterns()["directive"].match(text, inside, end):
            if text[inside] != "|":
                self._directive(found[1].lower(), (start, found.end(), end), lines[at + 1 : after], depth)
        elif footnote := _patterns()["footnote"].match(text, inside, end):
            if not self.definitions.is_referenced(footnote[1]):
                self.run([(column + 3, footnote.end(), end), *lines[at + 1 : after]], depth + 1)
        elif not text.startswith("_", inside):
            last = max([end, *(k[2] for k in lines[at + 1 : after])])
            self.sheet.comment(inside, last, "..")
        return after

    def _directive(self, name: str, first: tuple[int, int, int], body: list[Line], depth: int) -> None:
        start, *argument = first
        parts = _Parts(self.text, (argument[0], argument[1]), body)
        name = name.rpartition(":")[2] or name
        if name in PICTURES:
            self._picture(name, start, parts, depth)
        elif name == "raw":
            if "html" in self.text[slice(*parts.argument)].lower() and parts.content:
                self.sheet.html(parts.content[0][1], parts.content[-1][2])
        elif name == "meta":
            self._meta(body)
        elif name in ("class", "rst-class", "container"):
            self._classed(name, parts, depth)
        elif name in ("list-table", "csv-table"):
            if parts.argument[0] < parts.argument[1]:
                self._write(parts.argument)
            if name == "list-table":
                self._list_table(parts, depth)
            else:
                self._cells(csv_cells(self.text, parts.content))
        elif name not in SKIPPED:
            self._extension(name, start, parts, depth)

    def _extension(self, name: str, start: int, parts: _Parts, depth: int) -> None:
        """A directive that is read for what it holds: a picture that it names, its title, its content."""
        if _SUFFIX.search(self.text, *parts.argument):
            self._picture("figure", start, parts, depth)
            return
        for option in sorted(_SHOWN & parts.options.keys()):
            if _SUFFIX.search(self.text, *parts.options[option]):
                self.sheet.open()
                self.inline.picture(parts.options[option][0], parts.options[option], {})
        if parts.argument[0] < parts.argument[1] and name not in _UNTITLED:
            self._write(parts.argument)
        self.run(parts.content, depth + 1)

    def _picture(self, name: str, start: int, parts: _Parts, depth: int) -> None:
        sheet = self.sheet
        around = name in FIGURES
        if around:
            sheet.enter()
        sheet.open()
        self.inline.picture(start, parts.argument, parts.options)
        sheet.close()
        former, self._role = self._role, "caption" if around else self._role
        self.run(parts.content, depth + 1)
        self._role = former
        if around:
            sheet.leave()

    def _classed(self, name: str, parts: _Parts, depth: int) -> None:
        words = {w.replace("-", "") for w in re.split(r"\s+|-", self.text[slice(*parts.argument)].lower())}
        role = "credit" if words & CREDIT_WORDS else "caption" if words & CAPTION_WORDS else ""
        if name != "container" and not parts.content:
            self._next_role = role
            return
        former, self._role = self._role, role or self._role
        self.run(parts.content, depth + 1)
        self._role = former

    def _meta(self, body: list[Line]) -> None:
        for _, start, end in body:
            found = re.match(
                r":(?:lang|language|http-equiv=content-language):[ \t]*([\w-]{2,35})", self.text[start:end]
            )
            if found and self.language is None:
                self.language = found[1]

    # --- tables -------------------------------------------------------------------------------------------------------

    def _list_table(self, parts: _Parts, depth: int) -> None:
        """Items of items: the outer are rows, the inner cells."""
        self._table += 1
        former = self.sheet.cell
        for row, line in enumerate(_items(self.text, parts.content)):
            for column, cell in enumerate(_items(self.text, line)):
                self.sheet.cell = (self._table, row, column)
                self.run(cell, depth + 2)
        self.sheet.cell = former

    def _grid(self, lines: list[Line], at: int) -> int:
        after = _paragraph_end(lines, at)
        self._cells(grid_cells(self.text, lines[at:after]))
        return after

    def _simple(self, lines: list[Line], at: int) -> int:
        after, border = at + 1, _patterns()["simple"]
        seen = 1
        while after < len(lines) and seen < 3:
            if border.match(self.text, lines[after][1], lines[after][2]):
                seen += 1
                if after + 1 >= len(lines) or lines[after + 1][1] == lines[after + 1][2]:
                    after += 1
                    break
            after += 1
        self._cells(simple_cells(self.text, lines[at:after]))
        return after

    def _cells(self, cells: list[Cell]) -> None:
        self._table += 1
        former = self.sheet.cell, self._cut
        self._cut = True
        for row, column, lines in cells:
            self.sheet.cell = (self._table, row, column)
            self.run(lines, DEEPEST - 2)
        self.sheet.cell, self._cut = former


class _Parts:
    """A directive taken apart: its argument, options with the stretch of their value, and the lines of its content."""

    def __init__(self, text: str, first: tuple[int, int], body: list[Line]) -> None:
        self.options: dict[str, tuple[int, int]] = {}
        at = 0
        start, end = first
        option: Callable[[str, int, int], re.Match[str] | None] = _patterns()["option"].match
        while at < len(body) and body[at][1] < body[at][2] and not option(text, body[at][1], body[at][2]):
            start = start if start < end else body[at][1]
            end = body[at][2]
            at += 1
        self.argument = (start, max(start, end))
        last = ""
        while at < len(body) and body[at][1] < body[at][2]:
            if found := option(text, body[at][1], body[at][2]):
                last = found[1].lower()
                self.options.setdefault(last, (found.end(), max(found.end(), body[at][2])))
            elif last:
                self.options[last] = (self.options[last][0], body[at][2])
            at += 1
        while at < len(body) and body[at][1] == body[at][2]:
            at += 1
        while body and body[-1][1] == body[-1][2] and len(body) > at:
            body = body[:-1]
        self.content = body[at:]


def _body(lines: list[Line], at: int, column: int) -> int:
    """Where the lines end that are indented more than `column`; empty ones belong to what follows them."""
    last = at
    while at < len(lines):
        if lines[at][1] < lines[at][2]:
            if lines[at][0] <= column:
                break
            last = at + 1
        at += 1
    return last


def _paragraph_end(lines: list[Line], at: int, *, flat: bool = False) -> int:
    """Where the lines of one paragraph end: at an empty line, or one that is indented otherwise."""
    column = lines[at][0]
    after = at + 1
    while after < len(lines) and lines[after][1] < lines[after][2] and (flat or lines[after][0] == column):
        after += 1
    return after


def _one_line(lines: list[Line]) -> bool:
    return all(k[1] == k[2] for k in lines[1:])


def _items(text: str, lines: list[Line]) -> list[list[Line]]:
    """The items of a list, each as lines without its bullet."""
    found: list[list[Line]] = []
    base = min((k[0] for k in lines if k[1] < k[2]), default=0)
    bullet = _patterns()["bullet"]
    for column, start, end in lines:
        mark = bullet.match(text, start, end) if column == base and start < end else None
        if mark:
            found.append([(column + mark.end() - start, mark.end(), max(mark.end(), end))])
        elif found:
            found[-1].append((column, start, end))
    return found


def _restarted(lines: list[Line], start: int) -> list[Line]:
    return [(column, first + start, last + start) for column, first, last in lines]
