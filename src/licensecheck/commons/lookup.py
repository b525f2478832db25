"""What a page id, a SHA-1 or a search leads to."""

from __future__ import annotations

from licensecheck.commons.answers import Merged
from licensecheck.commons.read import text_of
from licensecheck.model import Candidate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SEARCH_LIMIT = 5
SHA1_LIMIT = 10
MAX_SEARCH = 250
"""Characters of a search; the search engine refuses above 300."""


def sha1_params(sha1: str) -> dict[str, str]:
    """The question for files with these bytes. `sha1`: 40 hexadecimal digits."""
    return {"list": "allimages", "aisha1": sha1, "aiprop": "sha1|canonicaltitle", "ailimit": str(SHA1_LIMIT)}


def sha1_candidates(answer: dict[str, Any], sha1: str) -> tuple[Candidate, ...] | None:
    """The files of an answer that have the SHA-1 asked for; others are left out. None if it does not speak of it."""
    found = answer["query"].get("allimages")
    if not isinstance(found, list):
        return None
    images = [i for i in found if isinstance(i, dict) and i.get("sha1") == sha1]
    return _ranked([text_of(i.get("title")) or text_of(i.get("canonicaltitle")) for i in images], "search.same-bytes")


def search_words(words: str) -> str:
    """Turn any words into a plain search: letters, digits and inner hyphens only, so that nothing acts as an operator.

    Quotes, "intitle:", "-word", "*", "~", "OR" and the like lose their force. Bounded to 250 characters at a word's end.
    """
    import re
    import unicodedata

    text = unicodedata.normalize("NFC", words[:2000])
    found = re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", text)
    plain = [word.lower() if word in {"AND", "OR", "NOT"} else word for word in found]
    out: list[str] = []
    size = 0
    for word in plain:
        size += len(word) + 1
        if size > MAX_SEARCH:
            break
        out.append(word)
    return " ".join(out)


def search_params(words: str) -> dict[str, str]:
    """The question for files whose page has all of the words. `words`: plain, as `search_words` gives them."""
    return {"list": "search", "srsearch": words, "srnamespace": "6", "srlimit": str(SEARCH_LIMIT), "srprop": ""}


def search_candidates(answer: dict[str, Any]) -> tuple[Candidate, ...] | None:
    """The files found, in the order of the search engine. None if the answer does not speak of a search."""
    found = answer["query"].get("search")
    if not isinstance(found, list):
        return None
    hits = [hit for hit in found if isinstance(hit, dict) and hit.get("ns", 6) == 6]
    return _ranked([text_of(hit.get("title")) for hit in hits], "search.title-words")


def page_id_params(ids: list[str]) -> dict[str, str]:
    """The question for the titles of pages. `ids`: at most 50 decimal numbers."""
    return {"prop": "info", "pageids": "|".join(ids)}


def page_id_titles(merged: Merged) -> dict[str, tuple[Candidate, ...]]:
    """Page id to the file with it; () for a page that is no file, or no page."""
    out: dict[str, tuple[Candidate, ...]] = {}
    for page in merged.untitled + list(merged.pages.values()):
        number = page.get("pageid")
        if isinstance(number, int):
            is_file = page.get("ns") == 6 and page.get("missing", False) is False
            out[str(number)] = _ranked([text_of(page.get("title"))] if is_file else [], "search.page-id")
    return out


def _ranked(titles: list[str], why: str) -> tuple[Candidate, ...]:
    return tuple([Candidate(title, rank, why) for rank, title in enumerate([t for t in titles if t], start=1)])
