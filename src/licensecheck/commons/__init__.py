"""Asking Wikimedia Commons, or another MediaWiki, for what it records about files. The only room that talks to a network.

`requests` and `mwclient` are imported on the first question, not before.
"""

from __future__ import annotations

from licensecheck.commons.client import DEFAULT_API_URL, ApiUrlError, RequestCounts
from licensecheck.commons.history import FileHistory
from licensecheck.commons.pace import Pace
from licensecheck.commons.source import CommonsSource
from licensecheck.commons.wikis import WikisSource

__all__ = ["DEFAULT_API_URL", "ApiUrlError", "CommonsSource", "FileHistory", "Pace", "RequestCounts", "WikisSource"]
