"""Two names: the same, compatible, different, or not to be told."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.names import NameMatch, compare

SAME = {
    "case": ("anna koval", "Anna Koval", "equal"),
    "composed and decomposed letters": ("Bùi Thụy", "Bu\u0300i Thu\u0323y", "equal"),
    "without diacritics": ("Walenty Wankowicz", "Walenty Wańkowicz", "equal"),
    "punctuation": ("T.M. Langli", "T. M. Langli", "equal"),
    "underscores of a user name": ("User:Anna_Koval", "Anna Koval", "equal"),
    "word order with a comma": ("Doe, Jane", "Jane Doe", "equal"),
    "word order without a comma": ("Koval Anna", "Anna Koval", "word-order"),
    "user prefix": ("User:Anna Koval", "Anna Koval", "equal"),
    "German user prefix": ("Benutzer:Anna Koval", "Anna Koval", "equal"),
    "talk link": ("Anna Koval", "Anna Koval (talk)", "equal"),
    "home wiki": ("Anna Koval", "Anna Koval at English Wikipedia", "equal"),
    "home wiki by its code": ("Anna Koval", "Anna Koval at lb.wikipedia", "equal"),
    "platform behind the name": ("Anna Koval, Wikimedia Commons", "Anna Koval", "equal"),
    "label": ("Photo: Anna Koval", "Anna Koval", "equal"),
    "label with by": ("Photograph by Anna Koval", "Anna Koval", "equal"),
    "copyright sign": ("© Anna Koval", "Anna Koval", "equal"),
    "language label": ("English: Anna Koval", "Anna Koval", "in-sentence"),
    "title": ("Dr. Anna Koval", "Anna Koval", "title-or-legal-form"),
    "rank": ("Sgt. Anna Koval", "Anna Koval", "title-or-legal-form"),
    "legal form": ("Advanced Devices", "Advanced Devices, Inc.", "title-or-legal-form"),
    "German legal form": ("Bildhaus Nord GmbH & Co. KG", "Bildhaus Nord", "title-or-legal-form"),
    "legal form of dotted letters": ("Verein Nordlicht e.V.", "Verein Nordlicht", "title-or-legal-form"),
    "umlaut written out": ("Joerg Mueller", "Jörg Müller", "letters"),
    "one word of it": ("AnnaKoval", "Anna Koval", "spacing"),
    "place of residence": ("Anna Koval", "Anna Koval from Lviv, Ukraine", "place-left-out"),
}

COMPATIBLE = {
    "initial": ("A. Koval", "Anna Koval", "initials"),
    "initial after the family name": ("Koval A.", "Anna Koval", "initials"),
    "initial and a middle name": ("A. Koval", "Anna Maria Koval", "initials"),
    "initials in a sentence": ("A. Koval", "This photo was taken by Anna Koval in Lviv.", "initials"),
    "middle name left out": ("Anna Koval", "Anna Maria Koval", "shorter-form"),
    "sentence around the name": (
        "Anna Koval",
        "This photo was taken by Anna Koval, feel free to use it",
        "in-sentence",
    ),
    "user name in a sentence": (
        "Kovalchik",
        "The original uploader was Kovalchik at Italian Wikipedia.",
        "in-sentence",
    ),
    "Cyrillic": ("Anna Koval", "Анна Коваль", "other-script"),
    "Ukrainian in its own romanization": ("Serhiy Zhadan", "Сергій Жадан", "other-script"),
    "Greek": ("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος", "other-script"),
    "Chinese": ("Mao Zedong", "毛泽东", "other-script"),
    "initial in another script": ("A. Koval", "Анна Коваль", "other-script"),
    "one of two names": ("Petro Lys", "Anna Koval / Petro Lys", "one-of-several"),
    "one of two one-word names": ("Remo", "Remo & Musée Calque", "one-of-several"),
    "family name alone": ("Koval", "Anna Koval", "part-of-name"),
    "user name of first letter and family name": ("akoval", "Anna Koval", "user-name"),
    "user name with digits": ("annakoval84", "Anna Koval", "user-name"),
    "a letter missed": ("Anna Kowaleska", "Anna Kowalewska", "spelling"),
}

CANNOT_TELL = {
    "user name and real name": ("Longlive99", "Jane Doe", "user-name-or-real-name"),
    "two user names": ("Daderot", "Avenue", "user-name-or-real-name"),
    "group and person": ("National Police of Ukraine", "Jane Doe", "organization"),
    "two groups": ("City Archive Lviv", "Marine Research Institute", "organization"),
    "acronym and person": ("NASA", "Jane Doe", "user-name-or-real-name"),
    "family name shared": ("Ivan Koval", "Anna Koval", "shares-a-word"),
    "first name shared": ("Anna Koval", "Anna Shevchenko", "shares-a-word"),
    "initial fits": ("A. Shevchenko", "Anna Koval", "shares-a-word"),
    "two national spellings": ("Boleslovas Savsenavičius", "Bolesław Sawsienowicz", "shares-a-word"),
    "another script, other sounds": ("Jane Doe", "Анна Коваль", "other-script"),
    "another script, vowels not written": ("Miriam Levi", "דוד כהן", "other-script"),
    "script without capitals": ("山田太郎", "加藤次郎", "not-names"),
    "title of a picture": ("Golden Gate Bridge", "Jane Doe", "not-names"),
    "lower case": ("michael hughes", "Jane Doe", "not-names"),
    "sentence": ("Petro Lys", "The original uploader was Kovalchik at Italian Wikipedia.", "not-names"),
    "group with an unknown word for it": ("Krums Opmaalingskontor", "Jane Doe", "not-names"),
    "nothing but punctuation": ("—", "Jane Doe", "no-name"),
    "empty record": ("Jane Doe", "", "no-name"),
}

DIFFERENT = {
    "two people": ("Petro Lys", "Anna Koval"),
    "two people in Cyrillic": ("Петро Лис", "Анна Коваль"),
    "with user prefix": ("User:Petro Lys", "Anna Koval (talk)"),
    "with initials": ("P. Lysenko", "Anna Koval"),
    "with particles": ("Leonardo da Vinci", "Anna Koval"),
    "with a family name in capitals": ("Gauthier PELLOQUIN", "Anna Koval"),
    "with a rank": ("Sgt. Eric-James Estrada", "Anna Koval"),
}


def _ids(table: Mapping[str, object]) -> list[str]:
    return list(table)


@pytest.mark.parametrize(("credited", "recorded", "reason"), SAME.values(), ids=_ids(SAME))
def test_ways_to_write_one_name_agree(credited: str, recorded: str, reason: str) -> None:
    found = compare(credited, recorded)
    result = "compatible" if reason == "in-sentence" else "same"
    assert (found.result, found.reason) == (result, reason)
    assert found.likeness >= 0.9


@pytest.mark.parametrize(("credited", "recorded", "reason"), COMPATIBLE.values(), ids=_ids(COMPATIBLE))
def test_a_name_that_can_stand_for_the_other_is_compatible(credited: str, recorded: str, reason: str) -> None:
    found = compare(credited, recorded)
    assert (found.result, found.reason) == ("compatible", reason)
    assert 0.7 <= found.likeness <= 1


@pytest.mark.parametrize(("credited", "recorded", "reason"), CANNOT_TELL.values(), ids=_ids(CANNOT_TELL))
def test_what_names_alone_do_not_settle_is_left_open(credited: str, recorded: str, reason: str) -> None:
    found = compare(credited, recorded)
    assert (found.result, found.reason) == ("cannot-tell", reason)


@pytest.mark.parametrize(("credited", "recorded"), DIFFERENT.values(), ids=_ids(DIFFERENT))
def test_two_names_of_people_that_share_nothing_are_different(credited: str, recorded: str) -> None:
    assert compare(credited, recorded).result == "different"
    assert compare(recorded, credited).result == "different"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_crashes_and_difference_is_mutual(one: str, other: str) -> None:
    """The matcher answers for any two texts, and "different" does not depend on their order."""
    found = compare(one, other)
    assert isinstance(found, NameMatch)
    assert 0 <= found.likeness <= 1
    assert (found.result == "different") == (compare(other, one).result == "different")


@given(st.text(max_size=60))
def test_a_name_is_the_same_as_itself(name: str) -> None:
    found = compare(name, name)
    assert found.result == "same" or found.reason == "no-name"


@pytest.mark.parametrize("piece", ["a", "wiki ", "(talk", "A. ", "Ж", " ,", "S.A.", "User:"])
def test_long_input_is_bounded(piece: str) -> None:
    """A hostile name of 200,000 characters costs no more than a long one."""
    started = time.perf_counter()
    compare(piece * 50_000 + "wikipedia", "Anna Koval")
    compare(piece * 50_000, piece * 50_000 + "b")
    assert time.perf_counter() - started < 5


def test_agreement_needs_no_heavy_package() -> None:
    """Likeness and transliteration are imported only when the cheap checks have not settled it."""
    import subprocess

    code = (
        "import sys; from licensecheck.names import compare; compare('A. Koval', 'Anna Koval');"
        "print(sorted({'rapidfuzz', 'anyascii'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
