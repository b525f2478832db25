"""One credit for two pictures: which part is for which is told by the names of the files, or asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from golden.records import facts, write_lockfile
from licensecheck.cli import main

PAGE = "https://commons.wikimedia.org/wiki/File:"
BY_SA = "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)"
BOTH = f"both {BY_SA}, via Wikimedia Commons (cropped, resized; syringe background removed)"
CREDIT = f"*[Insulin syringe]({PAGE}Insulin_syringe.jpg) by {{}} and [vial caps]({PAGE}Vial_caps.jpg) by {{}}, {BOTH}*"


def found(root: Path, credit: str, first: str = "insulin-syringe", second: str = "vial-caps") -> list[tuple[str, ...]]:
    """Picture, file and codes of each case of an article with two pictures above a credit."""
    write_lockfile(
        str(root / "licensecheck.lock"),
        [
            facts("File:Insulin syringe.jpg", "Ida Lorsk", "CC-BY-SA-4.0"),
            facts("File:Vial caps.jpg", "Tomas Wendt", "CC-BY-SA-4.0"),
        ],
    )
    (root / "a.md").write_text(f"![]({first}.jpg) ![]({second}.jpg)\n\n{credit}\n", encoding="utf-8")
    main(["check", "--locked", "--no-cache", "--output", "json=report.json", "a.md"])
    cases = json.loads((root / "report.json").read_text(encoding="utf-8"))["cases"]
    return [(c["image"], c["file"], *(f["code"] for f in c["findings"])) for c in cases]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that is worked in."""
    monkeypatch.chdir(tmp_path)


def test_each_picture_has_its_own_part(tmp_path: Path) -> None:
    assert found(tmp_path, CREDIT.format("Ida Lorsk", "Tomas Wendt")) == [
        ("insulin-syringe.jpg", "File:Insulin syringe.jpg"),
        ("vial-caps.jpg", "File:Vial caps.jpg"),
    ]


def test_pictures_in_another_order_than_the_parts(tmp_path: Path) -> None:
    assert found(tmp_path, CREDIT.format("Ida Lorsk", "Tomas Wendt"), "vial-caps", "insulin-syringe") == [
        ("vial-caps.jpg", "File:Vial caps.jpg"),
        ("insulin-syringe.jpg", "File:Insulin syringe.jpg"),
    ]


def test_makers_that_are_mixed_up_are_errors(tmp_path: Path) -> None:
    assert found(tmp_path, CREDIT.format("Tomas Wendt", "Ida Lorsk")) == [
        ("insulin-syringe.jpg", "File:Insulin syringe.jpg", "AU202"),
        ("vial-caps.jpg", "File:Vial caps.jpg", "AU202"),
    ]


def test_names_of_files_that_tell_nothing_are_asked_about(tmp_path: Path) -> None:
    codes = {
        code for row in found(tmp_path, CREDIT.format("Ida Lorsk", "Tomas Wendt"), "img-1", "img-2") for code in row[2:]
    }
    assert codes == {"CR008"}
