"""Fixes as edits of a document: only those that another program may apply without knowing anything about credits."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Finding, Fix, Position, Span

_ENCODED = ("front-matter",)
"""Why-s of credits that stand in a language of their own (YAML, TOML), where a replacement needs quoting."""


def exact_edits(case: Case, finding: Finding) -> Iterator[tuple[Fix, Position, str]]:
    """Yield each safe fix with the place and the new words, where the document holds the credit's words as they are.

    A fix is left out where the words go over a line end, or are written in another way in the document (as entities, or
    quoted), so that the new words would have to be as well.
    """
    if case.credit is None or case.use.credit is None or case.use.credit.why in _ENCODED:
        return
    for fix in finding.fixes:
        if fix.applicability != "safe" or fix.span is None or fix.replacement is None or fix.position is None:
            continue
        if _stands_as_it_is(case.credit.text, fix.span, fix.position):
            yield fix, fix.position, fix.replacement


def _stands_as_it_is(text: str, span: Span, at: Position) -> bool:
    """Compare the words, with the character before them so that an insertion is compared as well."""
    before = 1 if span.start and at.column > 1 else 0
    if at.line != at.end_line or at.end_column - 1 > len(at.source_line):
        return False
    return at.source_line[at.column - 1 - before : at.end_column - 1] == text[span.start - before : span.end]
