"""One reading is chosen for all fields, the one that the record supports best."""

from __future__ import annotations

from judge.factories import Line, author, facts, judged, text_fact
from licensecheck.judge import MARGIN


def _ambiguous(first: float, second: float) -> Line:
    """Build "Anna Koval, Mykola Bridge": either may be the author, the other the title."""
    line = Line("Anna Koval, Mykola Bridge, 2023-04-25, CC BY 4.0").license("CC BY 4.0", "CC-BY-4.0")
    line.reading("Anna Koval", title="Mykola Bridge", date="2023-04-25", score=first)
    return line.reading("Mykola Bridge", title="Anna Koval", date="2023-04-25", score=second)


SECOND = facts(author=author("Mykola Bridge"), name=text_fact("Anna Koval", "ObjectName"))


def test_a_less_likely_reading_that_the_record_supports_is_chosen() -> None:
    """A mismatch is reported only if no near reading fits; author and title come from one reading."""
    case = judged(_ambiguous(0.8, 0.8 - MARGIN + 0.01), SECOND)
    assert case.reading is not None
    assert [a.value for a in case.reading.authors] == ["Mykola Bridge"]
    assert (case.author.verdict, case.title.verdict, case.date.verdict) == ("verified",) * 3


def test_a_reading_outside_the_margin_is_not_chosen() -> None:
    case = judged(_ambiguous(0.9, 0.9 - MARGIN - 0.05), SECOND)
    assert case.reading is not None
    assert [a.value for a in case.reading.authors] == ["Anna Koval"]


def test_without_a_record_the_likeliest_reading_stands() -> None:
    case = judged(_ambiguous(0.6, 0.7))
    assert case.reading is not None
    assert [a.value for a in case.reading.authors] == ["Mykola Bridge"]


def test_among_equally_supported_readings_the_likelier_stands() -> None:
    case = judged(_ambiguous(0.8, 0.7), facts(author=None, name=None))
    assert case.reading is not None
    assert [a.value for a in case.reading.authors] == ["Anna Koval"]


def test_the_wanted_attribution_supports_a_reading() -> None:
    record = facts(author=None, attribution=text_fact("Photo: Mykola Bridge / Commons", "Attribution"))
    case = judged(_ambiguous(0.8, 0.7), record)
    assert [(r.id, r.verdict) for r in case.author.reasons] == [("author.matches-attribution", "verified")]
