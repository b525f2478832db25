"""Fixes in documents whose markup is none that a credit is written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from licensecheck import Checker
from licensecheck.articles import read_document

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


def _findings(path: Path, text: str) -> list[Any]:
    path.write_text(text, encoding="utf-8")
    report = Checker(offline=True).check_paths([str(path)])
    return [f for case in report.cases for f in case.findings]
