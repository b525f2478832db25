"""Titles in, facts out: mapping, batches, continuation, moves, deletions, look-ups, manners."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from commons.fake_wiki import BY4, FakeWiki, file_page
from commons.fault_proxy import body, passthrough
from licensecheck.commons import ApiUrlError, CommonsSource, RequestCounts
from licensecheck.messages import render
from licensecheck.model import Candidate, FileFacts, LogEntry, Lookup

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons.fault_proxy import FaultProxy

    Make = Callable[..., CommonsSource]

NOW = "2026-11-20T12:00:00Z"


def answer(*pages: dict[str, Any], **query: Any) -> str:
    """An answer of the API with these pages."""
    return json.dumps({"batchcomplete": True, "query": {"pages": list(pages), **query}})


def test_a_file_with_all_its_facts(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Old mill.jpg", Artist="Jane <b>Doe</b>", Credit="Own work", Restrictions="personality|trademarked")
    facts = source.files(["File:Old mill.jpg"])["File:Old mill.jpg"]
    assert (facts.state, facts.repository, facts.page_id, facts.revision) == ("present", "local", 1, 1001)
    assert facts.page_url == "https://commons.wikimedia.org/wiki/File:Old_mill.jpg"
    assert facts.file_url == "https://upload.wikimedia.org/wikipedia/commons/a/ab/Old_mill.jpg"
    assert (facts.sha1, facts.size, facts.width, facts.height) == (f"{1:040x}", 4711, 640, 400)
    assert (facts.mime, facts.timestamp, facts.uploader) == ("image/jpeg", "2020-01-01T00:00:00Z", "Uploader")
    assert facts.author is not None
    assert facts.author.names == ("Jane Doe",)
    assert facts.date is not None
    assert facts.date.value == "2020-01-01"
    assert facts.restrictions == ("personality", "trademarked")
    assert facts.attribution_required is True
    (offer,) = facts.licenses
    assert (offer.id, offer.name, offer.url) == ("CC-BY-4.0", "CC BY 4.0", BY4["LicenseUrl"])
    witness = offer.witness
    assert (witness.source, witness.field) == ("extmetadata", "LicenseShortName")
    assert (witness.page, witness.revision, witness.read_at) == ("File:Old mill.jpg", 1001, NOW)


def test_a_plain_own_work_is_settled_by_the_first_answer(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Old mill.jpg")
    facts = source.files(["File:Old mill.jpg"])["File:Old mill.jpg"]
    assert (facts.settled, facts.confirmed) == (True, False)
    assert source.counts == RequestCounts(first_answers=1)


@pytest.mark.parametrize("count", [1, 50, 51, 100, 120])
def test_fifty_titles_to_a_question(count: int, wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add(*[f"{n}.jpg" for n in range(count)])
    found = source.files([f"File:{n}.jpg" for n in range(count)])
    assert {facts.state for facts in found.values()} == {"present"}
    assert source.counts == RequestCounts(first_answers=-(-count // 50))


def test_duplicates_and_other_spellings_cost_nothing(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Old mill.jpg")
    asked = ["File:Old mill.jpg", "File:Old_mill.jpg", "File:Old mill.jpg", "File:Old  mill.jpg "]
    found = source.files(asked)
    assert {facts.title for facts in found.values()} == {"File:Old mill.jpg"}
    assert [facts.asked for facts in found.values()] == list(dict.fromkeys(asked))
    assert [question["titles"] for question in wiki.questions] == ["File:Old mill.jpg"]


def test_titles_are_sent_in_the_form_that_wikis_keep(proxy: FaultProxy, source: CommonsSource) -> None:
    decomposed = unicodedata.normalize("NFD", "File:Größe.jpg")
    proxy.script = [body(answer(file_page("File:Größe.jpg", 1)))]
    assert source.files([decomposed])[decomposed].title == "File:Größe.jpg"


def test_a_title_that_comes_back_percent_encoded_is_found(proxy: FaultProxy, source: CommonsSource) -> None:
    """MediaWiki writes `from` percent-encoded when it had to mend the characters."""
    normalized = [{"fromencoded": True, "from": "File%3AA%E2%80%8Db.jpg", "to": "File:Ab.jpg"}]
    proxy.script = [body(answer(file_page("File:Ab.jpg", 1), normalized=normalized))]
    assert source.files(["File:A\u200db.jpg"])["File:A\u200db.jpg"].state == "present"


def test_redirects_are_chained(proxy: FaultProxy, source: CommonsSource) -> None:
    chain = {
        "normalized": [{"from": "image:A.jpg", "to": "File:A.jpg"}],
        "redirects": [{"from": "File:A.jpg", "to": "File:B.jpg"}, {"from": "File:B.jpg", "to": "File:C.jpg"}],
    }
    proxy.script = [body(answer(file_page("File:C.jpg", 1), **chain))]
    facts = source.files(["image:A.jpg"])["image:A.jpg"]
    assert (facts.state, facts.title, facts.redirected_from) == ("present", "File:C.jpg", ("File:A.jpg", "File:B.jpg"))


def test_redirects_in_a_circle_end(proxy: FaultProxy, source: CommonsSource) -> None:
    circle = [{"from": "File:A.jpg", "to": "File:B.jpg"}, {"from": "File:B.jpg", "to": "File:A.jpg"}]
    proxy.script = [body(answer(redirects=circle))]
    assert source.files(["File:A.jpg"])["File:A.jpg"].reason == "unavailable.cut-answer"


ABSENT = {"ns": 6, "title": "File:X.jpg", "missing": True, "imagerepository": ""}
PRESENT = file_page("File:X.jpg", 7)
STATES = {
    "on this wiki": (PRESENT, "present", "local"),
    "known and missing: stored on a shared repository": (
        {**PRESENT, "missing": True, "known": True, "imagerepository": "shared"},
        "present",
        "shared",
    ),
    "another repository's name": (
        {**PRESENT, "missing": True, "known": True, "imagerepository": "far"},
        "present",
        "shared",
    ),
    "missing": (ABSENT, "missing", ""),
    "missing in format version 1": ({**ABSENT, "missing": ""}, "missing", ""),
    "a page without a file": ({"pageid": 3, "ns": 6, "title": "File:X.jpg", "imagerepository": ""}, "no-file", ""),
    "a file that is lost": ({**PRESENT, "imageinfo": [{"filemissing": True}]}, "no-file", ""),
    "known but not described": ({**ABSENT, "known": True}, "no-file", ""),
    "not legal": ({"title": "File:X.jpg", "invalid": True, "invalidreason": "bad"}, "invalid", ""),
    "another namespace": ({"ns": 0, "title": "X.jpg", "missing": True}, "invalid", ""),
}


@pytest.mark.parametrize("name", STATES)
def test_states(name: str, proxy: FaultProxy, source: CommonsSource) -> None:
    page, state, repository = STATES[name]
    proxy.script = [body(answer(page)), passthrough]
    facts = source.files([page["title"]])[page["title"]]
    assert (facts.state, facts.repository) == (state, repository)
    if state == "invalid":
        assert facts.reason
        assert "{" not in render(facts.reason, facts.reason_params)


def test_hidden_revisions_are_present_without_the_hidden_facts(proxy: FaultProxy, source: CommonsSource) -> None:
    page = {**PRESENT, "imageinfo": [{"filehidden": True, "userhidden": True, "timestamp": "2020-01-01T00:00:00Z"}]}
    proxy.script = [body(answer(page)), body('{"batchcomplete":true,"query":{"pages":[]}}')]
    facts = source.files(["File:X.jpg"])["File:X.jpg"]
    assert (facts.state, facts.sha1, facts.uploader, facts.licenses, facts.settled) == ("present", "", "", (), False)
    assert facts.hidden == ("file", "user")


@pytest.mark.parametrize("title", ["File:A|B.jpg", "", "   ", "File:A\nB.jpg", "File:" + "a" * 400, "File:\ud800.jpg"])
def test_titles_that_no_wiki_takes_are_not_sent(title: str, wiki: FakeWiki, source: CommonsSource) -> None:
    facts = source.files([title])[title]
    assert (facts.state, facts.reason) == ("invalid", "unavailable.invalid-title")
    assert wiki.questions == []


def test_a_title_of_another_wiki_was_not_asked(proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body(answer(interwiki=[{"title": "en:File:X.jpg", "iw": "en"}]))]
    facts = source.files(["en:File:X.jpg"])["en:File:X.jpg"]
    params = (("title", "en:File:X.jpg"), ("wiki", "en"))
    assert (facts.state, facts.reason, facts.reason_params) == ("unavailable", "unavailable.other-wiki-title", params)


def test_answers_in_many_parts_are_put_together(wiki: FakeWiki, source: CommonsSource) -> None:
    """Each part lists all pages, few of them with file information: the others are not missing."""
    wiki.add(*[f"{n}.jpg" for n in range(40)])
    wiki.part = 3
    found = source.files([f"File:{n}.jpg" for n in range(40)])
    assert {facts.state for facts in found.values()} == {"present"}
    assert source.counts == RequestCounts(first_answers=1, continuations=13)


def test_older_versions_are_not_asked_for(proxy: FaultProxy, source: CommonsSource) -> None:
    """A single title offers `iistart`, older versions of the file, with each answer."""
    text = json.dumps({"continue": {"iistart": "2014", "continue": "||"}, "query": {"pages": [PRESENT]}})
    proxy.script = [body(text)]
    assert source.files(["File:X.jpg"])["File:X.jpg"].state == "present"
    assert len(proxy.seen) == 1


def test_long_titles_are_posted(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    names = [f"{n} {'ж' * 90}.jpg" for n in range(50)]
    wiki.add(*names)
    found = source.files([f"File:{name}" for name in names])
    assert {facts.state for facts in found.values()} == {"present"}
    assert [(request.method, request.headers["promise-non-write-api-action"]) for request in proxy.seen] == [
        ("POST", "true")
    ]


def test_the_question(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    import mwclient
    import requests

    source.files(["File:A.jpg"])
    assert wiki.questions[0] == {
        "action": "query",
        "format": "json",
        "formatversion": "2",
        "maxlag": "5",
        "errorformat": "bc",
        "prop": "imageinfo|info",
        "iiprop": "url|size|mime|sha1|timestamp|user|canonicaltitle|extmetadata",
        "iiextmetadatalanguage": "en",
        "redirects": "1",
        "titles": "File:A.jpg",
    }
    libraries = f"requests/{requests.__version__} mwclient/{mwclient.__version__}"
    assert proxy.seen[0].headers["user-agent"] == f"licensecheck/0.1.0 (test@example.org) {libraries}"


def test_the_operators_session_is_used_and_left_as_it_is(wiki: FakeWiki, proxy: FaultProxy) -> None:
    import requests

    with requests.Session() as session:
        session.headers["X-Test"] = "yes"
        agent = session.headers["User-Agent"]
        CommonsSource(api_url=proxy.url, session=session).files(["File:A.jpg"])
        assert session.headers["User-Agent"] == agent
    assert proxy.seen[0].headers["x-test"] == "yes"
    assert proxy.seen[0].headers["user-agent"].startswith("licensecheck/0.1.0 (operator's contact not configured) ")


def test_a_contact_cannot_smuggle_headers() -> None:
    with pytest.raises(ValueError, match="one line of text"):
        CommonsSource(contact="a@example.org\r\nX-Evil: 1")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/w/api.php", "unavailable.api-url-scheme"),
        ("commons.wikimedia.org/w/api.php", "unavailable.api-url-scheme"),
        ("file:///w/api.php", "unavailable.api-url-scheme"),
        ("https:///w/api.php", "unavailable.api-url-host"),
        ("https://user:word@example.org/w/api.php", "unavailable.api-url-host"),
        ("https://[broken/w/api.php", "unavailable.api-url-host"),
        ("https://example.org:port/w/api.php", "unavailable.api-url-host"),
        ("https://exa mple.org/w/api.php", "unavailable.api-url-host"),
        (f"https://{'a' * 70}.org/w/api.php", "unavailable.api-url-host"),
        ("https://commons.wikimedia.org", "unavailable.api-url-path"),
        ("https://commons.wikimedia.org/wiki/Main_Page", "unavailable.api-url-path"),
        ("https://commons.wikimedia.org/w/api.php?x=1", "unavailable.api-url-path"),
    ],
)
def test_addresses_that_are_no_api(url: str, message: str) -> None:
    with pytest.raises(ApiUrlError) as caught:
        CommonsSource(api_url=url)
    assert caught.value.message_id == message
    assert url in render(caught.value.message_id, caught.value.params)


# -- gone ---------------------------------------------------------------------------------------------------------


def event(kind: str, timestamp: str, comment: str = "", target: str | None = None) -> dict[str, Any]:
    params = {} if target is None else {"target_title": target, "suppressredirect": True}
    return {"type": kind, "action": kind, "timestamp": timestamp, "comment": comment, "params": params, "logpage": 1}


def test_a_title_without_a_log_is_missing(source: CommonsSource) -> None:
    expected = FileFacts("File:No.jpg", "File:No.jpg", "missing", read_at=NOW)
    assert source.files(["File:No.jpg"]) == {"File:No.jpg": expected}
    assert source.counts == RequestCounts(first_answers=1, logs=1, canaries=1)


def test_a_deleted_file(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.logs["File:No.jpg"] = [event("delete", "2026-01-01T00:00:00Z", "[[COM:L|Copyright violation]]: scan")]
    facts = source.files(["File:No.jpg"])["File:No.jpg"]
    log = LogEntry("delete", "2026-01-01T00:00:00Z", "[[COM:L|Copyright violation]]: scan", copyright=True)
    assert (facts.state, facts.log) == ("deleted", log)


def test_a_file_moved_without_redirect_is_followed(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("New.jpg")
    wiki.logs["File:Old.jpg"] = [event("move", "2026-01-01T00:00:00Z", "better name", "File:Mid.jpg")]
    wiki.logs["File:Mid.jpg"] = [event("move", "2026-02-01T00:00:00Z", "again", "File:New.jpg")]
    facts = source.files(["File:Old.jpg"])["File:Old.jpg"]
    assert (facts.state, facts.asked, facts.title) == ("present", "File:Old.jpg", "File:New.jpg")
    assert facts.redirected_from == ("File:Old.jpg", "File:Mid.jpg")
    assert facts.log is not None
    assert (facts.log.action, facts.log.target) == ("move", "File:New.jpg")
    assert facts.licenses[0].id == "CC-BY-4.0"
    assert source.counts == RequestCounts(first_answers=3, logs=2, canaries=1)


def test_a_file_moved_and_then_deleted_under_its_new_name(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.logs["File:Old.jpg"] = [event("move", "2026-01-01T00:00:00Z", "", "File:New.jpg")]
    wiki.logs["File:New.jpg"] = [event("delete", "2026-02-01T00:00:00Z", "Out of scope")]
    facts = source.files(["File:Old.jpg"])["File:Old.jpg"]
    assert (facts.state, facts.title, facts.redirected_from) == ("deleted", "File:New.jpg", ("File:Old.jpg",))
    assert facts.log == LogEntry("delete", "2026-02-01T00:00:00Z", "Out of scope")


def test_moves_in_a_circle_end(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.logs["File:A.jpg"] = [event("move", "2026-01-01T00:00:00Z", "", "File:B.jpg")]
    wiki.logs["File:B.jpg"] = [event("move", "2026-01-02T00:00:00Z", "", "File:A.jpg")]
    facts = source.files(["File:A.jpg"])["File:A.jpg"]
    assert facts.state == "missing"
    assert source.counts.logs <= 5


def test_one_log_question_for_several_spellings(wiki: FakeWiki, source: CommonsSource) -> None:
    found = source.files(["File:No one.jpg", "file:No_one.jpg"])
    assert {facts.state for facts in found.values()} == {"missing"}
    assert source.counts.logs == 1


# -- licenses -----------------------------------------------------------------------------------------------------


def test_what_the_first_answer_does_not_settle_is_read_from_the_page(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Plain.jpg")
    wiki.add("Migrated.jpg", Categories="GFDL|Windmills")
    wiki.templates["File:Migrated.jpg"] = ["Information", "Cc-by-4.0", "GFDL"]
    wiki.categories["File:Migrated.jpg"] = ["GFDL", "CC-BY-4.0"]
    found = source.files(["File:Plain.jpg", "File:Migrated.jpg"])
    facts = found["File:Migrated.jpg"]
    assert [(offer.id, offer.witness.source, offer.name) for offer in facts.licenses] == [
        ("CC-BY-4.0", "extmetadata", "CC BY 4.0"),
        ("GFDL-1.2-or-later", "template", "GFDL"),
    ]
    assert (facts.settled, facts.confirmed) == (True, True)
    assert source.counts == RequestCounts(first_answers=1, second_batches=1)
    assert wiki.questions[1]["titles"] == "File:Migrated.jpg"


def test_a_license_that_the_first_answer_hides_is_found_on_request(wiki: FakeWiki, source: CommonsSource) -> None:
    """Two Creative Commons licenses side by side: the API names the one it prefers, and its categories are silent."""
    wiki.add("Both.jpg")
    wiki.templates["File:Both.jpg"] = ["Cc-by-4.0", "Cc-by-sa-3.0"]
    found = source.files(["File:Both.jpg"])
    assert [offer.id for offer in found["File:Both.jpg"].licenses] == ["CC-BY-4.0"]
    confirmed = source.confirm(found)["File:Both.jpg"]
    assert [offer.id for offer in confirmed.licenses] == ["CC-BY-4.0", "CC-BY-SA-3.0"]
    assert (confirmed.settled, confirmed.confirmed) == (True, True)
    assert source.confirm({"File:Both.jpg": confirmed}) == {"File:Both.jpg": confirmed}
    assert source.counts == RequestCounts(first_answers=1, second_batches=1, structured=1)


def test_non_free_files_are_marked(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Crest.jpg", NonFree="1", LicenseShortName="Fair use", License="", LicenseUrl="")
    facts = source.files(["File:Crest.jpg"])["File:Crest.jpg"]
    assert (facts.non_free, facts.settled) == (True, False)


def test_values_in_several_languages_are_read(proxy: FaultProxy, source: CommonsSource) -> None:
    page = file_page("File:X.jpg", 1)
    page["imageinfo"][0]["extmetadata"] |= {"Artist": {"value": {"de": "Amt", "en": "Office", "_type": "lang"}}}
    proxy.script = [body(answer(page))]
    author = source.files(["File:X.jpg"])["File:X.jpg"].author
    assert author is not None
    assert author.names == ("Office",)


@pytest.mark.parametrize(
    "meta", [[], None, 5, {"Artist": None}, {"Artist": {"value": []}}, {"Categories": {"value": 7}}]
)
def test_odd_metadata_is_read(meta: object, proxy: FaultProxy, source: CommonsSource) -> None:
    page = file_page("File:X.jpg", 1)
    page["imageinfo"][0]["extmetadata"] = meta
    proxy.script = [body(answer(page)), body('{"batchcomplete":true,"query":{"pages":[]}}')]
    facts = source.files(["File:X.jpg"])["File:X.jpg"]
    assert (facts.state, facts.author, facts.licenses, facts.settled) == ("present", None, (), False)


# -- look-ups -----------------------------------------------------------------------------------------------------


def test_look_ups(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Old mill.jpg")
    wiki.search = ["File:B.jpg", "File:A.jpg"]
    sha1 = f"{1:040x}"
    keys = [
        "pageid:1",
        "pageid:99",
        f"sha1:{sha1.upper()}",
        "sha1:" + "f" * 40,
        'search:"old" -mill',
        "search:!!",
        "x:1",
    ]
    found = source.lookups(keys)
    assert list(found) == keys
    mill = Candidate("File:Old mill.jpg", 1, "search.page-id")
    assert found["pageid:1"] == Lookup("pageid:1", "answered", (mill,), read_at=NOW)
    assert found["pageid:99"] == Lookup("pageid:99", "answered", (), read_at=NOW)
    assert found[keys[2]].candidates == (mill.replace(why="search.same-bytes"),)
    assert found[keys[3]] == Lookup(keys[3], "answered", (), read_at=NOW)
    ranked = tuple(
        [Candidate(title, rank, "search.title-words") for rank, title in ((1, "File:B.jpg"), (2, "File:A.jpg"))]
    )
    assert found[keys[4]].candidates == ranked
    assert [found[key].reason for key in keys[5:]] == ["unavailable.bad-lookup"] * 2
    assert [q["srsearch"] for q in wiki.questions if "srsearch" in q] == ["old mill"]
    assert source.counts == RequestCounts(lookups=4)


def test_page_ids_go_fifty_to_a_question(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add(*[f"{n}.jpg" for n in range(120)])
    found = source.lookups([f"pageid:{n}" for n in range(1, 121)])
    assert [lookup.candidates[0].title for lookup in found.values()] == [f"File:{n}.jpg" for n in range(120)]
    assert source.counts == RequestCounts(lookups=3)


def test_files_of_other_bytes_are_no_candidates(proxy: FaultProxy, source: CommonsSource) -> None:
    """An answer is believed only as far as its own SHA-1 goes."""
    images = [{"title": "File:A.jpg", "sha1": "0" * 40}, {"title": "File:B.jpg", "sha1": "1" * 40}]
    proxy.script = [body(json.dumps({"query": {"allimages": images}}))]
    key = "sha1:" + "1" * 40
    assert [c.title for c in source.lookups([key])[key].candidates] == ["File:B.jpg"]


def test_events_tell_what_happens(wiki: FakeWiki, proxy: FaultProxy) -> None:
    from commons.fault_proxy import status

    wiki.add("A.jpg")
    events: list[tuple[str, dict[str, str]]] = []
    proxy.script = [status(503), passthrough]
    source = CommonsSource(
        api_url=proxy.url, sleep=lambda _: None, on_event=lambda name, data: events.append((name, dict(data)))
    )
    source.files(["File:A.jpg"])
    assert events == [
        ("ask", {"purpose": "files", "count": "1"}),
        ("retry", {"reason": "unavailable.server-error", "seconds": "1"}),
    ]


def test_the_room_loads_without_the_network_libraries() -> None:
    code = "import licensecheck.commons, sys; print([m for m in ('requests','mwclient','selectolax','logging') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_next_question_is_asked_while_an_answer_is_read(
    wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But never two at a time, and the answers stay with their titles."""
    from licensecheck.commons.titles import title_facts

    wiki.add(*[f"{n}.jpg" for n in range(150)])
    asked_when_read: list[int] = []

    def slow(*args: Any) -> FileFacts:
        if args[1] in ("File:0.jpg", "File:50.jpg"):
            deadline = time.monotonic() + 5
            while len(proxy.seen) < 2 + len(asked_when_read) and time.monotonic() < deadline:
                time.sleep(0.005)
            time.sleep(0.05)
            asked_when_read.append(len(proxy.seen))
        return title_facts(*args)

    monkeypatch.setattr("licensecheck.commons.source.title_facts", slow)
    found = source.files([f"File:{n}.jpg" for n in range(150)])
    assert {facts.title for facts in found.values()} == set(found)
    assert asked_when_read == [2, 3]


def test_an_error_of_our_own_is_not_lost_in_the_other_thread(
    wiki: FakeWiki, source: CommonsSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = source._client.ask
    answers = iter([ask])

    def fail(*args: Any) -> dict[str, Any]:
        return next(answers, broken)(*args)

    def broken(*args: Any) -> dict[str, Any]:
        raise ZeroDivisionError

    monkeypatch.setattr(source._client, "ask", fail)
    with pytest.raises(ZeroDivisionError):
        source.files([f"File:{n}.jpg" for n in range(60)])


@pytest.mark.parametrize(("contact", "limit"), [(None, 50), ("t@example.org", 200)])
def test_searches_and_pictures_of_one_call_are_bounded(
    wiki: FakeWiki, proxy: FaultProxy, contact: str | None, limit: int
) -> None:
    """Each is a request of its own. Equal ones are asked for once, and page numbers are fifty to a question."""
    source = CommonsSource(api_url=proxy.url, contact=contact, sleep=lambda _: None)
    searches = [f"search:bridge {n}" for n in range(limit + 3)]
    pictures = [f"sha1:{n:040x}" for n in range(limit + 3)]
    found = source.lookups([*searches, *searches, *pictures, "pageid:1"])
    assert source.counts == RequestCounts(lookups=2 * limit + 1)
    left = [key for key, answer in found.items() if answer.reason == "unavailable.too-many-searches"]
    assert left == [*searches[limit:], *pictures[limit:]]
