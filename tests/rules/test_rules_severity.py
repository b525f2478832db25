"""Which rule fires for which reason, and how severe it is: by verdict, license version and profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.messages import render
from licensecheck.model import Policy
from licensecheck.rules import REGISTRY, details, run

if TYPE_CHECKING:
    from rules.conftest import Kit

TEXT = "Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"

ONE_REASON = [
    ("author.missing c", "AU201", "error"),
    ("author.missing u", "AU201", "warning"),
    ("author.differs c", "AU202", "error"),
    ("author.compatible u", "AU202", "warning"),
    ("author.compatible v", None, None),
    ("author.cannot-tell u", None, None),
    ("author.platform c", "AU203", "error"),
    ("author.not-a-name c", "AU203", "error"),
    ("author.uploader u", "AU204", "warning"),
    ("author.unknown-but-recorded c", "AU207", "error"),
    ("author.recorded-unknown u", "AU207", "warning"),
    ("author.unavailable n", None, None),
    ("license.missing c", "LC101", "error"),
    ("license.missing u", "LC101", "warning"),
    ("license.incomplete c", "LC102", "error"),
    ("license.incomplete u", "LC102", "warning"),
    ("license.incomplete-but-linked v", None, None),
    ("license.unknown u", "LC103", "warning"),
    ("license.nonexistent c", "LC104", "error"),
    ("license.elements-differ c", "LC105", "error"),
    ("license.elements-differ u", "LC105", "warning"),
    ("license.version-differs c", "LC106", "error"),
    ("license.version-differs u", "LC106", "warning"),
    ("license.jurisdiction-differs c", "LC107", "warning"),
    ("license_link.missing c", "LC108", "error"),
    ("license_link.missing u", "LC108", "warning"),
    ("license_link.missing n", None, None),
    ("license_link.mismatch c", "LC109", "error"),
    ("license_link.mismatch u", "LC109", "warning"),
    ("license_link.not-canonical v", "LC110", "info"),
    ("license.public-domain-claimed c", "LC111", "error"),
    ("license.license-on-public-domain u", "PD503", "warning"),
    ("license.claimed-on-public-domain u", "PD504", "warning"),
    ("license.stock-terms u", "LC114", "warning"),
    ("license.lighter-offered v", "LC115", "info"),
    ("license_link.text-needed u", "LC116", "warning"),
    ("license_link.text-needed v", "LC116", "info"),
    ("license.offered-earlier u", "FI607", "info"),
    ("license.history-unread u", None, None),
    ("license.record-ambiguous v", "FI612", "info"),
    ("author.attribution-ignored u", "AU205", "warning"),
    ("author.omits u", "AU206", "warning"),
    ("license.reserved u", "LC112", "warning"),
    ("license.copyright-holder-differs c", "LC112", "error"),
    ("license.unsettled u", None, None),
    ("license.no-record u", None, None),
    ("license.unavailable n", None, None),
    ("source_link.missing c", "CR004", "warning"),
    ("source_link.missing u", "CR004", "warning"),
    ("source_link.wrong-target c", "CR005", "warning"),
    ("source_link.not-needed v", None, None),
    ("modification.conflict c", "MD302", "error"),
    ("file.not-identified u", "CR003", "warning"),
    ("file.not-named u", None, None),
    ("file.not-looked-up n", None, None),
    ("file.unavailable n", None, None),
    ("file.other-wiki n", None, None),
    ("file.absent c", "FI601", "error"),
    ("file.no-file c", "FI601", "error"),
    ("file.invalid-title c", "FI601", "error"),
    ("file.deleted c", "FI602", "warning"),
    ("file.redirected v", "FI603", "info"),
    ("file.moved-away c", "FI603", "warning"),
    ("file.non-free c", "FI606", "error"),
    ("title.differs u", None, None),
    ("date.differs u", "CR009", "info"),
    ("file.nominated u", "FI604", "warning"),
    ("file.evidence-weak u", "FI605", "warning"),
    ("file.two-files u", "CR003", "warning"),
    ("file.link-and-picture-differ u", "CR003", "warning"),
    ("file.several-same-bytes u", "CR003", "warning"),
    ("picture.older-version u", "FI608", "info"),
    ("picture.replaced-since v", "FI608", "info"),
]


@pytest.mark.parametrize(("reason", "code", "severity"), ONE_REASON, ids=[r for r, _, _ in ONE_REASON])
def test_a_reason_leads_to_its_rule(kit: Kit, reason: str, code: str | None, severity: str | None) -> None:
    """Only what is contradicted is an error; what was not checked is never a finding."""
    case = kit.case(TEXT, reason, facts=kit.record(), authors=["Anna Koval"])
    assert kit.codes(run(case)) == ([(code, severity)] if code else [])


def test_a_record_that_is_not_clear_lowers_what_rests_on_it(kit: Kit) -> None:
    """A mismatch is a warning then, and an information where it was a warning; what the words alone prove stays."""
    unclear = kit.case(
        TEXT,
        "license.record-ambiguous v",
        "license.version-differs u",
        "license.nonexistent c",
        "license_link.missing c",
        facts=kit.record(),
    )
    assert kit.codes(run(unclear)) == [("FI612", "info"), ("LC104", "error")]
    mismatch = kit.case(TEXT, "license.record-ambiguous v", "license.version-differs u", facts=kit.record())
    assert kit.codes(run(mismatch)) == [("FI612", "info"), ("LC106", "info")]


def test_a_review_that_is_still_to_come_is_an_information(kit: Kit) -> None:
    waiting = kit.reason("file.evidence-weak v", kind="review-needed", title="File:A.jpg", name="License review needed")
    assert kit.codes(run(kit.case(TEXT, waiting, facts=kit.record()))) == [("FI605", "info")]


def test_the_lack_of_any_license_counts_where_the_whole_page_was_read(kit: Kit) -> None:
    bare = kit.record().replace(licenses=(), settled=False)
    for confirmed, codes in ((True, [("FI605", "warning")]), (False, [])):
        case = kit.case(TEXT, "license.no-record u", facts=bare.replace(confirmed=confirmed))
        assert kit.codes(run(case)) == codes


def test_the_same_name_elsewhere_in_the_credit_is_no_spelling_of_the_author(kit: Kit) -> None:
    reason = kit.reason("author.compatible u", how="elsewhere-in-credit")
    assert run(kit.case(TEXT, reason, facts=kit.record())) == ()


# license, profile, source link found -> severity of LC108 where links can be seen
LINK_MISSING = [
    ("CC-BY-4.0", "minimum", True, "info"),
    ("CC-BY-4.0", "minimum", False, "error"),
    ("CC-BY-4.0", "practice", True, "error"),
    ("CC-BY-4.0", "strict", True, "error"),
    ("CC-BY-3.0", "minimum", True, "error"),
    ("CC-BY-3.0", "practice", True, "error"),
    ("CC-BY-3.0", "strict", True, "error"),
    ("CC-BY-1.0", "strict", False, "error"),
    ("LicenseRef-CC-BY-2.0-UK", "practice", True, "info"),
    ("LicenseRef-CC-BY-3.0-NZ", "strict", True, "error"),
    ("OGL-UK-3.0", "practice", True, "warning"),
    ("CC0-1.0", "practice", True, None),
    ("LicenseRef-PD", "strict", True, None),
]


@pytest.mark.parametrize(("license_id", "profile", "linked", "severity"), LINK_MISSING)
def test_lc108_depends_on_version_profile_and_file_link(
    kit: Kit, license_id: str, profile: str, linked: bool, severity: str | None
) -> None:
    text = "Photo: Anna Koval, the license, via Wikimedia Commons"
    case = kit.case(
        text,
        "license_link.missing c",
        "source_link.present v" if linked else "source_link.unavailable n",
        facts=kit.record(license_id),
        profile=profile,
        licenses=(kit.mention(text, "the license", license_id),),
    )
    assert kit.codes(run(case)) == ([("LC108", severity)] if severity else [])


# license, profile -> severity of CR004 where links can be seen
SOURCE_MISSING = [
    ("CC-BY-4.0", "minimum", "warning"),
    ("CC-BY-4.0", "practice", "warning"),
    ("CC-BY-4.0", "strict", "warning"),
    ("CC-BY-3.0", "minimum", "info"),
    ("CC-BY-3.0", "practice", "info"),
    ("CC-BY-3.0", "strict", "error"),
    ("CC-BY-SA-2.0", "practice", "info"),
    ("CC-BY-SA-2.5", "strict", "error"),
    ("CC-BY-1.0", "strict", None),
    ("LAL-1.3", "practice", "warning"),
    ("LicenseRef-GODL-India", "practice", "warning"),
    ("CC0-1.0", "strict", None),
    ("LicenseRef-PD", "strict", None),
    ("GFDL-1.2-only", "strict", None),
]


@pytest.mark.parametrize(("license_id", "profile", "severity"), SOURCE_MISSING)
def test_cr004_depends_on_version_and_profile(kit: Kit, license_id: str, profile: str, severity: str | None) -> None:
    case = kit.case(TEXT, "source_link.missing c", facts=kit.record(license_id), profile=profile)
    assert kit.codes(run(case)) == ([("CR004", severity)] if severity else [])


def test_cr004_under_3_0_is_a_warning_when_the_licensor_names_an_address(kit: Kit) -> None:
    facts = kit.record("CC-BY-3.0", attribution=kit.text("Anna Koval / www.example.org"))
    assert kit.codes(run(kit.case(TEXT, "source_link.missing c", facts=facts))) == [("CR004", "warning")]


NO_CREDIT = [
    ("known license", "CC-BY-SA-4.0", "author.missing c", True, "CR001", "error"),
    ("missing license only", "CC-BY-SA-4.0", "license.missing c", True, "CR001", "error"),
    ("nothing contradicted", "CC-BY-SA-4.0", "author.no-record u", True, "CR001", "warning"),
    ("CC0", "CC0-1.0", "author.not-required v", True, "CR001", "info"),
    ("public domain", "LicenseRef-PD", "author.not-required v", True, "CR001", "info"),
    ("no license read", None, "author.missing c", True, "CR001.unread", "warning"),
    ("no file known", "", "author.file-unknown u", False, "CR001.unknown", "warning"),
]


@pytest.mark.parametrize(
    ("license_id", "reason", "known", "message", "severity"),
    [row[1:] for row in NO_CREDIT],
    ids=[r[0] for r in NO_CREDIT],
)
def test_cr001_depends_on_what_is_known_of_the_file(
    kit: Kit, license_id: str | None, reason: str, known: bool, message: str, severity: str
) -> None:
    facts = kit.record(license_id or "CC-BY-4.0") if known else None
    if facts is not None and license_id is None:
        facts = facts.replace(licenses=())
    case = kit.case(None, reason, facts=facts, image=kit.upload, identified_by="embedded")
    (finding,) = run(case)
    expected = f"{message}.free" if severity == "info" else message
    assert (finding.message_id, finding.severity, finding.span) == (expected, severity, None)


def test_cr001_is_a_warning_while_the_record_cannot_be_read(kit: Kit) -> None:
    facts = kit.record(state="unavailable", licenses=(), author=None)
    case = kit.case(None, "file.unavailable n", "author.unavailable n", facts=facts, image=kit.upload)
    assert kit.codes(run(case)) == [("CR001", "warning")]


def test_cr001_never_fires_for_decorations_or_without_a_picture(kit: Kit) -> None:
    case = kit.case(None, "author.missing c", facts=kit.record(), image="icon.svg", identified_by="embedded")
    assert run(case.replace(use=case.use.replace(decorative=True))) == ()
    assert run(case.replace(use=case.use.replace(image=None))) == ()


def test_cr001_takes_a_caption_that_credits_nobody_for_no_credit(kit: Kit) -> None:
    case = kit.case(
        "The bridge at dawn",
        "author.missing c",
        facts=kit.record(),
        image=kit.upload,
        identified_by="embedded",
        is_credit=False,
    )
    assert kit.codes(run(case)) == [("CR001", "error")]


def test_fi602_is_an_error_for_a_copyright_reason(kit: Kit) -> None:
    reason = kit.reason("file.deleted c", copyright="yes", date="2024-05-01", comment="copyvio")
    (finding,) = run(kit.case(TEXT, reason, facts=kit.record(state="deleted", licenses=())))
    assert (finding.code, finding.severity, finding.message_id) == ("FI602", "error", "FI602")


def test_fi602_quotes_the_comment_as_readers_of_the_log_see_it(kit: Kit) -> None:
    reason = kit.reason("file.deleted c", copyright="yes", comment="[[COM:L|Copyvio]]: see [[File:A.jpg]], [[open")
    (finding,) = run(kit.case(TEXT, reason))
    assert dict(finding.params)["comment"] == "Copyvio: see File:A.jpg, [[open"


@pytest.mark.parametrize(
    ("source", "licensed", "known", "severity"),
    [
        ("pixabay", False, False, "warning"),
        ("wikipedia", False, False, "error"),
        ("pixabay", True, False, "error"),
        ("pixabay", False, True, "error"),
    ],
)
def test_au203_is_an_error_where_a_name_is_owed(
    kit: Kit, source: str, licensed: bool, known: bool, severity: str
) -> None:
    """Some stock sites ask for no name: their own name alone is no error while nothing tells the license."""
    text = "Photo: the platform, CC BY 4.0"
    case = kit.case(
        text,
        "author.platform c",
        facts=kit.record() if known else None,
        identified_by="given" if known else "",
        source=kit.part(text, "the platform", source),
        empty_slot=kit.slot("platform", "the platform", kit.span(text, "the platform")),
        licenses=(kit.mention(text, "CC BY 4.0", "CC-BY-4.0"),) if licensed else (),
    )
    assert kit.codes(run(case)) == [("AU203", severity)]


def test_confidence_follows_the_verdict_and_the_reading(kit: Kit) -> None:
    seen = kit.case(TEXT, "author.missing c", facts=kit.record())
    unseen = kit.case(TEXT, "author.missing u", facts=kit.record())
    assert seen.credit is not None
    doubtful = seen.replace(credit=seen.credit.replace(confidence=0.3))
    assert [run(case)[0].confidence for case in (seen, unseen, doubtful)] == ["high", "medium", "low"]


def test_select_and_ignore_take_prefixes_of_codes(kit: Kit) -> None:
    reasons = ("license_link.missing c", "author.missing c", "source_link.missing c")

    def codes(select: tuple[str, ...], ignore: tuple[str, ...]) -> list[str]:
        case = kit.case(TEXT, *reasons, facts=kit.record(), policy=Policy("practice", select, ignore))
        return sorted(f.code for f in run(case))

    assert codes((), ()) == ["AU201", "CR004", "LC108"]
    assert codes(("LC", "au201"), ()) == ["AU201", "LC108"]
    assert codes((), ("CR", "LC108")) == ["AU201"]
    assert codes(("LC",), ("LC108",)) == []


_REASONS = st.sampled_from([r.split()[0] for r, _, _ in ONE_REASON])
_VERDICTS = st.sampled_from("vcun")
_LICENSES = st.sampled_from(
    ["CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-2.0", "CC0-1.0", "GFDL-1.2-only", "LAL-1.3", "LicenseRef-PD"]
)


@given(
    st.dictionaries(_REASONS, _VERDICTS, max_size=9),
    _LICENSES,
    st.sampled_from(["minimum", "practice", "strict"]),
    st.sampled_from(["text", "markdown", "html"]),
)
def test_laws_of_every_finding(kit: Kit, reasons: dict[str, str], license_id: str, profile: str, format: str) -> None:
    """Errors stand on a contradicted field, messages render, fixes stay within the credit, order and codes are right."""
    given_reasons = [f"{reason_id} {letter}" for reason_id, letter in reasons.items()]
    case = kit.case(
        TEXT,
        *given_reasons,
        facts=kit.record(license_id),
        profile=profile,
        format=format,
        authors=["Anna Koval"],
        licenses=(kit.mention(TEXT, "CC BY-SA 4.0", "CC-BY-SA-4.0"),),
    )
    findings = run(case)
    assert findings == run(case)
    assert "contradicted" in reasons_verdicts(reasons) or not any(f.severity == "error" for f in findings)
    assert "n" not in set(reasons.values()) or len(set(reasons.values())) > 1 or not findings
    assert len({f.fingerprint for f in findings}) == len(findings)
    places = [(f.span.start, f.span.end, f.code) if f.span else (-1, -1, f.code) for f in findings]
    assert places == sorted(places)
    for finding in findings:
        assert (finding.name, finding.message_id.partition(".")[0]) == (REGISTRY[finding.code].name, finding.code)
        assert render(finding.message_id, finding.params)
        assert all(render(*line) for line in details(finding))
        for fix in finding.fixes:
            assert render(fix.message_id, fix.params)
            assert (fix.span is None) == (fix.replacement is None) == (fix.applicability == "display")
            assert fix.span is None or 0 <= fix.span.start <= fix.span.end <= len(TEXT)
            assert "no changes" not in (fix.replacement or "").lower()


def reasons_verdicts(reasons: dict[str, str]) -> set[str]:
    return {"contradicted" if letter == "c" else letter for letter in reasons.values()}
