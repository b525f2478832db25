"""Addresses of licenses, and pages about licenses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.licenses import by_url, identify_page

BY_SA_DE = ("CC-BY-SA-3.0-DE",)
ADDRESSES = {
    "https://creativecommons.org/licenses/by-sa/3.0/de/": BY_SA_DE,
    "http://creativecommons.org/licenses/by-sa/3.0/de/deed.en": BY_SA_DE,
    "//creativecommons.org/licenses/by-sa/3.0/de/legalcode": BY_SA_DE,
    "creativecommons.org/licenses/by-sa/3.0/de": BY_SA_DE,
    "www.creativecommons.org/licenses/by-sa/3.0/de/deed.pt_BR?x=1#frag": BY_SA_DE,
    "HTTPS://CREATIVECOMMONS.ORG/licenses/BY-SA/3.0/DE/": BY_SA_DE,
    "<https://creativecommons.org/licenses/by-sa/3.0/de/>": BY_SA_DE,
    "https://creativecommons.org/licenses/by-sa/3.0/de/).": BY_SA_DE,
    "https://creativecommons.org/licenses/by-sa/3.0/deed.de": ("CC-BY-SA-3.0",),
    "https://creativecommons.org/licenses/by/4.0/legalcode.de": ("CC-BY-4.0",),
    "https://creativecommons.org/licenses/by/4.0/legalcode.txt": ("CC-BY-4.0",),
    "https://creativecommons.org/licenses/by/4.0/rdf": ("CC-BY-4.0",),
    "https://creativecommons.org:443/licenses/by/4.0": ("CC-BY-4.0",),
    "https://creativecommons.org/licenses/by-nc-nd/2.0/?ref=openverse": ("CC-BY-NC-ND-2.0",),
    "https://creativecommons.org/licenses/by-nd-nc/1.0/": ("CC-BY-NC-ND-1.0",),
    "https://creativecommons.org/licenses/by-nd-nc/2.0/jp/": ("LicenseRef-CC-BY-NC-ND-2.0-JP",),
    "https://creativecommons.org/licenses/sampling+/1.0/": ("LicenseRef-CC-SAMPLINGPlus-1.0",),
    "https://creativecommons.org/licenses/by-sa/4.0-3.0-2.5": ("CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-SA-2.5"),
    "https://creativecommons.org/publicdomain/zero/1.0/deed.de": ("CC0-1.0",),
    "https://creativecommons.org/publicdomain/mark/1.0/": ("CC-PDM-1.0",),
    "https://creativecommons.org/publicdomain/certification/1.0/us/": ("CC-PDDC",),
    "http://creativecommons.org/licenses/publicdomain/": ("CC-PDDC",),
    "http://creativecommons.org/licenses/CC0/1.0/legalcode": ("CC0-1.0",),
    "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html": ("GFDL-1.2-only", "GFDL-1.2-or-later"),
    "www.gnu.org/licenses/fdl-1.3.en.html": ("GFDL-1.3-only", "GFDL-1.3-or-later"),
    "http://artlibre.org/licence/lal/en": ("LAL-1.3",),
    "https://opensource.org/licenses/MIT": ("MIT",),
    "https://unsplash.com/license": ("LicenseRef-scancode-unsplash",),
    "https://www.pexels.com/license/": ("LicenseRef-Pexels",),
    "https://www.flickr.com/commons/usage/": ("LicenseRef-No-Restrictions",),
    "https://www.govdata.de/dl-de/by-2-0": ("DL-DE-BY-2.0",),
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": ("OGL-UK-3.0",),
    "https://commons.wikimedia.org/wiki/Template:PD-old": ("LicenseRef-PD", "LicenseRef-PD-old"),
}
FAMILIES = {
    "https://creativecommons.org/licenses/by/": ("CC-BY",),
    "http://www.gnu.org/copyleft/fdl.html": ("GFDL",),
    "http://artlibre.org/": ("FAL",),
    "https://www.kogl.or.kr/info/license.do": ("KOGL",),
}
NEVER_PUBLISHED = {
    "https://creativecommons.org/licenses/by/4.0/de/": ("CC-BY-4.0-DE", "no-ports-of-4.0"),
    "https://creativecommons.org/licenses/by/5.0/": ("CC-BY-5.0", "version-never-published"),
    "https://creativecommons.org/licenses/by-nd-sa/4.0/": ("CC-BY-ND-SA-4.0", "nd-and-sa-exclude-each-other"),
    "https://creativecommons.org/publicdomain/zero/4.0/": ("CC0-4.0", "cc0-has-one-version"),
}
NOT_CANONICAL = {
    "https://en.wikipedia.org/wiki/Creative_Commons_license": ("CC",),
    "https://de.wikipedia.org/wiki/Creative_Commons#Lizenzen": ("CC",),
    "https://commons.wikimedia.org/wiki/Commons:GNU_Free_Documentation_License,_version_1.2": ("GFDL-1.2-only",),
    "https://en.wikipedia.org/wiki/Wikipedia:Text_of_the_Creative_Commons_Attribution-ShareAlike_3.0_Unported_License": (
        "CC-BY-SA-3.0",
    ),
    "https://en.wikipedia.org/wiki/Public_domain": ("LicenseRef-PD",),
    "https://de.wikipedia.org/wiki/Gemeinfreiheit": ("LicenseRef-PD",),
    "https://commons.wikimedia.org/wiki/Template:Cc-by-sa-3.0": ("CC-BY-SA-3.0",),
    "https://commons.wikimedia.org/wiki/Category:CC-BY-SA-3.0": ("CC-BY-SA-3.0",),
    "https://commons.wikimedia.org/w/index.php?title=Template:Cc-zero": ("CC0-1.0",),
    "https://creativecommons.org/": ("CC",),
    "https://creativecommons.org/licenses/": ("CC",),
    "https://i.creativecommons.org/l/by-sa/4.0/88x31.png": ("CC-BY-SA-4.0",),
    "https://licensebuttons.net/l/by/3.0/de/88x31.png": ("CC-BY-3.0-DE",),
    "https://web.archive.org/web/2015/http://creativecommons.org/licenses/by/3.0/": ("CC-BY-3.0",),
    "https://spdx.org/licenses/CC-BY-4.0.html": ("CC-BY-4.0",),
}
NOTHING = (
    "",
    "not an address",
    "http://notcreativecommons.org/licenses/by/1.0/",
    "https://example.org/creativecommons.org/licenses/by/1.0/",
    "https://creativecommons.org/abc",
    "https://creativecommons.org/licenses/foo/1.0/",
    "https://commons.wikimedia.org/wiki/File:CC0.png",
    "https://en.wikipedia.org/wiki/Paris",
    "https://unsplash.com/photos/abc",
    "https://",
)


@pytest.mark.parametrize(("url", "ids"), ADDRESSES.items(), ids=ADDRESSES)
def test_address_of_a_license(url: str, ids: tuple[str, ...]) -> None:
    match = by_url(url)
    assert match is not None
    assert (match.ids, match.kind, match.problem) == (ids, "license", None)


@pytest.mark.parametrize(("url", "ids"), FAMILIES.items(), ids=FAMILIES)
def test_address_without_a_version(url: str, ids: tuple[str, ...]) -> None:
    match = by_url(url)
    assert match is not None
    assert (match.ids, match.kind) == (ids, "family")


@pytest.mark.parametrize(("url", "expected"), NEVER_PUBLISHED.items(), ids=NEVER_PUBLISHED)
def test_address_of_a_license_that_never_was(url: str, expected: tuple[str, str]) -> None:
    match = by_url(url)
    assert match is not None
    assert (match.ids, match.kind, match.problem) == (expected[:1], "nonexistent", expected[1])


@pytest.mark.parametrize(("url", "ids"), NOT_CANONICAL.items(), ids=NOT_CANONICAL)
def test_page_about_a_license_is_identified_but_no_address_of_it(url: str, ids: tuple[str, ...]) -> None:
    assert by_url(url) is None
    match = identify_page(url)
    assert match is not None
    assert match.ids == ids


@pytest.mark.parametrize("url", NOTHING)
def test_other_addresses(url: str) -> None:
    assert by_url(url) is None
    assert identify_page(url) is None


def test_canonical_address_is_no_page_about_a_license() -> None:
    assert identify_page("https://creativecommons.org/licenses/by/4.0/") is None


@given(
    st.one_of(
        st.text(),
        st.text().map("https://creativecommons.org/licenses/".__add__),
        st.text().map("//en.wikipedia.org/wiki/".__add__),
    )
)
def test_no_text_breaks_the_readers_of_addresses(text: str) -> None:
    by_url(text)
    identify_page(text)
