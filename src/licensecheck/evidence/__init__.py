"""Facts at rest, and who may be asked for them: the lockfile, nobody (offline), or one source after another."""

from __future__ import annotations

from licensecheck.evidence.lockfile import Lockfile, Written
from licensecheck.evidence.source import FactSource, Layered, Offline

__all__ = ["FactSource", "Layered", "Lockfile", "Offline", "Written"]
