"""Is this text a credit at all? Evidence for and against is added up; the table of weights is all there is to it."""

from __future__ import annotations

from math import exp

from licensecheck.credit.against import against
from licensecheck.credit.case import Checks
from licensecheck.credit.neighbors import places
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.case import Case
    from licensecheck.credit.neighbors import Node
    from licensecheck.model.credit import Reading

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
    "picture-courtesy": 1.5,
    "picture-source": 1.5,
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
    "interface": -5.0,
    "source-note": -4.0,
    "file-header": -3.5,
    "quoted-text": -4.0,
    "article": -5.0,
    "inventory": -5.0,
    "cited": -6.0,
    "instruction": -4.0,
    "entry-title": -4.0,
    "credit-alone": -4.0,
    "built-with": -4.0,
    "system-path": -5.0,
}
"""What each kind of evidence is worth; fitted to labeled lines and rounded. `THRESHOLD` and more is a credit."""
THRESHOLD = 0.22


def evidence(case: Case) -> list[str]:
    """Return the names of the evidence found, one for each time it counts (keys of `WEIGHTS`)."""
    return _FOR.held(case.occurs, case) + against(case)


_AGENCIES = frozenset({"getty-images", "reuters", "ap"})


def _listed(nodes: list[Node]) -> bool:
    """Tell whether a license stands as a member of a list or in brackets behind other words."""
    for k in places(nodes, "lic"):
        if k > 1 and nodes[k - 1][0] == "p" and nodes[k - 1][3] in ",/(|·-" and nodes[k - 2][0] in _MEMBERS:
            return True
    return False


_MEMBERS = frozenset(["text", "quote", "plat", "unknown", "own", "date"])


def _spoken(case: Case) -> bool:
    """A picture's noun before "by" and a name, or "by" in words ("photographed by")."""
    text = case.visible.text
    return ("label", "by") in case.occurs or any([n[0] == "by" and " " in text[n[1] : n[2]] for n in case.nodes])


def _nouned(case: Case, role: str) -> bool:
    """A lead that says itself that a picture is meant: "image courtesy of", "image source:"; something stands behind it."""
    for k in places(case.nodes, role):
        first = case.visible.text[case.nodes[k][1] : case.nodes[k][2]].split(" ", 1)[0].lower()
        if "label" in vocabulary().kinds(first) and k + 1 < len(case.nodes):
            return True
    return False


def _embedded(case: Case) -> bool:
    """The line that a file's page offers: "By X - source, license, address of the page"."""
    if case.roles[0] != "by":
        return False
    return case.segment.file is not None or "file" in [k.kind for k in case.segment.links]


def _labels_license(case: Case) -> bool:
    occurs = case.occurs
    return ("label", "lic") in occurs or ("pictured" in occurs and ("skip", "lic") in occurs and len(case.nodes) <= 4)


_SUPPORTS = frozenset(["named", "licensed", "plat"])
_FOR = Checks((
    ("credit-label", "credit", None),
    ("label-name", ("lead", "label"), None),
    ("label-platform", ("label", "plat"), None),
    ("label-license", "lic", _labels_license),
    ("source-platform", ("source", "plat"), None),
    ("source-name", ("lead", "source"), None),
    ("by-name", "", lambda case: "by" in case.leads or "derivative" in case.leads),
    ("picture-by-name", "by", _spoken),
    ("picture-by-name", frozenset(["after", ("lead", "by")]), lambda case: "by" not in case.occurs or not _spoken(case)),
    ("courtesy", "courtesy", None),
    ("picture-courtesy", ("lead", "courtesy"), lambda case: _nouned(case, "courtesy")),
    ("picture-source", "source", lambda case: _nouned(case, "source")),
    ("copyright-name", ("lead", "copy"), None),
    ("license", "licensed", None),
    ("license-and-name", frozenset(["licensed", "named"]), None),
    ("platform", "sourced", None),
    ("via-platform", ("via", "plat"), None),
    ("license-and-platform", frozenset(["licensed", "plat"]), None),
    ("own-work", "own", None),
    ("unknown-author", "unknown", None),
    ("file", "filed", None),
    ("embedded-line", frozenset(["by", "licensed"]), _embedded),
    ("list-shape", frozenset(["lic", "named"]), lambda case: _listed(case.nodes)),
    ("author-label", ("lead", "author"), None),
    ("adapted", "adapted", lambda case: not _SUPPORTS.isdisjoint(case.occurs)),
    ("adapted-name", frozenset([("lead", "adapted"), "licensed"]), None),
    ("picture-noun", "pictured", None),
    ("generated", "pictured", lambda case: "generator" in case.kinds),
    ("agency-name", "named", lambda case: case.segment.source is not None and case.segment.source.value in _AGENCIES),
))  # fmt: skip
"""Evidence, what must occur for it (see `Case.occurs`), and what else must hold."""


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
    return sum([WEIGHTS[name] for name in found])
