"""What held on a day, what the text of a page names, and marks for deletion."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons.fault_proxy import body, status
from licensecheck.commons import RequestCounts, WikisSource
from licensecheck.commons.history import MAX_PARTS
from licensecheck.commons.state import nominations
from licensecheck.commons.wikitext import license_ids, templates
from licensecheck.model import FileFacts, FileHistory, FileVersion, PageRevision, Witness

if TYPE_CHECKING:
    from commons.fault_proxy import FaultProxy
    from licensecheck.commons import CommonsSource

SELF = "{{self|GFDL|cc-by-sa-3.0,2.5,2.0,1.0|author={{u|Jane}}}}"
BYSA = ("CC-BY-SA-3.0", "CC-BY-SA-2.5", "CC-BY-SA-2.0", "CC-BY-SA-1.0")

TEXTS = {
    "one": ("{{cc-by-4.0}}", ("CC-BY-4.0",)),
    "with parameters": ("{{Cc-by-sa-4.0|1=Jane}}", ("CC-BY-SA-4.0",)),
    "underscores and blanks": ("{{ Cc-by-4.0 \n}}", ("CC-BY-4.0",)),
    "with namespace": ("{{Template:Cc-zero}}", ("CC0-1.0",)),
    "a wrapper": (SELF, ("GFDL-1.2-or-later", *BYSA)),
    "inside an information box": ("{{Information|permission={{cc-by-4.0}}}}", ("CC-BY-4.0",)),
    "in a comment": ("<!-- {{cc-by-4.0}} -->{{cc-zero}}", ("CC0-1.0",)),
    "in an open comment": ("{{cc-zero}}<!-- {{cc-by-4.0}}", ("CC0-1.0",)),
    "in quoted code": ("<nowiki>{{cc-by-4.0}}</nowiki><pre x>{{GFDL}}</pre>{{cc-zero}}", ("CC0-1.0",)),
    "a link with a bar": ("{{cc-by-4.0|[[User:A|B]]}}", ("CC-BY-4.0",)),
    "words alone": ("cc-by-4.0", ()),
    "not closed": ("{{cc-by-4.0", ()),
    "nothing": ("", ()),
}


@pytest.mark.parametrize("name", TEXTS)
def test_licenses_in_the_text_of_a_page(name: str) -> None:
    text, ids = TEXTS[name]
    assert license_ids(text) == ids


@given(st.text(alphabet="{}[]|<!->selfcc-by4.0= \n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    license_ids(text)


@pytest.mark.parametrize("text", ["{{" * 100_000, "{{a|" * 60_000 + "}}" * 60_000, "[[" * 90_000, "<!--" * 50_000])
def test_hostile_texts_are_read_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    list(templates(text))
    assert time.process_time() - begun < 2


MARKS = {
    "Permission pending": "permission-pending",
    "License review": None,
    "License review needed": "review-needed",
    "Deletion template tag": "deletion-request",
    "Delete": "deletion-request",
    "Copyvio": "copyright",
    "SD": "speedy",
    "No permission since": "no-permission",
    "No license since": "no-license",
    "No source since": "no-source",
    "Dw no source since": "no-source",
    "Kept": None,
    "Delete me not": None,
    "Sdc": None,
}
CATEGORIES = {
    "Possibly unfree Flickr images": "review-failed",
    "License review needed (audio)": "review-needed",
    "Flickr review needed": "review-needed",
    "Permission pending as of 1 May 2026": "permission-pending",
    "Flickr images reviewed by trusted users": None,
    "Deletion requests November 2026": "deletion-request",
    "Deletion requests/kept": None,
    "Copyright violations": "copyright",
    "Candidates for speedy deletion": "speedy",
    "Other speedy deletions": "speedy",
    "Media missing permission as of 3 May 2024": "no-permission",
    "Media without a license as of 3 May 2024": "no-license",
    "Media without a source as of 3 May 2024": "no-source",
    "Windmills": None,
    "Undeletion requests": None,
}
WHERE = Witness("", "", "File:X.jpg")


@pytest.mark.parametrize("name", MARKS)
def test_templates_that_mark_a_file(name: str) -> None:
    assert [n.kind for n in nominations([name], [], "", WHERE)] == ([MARKS[name]] if MARKS[name] else [])


@pytest.mark.parametrize("name", CATEGORIES)
def test_categories_that_mark_a_file(name: str) -> None:
    assert [n.kind for n in nominations([], [name], "", WHERE)] == ([CATEGORIES[name]] if CATEGORIES[name] else [])


def test_each_kind_of_mark_once() -> None:
    found = nominations(["Copyvio"], ["Copyright violations"], "Copyright violation: a scan", WHERE)
    assert [(n.kind, n.name, n.witness.source) for n in found] == [("copyright", "Copyvio", "template")]


# -- asking -------------------------------------------------------------------------------------------------------


def saved(revid: int, text: str | None, comment: str = "") -> dict[str, Any]:
    """A revision of the year 20<revid>; `text` None: hidden."""
    slots = {"slots": {"main": {"content": text}}} if text is not None else {"texthidden": True}
    return {"revid": revid, "timestamp": f"20{revid}-01-01T00:00:00Z", "comment": comment, **slots}


def page(*revisions: dict[str, Any], versions: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """A page object with revisions and versions, newest first."""
    infos = [{"timestamp": stamp, "sha1": f"{n:040x}", "user": f"User {n}"} for n, stamp in enumerate(versions)]
    return {"ns": 6, "title": "File:X.jpg", "revisions": list(revisions), "imageinfo": infos, **more}


def answer(page_: dict[str, Any], **more: Any) -> str:
    return json.dumps({"batchcomplete": True, "query": {"pages": [page_]}, **more})


def facts(**more: Any) -> FileFacts:
    return FileFacts("File:X.jpg", "File:X.jpg", "present", repository="local").replace(**more)


def history_of(source: CommonsSource | WikisSource, key: str = "File:X.jpg", **more: Any) -> FileHistory:
    history = source.histories({key: facts(**more)})[key].history
    assert history is not None
    return history


def test_the_states_that_name_other_licenses(proxy: FaultProxy, source: CommonsSource) -> None:
    """Edits that leave the licenses alone are no states of their own."""
    found = page(
        saved(24, "{{cc-by-4.0}}", "typo"),
        saved(23, "{{cc-by-4.0}} words", "relicensed"),
        saved(22, None),
        saved(20, SELF),
        versions=("2024-06-01T00:00:00Z", "2020-01-01T00:00:00Z"),
    )
    proxy.script = [body(answer(found))]
    assert history_of(source) == FileHistory(
        "answered",
        (
            PageRevision(23, "2023-01-01T00:00:00Z", ("CC-BY-4.0",), comment="relicensed"),
            PageRevision(22, "2022-01-01T00:00:00Z", (), hidden=True, until="2023-01-01T00:00:00Z"),
            PageRevision(20, "2020-01-01T00:00:00Z", ("GFDL-1.2-or-later", *BYSA), until="2022-01-01T00:00:00Z"),
        ),
        (
            FileVersion("2024-06-01T00:00:00Z", f"{0:040x}", "User 0"),
            FileVersion("2020-01-01T00:00:00Z", f"{1:040x}", "User 1"),
        ),
        complete=True,
        read_at="2026-11-20T12:00:00Z",
    )
    assert source.counts == RequestCounts(histories=1)


def test_a_long_history_is_continued(proxy: FaultProxy, source: CommonsSource) -> None:
    more = {"continue": {"rvcontinue": "x|1", "continue": "||imageinfo"}}
    proxy.script = [
        body(answer(page(saved(24, "{{cc-by-4.0}}")), **more)),
        body(answer(page(saved(20, "{{cc-zero}}")))),
    ]
    history = history_of(source)
    assert ([r.licenses for r in history.revisions], history.complete) == ([("CC-BY-4.0",), ("CC0-1.0",)], True)


def test_a_history_without_end_is_read_in_part(proxy: FaultProxy, source: CommonsSource) -> None:
    more = {"continue": {"rvcontinue": "x|1", "continue": "||imageinfo"}}
    proxy.script = [body(answer(page(saved(24, "{{cc-by-4.0}}")), **more))] * (MAX_PARTS + 1)
    history = history_of(source)
    assert (history.state, history.complete, source.counts.histories) == ("answered", False, MAX_PARTS)


def test_more_versions_of_the_file_than_are_asked_for_are_no_part_of_the_pages_history(
    proxy: FaultProxy, source: CommonsSource
) -> None:
    more = {"continue": {"iistart": "2019-01-01T00:00:00Z", "continue": "||"}}
    proxy.script = [body(answer(page(saved(24, "{{cc-by-4.0}}")), **more))]
    assert history_of(source).complete


@pytest.mark.parametrize("fails", [0, 1])
def test_what_could_not_be_read_is_no_history(fails: int, proxy: FaultProxy, source: CommonsSource) -> None:
    more = {"continue": {"rvcontinue": "x|1", "continue": "||imageinfo"}}
    proxy.script = [body(answer(page(saved(20, SELF)), **more)), status(403)][1 - fails :]
    history = history_of(source)
    assert history == FileHistory("unavailable", reason="unavailable.blocked", reason_params=history.reason_params)


@pytest.mark.parametrize(
    "text", ['{"batchcomplete":true}', '{"query":{"pages":[{"ns":6,"title":"File:Y.jpg"}]}}', answer(page())]
)
def test_an_answer_that_speaks_of_nothing(text: str, proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body(text)]
    assert history_of(source).reason == "unavailable.cut-answer"


NOT_ASKED = {
    "missing": facts(state="missing"),
    "only shown here": facts(repository="shared"),
    "read before": facts(history=FileHistory("answered")),
}


@pytest.mark.parametrize("given_facts", NOT_ASKED.values(), ids=list(NOT_ASKED))
def test_what_has_no_history_here_is_not_asked_for(given_facts: FileFacts, source: CommonsSource) -> None:
    assert source.histories({"File:X.jpg": given_facts}) == {"File:X.jpg": given_facts}
    assert source.counts == RequestCounts()


def test_a_file_under_two_names_is_asked_for_once(proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body(answer(page(saved(24, "{{cc-by-4.0}}"))))]
    found = source.histories({"File:X.jpg": facts(), "File:Old.jpg": facts(asked="File:Old.jpg")})
    assert {key: f.history is not None and f.history.state for key, f in found.items()} == {
        "File:X.jpg": "answered",
        "File:Old.jpg": "answered",
    }
    assert source.counts == RequestCounts(histories=1)


def test_the_history_of_a_wikipedias_own_file_is_asked_for_there(proxy: FaultProxy) -> None:
    proxy.script = [body(answer(page(saved(24, "{{cc-zero}}"))))]
    source = WikisSource(api_url="http://127.0.0.1:1/api.php", apis={"de.wikipedia.org": proxy.url})
    history = history_of(source, "de.wikipedia.org/File:X.jpg", wiki="de.wikipedia.org")
    assert [r.licenses for r in history.revisions] == [("CC0-1.0",)]


def test_a_wiki_that_is_not_asked_has_no_history() -> None:
    given_facts = facts(wiki="wiki.example.org")
    assert WikisSource().histories({"x": given_facts}) == {"x": given_facts}


def test_the_version_of_a_day() -> None:
    new, old = FileVersion("2024-06-01T12:00:00Z", "a"), FileVersion("2020-01-01T12:00:00Z", "b")
    history = FileHistory("answered", versions=(new, old))
    days = ("2024-06-01", "2024-05-31", "2020-01-01", "2019-12-31")
    assert [history.version_on(day) for day in days] == [new, old, old, None]
