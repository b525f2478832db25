"""The examples of the rules' pages, through the real parser, the real judge and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.api import Checker
from licensecheck.articles import credit_use, read_document
from licensecheck.credit import parse
from licensecheck.judge import Answers, judge, references, search_key
from licensecheck.model import (
    AuthorFact,
    Case,
    DateFact,
    FileFacts,
    FileHistory,
    FileVersion,
    LogEntry,
    Lookup,
    Nomination,
    PageRevision,
    Picture,
    Policy,
    TextFact,
    Witness,
)
from licensecheck.rules import REGISTRY, Rule, run
from licensecheck.rules.pages import RECORDS

if TYPE_CHECKING:
    from licensecheck.model import ImageUse
    from rules.conftest import Kit

BRIDGE = "File:Kyiv bridge.jpg"
POLICIES = {"no-nc": Policy(accept=("no-nc",)), "allowed-hosts": Policy(allowed_hosts=("wikimedia.org",))}
SEEN = Witness("extmetadata", "Artist", BRIDGE)
MADE = DateFact("2023-04-25", "25 April 2023", SEEN)
PUBLISHED = Picture("bridge.jpg", "a" * 40, 9)
PAST = FileHistory(
    "answered",
    (
        PageRevision(8, "2024-03-01T12:00:00Z", ("CC-BY-SA-4.0",), comment="other version"),
        PageRevision(7, "2023-05-01T12:00:00Z", ("CC-BY-SA-3.0",), until="2024-03-01T12:00:00Z"),
    ),
    (FileVersion("2024-02-01T00:00:00Z", "b" * 40, "Other"), FileVersion("2020-02-01T00:00:00Z", "a" * 40, "Anna")),
    complete=True,
)
EXAMPLES = [(rule, *example) for rule in REGISTRY.values() for example in rule.examples]
DOCUMENTS = {"article": "article.md", "page": "page.html"}
IDS = [f"{rule.code}-{'fires' if fires else 'quiet'}-{record}" for rule, fires, _, _, record in EXAMPLES]


def answers(kit: Kit, record: str) -> dict[str, FileFacts]:
    """What the wiki answers: title as asked -> facts. The files are invented."""
    bridge = kit.record("CC-BY-SA-4.0", confirmed=True, attribution_required=True, date=MADE)
    gone = FileFacts(title="", asked="", state="missing")
    deleted = LogEntry("delete", "2024-05-01T12:00:00Z", "Copyright violation", copyright=True)
    moved, stolen, logo = "File:Bridge of Kyiv.jpg", "File:Stolen photo.jpg", "File:Company logo.png"
    named = {
        "mill": kit.record(
            "CC-BY-SA-3.0-DE", confirmed=True, title="File:Old mill.jpg", asked="File:Old mill.jpg", page_url=""
        ),
        "renamed": bridge.replace(asked=moved, redirected_from=(moved,)),
        "absent": gone.replace(title="File:Kyiv brigde.jpg", asked="File:Kyiv brigde.jpg"),
        "deleted": gone.replace(title=stolen, asked=stolen, state="deleted", log=deleted),
        "nominated": bridge.replace(nominations=(Nomination("deletion-request", "Deletion requests May 2026", SEEN),)),
        "unproven": bridge.replace(nominations=(Nomination("review-failed", "Possibly unfree Flickr images", SEEN),)),
        "relicensed": bridge.replace(history=PAST),
        "overwritten": bridge.replace(history=PAST, sha1="b" * 40),
        "ambiguous": bridge.replace(unread=("Anna's own license",)),
        "two-licenses": kit.record("CC-BY-SA-4.0", "CC-BY-4.0", confirmed=True, attribution_required=True),
        "gfdl": kit.record("GFDL-1.2-or-later", confirmed=True),
        "public-domain": kit.record("LicenseRef-PD", confirmed=True, attribution_required=False),
        "prescribed": bridge.replace(attribution=TextFact("Photo: Anna Koval / Bridge Archive", SEEN)),
        "two-authors": bridge.replace(author=AuthorFact("Anna Koval / Petro Lys", ("Anna Koval", "Petro Lys"), SEEN)),
        "non-free": kit.record(title=logo, asked=logo, page_url="", licenses=(), non_free=True),
    }
    facts = named.get(record, bridge)
    return {} if record in ("none", *POLICIES) else {BRIDGE: bridge} | {facts.asked: facts}


def judged(kit: Kit, form: str, text: str, record: str) -> list[Case]:
    if form in DOCUMENTS:
        uses: tuple[ImageUse, ...] = read_document(DOCUMENTS[form], text).uses
    else:
        uses = (credit_use(text, form)[0],)  # type: ignore[arg-type]
    given = BRIDGE if record == "bridge-given" else None
    policy = POLICIES.get(record, Policy())
    cases = []
    for use in uses:
        credit = parse(use.credit.text, use.credit.format) if use.credit else None
        for segment in (credit.segments if credit else ()) or (None,):
            key = search_key(segment, segment.readings[0]) if segment and not references(use, segment, given) else None
            lookups = {key: Lookup(key, "answered")} if key and record not in ("none", *POLICIES) else {}
            found, shown = Answers(answers(kit, record), lookups), PUBLISHED if record == "overwritten" else None
            cases.append(judge(use, credit, segment, found, given=given, picture=shown, policy=policy))
    assert cases
    return cases


def about_comments(form: str, text: str) -> list[str]:
    """What is said of the comments of an article, which no case holds."""
    problems = Checker(offline=True).check_article(text, format="markdown").problems if form == "article" else ()
    return [p.code for p in problems]


@pytest.mark.parametrize(("rule", "fires", "form", "text", "record"), EXAMPLES, ids=IDS)
def test_an_example_does_what_its_page_says(
    kit: Kit, rule: Rule, fires: bool, form: str, text: str, record: str
) -> None:
    codes = [f.code for case in judged(kit, form, text, record) for f in run(case)] + about_comments(form, text)
    assert (rule.code in codes) is fires, codes


BETTER = [(r.code, form, text, record) for r, fires, form, text, record in EXAMPLES if not fires and record == "bridge"]


@pytest.mark.parametrize(("code", "form", "text", "record"), BETTER, ids=[b[0] for b in BETTER])
def test_a_better_credit_for_a_known_file_has_no_error(kit: Kit, code: str, form: str, text: str, record: str) -> None:
    found = [(f.code, f.severity) for case in judged(kit, form, text, record) for f in run(case)]
    assert [f for f in found if f[1] == "error"] == []


def test_every_record_of_the_pages_is_used_and_known() -> None:
    assert {record for *_, record in EXAMPLES} == set(RECORDS)
