"""The right credit from facts: what stands in it, in every format and language, and that no stranger's word breaks it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from licensecheck.credit.writer import (
    FORMATS,
    LANGUAGES,
    CreditFacts,
    change_kinds,
    nearest_language,
    write_credit,
    write_json_ld,
)
from licensecheck.credit.writing import clean
from licensecheck.credit.writing.forms import FORMS

PAGE = "https://commons.wikimedia.org/wiki/File:Kupiansk_museum.jpg"
FACTS = CreditFacts(
    authors=(("National Police of Ukraine", None),),
    title="Kupiansk Local History Museum",
    file_title="File:Kupiansk museum.jpg",
    license_ids=("CC-BY-4.0",),
    date="2023-04-25",
    source_name="Wikimedia Commons",
)

WRITTEN = {
    "text": f"Image: National Police of Ukraine, “Kupiansk Local History Museum” ({PAGE}), 2023-04-25, CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/), via Wikimedia Commons",
    "markdown": f"Image: National Police of Ukraine, “[Kupiansk Local History Museum]({PAGE})”, 2023-04-25, "
    "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), via Wikimedia Commons",
    "html": f'Image: National Police of Ukraine, “<a href="{PAGE}">Kupiansk Local History Museum</a>”, 2023-04-25, '
    '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, via Wikimedia Commons',
    "wikitext": f"Image: National Police of Ukraine, “[{PAGE} Kupiansk Local History Museum]”, 2023-04-25, "
    "[https://creativecommons.org/licenses/by/4.0/ CC BY 4.0], via Wikimedia Commons",
}


@pytest.mark.parametrize("format", FORMATS)
def test_a_whole_credit_in_every_format(format: str) -> None:
    assert write_credit(FACTS, format) == WRITTEN[format]


TWO = FACTS.replace(
    authors=(("Jane Doe", None), ("Ivan Franko", None)),
    license_ids=("CC-BY-SA-3.0", "LicenseRef-PD"),
    page_url=None,
    file_title=None,
    change_kinds=("cropped", "black_white"),
)
DEED = "(https://creativecommons.org/licenses/by-sa/3.0/)"
IN_LANGUAGES = {
    "en": "Image: Jane Doe and Ivan Franko, “Kupiansk Local History Museum”, 2023-04-25, CC BY-SA 3.0 {} or public domain, "
    "via Wikimedia Commons (cropped, converted to black and white)",
    "de": "Bild: Jane Doe und Ivan Franko, „Kupiansk Local History Museum“, 2023-04-25, CC BY-SA 3.0 {} oder gemeinfrei, "
    "via Wikimedia Commons (Ausschnitt, in Schwarzweiß umgewandelt)",
    "fr": "Image\u00a0: Jane Doe et Ivan Franko, «\u00a0Kupiansk Local History Museum\u00a0», 2023-04-25, CC BY-SA 3.0 {} ou "
    "domaine public, via Wikimedia Commons (recadrée, convertie en noir et blanc)",
    "es": "Imagen: Jane Doe y Ivan Franko, «Kupiansk Local History Museum», 2023-04-25, CC BY-SA 3.0 {} o dominio público, "
    "vía Wikimedia Commons (recortada, convertida a blanco y negro)",
    "it": "Immagine: Jane Doe e Ivan Franko, «Kupiansk Local History Museum», 2023-04-25, CC BY-SA 3.0 {} o pubblico "
    "dominio, via Wikimedia Commons (ritagliata, convertita in bianco e nero)",
    "pt": "Imagem: Jane Doe e Ivan Franko, “Kupiansk Local History Museum”, 2023-04-25, CC BY-SA 3.0 {} ou domínio "
    "público, via Wikimedia Commons (recortada, convertida em preto e branco)",
    "nl": "Afbeelding: Jane Doe en Ivan Franko, “Kupiansk Local History Museum”, 2023-04-25, CC BY-SA 3.0 {} of publiek "
    "domein, via Wikimedia Commons (bijgesneden, omgezet in zwart-wit)",
    "pl": "Ilustracja: Jane Doe i Ivan Franko, „Kupiansk Local History Museum”, 2023-04-25, CC BY-SA 3.0 {} lub domena "
    "publiczna, za pośrednictwem Wikimedia Commons (wykadrowano, przekształcono w czarno-białe)",
    "uk": "Зображення: Jane Doe та Ivan Franko, «Kupiansk Local History Museum», 2023-04-25, CC BY-SA 3.0 {} або "
    "суспільне надбання, через Wikimedia Commons (кадровано, переведено в чорно-біле)",
    "ru": "Изображение: Jane Doe и Ivan Franko, «Kupiansk Local History Museum», 2023-04-25, CC BY-SA 3.0 {} или "
    "общественное достояние, через Wikimedia Commons (кадрировано, переведено в чёрно-белое)",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_every_language(language: str) -> None:
    assert write_credit(TWO, "text", language) == IN_LANGUAGES[language].format(DEED)


def test_every_language_has_every_word() -> None:
    """No cell of the table is empty, in any of the ten languages."""
    from licensecheck.credit.writing.words import words_of

    assert len(LANGUAGES) == 10
    for language in LANGUAGES:
        assert words_of(language).keys() == words_of("en").keys()
        assert all(words_of(language).values())


def test_the_command_offers_what_can_be_written() -> None:
    """The command states formats and languages itself, since its help must not load the writer."""
    from licensecheck.cli import credit

    assert (credit.FORMATS, credit.LANGUAGES) == (FORMATS, LANGUAGES)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("de-AT",), "de"),
        (("PT_br",), "pt"),
        ((None, "fr"), "fr"),
        (("ja", "nl"), "nl"),
        (("ja",), "en"),
        (("", None), "en"),
        (("english",), "en"),
        ((), "en"),
    ],
    ids=str,
)
def test_the_nearest_language(tags: tuple[str | None, ...], expected: str) -> None:
    assert nearest_language(*tags) == expected


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'rst': text, markdown, html, wikitext"):
        write_credit(FACTS, "rst")
    with pytest.raises(ValueError, match="unknown language 'ja': en, de"):
        write_credit(FACTS, "text", "ja")
    with pytest.raises(ValueError, match="unknown kind of change 'unmodified': cropped"):
        write_credit(FACTS.replace(change_kinds=("unmodified",)))


# --- what is left out, and what is never invented ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"label": "Photo"}, "Photo: Jane Doe, CC BY 4.0"),
        ({"label": "Foto:"}, "Foto: Jane Doe, CC BY 4.0"),
        ({"label": ""}, "Jane Doe, CC BY 4.0"),
        ({"authors": ()}, "Image: CC BY 4.0"),
        ({"authors": (("unknown", None),)}, "Image: Unknown author, CC BY 4.0"),
        ({"authors": (("\u200b \n", None), ("Jane Doe", None))}, "Image: Jane Doe, CC BY 4.0"),
        ({"title": " A  fine\nday "}, "Image: Jane Doe, “A fine day”, CC BY 4.0"),
        ({"title": "“Fine” day"}, "Image: Jane Doe, «“Fine” day», CC BY 4.0"),
        ({"change_notice": "cropped by the museum"}, "Image: Jane Doe, CC BY 4.0 (cropped by the museum)"),
        ({"change_notice": "(cropped)"}, "Image: Jane Doe, CC BY 4.0 (cropped)"),
        ({"change_notice": "own words", "change_kinds": ("cropped",)}, "Image: Jane Doe, CC BY 4.0 (own words)"),
        ({"page_url": PAGE}, f"Image: Jane Doe, CC BY 4.0, Source: {PAGE}"),
        ({"page_url": PAGE, "source_name": "Flickr"}, f"Image: Jane Doe, CC BY 4.0, via Flickr ({PAGE})"),
        ({"license_ids": ()}, "Image: Jane Doe"),
        ({"license_ids": ("CC-BY-4.0", "CC-BY-4.0")}, "Image: Jane Doe, CC BY 4.0"),
        ({"license_ids": ("LicenseRef-Own-Words",)}, "Image: Jane Doe, LicenseRef-Own-Words"),
    ],
    ids=str,
)
def test_a_credit_says_what_is_known_and_no_more(changes: dict[str, Any], expected: str) -> None:
    facts = CreditFacts(authors=(("Jane Doe", None),), license_ids=("CC-BY-4.0",)).replace(**changes)
    assert write_credit(facts).replace(" (https://creativecommons.org/licenses/by/4.0/)", "") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_no_statement_about_changes_is_invented(format: str, language: str) -> None:
    assert re.sub("[^A-Za-z ]", "", write_credit(FACTS, format, language)).endswith(" Wikimedia Commons")
    assert "unmodified" not in change_kinds()


@pytest.mark.parametrize(
    ("license_id", "expected"),
    [
        ("LicenseRef-PD", "public domain"),
        ("LicenseRef-PD-old-100", "public domain"),
        ("LicenseRef-No-Restrictions", "No restrictions"),
        ("LicenseRef-Copyrighted-Free-Use", "Copyrighted free use"),
        ("LicenseRef-Commons-Attribution", "Attribution"),
        ("CC-PDM-1.0", '<a rel="license" href="https://creativecommons.org/publicdomain/mark/1.0/">PDM 1.0</a>'),
        ("CC0-1.0", '<a rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</a>'),
        ("FAL-1.3", "FAL-1.3"),
        ("LAL-1.3", '<a rel="license" href="https://artlibre.org/licence/lal/en/">FAL 1.3</a>'),
        (
            "CC-BY-SA-3.0-DE",
            '<a rel="license" href="https://creativecommons.org/licenses/by-sa/3.0/de/">CC BY-SA 3.0 DE</a>',
        ),
    ],
    ids=lambda value: value if value.isascii() and "<" not in value else "",
)
def test_public_domain_mark_and_cc0_stay_three_things(license_id: str, expected: str) -> None:
    """The words "public domain" lead nowhere; mark and dedication lead to their own deeds; statements have no address."""
    assert write_credit(CreditFacts(label="", license_ids=(license_id,)), "html") == expected


# --- prescribed wordings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("© Jane Doe, Berlin", "Image: © Jane Doe, Berlin, “T”, [CC BY 4.0](D), via Wikimedia Commons"),
        ("Photo: Jane Doe", "Photo: Jane Doe, “T”, [CC BY 4.0](D), via Wikimedia Commons"),
        (
            '<a href="https://x.example/?utm_source=a">Jane &amp; Co</a>',
            "Image: Jane & Co, “T”, [CC BY 4.0](D), via Wikimedia Commons",
        ),
        (
            "Jane Doe (https://x.example/?utm_source=a), https://bit.ly/abc",
            "Image: Jane Doe, “T”, [CC BY 4.0](D), via Wikimedia Commons",
        ),
        ("Jane Doe / x.example", "Image: Jane Doe / x.example, “T”, [CC BY 4.0](D), via Wikimedia Commons"),
        ("Jane Doe / CC BY 4.0", "Image: Jane Doe / [CC BY 4.0](D), “T”, via Wikimedia Commons"),
        ("Jane Doe / CC-BY", "Image: Jane Doe / CC-BY, “T”, [CC BY 4.0](D), via Wikimedia Commons"),
        ("Jane Doe (Wikimedia Commons)", "Image: Jane Doe (Wikimedia Commons), “T”, [CC BY 4.0](D)"),
        ("<b> </b>", "Image: Someone Else, “T”, [CC BY 4.0](D), via Wikimedia Commons"),
    ],
    ids=lambda value: value[:20],
)
def test_a_prescribed_wording_stands_in_place_of_the_names(attribution: str, expected: str) -> None:
    """Without HTML and tracking links; what it names itself is not said again, but its license is linked."""
    facts = CreditFacts(
        authors=(("Someone Else", None),),
        title="T",
        license_ids=("CC-BY-4.0",),
        source_name="Wikimedia Commons",
        attribution=attribution,
    )
    written = write_credit(facts, "markdown").replace("https://creativecommons.org/licenses/by/4.0/", "D")
    assert written == expected


def test_a_wording_that_names_one_of_several_licenses_is_enough() -> None:
    facts = CreditFacts(
        license_ids=("GFDL-1.2-or-later", "CC-BY-SA-3.0"), attribution="Jane Doe (CC BY-SA 3.0)", label=""
    )
    assert write_credit(facts, "text") == "Jane Doe (CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/))"


# --- words of strangers ------------------------------------------------------------------------------------------------

NASTY = {
    "tags": "<script>alert(1)</script>",
    "link": "[x](javascript:alert(1))",
    "table": "a | b",
    "template": "{{delete}} {{{1}}} {% raw %}",
    "wiki-link": "[[File:X.jpg|thumb]]",
    "emphasis": "*a* _b_ **c** ~~d~~ `e`",
    "entities": "&lt;b&gt; &copy;",
    "bold": "'''a''' ''b''",
    "sign": "~~~~ ----",
    "address": "https://evil.example/ www.evil.example",
    "quotes": "\" onmouseover=\"x ' onclick='y",
    "backslash": "a\\",
    "magic": "__NOTOC__ RFC 1234 ISBN 978-3-16-148410-0",
}


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("format", FORMATS)
def test_no_word_becomes_markup(format: str, name: str) -> None:
    """Whatever a name holds, the markup around it is the same as around plain letters."""
    signs = {
        "markdown": r"(?<![\\&])[*_`\[\]<>|~#{}]",
        "html": r"[<>\"'{}`]",
        "wikitext": r"[<>\[\]{}|~]|''|__|----",
        "text": r"\n",
    }
    plain = FACTS.replace(authors=(("Jane Doe", None),), title="Fine")
    nasty = FACTS.replace(authors=((NASTY[name], "javascript:alert(1)"),), title=NASTY[name])
    written = write_credit(nasty, format).replace("author: ", "").replace("\\\\", "")
    expected = re.findall(signs[format], write_credit(plain, format))
    if format == "wikitext":
        expected += re.findall("----", 2 * NASTY[name])  # a rule only at the beginning of a line
    assert sorted(re.findall(signs[format], written)) == sorted(expected)
    assert "javascript:alert" not in re.sub(r"\(javascript:alert\(1\)\)", "", html.unescape(written))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1. FC Union", r"1\. FC Union"),
        ("12) Dozen", r"12\) Dozen"),
        ("- dash", r"\- dash"),
        ("+ plus", r"\+ plus"),
        ("# head", r"\# head"),
        ("> quoted", r"\> quoted"),
        ("=== line", r"\=== line"),
        ("* star", r"\* star"),
        ("2001 Club", "2001 Club"),
        ("3D Lab", "3D Lab"),
        ("Smith & Sons", "Smith & Sons"),
        ("a &copy; b", r"a \&copy; b"),
        ("foo_bar", r"foo\_bar"),
        ("[Jane]", "&#91;Jane&#93;"),
    ],
)
def test_a_markdown_line_begins_no_list_heading_or_quotation(name: str, expected: str) -> None:
    form = FORMS["markdown"]
    assert form.begin(form.escape(name)) == expected


@pytest.mark.parametrize("first", ["*", "#", ":", ";", "=", "!", "{|", "|-", "----", " "])
def test_a_wikitext_line_begins_no_list_heading_or_table(first: str) -> None:
    written = write_credit(CreditFacts(title=None, authors=((f"{first} Jane", None),), label=""), "wikitext")
    assert written[0] in "&Ja"


def test_hidden_signs_are_dropped_and_lines_joined() -> None:
    """Signs that turn the direction of writing, controls, halves of pairs; the joiners of Persian names stay."""
    name = "Jane\u202e\n\tDoe\x00\x1b[31m\ud800\u2028X \u0645\u200c\u06cc"
    assert write_credit(CreditFacts(authors=((name, None),), label="")) == "Jane Doe[31m X \u0645\u200c\u06cc"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("//x.example/a", "https://x.example/a"),
        ('https://x.example/"><script>', "https://x.example/%22%3E%3Cscript%3E"),
        ("https://x.example/a(b)'c", "https://x.example/a%28b%29%27c"),
        ("https://x.example/[[a|b]]{c}", "https://x.example/%5B%5Ba%7Cb%5D%5D%7Bc%7D"),
        ("https://x.example/100%", "https://x.example/100%25"),
        ("https://x.example/%C3%A9?a=1&b=2#c", "https://x.example/%C3%A9?a=1&b=2#c"),
        ("https://x.example/Музей", "https://x.example/Музей"),
        ("https://x.example/\u202egpj", "https://x.example/%E2%80%AEgpj"),
        ("https://x.example/a\nb", "https://x.example/a%0Ab"),
        ("HTTP://x.example/", "HTTP://x.example/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        (" javascript:alert(1)", None),
        ("https:///x", None),
        ("/wiki/User:X", None),
        ("https://x.example/" + "a" * 3_000, None),
        ("", None),
        (None, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_only_harmless_addresses_are_linked(url: str | None, expected: str | None) -> None:
    assert clean.safe_url(url) == expected


def test_the_length_is_bounded() -> None:
    """A megabyte in every field makes a line of a few thousand code points, in no time."""
    long = "Long " * 200_000
    facts = CreditFacts(
        authors=((long, long),) * 1_000,
        title=long,
        file_title=f"File:{long}.jpg",
        license_ids=("CC-BY-4.0",),
        date=long,
        change_notice=long,
        source_name=long,
        label=long,
    )
    for format in FORMATS:
        assert len(write_credit(facts, format)) < 15_000
        assert len(write_credit(facts.replace(attribution=long), format)) < 5_000
    assert write_credit(CreditFacts(authors=(("Jane Doe", None),) * 51, label="")).endswith("Jane Doe, et al.")
    assert clean.tidy("abcdef", 4) == "abc…"


# --- schema.org --------------------------------------------------------------------------------------------------------


def test_schema_org_data_of_a_whole_credit() -> None:
    facts = FACTS.replace(
        authors=(("Jane Doe", "https://commons.wikimedia.org/wiki/User:Jane"), ("Ministry of Culture", None)),
        license_ids=("CC-BY-SA-4.0", "GFDL-1.2-or-later"),
        content_url="https://upload.wikimedia.org/wikipedia/commons/a/ab/X.jpg",
    )
    assert json.loads(write_json_ld(facts, "de")) == {
        "@context": "https://schema.org/",
        "@type": "ImageObject",
        "contentUrl": "https://upload.wikimedia.org/wikipedia/commons/a/ab/X.jpg",
        "name": "Kupiansk Local History Museum",
        "creator": [
            {"@type": "Person", "name": "Jane Doe", "url": "https://commons.wikimedia.org/wiki/User:Jane"},
            {"@type": "Organization", "name": "Ministry of Culture"},
        ],
        "creditText": "Jane Doe; Ministry of Culture, „Kupiansk Local History Museum“, 2023-04-25, CC BY-SA 4.0 oder "
        "GFDL 1.2+, via Wikimedia Commons",
        "license": [
            "https://creativecommons.org/licenses/by-sa/4.0/",
            "https://www.gnu.org/licenses/old-licenses/fdl-1.2.txt",
        ],
        "acquireLicensePage": PAGE,
    }


def test_schema_org_data_claims_no_license_for_the_public_domain_and_no_creator_who_is_unknown() -> None:
    facts = FACTS.replace(
        authors=(("Unknown author", None),), license_ids=("LicenseRef-PD-old",), title=None, date=None
    )
    assert json.loads(write_json_ld(facts)) == {
        "@context": "https://schema.org/",
        "@type": "ImageObject",
        "creditText": "Unknown author, public domain, via Wikimedia Commons",
        "acquireLicensePage": PAGE,
    }


@pytest.mark.parametrize("name", NASTY)
def test_schema_org_data_cannot_end_the_script_that_holds_it(name: str) -> None:
    written = write_json_ld(FACTS.replace(title=NASTY[name] + "</script>\u2028"))
    assert not re.search("[<>&\u2028]", written)
    assert json.loads(written)["name"] == NASTY[name] + "</script>"
