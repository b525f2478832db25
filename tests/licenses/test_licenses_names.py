"""Whole names of licenses, templates, categories and extmetadata fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.licenses import by_category, by_commons, by_name, by_template

ALL_BY_SA = ("CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-SA-2.5", "CC-BY-SA-2.0", "CC-BY-SA-1.0")
PD = ("LicenseRef-PD",)

LICENSES = {
    "CC BY-SA 3.0 DE": ("CC-BY-SA-3.0-DE",),
    "CC BY-SA 3.0 de": ("CC-BY-SA-3.0-DE",),
    "CC-by-sa 3.0/de": ("CC-BY-SA-3.0-DE",),
    "CC BY-SA 3.0 Germany": ("CC-BY-SA-3.0-DE",),
    "CC-BY-AT-2.0": ("LicenseRef-CC-BY-2.0-AT",),
    "CC-BY-SA-3.0,2.5,2.0,1.0": ALL_BY_SA[1:],
    "CC BY-SA 4.0-3.0-2.5-2.0-1.0": ALL_BY_SA,
    "CC BY-SA 3.0, 2.5, 2.0 and 1.0": ALL_BY_SA[1:],
    "Cc-by-sa-all": ALL_BY_SA,
    "Creative Commons Attribution-Share Alike 4.0 International": ("CC-BY-SA-4.0",),
    "Creative Commons Attribution-ShareAlike 4.0 International Public License": ("CC-BY-SA-4.0",),
    "CCBY 4,0": ("CC-BY-4.0",),
    "CC BY SA4.0": ("CC-BY-SA-4.0",),
    "ccbysa 4.0": ("CC-BY-SA-4.0",),
    "CC-BY-4": ("CC-BY-4.0",),
    "CC BY—SA\u00a04.0": ("CC-BY-SA-4.0",),
    "cc_by_sa_4.0": ("CC-BY-SA-4.0",),
    "(CC BY-SA 3.0)": ("CC-BY-SA-3.0",),
    "ＣＣ ＢＹ－ＳＡ ４．０": ("CC-BY-SA-4.0",),
    "CC BY-SA 4.0 Intl.": ("CC-BY-SA-4.0",),
    "CC 2.5 BY": ("CC-BY-2.5",),
    "CC BY-ND-NC 2.0": ("CC-BY-NC-ND-2.0",),
    "CC-BY-ND-NC-1.0": ("CC-BY-NC-ND-1.0",),
    "CC BY-SA 3.0 or later": ("CC-BY-SA-3.0", "CC-BY-SA-4.0"),
    "CC BY-SA 3.0 DE or later": ("CC-BY-SA-3.0-DE", "CC-BY-SA-4.0"),
    "CC BY-SA 2.1 JP": ("CC-BY-SA-2.1-JP",),
    "CC BY 3.0 IGO": ("CC-BY-3.0-IGO",),
    "CC BY 2.5 Scotland": ("LicenseRef-CC-BY-2.5-SCOTLAND",),
    "CC Sampling+ 1.0": ("LicenseRef-CC-SAMPLINGPlus-1.0",),
    "CC SA 1.0": ("CC-SA-1.0",),
    "Namensnennung - Weitergabe unter gleichen Bedingungen 3.0 Deutschland": ("CC-BY-SA-3.0-DE",),
    "Creative Commons Paternité - Partage à l'identique 3.0 Luxembourg": ("LicenseRef-CC-BY-SA-3.0-LU",),
    "署名-相同方式共享 4.0 国际": ("CC-BY-SA-4.0",),
    "クリエイティブ・コモンズ 表示-継承 4.0 国際": ("CC-BY-SA-4.0",),
    "Attribution-NonCommercial 2.0 UK: England & Wales": ("LicenseRef-CC-BY-NC-2.0-UK",),
    "LicenseRef-CC-BY-2.0-AT": ("LicenseRef-CC-BY-2.0-AT",),
    "Bild-CC-by-sa/4.0": ("CC-BY-SA-4.0",),
    "Cc-by-4.0-heirs": ("CC-BY-4.0",),
    "GFDL 1.2": ("GFDL-1.2-only",),
    "GFDL 1.2 or later": ("GFDL-1.2-or-later",),
    "GFDL-1.2-or-later": ("GFDL-1.2-or-later",),
    "GFDL 1.2+": ("GFDL-1.2-or-later",),
    "GNU Free Documentation License, Version 1.2 or any later version": ("GFDL-1.2-or-later",),
    "Free Art License 1.3": ("LAL-1.3",),
    "OGL v3.0": ("OGL-UK-3.0",),
    "OGL3": ("OGL-UK-3.0",),
    "OGL-C 2.0": ("OGL-Canada-2.0",),
    "KOGL Type 1": ("LicenseRef-KOGL-1",),
    "공공누리 제1유형": ("LicenseRef-KOGL-1",),
    "dl-de/by-2-0": ("DL-DE-BY-2.0",),
    "GPLv2+": ("GPL-2.0-or-later",),
    "MIT": ("MIT",),
    "Unsplash License": ("LicenseRef-scancode-unsplash",),
    "Pixabay-Lizenz": ("LicenseRef-scancode-pixabay-content",),
    "Pexels License": ("LicenseRef-Pexels",),
    "All rights reserved": ("LicenseRef-All-Rights-Reserved",),
    "PD-old-100": ("LicenseRef-PD", "LicenseRef-PD-old-100"),
    "PD-something-new": PD,
    "Bild-PD-alt-100": PD,
    "Public Domain": PD,
    "gemeinfrei": PD,
    "domaine public": PD,
    "domi\u0301nio pu\u0301blico": PD,
    "общественное достояние": PD,
}
FAMILIES = {
    "Creative Commons": ("CC",),
    "CC": ("CC",),
    "CC license": ("CC",),
    "CC BY": ("CC-BY",),
    "cc-by-sa": ("CC-BY-SA",),
    "CC-SA-BY": ("CC-BY-SA",),
    "BY-NC-ND": ("CC-BY-NC-ND",),
    "GFDL": ("GFDL",),
    "FAL": ("FAL",),
    "Licence Art Libre": ("FAL",),
    "OGL": ("OGL-UK",),
    "LGPL": ("LGPL",),
    "GFDL, CC BY-SA 3.0": ("GFDL", "CC-BY-SA-3.0"),
    "Youtube CC-BY": ("CC-BY",),
}
NEVER_PUBLISHED = {
    "CC BY 4.0 DE": ("CC-BY-4.0-DE", "no-ports-of-4.0"),
    "CC BY-SA 4.0 Deutschland": ("CC-BY-SA-4.0-DE", "no-ports-of-4.0"),
    "CC BY-SA 3.5": ("CC-BY-SA-3.5", "version-never-published"),
    "CC BY 5.0": ("CC-BY-5.0", "version-never-published"),
    "CC SA 4.0": ("CC-SA-4.0", "version-never-published"),
    "CC BY-ND-SA 4.0": ("CC-BY-ND-SA-4.0", "nd-and-sa-exclude-each-other"),
    "CC BY 2.1": ("CC-BY-2.1", "2.1-only-au-ca-es-jp"),
    "CC BY 2.1 DE": ("CC-BY-2.1-DE", "2.1-only-au-ca-es-jp"),
    "CC BY 2.0 NZ": ("CC-BY-2.0-NZ", "jurisdiction-never-published"),
    "CC BY-SA 4.0 Unported": ("CC-BY-SA-4.0-UNPORTED", "unported-is-3.0"),
    "CC BY 3.0 International": ("CC-BY-3.0-INTERNATIONAL", "international-is-4.0"),
    "CC BY 4.0 Generic": ("CC-BY-4.0-GENERIC", "generic-is-before-3.0"),
    "CC0 4.0": ("CC0-4.0", "cc0-has-one-version"),
    "PDM 2.0": ("CC-PDM-2.0", "pdm-has-one-version"),
}
NO_NAMES = (
    "",
    " ",
    "foo",
    "CC: Bob",
    "by",
    "Self",
    "Own work",
    "Trademarked",
    "Noncommercial",
    "License migration redundant",
    "cc-by-2.0-foo",
    "©",
    "Namensnennung",
    "A bridge, CC BY 4.0",
    "LicenseRef-nothing",
    "CC BY 4.0 " * 100,
)


@pytest.mark.parametrize(("name", "ids"), LICENSES.items(), ids=LICENSES)
def test_name_of_a_license(name: str, ids: tuple[str, ...]) -> None:
    match = by_name(name)
    assert match is not None
    assert (match.ids, match.kind, match.problem) == (ids, "license", None)


@pytest.mark.parametrize(("name", "ids"), FAMILIES.items(), ids=FAMILIES)
def test_missing_version_stays_missing(name: str, ids: tuple[str, ...]) -> None:
    match = by_name(name)
    assert match is not None
    assert (match.ids, match.kind, match.problem) == (ids, "family", None)


@pytest.mark.parametrize(("name", "expected"), NEVER_PUBLISHED.items(), ids=NEVER_PUBLISHED)
def test_well_formed_name_that_was_never_published(name: str, expected: tuple[str, str]) -> None:
    match = by_name(name)
    assert match is not None
    assert (match.ids, match.kind, match.problem) == (expected[:1], "nonexistent", expected[1])


@pytest.mark.parametrize("text", NO_NAMES, ids=range(len(NO_NAMES)))
def test_no_name(text: str) -> None:
    assert by_name(text) is None


def test_version_that_the_registry_does_not_hold_is_unknown_not_nonexistent() -> None:
    """Only Creative Commons' list is complete; FAL 1.1 did exist."""
    match = by_name("FAL 1.1")
    assert match is not None
    assert (match.ids, match.kind, match.problem) == (("FAL-1.1",), "unknown", "version-not-known")


def test_five_kinds_of_free_from_duties_stay_five() -> None:
    names = ("Public domain", "Public Domain Mark 1.0", "CC0 1.0", "No restrictions", "Copyrighted free use")
    matches = [by_name(name) for name in names]
    assert [m.ids for m in matches if m] == [
        ("LicenseRef-PD",),
        ("CC-PDM-1.0",),
        ("CC0-1.0",),
        ("LicenseRef-No-Restrictions",),
        ("LicenseRef-Copyrighted-Free-Use",),
    ]


@pytest.mark.parametrize(
    "spelling",
    [
        "CC0",
        "cc-0",
        "CC Zero",
        "cc-zero",
        "CC0 1.0 Universal",
        "Creative Commons Zero",
        "CC0 (public domain)",
        "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication",
        "Public domain (CC0)",
        "CC0 Public Domain",
    ],
)
def test_spellings_of_cc0(spelling: str) -> None:
    match = by_name(spelling)
    assert match is not None
    assert (match.ids, match.kind) == (("CC0-1.0",), "license")


TEMPLATES = {
    "Cc-by-sa-all": ALL_BY_SA,
    "Template:Cc-by-sa-3.0,2.5,2.0,1.0": ALL_BY_SA[1:],
    "cc-by-4.0": ("CC-BY-4.0",),
    "Cc-by-sa-3.0-migrated": ("CC-BY-SA-3.0",),
    "Cc-by-sa-1.0+": tuple(reversed(ALL_BY_SA)),
    "PD-old-100": ("LicenseRef-PD", "LicenseRef-PD-old-100"),
    "PD-old-100/layout": ("LicenseRef-PD", "LicenseRef-PD-old-100"),
    "PD-USGov-Military-Air_Force": ("LicenseRef-PD", "LicenseRef-PD-USGov-Military-Air-Force"),
    "PD-Art|PD-old-70": ("LicenseRef-PD", "LicenseRef-PD-Art"),
    "PD-Bain": PD,
    "GFDL": ("GFDL-1.2-or-later",),
    "GFDL-user-de": ("GFDL-1.2-or-later",),
    "GFDL-1.2": ("GFDL-1.2-only",),
    "GFDL-1.3": ("GFDL-1.3-or-later",),
    "FAL": ("LAL-1.3",),
    "Attribution": ("LicenseRef-Commons-Attribution",),
    "Bild-CC-by-sa/3.0/de": ("CC-BY-SA-3.0-DE",),
    "Cc-zero": ("CC0-1.0",),
    "PDMark-owner": ("CC-PDM-1.0",),
    "Flickr-no known copyright restrictions": ("LicenseRef-No-Restrictions",),
    "Self": (),
    "License migration": (),
    "Cc-country-flags": (),
    "Unsplash": (),
    "Fair use": (),
    "Cc-by-2.0-scotland": (),
    "x" * 1000: (),
}


@pytest.mark.parametrize(("template", "ids"), TEMPLATES.items(), ids=[t[:40] for t in TEMPLATES])
def test_template(template: str, ids: tuple[str, ...]) -> None:
    assert by_template(template) == ids


CATEGORIES = {
    "CC-BY-SA-3.0": ("CC-BY-SA-3.0",),
    "Category:CC-BY-SA-2.5,2.0,1.0": ALL_BY_SA[2:],
    "CC-Zero": ("CC0-1.0",),
    "GFDL": ("GFDL-1.2-or-later",),
    "PD Old": ("LicenseRef-PD", "LicenseRef-PD-old"),
    "PD NASA": PD,
    "CC-PD-Mark": ("LicenseRef-PD", "CC-PDM-1.0"),
    "Self-published work": (),
    "Bridges in Kyiv": (),
}


@pytest.mark.parametrize(("category", "ids"), CATEGORIES.items(), ids=CATEGORIES)
def test_category(category: str, ids: tuple[str, ...]) -> None:
    assert by_category(category) == ids


EXTMETADATA = {
    ("CC BY-SA 3.0 de", "cc-by-sa-3.0-de", "https://creativecommons.org/licenses/by-sa/3.0/de/deed.en"): (
        "CC-BY-SA-3.0-DE",
    ),
    ("CC BY 3.0 igo", "", ""): ("CC-BY-3.0-IGO",),
    ("GFDL", "", "http://www.gnu.org/copyleft/fdl.html"): ("GFDL-1.2-or-later",),
    ("FAL", "", "http://artlibre.org/licence/lal/en"): ("LAL-1.3",),
    ("Public domain", "pd", ""): PD,
    ("Public domain", "pd", "https://creativecommons.org/publicdomain/mark/1.0/"): ("LicenseRef-PD", "CC-PDM-1.0"),
    ("No restrictions", "", "https://www.flickr.com/commons/usage/"): ("LicenseRef-No-Restrictions",),
    ("Attribution", "", ""): ("LicenseRef-Commons-Attribution",),
    ("OGL 3", "", ""): ("OGL-UK-3.0",),
    ("", "cc-by-4.0", ""): ("CC-BY-4.0",),
    ("", "", "https://creativecommons.org/licenses/by/2.0"): ("CC-BY-2.0",),
    ("CC BY", "", "https://creativecommons.org/licenses/by/2.0"): ("CC-BY-2.0",),
    ("Something else", "", "https://creativecommons.org/licenses/by/2.0"): ("CC-BY-2.0",),
    ("CC-0 1.0", "", ""): ("CC0-1.0",),
}


@pytest.mark.parametrize(("fields", "ids"), EXTMETADATA.items(), ids=[" ".join(f)[:30] for f in EXTMETADATA])
def test_extmetadata_fields(fields: tuple[str, str, str], ids: tuple[str, ...]) -> None:
    match = by_commons(*fields)
    assert match is not None
    assert (match.ids, match.kind) == (ids, "license")


def test_extmetadata_without_a_license() -> None:
    assert by_commons("", "", "") is None
    assert by_commons("See below", "", "https://example.org/") is None


@given(st.text())
def test_no_text_breaks_the_readers_of_names(text: str) -> None:
    by_name(text)
    by_template(text)
    by_category(text)
    by_commons(text, text, text)
