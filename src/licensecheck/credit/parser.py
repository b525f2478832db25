"""Text -> Credit: joins the stages (see docs/grammar.md)."""

from __future__ import annotations

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


@cache
def _generic() -> frozenset[str]:
    return frozenset(t for terms in vocabulary().index.values() for t, kinds in terms if kinds.keys() & {"generic", "label"})


def _segment(nodes: list[Node], stretch: tuple[int, int], visible: Visible) -> tuple[Segment, list[Phrase]]:
    found = addresses(nodes, visible)
    inner = nodes[stretch[0] : stretch[1]]
    spoken = phrases(inner, visible)
    drafts = read(spoken, inner, visible, _generic())
    date = next((Part(n[3], visible.text[n[1] : n[2]], visible.span(n[1], n[2])) for k, n in enumerate(inner) if n[0] == "date" and not (k and inner[k - 1][0] == "access")), None)
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
