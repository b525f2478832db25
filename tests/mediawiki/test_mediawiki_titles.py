"""Titles and addresses as the product writes them are those of MediaWiki itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import requests

from licensecheck.addresses import canonical_title, file_page_url, is_legal_title, parse_address

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

TITLES = [
    "file:old mill.jpg",
    "FILE:Old_mill.jpg",
    "Image:Old mill.jpg",
    "File : Old mill.jpg",
    ":File:Old mill.jpg",
    "File:Old__ _mill.jpg",
    "File:_Old mill_.jpg",
    "File:élan.jpg",
    "File:e\u0301lan.jpg",
    "File:ǆungla.jpg",
    "File:ω.jpg",
    "File:млин.jpg",
    "File:日本.jpg",
    "File:Old\u00a0mill.jpg",
    "File:Old\u3000mill.jpg",
    "File:Old\u200emill.jpg",
    "File:Mill: the film.webm",
    "File:100% wool.jpg",
    'File:Mill\'s "best" (1), a & b.jpg',
    "File:Mill?.jpg",
    "File:A+b=c.jpg",
    "File:A;b@c!d$e~f.jpg",
]
"""Ways to write titles; what MediaWiki makes of them is asked of it.

Left out: "ß" and "ŉ" at the start, which MediaWiki makes "SS" and "ʼN", but the wikis of Wikimedia leave alone
($wgOverrideUcfirstCharacters).
"""

ILLEGAL = [
    "File:Old <mill>.jpg",
    "File:Old [mill].jpg",
    "File:Old {mill}.jpg",
    "File:Old%20mill.jpg",
    "File:Old ~~~ mill.jpg",
    "File:../mill.jpg",
    "File:old/./mill.jpg",
    "File:old/../mill.jpg",
    "File:Old\ufffdmill.jpg",
    "File:" + "é" * 130 + ".jpg",
]


def pages(api_log: ApiLog, titles: list[str], prop: str = "info") -> tuple[dict[str, str], list[dict[str, object]]]:
    """Ask for titles; return what was normalized, and the pages."""
    asked = {"action": "query", "format": "json", "formatversion": "2", "prop": prop, "inprop": "url"}
    answer = requests.post(api_log.api_url, data={**asked, "titles": "|".join(titles)}, timeout=60).json()["query"]
    normalized = {
        unquote(item["from"]) if item["fromencoded"] else item["from"]: item["to"]
        for item in answer.get("normalized", [])
    }
    return normalized, answer["pages"]


def test_canonical_titles_are_those_of_the_wiki(api_log: ApiLog) -> None:
    """Prefix, spaces, first letter and composition come out as MediaWiki normalizes them."""
    found: dict[str, str] = {}
    for title in TITLES:
        normalized, answered = pages(api_log, [title])
        assert len(answered) == 1
        found[title] = str(answered[0]["title"])
        assert normalized.get(title, title) == found[title] or title != found[title]
    assert {title: canonical_title(title) for title in TITLES} == found
    assert all(map(is_legal_title, found.values()))


def test_illegal_titles_are_those_that_the_wiki_refuses(api_log: ApiLog) -> None:
    for title in ILLEGAL:
        _, answered = pages(api_log, [title])
        assert [page.get("invalid") for page in answered] == [True], title
        assert not is_legal_title(title)


def test_addresses_of_pages_are_those_of_the_wiki(api_log: ApiLog, mediawiki: str) -> None:
    """The address that the product writes is letter for letter the one that MediaWiki gives, and is read back."""
    host = urlsplit(mediawiki).netloc
    for title in sorted({canonical_title(title) or "" for title in TITLES}):
        _, answered = pages(api_log, [title])
        ours = file_page_url(title, host).removeprefix("https:")
        assert ours == str(answered[0]["canonicalurl"]).removeprefix("http:")
        address = parse_address(file_page_url(title))
        assert address is not None
        assert address.title == title
