"""`check --add-ignore`: comments written into articles, in their dialect, with nothing else changed."""

from __future__ import annotations

import os
import stat
from json import dumps
from pathlib import Path

import pytest

from licensecheck.cli import main

CREDIT = "Photo: Anna Koval, cropped, CC BY 4.0 (no changes made)"
"""LC108 and MD302, both without a record."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def add(*arguments: str) -> int:
    return main(["check", "--offline", "--add-ignore", *arguments])


WORDS = "licensecheck: ignore[LC108,MD302] asked"
DOCUMENTS = {
    "paragraph": ("a.md", f"# T\n\n![b](b.jpg)\n*{CREDIT}*\n", [f"<!-- {WORDS} -->\n"]),
    "caption-apart": ("a.md", f"![b](b.jpg)\n\n*{CREDIT}*\n\ntext\n", [f"<!-- {WORDS} -->\n"]),
    "crlf-and-bom": ("a.md", f"\ufeff# T\r\n\r\n![b](b.jpg)\r\n*{CREDIT}*\r\n", [f"<!-- {WORDS} -->\r\n"]),
    "no-last-break": ("a.md", f"![b](b.jpg)\n*{CREDIT}*", [f"<!-- {WORDS} -->\n"]),
    "list": ("a.md", f"- item\n\n  ![b](b.jpg)\n  *{CREDIT}*\n\n  more\n", [f"  <!-- {WORDS} -->\n"]),
    "quote": ("a.md", f"> ![b](b.jpg)\n> *{CREDIT}*\n", [f"> <!-- {WORDS} -->\n"]),
    "two-blocks": ("a.md", f"![b](b.jpg)\n*{CREDIT}*\n\n![c](c.jpg)\n*{CREDIT}*\n", [f"<!-- {WORDS} -->\n"] * 2),
    "front-matter": ("a.md", f"---\ntitle: x\nimage: b.jpg\ncredit: '{CREDIT}'\n---\n\ntext\n", [f"# {WORDS}\n"]),
    "figure": ("a.html", f"<p>x\n<figure>\n  <img\n   src=b.jpg>\n <figcaption>{CREDIT}</figcaption>\n</figure>\n", [f"<!-- {WORDS} -->\n"]),
    "mdx": ("a.mdx", f"# T\n\n<Figure src='a.jpg' credit='{CREDIT}' />\n", [f"{{/* {WORDS} */}}\n"]),
    "quarto": ("a.qmd", f"# T\n\n![{CREDIT}](b.jpg)\n", [f"<!-- {WORDS} -->\n"]),
    "shortcode": ("a.md", f'{{{{< figure src="a.jpg" attr="{CREDIT}" >}}}}\n', [f"<!-- {WORDS} -->\n"]),
    "latex": ("a.tex", f"x\n  \\begin{{figure}}\n\\includegraphics{{a.jpg}}\n\\caption{{{CREDIT}}}\n\\end{{figure}}\n", [f"  % {WORDS}\n"]),
    "asciidoc": ("a.adoc", f"= T\n\n.{CREDIT}\nimage::a.jpg[]\n", [f"// {WORDS}\n"]),
    "org": ("a.org", f"* T\n\n#+CAPTION: {CREDIT}\n[[./a.jpg]]\n", [f"# {WORDS}\n"]),
    "wikitext": ("a.wiki", f"== T ==\n\n[[File:A.jpg|thumb|{CREDIT}]]\n", [f"<!-- {WORDS} -->\n"]),
    "notebook": (
        "a.ipynb",
        dumps({"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["![a](a.jpg)\n", f"*{CREDIT}*"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1),
        [f'    "<!-- {WORDS} -->\\n",\n'],
    ),
    "rst": ("a.rst", f"T\n=\n\n.. figure:: b.jpg\n\n   {CREDIT}\n", [f".. {WORDS}\n\n"]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "lines"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_comment_is_added_and_nothing_else_is_changed(
    name: str, text: str, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(name)
    path.write_bytes(text.encode())
    assert add("all", "--reason", "asked") == 0
    told = capsys.readouterr().out.splitlines()
    assert [said.partition(": ")[2] for said in told] == [line.strip() for line in lines]
    rest = path.read_bytes().decode()
    for line in lines:
        rest = rest.replace(line, "", 1)
    assert rest == text


@pytest.mark.parametrize(("name", "text", "lines"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_after_it_the_article_is_clean(
    name: str, text: str, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(text.encode())
    add("all", "--reason", "asked")
    written = Path(name).read_bytes()
    assert main(["check", "--offline"]) == 0
    assert f"; {2 * len(lines)} suppressed by comments" in capsys.readouterr().out
    assert add("all", "--reason", "asked") == 0
    assert (capsys.readouterr().out, Path(name).read_bytes()) == ("", written)


def test_only_the_codes_that_are_named_are_suppressed_with_reason_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("a.md")
    path.write_text(f"![b](b.jpg)\n*{CREDIT}*\n", encoding="utf-8")
    assert add("LC", "--until", "2999-01-31") == 0
    assert path.read_text(encoding="utf-8").startswith("<!-- licensecheck: ignore[LC108]; until 2999-01-31 -->\n")
    assert capsys.readouterr().out == "a.md:1: <!-- licensecheck: ignore[LC108]; until 2999-01-31 -->\n"
    assert main(["check", "--offline"]) == 1


LEFT = {
    "plain-text": ("a.txt", f"{CREDIT}\n".encode(), "a.txt: 2 findings left: this format has no comments."),
    "utf-16": ("a.md", f"![b](b.jpg)\n*{CREDIT}*\n".encode("utf-16"), "a.md: 2 findings left: this format has no comments."),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "words"), LEFT.values(), ids=LEFT.keys())
def test_what_cannot_hold_a_comment_is_left_and_said(
    name: str, data: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(data)
    assert (add("all"), Path(name).read_bytes()) == (1, data)
    assert capsys.readouterr().out.startswith(words)


def test_the_mode_of_a_file_is_kept_and_a_link_followed() -> None:
    Path("real.md").write_text(f"![b](b.jpg)\n*{CREDIT}*\n", encoding="utf-8")
    os.chmod("real.md", 0o600)
    Path("a.md").symlink_to("real.md")
    assert add("all", "a.md") == 0
    assert Path("a.md").is_symlink()
    assert stat.S_IMODE(os.stat("real.md").st_mode) == 0o600
    assert "ignore[LC108,MD302]" in Path("real.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["XY1"], "There is no rule “XY1”."),
        (["all", "--reason", "a -- b"], "A reason may not hold"),
        (["all", "--until", "soon"], "“soon” is no day."),
        (["all", "-"], "--add-ignore"),
        (["all", "--credit", "x"], "--add-ignore"),
    ],
    ids=["code", "reason", "day", "stdin", "credit"],
)
def test_what_makes_no_sense_is_misuse(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(f"![b](b.jpg)\n*{CREDIT}*\n", encoding="utf-8")
    assert add(*arguments) == 2
    assert words in capsys.readouterr().err


def test_a_reason_alone_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--reason", "asked"]) == 2
    assert capsys.readouterr().err == "licensecheck: --reason needs --add-ignore.\n"


def test_a_reason_is_asked_for_where_the_settings_require_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("licensecheck.toml").write_text("require-reason = true\n", encoding="utf-8")
    Path("a.md").write_text(f"![b](b.jpg)\n*{CREDIT}*\n", encoding="utf-8")
    assert add("all") == 2
    assert capsys.readouterr().err == "licensecheck: --add-ignore needs --reason.\n"
    assert add("all", "--reason", "asked") == 0
