"""YAML to a tree with positions.

Read as a stream of events, never built into objects, so that aliases do not multiply and deep nesting does not recurse.
"""

from __future__ import annotations

from licensecheck.articles.data.scalars import DEEPEST, TOO_DEEP, List, Map, Scalar, put
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from licensecheck.articles.data.scalars import Node


def parse(text: str, start: int, end: int) -> Node | tuple[str, int]:
    """Return the documents in `text[start:end]` as one list; or why there is no YAML, and where."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    inner = text[start:end]
    try:
        return _tree(yaml.parse(inner, Loader=loader), text, start)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.index, len(inner)) if mark is not None else getattr(error, "position", 0) or 0
        return getattr(error, "problem", None) or "no YAML", start + at


def _tree(events: Any, text: str, base: int) -> List | tuple[str, int]:
    """Maps, lists and scalars of an event stream; or that they are nested too deeply, and where."""
    root = List()
    stack: list[Node] = [root]
    for event in events:
        kind = type(event).__name__
        if len(stack) > DEEPEST + 1 and kind in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent"):
            return TOO_DEEP, base + event.start_mark.index
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            node = Map() if kind[0] == "M" else List()
            put(stack[-1], node)
            stack.append(node)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            stack.pop()
        elif kind == "ScalarEvent":
            put(stack[-1], _scalar(event, text, base))
        elif kind == "AliasEvent":
            put(stack[-1], None)
    return root


def _scalar(event: Any, text: str, base: int) -> Scalar:
    """A scalar without quotation marks or the header of a block."""
    start, end = base + event.start_mark.index, min(base + event.end_mark.index, len(text))
    if event.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif event.style in ("|", ">"):
        start = min(text.find("\n", start, end) + 1 or end, end)
    escapes = "yaml" if event.style == '"' else "none"
    return Scalar(event.value, text, start, end, bare=not event.style, escapes=escapes)
