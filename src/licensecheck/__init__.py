"""Checks image credits against what Wikimedia Commons records about the file.

    from licensecheck import Checker
    report = Checker().check_credit("Image: Jane Doe, CC BY 4.0, via Wikimedia Commons")

Names are imported when they are first used, so that `import licensecheck` costs next to nothing.
"""

from __future__ import annotations

from licensecheck._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.api import Checker
    from licensecheck.credit import parse
    from licensecheck.model import Credit, Report

_HOMES = {
    "Checker": "licensecheck.api",
    "Credit": "licensecheck.model",
    "Report": "licensecheck.model",
    "parse": "licensecheck.credit",
}

__all__ = ["Checker", "Credit", "Report", "__version__", "parse"]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
