"""AU205, AU206 and CR009: what a credit with the right author leaves out, and a date that is not the file's."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.report import Fix
from licensecheck.rules.base import Hit, Rule, file_params, is_sure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Reason
    from licensecheck.model.report import Params

_REST = (
    '"[Kyiv bridge](https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg)", '
    "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), via Wikimedia Commons"
)
_LONGEST_WORDING = 200
"""Code points of a prescribed wording that a message quotes."""


def _params(case: Case, reason: Reason) -> Params:
    wanted = reason.param("recorded")[:_LONGEST_WORDING]
    return (
        *file_params(case),
        ("written", reason.param("written")),
        ("wanted", wanted),
        ("missing", reason.param("missing")),
    )


class PrescribedAttributionIgnored(Rule):
    """The file page prescribes how to credit it, and the credit leaves out a name or an address of that.

    ## What it does

    Fires when the author is named and the wording that the licensor asks for holds further names or addresses that stand
    nowhere in the credit.

    ## Why

    CC 4.0: "in any reasonable manner requested by the Licensor". CC 2.5 and 3.0: the parties designated for attribution, and
    the address that the licensor specifies.

    ## Limits

    Order, punctuation and label words are free. Advertising, prices, inventory numbers, placement and size are wishes: they are
    not asked for. Not fired where the license asks for no name.
    """

    code = "AU205"
    name = "prescribed-attribution-ignored"
    fix = "display"
    duty = "attribution"
    refs = ("IJR",)
    breach = True
    reasons = ("author.attribution-ignored",)
    fix_ids = ("AU205.fix",)
    examples = (
        (True, "markdown", f"Photo: Anna Koval, {_REST}", "prescribed"),
        (False, "markdown", f"Photo: Anna Koval / Bridge Archive, {_REST}", "prescribed"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit that quotes the wording and marks what is missing."""
        advice = (Fix("display", "AU205.fix", (("wanted", reason.param("recorded")[:_LONGEST_WORDING]),)),)
        yield Hit("warning", reason.verdict, _params(case, reason), reason.span, advice, reason.witnesses)


class CoAuthorOmitted(Rule):
    """The file page names several authors, and the credit fewer.

    ## What it does

    Fires when at least one author is named rightly and others of up to five stand nowhere in the credit.

    ## Why

    "The creator(s)", says CC 4.0; and who adapts a work names those before as well.

    ## Limits

    Of more than five authors "and others" with a link to the file page is reasonable. A person and the archive that
    holds the picture may stand side by side in the author field: then both are asked for as well.
    """

    code = "AU206"
    name = "co-author-omitted"
    fix = "display"
    duty = "attribution"
    refs = ("FAQ",)
    breach = True
    reasons = ("author.omits",)
    fix_ids = ("AU206.fix",)
    examples = (
        (True, "markdown", f"Photo: Anna Koval, {_REST}", "two-authors"),
        (False, "markdown", f"Photo: Anna Koval and Petro Lys, {_REST}", "two-authors"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit that lists the missing names."""
        advice = (Fix("display", "AU206.fix", (("missing", reason.param("missing")),)),)
        yield Hit("warning", reason.verdict, _params(case, reason), reason.span, advice, reason.witnesses)


class DateMismatch(Rule):
    """The credit gives another date than the file page.

    ## What it does

    Fires when the two dates, compared at the coarser precision and with a day allowed for time zones, cannot be the same.

    ## Why

    No license asks for a date. A wrong one misleads, and may be a sign that another file is meant.

    ## Limits

    The days of capture, publication and upload differ by right: so it is an information only.
    """

    code = "CR009"
    name = "date-mismatch"
    severity = "info"
    fix = "unsafe"
    refs = ("TASL",)
    reasons = ("date.differs",)
    fix_ids = ("CR009.fix",)
    examples = (
        (True, "markdown", f"Photo: Anna Koval, 2032-04-25, {_REST}", "bridge"),
        (False, "markdown", f"Photo: Anna Koval, 2023-04-25, {_REST}", "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with both dates; the record's may take the credit's place."""
        recorded = reason.param("recorded")
        params = (*file_params(case), ("written", reason.param("written")), ("recorded", recorded))
        span = reason.span if is_sure(case) and case.credit is not None else None
        fix = Fix(
            "unsafe" if span else "display", "CR009.fix", (("recorded", recorded),), span, recorded if span else None
        )
        yield Hit("info", reason.verdict, params, reason.span, (fix,), reason.witnesses)


RULES: tuple[Rule, ...] = (PrescribedAttributionIgnored(), CoAuthorOmitted(), DateMismatch())
