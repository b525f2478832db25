"""What the writer writes, the parser reads back whole: every license, every language, every format, real-world names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licensecheck.credit import fields, parse
from licensecheck.credit.vocabulary import vocabulary
from licensecheck.credit.writer import LANGUAGES, CreditFacts, change_kinds, write_credit
from licensecheck.licenses import all_ids, get

FORMATS = ("text", "markdown", "html")

STATEMENTS = {
    "LicenseRef-All-Rights-Reserved": "All rights reserved",
    "LicenseRef-Copyrighted-Free-Use": "Copyrighted free use",
    "LicenseRef-Courtesy": None,
    "LicenseRef-Editorial-Use-Only": "Editorial use only",
    "LicenseRef-Fair-Use": "Fair use",
    "LicenseRef-Free-Screenshot": "Free screenshot",
    "LicenseRef-No-Restrictions": "No restrictions",
    "LicenseRef-Royalty-Free": "Royalty-free",
}
"""The registry's entries of kind "statement" and how they are written: as their words, or not at all (None)."""


def meaning(license_id: str) -> str:
    """The id that the written name stands for: of all reasons for the public domain only the words are written."""
    known = get(license_id)
    return "LicenseRef-PD" if known is not None and known.kind == "public-domain" else license_id


def expected(facts: CreditFacts) -> dict[str, Any]:
    known = [get(i) for i in facts.license_ids]
    deeds = [k.url for k in known if k is not None and k.kind not in ("public-domain", "statement") and k.url]
    return {
        "is_credit": True,
        "authors": [name for name, _ in facts.authors],
        "title": facts.title,
        "date": facts.date,
        "licenses": list(dict.fromkeys(meaning(i) for i in facts.license_ids if STATEMENTS.get(i, i) is not None)),
        "license_url": deeds[0] if deeds else None,
        "source": "wikimedia-commons",
        "file": facts.file_title,
        "modification": "modified" if facts.change_kinds else "none-stated",
    }


def read(written: str, format: Any, language: str | None) -> dict[str, Any]:
    found = fields(parse(written, format, language))
    return {key: found[key] for key in expected(CreditFacts())}


PLAIN = CreditFacts(
    authors=(("National Police of Ukraine", None),),
    title="Kupiansk Local History Museum after Russian shelling",
    file_title="File:Kupiansk museum (01).jpg",
    license_ids=("CC-BY-4.0",),
    date="2023-04-25",
    source_name="Wikimedia Commons",
)


def test_the_statements_are_known() -> None:
    """A statement is either written with its words or left out; a new entry of the kind needs a decision."""
    assert {i for i in all_ids() if getattr(get(i), "kind", "") == "statement"} == set(STATEMENTS)


@pytest.mark.parametrize("license_id", STATEMENTS)
def test_a_statement_is_written_with_its_words_or_not_at_all(license_id: str) -> None:
    written = write_credit(CreditFacts(authors=(("Jane Doe", None),), license_ids=(license_id,)))
    words = STATEMENTS[license_id]
    assert written == ("Image: Jane Doe" if words is None else f"Image: Jane Doe, {words}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_license_is_read_back_in_every_language(language: str) -> None:
    """The formats take turns, so that every license meets all of them over the languages."""
    shift = LANGUAGES.index(language)
    wrong = []
    for number, license_id in enumerate(all_ids()):
        facts, format = PLAIN.replace(license_ids=(license_id,)), FORMATS[(number + shift) % 3]
        written = write_credit(facts, format, language)
        if read(written, format, language) != expected(facts):
            wrong.append(written)
    assert wrong == []


ORDINARY_WORDS = {
    "LicenseRef-Commons-Attribution",
    "LicenseRef-Editorial-Use-Only",
    "LicenseRef-FWL",
    "LicenseRef-Fair-Use",
    "LicenseRef-Free-Screenshot",
    "LicenseRef-Royalty-Free",
}
"""Entries whose names are ordinary words or initials."""


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("license_id", sorted(ORDINARY_WORDS))
def test_a_license_whose_name_is_ordinary_words_is_read_back(license_id: str, language: str, format: str) -> None:
    facts = PLAIN.replace(license_ids=(license_id,))
    assert read(write_credit(facts, format, language), format, language) == expected(facts)


@pytest.mark.parametrize(
    "text",
    [
        "Fair use of this picture by Jane Sample, CC BY 4.0",
        "Photo: Jane Sample, royalty-free pictures of the town, CC BY 4.0",
        "Photo: Fair Use Sample, CC BY 4.0",
        "Photo: Jane Sample (fwl), CC BY 4.0",
    ],
)
def test_such_words_state_nothing_inside_other_words(text: str) -> None:
    assert [m.id for m in parse(text).segments[0].licenses] == ["CC-BY-4.0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_read_back_in_every_language(language: str) -> None:
    for kind in change_kinds():
        for format in FORMATS:
            facts = PLAIN.replace(change_kinds=(kind,))
            written = write_credit(facts, format, language)
            assert read(written, format, language) == expected(facts), written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("license_id", ["CC-BY-4.0", "LicenseRef-PD", "CC0-1.0"])
def test_an_unknown_author_is_read_back_in_every_language(license_id: str, language: str) -> None:
    for format in FORMATS:
        facts = PLAIN.replace(authors=(("unknown", None),), license_ids=(license_id,))
        written = write_credit(facts, format, language)
        assert read(written, format, language) == expected(facts), written


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_need_be_told_to_the_reader(language: str) -> None:
    for format in FORMATS:
        facts = PLAIN.replace(license_ids=("CC-BY-SA-3.0-DE", "LicenseRef-PD"), change_kinds=("cropped",))
        assert read(write_credit(facts, format, language), format, None) == expected(facts)


HARD_NAMES = {
    "particles": ("Ludwig van Beethoven", "Max von der Grün"),
    "institutions": ("Archive of Lviv", "Masaryk University"),
    "like-a-title": ("Museum of the Small Town at Night",),
    "like-titles": ("Museum of the Small Town at Night", "Apollo 8"),
    "three": ("Jane Doe", "Ivan Franko", "Олена Пчілка"),
    "accounts": ("foo_bar23", "MaxPower99"),
    "initials": ("J. R. R. Miller", "O'Hara-Smith"),
    "scripts": ("山田太郎", "김민준", "Νίκος Παππάς", "יעל כהן"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HARD_NAMES)
def test_names_that_hold_joining_words_are_told_apart(name: str, language: str) -> None:
    """A list that "and" would blur is written with semicolons, a name like a title behind the word for author."""
    for format in FORMATS:
        facts = PLAIN.replace(authors=tuple((one, None) for one in HARD_NAMES[name]))
        written = write_credit(facts, format, language)
        assert read(written, format, language) == expected(facts), written


# --- the law -----------------------------------------------------------------------------------------------------------
#
# Names are made of random letters in the shapes that names have. Not in the law, since no reader can tell them: words of the
# vocabulary as names ("Photo", "Resized"), names with commas ("Doe, Jane"), titles of numbers alone or of one such word,
# quotation marks inside titles, signs that are markup in plain text (*a*, `a`).
# Not in the law, since the parser does not read them yet: a year in the title beside a date ("Riots in 1968"), titles that are
# sentences ("This was Kyiv"), "licen" in the name of a linked file ("Driving licence.jpg"), a second license behind the
# Scottish port or "No restrictions" in Dutch ("of").

LATIN = "abcdefghijklmnoprstuvwzáéíóúñçäöüøåčšžłęą"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшюяіїє"
SCRIPTS = (
    st.text("山田中村佐藤鈴木高橋渡辺小林加吉王李張刘陈", min_size=2, max_size=4),
    st.text("김이박최정강조윤임한민준지우현", min_size=2, max_size=4),
    st.text("アイウエオカキクケコサシスセソタチツテト", min_size=3, max_size=6),
)


def word(letters: str, least: int = 4, most: int = 9) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=least, max_size=most).map(str.capitalize)


def is_name(word: str) -> bool:
    """Tell whether a word is none of the vocabulary's."""
    return not vocabulary().kinds(word.lower()) and no_clause(word)


def no_clause(word: str) -> bool:
    """Tell whether a word makes no sentence of a title ("was", "been")."""
    return word.lower() not in vocabulary().clause


LATIN_WORD, CYRILLIC_WORD = word(LATIN).filter(is_name), word(CYRILLIC).filter(is_name)
GIVEN = st.one_of(
    LATIN_WORD,
    st.builds("{}-{}".format, LATIN_WORD, LATIN_WORD),
    st.builds("{} {}.".format, LATIN_WORD, st.sampled_from("ABCDEFGHJKLMNPRSTW")),
)
FAMILY = st.one_of(
    LATIN_WORD,
    st.builds("O'{}".format, LATIN_WORD),
    st.builds("D’{}".format, LATIN_WORD),
    st.builds("{}-{}".format, LATIN_WORD, LATIN_WORD),
    st.builds("{} {}".format, st.sampled_from(["van", "von", "de", "da", "van der"]), LATIN_WORD),
)
NAME = st.one_of(
    st.builds("{} {}".format, GIVEN, FAMILY),
    st.builds("{} {}".format, CYRILLIC_WORD, CYRILLIC_WORD),
    st.builds("{} {}".format, CYRILLIC_WORD, st.builds("{}-{}".format, CYRILLIC_WORD, CYRILLIC_WORD)),
    st.builds("{}{}".format, LATIN_WORD, st.integers(1, 999)),
    st.builds("{}_{}".format, LATIN_WORD, word(LATIN)),
    st.builds("Museum of {}".format, LATIN_WORD),
    st.builds("National Police of {}".format, LATIN_WORD),
    st.builds("{} University".format, LATIN_WORD),
    *SCRIPTS,
)
TITLE_WORD = st.one_of(word(LATIN), word(CYRILLIC), word(LATIN).map(str.lower)).filter(no_clause)
TITLE = st.builds(
    "{} {}{}".format,
    st.one_of(LATIN_WORD, CYRILLIC_WORD),
    st.lists(TITLE_WORD, min_size=1, max_size=6).map(" ".join),
    st.one_of(
        st.just(""),
        st.integers(1, 99).map(" ({})".format),
        st.builds(", {}".format, LATIN_WORD),
        st.builds(" - {} {}".format, CYRILLIC_WORD, st.integers(1, 99)),
        st.builds("'s {} & {}".format, LATIN_WORD, LATIN_WORD),
        st.builds(" [{}]".format, LATIN_WORD),
    ),
)
NAMED = [
    i
    for i in all_ids()
    if i not in ORDINARY_WORDS and not i.endswith("-SCOTLAND") and getattr(get(i), "kind", "") != "statement"
]
FACTS = st.builds(
    CreditFacts,
    authors=st.lists(
        st.tuples(NAME, st.sampled_from([None, None, "https://commons.wikimedia.org/wiki/User:Jane"])),
        min_size=1,
        max_size=4,
        unique_by=lambda author: author[0].casefold(),
    ).map(tuple),
    title=TITLE,
    file_title=st.one_of(TITLE, st.just("Музей «Нова доба», 2023 (1)"))
    .filter(lambda t: "licen" not in t.lower())
    .map(lambda t: f"File:{t.replace('[', '(').replace(']', ')')}.jpg"),
    license_ids=st.lists(st.sampled_from(NAMED), min_size=1, max_size=2, unique_by=meaning).map(tuple),
    date=st.one_of(
        st.none(),
        st.dates().map(str).filter(lambda d: "1500" < d < "2099"),
        st.integers(1500, 2050).map(str),
        st.builds("{}-{:02d}".format, st.integers(1800, 2050), st.integers(1, 12)),
    ),
    source_name=st.just("Wikimedia Commons"),
    change_kinds=st.lists(st.sampled_from(change_kinds()), max_size=2, unique=True).map(tuple),
    label=st.sampled_from([None, None, "Photo"]),
)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS, st.sampled_from(FORMATS), st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back_whole(facts: CreditFacts, format: str, language: str) -> None:
    written = write_credit(facts, format, language)
    assert read(written, format, language) == expected(facts), written
