"""What came out of documents is used again while everything it depends on is the same, and only then."""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from licensecheck import Checker
from licensecheck.articles import ReadOptions
from licensecheck.batch import results
from licensecheck.batch.results import pack, unpack
from licensecheck.evidence import Lockfile
from licensecheck.model import Candidate, FileFacts, Lookup, Policy, Report
from licensecheck.project import Project

ARTICLES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sixty articles with the example lockfile, and an empty cache folder beside it."""
    folder = tmp_path / "site"
    folder.mkdir()
    body = (ARTICLES / "harbor-walk.md").read_text(encoding="utf-8")
    for number in range(60):
        (folder / f"{number:02d}.md").write_text(f"{body}\nArticle {number}.\n", encoding="utf-8")
    (folder / "licensecheck.lock").write_bytes((ARTICLES / "licensecheck.lock").read_bytes())
    monkeypatch.chdir(folder)
    return folder


def check(**settings: Any) -> Report:
    given: dict[str, Any] = {
        "lockfile": "licensecheck.lock",
        "locked": True,
        "cache": True,
        "cache_dir": "../cache",
    } | settings
    return Checker(**given).check_paths(["."])


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were judged and not taken from the cache."""
    from licensecheck.batch.run import Run

    seen: list[str] = []
    read = Run._read

    def noted(self: Run, item: Any, data: Any) -> Any:
        seen.append(item.path)
        return read(self, item, data)

    monkeypatch.setattr(Run, "_read", noted)
    return seen


def test_a_second_run_judges_nothing_and_says_the_same(site: Path, judged: list[str]) -> None:
    first = check()
    assert len(judged) == 60
    judged.clear()
    assert check() == first
    assert judged == []
    assert check(cache=False) == first


def test_a_changed_document_is_judged_again(site: Path, judged: list[str]) -> None:
    check()
    judged.clear()
    changed = site / "07.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Anna Koval", "Somebody Else"), encoding="utf-8")
    again = check()
    assert judged == ["07.md"]
    assert again == check(cache=False)


def test_a_renamed_document_is_judged_again(site: Path, judged: list[str]) -> None:
    check()
    judged.clear()
    (site / "07.md").rename(site / "70.md")
    assert {c.case.use.path for c in check().cases if c.case.use.path == "70.md"} == {"70.md"}
    assert judged == ["70.md"]


def test_a_changed_record_of_the_lockfile_is_seen_by_those_that_asked_for_it(site: Path, judged: list[str]) -> None:
    """Every article asks for it; an article that asks for nothing keeps its result."""
    (site / "60.md").write_text("Photo: Jane Doe / Flickr / CC BY 2.0\n", encoding="utf-8")
    before = check()
    judged.clear()
    lock = site / "licensecheck.lock"
    text = lock.read_text(encoding="utf-8")
    assert "Anna Koval" in text
    lock.write_text(text.replace("Anna Koval", "Anna Kovalska"), encoding="utf-8")
    after = check()
    assert after != before
    assert after == check(cache=False)
    assert "60.md" not in judged[:60]
    assert len(judged) == 60 + 61


def test_a_record_that_comes_into_the_lockfile_is_seen(site: Path, judged: list[str]) -> None:
    lock = site / "licensecheck.lock"
    whole = lock.read_text(encoding="utf-8")
    lines = whole.splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if "Velmora harbor" not in line), encoding="utf-8")
    before = check()
    lock.write_text(whole, encoding="utf-8")
    after = check()
    assert before != after
    assert after == check(cache=False)


@pytest.mark.parametrize(
    "settings",
    [
        {"policy": Policy(profile="strict")},
        {"policy": Policy(ignore=("LC",))},
        {"project": Project(read=ReadOptions(image_keys=("teaser_photo",)))},
    ],
    ids=["profile", "ignore", "keys"],
)
def test_other_settings_have_other_results(settings: dict[str, Any], site: Path, judged: list[str]) -> None:
    check()
    judged.clear()
    assert check(**settings) == check(**settings, cache=False)
    assert len(judged) == 120


def test_another_program_has_other_results(site: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    judged.clear()
    monkeypatch.setattr(results, "program_stamp", lambda: b"another")
    check()
    assert len(judged) == 60


def test_the_program_is_known_by_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = results.program_stamp()
    assert stamp == results.program_stamp()
    monkeypatch.setattr("licensecheck._version.__version__", "99.0")
    assert stamp != results.program_stamp()


def test_without_a_lockfile_results_are_kept_as_well(site: Path, judged: list[str]) -> None:
    first = check(lockfile=None, locked=False, offline=True)
    assert {c.case.file.verdict for c in first.cases} <= {"unchecked", "undecided"}
    judged.clear()
    assert check(lockfile=None, locked=False, offline=True) == first
    assert judged == []


def test_few_documents_keep_nothing(site: Path) -> None:
    for number in range(11, 60):
        (site / f"{number:02d}.md").unlink()
    check()
    assert not os.path.exists("../cache")


def test_no_cache_writes_nothing(site: Path) -> None:
    check(cache=False)
    assert not os.path.exists("../cache")


def test_a_broken_cache_is_a_note_and_no_answer(site: Path) -> None:
    first = check()
    (name,) = [n for n in os.listdir("../cache") if n.endswith(".sqlite")]
    Path("../cache", name).write_bytes(b"no database at all" * 100)
    again = check()
    assert again.cases == first.cases
    assert [p.message_id for p in again.problems] == ["cache.broken"]
    assert not again.problems[0].incomplete


def test_a_row_that_is_no_result_is_judged_again(site: Path, judged: list[str]) -> None:
    first = check()
    (name,) = [n for n in os.listdir("../cache") if n.endswith(".sqlite")]
    with sqlite3.connect(f"../cache/{name}") as db:
        db.execute("UPDATE results SET body = ?", (b"junk",))
    db.close()
    judged.clear()
    assert check() == first
    assert len(judged) == 60


class Evil:
    """Runs a command when it is unpickled."""

    def __reduce__(self) -> Any:
        return os.system, ("touch ../pwned",)


@pytest.mark.parametrize(
    "body",
    [pickle.dumps(Evil()), pickle.dumps(Path("x")), pickle.dumps(Lockfile), pickle.dumps(results.digest)],
    ids=["command", "other-class", "no-value", "function"],
)
def test_nothing_but_values_is_ever_built_from_the_cache(body: bytes, site: Path) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no value"):
        unpack(body)
    assert not os.path.exists("../pwned")


def test_what_is_packed_is_unpacked(site: Path) -> None:
    cases = check(cache=False).cases
    assert unpack(pack(cases)) == cases


def test_results_that_nobody_used_for_a_month_are_deleted(site: Path) -> None:
    from licensecheck.batch.inputs import Done, Input
    from licensecheck.batch.results import Recorder, Results
    from licensecheck.evidence import Offline

    def kept(today: int, path: str) -> Results:
        found = Results(Recorder(Offline()), None, "", "../cache", today)
        key = found.key(Input(path), b"x")
        if found.get(key) is None:
            found.keep(key, (), Done((), (), True))
        found.flush()
        return found

    kept(100, "old.md")
    kept(100, "used.md")
    kept(120, "used.md")
    last = kept(140, "new.md")
    assert last.get(last.key(Input("used.md"), b"x")) == Done((), (), True)
    assert last.get(last.key(Input("old.md"), b"x")) is None


def test_a_changed_picture_beside_an_article_is_seen(site: Path, judged: list[str]) -> None:
    """A picture names its file by its bytes: another one, or none, is another article."""
    picture = site / "mill.jpg"
    picture.write_bytes(b"one")
    sha1 = hashlib.sha1(b"one", usedforsecurity=False).hexdigest()
    (site / "60.md").write_text("![A](mill.jpg)\n\nPhoto: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons\n")
    found = Lookup(f"sha1:{sha1}", "answered", (Candidate("File:Nowhere.jpg", 1, "search.same-bytes"),))
    gone = FileFacts("File:Nowhere.jpg", "File:Nowhere.jpg", "missing")
    Lockfile.write("licensecheck.lock", [found, gone], keep_others=True)

    def identified() -> list[str]:
        return [c.case.identified_by for c in check().cases if c.case.use.path == "60.md"]

    assert identified() == ["sha1"]
    judged.clear()
    assert (identified(), judged) == (["sha1"], [])
    picture.write_bytes(b"two!")
    assert (identified(), judged) == ([""], ["60.md"])
    judged.clear()
    picture.unlink()
    assert (identified(), judged) == ([""], ["60.md"])
