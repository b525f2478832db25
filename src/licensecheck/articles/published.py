"""On which day an article was published, as far as it says so itself.

Looked for only where a file's history is told, so that reading articles costs nothing more for it.
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

HEAD = 40_000
"""Code points at the beginning of a document that are looked at."""

_DAY = r"(\d{4}-\d{2}-\d{2})"
_KEYS = r"(?:date|published|publish_?date|pub_?date|date_?published|published_?(?:at|on|time)|publication_?date)"
_FRONT = rf"^[ \t\"']*{_KEYS}[\"']?[ \t]*[:=][ \t]*[\"']?{_DAY}"
_META = r"<meta\b[^<>]{0,1000}>"
_META_NAME = (
    r"(?:property|name|itemprop)\s*=\s*[\"']?(?:article:published_time|og:published_time|datepublished|date"
    r"|pubdate|publish-?date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created))(?=[\"'\s/>])"
)
_CONTENT = rf"content\s*=\s*[\"']?\s*{_DAY}"
_JSON_LD = rf"\"datePublished\"\s*:\s*\"{_DAY}"
_TIME = rf"<time\b[^<>]{{0,500}}?\bdatetime\s*=\s*[\"']?{_DAY}"
_NAME = rf"(?:^|/){_DAY}-[^/]*\Z"


def published_on(path: str, text: str) -> str:
    """Return the day that a document gives as that of its publication, ISO 8601; "" if it gives none.

    In this order: a key of front matter, `<meta>`, JSON-LD, the first `<time>`, the beginning of the file's name
    ("2023-04-25-title.md"). A day that no calendar has is none.
    """
    return next((day for day in _days(path, text[:HEAD]) if _is_day(day)), "")


def _days(path: str, head: str) -> Iterator[str]:
    import re

    fence = head[:3]
    if fence in ("---", "+++"):
        yield from _found(re.search(_FRONT, head[: head.find(f"\n{fence}", 3)], re.IGNORECASE | re.MULTILINE))
    for tag in re.finditer(_META, head, re.IGNORECASE):
        if re.search(_META_NAME, tag.group(), re.IGNORECASE):
            yield from _found(re.search(_CONTENT, tag.group(), re.IGNORECASE))
    yield from _found(re.search(_JSON_LD, head))
    yield from _found(re.search(_TIME, head, re.IGNORECASE))
    yield from _found(re.search(_NAME, path.replace("\\", "/")))


def _found(match: re.Match[str] | None) -> Iterator[str]:
    if match:
        yield match.group(1)


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
