"""Hand-made reports: one credit of the mission's kind with two findings, and small variations of it."""

from __future__ import annotations

from typing import Any

from licensecheck.batch import Stream, Tally
from licensecheck.model import (
    FIELDS,
    AuthorFact,
    Candidate,
    Case,
    ChangeStatement,
    CheckedCase,
    Credit,
    CreditText,
    FieldVerdict,
    FileFacts,
    Finding,
    Fix,
    ImageUse,
    LicenseMention,
    LicenseOffer,
    Lookup,
    OffsetMap,
    Part,
    Policy,
    Position,
    Problem,
    Reading,
    Reason,
    Report,
    Segment,
    Span,
    Suggestion,
    Summary,
    Witness,
)

LINE = "Image: Mira Tolvanen, Cape Orra, 2018-07-21, CC BY 3.0, via Wikimedia Commons (no changes made)"
TITLE = "File:Cape Orra.jpg"
PATH = "articles/orra.md"
AT = 120
"""Code points of the document before the credit."""

SUGGESTION = Suggestion(
    "Image: the text credit", "Image: the [markdown] credit", "Image: the <a>html</a> credit", form="markdown"
)


def witness(field: str = "LicenseShortName", **changes: Any) -> Witness:
    """Return where a fact of the sample file was read."""
    return Witness("extmetadata", field, TITLE, 812345678, "2026-11-02T09:00:00Z").replace(**changes)


def facts(**changes: Any) -> FileFacts:
    """Return the record of the sample file."""
    base = FileFacts(
        title=TITLE,
        asked=TITLE,
        state="present",
        revision=812345678,
        read_at="2026-11-02T09:00:00Z",
        page_url="https://commons.wikimedia.org/wiki/File:Cape_Orra.jpg",
        licenses=(LicenseOffer("CC-BY-4.0", "CC BY 4.0", witness(), "https://creativecommons.org/licenses/by/4.0/"),),
        settled=True,
        author=AuthorFact("Mira Tolvanen", ("Mira Tolvanen",), witness("Artist")),
        uploader="MiraTo",
    )
    return base.replace(**changes)


def part(words: str, value: str | None = None, text: str = LINE) -> Part:
    """Return the part of the credit that these words are."""
    return Part(value or words, words, span(words, text))


def span(words: str, text: str = LINE) -> Span:
    """Return where these words stand in the credit."""
    start = text.index(words)
    return Span(start, start + len(words))


def segment(text: str = LINE) -> Segment:
    """Return the sample credit as it is read."""
    reading = Reading(
        1.0, (part("Mira Tolvanen", text=text),), part("Cape Orra", text=text), part("2018-07-21", text=text)
    )
    return Segment(
        span=Span(0, len(text)),
        readings=(reading,),
        licenses=(LicenseMention("CC-BY-3.0", "license", "CC BY 3.0", span("CC BY 3.0", text)),),
        source=part("Wikimedia Commons", "wikimedia-commons", text),
        changes=(ChangeStatement("unmodified", ("unmodified",), "no changes made", span("no changes made", text)),),
    )


def verdicts(**reasons: Reason) -> dict[str, FieldVerdict]:
    """Return a verdict per field of a case: verified but for those named here."""
    found = {name: FieldVerdict((reasons.get(name) or Reason(f"{name}.matches", "verified"),)) for name in FIELDS}
    found["picture_verdict"] = found.pop("picture")
    return found


NOT_COMPARED = {
    "modification": Reason("modification.not-compared", "unchecked"),
    "picture": Reason("picture.not-given", "unchecked"),
}


def case(**changes: Any) -> Case:
    """Return the sample case: the version differs, the picture was not compared."""
    credit = Credit(LINE, "markdown", True, 0.9, (segment(),))
    base: dict[str, Any] = {
        "use": ImageUse(
            PATH, "orra.jpg", Span(10, 30), credit=CreditText(LINE, "markdown", offsets(), "next-paragraph")
        ),
        "credit": credit,
        "segment": credit.segments[0],
        "reading": credit.segments[0].readings[0],
        "identified_by": "embedded",
        "links_visible": True,
        "facts": facts(),
        "lookup": None,
        "picture": None,
        "policy": Policy(),
        "suggestion": SUGGESTION,
        **verdicts(license=Reason("license.version-differs", "contradicted"), **NOT_COMPARED),
    }
    return Case(**{**base, **changes})


def offsets(start: int = AT, length: int = len(LINE)) -> OffsetMap:
    """Return the map of a credit that stands in one piece at `start` of its document."""
    return OffsetMap(((0, start),), length)


def position(words: str = LINE, line: str = LINE, number: int = 8) -> Position:
    """Return where these words of a source line stand."""
    column = line.index(words) + 1
    return Position(number, column, number, column + len(words), line)


def finding(**changes: Any) -> Finding:
    """Return the sample finding, with real codes and invented parameters."""
    base = Finding(
        code="LC106",
        name="license-version-mismatch",
        severity="error",
        confidence="high",
        message_id="test.message",
        params=(("written", "CC BY 3.0"), ("recorded", "CC BY 4.0")),
        span=span("CC BY 3.0"),
        witnesses=(witness(),),
        fixes=(Fix("safe", "test.fix", (("new", "CC BY 4.0"),), span("CC BY 3.0"), "CC BY 4.0"),),
        fingerprint="1:" + "0a" * 16,
        position=position("CC BY 3.0"),
        ground=(("CC BY 4.0 s. 3(a)(1)(C)", "https://creativecommons.org/licenses/by/4.0/legalcode"), ("FAQ", "")),
    )
    return base.replace(**changes)


def checked(*findings: Finding, **changes: Any) -> CheckedCase:
    """Return the sample case with findings."""
    return CheckedCase(case(**changes), findings, position())


def clean(**reasons: Reason) -> CheckedCase:
    """Return a case without findings, whose fields are verified but for those named here."""
    return CheckedCase(case(**verdicts(**reasons)), (), position())


def unidentified() -> CheckedCase:
    """Return a case whose file was searched for and not found for certain."""
    candidates = (Candidate("File:Cape Orra.jpg", 1, "test.why"), Candidate("File:Orra.jpg", 2, "test.why"))
    lookup = Lookup("search:Cape Orra Mira Tolvanen", "answered", candidates)
    reasons = {name: Reason(f"{name}.file-unknown", "undecided") for name in FIELDS} | NOT_COMPARED
    return checked(facts=None, identified_by="", lookup=lookup, suggestion=None, **verdicts(**reasons))


def report(*cases: CheckedCase, problems: tuple[Problem, ...] = ()) -> Report:
    """Return a report whose summary counts nothing."""
    return Report(cases, problems, Summary())


def full_report() -> Report:
    """Return a report with everything in it that a report can hold."""
    other = finding(code="LC108", name="license-link-missing", severity="warning", fixes=(), witnesses=())
    problems = (
        Problem("articles/binary.md", "picture.empty", position=Position(3, 4, 3, 5)),
        Problem("gone.md", "input.unreadable", (("path", "gone.md"), ("why", "No such file or directory"))),
    )
    return Report(
        (
            checked(finding(), other),
            clean(),
            unidentified(),
            checked(credit=None, segment=None, reading=None, facts=None, suggestion=None, identified_by="").replace(
                position=None
            ),
        ),
        problems,
        Summary(
            documents=3, images=4, credits=3, verified=1, contradicted=2, undecided=1, errors=1, warnings=1, problems=2
        ),
    )


def stream(given: Report) -> Stream:
    """Return a report as a check that is still under way."""
    tally = Tally()
    tally.documents = given.summary.documents
    return Stream(given.cases, list(given.problems), tally, compared=given.compared)


def gone_by(given: Report) -> Stream:
    """Return a report as a check whose cases have all gone by."""
    checked = stream(given)
    assert tuple(checked.cases) == given.cases
    return checked


def unlocked(**changes: Any) -> CheckedCase:
    """Return a case whose file was not looked up."""
    unread = facts(state="unavailable", revision=None, read_at="", licenses=(), author=None)
    reasons = {name: Reason("author.unavailable", "unchecked", (("why", "offline"),)) for name in FIELDS}
    found = checked(**{"facts": unread, "suggestion": None, **verdicts(**{**reasons, **NOT_COMPARED}), **changes})
    return found.replace(findings=())


EVIL = "a\"b'c<script>alert(1)</script>]]>&amp;--><!--\x00\x1b[31m\u202e\r\n::error::x##[add-mask]`@all\ud800\ufffe*|\u2028%0A,;:"
"""Words that mean something in every format that is written."""


def hostile() -> Report:
    """Return a report in which every text of others is `EVIL`."""
    words = (("written", EVIL), ("recorded", EVIL), ("new", EVIL))
    credit = Credit(EVIL, "html", True, 0.9, ())
    use = ImageUse(
        EVIL,
        EVIL,
        Span(0, 3),
        EVIL,
        (EVIL,),
        CreditText(EVIL, "html", OffsetMap(((0, 0),), len(EVIL)), "line"),
        language=EVIL,
    )
    place = Position(1, 1, 1, 4, EVIL)
    fix = Fix("safe", "test.fix", words, Span(0, 3), EVIL, place)
    found = finding(
        params=words,
        fixes=(fix,),
        span=Span(0, 3),
        position=place,
        witnesses=(witness(EVIL, page=EVIL),),
        ground=((EVIL, EVIL),),
    )
    about = facts(title=EVIL, note=EVIL, page_url=f"javascript:{EVIL}")
    reasons = {"author": Reason("license.version-differs", "contradicted", words)}
    one = checked(
        found,
        use=use,
        credit=credit,
        segment=None,
        reading=None,
        facts=about,
        suggestion=Suggestion(EVIL, EVIL, EVIL, EVIL, EVIL, "markdown"),
        **verdicts(**reasons),
    )
    two = unlocked(use=use, credit=credit, segment=None, reading=None, facts=about)
    problem = Problem(EVIL, "input.unreadable", (("path", EVIL), ("why", EVIL)), place)
    return Report((one, two), (problem,), Summary(documents=1, errors=1, problems=1))


def everything() -> dict[str, Report]:
    """Return reports of every kind by name."""
    return {
        "full": full_report(),
        "empty": report(),
        "unidentified": report(unidentified()),
        "unlocked": Report((unlocked(), unlocked()), (), Summary(images=1, credits=2, unchecked=2, unverified=2)),
        "problems": report(problems=full_report().problems),
        "clean": report(clean()),
        "hostile": hostile(),
        "placed-nowhere": report(checked(finding(position=None)).replace(position=None)),
        "archive": report(checked(finding(position=position().replace(part="word/document.xml")))),
        "many-lines": report(checked(finding(position=Position(3, 5, 6, 2, "    words")))),
    }
