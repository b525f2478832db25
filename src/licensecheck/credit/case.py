"""What the evidence for and against a credit looks at (see `decide.py`)."""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Segment


def kinds_of(nodes: list[Node]) -> set[str]:
    """Return all kinds of vocabulary that occur, counted or not."""
    kinds: set[str] = set()
    for _, _, _, data in nodes:
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
        self.roles: list[str] = [n[0] for n in nodes]
        self.role_set: set[str] = set(self.roles)
        self.pairs: set[tuple[str, str]] = set(pairwise(self.roles))
        self.kinds: set[str] = kinds_of(nodes)
        self.leads = {p.lead for p in phrases if p.kind in _NAMES or (p.kind == "url" and p.lead == "source")}
        self.named = bool(segment.readings[0].authors)
        self.licensed, self.placed = bool(segment.licenses), "plat" in self.role_set
        self.picture = "label" in self.kinds or "label" in self.role_set


_NAMES = frozenset({"person", "org", "account", "unknown"})
