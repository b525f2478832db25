"""How much of credits that the parser was not made on is read right (lines of our own, invented names, 30 languages).

Labels follow the conventions of the labeled reference corpus; a field that two readings are right for is named in the notes
("optional:title") and not counted. The shares are floors: what is reached may not be lost.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from licensecheck.credit import fields, parse

CASES = Path(__file__).parent / "cases" / "held-out.jsonl"
FLOORS = {
    "credit_found": 99.0,
    "negative_left_alone": 97.5,
    "authors": 98.5,
    "title": 99.0,
    "date": 99.0,
    "licenses": 99.0,
    "license_url": 99.5,
    "source": 99.0,
    "file": 99.5,
    "modification": 99.0,
    "whole_credit": 98.0,
}
"""What share of the records, in percent, has to be right."""
SAME = {
    "cc-pdm-1.0": "pdm-1.0",
    "gfdl-1.2-only": "gfdl-1.2",
    "lal": "fal",
    "commons-attribution": "attribution",
    "no-restrictions": "no-known-restrictions",
    "scancode-pixabay-content": "pixabay",
    "scancode-unsplash": "unsplash",
}
"""Ids of the registry and the labels' names for the same licenses."""
FIELDS = ("authors", "title", "date", "licenses", "license_url", "source", "file", "modification")


def folded(text: str) -> str:
    """Return a name without what does not count: case, kinds of space and apostrophe, outer punctuation."""
    text = re.sub(r"[‘’ʼ`´]", "'", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"\s+", " ", text).strip(" .,;:\"'()[]*_«»„“”")


def comparable(field: str, value: Any) -> object:
    """Return a field's value as it is compared: lists as sets, license names without "LicenseRef-"."""
    if field in ("authors", "licenses"):
        names = {folded(v).removeprefix("licenseref-") for v in value or ()}
        return frozenset(SAME.get(name, name) for name in names)
    if not value:
        return None
    if field == "license_url":
        return re.sub(r"^https?://(www\.)?", "", value.strip(" <>").lower()).rstrip("/")
    return folded(unquote(value).replace("_", " ") if field == "file" else value)


def wrong_fields(record: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Return the figures that a record counts for, and those of them that are wrong."""
    want, notes = record["expected"], record.get("notes", "")
    got = fields(parse(record["text"], record["format"]))
    kind = "credit_found" if want["is_credit"] else "negative_left_alone"
    counted = {kind} - ({kind} if "optional:is_credit" in notes else set())
    wrong = counted if got["is_credit"] != want["is_credit"] else set()
    if want["is_credit"]:
        stated = {f for f in FIELDS if f"optional:{f}" not in notes}
        missed = {f for f in stated if comparable(f, want[f]) != comparable(f, got[f])}
        counted = counted | stated | {"whole_credit"}
        wrong = wrong | missed | ({"whole_credit"} if missed else set())
    return counted, wrong


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, set[str], set[str]]]:
    records = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [(r["id"], *wrong_fields(r)) for r in records]


@pytest.mark.parametrize("figure", FLOORS)
def test_the_share_read_right_does_not_fall(figure: str, judged: list[tuple[str, set[str], set[str]]]) -> None:
    seen = [name for name, counted, _ in judged if figure in counted]
    missed = [name for name, _, wrong in judged if figure in wrong]
    share = 100 * (1 - len(missed) / len(seen))
    assert share >= FLOORS[figure], f"{figure}: {share:.2f} % of {len(seen)}, wrong: {missed}"


def test_the_lines_are_many_and_of_many_languages(judged: list[tuple[str, set[str], set[str]]]) -> None:
    records = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    assert len({r["id"] for r in records}) == len({r["text"] for r in records}) == len(judged) >= 800
    assert len({r["lang"] for r in records}) >= 25
    assert sum(not r["expected"]["is_credit"] for r in records) >= 130
