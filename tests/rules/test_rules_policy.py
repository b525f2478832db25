"""What a publisher accepts: licenses by id and by what they forbid, and hosts of pictures."""

from __future__ import annotations

import pytest

from licensecheck import Checker
from licensecheck.model import Policy
from licensecheck.rules.policy import limits, refusal

REFUSED = [
    ("CC-BY-NC-2.0", ("no-nc",), False, "nc"),
    ("CC-BY-NC", ("no-nc",), False, "nc"),
    ("CC-BY-NC-ND-4.0", ("no-nd",), False, "nd"),
    ("CC-BY-NC-ND-4.0", ("free-only",), False, "nc"),
    ("LicenseRef-KOGL-2", ("no-nc",), False, "nc"),
    ("CC-BY-SA-4.0", ("no-sa-adaptations",), True, "sa"),
    ("CC-BY-SA-4.0", ("no-sa-adaptations",), False, ""),
    ("CC-BY-4.0", ("no-nc", "no-nd", "no-sa-adaptations", "free-only"), True, ""),
    ("CC-BY-4.0", ("CC-BY-SA",), False, "not-listed"),
    ("CC-BY-SA-4.0", ("cc-by-sa",), False, ""),
    ("CC-BY-NC-4.0", ("CC-BY-NC", "no-nc"), False, "nc"),
    ("CC0-1.0", ("CC-BY",), False, ""),
    ("LicenseRef-PD", ("CC-BY",), False, ""),
    ("CC-BY-NC-4.0", (), False, ""),
]


@pytest.mark.parametrize(("license_id", "accept", "changed", "why"), REFUSED, ids=[f"{r[0]}-{r[3]}" for r in REFUSED])
def test_a_policy_refuses_with_a_reason(license_id: str, accept: tuple[str, ...], changed: bool, why: str) -> None:
    assert refusal(license_id, accept, changed) == why


def test_a_family_has_the_limits_that_its_name_says() -> None:
    assert limits("CC-BY-NC-ND") == {"nc", "nd"}
    assert limits("CC-BY-SA") == {"sa"} == limits("CC-BY-SA-3.0-DE")


def codes(text: str, policy: Policy) -> list[str]:
    report = Checker(offline=True, policy=policy).check_article(text + "\n", format="markdown")
    return [f.code for c in report.cases for f in c.counted]


NC = "![a](a.jpg)\n*Photo: Jane Doe, [CC BY-NC 2.0](https://creativecommons.org/licenses/by-nc/2.0/)*"


def test_a_license_that_the_settings_name_needs_no_warning() -> None:
    assert codes(NC, Policy(select=("LC",))) == ["LC113"]
    assert codes(NC, Policy(select=("LC",), accept=("CC-BY-NC", "CC-BY"))) == []


def test_one_fact_is_reported_once() -> None:
    assert codes(NC, Policy(select=("LC",), accept=("no-nc",))) == ["LC117"]


HOSTS = {
    "other": ("https://img.example/a.jpg", ["CR010"]),
    "the-host": ("https://wikimedia.org/a.jpg", []),
    "below": ("//upload.Wikimedia.org:443/a.jpg", []),
    "looks-alike": ("https://notwikimedia.org/a.jpg", ["CR010"]),
    "own": ("/img/a.jpg", []),
    "data": ("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=", []),
    "broken": ("https://[::1/a.jpg", []),
}


@pytest.mark.parametrize(("address", "wanted"), HOSTS.values(), ids=HOSTS.keys())
def test_pictures_come_from_allowed_hosts(address: str, wanted: list[str]) -> None:
    policy = Policy(select=("CR010",), allowed_hosts=("wikimedia.org",))
    assert codes(f"![a]({address})\n*Photo: Jane Doe, CC BY 4.0*", policy) == wanted


def test_a_picture_without_a_credit_comes_from_an_allowed_host_too() -> None:
    policy = Policy(select=("CR010",), allowed_hosts=("wikimedia.org",))
    assert codes("![a](https://img.example/a.jpg)", policy) == ["CR010"]
