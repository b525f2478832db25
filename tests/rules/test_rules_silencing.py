"""One fact, one finding: which rule silences which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.model import CreditText, OffsetMap
from licensecheck.rules import REGISTRY, run
from licensecheck.rules.runner import SILENCES

if TYPE_CHECKING:
    from rules.conftest import Kit

TEXT = "Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"

PAIRS = [
    (("license.public-domain-claimed c", "license_link.missing c", "author.missing c", "license.missing c"), ["LC111"]),
    (("license.elements-differ c", "license.version-differs c", "license.jurisdiction-differs c"), ["LC105"]),
    (("license.nonexistent c", "license_link.missing c", "license.incomplete c"), ["LC104"]),
    (("license.nonexistent c", "license.version-differs c"), ["LC104"]),
    (("license.unknown u", "license_link.missing u"), ["LC103"]),
    (("license.missing c", "license_link.missing c"), ["LC101"]),
    (("license.incomplete c", "license_link.missing c"), ["LC102", "LC108"]),
    (("license.elements-differ c", "license_link.missing c"), ["LC105", "LC108"]),
    (("author.platform c", "author.missing c"), ["AU203"]),
    (("author.unknown-but-recorded c", "author.missing c"), ["AU207"]),
    (("author.uploader u", "author.differs c"), ["AU204"]),
    (("source_link.wrong-target c", "source_link.missing c"), ["CR005"]),
    (("file.not-identified u", "author.differs c", "license.missing c", "license_link.missing u"), ["CR003", "LC108"]),
    (("file.not-identified u", "author.platform c", "modification.conflict c"), ["AU203", "CR003", "MD302"]),
    (("file.non-free c", "license.missing c", "source_link.missing c"), ["FI606"]),
    (("author.missing c", "license_link.missing c", "source_link.missing c"), ["AU201", "CR004", "LC108"]),
]


@pytest.mark.parametrize(("reasons", "codes"), PAIRS, ids=["-".join(codes) + f"-{len(r)}" for r, codes in PAIRS])
def test_the_rule_that_names_the_cause_speaks(kit: Kit, reasons: tuple[str, ...], codes: list[str]) -> None:
    found = run(kit.case(TEXT, *reasons, facts=kit.record()))
    assert sorted(f.code for f in found) == codes


def test_without_a_credit_only_its_lack_and_the_file_are_reported(kit: Kit) -> None:
    reasons = ("author.missing c", "license.missing c", "source_link.missing c", "file.redirected v")
    case = kit.case(None, *reasons, facts=kit.record(), image=kit.upload, identified_by="embedded")
    assert sorted(f.code for f in run(case)) == ["CR001", "FI603"]


def test_a_file_that_is_not_free_needs_no_credit_but_another_picture(kit: Kit) -> None:
    case = kit.case(None, "file.non-free c", facts=kit.record(non_free=True), image=kit.upload)
    assert [f.code for f in run(case)] == ["FI606"]


def test_a_file_that_is_not_free_needs_no_credit_that_is_seen(kit: Kit) -> None:
    case = kit.case(TEXT, "file.non-free c", facts=kit.record(non_free=True), image=kit.upload)
    credit = CreditText(TEXT, "html", OffsetMap(((0, 0),), len(TEXT)), "title-attribute")
    assert [f.code for f in run(case.replace(use=case.use.replace(credit=credit)))] == ["FI606"]


def test_the_link_that_is_right_makes_the_name_the_only_fault(kit: Kit) -> None:
    """Words BY 4.0, link and file BY-SA 4.0: the two disagree, and that is the one finding."""
    text = "Photo: Anna Koval, [CC BY 4.0](https://creativecommons.org/licenses/by-sa/4.0/)"
    url = "https://creativecommons.org/licenses/by-sa/4.0/"
    mention = kit.mention(text, "CC BY 4.0", "CC-BY-4.0", url=url, url_id="CC-BY-SA-4.0")
    reasons = ("license.elements-differ c", "license_link.mismatch c")
    right = kit.case(text, *reasons, facts=kit.record("CC-BY-SA-4.0"), licenses=(mention,))
    wrong = kit.case(text, *reasons, facts=kit.record("CC-BY-SA-3.0"), licenses=(mention,))
    assert [f.code for f in run(right)] == ["LC109"]
    assert [f.code for f in run(wrong)] == ["LC105", "LC109"]


def test_selecting_a_silenced_rule_does_not_bring_it_back(kit: Kit) -> None:
    case = kit.case(TEXT, "license.public-domain-claimed c", "author.missing c", facts=kit.record())
    assert run(case.replace(policy=case.policy.replace(select=("AU",)))) == ()


def test_the_table_names_known_rules_and_no_rule_silences_itself() -> None:
    for winner, losers, _ in SILENCES:
        assert winner in REGISTRY
        assert set(losers) <= set(REGISTRY) - {winner}
