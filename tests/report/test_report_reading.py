"""How a credit was read and why, for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.credit.decide import WEIGHTS
from licensecheck.credit.explain import explain
from licensecheck.messages.en_reading import TEMPLATES
from licensecheck.report.reading import explain_reading

CASES = Path(__file__).parents[1] / "credit" / "cases" / "held-out.jsonl"


def lines(text: str, format: str = "text") -> list[str]:
    return "".join(explain_reading(explain(text, format))).splitlines()  # type: ignore[arg-type]


def test_every_part_is_shown_with_its_reason() -> None:
    assert lines(
        "Image: Sample Police, Old town after rain, 2023-04-25, CC BY 4.0, via Wikimedia Commons (cropped)"
    ) == [
        "Image: Sample Police, Old town after rain, 2023-04-25, CC BY 4.0, via Wikimedia Commons (cropped)",
        "  This credits a picture; stated confidence that every part is right: 93 %.",
        "",
        "  What was taken for what, and why",
        "    “Image:”               a label that names a picture and begins its credit: the colon makes it that.",
        "    “Sample Police”        the author: stands behind “Image:”; “Police” is a word of institutions, whose names stay whole.",
        "    “Old town after rain”  the title: “after” is a word of titles, not of names.",
        "    “2023-04-25”           the date of the work.",
        "    “CC BY 4.0”            the license CC-BY-4.0.",
        "    “via”                  says that the platform follows: “Wikimedia Commons” follows.",
        "    “Wikimedia Commons”    the source wikimedia-commons: stands behind “via”.",
        "    “cropped”              says that the picture was changed.",
        "",
        "  What was not understood",
        "    Nothing was left over.",
        "",
        "  Other readings (the first scores 0.90)",
        "    0.40  author: Old town after rain; title: Sample Police. Scores less: with or without a label, the author stands first more often than the title.",
        "    0.30  author: Sample Police, Old town after rain; title: none. Scores less: it takes all members of the list for names and leaves no title.",
        "",
        "  Why it is a credit: what speaks for it and against it",
        "     +3.6  A picture's label stands before a name.",
        "     +3.1  A word such as “via” stands before a platform's name.",
        "     +1.2  A platform for pictures is named.",
        "     +1.0  The license is a member of a list, or stands in brackets behind other words.",
        "     +0.7  A license is stated.",
        "     +0.5  A license and a platform are named together.",
        "     +0.3  A word for pictures occurs.",
        "     +0.2  A license and an author are stated together.",
        "     -0.8  A platform and a name stand side by side without more.",
        "    +9.8 in sum; a credit needs 0.22 or more.",
        "",
    ]


def test_a_text_that_is_no_credit_is_said_to_be_none_and_why() -> None:
    shown = lines("Source: Wikimedia REST API. Updated every day.")
    assert shown[1] == "  This credits no picture."
    assert "     -8.0  It names an interface or a data set that data come from." in shown
    assert "  Other readings" not in "\n".join(shown)


def test_pictures_of_one_line_are_told_apart() -> None:
    shown = lines("Photos: Jane Roe, CC BY-SA 4.0; Max Foo, CC BY 3.0")
    assert shown[1].startswith("  This credits 2 pictures;")
    assert [line for line in shown if line.startswith("  Picture")] == [
        "  Picture 1: “Photos: Jane Roe, CC BY-SA 4.0;”",
        "  Picture 2: “Max Foo, CC BY 3.0”",
    ]


def test_what_only_a_link_says_is_shown_on_its_words() -> None:
    shown = lines(
        "[Mill](https://m.example) by Ann, [license](https://creativecommons.org/licenses/by/4.0/)", "markdown"
    )
    assert "    “license”  links to the license CC-BY-4.0." in shown


def test_what_was_not_understood_is_listed() -> None:
    shown = lines("Photo: Jane Sample, CC BY 4.0, Kodak moment")
    at = shown.index("  What was not understood")
    assert shown[at + 1 : at + 3] == ["    “Kodak moment”  neither the author nor the title in this reading.", ""]


def test_a_missing_author_is_explained() -> None:
    shown = lines("Photo: Wikimedia Commons, CC BY 4.0")
    assert "    No author is named: “Wikimedia Commons” stands in the author's place (platform)." in shown


def test_signs_that_a_terminal_obeys_are_not_printed() -> None:
    assert "\x1b" not in "".join(lines("Photo: Jane \x1b[31m Sample, CC BY 4.0"))


@pytest.mark.parametrize("name", WEIGHTS)
def test_all_evidence_has_a_sentence(name: str) -> None:
    assert TEMPLATES[f"evidence.{name}"].endswith(".")


def test_every_role_and_reason_has_its_words() -> None:
    """Lines of all kinds and languages are explained without an id in the place of words."""
    rows = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    shown = [
        line for row in rows for line in lines(row["text"], row["format"]) if "reading." in line or "evidence." in line
    ]
    assert [line for line in shown if "reading.is" in line or "reading.because" in line or "  evidence." in line] == []


@given(st.text(max_size=80))
def test_no_text_breaks_the_explanation(text: str) -> None:
    assert " in sum; a credit needs 0.22 or more." in lines(text)[-2]
