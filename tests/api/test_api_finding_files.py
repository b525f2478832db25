"""How a file is found that the credit does not name: by the wiki its address is of, by its bytes, by words; and at what cost."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licensecheck import Checker
from licensecheck.evidence import Lockfile
from licensecheck.evidence.cache import Cache
from licensecheck.evidence.cached import Cached
from licensecheck.model import (
    AuthorFact,
    Candidate,
    FileFacts,
    FileHistory,
    LicenseOffer,
    Lookup,
    PageRevision,
    Report,
    Witness,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BYTES = b"the bridge in the morning"
SHA1 = f"sha1:{hashlib.sha1(BYTES, usedforsecurity=False).hexdigest()}"
BRIDGE = "File:Orra bridge.jpg"
CREDIT = "Photo: Hanna Ost, CC BY 4.0, via Wikimedia Commons"


def facts(asked: str, **more: object) -> FileFacts:
    """An invented file by Hanna Ost under CC BY 4.0."""
    seen = Witness("extmetadata", "Artist", BRIDGE)
    return FileFacts(
        title=asked.rpartition("/")[2],
        asked=asked,
        state="present",
        sha1=SHA1[5:],
        licenses=(LicenseOffer("CC-BY-4.0", "CC BY 4.0", seen),),
        settled=True,
        confirmed=True,
        author=AuthorFact("Hanna Ost", ("Hanna Ost",), seen),
    ).replace(**more)


class Wiki:
    """Knows files and look-ups by key, and remembers what it was asked."""

    def __init__(self, *known: FileFacts, leads: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.known = {f.asked: f for f in known}
        self.leads = leads or {}
        self.asked: list[list[str]] = []

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return what is known, "missing" else."""
        self.asked.append(list(titles))
        return {t: self.known.get(t) or FileFacts(title=t, asked=t, state="missing") for t in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return where the keys lead."""
        self.asked.append(list(keys))
        return {k: Lookup(k, "answered", self._candidates(k)) for k in keys}

    def _candidates(self, key: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(t, n, "search.same-bytes") for n, t in enumerate(self.leads.get(key, ()), 1))

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as they are."""
        return dict(files)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with one picture."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "bridge.jpg").write_bytes(BYTES)
    return tmp_path


def article(site: Path, text: str, name: str = "one.md") -> str:
    (site / name).write_text(text, encoding="utf-8")
    return str(site / name)


def file_reasons(report: Report) -> list[tuple[str, str, str]]:
    return [(c.case.identified_by, c.case.file.reasons[0].id, c.case.author.verdict) for c in report.cases]


def test_a_picture_beside_the_article_leads_to_its_file(site: Path) -> None:
    wiki = Wiki(facts(BRIDGE), leads={SHA1: (BRIDGE,)})
    path = article(site, f"![A bridge](bridge.jpg)\n\n{CREDIT}\n")
    report = Checker(source=wiki).check_paths([path])
    assert file_reasons(report) == [("sha1", "file.identified", "verified")]
    assert wiki.asked == [[SHA1], [BRIDGE]]
    assert [f.code for c in report.cases for f in c.findings if f.code == "CR003"] == []


def test_what_the_picture_led_to_does_not_verify_the_picture(site: Path) -> None:
    wiki = Wiki(facts(BRIDGE), leads={SHA1: (BRIDGE,)})
    report = Checker(source=wiki).check_credit(CREDIT, image=str(site / "bridge.jpg"))
    (case,) = (c.case for c in report.cases)
    assert (case.identified_by, case.picture_verdict.verdict, case.modification.verdict) == (
        "sha1",
        "undecided",
        "undecided",
    )


def test_of_several_files_with_the_same_bytes_none_is_chosen(site: Path) -> None:
    wiki = Wiki(facts(BRIDGE), leads={SHA1: (BRIDGE, "File:Copy.jpg")})
    report = Checker(source=wiki).check_credit(CREDIT, image=str(site / "bridge.jpg"))
    assert file_reasons(report) == [("", "file.several-same-bytes", "undecided")]
    assert [(f.message_id, [fix.params[0] for fix in f.fixes]) for c in report.cases for f in c.findings][-1:] == [
        ("CR003.bytes", [("title", BRIDGE), ("title", "File:Copy.jpg")])
    ]
    assert wiki.asked == [[SHA1]]


def test_words_are_searched_for_where_no_file_has_the_bytes(site: Path) -> None:
    wiki = Wiki(leads={"search:Hanna Ost": (BRIDGE,)})
    report = Checker(source=wiki).check_paths([article(site, f"![A bridge](bridge.jpg)\n\n{CREDIT}\n")])
    assert file_reasons(report) == [("", "file.not-identified", "undecided")]
    assert wiki.asked == [[SHA1], ["search:Hanna Ost"]]


def test_a_picture_that_nobody_named_and_that_led_nowhere_is_not_missed(site: Path) -> None:
    """It was read only to find the file: that it could not be compared is nothing that was asked for and left undone."""
    beside = Checker(source=Wiki()).check_paths([article(site, f"![A bridge](bridge.jpg)\n\n{CREDIT}\n")])
    given = Checker(source=Wiki()).check_credit(CREDIT, image=str(site / "bridge.jpg"))
    assert [
        (c.case.picture_verdict.reasons[0].id, len(c.case.unverified())) for c in (*beside.cases, *given.cases)
    ] == [
        ("picture.not-given", 0),
        ("picture.unavailable", 2),
    ]


def test_equal_searches_and_equal_pictures_are_asked_for_once(site: Path) -> None:
    wiki = Wiki()
    text = f"![A bridge](bridge.jpg)\n\n{CREDIT}\n"
    Checker(source=wiki).check_paths([article(site, text, f"{n}.md") for n in range(5)])
    assert wiki.asked == [[SHA1], ["search:Hanna Ost"]]


def test_the_title_alone_is_searched_for_where_title_and_author_found_nothing(site: Path) -> None:
    """The file page may write the author otherwise."""
    wiki = Wiki(leads={"search:Orra bridge at dawn": (BRIDGE,)})
    credit = 'Photo: Hanna Ost, "Orra bridge at dawn", CC BY 4.0, via Wikimedia Commons'
    (checked,) = Checker(source=wiki).check_credit(credit).cases
    assert wiki.asked == [["search:Orra bridge at dawn Hanna Ost"], ["search:Orra bridge at dawn"]]
    assert checked.case.lookup is not None
    assert [c.title for c in checked.case.lookup.candidates] == [BRIDGE]
    assert checked.case.reason("file.not-identified").param("searched") == "Orra bridge at dawn"  # type: ignore[union-attr]


def test_a_short_title_is_not_searched_for_alone(site: Path) -> None:
    wiki = Wiki()
    Checker(source=wiki).check_credit('Photo: Hanna Ost, "Orra bridge", CC BY 4.0, via Wikimedia Commons')
    assert wiki.asked == [["search:Orra bridge Hanna Ost"]]


NOT_READ = {
    "its address names the file": f"![A bridge](bridge.jpg)\n\n[{CREDIT}](https://commons.wikimedia.org/wiki/File:X.jpg)\n",
    "another platform is named": "![A bridge](bridge.jpg)\n\nPhoto: Hanna Ost / Flickr, CC BY 4.0\n",
    "it is on another host": f"![A bridge](https://example.org/bridge.jpg)\n\n{CREDIT}\n",
    "nothing credits it": "![A bridge](bridge.jpg)\n",
}


@pytest.mark.parametrize("text", NOT_READ.values(), ids=list(NOT_READ))
def test_a_picture_is_read_only_where_it_may_tell_something(
    site: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("licensecheck.pictures.beside.read_picture", None)
    wiki = Wiki()
    Checker(source=wiki).check_paths([article(site, text)])
    assert not [key for keys in wiki.asked for key in keys if key.startswith("sha1:")]


def test_no_picture_is_read_when_nothing_can_answer_for_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licensecheck.pictures.beside.read_picture", None)
    path = article(site, f"![A bridge](bridge.jpg)\n\n{CREDIT}\n")
    lock = str(site / "licensecheck.lock")
    Lockfile.write(lock, [Lookup("search:Hanna Ost", "answered")])
    assert file_reasons(Checker(locked=True, lockfile=lock).check_paths([path])) == [
        ("", "file.not-identified", "undecided")
    ]
    assert file_reasons(Checker(offline=True).check_paths([path])) == [("", "file.not-looked-up", "unchecked")]


def test_a_lockfile_answers_for_a_picture(site: Path) -> None:
    """What `lock` writes is all that a check without a network needs."""
    path = article(site, f"![A bridge](bridge.jpg)\n\n{CREDIT}\n")
    lock = str(site / "licensecheck.lock")
    files, lookups, problems = Checker(source=Wiki(facts(BRIDGE), leads={SHA1: (BRIDGE,)})).lock([path])
    assert problems == ()
    Lockfile.write(lock, [*files, *lookups])
    report = Checker(locked=True, lockfile=lock).check_paths([path])
    assert file_reasons(report) == [("sha1", "file.identified", "verified")]


LOCAL = "en.wikipedia.org/File:Crest.png"
UPLOAD = "https://upload.wikimedia.org/wikipedia/en/a/ab/Crest.png"


def test_a_file_of_a_wikipedia_is_asked_for_there(site: Path) -> None:
    wiki = Wiki(facts(LOCAL, non_free=True, wiki="en.wikipedia.org"))
    report = Checker(source=wiki).check_paths([article(site, f"![Crest]({UPLOAD})\n\nPhoto: Hanna Ost, CC BY 4.0\n")])
    assert wiki.asked == [[LOCAL]]
    assert [(f.code, f.severity) for c in report.cases for f in c.findings if f.code.startswith("FI")] == [
        ("FI606", "error")
    ]


def test_a_right_credit_for_a_file_that_a_wikipedia_shows(site: Path) -> None:
    """The address is a Wikipedia's, the file is of Commons: its page there or its mirror is the right link."""
    shown = facts("en.wikipedia.org/File:Orra bridge.jpg", title=BRIDGE)
    for host in ("en.wikipedia.org", "commons.wikimedia.org"):
        credit = f"Photo: Hanna Ost, [Orra bridge](https://{host}/wiki/File:Orra_bridge.jpg)"
        (checked,) = Checker(source=Wiki(shown, facts(BRIDGE))).check_credit(credit, format="markdown").cases
        assert (checked.case.source_link.verdict, checked.case.author.verdict) == ("verified", "verified")


def test_a_link_to_commons_is_not_the_page_of_a_file_that_only_a_wikipedia_has(site: Path) -> None:
    local = facts(LOCAL, wiki="en.wikipedia.org")
    elsewhere = FileFacts(title="File:Crest.png", asked="File:Crest.png", state="missing")
    text = f"![Crest]({UPLOAD})\n\nPhoto: Hanna Ost, [Crest](https://commons.wikimedia.org/wiki/File:Crest.png)\n"
    report = Checker(source=Wiki(local, elsewhere)).check_paths([article(site, text)])
    assert file_reasons(report) == [("", "file.link-and-picture-differ", "undecided")]


def test_the_credit_of_a_free_file_of_a_wikipedia_names_that_wiki() -> None:
    wiki = Wiki(facts(LOCAL, wiki="en.wikipedia.org"))
    ((_, right, _),) = Checker(source=wiki).suggest(["https://en.wikipedia.org/wiki/File:Crest.png"])
    assert wiki.asked == [[LOCAL]]
    assert right is not None
    assert "via Wikipedia" in right.text


# --- earlier states of a page ---------------------------------------------------------------------------------------

OLD = f"Photo: Hanna Ost, [Orra bridge](https://commons.wikimedia.org/wiki/{BRIDGE.replace(' ', '_')}), [CC BY 3.0](https://creativecommons.org/licenses/by/3.0/)"
PAST = FileHistory(
    "answered",
    (
        PageRevision(2, "2020-01-01T00:00:00Z", ("CC-BY-4.0",)),
        PageRevision(1, "2010-01-01T00:00:00Z", ("CC-BY-3.0",), until="2020-01-01T00:00:00Z"),
    ),
    complete=True,
)


class WikiWithHistory(Wiki):
    """Tells what was before."""

    def __init__(self, *known: FileFacts, past: FileHistory = PAST) -> None:
        super().__init__(*known)
        self.past = past

    def histories(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts with the history."""
        self.asked.append(["history", *files])
        return {key: f.replace(history=self.past) for key, f in files.items()}


TOLD = {
    "it named the license": (PAST, [("FI607", "info")]),
    "it did not": (PAST.replace(revisions=PAST.revisions[:1]), [("LC106", "error")]),
    "it could not be read": (FileHistory("unavailable", reason="unavailable.timeout"), [("LC106", "warning")]),
}


@pytest.mark.parametrize(("past", "codes"), TOLD.values(), ids=list(TOLD))
def test_what_the_page_said_before_is_asked_for_before_an_error(
    past: FileHistory, codes: list[tuple[str, str]]
) -> None:
    wiki = WikiWithHistory(facts(BRIDGE), past=past)
    report = Checker(source=wiki).check_credit(OLD, format="markdown")
    found = [(f.code, f.severity) for c in report.cases for f in c.findings]
    assert [f for f in found if f[0][:2] in ("LC", "FI")] == codes
    assert wiki.asked == [[BRIDGE], ["history", BRIDGE]]


def test_a_history_that_could_not_be_read_is_not_locked(site: Path) -> None:
    wiki = WikiWithHistory(facts(BRIDGE), past=FileHistory("unavailable", reason="unavailable.timeout"))
    files, _, _ = Checker(source=wiki).lock([article(site, OLD)])
    assert [f.history for f in files] == [None]
    told, _, _ = Checker(source=WikiWithHistory(facts(BRIDGE))).lock([article(site, OLD)])
    assert [f.history for f in told] == [PAST]


def test_the_cache_keeps_a_history_and_no_failure(site: Path) -> None:
    def cached(past: FileHistory) -> FileHistory | None:
        cache = Cache("https://wiki.example.org/w/api.php", str(site))
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        wiki = WikiWithHistory(facts(BRIDGE, read_at=now), past=past)
        source = Cached(cache, wiki)
        source.histories(source.files([BRIDGE]))
        return cache.files([BRIDGE])[BRIDGE].history

    assert cached(FileHistory("unavailable", reason="unavailable.timeout")) is None
    assert cached(PAST) == PAST
