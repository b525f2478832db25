"""In which form the right credit is offered, and that a case with an error counts as contradicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck import Checker
from licensecheck.articles import read_document
from licensecheck.suggest import form_for

if TYPE_CHECKING:
    from pathlib import Path

LINE = "Photo: Anna Koval, CC BY 4.0"
FORMS = {
    "markdown": ("a.md", f"![](a.jpg)\n\n{LINE}\n", "markdown"),
    "markdown without a credit": ("a.md", "![](a.jpg)\n", "markdown"),
    "front matter": ("a.md", "---\nphoto: a.jpg\nphoto_author: Anna\nphoto_license: CC BY 4.0\n---\n", "text"),
    "html": ("a.html", f"<img src=a.jpg><p>{LINE}</p>", "html"),
    "html without a credit": ("a.html", "<img src=a.jpg>", "html"),
    "alternative text": ("a.html", f"<img src=a.jpg alt='{LINE}'>", "html"),
    "rst": ("a.rst", f".. figure:: a.jpg\n\n   {LINE}\n", "text"),
    "rst without a credit": ("a.rst", ".. image:: a.jpg\n", "text"),
    "latex": ("a.tex", f"\\includegraphics{{a.jpg}}\n\n{LINE}\n", "text"),
    "wikitext": ("a.wiki", f"[[File:A.jpg|thumb|{LINE}]]\n", "wikitext"),
    "wikitext without a credit": ("a.wiki", "[[File:A.jpg]]\n", "wikitext"),
    "registry": ("credits.yml", "- file: a.jpg\n  author: Anna\n  license: CC BY 4.0\n", "text"),
    "feed": (
        "a.rss",
        f"<rss><channel><item><description>&lt;img src='a.jpg'&gt; {LINE}</description></item></channel></rss>",
        "html",
    ),
    "text": ("a.txt", f"{LINE}\n", "text"),
}


@pytest.mark.parametrize(("path", "text", "form"), FORMS.values(), ids=FORMS)
def test_a_credit_is_offered_in_the_form_of_its_document(path: str, text: str, form: str) -> None:
    (use,) = read_document(path, text).uses
    assert form_for(use) == form


def verdicts(path: Path, text: str) -> tuple[list[str], tuple[int, int, int, int]]:
    path.write_text(text, encoding="utf-8")
    report = Checker(offline=True).check_paths([str(path)])
    counts = report.summary
    assert [f.code for case in report.cases for f in case.findings][:1] == ["CR007"]
    return (
        [case.verdict for case in report.cases],
        (counts.contradicted, counts.undecided, counts.unchecked, counts.verified),
    )


BY = "https://creativecommons.org/licenses/by/4.0/"
HIDDEN = f'Photo: Anna Koval, <a href="{BY}">CC BY 4.0</a>'


def test_a_case_with_an_error_is_contradicted_also_where_no_field_is(tmp_path: Path) -> None:
    text = f"<figure><img src=a.jpg><p hidden>{HIDDEN}</p></figure>"
    assert verdicts(tmp_path / "a.html", text) == (["contradicted"], (1, 0, 0, 0))
