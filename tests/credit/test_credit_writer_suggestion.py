"""The credit that a check suggests: in the article's language, with its own words kept, and readable by the check itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from licensecheck import Checker
from licensecheck.credit import fields, parse
from licensecheck.model import AuthorFact, FileFacts, LicenseOffer, Suggestion, TextFact, Witness
from licensecheck.suggest import json_ld_for, suggest_for

LOCKFILE = Path(__file__).resolve().parents[2] / "fixtures" / "articles" / "licensecheck.lock"
KUPIANSK = "File:Kupiansk Local History Museum after Russian shelling, 2023-04-25 (01).jpg"
SEEN = Witness("extmetadata", "Artist", "File:A.jpg")
FACTS = FileFacts(
    title="File:A fine day.jpg",
    asked="File:A fine day.jpg",
    state="present",
    licenses=(LicenseOffer("CC-BY-SA-3.0", "CC BY-SA 3.0", SEEN),),
    author=AuthorFact("Jane Doe", ("Jane Doe",), SEEN),
)


def suggested(article: str, format: str) -> Suggestion:
    """What the check suggests for the one credit of an article, with the license wrongly CC BY 3.0."""
    (checked,) = Checker(lockfile=str(LOCKFILE), locked=True).check_article(article, format=format).cases
    assert checked.case.suggestion is not None
    return checked.case.suggestion


def figure(language: str, credit: str) -> str:
    name = KUPIANSK.partition(":")[2].replace(" ", "_")
    return (
        f'<html lang="{language}"><body><figure><img src="https://upload.wikimedia.org/wikipedia/commons/8/8a/{name}">'
        f"<figcaption>{credit}</figcaption></figure></body></html>"
    )


@pytest.mark.parametrize(
    ("tag", "expected", "via"),
    [("de", "de", "via"), ("de-AT", "de", "via"), ("uk", "uk", "через"), ("es", "es", "vía"), ("ja", "en", "via")],
    ids=["de", "de-AT", "uk", "es", "ja"],
)
def test_the_words_are_those_of_the_articles_language(tag: str, expected: str, via: str) -> None:
    found = suggested(figure(tag, "Foto: National Police of Ukraine, CC BY 3.0, via Wikimedia Commons"), "html")
    assert found.language == expected
    for written in (found.text, found.markdown, found.html, found.wikitext):
        assert written.startswith("Foto: National Police of Ukraine, ")
        assert f", {via} Wikimedia Commons" in written


def test_the_label_is_the_languages_where_the_credit_has_none() -> None:
    found = suggested(figure("de", "© National Police of Ukraine, CC BY 3.0"), "html")
    assert found.text.startswith("Bild: National Police of Ukraine, ")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("(Ausschnitt)", "(Ausschnitt)"),
        ("(zugeschnitten und aufgehellt)", "(zugeschnitten und aufgehellt)"),
        ("(<i>zugeschnitten</i>, <b>aufgehellt</b>)", "(zugeschnitten; aufgehellt)"),
        ("(unverändert)", "(unverändert)"),
    ],
    ids=["one", "two", "in-markup", "unmodified"],
)
def test_a_change_notice_is_kept_in_the_publishers_words(written: str, expected: str) -> None:
    found = suggested(
        figure("de", f"Foto: National Police of Ukraine, CC BY 3.0, via Wikimedia Commons {written}"), "html"
    )
    assert found.text.endswith(f"via Wikimedia Commons {expected}")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "pt-BR", "ja"])
def test_the_credit_of_a_record_says_what_the_record_says(language: str) -> None:
    found = suggest_for(FACTS, language)
    assert found is not None
    for format in ("text", "markdown", "html"):
        read = fields(parse(getattr(found, format), format))
        assert {k: read[k] for k in ("authors", "title", "licenses", "source", "file", "modification")} == {
            "authors": ["Jane Doe"],
            "title": "A fine day",
            "licenses": ["CC-BY-SA-3.0"],
            "source": "wikimedia-commons",
            "file": "File:A fine day.jpg",
            "modification": "none-stated",
        }


def test_the_prescribed_wording_of_a_record_is_used() -> None:
    facts = FACTS.replace(attribution=TextFact("© Jane Doe / CC BY-SA 3.0", SEEN))
    found = suggest_for(facts)
    assert found is not None
    assert found.html == (
        'Image: © Jane Doe / <a rel="license" href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>, '
        '“<a href="https://commons.wikimedia.org/wiki/File:A_fine_day.jpg">A fine day</a>”, via Wikimedia Commons'
    )


def test_no_credit_is_suggested_for_a_file_without_a_license() -> None:
    for facts in (FACTS.replace(licenses=()), FACTS.replace(non_free=True), FACTS.replace(state="deleted")):
        assert (suggest_for(facts), json_ld_for(facts)) == (None, None)
