"""CR008: credits that do not say which picture is theirs."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules.base import Hit, Rule, has_credit, is_sure
from licensecheck.rules.grounds import is_creative_commons, license_of
from licensecheck.rules.visibility import is_owed, place_of_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.model import Apart, Case, Shared
    from licensecheck.model.report import Params

MOST_NAMED = 8
"""Pictures that a message names."""


class CreditNotTied(Rule):
    """A credit is there, but which picture it is for is not said.

    ## What it does

    Fires when credits are collected in a section of their own and name neither the number, the title nor the file of the
    pictures that have no credit beside them; when one credit with several authors or parts serves several pictures and
    does not say whose is whose; and when the number of parts and that of pictures differ. It also fires for a picture without
    a credit in an article that links to a page of credits which is not part of the run: give that page as well.

    ## Why

    An author who was named in the imprint only, not tied to the photograph, was found not to be credited. Up to version
    3.0 a credit must be at least as prominent as comparable ones.

    ## Limits

    A warning: only the publisher knows which picture is meant. The `strict` profile takes credits apart from a known
    picture for an error under Creative Commons licenses up to 3.0. "Left", "right", "top", numbers, file names and
    titles tell pictures apart, and so does a credit for all pictures ("All photos: …") or one author for a row of
    pictures ("Photos: …"). While it fires for a picture without a credit of its own, CR001 does not.
    """

    code = "CR008"
    name = "credit-not-tied-to-picture"
    needs = ("text",)
    duty = "manner"
    refs = ("OLGK18", "IPB", "WMDE")
    breach = True
    variants = ("", "fewer", "page", "loose", "parts", "order", "authors", "one")
    notes = ("CR008.source",)
    examples = (
        (
            True,
            "article",
            "![The bridge](bridge.jpg)\n\nText.\n\n![The mill](mill.jpg)\n\nText.\n\n## Image credits\n\n"
            "Photos: Anna Koval and Ben Roe, CC BY 4.0\n",
            "none",
        ),
        (
            False,
            "article",
            "![The bridge](bridge.jpg)\n\nText.\n\n![The mill](mill.jpg)\n\nText.\n\n## Image credits\n\n"
            "- bridge.jpg: Anna Koval, CC BY 4.0\n- mill.jpg: Ben Roe, CC BY 4.0\n",
            "none",
        ),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """Fire for each picture that waits for one of the credits apart, or once for a credit that several share."""
        use = case.use
        if use.decorative:
            return
        if use.image is not None and use.credit is None and use.apart is not None:
            yield _apart(case, use.apart)
        elif use.shared is not None and use.shared.index == 0 and case.credit is not None and has_credit(case):
            first = not case.credit.segments or case.segment == case.credit.segments[0]
            if first and (variant := _doubt(case, use.shared)):
                params = (
                    ("pictures", named(use.shared.pictures)),
                    ("count", str(len(use.shared.pictures))),
                    ("parts", str(len(case.credit.segments))),
                )
                yield Hit("warning", "undecided", params, None, variant=variant)


def _apart(case: Case, apart: Apart) -> Hit:
    params: Params = (
        ("image", case.use.image or ""),
        ("pictures", named(apart.pictures)),
        ("count", str(len(apart.pictures))),
        ("credits", str(apart.credits)),
        ("heading", apart.heading),
        ("page", apart.page),
        ("source", source := place_of_source(case)),
        *((("why", "CR008.source"),) if source else ()),
    )
    if is_owed(case) is False:
        return Hit("info", "verified", params, None, variant=_variant(apart))
    if apart.page or not apart.heading:
        return Hit("warning", "undecided", params, None, variant=_variant(apart))
    if case.policy.profile == "strict" and is_sure(case) and _older(case):
        return Hit("error", "contradicted", params, None, variant=_variant(apart))
    return Hit("warning", "undecided", params, None, variant=_variant(apart))


def _variant(apart: Apart) -> str:
    if apart.page or not apart.heading:
        return "page" if apart.page else "loose"
    return "fewer" if apart.credits < len(apart.pictures) else ""


def _older(case: Case) -> bool:
    """Whether the file is offered under Creative Commons licenses up to 3.0 only."""
    terms = [license_of(o.id) for o in case.facts.licenses] if case.facts else []
    return bool(terms) and all(t and is_creative_commons(t) and (t.version or "4.0") < "4" for t in terms)


def _doubt(case: Case, shared: Shared) -> str:
    """Why it is not clear which part of the credit is whose: a variant of the message, "" if it is."""
    parts = case.credit.segments if case.credit else ()
    if shared.told:
        return ""
    if len(parts) > 1:
        return "order" if len(parts) == len(shared.pictures) else "parts"
    authors = case.reading.authors if case.reading else ()
    if len(authors) > 1:
        return "authors"
    return "" if shared.plural else "one"


def named(pictures: Sequence[str]) -> str:
    """Return the addresses of pictures for a message, not more than a few."""
    more = len(pictures) - MOST_NAMED
    return ", ".join(pictures[:MOST_NAMED]) + (f" (+{more})" if more > 0 else "")


RULES: tuple[Rule, ...] = (CreditNotTied(),)
