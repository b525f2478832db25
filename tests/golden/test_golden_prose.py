"""Prose that mentions a file of Commons is no credit of a picture that is not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from golden.records import facts, write_lockfile
from licensecheck.cli import main

PAGE = "https://commons.wikimedia.org/wiki/File:Tram_depot.jpg"
SENTENCES = {
    "linked words": f"The depot was built in 1911, see [this picture]({PAGE}).",
    "linked words in between": f"Another [map of the town]({PAGE}) shows it.",
    "two links": f"The museum has put a [picture]({PAGE}) on [Wikimedia Commons](https://commons.wikimedia.org/).",
    "address in a sentence": f"You can find more at <{PAGE}>, which shows the depot.",
    "address alone": PAGE,
    "address of the picture itself": "See https://upload.wikimedia.org/wikipedia/commons/0/00/Tram_depot.jpg for more.",
    "list of links": f"- [Tram depot]({PAGE})\n- [File:Tram depot.jpg]({PAGE})",
    "credit that is an address": f"Photo: {PAGE}",
}


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Check an article with this text; return the codes and severities that are found."""
    write_lockfile(str(tmp_path / "licensecheck.lock"), [facts("File:Tram depot.jpg", "Anna Koval", "CC-BY-SA-4.0")])
    monkeypatch.chdir(tmp_path)

    def codes(text: str, name: str = "a.md") -> list[tuple[str, str]]:
        Path(name).write_text(f"# The depot\n\n{text}\n", encoding="utf-8")
        main(["check", "--locked", "--no-cache", "--output", "json=report.json", name])
        cases = json.loads(Path("report.json").read_text(encoding="utf-8"))["cases"]
        return [(f["code"], f["severity"]) for c in cases for f in c["findings"]]

    return codes


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_that_leads_to_a_file_is_no_error(text: str, name: str, check: Any) -> None:
    assert [code for code, severity in check(text, name) if severity == "error"] == []


@pytest.mark.parametrize("which", ["linked words", "address in a sentence", "address alone"])
def test_most_are_no_credit_at_all(which: str, check: Any) -> None:
    assert check(SENTENCES[which]) == []


def test_the_same_below_a_picture_is_its_credit(check: Any) -> None:
    found = check(f"![The depot](depot.jpg)\n\n[Tram depot]({PAGE})")
    assert found == [("AU201", "error"), ("LC101", "error")]


def test_a_lone_credit_that_states_something_is_an_error_where_it_is_wrong(check: Any) -> None:
    assert check(
        f"Photo: Jo Brandt, [Tram depot]({PAGE}), [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)"
    ) == [("AU202", "error")]
