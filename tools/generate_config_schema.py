"""Write the JSON Schema of the configuration file from the table of its keys.

Usage: python tools/generate_config_schema.py
"""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Any

import licensecheck
from licensecheck.config.keys import EXTEND, FIELDS, TABLE, Key

PATH = Path(licensecheck.__file__).parent / "schemas" / "config-1.json"

_TEXTS = {"type": "array", "items": {"type": "string"}}
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "choice": {"type": "string"},
    "path": {"type": "string"},
    "codes": {"type": "array", "items": {"type": "string", "pattern": "^[A-Za-z]{2}[0-9]{0,3}$"}},
    "licenses": _TEXTS,
    "globs": _TEXTS,
    "names": _TEXTS,
    "flag": {"type": "boolean"},
    "seconds": {"type": "number", "exclusiveMinimum": 0},
    "days": {"type": "number", "minimum": 0},
    "codes-by-glob": {"type": "object", "additionalProperties": _TEXTS},
    "fields": {
        "type": "object",
        "properties": {field: {"anyOf": [{"type": "string"}, _TEXTS]} for field in FIELDS},
        "additionalProperties": False,
    },
}


def schema() -> dict[str, Any]:
    """Return the schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "licensecheck.config/1",
        "title": "Settings of licensecheck, version 1",
        "description": "licensecheck.toml, .licensecheck.toml, or the table [tool.licensecheck] of pyproject.toml.",
        "type": "object",
        "properties": {
            EXTEND: {"type": "string", "description": "A file whose settings hold where this one says nothing."},
            **{key.name: _property(key) for key in TABLE},
        },
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, Any]:
    found = {**_KINDS[key.kind], "description": f"{key.help[0].upper()}{key.help[1:]}."}
    if key.choices:
        found["enum"] = list(key.choices)
    if key.default is not None:
        found["default"] = key.default
    return found


def main() -> None:
    """Write the file."""
    PATH.write_text(dumps(schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
