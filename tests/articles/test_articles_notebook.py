"""Which pictures and credits are found in notebooks, and where; JSON with places."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licensecheck.articles import read_document
from licensecheck.articles.data.json_places import Text, read_json
from licensecheck.messages import render
from licensecheck.model import Position, Problem, Span

Row = tuple[str | None, str | None, str | None]

A = "![a](a.jpg)"


def cell(source: str | list[str], kind: str = "markdown", **more: object) -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def output(**data: object) -> dict[str, object]:
    return cell("show()", "code", outputs=[{"output_type": "display_data", "data": data}])


def notebook(*cells: object, **settings: Any) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, **settings)


CELLS: dict[str, tuple[list[object], list[Row]]] = {
    "lines": ([cell([f"{A}\n", "\n", "Photo: J"])], [(A, "Photo: J", "next-paragraph")]),
    "one string": ([cell(f"{A}\n\nPhoto: J")], [(A, "Photo: J", "next-paragraph")]),
    "no credit": ([cell(A)], [(A, None, None)]),
    "credit in the next cell": ([cell(A), cell("Photo: J")], [(A, "Photo: J", "next-paragraph")]),
    "text in between": ([cell(f"{A}\n\nText"), cell("Photo: J")], [(A, None, None), (None, "Photo: J", "alone")]),
    "credit further down": ([cell(A), cell("Text\n\nPhoto: J")], [(A, None, None), (None, "Photo: J", "alone")]),
    "code fence that is not closed": (
        [cell(f"```\n{A}"), cell(f"{A}\n\nPhoto: J")],
        [(A, "Photo: J", "next-paragraph")],
    ),
    "code and raw": ([cell(A, "code"), cell(f"{A} Photo: J", "raw")], []),
    "front matter": ([cell("---\nimage: a.jpg\ncredit: Jane\n---", "raw")], [("a.jpg", "Jane", "front-matter")]),
    "three dashes later on": ([cell("Text"), cell(f"---\nimage: {A}\n---\n")], [(A, None, None)]),
    "attachment": (
        [cell("![](attachment:a.png)\n\nPhoto: J", attachments={"a.png": {"image/png": "AAAA"}})],
        [("![](attachment:a.png)", "Photo: J", "next-paragraph")],
    ),
    "output that shows an address": (
        [output(**{"text/html": ["<img src='https://e.org/a.jpg'>"], "image/png": "AAAA"}), cell("Photo: J")],
        [("<img src='https://e.org/a.jpg'>", "Photo: J", "next-paragraph")],
    ),
    "output of Markdown": ([output(**{"text/markdown": f"{A}\n\nPhoto: J"})], [(A, "Photo: J", "next-paragraph")]),
    "output that was drawn": ([output(**{"image/png": "AAAA", "text/plain": ["© Photo: J"]})], []),
    "output of a table": ([output(**{"text/html": "<table><tr><td>Photo: J</td></tr></table>"})], []),
    "astral, right to left": ([cell(f"{A}\n\n😀 Photo: רונית 𝒳")], [(A, "😀 Photo: רונית 𝒳", "next-paragraph")]),
    "what is no cell": ([None, 3, [], {"cell_type": 5}, cell([3, None]), {"cell_type": "markdown"}], []),  # type: ignore[list-item]
}


@pytest.mark.parametrize(("cells", "rows"), CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("indent", [None, 1])
def test_pictures_and_their_credits(reading: Any, cells: list[object], rows: list[Row], indent: int | None) -> None:
    assert reading.rows(notebook(*cells, ensure_ascii=False, indent=indent), "a.ipynb") == rows


def test_cells_of_version_3_stand_in_worksheets(reading: Any) -> None:
    text = json.dumps({"worksheets": [{"cells": [cell(f"{A}\n\nPhoto: J")]}], "nbformat": 3})
    assert reading.rows(text, "a.ipynb") == [(A, "Photo: J", "next-paragraph")]


def test_escapes_lead_to_their_place(reading: Any) -> None:
    text = notebook(cell(f'{A}\n\nPhoto: "Sea", Zoë\tD, 😀 K'))
    document = reading.document(text, "a.ipynb")
    (use,) = document.uses
    found = {}
    for part in ('"Sea"', "Zoë", "\t", "😀", "K"):
        at = use.credit.text.index(part)
        span = use.credit.offsets.span(Span(at, at + len(part)))
        found[part] = document.text[span.start : span.end]
    assert found == {'"Sea"': r"\"Sea\"", "Zoë": r"Zo\u00eb", "\t": r"\t", "😀": r"\ud83d\ude00", "K": "K"}


def test_a_credit_over_lines_of_the_file_has_the_line_and_column_of_its_parts(reading: Any) -> None:
    document = reading.document(notebook(cell([f"{A}\n", "\n", "Photo: J,\n", "Karl"]), indent=1), "a.ipynb")
    (use,) = document.uses
    assert use.credit.text == "Photo: J,\nKarl"
    place = document.lines.position(use.credit.offsets.span(Span(10, 14)))
    assert (place.line, place.column, place.end_line, place.end_column) == (10, 6, 10, 10)
    assert place.source_line == '    "Karl"'


def test_a_problem_of_a_cell_has_its_place_in_the_file() -> None:
    document = read_document("a.ipynb", notebook(cell("---\nimage: [\n---\n")).encode())
    (problem,) = document.problems
    assert problem.message_id == "article.front-matter"
    assert problem.position is not None
    assert problem.position.source_line == document.text


def test_the_language_of_the_first_cell_is_that_of_all() -> None:
    document = read_document("a.ipynb", notebook(cell("---\nlang: de\n---\n"), cell(A)).encode())
    assert (document.language, document.uses[0].language) == ("de", "de")


BROKEN: dict[str, tuple[str, Problem]] = {
    "cut": ('{"cells": [', Problem("a.ipynb", "article.json-cut", (), Position(1, 12, 1, 12, '{"cells": ['))),
    "no JSON": ('{"cells":\n x}', Problem("a.ipynb", "article.json-broken", (), Position(2, 2, 2, 3, " x}"))),
    "more behind": ("{} x", Problem("a.ipynb", "article.json-broken", (), Position(1, 4, 1, 5, "{} x"))),
    "comma at the end": (
        '{"a": 1,}',
        Problem("a.ipynb", "article.json-broken", (), Position(1, 8, 1, 9, '{"a": 1,}')),
    ),
    "comma at the end of a list": (
        '{"a": [1, \n ]}',
        Problem("a.ipynb", "article.json-broken", (), Position(1, 9, 1, 10, '{"a": [1, ')),
    ),
    "deep": ("[" * 100_000, Problem("a.ipynb", "article.json-odd")),
    "many brackets": (
        "[" + "[]," * 2_000_000 + "[]]",
        Problem("a.ipynb", "article.json-large", (("limit", "2000000"),)),
    ),
    "no notebook": ('{"cells": 3}', Problem("a.ipynb", "article.no-notebook")),
    "a list": ("[]", Problem("a.ipynb", "article.no-notebook")),
}


@pytest.mark.parametrize(("text", "problem"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_notebook_is_a_problem_with_its_place(text: str, problem: Problem) -> None:
    document = read_document("a.ipynb", text.encode())
    assert (document.uses, document.problems) == ((), (problem,))
    assert render(problem.message_id, problem.params)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=20,
)


def shape(value: Any) -> Any:
    """Strings as they are, numbers and the like as None."""
    if isinstance(value, Text):
        return value.value
    if isinstance(value, dict):
        return {k: shape(v) for k, v in value.items()}
    if isinstance(value, list):
        return [shape(v) for v in value]
    return value if isinstance(value, str) else None


@settings(deadline=None)
@given(value=JSON, escaped=st.booleans(), indent=st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_does(value: Any, escaped: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=escaped, indent=indent)
    assert shape(read_json(text, 0, len(text))) == shape(value)


@settings(deadline=None)
@given(st.text(), st.booleans())
def test_each_character_of_a_json_string_leads_to_its_place(words: str, escaped: bool) -> None:
    text = json.dumps([words], ensure_ascii=escaped)
    shown, offsets = read_json(text, 0, len(text))[0].read()
    assert shown == words
    for at, sign in enumerate(words):
        span = offsets.span(Span(at, at + 1))
        assert json.loads(f'"{text[span.start : span.end]}"') == sign
