"""English templates for reasons of verdicts: judge/."""

from __future__ import annotations

TEMPLATES: dict[str, str] = {}
