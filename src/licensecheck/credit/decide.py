"""Is this text a credit at all? Evidence for and against is added up; the table of weights is all there is to it."""

from __future__ import annotations

from itertools import pairwise
from math import exp

from licensecheck.credit.against import Case, against, kinds_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Reading, Segment

WEIGHTS = {
    "credit-label": 3.6,
    "label-name": 3.6,
    "label-platform": 3.7,
    "label-license": 1.6,
    "source-platform": 3.6,
    "source-name": 2.0,
    "by-name": 1.7,
    "picture-by-name": 1.4,
    "courtesy": 0.9,
    "copyright-name": 1.8,
    "site-notice": -3.0,
    "much-left-over": -1.6,
    "most-left-over": -0.1,
    "license-alone": -1.4,
    "asset-key": -5.0,
    "clause": 0.7,
    "path": -2.8,
    "comment": -2.1,
    "platform-list": -4.5,
    "ellipsis": -0.6,
    "prose-behind": -1.0,
    "license": 0.7,
    "license-and-name": 0.2,
    "platform": 1.2,
    "via-platform": 3.1,
    "embedded-line": 2.5,
    "list-shape": 1.0,
    "names-only": -0.8,
    "license-and-platform": 0.5,
    "own-work": 1.8,
    "unknown-author": 1.5,
    "file": 2.4,
    "author-label": 2.8,
    "picture-noun": 0.3,
    "agency-name": 0.7,
    "adapted": -0.3,
    "adapted-name": 1.5,
    "generated": 4.1,
    "doc-tag": -4.0,
    "all-pictures": -3.0,
    "e-mail": -2.2,
    "placeholder-word": -2.0,
    "placeholder-name": -7.0,
    "placeholder": -12.0,
    "code": -2.0,
    "prose-word": -2.7,
    "matter": -3.1,
    "subject": -2.5,
    "invitation": -3.5,
    "bibliography": -3.0,
    "sentence": -4.0,
    "config-line": -3.5,
    "software": -3.0,
    "long": -0.8,
    "nothing": -2.0,
}
"""What each kind of evidence is worth; fitted to labeled lines and rounded. `THRESHOLD` and more is a credit."""
THRESHOLD = 0.22


def evidence(
    nodes: list[Node],
    stretch: tuple[int, int],
    phrases: list[Phrase],
    segment: Segment,
    visible: Visible,
    raw: str,
) -> list[str]:
    """Return the names of the evidence found, one for each time it counts (keys of `WEIGHTS`).

    stretch: the range of nodes that is the credit itself; the caption before it may be prose.
    """
    roles = [n[0] for n in nodes]
    pairs = set(pairwise(roles))
    kinds = kinds_of(nodes)
    named = bool(segment.readings[0].authors)
    leads = {p.lead for p in phrases if p.kind in _NAMES or (p.kind == "url" and p.lead == "source")}
    licensed, platform = bool(segment.licenses), "plat" in roles
    slug = segment.source.value if segment.source else ""
    picture = "label" in kinds or "label" in roles
    by_words = "by" in roles and any(n[0] == "by" and " " in visible.text[n[1] : n[2]] for n in nodes)
    wiki_link = segment.file is not None or "file" in [k.kind for k in segment.links]
    holds = (
        ("credit-label", "credit" in roles),
        ("label-name", "label" in leads),
        ("label-platform", ("label", "plat") in pairs),
        ("label-license", ("label", "lic") in pairs or (picture and ("skip", "lic") in pairs and len(nodes) <= 4)),
        ("source-platform", ("source", "plat") in pairs),
        ("source-name", "source" in leads),
        ("by-name", "by" in leads or "derivative" in leads),
        ("picture-by-name", ("label", "by") in pairs or by_words or ("after" in roles and "by" in leads)),
        ("courtesy", "courtesy" in roles),
        ("copyright-name", "copy" in leads),
        ("license", licensed),
        ("license-and-name", licensed and named),
        ("platform", bool(segment.source and segment.source.text)),
        ("via-platform", ("via", "plat") in pairs),
        ("license-and-platform", licensed and platform),
        ("own-work", "own" in roles),
        ("unknown-author", "unknown" in roles),
        ("file", segment.file is not None and bool(segment.file.text)),
        ("embedded-line", roles[:1] == ["by"] and licensed and wiki_link),
        ("list-shape", named and _listed(nodes)),
        ("author-label", "author" in leads),
        ("adapted", "adapted" in roles and (named or licensed or platform)),
        ("adapted-name", "adapted" in leads and licensed),
        ("picture-noun", picture),
        ("generated", picture and "generator" in kinds),
        ("agency-name", named and slug in _AGENCIES),
    )
    out = [name for name, held in holds if held]
    return out + against(Case(nodes, stretch, phrases, segment, visible, raw, roles, kinds))


_NAMES = frozenset({"person", "org", "account", "unknown"})
_AGENCIES = frozenset({"getty-images", "reuters", "ap"})


def _listed(nodes: list[Node]) -> bool:
    """Tell whether a license stands as a member of a list or in brackets behind other words."""
    for k in range(2, len(nodes)):
        if (
            nodes[k][0] == "lic"
            and nodes[k - 1][0] == "p"
            and nodes[k - 1][3] in ",/(|·-"
            and nodes[k - 2][0] in ("text", "quote", "plat", "unknown", "own", "date")
        ):
            return True
    return False


def confidence(weight: float, best: Reading) -> float:
    """Return how likely the answer is right in every field, 0 to 1; fitted to labeled lines (benchmarks/score_corpus.py).

    weight: the sum of the evidence. best: the first reading of the first credit.
    """
    if weight < THRESHOLD:
        return round(1 / (1 + exp(max(-8.0, weight - THRESHOLD))), 3)
    sum_ = 1.0 + 0.12 * min(weight, 8.0) + 1.2 * best.score - 0.53 * min(len(best.leftovers), 3)
    sum_ += (0.9 if best.why == "no-author" else 0.0) - (0.5 if best.title is not None else 0.0)
    return round(1 / (1 + exp(-sum_)), 3)


def weigh(found: list[str]) -> float:
    """Return the sum of the evidence."""
    return sum(WEIGHTS[name] for name in found)
