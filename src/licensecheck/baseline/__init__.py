"""Findings that were there before: written to a file, and marked when they come again."""

from __future__ import annotations

from licensecheck.baseline.file import FILENAME, SCHEMA, Entry, load, written
from licensecheck.baseline.match import Comparison

__all__ = ["FILENAME", "SCHEMA", "Comparison", "Entry", "load", "written"]
