"""Texts put together from stretches of a document, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from licensecheck.articles.base import Source
from licensecheck.articles.inside import Joined, html_inside, through
from licensecheck.articles.lines import Lines
from licensecheck.model import OffsetMap, Problem, Span
from licensecheck.model.document import Position

SOURCE = "".join(chr(0x4E00 + i) for i in range(60))
"""Sixty different signs, so that a sign tells its place."""

added = st.tuples(st.just("add"), st.integers(0, 50), st.integers(1, 9))
inserted = st.tuples(st.just("insert"), st.integers(0, 0), st.integers(2, 6))


def joined(steps: list[tuple[str, int, int]]) -> Joined:
    made = Joined(steps[0][1] if steps else 0)
    former = 0
    for kind, start, length in steps:
        if kind == "add":
            if made.length and start < former:
                made.insert("--")
            former = start + length
            made.add(SOURCE[start : start + length], start)
        else:
            made.insert("-" * length)
    return made


@given(st.lists(added | inserted, max_size=8))
def test_every_sign_that_was_added_leads_back_to_its_place(steps: list[tuple[str, int, int]]) -> None:
    made = joined(steps)
    text, offsets = made.text(), made.offsets()
    assert offsets.length == len(text)
    for at, sign in enumerate(text):
        if sign != "-":
            assert SOURCE[offsets.to_source(at)] == sign
            assert offsets.span(Span(at, at + 1)) == Span(offsets.to_source(at), offsets.to_source(at) + 1)


@given(st.lists(added | inserted, min_size=1, max_size=8), st.data())
def test_a_span_covers_the_signs_it_holds_and_no_sign_between(
    steps: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    made = joined(steps)
    text, offsets = made.text(), made.offsets()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = [SOURCE.index(sign) for sign in text[start:end] if sign != "-"]
    span = offsets.span(Span(start, end))
    if places:
        covered = range(min(places), max(places) + 1)
        assert set(covered) <= set(range(span.start, span.end))
        if "-" not in text[start:end]:
            assert span == Span(covered[0], covered[-1] + 1)


def test_a_span_with_what_was_inserted_behind_a_value_ends_with_the_value() -> None:
    made = joined([("add", 5, 3), ("insert", 0, 4), ("add", 30, 2)])
    assert made.text() == f"{SOURCE[5:8]}----{SOURCE[30:32]}"
    assert made.offsets().span(Span(0, 7)) == Span(5, 8)
    assert made.offsets().span(Span(4, 7)) == Span(7, 8)
    assert made.offsets().span(Span(0, 8)) == Span(5, 31)


def test_values_in_another_order_than_in_the_document_are_covered_together() -> None:
    made = joined([("add", 40, 2), ("insert", 0, 2), ("add", 3, 5)])
    assert made.offsets().span(Span(0, 9)) == Span(3, 42)


def test_one_sign_for_several_leads_to_the_first_and_goes_on_behind_the_last() -> None:
    made = Joined()
    made.add("a", 0)
    made.add_one("&", 1, 6)
    made.add("b", 6)
    assert (made.text(), made.offsets()) == ("a&b", OffsetMap(((0, 0), (2, 6)), 3))


@given(st.lists(added | inserted, min_size=1, max_size=6), st.data())
def test_two_ways_in_a_row_lead_where_both_lead_one_after_the_other(
    steps: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    outer = joined(steps)
    middle = outer.text()
    inner = Joined()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(middle) - 1))
        inner.add(middle[start : data.draw(st.integers(start + 1, len(middle)))], start)
        inner.insert("+" * data.draw(st.integers(2, 3)))
    way = through(inner.offsets(), outer.offsets())
    for at, sign in enumerate(inner.text()):
        if sign not in "+-":
            assert SOURCE[way.to_source(at)] == sign


def test_pictures_and_credits_of_html_inside_a_document_have_the_places_of_the_document() -> None:
    document = 'x: "<img src=a.jpg>\\n<p>Photo: J &amp; K"'
    made = Joined()
    made.add("<img src=a.jpg>", 4)
    made.add_one("\n", 19, 21)
    made.add("<p>Photo: J &amp; K", 21)
    source = Source("a.json", document, lambda text, format: "Photo:" in text)
    uses, problems = html_inside(source, made.text(), made.offsets(), Lines(document))
    assert problems == []
    assert [(u.image, u.credit.text if u.credit else None) for u in uses] == [("a.jpg", "Photo: J &amp; K")]
    assert uses[0].image_span is not None
    assert document[uses[0].image_span.start : uses[0].image_span.end] == "<img src=a.jpg>"
    assert uses[0].credit is not None
    span = uses[0].credit.offsets.span(Span(0, 16))
    assert document[span.start : span.end] == "Photo: J &amp; K"


def test_a_problem_of_html_inside_a_document_has_the_place_of_the_document() -> None:
    document = "line\n" + "Photo: " + "x" * 20_001
    made = Joined()
    made.add(document[5:], 5)
    source = Source("a.xml", document, lambda text, format: "Photo:" in text)
    uses, problems = html_inside(source, made.text(), made.offsets(), Lines(document))
    place = Position(2, 1, 2, 20_009, document[5:2005])
    assert uses == []
    assert problems == [Problem("a.xml", "article.credit-too-long", (("length", "20008"), ("limit", "20000")), place)]
