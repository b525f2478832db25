"""Comments that are written into a document: only where it reads the same afterwards."""

from __future__ import annotations

from licensecheck.articles import read_document
from licensecheck.articles.annotate import can_hold_comments, with_comments
from licensecheck.model import Span

TEXT = "![b](b.jpg)\n*Photo: Jane Doe, CC BY 4.0*\n"


def test_what_reads_otherwise_afterwards_is_refused() -> None:
    document = read_document("a.md", TEXT)
    span = document.uses[0].image_span
    assert span is not None
    assert with_comments(document, [(span, {"LC108"})], " asked") == (
        f"<!-- licensecheck: ignore[LC108] asked -->\n{TEXT}",
        [(Span(0, 43), "<!-- licensecheck: ignore[LC108] asked -->")],
        [],
    )
    assert with_comments(document.replace(uses=()), [(span, {"LC108"})], " asked") == (TEXT, [], [span])


def test_words_that_would_end_the_comment_are_refused() -> None:
    document = read_document("a.md", TEXT)
    span = document.uses[0].image_span
    assert span is not None
    assert with_comments(document, [(span, {"LC108"})], " a --> b") == (TEXT, [], [span])


def test_places_of_one_block_get_one_comment() -> None:
    document = read_document("a.md", TEXT + TEXT)
    wanted = [(u.image_span, {code}) for u, code in zip(document.uses, ("LC108", "MD302"), strict=True) if u.image_span]
    text, written, refused = with_comments(document, wanted, "")
    assert text == f"<!-- licensecheck: ignore[LC108,MD302] -->\n{TEXT}{TEXT}"
    assert (len(written), refused) == (1, [])


def test_only_formats_with_comments_hold_some() -> None:
    names = {"a.md": True, "a.html": True, "a.rst": True, "a.txt": False}
    assert {name: can_hold_comments(read_document(name, "credit: x\n")) for name in names} == names
    data = read_document("a.txt", "credit: x\n").replace(format="registry")
    endings = {"yml": True, "yaml": True, "toml": True, "json": False, "csv": False}
    assert {e: can_hold_comments(data.replace(path=f"a.{e}")) for e in endings} == endings
