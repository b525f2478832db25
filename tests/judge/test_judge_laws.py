"""Laws that hold for every credit and every record."""

from __future__ import annotations

import ast
import itertools
import random
import re
from pathlib import Path
from string import Formatter

import pytest

import licensecheck.judge
from judge.factories import PAGE, TITLE, Line, author, facts, good, judged, offer, plain, text_fact
from judge.situations import TABLES, by, found, gone, unread
from licensecheck.judge import Answers, judge, wants_confirmation
from licensecheck.messages import render
from licensecheck.messages.en_verdicts import TEMPLATES
from licensecheck.model import FIELDS, Case, FileFacts, ImageUse

CASES: list[Case] = [case for table in TABLES.values() for case, _ in table.values()]
CREDITED = list({id(c.credit): c for c in CASES if c.credit is not None}.values())
RECORDS = list({repr(c.facts): c.facts for c in CASES if c.facts is not None}.values())

TEXT_ALONE = {
    "author.platform",
    "author.not-a-name",
    "license.incomplete",
    "license.nonexistent",
    "license_link.missing",
    "license_link.mismatch",
    "modification.conflict",
}
"""What the words of a credit prove wrong without any record."""


def _again(case: Case, record: FileFacts | None, given: str | None) -> Case:
    """Judge the credit of `case` against another record."""
    files = {TITLE: record} if record is not None else {}
    return judge(ImageUse("a.md"), case.credit, case.segment, Answers(files, {}), given=given, picture=case.picture)


def _contradicted(case: Case) -> set[str]:
    return {r.id for f in FIELDS for r in case.field(f).reasons if r.verdict == "contradicted"}


def _used_ids() -> set[str]:
    prefix = re.compile(rf"({'|'.join(FIELDS)})\.[a-z-]+")
    found = set()
    for path in Path(licensecheck.judge.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and prefix.fullmatch(node.value):
                found.add(node.value)
    return found


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    assert _used_ids() == set(TEMPLATES)


def test_every_reason_has_a_situation() -> None:
    seen = {r.id for case in CASES for f in FIELDS for r in case.field(f).reasons}
    assert seen == set(TEMPLATES)


@pytest.mark.parametrize("case", CASES)
def test_every_reason_can_be_told(case: Case) -> None:
    """All parameters that a sentence names are given, and those that quote something are not empty."""
    for reason in (r for f in FIELDS for r in case.field(f).reasons):
        names = {name for _, name, _, _ in Formatter().parse(TEMPLATES[reason.id]) if name}
        assert names <= dict(reason.params).keys()
        assert render(reason.id, reason.params)
        empty = {name for name in names if not reason.param(name)}
        assert empty <= {"searched", "candidates"} or reason.id == "author.cannot-tell", reason


@pytest.mark.parametrize("case", CREDITED)
def test_without_a_record_only_words_are_contradicted(case: Case) -> None:
    """No file given, a file that could not be read, a deleted file: nothing that needs the record is called wrong."""
    for record, given in ((None, None), (None, TITLE), (unread(), TITLE), (gone("missing"), TITLE)):
        wrong = _contradicted(_again(case, record, given)) - {"file.absent"}
        assert wrong <= TEXT_ALONE


@pytest.mark.parametrize("case", CREDITED)
def test_what_could_not_be_looked_up_is_unchecked(case: Case) -> None:
    """With an unreadable record no field that needs it is verified or undecided, unless the words alone decide."""
    found = _again(case, unread(), TITLE)
    for field in ("author", "title", "date", "source_link"):
        for reason in found.field(field).reasons:
            assert reason.verdict == "unchecked" or reason.id in TEXT_ALONE | {
                "date.not-given",
                "source_link.wrong-target",
            }
    assert found.file.verdict == "unchecked"


def test_any_credit_against_any_record_is_judged_whole() -> None:
    """Every field has a reason that can be told, spans lie in the credit, and judging again gives the same."""
    product = list(itertools.product(CREDITED, RECORDS))
    for case, record in random.Random(0).sample(product, 1500):
        found = _again(case, record, TITLE)
        assert found == _again(case, record, TITLE)
        for reason in (r for f in FIELDS for r in found.field(f).reasons):
            assert render(reason.id, reason.params)
            if reason.span is not None and found.credit is not None:
                assert 0 <= reason.span.start < reason.span.end <= len(found.credit.text)


UNSURE = {"not settled": {"settled": False}, "not confirmed": {"confirmed": False}, "unread names": {"unread": ("X",)}}


@pytest.mark.parametrize("change", UNSURE.values(), ids=list(UNSURE))
def test_an_unsure_record_contradicts_no_license(change: dict[str, object]) -> None:
    mismatches = ("version-differs", "jurisdiction-differs", "elements-differ", "public-domain-claimed")
    for case, record in random.Random(1).sample(list(itertools.product(CREDITED, RECORDS)), 1500):
        if record.state == "present":
            wrong = _contradicted(_again(case, record.replace(**change), TITLE))
            assert not wrong & {f"license.{m}" for m in mismatches}
            assert "license.copyright-holder-differs" not in wrong


def test_only_confirmation_is_asked_for_where_it_can_help() -> None:
    line = by("Anna Koval", terms="CC-BY-SA-4.0")
    assert wants_confirmation(judged(line, facts(confirmed=False)))
    assert not wants_confirmation(judged(line, facts()))
    assert not wants_confirmation(judged(line, facts(settled=False, confirmed=False)))
    assert not wants_confirmation(judged(by("Anna Koval"), facts(confirmed=False)))


RIGHT = {
    "as recorded": facts(),
    "several licenses": facts(licenses=(offer("GFDL-1.2-or-later"), offer("CC-BY-4.0"), offer("CC-BY-SA-4.0"))),
    "not confirmed": facts(confirmed=False),
    "not settled": facts(settled=False),
    "attribution prescribed": facts(attribution=text_fact("Anna Koval / Wikimedia Commons", "Attribution")),
    "renamed": facts(title="File:Kyiv bridge (2023).jpg", redirected_from=(TITLE,)),
    "author in Cyrillic": facts(author=author("Анна Коваль")),
}


@pytest.mark.parametrize("record", RIGHT.values(), ids=list(RIGHT))
@pytest.mark.parametrize("format", ["markdown", "html", "text"])
def test_a_right_credit_is_verified(record: FileFacts, format: str) -> None:
    """A credit with all that is asked for has every field verified; only the picture was not looked at."""
    for given in (None, TITLE):
        case = judged(good(format), record, given=given)
        verdicts = {f: case.field(f).verdict for f in FIELDS if f not in ("modification", "picture")}
        assert verdicts == dict.fromkeys(verdicts, "verified")


def test_a_search_verifies_nothing() -> None:
    """Words that led to a candidate are not verified by it, even when it is the only one and its record is known."""
    case = judged(plain(), facts(), given=None, lookups=found(TITLE))
    assert case.identified_by == ""
    assert case.facts is None
    assert {f: case.field(f).verdict for f in ("file", "author", "title", "date")} == dict.fromkeys(
        ("file", "author", "title", "date"), "undecided"
    )


def test_facts_carry_their_witness() -> None:
    """What is said of author, license and title tells field, page and revision."""
    case = judged(good(), facts())
    for field in ("author", "license", "title", "date"):
        (witness,) = case.field(field).reasons[0].witnesses
        assert (witness.page, witness.revision) == (TITLE, 7)
    assert judged(by("Petro Lys"), facts()).author.reasons[0].witnesses == (facts().author.witness,)  # type: ignore[union-attr]


def test_links_are_visible_in_markup_only() -> None:
    assert judged(good("markdown")).links_visible
    assert judged(good("html")).links_visible
    assert not judged(good("text")).links_visible


def test_a_name_in_an_address_is_not_a_name_in_the_credit() -> None:
    """Only visible words count: a user page in a link's address names nobody to the reader."""
    line = Line(f"Photo: Petro Lys ([page]({PAGE}?by=Anna_Koval)), CC BY 4.0").reading("Petro Lys")
    line.license("CC BY 4.0", "CC-BY-4.0")
    assert judged(line, facts()).author.reasons[0].id == "author.differs"
