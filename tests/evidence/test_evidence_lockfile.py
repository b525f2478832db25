"""The lockfile: exact, sorted, merged line by line, untouched where nothing new is said, never half written."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import licensecheck
from licensecheck.errors import LockfileError
from licensecheck.evidence import Lockfile, Written
from licensecheck.evidence.lockfile import HEADER
from licensecheck.evidence.record import from_line, kind_of, to_line
from licensecheck.model import (
    AuthorFact,
    Candidate,
    DateFact,
    FileFacts,
    FileHistory,
    FileVersion,
    LicenseOffer,
    LogEntry,
    Lookup,
    PageRevision,
    TextFact,
    Witness,
)

jsonschema: Any = import_module("jsonschema")

TITLE = "File:Мост, 1911 (01).jpg"
SCHEMA = Path(licensecheck.__file__).parent / "schemas" / "lock-1.json"


def witness(field: str, **changes: Any) -> Witness:
    return Witness("extmetadata", field, TITLE, 812345678, "2026-11-02T09:00:00Z").replace(**changes)


def facts(**changes: Any) -> FileFacts:
    base = FileFacts(
        title=TITLE,
        asked=TITLE,
        state="present",
        redirected_from=("File:Bridge.jpg",),
        repository="local",
        page_id=7,
        revision=812345678,
        read_at="2026-11-02T09:00:00Z",
        sha1="a" * 40,
        size=4,
        licenses=(
            LicenseOffer(
                "CC-BY-4.0", "CC BY 4.0", witness("LicenseShortName"), "https://creativecommons.org/licenses/by/4.0/"
            ),
            LicenseOffer("GFDL-1.2", "GFDL", witness("GFDL", source="template", revision=None)),
        ),
        settled=True,
        author=AuthorFact("Ганна Коваль", ("Ганна Коваль",), witness("Artist"), links=("https://x.example",)),
        attribution=TextFact("Hanna Koval", witness("Attribution"), html="<b>Hanna Koval</b>"),
        attribution_required=True,
        date=DateFact("1911", "um 1911", witness("DateTimeOriginal", read_at="")),
        restrictions=("personality",),
        note="An example record.",
    )
    return base.replace(**changes)


GONE = FileFacts(
    title="File:Gone.jpg",
    asked="File:Gone.jpg",
    state="deleted",
    log=LogEntry("delete", "2025-03-04T10:12:00Z", "[[COM:L|Copyright violation]]", True),
)
MISSING = FileFacts(title="File:Never.jpg", asked="File:Never.jpg", state="missing")
FOUND = Lookup("search:bridge koval", "answered", (Candidate(TITLE, 1, "search.title-words"),), read_at="2026-11-02")
NOTHING = Lookup("pageid:0", "answered")
UNREAD = FileFacts(title="File:A.jpg", asked="File:A.jpg", state="unavailable", reason="unavailable.timeout")
RECORDS: tuple[FileFacts | Lookup, ...] = (facts(), GONE, MISSING, FOUND, NOTHING)


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "licensecheck.lock")


def text(path: str) -> str:
    return Path(path).read_bytes().decode()


# --- there and back --------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back_exactly(path: str) -> None:
    Lockfile.write(path, RECORDS)
    lock = Lockfile.load(path)
    assert lock.files([TITLE, "File:Gone.jpg", "File:Never.jpg"]) == {
        TITLE: facts(),
        "File:Gone.jpg": GONE,
        "File:Never.jpg": MISSING,
    }
    assert lock.lookups([FOUND.key, NOTHING.key]) == {FOUND.key: FOUND, NOTHING.key: NOTHING}
    assert len(lock) == 5


def test_a_file_that_was_asked_by_its_old_name_is_found_by_that_name(path: str) -> None:
    moved = facts(asked="File:Bridge.jpg")
    Lockfile.write(path, [moved])
    assert Lockfile.load(path).files(["File:Bridge.jpg", TITLE]) == {
        "File:Bridge.jpg": moved,
        TITLE: FileFacts(title=TITLE, asked=TITLE, state="unavailable", reason="unavailable.not-locked"),
    }


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
witnesses = st.builds(Witness, texts, texts, texts, st.none() | st.integers(0, 10**12), texts)
offers = st.builds(LicenseOffer, texts, texts, witnesses, st.none() | texts)
authors = st.builds(AuthorFact, texts, st.lists(texts, max_size=3).map(tuple), witnesses, st.booleans())
histories = st.builds(
    FileHistory,
    st.just("answered"),
    st.lists(
        st.builds(
            PageRevision, st.integers(0, 10**12), texts, st.lists(texts, max_size=2).map(tuple), st.booleans(), texts
        ),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(FileVersion, texts, texts, texts), max_size=2).map(tuple),
    st.booleans(),
    texts,
)
any_facts = st.builds(
    FileFacts,
    title=texts,
    asked=texts,
    state=st.sampled_from(["present", "missing", "deleted", "invalid", "no-file"]),
    reason=st.none() | texts,
    reason_params=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    revision=st.none() | st.integers(0, 10**12),
    read_at=texts,
    licenses=st.lists(offers, max_size=3).map(tuple),
    author=st.none() | authors,
    attribution_required=st.none() | st.booleans(),
    history=st.none() | histories,
    log=st.none() | st.builds(LogEntry, texts, texts, texts, st.booleans(), st.none() | texts),
)


@given(any_facts)
def test_any_facts_survive_their_line(value: FileFacts) -> None:
    """Law: a line is one line, valid by the schema, and gives back the value it was made from."""
    kind = kind_of(value)
    assert kind is not None
    line = to_line(kind, value)
    assert "\n" not in line
    assert from_line(line) == value


def test_every_line_validates_against_the_schema_in_the_package(path: str) -> None:
    Lockfile.write(path, RECORDS)
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    lines = [json.loads(line) for line in text(path).splitlines()]
    assert len(lines) == 6
    for line in lines:
        validator.validate(line)


def test_the_schema_knows_every_field_of_the_values() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    assert set(schema["file"]["properties"]) == set(FileFacts._fields) - {"asked"}
    assert set(schema["absent"]["properties"]) == set(FileFacts._fields) - {"asked"}
    assert set(schema["lookup"]["properties"]) == set(Lookup._fields) - {"key"}
    nested: list[Any] = [*FileFacts.NESTED.values(), *Lookup.NESTED.values(), Witness]
    for cls in nested:
        name = "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).strip("_")
        assert set(schema[name]["properties"]) == set(cls._fields), name


# --- the text --------------------------------------------------------------------------------------------------------


def test_the_text_of_a_lockfile(path: str) -> None:
    """Header first; sorted by kind and name; keys sorted; letters as they are; nothing that goes without saying."""
    Lockfile.write(path, [NOTHING, MISSING, facts(licenses=(), author=None, attribution=None, date=None, note="")])
    assert text(path) == (
        f"{HEADER}\n"
        '{"kind": "absent", "name": "File:Never.jpg", "record": {"state": "missing", "title": "File:Never.jpg"}}\n'
        '{"kind": "file", "name": "File:Мост, 1911 (01).jpg", "record": {"attribution_required": true, "page_id": 7, '
        '"read_at": "2026-11-02T09:00:00Z", "redirected_from": ["File:Bridge.jpg"], "repository": "local", "restrictions": '
        '["personality"], "revision": 812345678, "settled": true, "sha1": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", '
        '"size": 4, "state": "present", "title": "File:Мост, 1911 (01).jpg"}}\n'
        '{"kind": "lookup", "name": "pageid:0", "record": {"state": "answered"}}\n'
    )


def test_a_witness_repeats_nothing_that_the_record_says(path: str) -> None:
    Lockfile.write(path, [facts()])
    record = json.loads(text(path).splitlines()[1])["record"]
    assert record["author"]["witness"] == {"field": "Artist", "source": "extmetadata"}
    assert record["licenses"][1]["witness"] == {"field": "GFDL", "revision": None, "source": "template"}


def test_the_order_of_records_does_not_matter(path: str) -> None:
    Lockfile.write(path, RECORDS)
    first = text(path)
    os.unlink(path)
    shuffled: list[FileFacts | Lookup] = list(RECORDS)
    random.Random(1).shuffle(shuffled)
    Lockfile.write(path, shuffled)
    assert text(path) == first


# --- writing again ---------------------------------------------------------------------------------------------------


LATER = "2027-01-01T00:00:00Z"


def read_later(value: FileFacts) -> FileFacts:
    """The same facts, read another day."""
    offers = tuple(o.replace(witness=o.witness.replace(read_at=LATER)) for o in value.licenses)
    return value.replace(read_at=LATER, licenses=offers)


def test_a_line_that_says_nothing_new_is_left_untouched(path: str) -> None:
    Lockfile.write(path, RECORDS)
    before, stamp = text(path), os.stat(path).st_mtime_ns
    done = Lockfile.write(path, [read_later(facts()), GONE, MISSING, FOUND.replace(read_at=LATER), NOTHING])
    assert done == Written(new=0, changed=0, unchanged=5, removed=0, kept=0, touched=False)
    assert (text(path), os.stat(path).st_mtime_ns) == (before, stamp)


def test_only_the_line_that_says_something_new_changes(path: str) -> None:
    Lockfile.write(path, RECORDS)
    before = text(path).splitlines()
    changed = read_later(facts(licenses=facts().licenses[:1]))
    done = Lockfile.write(path, [changed, *RECORDS[1:]])
    after = text(path).splitlines()
    assert done == Written(new=0, changed=1, unchanged=4, removed=0, kept=0, touched=True)
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, True, False, True, True]
    assert Lockfile.load(path).files([TITLE])[TITLE] == changed


def test_records_that_are_not_written_again_are_removed_or_kept(path: str) -> None:
    Lockfile.write(path, RECORDS)
    assert Lockfile.write(path, [GONE], keep_others=True) == Written(0, 0, 1, 0, 4, False)
    assert Lockfile.write(path, [GONE]) == Written(0, 0, 1, 4, 0, True)
    assert len(Lockfile.load(path)) == 1


def test_what_could_not_be_looked_up_is_never_written_and_replaces_nothing(path: str) -> None:
    known = facts(title="File:A.jpg", asked="File:A.jpg")
    Lockfile.write(path, [known])
    unread = Lookup("pageid:1", "unavailable", reason="unavailable.timeout")
    assert Lockfile.write(path, [UNREAD, unread]) == Written(0, 0, 0, 0, 1, False)
    assert Lockfile.load(path).files(["File:A.jpg"])["File:A.jpg"] == known


def test_a_deleted_file_takes_the_place_of_its_old_record(path: str) -> None:
    Lockfile.write(path, [facts(title="File:Gone.jpg", asked="File:Gone.jpg")])
    assert Lockfile.write(path, [GONE]) == Written(0, 1, 0, 0, 0, True)
    assert Lockfile.load(path).files(["File:Gone.jpg"])["File:Gone.jpg"] == GONE


def test_a_record_that_cannot_be_read_is_renewed(path: str) -> None:
    Path(path).write_text(f"{HEADER}\n{WRONG['cut'][0]}\n", encoding="utf-8")
    known = facts(title="File:A.jpg", asked="File:A.jpg")
    assert Lockfile.write(path, [known]) == Written(0, 1, 0, 0, 0, True)
    assert Lockfile.load(path).files(["File:A.jpg"]) == {"File:A.jpg": known}


def test_nothing_to_lock_gives_a_lockfile_with_a_header_only(path: str) -> None:
    assert Lockfile.write(path, []) == Written(0, 0, 0, 0, 0, True)
    assert text(path) == f"{HEADER}\n"


def test_a_write_that_fails_leaves_the_old_file_and_no_other(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Lockfile.write(path, [GONE])
    before = text(path)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("licensecheck.evidence.atomic.os.fsync", full)
    with pytest.raises(LockfileError, match="could not be written: No space left on device"):
        Lockfile.write(path, RECORDS)
    assert text(path) == before
    assert os.listdir(os.path.dirname(path)) == ["licensecheck.lock"]


def test_a_lockfile_that_cannot_be_read_is_not_overwritten(path: str) -> None:
    Path(path).write_text("my notes\n", encoding="utf-8")
    with pytest.raises(LockfileError):
        Lockfile.write(path, RECORDS)
    assert text(path) == "my notes\n"


def test_a_link_is_followed_and_the_mode_is_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.lock", tmp_path / "link.lock"
    Lockfile.write(str(real), [])
    real.chmod(0o640)
    link.symlink_to(real)
    Lockfile.write(str(link), RECORDS)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert len(Lockfile.load(str(real))) == 5


# --- reading what is broken ------------------------------------------------------------------------------------------


GOOD = to_line("absent", MISSING)
BROKEN: dict[str, tuple[str | bytes, int | None, str]] = {
    "empty": ("", 1, "its first line is not the header"),
    "another-file": ("# Notes\n", 1, "its first line is not the header"),
    "newer": (HEADER.replace(": 1,", ": 2,"), 1, "has format 2"),
    "conflict": (f"{HEADER}\n<<<<<<< HEAD\n{GOOD}\n=======\n>>>>>>> other\n", 2, "marks of a merge conflict"),
    "conflict-in-header": (f"<<<<<<< HEAD\n{HEADER}\n", 1, "marks of a merge conflict"),
    "conflict-end-left": (f"{HEADER}\n{GOOD}\n>>>>>>> other\n", 3, "marks of a merge conflict"),
    "twice": (f"{HEADER}\n{GOOD}\n{GOOD}\n", 3, "second record of “File:Never.jpg”; the first is on line 2"),
    "cut-in-the-name": (f"{HEADER}\n{GOOD[:30]}", 2, "cut or edited"),
    "no-json": (f"{HEADER}\n{{oops\n", 2, "cut or edited"),
    "list": (f"{HEADER}\n[1]\n", 2, "other keys than"),
    "deep": (f"{HEADER}\n{'[' * 100_000}\n", 2, "cut or edited"),
    "unknown-kind": (f'{HEADER}\n{{"kind": "files", "name": "a", "record": {{}}}}\n', 2, "“files” is no kind"),
    "not-utf8": (HEADER.encode() + b'\n{"kind": "\xff"}\n', 2, "not UTF-8"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lockfile_is_refused_with_path_line_and_next_step(name: str, path: str) -> None:
    content, line, words = BROKEN[name]
    Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LockfileError, match=words) as caught:
        Lockfile.load(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_lockfile_that_is_not_there_is_refused(path: str) -> None:
    with pytest.raises(LockfileError, match="cannot be read: No such file or directory"):
        Lockfile.load(path)


def test_a_lockfile_that_is_too_large_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licensecheck.evidence.lockfile.LARGEST", 1024 * 1024)
    Path(path).write_text(HEADER + "\n" + " " * 1024 * 1024, encoding="utf-8")
    with pytest.raises(LockfileError, match="larger than 1 MB"):
        Lockfile.load(path)


RECORD = '{"kind": "file", "name": "File:A.jpg", "record": {"state": "present", "title": "File:A.jpg"%s}}'
WRONG = {
    "cut": ('{"kind": "file", "name": "File:A.jpg", "record": {"state": "pres}}', "cut or edited"),
    "unknown-field": (RECORD % ', "stat": 1', "“stat”"),
    "wrong-type": (RECORD % ', "size": "4"', "“size”"),
    "number-as-truth": (RECORD % ', "settled": 1', "“settled”"),
    "truth-as-number": (RECORD % ', "size": true', "“size”"),
    "list-of-numbers": (RECORD % ', "unread": [1]', "“unread”"),
    "pairs": (RECORD % ', "reason_params": [["a"]]', "“reason_params”"),
    "author-text": (RECORD % ', "author": "Jane"', "“author”"),
    "nested": (
        RECORD % ', "licenses": [{"id": "CC0-1.0", "name": "CC0", "witness": {"source": 1}}]',
        "“licenses.witness",
    ),
    "missing-in-nested": (RECORD % ', "licenses": [{"id": "CC0-1.0", "name": "CC0"}]', "“licenses.witness”"),
    "null-where-required": (RECORD % ', "licenses": null', "“licenses”"),
    "no-title": ('{"kind": "file", "name": "File:A.jpg", "record": {"state": "present"}}', "“title”"),
    "wrong-state": (RECORD.replace("present", "unavailable") % "", "“state”"),
    "state-of-another-kind": (RECORD.replace("present", "deleted") % "", "“state”"),
    "record-list": ('{"kind": "file", "name": "File:A.jpg", "record": [{}]}', "no object"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_record_that_is_wrong_is_refused_when_it_is_asked_for(name: str, path: str) -> None:
    line, words = WRONG[name]
    Path(path).write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    with pytest.raises(LockfileError, match=words) as caught:
        Lockfile.load(path).files(["File:A.jpg"])
    assert caught.value.line == 2


def test_a_wrong_record_does_no_harm_while_nobody_asks_for_it(path: str) -> None:
    """So that a large lockfile costs little: a line is read when it is needed."""
    Path(path).write_text(f"{HEADER}\n{GOOD}\n{WRONG['wrong-type'][0]}\n", encoding="utf-8")
    assert Lockfile.load(path).files(["File:Never.jpg"]) == {"File:Never.jpg": MISSING}


TOLERATED: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "byte-order-mark": lambda text: "\ufeff" + text,
    "unsorted": lambda text: "\n".join([HEADER, *reversed(text.split("\n")[1:])]),
    "blank-lines": lambda text: text.replace("\n", "\n\n"),
    "no-last-break": lambda text: text.rstrip("\n"),
    "other-spacing": lambda text: text.replace('"kind": ', '"kind":'),
    "escaped": lambda text: text.replace("М", "\\u041c"),
}


@pytest.mark.parametrize("name", TOLERATED)
def test_what_editors_and_merges_do_to_a_lockfile_is_tolerated(name: str, path: str) -> None:
    Lockfile.write(path, RECORDS)
    Path(path).write_bytes(TOLERATED[name](text(path)).encode())
    lock = Lockfile.load(path)
    assert lock.files([TITLE, "File:Gone.jpg"]) == {TITLE: facts(), "File:Gone.jpg": GONE}
    assert lock.lookups([FOUND.key]) == {FOUND.key: FOUND}


def test_a_line_separator_within_a_text_ends_no_line(path: str) -> None:
    odd = facts(note="a\u2028b\x85c")
    Lockfile.write(path, [odd])
    assert Lockfile.load(path).files([TITLE]) == {TITLE: odd}
