"""Cache and refreshing through the command line against a real MediaWiki."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.cli import main
from licensecheck.commons import CommonsSource
from licensecheck.evidence import Lockfile

if TYPE_CHECKING:
    from licensecheck.model import FileFacts
    from mediawiki.plugin import ApiLog

pytestmark = pytest.mark.mediawiki


def earlier(api_url: str) -> list[FileFacts]:
    """What was recorded once, made from what the wiki says now."""
    wiki = CommonsSource(api_url=api_url)
    kept, view, mill, sluice, kiln = (
        f"File:{name}.jpg"
        for name in (
            "Salt store",
            "Replaced view",
            "Windmill at Harn",
            "Nominated sluice",
            "Brick kiln near Ostrel",
        )
    )
    now = wiki.confirm(wiki.files([kept, view, mill, sluice, kiln]))
    gone = now[kept].replace(revision=1)
    poster, holiday, moved = "File:Poster of the fair.jpg", "File:My holiday 12.jpg", "File:Brick kiln.jpg"
    return [
        now[kept].replace(revision=1, read_at="2024-01-01T00:00:00Z"),
        now[view].replace(sha1="0" * 40),
        now[mill].replace(revision=1, licenses=now[mill].licenses[:1]),
        now[sluice].replace(revision=1, nominations=(), deletion_reason=""),
        now[kiln].replace(title=moved, asked=moved, revision=1),
        gone.replace(title=poster, asked=poster),
        gone.replace(title=holiday, asked=holiday),
    ]


def refreshed(api_log: ApiLog, path: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """Run `refresh`; return its exit code and its only lockfile."""
    code = main(["refresh", "--format", "json", "--api-url", api_log.api_url, "--lockfile", path])
    (lockfile,) = json.loads(capsys.readouterr().out)["lockfiles"]
    return code, lockfile


def test_six_kinds_of_change_are_told_apart_and_then_nothing_changed(
    api_log: ApiLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "licensecheck.lock"
    Lockfile.write(str(path), earlier(api_log.api_url))
    kept = next(
        line for line in path.read_text(encoding="utf-8").splitlines() if '"name": "File:Salt store.jpg", ' in line
    )
    code, lockfile = refreshed(api_log, str(path), capsys)
    assert (code, lockfile["files"], lockfile["problems"]) == (1, 7, [])
    changes = {c["name"]: c for c in lockfile["changes"]}
    assert len(changes) == len(lockfile["changes"])
    assert {name: c["kind"] for name, c in changes.items()} == {
        "File:Poster of the fair.jpg": "removed-copyright",
        "File:My holiday 12.jpg": "removed",
        "File:Brick kiln.jpg": "renamed",
        "File:Replaced view.jpg": "overwritten",
        "File:Windmill at Harn.jpg": "license",
        "File:Nominated sluice.jpg": "nominated",
    }
    assert changes["File:Brick kiln.jpg"]["params"]["new"] == "File:Brick kiln near Ostrel.jpg"
    assert changes["File:Windmill at Harn.jpg"]["params"] == {
        "old": "CC-BY-SA-3.0",
        "new": "CC-BY-SA-3.0, GFDL-1.2-or-later",
    }
    written = path.read_bytes()
    assert kept in written.decode("utf-8").splitlines(), "what says nothing new stays as it stands"
    code, lockfile = refreshed(api_log, str(path), capsys)
    assert (code, lockfile["changes"], lockfile["problems"], lockfile["written"]) == (0, [], [], False)
    assert path.read_bytes() == written


def test_a_wiki_that_is_not_there_changes_nothing(
    api_log: ApiLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "licensecheck.lock"
    Lockfile.write(str(path), earlier(api_log.api_url))
    before = path.read_bytes()
    words = ["--lockfile", str(path), "--api-url", "http://127.0.0.1:9/w/api.php", "--timeout", "1"]
    assert main(["refresh", *words]) == 3
    assert ", 0 changes, 7 not read\n" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_the_second_check_asks_nothing(api_log: ApiLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that are there, that are gone, and searches alike; and --no-cache asks again."""
    article = tmp_path / "article.md"
    lines = [
        f"![x](https://commons.wikimedia.org/wiki/Special:FilePath/{name}.jpg)\n\n*Photo: {author}, CC BY-SA 4.0, "
        f"via Wikimedia Commons*\n"
        for name, author in (("Salt_store", "Greta Molin"), ("Poster_of_the_fair", "X"), ("Windmill_at_Harn", "Piet"))
    ]
    article.write_text("\n".join(lines), encoding="utf-8")
    words = ["check", "--format", "json", "--api-url", api_log.api_url, str(article)]
    first_code = main(words)
    first = json.loads(capsys.readouterr().out)
    assert len(first["cases"]) == 3
    assert len(api_log()) > 0
    api_log.mark()
    assert main(words) == first_code
    assert json.loads(capsys.readouterr().out) == first
    assert api_log() == []
    main([*words, "--no-cache"])
    assert len(api_log()) > 0


def test_doctor_asks_one_question(
    api_log: ApiLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    main(["doctor", "--api-url", api_log.api_url])
    out = capsys.readouterr().out
    assert f"ok    connection     {api_log.api_url} answered in " in out
    assert 1 <= len(api_log()) <= 3
