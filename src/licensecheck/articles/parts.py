"""Credits that are spread over several lines: which line goes on with the credit of the line before."""

from __future__ import annotations

import re
from functools import cache

# fmt: off
FIELDS = {
    "license": (
        "license", "licence", "licensed", "licenses", "lizenz", "lizenziert", "licencia", "licença", "licenza", "licentie",
        "licencja", "ліцензія", "лицензия", "rights", "rechte", "copyright", "许可", "授權",
    ),
    "source": (
        "source", "sources", "quelle", "fuente", "fonte", "bron", "źródło", "джерело", "источник", "来源", "來源", "via",
    ),
    "author": (
        "author", "authors", "artist", "creator", "photographer", "autor", "autorin", "urheber", "urheberin", "fotograf",
        "fotografin", "auteur", "autore", "автор", "作者",
    ),
    "title": ("title", "titel", "titre", "título", "titolo", "tytuł", "назва", "название"),
    "date": ("date", "datum", "fecha", "data", "дата"),
    "link": ("link", "url", "creditlink", "website", "original"),
    "changes": ("changes", "modifications", "changed", "änderungen", "bearbeitung", "cambios", "modifiche", "alterações"),
}
"""Labels of one field of a credit, in lower case. A label of the whole picture ("Photo:") starts a credit of its own."""
# fmt: on


@cache
def _labels() -> dict[str, str]:
    return {label: field for field, labels in FIELDS.items() for label in labels}


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"[\s\[(*_>•·–—+-]{0,20}([^\W\d_]{2,20})[*_]{0,2}\s?(?::|\sunder\b|\sunter\b|\sbajo\b)", re.IGNORECASE
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"[\s*\-+]{0,20}<?https?://[^\s<>]+>?\.?\s*", re.IGNORECASE)


def field_of(text: str, start: int, end: int) -> str | None:
    """Return the field ("license", "source", ...) whose label the line starts with, or None."""
    found = _label().match(text, start, end)
    return _labels().get(found.group(1).lower()) if found else None


def is_address(text: str, start: int, end: int) -> bool:
    """Whether the line holds an address and nothing else."""
    return _address().fullmatch(text, start, end) is not None


def goes_on(text: str, start: int, end: int, seen: set[str | None]) -> bool:
    """Whether a line goes on with the credit before it: an address, or a field that the credit does not name yet.

    seen: the fields that the credit names, to which this one is added.
    """
    field = "link" if is_address(text, start, end) else field_of(text, start, end)
    if field is None or field in seen:
        return False
    seen.add(field)
    return True
