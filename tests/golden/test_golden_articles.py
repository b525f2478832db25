"""One article for each format, with a right, a wrong, a missing and a hidden credit: every finding at its exact place.

`expected.txt` has one line for each finding: path, place, code, severity, the words of the source that stand there. To see what
changed: `python -m pytest tests/golden`; to write it anew, look at every line of the difference:
`PYTHONPATH=tests python -m golden.test_golden_articles`.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from articles.samples import archive
from golden.records import write_lockfile
from licensecheck.articles.base import FORMATS, format_of
from licensecheck.articles.sniff import sniff
from licensecheck.cli import main

HERE = Path(__file__).resolve().parent
ARTICLES = HERE / "articles"
EXPECTED = HERE / "expected.txt"
ARCHIVES = ("docx", "epub", "odt")
"""Folders that hold the parts of an archive."""
SHORTEST = 90
"""Code points of words that are shown whole; of longer ones the beginning and the end."""

FORMATS_OF = {
    "asciidoc": "asciidoc",
    "atom": "feed",
    "docx": "docx",
    "epub": "epub",
    "front-matter-json": "markdown",
    "front-matter-toml": "markdown",
    "front-matter-yaml": "markdown",
    "html": "html",
    "hugo": "markdown",
    "jekyll": "markdown",
    "jsonfeed": "jsonfeed",
    "latex": "latex",
    "markdown": "markdown",
    "markdown-title": "markdown",
    "mdx": "mdx",
    "myst": "markdown",
    "notebook": "notebook",
    "obsidian": "markdown",
    "odt": "odt",
    "org": "org",
    "quarto": "quarto",
    "registry-csv": "registry",
    "registry-json": "registry",
    "registry-yaml": "registry",
    "rss": "feed",
    "rst": "rst",
    "sidecar": "sidecar",
    "text": "text",
    "wikitext": "wikitext",
    "wxr": "wxr",
}
"""Folder of `articles/` to the format of what is in it."""
PICTURES = {
    "right": re.compile(r"quay|image1|/1\.jpg", re.IGNORECASE),
    "wrong": re.compile(r"mill|image2|/2\.jpg", re.IGNORECASE),
    "missing": re.compile(r"light|image3|/3\.jpg", re.IGNORECASE),
    "hidden": re.compile(r"granary|image4|/4\.jpg", re.IGNORECASE),
}
"""What is the matter with a credit, to the address of its picture."""
CODES = {"right": set(), "wrong": {"LC106", "AU202"}, "missing": {"CR001"}, "hidden": {"CR007"}}
"""What must be found of each, at least one of these."""
NOTHING_HIDDEN = {
    "front-matter-yaml": ("CR001", "a key that is commented out is no credit"),
    "front-matter-toml": ("CR001", "a key that is commented out is no credit"),
    "registry-yaml": ("CR001", "a key that is commented out is no credit"),
    "front-matter-json": ("", "JSON has no comments"),
    "registry-json": ("", "JSON has no comments"),
    "registry-csv": ("", "CSV has no comments"),
    "sidecar": ("", "a reader sees all of its tags or none"),
    "text": ("", "all of it is seen"),
}
"""Folders whose format can hide no credit: what is found of one that is kept from readers all the same, and why."""
NO_PICTURES = ("text",)
"""Folders whose format has no pictures, so that none can lack its credit."""
LINKS_NOT_SEEN = {"sidecar": ["LC108"]}
"""Folders whose format shows no links: what a right credit gets there, as a warning."""
ABOUT = {
    "AU202": re.compile(r"Jo Brandt"),
    "LC106": re.compile(r"CC[ -]BY[ -]3\.0"),
    "LC108": re.compile(r"CC[ -]BY[ -][34]\.0|\ufffc"),
    "CR001": re.compile(r".*(?:[Cc]ape[_ -][Oo]rra[_ -]light|[Pp]ellworn[_ -]granary|light-\d|light\.jpg).*|\ufffc|SPDX.*", re.DOTALL),
    "CR004": re.compile(r"Wikimedia Commons|Jo Brandt</media:credit>.*CC BY 4\.0", re.DOTALL),
    "CR007": re.compile(r"Photo: Ida Lorsk.*via Wikimedia Commons|\ufffc", re.DOTALL),
}  # fmt: skip
"""Code to what the words at its place may be."""


def build(folder: Path) -> None:
    """Copy the articles, pack the archives and write the lockfile."""
    shutil.copytree(ARTICLES, folder, dirs_exist_ok=True)
    for name in ARCHIVES:
        parts: dict[str, str | bytes] = {
            p.relative_to(folder / name).as_posix(): p.read_bytes()
            for p in sorted((folder / name).rglob("*"))
            if p.is_file()
        }
        shutil.rmtree(folder / name)
        (folder / name).mkdir()
        (folder / name / f"article.{name}").write_bytes(archive(parts))
    write_lockfile(str(folder / "licensecheck.lock"))


def report(folder: Path) -> dict[str, Any]:
    """Check the folder as a user does and return what was written as JSON."""
    written = folder.parent / "report.json"
    code = main(["check", "--locked", "--no-cache", "--format", "concise", "--output", f"json={written}", "."])
    assert code == 1
    read: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles with their lockfile."""
    folder = tmp_path_factory.mktemp("golden") / "repository"
    folder.mkdir()
    build(folder)
    return folder


@pytest.fixture(scope="module")
def cases(repository: Path) -> list[dict[str, Any]]:
    """The cases of the report on them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(repository)
        read = report(repository)
    assert read["problems"] == []
    found: list[dict[str, Any]] = read["cases"]
    return found


def lines_of(folder: Path, path: str, part: str | None) -> list[str]:
    """The lines of an article or of a part of it, found without any help of the readers."""
    if part is None:
        text = (folder / path).read_text(encoding="utf-8")
    elif path.endswith(".epub"):
        text = (ARTICLES / "epub" / part).read_text(encoding="utf-8")
    else:
        return paragraphs(ElementTree.parse(ARTICLES / Path(path).parts[0] / part).getroot())
    return text.splitlines()


def paragraphs(root: ElementTree.Element) -> list[str]:
    """The paragraphs of a text document, a picture being U+FFFC."""

    def seen(element: ElementTree.Element) -> str:
        name = element.tag.rpartition("}")[2]
        if name in ("drawing", "frame"):
            return "\ufffc"
        inner = "".join(seen(child) + (child.tail or "") for child in element)
        return (element.text or "") + inner

    return [seen(e).strip("\n") for e in root.iter() if e.tag.rpartition("}")[2] == "p"]


def slice_of(lines: list[str], place: dict[str, Any]) -> str:
    """What stands at the place of a finding."""
    first, last = place["line"] - 1, place["end_line"] - 1
    held = lines[first : last + 1]
    held[-1] = held[-1][: place["end_column"] - 1]
    held[0] = held[0][place["column"] - 1 :]
    return "\n".join(held)


def shown(words: str) -> str:
    """The words as the golden file quotes them."""
    line = words.replace("\n", "⏎").replace("\ufffc", "[picture]")
    return line if len(line) <= SHORTEST else f"{line[: SHORTEST // 2]} … {line[-SHORTEST // 2 :]}"


def found(folder: Path, cases: list[dict[str, Any]]) -> list[str]:
    """One line for each finding, in the order of the report."""
    rows = []
    for case in cases:
        for finding in case["findings"]:
            words = slice_of(lines_of(folder, case["path"], finding["part"]), finding)
            path = case["path"] + (f"!{finding['part']}" if finding["part"] else "")
            place = f"{finding['line']}:{finding['column']}-{finding['end_line']}:{finding['end_column']}"
            rows.append(f"{path}:{place} {finding['code']} {finding['severity']} | {shown(words)}")
    return rows


def situation(case: dict[str, Any]) -> str:
    """What is the matter with the credit of a case, as its picture (in plain text: its credit) tells."""
    words = case["image"] or case["credit"]["text"]
    return next(name for name, pattern in PICTURES.items() if pattern.search(words))


def test_the_findings_are_exactly_those_expected(repository: Path, cases: list[dict[str, Any]]) -> None:
    assert found(repository, cases) == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_at_every_place_stand_the_words_that_the_finding_is_about(
    repository: Path, cases: list[dict[str, Any]]
) -> None:
    wrong = []
    for case in cases:
        for finding in case["findings"]:
            words = slice_of(lines_of(repository, case["path"], finding["part"]), finding)
            if ABOUT[finding["code"]].fullmatch(words) is None:
                wrong.append((case["path"], finding["code"], words))
    assert wrong == []


def test_every_format_has_an_article() -> None:
    assert set(FORMATS_OF.values()) == set(FORMATS)
    assert {p.name for p in ARTICLES.iterdir()} == set(FORMATS_OF)


@pytest.mark.parametrize("folder", FORMATS_OF)
def test_the_name_or_the_beginning_of_an_article_tells_its_format(folder: str, repository: Path) -> None:
    read = {format_of(p.name) or sniff(p.name, p.read_bytes()) for p in (repository / folder).iterdir()}
    assert read == {FORMATS_OF[folder]}


def codes(cases: list[dict[str, Any]], folder: str, name: str) -> list[list[tuple[str, str]]]:
    """Codes and severities of each picture of one kind in a folder."""
    held = [c for c in cases if Path(c["path"]).parts[0] == folder and situation(c) == name]
    return [[(f["code"], f["severity"]) for f in c["findings"]] for c in held]


@pytest.mark.parametrize("folder", FORMATS_OF)
def test_a_right_credit_has_no_finding(folder: str, cases: list[dict[str, Any]]) -> None:
    assert codes(cases, folder, "right") == [[(code, "warning") for code in LINKS_NOT_SEEN.get(folder, [])]]


@pytest.mark.parametrize("folder", FORMATS_OF)
def test_a_wrong_credit_is_an_error(folder: str, cases: list[dict[str, Any]]) -> None:
    pictures = codes(cases, folder, "wrong")
    assert pictures
    for picture in pictures:
        assert {code for code, severity in picture if severity == "error"} & CODES["wrong"]


@pytest.mark.parametrize("folder", [f for f in FORMATS_OF if f not in NO_PICTURES])
def test_a_picture_without_a_credit_is_found(folder: str, cases: list[dict[str, Any]]) -> None:
    assert [[code for code, _ in picture] for picture in codes(cases, folder, "missing")] == [["CR001"]]


@pytest.mark.parametrize("folder", FORMATS_OF)
def test_a_hidden_credit_is_found(folder: str, cases: list[dict[str, Any]]) -> None:
    expected, _ = NOTHING_HIDDEN.get(folder, ("CR007", ""))
    pictures = codes(cases, folder, "hidden")
    assert [picture[0][0] for picture in pictures] == ([expected] if expected else [])


def write_expected() -> None:
    """Write the golden file anew."""
    import os

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "repository"
        folder.mkdir()
        build(folder)
        os.chdir(folder)
        lines = found(folder, report(folder)["cases"])
    EXPECTED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    write_expected()
