"""The last texts that were read: a reader asks whether a text credits a picture, the check asks what it says."""

from __future__ import annotations

from functools import lru_cache

from licensecheck.credit.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.model.credit import Credit, CreditFormat

_read = lru_cache(maxsize=512)(parse)


def parse_once(text: str, format: CreditFormat, language: str | None = None) -> Credit:
    """Return what `parse` returns; of the last 512 texts without reading them again."""
    credit = _read(text, format)
    return credit if language is None else credit.replace(language=language)
