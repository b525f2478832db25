"""One credited picture as a piece of the HTML report."""

from __future__ import annotations

from licensecheck.model import FIELDS, SEVERITY_RANK
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._case import NAMES, heading, left_out, right_credit, why
from licensecheck.report._entries import unchecked_words
from licensecheck.report._evidence import evidence_words
from licensecheck.report._help import rule_url
from licensecheck.report._html import element, lines, local_picture, text, web_link
from licensecheck.report._words import safe, say
from licensecheck.rules import details

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.model import Case, CheckedCase, Finding, Position, Suggestion

_FORMS = (
    ("text", "html.as-text"),
    ("markdown", "html.as-markdown"),
    ("html", "html.as-html"),
    ("wikitext", "html.as-wikitext"),
)


def case_html(checked: CheckedCase, number: int) -> str:
    """Return the case as an `article`; `number` makes its ids unique on the page."""
    case = checked.case
    severities = sorted({f.severity for f in checked.counted}, key=SEVERITY_RANK.__getitem__, reverse=True)
    return (
        element(
            "article",
            _head(checked, number),
            _picture(case),
            _credit(checked),
            _findings(case, checked.counted),
            _open_questions(checked),
            _suggestion(case, number) if checked.counted else "",
            _verdicts(case),
            class_="case",
            aria_labelledby=f"case-{number}",
            data_verdict=checked.verdict,
            data_severities=" ".join(severities) or "none",
            data_codes=" ".join(dict.fromkeys(f.code for f in checked.counted)),
        )
        + "\n"
    )


def badge(words: str, style: str) -> str:
    """Return a word with the color of a severity or verdict; the word alone says it too."""
    return element("span", text(words), class_=f"badge {style}")


def _head(checked: CheckedCase, number: int) -> str:
    case = checked.case
    title = case.facts.title if case.facts is not None else case.use.image or say("output.the-credit")
    name = element("bdi", text(title))
    where = element("span", text(_place(checked.position)), class_="place") if checked.position else ""
    return element(
        "header",
        element("h3", web_link(case.facts.page_url if case.facts else "", name), id=f"case-{number}"),
        where,
        badge(checked.verdict, checked.verdict),
    )


def _place(at: Position) -> str:
    words = say("html.place", line=str(at.line), column=str(at.column))
    return f"{safe(at.part)}, {words}" if at.part else words


def _picture(case: Case) -> str:
    """The picture beside its document; of one on the web only a link, since a report asks nobody for anything."""
    use = case.use
    if not use.image:
        return ""
    local = local_picture(use)
    if local is not None:
        return element("img", src=local, alt=use.alt, loading="lazy", decoding="async", class_="picture")
    link = web_link(use.image, text(say("html.open-picture")))
    words = link if use.image.startswith(("https://", "http://")) else element("code", text(use.image))
    return element("p", words, class_="picture-link")


def _credit(checked: CheckedCase) -> str:
    case = checked.case
    if case.credit is None:
        return element("p", text(say("html.no-credit")), class_="no-credit")
    spans = sorted(
        (f.span.start, f.span.end, f.severity)
        for f in checked.counted
        if f.span is not None and f.span.end > f.span.start
    )
    return element("blockquote", _marked(case.credit.text, spans), dir="auto", lang=case.use.language)


def _marked(words: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """The words with a mark around each span; where two overlap, the part that is not marked yet."""
    found, at = list[str](), 0
    for start, end, severity in spans:
        start = max(start, at)
        if end > start:
            found += [lines(words[at:start]), element("mark", lines(words[start:end]), class_=severity)]
            at = end
    return "".join((*found, lines(words[at:])))


def _findings(case: Case, findings: tuple[Finding, ...]) -> str:
    items = [_finding(case, finding) for finding in findings]
    return element("ul", *items, class_="findings") if items else ""


def _finding(case: Case, finding: Finding) -> str:
    rule = web_link(rule_url(finding.code) or "", text(f"{finding.code} {finding.name}"))
    place = element("span", text(_place(finding.position)), class_="place") if finding.position else ""
    rows = "".join(element("dt", text(name)) + element("dd", words) for name, words in _details(case, finding))
    return element(
        "li",
        element("p", badge(finding.severity, finding.severity), " ", element("b", rule), " ", place),
        element("p", text(say(finding.message_id, finding.params)), dir="auto"),
        element("details", element("summary", text(say("html.how-known"))), element("dl", rows)),
        class_=f"finding {finding.severity}",
    )


def _details(case: Case, finding: Finding) -> Iterator[tuple[str, str]]:
    known = [evidence_words(case.facts, w) for w in finding.witnesses] or [say("report.from-credit")]
    confidence = say("report.confidence", level=finding.confidence)
    yield say("html.evidence"), text("; ".join([*known, confidence]))
    for title, url in finding.ground[:1]:
        yield say("html.ground"), web_link(url, text(title))
    for message_id, params in details(finding):
        yield say("html.help"), text(say(message_id, params))
    for fix in finding.fixes:
        words = text(say(fix.message_id, fix.params))
        new = element("code", text(fix.replacement), dir="auto") if fix.replacement else ""
        yield say("html.fix", applicability=fix.applicability), f"{words} {new}".rstrip()
    yield say("html.more"), element("code", text(say("report.more", code=finding.code)))


def _open_questions(checked: CheckedCase) -> str:
    """What keeps a case without findings from being fine."""
    case = checked.case
    if case.unverified():
        return element("p", badge("unchecked", "unchecked"), " ", text(unchecked_words(case)))
    if checked.counted:
        return ""
    words = [say("report.none-counts" if checked.findings else "report.clean"), *left_out(checked.findings)]
    return element("p", text("; ".join(words)), class_="quiet")


def _suggestion(case: Case, number: int) -> str:
    """The right credit in the form that the document has it in, then in the others."""
    credit, suggestion = right_credit(case), case.suggestion
    if credit is None or suggestion is None:
        return ""
    first, *others = sorted(_FORMS, key=lambda form: form[0] != credit[0])
    rest = [_to_copy(suggestion, form, label, number) for form, label in others if getattr(suggestion, form)]
    return element(
        "section",
        element("h4", text(say("report.right-credit"))),
        _to_copy(suggestion, *first, number),
        element("details", element("summary", text(say("html.other-forms"))), *rest) if rest else "",
        class_="right-credit",
    )


def _to_copy(suggestion: Suggestion, form: str, label: str, number: int) -> str:
    block = f"credit-{number}-{form}"
    button = element(
        "button",
        text(say("html.copy")),
        type="button",
        class_="copy",
        data_copies=block,
        hidden=True,
        aria_label=say("html.copy-as", form=say(label)),
    )
    head = element("div", element("span", text(say(label))), button, class_="form")
    words = lines(getattr(suggestion, form))
    return head + element("pre", words, id=block, dir="auto", lang=suggestion.language)


def _verdicts(case: Case) -> str:
    rows = []
    for field in FIELDS:
        found = case.field(field)
        cells = element("td", badge(found.verdict, found.verdict)), element("td", text(why(found)), dir="auto")
        rows.append(element("tr", element("th", text(NAMES[field]), scope="row"), *cells))
    note = element("p", text(case.facts.note), class_="quiet") if case.facts is not None and case.facts.note else ""
    table = element("table", element("tbody", *rows))
    summary = element("summary", text(say("html.fields")))
    return element("details", summary, element("p", text(heading(case))), table, note, class_="verdicts")
