"""Which pictures and credits are found in wikitext, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None]


def thumb(caption: str, name: str = "File:A.jpg") -> str:
    return f"[[{name}|thumb|{caption}]]"


J = thumb("Photo: J")
PLAIN = "[[File:A.jpg|300px]]"

TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"{PLAIN}\nThe harbor.", [(PLAIN, None, None)]),
    "caption": (J, [(J, "Photo: J", "caption")]),
    "caption, then text": (f"{J}The harbor.", [(J, "Photo: J", "caption")]),
    "text, then caption": (f"The harbor.\n{J}\nText", [(J, "Photo: J", "caption")]),
    "caption that is no credit": (
        f"{thumb('The harbor')}\n\nPhoto: J",
        [(thumb("The harbor"), "Photo: J", "next-paragraph")],
    ),
    "caption without thumb": ("[[File:A.jpg|Photo: J]]", [("[[File:A.jpg|Photo: J]]", "Photo: J", "title-attribute")]),
    "option in an unknown language": (
        "[[File:A.jpg|pikkukuva|Photo: J]]",
        [("[[File:A.jpg|pikkukuva|Photo: J]]", "Photo: J", "caption")],
    ),
    "options behind the caption": (
        "[[File:A.jpg|Photo: J|thumb|upright=1.2]]",
        [("[[File:A.jpg|Photo: J|thumb|upright=1.2]]", "Photo: J", "caption")],
    ),
    "alternative text": (
        "[[File:A.jpg|thumb|alt=Photo: J]]",
        [("[[File:A.jpg|thumb|alt=Photo: J]]", "Photo: J", "alt")],
    ),
    "link to a file page": ("[[:File:A.jpg|Photo: J]]", [(None, "Photo: J", "alone")]),
    "sound": ("[[File:A.ogg|thumb|Photo: J]]", [(None, "Photo: J", "alone")]),
    "same paragraph": (f"{PLAIN} Photo: J", [(PLAIN, "Photo: J", "same-paragraph")]),
    "next line of a list": (f"{PLAIN}\n* Photo: J", [(PLAIN, "Photo: J", "next-paragraph")]),
    "two in a row": (
        f"{J}\n{thumb('Photo: K', 'Bild:B.png')}",
        [(J, "Photo: J", "caption"), (thumb("Photo: K", "Bild:B.png"), "Photo: K", "caption")],
    ),
    "credits alone": ("* Photo: J\n# Photo: K", [(None, "Photo: J", "alone"), (None, "Photo: K", "alone")]),
    "heading": ("== Photo: J ==", [(None, "Photo: J", "alone")]),
    "reference in a caption": (
        thumb("Harbor<ref name=x>Photo: J</ref>"),
        [(thumb("Harbor<ref name=x>Photo: J</ref>"), "Photo: J", "caption")],
    ),
    "reference in the text": ("Text<ref>Photo: J</ref> more", [(None, "Photo: J", "alone")]),
    "gallery": (
        "<gallery mode=packed>\nFile:A.jpg|Photo: J\nB.png|[[x|Text]]\n\nC.svg\n</gallery>",
        [("File:A.jpg|Photo: J", "Photo: J", "caption"), ("B.png|[[x|Text]]", None, None), ("C.svg", None, None)],
    ),
    "gallery on one line": ("<gallery>A.jpg|Photo: J</gallery>", [("A.jpg|Photo: J", "Photo: J", "caption")]),
    "unclosed gallery": ("<gallery>\nA.jpg|Photo: J", [("A.jpg|Photo: J", "Photo: J", "caption")]),
    "infobox": (
        "{{Infobox place\n| name = X\n| image = A.jpg\n| image_caption = Photo: J\n}}",
        [("A.jpg", "Photo: J", "caption")],
    ),
    "infobox with a credit": (
        "{{Infobox\n|Bild=A.jpg\n|Bildunterschrift=The harbor\n|Bildnachweis=Jane}}",
        [("A.jpg", "Jane", "marked")],
    ),
    "infobox, caption in front": ("{{Box|caption=Photo: J|image=A.jpg}}", [("A.jpg", "Photo: J", "caption")]),
    "infobox with a whole link": (f"{{{{Box\n|image={J}\n|x=y}}}}", [(J, "Photo: J", "caption")]),
    "several pictures": (
        "{{multiple image|image1=A.jpg|caption1=Photo: A|image2=B.jpg|caption2=Text|footer=Photo: J}}",
        [("A.jpg", "Photo: A", "caption"), ("B.jpg", "Photo: J", "caption")],
    ),
    "template around a picture": (f"{{{{Frame|{J}}}}}", [(J, "Photo: J", "caption")]),
    "template that formats": (thumb("{{small|Photo: J}}"), [(thumb("{{small|Photo: J}}"), "Photo: J", "caption")]),
    "template in a credit": (thumb("Photo: J {{x|y}}"), [(thumb("Photo: J {{x|y}}"), "Photo: J {{x|y}}", "caption")]),
    "table, beside": (f"{{|\n|-\n| {PLAIN} || Photo: J\n|}}", [(PLAIN, "Photo: J", "next-paragraph")]),
    "table, on the next line": (
        f'{{| class="x"\n! Head\n|-\n| style="y" | {PLAIN}\n| a="b" | Photo: J\n|}}',
        [(PLAIN, "Photo: J", "next-paragraph")],
    ),
    "table, below": (
        f"{{|\n|{PLAIN}||[[File:B.jpg|9em]]\n|-\n|©A||©B\n|}}",
        [(PLAIN, "©A", "next-paragraph"), ("[[File:B.jpg|9em]]", "©B", "next-paragraph")],
    ),
    "comment": (f"{thumb('Harbor')}<!-- Photo: J -->", [(thumb("Harbor"), "Photo: J", "comment")]),
    "comment in the caption": (
        thumb("Harbor <!-- Photo: J -->"),
        [(thumb("Harbor <!-- Photo: J -->"), "Photo: J", "comment")],
    ),
    "comment in a credit": (thumb("Photo:<!-- x --> J"), [(thumb("Photo:<!-- x --> J"), "Photo: J", "caption")]),
    "picture in a comment": (f"<!-- {J} -->", []),
    "hidden": (
        f"<nowiki>{J}</nowiki><pre>{J}</pre><math>©</math>",
        [(None, J.replace("[", "\\[").replace("]", "\\]"), "alone")],
    ),
    "HTML": (f"<center>{PLAIN}<br><small>Photo: J</small></center>", [(PLAIN, "Photo: J", "same-paragraph")]),
    "HTML blocks": (f"<div>{PLAIN}</div><div>Photo: J</div>", [(PLAIN, "Photo: J", "next-paragraph")]),
    "line": (f"{PLAIN}\n----\nPhoto: J", [(PLAIN, None, None), (None, "Photo: J", "alone")]),
    "unclosed link": ("[[File:A.jpg|thumb|Photo: J", [(None, "\\[\\[File:A.jpg|thumb|Photo: J", "alone")]),
    "astral, right to left": (
        thumb("😀 Photo: רונית 𝒳"),
        [(thumb("😀 Photo: רונית 𝒳"), "😀 Photo: רונית 𝒳", "caption")],
    ),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text, "a.wiki") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_a_text_around_it_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    around = f"\ufeff== 𝒳 ==\r\nÜber {{{{x}}}}.\r\n----\r\n{text}\r\n----\r\n[[Category:X]]\r\n"
    if "nclosed" in text or text.startswith(("<gallery>\n", "[[File:A.jpg|thumb|Photo: J")):
        around = around.replace("\r\n----\r\n[[Category:X]]\r\n", "")
    assert reading.rows(around, "a.wiki") == rows


INLINE = {
    "link": ("Photo: [https://e.org/j Jane D], CC", "Photo: [Jane D](https://e.org/j), CC"),
    "link without protocol": ("Photo: [//e.org/j Jane]", "Photo: [Jane](https://e.org/j)"),
    "link without words": ("Photo: J, [https://e.org/j]", "Photo: J, https://e.org/j"),
    "link to a page": ("Photo: [[User:Jane|Jane]]", "Photo: Jane"),
    "link to a page without words": ("Photo: [[Jane]]s", "Photo: Janes"),
    "link to Commons": ("Photo: [[c:File:A b.jpg|J]]", "Photo: [J](https://commons.wikimedia.org/wiki/File:A_b.jpg)"),
    "emphasis": ("Photo: ''Jane'' '''Doe'''", "Photo: *Jane* **Doe**"),
    "entities": ("Photo: J &amp; K&nbsp;L", "Photo: J & K\xa0L"),
    "address": ("Photo: J, https://e.org/a_b", "Photo: J, https://e.org/a_b"),
    "address in brackets": ("Photo: J <https://e.org/j>, K", "Photo: J <https://e.org/j>, K"),
    "HTML": ("Photo: <small>J</small><br />K", "Photo: J\nK"),
}


@pytest.mark.parametrize(("text", "credit"), INLINE.values(), ids=INLINE)
def test_links_and_entities_are_written_as_markdown(reading: Any, text: str, credit: str) -> None:
    (use,) = reading.document(thumb(text), "a.wiki").uses
    assert use.credit is not None
    assert (use.credit.text, use.credit.format) == (credit, "text")


def test_each_part_of_a_credit_leads_to_its_place(reading: Any) -> None:
    document = reading.document(thumb("Photo: [https://e.org/j Jane D], ''K'' &amp; [[c:X|Y]]"), "a.wiki")
    credit = document.uses[0].credit
    found = {}
    for part in ("Jane D", "https://e.org/j", "[Jane D](https://e.org/j)", "K", "&", "Y"):
        at = credit.text.index(part)
        span = credit.offsets.span(Span(at, at + len(part)))
        found[part] = document.text[span.start : span.end]
    assert found == {
        "Jane D": "Jane D", "https://e.org/j": "https://e.org/j", "[Jane D](https://e.org/j)": "[https://e.org/j Jane D]",
        "K": "K", "&": "&amp;", "Y": "Y",
    }  # fmt: skip


PICTURES = {
    "namespace kept": ("[[Datei:Über A.jpg|mini]]", "Datei:Über A.jpg", "", (), False),
    "gallery without namespace": ("<gallery>\nÜber A.jpg\n</gallery>", "File:Über A.jpg", "", (), False),
    "parameter without namespace": ("{{Box|image=A.jpg}}", "File:A.jpg", "", (), False),
    "alternative text": ("[[File:A.jpg|alt=Boats]]", "File:A.jpg", "Boats", (), False),
    "link": ("[[File:A.jpg|link=https://e.org/]]", "File:A.jpg", "", ("https://e.org/",), False),
    "icon": ("[[File:A.svg|20px]]", "File:A.svg", "", (), True),
    "low": ("[[File:A.svg|x20px]]", "File:A.svg", "", (), True),
    "class": ("[[File:A.svg|class=icon]]", "File:A.svg", "", (), True),
}


@pytest.mark.parametrize(("text", "image", "alt", "links", "decorative"), PICTURES.values(), ids=PICTURES)
def test_what_a_picture_is(text: str, image: str, alt: str, links: tuple[str, ...], decorative: bool) -> None:
    (use,) = read_document("a.wiki", text.encode()).uses
    assert (use.image, use.alt, use.links, use.decorative) == (image, alt, links, decorative)


def test_a_hidden_element_that_is_not_closed_is_read_to_the_end() -> None:
    (use,) = read_document("a.wiki", "<nowiki>Photo: J", is_credit=lambda t, f: True).uses
    assert use.credit is not None
    assert use.credit.text == "Photo: J"
