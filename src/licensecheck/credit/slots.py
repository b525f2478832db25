"""What stands in the author's place when no author does, who holds the copyright, which words keep rights."""

from __future__ import annotations

from licensecheck.credit.neighbors import places
from licensecheck.credit.people import clean
from licensecheck.model.credit import EmptySlot, Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Reading, SlotKind

PLACEHOLDERS = frozenset(
    [
        "name",
        "naam",
        "nom",
        "nombre",
        "nome",
        "author",
        "autor",
        "auteur",
        "photographer",
        "fotograf",
        "photographe",
        "имя",
        "ім'я",
        "作者",
        "姓名",
        "artist",
        "creator",
        "someone",
        "naam fotograaf",
        "x",
        "username",
        "todo",
        "tbd",
        "required",
        "optional",
        "mandatory",
        "none",
        "n/a",
        "yes",
        "no",
        "missing",
    ]
)
"""Words that stand for a name still to be filled in."""
_SLOT_LEADS = frozenset({"label", "credit", "by", "author", "copy", "courtesy"})


def empty_slot(nodes: list[Node], best: Reading, visible: Visible) -> EmptySlot | None:
    """Return the words in the author's place that name none; None if an author is named or the place is not there."""
    values = [a.value for a in best.authors]
    if values and values != ["unknown"]:
        first = best.authors[0]
        if len(values) == 1 and values[0].lower() in PLACEHOLDERS:
            return EmptySlot("placeholder", first.text, first.span)
        return None
    if values:
        return EmptySlot("unknown", best.authors[0].text, best.authors[0].span)
    for k, (role, start, end, _) in enumerate(nodes):
        before = nodes[k - 1][0] if k else "start"
        kind: SlotKind | None = None
        if role == "plat" and before in ("start", *_SLOT_LEADS):
            kind = "platform"
        elif role == "own":
            kind = "own-work"
        elif role == "skip" and visible.text[start:end].startswith("{{"):
            kind = "placeholder"
        if kind:
            return EmptySlot(kind, visible.text[start:end], visible.span(start, end))
    return None


def copyright_holder(phrases: list[Phrase], visible: Visible) -> Part | None:
    """Return the name behind a copyright sign."""
    for p in phrases:
        if p.lead == "copy" and p.role in ("text", "quote"):
            start, end = clean(visible.text, p.start, p.end)
            return Part(visible.text[start:end], visible.text[start:end], visible.span(start, end))
    return None


ALL_RIGHTS = "LicenseRef-All-Rights-Reserved"


def reserved(nodes: list[Node], visible: Visible) -> Part | None:
    """Return the words that keep rights ("All rights reserved")."""
    licenses = [k for k in places(nodes, "lic") if ALL_RIGHTS in nodes[k][3].ids]
    said = [*places(nodes, "reserved"), *licenses]
    if said:
        _, start, end, _ = nodes[min(said)]
        return Part("all-rights-reserved", visible.text[start:end], visible.span(start, end))
    return None
