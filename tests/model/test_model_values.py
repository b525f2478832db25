"""Values are frozen, compare by content, and survive JSON and pickle."""

from __future__ import annotations

import json
import pickle

import pytest

from licensecheck import model
from licensecheck.model import (
    Credit,
    FieldVerdict,
    FileFacts,
    FrozenValueError,
    LicenseOffer,
    OffsetMap,
    Part,
    Reading,
    Reason,
    Segment,
    Span,
    Value,
    Witness,
)

PART = Part("Jane Doe", "JANE  DOE", Span(7, 16))
CREDIT = Credit("Photo: JANE  DOE", "text", True, 0.9, (Segment(Span(0, 16), (Reading(0.9, (PART,), None, None),)),))
WITNESS = Witness("extmetadata", "LicenseShortName", "File:X.jpg", 7, "2026-01-02T03:04:05Z")
FACTS = FileFacts("File:X.jpg", "File:x.jpg", "present", licenses=(LicenseOffer("CC-BY-4.0", "CC BY 4.0", WITNESS),))


@pytest.mark.parametrize("value", [PART, CREDIT, FACTS, Span(0, 0)], ids=lambda v: type(v).__name__)
def test_a_value_survives_json_and_pickle(value: Value) -> None:
    assert type(value).from_plain(json.loads(json.dumps(value.to_plain()))) == value
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_field_cannot_be_assigned_or_deleted() -> None:
    with pytest.raises(FrozenValueError, match=r"Part\.value is read-only"):
        PART.value = "other"  # type: ignore[misc]
    with pytest.raises(FrozenValueError):
        del PART.value


def test_an_unknown_attribute_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        PART.colour = "red"


def test_equality_and_hash_go_by_class_and_fields() -> None:
    assert Part("a", "b", Span(0, 1)) == Part("a", "b", Span(0, 1))
    assert hash(Part("a", "b", Span(0, 1))) == hash(Part("a", "b", Span(0, 1)))
    assert Part("a", "b", Span(0, 1)) != Part("a", "b", Span(0, 2))
    assert Span(0, 1) != OffsetMap(((0, 0),), 1)


def test_replace_changes_only_the_named_field_and_refuses_others() -> None:
    assert PART.replace(value="J. Doe") == Part("J. Doe", "JANE  DOE", Span(7, 16))
    with pytest.raises(TypeError):
        PART.replace(nothing=1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"start": 1}, r"missing fields \['end'\]"),
        ({"start": 1, "end": 2, "middle": 3}, r"unknown fields \['middle'\]"),
        ([], "expected an object"),
    ],
)
def test_from_plain_names_what_does_not_fit(data: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Span.from_plain(data)


@pytest.mark.parametrize("made", [1, 100], ids=["first instances", "compiled"])
def test_a_value_is_made_as_a_function_is_called(made: int) -> None:
    """Also before the class has its own compiled `__init__`."""

    class Place(Value):
        name: str
        lines: tuple[int, ...] = ()

    for _ in range(made):
        assert Place("a", lines=(1,)) == Place("a", (1,))
        assert Place(name="a").lines == ()
    for args, kwargs in ((("a", (), 1), {}), ((), {}), (("a",), {"name": "b"}), (("a",), {"line": 1})):
        with pytest.raises(TypeError):
            Place(*args, **kwargs)


def test_repr_shows_class_and_fields() -> None:
    assert repr(Span(1, 2)) == "Span(start=1, end=2)"


def test_every_nested_class_is_named_for_from_plain() -> None:
    """A field whose annotation names a value class has that class in NESTED, so that from_plain restores it."""
    classes = {n: c for n, c in vars(model).items() if isinstance(c, type) and issubclass(c, Value) and c is not Value}
    for value_class in classes.values():
        for field, note in value_class.__annotations__.items():
            held = [c for c in classes if c in str(note).replace("|", " ").replace("[", " ").replace(",", " ").split()]
            if held and value_class.__name__ not in ("Case", "CheckedCase", "Report"):
                assert value_class.NESTED[field] is classes[held[0]], (value_class, field)


def test_a_field_verdict_is_the_worst_of_its_reasons() -> None:
    def verdict(*verdicts: str) -> str:
        return FieldVerdict(tuple(Reason("author.x", v) for v in verdicts)).verdict  # type: ignore[arg-type]

    assert verdict("verified", "unchecked") == "unchecked"
    assert verdict("unchecked", "undecided") == "undecided"
    assert verdict("undecided", "contradicted", "verified") == "contradicted"


def test_an_offset_map_maps_across_dropped_characters() -> None:
    """'a&amp;b' decoded to 'a&b': the piece after the entity starts four code points later."""
    offsets = OffsetMap(((0, 10), (2, 16)), 3)
    assert [offsets.to_source(i) for i in range(4)] == [10, 11, 16, 17]
    assert offsets.span(Span(1, 3)) == Span(11, 17)
    assert offsets.span(Span(2, 2)) == Span(16, 16)


@pytest.mark.parametrize("pieces", [((0, 10), (9, 10), (10, 11)), ((0, 10), (10, 11))], ids=["by its ends", "as one"])
def test_all_words_of_a_text_that_one_sign_stands_for_are_at_that_sign(pieces: tuple[tuple[int, int], ...]) -> None:
    """The title of a picture in a text document, where the picture is one sign."""
    offsets = OffsetMap(pieces, 10)
    assert [offsets.span(Span(*s)) for s in ((0, 10), (0, 4), (5, 8), (9, 10))] == [Span(10, 11)] * 4


def test_modified_outranks_unmodified() -> None:
    from licensecheck.model import ChangeStatement

    both = tuple(ChangeStatement(s, (), "", Span(0, 0)) for s in ("unmodified", "modified"))
    reading = (Reading(1.0, (), None, None),)
    assert Segment(Span(0, 0), reading, changes=both).modification == "modified"
    assert Segment(Span(0, 0), reading).modification == "none-stated"
