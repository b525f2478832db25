"""Nodes -> phrases: where the credit stands in the text, and the phrases in it with what leads them."""

from __future__ import annotations

import re

from licensecheck.credit.lazy import lazy
from licensecheck.credit.people import kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.nodes import Node
    from licensecheck.credit.visible import Visible, VisibleLink

LEADS = frozenset(
    {"by", "author", "label", "credit", "source", "title", "via", "courtesy", "derivative", "upload", "copy", "adapted"}
)
_FIRST = frozenset({"credit", "label", "source", "author", "courtesy", "copy", "by", "place"})
_ANCHORS = frozenset(
    {
        "lic",
        "plat",
        "by",
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


class Phrase:
    """Words between two separators, and what stands around them.

    lead: the lead directly before ("by", "credit", ...), or None. held: the lead that a list before hands on ("A, B").
    before, after: the sign or role before and behind. number: order. depth: of brackets.
    """

    __slots__ = (
        "after",
        "before",
        "depth",
        "em",
        "end",
        "firm",
        "heading",
        "held",
        "kind",
        "lead",
        "link",
        "number",
        "quoted",
        "role",
        "sentence",
        "start",
        "used",
    )

    def __init__(self, role: str, start: int, end: int) -> None:
        self.role, self.start, self.end = role, start, end
        self.lead: str | None = None
        self.held: str | None = None
        self.before = self.after = ""
        self.depth = self.sentence = self.number = 0
        self.quoted = role == "quote"
        self.em = self.firm = self.heading = False
        self.link: VisibleLink | None = None
        self.kind = ""
        self.used = ""

    def __repr__(self) -> str:
        return f"<{self.role} {self.start}:{self.end} {self.kind} lead={self.lead} held={self.held} {self.before!r}_{self.after!r} d{self.depth} s{self.sentence} {'em' if self.em else ''}{'L' if self.link else ''}>"


def merge(nodes: list[Node], text: str, cuts: list[int]) -> list[Node]:
    """Join text nodes that stand side by side, unless a link or emphasis begins or ends between them."""
    out: list[Node] = []
    barred = set(cuts)
    for k, node in enumerate(nodes):
        if isinstance(node[3], dict) and "and" in node[3] and k + 1 < len(nodes) and nodes[k + 1][0] == "quote":
            out.append(node)
            continue
        if node[0] == "text" and out and out[-1][0] == "text" and node[1] - out[-1][2] <= 2:
            gap = range(out[-1][2], node[1] + 1)
            if not barred or not any(p in barred for p in gap):
                data = out[-1][3] if isinstance(out[-1][3], list) else [(out[-1][1], out[-1][2], out[-1][3])]
                data.append((node[1], node[2], node[3]))
                out[-1] = ("text", out[-1][1], node[2], data)
                continue
        out.append(node)
    return out


def depths(nodes: list[Node]) -> list[int]:
    """Return the depth of brackets of each node; signs count as outside."""
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
    last = max((k for k in range(start, stop) if nodes[k][0] in _TELLING), default=-1)
    depth = 0
    for k in range(start, stop):
        if nodes[k][0] == "p":
            depth += (nodes[k][3] == "(") - (nodes[k][3] == ")")
            if k > last >= 0 and nodes[k][3] in ".\n" and depth <= 0:
                return start, k
    return start, stop


_TELLING = frozenset({"lic", "plat", "url", "file", "change", "adapted", "own", "unknown", "reserved"}) | LEADS


def _start(nodes: list[Node], visible: Visible) -> tuple[int, int]:
    """Return where the credit begins, and where it ends if brackets close it."""
    text = visible.text
    depth = depths(nodes)
    group = _bracketed(nodes, depth, text)
    if group:
        return group
    said = False
    for k, (role, _, _, data) in enumerate(nodes):
        opens = k == 0 or nodes[k - 1][0] in ("p", "url", "quote", "file") or role == "copy"
        if role in _LABELS and opens and depth[k] == 0 and data != "colon" and _labelled_later(nodes, k, depth):
            continue
        if (
            role in _LABELS
            and opens
            and depth[k] == 0
            and (not said or (data == "colon" and k and nodes[k - 1][3] == "."))
        ):
            bare = all(n[0] in ("quote", "p") for n in nodes[:k])
            return (k if k and not bare and _is_caption(nodes[:k], text) else 0), len(nodes)
        said = said or role in _ANCHORS
        if role in ("lic", "plat", "own", "unknown"):
            break
    first = next((k for k, n in enumerate(nodes) if n[0] in _ANCHORS), len(nodes))
    for k in range(first - 1, -1, -1):
        role, _, _, data = nodes[k]
        if role == "p" and data in (".", "\n") and depth[k] == 0:
            if k + 1 < first:
                return k + 1, len(nodes)
            listed = any(m.kind == "em" and m.start > nodes[0][1] and m.end < nodes[k][1] for m in visible.marks)
            return (k + 1 if _sentence(nodes[:k], text) and not listed else 0), len(nodes)
    return 0, len(nodes)


def _labelled_later(nodes: list[Node], k: int, depth: list[int]) -> bool:
    """Tell whether a later label with a colon begins the credit, so that the picture's noun at `k` belongs to a caption."""
    for j in range(k + 1, len(nodes)):
        if nodes[j][0] in ("lic", "plat", "own", "unknown", "by"):
            return False
        if nodes[j][0] in ("credit", "label") and nodes[j][3] == "colon" and nodes[j - 1][3] == "." and depth[j] == 0:
            return True
    return False


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
    return not any(n[0] in ("lic", "own", "unknown") for n in nodes)


def _bracketed(nodes: list[Node], depth: list[int], text: str) -> tuple[int, int] | None:
    """Return the bracketed group that holds the credit while only a caption stands outside."""
    k = 0
    while k < len(nodes):
        if nodes[k][0] == "p" and nodes[k][3] == "(" and depth[k] == 0:
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
    return any(a == first and b == second for a, b in zip(roles, roles[1:], strict=False))


def _holds_credit(inner: list[Node], outside: list[Node], after: list[Node], text: str) -> bool:
    """Tell whether brackets hold the credit of what stands before them."""
    roles = [n[0] for n in inner]
    if any(n[0] in ("lic", "own", "credit", "unknown") for n in outside):
        return False
    if (
        (any(r in ("credit", "source") for r in roles)
        and (
            any(r in ("text", "quote", "unknown") for r in roles) or not any(n[0] in ("by", "author") for n in outside)
        ))
        or (roles[0] in ("label", "place") and inner[0][3] == "colon")
    ):
        return True
    if any(n[0] in ("by", "author", "courtesy", "plat", "label", "copy") for n in outside):
        return False
    if roles[0] in _FIRST:
        return True
    named = any(r in ("text", "quote") for r in roles)
    if (roles[0] == "lic" and named) or (roles[0] in ("text", "quote") and _pair(roles, "via", "plat") and not after):
        return True
    return any(r in ("plat", "lic") for r in roles) and _sentence(outside, text)


_BY_END = lazy(r"\s(?:by|von|par|por|door|av|af|od)$", re.I)
_ENDS_LIST = frozenset({"lic", "date", "own", "change", "reserved", "url", "file"})


def _embedded(nodes: list[Node]) -> bool:
    """Tell whether this is the line that a file's page offers: "By X - source, license, address of the page"."""
    roles = [n[0] for n in nodes]
    if not roles or roles[0] != "by" or "lic" not in roles:
        return False
    return any(n[0] == "url" and ("curid=" in n[3] or "/wiki/File" in n[3]) for n in nodes)


def phrases(nodes: list[Node], visible: Visible) -> list[Phrase]:
    """Return the phrases of a stretch of nodes, with their leads."""
    embedded = _embedded(nodes)
    text = visible.text
    out: list[Phrase] = []
    lead: str | None = None
    firm = False
    held: str | None = None
    before = "start"
    mute = ""
    depth = sentence = 0
    for k, (role, start, end, data) in enumerate(nodes):
        if role in ("upload", "change"):
            mute, lead = role, None
        elif mute == "remark":
            mute = "" if role in ("lic", "derivative", "url") else mute
        elif mute and (
            role in ("lic", "own", "derivative", "url")
            or (mute == "change"
            and role == "by")
            or (role == "p"
            and data in ",.;-|()\n")
        ):
            mute = ""
        if role == "text" and _is_and(data):
            before = ","
            continue
        if role == "after" and out:
            out[-1].lead = out[-1].lead or "by"
        if role in ("text", "quote", "unknown", "url", "file"):
            s, e = data if role == "quote" else (start, end)
            p = Phrase(role, s, e)
            p.lead, p.held, p.before, p.depth, p.sentence, p.number = (
                lead,
                held if lead is None else None,
                before,
                depth,
                sentence,
                k,
            )
            p.firm = firm
            if mute:
                p.lead, p.held = "upload", None
            _dress(p, visible)
            p.kind = kind_of(text[p.start : p.end]) if role in ("text", "quote") else role
            p.after = _sign(nodes[k + 1]) if k + 1 < len(nodes) else "end"
            if p.after in ("-", "(", "—", "/", ",") and k + 2 < len(nodes) and nodes[k + 2][0] == "own":
                p.after = "own"
            out.append(p)
            if role in ("text", "quote", "unknown"):
                held = lead or held
            lead = None
        elif role in LEADS:
            lead, held, firm = role, None, data == "colon"
            if role == "adapted" and _BY_END.search(text[start:end]):
                lead = "by"
        elif role == "p":
            if data == "(":
                depth += 1
            elif data == ")":
                depth = max(0, depth - 1)
            elif data == ":":
                for p in out:
                    p.heading = p.heading or (p.sentence == sentence and p.lead is None)
            elif data in ".\n":
                sentence += 1
                lead = held = None
            elif embedded and data in "-—" and depth == 0:
                mute, lead, held = "remark", None, None
            elif data in "-|—…":
                lead, held = (
                    (lead, None) if lead in ("credit", "label", "source", "author") and before == lead else (None, None)
                )
        elif role == "date" and lead in ("copy", "label", "credit") and before == lead:
            continue  # "© 2012 Jane Doe"
        elif role in _ENDS_LIST:
            lead = held = None
        elif role == "plat":
            if _is_maker(nodes, k, lead):
                p = Phrase("text", start, end)
                p.lead, p.before, p.depth, p.sentence, p.number, p.kind = lead, before, depth, sentence, k, "account"
                p.after = _sign(nodes[k + 1]) if k + 1 < len(nodes) else "end"
                out.append(p)
            lead = None
        if role != "skip":
            before = _sign(nodes[k])
    return out


_AGENCIES = frozenset({"getty-images", "reuters", "ap"})


def _is_maker(nodes: list[Node], k: int, lead: str | None) -> bool:
    """Tell whether a platform's name stands for the author: a user of that name, or an agency that is credited alone."""
    slug = nodes[k][3]
    if lead in ("by", "author", "courtesy") and any(n[0] == "plat" and n[3] != slug for n in nodes):
        return True
    return (
        slug in _AGENCIES
        and lead in ("label", "credit")
        and not any(n[0] in ("text", "quote", "unknown") for n in nodes)
    )


def _is_and(data: Any) -> bool:
    return isinstance(data, dict) and "and" in data


def _sign(node: Node) -> str:
    return node[3] if node[0] == "p" else node[0]


def _dress(p: Phrase, visible: Visible) -> None:
    """Note the link and the emphasis that a phrase carries."""
    for link in visible.links:
        if link.start < p.end and p.start < link.end and link.end - link.start < p.end - p.start + 60:
            p.link = link
            break
    whole = len(visible.text)
    for mark in visible.marks:
        if (
            mark.kind == "em"
            and mark.start <= p.start
            and p.end <= mark.end <= p.end + 3
            and mark.end - mark.start < whole * 0.8
        ):
            p.em = True
            break
