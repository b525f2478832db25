"""CR001, CR007 and CR008: where the credit of a picture is, and how much of that is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.model import Apart, Case, CreditText, ImageUse, OffsetMap, Policy, Shared, SourceCredit, Span
from licensecheck.rules import details, run
from licensecheck.rules.visibility import UNSEEN

if TYPE_CHECKING:
    from rules.conftest import Kit

CREDIT = "Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"
SOURCE = SourceCredit("content/a.md", 12, 3, CREDIT, ("CC-BY-SA-4.0",))
PLACED = ("CR001", "CR007", "CR008")


def placed(case: Case) -> list[tuple[str, str]]:
    """The findings on where the credit is: message id and severity."""
    return [(f.message_id, f.severity) for f in run(case) if f.code in PLACED]


def credited(kit: Kit, why: str, *licenses: str, facts: Any = None, text: str = CREDIT, **use: Any) -> Case:
    """A picture whose credit was found in the way `why`; `licenses`: those that it names."""
    mentions = tuple(kit.mention(text, "CC BY-SA 4.0", i) for i in licenses)
    case = kit.case(text, "author.matches v", facts=facts, image=kit.upload, licenses=mentions, format="html")
    credit = CreditText(text, "html", OffsetMap(((0, 0),), len(text)), why, "the words")
    return case.replace(use=ImageUse("a.html", kit.upload, credit=credit, **use))


def uncredited(kit: Kit, facts: Any = None, profile: Any = "practice", **use: Any) -> Case:
    """A picture without a credit."""
    case = kit.case(
        None, "author.missing c", facts=facts, identified_by="embedded", policy=Policy(profile), format="html"
    )
    return case.replace(use=ImageUse("a.html", kit.upload, **use))


@pytest.mark.parametrize("why", UNSEEN)
def test_the_severity_follows_from_how_sure_it_is_that_nobody_sees_the_credit(kit: Kit, why: str) -> None:
    variant, severity, _ = UNSEEN[why]
    found = placed(credited(kit, why, "CC-BY-SA-4.0"))
    assert found == [(f"CR007.{variant}".rstrip("."), severity)]


@pytest.mark.parametrize("why", ["figcaption", "next-paragraph", "front-matter", "elsewhere", "marked", "given"])
def test_a_credit_that_readers_see_is_no_finding(kit: Kit, why: str) -> None:
    assert placed(credited(kit, why, "CC-BY-SA-4.0")) == []


DUTIES = {
    "recorded license asks for it": (("CC-BY-SA-4.0",), (), "error"),
    "credited license asks for it": ((), ("CC-BY-SA-4.0",), "error"),
    "no license known": ((), (), "warning"),
    "file needs no credit": (("CC0-1.0",), ("CC-BY-SA-4.0",), "info"),
    "credited license needs none": ((), ("CC0-1.0",), "info"),
}


@pytest.mark.parametrize(("recorded", "stated", "severity"), DUTIES.values(), ids=DUTIES)
def test_a_hidden_credit_is_an_error_only_where_one_is_owed(
    kit: Kit, recorded: tuple[str, ...], stated: tuple[str, ...], severity: str
) -> None:
    facts = kit.record(*recorded) if recorded else None
    assert placed(credited(kit, "hidden", *stated, facts=facts)) == [("CR007.hidden", severity)]


def test_a_text_in_a_comment_without_a_picture_is_not_hidden_from_anyone(kit: Kit) -> None:
    case = credited(kit, "comment", "CC-BY-SA-4.0")
    assert placed(case.replace(use=case.use.replace(image=None))) == []


def test_a_hidden_credit_of_several_parts_is_hidden_once(kit: Kit) -> None:
    """Which part is the picture's is not known, so its address stands in none of the cases."""
    case = credited(kit, "hidden", "CC-BY-SA-4.0")
    assert placed(case.replace(use=case.use.replace(image=None, image_span=Span(0, 9)))) == [("CR007.hidden", "error")]


def test_the_article_is_named_where_it_has_the_credit_that_the_page_hides(kit: Kit) -> None:
    (finding,) = (f for f in run(credited(kit, "hidden", "CC-BY-SA-4.0", source=SOURCE)) if f.code == "CR007")
    assert dict(finding.params)["source"] == "content/a.md:12:3"
    assert "CR007.source" in [message_id for message_id, _ in details(finding)]


def test_a_credit_that_the_page_leaves_out_is_that_of_the_article(kit: Kit) -> None:
    assert placed(uncredited(kit, source=SOURCE)) == [("CR007.dropped", "error")]
    assert placed(uncredited(kit, source=SOURCE.replace(licenses=()))) == [("CR007.dropped", "warning")]
    assert placed(uncredited(kit, source=SOURCE, facts=kit.record("CC0-1.0"))) == [("CR007.dropped", "info")]


APARTS = {
    "as many": (Apart(2, ("a.jpg", "b.jpg"), "Credits"), "CR008"),
    "fewer": (Apart(1, ("a.jpg", "b.jpg"), "Credits"), "CR008.fewer"),
    "its words are elsewhere on the page": (Apart(1, ("a.jpg",)), "CR008.loose"),
    "page not read": (Apart(0, ("a.jpg",), "", "credits.md"), "CR008.page"),
}


@pytest.mark.parametrize(("apart", "message"), APARTS.values(), ids=APARTS)
def test_credits_apart_are_reported_in_place_of_a_missing_credit(kit: Kit, apart: Apart, message: str) -> None:
    assert placed(uncredited(kit, apart=apart, facts=kit.record())) == [(message, "warning")]


def test_what_the_article_has_and_the_page_has_elsewhere_is_one_finding(kit: Kit) -> None:
    findings = [f for f in run(uncredited(kit, apart=Apart(1, ("a.jpg",)), source=SOURCE)) if f.code in PLACED]
    assert [(f.message_id, dict(f.params)["source"]) for f in findings] == [("CR008.loose", "content/a.md:12:3")]
    assert "CR008.source" in [message_id for message_id, _ in details(findings[0])]


STRICT = {"CC-BY-SA-3.0": "error", "CC-BY-2.0": "error", "CC-BY-SA-4.0": "warning", "CC0-1.0": "info"}


@pytest.mark.parametrize(("license_id", "severity"), STRICT.items(), ids=STRICT)
def test_the_strict_profile_takes_credits_apart_for_an_error_up_to_version_3(
    kit: Kit, license_id: str, severity: str
) -> None:
    apart = Apart(2, ("a.jpg", "b.jpg"), "Credits")
    assert placed(uncredited(kit, kit.record(license_id), "strict", apart=apart)) == [("CR008", severity)]
    assert placed(uncredited(kit, None, "strict", apart=apart)) == [("CR008", "warning")]


SHARED = {
    "one author": (("Anna Koval",), False, 0, ["CR008.one"]),
    "one author, several pictures said": (("Anna Koval",), True, 0, []),
    "several authors": (("Anna Koval", "Ben Roe"), True, 0, ["CR008.authors"]),
    "reported with the first picture": (("Anna Koval",), False, 1, []),
}


@pytest.mark.parametrize(("authors", "plural", "index", "messages"), SHARED.values(), ids=SHARED)
def test_one_credit_for_several_pictures(
    kit: Kit, authors: tuple[str, ...], plural: bool, index: int, messages: list[str]
) -> None:
    text = "Photo: Anna Koval and Ben Roe, CC BY-SA 4.0"
    case = kit.case(text, "author.matches v", authors=authors, image="a.jpg")
    credit = CreditText(text, "markdown", OffsetMap(((0, 0),), len(text)), "figcaption")
    use = ImageUse("a.md", "a.jpg", credit=credit, shared=Shared(("a.jpg", "b.jpg"), index, plural))
    assert [m for m, _ in placed(case.replace(use=use))] == messages


def test_a_message_names_some_of_many_pictures(kit: Kit) -> None:
    names = tuple(f"{n}.jpg" for n in range(12))
    (finding,) = (f for f in run(uncredited(kit, apart=Apart(20, names, "Credits"))) if f.code == "CR008")
    assert dict(finding.params)["pictures"] == ", ".join(names[:8]) + " (+4)"
