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

    Fact = str | tuple[str, str]


def kinds_of(nodes: list[Node]) -> set[str]:
    """Return all kinds of vocabulary that occur, counted or not."""
    data = list(map(data_of, nodes))
    kinds: set[str] = set().union(*[d for d in data if d.__class__ is dict])
    if list in map(type, data):
        for parts in [d for d in data if d.__class__ is list]:
            kinds.update(*[p[2] for p in parts if p.__class__ is tuple and p[2].__class__ is dict])
    return kinds


class Case:
    """A text as it was read, and what occurs in it. segments: its credits; `segment`: the first.

    stretch: the range of nodes that is the credit itself (`inner`); the caption before it may be prose. triggers: of all its
    pieces (`pieces.py`). roles: of all nodes, in order. leads: of phrases that name somebody. kinds: of all vocabulary words.
    occurs: all roles, the pairs of the roles of neighbors, ("lead", role) for `leads`; and "named", "licensed", "sourced",
    "filed", "pictured" where there is an author, a license, the name of a platform, of a file, a picture's noun.
    """

    __slots__ = (
        "inner", "kinds", "leads", "named", "nodes", "occurs", "phrases", "raw", "roles", "segment", "segments", "stretch", "triggers", "visible",
    )  # fmt: skip

    def __init__(
        self,
        nodes: list[Node],
        stretch: tuple[int, int],
        phrases: list[Phrase],
        segments: tuple[Segment, ...],
        visible: Visible,
        raw: str,
        triggers: int,
    ) -> None:
        self.nodes, self.stretch, self.phrases, self.segments = nodes, stretch, phrases, segments
        self.segment = segment = segments[0]
        self.visible: Visible = visible
        self.raw: str = raw
        self.triggers: int = triggers
        self.inner = nodes[stretch[0] : stretch[1]]
        self.roles: list[str] = list(map(role_of, nodes))
        self.kinds: set[str] = kinds_of(nodes)
        self.leads: set[str | None] = {
            p.lead for p in phrases if p.kind in _NAMES or (p.kind == "url" and p.lead == "source")
        }
        self.named = bool(segment.readings[0].authors)
        self.occurs: set[Fact] = {*self.roles, *pairwise(self.roles), *[("lead", lead) for lead in self.leads if lead]}
        if self.named:
            self.occurs.add("named")
        if segment.licenses:
            self.occurs.add("licensed")
        if segment.source is not None and segment.source.text:
            self.occurs.add("sourced")
        if segment.file is not None and segment.file.text:
            self.occurs.add("filed")
        if "label" in self.kinds or "label" in self.occurs:
            self.occurs.add("pictured")


_NAMES = frozenset({"person", "org", "account", "unknown"})


class Checks:
    """A table of checks: the name of the evidence, what must occur for it ("" for nothing, a set for several), what else must hold.

    Most things occur in few texts, so the rows that are left for what occurs are kept.
    """

    __slots__ = ("_left", "_table", "_triggers")

    def __init__(self, table: tuple[tuple[str, Fact | frozenset[Fact], Callable[[Case], bool] | None], ...]) -> None:
        self._table = [
            (name, needs if isinstance(needs, frozenset) else frozenset([needs] if needs else []), holds)
            for name, needs, holds in table
        ]
        self._triggers: frozenset[Fact] = frozenset().union(*[needs for _, needs, _ in self._table])
        self._left: dict[frozenset[Fact], list[tuple[str, Callable[[Case], bool] | None]]] = {}

    def held(self, occurs: set[Fact], case: Case) -> list[str]:
        """Return the names of the evidence that a case gives, in the order of the table."""
        key = self._triggers & occurs
        rows = self._left.get(key)
        if rows is None:
            rows = [(name, holds) for name, needs, holds in self._table if needs <= key]
            self._left[key] = rows
        return [name for name, holds in rows if holds is None or holds(case)]
