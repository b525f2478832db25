"""Many documents: cases as they are judged, counted on the way, so that memory does not grow with their number."""

from __future__ import annotations

from licensecheck.batch.stream import Stream, Tally

__all__ = ["Stream", "Tally"]
