"""What stands around a vocabulary word: the nodes before it, the items behind it."""

from __future__ import annotations

from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.credit.findings import Item

    Node = tuple[str, int, int, Any]

BREAKS = frozenset(",;|·-—(.\n…:")
"""Signs of separators behind which something new may begin."""
_WORDY = frozenset({"w", "voc", "quote", "copy"})


role_of, data_of = itemgetter(0), itemgetter(3)


def places(nodes: list[Node], role: str) -> list[int]:
    """Return which nodes have a role; for roles that few nodes have, far faster than asking each."""
    roles = list(map(role_of, nodes))
    out, at = [], -1
    for _ in range(roles.count(role)):
        at = roles.index(role, at + 1)
        out.append(at)
    return out


class Neighbors:
    """The nodes made so far, the items of the text, and the item in hand (`at`)."""

    __slots__ = ("at", "cuts", "items", "low", "moved", "nodes", "text")

    def __init__(self, items: list[Item], text: str, low: str, cuts: list[int]) -> None:
        self.items, self.text, self.low, self.cuts = items, text, low, cuts
        self.nodes: list[Node] = []
        self.at = 0
        self.moved = False
        """Whether a note says how the file was moved."""

    def previous(self) -> tuple[str, str]:
        """Return the role and sign of the node before: ("start", "") where there is none."""
        if not self.nodes:
            return "start", ""
        role, _, _, data = self.nodes[-1]
        return role, data if role == "p" else ""

    def opens(self) -> bool:
        """Tell whether something may begin here: after a separator, a lead or at the start."""
        role, sign = self.previous()
        return (
            role == "start"
            or (sign in BREAKS and role == "p")
            or role in ("skip", "label", "credit", "source", "place")
        )

    def following(self, skip: int = 1) -> tuple[str, Any]:
        """Return the kind and data of the item behind: ("end", None) where there is none."""
        k = self.at + skip
        return (self.items[k][0], self.items[k][3]) if k < len(self.items) else ("end", None)

    def before_name(self) -> bool:
        """Tell whether words follow directly that could be a name or a title."""
        kind, data = self.following()
        if kind == "voc":
            return "platform" not in data or bool({"user", "author"} & data.keys())
        return kind in ("w", "quote", "url", "copy", "file")

    def following_is(self, *kinds: str) -> bool:
        """Tell whether a vocabulary word of one of these kinds follows."""
        kind, data = self.following()
        return kind == "voc" and any(k in data for k in kinds)

    def before_colon(self) -> bool:
        """Tell whether a colon follows."""
        return self.following() == ("p", ":")

    def before_dash(self) -> bool:
        """Tell whether a dash and words follow, and nothing stands before ("Autor - Jane Sample")."""
        return self.following() in (("p", "-"), ("p", "—")) and self.following(2)[0] in _WORDY and not self.nodes

    def single(self, start: int, end: int) -> bool:
        """Tell whether a term is one word."""
        return " " not in self.text[start:end]

    def noun_before(self, start: int) -> bool:
        """Tell whether a picture's noun or a link stands before ("logo by", "[Title](...) by")."""
        data = self.nodes[-1][3]
        return (isinstance(data, dict) and bool({"label", "user", "after"} & data.keys())) or self.after_link(start)

    def after_noun(self, role: str) -> bool:
        """Tell whether a picture's noun stands directly before: "logo from Jane Sample"."""
        return role in ("text", "label") and isinstance(self.nodes[-1][3], dict) and "label" in self.nodes[-1][3]

    def after_link(self, start: int) -> bool:
        """Tell whether the words before end where a link or emphasis ends (see `scan.cuts`)."""
        end = self.nodes[-1][2]
        return any(end <= cut <= start for cut in self.cuts)

    def ends_tag(self, end: int) -> bool:
        """Tell whether a link, emphasis or an element with a label ends between the term in hand and the next item."""
        behind = self.items[self.at + 1][1] if self.at + 1 < len(self.items) else end
        return any(end <= cut <= behind for cut in self.cuts)

    def capital_next(self) -> bool:
        """Tell whether the next words begin with a capital letter, a digit, a quotation or a letter without case."""
        k = self.at + 1
        if k >= len(self.items):
            return False
        at = self.items[k][1]
        if self.items[k][0] == "voc" and "user" in self.items[k][3]:
            return True
        return not self.text[at].islower() or self.items[k][0] == "quote" or at in self.cuts
