"""Reading together with the evidence: of the readings that are nearly as likely, the one that the record supports best."""

from __future__ import annotations

from licensecheck.judge._context import named_authors
from licensecheck.judge.author import recorded_names
from licensecheck.judge.title_date import dates_agree, title_agrees
from licensecheck.model import FileFacts, Reading, Segment
from licensecheck.names import compare_all

MARGIN = 0.25
"""How much less likely than the best reading one may be and still be chosen because the record supports it."""

_SUPPORT = {"same": 4, "compatible": 3, "cannot-tell": 1, "different": 0}


def choose(segment: Segment, facts: FileFacts | None) -> Reading:
    """Return one reading for all fields: within `MARGIN` of the best score the one that fits the record best.

    Author, title and date are weighed together, for words that are the author in one reading are the title in another.
    Without a record, and among equals, the parser's order decides. `segment.readings` holds at least one.
    """
    best = max(r.score for r in segment.readings)
    near = [r for r in segment.readings if r.score >= best - MARGIN]
    if facts is None or len(near) == 1:
        return max(near, key=lambda r: r.score)
    return max(near, key=lambda r: (_support(r, facts), r.score))


def _support(reading: Reading, facts: FileFacts) -> int:
    support = 0
    names = recorded_names(facts) + ((facts.attribution.text,) if facts.attribution else ())
    credited = [a.value for a in named_authors(reading)]
    if reading.authors and not credited and facts.author is not None and facts.author.unknown:
        support += 2 * _SUPPORT["same"]
    match = compare_all(credited, names)
    if match is not None:
        support += 2 * _SUPPORT[match.result]
    if reading.title is not None and title_agrees(reading.title.value, facts):
        support += 4
    if reading.date is not None and facts.date is not None and dates_agree(reading.date.value, facts.date.value):
        support += 2
    return support
