"""Comments in whole documents, through the library call: what they suppress, and what is said of them."""

from __future__ import annotations

import pytest

from licensecheck import Checker
from licensecheck.model import Policy, Report, Suppressed
from licensecheck.project import Project

PICTURE = "![Bridge](bridge.jpg)\n*Photo: Anna Koval, cropped, CC BY 4.0 (no changes made)*\n"
"""LC108 and MD302, both without a record."""
TODAY = "2026-11-27"


def checked(text: str, format: str = "markdown", policy: Policy | None = None, **project: object) -> Report:
    found = Project(today=TODAY).replace(**project)
    return Checker(offline=True, policy=policy, project=found).check_article(text + "\n", format=format)


def counted(report: Report) -> list[tuple[int, str]]:
    """Line and code of every finding that counts."""
    return [(f.position.line, f.code) for c in report.cases for f in c.counted if f.position]


def said(report: Report) -> list[tuple[int, str, str]]:
    """Line, rule and severity of what is said of comments."""
    return [(p.position.line, p.message_id, p.severity) for p in report.problems if p.position]


KINDS = {
    "ignore": ("<!-- licensecheck: ignore[LC108,MD302] asked -->\n{0}\n{0}", [(6, "LC108"), (6, "MD302")]),
    "prefix": ("<!-- licensecheck: ignore[LC] asked -->\n{0}", [(3, "MD302")]),
    "ignore-next": ("<!-- licensecheck: ignore-next[LC,MD] -->\n\ntext\n\n{0}\n{0}", [(9, "LC108"), (9, "MD302")]),
    "ignore-file": ("{0}\n{0}\n<!-- licensecheck: ignore-file[LC108] -->", [(2, "MD302"), (5, "MD302")]),
    "region": (
        "{0}\n<!-- licensecheck: disable[LC,MD] -->\n\n{0}\n<!-- licensecheck: enable -->\n\n{0}",
        [(2, "LC108"), (2, "MD302"), (12, "LC108"), (12, "MD302")],
    ),
    "region-of-one": (
        "<!-- licensecheck: disable[LC,MD] -->\n\n{0}\n<!-- licensecheck: enable[LC] -->\n\n{0}",
        [(9, "LC108"), (9, "MD302")],
    ),
    "region-to-the-end": ("{0}\n<!-- licensecheck: disable[LC,MD] -->\n\n{0}", [(2, "LC108"), (2, "MD302")]),
    "malformed": ("<!-- licensecheck: ignore -->\n{0}", [(3, "LC108"), (3, "MD302")]),
}


@pytest.mark.parametrize(("text", "left"), KINDS.values(), ids=KINDS.keys())
def test_a_comment_suppresses_what_it_names_and_nothing_else(text: str, left: list[tuple[int, str]]) -> None:
    assert counted(checked(text.format(PICTURE))) == left


def test_a_suppressed_finding_is_kept_marked_and_counted() -> None:
    report = checked(f"<!-- licensecheck: ignore[LC108] asked; until 2027-01-01 -->\n{PICTURE}")
    marks = [f.suppressed for c in report.cases for f in c.findings if f.code == "LC108"]
    assert marks == [Suppressed("comment", "asked", 1, "2027-01-01")]
    assert (report.summary.suppressed, report.summary.errors, report.summary.problems) == (1, 1, 0)


def test_the_last_day_still_holds_and_the_next_does_not() -> None:
    text = f"<!-- licensecheck: ignore[LC,MD] asked; until {TODAY} -->\n{PICTURE}"
    assert counted(checked(text)) == []
    late = checked(text, today="2026-11-28")
    assert counted(late) == [(3, "LC108"), (3, "MD302")]
    assert said(late) == [(1, "SU002", "warning")]
    assert (late.summary.errors, late.summary.warnings, late.summary.problems) == (2, 1, 0)


SAID = {
    "unused": ("<!-- licensecheck: ignore[MD302,LC108] -->\n![x](y.jpg)\n*Photo: Jane Doe, CC BY 4.0*", [(1, "SU001", "warning")]),
    "unused-without-picture": ("<!-- licensecheck: ignore[LC] -->\n\ntext", [(1, "SU001", "warning")]),
    "facts-missing": ("<!-- licensecheck: ignore[LC105] -->\n![x](y.jpg)\n*Photo: Jane Doe, CC BY 4.0*", []),
    "picture-missing": ("<!-- licensecheck: ignore[LC105,CR001] -->\n![x](y.jpg)\n*Photo: Jane Doe, CC BY 4.0*", []),
    "bare": ("<!-- licensecheck: ignore -->\n{0}", [(1, "SU004.no-codes", "error")]),
    "unknown": ("<!-- licensecheck: ignore[LC999,LC,MD] -->\n{0}", [(1, "SU003", "warning")]),
    "both-used": ("<!-- licensecheck: ignore[MD,LC108] -->\n<!-- licensecheck: ignore[MD302] -->\n{0}", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID.values(), ids=SAID.keys())
def test_useless_and_wrong_comments_are_reported(text: str, wanted: list[tuple[int, str, str]]) -> None:
    assert said(checked(text.format(PICTURE))) == wanted


@pytest.mark.parametrize(
    "policy", [Policy(select=("LC",)), Policy(ignore=("MD302",)), Policy(ignore=("SU",))], ids=repr
)
def test_a_comment_is_not_called_unused_where_its_rule_was_left_out(policy: Policy) -> None:
    text = "<!-- licensecheck: ignore[MD302] -->\n![x](y.jpg)\n*Photo: Jane Doe, CC BY 4.0*"
    assert said(checked(text, policy=policy)) == []


def test_a_reason_can_be_required() -> None:
    report = checked(f"<!-- licensecheck: ignore[LC,MD] -->\n{PICTURE}", require_reason=True)
    assert counted(report) == [(3, "LC108"), (3, "MD302")]
    assert said(report) == [(1, "SU004.no-reason", "error")]


def test_a_comment_in_html_speaks_of_the_figure_that_follows() -> None:
    figure = "<figure>\n<img src=a.jpg>\n<figcaption>Photo: Jane Doe, CC BY 4.0 (cropped) (no changes made)</figcaption>\n</figure>\n"
    report = checked(f"<!-- licensecheck: ignore[LC,MD] asked -->\n{figure}{figure}", "html")
    assert counted(report) == [(8, "LC108"), (8, "MD302")]


def test_a_comment_in_front_matter_speaks_of_the_key_that_follows() -> None:
    text = "---\n# licensecheck: ignore[MD302] asked\nimage: a.jpg\ncredit: Photo by Jane Doe, CC BY 4.0 (cropped) (no changes made)\n---\n"
    report = checked(text)
    assert [f.code for c in report.cases for f in c.findings if f.suppressed] == ["MD302"]
