"""Fixes as edits of a document: only those that another program may apply without knowing anything about credits."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Finding, Fix, Position, Span

_PROSE = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".txt")
"""Endings of documents whose running text is as it is read; in others new words need quoting or another markup."""

_ENCODED = frozenset(
    ("front-matter", "parameter", "registry", "media-credit", "title-attribute", "alt", "comment", "given")
)
"""Why-s of credits that are no running text: values in YAML or TOML, strings of shortcodes, attributes, comments."""


def exact_edits(case: Case, finding: Finding) -> Iterator[tuple[Fix, Position, str]]:
    """Yield each safe fix with the place and the new words, where the document holds the credit's words as they are.

    A fix is left out in an archive, where the words go over a line end, and where they are no running text or are written in
    another way in the document (as entities, or quoted), so that the new words would have to be as well.
    """
    use = case.use
    if case.credit is None or use.credit is None or use.credit.why in _ENCODED or not use.path.lower().endswith(_PROSE):
        return
    for fix in finding.fixes:
        if fix.applicability != "safe" or fix.span is None or fix.replacement is None or fix.position is None:
            continue
        if _stands_as_it_is(case.credit.text, fix.span, fix.position):
            yield fix, fix.position, fix.replacement


def _stands_as_it_is(text: str, span: Span, at: Position) -> bool:
    """Compare the words, with the character before them so that an insertion is compared as well."""
    before = 1 if span.start and at.column > 1 else 0
    if at.part or at.line != at.end_line or at.end_column - 1 > len(at.source_line):
        return False
    return at.source_line[at.column - 1 - before : at.end_column - 1] == text[span.start - before : span.end]
