"""`check --add-ignore`: comments that suppress what was found, written into the articles."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import Option, codes, day
from licensecheck.cli.exit_code import FINDINGS, OK
from licensecheck.errors import LicensecheckError, UsageError
from licensecheck.messages import render
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles import ReadOptions
    from licensecheck.batch import Stream
    from licensecheck.cli.arguments import Arguments
    from licensecheck.cli.settings import Settings
    from licensecheck.model import CheckedCase, Span

    Wanted = list[tuple[Span, set[str]]]

_GROUP = "what is suppressed"
ADD_IGNORE_OPTIONS = (
    Option(
        "--add-ignore",
        "write comments that suppress these findings; all: every one",
        "CODES",
        convert=codes,
        group=_GROUP,
    ),
    Option("--reason", "why, for the comments of --add-ignore", "TEXT", group=_GROUP),
    Option("--until", "the last day on which they hold", "DAY", convert=day, group=_GROUP),
)


def check_codes(prefixes: tuple[str, ...]) -> None:
    """Make sure that each is a rule's code or the beginning of one.

    Raises:
        UsageError: one is not.
    """
    from licensecheck.cli.settings import unknown_code
    from licensecheck.rules import unknown_prefixes

    for prefix in unknown_prefixes(prefixes):
        raise unknown_code(prefix)


def refuse(options: Arguments) -> None:
    """Refuse options that have no meaning here.

    Raises:
        UsageError: there is one.
    """
    if not options.add_ignore:
        for name in ("reason", "until"):
            if getattr(options, name) is not None:
                raise UsageError("usage.needs", (("option", f"--{name}"), ("other", "--add-ignore")))
        return
    if options.credit is not None or "-" in options.words:
        raise UsageError("usage.exclusive", (("first", "--add-ignore"), ("second", "--credit, or standard input")))
    if options.reason is not None and any(sign in options.reason for sign in (";", "\n", "--", "*/", "#}", "%", '"')):
        raise UsageError("usage.reason")


def add_ignore(settings: Settings, checked: Stream, options: Arguments) -> int:
    """Write the comments, say which; 1 where some could not be written."""
    prefixes = () if [c.lower() for c in options.add_ignore] == ["all"] else tuple(options.add_ignore)
    if prefixes:
        check_codes(prefixes)
    if settings.get("require_reason", False) and not options.reason:
        raise UsageError("usage.needs", (("option", "--add-ignore"), ("other", "--reason")))
    tail = f" {options.reason}" if options.reason else ""
    tail += f"; until {options.until}" if options.until else ""
    read = settings.project().read
    left = False
    for path, wanted in _by_document(checked.cases, prefixes):
        for line in _annotated(path, wanted, tail, read):
            left = left or line.startswith("!")
            sys.stdout.write(line.removeprefix("!") + "\n")
    return FINDINGS if left else OK


def _by_document(cases: Iterator[CheckedCase], prefixes: tuple[str, ...]) -> Iterator[tuple[str, Wanted]]:
    """Yield each document with the pictures, and the codes found about each."""
    from licensecheck.rules import matches

    path, wanted = "", list[tuple["Span", set[str]]]()
    for checked in cases:
        case = checked.case
        if case.use.path != path:
            if wanted:
                yield path, wanted
            path, wanted = case.use.path, []
        found = {f.code for f in checked.counted if not prefixes or matches(f.code, prefixes)}
        place = case.use.image_span or case.span
        if found and place is not None:
            wanted.append((place, found))
    if wanted:
        yield path, wanted


def _annotated(path: str, wanted: Wanted, tail: str, read: ReadOptions) -> Iterator[str]:
    """Write the comments of one document; yield a line for each, and one with "!" in front for what could not be done."""
    from licensecheck.articles import Lines, read_path
    from licensecheck.articles.annotate import can_hold_comments, with_comments
    from licensecheck.evidence.atomic import write_atomic
    from licensecheck.report._words import count

    document = read_path(path, options=read)
    bom = _byte_order_mark(path)
    if bom is None or not can_hold_comments(document):
        yield "!" + render(
            "ignore.no-comments", (("path", path), ("findings", count(sum(len(c) for _, c in wanted), "finding")))
        )
        return
    text, written, refused = with_comments(document, wanted, tail, read)
    if written:
        try:
            write_atomic(path, (bom, text))
        except OSError as error:
            raise LicensecheckError(
                "output.not-written", (("path", path), ("why", error.strerror or str(error)))
            ) from error
    for span, line in written:
        yield f"{path}:{Lines(text).position(span).line}: {line}"
    for span in refused:
        at = document.lines.position(span)
        yield "!" + render("ignore.not-written", (("path", path), ("line", str(at.line)), ("column", str(at.column))))


def _byte_order_mark(path: str) -> str | None:
    """Return the byte-order mark of a file in UTF-8, "" if it has none; None for another encoding."""
    with open(path, "rb") as file:
        head = file.read(4)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return "\ufeff" if head.startswith(b"\xef\xbb\xbf") else ""
