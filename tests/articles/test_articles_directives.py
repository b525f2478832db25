"""Directives of MyST, divs and cells of Quarto, blocks of MkDocs, embeds of Obsidian, footnotes and comments."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import format_of, read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None]

A = "![a](a.jpg)"
MYST = "```{figure} a.jpg"

BLOCKS: dict[str, tuple[str, list[Row]]] = {
    "MyST figure": (f"{MYST}\n:name: fig-a\n:alt: Boat\n\nPhoto: J\n```\n", [(MYST, "Photo: J", "caption")]),
    "MyST figure without options": (f"{MYST}\nPhoto: J\n```\n", [(MYST, "Photo: J", "caption")]),
    "MyST figure without a caption": (f"{MYST}\n```\n", [(MYST, None, None)]),
    "MyST legend": (f"{MYST}\n\nThe harbor.\n\nPhoto: J\n```\n", [(MYST, "Photo: J", "caption")]),
    "MyST colons": (
        ":::{figure} a.jpg\n:width: 200px\nPhoto: J\n:::\n",
        [(":::{figure} a.jpg", "Photo: J", "caption")],
    ),
    "MyST image": ("```{image} a.jpg\n:alt: Photo: J\n```\n", [("```{image} a.jpg", "Photo: J", "alt")]),
    "MyST figure with a picture of Markdown": (
        f"```{{figure-md}} fig\n{A}\n\nPhoto: J\n```\n",
        [(A, "Photo: J", "caption")],
    ),
    "MyST note": (f"```{{note}}\n{A}\nPhoto: J\n```\n", [(A, "Photo: J", "same-paragraph")]),
    "MyST in MyST": (
        "::::{margin}\n:::{figure} a.jpg\nPhoto: J\n:::\n::::\n",
        [(":::{figure} a.jpg", "Photo: J", "caption")],
    ),
    "MyST in a block quote": (f"> {MYST}\n> :alt: x\n>\n> Photo: J\n> ```\n", [(MYST, "Photo: J", "caption")]),
    "the text behind is not the caption": (
        f"{MYST}\n```\n\nThe harbor.\n\nPhoto: J\n",
        [(MYST, None, None), (None, "Photo: J", "alone")],
    ),
    "shown, not run": (f"````md\n{MYST}\nPhoto: J\n```\n````\n", []),
    "code": (f"```python\n{A}\n:::\n```\n\n{A}\n", [(A, None, None)]),
    "Quarto div": (f"::: {{#fig-a}}\n{A}\n\nPhoto: J\n:::\n", [(A, "Photo: J", "caption")]),
    "Quarto div around two": (
        f"::: {{#fig-a layout-ncol=2}}\n{A}\n\n![b](b.jpg)\n\nPhotos: J\n:::\n",
        [(A, "Photos: J", "caption"), ("![b](b.jpg)", "Photos: J", "caption")],
    ),
    "Quarto div with a caption": (f'::: {{.figure fig-cap="Photo: J"}}\n{A}\n:::\n', [(A, "Photo: J", "parameter")]),
    "another div": (f"::: {{.column}}\n{A}\nPhoto: J\n:::\n", [(A, "Photo: J", "same-paragraph")]),
    "Docusaurus": (f":::tip[Boats]\n{A}\nPhoto: J\n:::\n", [(A, "Photo: J", "same-paragraph")]),
    "MkDocs caption": (f"{A}\n/// caption\nPhoto: J\n///\n", [(A, "Photo: J", "caption")]),
    "MkDocs numbered caption": (f"{A}\n\n/// figure-caption | #a\nPhoto: J\n///\n", [(A, "Photo: J", "caption")]),
    "MkDocs admonition": (f'!!! note "Boats"\n\n    {A}\n\n    Photo: J\n', [(A, "Photo: J", "next-paragraph")]),
    "MkDocs tab": (f'=== "Boats"\n\n    {A}\n    Photo: J\n', [(A, "Photo: J", "same-paragraph")]),
    "MkDocs details": (f"??? tip\n\n    {A}\n    Photo: J\n", [(A, "Photo: J", "same-paragraph")]),
    "exclamation marks in prose": ("!!! Photo: J\n", [(None, "!!! Photo: J", "alone")]),
    "GitHub alert": (f"> [!NOTE]\n> {A}\n> Photo: J\n", [(A, "Photo: J", "same-paragraph")]),
    "Obsidian callout": ("> [!info]- Photo: J\n", [(None, "Photo: J", "alone")]),
    "Obsidian embed": ("![[a b.jpg]]\n*Photo: J*\n", [("![[a b.jpg]]", "*Photo: J*", "same-paragraph")]),
    "Obsidian caption": ("![[a.jpg|Photo: J|200]]\n", [("![[a.jpg|Photo: J|200]]", "Photo: J", "alt")]),
    "Obsidian size": ("![[a.jpg|200x100]]\n", [("![[a.jpg|200x100]]", None, None)]),
    "Obsidian embed in a table": (
        "|a|b|\n|-|-|\n|![[a.jpg\\|200]]|Photo: J|\n",
        [("![[a.jpg\\|200]]", "Photo: J", "next-paragraph")],
    ),
    "Obsidian note": ("![[A note]] ![[Other#Part]]\n", []),
    "Obsidian embed in code": ("`![[a.jpg]]`\n", []),
    "footnote": (f"{A}[^1]\n\nText.\n\n[^1]: Photo: J\n", [(A, "Photo: J", "footnote")]),
    "footnote in the caption": (f"{A}\n\n*The harbor*[^b]\n\nText.\n\n[^b]: Photo: J\n", [(A, "Photo: J", "footnote")]),
    "footnote that is none": (f"{A}[^1]\n\n[^1]: The harbor.\n", [(A, None, None)]),
    "footnotes of two": (
        f"{A}[^1] ![b](b.jpg)[^2]\n\n[^2]: Photo: B\n\n[^1]: Photo: A\n",
        [(A, "Photo: A", "footnote"), ("![b](b.jpg)", "Photo: B", "footnote")],
    ),
    "visible text wins over a footnote": (
        f"{A}[^1] Photo: V\n\n[^1]: Photo: J\n",
        [(A, "Photo: V", "same-paragraph"), (None, "Photo: J", "alone")],
    ),
    "comment behind": (f"{A}\n\n<!-- Photo: J -->\n", [(A, "Photo: J", "comment")]),
    "comment in front": (f"<!-- Photo: J -->\n{A}\n", [(A, "Photo: J", "comment")]),
    "comment as a definition": (f"{A}\n\n[//]: # (Photo: J)\n", [(A, "Photo: J", "comment")]),
    "comment as a definition, quotes": (f'{A}\n\n[comment]: # "Photo: J"\n', [(A, "Photo: J", "comment")]),
    "comment of Obsidian": (f"{A}\n\n%% Photo: J %%\n", [(A, "Photo: J", "comment")]),
    "comment of MyST": (f"```{{note}}\nText.\n```\n\n{A}\n\n% Photo: J\n", [(A, "Photo: J", "comment")]),
    "percent sign outside of MyST": (f"{A}\n\n% Photo: J\n", [(A, "% Photo: J", "next-paragraph")]),
    "comment of MyST in code": (f"```{{note}}\nText.\n```\n\n{A}\n\n```tex\n% Photo: J\n```\n", [(A, None, None)]),
    "visible text wins over a comment": (f"{A}\n<!-- Photo: K -->\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "comment away from the picture": (f"{A}\n\nOne.\n\nTwo.\n\nThree.\n\n<!-- Photo: J -->\n", [(A, None, None)]),
    "comment with a picture": (f"<!-- ![b](b.jpg) Photo: J -->\n\n{A}\n", [(A, None, None)]),
    "comment for one picture only": (
        f"{A}\n<!-- Photo: J -->\n![b](b.jpg)\n",
        [(A, "Photo: J", "comment"), ("![b](b.jpg)", None, None)],
    ),
}

CELLS: dict[str, tuple[str, list[Row]]] = {
    "caption of Pandoc": ("![Photo: J](a.jpg)\n", [("![Photo: J](a.jpg)", "Photo: J", "caption")]),
    "caption of Pandoc with a link": (
        "![Photo: J, [CC BY](x \\])](a.jpg){#fig-a}\n",
        [("![Photo: J, [CC BY](x \\])](a.jpg)", "Photo: J, [CC BY](x \\])", "caption")],
    ),
    "caption with another alternative text": (
        '![Photo: J](a.jpg){fig-alt="Boat"}\n',
        [("![Photo: J](a.jpg)", "Photo: J", "caption")],
    ),
    "R Markdown": (
        '```{r, fig.cap="Photo: J"}\nknitr::include_graphics("a.jpg")\n```\n',
        [("a.jpg", "Photo: J", "parameter")],
    ),
    "two pictures": (
        "```{r fig.cap='Photo: J'}\ninclude_graphics(c(\"a.jpg\", 'b.jpg'))\n```\n",
        [("a.jpg", "Photo: J", "parameter"), ("b.jpg", "Photo: J", "parameter")],
    ),
    "option in a comment": (
        '```{python}\n#| label: fig-a\n#| fig-cap: "Photo: J"\nImage(filename="a.jpg")\n```\n',
        [("a.jpg", "Photo: J", "parameter")],
    ),
    "option over two lines": (
        "```{r}\n#| fig-cap: >\n#|   Photo:\n#|   J\ninclude_graphics('a.jpg')\n```\n",
        [("a.jpg", "Photo: J", "parameter")],
    ),
    "picture without a caption": (
        "```{r}\ninclude_graphics('a.jpg')\n```\n\nPhoto: J\n",
        [("a.jpg", "Photo: J", "next-paragraph")],
    ),
    "figure that the code draws": ('```{r}\n#| fig-cap: "Photo: J"\nplot(x)\n```\n', [(None, "Photo: J", "alone")]),
    "code without figures": ('```{r}\nx <- "a.jpg"\n```\n', []),
    "other code": ('```r\ninclude_graphics("a.jpg")\n```\n', []),
}


@pytest.mark.parametrize(("text", "rows"), BLOCKS.values(), ids=BLOCKS)
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text) == rows


@pytest.mark.parametrize(("text", "rows"), CELLS.values(), ids=CELLS)
def test_cells_of_quarto_and_r(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text, "a.qmd") == rows


ALL = {**BLOCKS, **CELLS}


@pytest.mark.parametrize(("text", "rows"), ALL.values(), ids=ALL)
def test_line_breaks_and_what_stands_in_front_only_move_places(reading: Any, text: str, rows: list[Row]) -> None:
    crlf = [tuple(x and x.replace("\n", "\r\n") for x in row) for row in rows]
    front = "\ufeffStraße 🚋 heute.\r\n\r\n---\r\n\r\n"
    path = "a.qmd" if (text, rows) in CELLS.values() else "a.md"
    assert reading.rows(front + text.replace("\n", "\r\n"), path) == crlf


def test_every_character_of_an_option_over_two_lines_leads_to_its_source() -> None:
    text = "😀\n\n```{r}\n#| fig-cap: |\n#|   Photo:\n#|   Jane\nplot()\n```\n"
    credit = read_document("a.qmd", text, is_credit=lambda t, f: "Photo" in t).uses[0].credit
    assert credit is not None
    assert credit.text == "Photo:\nJane"
    span = credit.offsets.span(Span(7, 11))
    assert text[span.start : span.end] == "Jane"


@pytest.mark.parametrize(
    ("path", "format"),
    [("a.mdx", "mdx"), ("a.qmd", "quarto"), ("A.Rmd", "quarto"), ("a.mkd", "markdown"), ("a.mdown", "markdown")],
)
def test_names_of_kinds_of_markdown(path: str, format: str) -> None:
    assert format_of(path) == format
