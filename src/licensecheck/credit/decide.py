"""Is this text a credit at all? Evidence for and against is added up; the table of weights is all there is to it."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.layout import Phrase
    from licensecheck.credit.nodes import Node
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Segment

_PLACEHOLDER = re.compile(
    r"\$\{|\{\{|\}\}|<%|%\(\w+\)s|(?<![\w%])%[sd](?!\w)|\{[a-z_]\w*(?:[.\[(][^{}]*)?\}|\$\w+\b|#\{|\bprops\.|\bobj\.|\+ *['\"]|['\"] *\+|\[(?:name|author|source|license|year|photographer|credit)\]|"
    r"\b(?:AUTHOR|PHOTOGRAPHER|YOUR NAME|TODO|FIXME|XXX|LICENSE_NAME)\b|<(?:name|author|photographer|source)>"
)
_CODE = re.compile(r"=>|\bconst\b|\breturn\b|\bfunction\b|console\.|\becho\b|@\w+\(|\(\)|;\s*$|\bnpm\b|\bimport\b|===|\+=|\w+\(\w*\)|\bitem_\w+|: '|\.py\b|\.ts\b|\.js\b|`[\w/.-]+/`|_\w+\.\w+\(")

WEIGHTS = {
    "credit-label": 3.0,
    "label-name": 2.0,
    "label-platform": 2.5,
    "source-platform": 2.0,
    "source-name": 2.0,
    "by-name": 1.0,
    "picture-by-name": 2.0,
    "courtesy": 2.0,
    "copyright-name": 2.0,
    "site-notice": -2.0,
    "license": 1.0,
    "license-and-name": 1.2,
    "platform": 1.0,
    "via-platform": 1.0,
    "license-and-platform": 0.8,
    "own-work": 2.0,
    "unknown-author": 1.5,
    "file": 1.5,
    "author-label": 2.0,
    "picture-noun": 0.5,
    "agency-name": 2.0,
    "adapted": 1.5,
    "generated": 2.0,
    "placeholder": -4.0,
    "code": -1.2,
    "prose-word": -0.45,
    "matter": -1.2,
    "long": -0.8,
    "nothing": -3.0,
}
"""What each kind of evidence is worth. 1.9 and more is a credit."""
THRESHOLD = 1.9


def evidence(
    nodes: list[Node], stretch: tuple[int, int], phrases: list[Phrase], segment: Segment, visible: Visible
) -> list[str]:
    """Return the names of the evidence found, one for each time it counts (keys of `WEIGHTS`).

    stretch: the range of nodes that is the credit itself; the caption before it may be prose.
    """
    out: list[str] = []
    roles = [n[0] for n in nodes]
    named = bool(segment.readings[0].authors)
    leads = {p.lead for p in phrases if p.kind in ("person", "org", "account", "unknown", "url")}
    out += [name for name, holds in (
        ("credit-label", "credit" in roles),
        ("label-name", "label" in leads),
        ("label-platform", _pair(nodes, "label", "plat")),
        ("source-platform", _pair(nodes, "source", "plat")),
        ("source-name", "source" in leads),
        ("by-name", "by" in leads),
        ("picture-by-name", _pair(nodes, "label", "by") or any(n[0] == "by" and " " in visible.text[n[1] : n[2]] for n in nodes)),
        ("courtesy", "courtesy" in roles),
        ("copyright-name", "copy" in leads),
        ("license", bool(segment.licenses)),
        ("license-and-name", bool(segment.licenses) and named),
        ("platform", segment.source is not None),
        ("via-platform", _pair(nodes, "via", "plat")),
        ("license-and-platform", bool(segment.licenses) and "plat" in roles),
        ("own-work", "own" in roles),
        ("unknown-author", "unknown" in roles),
        ("file", segment.file is not None),
        ("author-label", "author" in leads),
        ("adapted", "adapted" in roles),
        ("picture-noun", any(_has(n, "label") for n in nodes)),
        ("agency-name", named and segment.source is not None and segment.source.value in ("getty-images", "reuters", "ap")),
    ) if holds]  # fmt: skip
    return out + _against(nodes, stretch, visible, roles)


def _against(nodes: list[Node], stretch: tuple[int, int], visible: Visible, roles: list[str]) -> list[str]:
    inner = nodes[stretch[0] : stretch[1]]
    out = []
    if "copy" in roles and "label" not in roles and "date" in roles and "reserved" in roles:
        out.append("site-notice")
    if _PLACEHOLDER.search(visible.text):
        out.append("placeholder")
    if _CODE.search(visible.text):
        out.append("code")
    out += ["prose-word"] * min(6, sum(_has(n, "prose") for n in inner))
    if any(_has(n, "matter") for n in inner):
        out.append("matter")
    longest = max((n[2] - n[1] for n in inner if n[0] == "text"), default=0)
    if longest > 120:
        out.append("long")
    if not any(r in ("lic", "plat", "credit", "label", "source", "by", "author", "copy", "courtesy", "own", "url", "file", "adapted") for r in roles) and not visible.links:
        out.append("nothing")
    return out


def _has(node: Node, kind: str) -> bool:
    data = node[3]
    if isinstance(data, dict):
        return kind in data
    return isinstance(data, list) and any(isinstance(d, tuple) and isinstance(d[2], dict) and kind in d[2] for d in data)


def _pair(nodes: list[Node], first: str, second: str) -> bool:
    return any(a[0] == first and b[0] == second for a, b in zip(nodes, nodes[1:], strict=False))


def weigh(found: list[str]) -> float:
    """Return the sum of the evidence."""
    return sum(WEIGHTS[name] for name in found)
