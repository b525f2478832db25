"""Batches, continued answers, and which page answers which title."""

from __future__ import annotations

from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

BATCH = 50
"""Titles in one question: the API's limit without the bot right."""
MAX_CHAIN = 20

LISTS = frozenset({"templates", "categories"})
"""Properties that grow from part to part; others come whole."""


class Merged:
    """The parts of one answer, put together page by page.

    pages: by title; `untitled`: those without (page ids that do not exist). complete: whether the answer was continued to its end. dropped: whether the wiki said that it left
    out titles because they were too many.
    """

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, Any]] = {}
        self.untitled: list[dict[str, Any]] = []
        self.normalized: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.interwiki: dict[str, str] = {}
        self.complete = False
        self.dropped = False

    def add(self, answer: dict[str, Any]) -> dict[str, str] | None:
        """Add a part.

        Returns:
            What to send to get the next part, or None at the end. Older versions of a file (`iistart`) are no next part.
        """
        query = answer["query"]
        for page in _pages(query):
            self._add_page(page)
        self.normalized |= _mapping(query.get("normalized"), decode=True)
        self.redirects |= _mapping(query.get("redirects"), decode=False)
        self.interwiki |= {
            i["title"]: str(i.get("iw")) for i in dicts(query.get("interwiki")) if isinstance(i.get("title"), str)
        }
        self.dropped = self.dropped or "too many values" in str(answer.get("warnings", "")).lower()
        step = answer.get("continue")
        if not isinstance(step, dict) or not set(step) - {"continue", "iistart"}:
            self.complete = "batchcomplete" in answer
            return None
        return {str(key): str(value) for key, value in step.items()}

    def _add_page(self, page: dict[str, Any]) -> None:
        title = page.get("title")
        if not isinstance(title, str):
            self.untitled.append(page)
            return
        have = self.pages.setdefault(title, {})
        for key, value in page.items():
            if key in LISTS and isinstance(value, list):
                have.setdefault(key, []).extend(value)
            elif not have.get(key):
                # A part that grew too long has an empty `imageinfo` where a later part has the entry.
                have[key] = value

    def follow(self, title: str) -> tuple[str, tuple[str, ...]]:
        """Return the final title for an asked one, and the titles that redirected on the way."""
        title = self.normalized.get(title, title)
        passed: list[str] = []
        while title in self.redirects and len(passed) < MAX_CHAIN and title not in passed:
            passed.append(title)
            title = self.redirects[title]
            title = self.normalized.get(title, title)
        return title, tuple(passed)


def _pages(query: dict[str, Any]) -> list[dict[str, Any]]:
    """The page objects: a list in format version 2, an object by page id in version 1."""
    pages = query.get("pages")
    return dicts(list(pages.values()) if isinstance(pages, dict) else pages)


def dicts(items: Any) -> list[dict[str, Any]]:
    """Return the objects of what should be a list of objects."""
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _mapping(items: Any, *, decode: bool) -> dict[str, str]:
    """`normalized` or `redirects`: from, to. With `fromencoded` the asked title is percent-encoded there."""
    from urllib.parse import unquote

    out = {}
    for item in dicts(items):
        old, new = item.get("from"), item.get("to")
        if isinstance(old, str) and isinstance(new, str):
            out[unquote(old) if decode and item.get("fromencoded") else old] = new
    return out


class Title(Value):
    """A title to ask for: `asked` as the caller wrote it, `sent` as it goes out; None if no wiki could take it."""

    asked: str
    sent: str | None


def sendable(asked: str) -> Title:
    """Prepare a title: NFC, underscores and runs of spaces to one space.

    A title with "|" (it would ask for two), a line break or another control character, or above 255 bytes is not sent.
    """
    import unicodedata

    text = unicodedata.normalize("NFC", asked).replace("_", " ")
    bad = "|" in text or any(c < " " or c == "\x7f" for c in text)
    text = " ".join(text.split())
    bad = bad or not text or len(text.encode("utf-8", "replace")) > 255 + 40
    if bad or any("\ud800" <= c <= "\udfff" for c in text):
        return Title(asked, None)
    return Title(asked, text)


def batches(items: Iterable[str], size: int = BATCH) -> list[list[str]]:
    """Split into lists of at most `size`, each item once, order kept."""
    unique = list(dict.fromkeys(items))
    return [unique[i : i + size] for i in range(0, len(unique), size)]
