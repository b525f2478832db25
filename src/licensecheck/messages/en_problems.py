"""English templates for input, configuration and service: cli/, articles/, commons/, evidence/."""

from __future__ import annotations

TEMPLATES: dict[str, str] = {}
