"""`refresh`: what is written, what is said in three formats, and the exit code."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import licensecheck
from licensecheck.cli import main
from licensecheck.cli.refreshed import _WORDS, action
from licensecheck.evidence import Lockfile
from licensecheck.evidence.changes import KINDS, Change, changes_of
from licensecheck.evidence.refresh import Refreshed
from licensecheck.messages import render
from licensecheck.model import FileFacts, LicenseOffer, LogEntry, Lookup, Nomination, Problem, Witness

if TYPE_CHECKING:
    from cli.conftest import FakeChecker

jsonschema: Any = import_module("jsonschema")
SCHEMA = json.loads((Path(licensecheck.__file__).parent / "schemas" / "refresh-1.json").read_text(encoding="utf-8"))
W = Witness("template", "x", "File:A.jpg", 7)
OLD = FileFacts(
    "File:A.jpg",
    "File:A.jpg",
    "present",
    revision=7,
    read_at="2026-11-02T09:00:00Z",
    page_url="https://commons.example/wiki/File:A.jpg",
    sha1="a" * 40,
    licenses=(LicenseOffer("CC-BY-4.0", "CC BY 4.0", W),),
)
COPYVIO = LogEntry("delete", "2026-11-05T10:00:00Z", "a *copyright* <violation>", True)
GONE = FileFacts("File:A.jpg", "File:A.jpg", "deleted", log=COPYVIO)
NEW = OLD.replace(
    title="File:B.jpg",
    page_url="https://commons.example/wiki/File:B.jpg",
    revision=8,
    sha1="b" * 40,
    timestamp="2026-11-05T10:00:00Z",
    licenses=(LicenseOffer("CC-BY-SA-4.0", "CC BY-SA 4.0", W),),
    nominations=(Nomination("speedy", "Delete", W),),
)
UNREAD = Problem("File:Z.jpg", "unavailable.timeout", (("seconds", "3"),))


def done(*pairs: tuple[FileFacts, FileFacts], problems: tuple[Problem, ...] = ()) -> Refreshed:
    changes = tuple(change for before, after in pairs for change in changes_of(before, after))
    return Refreshed(5, 1, changes, tuple(after for _, after in pairs), problems)


@pytest.fixture
def lock(checker: type[FakeChecker]) -> Path:
    Lockfile.write("licensecheck.lock", [OLD])
    return Path("licensecheck.lock")


def test_nothing_changed(checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = lock.read_bytes(), lock.stat().st_mtime_ns
    checker.refreshed = {"licensecheck.lock": done()}
    assert main(["refresh"]) == 0
    assert capsys.readouterr() == (
        "licensecheck.lock: 5 files and 1 look-up asked for again, 0 changes, 0 not read\n",
        "",
    )
    assert (lock.read_bytes(), lock.stat().st_mtime_ns) == before


def test_what_changed_is_said_and_written(
    checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checker.refreshed = {"licensecheck.lock": done((OLD, GONE), problems=(UNREAD,))}
    assert main(["refresh"]) == 1
    assert capsys.readouterr().out == (
        "licensecheck.lock: 5 files and 1 look-up asked for again, 1 change, 1 not read\n"
        "\nFile:A.jpg\n"
        "  Removed as a copyright violation. Deleted on 2026-11-05: “a *copyright* <violation>”.\n"
        f"    To do: {render('refresh.do.removed-copyright')}\n"
        "    Recorded before: CC-BY-4.0; author none; read 2026-11-02, revision 7\n"
        "\nFile:Z.jpg\n  The wiki did not answer within 3 seconds.\n"
    )
    assert Lockfile.load(str(lock)).files(["File:A.jpg"]) == {"File:A.jpg": GONE}


def test_a_dry_run_says_the_same_and_writes_nothing(
    checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checker.refreshed = {"licensecheck.lock": done((OLD, GONE))}
    assert main(["refresh", "--dry-run"]) == 1
    assert capsys.readouterr().out.startswith(
        "licensecheck.lock: 5 files and 1 look-up asked for again, 1 change, 0 not read (not written: --dry-run)\n"
    )
    assert Lockfile.load(str(lock)).files(["File:A.jpg"]) == {"File:A.jpg": OLD}


def test_what_could_not_be_read_is_incomplete_and_drops_nothing(
    checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checker.refreshed = {"licensecheck.lock": done(problems=(UNREAD,))}
    assert main(["refresh"]) == 3
    assert Lockfile.load(str(lock)).files(["File:A.jpg"]) == {"File:A.jpg": OLD}
    checker.refreshed = {"licensecheck.lock": done(problems=(UNREAD.replace(incomplete=False),))}
    assert main(["refresh"]) == 0
    assert "1 change, " not in capsys.readouterr().out


def test_the_report_as_json(checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checker.refreshed = {"licensecheck.lock": done((OLD, NEW), problems=(UNREAD,))}
    assert main(["refresh", "--format", "json"]) == 1
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    assert (report["schema"], report["tool"]["name"]) == ("licensecheck.refresh/1", "licensecheck")
    (lockfile,) = report["lockfiles"]
    changes = lockfile.pop("changes")
    assert lockfile == {
        "path": "licensecheck.lock",
        "files": 5,
        "lookups": 1,
        "written": True,
        "problems": [
            {
                "name": "File:Z.jpg",
                "message_id": "unavailable.timeout",
                "message": "The wiki did not answer within 3 seconds.",
                "incomplete": True,
            }
        ],
    }
    assert [(c["kind"], c["action"], c["message"]) for c in changes] == [
        ("renamed", "update-link", "Renamed. Its title is now File:B.jpg."),
        (
            "overwritten",
            "match-picture",
            f"Overwritten. Another version was uploaded on 2026-11-05; its SHA-1 is {'b' * 40}, before {'a' * 40}.",
        ),
        ("license", "keep-proof", "License changed. From CC-BY-4.0 to CC-BY-SA-4.0."),
        ("nominated", "archive-now", "Nominated for deletion. The page says: Delete."),
    ]
    assert changes[0]["advice"] == "Let the credit link to https://commons.example/wiki/File:B.jpg."
    assert "an earlier grant stands" in changes[2]["advice"]
    assert FileFacts.from_plain(changes[0]["before"]) == OLD
    assert FileFacts.from_plain(changes[0]["after"]) == NEW


def test_the_report_as_markdown(checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text of others is shown and never obeyed."""
    checker.refreshed = {"licensecheck.lock": done((OLD, GONE), problems=(UNREAD,))}
    assert main(["refresh", "--format", "markdown"]) == 1
    assert capsys.readouterr().out == (
        "# What changed on the wiki since the lockfile was written\n"
        "\nlicensecheck.lock: 5 files and 1 look-up asked for again, 1 change, 1 not read\n"
        "\n## [File:A.jpg](<https://commons.example/wiki/File:A.jpg>)\n\n"
        "- [ ] **Removed as a copyright violation.** Deleted on 2026-11-05: “a \\*copyright\\* \\<violation\\>”.  \n"
        f"  To do: {render('refresh.do.removed-copyright')}\n"
        "\nRecorded before: CC-BY-4.0; author none; read 2026-11-02, revision 7\n"
        "\n## Not read\n\n- File:Z.jpg: The wiki did not answer within 3 seconds.\n"
    )
    checker.refreshed = {"licensecheck.lock": done()}
    assert main(["refresh", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.endswith("\nNothing changed.\n")
    checker.refreshed = {"licensecheck.lock": done(problems=(UNREAD,))}
    assert main(["refresh", "--format", "markdown"]) == 3
    assert "\nOf what could be read nothing changed.\n\n## Not read\n" in capsys.readouterr().out


def test_the_schema_knows_every_kind_and_every_action() -> None:
    change = SCHEMA["$defs"]["change"]["properties"]
    assert change["kind"]["enum"] == list(KINDS)
    assert set(change["action"]["enum"]) == {words[0] for words in _WORDS.values()}


def test_every_change_has_its_own_words_and_one_thing_to_do() -> None:
    assert list(_WORDS) == list(KINDS)
    six = ("removed-copyright", "removed", "renamed", "overwritten", "license", "nominated")
    assert len({render(_WORDS[kind][1]) for kind in KINDS}) == len(KINDS)
    assert [action(Change(kind, "File:A.jpg", OLD, NEW)) for kind in six] == [
        "remove",
        "keep-and-archive",
        "update-link",
        "match-picture",
        "keep-proof",
        "archive-now",
    ]


@pytest.mark.parametrize(
    ("before", "words"),
    [("CC-BY-4.0", "cannot be withdrawn"), ("GFDL-1.2", "depends on its terms"), ("", "depends on its terms")],
)
def test_that_a_grant_stands_is_said_only_of_licenses_that_say_so(
    before: str, words: str, checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offers = (LicenseOffer(before, before, W),) if before else ()
    old, new = OLD.replace(licenses=offers), OLD.replace(revision=8, licenses=(LicenseOffer("CC0-1.0", "", W),))
    checker.refreshed = {"licensecheck.lock": done((old, new))}
    assert main(["refresh"]) == 1
    out = capsys.readouterr().out
    assert f"From {before or 'none'} to CC0-1.0." in out
    assert words in out


def test_a_file_that_is_missing_without_a_log_is_not_given_a_date(
    checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checker.refreshed = {"licensecheck.lock": done((OLD, GONE.replace(state="missing", log=None)))}
    assert main(["refresh"]) == 1
    assert "No longer there, and the log has no word of it." in capsys.readouterr().out


def test_a_look_up_that_leads_elsewhere(
    checker: type[FakeChecker], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = Lookup("pageid:7", "answered")
    change = Change("lookup", "pageid:7", found, found, (("old", "File:A.jpg"), ("new", "")))
    checker.refreshed = {"licensecheck.lock": Refreshed(0, 1, (change,), (found,))}
    assert main(["refresh"]) == 1
    assert "pageid:7\n  Leads elsewhere. To none, before to File:A.jpg.\n" in capsys.readouterr().out


def test_each_lockfile_of_the_paths_is_refreshed_once(
    checker: type[FakeChecker], lock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site" / "deep").mkdir(parents=True)
    other = str(Path("site", "licensecheck.lock"))
    Lockfile.write(other, [])
    checker.refreshed = {"licensecheck.lock": done(), other: done()}
    assert main(["refresh", "site/deep", ".", "site", other]) == 0
    assert checker.calls == [("refresh", other), ("refresh", "licensecheck.lock")]
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_without_a_lockfile_it_is_misuse(checker: type[FakeChecker], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh"]) == 2
    assert capsys.readouterr().err == (
        "licensecheck: There is no licensecheck.lock in . or above. Write one with `licensecheck lock`.\n"
    )
