"""Laws that hold for any input of the formats that are written anew before they are read."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licensecheck.articles import format_of, read_document
from licensecheck.messages import render
from licensecheck.model import OffsetMap, Span

NAMES = {
    "a.rst": "rst",
    "a.rest": "rst",
    "a.wiki": "wikitext",
    "a.mediawiki": "wikitext",
    "a.wikitext": "wikitext",
    "a.adoc": "asciidoc",
    "a.asciidoc": "asciidoc",
    "a.asc": "asciidoc",
    "a.tex": "latex",
    "a.ltx": "latex",
    "a.ipynb": "notebook",
    "a.org": "org",
}
PATHS = sorted({format: path for path, format in reversed(NAMES.items())}.values())

PARTS = {
    "a.rst": (
        ".. figure:: a.jpg\n", ".. image:: b.jpg\n", "   :alt: x\n", "   ", "\t", "`a <b>`_", "`a`__", "a_", "|x|", "[1]_", ".. [1] ", ".. |x| image:: c\n",
        ".. _a: b_\n", "::\n", "* ", "+--+--+\n", "| a | b |\n", "== ==\n", "====\n", "..\n", ".. raw:: html\n\n   <img src=x>\n", "``", "*", "\\", ":a: ",
        ".. list-table::\n\n   * - ", ".. csv-table::\n\n   a,\"b\n",
    ),
    "a.adoc": (
        "image::a.jpg[", "image:b.jpg[", "]\n", "]", "[", ".Title\n", "|===\n", "|", "a|", "----\n", "////\n", "++++\n<img src=x>\n", "====\n", "// ", "* ", ":a: b\n",
        "{a}", "link:", "https://e.org/[", "[.credit]\n", "footnote:[", "_", "*", "`", "#", "title=\"", ",", "include::x[]\n", "= T\n", "'''\n", "<<", ">>", "\\", " +\n", "{a}[",
    ),
    "a.tex": (
        "\\begin{figure}", "\\end{figure}", "\\includegraphics[width=3cm]{a}", "\\caption{", "}", "{", "[", "]", "\\href{https://e.org}{", "\\url{a_b}", "\\emph{", "\\'", "\\\\",
        "%", "% Photo: J\n", "\\footnote{", "\\begin{verbatim}", "\\end{verbatim}", "\\verb|", "\\iffalse ", "\\fi ", "&", "\\begin{tabular}{ll}", "\\credit{", "\\x", "--", "``", "$",
        "\\def\\x{", "\\subfloat[a]{", "\"a", "<1>", "\\section{", "\\item ", "\\usepackage[german]{babel}",
    ),
    "a.ipynb": (
        '{"cells": [', "]}", '{"cell_type": "markdown", "source": "', '"},', '["', '"]', '![a](a.jpg)', "\\n", '{"a": ', "[", "]", "{", "}", ",", '"', "1", "\\u00e9", "\\ud800", '{"outputs": [{"data": {"text/html": "<img src=x>"}}]},',
        '{"cell_type":"markdown","source":"![a](b.jpg)"},',
    ),
    "a.org": (
        "#+CAPTION: ", "#+ATTR_HTML: :alt a :width 3\n", "[[file:a.jpg]]", "[[https://e.org][", "]]", "[[", "* ", "- ", "| a | b |\n", "|", "-----\n", "# ", "#+begin_src\n", "#+end_src\n",
        "#+begin_export html\n<img src=x>\n#+end_export\n", "#+begin_quote\n", "#+html: <img src=y>\n", ":a:\n", ":end:\n", "/", "*", "=", "[fn:1]", "\\\\\n", "[fn:1] Photo: J\n", ":title \"", "#+date: ",
    ),
    "a.wiki": (
        "[[File:A.jpg", "|thumb", "|", "]]", "{{", "}}", "{{Box|image=A.jpg|caption=", "<gallery>\n", "A.jpg|", "</gallery>", "<ref>", "</ref>", "<!--", "-->",
        "[https://e.org ", "]", "''", "{|\n", "|-\n", "||", "|}\n", "----\n", "<nowiki>", "</nowiki>", "== ", " ==\n", "* ", "&amp;", "<br>", "[[c:X|",
    ),
}  # fmt: skip
COMMON = ("Photo: J", "CC BY", "©", "\n", "\n\n", "\r\n", " ", "é😀", "https://e.org/a_b", "text", "\u2028", "\x0c")


def always(text: str, format: str) -> bool:
    return len(text.replace("\r", "")) % 3 > 0


def documents(path: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from((*PARTS[path], *COMMON)) | st.text(max_size=4), max_size=25).map("".join)


def check(path: str, text: str) -> None:
    document = read_document(path, text, is_credit=always)
    size = len(document.text)
    assert all(render(p.message_id, p.params) for p in document.problems)
    for use in document.uses:
        assert use.image is not None or use.credit is not None
        if use.image_span is not None:
            assert 0 <= use.image_span.start < use.image_span.end <= size
        if use.credit is not None:
            assert use.credit.offsets.length == len(use.credit.text) > 0
            check_map(use.credit.offsets, size)


def check_map(offsets: OffsetMap, size: int) -> None:
    """Any stretch of the credit stands for one of the document."""
    starts = [p[0] for p in offsets.pieces]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    for at in range(offsets.length):
        span = offsets.span(Span(at, at + 1))
        assert 0 <= span.start <= span.end <= size


@pytest.mark.parametrize(("path", "format"), NAMES.items())
def test_the_name_tells_the_format(path: str, format: str) -> None:
    assert format_of(path) == format


@pytest.mark.parametrize("path", PATHS)
@settings(deadline=None)
@given(data=st.data())
def test_any_document_is_read_and_places_lie_in_it(path: str, data: Any) -> None:
    check(path, data.draw(documents(path)))


@pytest.mark.parametrize("path", PATHS)
@settings(deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(path: str, data: bytes) -> None:
    document = read_document(path, data, is_credit=always)
    assert all(render(p.message_id, p.params) for p in document.problems)


@pytest.mark.parametrize("path", PATHS)
@settings(deadline=None)
@given(data=st.data())
def test_line_ends_change_nothing_but_places(path: str, data: Any) -> None:
    text = data.draw(documents(path)).replace("\r", "")
    plain, windows = (read_document(path, t, is_credit=always) for t in (text, text.replace("\n", "\r\n")))
    found = [
        [(u.image, u.alt, u.links, u.credit and (u.credit.text.replace("\r\n", "\n"), u.credit.why)) for u in d.uses]
        for d in (plain, windows)
    ]
    assert found[0] == found[1]


def steps(path: str, text: str) -> int:
    """Lines of our own code that run."""
    count = 0

    def trace(frame: Any, event: str, arg: object) -> Any:
        nonlocal count
        count += 1
        return trace

    former = sys.gettrace()
    sys.settrace(trace)
    try:
        read_document(path, text, is_credit=lambda t, f: True)
    finally:
        sys.settrace(former)
    return count


HOSTILE = [(path, part) for path in PATHS for part in (*PARTS[path], *COMMON)]


@pytest.mark.parametrize(("path", "part"), HOSTILE, ids=[f"{p} {t!r}" for p, t in HOSTILE])
def test_work_grows_with_the_length_of_hostile_input_only(path: str, part: str) -> None:
    """Four times the input costs about four times the steps."""
    steps(path, part)  # what is loaded with the first document is no part of the work
    small, large = (part * (size // len(part)) for size in (3_000, 12_000))
    steps(path, small)  # what is imported and compiled on the first call does not count
    assert steps(path, large) <= 5 * steps(path, small) + 20_000
