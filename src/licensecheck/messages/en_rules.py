"""English templates for findings and fixes: rules/."""

from __future__ import annotations

TEMPLATES: dict[str, str] = {}
