"""The cache: what was answered is not asked again for some days; what was not answered is never taken for an answer."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.evidence import Layered, Lockfile, Offline
from licensecheck.evidence.cache import Cache, filename, seconds_of
from licensecheck.evidence.cached import Cached
from licensecheck.evidence.compact import pack, unpack
from licensecheck.evidence.record import kind_of
from licensecheck.evidence.source import notes_of, renew
from licensecheck.model import AuthorFact, Candidate, FileFacts, LicenseOffer, LogEntry, Lookup, TextFact, Witness

API = "https://commons.example/w/api.php"
NOON = "2026-11-02T12:00:00Z"
AT_NOON = 1793620800.0
DAY = 86_400.0


def facts(title: str = "File:A.jpg", **changes: Any) -> FileFacts:
    witness = Witness("extmetadata", "Artist", title, 7, NOON)
    base = FileFacts(
        title=title,
        asked=title,
        state="present",
        repository="local",
        revision=7,
        read_at=NOON,
        sha1="a" * 40,
        settled=True,
        licenses=(
            LicenseOffer("CC-BY-4.0", "CC BY 4.0", witness),
            LicenseOffer("GFDL-1.2", "GFDL", Witness("template", "GFDL", "File:B.jpg", None, "")),
        ),
        author=AuthorFact("Ганна Коваль", ("Ганна Коваль",), witness, links=("https://x.example",)),
        attribution=TextFact("Hanna Koval", witness, html="<b>Hanna Koval</b>"),
    )
    return base.replace(**changes)


GONE = FileFacts(
    "File:Gone.jpg", "File:Gone.jpg", "deleted", read_at=NOON, log=LogEntry("delete", "2025-03-04", "copyvio", True)
)
FOUND = Lookup("search:bridge", "answered", (Candidate("File:A.jpg", 1, "search.title-words"),), read_at=NOON)
UNREAD = FileFacts("File:A.jpg", "File:A.jpg", "unavailable", "unavailable.timeout", (("seconds", "3"),), read_at=NOON)


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: float = AT_NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now


class Wiki:
    """Answers from a table, confirms what it is given, and remembers what it was asked."""

    def __init__(self, *records: FileFacts | Lookup) -> None:
        self.files_held = {r.asked: r for r in records if isinstance(r, FileFacts)}
        self.lookups_held = {r.key: r for r in records if isinstance(r, Lookup)}
        self.asked: list[tuple[str, ...]] = []

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return what is in the table."""
        self.asked.append(("files", *titles))
        return {t: self.files_held.get(t, UNREAD.replace(title=t, asked=t)) for t in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what is in the table."""
        self.asked.append(("lookups", *keys))
        return {k: self.lookups_held.get(k, Lookup(k, "unavailable", reason="unavailable.timeout")) for k in keys}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Confirm those that are not."""
        self.asked.append(("confirm", *(k for k, f in files.items() if not f.confirmed)))
        return {k: f.replace(confirmed=True) if f.state == "present" else f for k, f in files.items()}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> Cache:
    return Cache(API, str(tmp_path / "cache"), clock=clock)


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_what_was_stored_is_what_is_read(cache: Cache, tmp_path: Path) -> None:
    cache.put([facts(), GONE, FOUND])
    again = Cache(API, str(tmp_path / "cache"), clock=Clock())
    assert again.files(["File:A.jpg", "File:Gone.jpg", "File:Other.jpg"]) == {
        "File:A.jpg": facts(),
        "File:Gone.jpg": GONE,
    }
    assert again.lookups(["search:bridge", "search:other"]) == {"search:bridge": FOUND}
    assert again.notes == []


def test_a_title_is_no_key_of_a_look_up(cache: Cache) -> None:
    cache.put([facts(), FOUND])
    assert cache.files(["search:bridge"]) == {}
    assert cache.lookups(["File:A.jpg"]) == {}


def test_each_wiki_has_its_own_records(cache: Cache, tmp_path: Path) -> None:
    cache.put([facts()])
    other = Cache("https://other.example/api.php", str(tmp_path / "cache"), clock=Clock())
    assert other.files(["File:A.jpg"]) == {}
    other.put([facts(note="of another wiki")])
    assert cache.files(["File:A.jpg"]) == {"File:A.jpg": facts()}


NO_ANSWERS: dict[str, FileFacts | Lookup] = {
    "unavailable file": UNREAD,
    "unavailable look-up": Lookup("search:bridge", "unavailable", reason="unavailable.timeout", read_at=NOON),
    "second answer failed": facts(settled=False, confirmed=False),
    "third answer failed": facts(settled=False, confirmed=True, structured=False),
    "without a time": facts(read_at=""),
    "with a time that is none": facts(read_at="yesterday"),
    "from the future": facts(read_at="2026-11-02T13:00:00Z"),
    "too old already": facts(read_at="2026-10-20T12:00:00Z"),
    "a name that is no text": facts("File:\udcff.jpg"),
}


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_what_is_no_answer_is_not_stored(name: str, cache: Cache) -> None:
    record = NO_ANSWERS[name]
    cache.put([record])
    assert not os.path.exists(cache.path), "nothing to store: not even a file"
    if isinstance(record, Lookup):
        assert cache.lookups([record.key]) == {}
    else:
        assert cache.files([record.asked]) == {}
    assert cache.notes == []


@pytest.mark.parametrize(
    "record",
    [
        facts(settled=False, confirmed=True, structured=True),
        facts(settled=False, non_free=True),
        facts(settled=False, repository="shared"),
    ],
    ids=["read whole", "not free", "of another wiki"],
)
def test_an_open_license_is_stored_where_no_second_answer_failed(record: FileFacts, cache: Cache) -> None:
    cache.put([record])
    assert cache.files(["File:A.jpg"]) == {"File:A.jpg": record}


@pytest.mark.parametrize(
    ("record", "days"), [(facts(), 7), (GONE, 1), (FOUND, 1)], ids=["file", "absent", "look-up"]
)  # fmt: skip
def test_a_record_is_used_until_it_is_too_old(
    record: FileFacts | Lookup, days: int, cache: Cache, clock: Clock
) -> None:
    ask: Callable[[], int] = lambda: len(cache.files(["File:A.jpg", "File:Gone.jpg"])) + len(cache.lookups([FOUND.key]))  # noqa: E731
    cache.put([record])
    clock.now = AT_NOON + days * DAY - 1
    assert ask() == 1
    clock.now += 1
    assert ask() == 0
    clock.now = AT_NOON - 3600
    assert ask() == 0, "the clock was set back: the age is not known"


def test_the_ages_can_be_set(tmp_path: Path, clock: Clock) -> None:
    never = Cache(API, str(tmp_path), fresh_days=0, fresh_days_absent=30, clock=clock)
    never.put([facts(), GONE])
    assert never.files(["File:A.jpg"]) == {}
    clock.now += 29 * DAY
    assert never.files(["File:Gone.jpg"]) == {"File:Gone.jpg": GONE}


def test_a_newer_record_replaces_an_older_one_and_not_the_other_way_round(cache: Cache, clock: Clock) -> None:
    newer = facts(read_at="2026-11-02T12:00:01Z", note="newer")
    cache.put([facts()])
    cache.put([newer])
    cache.put([facts()])
    assert cache.files(["File:A.jpg"]) == {"File:A.jpg": newer}


def test_what_nobody_renewed_for_months_is_deleted(tmp_path: Path, clock: Clock) -> None:
    Cache(API, str(tmp_path), clock=clock).put([facts("File:Old.jpg")])
    clock.now += 91 * DAY
    Cache(API, str(tmp_path), clock=clock).put([facts(read_at="2027-02-01T12:00:00Z")])
    with sqlite3.connect(tmp_path / filename()) as db:
        names = db.execute("SELECT name FROM facts").fetchall()
    db.close()
    assert names == [("File:A.jpg",)]


def test_fifty_names_are_one_query(cache: Cache) -> None:
    cache.put([facts(f"File:{n}.jpg") for n in range(120)])
    assert cache.database.connection is not None
    queries: list[str] = []
    cache.database.connection.set_trace_callback(queries.append)
    assert len(cache.files([f"File:{n}.jpg" for n in range(120)])) == 120
    assert len(queries) == 3


def test_only_the_user_can_read_a_folder_that_was_made(cache: Cache, tmp_path: Path) -> None:
    cache.put([facts()])
    assert stat.S_IMODE(os.stat(tmp_path / "cache").st_mode) == 0o700


def test_without_a_folder_it_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert Cache(API).path == str(tmp_path / "licensecheck" / filename())


texts = st.text(st.characters(codec=None), max_size=12)


@given(texts, texts, st.integers(0, 2**40), st.lists(st.tuples(texts, texts), max_size=3), st.none() | st.integers(0))
def test_every_record_is_unpacked_as_it_was_packed(
    text: str, page: str, size: int, pairs: list[tuple[str, str]], revision: int | None
) -> None:
    witness = Witness("template", text, page, revision, text)
    record = facts(
        title=text,
        size=size,
        reason_params=tuple(pairs),
        revision=revision,
        licenses=(LicenseOffer(text, page, witness),),
        author=AuthorFact(text, (text, page), witness),
        log=LogEntry(text, page, text, True),
    )
    for one in (record, FOUND.replace(key=text, reason_params=tuple(pairs))):
        kind = kind_of(one)
        assert kind is not None
        assert unpack(kind, pack(one)) == one


@pytest.mark.parametrize(
    "data", [b"", b"x", pack(FOUND)[:-9], pack(FOUND)[::-1]], ids=["empty", "junk", "cut", "turned"]
)
def test_what_was_not_packed_is_no_record(data: bytes) -> None:
    with pytest.raises(ValueError, match="no record"):
        unpack("lookup", data)


def test_a_look_up_is_no_file() -> None:
    with pytest.raises(ValueError, match="no record"):
        unpack("file", pack(FOUND))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [(NOON, 1793620800), ("2026-11-02T12:00:00", 1793620800), ("2026-11-02T13:00:00+01:00", 1793620800), ("", None)],
)
def test_times_are_read_as_utc(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


# --- a file that is no good ------------------------------------------------------------------------------------------


def full(folder: Path, count: int = 300) -> Path:
    """A cache file with records, closed."""
    cache = Cache(API, str(folder), clock=Clock())
    cache.put([facts(f"File:{n}.jpg") for n in range(count)])
    cache.close()
    return folder / filename()


def overwrite(path: Path, start: int, size: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * size)


def run(path: Path, script: str) -> None:
    db = sqlite3.connect(path)
    db.executescript(script)
    db.close()


def replace(path: Path, script: str) -> None:
    path.unlink()
    run(path, script)


BROKEN: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("this is no database\n" * 50, encoding="utf-8"),
    "cut": lambda path: os.truncate(path, os.path.getsize(path) * 2 // 3),
    "header overwritten": lambda path: overwrite(path, 0, 100),
    "pages overwritten": lambda path: overwrite(path, 4096, os.path.getsize(path) - 4096),
    "of another program": lambda path: replace(path, "CREATE TABLE a (b); PRAGMA user_version = 77"),
    "without its table": lambda path: run(path, "DROP TABLE facts"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_set_aside_and_the_next_run_starts_a_new_one(name: str, tmp_path: Path) -> None:
    path = full(tmp_path)
    BROKEN[name](path)
    cache = Cache(API, str(tmp_path), clock=Clock())
    titles = [f"File:{n}.jpg" for n in range(300)]
    assert set(cache.files(titles).values()) <= {facts(t) for t in titles}, "never a wrong fact"
    cache.put([facts()])
    assert cache.files(titles) == {}
    assert cache.notes == [(str(path), "cache.broken", (("aside", f"{path}.broken"),))]
    assert os.path.exists(f"{path}.broken")
    again = Cache(API, str(tmp_path), clock=Clock())
    again.put([facts()])
    assert again.files(["File:A.jpg"]) == {"File:A.jpg": facts()}
    assert again.notes == []


def test_a_record_that_cannot_be_unpacked_is_asked_again_and_overwritten(cache: Cache) -> None:
    cache.put([facts()])
    assert cache.database.connection is not None
    cache.database.connection.execute("UPDATE facts SET body = ?", (b"junk",))
    assert cache.files(["File:A.jpg"]) == {}
    cache.put([facts()])
    assert cache.files(["File:A.jpg"]) == {"File:A.jpg": facts()}
    assert cache.notes == []


def test_a_record_under_the_name_of_another_is_not_believed(cache: Cache) -> None:
    cache.put([facts()])
    assert cache.database.connection is not None
    cache.database.connection.execute("UPDATE facts SET name = 'File:B.jpg'")
    assert cache.files(["File:B.jpg"]) == {}


def test_the_file_of_another_release_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import licensecheck._version

    old = full(tmp_path)
    before = old.read_bytes()
    monkeypatch.setattr(licensecheck._version, "__version__", "99.0")
    cache = Cache(API, str(tmp_path), clock=Clock())
    assert cache.files(["File:1.jpg"]) == {}
    cache.put([facts()])
    assert (cache.path != str(old), old.read_bytes() == before, cache.notes) == (True, True, [])


def test_a_healthy_file_that_took_the_place_of_a_broken_one_is_left_alone(tmp_path: Path) -> None:
    """Two processes find the same broken file; the second must not set aside what the first began anew."""
    path = full(tmp_path)
    slow = Cache(API, str(tmp_path), clock=Clock())
    slow.files(["File:1.jpg"])
    path.rename(tmp_path / "elsewhere")
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    full(tmp_path, 1)
    assert slow.database.connection is not None
    slow.database.connection.execute("DROP TABLE facts")
    assert slow.files(["File:1.jpg"]) == {}
    assert Cache(API, str(tmp_path), clock=Clock()).files(["File:0.jpg"]) == {"File:0.jpg": facts("File:0.jpg")}


# --- a folder that is no good ----------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_one_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(API, str(tmp_path / "file" / "cache"), clock=Clock())
    assert cache.files(["File:A.jpg"]) == {}
    cache.put([facts()])
    assert cache.lookups(["search:bridge"]) == {}
    assert cache.notes == [(cache.path, "cache.unusable", (("why", "Not a directory"),))]


def test_a_cache_that_cannot_be_opened_is_one_note(tmp_path: Path) -> None:
    (tmp_path / filename()).mkdir()
    cache = Cache(API, str(tmp_path), clock=Clock())
    cache.put([facts()])
    cache.put([facts()])
    assert cache.notes == [(cache.path, "cache.unusable", (("why", "unable to open database file"),))]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_note(tmp_path: Path) -> None:
    full(tmp_path)
    tmp_path.chmod(0o500)
    cache = Cache(API, str(tmp_path), clock=Clock())
    cache.put([facts()])
    assert [note[1] for note in cache.notes] == ["cache.unusable"]
    tmp_path.chmod(0o700)


def test_a_file_that_is_locked_too_long_is_one_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licensecheck.evidence.database.BUSY_SECONDS", 0.05)
    path = full(tmp_path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    cache = Cache(API, str(tmp_path), clock=Clock())
    assert cache.files(["File:1.jpg"]) == {"File:1.jpg": facts("File:1.jpg")}, "reading goes on"
    cache.put([facts()])
    assert cache.notes == [(str(path), "cache.unusable", (("why", "database is locked"),))]
    holder.close()


# --- several processes -----------------------------------------------------------------------------------------------

WORKER = """
import sys
from licensecheck.evidence.cache import Cache
from licensecheck.model import FileFacts
folder, number = sys.argv[1], int(sys.argv[2])
cache = Cache("api", folder, clock=lambda: 1793620800.0)
def fact(n):
    return FileFacts(f"File:{n}.jpg", f"File:{n}.jpg", "present", settled=True, note=f"note {n} " * 50, read_at="2026-11-02T12:00:00Z")
for turn in range(20):
    mine = range(number * 1000 + turn * 20, number * 1000 + turn * 20 + 20)
    cache.put([fact(n) for n in (*mine, *range(20))])
    held = cache.files([f"File:{n}.jpg" for n in (*mine, *range(20))])
    assert held == {f"File:{n}.jpg": fact(n) for n in (*mine, *range(20))}, number
assert cache.notes == [], cache.notes
"""


def test_eight_processes_use_one_cache_at_once(tmp_path: Path) -> None:
    """They make it, write and read at the same time; nobody waits in vain, and nothing is lost."""
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(tmp_path), str(n)], stderr=subprocess.PIPE)
        for n in range(1, 9)
    ]
    errors = [worker.communicate(timeout=60)[1].decode() for worker in workers]
    assert errors == [""] * 8
    with sqlite3.connect(tmp_path / filename()) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) FROM facts").fetchone() == (8 * 400 + 20,)
    db.close()
    assert os.listdir(tmp_path) == [filename()], "the last one out tidies up"


# --- a cache before a wiki -------------------------------------------------------------------------------------------


def test_the_wiki_is_asked_only_for_what_is_not_held(cache: Cache) -> None:
    wiki = Wiki(facts(), facts("File:B.jpg"), FOUND)
    source = Cached(cache, wiki)
    assert source.files(["File:A.jpg", "File:A.jpg"]) == {"File:A.jpg": facts()}
    assert source.files(["File:B.jpg", "File:A.jpg"]) == {"File:B.jpg": facts("File:B.jpg"), "File:A.jpg": facts()}
    assert source.lookups([FOUND.key]) == source.lookups([FOUND.key]) == {FOUND.key: FOUND}
    assert wiki.asked == [("files", "File:A.jpg"), ("files", "File:B.jpg"), ("lookups", FOUND.key)]


def test_a_failure_is_asked_again(cache: Cache) -> None:
    wiki = Wiki()
    source = Cached(cache, wiki)
    assert source.files(["File:A.jpg"]) == source.files(["File:A.jpg"]) == {"File:A.jpg": UNREAD.replace(read_at=NOON)}
    assert source.lookups(["sha1:x"])["sha1:x"].state == "unavailable"
    source.lookups(["sha1:x"])
    assert len(wiki.asked) == 4


def test_to_renew_is_to_ask_for_everything_and_to_store_it(cache: Cache) -> None:
    cache.put([facts(note="old"), FOUND])
    wiki = Wiki(facts(), FOUND)
    source = Cached(cache, wiki, renew=True)
    assert source.files(["File:A.jpg"]) == {"File:A.jpg": facts()}
    assert source.lookups([FOUND.key]) == {FOUND.key: FOUND}
    assert cache.files(["File:A.jpg"]) == {"File:A.jpg": facts()}
    assert wiki.asked == [("files", "File:A.jpg"), ("lookups", FOUND.key)]


def test_confirmed_facts_are_stored(cache: Cache) -> None:
    wiki = Wiki(facts())
    source = Cached(cache, wiki)
    confirmed = source.confirm(source.files(["File:A.jpg"]))
    assert confirmed == {"File:A.jpg": facts(confirmed=True)}
    assert cache.files(["File:A.jpg"]) == confirmed
    assert wiki.asked == [("files", "File:A.jpg"), ("confirm", "File:A.jpg")]


def test_facts_of_the_cache_that_are_in_doubt_are_asked_for_anew(cache: Cache, clock: Clock) -> None:
    """Otherwise the license read last week would be held against the templates of today."""
    cache.put([facts()])
    clock.now += 3600
    wiki = Wiki(facts(sha1="b" * 40))
    source = Cached(cache, wiki)
    held = source.files(["File:A.jpg"])
    assert held == {"File:A.jpg": facts()}
    assert source.confirm(held) == {"File:A.jpg": facts(sha1="b" * 40, confirmed=True)}
    assert wiki.asked == [("files", "File:A.jpg"), ("confirm", "File:A.jpg")]


def test_facts_of_this_hour_are_confirmed_without_asking_anew(cache: Cache, clock: Clock) -> None:
    cache.put([facts()])
    clock.now += 3599
    wiki = Wiki()
    source = Cached(cache, wiki)
    assert source.confirm(source.files(["File:A.jpg"])) == {"File:A.jpg": facts(confirmed=True)}
    assert wiki.asked == [("confirm", "File:A.jpg")]


def test_only_what_came_from_the_cache_some_time_ago_is_renewed(cache: Cache, clock: Clock) -> None:
    """What the wiki has just answered is not asked for again, nor is a failure an answer."""
    old, down = facts(confirmed=True), facts("File:Down.jpg")
    cache.put([old, down])
    clock.now += 3600
    wiki = Wiki(facts(note="new"), facts("File:B.jpg", read_at="2026-11-02T13:00:00Z"))
    source = Layered(Offline(), Cached(cache, wiki))
    inner = Cached(cache, wiki)
    files = inner.files(["File:A.jpg", "File:B.jpg", "File:Down.jpg"])
    wiki.asked.clear()
    assert inner.renew(files) == {"File:A.jpg": facts(note="new")}
    assert inner.renew({"File:A.jpg": facts(note="new")}) == {}
    assert wiki.asked == [("files", "File:A.jpg", "File:Down.jpg")]
    assert renew(source, files) == {}, "this one gave none of them"
    assert renew(Offline(), files) == {}


def test_facts_of_the_cache_stay_when_they_cannot_be_asked_for_anew(cache: Cache, clock: Clock) -> None:
    class Down(Wiki):
        def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
            return {k: f.replace(settled=False) for k, f in files.items()}

    cache.put([facts()])
    clock.now += 3600
    source = Cached(cache, Down())
    assert source.confirm(source.files(["File:A.jpg"])) == {"File:A.jpg": facts(settled=False)}
    assert cache.files(["File:A.jpg"]) == {"File:A.jpg": facts()}, "the failure was not stored"


def test_what_the_lockfile_holds_is_asked_of_nobody_else(cache: Cache, tmp_path: Path) -> None:
    """And where it holds everything the cache file is not even opened."""
    path = str(tmp_path / "licensecheck.lock")
    Lockfile.write(path, [facts(note="locked")])
    wiki = Wiki(facts())
    source = Layered(Lockfile.load(path), Cached(cache, wiki))
    assert source.files(["File:A.jpg"])["File:A.jpg"].note == "locked"
    assert (wiki.asked, os.path.exists(cache.path)) == ([], False)


def test_what_is_to_be_said_of_the_cache_comes_through_the_layers(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = str(tmp_path / "licensecheck.lock")
    Lockfile.write(path, [])
    cache = Cache(API, str(tmp_path / "file"), clock=Clock())
    source = Layered(Lockfile.load(path), Cached(cache, Wiki(facts())))
    assert not notes_of(source)
    assert source.files(["File:A.jpg"]) == {"File:A.jpg": facts()}
    assert notes_of(source) == ((cache.path, "cache.unusable", (("why", "File exists"),)),)
