"""The smaller commands, the help, and what the program imports."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import licensecheck
from licensecheck import cli
from licensecheck.cli import main
from licensecheck.cli.app import COMMANDS
from licensecheck.cli.lock import new_path
from licensecheck.evidence import Lockfile
from licensecheck.messages import en_outputs, en_problems, en_reading
from licensecheck.model import AuthorFact, FileFacts, LicenseOffer, Lookup, Problem, Suggestion, Witness
from licensecheck.rules import REGISTRY

if TYPE_CHECKING:
    from cli.conftest import FakeChecker

PACKAGE = Path(licensecheck.__file__).parent
FACTS = FileFacts(title="File:A.jpg", asked="File:A.jpg", state="present")
LOOKUP = Lookup("pageid:1", "answered")
RIGHT = Suggestion("the text", "the *markdown*", "the <i>html</i>")
SEEN = Witness("extmetadata", "LicenseShortName", "File:A.jpg")
CREDITED = FACTS.replace(
    licenses=(LicenseOffer("CC-BY-4.0", "CC BY 4.0", SEEN),),
    author=AuthorFact("Jane Doe", ("Jane Doe",), SEEN),
    file_url="https://upload.wikimedia.org/wikipedia/commons/a/ab/A.jpg",
)


# --- lock ------------------------------------------------------------------------------------------------------------


def test_lock_writes_what_was_read(checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]) -> None:
    checker.locked = ((FACTS,), (LOOKUP,), ())
    assert main(["lock", "."]) == 0
    assert capsys.readouterr() == ("licensecheck.lock: 2 new, 0 changed, 0 unchanged, 0 kept, 0 removed\n", "")
    assert Lockfile.load("licensecheck.lock").files(["File:A.jpg"]) == {"File:A.jpg": FACTS}
    assert checker.settings["lockfile"] is None, "facts are renewed, not copied from the old lockfile"


def test_lock_keeps_other_records_unless_it_is_to_prune(
    checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    other = FACTS.replace(title="File:B.jpg", asked="File:B.jpg")
    Lockfile.write("licensecheck.lock", [other])
    checker.locked = ((FACTS,), (), ())
    assert main(["lock"]) == 0
    assert main(["lock", "--prune"]) == 0
    assert capsys.readouterr().out == (
        "licensecheck.lock: 1 new, 0 changed, 0 unchanged, 1 kept, 0 removed\n"
        "licensecheck.lock: 0 new, 0 changed, 1 unchanged, 0 kept, 1 removed\n"
    )


def test_what_could_not_be_read_is_said_and_nothing_is_pruned(
    checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    Lockfile.write("licensecheck.lock", [FACTS])
    checker.locked = ((), (), (Problem("File:A.jpg", "unavailable.cut-answer"),))
    assert main(["lock", "--prune"]) == 3
    out, err = capsys.readouterr()
    assert out == "licensecheck.lock: 0 new, 0 changed, 0 unchanged, 1 kept, 0 removed\n"
    assert err.startswith("licensecheck: File:A.jpg: The wiki's answer was incomplete")


def test_a_broken_lockfile_stops_lock_before_anything_is_asked(
    checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("licensecheck.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert main(["lock"]) == 2
    assert capsys.readouterr().err == (
        "licensecheck: licensecheck.lock:1: The lockfile holds the marks of a merge conflict. "
        "Keep the lines of both sides and delete the marks.\n"
    )
    assert checker.calls == []


def test_where_a_new_lockfile_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, if all paths lie below; else beside the articles."""
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "b").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    assert new_path(["a", "b"]) == "licensecheck.lock"
    monkeypatch.chdir(tmp_path / "site" / "a")
    assert new_path(["../b", "."]) == str(tmp_path / "site" / "licensecheck.lock")


# --- credit ----------------------------------------------------------------------------------------------------------


HERE = "https://commons.wikimedia.org/wiki/File:A.jpg"
DEED = "https://creativecommons.org/licenses/by/4.0/"
DATA = """{
  "@context": "https://schema.org/",
  "@type": "ImageObject",
  "contentUrl": "https://upload.wikimedia.org/wikipedia/commons/a/ab/A.jpg",
  "name": "A",
  "creator": {
    "@type": "Person",
    "name": "Jane Doe"
  },
  "creditText": "Jane Doe, “A”, CC BY 4.0, via Wikimedia Commons",
  "license": "https://creativecommons.org/licenses/by/4.0/",
  "acquireLicensePage": "https://commons.wikimedia.org/wiki/File:A.jpg"
}
"""
IN_TEXT = f"Image: Jane Doe, “A” ({HERE}), CC BY 4.0 ({DEED}), via Wikimedia Commons\n"
IN_MARKDOWN = f"Image: Jane Doe, “[A]({HERE})”, [CC BY 4.0]({DEED}), via Wikimedia Commons\n"
IN_HTML = (
    f'Image: Jane Doe, “<a href="{HERE}">A</a>”, <a rel="license" href="{DEED}">CC BY 4.0</a>, via Wikimedia Commons\n'
)
IN_WIKITEXT = f"Image: Jane Doe, “[{HERE} A]”, [{DEED} CC BY 4.0], via Wikimedia Commons\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], IN_TEXT),
        (["--format", "text", "--language", "en"], IN_TEXT),
        (["--format", "markdown"], IN_MARKDOWN),
        (["--format", "html"], IN_HTML),
        (["--format", "wikitext"], IN_WIKITEXT),
        (["--format", "json-ld"], DATA),
        (
            ["--format", "all"],
            f"File:A.jpg\ntext      {IN_TEXT}markdown  {IN_MARKDOWN}html      {IN_HTML}wikitext  {IN_WIKITEXT}json-ld\n{DATA}",
        ),
        (["--language", "de"], IN_TEXT.replace("Image", "Bild").replace("“A”", "„A“")),
        (["--language=uk"], IN_TEXT.replace("Image", "Зображення").replace("“A”", "«A»").replace("via", "через")),
    ],
    ids=["default", "text", "markdown", "html", "wikitext", "json-ld", "all", "de", "uk"],
)
def test_credit_writes_the_right_credit(
    arguments: list[str], expected: str, checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    checker.suggestions = {"File:A.jpg": (RIGHT, CREDITED)}
    assert main(["credit", "File:A.jpg", *arguments]) == 0
    assert capsys.readouterr() == (expected, "")


@pytest.mark.parametrize("option", [["--language", "ja"], ["--format", "rst"]], ids=["language", "format"])
def test_credit_refuses_what_it_cannot_write(
    option: list[str], checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["credit", "File:A.jpg", *option]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert option[1] in err


def test_the_note_of_a_record_is_said_beside_its_credit(
    checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    checker.suggestions = {"File:A.jpg": (RIGHT, CREDITED.replace(note="An example record."))}
    assert main(["credit", "File:A.jpg"]) == 0
    assert capsys.readouterr() == (IN_TEXT, "licensecheck: File:A.jpg: An example record.\n")


UNREAD = FACTS.replace(state="unavailable", reason="unavailable.offline")
WITHOUT: dict[str, tuple[FileFacts | None, int, str]] = {
    "unavailable": (UNREAD, 3, "Not looked up: this run is offline."),
    "missing": (FACTS.replace(state="missing"), 1, "There is no File:A.jpg."),
    "deleted": (FACTS.replace(state="deleted"), 1, "File:A.jpg was deleted."),
    "invalid": (FACTS.replace(state="invalid"), 1, "“File:A.jpg” is no valid title."),
    "no-file": (FACTS.replace(state="no-file"), 1, "The page File:A.jpg has no file."),
    "no-license": (
        FACTS,
        1,
        "The record of File:A.jpg does not hold what a credit needs: no license was understood, or it is not free.",
    ),
    "nothing": (None, 1, "“File:A.jpg” leads to no file."),
}


@pytest.mark.parametrize("name", WITHOUT)
def test_a_file_without_a_credit_says_why(
    name: str, checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]
) -> None:
    facts, code, words = WITHOUT[name]
    checker.suggestions = {"File:A.jpg": (None, facts)}
    assert main(["credit", "File:A.jpg"]) == code
    assert capsys.readouterr() == ("", f"licensecheck: File:A.jpg: {words}\n")


def test_a_file_that_is_not_there_outranks_one_that_was_not_looked_up(checker: type[FakeChecker]) -> None:
    checker.suggestions = {"File:A.jpg": (None, FACTS.replace(state="missing")), "File:B.jpg": (None, UNREAD)}
    assert main(["credit", "File:A.jpg", "File:B.jpg"]) == 1
    assert main(["credit", "File:B.jpg"]) == 3


def test_a_name_that_is_no_file_is_misuse(checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["credit", "Example"]) == 2
    assert capsys.readouterr().err == (
        "licensecheck: “Example” is neither a title such as “File:Example.jpg” nor the address of a wiki's file.\n"
    )


# --- explain, rules --------------------------------------------------------------------------------------------------


def test_a_rule_is_explained_by_code_or_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "lc108"]) == 0
    by_code = capsys.readouterr().out
    assert main(["explain", "license-link-missing"]) == 0
    assert capsys.readouterr().out == by_code
    assert by_code.startswith("LC108 license-link-missing\n")


def test_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "LC801"]) == 2
    assert capsys.readouterr().err.startswith("licensecheck: There is no rule “LC801”. Did you mean LC")


def test_the_list_of_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(REGISTRY)
    assert main(["rules", "--format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert [r["code"] for r in rules] == list(REGISTRY)
    assert {"code", "name", "severity", "confidence", "needs", "fix", "stage", "added", "summary"} == set(rules[0])
    assert all(r["summary"] for r in rules)


# --- the program -----------------------------------------------------------------------------------------------------


def test_without_a_command_the_help_is_shown_as_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert main(["--help"]) == 0
    assert capsys.readouterr().out == shown
    assert [name for name in COMMANDS if f"\n  {name} " in shown] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_begins_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    usage, blank, example, *_ = capsys.readouterr().out.splitlines()
    assert usage.startswith(f"usage: licensecheck {command} [options]")
    assert blank == ""
    assert f"licensecheck {command}" in example


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain"], "CODE is missing."),
        (["credit"], "FILE-OR-ADDRESS is missing."),
        (["rules", "LC108"], "“LC108” is one argument too many."),
        (["parse", "a.txt", "b.txt"], "“b.txt” is one argument too many."),
    ],
)
def test_too_few_or_too_many_arguments_are_misuse(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"licensecheck: {words}\n")


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("chekc", "There is no command “chekc”. Did you mean check?"),
        ("xyzzy", "There is no command “xyzzy”."),
        ("--versoin", "There is no option --versoin. Did you mean --version?"),
    ],
)
def test_an_unknown_command_names_the_nearest(argument: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([argument]) == 2
    assert capsys.readouterr().err == f"licensecheck: {words}\n"


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"licensecheck {licensecheck.__version__}\n"


def test_arguments_default_to_those_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["licensecheck", "--version"])
    with pytest.raises(SystemExit) as left:
        cli.run()
    assert left.value.code == 0
    assert capsys.readouterr().out == f"licensecheck {licensecheck.__version__}\n"


# --- what a start costs ----------------------------------------------------------------------------------------------

HEAVY = ("requests", "urllib3", "mwclient", "PIL", "piexif", "numpy", "rich", "yaml", "selectolax", "rapidfuzz")
SLOW = (
    "typing",
    "dataclasses",
    "pathlib",
    "logging",
    "inspect",
    "importlib.metadata",
    "urllib.parse",
    "tempfile",
    "sqlite3",
    "platformdirs",
    "zlib",
    "licensecheck.evidence.cache",
)
WATCH = """
import sys
before = set(sys.modules)
import socket
class Forbidden(socket.socket):
    def __init__(self, *a, **k): raise AssertionError("a socket was opened")
socket.socket = Forbidden
socket.getaddrinfo = Forbidden
socket.create_connection = Forbidden
from licensecheck.cli import main
code = main(sys.argv[1:])
print("\\n" + repr((code, sorted(set(sys.modules) - before))))
"""


def modules_of(*arguments: str, cwd: Path) -> tuple[int, set[str]]:
    """Exit code and modules of a run in a process of its own, in which opening a socket is an error."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("COV", "PYTEST"))}
    command = [sys.executable, "-c", WATCH, *arguments]
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    code, names = ast.literal_eval(done.stdout.splitlines()[-1])
    return code, set(names)


def test_importing_the_package_loads_nothing_but_itself(tmp_path: Path) -> None:
    script = "import sys; a = set(sys.modules); import licensecheck; print(sorted(set(sys.modules) - a))"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) == ["__future__", "licensecheck", "licensecheck._version"]


def test_the_version_loads_nothing_but_the_entrance(tmp_path: Path) -> None:
    code, names = modules_of("--version", cwd=tmp_path)
    assert code == 0
    assert {n for n in names if n.startswith("licensecheck")} == {
        "licensecheck",
        "licensecheck._version",
        "licensecheck.cli",
    }
    assert sorted(names & set(HEAVY)) == []


ARTICLE = "![A](https://upload.wikimedia.org/wikipedia/commons/a/a9/Example.jpg)\n\nPhoto: Jane Doe, CC BY 4.0\n"


@pytest.mark.parametrize("mode", ["--offline", "--locked"])
def test_a_check_without_network_opens_no_socket_and_loads_no_network_or_image_package(
    mode: str, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    Lockfile.write(str(tmp_path / "licensecheck.lock"), [LOOKUP])
    code, names = modules_of("check", mode, "--fail-on", "never", "a.md", cwd=tmp_path)
    assert code == 0
    assert sorted(names & {*HEAVY, *SLOW}) == []
    assert not any(n.startswith("licensecheck.commons") for n in names)


def test_a_run_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "licensecheck", "--version"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"licensecheck {licensecheck.__version__}\n"


def test_letters_of_all_scripts_are_written_whatever_the_locale_says(tmp_path: Path) -> None:
    environ = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "licensecheck", "parse"]
    done = subprocess.run(
        command, input="Фото: Київ".encode(), env=environ, cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(done.stdout.decode("utf-8"))["is_credit"] in (True, False)


def test_a_reader_that_closes_the_pipe_gets_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "credits.txt").write_text("Photo: Jane Doe, CC BY 4.0\n" * 5000, encoding="utf-8")
    command = f'"{sys.executable}" -m licensecheck parse credits.txt | head -n 1'
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(done.stdout)["licenses"] == ["CC-BY-4.0"]
    assert done.stderr == b""


def test_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("NO /dev/full HERE")
    command = f'"{sys.executable}" -m licensecheck rules > /dev/full'
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"licensecheck: standard output: No space left on device.\n")


# --- the sentences ---------------------------------------------------------------------------------------------------

OURS = (
    "usage.",
    "config.",
    "lockfile.",
    "cache.",
    "refresh.",
    "doctor.",
    "input.",
    "report.",
    "reading.",
    "picture.",
    "output.",
    "internal.",
    "path.",
    "baseline.",
    "diff.",
    "ignore.",
    "progress.",
    "github.",
    "junit.",
    "markdown.",
    "html.",
)


def test_every_sentence_of_these_rooms_is_used_and_every_one_that_is_used_exists() -> None:
    rooms = [PACKAGE / r for r in ("cli", "report", "evidence", "pictures", "config.py", "config", "files", "baseline")]
    files = [f for r in rooms for f in ([r] if r.is_file() else sorted(r.rglob("*.py")))]
    used = {
        node.value
        for f in files
        for node in ast.walk(ast.parse(f.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    templates = {**en_problems.TEMPLATES, **en_outputs.TEMPLATES, **en_reading.TEMPLATES}
    of_table = ("report.by.", "report.left-out.", "reading.is.", "reading.because.", "reading.less.")
    known = {name for name in templates if name.startswith(OURS) and not name.startswith(of_table)}
    assert known - used == set()
    named = {u for u in used if u.startswith(OURS) and u.partition(".")[2].replace("-", "").isalpha()}
    assert named - set(templates) - {"picture.not-given"} == set()
