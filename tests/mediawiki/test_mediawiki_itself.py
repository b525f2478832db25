"""The wiki of the tests is a real MediaWiki that behaves as Commons does where it matters here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import requests

from mediawiki.plan import photographer

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

CROWDED = "|".join(f"File:Crowded {number:02d}.jpg" for number in range(1, 13))
BULK = "|".join(f"File:Bulk {number:03d}.jpg" for number in range(1, 51))


def ask(api_url: str, **params: str) -> dict[str, Any]:
    fixed = {"action": "query", "format": "json", "formatversion": "2"}
    answer: dict[str, Any] = requests.get(api_url, params=fixed | params, timeout=60).json()
    return answer


def log_of(api_url: str, title: str) -> list[tuple[str, str]]:
    found = ask(api_url, list="logevents", letitle=title)["query"]["logevents"]
    return [(entry["type"], entry["action"]) for entry in found if entry["type"] in ("move", "delete")]


def test_fifty_files_come_in_one_answer(api_log: ApiLog) -> None:
    answer = ask(api_log.api_url, titles=BULK, prop="imageinfo", iiprop="extmetadata|sha1")
    pages = answer["query"]["pages"]
    assert "continue" not in answer
    assert len({page["imageinfo"][0]["sha1"] for page in pages}) == 50
    assert {page["imageinfo"][0]["extmetadata"]["Artist"]["value"] for page in pages} == {
        photographer(number) for number in range(1, 51)
    }


def test_crowded_pages_are_continued(api_log: ApiLog) -> None:
    answer = ask(api_log.api_url, titles=CROWDED, prop="templates|categories", tllimit="max", cllimit="max")
    assert set(answer["continue"]) == {"tlcontinue", "clcontinue", "continue"}


def test_a_switch_holds_for_its_own_requests(api_log: ApiLog) -> None:
    cut = ask(api_log.with_switches(maxResultSize=9000), titles=BULK, prop="imageinfo", iiprop="extmetadata")
    lagged = ask(api_log.with_switches(lag=12), meta="siteinfo", maxlag="5")
    assert "iicontinue" in cut["continue"]
    assert lagged["error"]["code"] == "maxlag"
    assert "error" not in ask(api_log.api_url, meta="siteinfo", maxlag="5")


def test_what_happened_is_in_the_logs(api_log: ApiLog) -> None:
    url = api_log.api_url
    assert log_of(url, "File:Brick kiln.jpg") == [("move", "move")]
    assert log_of(url, "File:Poster of the fair.jpg") == [("delete", "delete")]
    assert log_of(url, "File:Salt store.jpg") == [("delete", "restore"), ("delete", "delete")]


def test_the_log_classifies_requests(api_log: ApiLog) -> None:
    """The access log sees queries and bodies, and only this test's own."""
    url = api_log.api_url
    ask(url, titles="File:Bulk 001.jpg", prop="imageinfo|info", iiprop="sha1")
    api_log.mark()
    titles = "File:Bulk 001.jpg|File:Bulk 002.jpg"
    requests.post(url, data={"action": "query", "format": "json", "titles": titles, "prop": "imageinfo"}, timeout=60)
    ask(url, titles=titles, prop="templates|categories")
    ask(url, titles=titles, prop="templates", tlcontinue="1|10|X")
    ask(url, list="logevents", letitle="File:Bulk 001.jpg")
    ask(url, list="search", srsearch="bulk", srnamespace="6")
    ask(url, list="allimages", aisha1="0" * 40)
    ask(url, meta="siteinfo")
    found = api_log()
    assert [r.kind for r in found] == ["first", "second", "continuation", "logs", "search", "lookup", "other"]
    assert (found[0].method, found[0].titles) == ("POST", ["File:Bulk 001.jpg", "File:Bulk 002.jpg"])
