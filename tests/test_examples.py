"""The embedded example: what `make demo` shows, finding by finding."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from licensecheck import Checker, parse
from licensecheck.credit import fields
from licensecheck.model import CheckedCase, Report

ARTICLES = Path(__file__).resolve().parent.parent / "fixtures" / "articles"
LINE = (
    "Image: National Police of Ukraine, Kupiansk Local History Museum after Russian shelling, 2023-04-25, CC BY 4.0, "
    "via Wikimedia Commons (no changes made)"
)


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    """The report on all example articles, made without a single connection."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(ARTICLES)
    return Checker(lockfile="licensecheck.lock", locked=True).check_paths(["."])


def cases(report: Report, path: str) -> list[CheckedCase]:
    return [c for c in report.cases if c.case.use.path == path]


def found(report: Report, path: str) -> list[tuple[str, str, int, int]]:
    """Code, severity, line and column of all findings of one article."""
    findings = [f for c in cases(report, path) for f in c.findings]
    return [(f.code, f.severity, f.position.line, f.position.column) for f in findings if f.position]


def marked(report: Report, path: str, code: str) -> str:
    """The words of the article that the first finding with this code points at."""
    text = (ARTICLES / path).read_text(encoding="utf-8").splitlines()
    finding = next(f for c in cases(report, path) for f in c.findings if f.code == code)
    place = finding.position
    assert place is not None
    assert place.line == place.end_line
    return text[place.line - 1][place.column - 1 : place.end_column - 1]


def test_the_line_of_the_mission_is_read_correctly() -> None:
    read = fields(parse(LINE))
    assert {k: read[k] for k in ("authors", "title", "date", "licenses", "source", "modification")} == {
        "authors": ["National Police of Ukraine"],
        "title": "Kupiansk Local History Museum after Russian shelling",
        "date": "2023-04-25",
        "licenses": ["CC-BY-4.0"],
        "source": "wikimedia-commons",
        "modification": "unmodified",
    }
    assert read["modification_text"] == "no changes made"


def test_both_kupiansk_articles_carry_exactly_that_line() -> None:
    for name in ("kupiansk.md", "kupiansk.txt"):
        assert LINE in (ARTICLES / name).read_text(encoding="utf-8").splitlines()


def test_the_markdown_article_is_identified_and_lacks_two_links(report: Report) -> None:
    """Author and license are verified by the record; license link and file link are missing."""
    (checked,) = cases(report, "kupiansk.md")
    case = checked.case
    assert case.identified_by == "embedded"
    verdicts = {f: case.field(f).verdict for f in ("file", "author", "license", "title", "date", "modification")}
    assert verdicts == {
        "file": "verified",
        "author": "verified",
        "license": "verified",
        "title": "verified",
        "date": "verified",
        "modification": "unchecked",
    }
    assert found(report, "kupiansk.md") == [("LC108", "error", 8, 102), ("CR004", "warning", 8, 117)]
    assert marked(report, "kupiansk.md", "LC108") == "CC BY 4.0"
    assert marked(report, "kupiansk.md", "CR004") == "Wikimedia Commons"
    assert case.suggestion is not None
    assert case.suggestion.markdown.startswith("Image: National Police of Ukraine, ")
    assert "](https://creativecommons.org/licenses/by/4.0/)" in case.suggestion.markdown


def test_the_plain_text_article_is_not_identified_and_nothing_is_verified_by_a_circle(report: Report) -> None:
    (checked,) = cases(report, "kupiansk.txt")
    case = checked.case
    assert (case.identified_by, case.facts) == ("", None)
    assert case.lookup is not None
    assert [c.title for c in case.lookup.candidates] == [
        "File:Kupiansk Local History Museum after Russian shelling, 2023-04-25 (01).jpg",
        "File:Kupiansk Local History Museum after Russian shelling, 2023-04-25 (02).jpg",
    ]
    for field in ("file", "author", "license", "title", "date"):
        assert case.field(field).verdict == "undecided", field
    assert case.modification.verdict == "unchecked"
    assert sorted(found(report, "kupiansk.txt")) == [("CR003", "warning", 6, 117), ("LC108", "warning", 6, 102)]


def test_the_faulty_articles_give_the_right_codes_at_the_right_place(report: Report) -> None:
    assert [(code, severity, line) for code, severity, line, _ in found(report, "harbor-walk.md")] == [
        ("LC106", "error", 7),
        ("LC101", "error", 13),
        ("AU203", "error", 13),
        ("CR004", "info", 13),
        ("FI603", "info", 19),
        ("LC104", "error", 19),
        ("FI602", "error", 31),
    ]
    assert marked(report, "harbor-walk.md", "LC106") == "CC BY 3.0"
    assert marked(report, "harbor-walk.md", "AU203") == "Wikimedia Commons"
    assert marked(report, "harbor-walk.md", "LC104") == "CC BY-SA 4.0 DE"
    assert marked(report, "harbor-walk.md", "FI602") == "Tram 14"
    assert [(code, severity, line) for code, severity, line, _ in found(report, "museum-tour.html")] == [
        ("AU204", "warning", 14),
        ("LC109", "error", 14),
        ("LC111", "error", 19),
        ("CR001", "error", 22),
    ]
    assert marked(report, "museum-tour.html", "AU204") == "FluxUploader"
    assert marked(report, "museum-tour.html", "LC111") == "public domain"


def test_a_right_credit_gives_no_finding(report: Report) -> None:
    (checked,) = cases(report, "right.md")
    assert checked.findings == ()
    assert {
        checked.case.field(f).verdict for f in ("author", "license", "license_link", "source_link", "title", "date")
    } == {"verified"}


def test_every_record_says_that_it_is_an_example(report: Report) -> None:
    facts = [c.case.facts for c in report.cases if c.case.facts is not None]
    assert len(facts) >= 9
    assert {f.note for f in facts} == {
        "Example record written for this repository; not a reading of the live Wikimedia Commons."
    }


def test_every_suggested_credit_passes_the_check_itself(report: Report) -> None:
    """The Markdown credit that is offered, pasted under the same picture, gives no finding."""
    checker = Checker(lockfile=str(ARTICLES / "licensecheck.lock"), locked=True)
    offered = [c.case for c in report.cases if c.case.suggestion is not None and c.case.facts is not None]
    assert len(offered) >= 7
    for case in offered:
        assert case.suggestion is not None
        again = checker.check_article(f"![x]({case.use.image})\n\n{case.suggestion.markdown}\n")
        assert [f.code for c in again.cases for f in c.findings if f.severity != "info"] == [], case.suggestion.markdown


def test_the_same_run_twice_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from licensecheck.report import render

    monkeypatch.chdir(ARTICLES)

    def once() -> str:
        return "".join(render("json", Checker(lockfile="licensecheck.lock", locked=True).check_paths(["."])))

    assert once() == once()


def test_the_lockfile_is_what_the_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import make_example_lock

    monkeypatch.setattr(make_example_lock, "LOCKFILE", tmp_path / "licensecheck.lock")
    make_example_lock.main()
    assert (tmp_path / "licensecheck.lock").read_bytes() == (ARTICLES / "licensecheck.lock").read_bytes()


def test_the_documentation_shows_what_the_commands_print(monkeypatch: pytest.MonkeyPatch) -> None:
    import update_readme

    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for page in update_readme.PAGES:
        text = page.read_text(encoding="utf-8")
        assert len(update_readme.BLOCK.findall(text)) >= 2
        assert update_readme.updated(text) == text


def test_the_python_of_the_readme_says_what_its_comment_says() -> None:
    import re

    import update_readme

    blocks = re.findall(r"```python\n(.*?)```", update_readme.README.read_text(encoding="utf-8"), re.S)
    assert len(blocks) == 2
    scope: dict[str, object] = {}
    exec(blocks[1], scope)
    expression, _, expected = blocks[1].strip().splitlines()[-1].partition("  # ")
    assert repr(eval(expression, scope)) == expected.strip()
    compile(blocks[0], "README.md", "exec")
