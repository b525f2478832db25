"""Single parts of a credit: dates, changes, licenses, segments, readings, what is no credit. All names are invented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from licensecheck.credit import fields, parse
from licensecheck.credit.dates import find_dates
from licensecheck.credit.people import kind_of, split_names

ROOT = Path(__file__).resolve().parents[2]
MISSION = (
    "Image: National Police of Ukraine, Kupiansk Local History Museum after Russian shelling, 2023-04-25, "
    "CC BY 4.0, via Wikimedia Commons (no changes made)"
)


def test_mission_line_is_read_exactly() -> None:
    """The line that the tool was made for: author, title, date, license, source and change statement."""
    got = fields(parse(MISSION))
    assert (got["authors"], got["title"], got["date"], got["licenses"], got["source"], got["modification_text"]) == (
        ["National Police of Ukraine"],
        "Kupiansk Local History Museum after Russian shelling",
        "2023-04-25",
        ["CC-BY-4.0"],
        "wikimedia-commons",
        "no changes made",
    )
    assert parse(MISSION).segments[0].modification == "unmodified"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-04-25", "2023-04-25"),
        ("2006-03", "2006-03"),
        ("1925", "1925"),
        ("25 april 2023", "2023-04-25"),
        ("25. april 2023", "2023-04-25"),
        ("april 25, 2023", "2023-04-25"),
        ("march 3rd, 2019", "2019-03-03"),
        ("25.04.2023", "2023-04-25"),
        ("25/04/2023", "2023-04-25"),
        ("04/25/2023", "2023-04-25"),
        ("april 2023", "2023-04"),
        ("25 de abril de 2023", "2023-04-25"),
        ("1er mai 2020", "2020-05-01"),
        ("3 maja 2019", "2019-05-03"),
        ("25 квітня 2023", "2023-04-25"),
        ("25 апреля 2023", "2023-04-25"),
        ("2022年7月1日", "2022-07-01"),
        ("2022 年 7 月 1 日", "2022-07-01"),
        ("2022년 7월", "2022-07"),
        ("ca. 1890", "ca. 1890"),
        ("1890–1900", "1890–1900"),
        ("17th century", "17th century"),
    ],
)
def test_date_forms(text: str, value: str) -> None:
    """A date keeps its precision; a vague one keeps its words."""
    assert [found[2] for found in find_dates(text, [])] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1899, early works and 1911–1920", ["1899", "1911–1920"]),
        ("rebuilt in 1899, destroyed in the 1990s", ["1899", "1990s"]),
        ("flood of 1911. may 1912", ["1911", "1912-05"]),
        ("jane doe 1911, before 1920", ["1911", "before 1920"]),
        ("1899, numbers are 20199 and 1911px", ["1899"]),
    ],
)
def test_dates_beside_others_are_read_whole(text: str, values: list[str]) -> None:
    """A second date is neither cut nor joined to the first."""
    assert [value for _, _, value in find_dates(text, [])] == values


@pytest.mark.parametrize(
    "text",
    [
        "cc by 4.0",
        "apollo 11",
        "curid=12345678",
        "64:184",
        "1,200 metres",
        "no. 483",
        "4468×3021",
        "31.31.1999",
        "2023-13-45x",
    ],
)
def test_numbers_that_are_no_dates(text: str) -> None:
    """Versions, ids, sizes and mission numbers are not dates."""
    assert list(find_dates(text, [])) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Photo: Jane Sample, CC BY 4.0, via Wikimedia Commons. Accessed 2024-05-01.", None),
        ("Foto: Max Beispiel, CC BY 4.0, abgerufen am 1. Mai 2024", None),
        ("Max Beispiel (1818–1866), gemeinfrei, via Wikimedia Commons", None),
        ("Photo: Jane Sample, 2019, CC BY 4.0, accessed 2024-05-01", "2019"),
        ("© 2012 Jane Sample, CC BY 4.0", "2012"),
    ],
    ids=["accessed", "abgerufen", "life", "both", "copyright"],
)
def test_days_of_access_and_lives_are_not_the_date(text: str, date: str | None) -> None:
    """Only the date of the work counts."""
    assert fields(parse(text))["date"] == date


@pytest.mark.parametrize(
    ("notice", "status"),
    [
        ("cropped", "modified"),
        ("not cropped", "unmodified"),
        ("unmodified", "unmodified"),
        ("no changes were made", "unmodified"),
        ("without changes", "unmodified"),
        ("bearbeitet", "modified"),
        ("nicht bearbeitet", "unmodified"),
        ("ohne Bearbeitung", "unmodified"),
        ("recadrée", "modified"),
        ("sans modification", "unmodified"),
        ("modificada", "modified"),
        ("sin cambios", "unmodified"),
        ("ritagliata", "modified"),
        ("senza modifiche", "unmodified"),
        ("recortada", "modified"),
        ("sem alterações", "unmodified"),
        ("bijgesneden", "modified"),
        ("ongewijzigd", "unmodified"),
        ("przycięte", "modified"),
        ("bez zmian", "unmodified"),
        ("обрізано", "modified"),
        ("без змін", "unmodified"),
        ("обрезано", "modified"),
        ("без изменений", "unmodified"),
        ("oříznuto", "modified"),
        ("beze změn", "unmodified"),
        ("beskuren", "modified"),
        ("oförändrad", "unmodified"),
        ("uændret", "unmodified"),
        ("uten endringer", "unmodified"),
        ("rajattu", "modified"),
        ("ei muutoksia", "unmodified"),
        ("kırpılmış", "modified"),
        ("değiştirilmemiş", "unmodified"),
        ("بدون تغيير", "unmodified"),
        ("ללא שינוי", "unmodified"),
        ("裁剪", "modified"),
        ("未修改", "unmodified"),
        ("未裁剪", "unmodified"),
        ("トリミング", "modified"),
        ("改変なし", "unmodified"),
        ("변경 없음", "unmodified"),
    ],
)
def test_change_notices(notice: str, status: str) -> None:
    """A notice in brackets behind a credit is understood in every language, negation included."""
    assert parse(f"Photo: Jane Sample, CC BY 4.0 ({notice})").segments[0].modification == status


@pytest.mark.parametrize(
    "text",
    [
        '"Cropped fields near the river" by Jane Sample, CC BY 4.0',
        "Photo: Jane Sample, CC BY-ND 4.0 (No Derivatives)",
        "Jane Sample, File:Mill (cropped).jpg, CC BY 4.0, via Wikimedia Commons",
    ],
    ids=["title", "license name", "file name"],
)
def test_words_that_are_no_change_notice(text: str) -> None:
    """Change words inside titles, license names and file names say nothing of this use."""
    assert parse(text).segments[0].modification == "none-stated"


def test_conflicting_change_statements_are_both_kept() -> None:
    """One credit that says both cropped and unchanged keeps both statements, each with its place."""
    segment = parse("Photo: Jane Sample, cropped, CC BY 4.0 (no changes made)").segments[0]
    assert [(c.status, c.text) for c in segment.changes] == [("modified", "cropped"), ("unmodified", "no changes made")]


@pytest.mark.parametrize(
    ("text", "labels", "authors", "licenses"),
    [
        ("(credit a: Ann Lee; credit b: Bob Moe)", ["a", "b"], [["Ann Lee"], ["Bob Moe"]], [[], []]),
        (
            "Left: Ann Lee, CC BY 4.0; right: Bob Moe, CC0",
            ["Left", "right"],
            [["Ann Lee"], ["Bob Moe"]],
            [["CC-BY-4.0"], ["CC0-1.0"]],
        ),
        (
            '"Dawn" by Ann Lee and "Dusk" by Bob Moe, both CC BY-SA 4.0',
            [None, None],
            [["Ann Lee"], ["Bob Moe"]],
            [["CC-BY-SA-4.0"]] * 2,
        ),
        (
            "Links: Ann Lee, CC BY 4.0; rechts: Bob Moe, CC BY 3.0",
            ["Links", "rechts"],
            [["Ann Lee"], ["Bob Moe"]],
            [["CC-BY-4.0"], ["CC-BY-3.0"]],
        ),
    ],
    ids=["letters", "places", "both", "german"],
)
def test_segments(text: str, labels: list[str | None], authors: list[list[str]], licenses: list[list[str]]) -> None:
    """Several credits in one line are told apart, each with its label and license."""
    segments = parse(text).segments
    assert [s.label for s in segments] == labels
    assert [[a.value for a in s.readings[0].authors] for s in segments] == authors
    assert [[m.id for m in s.licenses] for s in segments] == licenses


def test_ambiguous_list_has_several_readings() -> None:
    """A list "A, B, year, license" does not say who made it: both orders come with scores."""
    readings = parse("Ann Lee, Bob Moe, 2023, CC BY 4.0").segments[0].readings
    shown = {(tuple(a.value for a in r.authors), r.title.value if r.title else None) for r in readings}
    assert shown == {(("Ann Lee", "Bob Moe"), None), (("Ann Lee",), "Bob Moe"), (("Bob Moe",), "Ann Lee")}


def test_label_led_list_offers_the_other_order() -> None:
    """The second reading of the mission line exchanges author and title."""
    readings = parse(MISSION).segments[0].readings
    assert [r.title.value if r.title else None for r in readings][:2] == [
        "Kupiansk Local History Museum after Russian shelling",
        "National Police of Ukraine",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Photo: Wikimedia Commons", "platform"),
        ("Foto: Wikipedia, CC BY-SA 4.0", "platform"),
        ("Photo: Own work, CC BY-SA 4.0", "own-work"),
        ("Unknown author, public domain, via Wikimedia Commons", "unknown"),
    ],
)
def test_empty_slot(text: str, kind: str) -> None:
    """Words in the author's place that name nobody are told apart."""
    slot = parse(text).segments[0].empty_slot
    assert slot is not None
    assert slot.kind == kind
    assert slot.text == text[slot.span.start : slot.span.end]


@pytest.mark.parametrize(
    ("text", "form", "remains"),
    [
        ("Image: [[User:ASample|Ann Sample]] {{cc-by-sa-4.0}}", "text", ["Ann Sample", "{{cc-by-sa-4.0}}"]),
        ("Foto: A &amp;amp; B, CC BY 4.0", "html", ["&"]),
        ("Photo: JÃ¶rg Sample, CC BY 4.0", "text", ["Ã¶"]),
        ("Photo: TODO, CC BY 4.0", "text", ["TODO"]),
    ],
    ids=["wikitext", "double entity", "mojibake", "todo"],
)
def test_left_over_markup_is_named(text: str, form: str, remains: list[str]) -> None:
    """Template remains, doubly encoded entities, mojibake and placeholders are listed in `markup`."""
    assert [p.text for p in parse(text, form).markup] == remains  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "This code is licensed under the MIT License.",
        "Except where otherwise noted, the content of this site is licensed under a Creative Commons Attribution 4.0 license.",
        "Wikimedia Commons accepts only freely licensed files, so you must name a license when you upload your photo.",
        "CC: Bob, Alice",
        "return `Photo: ${author} / ${license}`;",
        'credit = f"Photo: {author}, {license}"',
        "Please check the license of every photo before you publish it.",
        "const source = 'https://commons.wikimedia.org/wiki/';",
        "The harbor was rebuilt in 1911 and has been in use ever since.",
        "© 2024 Example Company. All rights reserved.",
        "Der Text dieser Seite steht unter der Lizenz CC BY-SA 4.0.",
        "Le contenu de ce site est sous licence CC BY-NC-SA 4.0.",
        "Контент сайту поширюється за ліцензією CC BY 4.0.",
        "icon: https://example.org/icon.svg",
        "",
        "   ",
    ],
)
def test_texts_that_are_no_credit(text: str) -> None:
    """Prose about licenses, notices of sites and programs, templates and labels are left alone; nothing is reported of them."""
    got = fields(parse(text))
    assert got["is_credit"] is False
    assert (got["authors"], got["licenses"], got["segments"]) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Sample and Max Beispiel", ["Jane Sample", "Max Beispiel"]),
        ("Jane Sample, Max Beispiel & Ann Lee", ["Jane Sample", "Max Beispiel", "Ann Lee"]),
        ("Sample Tools, Inc.", ["Sample Tools, Inc."]),
        ("Centers for Example Control and Prevention", ["Centers for Example Control and Prevention"]),
        ("Institute of Food and Agricultural Sciences", ["Institute of Food and Agricultural Sciences"]),
        ("XASA/YSA", ["XASA/YSA"]),
        ("Jane Sample/XASA", ["Jane Sample", "XASA"]),
        ("User:Sample77", ["Sample77"]),
        ("Jane Sample @jsample", ["Jane Sample"]),
        ("Sample et al.", ["Sample"]),
        ("Max Beispiel und Jana Muster", ["Max Beispiel", "Jana Muster"]),
        ("Іван Зразок та Олена Приклад", ["Іван Зразок", "Олена Приклад"]),
    ],
)
def test_names_are_split(text: str, names: list[str]) -> None:
    """Lists of people are split; institutions with a comma, a slash or "and" in their name stay whole."""
    assert [text[s:e] for s, e in split_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Jane Sample", "person"),
        ("National Police of Ukraine", "org"),
        ("sample_77", "account"),
        ("Museum after the shelling in spring", "title"),
        ("Portrait of Jane Sample", "title"),
        ("Apollo 8", "thing"),
        ("HABS PA-1234", ""),
        ("which can be found here", "clause"),
        ("J. R. Sample", "person"),
        ("A. Photographer", ""),
        ("A. Archive", "org"),
    ],
)
def test_kinds_of_names(words: str, kind: str) -> None:
    """Words are told apart as a person's, an institution's or an account's name, a title, a number, a clause."""
    assert kind_of(words) == kind


def test_compiled_vocabulary_is_up_to_date() -> None:
    """The form that the program loads is what the tables say."""
    tool = ROOT / "tools" / "generate_vocabulary.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.shared
def test_changes_table_follows_the_reference_data(shared: Path) -> None:
    """The words for changes are those of the reference vocabulary."""
    tool = ROOT / "tools" / "generate_vocabulary.py"
    terms = shared / "rules" / "modification-terms.json"
    call = [sys.executable, str(tool), "--check", "--terms", str(terms)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.shared
def test_corpus_figures_hold(shared: Path) -> None:
    """On the labeled real lines the shares right do not fall below what was reached."""
    tool = ROOT / "benchmarks" / "score_corpus.py"
    call = [sys.executable, str(tool), "--corpus", str(shared / "corpus")]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    figures = {}
    for line in done.stdout.split("== by")[0].splitlines()[1:]:
        name, _, share, _ = line.split()
        figures[name] = float(share)
    floor = {
        "credit_found": 99.5, "negative_left_alone": 97.9, "authors": 97.1, "title": 97.9, "date": 99.5, "licenses": 99.7,
        "license_url": 99.9, "source": 99.7, "file": 99.7, "modification": 99.3, "whole_credit": 94.3,
    }  # fmt: skip
    assert {k: v for k, v in figures.items() if v < floor[k]} == {}


BY = "https://creativecommons.org/licenses/by/4.0/"
HARBOR = "https://commons.wikimedia.org/wiki/File:Harbor.jpg"


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (f"Photo: Jane Doe, {HARBOR}[Harbor], {BY}[CC BY 4.0]", "text"),
        (f"Photo: Jane Doe, [[{HARBOR}][Harbor]], [[{BY}][CC BY 4.0]]", "text"),
        (f"[Photo: Jane Doe, CC BY 4.0 ({BY})]({HARBOR})", "markdown"),
        (f'<a href="{HARBOR}">Photo: Jane Doe, CC BY 4.0 ({BY})</a>', "html"),
    ],
    ids=["AsciiDoc", "Org", "inside of a link, Markdown", "inside of a link, HTML"],
)
def test_an_address_ends_at_a_bracket_and_counts_inside_of_another_link(text: str, format: Literal["text"]) -> None:
    got = fields(parse(text, format))
    assert (got["file"], got["licenses"], got["license_url"]) == ("File:Harbor.jpg", ["CC-BY-4.0"], BY)


@pytest.mark.parametrize(
    ("text", "author", "title"),
    [
        ("Foto: Karl-Heinz von der Au, CC BY-SA 3.0", "Karl-Heinz von der Au", None),
        ("Foto: Mike Vers, CC BY 4.0", "Mike Vers", None),
        ("”Harbor at night” av Jane Doe, licens CC BY 2.0", "Jane Doe", "Harbor at night"),
    ],
    ids=["surname that is a French word", "another", "Swedish quotation marks"],
)
def test_a_name_or_a_quotation_that_looks_like_something_else(text: str, author: str, title: str | None) -> None:
    got = fields(parse(text))
    assert (got["is_credit"], got["authors"], got["title"]) == (True, [author], title)


@pytest.mark.parametrize(
    "text",
    [
        "Insulin syringe by Jane Doe and vial caps by Tom Roe, both CC BY 4.0, via Wikimedia Commons",
        "Insulin syringe by Jane Doe, CC BY 4.0, and vial caps by Tom Roe, CC BY 4.0",
        "“Insulin syringe” by Jane Doe and “vial caps” by Tom Roe, both CC BY 4.0",
    ],
    ids=["one license for both", "a license each", "quotations"],
)
def test_two_works_with_their_makers_are_two_credits(text: str) -> None:
    found = [(s.readings[0].authors[0].value, [m.id for m in s.licenses]) for s in parse(text).segments]
    assert found == [("Jane Doe", ["CC-BY-4.0"]), ("Tom Roe", ["CC-BY-4.0"])]


@pytest.mark.parametrize(
    "text",
    ["Harbor by Jane Doe and Tom Roe, CC BY 4.0", "Concept by Jane Doe and drawing by Tom Roe, CC BY 4.0"],
    ids=["two makers of one work", "two parts of one work"],
)
def test_two_makers_of_one_work_are_one_credit(text: str) -> None:
    assert len(parse(text).segments) == 1
