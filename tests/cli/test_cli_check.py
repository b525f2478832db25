"""`check`: what it hands to the library, where it writes, and what it refuses."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.cli import main
from licensecheck.cli.output import wants_color
from licensecheck.cli.progress import Progress
from licensecheck.files import FileOptions
from licensecheck.model import Policy, Problem
from licensecheck.project import Project
from licensecheck.report import FORMATS, render
from licensecheck.report.markdown import SUMMARY_LIMIT, bounded
from report.samples import checked, finding, full_report, report, stream

if TYPE_CHECKING:
    from cli.conftest import FakeChecker

LINE = "Photo: Jane Doe, CC BY 4.0, via Wikimedia Commons"


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["check", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


# --- what is handed over ---------------------------------------------------------------------------------------------


def test_without_a_path_the_current_folder_is_checked(checker: type[FakeChecker]) -> None:
    main(["check"])
    assert checker.calls == [("paths", ["."], {"stdin": None, "stdin_filename": None, "sources": ()})]


def test_paths_and_options_may_stand_in_any_order(checker: type[FakeChecker]) -> None:
    main(["check", "a.md", "--format", "json", "b.md"])
    assert checker.calls == [("paths", ["a.md", "b.md"], {"stdin": None, "stdin_filename": None, "sources": ()})]


def test_standard_input_is_handed_over_with_its_name(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Text\xff")))
    main(["check", "-", "--stdin-filename", "a.md"])
    assert checker.calls == [("paths", ["-"], {"stdin": b"# Text\xff", "stdin_filename": "a.md", "sources": ()})]


def test_one_credit_is_handed_over_with_format_file_and_picture(checker: type[FakeChecker]) -> None:
    main(["check", "--credit", LINE, "--credit-format", "html", "--file", "File:A.jpg", "--image", "a.jpg"])
    main(["check", "--credit", LINE])
    assert checker.calls == [
        ("credit", LINE, {"format": "html", "file": "File:A.jpg", "image": "a.jpg"}),
        ("credit", LINE, {"format": "text", "file": None, "image": None}),
    ]


def test_a_value_may_begin_with_a_dash_and_after_two_dashes_nothing_is_an_option(checker: type[FakeChecker]) -> None:
    main(["check", "--credit", "- Photo: Jane Doe"])
    main(["check", "--credit=--Photo: Jane Doe--"])
    main(["check", "--", "--odd.md"])
    assert [call[1] for call in checker.calls] == ["- Photo: Jane Doe", "--Photo: Jane Doe--", ["--odd.md"]]


def test_of_an_option_given_twice_the_last_counts(checker: type[FakeChecker]) -> None:
    main(["check", "--profile", "strict", "--profile", "minimum"])
    assert checker.settings["policy"].profile == "minimum"


FILES = (
    "File:Example.jpg",
    "Datei:Beispiel.jpg",
    "https://commons.wikimedia.org/wiki/File:Example.jpg",
    "https://upload.wikimedia.org/wikipedia/commons/a/a9/Example.jpg",
    "https://commons.wikimedia.org/?curid=71433969",
)


@pytest.mark.parametrize("name", FILES)
def test_a_file_may_be_named_by_title_or_by_any_address(name: str, checker: type[FakeChecker]) -> None:
    assert main(["check", "--credit", LINE, "--file", name]) == 0
    assert checker.calls[0][2]["file"] == name


def test_the_settings_of_the_checker_come_from_the_options(checker: type[FakeChecker]) -> None:
    Path("my.lock").touch()
    main(
        [
            "check", "--profile", "strict", "--select", "LC,CR004", "--select", "AU", "--ignore", "LC110", "--offline",
            "--api-url", "http://127.0.0.1:8080/api.php", "--contact", "desk@example.org", "--timeout", "2.5",
            "--lockfile", "my.lock", "--no-cache", "--cache-dir", "kept", "--jobs", "3",
        ]
    )  # fmt: skip
    assert checker.settings == {
        "jobs": 3,
        "policy": Policy("strict", ("LC", "CR004", "AU"), ("LC110",)),
        "project": Project(root=os.getcwd(), files=FileOptions(os.getcwd())),
        "api_url": "http://127.0.0.1:8080/api.php",
        "contact": "desk@example.org",
        "timeout": 2.5,
        "offline": True,
        "locked": False,
        "lockfile": "my.lock",
        "cache": False,
        "cache_dir": "kept",
        "fresh_days": None,
        "fresh_days_absent": None,
        "progress": None,
    }


def test_the_cache_is_on_and_its_folder_comes_from_option_environment_or_configuration(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where nothing names a folder it is left to the system, and not even looked up before it is needed."""
    Path("licensecheck.toml").write_text(
        'cache-dir = "kept"\nfresh-days = 30\nfresh-days-absent = 0\n', encoding="utf-8"
    )
    monkeypatch.setenv("LICENSECHECK_CACHE_DIR", "from-environment")
    main(["check", "--cache-dir", "from-option"])
    assert (checker.settings["cache"], checker.settings["cache_dir"]) == (True, "from-option")
    main(["check"])
    assert checker.settings["cache_dir"] == "from-environment"
    monkeypatch.delenv("LICENSECHECK_CACHE_DIR")
    main(["check"])
    assert os.path.abspath(checker.settings["cache_dir"]) == str(tmp_path / "kept")
    assert (checker.settings["fresh_days"], checker.settings["fresh_days_absent"]) == (30, 0)
    Path("licensecheck.toml").unlink()
    main(["check"])
    assert (checker.settings["cache"], checker.settings["cache_dir"]) == (True, None)


def test_an_option_outranks_the_environment_and_that_the_configuration(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("licensecheck.toml").write_text('contact = "config"\napi-url = "https://config.example"\n', encoding="utf-8")
    main(["check"])
    assert (checker.settings["contact"], checker.settings["api_url"]) == ("config", "https://config.example")
    monkeypatch.setenv("LICENSECHECK_CONTACT", "environment")
    monkeypatch.setenv("LICENSECHECK_API_URL", "")
    main(["check"])
    assert (checker.settings["contact"], checker.settings["api_url"]) == ("environment", "https://config.example")
    main(["check", "--contact", "option"])
    assert checker.settings["contact"] == "option"


# --- the lockfile ----------------------------------------------------------------------------------------------------


def test_the_nearest_lockfile_upwards_from_the_first_path_is_used(checker: type[FakeChecker], tmp_path: Path) -> None:
    (tmp_path / "content" / "deep").mkdir(parents=True)
    (tmp_path / "licensecheck.lock").touch()
    (tmp_path / "content" / "deep" / "a.md").touch()
    main(["check", "content/deep/a.md"])
    assert checker.settings["lockfile"] == "licensecheck.lock"
    (tmp_path / "content" / "licensecheck.lock").touch()
    main(["check", "content/deep/a.md"])
    assert checker.settings["lockfile"] == os.path.join("content", "licensecheck.lock")


def test_for_standard_input_the_search_begins_where_its_name_says(
    checker: type[FakeChecker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "licensecheck.lock").touch()
    main(["check", "-", "--stdin-filename", "content/new.md"])
    assert checker.settings["lockfile"] == os.path.join("content", "licensecheck.lock")
    main(["check", "-", "--stdin-filename", "gone/new.md"])
    assert checker.settings["lockfile"] is None


def test_a_lockfile_outside_of_the_repository_is_not_used(
    checker: type[FakeChecker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else's folder may answer what a file's license is."""
    (tmp_path / "licensecheck.lock").touch()
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository")
    main(["check"])
    assert checker.settings["lockfile"] is None


def test_locked_without_a_lockfile_is_misuse(checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]) -> None:
    """Else every picture would be unchecked without anybody having meant it."""
    code, out, err = run(["--locked"], capsys)
    assert (code, out) == (2, "")
    assert err == (
        "licensecheck: --locked needs a licensecheck.lock; there is none in . or above. "
        "Write one with `licensecheck lock`.\n"
    )


# --- what is written -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_the_report_goes_to_standard_output_and_nothing_else_does(
    format: str, checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    checker.report = full_report()
    code, out, err = run(["--format", format], capsys)
    assert (code, out, err) == (1, "".join(render(format, stream(full_report()).report())), "")


def test_one_run_feeds_several_files(checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]) -> None:
    checker.report = full_report()
    run(["--format", "concise", "--output", "json=r.json", "--output", "full=r.txt"], capsys)
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert Path("r.txt").read_text(encoding="utf-8") == "".join(render("full", stream(full_report()).report()))


def test_the_job_summary_of_github_gets_the_report_after_what_is_there(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checker.report = full_report()
    Path("summary.md").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    run(["--format", "github"], capsys)
    shown = Path("summary.md").read_text(encoding="utf-8")
    assert shown == "before\n" + "".join(bounded(stream(full_report()).report(), SUMMARY_LIMIT))


def test_other_formats_leave_the_job_summary_alone(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    run(["--format", "concise"], capsys)
    assert not Path("summary.md").exists()


def test_a_job_summary_without_room_or_folder_is_said_and_changes_no_result(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checker.report = full_report()
    Path("summary.md").write_bytes(b"x" * 999_000)
    for path, words in (
        ("summary.md", "The job summary summary.md is full; this report is not in it."),
        ("no/summary.md", "no/summary.md could not be written: No such file or directory."),
    ):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", path)
        code, _, err = run(["--format", "github"], capsys)
        assert (code, err) == (1, f"licensecheck: {words}\n")
    assert Path("summary.md").stat().st_size == 999_000


def test_a_closed_pipe_changes_neither_exit_code_nor_files(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    checker.report = full_report()
    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["check", "--output", "json=r.json"]) == 1
    assert Path("r.json").exists()
    assert main(["check"]) == 1


COLORS = {
    "piped": ("auto", {}, False, False),
    "terminal": ("auto", {}, True, True),
    "dumb": ("auto", {"TERM": "dumb"}, True, False),
    "no-color": ("auto", {"NO_COLOR": "1"}, True, False),
    "no-color-empty": ("auto", {"NO_COLOR": ""}, True, True),
    "force": ("auto", {"FORCE_COLOR": "1"}, False, True),
    "force-0": ("auto", {"FORCE_COLOR": "0"}, False, False),
    "both": ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    "always": ("always", {"NO_COLOR": "1"}, False, True),
    "never": ("never", {"FORCE_COLOR": "1"}, True, False),
}


@pytest.mark.parametrize("name", COLORS)
def test_when_there_is_color(name: str) -> None:
    choice, environ, terminal, expected = COLORS[name]

    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    assert wants_color(choice, Stream(), environ) is expected


def test_nothing_is_colored_or_cut_when_piped(checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]) -> None:
    checker.report = report(checked(finding()))
    _, plain, _ = run([], capsys)
    _, painted, _ = run(["--color", "always"], capsys)
    assert "\x1b[" not in plain
    assert "\x1b[1;31merror" in painted


# --- hints and refusals ----------------------------------------------------------------------------------------------


def test_a_path_that_looks_like_a_credit_gets_a_hint(
    checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    checker.report = report(problems=(Problem(LINE, "article.not-found"),))
    code, out, _ = run([LINE, "--format", "concise"], capsys)
    assert code == 3
    assert out.splitlines()[0] == (
        f'{LINE}: There is no such file. If this is the credit itself: licensecheck check --credit "…".'
    )


def test_a_path_that_is_not_there_keeps_its_own_message(
    checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    checker.report = report(problems=(Problem("no such.md", "article.not-found"),))
    _, out, _ = run(["no such.md", "--format", "concise"], capsys)
    assert out.splitlines()[0] == "no such.md: There is no such file. Check the path."


REFUSED: dict[str, tuple[list[str], str]] = {
    "option": (["--fomat", "json"], "There is no option --fomat. Did you mean --format?"),
    "option-value": (["--fomat=json"], "There is no option --fomat. Did you mean --format?"),
    "option-far": (["--xyzzy"], "There is no option --xyzzy."),
    "format": (
        ["--format", "jsno"],
        "“jsno” is none of full, concise, grouped, json, jsonl, sarif, github, gitlab, junit, rdjson, checkstyle, markdown, html. Did you mean json?",
    ),
    "profile": (["--profile", "strikt"], "“strikt” is none of minimum, practice, strict. Did you mean strict?"),
    "value": (["--file"], "--file needs a value: --file FILE."),
    "value-is-an-option": (["--credit", "--offline"], "--credit needs a value: --credit TEXT."),
    "value-of-a-flag": (["--offline=yes"], "--offline takes no value."),
    "select": (["--select", "LC18"], "There is no rule “LC18”. Did you mean LC108? `licensecheck rules` lists them."),
    "timeout": (["--timeout", "soon"], "“soon” is no number of seconds above 0."),
    "timeout-0": (["--timeout", "0"], "“0” is no number of seconds above 0."),
    "timeout-nan": (["--timeout", "nan"], "“nan” is no number of seconds above 0."),
    "api": (["--api-url", "commons"], "The API address “commons” does not begin with https:// or http://."),
    "mixture": (["a.md", "--credit", LINE], "--credit and PATH exclude each other."),
    "image": (["a.md", "--image", "a.jpg"], "--image goes with --credit only."),
    "credit-format": (["--credit-format", "html"], "--credit-format goes with --credit only."),
    "file": (
        ["--credit", LINE, "--file", "Example"],
        "--file: “Example” is neither a title such as “File:Example.jpg” nor the address of a wiki's file.",
    ),
    "empty": (["--credit", "  "], "The credit is empty."),
    "output": (["--output", "json"], "--output takes FORMAT=FILE, such as json=report.json; “json” is not that."),
    "output-format": (
        ["--output", "jsn=a"],
        "“jsn” is none of full, concise, grouped, json, jsonl, sarif, github, gitlab, junit, rdjson, checkstyle, markdown, html. Did you mean json?",
    ),
    "output-folder": (["--output", "json=no/a.json"], "--output: there is no folder for “no/a.json”."),
    "output-twice": (["--output", "json=a", "--output", "full=./a"], "--output names the file “./a” twice."),
    "output-input": (["a.md", "--output", "full=a.md"], "--output would overwrite “a.md”, which is to be checked."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_misuse_is_said_in_one_line_and_nothing_is_checked(
    name: str, checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, words = REFUSED[name]
    assert run(arguments, capsys) == (2, "", f"licensecheck: {words}\n")
    assert checker.calls == []


# --- what goes wrong -------------------------------------------------------------------------------------------------


def test_an_internal_error_is_one_line_and_never_reads_as_clean(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: object, *args: Any, **options: Any) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(checker, "stream_paths", broken)
    assert run([], capsys) == (
        2,
        "",
        "licensecheck: Internal error: KeyError: 'oops'. Nothing was concluded. "
        "LICENSECHECK_DEBUG=1 shows where it happened.\n",
    )
    monkeypatch.setenv("LICENSECHECK_DEBUG", "1")
    with pytest.raises(KeyError, match="oops"):
        main(["check"])


def test_an_interruption_is_quiet(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(self: object, *args: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checker, "stream_paths", interrupted)
    assert run([], capsys) == (130, "", "licensecheck: Interrupted.\n")


def test_a_report_that_cannot_be_written_leaves_the_old_one(
    checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    Path("r.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr("licensecheck.evidence.atomic.os.fsync", full)
    code, _, err = run(["--output", "json=r.json"], capsys)
    assert (code, err) == (2, "licensecheck: r.json could not be written: No space left on device.\n")
    assert Path("r.json").read_text(encoding="utf-8") == "old"


def test_progress_is_told_on_a_terminal_only(checker: type[FakeChecker], monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    main(["check"])
    assert isinstance(checker.settings["progress"], Progress)


def test_the_line_of_the_article_is_named_where_the_page_drops_its_credit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "content" / "a.md").write_text("![a](b.jpg)\n\n*Photo: Jane Doe, CC BY 4.0*\n", encoding="utf-8")
    (tmp_path / "site" / "a.html").write_text('<p>x</p><img src="/b.jpg"><p>y</p>', encoding="utf-8")
    code = main(["check", "--offline", "--no-cache", "--format", "concise", "site", "--sources", "content"])
    first, *_ = capsys.readouterr().out.splitlines()
    assert code == 1
    assert first == (
        "site/a.html:1:9: CR007 error The article has a credit for this picture, at content/a.md:3:1, "
        "and this page does not show it: “*Photo: Jane Doe, CC BY 4.0*”."
    )
