"""Asking Wikimedia Commons, or another MediaWiki, for what it records about files. The only room that talks to a network.

`requests` and `mwclient` are imported on the first question, the names of this module when they are first asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.commons.client import DEFAULT_API_URL, ApiUrlError, RequestCounts
    from licensecheck.commons.pace import Pace
    from licensecheck.commons.source import CommonsSource
    from licensecheck.commons.wikis import WikisSource

__all__ = [
    "DEFAULT_API_URL",
    "ApiUrlError",
    "CommonsSource",
    "Pace",
    "RequestCounts",
    "WikisSource",
]

_HOMES = {
    "DEFAULT_API_URL": "client",
    "ApiUrlError": "client",
    "CommonsSource": "source",
    "Pace": "pace",
    "RequestCounts": "client",
    "WikisSource": "wikis",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(__import__(f"{__name__}.{home}", fromlist=(name,)), name)
    globals()[name] = found
    return found
