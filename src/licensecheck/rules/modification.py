"""MD: what the credit says of changes."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules.base import Hit, Rule, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Reason


class ChangeStatementsConflict(Rule):
    """One credit says both that the picture was changed and that it was not.

    ## What it does

    Fires when words for a change ("cropped", "edited by") and words for none ("no changes made") stand in one credit.

    ## Why

    One of the two is false, and a false statement on changes is worse than none. Only the publisher knows which.

    ## Limits

    Words of the title and of a license name ("No Derivatives") are no statement. Whether the picture was changed is not
    looked at here.
    """

    code = "MD302"
    name = "change-statements-conflict"
    severity = "error"
    needs = ("text",)
    duty = "changes"
    refs = ("FAQ", "OLGK14")
    breach = True
    reasons = ("modification.conflict",)
    examples = (
        (True, "text", "Photo: Anna Koval, cropped, CC BY 4.0 (no changes made)", "none"),
        (False, "text", "Photo: Anna Koval, cropped, CC BY 4.0", "none"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit that quotes both places."""
        changes = case.segment.changes if case.segment else ()
        changed = next((c for c in changes if c.status == "modified"), None)
        kept = next((c for c in changes if c.status == "unmodified"), None)
        span = kept.span if kept else reason.span
        params = (
            ("changed", written(case, changed.span) if changed else ""),
            ("unchanged", written(case, kept.span) if kept else written(case, reason.span)),
        )
        yield Hit("error", reason.verdict, params, span, (), reason.witnesses)


RULES: tuple[Rule, ...] = (ChangeStatementsConflict(),)
