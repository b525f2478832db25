"""Which lines changed since a revision, told by a real git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from licensecheck.errors import ChangesError
from licensecheck.files import changes
from licensecheck.files.changes import changes_since
from licensecheck.model import Position

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, clean_git: None, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in an empty folder, with one commit that is tagged "base"."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main")
        return subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True).stdout

    run("init", "-q")
    Path("a.md").write_text("".join(f"line {n}\n" for n in range(1, 11)), encoding="utf-8")
    Path("b.md").write_text("one\ntwo\nthree\nfour\nfive\n", encoding="utf-8")
    run("add", "-A")
    run("commit", "-qm", "base")
    run("tag", "base")
    return run


def at(line: int, end: int | None = None) -> Position:
    return Position(line, 1, end or line, 2)


def lines(path: str) -> list[int]:
    """The lines, up to 12, that count as changed."""
    found = changes_since("base", ".")
    return [n for n in range(1, 13) if found.touch(path, at(n))]


def test_nothing_changed(git: Git) -> None:
    found = changes_since("base", ".")
    assert not found.has("a.md")
    assert not found.touch("a.md", at(1))


EDITS = {
    "one-line": ({2: "new\n"}, [3]),
    "two-places": ({0: "new\n", 9: "new\n"}, [1, 10]),
    "inserted": ({4: "new\nnew\nline 5\n"}, [5, 6]),
    "taken-out": ({4: ""}, [4, 5]),
    "first-taken-out": ({0: ""}, [1]),
    "no-last-break": ({9: "line 10"}, [10]),
}


@pytest.mark.parametrize(("edits", "wanted"), EDITS.values(), ids=EDITS.keys())
def test_changed_lines_are_those_of_the_file_as_it_is_now(git: Git, edits: dict[int, str], wanted: list[int]) -> None:
    old = Path("a.md").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("a.md").write_text("".join(edits.get(n, line) for n, line in enumerate(old)), encoding="utf-8")
    assert lines("a.md") == wanted


def test_committed_staged_and_unstaged_changes_all_count(git: Git) -> None:
    Path("b.md").write_text("ONE\ntwo\nthree\nfour\nfive\n", encoding="utf-8")
    git("commit", "-qam", "one")
    Path("b.md").write_text("ONE\ntwo\nTHREE\nfour\nfive\n", encoding="utf-8")
    git("add", "b.md")
    Path("b.md").write_text("ONE\ntwo\nTHREE\nfour\nFIVE\n", encoding="utf-8")
    assert lines("b.md") == [1, 3, 5]


def test_a_place_that_reaches_into_a_changed_line_counts(git: Git) -> None:
    Path("b.md").write_text("one\ntwo\nTHREE\nfour\nfive\n", encoding="utf-8")
    found = changes_since("base", ".")
    assert found.touch("b.md", at(1, 3))
    assert found.touch("b.md", at(1), at(3))
    assert not found.touch("b.md", at(4, 5))
    assert found.touch("b.md", None)


def test_new_files_count_whole_whether_git_knows_them_or_not(git: Git) -> None:
    Path("staged.md").write_text("one\ntwo\n", encoding="utf-8")
    git("add", "staged.md")
    Path("unknown.md").write_text("one\n", encoding="utf-8")
    Path(".gitignore").write_text("ignored.md\n", encoding="utf-8")
    Path("ignored.md").write_text("one\n", encoding="utf-8")
    found = changes_since("base", ".")
    assert [found.touch(p, at(1)) for p in ("staged.md", "unknown.md", "ignored.md")] == [True, True, False]


def test_a_renamed_file_keeps_its_unchanged_lines(git: Git) -> None:
    git("mv", "a.md", "ä ö.md")
    assert not changes_since("base", ".").has("ä ö.md")
    text = Path("ä ö.md").read_text(encoding="utf-8").replace("line 3", "new")
    Path("ä ö.md").write_text(text, encoding="utf-8")
    assert lines("ä ö.md") == [3]


@pytest.mark.parametrize("name", ["tab\there.md", 'quote".md', "ü.md", "a b.md", "+++ b.md"])
def test_names_are_read_as_git_writes_them(git: Git, name: str) -> None:
    Path(name).write_text("one\ntwo\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "more")
    git("tag", "-f", "base")
    Path(name).write_text("one\nTWO\n", encoding="utf-8")
    assert lines(name) == [2]


def test_lines_that_look_like_a_diff_are_content(git: Git) -> None:
    Path("b.md").write_text("one\n++ b/a.md\n-- a/a.md\nfour\nfive\n", encoding="utf-8")
    assert lines("b.md") == [2, 3]
    assert lines("a.md") == []


def test_a_file_that_is_no_text_counts_whole(git: Git) -> None:
    Path("x.docx").write_bytes(b"PK\0\1")
    git("add", "-A")
    git("commit", "-qm", "more")
    git("tag", "-f", "base")
    Path("x.docx").write_bytes(b"PK\0\2")
    assert changes_since("base", ".").touch("x.docx", at(1))


def test_a_deleted_file_is_none(git: Git) -> None:
    Path("a.md").unlink()
    assert not changes_since("base", ".").has("a.md")


def test_paths_are_found_from_any_folder_and_through_links(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("d").mkdir()
    Path("d/new.md").write_text("one\n", encoding="utf-8")
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    monkeypatch.chdir("d")
    found = changes_since("base", str(link))
    assert found.has("new.md")
    assert found.has(str(link / "d" / "new.md"))


def test_settings_of_the_user_do_not_change_the_answer(git: Git) -> None:
    for name, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
    ):
        git("config", name, value)
    Path("b.md").write_text("ONE\ntwo\nthree\nfour\nfive\n", encoding="utf-8")
    assert lines("b.md") == [1]


@pytest.mark.parametrize("revision", ["nothing", "", "--output=x", "base:a.md"])
def test_a_revision_that_is_not_there_is_an_error(git: Git, revision: str) -> None:
    with pytest.raises(ChangesError, match="Git knows no revision"):
        changes_since(revision, ".")
    assert not Path("x").exists()


def test_a_folder_without_a_repository_is_an_error(git: Git, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(ChangesError, match="--diff needs a git repository"):
        changes_since("base", str(tmp_path_factory.mktemp("bare")))


def test_without_git_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ChangesError, match="--diff needs git, which is not installed"):
        changes_since("base", str(tmp_path))


def test_a_git_that_hangs_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(changes, "SECONDS", 0.2)
    with pytest.raises(ChangesError, match=r"Git took longer than 0\.2 seconds"):
        changes_since("base", str(tmp_path))
