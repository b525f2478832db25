"""Items -> nodes: what each word does here. A vocabulary word counts only where its neighbours support it.

A node is (role, start, end, data). Roles: "text", "quote", "lic", "url", "date", "file", "plat", "own", "unknown", "copy",
"reserved", "change", "p" (a separator), the leads "by", "author", "label", "credit", "source", "title", "via", "courtesy",
"derivative", "upload", "place", and "skip" for words without meaning of their own ("licensed under", "(talk)").
"""

from __future__ import annotations

from functools import cache

from licensecheck.credit.lazy import lazy
from licensecheck.credit.neighbors import Neighbors
from licensecheck.credit.roles import ROLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.roles import Check

_HEADS = ("credit", "author", "source", "label", "title", "licensed", "copyright")
"""Kinds that a colon turns into a lead, in order of weight."""


class Classifier(Neighbors):
    """Gives each item of one text its role."""

    __slots__ = ()

    def run(self) -> list[Node]:
        """Return the nodes of all items."""
        nodes, items = self.nodes, self.items
        for self.at, (kind, start, end, data) in enumerate(items):
            if kind == "w":
                nodes.append(("text", start, end, None))
            elif kind == "p":
                if data == ":":
                    self._colon(start, end)
                else:
                    nodes.append(("p", start, end, data))
            elif kind == "voc":
                self._term(start, end, data)
            else:
                nodes.append((kind, start, end, data))
        return _without_moves(nodes) if self.moved else nodes

    def _term(self, start: int, end: int, kinds: dict[str, Any]) -> None:
        """Give a vocabulary word the first role that its neighbors support."""
        for kind, check in _checks(tuple(kinds)):
            role = check(self, start, end, kinds)
            if role:
                data = _data(role, kinds[kind]) if role in _LADEN else kinds
                self.nodes.append(("change" if role == "unchanged" else role, start, end, data))
                self.moved = self.moved or role == "upload"
                return
        self.nodes.append(("text", start, end, kinds))

    # -- colons

    def _colon(self, start: int, end: int) -> None:
        """Let a colon turn the words before it, back to the last separator, into one lead."""
        nodes = self.nodes
        first = len(nodes)
        while first and nodes[first - 1][0] in _BEFORE_COLON:
            if len(nodes) - first >= 6:
                break
            first -= 1
        while (
            first >= 2
            and nodes[first - 1][3] == ","
            and nodes[first - 2][0] == "text"
            and nodes[first - 2][2] - nodes[first - 2][1] <= 2
            and self.low[nodes[first - 2][1]].isascii()
        ):
            first -= 2  # "credit a, b:"
            while first and nodes[first - 1][0] in _HEADS:
                first -= 1
        if len(nodes) - first > 1 or (first < len(nodes) and nodes[first][0] == "quote"):
            first = self._behind_quotation(first)
        group = nodes[first:]
        role = self._head(group)
        if role in ("label", "source", "credit") and not _WITHOUT.isdisjoint(
            self.low[group[0][1] : group[-1][2]].split()
        ):
            role = ""  # "Entries without a picture: ..."
        if role in ("derivative", "adapted", "courtesy", "by"):
            first, group = len(nodes) - 1, group[-1:]
        if not role:
            first = self._far_label()
            if first >= 0:
                role, group = nodes[first][0], nodes[first:]
                del nodes[first:]
                nodes.append((role, group[0][1], end, "colon"))
                return
        if not role or (len(group) > 1 and end - group[0][1] > 60):
            nodes.append(("p", start, end, ":"))
            return
        del nodes[first:]
        nodes.append((role, group[0][1], end, "colon"))

    def _behind_quotation(self, first: int) -> int:
        """Return the first node from `first` on that no quotation stands in or opens behind."""
        nodes = self.nodes
        for k in range(len(nodes) - 1, first, -1):
            gap = nodes[k - 1][2], nodes[k][1]
            if gap[1] - gap[0] > 1 and not _OPENING.isdisjoint(self.text[slice(*gap)]):
                first = k
                break
        while first < len(nodes) and nodes[first][0] == "quote":
            first += 1
        return first

    def _far_label(self) -> int:
        """Return where "credit “a”, “b”" begins, whose colon stands behind the quotations; -1 if it does not."""
        nodes = self.nodes
        for k in range(len(nodes) - 1, max(-1, len(nodes) - 14), -1):
            role, start, end, data = nodes[k]
            if role == "credit" or (role == "text" and isinstance(data, dict) and "credit" in data):
                edge = k == 0 or (nodes[k - 1][0] == "p" and nodes[k - 1][3] in "(;")
                if edge:
                    nodes[k] = ("credit", start, end, data)
                    return k
                return -1
            if not (role == "quote" or (role == "p" and data == ",") or (role == "text" and end - start <= 5)):
                return -1
        return -1

    def _head(self, group: list[Node]) -> str:
        """Return the lead that these words make before a colon, or ""."""
        kinds: set[str] = set()
        for role, _, _, data in group:
            kinds.add(role)
            if isinstance(data, dict):
                kinds |= data.keys()
        for lead in ("derivative", "adapted", "courtesy", "by"):
            if lead in kinds and group[-1][0] == lead:
                return lead
        if "user" in kinds and len(group) <= 2:
            return "by" if len(group) == 1 else ""
        for lead in _HEADS:
            if lead in kinds:
                return {"licensed": "skip", "copyright": "copy"}.get(lead, lead)
        if kinds == {"text"} and len(group) == 1 and self.low[group[0][1] : group[0][2]].endswith(_COMPOUNDS):
            return "label"
        if kinds == {"text"} and len(group) == 1 and _PAGE.fullmatch(self.low, group[0][1], group[0][2]):
            return "place"
        return "place" if kinds <= {"place", "text"} and "place" in kinds else ""


_OPENING = frozenset('"“„«')
_WITHOUT = frozenset(["ohne", "without", "sans", "sin", "senza", "sem", "kein", "keine"])
_COMPOUNDS = ("bild", "bilder", "foto", "fotos", "grafik", "aufnahme", "afbeelding")
"""Ends of Germanic compounds that name a picture ("Profilbild")."""
_PAGE = lazy(r"(?:s|p|pp|page|seite|abb|fig|nr|no|bild|photo|foto|image)?[. ]{0,2}\d{1,3}")
"""Which pictures of a list are meant: "p. 4", "Abb. 7"."""


@cache
def _checks(kinds: tuple[str, ...]) -> list[tuple[str, Check]]:
    """Return the checks of a word's kinds, in the order of `ROLES`."""
    return [(kind, check) for kind, check in ROLES.items() if kind in kinds]


_LADEN = frozenset({"plat", "unchanged", "change"})
"""Roles whose nodes carry something else than all kinds of their words."""


def _data(role: str, payload: Any) -> Any:
    """Return what a node of such a role carries: a platform's slug, the categories of a change."""
    if role == "plat":
        return payload
    if role == "unchanged":
        return ["unmodified"]
    return payload if isinstance(payload, list) else ["modified"]


def _without_moves(nodes: list[Node]) -> list[Node]:
    """Take the platforms out of notes on how a file was moved ("Transferred from en.wikipedia to Commons by X")."""
    moving = False
    for k, (role, start, end, data) in enumerate(nodes):
        if role == "upload":
            moving = True
        elif moving and (role in ("lic", "own", "url") or (role == "p" and data in ",.;-|()\n")):
            moving = False
        elif moving and role == "plat":
            nodes[k] = ("skip", start, end, None)
    return nodes


_BEFORE_COLON = frozenset(
    {"text", "quote", *_HEADS, "by", "via", "skip", "place", "courtesy", "derivative", "adapted", "own"}
)
