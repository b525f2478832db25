"""Settings, baselines, comments and changed lines, as a user meets them: whole runs of the program without a network."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from licensecheck.cli import main

CAPTION = "![Bridge]({0}.jpg)\n*Photo: Anna Koval, cropped, CC BY 4.0 (no changes made)*\n"
"""LC108 and MD302, both without a record."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, and an environment without our variables."""
    for name in list(os.environ):
        if name.startswith("LICENSECHECK_") and name != "LICENSECHECK_CACHE_DIR":
            monkeypatch.delenv(name)
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class Ran:
    """What a run left behind."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = main(list(arguments))
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *arguments: Ran(capsys, *arguments)


def check(run: Any, *arguments: str) -> Ran:
    found: Ran = run("check", "--offline", "--format", "concise", *arguments)
    return found


def codes(ran: Ran) -> list[str]:
    """Path and code of each finding and each word about a comment."""
    lines = [line.split(" ") for line in ran.out.splitlines() if " error " in line or " warning " in line]
    return [f"{line[0].partition(':')[0]} {line[1]}" for line in lines if line[1].isupper() and len(line[1]) == 5]


# --- settings ----------------------------------------------------------------------------------------------------------


def test_rules_are_left_out_in_files_that_a_pattern_names(run: Any) -> None:
    write("licensecheck.toml", '[per-file-ignores]\n"old/**" = ["LC", "MD"]\n"*.md" = ["LC108"]\n')
    write("old/a.md", CAPTION.format("a"))
    write("b.md", CAPTION.format("b"))
    assert codes(check(run)) == ["b.md MD302"]


def test_files_are_left_out_by_the_settings_unless_they_are_named(run: Any) -> None:
    write("licensecheck.toml", 'exclude = ["drafts"]\nignore = ["LC"]\n')
    write("drafts/a.md", CAPTION.format("a"))
    write("b.md", CAPTION.format("b"))
    assert codes(check(run)) == ["b.md MD302"]
    assert codes(check(run, "drafts/a.md")) == ["drafts/a.md MD302"]


def test_what_is_excluded_can_be_left_out_also_where_it_is_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("licensecheck.toml", 'exclude = ["drafts"]\nignore = ["LC"]\n')
    write("drafts/a.md", CAPTION.format("a"))
    write("b.md", CAPTION.format("b"))
    named = ("drafts/a.md", "b.md", "drafts")
    assert codes(check(run, *named)) == ["drafts/a.md MD302", "b.md MD302"]
    assert codes(check(run, "--force-exclude", *named)) == ["b.md MD302"]
    monkeypatch.setenv("LICENSECHECK_FORCE_EXCLUDE", "1")
    assert codes(check(run, *named)) == ["b.md MD302"]


def test_the_projects_own_keys_are_read(run: Any) -> None:
    write("a.md", "---\nteaserbild: a.jpg\nbildnachweis: 'Jane Doe (cropped) (no changes made), CC BY 4.0'\n---\n")
    assert codes(check(run)) == []
    write("licensecheck.toml", 'image-keys = ["Teaserbild"]\ncredit-keys = ["bildnachweis"]\n')
    assert codes(check(run)) == ["a.md MD302", "a.md LC108"]


def test_the_projects_own_names_in_a_registry_are_read(run: Any) -> None:
    entry = "- bilddatei: a.jpg\n  urhebername: Jane Doe\n  freigabe: CC BY 4.0\n  stand: https://creativecommons.org/licenses/by-sa/4.0/\n"
    write("credits.yml", entry)
    write(
        "licensecheck.toml",
        '[fields]\nimage = "bilddatei"\nauthor = "urhebername"\nlicense = ["x", "freigabe"]\nlicense-url = "stand"\n',
    )
    assert codes(check(run, "credits.yml")) == ["credits.yml LC109"]


ACCEPT = {
    "no-nc": ("CC BY-NC 2.0", ["a.md LC117"]),
    "CC-BY-SA": ("CC BY 4.0", ["a.md LC117"]),
    "CC-BY": ("CC BY 4.0", []),
    "no-nd": ("CC BY 4.0", []),
}


@pytest.mark.parametrize(("accept", "named", "wanted"), [(a, *rest) for a, rest in ACCEPT.items()], ids=ACCEPT.keys())
def test_a_publisher_accepts_some_licenses_only(accept: str, named: str, wanted: list[str], run: Any) -> None:
    write("licensecheck.toml", f'accept = ["{accept}"]\nselect = ["LC117"]\n')
    write("a.md", f"![a](a.jpg)\n*Photo: Jane Doe, {named}*\n")
    assert codes(check(run)) == wanted


WRONG = {
    "code": ('ignore = ["XY1"]\n', "/licensecheck.toml:1: No rule has the code “XY1”, nor one that begins so."),
    "code-by-file": ('\n[per-file-ignores]\n"a" = ["XY1"]\n', "/licensecheck.toml:2: No rule has the code “XY1”"),
    "license": ('accept = ["no-cn"]\n', "/licensecheck.toml:1: “no-cn” is neither a license nor one of no-nc, no-nd, "),
    "key": ("profil = 1\n", "/licensecheck.toml:1:1: There is no setting “profil”. Did you mean profile?"),
}


@pytest.mark.parametrize(("text", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_setting_is_misuse_and_its_place_is_said(text: str, words: str, run: Any) -> None:
    write("licensecheck.toml", text)
    ran = check(run)
    assert ran.code == 2
    assert words in ran.err


VARIABLES = {
    "profile": ("PROFILE", "strikt", "LICENSECHECK_PROFILE is “strikt”; it must be one of minimum, practice, strict. Did you mean strict?"),
    "flag": ("OFFLINE", "maybe", "LICENSECHECK_OFFLINE is “maybe”; it must be true or false."),
    "seconds": ("TIMEOUT", "soon", "LICENSECHECK_TIMEOUT is “soon”; it must be a number of seconds above 0."),
    "zero": ("TIMEOUT", "0", "LICENSECHECK_TIMEOUT is “0”; it must be a number of seconds above 0."),
    "codes": ("SELECT", "LC,XY1", "There is no rule “XY1”."),
}  # fmt: skip


@pytest.mark.parametrize(("name", "value", "words"), VARIABLES.values(), ids=VARIABLES.keys())
def test_a_wrong_variable_is_misuse(
    name: str, value: str, words: str, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"LICENSECHECK_{name}", value)
    ran = run("check")
    assert ran.code == 2
    assert words in ran.err


def test_variables_outrank_the_file_and_options_outrank_them(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("licensecheck.toml", 'fail-on = "never"\nselect = ["LC"]\noffline = true\n')
    write("a.md", CAPTION.format("a"))
    assert run("check").code == 0
    monkeypatch.setenv("LICENSECHECK_FAIL_ON", "error")
    monkeypatch.setenv("LICENSECHECK_SELECT", "MD, CR")
    ran = run("check", "--format", "concise")
    assert (ran.code, codes(ran)) == (1, ["a.md MD302"])
    assert codes(run("check", "--format", "concise", "--select", "LC")) == ["a.md LC108"]


def test_another_file_of_settings_can_be_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", CAPTION.format("a"))
    write("ci/strict.toml", 'select = ["MD"]\n')
    write("licensecheck.toml", "not = = toml")
    assert codes(check(run, "--config", "ci/strict.toml")) == ["a.md MD302"]
    monkeypatch.setenv("LICENSECHECK_CONFIG", "ci/strict.toml")
    assert codes(check(run)) == ["a.md MD302"]


# --- config and init ---------------------------------------------------------------------------------------------------


def test_all_settings_are_shown_with_their_origin(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("base.toml", 'contact = "desk@example.org"\n')
    write("licensecheck.toml", '# ours\nextend = "base.toml"\nignore = ["LC110"]\n[fields]\nauthor = "fotograf"\n')
    monkeypatch.setenv("LICENSECHECK_TIMEOUT", "5")
    ran = run("config", "--profile", "strict")
    assert ran.code == 0
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[:2] == ["# licensecheck.toml", "# base.toml"]
    for line in (
        'contact = "desk@example.org" # base.toml:1',
        'profile = "strict" # --profile',
        'ignore = ["LC110"] # licensecheck.toml:3',
        'fields = { "author" = ["fotograf"] } # licensecheck.toml:4',
        "timeout = 5.0 # LICENSECHECK_TIMEOUT",
        'fail-on = "error" # default',
        "select = (not set) # default",
    ):
        assert line in lines


def test_settings_are_written_as_json(run: Any, here: Path) -> None:
    write("licensecheck.toml", 'select = ["LC"]\n')
    plain = json.loads(run("config", "--format", "json").out)
    assert plain["files"] == ["licensecheck.toml"]
    assert plain["root"] == str(here)
    shown = {row["key"]: (row["value"], row["origin"]) for row in plain["settings"]}
    assert shown["select"] == (["LC"], f"{here / 'licensecheck.toml'}:1")
    assert shown["format"] == ("full", "default")


def test_a_file_of_settings_is_written_once(run: Any) -> None:
    assert run("init").code == 0
    text = Path("licensecheck.toml").read_text(encoding="utf-8")
    assert "# profile = " in text
    assert run("config").code == 0
    again = run("init")
    assert (again.code, again.err) == (2, "licensecheck: ./licensecheck.toml is there already and was not touched.\n")
    assert Path("licensecheck.toml").read_text(encoding="utf-8") == text
    assert os.listdir(".") == [".git", "licensecheck.toml"] or sorted(os.listdir(".")) == [".git", "licensecheck.toml"]


GENERATORS = {
    "hugo": (["hugo.toml", "content/a.md"], '["/content/**"]'),
    "jekyll": (["_config.yml", "_posts/a.md", "_docs/a.md"], '["/_posts/**", "/_docs/**"]'),
    "mkdocs": (["mkdocs.yml", "docs/a.md"], '["/docs/**"]'),
    "sphinx": (["docs/conf.py"], '["/docs/**"]'),
    "mkdocs-without-docs": (["mkdocs.yml"], None),
    "none": (["a.md"], None),
}


@pytest.mark.parametrize(("names", "include"), GENERATORS.values(), ids=GENERATORS.keys())
def test_the_folders_of_a_known_generator_are_filled_in(names: list[str], include: str | None, run: Any) -> None:
    for name in names:
        write(name, "")
    run("init")
    lines = Path("licensecheck.toml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == (
        [f"include = {include}"] if include else []
    )


def test_no_file_is_written_where_there_is_no_folder(run: Any) -> None:
    ran = run("init", "nowhere")
    assert (ran.code, ran.err) == (2, "licensecheck: There is no folder nowhere.\n")


# --- which files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\0"], ids=["lines", "crlf", "nul"])
def test_files_can_be_listed(separator: str, run: Any) -> None:
    for name in "abc":
        write(f"{name}.md", CAPTION.format(name))
    write("list", separator.join(["b.md", "a.md", "b.md", ""]))
    assert codes(check(run, "--files-from", "list", "--select", "MD")) == ["b.md MD302", "a.md MD302"]
    assert codes(check(run, "--files-from", "list", "--select", "MD", "c.md"))[0] == "c.md MD302"


def test_the_list_may_come_from_standard_input(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", CAPTION.format("a"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a.md\n")))
    assert codes(check(run, "--files-from", "-", "--select", "MD")) == ["a.md MD302"]


def test_an_empty_list_checks_nothing(run: Any) -> None:
    write("a.md", CAPTION.format("a"))
    write("list", "")
    ran = check(run, "--files-from", "list", "--fail-if-empty")
    assert ran.code == 4
    assert "nothing was checked" in ran.out


def test_a_list_that_is_not_there_is_misuse(run: Any) -> None:
    ran = check(run, "--files-from", "list")
    assert (ran.code, ran.err) == (
        2,
        "licensecheck: The list of files list cannot be read: No such file or directory.\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--credit", "x", "--diff", "HEAD"),
        ("--credit", "x", "--baseline", "b"),
        ("--files-from", "-", "-"),
        ("--diff", "HEAD", "--update-baseline"),
        ("--today", "2027-02-30"),
    ],
    ids=" ".join,
)
def test_what_does_not_fit_together_is_misuse(arguments: tuple[str, ...], run: Any) -> None:
    assert check(run, *arguments).code == 2


def test_a_pattern_that_matches_nothing_and_a_pipe_make_the_run_incomplete(run: Any) -> None:
    ran = check(run, "*.md", "/dev/null")
    assert ran.code == 3
    assert "*.md: No file matches this pattern." in ran.out
    assert "/dev/null: This is a pipe, a device or the like and was not read." in ran.out


# --- comments ------------------------------------------------------------------------------------------------------------


def test_a_comment_of_no_use_is_a_warning_and_fails_only_where_warnings_do(run: Any) -> None:
    write(
        "a.md",
        "<!-- licensecheck: ignore[MD302] -->\n![a](a.jpg)\n*Photo: Jane Doe, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)*\n",
    )
    ran = check(run, "--select", "MD,SU")
    assert (ran.code, codes(ran)) == (0, ["a.md SU001"])
    assert check(run, "--select", "MD,SU", "--fail-on", "warning").code == 1
    assert codes(check(run, "--select", "MD,SU", "--ignore", "SU001")) == []


def test_a_bare_comment_is_an_error(run: Any) -> None:
    write("a.md", "<!-- licensecheck: ignore -->\ntext\n")
    ran = check(run)
    assert (ran.code, codes(ran)) == (1, ["a.md SU004"])


def test_a_comment_holds_until_its_day(run: Any) -> None:
    write("a.md", f"<!-- licensecheck: ignore[LC,MD] asked; until 2027-01-31 -->\n{CAPTION.format('a')}")
    assert check(run, "--today", "2027-01-31").code == 0
    late = check(run, "--today", "2027-02-01")
    assert (late.code, codes(late)) == (1, ["a.md LC108", "a.md MD302", "a.md SU002"])


def test_reasons_are_required_where_the_settings_say_so(run: Any) -> None:
    write("licensecheck.toml", "require-reason = true\n")
    write("a.md", f"<!-- licensecheck: ignore[LC,MD] -->\n{CAPTION.format('a')}")
    assert codes(check(run)) == ["a.md LC108", "a.md MD302", "a.md SU004"]


# --- baseline ------------------------------------------------------------------------------------------------------------


def test_an_old_repository_stays_green_and_one_new_fault_turns_it_red(run: Any) -> None:
    for number in range(5):
        write(f"posts/{number}.md", CAPTION.format(number))
    write("licensecheck.toml", 'baseline = "licensecheck.baseline.json"\n')
    made = run("baseline", "--offline")
    assert (made.code, made.err) == (
        0,
        "licensecheck.baseline.json: 10 findings known, 0 no longer found and taken out\n",
    )
    assert "5 with something that was asked for and could not be checked" in made.out
    green = check(run)
    assert (green.code, codes(green)) == (0, [])
    assert "10 in the baseline" in green.out
    write("posts/3.md", "# Title\n\n" + CAPTION.format(3) + "\n![New](new.jpg)\n*Photo: Jane Doe, CC BY 4.0*\n")
    red = check(run)
    assert (red.code, codes(red)) == (1, ["posts/3.md LC108"])


def test_a_baseline_need_not_be_named_to_be_written(run: Any) -> None:
    write("a.md", CAPTION.format("a"))
    ran = check(run, "--update-baseline")
    assert ran.code == 1
    assert ran.err == "licensecheck.baseline.json: 2 findings known, 0 no longer found and taken out\n"
    assert check(run, "--baseline", "licensecheck.baseline.json").code == 0


def test_what_no_longer_occurs_is_said_and_taken_out_on_demand(run: Any) -> None:
    write("a.md", CAPTION.format("a"))
    run("baseline", "--offline")
    write("a.md", "text\n")
    ran = check(run, "--baseline", "licensecheck.baseline.json")
    assert ran.code == 0
    assert "licensecheck.baseline.json: 2 findings of the baseline no longer occur: LC108, MD302." in ran.out
    pruned = check(run, "--baseline", "licensecheck.baseline.json", "--prune-baseline")
    assert pruned.err == "licensecheck.baseline.json: 0 findings known, 2 no longer found and taken out\n"
    assert "no longer occur" not in check(run, "--baseline", "licensecheck.baseline.json").out


def test_a_baseline_that_is_not_there_is_misuse(run: Any) -> None:
    ran = check(run, "--baseline", "known.json")
    assert (ran.code, ran.err) == (
        2,
        "licensecheck: known.json: There is no baseline. Write one with `licensecheck baseline`.\n",
    )


def test_a_baseline_over_what_could_not_be_read_says_so(run: Any) -> None:
    ran = run("baseline", "--offline", "nothing.md")
    assert ran.code == 3
    assert "nothing.md: " in ran.err


# --- changed lines ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def git(here: Path, clean_git: None) -> Any:
    (here / ".git").rmdir()

    def call(*arguments: str) -> None:
        who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    call("init", "-q")
    return call


def test_only_pictures_on_changed_lines_count(git: Any, run: Any) -> None:
    write("a.md", f"{CAPTION.format('a')}\n{CAPTION.format('b')}")
    write("old.md", CAPTION.format("old"))
    git("add", "-A")
    git("commit", "-qm", "base")
    assert check(run, "--diff", "HEAD").code == 0
    write("a.md", f"{CAPTION.format('a')}\n{CAPTION.format('new')}")
    write("c.md", f"{CAPTION.format('c')}\n<!-- licensecheck: ignore -->\n")
    ran = check(run, "--diff", "HEAD")
    assert (ran.code, codes(ran)) == (1, ["a.md LC108", "a.md MD302", "c.md LC108", "c.md MD302", "c.md SU004"])
    assert "2 about pictures that did not change" in ran.out
    assert "2 documents" in ran.out


def test_that_nothing_changed_is_no_mistake(git: Any, run: Any) -> None:
    write("a.md", CAPTION.format("a"))
    git("add", "-A")
    git("commit", "-qm", "base")
    assert check(run, "--diff", "HEAD", "--fail-if-empty").code == 0


def test_with_a_baseline_nothing_on_other_lines_is_called_stale(git: Any, run: Any) -> None:
    write("a.md", f"{CAPTION.format('a')}\n{CAPTION.format('b')}")
    git("add", "-A")
    git("commit", "-qm", "base")
    run("baseline", "--offline")
    write("a.md", f"{CAPTION.format('a')}\n{CAPTION.format('new')}\n{CAPTION.format('b')}")
    ran = check(run, "--diff", "HEAD", "--baseline", "licensecheck.baseline.json")
    assert (ran.code, codes(ran)) == (1, ["a.md LC108", "a.md MD302"])
    assert "no longer occur" not in ran.out


@pytest.mark.parametrize(
    ("revision", "words"),
    [("nothing", "Git knows no revision “nothing”. In CI, fetch it first: git fetch origin nothing.")],
)
def test_a_revision_that_is_not_there_is_misuse(revision: str, words: str, git: Any, run: Any) -> None:
    ran = check(run, "--diff", revision)
    assert (ran.code, ran.err) == (2, f"licensecheck: {words}\n")
