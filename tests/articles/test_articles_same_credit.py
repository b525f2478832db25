"""The same credit reads the same in every format that is written anew."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.credit import parse
from licensecheck.credit.flat import fields

Link = Callable[[str, str], str]
Plain = Callable[[str], str]


def tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text).replace("~", r"\textasciitilde{}")


def rst(text: str) -> str:
    return re.sub(r"([\\*`|_<\[])", r"\\\1", text)


def same(text: str) -> str:
    return text


FORMATS: dict[str, tuple[str, Plain, Link]] = {
    "a.rst": (".. figure:: a.jpg\n\n   {}\n", rst, lambda t, u: f"`{rst(t)} <{u}>`__"),
    "a.adoc": (".{}\nimage::a.jpg[]\n", same, lambda t, u: f"{u}[{t}]"),
    "a.tex": (
        "\\begin{{figure}}\\includegraphics{{a.jpg}}\\caption{{{}}}\\end{{figure}}\n", tex,
        lambda t, u: f"\\href{{{re.sub('([%#])', lambda m: chr(92) + m[0], u)}}}{{{tex(t)}}}",
    ),
    "a.wiki": ("[[File:A.jpg|thumb|{}]]\n", same, lambda t, u: f"[{u} {t}]"),
    "a.org": ("#+CAPTION: {}\n[[file:a.jpg]]\n", same, lambda t, u: f"[[{u}][{t}]]"),
    "a.ipynb": ('{{"cells": [{{"cell_type": "markdown", "source": "![](a.jpg)\\n\\n{}"}}]}}', lambda t: json.dumps(t)[1:-1],
                lambda t, u: f"[{t}]({u})"),
}  # fmt: skip
"""Path to a document around a credit, how plain words are written in it, and links."""

BY = "https://creativecommons.org/licenses/by/4.0/"
PAGE = "https://commons.wikimedia.org/wiki/File:Old_mill_%C3%84sch.jpg"

CREDITS = {
    "plain": "Photo: Mara Lindqvist, CC BY 4.0, via Wikimedia Commons",
    "links": f"Photo: [Mara Lindqvist](https://example.org/mara_l#me), [CC BY 4.0]({BY}), via [Wikimedia Commons]({PAGE})",
    "address written out": f"Photo: Mara Lindqvist, CC BY 4.0, {BY}",
    "addresses in brackets": f"Mara Lindqvist, CC BY 4.0 <{BY}>, via Wikimedia Commons",
    "accents": f"Foto: Jörg Müller-Gómez, „Die Mühle“, [CC BY-SA 3.0 DE]({BY})",
    "signs": f"Photo: A. Example & Sons (50 % crop), [CC BY 4.0]({BY})",
    "file name": "Source: Wikimedia Commons, Old_mill_Äsch.jpg, by Mara Lindqvist, CC BY 4.0",
    "cyrillic": f"Фото: Марія Лісова / [CC BY-SA 4.0]({BY})",
    "copyright": "© 2023 Mara Lindqvist, all rights reserved",
}

_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")


def written(credit: str, path: str) -> str:
    document, plain, link = FORMATS[path]
    parts, at = [], 0
    for found in _LINK.finditer(credit):
        parts += [plain(credit[at : found.start()]), link(found[1], found[2])]
        at = found.end()
    return document.format("".join(parts) + plain(credit[at:]))


def read(credit: str, format: Any) -> dict[str, Any]:
    found = fields(parse(credit, format))
    return {k: v for k, v in found.items() if k not in ("spans", "segments", "confidence")}


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("credit", CREDITS.values(), ids=CREDITS)
def test_a_credit_reads_the_same_as_in_markdown(credit: str, path: str) -> None:
    (use,) = [u for u in read_document(path, written(credit, path).encode()).uses if u.image]
    assert use.credit is not None
    assert read(use.credit.text, use.credit.format) == read(credit, "markdown")


@pytest.mark.shared
@pytest.mark.parametrize("path", FORMATS)
def test_real_credits_read_the_same_as_in_plain_text(shared: Path, path: str) -> None:
    rows = [json.loads(line) for line in (shared / "corpus/credits-dev.jsonl").read_text("utf-8").splitlines()]
    lines = [r["text"] for r in rows if r["format"] == "text" and not re.search(r"[\n|\\{}`]", r["text"])]
    credits_ = [line for line in lines if parse(line, "text").is_credit]
    assert len(credits_) > 100
    read_as: list[dict[str, Any] | None] = []
    for credit in credits_:
        uses = [u for u in read_document(path, written(credit, path).encode()).uses if u.image and u.credit]
        read_as += [read(u.credit.text, u.credit.format) for u in uses[:1] if u.credit] or [None]
    form = "markdown" if path == "a.ipynb" else "text"
    assert read_as == [read(credit, form) for credit in credits_]
