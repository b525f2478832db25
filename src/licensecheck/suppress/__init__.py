"""Comments of a document that keep its findings from counting: read, applied, and reported where they are wrong or useless."""

from __future__ import annotations

from licensecheck.suppress.apply import Rules, suppress
from licensecheck.suppress.directives import Directive, Mistake, read_directive

__all__ = ["Directive", "Mistake", "Rules", "read_directive", "suppress"]
