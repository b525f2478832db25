"""Asking again for what a lockfile holds: what changed is named, and no failure changes a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from licensecheck import Checker, commons
from licensecheck.evidence import Lockfile
from licensecheck.evidence.changes import KINDS, changes_of, says_something_new
from licensecheck.evidence.refresh import CHUNK, Refreshed, refresh
from licensecheck.model import (
    AuthorFact,
    Candidate,
    FileFacts,
    LicenseOffer,
    LogEntry,
    Lookup,
    Nomination,
    Problem,
    TextFact,
    Witness,
)

LATER: dict[str, Any] = {"revision": 9, "read_at": "2026-11-09T09:00:00Z"}
"""What a new reading of a page that was edited says at least."""


def offer(license_id: str, revision: int = 7) -> LicenseOffer:
    return LicenseOffer(license_id, license_id, Witness("template", license_id, "File:A.jpg", revision))


def facts(title: str = "File:A.jpg", **changes: Any) -> FileFacts:
    base = FileFacts(
        title=title,
        asked=title,
        state="present",
        repository="local",
        revision=7,
        read_at="2026-11-02T09:00:00Z",
        page_url=f"https://commons.example/wiki/{title}",
        sha1="a" * 40,
        timestamp="2020-01-01T00:00:00Z",
        settled=True,
        confirmed=True,
        structured=True,
        licenses=(offer("CC-BY-4.0"),),
        author=AuthorFact("Hanna", ("Hanna",), Witness("extmetadata", "Artist", title, 7)),
    )
    return base.replace(**changes)


def gone(title: str = "File:A.jpg", comment: str = "[[COM:L|Copyright violation]]", copyvio: bool = True) -> FileFacts:
    log = LogEntry("delete", "2026-11-05T10:00:00Z", comment, copyvio)
    return FileFacts(title=title, asked=title, state="deleted", log=log)


NOMINATION = Nomination("deletion-request", "Delete", Witness("template", "Delete", "File:A.jpg", 9))
MOVED = LogEntry("move", "2026-11-05", "better name", target="File:New.jpg")

CHANGES: dict[str, tuple[FileFacts, FileFacts, dict[str, dict[str, str]]]] = {
    "removed as a copyright violation": (
        facts(),
        gone(),
        {"removed-copyright": {"date": "2026-11-05", "comment": "[[COM:L|Copyright violation]]"}},
    ),
    "removed otherwise": (
        facts(),
        gone(comment="per request", copyvio=False),
        {"removed": {"date": "2026-11-05", "comment": "per request"}},
    ),
    "missing without a log": (
        facts(),
        FileFacts("File:A.jpg", "File:A.jpg", "missing"),
        {"removed": {"date": "", "comment": ""}},
    ),
    "a page without a file": (
        facts(),
        FileFacts("File:A.jpg", "File:A.jpg", "no-file"),
        {"removed": {"date": "", "comment": ""}},
    ),
    "moved to a title that is gone": (
        facts(),
        FileFacts("File:A.jpg", "File:A.jpg", "missing", log=MOVED),
        {"removed": {"date": "2026-11-05", "comment": "better name"}},
    ),
    "renamed": (
        facts(),
        facts(title="File:New.jpg", redirected_from=("File:A.jpg",), page_url="https://commons.example/New", **LATER),
        {"renamed": {"new": "File:New.jpg", "url": "https://commons.example/New"}},
    ),
    "overwritten": (
        facts(),
        facts(sha1="b" * 40, size=5, width=9, timestamp="2026-11-05T00:00:00Z", uploader="X"),
        {"overwritten": {"date": "2026-11-05", "old": "a" * 40, "new": "b" * 40}},
    ),
    "license changed": (
        facts(),
        facts(licenses=(offer("CC-BY-SA-4.0", 9), offer("GFDL-1.2", 9)), **LATER),
        {"license": {"old": "CC-BY-4.0", "new": "CC-BY-SA-4.0, GFDL-1.2"}},
    ),
    "no license is left": (
        facts(),
        facts(licenses=(), settled=False, **LATER),
        {"license": {"old": "CC-BY-4.0", "new": ""}},
    ),
    "nominated": (
        facts(),
        facts(nominations=(NOMINATION,), deletion_reason="out of scope", **LATER),
        {"nominated": {"reason": "out of scope"}},
    ),
    "nominated without words": (facts(), facts(nominations=(NOMINATION,)), {"nominated": {"reason": "Delete"}}),
    "nominated for another reason": (
        facts(nominations=(NOMINATION,)),
        facts(nominations=(NOMINATION.replace(kind="copyright", name="Copyvio"),)),
        {"nominated": {"reason": "Copyvio"}},
    ),
    "kept": (facts(deletion_reason="out of scope"), facts(**LATER), {"nomination-over": {}}),
    "restored": (gone(), facts(), {"restored": {}}),
    "author changed": (
        facts(),
        facts(author=AuthorFact("Olena", ("Olena",), Witness("extmetadata", "Artist", "File:A.jpg", 9)), **LATER),
        {"record": {"fields": "author"}},
    ),
    "gone for another reason now": (gone(), gone(comment="twice", copyvio=False), {"record": {"fields": "log"}}),
    "read differently": (
        facts(),
        facts(licenses=(offer("CC-BY-4.0"), offer("GFDL-1.2")), copyright_status="copyrighted"),
        {"reread": {"fields": "licenses, copyright status", "revision": "7"}},
    ),
    "several things": (
        facts(),
        facts(
            title="File:New.jpg",
            page_url="https://commons.example/wiki/File:New.jpg",
            sha1="b" * 40,
            licenses=(offer("CC0-1.0"),),
            nominations=(NOMINATION,),
            restrictions=("personality",),
            **LATER,
        ),
        {
            "renamed": {"new": "File:New.jpg", "url": "https://commons.example/wiki/File:New.jpg"},
            "overwritten": {"date": "2020-01-01", "old": "a" * 40, "new": "b" * 40},
            "license": {"old": "CC-BY-4.0", "new": "CC0-1.0"},
            "nominated": {"reason": "Delete"},
            "record": {"fields": "restrictions"},
        },
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_named(name: str) -> None:
    before, after, expected = CHANGES[name]
    found = changes_of(before, after)
    assert {c.kind: dict(c.params) for c in found} == expected
    assert all((c.name, c.before, c.after) == ("File:A.jpg", before, after) for c in found)
    assert [c.kind for c in found] == sorted(expected, key=KINDS.index), "the gravest first"
    assert says_something_new(before, after)


SAME: dict[str, tuple[FileFacts, FileFacts]] = {
    "nothing": (facts(), facts()),
    "only revision and time": (facts(), facts(licenses=(offer("CC-BY-4.0", 9),), **LATER)),
    "gone as before": (gone(), gone().replace(read_at="2026-11-09")),
}


@pytest.mark.parametrize("name", SAME)
def test_what_says_nothing_new_is_no_change(name: str) -> None:
    before, after = SAME[name]
    assert changes_of(before, after) == []
    assert not says_something_new(before, after)


def test_the_same_mark_read_more_closely_is_no_new_nomination() -> None:
    """An older record holds only the words of the mark."""
    before = facts(deletion_reason="out of scope")
    after = facts(deletion_reason="out of scope", nominations=(NOMINATION,))
    assert [c.kind for c in changes_of(before, after)] == ["reread"]


# --- a whole lockfile ------------------------------------------------------------------------------------------------


class Wiki:
    """Answers from a table; what is not in it is "unavailable"."""

    api_url = "https://commons.example/w/api.php"

    def __init__(self, *records: FileFacts | Lookup, half: Sequence[str] = ()) -> None:
        self.records = {r.asked if isinstance(r, FileFacts) else r.key: r for r in records}
        self.half = half
        self.asked: list[list[str]] = []

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return what is in the table, not yet confirmed."""
        self.asked.append(list(titles))
        found: dict[str, FileFacts] = {}
        for title in titles:
            record = self.records.get(title)
            down = FileFacts(title, title, "unavailable", "unavailable.timeout", (("seconds", "3"),))
            found[title] = record.replace(confirmed=False) if isinstance(record, FileFacts) else down
        return found

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what is in the table."""
        found: dict[str, Lookup] = {}
        for key in keys:
            record = self.records.get(key)
            found[key] = record if isinstance(record, Lookup) else Lookup(key, "unavailable")
        return found

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Confirm all but those that are to be read by half."""
        return {k: f if k in self.half else f.replace(confirmed=f.state == "present") for k, f in files.items()}


def quiet(stage: str, done: int, total: int) -> None:
    """Say nothing."""


def lockfile(tmp_path: Path, *records: FileFacts | Lookup) -> Lockfile:
    path = str(tmp_path / "licensecheck.lock")
    Lockfile.write(path, records)
    return Lockfile.load(path)


def test_only_records_that_say_something_new_are_to_be_written(tmp_path: Path) -> None:
    same, edited, changed = facts("File:A.jpg"), facts("File:B.jpg"), facts("File:C.jpg")
    held = lockfile(tmp_path, same, edited, changed)
    new = changed.replace(sha1="c" * 40, **LATER)
    done = refresh(held, Wiki(same, edited.replace(**LATER), new), quiet)
    assert done == Refreshed(3, 0, tuple(changes_of(changed, new)), (new,))


def test_a_service_that_is_down_changes_nothing_and_drops_nothing(tmp_path: Path) -> None:
    held = lockfile(tmp_path, facts(), gone("File:B.jpg"), Lookup("pageid:7", "answered"))
    done = refresh(held, Wiki(), quiet)
    assert (done.changes, done.records) == ((), ())
    down = (("seconds", "3"),)
    assert done.problems == (
        Problem("File:B.jpg", "unavailable.timeout", down),
        Problem("File:A.jpg", "unavailable.timeout", down),
        Problem("pageid:7", "unavailable.unknown"),
    )


def test_a_record_that_was_read_by_half_does_not_replace_a_whole_one(tmp_path: Path) -> None:
    """Otherwise a license that only the templates name would seem to be gone."""
    held = lockfile(tmp_path, facts(licenses=(offer("CC-BY-4.0"), offer("GFDL-1.2"))))
    done = refresh(held, Wiki(facts(**LATER), half=["File:A.jpg"]), quiet)
    assert done == Refreshed(1, 0, problems=(Problem("File:A.jpg", "refresh.half-read"),))
    third = Wiki(facts(structured=False, settled=False, **LATER))
    assert refresh(held, third, quiet) == done


def test_structured_data_need_not_be_read_where_the_page_settles_the_license(tmp_path: Path) -> None:
    new = facts(structured=False, sha1="b" * 40)
    assert refresh(lockfile(tmp_path, facts(structured=False)), Wiki(new), quiet).records == (new,)


def test_a_file_of_another_wiki_is_read_whole_without_its_page(tmp_path: Path) -> None:
    old = facts(repository="shared", confirmed=False)
    new = old.replace(sha1="b" * 40)
    done = refresh(lockfile(tmp_path, old), Wiki(new, half=["File:A.jpg"]), quiet)
    assert (done.records, done.problems) == ((new,), ())


def test_when_all_files_are_missing_without_a_log_it_is_another_wiki(tmp_path: Path) -> None:
    held = lockfile(tmp_path, facts(), facts("File:B.jpg"), gone("File:C.jpg"))
    missing = [FileFacts(t, t, "missing") for t in ("File:A.jpg", "File:B.jpg", "File:C.jpg")]
    done = refresh(held, Wiki(*missing), quiet)
    assert done == Refreshed(3, 0, problems=(Problem(held.path, "refresh.another-wiki", (("count", "2"),)),))
    assert refresh(held, Wiki(missing[0], gone("File:B.jpg"), missing[2]), quiet).problems == ()


def test_where_a_page_number_leads_now_is_asked_for_too(tmp_path: Path) -> None:
    before = Lookup("pageid:7", "answered", (Candidate("File:A.jpg", 1, "search.page-id"),), read_at="old")
    after = Lookup("pageid:7", "answered", (Candidate("File:New.jpg", 1, "search.page-id"),), read_at="new")
    new = facts("File:New.jpg")
    done = refresh(lockfile(tmp_path, facts(), before), Wiki(facts(), after, new), quiet)
    assert done.records == (new, after)
    assert [(c.kind, c.name, c.params) for c in done.changes] == [
        ("lookup", "pageid:7", (("old", "File:A.jpg"), ("new", "File:New.jpg")))
    ]


def test_a_page_number_of_another_wiki_leads_to_a_file_of_that_wiki(tmp_path: Path) -> None:
    title, key = "de.wikipedia.org/File:New.jpg", "de.wikipedia.org/pageid:7"
    found = Lookup(key, "answered", (Candidate(title, 1, "search.page-id"),))
    new = facts("File:New.jpg").replace(asked=title)
    assert refresh(lockfile(tmp_path, found), Wiki(found, new), quiet).records == (new,)


def test_a_look_up_that_leads_to_the_same_is_left_as_it_stands(tmp_path: Path) -> None:
    before = Lookup("search:bridge", "answered", (Candidate("File:A.jpg", 1, "search.title-words"),), read_at="old")
    done = refresh(lockfile(tmp_path, before), Wiki(before.replace(read_at="new")), quiet)
    assert done == Refreshed(0, 1)


def test_questions_are_put_in_whole_batches_and_progress_is_told(tmp_path: Path) -> None:
    many = [facts(f"File:{n:04}.jpg") for n in range(CHUNK + 1)]
    wiki, told = Wiki(*many), list[tuple[str, int, int]]()
    assert refresh(lockfile(tmp_path, *many), wiki, lambda *said: told.append(said)) == Refreshed(CHUNK + 1, 0)
    assert [len(titles) for titles in wiki.asked] == [CHUNK, 1]
    assert CHUNK % 50 == 0
    assert told == [("files", 0, CHUNK + 1), ("files", CHUNK, CHUNK + 1), ("files", CHUNK + 1, CHUNK + 1)]


def test_lock_leaves_out_what_was_read_by_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take the place of a record that was read whole."""
    article = tmp_path / "a.md"
    article.write_text(
        "![A](https://upload.wikimedia.org/wikipedia/commons/a/a9/A.jpg)\n\n"
        "![B](https://upload.wikimedia.org/wikipedia/commons/b/b9/B.jpg)\n",
        encoding="utf-8",
    )
    wiki = Wiki(facts(), facts("File:B.jpg"), half=["File:B.jpg"])
    monkeypatch.setattr(commons, "WikisSource", lambda **options: wiki)
    assert Checker().lock([str(article)]) == ((facts(),), (), (Problem("File:B.jpg", "refresh.half-read"),))


# --- through the library's call --------------------------------------------------------------------------------------


def test_the_library_asks_the_wiki_and_neither_lockfile_nor_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And stores what it was answered, so that the next check need not ask."""
    now = "2999-01-01T00:00:00Z"
    held = lockfile(tmp_path, facts())
    wiki = Wiki(facts(sha1="b" * 40, read_at=now, name=TextFact("x", Witness("info", "x", "File:A.jpg"))))
    monkeypatch.setattr(commons, "WikisSource", lambda **options: wiki)
    monkeypatch.setattr("licensecheck.evidence.cache.AHEAD_SECONDS", 1e12)
    checker = Checker(cache=True, cache_dir=str(tmp_path / "cache"), lockfile=held.path)
    for _ in range(2):
        assert [c.kind for c in checker.refresh().changes] == ["overwritten", "reread"]
    assert len(wiki.asked) == 2
    fresh = Checker(cache=True, cache_dir=str(tmp_path / "cache"))
    assert fresh.check_credit("Photo: Hanna, CC BY 4.0", file="File:A.jpg").summary.problems == 0
    assert len(wiki.asked) == 2, "answered by the cache"


def test_a_cache_that_cannot_be_used_is_told_and_nothing_was_left_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").touch()
    monkeypatch.setattr(commons, "WikisSource", lambda **options: Wiki(facts()))
    checker = Checker(cache=True, cache_dir=str(tmp_path / "cache"))
    report = checker.check_credit("Photo: Hanna, CC BY 4.0", file="File:A.jpg")
    assert [(p.message_id, p.incomplete) for p in report.problems] == [("cache.unusable", False)]
    assert report.summary.unchecked == 0


def test_what_the_wiki_has_to_say_is_a_problem_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    wiki = Wiki(facts())
    monkeypatch.setattr(wiki, "notices", (("pace.no-contact", (("rate", "10"), ("seconds", "60"))),), raising=False)
    monkeypatch.setattr(commons, "WikisSource", lambda **options: wiki)
    report = Checker().check_credit("Photo: Hanna, CC BY 4.0", file="File:A.jpg")
    expected = Problem(wiki.api_url, "pace.no-contact", (("rate", "10"), ("seconds", "60")), incomplete=False)
    assert report.problems == (expected,)


def test_an_old_answer_of_the_cache_is_not_held_against_a_credit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Last week the record named another license; the credit was mended since, and so was the record."""
    from licensecheck.evidence.cache import Cache

    last_week = (datetime.now(UTC) - timedelta(days=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    old = facts(read_at=last_week, licenses=(offer("CC-BY-SA-4.0"),))
    Cache(Wiki.api_url, str(tmp_path)).put([old])
    wiki = Wiki(facts(read_at=datetime.now(UTC).isoformat()))
    monkeypatch.setattr(commons, "WikisSource", lambda **options: wiki)
    checker = Checker(cache=True, cache_dir=str(tmp_path))
    right = "Photo: Hanna, [A](https://commons.wikimedia.org/wiki/File:A.jpg), CC BY 4.0, via Wikimedia Commons"
    (checked,) = checker.check_credit(right, format="markdown").cases
    assert checked.case.facts is not None
    assert [x.id for x in checked.case.facts.licenses] == ["CC-BY-4.0"]
    assert "LC107" not in {finding.code for finding in checked.findings}
    assert wiki.asked == [["File:A.jpg"]]
    checker.check_credit(right.replace("Hanna", "Olena"), format="markdown")
    assert wiki.asked == [["File:A.jpg"]], "what was read within the hour is believed"
