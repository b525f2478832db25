"""`licensecheck parse`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import Option, Syntax
from licensecheck.cli.console import complain
from licensecheck.cli.exit_code import INCOMPLETE, OK
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from licensecheck.cli.arguments import Arguments
    from licensecheck.model import Credit

    Problem = tuple[str, tuple[tuple[str, str], ...]]

ABOUT = """\
  licensecheck parse credits.txt
  licensecheck parse --input-format jsonl credits.jsonl > parsed.jsonl
  echo "Foto: Jane Doe, CC BY-SA 3.0 DE" | licensecheck parse --explain

Reads credits, one per line, and looks nothing up. Of JSON Lines it reads "id", "text" and "format" only.
"""
FORMATS = ("text", "markdown", "html")
LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of a line that are read; a longer one is skipped and said to be."""

LONGEST_CREDIT = 20_000
"""Code points of one credit that the parser reads."""


class _Skip(Exception):  # noqa: N818 - control flow, caught below
    """A line that holds nothing to parse. Its arguments are a message id and parameters."""


SYNTAX = Syntax(
    "parse",
    ABOUT,
    (
        Option("--input-format", "default lines", choices=("lines", "jsonl")),
        Option("--credit-format", "where the line does not say; default text", choices=FORMATS),
        Option("--explain", "say for people what was taken for what, and why"),
    ),
    words="FILE",
    words_help="default: standard input",
    most=1,
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Write one object per line; 3 when a line or the file could not be read."""
    name = options.words[0] if options.words else "-"
    if name == "-":
        return _parse(sys.stdin.buffer, options)
    try:
        file = open(name, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        params = (("path", name), ("why", error.strerror or str(error)))
        _complain(("input.unreadable", params))
        return INCOMPLETE
    with file:
        return _parse(file, options)


def _parse(stream: BinaryIO, options: Arguments) -> int:
    read = _from_json if options.input_format == "jsonl" else _from_line
    code = OK
    waiting: list[dict[str, Any]] = []
    for number, line in _lines(stream):
        try:
            record = read(line, options.credit_format or "text")
        except _Skip as skip:
            message_id, params = skip.args
            _complain((message_id, (("line", str(number)), *params)))
            code = INCOMPLETE
            continue
        if record is None:
            continue
        text = record["text"]
        if len(text) > LONGEST_CREDIT:
            limits = (("length", str(len(text))), ("limit", str(LONGEST_CREDIT)))
            _complain(("input.credit-cut", (("line", str(number)), *limits)))
            code = INCOMPLETE
        if options.explain:
            _explain(record)
            continue
        waiting.append(record)
        if len(waiting) == _TOGETHER:
            _write_all(waiting)
            waiting = []
    _write_all(waiting)
    return code


_TOGETHER = 64
"""How many credits are read side by side."""


def _write_all(records: list[dict[str, Any]]) -> None:
    """Read and write some records, in order; those side by side of one format together."""
    from itertools import groupby
    from operator import itemgetter

    from licensecheck.credit import parse_many

    for format, group in groupby(records, itemgetter("format")):
        alike = list(group)
        for record, credit in zip(alike, parse_many([r["text"] for r in alike], format), strict=True):
            _write(record, credit)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield line number and bytes without the line break; of a line that is too long only its beginning."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        yield number, line if len(line) > LONGEST_LINE else line.removesuffix(b"\n").removesuffix(b"\r")


def _decode(line: bytes) -> str:
    if len(line) > LONGEST_LINE:
        raise _Skip("input.too-long", (("limit", str(LONGEST_LINE)),))
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Skip("input.not-utf8", ()) from error


def _from_line(line: bytes, format: str) -> dict[str, Any]:
    return {"text": _decode(line), "format": format}


def _from_json(line: bytes, format: str) -> dict[str, Any] | None:
    """Return text and format, and the id if there is one; None for a blank line. Nothing else of the object is read."""
    from json import loads

    text = _decode(line)
    if not text.strip():
        return None
    try:
        data = loads(text)
    except (ValueError, RecursionError) as error:
        raise _Skip("input.not-json", ()) from error
    if not isinstance(data, dict):
        raise _Skip("input.not-json", ())
    if not isinstance(data.get("text"), str):
        raise _Skip("input.no-text", ())
    found = data.get("format") or format
    if found not in FORMATS:
        raise _Skip("input.bad-format", (("format", str(found)[:40]), ("choices", ", ".join(FORMATS))))
    identity = {"id": data["id"]} if "id" in data else {}
    return {**identity, "text": data["text"], "format": found}


def _write(record: dict[str, Any], credit: Credit) -> None:
    from json import dumps

    from licensecheck.credit import fields

    identity = {"id": record["id"]} if "id" in record else {}
    sys.stdout.write(dumps({**identity, **fields(credit)}, ensure_ascii=False) + "\n")


def _explain(record: dict[str, Any]) -> None:
    from licensecheck.credit.explain import explain
    from licensecheck.report.reading import explain_reading

    sys.stdout.writelines(explain_reading(explain(record["text"], record["format"])))


def _complain(problem: Problem) -> None:
    from licensecheck.messages import render

    complain(render(*problem))
