"""Frozen, slotted values: what `dataclass(frozen=True, slots=True)` gives, at a tenth of its start-up cost.

Importing `dataclasses` and building thirty of them costs 3.6 times a bare `python -c pass`; a pre-commit hook pays that
for every file. See docs/decisions/0002-values.md.

A value declares its fields as annotations, with defaults after the fields without. Type checkers see a frozen dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_: object) -> object:
        return lambda cls: cls


class FrozenValueError(AttributeError):
    """A field of a value was assigned or deleted after construction."""


@dataclass_transform(frozen_default=True)
class _Meta(type):
    """Turns the annotations of a class body into slots and an `__init__`."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        notes = body.get("__annotations__", {})
        fields = tuple(f for f, note in notes.items() if not str(note).startswith("ClassVar"))
        defaults = {f: body.pop(f) for f in fields if f in body}
        body["__slots__"] = fields
        body["__match_args__"] = fields
        body["_fields"] = fields
        body["_defaults"] = defaults
        made = super().__new__(mcs, name, bases, body)
        for field in body.get("LATE", ()):
            setattr(made, field, _Late(made.__dict__[field]))
        return made


class _Late:
    """The slot of a field in which a `Later` may stand, until its value is asked for."""

    __slots__ = ("held", "put")

    def __init__(self, slot: Any) -> None:
        self.held, self.put = slot.__get__, slot.__set__

    def __get__(self, owner: Value | None, _: type | None = None) -> Any:
        if owner is None:
            return self
        value = self.held(owner)
        if isinstance(value, Later):
            value = value.of(owner)
            self.put(owner, value)
        return value

    def __set__(self, owner: Value, value: object) -> None:
        self.put(owner, value)


_COMPILED_AFTER = 24
"""Instances of a class that are made the slow way before its own `__init__` is compiled (about 0.1 ms each)."""
_made: dict[type[Value], int] = {}


def _fill(self: Value, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Set the fields as the compiled `__init__` would."""
    fields, name = self._fields, type(self).__name__
    if len(args) > len(fields):
        raise TypeError(f"{name}() takes {len(fields)} arguments, {len(args)} were given")
    given = dict(zip(fields, args, strict=False))
    if twice := given.keys() & kwargs.keys():
        raise TypeError(f"{name}() got two values for {sorted(twice)}")
    given.update(kwargs)
    if unknown := given.keys() - set(fields):
        raise TypeError(f"{name}() has no fields {sorted(unknown)}")
    for field in fields:
        if field in given:
            object.__setattr__(self, field, given[field])
        elif field in self._defaults:
            object.__setattr__(self, field, self._defaults[field])
        else:
            raise TypeError(f"{name}() lacks a value for {field!r}")


def _build_init(cls: type[Value]) -> None:
    """Compile the real `__init__` of `cls`: worth its while for classes with many instances."""
    scope: dict[str, Any] = {"_d": cls._defaults}
    params, body = [], []
    for field in cls._fields:
        scope[f"_s_{field}"] = getattr(cls, field).__set__
        params.append(f"{field}=_d[{field!r}]" if field in cls._defaults else field)
        body.append(f" _s_{field}(self, {field})")
    exec(f"def __init__(self, {', '.join(params)}):\n" + ("\n".join(body) or " pass"), scope)  # field names only
    cls.__init__ = scope["__init__"]  # type: ignore[method-assign]


class Value(metaclass=_Meta):
    """Base of all frozen values: equality and hash by fields, `replace`, `to_plain` and `from_plain`."""

    _fields: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]
    NESTED: ClassVar[dict[str, type[Value]]] = {}
    """For `from_plain`: the fields that hold a value or a tuple of values, with their class."""
    LATE: ClassVar[tuple[str, ...]] = ()
    """The fields in which a `Later` may be put."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        cls = type(self)
        _made[cls] = count = _made.get(cls, 0) + 1
        if count > _COMPILED_AFTER:
            _build_init(cls)
        _fill(self, args, kwargs)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenValueError(f"{type(self).__name__}.{name} is read-only; use replace()")

    def __delattr__(self, name: str) -> None:
        raise FrozenValueError(f"{type(self).__name__}.{name} is read-only")

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, f) for f in self._fields])

    def _held(self) -> tuple[Any, ...]:
        """The values of the fields; a `Later` stays one."""
        if not self.LATE:
            return self._values()
        about = type(self).__dict__
        return tuple([about[f].held(self) if f in self.LATE else getattr(self, f) for f in self._fields])

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{f}={getattr(self, f)!r}" for f in self._fields)
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), self._held()

    def replace(self, **changes: Any) -> Self:
        """Return a copy with the named fields changed.

        Raises:
            TypeError: a name is no field.
        """
        held = zip(self._fields, self._held(), strict=True)
        values = [changes.pop(field) if field in changes else value for field, value in held]
        if changes:
            raise TypeError(f"{type(self).__name__}() has no fields {sorted(changes)}")
        return type(self)(*values)

    def to_plain(self) -> dict[str, Any]:
        """Return the fields as JSON-ready values: nested values become dicts, tuples become lists."""
        return {f: _plain(getattr(self, f)) for f in self._fields}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Self:
        """Build a value from what `to_plain` gave.

        Raises:
            ValueError: `data` is no dict, lacks a field without default, or has a key that is no field.
        """
        if not isinstance(data, dict):
            raise ValueError(f"{cls.__name__}: expected an object, got {type(data).__name__}")
        unknown = data.keys() - set(cls._fields)
        missing = set(cls._fields) - data.keys() - cls._defaults.keys()
        if unknown or missing:
            raise ValueError(f"{cls.__name__}: unknown fields {sorted(unknown)}, missing fields {sorted(missing)}")
        return cls(**{key: _restore(cls.NESTED.get(key), item) for key, item in data.items()})


class Later(Value):
    """Stands in a field of `LATE` for its value, which is made when it is asked for: a function of all other fields."""

    def of(self, owner: Any) -> Any:
        """Return the value for `owner`."""
        raise NotImplementedError


def _plain(item: Any) -> Any:
    if isinstance(item, Value):
        return item.to_plain()
    if isinstance(item, tuple | list):
        return [_plain(x) for x in item]
    return item


def _restore(nested: type[Value] | None, item: Any) -> Any:
    if isinstance(item, list):
        return tuple([_restore(nested, x) for x in item])
    return nested.from_plain(item) if nested is not None and item is not None else item
