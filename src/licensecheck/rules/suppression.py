"""SU: the comments that keep findings from counting. They are found by `licensecheck.suppress`, not in a case."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules.base import Rule

if TYPE_CHECKING:
    from licensecheck.rules.base import Example

_CAPTION = "![Bridge](bridge.jpg)\n*Photo: Anna Koval, cropped, CC BY 4.0{}*\n"
_CONFLICT = _CAPTION.format(" (no changes made)")
_CLEAN = _CAPTION.format("")


def _examples(fires: str, quiet: str) -> tuple[Example, ...]:
    return ((True, "article", fires, "none"), (False, "article", quiet, "none"))


class UnusedSuppression(Rule):
    """A comment suppresses a rule that finds nothing there.

    ## What it does

    Fires for each code of a comment `licensecheck: ignore[...]` that keeps no finding from counting.

    ## Why

    The comment is left over from a credit that was put right, or from a picture that is gone. It would hide the next mistake.

    ## Limits

    Where a rule was not selected, or the facts that it needs could not be looked up in this run, nothing is reported: it
    may find something in the next run.
    """

    code = "SU001"
    name = "unused-suppression"
    needs = ("text",)
    examples = _examples(
        f"<!-- licensecheck: ignore[MD302] the desk is asking -->\n{_CLEAN}",
        f"<!-- licensecheck: ignore[MD302] the desk is asking -->\n{_CONFLICT}",
    )


class ExpiredSuppression(Rule):
    """A comment suppresses findings until a day that is over.

    ## What it does

    Fires for a comment with `until` and a day in the past. The comment no longer suppresses anything.

    ## Why

    Somebody wanted to look again by that day.

    ## Limits

    The day itself still counts. Days are those of UTC.
    """

    code = "SU002"
    name = "expired-suppression"
    needs = ("text",)
    examples = _examples(
        f"<!-- licensecheck: ignore[MD302] the desk is asking; until 2024-01-31 -->\n{_CONFLICT}",
        f"<!-- licensecheck: ignore[MD302] the desk is asking; until 2999-12-31 -->\n{_CONFLICT}",
    )


class UnknownCodeSuppressed(Rule):
    """A comment names a code that no rule has.

    ## What it does

    Fires for each such code in a comment `licensecheck: ignore[...]`; the other codes of the comment hold.

    ## Why

    A slip of the pen suppresses nothing, and nobody would see it.

    ## Limits

    The beginning of a code ("LC", "CR0") stands for all rules that begin so and is not reported.
    """

    code = "SU003"
    name = "unknown-code-suppressed"
    needs = ("text",)
    examples = _examples(
        f"<!-- licensecheck: ignore[MD320] the desk is asking -->\n{_CLEAN}",
        f"<!-- licensecheck: ignore[MD302] the desk is asking -->\n{_CONFLICT}",
    )


class MalformedSuppression(Rule):
    """A comment to this program cannot be understood, and suppresses nothing.

    ## What it does

    Fires where a comment names no codes, an unknown word after `licensecheck:`, a day that is none, or no reason although
    `require-reason` is set.

    ## Why

    A comment without codes would hide every mistake, also those that nobody has made yet.

    ## Limits

    Only comments that begin with `licensecheck:`, or with `licensecheck-ignore` and the like, are looked at.
    """

    code = "SU004"
    name = "malformed-suppression"
    severity = "error"
    needs = ("text",)
    variants = ("kind", "no-codes", "no-reason", "date")
    examples = _examples(
        f"<!-- licensecheck: ignore -->\n{_CONFLICT}",
        f"<!-- licensecheck: ignore[MD302] the desk is asking -->\n{_CONFLICT}",
    )


RULES: tuple[Rule, ...] = (UnusedSuppression(), ExpiredSuppression(), UnknownCodeSuppressed(), MalformedSuppression())
