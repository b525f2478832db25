"""One line of the lockfile: from a value to text and back, exactly.

A line is `{"kind": ..., "name": ..., "record": {...}}` with sorted keys. `record` holds the fields of the value, those at
their default left out, and without the one that `name` already gives. A witness leaves out its page, revision and time
where they are the record's own.
"""

from __future__ import annotations

import json

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.facts import FileFacts, Lookup, Witness

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Plan = dict[str, tuple[tuple[type, ...], type[Value] | None, Callable[[Any], bool] | None, str]]

FILE, ABSENT, LOOKUP = "file", "absent", "lookup"
KINDS: dict[str, type[FileFacts] | type[Lookup]] = {FILE: FileFacts, ABSENT: FileFacts, LOOKUP: Lookup}
NAME_FIELD = {FILE: "asked", ABSENT: "asked", LOOKUP: "key"}
STATES = {FILE: ("present",), ABSENT: ("missing", "deleted", "invalid", "no-file"), LOOKUP: ("answered",)}

_WITNESS_FROM = {"page": "title", "revision": "revision", "read_at": "read_at"}


class RecordError(ValueError):
    """A line that is no record: not JSON, wrong kind, unknown or missing fields, a value of the wrong type."""


def kind_of(value: FileFacts | Lookup) -> str | None:
    """Return the kind of line that `value` belongs in, or None if it is "could not look", which is never written."""
    candidates = (LOOKUP,) if isinstance(value, Lookup) else (FILE, ABSENT)
    return next((kind for kind in candidates if value.state in STATES[kind]), None)


def name_of(value: FileFacts | Lookup) -> str:
    """Return what was asked: a title ("File:X.jpg") or the key of a lookup."""
    return value.key if isinstance(value, Lookup) else value.asked


def to_line(kind: str, value: FileFacts | Lookup) -> str:
    """Return the line of `value`, without line break."""
    record = _without_defaults(value, value)
    del record[NAME_FIELD[kind]]
    line = {"kind": kind, "name": name_of(value), "record": record}
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def from_line(line: str) -> FileFacts | Lookup:
    """Return the value that `line` holds.

    Raises:
        RecordError: it holds none; the text says what is wrong with it.
    """
    data = read_json(line)
    kind, name, record = data["kind"], data["name"], data["record"]
    cls = KINDS[kind]
    if not isinstance(record, dict):
        raise RecordError("the record is no object")
    plain: dict[str, Any] = {**record, NAME_FIELD[kind]: name}
    common = {field: plain[source] for field, source in _WITNESS_FROM.items() if source in plain}
    value: FileFacts | Lookup = _built(cls, plain, "", common)
    if value.state not in STATES[kind]:
        raise _wrong("state")
    return value


def read_json(line: str) -> dict[str, Any]:
    """Return the object in `line`; it has a known kind and a name.

    Raises:
        RecordError: it is not JSON, or not such an object.
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError("it is no JSON object; the line is cut or edited") from error
    if not isinstance(data, dict) or data.keys() != {"kind", "name", "record"}:
        raise RecordError("it has other keys than “kind”, “name” and “record”")
    if data["kind"] not in KINDS or not isinstance(data["name"], str):
        raise RecordError(f"“{data['kind']}” is no kind of record")
    return data


def says_the_same(old: str, new: str) -> bool:
    """Say whether two lines differ in nothing but the times at which things were read."""
    return old == new or bool(_timeless(json.loads(old)) == _timeless(json.loads(new)))


def _timeless(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: _timeless(value) for key, value in item.items() if key != "read_at"}
    return [_timeless(x) for x in item] if isinstance(item, list) else item


def _without_defaults(value: Value, record: Value) -> dict[str, Any]:
    """Return the fields of `value` as JSON-ready values, those at their default left out.

    A witness leaves out its page, revision and time where they are those of `record`.
    """
    if isinstance(value, Witness) and isinstance(record, FileFacts):
        return {
            field: getattr(value, field)
            for field in value._fields
            if field not in _WITNESS_FROM or getattr(value, field) != getattr(record, _WITNESS_FROM[field])
        }
    items = ((field, getattr(value, field)) for field in value._fields)
    defaults = value._defaults
    return {field: _plain(item, record) for field, item in items if field not in defaults or item != defaults[field]}


def _plain(item: Any, record: Value) -> Any:
    if isinstance(item, Value):
        return _without_defaults(item, record)
    return [_plain(x, record) for x in item] if isinstance(item, tuple) else item


def _is_pairs(item: Any) -> bool:
    return isinstance(item, list) and all(isinstance(p, list) and len(p) == 2 and _is_texts(p) for p in item)


def _is_texts(item: Any) -> bool:
    return isinstance(item, list) and all(isinstance(x, str) for x in item)


_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "str | None": (str, type(None)),
    "int": (int,),
    "int | None": (int, type(None)),
    "bool": (bool,),
    "bool | None": (bool, type(None)),
}
"""The classes of a plain value, by the annotation of its field."""

_CHECKS = {"tuple[str, ...]": _is_texts, "tuple[tuple[str, str], ...]": _is_pairs}
"""By the annotation of a field. What is in neither table is a value of its own, or a word checked elsewhere (`state`)."""

_PLANS: dict[type[Value], Plan] = {}


def _plan(cls: type[Value]) -> Plan:
    """Return, by field, the classes of a plain value, the class of a nested one or None, a check, and the annotation."""
    notes = {name: str(cls.__annotations__[name]) for name in cls._fields}
    plan: Plan = {name: (_KINDS.get(n, ()), cls.NESTED.get(name), _CHECKS.get(n), n) for name, n in notes.items()}
    _PLANS[cls] = plan
    return plan


def _wrong(field: str) -> RecordError:
    return RecordError(f"the field “{field}” has no valid value")


def _built(cls: type[Value], data: dict[str, Any], path: str, common: dict[str, Any]) -> Any:
    """Return the value that `data` holds. common: page, revision and time of each witness that states none.

    Raises:
        RecordError: a field is unknown, missing or of the wrong type; the first is named, with the way to it.
    """
    plan = _PLANS.get(cls) or _plan(cls)
    found = {}
    for name, item in data.items():
        if name not in plan:
            raise _wrong(path + name)
        kinds, nested, check, note = plan[name]
        if item.__class__ not in kinds:
            if nested is not None:
                item = _nested(nested, item, note, path + name, common)
            elif kinds or (check is not None and not check(item)):
                raise _wrong(path + name)
            elif item.__class__ is list:
                item = tuple([tuple(x) if x.__class__ is list else x for x in item])
        found[name] = item
    if len(found) < len(plan):
        for name in sorted(plan.keys() - found.keys() - cls._defaults.keys()):
            raise _wrong(path + name)
    return cls(**found)


def _nested(nested: type[Value], item: Any, note: str, path: str, common: dict[str, Any]) -> Any:
    if item.__class__ is dict and not note.startswith("tuple["):
        if nested is Witness:
            item |= {field: value for field, value in common.items() if field not in item}
        return _built(nested, item, path + ".", common)
    if item is None and note.endswith("None"):
        return None
    if not note.startswith("tuple[") or not isinstance(item, list) or any([x.__class__ is not dict for x in item]):  # noqa: C419 (faster)
        raise _wrong(path)
    return tuple([_built(nested, x, path + ".", common) for x in item])
