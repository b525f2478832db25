"""What comments to this program say, and what is wrong with them."""

from __future__ import annotations

import pytest

from licensecheck.model import Comment, Span
from licensecheck.suppress import read_directive

RIGHT = {
    "code": ("ignore[LC108]", ("ignore", ("LC108",), "", "")),
    "codes": ("ignore[LC108, CR ,lc108]", ("ignore", ("LC108", "CR"), "", "")),
    "reason": ("ignore[LC108] the desk  is asking", ("ignore", ("LC108",), "the desk is asking", "")),
    "reason-dash": ("ignore[LC108] -- asked: no answer", ("ignore", ("LC108",), "asked: no answer", "")),
    "until": ("ignore[CR] asked; until 2027-01-01", ("ignore", ("CR",), "asked", "2027-01-01")),
    "until-first": ("ignore[CR]; until 2027-01-01; asked; twice", ("ignore", ("CR",), "asked; twice", "2027-01-01")),
    "until-alone": ("ignore[CR] until 2027-01-01", ("ignore", ("CR",), "", "2027-01-01")),
    "next": ("ignore-next[CR]", ("ignore-next", ("CR",), "", "")),
    "file": ("ignore-file[SU001]", ("ignore-file", ("SU001",), "", "")),
    "disable": ("disable[CR]", ("disable", ("CR",), "", "")),
    "enable": ("enable[CR]", ("enable", ("CR",), "", "")),
    "enable-all": ("enable", ("enable", (), "", "")),
}


def comment(words: str) -> Comment:
    return Comment(f"licensecheck: {words}", Span(0, 1), Span(0, 1))


@pytest.mark.parametrize(("words", "wanted"), RIGHT.values(), ids=RIGHT.keys())
def test_a_comment_names_codes_a_reason_and_a_day(words: str, wanted: tuple[str, tuple[str, ...], str, str]) -> None:
    directive, mistakes = read_directive(comment(words))
    assert directive is not None
    assert (directive.kind, directive.codes, directive.reason, directive.until) == wanted
    assert mistakes == ()


WRONG = {
    "no-codes": ("ignore", "SU004.no-codes", (("kind", "ignore"),)),
    "empty-codes": ("ignore-file[ , ] why", "SU004.no-codes", (("kind", "ignore-file"),)),
    "kind": ("ignroe[LC108]", "SU004.kind", (("kind", "ignroe"), ("near", "ignore"))),
    "nothing": ("", "SU004.kind", (("kind", ""), ("near", "ignore"))),
    "day": ("ignore[CR] x; until 2027-02-30", "SU004.date", (("date", "2027-02-30"),)),
    "day-form": ("ignore[CR] x; until 1 May 2027", "SU004.date", (("date", "1 May 2027"),)),
    "no-day": ("ignore[CR] x; until", "SU004.date", (("date", "until"),)),
    "unknown": ("ignore[LC999]", "SU003", (("code", "LC999"), ("hint", " Did you mean LC109?"))),
    "slug": ("ignore[XYZ]", "SU003", (("code", "XYZ"), ("hint", ""))),
}


@pytest.mark.parametrize(("words", "message_id", "params"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_named_and_suppresses_nothing(
    words: str, message_id: str, params: tuple[tuple[str, str], ...]
) -> None:
    directive, mistakes = read_directive(comment(words))
    assert directive is None
    assert [(m.message_id, m.params) for m in mistakes] == [(message_id, params)]


def test_the_other_codes_of_a_comment_with_an_unknown_one_hold() -> None:
    directive, mistakes = read_directive(comment("ignore[LC999,CR]"))
    assert directive is not None
    assert directive.codes == ("CR",)
    assert [m.code for m in mistakes] == ["SU003"]


@pytest.mark.parametrize("words", ["licensecheck-ignore[LC108]", "licensecheck ignore LC108"])
def test_a_form_of_other_programs_is_no_silent_slip(words: str) -> None:
    directive, mistakes = read_directive(Comment(words, Span(0, 1), Span(0, 1)))
    assert directive is None
    assert [m.message_id for m in mistakes] == ["SU004.kind"]


def test_a_reason_may_be_required() -> None:
    directive, mistakes = read_directive(comment("ignore[CR]"), require_reason=True)
    assert directive is None
    assert [m.message_id for m in mistakes] == ["SU004.no-reason"]
    assert read_directive(comment("ignore[CR] asked"), require_reason=True)[1] == ()
    assert read_directive(comment("enable"), require_reason=True)[1] == ()
