"""Several credits in one line: "left: A; right: B", "credit a: ...; credit b: ...", "X by A and Y by B, both CC BY 4.0"."""

from __future__ import annotations

from licensecheck.credit.neighbors import data_of, places, role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node

    Stretch = tuple[int, int, str | None]

_EDGES = frozenset(";.|\n,(—-")
_TOLD_APART = ("credit", "label", "place")
_NAMED = frozenset({"text", "quote", "unknown", "adapted", "by", "copy", "courtesy", "plat"})


def split(nodes: list[Node], first: int, last: int, text: str) -> list[Stretch]:
    """Return the stretches of nodes that are credits of their own, as (first, last, label); one if the line is one credit.

    first, last: the range of nodes that is the credit. A label is what tells the pictures apart ("left", "a"), as written.
    """
    starts = _labelled(nodes, first, last)
    if len(starts) < 2:
        starts = _works(nodes, first, last) or _licensed_each(nodes, first, last)
        if len(starts) < 2:
            return [(first, last, None)]
    bounds = [*starts, last]
    return [(k, stop, _label(nodes[k], text)) for k, stop in zip(starts, bounds[1:], strict=True)]


def _labelled(nodes: list[Node], first: int, last: int) -> list[int]:
    """Return where labels with a colon begin credits: places, or the same kind of label more than once."""
    if list(map(data_of, nodes)).count("colon") < 2:
        return []
    able = [k for k in range(first, last - 1) if nodes[k][0] in _TOLD_APART and nodes[k][3] == "colon"]
    found: dict[str, list[int]] = {role: [] for role in _TOLD_APART}
    for k in able:
        opens = k == first or (nodes[k - 1][0] == "p" and nodes[k - 1][3] in _EDGES)
        if opens and nodes[k + 1][0] in _NAMED:
            found[nodes[k][0]].append(k)
    best = max(found.values(), key=len)
    return best if len(best) > 1 and best[0] - first <= 1 else []


def _works(nodes: list[Node], first: int, last: int) -> list[int]:
    """Return where works begin in "X by A and Y by B"."""
    if list(map(role_of, nodes)).count("by") < 2:
        return []
    makers = [k for k in places(nodes, "by") if first < k < last]
    if len(makers) != 2 or nodes[first][0] == "by":
        return []
    for k in range(makers[1] - 1, makers[0], -1):
        role, _, _, data = nodes[k]
        if (role == "text" and isinstance(data, dict) and "and" in data) or (role == "p" and data == ";"):
            work, name = nodes[k + 1 : makers[1]], nodes[makers[0] + 1 : k]
            both = any(n[0] in ("text", "quote") for n in work) and any(n[0] in ("text", "quote") for n in name)
            return [first, k + 1] if both and k + 1 < makers[1] else []
    return []


def _licensed_each(nodes: list[Node], first: int, last: int) -> list[int]:
    """Return where credits begin in "A, CC BY 4.0; B, CC BY-SA 3.0" and "A (CC BY 4.0), B (CC BY-SA 3.0)"."""
    licenses = places(nodes, "lic")
    if len(licenses) < 2:
        return []
    starts, depth, named, licensed = [first], 0, False, False
    for k in range(first, last):
        role, _, _, data = nodes[k]
        if role == "p" and data in "()":
            depth = max(0, depth + (1 if data == "(" else -1))
        elif depth == 0 and k > first and k + 1 < last and _parts(nodes, k, licenses[-1]):
            if not (named and licensed):
                return []
            starts.append(k + 1)
            named = licensed = False
        named = named or (role in _NAMED and not licensed)
        licensed = licensed or role == "lic"
    return starts if named and licensed and len(starts) <= _MOST_CREDITS else []


_MOST_CREDITS = 40
"""A text with more credits than this between semicolons is read as one."""


def _parts(nodes: list[Node], k: int, latest: int) -> bool:
    """Tell whether a credit ends at node `k`: a semicolon, or a comma or "and" behind brackets before another name.

    latest: the last node that is a license.
    """
    role, _, _, data = nodes[k]
    if role == "p" and data == ";":
        return True
    joins = (role == "p" and data == ",") or (role == "text" and isinstance(data, dict) and "and" in data)
    bracketed = nodes[k - 1][3] == ")" and nodes[k - 1][0] == "p" and nodes[k - 2][0] == "lic"
    return joins and bracketed and nodes[k + 1][0] in ("text", "quote", "unknown") and k < latest


def _label(node: Node, text: str) -> str | None:
    """Return the words of a label that tell which picture is meant."""
    _role, start, end, data = node
    if data != "colon":
        return None
    words = [w for w in text[start:end].rstrip(": ").split() if w.lower() not in _NOUNS]
    return " ".join(words).strip('“”"') or None


_NOUNS = frozenset(
    [
        "credit",
        "credits",
        "photo",
        "photos",
        "image",
        "images",
        "picture",
        "pictures",
        "foto",
        "bild",
        "crédit",
        "bildnachweis",
        "crédito",
    ]
)
