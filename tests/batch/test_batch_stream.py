"""A check under way: cases go by once and are counted."""

from __future__ import annotations

from licensecheck.batch import Stream, Tally
from licensecheck.model import Problem
from report.samples import checked, clean, finding

PROBLEM = Problem("a.md", "article.empty")


def test_problems_of_the_whole_come_last_and_once() -> None:
    stream = Stream([clean()], [], Tally(), lambda: [PROBLEM])
    assert not stream.problems
    stream.finish()
    stream.finish()
    assert stream.problems == (PROBLEM,)


def test_what_went_by_is_counted() -> None:
    stream = Stream([checked(finding()), clean()], [PROBLEM], Tally())
    cases = stream.cases
    next(cases)
    assert (stream.tally.cases, stream.summary.errors, stream.summary.contradicted) == (1, 1, 1)
    stream.finish()
    assert (stream.tally.cases, stream.summary.verified, stream.summary.problems) == (2, 1, 1)


def test_the_report_is_what_the_stream_gave() -> None:
    report = Stream([checked(finding()), clean()], [PROBLEM], Tally()).report()
    assert report.cases == (checked(finding()), clean())
    assert report.problems == (PROBLEM,)
    assert report.summary.errors == 1


def test_problems_can_be_explained() -> None:
    stream = Stream([], [PROBLEM], Tally())
    stream.explain(lambda problem: problem.replace(message_id="other"))
    assert [p.message_id for p in stream.problems] == ["other"]
