"""What a rule is: metadata, a page in its docstring, and `check`, which reads the verdicts of a case."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar, Literal

    from licensecheck.model import Case, Fix, LicenseMention, Reason, Span, Witness
    from licensecheck.model.report import Params, Severity, Verdict

    Confidence = Literal["high", "medium", "low"]
    Example = tuple[bool, str, str, str]

SURE = frozenset(("given", "embedded", "credit-link", "sha1"))
"""Ways to identify a file that leave no doubt; a search by words is none of them."""

SAID = frozenset(
    (
        "data-attribute",
        "elsewhere",
        "front-matter",
        "given",
        "marked",
        "media-credit",
        "parameter",
        "registry",
        "structured-data",
    )
)
"""Ways to tie a text to a picture that make it a credit whatever its words are."""


class Hit(Value):
    """What a rule found in a case, before profile-free policy: the cap by verdict, silencing and selection.

    variant: added to the rule's code, gives the message id ("LC112.holder"); "" for the plain code. license_id: the license
    whose clause is the ground, where that is not the one at hand.
    """

    severity: Severity
    verdict: Verdict
    params: Params = ()
    span: Span | None = None
    fixes: tuple[Fix, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    variant: str = ""
    license_id: str = ""


class Rule:
    """One rule. Subclasses set the metadata and, where a reason alone does not tell the finding, `hits`.

    code: "LC108", never used for another rule. name: its slug. severity: the default. needs: "text", "commons".
    fix: the best applicability that its fixes have, or "none". duty, refs: keys of `grounds`. breach: whether it reports a duty
    that was missed, so that the time to cure matters. reasons: reason ids of verdicts that make it fire.
    variants: the message variants, "" the plain one. notes: message ids that its parameter "why" may hold. fix_ids: message ids of its fixes.
    examples: (fires, format, text, record), run by the tests through parser, judge and rules. format: of the credit in `text`, or
    "article" for a whole Markdown document, "page" for one in HTML. record: a key of `pages.RECORDS`, what the wiki answers.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    confidence: ClassVar[Confidence] = "high"
    needs: ClassVar[tuple[str, ...]] = ("text", "commons")
    fix: ClassVar[str] = "none"
    stage: ClassVar[str] = "stable"
    added: ClassVar[str] = "0.1.0"
    duty: ClassVar[str] = ""
    refs: ClassVar[tuple[str, ...]] = ()
    breach: ClassVar[bool] = False
    reasons: ClassVar[tuple[str, ...]] = ()
    variants: ClassVar[tuple[str, ...]] = ("",)
    notes: ClassVar[tuple[str, ...]] = ()
    fix_ids: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[tuple[Example, ...]] = ()

    def check(self, case: Case) -> Iterator[Hit]:
        """Yield what this rule finds in `case`. Reads verdicts, reasons and the credit; compares nothing again."""
        for reason_id in self.reasons:
            for reason in case.field(reason_id.partition(".")[0]).reasons:
                if reason.id == reason_id and reason.verdict != "unchecked":
                    yield from self.hits(case, reason)

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """Yield the hits that follow from one reason among `reasons`."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<rule {self.code} {self.name}>"


def file_params(case: Case) -> Params:
    """Return what the record says, for messages: file, page, licenses, author; "" where it says nothing."""
    facts = case.facts
    if facts is None:
        return (("file", ""), ("page", ""), ("licenses", ""), ("author", ""))
    return (
        ("file", facts.title),
        ("page", page_url(case)),
        ("licenses", ", ".join(dict.fromkeys(license_name(o.id, o.name) for o in facts.licenses))),
        ("author", recorded_author(case)),
    )


def has_credit(case: Case) -> bool:
    """Say whether the case has a text to check as a credit: one that credits something, or that the user calls a credit."""
    use = case.use.credit
    return case.credit is not None and (case.credit.is_credit or (use is not None and use.why in SAID))


def only_leads(case: Case) -> bool:
    """Say whether a text without a picture leads to a file and states nothing: prose that mentions a file does that, too."""
    use, segment, reading = case.use, case.segment, case.reading
    if use.image is not None or use.credit is None or use.credit.why not in ("alone", "line"):
        return False
    return (
        segment is not None and reading is not None and not (segment.licenses or segment.empty_slot or reading.authors)
    )


def license_name(license_id: str, fallback: str = "") -> str:
    """Return the usual name ("CC BY-SA 4.0", "public domain") for a registry id, else `fallback` or the id."""
    from licensecheck.rules.grounds import license_of

    terms = license_of(license_id)
    if terms is None:
        return fallback or license_id
    return "public domain" if terms.kind == "public-domain" else terms.short_name


def page_url(case: Case) -> str:
    """Return the address of the file page, "" when no file is known or there is none."""
    if case.facts is None or case.facts.state not in ("present", "unavailable"):
        return ""
    if case.facts.page_url:
        return case.facts.page_url
    from licensecheck.addresses import file_page_url

    return file_page_url(case.facts.title)


def recorded_author(case: Case) -> str:
    """Return the author in the record's own words: a prescribed attribution first, then the author, else ""."""
    facts = case.facts
    if facts is None:
        return ""
    if facts.attribution is not None and facts.attribution.text:
        return facts.attribution.text
    return "" if facts.author is None or facts.author.unknown else facts.author.text


def is_sure(case: Case) -> bool:
    """Say whether the file is identified beyond doubt: by a link, the embedded address, its SHA-1 or the user."""
    present = case.facts is not None and case.facts.state == "present"
    return present and case.identified_by in SURE and case.file.verdict != "contradicted"


def only_offer(case: Case) -> str | None:
    """Return the id of the single license on offer, when all witnesses were read and agree; else None."""
    facts = case.facts
    if facts is None or not facts.settled or len(facts.licenses) != 1:
        return None
    return facts.licenses[0].id


def license_at_hand(case: Case) -> str | None:
    """Return the id of the license whose text binds here.

    That is the credited one if the file is offered under it, else the first on offer, else (no file known) the credited.
    """
    stated = [m.id for m in case.segment.licenses if m.kind == "license"] if case.segment else []
    offers = [o.id for o in case.facts.licenses] if case.facts else []
    for license_id in stated:
        if license_id in offers or not offers:
            return license_id
    return offers[0] if offers else None


def mention_at(case: Case, span: Span | None) -> LicenseMention | None:
    """Return the license mention that `span` is about; the first one when `span` is None or matches none."""
    mentions = case.segment.licenses if case.segment else ()
    for mention in mentions:
        if span is not None and mention.span == span:
            return mention
    return mentions[0] if mentions else None


def written(case: Case, span: Span | None) -> str:
    """Return the words of the credit at `span`, white space collapsed, cut at 200 code points; "" without a span."""
    if span is None or case.credit is None:
        return ""
    words = " ".join(case.credit.text[span.start : span.end].split())
    return words if len(words) <= 200 else words[:199] + "…"
