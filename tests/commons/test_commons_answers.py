"""Parts of an answer are put together, and nothing in an answer can upset the reader."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commons.fake_wiki import file_page
from commons.fault_proxy import FaultProxy, body
from licensecheck.commons import CommonsSource
from licensecheck.commons.answers import Merged, batches, sendable
from licensecheck.commons.read import Source, page_facts
from licensecheck.model import FileFacts, Lookup

PAGES = [file_page(f"File:{n}.jpg", n) for n in range(1, 6)]
LISTS = {f"File:{n}.jpg": [{"ns": 10, "title": f"Template:T{n}{k}"} for k in range(4)] for n in range(1, 6)}
SOURCE = Source("https://commons.wikimedia.org/", "now")

NAMES = """
title pageid ns missing known invalid invalidreason imagerepository imageinfo lastrevid redirect extmetadata
value url descriptionurl sha1 size canonicaltitle user Artist LicenseShortName LicenseUrl License Categories
DateTimeOriginal Restrictions AuthorCount NonFree Credit templates categories normalized redirects from to
fromencoded interwiki iw pages query continue batchcomplete warnings error code info logevents type action
params target_title timestamp comment search allimages
"""
KEYS = st.sampled_from(NAMES.split())
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.just("File:X.jpg"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.data())
def test_parts_in_any_cut_give_the_whole(data: st.DataObject) -> None:
    """File information comes in one part, other parts list the page without it; lists grow from part to part."""
    count = data.draw(st.integers(1, 6))
    homes = data.draw(st.lists(st.integers(0, count - 1), min_size=5, max_size=5))
    cuts = data.draw(st.lists(st.integers(0, 4), min_size=count - 1, max_size=count - 1).map(sorted))
    bounds = [0, *cuts, 4]
    merged = Merged()
    for number in range(count):
        pages = []
        for page, home in zip(PAGES, homes, strict=True):
            part = {k: v for k, v in page.items() if k != "imageinfo" or home == number}
            pages.append({**part, "templates": LISTS[page["title"]][bounds[number] : bounds[number + 1]]})
        last = number == count - 1
        rest: dict[str, Any] = (
            {"batchcomplete": True} if last else {"continue": {"tlcontinue": str(number), "continue": "||"}}
        )
        assert (merged.add({**rest, "query": {"pages": pages}}) is None) == last
    assert merged.complete
    assert merged.pages == {p["title"]: {**p, "templates": LISTS[p["title"]]} for p in PAGES}


@given(st.dictionaries(KEYS, JSON, max_size=6))
def test_no_page_upsets_the_reader(page: dict[str, Any]) -> None:
    assert isinstance(page_facts(page, "File:X.jpg", SOURCE), FileFacts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(answer=st.dictionaries(KEYS, JSON, max_size=5) | st.builds(lambda q: {"query": q}, st.dictionaries(KEYS, JSON)))
def test_no_answer_upsets_the_source(proxy: FaultProxy, answer: dict[str, Any]) -> None:
    """Any JSON at all: each title and key is answered, and none is called missing that the answer does not name."""
    proxy.script = [body(json.dumps(answer))]
    source = CommonsSource(api_url=proxy.url, sleep=lambda _: None, timeout=5)
    facts = source.files(["File:Asked.jpg"])["File:Asked.jpg"]
    assert facts.state in ("unavailable", "present") or facts.title != "File:Asked.jpg"
    for key, lookup in source.lookups(["pageid:1", "sha1:" + "0" * 40, "search:a"]).items():
        assert isinstance(lookup, Lookup)
        assert lookup.key == key


@given(st.text(max_size=80))
def test_what_is_sent_is_one_title(text: str) -> None:
    sent = sendable(text).sent
    assert sent is None or ("|" not in sent and sent == " ".join(sent.split()) and sent.encode() != b"")


@given(st.lists(st.integers(0, 300), max_size=300))
def test_batches_hold_each_item_once(items: list[int]) -> None:
    made = batches(map(str, items))
    assert [item for batch in made for item in batch] == list(dict.fromkeys(map(str, items)))
    assert all(len(batch) == 50 for batch in made[:-1])
    assert all(1 <= len(batch) <= 50 for batch in made)


@pytest.mark.parametrize("warning", ['Too many values supplied for parameter "titles". The limit is 50.'])
def test_both_shapes_of_warnings_are_seen(warning: str) -> None:
    for shape in ({"main": {"warnings": warning}}, {"main": {"*": warning}}):
        merged = Merged()
        merged.add({"batchcomplete": True, "query": {}, "warnings": shape})
        assert merged.dropped
