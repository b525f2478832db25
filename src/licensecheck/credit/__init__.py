"""Reading and writing image credits: text -> Credit and facts -> text. Pure, no network."""

from __future__ import annotations

from licensecheck.credit.parser import LIMIT, parse, parse_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.flat import fields
    from licensecheck.credit.writer import CreditFacts, write_credit

__all__ = ["LIMIT", "CreditFacts", "fields", "parse", "parse_many", "write_credit"]


def __getattr__(name: str) -> object:
    if name in ("CreditFacts", "write_credit"):
        from licensecheck.credit import writer

        return getattr(writer, name)
    if name == "fields":
        from licensecheck.credit import flat

        return flat.fields
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
