"""Case in, findings out: all rules, then silencing, the cap by verdict, selection, fingerprints."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.report import SEVERITY_RANK, VERDICT_RANK, Finding
from licensecheck.rules.base import Rule, has_credit, license_at_hand, only_leads
from licensecheck.rules.grounds import REFERENCES, ground_for, is_creative_commons, license_of
from licensecheck.rules.license_notice import link_is_offered
from licensecheck.rules.markup import is_open_text
from licensecheck.rules.registry import REGISTRY, is_asked_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.model import Case, Fix, Span
    from licensecheck.model.report import Params, Severity, Verdict
    from licensecheck.rules.base import Confidence, Hit

    Found = tuple[Rule, Hit]

_CAPS: dict[str, Severity] = {"contradicted": "error", "undecided": "warning", "verified": "info"}
"""Verdict -> the highest severity it allows; "unchecked" is not here: it is never a finding."""

_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}

_PLACED = ("CR001", "CR007", "CR008")
"""Rules on where the credit is, which also speak where a picture has none."""

_TEXT = tuple(c for c, r in REGISTRY.items() if "text" in r.needs and c not in _PLACED)
_COMMONS = tuple(c for c, r in REGISTRY.items() if "commons" in r.needs and c != "CR003")

_ABOUT_CREDITS = frozenset(_TEXT)
"""Where nothing credits the picture, only the lack of a credit and the file itself can be reported."""

_ANYWAY = tuple(c for c, r in REGISTRY.items() if type(r).check is not Rule.check)
"""Rules that look at more than reasons."""

_BY_REASON: dict[str, list[str]] = {}
"""Reason id -> the other rules that it makes fire."""
for _code, _rule in REGISTRY.items():
    for _id in _rule.reasons if _code not in _ANYWAY else ():
        _BY_REASON.setdefault(_id, []).append(_code)

SILENCES: tuple[tuple[str, tuple[str, ...], Callable[[Case], bool] | None], ...] = (
    ("CR001", _TEXT, None),
    ("CR003", _COMMONS, None),
    (
        "FI606",
        (
            "CR001",
            "CR004",
            "CR007",
            "CR008",
            "LC101",
            "LC102",
            "LC105",
            "LC106",
            "LC107",
            "LC108",
            "LC111",
            "LC112",
            "LC114",
            "FI605",
        ),
        None,
    ),
    ("FI604", ("FI605",), None),
    ("LC116", ("LC115",), None),
    ("LC111", ("LC101", "LC108", "AU201"), None),
    ("LC104", ("LC102", "LC105", "LC106", "LC107", "LC108"), None),
    ("LC103", ("LC108",), None),
    ("LC109", ("LC105", "LC106", "LC107"), link_is_offered),
    ("LC105", ("LC102", "LC106", "LC107", "LC113"), None),
    ("LC117", ("LC113",), None),
    ("AU203", ("AU201", "AU202", "AU207"), None),
    ("AU207", ("AU201", "AU202"), None),
    ("AU204", ("AU202",), None),
    ("CR005", ("CR004",), None),
    ("LC101", ("LC108",), None),
)
"""One fact, one finding: (the rule that names the cause, the rules it silences, only where this holds).

A rule that is silenced itself silences nothing; rows are read from top to bottom.
"""


LOWERED = {"FI612": tuple(c for c, r in REGISTRY.items() if c.startswith("LC") and "commons" in r.needs)}
"""Rule -> rules whose findings are one level lower while it fires: a record that is not clear carries no error."""


def run(case: Case, seen: dict[str, int] | None = None, path: str | None = None) -> tuple[Finding, ...]:
    """Return the findings of `case`, sorted by place and code. Positions in the document are left None.

    seen: how often each fingerprint was given in this document already; the function counts on in it. With it the same
    finding in two places of a document gets two fingerprints. path: what the document is called in fingerprints, if not
    as in the case: a name that does not depend on the folder from which the program was called.
    """
    asked = case.policy.select, case.policy.ignore
    found = [(rule, hit) for rule in _concerned(case) for hit in rule.check(case) if hit.verdict in _CAPS]
    if not found:
        return ()
    kept = [(rule, hit) for rule, hit in _unsilenced(found, case) if is_asked_for(rule.code, *asked)]
    lower = {code for rule, _ in found for code in LOWERED.get(rule.code, ())}
    lower.update(("AU201", "LC101") if only_leads(case) else ())
    kept = [
        (rule, hit.replace(severity=_LOWER[cap(hit.severity, hit.verdict)]) if rule.code in lower else hit)
        for rule, hit in kept
    ]
    kept.sort(key=_order)
    counts = {} if seen is None else seen
    name = case.use.path if path is None else path
    return tuple(_finding(rule, hit, case, name, counts) for rule, hit in kept)


def _concerned(case: Case) -> list[Rule]:
    """The rules that may find something in `case`, sorted by code."""
    codes = set(_ANYWAY)
    for reason in case.reasons():
        if reason.verdict != "unchecked":
            codes.update(_BY_REASON.get(reason.id, ()))
    return [REGISTRY[c] for c in sorted(codes if has_credit(case) else codes - _ABOUT_CREDITS)]


def _order(found: Found) -> tuple[int, int, str]:
    rule, hit = found
    return (hit.span.start, hit.span.end, rule.code) if hit.span else (-1, -1, rule.code)


def _unsilenced(found: list[Found], case: Case) -> list[Found]:
    codes = {rule.code for rule, _ in found}
    for winner, losers, condition in SILENCES:
        if winner in codes and (condition is None or condition(case)):
            codes.difference_update(losers)
    return [(rule, hit) for rule, hit in found if rule.code in codes]


def cap(severity: Severity, verdict: Verdict) -> Severity:
    """Return `severity`, lowered to what `verdict` allows: only what is contradicted may be an error."""
    highest = _CAPS[verdict]
    return severity if SEVERITY_RANK[severity] <= SEVERITY_RANK[highest] else highest


def _finding(rule: Rule, hit: Hit, case: Case, path: str, seen: dict[str, int]) -> Finding:
    license_id = hit.license_id or license_at_hand(case)
    severity = cap(hit.severity, hit.verdict)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        confidence=_confidence(rule, hit, case),
        message_id=f"{rule.code}.{hit.variant}" if hit.variant else rule.code,
        params=(*hit.params, ("cure", _cure(rule, severity, license_id))),
        span=hit.span,
        witnesses=hit.witnesses,
        fixes=tuple([_placed(fix, case) for fix in hit.fixes]),
        fingerprint=_fingerprint(_key(rule.code, hit.span, case), path, seen),
        ground=ground_for(rule.duty, (), license_id).pairs or ground_for("", rule.refs[:1], None).pairs,
    )


_ADDRESS_FIXES = frozenset(("CR002.fix", "CR005.fix", "FI603.fix", "LC110.fix"))
"""Fixes that put one address or word in the place of another and may stand within markup."""


def _placed(fix: Fix, case: Case) -> Fix:
    """Return `fix`, as advice only where its markup would not work.

    That is in a tag, in code, in a picture's alternative text, and in a document of another markup.
    """
    if fix.replacement is not None and case.use.credit is not None and case.use.credit.markup:
        return fix.replace(applicability="display", span=None, replacement=None)
    if fix.span is None or case.credit is None or fix.message_id in _ADDRESS_FIXES:
        return fix
    if is_open_text(case.credit.text, fix.span, case.credit.format):
        return fix
    return fix.replace(applicability="display", span=None, replacement=None)


def _confidence(rule: Rule, hit: Hit, case: Case) -> Confidence:
    if case.credit is not None and case.credit.confidence < 0.5:
        return "low"
    return "medium" if VERDICT_RANK[hit.verdict] == VERDICT_RANK["undecided"] else rule.confidence


def _cure(rule: Rule, severity: Severity, license_id: str | None) -> str:
    """The days that the license leaves to put a breach right, "ends" where it leaves none, "" where it does not matter."""
    terms = license_of(license_id)
    if terms is None or not rule.breach or severity == "info":
        return ""
    if terms.cure_days is not None:
        return str(terms.cure_days)
    return "ends" if is_creative_commons(terms) and terms.termination == "automatic" else ""


def details(finding: Finding) -> tuple[tuple[str, Params], ...]:
    """Return the ids and parameters of the sentences below a finding's headline: how to put it right, time to cure."""
    params = dict(finding.params)
    cure, why = params.get("cure", ""), params.get("why", "")
    below = [(why, finding.params)] if why else []
    below.append((f"{finding.message_id}.detail", finding.params))
    if cure:
        below.append(("cure.ends" if cure == "ends" else "cure.days", (("days", cure),)))
    return tuple(below)


def ground(finding: Finding, case: Case | None = None) -> dict[str, object]:
    """Return the ground of a finding for output: {"clause", "url", "refs": [{"title", "url"}, ...]}.

    clause is "" where no license text asks for what is missing; further sources are on the rule's page (`ground_of`).
    `case` is not needed and stays for callers that have one.
    """
    named = bool(finding.ground) and finding.ground[0] not in REFERENCES.values()
    clause, url = finding.ground[0] if named else ("", "")
    refs = [{"title": title, "url": address} for title, address in finding.ground[named:]]
    return {"clause": clause, "url": url, "refs": refs}


def content_key(finding: Finding, case: Case) -> str:
    """Return "1:" and 32 hex digits over code, picture or file, and the words in question: a fingerprint without the path."""
    return f"1:{_hex(chr(31).join(_key(finding.code, finding.span, case)))}"


def _fingerprint(key: tuple[str, str, str], path: str, seen: dict[str, int]) -> str:
    """Return "1:" and 32 hex digits over code, path, picture or file, the words in question and the finding's ordinal."""
    code, subject, fragment = key
    base = "\x1f".join((code, path, subject, fragment))
    count = seen.get(base, 0)
    seen[base] = count + 1
    return f"1:{_hex(base if count == 0 else f'{base}{chr(31)}{count}')}"


def _key(code: str, span: Span | None, case: Case) -> tuple[str, str, str]:
    return code, _subject(case), _fragment(span, case)


def _subject(case: Case) -> str:
    return case.use.image or (case.facts.title if case.facts else "")


def _fragment(span: Span | None, case: Case) -> str:
    if case.credit is None:
        return ""
    span = span or (case.segment.span if case.segment else None)
    text = case.credit.text[span.start : span.end] if span and span.end > span.start else case.credit.text
    return " ".join(text.split()).casefold()


def _hex(text: str) -> str:
    # The module behind hashlib: hashlib itself loads OpenSSL, which costs more than all rules together.
    try:
        from _blake2 import blake2b
    except ImportError:  # pragma: no cover - an interpreter without the built-in module
        from hashlib import blake2b
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
