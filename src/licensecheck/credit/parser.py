"""Text -> Credit: joins the stages (see docs/grammar.md)."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.credit.decide import THRESHOLD, evidence, weigh
from licensecheck.credit.layout import merge, phrases, region
from licensecheck.credit.markup import read_markup
from licensecheck.credit.nodes import Classifier
from licensecheck.credit.parts import addresses, changes_of, file_of, licenses_of, links_of, source_of
from licensecheck.credit.readings import read, to_reading
from licensecheck.credit.scan import cuts_of, lower, scan
from licensecheck.credit.vocabulary import vocabulary
from licensecheck.model.credit import Credit, Part, Segment, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.layout import Phrase
    from licensecheck.credit.nodes import Node
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import CreditFormat

LIMIT = 20_000
"""Code points that are read; what stands behind is ignored."""


def parse(text: str, format: CreditFormat = "text", language: str | None = None) -> Credit:  # noqa: A002
    """Read one credit.

    Args:
        text: the credit as it stands, with its inline markup. Only the first 20,000 code points are read.
        format: what markup it may hold: "text", "markdown" or "html".
        language: of the page, if known; kept in the result.

    Returns:
        What was understood. Never raises on any string; a text that credits no picture has `is_credit` False.
    """
    visible = read_markup(text[:LIMIT], format)
    low = lower(visible.text)
    cuts = cuts_of(visible)
    nodes = merge(Classifier(scan(visible, low), visible.text, low, cuts).run(), visible.text, cuts)
    stretch = region(nodes, visible)
    segment, spoken = _segment(nodes, stretch, visible)
    found = evidence(nodes, stretch, spoken, segment, visible, text[:LIMIT])
    weight = weigh(found)
    markup = tuple(Part(visible.text[s:e], visible.text[s:e], visible.span(s, e)) for s, e in visible.remains)
    return Credit(text, format, weight >= THRESHOLD, 0.5, (segment,), language, markup)


def _date(nodes: list[Node], visible: Visible) -> Part | None:
    """Return the first date that is neither of an access nor a span of life behind a name."""
    for k, (role, start, end, value) in enumerate(nodes):
        if role != "date" or (k and nodes[k - 1][0] == "access"):
            continue
        life = _LIFE.match(value)
        if life and k and nodes[k - 1][0] == "text" and 20 < int(life[2]) - int(life[1]) < 110:
            continue
        return Part(value, visible.text[start:end], visible.span(start, end))
    return None


_LIFE = re.compile(r"(\d{4})\s?[-–—]\s?(\d{4})$")


def _dated_caption(nodes: list[Node]) -> list[Node]:
    """Return the last sentence of a caption if it speaks of the picture ("Photograph, 1921."), else nothing."""
    stop = len(nodes) - 1 if nodes and nodes[-1][0] == "p" else len(nodes)
    start = next((k + 1 for k in range(stop - 1, -1, -1) if nodes[k][0] == "p" and nodes[k][3] in ".\n"), 0)
    last = nodes[start:stop]
    spoken = any(n[0] == "label" or isinstance(n[3], dict) and "label" in n[3] for n in last)
    return last if spoken and len(last) <= 4 else []


@cache
def _generic() -> frozenset[str]:
    return frozenset(t for terms in vocabulary().index.values() for t, kinds in terms if kinds.keys() & {"generic", "label", "source", "credit"})


def _segment(nodes: list[Node], stretch: tuple[int, int], visible: Visible) -> tuple[Segment, list[Phrase]]:
    found = addresses(nodes, visible)
    inner = nodes[stretch[0] : stretch[1]]
    spoken = phrases(inner, visible)
    drafts = read(spoken, inner, visible, _generic())
    date = _date(inner, visible) or _date(_dated_caption(nodes[: stretch[0]]), visible)
    readings = tuple(to_reading(d, date, visible, spoken) for d in drafts)
    return Segment(
        Span(0, visible.length),
        readings,
        licenses_of(nodes, found, visible),
        source_of(nodes, found, visible.images, visible),
        file_of(nodes, found, visible.images, visible),
        links_of(found, visible),
        changes_of(inner, visible),
    ), spoken
