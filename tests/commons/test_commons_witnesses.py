"""Which licenses are on offer, and when the question is settled."""

from __future__ import annotations

import pytest

from licensecheck.commons.witnesses import Names, read_first, read_second
from licensecheck.model import FileFacts, LicenseOffer, Witness

FIRST = Witness("extmetadata", "", "File:X.jpg", 5, "now")
BY4 = Names("CC BY 4.0", "cc-by-4.0", "https://creativecommons.org/licenses/by/4.0")


def present(*ids: str, unread: tuple[str, ...] = ()) -> FileFacts:
    offers = tuple([LicenseOffer(i, i, FIRST) for i in ids])
    return FileFacts("File:X.jpg", "File:X.jpg", "present", revision=5, licenses=offers, unread=unread)


@pytest.mark.parametrize(
    ("names", "ids", "settled"),
    [
        pytest.param(BY4, ["CC-BY-4.0"], True, id="CC BY 4.0 and nothing else"),
        pytest.param(
            BY4.replace(categories=("Self-published work", "Windmills in Norda")), ["CC-BY-4.0"], True, id="own work"
        ),
        pytest.param(BY4.replace(categories=("CC-BY-4.0",)), ["CC-BY-4.0"], True, id="its own category"),
        pytest.param(
            BY4.replace(texts=("Creative Commons Attribution 4.0",)), ["CC-BY-4.0"], True, id="its own long name"
        ),
        pytest.param(
            BY4.replace(texts=("You may use it under CC BY.",)), ["CC-BY-4.0"], True, id="its family in a text"
        ),
        pytest.param(BY4.replace(texts=("Also under CC BY-SA 3.0",)), ["CC-BY-4.0"], False, id="another in a text"),
        pytest.param(BY4.replace(texts=("Also under CC BY-SA",)), ["CC-BY-4.0"], False, id="another family in a text"),
        pytest.param(BY4.replace(categories=("GFDL",)), ["CC-BY-4.0"], False, id="GFDL category"),
        pytest.param(BY4.replace(categories=("CC-Zero",)), ["CC-BY-4.0"], False, id="CC-Zero category"),
        pytest.param(BY4.replace(categories=("PD-old-70-expired",)), ["CC-BY-4.0"], False, id="PD category"),
        pytest.param(BY4.replace(categories=("License migration redundant",)), ["CC-BY-4.0"], False, id="migrated"),
        pytest.param(BY4.replace(categories=("CeCILL",)), ["CC-BY-4.0"], False, id="CeCILL category"),
        pytest.param(BY4.replace(categories=("Falcons", "Oglala", "Cc")), ["CC-BY-4.0"], False, id="a bare Cc"),
        pytest.param(
            BY4.replace(categories=("Falcons", "Oglala", "PDAs")), ["CC-BY-4.0"], True, id="words that begin alike"
        ),
        pytest.param(BY4.replace(author_count=2), ["CC-BY-4.0"], False, id="two information blocks"),
        pytest.param(BY4.replace(code="cc-by-sa-4.0"), ["CC-BY-4.0"], False, id="code says otherwise"),
        pytest.param(
            BY4.replace(url="https://creativecommons.org/licenses/by-sa/4.0"),
            ["CC-BY-4.0"],
            False,
            id="address says otherwise",
        ),
        pytest.param(Names("CC BY-SA 3.0 de", "cc-by-sa-3.0-de"), ["CC-BY-SA-3.0-DE"], True, id="port"),
        pytest.param(Names("CC0", "cc0", categories=("CC-Zero",)), ["CC0-1.0"], True, id="CC0"),
        pytest.param(Names("Public domain", "pd"), ["LicenseRef-PD"], False, id="public domain is picked before all"),
        pytest.param(Names("GFDL"), ["GFDL-1.2-or-later"], False, id="GFDL"),
        pytest.param(Names("No restrictions"), ["LicenseRef-No-Restrictions"], False, id="No restrictions"),
        pytest.param(
            Names("CC-BY-SA-3.0-2.5"), ["CC-BY-SA-3.0", "CC-BY-SA-2.5"], False, id="several versions in one name"
        ),
        pytest.param(Names("CC BY-SA"), ["CC-BY-SA"], False, id="no version"),
        pytest.param(Names("Norda Open License"), [], False, id="unknown"),
        pytest.param(Names(), [], False, id="none"),
    ],
)
def test_the_first_answer(names: Names, ids: list[str], settled: bool) -> None:
    reading = read_first(names, FIRST)
    assert ([offer.id for offer in reading.offers], reading.settled) == (ids, settled)
    assert {offer.witness for offer in reading.offers} <= {FIRST.replace(field="LicenseShortName")}


def test_an_unknown_name_is_kept_as_unread() -> None:
    assert read_first(Names("Norda Open License"), FIRST).unread == ("Norda Open License",)


@pytest.mark.parametrize(
    ("facts", "templates", "categories", "ids", "settled"),
    [
        pytest.param(present("CC-BY-4.0"), ["Cc-by-4.0", "Self"], ["CC-BY-4.0"], ["CC-BY-4.0"], True, id="all agree"),
        pytest.param(present("CC-BY-4.0"), [], [], ["CC-BY-4.0"], True, id="no further witness"),
        pytest.param(
            present("CC-BY-4.0"),
            ["Cc-by-4.0", "GFDL"],
            [],
            ["CC-BY-4.0", "GFDL-1.2-or-later"],
            True,
            id="a second license",
        ),
        pytest.param(
            present("CC-BY-4.0"), ["Cc-by-sa-4.0"], [], ["CC-BY-4.0", "CC-BY-SA-4.0"], False, id="the page contradicts"
        ),
        pytest.param(
            present("CC-BY-SA-4.0"),
            ["Cc-by-sa-all"],
            [],
            ["CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-SA-2.5", "CC-BY-SA-2.0", "CC-BY-SA-1.0"],
            True,
            id="a template for several",
        ),
        pytest.param(
            present("LicenseRef-PD"), [], ["CC-Zero"], ["LicenseRef-PD", "CC0-1.0"], False, id="PD by one only"
        ),
        pytest.param(
            present("LicenseRef-PD"),
            ["PD-old-100"],
            ["CC-Zero"],
            ["LicenseRef-PD", "LicenseRef-PD-old-100", "CC0-1.0"],
            True,
            id="PD hides CC0",
        ),
        pytest.param(
            present("CC-BY-SA"), ["Cc-by-sa-3.0"], [], ["CC-BY-SA", "CC-BY-SA-3.0"], True, id="family and member"
        ),
        pytest.param(present(), ["Cc-zero"], [], ["CC0-1.0"], True, id="only the page says it"),
        pytest.param(present(), ["Information"], ["Windmills"], [], False, id="nobody says anything"),
        pytest.param(present(unread=("Norda",)), ["Cc-by-4.0"], [], ["CC-BY-4.0"], False, id="a name stays unread"),
        pytest.param(
            present("CC-BY-4.0"), ["Cc-by-9.9-xx"], [], ["CC-BY-4.0"], False, id="an unknown license template"
        ),
        pytest.param(
            present("CC-BY-4.0"),
            ["CC-Layout", "Self/layout", "GFDL/layout", "PD-Layout", "GFDL/en", "Fallback", "FlickreviewR"],
            [],
            ["CC-BY-4.0"],
            True,
            id="helper templates",
        ),
    ],
)
def test_the_second_batch(
    facts: FileFacts, templates: list[str], categories: list[str], ids: list[str], settled: bool
) -> None:
    read = read_second(facts, templates, categories, complete=True, read_at="later")
    assert ([offer.id for offer in read.licenses], read.settled, read.confirmed) == (ids, settled, True)


def test_lists_that_are_not_whole_settle_nothing() -> None:
    read = read_second(present("CC-BY-4.0"), ["GFDL"], [], complete=False, read_at="later")
    assert [offer.id for offer in read.licenses] == ["CC-BY-4.0", "GFDL-1.2-or-later"]
    assert (read.settled, read.confirmed) == (False, False)


def test_each_offer_names_its_witness() -> None:
    read = read_second(present("CC-BY-4.0"), ["GFDL"], ["CC-Zero"], complete=True, read_at="later")
    assert [offer.witness for offer in read.licenses[1:]] == [
        Witness("template", "GFDL", "File:X.jpg", 5, "later"),
        Witness("category", "CC-Zero", "File:X.jpg", 5, "later"),
    ]
