"""The words that written credits are made of, per language: tables/writer.tsv, which people may edit without programming."""

from __future__ import annotations

import os
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru")
"""The languages that credits can be written in."""

_TABLE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "tables", "writer.tsv")
_CHANGE = "change "


@cache
def _table() -> dict[str, dict[str, str]]:
    """Return {language: {word: its wording}}."""
    with open(_TABLE, encoding="utf-8") as stream:
        rows = [line.rstrip("\r\n").split("\t") for line in stream if line.strip() and line[0] != "#"]
    return {code: {row[0]: row[k] for row in rows[1:]} for k, code in enumerate(rows[0]) if k}


def words_of(language: str) -> dict[str, str]:
    """Return the words of a language by their English names ("via", "or", "change cropped").

    Raises:
        ValueError: credits cannot be written in this language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}: {', '.join(LANGUAGES)}")
    return _table()[language]


def nearest_language(*tags: str | None) -> str:
    """Return the first of some language tags ("de-AT", "PT_br", None) that credits can be written in, else "en"."""
    for tag in tags:
        code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def change_kinds() -> tuple[str, ...]:
    """Return the kinds of changes that there are words for. There are none for "unmodified"."""
    return tuple(word.removeprefix(_CHANGE) for word in _table()["en"] if word.startswith(_CHANGE))


def change_words(kinds: Sequence[str], language: str) -> str:
    """Return the change notice for some kinds: ("cropped", "black_white") -> "cropped, converted to black and white".

    Raises:
        ValueError: there are no words for a kind.
    """
    words = words_of(language)
    for kind in kinds:
        if _CHANGE + kind not in words:
            raise ValueError(f"unknown kind of change {kind!r}: {', '.join(change_kinds())}")
    return ", ".join(words[_CHANGE + kind] for kind in dict.fromkeys(kinds))
