"""Which licenses exist, by every name and address that people use, with the duties of each.

The names of this module are loaded when they are first asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._addresses import by_url
    from licensecheck.licenses._find import find
    from licensecheck.licenses._names import by_category, by_commons, by_name, by_template
    from licensecheck.licenses._pages import identify_page
    from licensecheck.licenses._registry import all_ids, family_of, get
    from licensecheck.licenses._relation import relation
    from licensecheck.licenses._values import Difference, License, Match, Mention, Requires

__all__ = [
    "Difference",
    "License",
    "Match",
    "Mention",
    "Requires",
    "all_ids",
    "by_category",
    "by_commons",
    "by_name",
    "by_template",
    "by_url",
    "family_of",
    "find",
    "get",
    "identify_page",
    "relation",
]

_HOMES = {
    "Difference": "_values",
    "License": "_values",
    "Match": "_values",
    "Mention": "_values",
    "Requires": "_values",
    "all_ids": "_registry",
    "by_category": "_names",
    "by_commons": "_names",
    "by_name": "_names",
    "by_template": "_names",
    "by_url": "_addresses",
    "family_of": "_registry",
    "find": "_find",
    "get": "_registry",
    "identify_page": "_pages",
    "relation": "_relation",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(__import__(f"{__name__}.{home}", fromlist=(name,)), name)
    globals()[name] = found
    return found
