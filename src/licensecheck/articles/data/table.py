"""CSV and TSV (RFC 4180) to a tree with positions: one map for each row, its keys from the first row.

The module csv gives no positions; the tests compare this reader with it. The separator is the one of comma, semicolon, tab
and "|" that the first row holds most often.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.data.scalars import List, Map, Scalar
from licensecheck.articles.inside import Joined
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.data.scalars import Node

SEPARATORS = ",;\t|"
MOST_COLUMNS = 200
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*)"(?!")')


def parse(text: str, start: int, end: int) -> Node | tuple[str, int]:
    """Return the rows of `text[start:end]` as a list of maps; or why there is no table, and where."""
    first = text[start:end].split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    rows = _rows(text, start, end, separator)
    try:
        names = next(rows, [])
        found = List()
        for row in rows:
            if len(row) == 1 and not row[0].value:
                continue
            line = Map()
            for name, value in zip(names, row, strict=False):
                line.add(name.value, value, name)
            found.items.append(line)
    except _OpenQuoteError as error:
        return "this quotation mark is not closed", error.args[0]
    return found


class _OpenQuoteError(Exception):
    pass


@cache
def _bare(separator: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(separator)}\r\n]*")


def _rows(text: str, at: int, end: int, separator: str) -> Iterator[list[Scalar]]:
    row: list[Scalar] = []
    while at < end:
        value, at = _cell(text, at, end, separator)
        if len(row) < MOST_COLUMNS:
            row.append(value)
        if text.startswith(separator, at, end):
            at += 1
            if at < end:
                continue
        else:
            at += 2 if text.startswith("\r\n", at, end) else 1
        yield row
        row = []


def _cell(text: str, at: int, end: int, separator: str) -> tuple[Scalar, int]:
    """The cell at an offset, and where the separator or the end of the line behind it stands."""
    if text[at] == '"':
        found = _QUOTED.match(text, at, end)
        if found is None:
            raise _OpenQuoteError(at)
        first, last = found.span(1)
        behind = _bare(separator).match(text, found.end(), end)
        stop = behind.end() if behind is not None else found.end()
        if '""' not in found.group(1):
            return Scalar(text[first:last], text, first, last), stop
        made = Joined(first)
        while (quotes := text.find('""', first, last)) >= 0:
            made.add(text[first:quotes], first)
            made.add_one('"', quotes, quotes + 2)
            first = quotes + 2
        made.add(text[first:last], first)
        return Scalar.decoded(made.text(), made.offsets(), text, found.start(1), last), stop
    bare = _bare(separator).match(text, at, end)
    assert bare is not None
    return Scalar(bare.group(), text, at, bare.end()), bare.end()
