"""Which files are documents: folders, ignore files, patterns, and what cannot be read."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from licensecheck.files import FileOptions, Globs, documents
from licensecheck.model import Problem


def tree(root: Path, *names: str, **texts: str) -> None:
    """Make empty files; of `texts`, ignore files: "a__gitignore" is a/.gitignore."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name, text in texts.items():
        path = root.joinpath(*name.replace("gitignore", ".gitignore").split("__"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str, problems: list[Problem] | None = None, **options: Any) -> list[str]:
    kept: list[Problem] = [] if problems is None else problems
    names = list(documents(paths or (".",), FileOptions().replace(**options), kept))
    assert problems is not None or kept == []
    return names


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "work"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def test_a_folder_is_searched_in_the_order_of_names_files_first(here: Path) -> None:
    tree(here, "b.md", "a/z.md", "a/b/c.html", "c.txt", "a.png", ".hidden/x.md", "node_modules/x.md", "B.md", ".x.md")
    assert found() == [".x.md", "B.md", "b.md", "c.txt", "a/z.md", "a/b/c.html"]
    assert found("./a") == ["./a/z.md", "./a/b/c.html"]


IGNORED = {
    "name": ({"gitignore": "b.md\n"}, ["a.md", "d/a.md"]),
    "anchored": ({"gitignore": "/b.md\n"}, ["a.md", "d/a.md", "d/b.md"]),
    "glob": ({"gitignore": "*.md\n"}, []),
    "folder": ({"gitignore": "d/\n"}, ["a.md", "b.md"]),
    "folder-glob": ({"gitignore": "**/d\n"}, ["a.md", "b.md"]),
    "not": ({"gitignore": "*.md\n!b.md\n"}, ["b.md", "d/b.md"]),
    "not-in-ignored-folder": ({"gitignore": "d/\n!d/b.md\n"}, ["a.md", "b.md"]),
    "nested": ({"d__gitignore": "b.md\n"}, ["a.md", "b.md", "d/a.md"]),
    "nested-not": ({"gitignore": "b.md\n", "d__gitignore": "!b.md\n"}, ["a.md", "d/a.md", "d/b.md"]),
    "nested-anchored": ({"d__gitignore": "/a.md\n"}, ["a.md", "b.md", "d/b.md"]),
    "comment": ({"gitignore": "# b.md\n\n\\#b.md\n"}, ["a.md", "b.md", "d/a.md", "d/b.md"]),
    "no-pattern": ({"gitignore": "!\nb.md\n"}, ["a.md", "d/a.md"]),
    "crlf": ({"gitignore": "b.md\r\n"}, ["a.md", "d/a.md"]),
    "bom": ({"gitignore": "\ufeffb.md\n"}, ["a.md", "d/a.md"]),
}  # fmt: skip


@pytest.mark.parametrize(("files", "wanted"), IGNORED.values(), ids=IGNORED.keys())
def test_ignore_files_are_obeyed_as_git_does(files: dict[str, str], wanted: list[str], here: Path) -> None:
    tree(here, "a.md", "b.md", "d/a.md", "d/b.md", **files)
    assert found() == wanted


def test_ignore_files_above_the_folder_count_up_to_the_top_of_the_repository(here: Path) -> None:
    tree(here, "r/d/a.md", "r/d/b.md", "r/d/c.md", gitignore="a.md\n", r__gitignore="b.md\n")
    assert found("r/d") == ["r/d/a.md", "r/d/b.md", "r/d/c.md"]
    (here / "r" / ".git").mkdir()
    assert found("r/d") == ["r/d/a.md", "r/d/c.md"]
    (here / ".git").mkdir()
    assert found("r/d") == ["r/d/a.md", "r/d/c.md"]


def test_the_exclude_file_of_the_repository_counts_and_ignore_files_outrank_it(here: Path) -> None:
    tree(here, "a.md", "b.md", "d/a.md", d__gitignore="!a.md\n")
    (here / ".git" / "info").mkdir(parents=True)
    (here / ".git" / "info" / "exclude").write_text("a.md\n", encoding="utf-8")
    assert found() == ["b.md", "d/a.md"]


def test_what_is_named_is_checked_whatever_ignores_it(here: Path) -> None:
    (here / ".git").mkdir()
    tree(here, "site/a.html", "site/b.html", "c.md", gitignore="site/\nc.md\n", site__gitignore="b.html\n")
    assert found() == []
    assert found("site", "c.md", "site/b.html") == ["site/a.html", "c.md", "site/b.html"]
    assert found("site/a.html", exclude=("site",)) == ["site/a.html"]


def test_ignore_files_can_be_left_aside(here: Path) -> None:
    tree(here, "a.md", gitignore="*\n")
    assert found(ignore_files=False) == ["a.md"]


GLOBS = {
    "include": ({"include": ("d/**",)}, ["d/a.md", "d/e/a.md"]),
    "include-keeps-to-documents": ({"include": ("*",)}, ["a.md", "d/a.md", "d/e/a.md"]),
    "exclude": ({"exclude": ("d/e",)}, ["a.md", "d/a.md"]),
    "exclude-file": ({"exclude": ("a.md", "!d/a.md")}, ["d/a.md"]),
    "both": ({"include": ("d/",), "exclude": ("d/e/",)}, ["d/a.md"]),
}  # fmt: skip


@pytest.mark.parametrize(("options", "wanted"), GLOBS.values(), ids=GLOBS.keys())
def test_patterns_of_the_settings_choose_among_what_is_found(
    options: dict[str, Any], wanted: list[str], here: Path
) -> None:
    tree(here, "a.md", "d/a.md", "d/x.png", "d/e/a.md")
    assert found(**options) == wanted


def test_patterns_hold_below_the_folder_of_the_settings(here: Path) -> None:
    tree(here, "x/a.md", "x/d/a.md", "d/a.md")
    assert found(base="x", exclude=("/d",)) == ["d/a.md", "x/a.md"]


def test_a_pattern_that_no_shell_expanded_is_expanded(here: Path) -> None:
    tree(here, "a.md", "d/b.md", "d/e/c.md", "d/x.png")
    assert found("**/*.md") == ["a.md", "d/b.md", "d/e/c.md"]
    assert found("d/[b]*") == ["d/b.md"]
    assert found("[d]") == ["d/b.md", "d/e/c.md"]


def test_a_file_whose_name_is_a_pattern_is_that_file(here: Path) -> None:
    tree(here, "[a].md", "a.md")
    assert found("[a].md") == ["[a].md"]


def test_a_pattern_that_nothing_matches_is_a_problem(here: Path) -> None:
    problems: list[Problem] = []
    assert found("*.rst", problems=problems) == []
    assert problems == [Problem("*.rst", "path.no-match")]


def test_each_file_comes_once(here: Path) -> None:
    tree(here, "d/a.md", "d/b.md")
    assert found("d/b.md", "d", "./d/a.md", str(here / "d")) == ["d/b.md", "d/a.md"]


def test_links_to_folders_are_passed_over_and_links_to_files_followed(here: Path) -> None:
    tree(here, "d/a.md")
    (here / "d" / "loop").symlink_to(here)
    (here / "b.md").symlink_to(here / "d" / "a.md")
    (here / "gone.md").symlink_to(here / "nothing")
    (here / "round.md").symlink_to(here / "round.md")
    assert found() == ["b.md", "gone.md", "round.md", "d/a.md"]
    assert found("d/loop") == ["d/loop/b.md", "d/loop/gone.md", "d/loop/round.md", "d/loop/d/a.md"]


def test_a_path_that_is_not_there_is_left_to_the_reader(here: Path) -> None:
    assert found("nothing.md", "a\0b") == ["nothing.md", "a\0b"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_a_problem_and_never_opened(here: Path) -> None:
    tree(here, "a.md")
    os.mkfifo(here / "pipe.md")
    problems: list[Problem] = []
    assert found(".", "pipe.md", "/dev/null", problems=problems) == ["a.md"]
    assert problems == [Problem(p, "path.special") for p in ("pipe.md", "pipe.md", "/dev/null")]


def test_a_folder_that_cannot_be_read_is_a_problem_and_the_others_are_searched(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(here, "a/a.md", "b/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    problems: list[Problem] = []
    assert found(problems=problems) == ["b/b.md"]
    assert problems == [Problem("a", "path.folder-unreadable", (("why", "Permission denied"),))]


def test_of_files_whose_ending_says_too_little_the_first_bytes_tell(here: Path) -> None:
    tree(here, "empty.xml", "data.json", "gone.md")
    (here / "feed.xml").write_text('<?xml version="1.0"?><rss version="2.0"></rss>', encoding="utf-8")
    (here / "sitemap.xml").write_text("<urlset></urlset>", encoding="utf-8")
    (here / "link.xml").symlink_to(here / "nothing.xml")
    assert found() == ["feed.xml", "gone.md"]


def test_an_odd_pattern_is_obeyed_without_a_word(here: Path, recwarn: pytest.WarningsRecorder) -> None:
    tree(here, "a.md", "b.md", gitignore="[[a].md\n")
    assert found() == ["b.md"]
    assert list(recwarn) == []


def test_names_that_are_no_utf8_are_found(here: Path) -> None:
    name = os.fsdecode(b"b\xff.md")
    tree(here, name, gitignore="c.md\n")
    assert found() == [name]


def test_the_order_does_not_depend_on_the_disk(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(here, *(f"{n}.md" for n in "zyxabc"), "d/a.md")
    first = found()
    assert first == found() == sorted(first[:-1]) + first[-1:]


PATTERNS = st.lists(st.text("ab*/!?.#[]\\ ", min_size=1, max_size=6), max_size=5)
NAME = st.text("ab.", min_size=1, max_size=3).filter(lambda name: name not in (".", ".."))
NAMES = st.lists(NAME, min_size=1, max_size=3).map("/".join)


@pytest.mark.filterwarnings("ignore:Possible nested set:FutureWarning")
@given(PATTERNS, NAMES, st.booleans())
@example(["*/"], "a", True)
def test_patterns_mean_what_pathspec_says(patterns: list[str], name: str, folder: bool) -> None:
    """The quick look that spares most files the whole matching changes nothing."""
    try:
        spec = GitIgnoreSpec.from_lines([p for p in patterns if p.strip() and not p.startswith("#")])
    except ValueError:
        return
    wanted = spec.check_file(f"{name}/" if folder else name).include
    assert Globs("/base", patterns).says(f"/base/{name}", folder=folder) == wanted


def test_brackets_in_brackets_are_a_pattern_as_any_other() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Globs("/base", ["[[]x.md"]).says("/base/[x.md")
