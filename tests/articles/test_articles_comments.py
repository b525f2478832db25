"""Comments to this program: found in each format's dialects, and what part of the document they speak of."""

from __future__ import annotations

import pytest

from licensecheck.articles import read_document
from licensecheck.articles.comments import DIALECTS, FORMATS, MOST, comments, taken_out

SAYS = "licensecheck: ignore[LC108] why"


def found(text: str, format: str) -> list[tuple[str, str]]:
    """The words of each comment and the text that it speaks of."""
    return [(c.text, text[c.scope.start : c.scope.end]) for c in comments(text, format)]


@pytest.mark.parametrize(("format", "name"), [(f, name) for f, (_, names) in FORMATS.items() for name in names])
def test_each_dialect_is_read_as_it_is_written(format: str, name: str) -> None:
    written = DIALECTS[name].sample.format(SAYS)
    (comment,) = comments(f"{written}\n\nText\n", format)
    assert comment.text == SAYS
    assert (comment.span.start, comment.span.end) == (0, len(written))


NO_COMMENT = {
    "fence": ("markdown", f"```html\n<!-- {SAYS} -->\n```\n"),
    "fence-open": ("markdown", f"~~~\n<!-- {SAYS} -->\n"),
    "code-span": ("markdown", f"Write `<!-- {SAYS} -->` above it.\n"),
    "words": ("markdown", f"Write {SAYS} above it.\n"),
    "not-closed": ("markdown", f"<!-- {SAYS}\n"),
    "too-long": ("html", f"<!-- {SAYS} {'x' * 3000} -->"),
    "other-comment": ("html", "<!-- licensecheck reads this page every day -->"),
    "later-in-a-comment": ("html", f"<!-- see: {SAYS} -->"),
    "hash-in-markdown": ("markdown", f"# {SAYS}\n"),
    "percent-escaped": ("latex", rf"5 \% {SAYS}"),
    "address": ("asciidoc", f"http://{SAYS}"),
    "plain-text": ("text", f"<!-- {SAYS} -->"),
    "unknown-format": ("docx", f"<!-- {SAYS} -->"),
}


@pytest.mark.parametrize(("format", "text"), NO_COMMENT.values(), ids=NO_COMMENT.keys())
def test_what_is_no_comment_is_left_alone(format: str, text: str) -> None:
    assert comments(text, format) == ()


MARK = f"<!-- {SAYS} -->"
SCOPES = {
    "same-line": ("markdown", f"a\n![x](y) {MARK}\nb\n", f"![x](y) {MARK}"),
    "line-before": ("markdown", f"a\n\n{MARK}\n![x](y)\n*c*\n\nb\n", f"{MARK}\n![x](y)\n*c*"),
    "between": ("markdown", f"a\n\n![x](y)\n{MARK}\n*c*\n\nb\n", f"![x](y)\n{MARK}\n*c*"),
    "line-after": ("markdown", f"![x](y)\n*c*\n{MARK}\n\nb\n", f"![x](y)\n*c*\n{MARK}"),
    "block-before": ("markdown", f"a\n\n{MARK}\n\n\n![x](y)\n*c*\n\nb\n", f"{MARK}\n\n\n![x](y)\n*c*"),
    "quoted": ("markdown", f"> {MARK}\n> ![x](y)\n>\n> b\n", f"> {MARK}\n> ![x](y)"),
    "crlf": ("markdown", f"a\r\n\r\n{MARK}\r\n![x](y)\r\n\r\nb", f"{MARK}\r\n![x](y)\r"),
    "nothing-follows": ("markdown", f"a\n\n{MARK}\n", MARK),
    "element": ("html", f"<p>\n{MARK}\n<figure><figure></figure>\n<img></figure>\n<p>", f"{MARK}\n<figure><figure></figure>\n<img></figure>"),
    "void-element": ("html", f"{MARK}\n<img\n src=a>\n<p>", f"{MARK}\n<img\n src=a>"),
    "end-of-element": ("html", f"<p>\n<figure>\n<img>\n{MARK}\n</figure>\n<p>", f"<figure>\n<img>\n{MARK}\n</figure>"),
    "text-in-html": ("html", f"{MARK}\nPhoto\n<p>", f"{MARK}\nPhoto"),
    "yaml": ("registry", f"a: 1\n# {SAYS}\nb:\n  c: 1\n\n  d: 2\ne: 3\n", f"# {SAYS}\nb:\n  c: 1\n\n  d: 2"),
    "yaml-same-line": ("registry", f"a: x # {SAYS}\nb: 1\n", f"a: x # {SAYS}"),
    "front-matter": ("markdown", f"---\n# {SAYS}\nimage: a\nz: 1\n---\n\nb\n", f"# {SAYS}\nimage: a"),
    "environment": ("latex", f"a\n% {SAYS}\n\\begin{{figure}}\nb\n\\end{{figure}}\nc\n", f"% {SAYS}\n\\begin{{figure}}\nb\n\\end{{figure}}"),
    "line-of-latex": ("latex", f"a\n% {SAYS}\n\\includegraphics{{b}}\nc\n", f"% {SAYS}\n\\includegraphics{{b}}"),
    "org": ("org", f"a\n\n# {SAYS}\n#+CAPTION: c\n[[b]]\n\nd\n", f"# {SAYS}\n#+CAPTION: c\n[[b]]"),
    "cell": ("notebook", f' "source": [\n  "{MARK}\\n",\n  "![x](y)"\n ]\n', f'  "{MARK}\\n",\n  "![x](y)"'),
}  # fmt: skip


@pytest.mark.parametrize(("format", "text", "scope"), SCOPES.values(), ids=SCOPES.keys())
def test_a_comment_speaks_of_its_line_its_block_or_what_follows(format: str, text: str, scope: str) -> None:
    assert found(text, format) == [(SAYS, scope)]


def test_several_comments_before_a_block_all_speak_of_it() -> None:
    text = f"{MARK}\n\n{MARK}\n\n![x](y)\n"
    assert [scope[-8:] for _, scope in found(text, "markdown")] == ["\n![x](y)"] * 2


def test_comments_that_a_reader_would_take_for_words_are_blank_for_it() -> None:
    text = "{/* licensecheck: ignore[LC108]\n photo credit */}\n![x](y)\n"
    _, blank = taken_out(text, "markdown")
    assert blank == " " * 31 + "\n" + " " * 17 + "\n![x](y)\n"
    assert len(blank) == len(text)


def test_a_comment_is_no_part_of_the_credit_beside_it() -> None:
    text = f"![x](y.jpg)\n*Photo: Jane Doe, CC BY 4.0* {{# {SAYS} photo credit #}}\n"
    document = read_document("a.md", text)
    assert [u.credit.text for u in document.uses if u.credit] == ["*Photo: Jane Doe, CC BY 4.0*"]
    assert [c.text for c in document.comments] == [f"{SAYS} photo credit"]


def test_no_more_comments_are_read_than_anybody_writes() -> None:
    assert len(comments(f"{MARK}\n\n" * (MOST + 10), "markdown")) == MOST
