"""Who is asked for facts, and that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from licensecheck.evidence import FactSource, Layered, Lockfile, Offline
from licensecheck.model import FileFacts, Lookup


class Wiki:
    """Answers everything and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Say that each file is there."""
        self.asked.append(list(titles))
        return {t: FileFacts(title=t, asked=t, state="present", note="from the wiki") for t in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Say that each key leads nowhere."""
        self.asked.append(list(keys))
        return {k: Lookup(k, "answered", read_at="now") for k in keys}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Say that each is confirmed."""
        self.asked.append(["confirm", *files])
        return {k: f.replace(confirmed=True) for k, f in files.items()}


def lockfile(tmp_path: Path) -> Lockfile:
    path = str(tmp_path / "licensecheck.lock")
    Lockfile.write(
        path, [FileFacts(title="File:A.jpg", asked="File:A.jpg", state="missing"), Lookup("pageid:1", "answered")]
    )
    return Lockfile.load(path)


def test_offline_answers_every_name_with_could_not_look() -> None:
    source: FactSource = Offline()
    assert source.files(["File:A.jpg"]) == {
        "File:A.jpg": FileFacts(
            title="File:A.jpg", asked="File:A.jpg", state="unavailable", reason="unavailable.offline"
        )
    }
    assert source.lookups(["pageid:1"]) == {"pageid:1": Lookup("pageid:1", "unavailable", reason="unavailable.offline")}


def test_only_what_is_not_locked_is_asked_of_the_wiki(tmp_path: Path) -> None:
    """That a file does not exist is an answer too, and is not asked again."""
    wiki = Wiki()
    source = Layered(lockfile(tmp_path), wiki)
    files = source.files(["File:A.jpg", "File:B.jpg", "File:C.jpg"])
    assert {t: f.state for t, f in files.items()} == {
        "File:A.jpg": "missing",
        "File:B.jpg": "present",
        "File:C.jpg": "present",
    }
    assert {k: x.read_at for k, x in source.lookups(["pageid:1", "pageid:2"]).items()} == {
        "pageid:1": "",
        "pageid:2": "now",
    }
    assert wiki.asked == [["File:B.jpg", "File:C.jpg"], ["pageid:2"]]


def test_the_wiki_is_not_asked_when_all_is_locked(tmp_path: Path) -> None:
    wiki = Wiki()
    source = Layered(lockfile(tmp_path), wiki)
    source.files(["File:A.jpg"])
    source.lookups(["pageid:1"])
    assert wiki.asked == []


def test_an_answer_that_failed_for_another_reason_is_not_asked_elsewhere() -> None:
    """Only "not locked" leads on; what the first source could not read stays so."""
    wiki = Wiki()
    assert Layered(Offline(), wiki).files(["File:A.jpg"])["File:A.jpg"].reason == "unavailable.offline"
    assert wiki.asked == []


def test_only_the_wiki_can_confirm_facts(tmp_path: Path) -> None:
    """A lockfile and nobody give back what they were given; in layers the wiki is asked."""
    facts = {"File:A.jpg": FileFacts(title="File:A.jpg", asked="File:A.jpg", state="present")}
    assert Offline().confirm(facts) == facts
    assert lockfile(tmp_path).confirm(facts) == facts
    wiki = Wiki()
    assert Layered(lockfile(tmp_path), wiki).confirm(facts)["File:A.jpg"].confirmed
    assert wiki.asked == [["confirm", "File:A.jpg"]]
