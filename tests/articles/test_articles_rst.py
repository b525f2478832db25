"""Which pictures and credits are found in reStructuredText, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None]

A, B = ".. image:: a.jpg", ".. image:: b.jpg"
F = ".. figure:: a.jpg"

TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"{A}\n\nThe harbor.\n", [(A, None, None)]),
    "caption": (f"{F}\n\n   The harbor. Photo: J\n", [(F, "The harbor. Photo: J", "caption")]),
    "caption with options": (
        f"{F}\n   :alt: x\n   :figclass: wide\n   :name: fig\n\n   Photo: J\n",
        [(F, "Photo: J", "caption")],
    ),
    "caption on two lines": (f"{F}\n\n   The harbor.\n   Photo: J\n", [(F, "The harbor.\nPhoto: J", "caption")]),
    "legend": (f"{F}\n\n   The harbor.\n\n   Seen from the west.\n\n   Photo: J\n", [(F, "Photo: J", "caption")]),
    "caption that is no credit": (f"{F}\n\n   The harbor.\n\nPhoto: J\n", [(F, "Photo: J", "next-paragraph")]),
    "next paragraph": (f"{A}\n   :width: 80%\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "paragraph before": (f"Photo: J\n\n{A}\n\nText\n", [(A, "Photo: J", "previous-paragraph")]),
    "two pictures": (
        f"{A}\n\nPhoto: A\n\n{B}\n\nPhoto: B\n",
        [(A, "Photo: A", "next-paragraph"), (B, "Photo: B", "next-paragraph")],
    ),
    "section between": (f"{A}\n\n----------\n\nPhoto: J\n", [(A, None, None), (None, "Photo: J", "alone")]),
    "title": ("Photo: J\n========\n", [(None, "Photo: J", "alone")]),
    "title with a line above": ("========\nPhoto: J\n========\n", [(None, "Photo: J", "alone")]),
    "thumbnail": (
        ".. thumbnail:: a.jpg\n   :title: Photo: T\n\n   The harbor.\n",
        [(".. thumbnail:: a.jpg", "Photo: T", "title-attribute")],
    ),
    "alternative text": (f"{A}\n   :alt: Photo: J\n", [(A, "Photo: J", "alt")]),
    "picture in an item": (f"* {A}\n\n  Photo: J\n\n* Text\n", [(A, "Photo: J", "next-paragraph")]),
    "picture in a quote": (f"  {A}\n\n  Photo: J\n", [(A, "Photo: J", "next-paragraph")]),
    "list of credits": ("* Photo: A\n* Photo: B\n", [(None, "Photo: A", "alone"), (None, "Photo: B", "alone")]),
    "numbered": ("1. Photo: A\n#. Photo: B\n", [(None, "Photo: A", "alone"), (None, "Photo: B", "alone")]),
    "line block": (f"{A}\n\n| Photo: J\n| Text\n", [(A, "Photo: J", "next-paragraph")]),
    "field": (f"{A}\n\n:Photo: J\n:Topic: sea\n", [(A, "Photo: J", "next-paragraph")]),
    "substitution": ("Text |a| Photo: J\n\n.. |a| image:: a.jpg\n", [("|a|", "Photo: J", "same-paragraph")]),
    "substitution alone": ("|a|\n\nPhoto: J\n\n.. |a| image:: a.jpg\n", [("|a|", "Photo: J", "next-paragraph")]),
    "unused substitution": (".. |a| image:: a.jpg\n", []),
    "replacement": (f"{A}\n\n|c|\n\n.. |c| replace:: Photo: J\n", [(A, "Photo: J", "next-paragraph")]),
    "footnote": (f"{F}\n\n   The harbor [1]_\n\n.. [1] Photo: J\n", [(F, "Photo: J", "caption")]),
    "numbered footnotes": (
        f"{F}\n\n   The harbor [#]_\n\n.. [#] Photo: J\n   and K\n",
        [(F, "Photo: J\nand K", "caption")],
    ),
    "footnote of nothing": (".. [1] Photo: J\n", [(None, "Photo: J", "alone")]),
    "comment": (f"{F}\n\n   The harbor.\n\n.. Photo: J\n", [(F, "Photo: J", "comment")]),
    "comment of several lines": (f"{A}\n\n..\n   Photo: J\n   and K\n", [(A, "Photo: J\nand K", "comment")]),
    "comment in front": (f".. Photo: J\n\n{A}\n", [(A, "Photo: J", "comment")]),
    "comment in a figure": (f"{F}\n\n   Text\n\n   .. Photo: J\n", [(F, "Photo: J", "comment")]),
    "comment away": (f"{A}\n\nText\n\nText\n\nText\n\n.. Photo: J\n", [(A, None, None)]),
    "comment beside a visible credit": (f"{A}\n\n.. Photo: X\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "raw": (
        '.. raw:: html\n\n   <figure><img src="a.jpg">\n   <figcaption>Photo: J</figcaption></figure>\n',
        [('<img src="a.jpg">', "Photo: J", "figcaption")],
    ),
    "raw, not HTML": (".. raw:: latex\n\n   Photo: J\n", []),
    "code": (f".. code-block:: rst\n\n   {A}\n\n   Photo: J\n", []),
    "literal block": (f"Write::\n\n   {A}\n\n   Photo: J\n\nText\n", []),
    "directive of an extension": (
        f".. grid:: 2\n   :gutter: 3\n\n   {A}\n\n   Photo: J\n",
        [(A, "Photo: J", "next-paragraph")],
    ),
    "picture of an extension": (
        ".. image-sg:: /x/a.png\n   :alt: x\n\n   Photo: J\n",
        [(".. image-sg:: /x/a.png", "Photo: J", "caption")],
    ),
    "card with a picture": (
        ".. card:: Boats\n   :img-top: a.png\n\n   Photo: J\n",
        [("a.png", None, None), (None, "Photo: J", "alone")],
    ),
    "only for some pages": (f"{A}\n\n.. only:: html\n\n   Photo: J\n", [(A, "Photo: J", "next-paragraph")]),
    "title of a table": (".. list-table:: Photo: J\n\n   * - x\n", [(None, "Photo: J", "alone")]),
    "admonition": (f"{A}\n\n.. note:: Photo: J\n", [(A, "Photo: J", "next-paragraph")]),
    "credit class": (f"{A}\n\n.. rst-class:: photo-credit\n\nJane\n", [(A, "Jane", "marked")]),
    "credit container": (f"{A}\n\n.. container:: credit\n\n   Jane\n", [(A, "Jane", "marked")]),
    "list table": (
        f".. list-table::\n   :header-rows: 1\n\n   * - Picture\n     - Credit\n   * - {A}\n     - Photo: J\n",
        [(A, "Photo: J", "next-paragraph")],
    ),
    "grid table": (
        "+------------------+----------+\n"
        "| .. image:: a.jpg | Photo: J |\n"
        "|                  | and K    |\n"
        "+------------------+----------+\n",
        [(A, "Photo: J\nand K", "next-paragraph")],
    ),
    "grid table, below": (
        "+-----+-----+\n| |a| | |b| |\n+=====+=====+\n| ©A  | ©B  |\n+-----+-----+\n\n"
        ".. |a| image:: a.jpg\n.. |b| image:: b.jpg\n",
        [("|a|", "©A", "next-paragraph"), ("|b|", "©B", "next-paragraph")],
    ),
    "simple table": (
        "===  ========\nx    y\n===  ========\n|a|  Photo: J\n     and K\n===  ========\n\n.. |a| image:: a.jpg\n",
        [("|a|", "Photo: J\nand K", "next-paragraph")],
    ),
    "csv table": (
        '.. csv-table::\n\n   |a|,"Photo: J, K"\n\n.. |a| image:: a.jpg\n',
        [("|a|", "Photo: J, K", "next-paragraph")],
    ),
    "tabs": (f"{F}\n\n\tPhoto: J\n", [(F, "Photo: J", "caption")]),
    "astral, right to left": (f"{F}\n\n   😀 Photo: רונית 𝒳\n", [(F, "😀 Photo: רונית 𝒳", "caption")]),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row], ends: str) -> None:
    assert reading.rows(text.replace("\n", ends), "a.rst") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_a_text_around_it_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    around = f"\ufeff:orphan:\n\nÜber 𝒳\n======\n\nText.\n\n----\n\n{text}\n\n----\n\nEnd\n"
    assert reading.rows(around, "a.rst") == rows


E = "https://e.org/"

INLINE: dict[str, tuple[str, str, str]] = {
    "link": (f"Photo: `Jane D <{E}>`_, CC", f"Photo: [Jane D]({E}), CC", "markdown"),
    "anonymous link": (f"Photo: `Jane <{E}>`__", f"Photo: [Jane]({E})", "markdown"),
    "link without words": (f"Photo: `<{E}>`_", f"Photo: [{E}]({E})", "markdown"),
    "link over two lines": (f"Photo: `Jane\n   Doe <{E}>`_", f"Photo: [Jane\nDoe]({E})", "markdown"),
    "round brackets": (f"Photo: `J <{E}a_(b)>`_", f"Photo: [J]({E}a_%28b%29)", "markdown"),
    "named": (f"Photo: `Jane Doe`_\n\n.. _jane  doe: {E}", f"Photo: [Jane Doe]({E})", "markdown"),
    "named, one word": (f"Photo: Jane_, CC\n\n.. _Jane: {E}", f"Photo: [Jane]({E}), CC", "markdown"),
    "named, in backquotes": (f"Photo: `A: B`_\n\n.. _`A: B`: {E}", f"Photo: [A: B]({E})", "markdown"),
    "named, escaped colon": (f"Photo: `A: B`_\n\n.. _A\\: B: {E}", f"Photo: [A: B]({E})", "markdown"),
    "named, address below": (f"Photo: Jane_\n\n.. _Jane:\n   {E}", f"Photo: [Jane]({E})", "markdown"),
    "named, indirect": (f"Photo: Jane_\n\n.. _Jane: Doe_\n.. _Doe: {E}", f"Photo: [Jane]({E})", "markdown"),
    "named in the link": (f"Photo: `Jane <Doe_>`_\n\n.. _Doe: {E}", f"Photo: [Jane]({E})", "markdown"),
    "anonymous": (f"Photo: Jane__, `CC`__\n\n.. __: {E}\n\n__ {E}b", f"Photo: [Jane]({E}), [CC]({E}b)", "markdown"),
    "place in the document": ("Photo: Jane_\n\n.. _Jane:\n\nText", "Photo: Jane", "markdown"),
    "unknown name": ("Photo: Jane_, CC", "Photo: Jane, CC", "text"),
    "targets in a circle": ("Photo: a_\n\n.. _a: b_\n.. _b: a_", "Photo: a", "text"),
    "emphasis": ("Photo: *Jane* **Doe**", "Photo: *Jane* **Doe**", "markdown"),
    "literal": ("Photo: ``a*b``", "Photo: a\\*b", "markdown"),
    "title": ("Photo: `The sea`, Jane", "Photo: The sea, Jane", "markdown"),
    "role": ("Photo: :guilabel:`Jane`", "Photo: Jane", "markdown"),
    "role with a target": ("Photo: :ref:`Jane <here>`", "Photo: Jane", "markdown"),
    "role that may be a link": ("Photo: :user:`Jane`", "Photo: Jane", "text"),
    "role with an address": (f"Photo: :link:`Jane <{E}>`", f"Photo: [Jane]({E})", "markdown"),
    "unknown substitution": ("Photo: |x|", "Photo: |x|", "text"),
    "replacement with a link": (
        f"Photo: |J|, |x|\n\n.. |J| replace:: `Jane <{E}>`_\n   *Doe*",
        f"Photo: [Jane]({E})\n*Doe*, |x|",
        "text",
    ),
    "replacement of replacements": ("Photo: |J|\n\n.. |J| replace:: J |J|", "Photo: J J J J J |J|", "text"),
    "escapes": ("Photo: J\\*, a\\ b", "Photo: J\\*, ab", "markdown"),
    "address": (f"Photo: J, {E}a_b_c.", f"Photo: J, {E}a_b_c.", "markdown"),
    "signs of Markdown": ("Photo: [J] <b>", "Photo: \\[J\\] &lt;b>", "markdown"),
    "underscores": ("Photo: a_b_c, File:X_y.jpg", "Photo: a_b_c, File:X_y.jpg", "markdown"),
}


@pytest.mark.parametrize(("text", "credit", "format"), INLINE.values(), ids=INLINE)
def test_links_and_escapes_are_written_as_markdown(reading: Any, text: str, credit: str, format: str) -> None:
    (use,) = reading.document(f"{F}\n\n   {text}\n", "a.rst").uses
    assert use.credit is not None
    assert (use.credit.text, use.credit.format) == (credit, format)


def test_each_part_of_a_credit_leads_to_its_place(reading: Any) -> None:
    source = f"{F}\n\n   Photo: `Jane D <{E}a>`_,\n   J\\. *Doe*_ `CC`_\n\n.. _CC: {E}b\n"
    document = reading.document(source, "a.rst")
    credit = document.uses[0].credit
    parts = {
        "Jane D": "Jane D", f"{E}a": f"{E}a", f"[Jane D]({E}a)": f"`Jane D <{E}a>`_", "Doe": "Doe", "J.": "J\\.",
        f"[CC]({E}b)": "`CC`_", "CC": "CC",
    }  # fmt: skip
    found = {}
    for part in parts:
        at = credit.text.index(part)
        span = credit.offsets.span(Span(at, at + len(part)))
        found[part] = document.text[span.start : span.end]
    assert found == parts


def test_a_picture_has_its_options() -> None:
    text = f"{F}\n   :alt: Boats in\n     the harbor\n   :target: goal_\n\n.. _goal: {E}f\n"
    (use,) = read_document("a.rst", text.encode()).uses
    assert (use.image, use.alt, use.links) == ("a.jpg", "Boats in the harbor", (f"{E}f",))


@pytest.mark.parametrize(
    "options", ["   :width: 16px\n", "   :class: icon\n", "   :height: 20\n"], ids=["width", "class", "height"]
)
def test_icons_need_no_credit(options: str) -> None:
    (use,) = read_document("a.rst", f"{A}\n{options}".encode()).uses
    assert use.decorative


@pytest.mark.parametrize("text", [":lang: de\n", ":Language: de\n", ".. meta::\n   :lang: de\n"])
def test_the_language_that_the_document_states(text: str) -> None:
    document = read_document("a.rst", f"{text}\n{A}\n".encode())
    assert (document.language, document.uses[0].language) == ("de", "de")


def test_the_date_that_the_document_states() -> None:
    assert read_document("a.rst", f":date: 2026-11-27 10:00\n\n{A}\n".encode()).date == "2026-11-27"


@pytest.mark.parametrize(
    "definitions",
    [
        f".. |J| replace:: {'J' * 3_000}\n",
        "".join(f".. |{a}| replace:: {f'|{b}| ' * 60}\n" for a, b in ("JK", "KL", "LM", "MN", "NO")),
        f".. |J| image:: a.jpg\n   :alt: {'x' * 3_000}\n",
    ],
    ids=["long", "nested", "picture"],
)
def test_what_stands_for_much_is_written_again_within_bounds(definitions: str) -> None:
    text = f"Photo: {'|J| ' * 3_000}\n\n{definitions}"
    document = read_document("a.rst", text.encode(), is_credit=lambda t, f: True)
    shown = sum(len(u.alt) + (len(u.credit.text) if u.credit else 0) for u in document.uses)
    left_out = sum(int(dict(p.params)["length"]) for p in document.problems)
    assert 0 < shown + left_out < 2_000_000
