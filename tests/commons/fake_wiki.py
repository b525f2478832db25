"""A make-believe wiki that answers the questions of the product as the action API does: for faults and odd answers.

What a true MediaWiki answers is tested against a true one; this one makes answers that a true one gives only seldom.
"""

from __future__ import annotations

import copy
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from commons.fault_proxy import Request, json_reply

BY4 = {
    "LicenseShortName": "CC BY 4.0",
    "License": "cc-by-4.0",
    "LicenseUrl": "https://creativecommons.org/licenses/by/4.0",
    "UsageTerms": "Creative Commons Attribution 4.0",
    "AttributionRequired": "true",
    "Categories": "Self-published work|Windmills",
}


def metadata(**fields: str) -> dict[str, Any]:
    """An `extmetadata` object."""
    return {key: {"value": value, "source": "commons-desc-page"} for key, value in fields.items()}


def file_page(title: str, number: int, **fields: str) -> dict[str, Any]:
    """A page object for a file under CC BY 4.0; `fields` of extmetadata on top."""
    name = title.removeprefix("File:").replace(" ", "_")
    info = {
        "timestamp": "2020-01-01T00:00:00Z",
        "user": "Uploader",
        "size": 4711,
        "width": 640,
        "height": 400,
        "canonicaltitle": title,
        "url": f"https://upload.wikimedia.org/wikipedia/commons/a/ab/{name}?utm_source=commons&utm_campaign=imageinfo",
        "descriptionurl": f"https://commons.wikimedia.org/wiki/File:{name}",
        "sha1": f"{number:040x}",
        "mime": "image/jpeg",
        "extmetadata": metadata(**({"Artist": f"Author {number}", "DateTimeOriginal": "2020-01-01"} | BY4 | fields)),
    }
    return {
        "pageid": number,
        "ns": 6,
        "title": title,
        "imagerepository": "local",
        "lastrevid": 1000 + number,
        "imageinfo": [info],
    }


class FakeWiki:
    """Pages by title, logs by title, templates and categories by title; `part` pages have imageinfo in each part.

    entities: structured data by id; None for a wiki that has no such thing.
    """

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, Any]] = {}
        self.logs: dict[str, list[dict[str, Any]]] = {}
        self.templates: dict[str, list[str]] = {}
        self.categories: dict[str, list[str]] = {}
        self.redirects: dict[str, str] = {}
        self.search: list[str] = []
        self.part = 0
        self.limit = 50
        self.entities: dict[str, dict[str, Any]] | None = {}
        self.generator = "MediaWiki 1.39.17"
        self.questions: list[dict[str, str]] = []

    def add(self, *names: str, **fields: str) -> None:
        """Add files under CC BY 4.0."""
        for name in names:
            self.pages[f"File:{name}"] = file_page(f"File:{name}", len(self.pages) + 1, **fields)

    def __call__(self, request: Request) -> bytes:
        """The whole HTTP reply to a request."""
        query = request.body.decode() if request.method == "POST" else urlsplit(request.path).query
        params = dict(parse_qsl(query, keep_blank_values=True))
        self.questions.append(params)
        return json_reply(json.dumps(self.answer(params)))

    def answer(self, params: dict[str, str]) -> dict[str, Any]:
        """The JSON answer to a question."""
        if params.get("action") == "wbgetentities":
            if self.entities is None:
                return {"error": {"code": "badvalue", "info": 'Unrecognized value for parameter "action"'}}
            return {"entities": {i: self.entities.get(i, {"id": i, "missing": ""}) for i in params["ids"].split("|")}}
        if params.get("meta") == "siteinfo":
            return {"batchcomplete": True, "query": {"general": {"generator": self.generator}}}
        if params.get("list") == "logevents":
            return {"batchcomplete": True, "query": {"logevents": self.logs.get(params["letitle"], [])}}
        if params.get("list") == "search":
            return {"batchcomplete": True, "query": {"search": [{"ns": 6, "title": title} for title in self.search]}}
        if params.get("list") == "allimages":
            hits = [p for p in self.pages.values() if p["imageinfo"][0]["sha1"] == params["aisha1"]]
            found = [{"title": p["title"], "sha1": params["aisha1"], "ns": 6} for p in hits]
            return {"batchcomplete": True, "query": {"allimages": found}}
        if "pageids" in params:
            known = {str(page["pageid"]): page for page in self.pages.values()}
            missing = {"missing": True}
            ids = params["pageids"].split("|")
            pages = [
                {"pageid": int(i), **({k: known[i][k] for k in ("ns", "title")} if i in known else missing)}
                for i in ids
            ]
            return {"batchcomplete": True, "query": {"pages": pages}}
        return self._titles(params)

    def _titles(self, params: dict[str, str]) -> dict[str, Any]:
        asked = params["titles"].split("|")
        out: dict[str, Any] = {"batchcomplete": True, "query": {}}
        if len(asked) > self.limit:
            asked = asked[: self.limit]
            text = f'Too many values supplied for parameter "titles". The limit is {self.limit}.'
            out["warnings"] = {"main": {"warnings": text}}
        normal = {t: t[:5].title() + t[5:].replace("_", " ") for t in asked}
        out["query"]["normalized"] = [{"fromencoded": False, "from": a, "to": b} for a, b in normal.items() if a != b]
        finals = dict.fromkeys(normal.values())
        moved = {t: self.redirects[t] for t in finals if t in self.redirects}
        out["query"]["redirects"] = [{"from": a, "to": b} for a, b in moved.items()]
        finals = dict.fromkeys(moved.get(t, t) for t in finals)
        if "templates" in params["prop"]:
            out["query"]["pages"] = [self._lists(title) for title in finals]
            return out
        start = int(params.get("iicontinue", 0))
        pages = [self._page(title) for title in finals]
        if self.part:
            for number, page in enumerate(pages):
                if not start <= number < start + self.part:
                    page.pop("imageinfo", None)
            if start + self.part < len(pages):
                del out["batchcomplete"]
                out["continue"] = {"iicontinue": str(start + self.part), "continue": "||info"}
        out["query"]["pages"] = pages[::-1]
        return out

    def _page(self, title: str) -> dict[str, Any]:
        absent = {"ns": 6, "title": title, "missing": True, "imagerepository": ""}
        return copy.deepcopy(self.pages.get(title, absent))

    def _lists(self, title: str) -> dict[str, Any]:
        templates = [{"ns": 10, "title": f"Template:{name}"} for name in self.templates.get(title, [])]
        categories = [{"ns": 14, "title": f"Category:{name}"} for name in self.categories.get(title, [])]
        return {"pageid": 1, "ns": 6, "title": title, "templates": templates, "categories": categories}
