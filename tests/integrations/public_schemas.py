"""The public schemas that `check-jsonschema` brings along."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.resources import files
from typing import Any


def validate(name: str, data: Any) -> None:
    """Check `data` against the schema `name`: "github-actions", "github-workflows", "gitlab-ci"."""
    jsonschema: Any = import_module("jsonschema")
    path = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{name}.json"
    jsonschema.validate(data, json.loads(path.read_text(encoding="utf-8")))
