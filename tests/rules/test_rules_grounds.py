"""The clause that a finding quotes fits the license at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.licenses import all_ids, get
from licensecheck.rules import REGISTRY, details, ground, ground_of, run
from licensecheck.rules.grounds import REFERENCES

if TYPE_CHECKING:
    from rules.conftest import Kit

CLAUSES = [
    ("LC108", "CC-BY-4.0", "CC BY 4.0 s. 3(a)(1)(C)"),
    ("LC108", "CC-BY-SA-4.0", "CC BY-SA 4.0 s. 3(a)(1)(C)"),
    ("LC108", "CC-BY-3.0", "CC BY 3.0 s. 4(a)"),
    ("LC108", "CC-BY-1.0", "CC BY 1.0 s. 4(a)"),
    ("AU201", "CC-BY-4.0", "CC BY 4.0 s. 3(a)(1)(A)(i)"),
    ("AU201", "CC-BY-3.0", "CC BY 3.0 s. 4(b)(i)"),
    ("AU201", "CC-BY-SA-3.0", "CC BY-SA 3.0 s. 4(c)(i)"),
    ("AU201", "CC-BY-NC-3.0", "CC BY-NC 3.0 s. 4(c)(i)"),
    ("AU201", "CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0 s. 4(d)(i)"),
    ("AU201", "CC-BY-ND-2.0", "CC BY-ND 2.0 s. 4(b)"),
    ("AU201", "CC-BY-SA-2.5", "CC BY-SA 2.5 s. 4(c)"),
    ("AU201", "CC-BY-1.0", "CC BY 1.0 s. 4(b)"),
    ("CR004", "CC-BY-4.0", "CC BY 4.0 s. 3(a)(1)(A)(v)"),
    ("CR004", "CC-BY-3.0", "CC BY 3.0 s. 4(b)(iii)"),
    ("CR004", "CC-BY-2.0", "CC BY 2.0 s. 4(b)"),
    ("CR004", "CC-BY-1.0", ""),
    ("CR004", "LAL-1.3", "FAL 1.3 art. 2.2"),
    ("CR004", "CC0-1.0", ""),
    ("CR001", "CC-BY-4.0", "CC BY 4.0 s. 3(a)(1)"),
    ("CR002", "CC-BY-4.0", "CC BY 4.0 s. 3(a)(2)"),
    ("LC112", "CC-BY-4.0", "CC BY 4.0 s. 2(a)(5)(B)"),
    ("LC112", "CC-BY-SA-4.0", "CC BY-SA 4.0 s. 2(a)(5)(C)"),
    ("LC112", "CC-BY-3.0", "CC BY 3.0 s. 4(a)"),
    ("MD302", "CC-BY-4.0", "CC BY 4.0 s. 3(a)(1)(B)"),
    ("MD302", "CC-BY-3.0", "CC BY 3.0 s. 3(b), 4(b)(iv)"),
    ("LC108", "GFDL-1.2-only", "GFDL 1.2"),
    ("FI603", "CC-BY-4.0", ""),
    ("LC108", None, ""),
    ("LC108", "CC-BY", ""),
]


@pytest.mark.parametrize(("code", "license_id", "clause"), CLAUSES, ids=[f"{c}-{i}" for c, i, _ in CLAUSES])
def test_the_clause_fits_the_version_and_the_elements(code: str, license_id: str | None, clause: str) -> None:
    found = ground_of(code, license_id)
    terms = get(license_id) if license_id else None
    assert (found.clause, found.url) == (clause, terms.legalcode_url or terms.url if terms and clause else "")
    assert found.refs == tuple(REFERENCES[key] for key in REGISTRY[code].refs)


def test_a_port_is_quoted_itself_and_compared_with_the_unported_clause() -> None:
    """The sections of ports were not all read, so none is claimed."""
    found = ground_of("LC108", "CC-BY-SA-3.0-DE")
    assert (found.clause, found.url) == (
        "CC BY-SA 3.0 DE, legal code",
        "https://creativecommons.org/licenses/by-sa/3.0/de/legalcode",
    )
    assert found.refs[0] == (
        "compare CC BY-SA 3.0 s. 4(a)",
        "https://creativecommons.org/licenses/by-sa/3.0/legalcode",
    )


def test_every_rule_has_a_ground_under_every_license() -> None:
    for code in REGISTRY:
        for license_id in all_ids():
            found = ground_of(code, license_id)
            known = get(license_id)
            assert known is not None
            addressed = bool(found.clause and (known.legalcode_url or known.url))
            assert found.url.startswith("http") is addressed, (code, license_id)
            assert all(title and url.startswith("http") for title, url in found.refs), (code, license_id)


def test_the_licenses_own_clause_comes_from_the_record_before_the_credit(kit: Kit) -> None:
    """A credit that says 3.0 for a 4.0 file breaks 4.0, so that is quoted."""
    text = "Photo: Anna Koval, CC BY-SA 3.0"
    case = kit.case(
        text,
        "license.version-differs c",
        facts=kit.record(),
        licenses=(kit.mention(text, "CC BY-SA 3.0", "CC-BY-SA-3.0"),),
    )
    (finding,) = run(case)
    assert ground(finding) == {
        "clause": "CC BY-SA 4.0 s. 3(a)(1)(C)",
        "url": "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
        "refs": [],
    }


def test_a_credit_without_a_known_file_is_held_to_the_license_it_names(kit: Kit) -> None:
    text = "Photo: Anna Koval, CC BY 4.0"
    case = kit.case(
        text,
        "license_link.missing u",
        "file.not-named u",
        format="text",
        identified_by="",
        licenses=(kit.mention(text, "CC BY 4.0", "CC-BY-4.0"),),
    )
    (finding,) = run(case)
    assert ground(finding)["clause"] == "CC BY 4.0 s. 3(a)(1)(C)"


def test_without_any_license_only_general_sources_are_named(kit: Kit) -> None:
    (finding,) = run(kit.case("Foto: Wikimedia Commons", "file.not-identified u", format="text", identified_by=""))
    assert ground(finding) == {
        "clause": "",
        "url": "",
        "refs": [{"title": REFERENCES["REUSE"][0], "url": REFERENCES["REUSE"][1]}],
    }


@pytest.mark.parametrize(
    ("license_id", "below"),
    [
        ("CC-BY-4.0", ["AU201.detail", "cure.days"]),
        ("CC-BY-3.0-IGO", ["AU201.detail", "cure.days"]),
        ("CC-BY-3.0", ["AU201.detail", "cure.ends"]),
        ("CC-BY-2.0", ["AU201.detail", "cure.ends"]),
        ("LAL-1.3", ["AU201.detail"]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_the_time_to_cure_is_told_as_the_version_has_it(kit: Kit, license_id: str, below: list[str]) -> None:
    (finding,) = run(kit.case("via Wikimedia Commons", "author.missing c", facts=kit.record(license_id)))
    assert [message_id for message_id, _ in details(finding)] == below
    assert dict(finding.params)["cure"] == {"cure.days": "30", "cure.ends": "ends"}.get(below[-1], "")


def test_what_is_no_breach_has_no_time_to_cure(kit: Kit) -> None:
    (finding,) = run(kit.case("via Wikimedia Commons", "file.redirected v", facts=kit.record()))
    assert [message_id for message_id, _ in details(finding)] == ["FI603.detail"]
