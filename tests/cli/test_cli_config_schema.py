"""The JSON Schema of the configuration file says what the program does."""

from __future__ import annotations

import json
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import generate_config_schema
import pytest

from cli.test_cli_config import ALL, WRONG
from licensecheck.config.template import template

jsonschema: Any = import_module("jsonschema")
SCHEMA = json.loads(generate_config_schema.PATH.read_text(encoding="utf-8"))

OF_THE_FILES = ("no-toml", "extend-missing", "extend-itself", "timeout-inf")
"""Mistakes that are not in one document alone, or that JSON cannot hold."""


def test_the_schema_in_the_package_is_that_of_the_table() -> None:
    """`make docs` brings it up to date."""
    assert generate_config_schema.schema() == SCHEMA


def test_a_file_with_every_key_is_valid() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(tomllib.loads(ALL))


def test_the_file_that_init_writes_is_valid_also_with_every_line_put_to_use(tmp_path: Path) -> None:
    lines = "".join(template(str(tmp_path))).splitlines()
    settings = [line.removeprefix("# ") for line in lines if " = " in line]
    assert tomllib.loads("\n".join(lines)) == {}
    made = tomllib.loads("\n".join(settings))
    assert set(made) == set(SCHEMA["properties"]) - {"extend"}
    jsonschema.Draft202012Validator(SCHEMA).validate(made)


@pytest.mark.parametrize("name", [n for n in WRONG if n not in OF_THE_FILES])
def test_what_the_program_refuses_the_schema_refuses(name: str) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(tomllib.loads(WRONG[name][0]))
