"""Which files are checked: folders searched, ignore files obeyed, patterns expanded, changed lines told by git."""

from __future__ import annotations

from licensecheck.files.globs import Globs
from licensecheck.files.walk import FileOptions, documents

__all__ = ["FileOptions", "Globs", "documents"]
