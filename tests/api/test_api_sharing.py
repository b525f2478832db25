"""Which part of one credit is for which of several pictures: from the credit's own words, or not at all."""

from __future__ import annotations

import pytest

from licensecheck import Checker
from licensecheck.credit import parse
from licensecheck.model import Credit, Segment, Shared, Span
from licensecheck.sharing import own_part


def credit_of(*parts: tuple[str, str | None]) -> Credit:
    """A credit of parts, each with its label."""
    text, segments = "", []
    for words, label in parts:
        start = len(text) + 2 * bool(text)
        text += ("; " if text else "") + words
        segments.append(Segment(Span(start, len(text)), (), label=label))
    return Credit(text, "text", True, 0.9, tuple(segments), None, ())


TOLD = {
    "left and right": ((("A", "Left"), ("B", "right")), ("1.jpg", "2.jpg"), [0, 1]),
    "right and left": ((("A", "rechts"), ("B", "links")), ("1.jpg", "2.jpg"), [1, 0]),
    "top and bottom": ((("A", "oben"), ("B", "unten")), ("1.jpg", "2.jpg"), [0, 1]),
    "three in a row": ((("A", "left"), ("B", "right"), ("C", "center")), ("1.jpg", "2.jpg", "3.jpg"), [0, 2, 1]),
    "a grid": (
        (("A", "top left"), ("B", "top right"), ("C", "bottom left"), ("D", "bottom right")),
        ("1.jpg", "2.jpg", "3.jpg", "4.jpg"),
        [0, 1, 2, 3],
    ),
    "numbers": ((("A", "Fig. 2"), ("B", "Fig. 1")), ("x.jpg", "y.jpg"), [1, 0]),
    "letters": ((("A", "a"), ("B", "b")), ("x.jpg", "y.jpg"), [0, 1]),
    "ordinals": ((("A", "second"), ("B", "first")), ("x.jpg", "y.jpg"), [1, 0]),
    "names of the files": (
        (("vial caps by B", None), ("insulin syringe by A", None)),
        ("Insulin_syringe.jpg", "vial-caps.png"),
        [1, 0],
    ),
}


@pytest.mark.parametrize(("parts", "pictures", "order"), TOLD.values(), ids=TOLD)
def test_each_picture_has_its_part(
    parts: tuple[tuple[str, str | None], ...], pictures: tuple[str, ...], order: list[int]
) -> None:
    credit = credit_of(*parts)
    found = [own_part(credit, Shared(pictures, i)) for i in range(len(pictures))]
    assert [credit.segments[order.index(i)] for i in range(len(pictures))] == found


UNTOLD = {
    "order alone": ((("A", None), ("B", None)), ("1.jpg", "2.jpg")),
    "one without a word": ((("A", "left"), ("B", None)), ("1.jpg", "2.jpg")),
    "the same word twice": ((("A", "left"), ("B", "left")), ("1.jpg", "2.jpg")),
    "left and bottom": ((("A", "left"), ("B", "bottom"), ("C", "right")), ("1.jpg", "2.jpg", "3.jpg")),
    "more parts than pictures": ((("A", "left"), ("B", "right"), ("C", "center")), ("1.jpg", "2.jpg")),
    "fewer parts than pictures": ((("A", "left"), ("B", "right")), ("1.jpg", "2.jpg", "3.jpg")),
    "numbers beyond": ((("A", "1"), ("B", "3")), ("1.jpg", "2.jpg")),
    "a word that both files have": ((("the bridge, A", None), ("B", None)), ("bridge-1.jpg", "bridge-2.jpg")),
}


@pytest.mark.parametrize(("parts", "pictures"), UNTOLD.values(), ids=UNTOLD)
def test_what_is_not_said_is_not_guessed(parts: tuple[tuple[str, str | None], ...], pictures: tuple[str, ...]) -> None:
    credit = credit_of(*parts)
    assert [own_part(credit, Shared(pictures, i)) for i in range(len(pictures))] == [None] * len(pictures)


def test_the_parts_of_a_real_credit_are_those_of_its_pictures() -> None:
    text = "Left: Jane Doe, CC BY 4.0; right: John Roe, CC BY-SA 3.0"
    article = f"![a](1.jpg) ![b](2.jpg)\n\n{text}\n"
    report = Checker(offline=True).check_article(article)
    authors = [(c.case.use.image, [p.value for p in c.case.reading.authors]) for c in report.cases if c.case.reading]
    assert authors == [("1.jpg", ["Jane Doe"]), ("2.jpg", ["John Roe"])]
    assert len(parse(text).segments) == 2


AUTHORS = {
    "words in front of each": (
        "Insulin syringe by Anna Berg and vial caps by Ben Cole, both CC BY-SA 4.0",
        ("vial-caps.jpg", "Insulin_syringe.jpg"),
        [["Ben Cole"], ["Anna Berg"]],
    ),
    "words of no file": (
        "Photos by Anna Berg and Ben Cole, CC BY-SA 4.0",
        ("vial-caps.jpg", "syringe.jpg"),
        [["Anna Berg", "Ben Cole"], ["Anna Berg", "Ben Cole"]],
    ),
}


@pytest.mark.parametrize(("text", "pictures", "authors"), AUTHORS.values(), ids=AUTHORS)
def test_the_author_of_each_picture_is_told_by_words_of_its_name(
    text: str, pictures: tuple[str, ...], authors: list[list[str]]
) -> None:
    article = f"{' '.join(f'![]({p})' for p in pictures)}\n\n{text}\n"
    report = Checker(offline=True).check_article(article)
    assert [c.case.use.image for c in report.cases] == list(pictures)
    assert [[a.value for a in c.case.reading.authors] for c in report.cases if c.case.reading] == authors
    told = all(len(a) == 1 for a in authors)
    assert [f.code for c in report.cases for f in c.findings if f.code == "CR008"] == ([] if told else ["CR008"])


def test_what_is_wrong_with_a_shared_credit_is_said_once() -> None:
    article = "![a](1.jpg) ![b](2.jpg)\n\nPhotos: Jane Doe, CC BY 4.0\n"
    report = Checker(offline=True).check_article(article)
    assert [[f.code for f in c.findings] for c in report.cases] == [["LC108"], []]
    assert report.summary.images == 2
