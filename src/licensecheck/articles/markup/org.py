"""Org mode: a link to a file of a picture shows it; captions stand in keywords above.

Follows https://orgmode.org/worg/org-syntax.html. What `#+INCLUDE:` names is not read.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.base import Found
from licensecheck.articles.markup.asciidoc import lines_of
from licensecheck.articles.markup.sheet import Sheet
from licensecheck.articles.picture_keys import LIKE_FILE
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source

    Line = tuple[int, int]
    Part = tuple[str, int, int]

_TRANSPARENT = ("quote", "center", "verse", "abstract", "figure", "note", "tip", "info", "sidebar", "column", "columns")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "begin": re.compile(r"[ \t]*#\+begin_(\w{1,40})(?:[ \t]+(\w{1,40}))?", re.I),
        "end": re.compile(r"[ \t]*#\+end_\w{1,40}", re.I),
        "keyword": re.compile(r"[ \t]*#\+(\w{1,40})(?:\[[^\]\n]{0,500}\])?:[ \t]*", re.I),
        "comment": re.compile(r"[ \t]*#(?:[ \t]+|$)", re.M),
        "heading": re.compile(r"\*{1,50}[ \t]+"),
        "item": re.compile(r"[ \t]*(?:[-+]|\d{1,5}[.)])[ \t]+(?:\[[ X-]\][ \t]+)?"),
        "rule": re.compile(r"[ \t]*-{5,}$", re.M),
        "drawer": re.compile(r"[ \t]*:[\w-]{1,60}:$", re.M),
        "option": re.compile(r":(alt|title|width|height|class)[ \t]+(?:\"([^\"]*)\"|((?:[^:\s]|:(?!\w+[ \t])|[ \t](?!:\w))*))", re.I),
        "inline": re.compile(
            r"""\[\[(?P<target>[^\[\]\n]{1,2000})\](?:\[(?P<words>[^\[\]]{1,2000})\])?\]
            |<(?P<angle>(?:https?|ftp)://[^\s<>]+)>
            |(?P<url>(?:https?|ftp)://[^\s<>"\[\]|{}]+)
            |\[fn:(?P<label>[\w-]{0,60})\]
            |(?P<opening>(?<![^\s(\{'"“„\[–-])[*/_=~](?=[^\s*/_=~]))
            |(?P<closing>(?<=[^\s*/_=~])[*/_=~](?=[\s)\}'"”“\].,;:!?–-]|\Z))
            |(?P<wrap>\\\\(?=\r?\n|\Z))""",
            re.X,
        ),
    }  # fmt: skip


_SIGNS = {"*": "**", "/": "*", "_": "", "=": "", "~": ""}


def read(source: Source) -> Found:
    """Read a document of Org mode."""
    reader = _Reader(source)
    reader.run(lines_of(source.text, 0, len(source.text)))
    return reader.sheet.found(reader.language, reader.date)


class _Reader:
    """Writes the blocks of one document into a sheet."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.sheet = Sheet(source, "org")
        self.language: str | None = None
        self.date: str | None = None
        self._caption: Line | None = None
        self._options: dict[str, Part] = {}
        self._tables = 0

    # --- blocks -------------------------------------------------------------------------------------------------------

    def run(self, lines: list[Line]) -> None:
        """Read all lines."""
        at = 0
        while at < len(lines):
            at = self._block(lines, at)

    def _block(self, lines: list[Line], at: int) -> int:
        start, end = lines[at]
        text, patterns = self.text, _patterns()
        if start == end or patterns["end"].match(text, start, end):
            self._drop()
            return at + 1
        if found := patterns["begin"].match(text, start, end):
            return self._delimited(lines, at, found)
        if found := patterns["keyword"].match(text, start, end):
            self._keyword(found[1].lower(), found.end(), max(found.end(), end))
            return at + 1
        if found := patterns["comment"].match(text, start, end):
            self.sheet.comment(found.end(), max(found.end(), end), "#")
            return at + 1
        if patterns["rule"].match(text, start, end):
            self.sheet.barrier()
            return at + 1
        if patterns["drawer"].match(text, start, end):
            return self._until(lines, at, ":end:")
        if text[start:end].lstrip().startswith("|"):
            return self._table(lines, at)
        return self._text(lines, at)

    def _drop(self) -> None:
        """What was said of the next block is said of none."""
        if self._caption is not None:
            line, self._caption = self._caption, None
            self._write(*line, "")
        self._options = {}

    def _until(self, lines: list[Line], at: int, mark: str) -> int:
        """Where the lines go on behind the one that is `mark`; without one, after this line."""
        after = at + 1
        while after < len(lines) and self.text[slice(*lines[after])].strip().lower() != mark:
            after += 1
        return after + 1 if after < len(lines) else len(lines)

    def _delimited(self, lines: list[Line], at: int, found: re.Match[str]) -> int:
        """A block: some hold text of the article, others code, HTML, a comment."""
        name = found[1].lower()
        self.sheet.close()
        if name in _TRANSPARENT:
            return at + 1
        after = self._until(lines, at, f"#+end_{name}")
        if after > at + 2:
            start, end = lines[at + 1][0], lines[after - 2][1]
            if name == "comment":
                self.sheet.comment(start, end, "#+begin_comment")
            elif name == "export" and (found[2] or "").lower() == "html":
                self.sheet.html(start, end)
        return after

    def _keyword(self, name: str, start: int, end: int) -> None:
        value = self.text[start:end].strip()
        if name == "caption":
            self._caption = (start, end)
        elif name.startswith("attr_"):
            for found in _patterns()["option"].finditer(self.text, start, end):
                group = 2 if found[2] is not None else 3
                self._options.setdefault(found[1].lower(), (found[group], *found.span(group)))
        elif name == "language":
            self.language = self.language or value[:35] or None
        elif name == "date":
            self.date = self.date or value.strip("<>[]")
        elif name == "html":
            self.sheet.html(start, end)

    def _text(self, lines: list[Line], at: int) -> int:
        """A paragraph, an item or a heading."""
        text, patterns = self.text, _patterns()
        start, end = lines[at]
        after = at + 1
        if found := patterns["heading"].match(text, start, end):
            self._write(found.end(), end, "")
            return after
        item = patterns["item"].match(text, start, end)
        while after < len(lines) and not self._interrupts(lines[after]):
            after += 1
        first = item.end() if item else start + len(text[start:end]) - len(text[start:end].lstrip())
        caption, self._caption = self._caption, None
        self.sheet.close()
        if caption is not None:
            self.sheet.enter()
        self._write(first, max(first, lines[after - 1][1]), "", line=item is not None)
        if caption is not None:
            self._write(*caption, "caption")
            self.sheet.leave()
        self._options = {}
        return after

    def _interrupts(self, line: Line) -> bool:
        start, end = line
        if start == end:
            return True
        names = ("begin", "end", "keyword", "comment", "heading", "item", "rule", "drawer")
        return self.text[start:end].lstrip().startswith("|") or any(
            _patterns()[k].match(self.text, start, end) for k in names
        )

    def _table(self, lines: list[Line], at: int) -> int:
        self._tables += 1
        row = 0
        while at < len(lines) and self.text[slice(*lines[at])].lstrip().startswith("|"):
            start, end = lines[at]
            at += 1
            first = self.text.index("|", start, end) + 1
            if self.text.startswith("-", first):
                continue
            for column, (begin, stop) in enumerate(_cells(self.text, first, end)):
                self.sheet.cell = (self._tables, row, column)
                self._write(begin, stop, "")
            row += 1
        self.sheet.cell = None
        self._drop()
        return at

    # --- inline -------------------------------------------------------------------------------------------------------

    def _write(self, start: int, end: int, role: str, *, line: bool = False) -> None:
        self.sheet.open(role)
        self._inline(start, end)
        self.sheet.close(line=line)

    def _inline(self, start: int, end: int) -> None:
        at, opened = start, set[str]()
        for found in _patterns()["inline"].finditer(self.text, start, end):
            self.sheet.words(at, found.start())
            at = found.end()
            if found["target"]:
                self._link(found)
            elif found["angle"] or found["url"]:
                self.sheet.copy(*found.span("angle" if found["angle"] else "url"))
            elif found["opening"]:
                opened.add(found[0])
                self.sheet.put(_SIGNS[found[0]], *found.span())
            elif found["closing"] and found[0] not in opened:  # a sign of its own
                self.sheet.words(*found.span())
            elif found["closing"]:
                opened.discard(found[0])
                self.sheet.put(_SIGNS[found[0]], *found.span())
        self.sheet.words(at, end)

    def _link(self, found: re.Match[str]) -> None:
        target, shown = found["target"], found["words"]
        if shown is None and LIKE_FILE.search(target):
            self._picture(target, (), found)
        elif shown is not None and LIKE_FILE.search(shown) and re.match(r"(?:file:|https?://|\.)", shown):
            self._picture(shown, (target,), found)
        elif target.startswith(("http://", "https://", "//")):
            if shown is None:
                self.sheet.copy(*found.span("target"))
                return
            self.sheet.put("[", found.start(), found.start("words"))
            self.sheet.words(*found.span("words"))
            self.sheet.link(target, *found.span("target"), found.end())
        else:
            self.sheet.words(*found.span("words" if shown is not None else "target"))
            if ":" in target and not target.startswith(("file:", "id:", "mailto:", "doi:")):
                self.sheet.unsure()  # an abbreviation of an address

    def _picture(self, address: str, links: tuple[str, ...], found: re.Match[str]) -> None:
        attributes = {k: part[0] for k, part in self._options.items() if k in ("width", "height", "class")}
        self.sheet.picture(
            re.sub(r"^(?:file|attachment):", "", address), *found.span(), alt=self._options.get("alt"),
            title=self._options.get("title"), links=links, attributes=attributes,
        )  # fmt: skip


def _cells(text: str, start: int, end: int) -> list[Line]:
    """The cells of a row; a bar in a link is none of theirs."""
    found = []
    first = at = start
    while (bar := text.find("|", at, end)) >= 0:
        found.append((first, bar))
        first = at = bar + 1
    if text[first:end].strip():
        found.append((first, end))
    return found
