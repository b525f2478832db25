"""`doctor`: every trouble is one line with one next step, and none is a traceback."""

from __future__ import annotations

import importlib.metadata
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from licensecheck import commons
from licensecheck.cli import diagnosis, main
from licensecheck.cli.connection import REMOTE
from licensecheck.cli.diagnosis import LOCAL, command, is_ours
from licensecheck.config import BY_NAME
from licensecheck.evidence import Lockfile
from licensecheck.evidence.cache import FORMAT, FRESH_DAYS, FRESH_DAYS_ABSENT, Cache
from licensecheck.model import FileFacts

FACTS = FileFacts("File:A.jpg", "File:A.jpg", "present", read_at="2026-11-02T09:00:00Z", settled=True)
Lines = list[tuple[str, str, str]]
Doctor = Callable[..., tuple[int, Lines]]


@pytest.fixture
def doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Doctor:
    """Run `doctor --offline` in an empty folder; return exit code and (level, subject, words) of its lines."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("LICENSECHECK_API_URL", "LICENSECHECK_CONTACT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    (tmp_path / "licensecheck").write_text("#!python\nfrom licensecheck.cli import run\n", encoding="utf-8")
    (tmp_path / "licensecheck").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    def run(*words: str, offline: bool = True) -> tuple[int, Lines]:
        code = main(["doctor", *(["--offline"] if offline else []), *words])
        out, err = capsys.readouterr()
        assert err == ""
        assert "Traceback" not in out
        return code, [(line[:4].strip(), line[6:19].strip(), line[21:]) for line in out.splitlines()]

    return run


def words(lines: Lines, subject: str, level: str) -> list[str]:
    return [text for found, about, text in lines if (found, about) == (level, subject)]


def test_where_all_is_well_only_the_contact_is_asked_for(doctor: Doctor) -> None:
    code, lines = doctor()
    assert code == 0
    assert {line[1] for line in lines if line[0] != "ok"} == {"contact"}
    (contact,) = words(lines, "contact", "warn")
    assert "(operator's contact not configured)" in contact
    assert contact.endswith(
        'Next: --contact, LICENSECHECK_CONTACT, or contact = "you@example.org" in licensecheck.toml'
    )
    assert words(lines, "pace", "ok") == ["at most 10 requests a minute to commons.wikimedia.org, 1 at a time"]
    assert words(lines, "connection", "ok") == ["not tried (--offline)"]


def test_with_a_contact_the_pace_is_another(doctor: Doctor) -> None:
    code, lines = doctor("--contact", "desk@example.org")
    assert (code, {line[0] for line in lines}) == (0, {"ok"})
    (contact,) = words(lines, "contact", "ok")
    assert contact.startswith("licensecheck/")
    assert "(desk@example.org)" in contact
    assert contact.endswith("(--contact)")
    assert words(lines, "pace", "ok") == ["at most 200 requests a minute to commons.wikimedia.org, 1 at a time"]


def test_a_contact_of_two_lines_fails(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LICENSECHECK_CONTACT", "a\nb")
    code, lines = doctor()
    assert code == 1
    assert words(lines, "contact", "fail")[0].startswith(
        "The contact of LICENSECHECK_CONTACT holds control characters. Next: "
    )


# --- installation ----------------------------------------------------------------------------------------------------


def test_another_package_of_the_same_name_fails(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It owns the import name too: whichever was installed last has overwritten the other."""
    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "2025.1" if name == "licensecheck" else real(name))
    code, lines = doctor()
    assert code == 1
    assert words(lines, "installation", "fail") == [
        "The distribution licensecheck 2025.1 is installed too and has the same import name and command. "
        "Next: pip uninstall licensecheck, then pip install --force-reinstall image-licensecheck"
    ]


def test_a_package_that_is_missing_fails(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "PACKAGES", ("requests", "no-such-package"))
    code, lines = doctor()
    assert (code, words(lines, "packages", "fail")) == (
        1,
        ["Not installed: no-such-package. Next: pip install --force-reinstall image-licensecheck"],
    )


def test_a_command_of_another_program_is_a_warning(doctor: Doctor, tmp_path: Path) -> None:
    """Debian's licensecheck is a Perl script."""
    (tmp_path / "licensecheck").write_text("#!/usr/bin/perl\nuse App::Licensecheck;\n", encoding="utf-8")
    code, lines = doctor("--contact", "desk@example.org")
    path = str(tmp_path / "licensecheck")
    assert (code, words(lines, "command", "warn")) == (
        0,
        [
            f"The command licensecheck on PATH is another program: {path}. "
            "Next: call image-licensecheck, or put this Python's scripts first on PATH"
        ],
    )


def test_no_command_at_all_is_a_warning() -> None:
    assert (command("no-such-command", "").level, command("no-such-command", "").message_id) == (
        "warn",
        "doctor.no-command",
    )


def test_a_program_that_cannot_be_read_is_not_ours(tmp_path: Path) -> None:
    assert not is_ours(str(tmp_path / "absent"))


# --- configuration ---------------------------------------------------------------------------------------------------


def test_every_setting_is_shown_with_its_origin(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "licensecheck.toml").write_text(
        'contact = "config"\nprofile = "strict"\nselect = ["LC", "AU2"]\nignore = []\n', encoding="utf-8"
    )
    monkeypatch.setenv("LICENSECHECK_CONTACT", "environment")
    code, lines = doctor("--timeout", "5")
    path = str(tmp_path / "licensecheck.toml")
    assert code == 0
    assert words(lines, "configuration", "ok") == [path]
    shown = words(lines, "setting", "ok")
    for line in (
        "contact = environment (LICENSECHECK_CONTACT)",
        f"profile = strict ({path}:2)",
        f"select = LC, AU2 ({path}:3)",
        f"ignore = [] ({path}:4)",
        "timeout = 5 (--timeout)",
        "fail-on = error (default)",
    ):
        assert line in shown


def test_a_mistake_in_the_configuration_fails_and_the_rest_goes_on(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "licensecheck.toml").write_text("profil = 1\n", encoding="utf-8")
    code, lines = doctor("--contact", "desk@example.org")
    assert code == 1
    assert words(lines, "configuration", "fail") == [
        f"{tmp_path / 'licensecheck.toml'}:1:1: There is no setting “profil”. Did you mean profile?"
    ]
    assert len(words(lines, "pace", "ok")) == 1


def test_a_code_that_no_rule_has_fails(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "licensecheck.toml").write_text('ignore = ["XY1"]\n', encoding="utf-8")
    code, lines = doctor()
    assert code == 1
    assert words(lines, "configuration", "fail")[0].startswith(
        f"{tmp_path / 'licensecheck.toml'}:1: No rule has the code “XY1”, nor one that begins so."
    )


def test_the_defaults_that_are_shown_are_those_that_hold() -> None:
    assert (BY_NAME["fresh-days"].default, BY_NAME["fresh-days-absent"].default) == (FRESH_DAYS, FRESH_DAYS_ABSENT)


# --- lockfile and cache ----------------------------------------------------------------------------------------------


def test_the_lockfile_is_counted(doctor: Doctor, tmp_path: Path) -> None:
    Lockfile.write(str(tmp_path / "licensecheck.lock"), [FACTS])
    code, lines = doctor()
    assert (code, words(lines, "lockfile", "ok")) == (
        0,
        ["licensecheck.lock: 1 record, the oldest read on 2026-11-02; licensecheck refresh renews"],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<<<<<<< HEAD\n", "The lockfile holds the marks of a merge conflict."),
        (None, "The record on this line cannot be read"),
    ],
    ids=["conflict", "a record"],
)
def test_a_broken_lockfile_fails(text: str | None, problem: str, doctor: Doctor, tmp_path: Path) -> None:
    path = tmp_path / "licensecheck.lock"
    Lockfile.write(str(path), [FACTS])
    path.write_text(text or path.read_text(encoding="utf-8").replace('"present"', '"absent"'), encoding="utf-8")
    code, lines = doctor()
    assert code == 1
    assert problem in words(lines, "lockfile", "fail")[0]


def cache_at(folder: Path) -> Path:
    cache = Cache("https://wiki.example/api.php", str(folder), clock=lambda: 1793620800.0)
    cache.put([FACTS])
    cache.close()
    return Path(cache.path)


def test_the_cache_is_measured(doctor: Doctor, tmp_path: Path) -> None:
    path = Path(Cache("", str(tmp_path / "kept")).path)
    _, lines = doctor("--cache-dir", str(tmp_path / "kept"))
    assert words(lines, "cache", "ok") == [f"{path}: not there yet, format {FORMAT}, can be written"]
    assert not path.parent.exists()
    cache_at(tmp_path / "kept")
    (tmp_path / "kept" / "facts-0-old.sqlite").write_bytes(b"x" * 200_000)
    code, lines = doctor("--cache-dir", str(tmp_path / "kept"))
    assert (code, words(lines, "cache", "ok")) == (
        0,
        [
            f"{path}: 1 record, 0.0 MB, format {FORMAT}, can be written",
            f"1 other file of this program, 0.2 MB, in {tmp_path / 'kept'}; may be deleted",
        ],
    )
    assert words(doctor("--no-cache")[1], "cache", "ok") == ["off (--no-cache)"]


def test_a_broken_cache_is_a_warning_and_left_where_it_is(doctor: Doctor, tmp_path: Path) -> None:
    path = cache_at(tmp_path / "kept")
    path.write_text("no database " * 99, encoding="utf-8")
    code, lines = doctor("--cache-dir", str(tmp_path / "kept"))
    assert (code, words(lines, "cache", "warn")) == (
        0,
        [f"{path} is broken: file is not a database. Next: delete it, or let the next run set it aside"],
    )
    assert path.exists()


def test_a_cache_folder_that_cannot_be_made_is_a_warning(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, lines = doctor("--cache-dir", str(tmp_path / "file" / "cache"))
    assert code == 0
    assert words(lines, "cache", "warn")[0].startswith(f"{tmp_path / 'file' / 'cache'} cannot be written")


def test_a_cache_that_is_in_use_too_long_is_a_warning(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("licensecheck.evidence.database.BUSY_SECONDS", 0.05)
    path = cache_at(tmp_path / "kept")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    _, lines = doctor("--cache-dir", str(tmp_path / "kept"))
    holder.close()
    assert words(lines, "cache", "warn") == [
        f"{path} cannot be used: database is locked. Next: --cache-dir with another folder"
    ]


# --- the way to the wiki ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["https://wiki.example/", "ftp://wiki.example/api.php", "nonsense"])
def test_an_address_that_is_no_api_fails_once(url: str, doctor: Doctor) -> None:
    code, lines = doctor("--api-url", url)
    assert code == 1
    assert [line[1] for line in lines if line[0] == "fail"] == ["api-url"]
    assert url in words(lines, "api-url", "fail")[0]


def test_the_proxy_is_shown_without_its_password(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://desk:secret@proxy.example:8080")
    _, lines = doctor()
    assert words(lines, "proxy", "ok") == ["http://proxy.example:8080"]
    assert "secret" not in str(lines)
    monkeypatch.setenv("NO_PROXY", "wikimedia.org")
    assert words(doctor()[1], "proxy", "ok") == ["none for commons.wikimedia.org"]
    monkeypatch.delenv("NO_PROXY")
    for wrong in ("http://proxy.example:port", "http://"):
        monkeypatch.setenv("HTTPS_PROXY", wrong)
        assert words(doctor()[1], "proxy", "fail")[0].startswith("The address of the proxy cannot be read. Next: ")


def test_certificates(doctor: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert words(doctor()[1], "tls", "ok")[0].startswith("certificates of ")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    code, lines = doctor()
    assert (code, words(lines, "tls", "fail")) == (
        1,
        [f"REQUESTS_CA_BUNDLE names {tmp_path / 'ca.pem'}, which is not there. Next: name a file that is, or unset it"],
    )
    (tmp_path / "ca.pem").touch()
    assert words(doctor()[1], "tls", "ok") == [f"certificates of {tmp_path / 'ca.pem'} (REQUESTS_CA_BUNDLE)"]


def test_an_address_without_encryption_is_a_warning_but_not_on_this_machine(doctor: Doctor) -> None:
    url = "http://wiki.example/w/api.php"
    assert words(doctor("--api-url", url)[1], "tls", "warn") == [f"{url} is not encrypted"]
    _, lines = doctor("--api-url", "http://127.0.0.1:1/w/api.php")
    assert len(words(lines, "tls", "ok")) == 1
    assert words(lines, "pace", "ok") == ["127.0.0.1:1 is this machine and is asked without a pause"]


class Wiki:
    """Answers the one question with what it was given."""

    answer = FileFacts("File:Example.jpg", "File:Example.jpg", "missing")

    def __init__(self, **options: object) -> None:
        type(self).options = options

    options: dict[str, object]

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return the answer."""
        return dict.fromkeys(titles, self.answer)


def test_an_answer_is_a_connection_even_where_the_file_is_missing(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commons, "CommonsSource", Wiki)
    url = "https://wiki.example/w/api.php"
    code, lines = doctor("--api-url", url, "--contact", "desk", "--timeout", "99", offline=False)
    assert code == 0
    assert words(lines, "connection", "ok")[0].startswith(f"{url} answered in ")
    assert Wiki.options == {"api_url": url, "contact": "desk", "timeout": 20.0}


@pytest.mark.parametrize(
    ("reason", "params", "next_step"),
    [
        ("connection", {"host": "wiki.example", "detail": "refused"}, "check the network, --api-url and the proxy"),
        ("timeout", {"seconds": "20"}, "check the network, --api-url and the proxy"),
        ("tls", {"host": "wiki.example", "detail": "self-signed"}, "set REQUESTS_CA_BUNDLE"),
    ],
)
def test_no_connection_fails_with_a_next_step(
    reason: str, params: dict[str, str], next_step: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Wiki.answer.replace(
        state="unavailable", reason=f"unavailable.{reason}", reason_params=tuple(params.items())
    )
    monkeypatch.setattr(commons, "CommonsSource", type("Down", (Wiki,), {"answer": answer}))
    code, lines = doctor(offline=False)
    (failed,) = words(lines, "connection", "fail")
    assert code == 1
    assert all(value in failed for value in params.values())
    assert next_step in failed


def test_what_a_check_cannot_stand_is_a_line_and_the_others_go_on(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(cls: object, path: str) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(Lockfile, "load", classmethod(broken))
    Path("licensecheck.lock").touch()
    code, lines = doctor()
    assert code == 1
    assert words(lines, "lockfile", "fail") == [
        "This could not be looked at: RuntimeError: no such luck. Next: report it, with this line"
    ]
    assert {line[1] for line in lines} >= {check.__name__ for check in (*LOCAL, *REMOTE)} - {"certificates"}


def test_doctor_opens_no_connection_when_offline(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commons, "CommonsSource", None)
    assert doctor("--offline", offline=False)[0] == 0
    assert sys.modules["licensecheck.commons"].CommonsSource is None
