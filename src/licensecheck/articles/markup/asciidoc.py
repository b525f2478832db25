"""AsciiDoc: a scan of its lines for what holds pictures and text.

Follows https://docs.asciidoctor.org/asciidoc/latest/. What `include::` names is not read.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.base import Found
from licensecheck.articles.html.elements import CAPTION_WORDS, CREDIT_WORDS
from licensecheck.articles.markup.asciidoc_inline import Inline, attributes_of
from licensecheck.articles.markup.sheet import Sheet
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source
    from licensecheck.articles.markup.asciidoc_inline import Part

    Line = tuple[int, int]
    """Where a line's first sign stands and where its last one ends; the same in an empty line."""

DEEPEST = 5
"""Tables inside cells of tables that are read."""

MOST_CELLS = 10_000


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "fence": re.compile(r"(?:-{4,}|\.{4,}|/{4,}|\+{4,}|`{3})(?=[ \t\w,]*$)", re.M),
        "wrapper": re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|~{4,}|\+)$", re.M),
        "table": re.compile(r"[|!]={3,}$", re.M),
        "rule": re.compile(r"'{3,}$|<<<$|(?:[-*_] ?){3}$", re.M),
        "picture": re.compile(r"image::([^\s\[\]][^\[\]\n]{0,1000})\[", re.M),
        "attribute": re.compile(r":(!?[\w-]{1,60}!?):(?:[ \t]+|$)", re.M),
        "attributes": re.compile(r"\[[^\[\]\n]*\]$|\[\[[^\[\]\n]*\]\]$", re.M),
        "title": re.compile(r"\.[^\s.]", re.M),
        "revision": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
        "section": re.compile(r"(?:={1,6}|\#{1,6})[ \t]+", re.M),
        "item": re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,5}\.|<[\d.]{1,3}>|[a-zA-Z]\.)[ \t]+|[^\n:]{1,200}?:{2,4}(?:[ \t]+|$)", re.M),
        "skipped": re.compile(r"(?:include|ifdef|ifndef|ifeval|endif|toc|video|audio)::", re.M),
        "cell": re.compile(r"(?<!\\)(?:\d{1,3}(?:\.\d{1,3})?[+*]|\.\d{1,3}\+)?(?:[<^>]\.?|\.[<^>]){0,2}[adehlmsv]?[|]", re.M),
    }  # fmt: skip


def read(source: Source) -> Found:
    """Read a document of AsciiDoc."""
    reader = _Reader(source)
    lines = lines_of(source.text, 0, len(source.text))
    reader.run(lines, reader.header(lines), 0)
    return reader.sheet.found(reader.language, reader.date)


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """Return the lines of a stretch, without the white space at their ends."""
    found = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        found.append((at, at + len(line.rstrip())))
        at += len(line)
    return found


class _Reader:
    """Writes the blocks of one document into a sheet."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.sheet = Sheet(source, "asciidoc")
        self.attributes: dict[str, str] = {}
        self.inline = Inline(self.sheet, self.attributes)
        self.language: str | None = None
        self.date: str | None = None
        self._title: Line | None = None
        self._role = ""
        self._announced: dict[str, Part] = {}
        """Attributes of the next block."""
        self._columns = 0
        self._tables = 0

    def header(self, lines: list[Line]) -> int:
        """Pass over title, author and revision; return where the body starts."""
        at = 0
        while at < len(lines) and lines[at][0] == lines[at][1]:
            at += 1
        if at == len(lines) or not self.text.startswith(("= ", "# "), lines[at][0]):
            return at
        at += 1
        while at < len(lines) and lines[at][0] < lines[at][1]:
            revision = _patterns()["revision"].search(self.text, *lines[at])
            if not self._set(lines[at]) and revision is not None:
                self.date = self.date or revision[0]
            at += 1
        return at

    def _set(self, line: Line) -> bool:
        """Note an attribute, if the line sets one."""
        found = _patterns()["attribute"].match(self.text, *line)
        if found is None:
            return False
        name, value = found[1].lower(), self.text[found.end() : line[1]].strip()
        if "!" in name:
            self.attributes.pop(name.strip("!"), None)
        else:
            self.attributes[name] = self.inline.resolved(value)
        if name in ("revdate", "date", "docdate", "page-date", "jbake-date") and self.date is None:
            self.date = value
        if name == "lang" and self.language is None:
            self.language = value[:35] or None
        return True

    # --- blocks -------------------------------------------------------------------------------------------------------

    def run(self, lines: list[Line], at: int, depth: int) -> None:
        """Read lines from the one at `at` on."""
        while at < len(lines):
            at = self._block(lines, at, depth)

    def _block(self, lines: list[Line], at: int, depth: int) -> int:
        start, end = lines[at]
        text, patterns = self.text, _patterns()
        if start == end:
            return at + 1
        if patterns["fence"].match(text, start, end):
            return self._fenced(lines, at)
        if patterns["table"].match(text, start, end):
            return self._table(lines, at, depth)
        if text.startswith("//", start):
            return self._comments(lines, at)
        if patterns["wrapper"].match(text, start, end):
            self.sheet.close()
            return at + 1
        if patterns["rule"].match(text, start, end):
            self.sheet.barrier()
            return at + 1
        if self._announces(lines[at]):
            return at + 1
        if found := patterns["picture"].match(text, start, end):
            self._picture(found, end)
            return at + 1
        return self._text(lines, at)

    def _announces(self, line: Line) -> bool:
        """Whether a line says something of the next block, or sets an attribute."""
        start, end = line
        text, patterns = self.text, _patterns()
        if patterns["title"].match(text, start, end):
            self._flush_title()
            self._title = (start + 1, end)
        elif patterns["attributes"].match(text, start, end):
            self._announced |= attributes_of(text, start + 1, end - 1)
            self._note(text[start + 1 : end - 1])
        elif patterns["skipped"].match(text, start, end):
            self._flush_title()
        elif text[start] != ":" or not self._set(line):
            return False
        return True

    def _note(self, words: str) -> None:
        """Attributes of the next block: its roles, and the columns of a table."""
        roles = {
            w.replace("-", "").replace("_", "")
            for part in re.split(r"[.,#\s\"]+", words.lower())
            for w in (part, *part.split("-"))
        }
        if roles & CREDIT_WORDS:
            self._role = "credit"
        elif roles & CAPTION_WORDS:
            self._role = "caption"
        if found := re.search(r"cols=\"?([^\"\]]{1,200})", words):
            self._columns = _column_count(found[1])

    def _flush_title(self) -> None:
        """Write the title of a block as a text in front of it."""
        if self._title is not None:
            line, self._title = self._title, None
            self._write([line], "caption" if self.sheet.figure else "")

    def _write(self, stretches: list[Line], role: str, *, line: bool = False) -> None:
        self.sheet.open(role)
        for number, (start, end) in enumerate(stretches):
            self.sheet.put("\n" if number else "", start, start)
            self.inline.run(start, end)
        self.sheet.close(line=line)
        for start, end in self.inline.taken_notes():
            self.sheet.open("caption" if self.sheet.figure else "")
            self.inline.run(start, end)
            self.sheet.close()

    def _text(self, lines: list[Line], at: int) -> int:
        """A paragraph, an item, or the title of a section."""
        self._flush_title()
        role, self._role = self._role, ""
        self._announced = {}
        patterns, text = _patterns(), self.text
        start, end = lines[at]
        after = at + 1
        if found := patterns["section"].match(text, start, end):
            self._write([(found.end(), end)], role)
            return after
        lead = start + len(text[start:end]) - len(text[start:end].lstrip())
        item = patterns["item"].match(text, lead, end)
        while (
            after < len(lines) and lines[after][0] < lines[after][1] and not self._interrupts(lines[after], bool(item))
        ):
            after += 1
        first = item.end() if item and ":" not in item[0] else lead
        stretches = [(first, max(first, lines[after - 1][1]))]
        self._write(stretches, role, line=bool(item) and (after == len(lines) or lines[after][0] < lines[after][1]))
        return after

    def _interrupts(self, line: Line, item: bool) -> bool:
        """Whether a line ends the paragraph or item in front of it."""
        patterns, text = _patterns(), self.text
        start, end = line
        if text.startswith("//", start) or any(
            patterns[k].match(text, start, end)
            for k in ("fence", "wrapper", "table", "attributes", "picture", "skipped")
        ):
            return True
        lead = start + len(text[start:end]) - len(text[start:end].lstrip())
        return item and patterns["item"].match(text, lead, end) is not None

    def _fenced(self, lines: list[Line], at: int) -> int:
        """A block whose text is none of the article's: code, HTML, a comment."""
        self._title, self._role = None, ""
        fence = self.text[slice(*lines[at])]
        mark = "```" if fence.startswith("```") else fence
        after = at + 1
        while after < len(lines) and self.text[slice(*lines[after])] != mark:
            after += 1
        if after > at + 1:
            start, end = lines[at + 1][0], lines[after - 1][1]
            if mark[0] == "/":
                self.sheet.comment(start, end, "////")
            elif mark[0] == "+":
                self.sheet.html(start, end)
        return after + 1

    def _comments(self, lines: list[Line], at: int) -> int:
        """A line of comment: each stands for itself."""
        self.sheet.comment(lines[at][0] + 2, lines[at][1], "//")
        return at + 1

    def _picture(self, found: re.Match[str], end: int) -> None:
        """A block image with its title."""
        close = self.text.rfind("]", found.end(), end)
        above = {k: part for k, part in self._announced.items() if k in ("link", "title", "role", "width", "height")}
        parts = above | attributes_of(self.text, found.end(), close if close >= 0 else end)
        self._announced = {}
        title = parts.get("title")
        line, self._title = self._title, None
        role, self._role = self._role, ""
        caption = line or (title[1:] if title else None)
        self.sheet.close()
        if caption:
            self.sheet.enter()
        self.sheet.open()
        self.inline.picture(found.span(1), parts, (found.start(), end if close < 0 else close + 1), titled=True)
        self.sheet.close()
        if caption:
            self._write([caption], role or "caption")
            self.sheet.leave()

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, lines: list[Line], at: int, depth: int) -> int:
        """A table: each bar begins a cell."""
        self._flush_title()
        mark = self.text[slice(*lines[at])]
        after = at + 1
        while after < len(lines) and self.text[slice(*lines[after])] != mark:
            after += 1
        if after > at + 1 and depth < DEEPEST:
            self._cells(lines[at + 1][0], lines[after - 1][1], depth)
        return after + 1

    def _cells(self, start: int, end: int, depth: int) -> None:
        text, self._tables = self.text, self._tables + 1
        number, former = self._tables, self.sheet.cell
        bars = [m for m, _ in zip(_patterns()["cell"].finditer(text, start, end), range(MOST_CELLS), strict=False)]
        columns, self._columns = self._columns or _first_line(text, bars, end), 0
        for k, bar in enumerate(bars):
            stop = bars[k + 1].start() if k + 1 < len(bars) else end
            self.sheet.close()
            self.sheet.cell = (number, k // columns, k % columns)
            lines = lines_of(text, bar.end(), stop)
            if lines:
                first = lines[0][0] + len(text[slice(*lines[0])]) - len(text[slice(*lines[0])].lstrip())
                lines[0] = (min(first, lines[0][1]), lines[0][1])
            self.run(lines, 0, depth + 1)
        self.sheet.close()
        self.sheet.cell = former


def _first_line(text: str, bars: list[re.Match[str]], end: int) -> int:
    """How many cells the first line of a table has."""
    if not bars:
        return 1
    stop = text.find("\n", bars[0].end(), end)
    return sum(1 for bar in bars if stop < 0 or bar.start() < stop) or 1


def _column_count(cols: str) -> int:
    """The number of columns that `cols` names: "1,2a" or "3*"."""
    found = re.match(r"(\d{1,3})\*", cols)
    return max(1, min(int(found[1]), 200)) if found else max(1, min(cols.count(",") + 1, 200))
