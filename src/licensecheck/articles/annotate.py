"""A comment to this program, written into a document so that it speaks of one picture and changes nothing else."""

from __future__ import annotations

import os
import re

from licensecheck.articles.base import read_document
from licensecheck.articles.comments import DIALECTS, FORMATS, front_matter_end
from licensecheck.model import Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.articles.base import Document, ReadOptions

    Edit = tuple[int, str]

_COMMENTED_DATA = (".yml", ".yaml", ".toml")
"""Endings of data files that may hold comments; JSON and CSV may not."""

_FIGURES = ("figure", "wrapfigure", "SCfigure", "marginfigure", "sidewaysfigure", "center")
"""Environments of LaTeX around a picture and its caption."""

_PREFIX = re.compile(r"[ \t>]*")


def can_hold_comments(document: Document) -> bool:
    """Whether new comments can be written into a document of this format."""
    if document.format == "registry":
        return os.path.splitext(document.path)[1].lower() in _COMMENTED_DATA
    return document.format in FORMATS and document.format not in ("feed", "wxr")


def with_comments(
    document: Document, wanted: Sequence[tuple[Span, set[str]]], tail: str, options: ReadOptions | None = None
) -> tuple[str, list[tuple[Span, str]], list[Span]]:
    """Return the text with comments, those that were written (where they stand now, and their line), and what got none.

    A comment is written only if the document, read again, has the same pictures with the same credits as before, and the
    comment is found and speaks of the places that it is for.

    Args:
        document: as it was read.
        wanted: (place of a picture or credit in the document, codes to suppress there). Places of one block get one comment.
        tail: what stands behind the codes: reason and last day.
        options: with which the document was read.
    """
    groups: dict[int, tuple[list[Span], set[str]]] = {}
    for span, codes in wanted:
        spans, joined = groups.setdefault(_place(document, span), ([], set()))
        spans.append(span)
        joined.update(codes)
    text, refused, edits = document.text, list[Span](), list["Edit"]()
    shown = _shown(document)
    for at, (spans, codes) in sorted(groups.items(), reverse=True):
        words = f"licensecheck: ignore[{','.join(sorted(codes))}]{tail}"
        line = _line(document, at, words)
        changed = text[:at] + line + text[at:]
        if line and _is_sound(changed, document, spans, (at, line), words, shown, options):
            text = changed
            edits.append((at, line))
        else:
            refused += spans
    return text, _places(edits), sorted(refused, key=lambda span: span.start)


def _places(edits: Sequence[Edit]) -> list[tuple[Span, str]]:
    """Return where the comments stand in the new text, from the first to the last."""
    found, shift = [], 0
    for at, line in reversed(edits):
        found.append((Span(at + shift, at + shift + len(line)), line.strip()))
        shift += len(line)
    return found


def _shown(document: Document) -> list[tuple[str | None, str | None]]:
    """Return what must not change: each picture with its credit."""
    return [(use.image, use.credit.text if use.credit else None) for use in document.uses]


def _is_sound(
    changed: str,
    document: Document,
    spans: Sequence[Span],
    edit: Edit,
    words: str,
    shown: list[tuple[str | None, str | None]],
    options: ReadOptions | None,
) -> bool:
    again = read_document(document.path, changed, document.format, options=options)
    at, line = edit
    ours = [c for c in again.comments if c.text == words and at <= c.span.start < at + len(line)]
    if _shown(again) != shown or len(ours) != 1:
        return False
    scope = ours[0].scope
    return all(scope.start <= span.start + len(line) < scope.end for span in spans)


def _place(document: Document, span: Span) -> int:
    """Return the start of the line above which a comment on the place `span` is to stand."""
    text = document.text
    scope, _ = _kind(document, span.start)
    at = _line_start(text, span.start)
    if scope == "blocks":
        return _block_start(text, at, front_matter_end(text))
    if scope == "elements":
        return _line_start(text, max(0, text.rfind("<", 0, span.start)))
    if scope == "environments":
        begins = [text.rfind(f"\\begin{{{name}", 0, span.start) for name in _FIGURES]
        return at if max(begins) <= text.rfind("\\end{", 0, span.start) else _line_start(text, max(begins))
    return at


def _kind(document: Document, at: int) -> tuple[str, tuple[str, ...]]:
    """Return what a comment speaks of at the offset `at`, and the dialects that it may be written in."""
    return ("indented", ("hash",)) if at < front_matter_end(document.text) else FORMATS[document.format]


def _line(document: Document, at: int, words: str) -> str:
    """Return the line with the comment that goes in front of the line at `at`; "" where there is no way."""
    text = document.text
    scope, dialects = _kind(document, at)
    end = text.find("\n", at)
    line = text[at:] if end < 0 else text[at:end]
    broken = "\r\n" if line.endswith("\r") else "\n"
    written = DIALECTS[dialects[0]].sample.format(words)
    if scope == "cell":
        from json import dumps

        item = dumps(f"{written}\n", ensure_ascii=False)
        return f"{_indent(line)}{item},{broken}" if line.lstrip().startswith('"') else ""
    prefix = found[0] if scope == "blocks" and (found := _PREFIX.match(line)) else _indent(line)
    after = broken if dialects[0] == "rst" else ""  # a comment of reStructuredText ends with a blank line
    return f"{prefix}{written}{broken}{after}"


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _block_start(text: str, at: int, least: int) -> int:
    """Return the start of the first line of the block around the line at `at`."""
    while at > least:
        above = _line_start(text, at - 1)
        if not text[above:at].strip(" \t\r\n>"):
            break
        at = above
    return at


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
