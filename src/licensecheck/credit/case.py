"""What the evidence for and against a credit looks at (see `decide.py`)."""

from __future__ import annotations

from itertools import pairwise

from licensecheck.credit.neighbors import data_of, role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Segment


def kinds_of(nodes: list[Node]) -> set[str]:
    """Return all kinds of vocabulary that occur, counted or not."""
    kinds: set[str] = set()
    for data in map(data_of, nodes):
        if data.__class__ is dict:
            kinds.update(data)
        elif data.__class__ is list:
            for part in data:
                if part.__class__ is tuple and part[2].__class__ is dict:
                    kinds.update(part[2])
    return kinds


class Case:
    """A text as it was read, and what occurs in it.

    stretch: the range of nodes that is the credit itself (`inner`); the caption before it may be prose. triggers: of all its
    pieces (`pieces.py`). roles: of all nodes, in order; pairs: of neighbors. leads: of phrases that name somebody.
    named, licensed, placed: whether there is an author, a license, a platform's name. picture: whether a picture's noun occurs.
    """

    __slots__ = (
        "inner", "kinds", "leads", "licensed", "named", "nodes", "pairs", "phrases", "picture", "placed", "raw", "role_set", "roles",
        "segment", "stretch", "triggers", "visible",
    )  # fmt: skip

    def __init__(
        self,
        nodes: list[Node],
        stretch: tuple[int, int],
        phrases: list[Phrase],
        segment: Segment,
        visible: Visible,
        raw: str,
        triggers: int,
    ) -> None:
        self.nodes, self.stretch, self.phrases, self.segment = nodes, stretch, phrases, segment
        self.visible: Visible = visible
        self.raw: str = raw
        self.triggers: int = triggers
        self.inner = nodes[stretch[0] : stretch[1]]
        self.roles: list[str] = list(map(role_of, nodes))
        self.role_set: set[str] = set(self.roles)
        self.pairs: set[tuple[str, str]] = set(pairwise(self.roles))
        self.kinds: set[str] = kinds_of(nodes)
        self.leads = {p.lead for p in phrases if p.kind in _NAMES or (p.kind == "url" and p.lead == "source")}
        self.named = bool(segment.readings[0].authors)
        self.licensed, self.placed = bool(segment.licenses), "plat" in self.role_set
        self.picture = "label" in self.kinds or "label" in self.role_set


_NAMES = frozenset({"person", "org", "account", "unknown"})


class Checks:
    """A table of checks: the name of the evidence, the role or kind of word that must occur for it ("" for none), what else must hold.

    Most words occur in few texts, so the rows that are left for what occurs are kept.
    """

    __slots__ = ("_left", "_table", "_triggers")

    def __init__(self, table: tuple[tuple[str, str, Callable[[Case], bool] | None], ...]) -> None:
        self._table = table
        self._triggers = frozenset([trigger for _, trigger, _ in table if trigger])
        self._left: dict[frozenset[str], list[tuple[str, Callable[[Case], bool] | None]]] = {}

    def held(self, occurs: set[str], case: Case) -> list[str]:
        """Return the names of the evidence that a case gives, in the order of the table."""
        key = self._triggers & occurs
        rows = self._left.get(key)
        if rows is None:
            rows = [(name, holds) for name, trigger, holds in self._table if not trigger or trigger in key]
            self._left[key] = rows
        return [name for name, holds in rows if holds is None or holds(case)]
