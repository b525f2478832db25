"""Registries of credits in YAML, JSON, TOML and CSV, and REUSE sidecars: entries, joined credits, and places of values."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from articles.samples import Row, pictures, problems, read, rows
from licensecheck.articles import ReadOptions, format_of, read_document
from licensecheck.articles.blocks import Hint
from licensecheck.articles.data.entry import credit_of
from licensecheck.articles.data.scalars import List, Map, Scalar
from licensecheck.articles.data.table import parse as parse_table
from licensecheck.articles.offsets import plain
from licensecheck.credit import fields, parse
from licensecheck.model import Position, Problem, Span

BY = "https://creativecommons.org/licenses/by/4.0/"
PAGE = "https://commons.wikimedia.org/wiki/File:Harbor.jpg"

YAML: dict[str, tuple[str, list[Row]]] = {
    "list": ("- file: a.jpg\n  author: J", [("a.jpg", "registry", "J", "Author: J")]),
    "list under a key": ("images:\n- src: a.jpg\n  credit: 'Photo: J'", [("a.jpg", "registry", "Photo: J", None)]),
    "by name": (
        "a.jpg:\n  author: J\nimg/b.png: 'Photo: K'",
        [("a.jpg", "registry", "J", "Author: J"), ("img/b.png", "registry", "Photo: K", None)],
    ),
    "by name, below a key": ("posts:\n  one:\n    a.jpg: {author: J}", [("a.jpg", "registry", "J", "Author: J")]),
    "no credit": ("- file: a.jpg", [("a.jpg", None, None, None)]),
    "empty values": ("- file: a.jpg\n  author:\n  license: ''\n  credit: ~", [("a.jpg", None, None, None)]),
    "several pictures": (
        "- files: [a.jpg, b.jpg]\n  author: J",
        [("a.jpg", "registry", "J", "Author: J"), ("b.jpg", "registry", "J", "Author: J")],
    ),
    "pattern": (
        "- file: 'img/*.jpg'\n  author: J\n  license: CC0",
        [(None, "registry", "J\n  license: CC0", "Author: J; License: CC0")],
    ),
    "order of the keys": (
        "- license: CC0\n  author: J\n  file: a.jpg",
        [("a.jpg", "registry", "CC0\n  author: J", "Author: J; License: CC0")],
    ),
    "name that is a picture": ("- name: a.jpg\n  author: J", [("a.jpg", "registry", "J", "Author: J")]),
    "name that is a title": (
        "- file: a.jpg\n  name: Boats\n  author: J",
        [("a.jpg", "registry", "Boats\n  author: J", "Title: “Boats”; Author: J")],
    ),
    "address that is the picture": (
        "- url: https://x.example/a.jpg\n  author: J",
        [("https://x.example/a.jpg", "registry", "J", "Author: J")],
    ),
    "address that is the source": (
        f"- file: a.jpg\n  author: J\n  url: {PAGE}",
        [("a.jpg", "registry", f"J\n  url: {PAGE}", f"Author: J; Source: {PAGE}")],
    ),
    "address of a page alone": (
        f"- url: {PAGE}\n  author: J",
        [(None, "registry", f"{PAGE}\n  author: J", f"Author: J; Source: {PAGE}")],
    ),
    "nested fields": (
        f"- file: a.jpg\n  author: {{name: J, url: https://x.example/}}\n  license: {{id: CC BY 4.0, url: '{BY}'}}",
        [
            (
                "a.jpg",
                "registry",
                f"J, url: https://x.example/}}\n  license: {{id: CC BY 4.0, url: '{BY}",
                f"Author: J (https://x.example/); License: CC BY 4.0 ({BY})",
            )
        ],
    ),
    "several authors": (
        "- file: a.jpg\n  authors:\n  - J\n  - name: K",
        [("a.jpg", "registry", "J\n  - name: K", "Author: J; K")],
    ),
    "credit line that is a name": (
        "- file: a.jpg\n  credit: Jane Doe\n  license: CC0",
        [("a.jpg", "registry", "Jane Doe\n  license: CC0", "Author: Jane Doe; License: CC0")],
    ),
    "credit line and a license": (
        "- file: a.jpg\n  credit: 'Photo: J'\n  license: CC0",
        [("a.jpg", "registry", "Photo: J'\n  license: CC0", "Photo: J; License: CC0")],
    ),
    "changed": (
        "- file: a.jpg\n  author: J\n  modified: true",
        [("a.jpg", "registry", "J\n  modified: true", "Author: J; Changes: modified")],
    ),
    "not changed": (
        "- file: a.jpg\n  author: J\n  changes: none",
        [("a.jpg", "registry", "J\n  changes: none", "Author: J; Changes: no changes made")],
    ),
    "spelling of keys": (
        f"- fileName: a.jpg\n  License-URL: {BY}",
        [("a.jpg", "registry", BY, f"License: {BY}")],
    ),
    "German keys": (
        "- datei: a.jpg\n  urheber: J\n  lizenz: CC0",
        [("a.jpg", "registry", "J\n  lizenz: CC0", "Author: J; License: CC0")],
    ),
    "entries in an entry": (
        "author: Ed\nlicense: MIT\nimages:\n- file: a.jpg\n  author: J",
        [("a.jpg", "registry", "J", "Author: J")],
    ),
    "Markdown in a value": (
        f"- file: a.jpg\n  author: '[J](https://x.example/)'\n  license: '[CC BY 4.0]({BY})'",
        [
            (
                "a.jpg",
                "registry",
                f"[J](https://x.example/)'\n  license: '[CC BY 4.0]({BY}",
                f"Author: J (https://x.example/); License: CC BY 4.0 ({BY})",
            )
        ],
    ),
    "a whole credit in HTML": (
        f"- file: a.jpg\n  credit: 'Photo: J, <a href=\"{BY}\">CC BY</a>'",
        [("a.jpg", "registry", f'Photo: J, <a href="{BY}">CC BY</a>', None)],
    ),
    "two documents": (
        "---\n- file: a.jpg\n---\n- file: b.jpg",
        [("a.jpg", None, None, None), ("b.jpg", None, None, None)],
    ),
    "comment": ("# - file: b.jpg\n- file: a.jpg # credit: J", [("a.jpg", None, None, None)]),
}


@pytest.mark.parametrize(("text", "found"), YAML.values(), ids=YAML)
def test_pictures_and_credits_of_a_registry(text: str, found: list[Row]) -> None:
    document = read("credits.yml", f"{text}\n")
    assert (document.format, rows(document), document.problems) == ("registry", found, ())


def test_html_in_a_value_becomes_words_and_addresses() -> None:
    value = '<a href="https://x.example/?a&amp;b">J &amp; K</a><br>x'
    document = read("credits.json", json.dumps([{"file": "a.jpg", "author": value, "license": "CC0"}]))
    credit = document.uses[0].credit
    assert credit is not None
    assert (credit.format, credit.text) == ("text", "Author: J & K (https://x.example/?a&b) x; License: CC0")


SAME = {
    "credits.yml": '- file: a.jpg\n  author: Zoë 😀 "X"\n  license: CC0\n',
    "credits.json": '[{"file": "a.jpg", "author": "Zo\\u00eb \\ud83d\\ude00 \\"X\\"", "license": "CC0"}]',
    "credits.toml": '[[images]]\nfile = "a.jpg"\nauthor = "Zo\\u00eb 😀 \\"X\\""\nlicense = \'CC0\'\n',
    "credits.csv": 'file,author,license\na.jpg,"Zoë 😀 ""X""",CC0\n',
    "credits.tsv": 'file\tauthor\tlicense\r\na.jpg\tZoë 😀 "X"\tCC0\r\n',
}


@pytest.mark.parametrize("path", SAME)
def test_all_formats_of_data_say_the_same_and_every_sign_leads_to_its_source(path: str) -> None:
    text = SAME[path]
    document = read(path, text)
    credit = document.uses[0].credit
    assert pictures(document) == ["a.jpg"]
    assert credit is not None
    assert credit.text == 'Author: Zoë 😀 "X"; License: CC0'
    for words in ("Zo", "X", "CC0"):
        at = credit.text.index(words)
        span = credit.offsets.span(Span(at, at + len(words)))
        assert text[span.start : span.end] == words


def test_a_value_has_its_line_and_column() -> None:
    document = read("credits.yml", "- file: a.jpg\n  author: J\n  license: CC BY 3.0\n")
    credit = document.uses[0].credit
    assert credit is not None
    at = credit.text.index("CC BY")
    place = document.lines.position(credit.offsets.span(Span(at, at + 9)))
    assert place == Position(3, 12, 3, 21, "  license: CC BY 3.0")


def test_own_keys_come_from_the_settings() -> None:
    options = ReadOptions(fields=(("file", "motiv"), ("author", "knipser"), ("license", "nutzungs-rechte")))
    document = read("credits.yml", "- motiv: harbor\n  knipser: J\n  nutzungsRechte: CC0\n", options=options)
    assert rows(document) == [("harbor", "registry", "J\n  nutzungsRechte: CC0", "Author: J; License: CC0")]


def test_fields_of_the_settings_are_spelled_as_keys_are() -> None:
    options = ReadOptions(fields=(("image", "motiv"), ("license-url", "deed"), ("author", "by-line")))
    document = read("credits.yml", f"- motiv: a.jpg\n  byLine: J\n  deed: {BY}\n", options=options)
    assert rows(document) == [("a.jpg", "registry", f"J\n  deed: {BY}", f"Author: J; License: {BY}")]


def test_the_alternative_text_of_an_entry() -> None:
    assert read("credits.yml", "- file: a.jpg\n  alt: Boats\n").uses[0].alt == "Boats"


# --- a registry entry and the parser ------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["Mira Tolvanen", "Jo Li", "Ærøskøbing Museum", "Олена Коваль", "User:Foo", "National Police of Ukraine", "佐藤 健"]
)
TITLES = st.sampled_from(
    [
        "Harbor",
        "Museum; at Night, by day",
        "Photo: Museum",
        "A, B",
        "Cape Orra (2018)",
        "Source of the Nile",
        "St. John's & more",
    ]
)
LICENSES = st.sampled_from(
    [
        ("CC BY 4.0", BY, ["CC-BY-4.0"]),
        ("CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/3.0/", ["CC-BY-SA-3.0"]),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", ["CC0-1.0"]),
        ("CC BY-SA 3.0 DE", "https://creativecommons.org/licenses/by-sa/3.0/de/", ["CC-BY-SA-3.0-DE"]),
    ]
)
CHANGES = st.sampled_from([("cropped", "modified"), ("true", "modified"), ("no", "unmodified"), (None, "none-stated")])


@given(NAMES, TITLES, LICENSES, st.booleans(), st.booleans(), CHANGES, st.sampled_from([None, "2018", "2019-05-12"]))
def test_the_parser_reads_the_fields_of_an_entry_back(
    author: str,
    title: str,
    terms: tuple[str, str, list[str]],
    linked: bool,
    named: bool,
    change: tuple[str | None, str],
    date: str | None,
) -> None:
    entry = {
        "title": title, "author": author, "author_url": "https://x.example/mira" if named else None, "license": terms[0],
        "license_url": terms[1] if linked else None, "source_url": PAGE, "changes": change[0], "date": date,
    }  # fmt: skip
    credit = credit_of({k: Hint(v, plain(0, len(v))) for k, v in entry.items() if v is not None}, "registry")
    assert credit is not None
    found = fields(parse(credit.text, credit.format))
    assert {
        key: found[key]
        for key in ("is_credit", "authors", "title", "date", "licenses", "license_url", "file", "modification")
    } == {
        "is_credit": True,
        "authors": [author.removeprefix("User:")],
        "title": title,
        "date": date,
        "licenses": terms[2],
        "license_url": terms[1] if linked else None,
        "file": "File:Harbor.jpg",
        "modification": change[1],
    }


JOINED: dict[str, tuple[dict[str, str], str]] = {
    "license by its address": ({"author": "J", "license": BY}, f"Author: J; License: {BY}"),
    "address of the license alone": ({"author": "J", "license_url": BY}, f"Author: J; License: {BY}"),
    "address of the author alone": ({"author_url": "https://x.example/", "license": "CC0"}, "License: CC0"),
    "source by its address": ({"author": "J", "source": PAGE, "source_url": PAGE}, f"Author: J; Source: {PAGE}"),
    "source with its address": (
        {"source": "Wikimedia Commons", "source_url": PAGE},
        f"Source: Wikimedia Commons ({PAGE})",
    ),
    "address that is none": ({"author": "J", "author_url": "javascript:x"}, "Author: J"),
    "copyright": ({"copyright": "Copyright (c) 2019 J", "license": "CC0"}, "© 2019 J; License: CC0"),
    "copyright with an address of mail": ({"copyright": "2019 J <j@x.example>"}, "© 2019 J"),
    "value over two lines": ({"author": "Jane\n  Doe"}, "Author: Jane Doe"),
    "license that needs the word": ({"author": "J", "license": "MIT"}, "Author: J; License: MIT license"),
    "license that is none": ({"author": "J", "license": "custom"}, "Author: J; License: (custom)"),
    "license that is none, with its address": (
        {"license": "custom", "license_url": "https://x.example/"},
        "License: (custom) (https://x.example/)",
    ),
    "quoted title": ({"title": "„Boats“", "author": "J"}, "Title: „Boats“; Author: J"),
    "nothing but markup": ({"author": "J", "title": "</b></x y>"}, "Author: J"),
    "nothing but signs": ({"author": "J", "license": "-"}, "Author: J"),
}


@pytest.mark.parametrize(("entry", "text"), JOINED.values(), ids=JOINED)
def test_the_text_of_an_entry(entry: dict[str, str], text: str) -> None:
    credit = credit_of({k: Hint(v, plain(0, len(v))) for k, v in entry.items()}, "registry")
    assert credit is not None
    assert (credit.text, credit.format, credit.why) == (text, "text", "registry")


def test_an_entry_that_says_nothing_has_no_credit() -> None:
    assert credit_of({"author": Hint("-", plain(0, 1))}, "registry") is None


# --- what is no registry ------------------------------------------------------------------------------------------------

BROKEN: dict[str, tuple[str, str, str, int]] = {
    "yaml": ("a.yaml", "- file: [a", "did not find expected ',' or ']'", 11),
    "json": ("a.json", '[{"file" 1}]', "expected ':'", 10),
    "json with more behind": ("a.json", "[] []", "expected the end of the document", 4),
    "toml": ("a.toml", "a = [1", "expected ']'", 7),
    "csv": ("a.csv", 'a,"b', "this quotation mark is not closed", 3),
}


@pytest.mark.parametrize(("path", "text", "reason", "column"), BROKEN.values(), ids=BROKEN)
def test_broken_data_is_a_problem_with_its_place(path: str, text: str, reason: str, column: int) -> None:
    document = read(path, text)
    name = path.rpartition(".")[2].upper()
    assert (document.uses, problems(document)) == ((), [("article.data", {"format": name, "reason": reason})])
    position = document.problems[0].position
    assert position is not None
    assert (position.line, position.column <= column) == (1, True)


@pytest.mark.parametrize("text", ["{a: 1}", "- name: Ann\n  role: cook", "words"])
def test_data_without_credits_is_told_but_nothing_is_missing(text: str) -> None:
    problem = Problem("a.yml", "article.no-credits", (), Position(1, 1, 1, 2, text.split("\n")[0]), False)
    assert read("a.yml", text).problems == (problem,)


@pytest.mark.parametrize("text", ["[]", "{}", "# nothing yet\n", "images:\n"])
def test_a_registry_without_entries_is_no_problem(text: str) -> None:
    document = read("credits.yml", text)
    assert (document.uses, document.problems) == ((), ())


def test_a_registry_that_is_too_large_is_a_problem() -> None:
    text = "# " + "x" * 5_000_000
    reason = {"format": "YAML", "reason": "more than 5,000,000 characters"}
    assert problems(read("credits.yml", text)) == [("article.data", reason)]


def test_an_entry_that_is_too_long_is_a_problem_with_its_place() -> None:
    document = read("credits.yml", f"- file: a.jpg\n  author: {'J' * 20_000}\n  license: CC0\n")
    assert rows(document) == [("a.jpg", None, None, None)]
    assert [problem[0] for problem in problems(document)] == ["article.credit-too-long"]
    position = document.problems[0].position
    assert position is not None
    assert (position.line, position.column) == (2, 11)


ALIASES = "a: &a [x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("credits.yml", "[" * 5_000),
        ("credits.yml", "- " * 2_000),
        ("credits.yml", ALIASES),
        ("credits.json", "[" * 100_000),
        ("credits.json", '{"a":' * 100_000),
        ("credits.json", '"' + "\\" * 100_000),
        ("credits.toml", "a = " + "[" * 100_000),
        ("credits.csv", '"' * 100_001),
        ("credits.csv", "," * 100_000 + "\n" + "," * 100_000),
    ],
)
def test_hostile_data_is_read_or_reported(path: str, text: str) -> None:
    document = read(path, text)
    assert document.uses == ()


# --- tables -------------------------------------------------------------------------------------------------------------

CELLS = st.text(alphabet='ab",;\n\r é😀', max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_tables_are_read_as_the_module_csv_reads_them(table: list[list[str]], separator: str) -> None:
    width = len(table[0])
    lines = [[f"k{n}" for n in range(width)], *[row[:width] for row in table]]
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(lines)
    text = made.getvalue()
    found = parse_table(text, 0, len(text))
    assert isinstance(found, List)
    values = [[v.value for _, v in row.items if isinstance(v, Scalar)] for row in found.items if isinstance(row, Map)]
    expected = [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    ]
    assert values == [row for row in expected[1:] if row and row != [""]]


# --- names and sidecars -------------------------------------------------------------------------------------------------

FORMATS = {
    "credits.yml": "registry", "_data/Credits.YAML": "registry", "image-credits.json": "registry", "image_credits.csv": "registry",
    "photo-credits.toml": "registry", "attributions.tsv": "registry", "picture-credits.yml": "registry",
    "licenses-images.json": "registry", "a.jpg.license": "sidecar", "credits.md": "markdown", "a.rss": "feed", "a.atom": "feed",
    "a.epub": "epub", "a.docx": "docx", "a.odt": "odt", "data.yml": None, "package.json": None, "a.xml": None, ".all-contributorsrc": None,
    "contributors.yml": None,
}  # fmt: skip


@pytest.mark.parametrize(("path", "format"), FORMATS.items())
def test_the_format_by_the_name_of_a_file(path: str, format: str | None) -> None:
    assert format_of(path) == format


@pytest.mark.parametrize("path", ["data.yml", "data.json", "data.toml", "data.csv", "data.tsv", "data.yaml"])
def test_other_data_that_is_named_is_read_as_a_registry(path: str) -> None:
    assert read_document(path, "").format == "registry"


SIDECARS: dict[str, tuple[str, list[Row]]] = {
    "tags": (
        "SPDX-FileCopyrightText: 2019 Jane Doe <j@x.example>\n\nSPDX-License-Identifier: CC-BY-SA-4.0\n",
        [
            (
                "a.jpg",
                "registry",
                "2019 Jane Doe <j@x.example>\n\nSPDX-License-Identifier: CC-BY-SA-4.0",
                "© 2019 Jane Doe; License: CC-BY-SA-4.0",
            )
        ],
    ),
    "comment signs": ("# SPDX-License-Identifier: CC0-1.0\n", [("a.jpg", "registry", "CC0-1.0", "License: CC0-1.0")]),
    "two owners": (
        "SPDX-FileCopyrightText: 2019 J\nSPDX-FileCopyrightText: 2020 K",
        [("a.jpg", "registry", "2019 J\nSPDX-FileCopyrightText: 2020 K", "© 2019 J; 2020 K")],
    ),
    "copyright": (
        "Copyright 2019 J\nSPDX-License-Identifier: CC0-1.0",
        [("a.jpg", "registry", "2019 J\nSPDX-License-Identifier: CC0-1.0", "© 2019 J; License: CC0-1.0")],
    ),
    "nothing": ("Words", [("a.jpg", None, None, None)]),
}


@pytest.mark.parametrize(("text", "found"), SIDECARS.values(), ids=SIDECARS)
def test_what_a_sidecar_says_of_its_picture(text: str, found: list[Row]) -> None:
    document = read("img/a.jpg.license", text)
    assert (document.format, rows(document), document.problems) == ("sidecar", found, ())


def test_the_sidecar_of_a_program_is_none_of_a_picture() -> None:
    document = read("a.py.license", "SPDX-FileCopyrightText: 2019 J")
    assert (document.uses, document.problems) == ((), ())


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["file", "author", "a.jpg", "license", "x"]), inner, max_size=4), max_leaves=12))  # fmt: skip
def test_the_same_data_gives_the_same_in_yaml_and_json(data: Any) -> None:
    as_json = read_document("credits.json", json.dumps(data))
    as_yaml = read_document("credits.yml", yaml.safe_dump(data, sort_keys=False))
    told = [
        [(use.image, use.alt, use.credit.text if use.credit else None) for use in d.uses] for d in (as_json, as_yaml)
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("depth", [25, 95])
def test_deeply_nested_data_are_read_in_yaml_and_json(depth: int) -> None:
    data: Any = {"file": "a.jpg", "author": "J"}
    for _ in range(depth):
        data = [data]
    for name, text in (("credits.json", json.dumps(data)), ("credits.yml", yaml.safe_dump(data))):
        assert [use.image for use in read_document(name, text).uses] == ["a.jpg"]


@pytest.mark.parametrize("suffix", ["json", "yml"])
def test_data_that_are_nested_too_deeply_are_refused(suffix: str) -> None:
    (problem,) = read_document(f"credits.{suffix}", "[" * 200 + '{"file": "a.jpg"}' + "]" * 200).problems
    assert (problem.message_id, dict(problem.params)["reason"]) == ("article.data", "nested too deeply")
    assert problem.position is not None
    assert 101 <= problem.position.column <= 103


@pytest.mark.parametrize("license_", ["MIT", "ISC", "Zlib", "custom", "royalty-free", "proprietary", "see LICENSE.txt"])
def test_a_license_is_never_taken_for_an_author(license_: str) -> None:
    values = {"author": "Mira Tolvanen", "license": license_, "source_url": PAGE}
    credit = credit_of({k: Hint(v, plain(0, len(v))) for k, v in values.items()}, "registry")
    assert credit is not None
    assert fields(parse(credit.text, credit.format))["authors"] == ["Mira Tolvanen"]
