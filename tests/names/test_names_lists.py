"""The names of a credit against all names of a record."""

from __future__ import annotations

from licensecheck.names import ListMatch, compare_all, stands_in


def test_without_names_there_is_nothing_to_compare() -> None:
    assert compare_all([], ["Anna Koval"]) is None
    assert compare_all(["Anna Koval"], []) is None


def test_the_best_pair_decides_and_omitted_names_are_told() -> None:
    """A credit that names one of two authors agrees with the record; the other name is reported as omitted."""
    found = compare_all(["Petro Lys"], ["Anna Koval", "Petro Lys"])
    assert found == ListMatch("same", "equal", 1.0, "Petro Lys", "Petro Lys", ("Anna Koval",))


def test_all_names_given_omits_none() -> None:
    found = compare_all(["Petro Lys", "A. Koval"], ["Anna Koval", "Petro Lys"])
    assert found is not None
    assert (found.result, found.omitted) == ("same", ())


def test_a_name_elsewhere_in_the_credit_is_not_omitted() -> None:
    found = compare_all(["Petro Lys"], ["Anna Koval", "Petro Lys"], "Petro Lys, retouched by Anna Koval")
    assert found is not None
    assert found.omitted == ()


def test_a_recorded_name_elsewhere_in_the_credit_is_compatible() -> None:
    """What the parser took for the author may be wrong: a name that stands in the credit is never called missing."""
    found = compare_all(["Petro Lys"], ["Anna Koval"], "Bridge of Petro Lys, seen by Anna Koval")
    assert found is not None
    assert (found.result, found.reason, found.recorded) == ("compatible", "elsewhere-in-credit", "Anna Koval")


def test_a_part_of_a_recorded_name_in_the_credit_keeps_it_open() -> None:
    found = compare_all(["Petro Lys"], ["Anna Koval"], "Petro Lys, Kowal's bridge")
    assert found is not None
    assert (found.result, found.reason) == ("cannot-tell", "shares-a-word")


def test_different_needs_every_pair_to_be_different() -> None:
    apart = compare_all(["Petro Lys"], ["Anna Koval", "Mike Dickison"], "Petro Lys, CC BY 4.0")
    open_ = compare_all(["Petro Lys"], ["Anna Koval", "City Archive Lviv"], "Petro Lys, CC BY 4.0")
    assert apart is not None
    assert open_ is not None
    assert (apart.result, open_.result) == ("different", "cannot-tell")


def test_a_recorded_name_in_a_script_that_the_credit_lacks_keeps_it_open() -> None:
    found = compare_all(["Petro Lys"], ["Анна Коваль"], "Petro Lys, CC BY 4.0")
    assert found is not None
    assert found.result == "cannot-tell"


def test_standing_in_a_sentence_needs_the_whole_name() -> None:
    sentence = "Photo: Koval Anna, CC BY 4.0, via Wikimedia Commons"
    assert stands_in("Anna Koval", sentence)
    assert not stands_in("Anna Shevchenko", sentence)
    assert not stands_in("A", sentence)
