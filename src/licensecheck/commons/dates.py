"""The date field of a file page: an ISO date where the words say one, cut to the precision they have."""

from __future__ import annotations

from licensecheck.commons.html_text import visible
from licensecheck.model import DateFact, Witness

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""English: the record is asked for in English."""

_NUMERIC = r"(?P<y>\d{4})(?:[-:/](?P<m>\d{1,2})(?:[-:/](?P<d>\d{1,2}))?)?"
_TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|UTC|[AP]M|[+-]\d{2}:?\d{2})?)?"
_PATTERNS = (
    _NUMERIC + _TIME,
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})" + _TIME,
    r"(?:\d{1,2}:\d{2}(?::\d{2})?,?\s+)?(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<w>[A-Za-z]{3,9})\.?,?\s+(?P<y>\d{4})"
    + _TIME,
    r"(?P<w>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})" + _TIME,
)
_LEAD = r"^(?:taken|photographed|created|made|painted|drawn)\s+(?:on|in)\s+|^(?:on|in)\s+|^(?:mon|tues?|wednes|thurs?|fri|satur|sun)day,?\s+"
_TAIL = r"\s*\((?:according to exif(?: data)?|exif|photo(?:graph)?(?: taken)?|creation date|utc|local time)\)$|[.,]$"
_UPLOADED = r"\bupload"

_compiled: list[tuple[list[re.Pattern[str]], re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = []


def _patterns() -> tuple[list[re.Pattern[str]], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    if not _compiled:
        import re

        flags = re.IGNORECASE
        whole = [re.compile(pattern, flags) for pattern in _PATTERNS]
        _compiled.append((whole, re.compile(_LEAD, flags), re.compile(_TAIL, flags), re.compile(_UPLOADED, flags)))
    return _compiled[0]


def read_date(html: str, witness: Witness, base: str = "https://commons.wikimedia.org/") -> DateFact | None:
    """Read a date field (`DateTimeOriginal`).

    Returns:
        The fact, None if the field is empty. Its `value` is "" for "circa 1915", "1885-1890", "19th century", the date of
        an upload, and whatever else is not one date: such words are no date to hold a credit against.
    """
    text = visible(html, base).text
    return DateFact(iso_date(text), text[:500], witness) if text else None


def iso_date(text: str) -> str:
    """Return "2023-04-25", "2023-04" or "2023" if the words are one date, else ""."""
    whole, lead, tail, uploaded = _patterns()
    text = text.strip()[:120]
    if uploaded.search(text):
        return ""
    text = tail.sub("", lead.sub("", text))
    for pattern in whole:
        found = pattern.fullmatch(text)
        if found:
            return _checked(found.groupdict())
    return ""


def _checked(parts: dict[str, str | None]) -> str:
    """The date, if there is such a day."""
    from datetime import date

    year = int(parts["y"] or 0)
    word = (parts.get("w") or "").lower()
    if word and word not in MONTHS:
        return ""
    month = MONTHS.get(word) or int(parts.get("m") or 0)
    day = int(parts.get("d") or 0)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return f"{year:04d}" if year and month == day == 0 else ""
    if parts.get("m") == "00":
        return f"{year:04d}"
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
