"""The licenses themselves, and how a stated license relates to those on offer."""

from __future__ import annotations

import subprocess
import sys

import pytest

from licensecheck.licenses import all_ids, family_of, get, relation


def test_every_id_leads_to_its_license_in_any_case() -> None:
    for license_id in all_ids():
        found = get(license_id.lower())
        assert found is not None
        assert found.id == license_id
        assert get(license_id) is found


def test_unknown_id() -> None:
    assert get("CC-BY-9.0") is None
    assert get("") is None
    assert get("cc-by-4.0\tcc-by") is None
    assert family_of("nothing") == "nothing"


def test_license_with_all_its_duties() -> None:
    """Facts of CC BY-SA 4.0: legal code sections 2(a)(5)(C), 3(a), 3(b), 6(b)(1)."""
    found = get("CC-BY-SA-4.0")
    assert found is not None
    assert found.to_plain() == {
        "id": "CC-BY-SA-4.0",
        "family": "CC-BY-SA",
        "unit": "by-sa",
        "version": "4.0",
        "jurisdiction": None,
        "url": "https://creativecommons.org/licenses/by-sa/4.0/",
        "deed_url": "https://creativecommons.org/licenses/by-sa/4.0/deed.en",
        "legalcode_url": "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
        "short_name": "CC BY-SA 4.0",
        "long_name": "Creative Commons Attribution-ShareAlike 4.0 International",
        "template": "Cc-by-sa-4.0",
        "commons_short_name": "CC BY-SA 4.0",
        "commons_code": "cc-by-sa-4.0",
        "wikidata": "Q18199165",
        "accepted_on_commons": True,
        "kind": "license",
        "requires": {
            "attribution": "if_supplied",
            "license_notice": "required",
            "license_link": "required",
            "title": "recommended",
            "source_link": "if_supplied_and_practicable",
            "modification_notice": "always",
            "share_alike": "adaptations",
            "copyright_notice": "if_supplied",
            "retain_earlier_changes": True,
            "noncommercial": False,
            "no_derivatives": False,
            "license_text_copy": "none",
            "disclaimer_notice": "if_supplied",
            "no_endorsement": True,
        },
        "cure_days": 30,
        "termination": "automatic",
        "compatible_with": ["LAL-1.3", "GPL-3.0-only"],
        "compatible_ports": "same_or_later",
        "one_way": ["GPL-3.0-only"],
    }


KINDS = {
    "CC0-1.0": ("CC0", "dedication"),
    "CC-PDM-1.0": ("CC-PDM", "mark"),
    "LicenseRef-PD-old-100": ("LicenseRef-PD", "public-domain"),
    "LicenseRef-No-Restrictions": ("LicenseRef-No-Restrictions", "statement"),
    "LicenseRef-Commons-Attribution": ("LicenseRef-Commons-Attribution", "license"),
    "LicenseRef-scancode-unsplash": ("LicenseRef-scancode-unsplash", "terms"),
    "GFDL-1.2-or-later": ("GFDL", "license"),
    "LAL-1.3": ("FAL", "license"),
    "CC-BY-NC-ND-1.0": ("CC-BY-NC-ND", "license"),
}


@pytest.mark.parametrize(("license_id", "expected"), KINDS.items(), ids=KINDS)
def test_family_and_kind(license_id: str, expected: tuple[str, str]) -> None:
    found = get(license_id)
    assert found is not None
    assert (found.family, found.kind) == expected


# stated, offered, relation
RELATIONS = [
    ("CC-BY-4.0", ["CC-BY-4.0"], "same"),
    ("cc-by-4.0", ["CC-BY-SA-4.0", "CC-BY-4.0"], "same"),
    ("LicenseRef-PD", ["LicenseRef-PD-old-100"], "same"),
    ("GFDL-1.3-only", ["GFDL-1.2-or-later"], "same"),
    ("GFDL-1.2-only", ["GFDL-1.2-or-later"], "same"),
    ("GFDL-1.1-only", ["GFDL-1.2-or-later"], "version"),
    ("GFDL-1.2-or-later", ["GFDL-1.2-only"], "version"),
    ("CC-BY-SA", ["CC-BY-SA-4.0"], "incomplete"),
    ("CC", ["CC-BY-4.0"], "incomplete"),
    ("CC", ["CC0-1.0"], "incomplete"),
    ("GFDL", ["GFDL-1.2-or-later"], "incomplete"),
    ("CC-BY", ["CC-BY-SA-4.0"], "elements"),
    ("CC-BY-SA-3.0", ["CC-BY-SA-4.0"], "version"),
    ("CC-BY-SA-3.0-DE", ["CC-BY-SA-4.0"], "version"),
    ("CC-BY-SA-3.0", ["CC-BY-SA-3.0-DE"], "jurisdiction"),
    ("CC-BY-4.0-DE", ["CC-BY-4.0"], "jurisdiction"),
    ("LicenseRef-CC-BY-2.0-AT", ["LicenseRef-CC-BY-2.0-FR"], "jurisdiction"),
    ("CC-BY-4.0", ["CC-BY-SA-4.0"], "elements"),
    ("CC-BY-4.0", ["GFDL-1.2-or-later", "CC-BY-3.0"], "version"),
    ("LicenseRef-PD", ["CC-BY-4.0"], "public-domain-claimed"),
    ("CC0-1.0", ["CC-BY-4.0", "GFDL-1.2-or-later"], "public-domain-claimed"),
    ("CC-PDM-1.0", ["CC-BY-4.0"], "public-domain-claimed"),
    ("CC0-1.0", ["CC-BY-4.0", "LicenseRef-PD"], "elements"),
    ("CC-BY-4.0", ["LicenseRef-PD"], "license-on-public-domain"),
    ("CC-BY-4.0", ["CC0-1.0"], "license-on-public-domain"),
    ("LicenseRef-PD", ["CC0-1.0"], "elements"),
    ("CC0-1.0", ["CC-PDM-1.0"], "elements"),
    ("LicenseRef-Copyrighted-Free-Use", ["CC-BY-4.0"], "elements"),
    ("CC-BY-4.0", [], "elements"),
]


@pytest.mark.parametrize(("stated", "offered", "expected"), RELATIONS, ids=[f"{s}-{o}" for s, o, _ in RELATIONS])
def test_relation(stated: str, offered: list[str], expected: str) -> None:
    assert relation(stated, offered) == expected


def test_finding_a_plain_license_loads_neither_records_nor_grammar() -> None:
    """What a short run needs stays small."""
    script = (
        "import sys\nfrom licensecheck.licenses import find\nassert find('A, CC BY 4.0, via B')\n"
        "print([m.rpartition('.')[2] for m in sys.modules if m.startswith('licensecheck.licenses.')])\n"
        "print([m for m in ('typing', 'dataclasses', 'enum', 'urllib.parse', 'json', 'pathlib') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-S", "-c", _PATH + script], capture_output=True, text=True, check=True
    ).stdout
    modules, heavy = shown.splitlines()
    assert modules == "['_tokens', '_values', '_find', '_table']"
    assert set(eval(heavy)) <= {"enum"}  # re brings enum


_PATH = f"import sys; sys.path[:0] = {sys.path!r}\n"


def test_unknown_attribute_of_the_package() -> None:
    import licensecheck.licenses

    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = licensecheck.licenses.nothing
