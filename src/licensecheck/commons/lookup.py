"""What a page id, a SHA-1 or a search leads to."""

from __future__ import annotations

from licensecheck.commons.answers import BATCH, Merged, batches
from licensecheck.commons.client import UnavailableError
from licensecheck.commons.read import text_of
from licensecheck.commons.retry import Outcome
from licensecheck.commons.titles import CUT
from licensecheck.model import Candidate, Lookup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from licensecheck.commons.questions import Questions

SEARCH_LIMIT = 5
SHA1_LIMIT = 10
MAX_SEARCH = 250
"""Characters of a search; the search engine refuses above 300."""
MOST_AT_ONCE = {False: 50, True: 200}
"""Searches, and pictures, of one call, without and with the operator's contact: each is a request of its own, and this many
take a minute with the contact and five without. What a search leads to is never more than a candidate."""


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


def look_up(questions: Questions, keys: Sequence[str]) -> dict[str, Lookup]:
    """Answer each key: "pageid:123" (fifty to a question), "sha1:<40 hex digits>", "search:<words>" (`MOST_AT_ONCE` of each)."""
    found = _page_ids(questions, [key for key in keys if _digits(key)])
    limit = MOST_AT_ONCE[questions.client.identified]
    for kind in ("sha1:", "search:"):
        for key in [k for k in dict.fromkeys(keys) if k.startswith(kind)][limit:]:
            found[key] = _not_looked_up(key, Outcome("too-many-searches", None, (("limit", str(limit)),)))
    for key in dict.fromkeys(keys):
        if key not in found:
            found[key] = _look_up(questions, key)
    return {key: found[key] for key in keys}


def _page_ids(questions: Questions, keys: Sequence[str]) -> dict[str, Lookup]:
    found: dict[str, Lookup] = {}
    numbers = {key: str(int(_digits(key))) for key in keys}
    for batch in batches(numbers.values(), BATCH):
        merged, failure = questions.continued("lookups", page_id_params(batch))
        titles, read_at = page_id_titles(merged), questions.now()
        for key, number in numbers.items():
            if number in titles:
                found[key] = Lookup(key, "answered", titles[number], read_at=read_at)
            elif number in batch:
                found[key] = _not_looked_up(key, failure or CUT)
    return found


def _look_up(questions: Questions, key: str) -> Lookup:
    kind, _, value = key.partition(":")
    sha1, words = value.strip().lower(), search_words(value)
    is_sha1 = len(sha1) == 40 and all(c in "0123456789abcdef" for c in sha1)
    if not (kind == "sha1" and is_sha1) and not (kind == "search" and words):
        return _not_looked_up(key, Outcome("bad-lookup", None, (("key", key[:200]),)))
    try:
        if kind == "sha1":
            found = sha1_candidates(questions.client.ask("lookups", sha1_params(sha1)), sha1)
        else:
            found = search_candidates(questions.client.ask("lookups", search_params(words)))
    except UnavailableError as error:
        return _not_looked_up(key, error.outcome)
    if found is None:
        return _not_looked_up(key, CUT)
    return Lookup(key, "answered", found, read_at=questions.now())


def _digits(key: str) -> str:
    """The number of a "pageid:" key, "" for any other key."""
    kind, _, number = key.partition(":")
    return number if kind == "pageid" and number.isascii() and number.isdigit() and len(number) < 16 else ""


def _not_looked_up(key: str, outcome: Outcome) -> Lookup:
    return Lookup(key, "unavailable", (), outcome.reason, outcome.params)
