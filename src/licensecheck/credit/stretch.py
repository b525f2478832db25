"""One credit of a text: its nodes -> phrases -> readings -> the segment with all its parts."""

from __future__ import annotations

from licensecheck.credit.lazy import lazy
from licensecheck.credit.neighbors import role_of
from licensecheck.credit.parts import addresses, changes_of, file_of, licenses_of, linked_file, links_of, source_of
from licensecheck.credit.phrases import phrases
from licensecheck.credit.readings import read, to_reading
from licensecheck.credit.segments import split
from licensecheck.credit.slots import ALL_RIGHTS, copyright_holder, empty_slot, reserved
from licensecheck.model.credit import Part, Segment, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.parts import Address
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.readings import Draft
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Reading


class Stretch:
    """The nodes of one credit, and what is read in them step by step.

    inner: the credit's nodes; whole: these with the caption around them; caption: what stands before. found: its addresses.
    label: what tells its picture apart. several: whether the text holds more credits.
    """

    __slots__ = ("caption", "drafts", "found", "inner", "label", "readings", "several", "spoken", "visible", "whole")

    drafts: list[Draft]
    readings: tuple[Reading, ...]
    spoken: list[Phrase]

    def __init__(
        self,
        whole: list[Node],
        inner: list[Node],
        caption: list[Node],
        found: list[Address],
        visible: Visible,
        label: str | None,
        several: bool = True,
    ) -> None:
        self.whole, self.inner, self.caption, self.found = whole, inner, caption, found
        self.visible: Visible = visible
        self.label, self.several = label, several

    def speak(self) -> None:
        """Find the phrases."""
        self.spoken = phrases(self.inner, self.visible)

    def choose(self) -> None:
        """Find who may be the author and what the title."""
        linked = linked_file(self.whole, self.found) if self.found else None
        self.drafts = read(self.spoken, self.inner, self.visible, (linked.title or "") if linked is not None else "")

    def name(self) -> None:
        """Make readings of the drafts, with their names split and the date."""
        visible, spoken, caption = self.visible, self.spoken, self.caption
        dated = "date" in map(role_of, self.whole)
        date = (_date(self.inner, visible) or _date(_dated_caption(caption), visible)) if dated else None
        readings = tuple([to_reading(d, date, visible, spoken) for d in self.drafts])
        named = _captioned(caption, visible) if caption else None
        if named is not None:
            readings = tuple([r if r.title else r.replace(title=named) for r in readings])
        self.readings = readings

    def collect(self) -> Segment:
        """Return the credit with all its parts."""
        whole, inner, found, visible = self.whole, self.inner, self.found, self.visible
        images, occurs = visible.images, set(map(role_of, whole))
        start = visible.span(whole[0][1], whole[0][1]).start if self.several else 0
        end = visible.span(whole[-1][1], whole[-1][2]).end if self.several else visible.length
        licenses = licenses_of(whole, found, visible) if found or "lic" in occurs else ()
        keeps = "reserved" in occurs or (bool(licenses) and ALL_RIGHTS in [m.id for m in licenses])
        return Segment(
            Span(start, end),
            self.readings,
            licenses,
            source_of(whole, found, images, visible) if found or images or "plat" in occurs else None,
            file_of(whole, found, images, visible) if found or images or "file" in occurs else None,
            links_of(found, visible) if found else (),
            changes_of(inner, visible) if not _CHANGES.isdisjoint(occurs) else (),
            empty_slot(inner, self.readings[0], visible),
            reserved(whole, visible) if keeps else None,
            copyright_holder(self.spoken, visible) if "copy" in occurs else None,
            self.label,
        )


_CHANGES = frozenset(["change", "adapted"])


def stretches(nodes: list[Node], first: int, last: int, visible: Visible) -> list[Stretch]:
    """Return the credits that the nodes `first` to `last` (exclusive) hold, with what stands around them."""
    parts = split(nodes, first, last, visible.text)
    if len(parts) == 1:
        found = addresses(nodes, visible) if visible.links or "url" in map(role_of, nodes) else []
        return [Stretch(nodes, nodes[first:last], nodes[:first], found, visible, None, False)]
    out: list[Stretch] = []
    for k, (begin, end, label) in enumerate(parts):
        whole = nodes[0 if k == 0 else begin : len(nodes) if k == len(parts) - 1 else end]
        start = whole[0][1] if k else 0
        stop = nodes[end][1] if k < len(parts) - 1 else len(visible.text) + 1
        found = [a for a in addresses(whole, visible) if start <= a.start < stop]
        out.append(Stretch(whole, nodes[begin:end], [], found, visible, label))
    return out


def _date(nodes: list[Node], visible: Visible) -> Part | None:
    """Return the first date that is neither of an access nor a span of life behind a name."""
    for k, (role, start, end, value) in enumerate(nodes):
        if role != "date" or (k and nodes[k - 1][0] == "access"):
            continue
        life = _LIFE.match(value)
        behind = (
            nodes[k - 1][0] == "text" or (k > 1 and nodes[k - 1][3] == "(" and nodes[k - 2][0] == "text")
            if k
            else False
        )
        if life and behind and 20 < int(life[2]) - int(life[1]) < 110:
            continue
        return Part(value, visible.text[start:end], visible.span(start, end))
    return None


_LIFE = lazy(r"(\d{4})\s?[-–—]\s?(\d{4})$")


def _dated_caption(nodes: list[Node]) -> list[Node]:
    """Return the last sentence of a caption if it speaks of the picture ("Photograph, 1921."), else nothing."""
    stop = len(nodes) - 1 if nodes and nodes[-1][0] == "p" else len(nodes)
    start = next((k + 1 for k in range(stop - 1, -1, -1) if nodes[k][0] == "p" and nodes[k][3] in ".\n"), 0)
    last = nodes[start:stop]
    spoken = any(n[0] == "label" or (isinstance(n[3], dict) and "label" in n[3]) for n in last)
    return last if spoken and len(last) <= 4 else []


def _captioned(caption: list[Node], visible: Visible) -> Part | None:
    """Return the quotation that stands directly before a credit in brackets: the title."""
    if len(caption) < 2 or caption[-1][3] != "(":
        return None
    before = caption[-2] if caption[-2][3] != "\n" else caption[-3] if len(caption) > 2 else caption[-2]
    if before[0] != "quote":
        return None
    start, end = before[3]
    return Part(visible.text[start:end], visible.text[start:end], visible.span(start, end))
