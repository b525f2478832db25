"""What the check concluded: verdicts with reasons, findings, the report."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.credit import Credit, Reading, Segment, Span
from licensecheck.model.document import ImageUse, Position, Problem
from licensecheck.model.facts import FileFacts, Lookup, Picture, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import ClassVar, Literal, Protocol

    Verdict = Literal["verified", "contradicted", "undecided", "unchecked"]
    Severity = Literal["error", "warning", "info"]
    Profile = Literal["minimum", "practice", "strict"]
    Applicability = Literal["safe", "unsafe", "display"]
    SuppressedBy = Literal["comment", "baseline", "diff"]
    Params = tuple[tuple[str, str], ...]

VERDICT_RANK = {"verified": 0, "unchecked": 1, "undecided": 2, "contradicted": 3}
SEVERITY_RANK = {"info": 0, "warning": 1, "error": 2}
NOT_ASKED_FOR = frozenset(("picture.not-given", "modification.not-compared", "modification.none-stated-not-compared"))
"""Reasons to be unchecked that only say that no picture was handed over."""
FIELDS = ("file", "author", "license", "license_link", "source_link", "title", "date", "modification", "picture")


class Reason(Value):
    """Why a field has its verdict: a message id with parameters, rendered late by `licensecheck.messages`.

    span: the words of the credit that it is about, or None. witnesses: where the facts behind it were read.
    """

    id: str
    verdict: Verdict
    params: Params = ()
    span: Span | None = None
    witnesses: tuple[Witness, ...] = ()
    NESTED: ClassVar = {"span": Span, "witnesses": Witness}

    def param(self, name: str) -> str:
        """Return the parameter `name`, or "" if there is none."""
        return dict(self.params).get(name, "")


def _worst(reasons: Sequence[Reason]) -> Verdict:
    """The worst verdict of reasons, of which there is at least one."""
    worst = reasons[0].verdict
    for reason in reasons:
        if VERDICT_RANK[reason.verdict] > VERDICT_RANK[worst]:
            worst = reason.verdict
    return worst


class FieldVerdict(Value):
    """The verdict on one field, the worst of its reasons (there is at least one)."""

    reasons: tuple[Reason, ...]
    NESTED: ClassVar = {"reasons": Reason}

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of the reasons: contradicted, undecided, unchecked, verified."""
        return _worst(self.reasons)


class Policy(Value):
    """What the publisher asks for: rules read it, nothing else may change a severity.

    select, ignore: code prefixes ("LC", "CR004"); an empty `select` means all. accept: the licenses that are accepted, as in
    `licensecheck.rules.policy.refusal`; empty accepts all. allowed_hosts: hosts that pictures may be fetched from; empty
    allows all.
    """

    profile: Profile = "practice"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()


class Suggestion(Value):
    """The credit that would be right, ready to paste in four formats.

    language: of its words ("de"). form: which of the formats fits where it is wanted ("markdown" in an article of Markdown).
    """

    text: str
    markdown: str
    html: str
    wikitext: str = ""
    language: str = "en"
    form: str = "text"

    @property
    def fitting(self) -> str:
        """The credit in the format that fits."""
        words: str = getattr(self, self.form)
        return words


class Case(Value):
    """One picture and one credited segment, judged. The only thing that a rule sees.

    credit, segment, reading: None when the picture has no credit. identified_by: "given", "embedded", "credit-link",
    "sha1", or "" when no file is identified. links_visible: False in plain text, where the page's links cannot be seen.
    """

    use: ImageUse
    credit: Credit | None
    segment: Segment | None
    reading: Reading | None
    identified_by: str
    links_visible: bool
    facts: FileFacts | None
    lookup: Lookup | None
    picture: Picture | None
    file: FieldVerdict
    author: FieldVerdict
    license: FieldVerdict
    license_link: FieldVerdict
    source_link: FieldVerdict
    title: FieldVerdict
    date: FieldVerdict
    modification: FieldVerdict
    picture_verdict: FieldVerdict
    policy: Policy
    suggestion: Suggestion | None = None
    LATE: ClassVar = ("suggestion",)

    def field(self, name: str) -> FieldVerdict:
        """Return the verdict of a field of `FIELDS`."""
        found: FieldVerdict = self.picture_verdict if name == "picture" else getattr(self, name)
        return found

    def reason(self, reason_id: str) -> Reason | None:
        """Return the reason with this id ("license.version-differs") from the field that its first part names."""
        prefix = reason_id.partition(".")[0]
        for reason in self.field(prefix).reasons:
            if reason.id == reason_id:
                return reason
        return None

    def unverified(self) -> tuple[Reason, ...]:
        """Return why something that was asked for is unchecked; a picture that was not given is not asked for."""
        return tuple([r for r in self.reasons() if r.verdict == "unchecked" and r.id not in NOT_ASKED_FOR])

    @property
    def span(self) -> Span | None:
        """Where the credited segment or, without one, the picture stands in the document (code points)."""
        if self.use.credit is not None:
            inner = self.segment.span if self.segment else Span(0, len(self.use.credit.text))
            return self.use.credit.offsets.span(inner)
        return self.use.image_span

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all fields."""
        return _worst(self.reasons())

    def reasons(self) -> list[Reason]:
        """Return the reasons of all fields, in the order of `FIELDS`."""
        return [
            *self.file.reasons,
            *self.author.reasons,
            *self.license.reasons,
            *self.license_link.reasons,
            *self.source_link.reasons,
            *self.title.reasons,
            *self.date.reasons,
            *self.modification.reasons,
            *self.picture_verdict.reasons,
        ]


class Fix(Value):
    """A way to put a finding right.

    applicability: "safe" (may be written without asking), "unsafe" (needs a yes), "display" (advice, never applied).
    span: the words of the credit that `replacement` takes the place of (empty span: insert there); None for "display".
    position: of these words in the document, set once by the library call.
    """

    applicability: Applicability
    message_id: str
    params: Params = ()
    span: Span | None = None
    replacement: str | None = None
    position: Position | None = None
    NESTED: ClassVar = {"span": Span, "position": Position}


class Suppressed(Value):
    """Why a finding is kept and shown to machines, but does not count.

    by: "comment" (a comment in the document), "baseline" (known before), "diff" (on lines that were not changed).
    reason: the comment's words. line: of the comment, 1-based. until: the last day on which it holds, "2027-01-01".
    """

    by: SuppressedBy
    reason: str = ""
    line: int | None = None
    until: str = ""


class Finding(Value):
    """One thing that is wrong, how it is known, which clause asks for it, and how to put it right.

    span: in the credit's text; None when it is about the picture or the whole credit. position: in the document, set
    once by the library call. ground: (clause, address) pairs, what asks for it first
    ("CC BY 4.0 s. 3(a)(1)(C)"); where no license text does, one guideline.
    fingerprint: "1:" and 32 hex digits; holds no line number. suppressed: None for a finding that counts.
    """

    code: str
    name: str
    severity: Severity
    confidence: Literal["high", "medium", "low"]
    message_id: str
    params: Params = ()
    span: Span | None = None
    witnesses: tuple[Witness, ...] = ()
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""
    position: Position | None = None
    ground: tuple[tuple[str, str], ...] = ()
    suppressed: Suppressed | None = None
    NESTED: ClassVar = {
        "span": Span,
        "witnesses": Witness,
        "fixes": Fix,
        "position": Position,
        "suppressed": Suppressed,
    }


IMPLIED: dict[Severity, Verdict] = {"error": "contradicted", "warning": "undecided", "info": "verified"}
"""Severity of a finding to the verdict that must lie behind it, or a worse one: only what is contradicted may be an error."""


class CheckedCase(Value):
    """A case with its findings and where its credit (or, without one, its picture) stands in the document.

    told: findings on the same credit that stand with the case of another of its pictures.
    """

    case: Case
    findings: tuple[Finding, ...]
    position: Position | None = None
    told: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all fields and of what was found beside them: a credit that nobody sees, a refused license."""
        found = [IMPLIED[finding.severity] for finding in (*self.findings, *self.told)]
        return max((self.case.verdict, *found), key=VERDICT_RANK.__getitem__)

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that count: neither suppressed nor in the baseline."""
        return tuple([f for f in self.findings if f.suppressed is None])


class Summary(Value):
    """Counts of a run. `verified` to `unchecked` count cases by `CheckedCase.verdict`; the rest count findings and paths.

    errors, warnings, infos: findings that count, and problems that have a severity. problems: the others.
    suppressed: by comments. baselined: known before. unchanged: on lines that `--diff` leaves out.
    """

    documents: int = 0
    images: int = 0
    credits: int = 0
    verified: int = 0
    contradicted: int = 0
    undecided: int = 0
    unchecked: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    problems: int = 0
    suppressed: int = 0
    baselined: int = 0
    unchanged: int = 0
    unverified: int = 0
    """Cases in which something that was asked for is unchecked; a picture that was not given is not asked for."""
    not_compared: int = 0
    """Of `unchecked`: cases in which all that was asked for is verified, and only no picture was given to compare."""
    exempt: int = 0
    """Pictures without a credit that the settings exempt; counted among `images`."""
    elsewhere: int = 0
    """Pictures that a page of credits credits by their files' names; counted among `images`."""


class Report(Value):
    """The whole answer of a check. compared: whether its findings were compared with a baseline."""

    cases: tuple[CheckedCase, ...]
    problems: tuple[Problem, ...]
    summary: Summary
    compared: bool = False


if TYPE_CHECKING:

    class Reported(Protocol):
        """What can be rendered: a report, or a check under way whose cases go by once, before the rest is whole."""

        @property
        def cases(self) -> Iterable[CheckedCase]:
            """See `Report`."""

        @property
        def problems(self) -> tuple[Problem, ...]:
            """See `Report`."""

        @property
        def summary(self) -> Summary:
            """See `Report`."""

        @property
        def compared(self) -> bool:
            """See `Report`; known before the first case."""
