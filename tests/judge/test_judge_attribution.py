"""What of a prescribed wording a credit leaves out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.judge.attribution import left_out, names_others

LEFT_OUT = {
    "the archive": ("Photo: Anna Koval / Bridge Archive", "Photo: Anna Koval", ("Bridge Archive",)),
    "the author": ("Anna Koval, Bridge Archive", "Photo: Bridge Archive", ("Anna Koval",)),
    "nothing, in another order": ("Photo: Anna Koval / Bridge Archive", "Bridge Archive (Anna Koval)", ()),
    "license and platform": ("Photo: Anna Koval / Wikimedia Commons / CC BY-SA 3.0 DE", "Anna Koval", ()),
    "a copyright mark": ("© Anna Koval / CC-BY-SA-4.0", "Anna Koval", ()),
    "the words around the author": ("Photograph by Anna Koval, own work", "Anna Koval", ()),
    "another script": ("Фото: Анна Коваль / Архів Мостів", "Anna Koval", ("Архів Мостів",)),
    "an address": ("Anna Koval / www.koval.example", "Anna Koval", ("www.koval.example",)),
    "an address that is there": ("Anna Koval / www.koval.example", "Anna Koval, koval.example", ()),
    "the file's own address": ("Anna Koval, https://commons.wikimedia.org/?curid=1", "Anna Koval", ()),
    "a wish": ("Anna Koval, please send me a copy of what you print", "Anna Koval", ()),
    "an inventory number": ("Bridge Archive, Bild 183-1989-0630", "Bridge Archive", ()),
    "a text": ("Anna Koval, Bridge Archive " * 50, "nobody", ()),
    "nothing asked": ("", "Anna Koval", ()),
}


@pytest.mark.parametrize(("wanted", "credit", "lost"), LEFT_OUT.values(), ids=list(LEFT_OUT))
def test_what_is_left_out(wanted: str, credit: str, lost: tuple[str, ...]) -> None:
    assert left_out(wanted, credit, ["Anna Koval"] if "Anna Koval" in credit else [], ()) == lost


def test_an_address_may_be_a_link() -> None:
    assert left_out("Anna Koval / www.koval.example", "Anna Koval", [], ("https://koval.example/photos",)) == ()


NAMES = st.sampled_from(["Anna Koval", "Bridge Archive", "Petro Lys", "National Museum of Norda", "www.koval.example"])


@given(
    st.lists(NAMES, min_size=1, max_size=4, unique=True), st.sampled_from([" / ", ", ", "; ", " | ", "\n", " (", " – "])
)
def test_a_credit_that_holds_the_whole_wording_leaves_out_nothing(names: list[str], between: str) -> None:
    wanted = f"Photo: {between.join(names)}"
    assert left_out(wanted, wanted, [], ()) == ()
    assert set(left_out(wanted, "somebody else", [], ())) == set(names)


OTHERS = {
    "Anna Koval and others": True,
    "Anna Koval et al.": True,
    "Anna Koval u. a.": True,
    "Anna Koval und andere": True,
    "Anna Koval and Petro Lys": False,
    "Photo of mothers and others' sons": True,
}


@pytest.mark.parametrize("sentence", OTHERS)
def test_words_for_further_authors(sentence: str) -> None:
    assert names_others(sentence) is OTHERS[sentence]


@pytest.mark.parametrize("wanted", ["a / " * 120, "www." * 120, "CC BY " * 80, "(" * 499])
def test_hostile_wordings_are_read_in_bounded_time(wanted: str) -> None:
    begun = time.process_time()
    left_out(wanted, "x " * 5_000, ["Anna Koval"] * 5, ())
    assert time.process_time() - begun < 1
