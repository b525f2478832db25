"""Reading and writing image credits: text -> Credit and facts -> text. Pure, no network."""

from __future__ import annotations

from licensecheck.credit.flat import fields
from licensecheck.credit.parser import LIMIT, parse

__all__ = ["LIMIT", "fields", "parse"]
