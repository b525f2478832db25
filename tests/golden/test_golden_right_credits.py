"""No false alarms: right credits in twelve languages, as articles, through the whole check."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from golden.records import write_lockfile
from golden.right_credits import FORMS, MARKUPS, WORKS, Right, article, right_credits
from licensecheck.cli import main

MOST_UNDECIDED = 0.01
"""Share of right credits for which the check may say that it cannot tell whether author or license are right."""
EXPECTED = {"LC108": {"warning"}, "CR004": {"warning", "info"}}
"""What a right credit may get where links are not seen (the license's and the file page's), or no license asks for one."""


@pytest.fixture(scope="module")
def rights() -> list[Right]:
    """All right credits."""
    return list(right_credits())


@pytest.fixture(scope="module")
def cases(rights: list[Right], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the check says of them."""
    root = tmp_path_factory.mktemp("right")
    write_lockfile(str(root / "licensecheck.lock"), [work.record for work in WORKS])
    for language in FORMS:
        for markup in MARKUPS:
            held = [r for r in rights if (r.language, r.markup) == (language, markup)]
            (root / f"{language}.{markup.ending}").write_text(article(markup, held), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        main(["check", "--locked", "--no-cache", "--format", "concise", "--output", "json=report.json", "."])
    read = json.loads((root / "report.json").read_text(encoding="utf-8"))
    assert read["problems"] == []
    found: list[dict[str, Any]] = read["cases"]
    return found


def test_there_are_many_and_each_is_found_as_the_credit_of_its_picture(
    rights: list[Right], cases: list[dict[str, Any]]
) -> None:
    assert len(rights) > 1000
    assert Counter(c["path"] for c in cases) == Counter(f"{r.language}.{r.markup.ending}" for r in rights)
    assert [
        c["path"] for c in cases if c["credit"] is None or (c["image"] is None and not c["path"].endswith("txt"))
    ] == []


def test_none_is_an_error(cases: list[dict[str, Any]]) -> None:
    errors = [(f["code"], c["credit"]["text"]) for c in cases for f in c["findings"] if f["severity"] == "error"]
    assert errors == []


def test_nothing_is_found_but_links_that_are_not_seen(cases: list[dict[str, Any]]) -> None:
    other = [
        (f["code"], f["severity"], c["path"], c["credit"] and c["credit"]["text"])
        for c in cases
        for f in c["findings"]
        if f["severity"] not in EXPECTED.get(f["code"], ())
    ]
    assert other == []


def test_no_field_is_contradicted_and_hardly_any_undecided(cases: list[dict[str, Any]]) -> None:
    verdicts = Counter((field, c["verdicts"][field]) for c in cases for field in ("file", "author", "license"))
    print(f"{len(cases)} right credits:", dict(verdicts))
    undecided = sum(n for (_, verdict), n in verdicts.items() if verdict in ("undecided", "unchecked"))
    assert [key for key in verdicts if key[1] == "contradicted"] == []
    assert undecided <= MOST_UNDECIDED * len(cases)


@pytest.mark.parametrize("work", [w for w in WORKS if w.licenses[0] in ("CC0-1.0", "LicenseRef-PD")], ids=str)
def test_a_free_picture_without_a_credit_is_no_error(
    work: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lockfile(str(tmp_path / "licensecheck.lock"), [work.record])
    name = work.record.title.removeprefix("File:").replace(" ", "_")
    text = f"![](https://upload.wikimedia.org/wikipedia/commons/0/00/{name})\n\nText.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--locked", "--no-cache", "--output", "json=report.json", "a.md"]) == 0
    (case,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["cases"]
    assert [(f["code"], f["severity"]) for f in case["findings"]] == [("CR001", "info")]


QUAY = WORKS[0]
SHOWN = f"https://upload.wikimedia.org/wikipedia/commons/0/00/{QUAY.title.replace(' ', '_')}.jpg"


@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        ("a.md", f"![]({SHOWN})\n\nText.\n", "Image: Anna Koval, “["),
        ("a.html", f"<img src='{SHOWN}' alt=''>\n<p>Text.</p>\n", 'Image: Anna Koval, “<a href="'),
        ("a.html", f"<img src='{SHOWN}' alt='' title='Photo: A. Koval, CC BY 4.0'>\n", 'Photo: A. Koval, “<a href="'),
        ("a.wiki", f"[[File:{QUAY.title}.jpg|thumb|The quay]]\n", "Image: Anna Koval, “[http"),
    ],
    ids=["Markdown", "HTML", "HTML, in a tooltip", "wikitext"],
)
def test_a_credit_that_is_missing_or_hidden_is_proposed_in_the_markup_of_the_document(
    name: str,
    text: str,
    start: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_lockfile(str(tmp_path / "licensecheck.lock"), [QUAY.record])
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--locked", "--no-cache", name]) == 1
    proposed = capsys.readouterr().out.partition("The credit that would be right\n")[2].strip()
    assert proposed.startswith(start)
