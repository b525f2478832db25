"""Where among the nodes of a text the credit stands; what is around it is a caption or something else."""

from __future__ import annotations

from itertools import pairwise

from licensecheck.credit.lazy import lazy
from licensecheck.credit.neighbors import data_of, places, role_of
from licensecheck.credit.people import kind_of
from licensecheck.credit.phrases import LEADS
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.visible import Visible

_FIRST = frozenset({"credit", "label", "source", "author", "courtesy", "copy", "by", "place"})
_ANCHORS = frozenset(
    {
        "lic",
        "plat",
        "by",
        "derivative",
        "author",
        "own",
        "unknown",
        "courtesy",
        "reserved",
        "adapted",
        "copy",
        "credit",
        "source",
        "via",
    }
)


def merge(nodes: list[Node], text: str, cuts: list[int]) -> list[Node]:
    """Join text nodes that stand side by side, unless a link or emphasis begins or ends between them."""
    nodes = _dated(_nicknamed(nodes, text), text)
    if ("text", "text") not in pairwise(map(role_of, nodes)):
        return nodes
    out: list[Node] = []
    barred = set(cuts)
    apart = _joint_of_works(nodes)
    for k, node in enumerate(nodes):
        quotes = isinstance(node[3], dict) and "and" in node[3] and k + 1 < len(nodes) and nodes[k + 1][0] == "quote"
        if quotes or k == apart:
            out.append(node)
            continue
        if node[0] == "text" and out and out[-1][0] == "text" and node[1] - out[-1][2] <= 2 and k - 1 != apart:
            gap = range(out[-1][2], node[1] + 1)
            if not barred or not any(p in barred for p in gap):
                data = out[-1][3] if isinstance(out[-1][3], list) else [(out[-1][1], out[-1][2], out[-1][3])]
                data.append((node[1], node[2], node[3]))
                out[-1] = ("text", out[-1][1], node[2], data)
                continue
        out.append(node)
    return out


def _joint_of_works(nodes: list[Node]) -> int:
    """Return which node is the "and" in "X by A and Y by B"; -1 if none is."""
    makers = places(nodes, "by")
    if len(makers) != 2 or makers[0] == 0:
        return -1
    for k in range(makers[1] - 2, makers[0] + 1, -1):
        role, _, _, data = nodes[k]
        if role != "text":
            return -1
        if isinstance(data, dict) and "and" in data:
            return k
    return -1


def _nicknamed(nodes: list[Node], text: str) -> list[Node]:
    """Join names around a short quotation: Ann "Nick" Lee."""
    if "quote" not in map(role_of, nodes):
        return nodes
    out: list[Node] = []
    k = 0
    while k < len(nodes):
        node = nodes[k]
        if node[0] == "quote" and out and k + 1 < len(nodes) and _is_nickname(out[-1], node, nodes[k + 1], text):
            out[-1] = ("text", out[-1][1], nodes[k + 1][2], None)
            k += 2
            continue
        out.append(node)
        k += 1
    return out


def _dated(nodes: list[Node], text: str) -> list[Node]:
    """Join a member of a list around a year: "Jane Sample, Old mill 2011 Sampletown 3, CC BY 4.0"."""
    roles = list(map(role_of, nodes))
    if "date" not in roles:
        return nodes
    for k in places(nodes, "date"):
        if 1 < k < len(nodes) - 1 and roles[k - 2 : k + 2] == ["p", "text", "date", "text"] and nodes[k - 2][3] == ",":
            (_, start, end, _), (_, first, last, _), (_, behind, stop, _) = nodes[k - 1 : k + 2]
            if first - end == 1 and behind - last == 1 and text[first:last].isdigit() and text[start].isupper():
                return [*nodes[: k - 1], ("text", start, stop, None), *nodes[k + 2 :]]
    return nodes


def _is_nickname(before: Node, quote: Node, behind: Node, text: str) -> bool:
    """Tell whether a quotation of one word stands inside a name."""
    if before[0] != "text" or behind[0] != "text" or before[3] is not None or behind[3] is not None:
        return False
    close = quote[1] - before[2] == 1 and behind[1] - quote[2] == 1
    short = quote[2] - quote[1] <= 14 and " " not in text[quote[1] : quote[2]]
    return (
        close
        and short
        and text[before[1]].isupper()
        and text[behind[1]].isupper()
        and " " not in text[before[1] : before[2]]
    )


def depths(nodes: list[Node]) -> list[int]:
    """Return the depth of brackets of each node; signs count as outside."""
    if "(" not in map(data_of, nodes):
        return [0] * len(nodes)
    depth, out = 0, []
    for role, _, _, data in nodes:
        if role == "p" and data == ")":
            depth = max(0, depth - 1)
        out.append(depth)
        if role == "p" and data == "(":
            depth += 1
    return out


def region(nodes: list[Node], visible: Visible) -> tuple[int, int]:
    """Return the range of nodes that is the credit; what stands before and behind is the caption."""
    start, stop = _start(nodes, visible)
    last = stop - 1
    while last >= start and nodes[last][0] not in _TELLING:
        last -= 1
    if last < start:
        return start, stop
    if any([n[0] == "p" and n[3] in ".\n" for n in nodes[last + 1 : stop]]):
        depth = 0
        for k in range(start, stop):
            if nodes[k][0] == "p":
                depth += (nodes[k][3] == "(") - (nodes[k][3] == ")")
                if k > last and nodes[k][3] in ".\n" and depth <= 0:
                    return start, k
    return start, stop


_TELLING = frozenset({"lic", "plat", "url", "file", "change", "adapted", "own", "unknown", "reserved"}) | LEADS


def _start(nodes: list[Node], visible: Visible) -> tuple[int, int]:
    """Return where the credit begins, and where it ends if brackets close it."""
    text = visible.text
    depth = depths(nodes)
    group = _bracketed(nodes, depth, text) if any(depth) else None
    if group:
        return group
    if _LABELS.isdisjoint(map(role_of, nodes)) and _STOPS.isdisjoint([n[3] for n in nodes if n[0] == "p"]):
        return 0, len(nodes)
    said = False
    for k, (role, _, _, data) in enumerate(nodes):
        opens = k == 0 or role == "copy" or nodes[k - 1][0] in ("p", "url", "quote", "file")
        labels = role in _LABELS and opens and depth[k] == 0
        numbered = labels and role == "label" and _NUMBERED.search(text, nodes[k][1], nodes[k][2]) is not None
        if labels and (data != "colon" or numbered) and _labelled_later(nodes, k, depth, numbered):
            continue
        if labels and (not said or (data == "colon" and k and nodes[k - 1][3] == ".")):
            bare = all(n[0] in ("quote", "p") for n in nodes[:k])
            bare = bare or (role == "copy" and any(link.start <= nodes[k - 1][1] < link.end for link in visible.links))
            return (k if k and not bare and _is_caption(nodes[:k], text) else 0), len(nodes)
        said = said or role in _ANCHORS
        if role in ("plat", "own", "unknown") or (
            role == "lic" and not (nodes[0][0] == "copy" and data.ids == _RESERVED)
        ):
            break
    first = next((k for k, n in enumerate(nodes) if n[0] in _ANCHORS), len(nodes))
    for k in range(first - 1, -1, -1):
        role, _, _, data = nodes[k]
        if role == "p" and data in (".", "\n") and depth[k] == 0:
            if k + 1 < first:
                return k + 1, len(nodes)
            listed = any(m.kind == "em" and m.start >= nodes[0][1] and m.end < nodes[k][1] for m in visible.marks)
            return (k + 1 if _sentence(nodes[:k], text) and not listed else 0), len(nodes)
    return 0, len(nodes)


_STOPS = frozenset(".\n")
_NUMBERED = lazy(r"\d{1,3}[a-z]?\s*[:.]?$")


def _labelled_later(nodes: list[Node], k: int, depth: list[int], numbered: bool) -> bool:
    """Tell whether a later label with a colon begins the credit, so that the picture's noun at `k` belongs to a caption.

    numbered: the noun has a number ("Figure 3:"); then a source may begin the credit as well.
    """
    for j in range(k + 1, len(nodes)):
        role, _, _, data = nodes[j]
        if role in ("plat", "own", "unknown", "by") or (role == "lic" and data.ids != _RESERVED):
            return False
        leads = data == "colon" or (j + 1 < len(nodes) and nodes[j + 1][0] == "by")
        if (
            role in (("credit", "label", "source") if numbered else ("credit", "label"))
            and leads
            and nodes[j - 1][3] == "."
            and depth[j] == 0
        ):
            return True
    return False


_RESERVED = ("LicenseRef-All-Rights-Reserved",)
_LABELS = frozenset({"credit", "label", "source", "courtesy", "copy", "place"})


def _sentence(nodes: list[Node], text: str) -> bool:
    """Tell whether the last sentence of these nodes is a caption rather than a name."""
    start = next((k + 1 for k in range(len(nodes) - 1, -1, -1) if nodes[k][0] == "p" and nodes[k][3] in ".\n"), 0)
    words = text[nodes[start][1] : nodes[-1][2]] if start < len(nodes) else ""
    if any(n[0] == "quote" for n in nodes[start:]):
        return False
    return kind_of(words.strip(" .,")) in ("title", "clause", "") or any(n[0] == "p" for n in nodes[start:])


def _is_caption(nodes: list[Node], text: str) -> bool:
    """Tell whether what stands before a credit's label is a caption and holds no anchor of its own."""
    return not any(n[0] in ("own", "unknown") or (n[0] == "lic" and n[3].ids != _RESERVED) for n in nodes)


_GROUPS = 16
"""How many groups in brackets are looked at; a text with more is no caption with a credit."""


def _bracketed(nodes: list[Node], depth: list[int], text: str) -> tuple[int, int] | None:
    """Return the bracketed group that holds the credit while only a caption stands outside."""
    k = tried = 0
    while k < len(nodes) and tried < _GROUPS:
        if nodes[k][0] == "p" and nodes[k][3] == "(" and depth[k] == 0:
            tried += 1
            stop = next(
                (j for j in range(k + 1, len(nodes)) if depth[j] == 0 and nodes[j][3] == ")" and nodes[j][0] == "p"),
                len(nodes),
            )
            inner = nodes[k + 1 : stop]
            outside = nodes[:k]
            if inner and outside and _holds_credit(inner, outside, [n for n in nodes[stop:] if n[0] == "lic"], text):
                last = stop
                for j in range(len(nodes) - 1, stop, -1):
                    if nodes[j][0] in ("lic", "plat", "url", "credit", "label"):
                        last = len(nodes)
                        break
                inside = next(
                    (j for j in range(k + 2, stop) if nodes[j][0] in ("credit", "source") and nodes[j - 1][0] == "p"),
                    k + 1,
                )
                bare = all(n[0] in ("text", "p", "quote") for n in nodes[k + 1 : inside])
                return (inside if bare else k + 1), last
            k = stop
        k += 1
    return None


def _pair(roles: list[str], first: str, second: str) -> bool:
    return any(a == first and b == second for a, b in pairwise(roles))


def _holds_credit(inner: list[Node], outside: list[Node], after: list[Node], text: str) -> bool:
    """Tell whether brackets hold the credit of what stands before them."""
    roles = [n[0] for n in inner]
    if any(n[0] in ("lic", "own", "credit", "unknown") for n in outside):
        return False
    if (
        any(r in ("credit", "source") for r in roles)
        and (
            any(r in ("text", "quote", "unknown") for r in roles) or not any(n[0] in ("by", "author") for n in outside)
        )
    ) or (roles[0] in ("label", "place") and inner[0][3] == "colon"):
        return True
    if any(n[0] in ("by", "author", "courtesy", "plat", "label", "copy", "derivative") for n in outside):
        return False
    if roles[0] in _FIRST:
        return True
    named = any(r in ("text", "quote") for r in roles)
    if (roles[0] == "lic" and named) or (roles[0] in ("text", "quote") and _pair(roles, "via", "plat") and not after):
        return True
    if roles == ["lic"] and _work_and_maker(outside, text):
        return False
    return any(r in ("plat", "lic") for r in roles) and _sentence(outside, text)


def _work_and_maker(nodes: list[Node], text: str) -> bool:
    """Tell whether words are a work and its maker: "Moon texture — Example Space Agency"."""
    if [n[0] for n in nodes] != ["text", "p", "text"] or nodes[1][3] not in "-—,":
        return False
    work, maker = (text[n[1] : n[2]] for n in (nodes[0], nodes[2]))
    last = work.rsplit(" ", 1)[-1].lower()
    return (last in vocabulary().work or "label" in vocabulary().kinds(last)) and kind_of(maker) in (
        "org",
        "person",
        "account",
    )
