"""What held on a day, what the text of a page names, and marks for deletion."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons.fault_proxy import body, passthrough, status
from licensecheck.commons import FileHistory, WikisSource
from licensecheck.commons.history import moment
from licensecheck.commons.state import nominations
from licensecheck.commons.wikitext import license_ids, templates
from licensecheck.model import Witness

if TYPE_CHECKING:
    from commons.fake_wiki import FakeWiki
    from commons.fault_proxy import FaultProxy
    from licensecheck.commons import CommonsSource

DAY = "2023-04-25T23:59:59Z"
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


def test_moments() -> None:
    assert moment("2023-04-25") == DAY
    assert moment("2023-04-25T12:00:00+02:00") == "2023-04-25T10:00:00Z"
    assert moment("2023-04-25T12:00:00") == "2023-04-25T12:00:00Z"
    with pytest.raises(ValueError, match="Invalid isoformat"):
        moment("last summer")


MARKS = {
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


def page(revid: int, text: str | None, *versions: str, **more: Any) -> dict[str, Any]:
    """A page object with one revision; `text` None: hidden."""
    slots = {"slots": {"main": {"content": text}}} if text is not None else {"texthidden": True}
    infos = [{"timestamp": stamp, "sha1": f"{n:040x}"} for n, stamp in enumerate(versions)]
    revision = {"revid": revid, "timestamp": f"20{revid}-01-01T00:00:00Z", **slots}
    return {"ns": 6, "title": "File:X.jpg", "lastrevid": 24, "revisions": [revision], "imageinfo": infos, **more}


def answer(page_: dict[str, Any]) -> str:
    return json.dumps({"batchcomplete": True, "query": {"pages": [page_]}})


def test_the_question(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    versions = ("2024-06-01T00:00:00Z", "2020-01-01T00:00:00Z")
    proxy.script = [body(answer(page(20, SELF, *versions))), body(answer(page(24, "{{cc-by-4.0}}")))]
    history = source.history("File:X.jpg", "2023-04-25")
    assert history == FileHistory(
        title="File:X.jpg",
        since=DAY,
        state="answered",
        then=("GFDL-1.2-or-later", *BYSA),
        now=("CC-BY-4.0",),
        then_at="2020-01-01T00:00:00Z",
        now_at="2024-01-01T00:00:00Z",
        then_revision=20,
        now_revision=24,
        sha1_then=f"{1:040x}",
        overwritten=("2024-06-01T00:00:00Z",),
        read_at="2026-11-20T12:00:00Z",
    )
    assert history.license_changed is True
    assert source.counts.histories == 2


def test_a_file_uploaded_later_was_not_overwritten_by_that(proxy: FaultProxy, source: CommonsSource) -> None:
    versions = ("2024-06-01T00:00:00Z", "2024-01-01T00:00:00Z")
    proxy.script = [body(answer(page(24, "{{cc-zero}}", *versions)))]
    history = source.history("File:X.jpg", "2023-04-25")
    assert (history.overwritten, history.sha1_then) == (("2024-06-01T00:00:00Z",), "")


@pytest.mark.parametrize("fails", [0, 1])
def test_what_could_not_be_read_is_no_history(fails: int, proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body(answer(page(20, SELF))), status(403)][1 - fails :]
    history = source.history("File:X.jpg", "2023-04-25")
    assert (history.state, history.reason, history.then, history.license_changed) == (
        "unavailable",
        "unavailable.blocked",
        None,
        None,
    )


@pytest.mark.parametrize("text", ['{"batchcomplete":true}', '{"query":{"pages":[{"ns":6,"title":"File:Y.jpg"}]}}'])
def test_an_answer_that_speaks_of_nothing(text: str, proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body(text)]
    assert source.history("File:X.jpg", "2023-04-25").reason == "unavailable.cut-answer"


def test_an_illegal_title(source: CommonsSource) -> None:
    assert source.history("File:A|B.jpg", "2023-04-25").reason == "unavailable.invalid-title"


def test_what_a_wikipedia_only_shows_has_its_history_on_commons(proxy: FaultProxy) -> None:
    shown = page(20, None, "2020-01-01T00:00:00Z", missing=True, known=True, title="Datei:X.jpg")
    moved = [{"from": "File:X.jpg", "to": "Datei:X.jpg"}]
    first = json.dumps({"batchcomplete": True, "query": {"pages": [shown], "normalized": moved}})
    proxy.script = [body(first), body(answer(page(24, "{{cc-zero}}", "2020-01-01T00:00:00Z"))), passthrough]
    source = WikisSource(api_url=proxy.url, apis={"de.wikipedia.org": proxy.url})
    history = source.history("de.wikipedia.org/File:X.jpg", "2025-01-01")
    assert (history.state, history.title, history.now) == ("answered", "File:X.jpg", ("CC0-1.0",))


def test_a_wiki_that_is_not_asked_has_no_history() -> None:
    history = WikisSource().history("wiki.example.org/File:X.jpg", "2025-01-01")
    assert (history.state, history.reason) == ("unavailable", "unavailable.unknown-wiki")
