"""Baselines: what is known stays known, what is new is found, and what is gone is said."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import licensecheck
from licensecheck import Checker
from licensecheck.baseline import Comparison, Entry, load, written
from licensecheck.errors import BaselineError
from licensecheck.model import Policy, Report
from licensecheck.project import Project

jsonschema: Any = import_module("jsonschema")

CAPTION = "![Bridge]({0}.jpg)\n*Photo: Anna Koval, cropped, CC BY 4.0 (no changes made)*\n"
"""LC108 and MD302, both without a record."""


def check(root: Path, entries: tuple[Entry, ...], *paths: str, **settings: Any) -> tuple[Report, Comparison]:
    project = Project(root=str(root))
    against = Comparison(entries, project.name, project.is_gone, path="known.json")
    found = [str(root / p) for p in paths] or [str(root)]
    return Checker(offline=True, project=project, **settings).check_paths(found, against=against), against


def known(root: Path) -> tuple[Entry, ...]:
    """The baseline of everything below `root`."""
    return check(root, ())[1].updated()


def counts(report: Report) -> tuple[int, int, int]:
    """Errors that count, baselined findings, stale notices."""
    stale = sum(p.message_id == "baseline.stale" for p in report.problems)
    return report.summary.errors, report.summary.baselined, stale


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_what_is_known_is_marked_and_does_not_count(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CAPTION.format("a"))
    report, _ = check(tmp_path, known(tmp_path))
    assert counts(report) == (0, 2, 0)
    assert [f.suppressed.by for c in report.cases for f in c.findings if f.suppressed] == ["baseline", "baseline"]


CHANGES = {
    "lines-above": ({"a.md": "# New\n\ntext\n\n" + CAPTION.format("a")}, (0, 2, 0)),
    "wrapped-anew": ({"a.md": CAPTION.format("a").replace(", cropped", ",\ncropped")}, (0, 2, 0)),
    "another-picture": ({"a.md": CAPTION.format("b")}, (2, 0, 0)),
    "one-more": ({"a.md": CAPTION.format("a") + "\n" + CAPTION.format("a")}, (2, 2, 0)),
    "new-file": ({"b.md": CAPTION.format("a")}, (2, 2, 0)),
    "renamed": ({"a.md": None, "c/b.md": CAPTION.format("a")}, (0, 2, 0)),
    "renamed-and-one-more": ({"a.md": None, "b.md": CAPTION.format("a") * 1, "c.md": CAPTION.format("a")}, (2, 2, 0)),
    "deleted": ({"a.md": None}, (0, 0, 1)),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "wanted"), CHANGES.values(), ids=CHANGES.keys())
def test_a_finding_is_known_again_after_a_change_around_it(
    changes: dict[str, str | None], wanted: tuple[int, int, int], tmp_path: Path
) -> None:
    write(tmp_path, "a.md", CAPTION.format("a"))
    entries = known(tmp_path)
    for name, text in changes.items():
        if text is None:
            (tmp_path / name).unlink()
        else:
            write(tmp_path, name, text)
    assert counts(check(tmp_path, entries)[0]) == wanted


def test_the_folder_from_which_the_program_is_called_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "docs/a.md", CAPTION.format("a"))
    entries = known(tmp_path)
    project = Project(root=str(tmp_path))
    for folder, path in (
        (tmp_path, "docs"),
        (tmp_path, "./docs/a.md"),
        (tmp_path / "docs", "."),
        (tmp_path, str(tmp_path)),
    ):
        monkeypatch.chdir(folder)
        against = Comparison(entries, project.name, project.is_gone)
        report = Checker(offline=True, project=project).check_paths([path], against=against)
        assert counts(report) == (0, 2, 0), path


def test_an_entry_is_stale_where_everything_could_be_looked_at(tmp_path: Path) -> None:
    """Offline the file's record is missing, so that what does not occur now may occur again."""
    write(tmp_path, "a.md", CAPTION.format("a"))
    entries = known(tmp_path)
    write(tmp_path, "a.md", "# No picture\n")
    assert counts(check(tmp_path, entries)[0]) == (0, 0, 1)
    write(tmp_path, "a.md", CAPTION.format("a").replace(", cropped", ""))
    assert counts(check(tmp_path, entries)[0]) == (0, 1, 0)


def test_what_was_not_checked_is_not_stale_and_stays(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CAPTION.format("a"))
    write(tmp_path, "b.md", CAPTION.format("b"))
    entries = known(tmp_path)
    report, against = check(tmp_path, entries, "b.md")
    assert counts(report) == (0, 2, 0)
    assert set(against.updated()) == set(entries) == set(against.pruned())


def test_rules_that_were_not_asked_for_keep_their_entries(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CAPTION.format("a"))
    entries = known(tmp_path)
    project = Project(root=str(tmp_path))
    against = Comparison(entries, project.name, project.is_gone, lambda code: code.startswith("LC"))
    write(tmp_path, "a.md", "text\n")
    Checker(offline=True, project=project, policy=Policy(select=("LC",))).check_paths([str(tmp_path)], against=against)
    assert [e.code for e in against.stale()] == ["LC108"]
    assert [e.code for e in against.pruned()] == ["MD302"]


def test_a_pruned_baseline_lacks_what_is_gone_and_an_updated_one_has_what_is_new(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CAPTION.format("a"))
    write(tmp_path, "b.md", CAPTION.format("b"))
    entries = known(tmp_path)
    (tmp_path / "a.md").unlink()
    write(tmp_path, "c.md", CAPTION.format("c"))
    _, against = check(tmp_path, entries)
    assert sorted({e.path for e in against.pruned()}) == ["b.md"]
    assert sorted({e.path for e in against.updated()}) == ["b.md", "c.md"]


def test_a_renamed_document_is_written_under_its_new_name(tmp_path: Path) -> None:
    write(tmp_path, "a.md", CAPTION.format("a"))
    entries = known(tmp_path)
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    _, against = check(tmp_path, entries)
    assert set(against.pruned()) == set(known(tmp_path))


def test_what_a_comment_suppresses_needs_no_entry(tmp_path: Path) -> None:
    write(tmp_path, "a.md", f"<!-- licensecheck: ignore[LC108] asked -->\n{CAPTION.format('a')}")
    assert [e.code for e in known(tmp_path)] == ["MD302"]


# --- the file --------------------------------------------------------------------------------------------------------

ENTRY = Entry("a.md", "LC108", "a.jpg", f"1:{'0' * 32}", f"1:{'1' * 32}")


def test_a_baseline_is_sorted_one_finding_to_a_line_and_read_back(tmp_path: Path) -> None:
    entries = (ENTRY.replace(path="ü.md"), ENTRY.replace(code="AU203", fingerprint=f"1:{'2' * 32}"), ENTRY)
    text = "".join(written(entries))
    assert text == "".join(written(entries[::-1]))
    assert text.splitlines()[:3] == ["{", '"schema": "licensecheck.baseline/1",', '"counts": {"AU203": 1, "LC108": 2},']
    assert [line[:38] for line in text.splitlines()[4:-2]] == [
        '{"path": "a.md", "code": "AU203", "sub',
        '{"path": "a.md", "code": "LC108", "sub',
        '{"path": "ü.md", "code": "LC108", "sub',
    ]
    (tmp_path / "known.json").write_text(text, encoding="utf-8")
    assert set(load(str(tmp_path / "known.json"))) == set(entries)


@pytest.mark.parametrize("entries", [(), (ENTRY,)], ids=["empty", "one"])
def test_a_baseline_keeps_its_schema(entries: tuple[Entry, ...]) -> None:
    path = Path(licensecheck.__file__).parent / "schemas" / "baseline-1.json"
    found = json.loads("".join(written(entries)))
    jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))).validate(found)


BROKEN = {
    "no-json": ("{\n", ":2: This is not JSON."),
    "conflict": ('{"schema": 1,\n<<<<<<< a\n=======\n>>>>>>> b\n}', ":2: The baseline holds the marks of a merge conflict."),
    "list": ("[]", ": This is no baseline."),
    "other": ('{"schema": "licensecheck.report/1", "findings": []}', ": This is no baseline."),
    "newer": ('{"schema": "licensecheck.baseline/2", "findings": []}', ": The baseline has format 2;"),
    "entry": ('{"schema": "licensecheck.baseline/1", "findings": [{"path": 1}]}', ": Finding 1 of the baseline lacks"),
    "deep": ("[" * 100_000, ": This is not JSON."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_baseline_is_an_error_with_a_next_step(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError) as caught:
        load(str(path))
    assert str(caught.value).startswith(f"{path}{words}")


def test_a_baseline_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="There is no baseline"):
        load(str(tmp_path / "known.json"))
