"""Tables of reStructuredText: lines to cells, each again lines."""

from __future__ import annotations

import re
from itertools import pairwise

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markup.rst import Line

    Cell = tuple[int, int, list[Line]]
    """Row, column, lines."""

MOST_COLUMNS = 200


def grid_cells(text: str, lines: list[Line]) -> list[Cell]:
    """Cut a grid table at its lines and bars. A bar that is missing at a column joins the cells beside it."""
    found: list[Cell] = []
    row = 0
    running: dict[int, list[Line]] = {}
    columns: list[int] = []
    for _, start, end in lines:
        if text[start] == "+":
            found += [(row, column, inside) for column, inside in sorted(running.items())]
            row += bool(running)
            running = {}
            columns = [k for k, sign in enumerate(text[start:end]) if sign == "+"][:MOST_COLUMNS]
            continue
        bars = [k for k in columns if text[start + k : start + k + 1] == "|" and start + k < end]
        for column, (first, last) in enumerate(pairwise(bars)):
            place = columns.index(first) if len(bars) < len(columns) else column
            running.setdefault(place, []).append(_bare(text, start + first + 1, start + last))
    found += [(row, column, inside) for column, inside in sorted(running.items())]
    return found


def simple_cells(text: str, lines: list[Line]) -> list[Cell]:
    """Cut a simple table at the columns of its first line. A line without a first cell goes on with the row before."""
    left, start, end = lines[0]
    places = [(left + m.start(), left + m.end()) for m in re.finditer("=+", text[start:end])][:MOST_COLUMNS]
    rows: list[dict[int, list[Line]]] = []
    for column, first, last in lines[1:]:
        if first == last or (text[first] in "=-" and not text[first:last].strip("=- ")):
            continue
        if column < places[0][1] or not rows:
            rows.append({})
        for number, (begin, _) in enumerate(places):
            stop = places[number + 1][0] if number + 1 < len(places) else last + column
            line = _bare(text, max(first, first + begin - column), min(last, first + stop - column))
            rows[-1].setdefault(number, []).append(line)
    return [(row, column, cells[column]) for row, cells in enumerate(rows) for column in sorted(cells)]


_FIELD = re.compile(r"[ \t]*(?:\"((?:[^\"]|\"\")*)\"|([^,]*))[ \t]*(?:,|$)")


def csv_cells(text: str, lines: list[Line]) -> list[Cell]:
    """Cut lines of comma-separated values; quoted fields hold no line break."""
    found: list[Cell] = []
    for row, (_, start, end) in enumerate(lines):
        at = start
        for column in range(MOST_COLUMNS):
            match = _FIELD.match(text, at, end) if at < end else None
            if match is None or match.end() == at:
                break
            group = 1 if match[1] is not None else 2
            found.append((row, column, [_bare(text, match.start(group), match.end(group))]))
            at = match.end()
    return found


def _bare(text: str, start: int, end: int) -> Line:
    """The stretch as a line of its own: its column is that within the stretch."""
    part = text[start:end]
    words = part.strip()
    lead = part.index(words[0]) if words else 0
    return lead, start + lead, start + lead + len(words)
