"""The registry: which rules there are, their metadata, their pages and their messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from licensecheck.messages.en_rules import TEMPLATES
from licensecheck.rules import REGISTRY, Rule, explain_text, get, matches, nearest, unknown_prefixes
from licensecheck.rules.grounds import REFERENCES, ground_for
from licensecheck.rules.pages import RECORDS, pages, sections

DOCS = Path(__file__).resolve().parents[2] / "docs" / "rules"

CATALOGUE = [
    *(f"CR00{n}" for n in (1, 2, 3, 4, 5, 7, 8, 9)),
    "CR010",
    *(f"LC{n}" for n in range(101, 118)),
    *(f"AU{n}" for n in range(201, 208)),
    *("MD302", "PD503", "PD504"),
    *(f"FI{n}" for n in range(601, 609)),
    "FI612",
    *(f"SU00{n}" for n in range(1, 5)),
]
OWN = ("CR010", "LC117", "SU001", "SU002", "SU003", "SU004")
"""Rules about a publisher's own policy and about comments to this program, which the catalogue of credits does not know."""

RULES = pytest.mark.parametrize("rule", REGISTRY.values(), ids=REGISTRY.keys())


def test_the_registry_holds_the_catalogue_sorted_by_code() -> None:
    assert list(REGISTRY) == sorted(CATALOGUE)


@pytest.mark.shared
def test_codes_slugs_defaults_and_needs_are_those_of_the_catalogue(shared: Path) -> None:
    entries = {r["code"]: r for r in json.loads((shared / "rules" / "rules.json").read_text())["rules"]}
    for code, rule in REGISTRY.items():
        if code in OWN:
            continue
        assert (rule.name, rule.severity) == (entries[code]["name"], entries[code]["severity"]), code
        asked = entries[code]["needs"].replace("local ", "")
        for extra in ("(+ commons)", "(+ config)", "(HTML)", "+"):
            asked = asked.replace(extra, " ")
        assert sorted(rule.needs) == sorted(asked.split()), code


@pytest.mark.shared
def test_references_are_those_of_the_catalogue(shared: Path) -> None:
    """Every source has the address that the catalogue gives it."""
    known = json.loads((shared / "rules" / "rules.json").read_text())["references"]
    assert {key: url for key, (_, url) in REFERENCES.items()} == {key: known[key]["url"] for key in REFERENCES}


@pytest.mark.shared
@pytest.mark.parametrize("key", ["BY40", "BYSA40", "BY30", "BYSA30", "BY25", "BY20", "BYSA20", "BY10", "BYSA10"])
def test_clauses_link_the_legal_code_of_the_catalogue(shared: Path, key: str) -> None:
    known = json.loads((shared / "rules" / "rules.json").read_text())["references"]
    elements = "BY-SA" if key.startswith("BYSA") else "BY"
    license_id = f"CC-{elements}-{key[-2]}.{key[-1]}"
    assert ground_for("license", (), license_id).url == known[key]["url"]


@RULES
def test_a_rule_has_a_page_in_fixed_sections(rule: Rule) -> None:
    found = sections(rule)
    assert list(found) == ["", "What it does", "Why", "Limits"]
    assert all(found.values())


@RULES
def test_a_rule_has_an_example_that_fires_and_one_that_does_not(rule: Rule) -> None:
    assert {e[0] for e in rule.examples} == {True, False}
    assert {e[3] for e in rule.examples} <= RECORDS.keys()
    assert {e[1] for e in rule.examples} <= {"text", "markdown", "html", "article", "page"}


@RULES
def test_severity_confidence_and_stage_are_of_the_known_kinds(rule: Rule) -> None:
    assert rule.severity in ("error", "warning", "info")
    assert rule.confidence in ("high", "medium", "low")
    assert (rule.stage, rule.added) == ("stable", "0.1.0")
    assert rule.fix in ("safe", "unsafe", "display", "none")
    assert (rule.fix == "none") == (not rule.fix_ids)


def _message_ids() -> set[str]:
    ids = {"cure.days", "cure.ends"}
    for rule in REGISTRY.values():
        heads = {f"{rule.code}.{variant}" if variant else rule.code for variant in rule.variants}
        ids |= heads | {f"{head}.detail" for head in heads} | set(rule.fix_ids) | set(rule.notes)
    return ids


def test_every_message_id_has_a_template_and_every_template_an_id() -> None:
    assert set(TEMPLATES) == _message_ids()


@pytest.mark.parametrize("message_id", sorted(TEMPLATES))
def test_templates_name_their_parameters_and_end_in_a_sentence(message_id: str) -> None:
    template = TEMPLATES[message_id]
    names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    assert all(n.isidentifier() for n in names)
    assert template[0].isupper() or template[0] in "“{"
    assert template[-1] in ".}”)"
    assert "no changes" not in template


def test_the_checked_in_pages_are_those_of_the_rules() -> None:
    """`python tools/generate_rule_docs.py` brings them up to date."""
    assert {p.name: p.read_text(encoding="utf-8") for p in DOCS.glob("*.md")} == pages()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("LC108", "LC108"),
        ("lc108", "LC108"),
        (" au201 ", "AU201"),
        ("license-link-missing", "LC108"),
        ("LC999", None),
        ("", None),
    ],
)
def test_get_takes_codes_and_slugs_in_any_case(asked: str, code: str | None) -> None:
    found = get(asked)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("asked", "first"), [("LC18", "LC108"), ("licence-link-missing", "license-link-missing"), ("CR0004", "CR004")]
)
def test_nearest_offers_what_may_have_been_meant(asked: str, first: str) -> None:
    assert nearest(asked)[0] == first


def test_nearest_offers_nothing_for_what_resembles_no_rule() -> None:
    assert nearest("zzzzqqqq") == ()


def test_prefixes_select_in_any_case() -> None:
    assert [matches("LC108", (p,)) for p in ("LC", "lc108", "LC10", "CR", "LC1080")] == [True, True, True, False, False]
    assert unknown_prefixes(("LC", "XX", "", "au2")) == ("XX", "")


def test_explain_shows_the_whole_page_without_markup() -> None:
    page = explain_text("lc108")
    assert page.splitlines()[0] == "LC108 license-link-missing"
    assert [b.splitlines()[0] for b in page.split("\n\n") if b.splitlines()[0] in _TITLES] == list(_TITLES)
    assert "CC BY-SA 4.0 s. 3(a)(1)(C): https://creativecommons.org/licenses/by-sa/4.0/legalcode" in page
    assert "CC BY-SA 3.0 s. 4(a): https://creativecommons.org/licenses/by-sa/3.0/legalcode" in page
    with pytest.raises(KeyError):
        explain_text("LC999")


_TITLES = ("What it does", "Why", "Example", "Better", "Limits", "References")


def test_loading_the_rules_loads_nothing_heavy() -> None:
    """Neither the network's nor the registry of licenses' modules are needed to know the rules."""
    code = "import licensecheck.rules, sys; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "hashlib",
        "difflib",
        "inspect",
        "typing",
        "dataclasses",
        "enum",
        "html",
        "pathlib",
        "urllib.parse",
        "requests",
    }
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print('\\n'.join(sys.modules))"], capture_output=True, text=True
    )
    assert (heavy & set(loaded)) - set(bare.stdout.split()) == set()
    assert not {
        m for m in loaded if m.startswith(("licensecheck.commons", "licensecheck.messages", "licensecheck.evidence"))
    }
