"""CR007: credits that the reader of the page does not see."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.report import Fix
from licensecheck.rules.base import Hit, Rule, has_credit
from licensecheck.rules.grounds import license_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case
    from licensecheck.model.report import Params, Severity, Verdict

UNSEEN: dict[str, tuple[str, Severity, Verdict]] = {
    "title-attribute": ("", "error", "contradicted"),
    "alt": ("alt", "error", "contradicted"),
    "comment": ("comment", "error", "contradicted"),
    "hidden": ("hidden", "error", "contradicted"),
    "hover": ("hover", "error", "contradicted"),
    "structured-data": ("data", "error", "contradicted"),
    "data-attribute": ("attribute", "warning", "undecided"),
    "hidden-class": ("class", "warning", "undecided"),
    "aria-hidden": ("aria", "warning", "undecided"),
    "collapsed": ("collapsed", "info", "verified"),
}
"""Why a credit is not seen (`CreditText.why`) -> variant of the message, severity, verdict."""

LONGEST = 200


def place_of_source(case: Case) -> str:
    """Return where the article that the page was made from has the credit, as path:line:column; "" if that is not known."""
    source = case.use.source
    return f"{source.path}:{source.line}:{source.column}" if source else ""


def is_owed(case: Case) -> bool | None:
    """Say whether the license asks for a credit that readers see; None where no license is known."""
    offers = [o.id for o in case.facts.licenses] if case.facts else []
    stated = [m.id for m in case.segment.licenses] if case.segment else []
    if not (offers or stated) and case.use.source is not None:
        stated = list(case.use.source.licenses)
    known = [terms for i in offers or stated if (terms := license_of(i)) is not None]
    if not known:
        return None
    return all(t.requires.attribution != "none" or t.requires.license_notice != "none" for t in known)


class CreditNotVisible(Rule):
    """A credit is there, but readers of the page do not see it.

    ## What it does

    Fires when the only credit of a picture stands in a tooltip (`title`), in the alternative text, in a comment, in an
    element that the page hides, or in data for machines. On a page that was made from an article it also fires when the
    article has a credit and the page has none, and names both places.

    ## Why

    A court found that a credit which shows under the mouse pointer only is no appropriate form: it is not seen on mere
    viewing, and not at all on touch screens.

    ## Limits

    Style sheets that are not part of the page are not loaded, and scripts are not run: what only they hide or show could
    not be checked. A class of a name that is used for hiding (`sr-only`), a text that is kept from screen readers only
    (`aria-hidden`) and an attribute that a script may show are warnings. What the reader can open, such as `details`, a
    dialog, or an element with a button beside it, may do: that is an information. A credit in front matter is not hidden:
    the theme decides; check the pages that it makes. Files without duties, and those whose license is not known, give no
    error.
    """

    code = "CR007"
    name = "credit-not-visible"
    severity = "error"
    needs = ("text",)
    fix = "display"
    duty = "manner"
    refs = ("LGM",)
    breach = True
    variants = (
        "", "alt", "comment", "hidden", "hover", "data", "attribute", "class", "aria", "collapsed", "dropped",
    )  # fmt: skip
    notes = ("CR007.source",)
    fix_ids = ("CR007.fix",)
    examples = (
        (
            True,
            "page",
            '<img src="https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg" alt="The bridge"\n'
            '     title="Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons">\n',
            "bridge",
        ),
        (
            True,
            "page",
            '<figure><img src="https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg">\n'
            '<figcaption style="display:none">Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons</figcaption></figure>\n',
            "bridge",
        ),
        (
            False,
            "page",
            '<figure><img src="https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg">\n'
            '<figcaption>Photo: Anna Koval, “<a href="https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg">Kyiv bridge</a>”,\n'
            '<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>, via Wikimedia Commons</figcaption></figure>\n',
            "bridge",
        ),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """Fire for a picture whose credit is not seen, once for each credit."""
        use = case.use
        if (use.image is None and use.image_span is None) or use.decorative:
            return
        if not has_credit(case):
            if use.source is not None and use.apart is None:
                yield self._hit(case, ("dropped", "error", "contradicted"), use.source.text)
            return
        first = case.credit is None or not case.credit.segments or case.segment == case.credit.segments[0]
        if use.credit is not None and first and (found := UNSEEN.get(use.credit.why)):
            yield self._hit(case, found, use.credit.text)

    def _hit(self, case: Case, found: tuple[str, Severity, Verdict], text: str) -> Hit:
        variant, severity, verdict = found
        owed = is_owed(case)
        if owed is False:
            severity, verdict = "info", "verified"
        elif owed is None and severity == "error":
            severity, verdict = "warning", "undecided"
        words = " ".join(text.split())
        written = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        source = place_of_source(case)
        credit = case.use.credit
        params: Params = (
            ("image", case.use.image or ""),
            ("written", written),
            ("by", credit.hidden_by if credit else ""),
            ("source", source),
            *((("why", "CR007.source"),) if source and variant != "dropped" else ()),
        )
        fix = Fix("display", "CR007.fix", (("credit", words),))
        return Hit(severity, verdict, params, None, (fix,), variant=variant)


RULES: tuple[Rule, ...] = (CreditNotVisible(),)
