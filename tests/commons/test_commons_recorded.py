"""Recorded answers of Wikimedia Commons are read, and agree with the facts that others noted of the same files."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck import licenses
from licensecheck.commons.answers import Merged
from licensecheck.commons.client import _checked
from licensecheck.commons.html_text import collapse
from licensecheck.commons.logs import read_log
from licensecheck.commons.read import Source, page_facts
from licensecheck.commons.transport import FaultError
from licensecheck.commons.witnesses import read_second
from licensecheck.model import FileFacts

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.shared
SOURCE = Source("https://commons.wikimedia.org/", "2026-11-20T12:00:00Z")
INFO_KEYS = {"url", "user", "extmetadata", "descriptionshorturl"}


BARE = "openverse-image-data-html-description.json"
DIFFERENCES = {
    # A notice of Commons that there is no author is no author.
    ("openverse-cont-wmc-pretty4.json", "author"),
    # Upstream took these fields out of the answer for its own tests.
    *((BARE, field) for field in ("license", "license name", "license address", "attribution", "source", "date")),
    ("wmde-query-image-info-without-artist.json", "author"),
    ("wmde-query-image-info-without-artist.json", "author links"),
    ("wmde-query-image-info-without-attribution.json", "attribution"),
}


def kind_of(data: dict[str, Any]) -> str:
    """What a recorded file holds: upstream projects kept whole answers, single pages, or parts of pages."""
    if "error" in data or ("warnings" in data and "query" not in data):
        return "no query"
    if "logevents" in data.get("query", {}):
        return "log"
    if "query" in data:
        return "answer"
    if "pages" in data:
        return "query"
    if "title" in data or "imageinfo" in data:
        return "page"
    if "LicenseShortName" in data:
        return "extmetadata"
    if INFO_KEYS & set(data):
        return "imageinfo"
    return "page by number" if all(key.isdigit() for key in data) else "structured data"


def as_answer(data: dict[str, Any]) -> dict[str, Any]:
    """Wrap what was kept into a whole answer."""
    kind = kind_of(data)
    if kind == "answer":
        return data
    if kind == "query":
        return {"query": data}
    if kind == "page by number":
        return {"query": {"pages": data}}
    if kind == "extmetadata":
        data = {
            "imageinfo": [{"extmetadata": {k: v if isinstance(v, dict) else {"value": v} for k, v in data.items()}}]
        }
    if kind == "imageinfo":
        data = {"imageinfo": [data]}
    return {"query": {"pages": [{"title": "File:Unnamed.jpg", **data}]}}


def read(data: dict[str, Any]) -> list[FileFacts]:
    """Read all pages of a recorded file."""
    merged = Merged()
    merged.add(as_answer(data))
    return [page_facts(page, title, SOURCE) for title, page in merged.pages.items()]


def recorded(shared: Path) -> dict[str, dict[str, Any]]:
    """All recorded answers by file name."""
    paths = sorted((shared / "commons-api/responses").glob("*.json"))
    return {p.name: json.loads(p.read_text(encoding="utf-8")) for p in paths if p.name != "manifest.json"}


def test_every_recorded_answer_is_read(shared: Path) -> None:
    kinds, states = Counter[str](), Counter[str]()
    for name, data in recorded(shared).items():
        kind = kind_of(data)
        kinds[kind] += 1
        if kind == "log":
            read_log(data)
        elif kind == "no query":
            with pytest.raises(FaultError):
                _checked(data, None)
        elif kind != "structured data":
            facts = read(data)
            assert facts or name == "warning-too-many-titles.json", name
            states.update(f.state for f in facts)
    assert kinds == {
        "page": 98, "answer": 33, "imageinfo": 10, "query": 9, "structured data": 6, "log": 5, "extmetadata": 4,
        "no query": 4, "page by number": 1,
    }  # fmt: skip
    assert states == {"present": 226, "no-file": 91, "missing": 2, "invalid": 1}


def noted(shared: Path) -> dict[str, dict[str, Any]]:
    """Facts of files by title."""
    text = (shared / "commons-api/files.jsonl").read_text(encoding="utf-8")
    return {row["title"]: row for row in map(json.loads, text.splitlines())}


def test_facts_agree_with_what_was_noted(shared: Path) -> None:
    rows = noted(shared)
    agreed, differing = Counter[str](), set[tuple[str, str]]()
    seen = set()
    for name, data in recorded(shared).items():
        if kind_of(data) in ("log", "no query", "structured data"):
            continue
        for facts in read(data):
            row = rows.get(facts.title)
            if row is None or (facts.name is None and facts.author is None and not facts.licenses):
                continue
            seen.add(facts.title)
            for field, (ours, theirs) in compare(facts, row).items():
                if ours == theirs:
                    agreed[field] += 1
                else:
                    differing.add((name, field))
    assert {difference for difference in differing if difference not in DIFFERENCES} == set()
    assert len(seen) == 85
    assert agreed == {
        "license": 129, "license name": 129, "license address": 129, "source": 129, "author": 128, "attribution": 128,
        "file_url": 128, "uploader": 119, "date": 96, "author links": 79, "restrictions": 1, "sha1": 1, "mime": 1,
    }  # fmt: skip


def compare(facts: FileFacts, row: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Field: our value and the noted one, where something is noted."""
    out: dict[str, tuple[object, object]] = {}
    author = facts.author.text if facts.author else None
    out["author"] = (author, collapse(row["author"]) if row["author"] else None)
    ids = {i for name in row["licenses"] if (match := licenses.by_name(name)) for i in match.ids}
    out["license"] = ({offer.id for offer in facts.licenses}, ids)
    out["license name"] = ([offer.name for offer in facts.licenses[:1]] or list(facts.unread), row["licenses"][:1])
    out["license address"] = (next((o.url for o in facts.licenses), None), (row["license_urls"] or [None])[0])
    out["attribution"] = (facts.attribution.text if facts.attribution else None, row["attribution"])
    out["source"] = (
        facts.source.text if facts.source else None,
        collapse(row["source_note"]) if row["source_note"] else None,
    )
    if facts.date is not None or row["date"]:
        out["date"] = (facts.date.text if facts.date else None, row["date"])
    for field in ("sha1", "mime", "uploader", "file_url"):
        if row.get(field) and getattr(facts, field):
            out[field] = (getattr(facts, field), row[field])
    if row.get("restrictions"):
        out["restrictions"] = ("|".join(facts.restrictions), row["restrictions"])
    if row.get("author_links"):
        out["author links"] = (list(facts.author.links) if facts.author else [], row["author_links"])
    return out


def test_template_lists_give_all_licenses(shared: Path) -> None:
    """Of the file pages whose templates were recorded, at least the licenses that were read from the pages are found."""
    rows, counts = noted(shared), Counter[str]()
    for data in recorded(shared).values():
        pages = data.get("query", {}).get("pages", {"": data}) if isinstance(data.get("query", {}), dict) else {}
        for page in pages.values() if isinstance(pages, dict) else pages:
            if not page.get("templates") or page["title"] not in rows:
                continue
            names = [item["title"].partition(":")[2] for item in page["templates"]]
            bare = FileFacts(page["title"], page["title"], "present")
            facts = read_second(bare, names, [], complete=True, read_at="")
            offered = tuple([offer.id for offer in facts.licenses])
            for name in rows[page["title"]]["licenses"]:
                match = licenses.by_name(name)
                stated = match.ids if match is not None else ()
                good = all(licenses.relation(i, offered) in ("same", "incomplete") for i in stated)
                counts["found" if stated and good else f"{page['title']}: {name}"] += 1
    assert counts == {"found": 31}
