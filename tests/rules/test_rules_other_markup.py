"""Fixes in documents whose markup is none that a credit is written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from licensecheck import Checker
from licensecheck.articles import read_document

FRONT = "---\nphoto: a.jpg\n"
LINE = "Photo: Anna Koval, CC BY 4.0"

DOCUMENTS = {
    "rst": ("a.rst", f".. figure:: a.jpg\n\n   {LINE}\n"),
    "asciidoc": ("a.adoc", f"image::a.jpg[]\n\n{LINE}\n"),
    "latex": ("a.tex", f"\\includegraphics{{a.jpg}}\n\n{LINE}\n"),
    "wikitext": ("a.wiki", f"[[File:A.jpg|thumb|{LINE}]]\n"),
    "notebook": (
        "a.ipynb",
        f'{{"cells": [{{"cell_type": "markdown", "source": "![](a.jpg)\\n\\n{LINE}"}}]}}'.replace("\n", "\\n"),
    ),
}


@pytest.mark.parametrize(("path", "text"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_would_be_written_in_another_markup_is_advice(tmp_path: Path, path: str, text: str) -> None:
    findings = _findings(tmp_path / path, text)
    assert {f.code for f in findings} >= {"LC108"}
    assert {fix.applicability for f in findings for fix in f.fixes} == {"display"}
    assert {fix.replacement for f in findings for fix in f.fixes} == {None}


def test_the_same_credit_in_markdown_can_be_put_right(tmp_path: Path) -> None:
    findings = _findings(tmp_path / "a.md", f"![](a.jpg)\n\n{LINE}\n")
    assert "safe" in {fix.applicability for f in findings for fix in f.fixes}


@pytest.mark.parametrize(("markup", "document"), DOCUMENTS.items(), ids=DOCUMENTS)
def test_a_credit_that_was_written_anew_says_so(markup: str, document: tuple[str, str]) -> None:
    path, text = document
    assert [u.credit.markup for u in read_document(path, text.encode()).uses if u.credit] == [markup]


FIELDS = {
    "author and license": f"{FRONT}photo_author: Jane Doe\nphoto_license: CC BY 4.0\n---\n",
    "author with a link": f"{FRONT}photo_author: Jane Doe\nphoto_author_url: https://x.example/j\nphoto_license: CC BY 4.0\n---\n",
    "link in front of the author": f"{FRONT}photo_author_url: https://x.example/j\nphoto_author: Jane Doe\nphoto_license: CC BY 4.0\n---\n",
    "author in Markdown": f"{FRONT}photo_author: '[Jane Doe](https://x.example/j)'\nphoto_license: CC BY 4.0\n---\n",
    "author in HTML": f"{FRONT}photo_author: <a href=https://x.example/j>Jane Doe</a>\nphoto_license: CC BY 4.0\n---\n",
    "line with a link": f"{FRONT}photo_credit: 'Photo: Jane Doe, CC BY 4.0'\nphoto_credit_url: https://x.example/j\n---\n",
    "shortcode of a theme": '{{< img src="a.jpg" author="Jane Doe" author_url="https://x.example/j" license="CC BY 4.0" >}}\n',
    "figure of Hugo with more": '{{< figure src="a.jpg" attr="Jane Doe" attrlink="https://x.example/j" license="CC BY 4.0" >}}\n',
    "include": '{% include figure.html src="a.jpg" credit="Jane Doe, CC BY 4.0" credit_url="https://x.example/j" %}\n',
    "component": '<Figure src="a.jpg" author="Jane Doe" authorUrl="https://x.example/j" license="CC BY 4.0" />\n',
    "directive": "```{figure} a.jpg\n:credit: Jane Doe, CC BY 4.0\n:credit_url: https://x.example/j\n```\n",
}


@pytest.mark.parametrize("text", FIELDS.values(), ids=FIELDS)
def test_a_link_that_a_template_may_make_is_not_missed_for_sure(tmp_path: Path, text: str) -> None:
    """The fields are known, and what the template makes of them is not: no error, and nothing to write there."""
    found = [(f.code, f.severity, fix.applicability) for f in _findings(tmp_path / "a.md", text) for fix in f.fixes]
    assert found == [("LC108", "warning", "display")]


def test_an_address_of_the_license_in_a_field_of_its_own_counts(tmp_path: Path) -> None:
    address = "https://creativecommons.org/licenses/by/4.0/"
    text = f"{FRONT}photo_author: Jane Doe\nphoto_license: CC BY 4.0\nphoto_license_url: {address}\n---\n"
    assert _findings(tmp_path / "a.md", text) == []


def test_the_figure_of_hugo_makes_one_link_and_no_other(tmp_path: Path) -> None:
    page = "https://commons.wikimedia.org/wiki/File:A.jpg"
    text = f'{{{{< figure src="a.jpg" attr="Jane Doe, CC BY 4.0" attrlink="{page}" >}}}}\n'
    assert [(f.code, f.severity) for f in _findings(tmp_path / "a.md", text)] == [("LC108", "error")]


def _findings(path: Path, text: str) -> list[Any]:
    path.write_text(text, encoding="utf-8")
    report = Checker(offline=True).check_paths([str(path)])
    return [f for case in report.cases for f in case.findings]


FEEDS = {
    "escaped": (
        "a.rss",
        f"<rss><channel><item><description>&lt;img src='a.jpg'&gt;&lt;p&gt;{LINE}&lt;/p&gt;</description></item></channel></rss>",
        {"display"},
    ),
    "as it is": (
        "a.rss",
        f"<rss><channel><item><description><![CDATA[<img src='a.jpg'><p>{LINE}</p>]]></description></item></channel></rss>",
        {"safe"},
    ),
    "in JSON": (
        "feed.json",
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"content_html": "<img src=a.jpg><p>{LINE}</p>"}}]}}',
        {"display"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "applicable"), FEEDS.values(), ids=FEEDS)
def test_markup_goes_into_a_feed_only_where_it_stands_there_as_it_is(
    tmp_path: Path, path: str, text: str, applicable: set[str]
) -> None:
    findings = _findings(tmp_path / path, text)
    assert {fix.applicability for f in findings for fix in f.fixes if f.code == "LC108"} == applicable
