"""The examples of docs/formats.md are read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from licensecheck.articles import read_document

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"(?ms)^(?P<mark>`{3,})(?P<kind>markdown|mdx|qmd)\n(?P<text>.*?)^(?P=mark)$")
EXAMPLES = [(f"a.{'md' if m['kind'] == 'markdown' else m['kind']}", m["text"]) for m in EXAMPLE.finditer(PAGE)]


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 13


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=[f"{i} {p}" for i, (p, _) in enumerate(EXAMPLES)])
def test_every_picture_of_an_example_is_credited(path: str, text: str) -> None:
    document = read_document(path, text)
    assert document.problems == ()
    assert document.uses != ()
    assert all(u.image is not None and u.credit is not None and "Jane Doe" in u.credit.text for u in document.uses)
