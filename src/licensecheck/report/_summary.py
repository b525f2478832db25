"""The last lines of a report for people: every picture is counted, also those that nothing was found about."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Summary
    from licensecheck.report._words import Paint


def summary_lines(summary: Summary, paint: Paint) -> Iterator[str]:
    """Yield the lines of the summary, each with its line break."""
    read = f"{count(summary.documents, 'document')}, {count(summary.images, 'picture')}, {count(summary.credits, 'credit')}"
    cases = summary.verified + summary.contradicted + summary.undecided + summary.unchecked
    if not cases and not summary.images:
        yield f"{read}: no picture and no credit was found, nothing was checked.\n"
    else:
        yield f"{read}: {', '.join(_verdicts(summary))}.\n"
    found = ", ".join(
        paint(count(number, word), word) if number else count(number, word)
        for number, word in ((summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info"))
    )
    yield f"{found}{_rest(summary)}.\n"


def _verdicts(summary: Summary) -> Iterator[str]:
    """Yield the counts of verdicts; credits that only miss a picture to compare with are told from those nobody looked at."""
    yield f"{summary.verified} verified"
    if summary.not_compared:
        yield f"{summary.not_compared} verified except for the picture (none was given)"
    yield f"{summary.contradicted} contradicted"
    yield f"{summary.undecided} undecided"
    yield f"{summary.unchecked - summary.not_compared} unchecked"


def _rest(summary: Summary) -> str:
    rest = (
        (summary.problems, count(summary.problems, "problem")),
        (summary.elsewhere, f"{count(summary.elsewhere, 'picture')} credited on a page of credits"),
        (summary.exempt, f"{count(summary.exempt, 'picture')} exempt"),
        (summary.suppressed, f"{summary.suppressed} suppressed by comments"),
        (summary.baselined, f"{summary.baselined} in the baseline"),
        (summary.unchanged, f"{summary.unchanged} about pictures that did not change"),
        (summary.unverified, f"{summary.unverified} with something that was asked for and could not be checked"),
    )
    return "".join(f"; {words}" for number, words in rest if number)
