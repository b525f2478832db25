"""Texts that speak of sources without crediting a picture are left alone; the same words on a picture's credit are not."""

from __future__ import annotations

import pytest

from licensecheck.credit import fields, parse

NO_CREDIT = {
    "interface": ("text", "Source: Wikimedia REST API. Updated every day."),
    "interface-list": ("text", "Finds Creative Commons photos via Wikimedia Commons and the Unsplash API."),
    "heading": ("markdown", "### Main source: Wikimedia Commons"),
    "comment": ("text", "# Source: Wikimedia Commons (free licenses only)"),
    "comment-with-program": ("text", "-- SOURCE: WIKIMEDIA COMMONS, collected by scripts/get_plates.py"),
    "comment-negated": ("text", "// 3b. Entries MIT Text OHNE Bild: Wikimedia Fallback"),
    "file-header": ("text", "# By: Jane Sample\n#\n# Creative Commons BY-NC-SA 3.0 License"),
    "generated-header": ("text", '##  This header is made anew on every run, courtesy of "make all".'),
    "quoted-law": ("markdown", "> 出典：[見本法令](https://laws.example/1)"),
    "article": ("markdown", "(出典：[Wikipedia](https://ja.wikipedia.org/wiki/%E3%82%A4))"),
    "voices": ("text", "出典：公式HP掲載のお客様の声。個人の感想です。"),
    "inventory": ("markdown", "| `lounge.ktx` | generated (own work), CC0 | 52,620 bytes. SHA-256 `a5944281` |"),
    "cited": ("text", 'A credit that names somebody else stays unknown, for example "Photo: Ann Sample, CC BY 2.0".'),
    "explained": ("text", '/** The credit line below the sheet: "Ann Sample, CC BY 2.0, Flickr". */'),
    "instruction": ("text", "You may only use an image if its license allows it (own work, public domain)."),
    "instruction-de": ("text", "Lade nur Bilder, die du legal nutzen darfst (eigene Werke, gemeinfrei)."),
    "interface-labelled": ("markdown", "- Landmark photos: Wikipedia page image API, read through Wikimedia Commons"),
    "page-title": ("text", "title: 'Photos by Jane – My Site',"),
    "balance": ("text", "Step 2: call the service (Credit B: +2.000) -> OK"),
    "foot": ("html", "Artworks are in the public domain, via Wikimedia Commons. Built with Sampleframe."),
    "license-label": ("markdown", "**License:** Public / CC BY-NC-SA 4.0"),
    "adjective": ("markdown", "- CC-licensed Wikimedia Commons images"),
    "task": ("markdown", "- [ ] More place photos from Wikimedia Commons (only 20 have one)"),
    "work-note": ("markdown", "- Downloaded 32 public domain images from Wikimedia Commons into images/"),
    "path": ("text", "* Image Source: /Sample/Library/Frameworks/Imaging.framework/Imaging"),
}
"""Kind of text -> (format, text)."""
CREDIT = {
    "source": ("text", "Source: Wikimedia Commons"),
    "comment": ("text", "// Photo by Jane Sample, CC BY 4.0, via Wikimedia Commons"),
    "comment-file": ("text", "// wheel source: https://commons.wikimedia.org/wiki/File:Sample_wheel.svg"),
    "license-label": ("markdown", "License: **CC BY 2.0** · Attribution: Sample Institute, via Flickr"),
    "counted": ("text", "2 photos: Jane Sample, CC BY 4.0, via Wikimedia Commons"),
    "article-of-a-picture": ("text", "Bildquelle: wikipedia.de"),
    "courtesy": ("text", "Seasat-3 image courtesy of the Sample Survey"),
    "quoted-title": ("markdown", '_Image source: ["From seed to tree: What we know"](https://example.org/x)_'),
    "whole-in-quotes": ("text", '"Photo Credit: Wikimedia Commons / Public Domain"'),
    "attribute": ("html", 'title="Источник: Wikimedia Commons. Автор и лицензия — на странице файла."'),
    "shortcode": ("html", "Photo credit: Wikimedia Commons / CC BY-SA 3.0[/caption]"),
}


@pytest.mark.parametrize("case", NO_CREDIT.values(), ids=NO_CREDIT)
def test_what_credits_no_picture_is_left_alone(case: tuple[str, str]) -> None:
    assert not parse(case[1], case[0]).is_credit  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CREDIT.values(), ids=CREDIT)
def test_a_credit_in_like_words_is_found(case: tuple[str, str]) -> None:
    assert parse(case[1], case[0]).is_credit  # type: ignore[arg-type]


AUTHORS = {
    "reference-links": ("markdown", "Photo by [Sample Studio][14] on [Unsplash][15]", ["Sample Studio"]),
    "reference-of-one": ("markdown", "Cover excerpted from Old Mill by [Jane Sample][2], CC0", ["Jane Sample"]),
    "file-in-backticks": ("markdown", "`Run - near river - 2022.webm`, by Neslo (own work), CC BY 4.0", ["Neslo"]),
    "figure": ("markdown", "*Fig. 1d from Yo, Maksim & Delf (cropped), CC BY 4.0.*", ["Yo", "Maksim", "Delf"]),
    "dash": ("markdown", "- Moon texture — NASA Sample Moon (public domain)", ["NASA Sample Moon"]),
    "emphasized": ("text", "Fonte: Wikimedia Commons, autore **dsampli**, licenza **CC BY-SA 2.0**", ["dsampli"]),
    "glued": ("text", "(image from Wikipedia by Wolfo at English Wikipedia.derivative work: Kano (talk), CC BY-SA 3.0)", ["Wolfo", "Kano"]),
    "signed": ("text", "Rock tree: User:Urbo *derivative work: –Julo | Talk - Tree.jpg. CC BY-SA 3.0 via Commons", ["Urbo", "Julo"]),
    "described": ("html", "Photos: Jane Roe (field, Sample County) &amp; Loco Max (tree) — Wikimedia Commons, CC BY 3.0", ["Jane Roe", "Loco Max"]),
    "each-licensed": ("text", "Photos: Jane Roe, CC BY-SA 4.0; Max Foo, CC BY 3.0", ["Jane Roe", "Max Foo"]),
    "each-titled": ("text", "Ann Roe, Old mill, CC BY 2.0; Max Foo, Bridge after rain (cropped), CC BY 3.0", ["Ann Roe", "Max Foo"]),
    "each-in-brackets": ("text", "Photos: F. Winkel (CC BY-SA 4.0), Letdo (CC BY-SA 3.0), Wikimedia Commons.", ["F. Winkel", "Letdo"]),
    "each-quoted": ("text", "“School bus” — ccarl (CC BY 2.0) and “Town bus” — Mr.chop (CC BY-SA 3.0), Wikimedia Commons", ["ccarl", "Mr.chop"]),
    "works": ("text", "Mill by Jane Roe and Bridge by Max Foo, both CC BY-SA 4.0", ["Jane Roe", "Max Foo"]),
    "remark": ("text", "在见本学报界记者群像，1921 年 · 见本图书馆 · Wikimedia Commons · 公有领域（非该场景实拍）", ["见本图书馆"]),
    "code": ("markdown", "- Fuente: Wikimedia Commons, `File:Sample 1531.jpg`\n- Licencia: Public domain / `pd`", []),
    "unit": ("text", "Image courtesy of the Earth Science and Remote Sensing Unit, Sample Center.", ["Earth Science and Remote Sensing Unit", "Sample Center"]),
    "hidden-label": ("html", '<span class="hidden">Credit</span>\n Lou Sample/Agence Exemple — Getty Images', ["Lou Sample", "Agence Exemple"]),
    "sounds": ("text", "Photos : Wikipédia · Sons : Wikimedia Commons / xeno-canto", []),
    "database": ("text", "Bild: Wikimedia Commons / Wikidata", []),
    "nickname": ("text", 'Photo: Ann "Nix" Lee, CC BY 4.0', ['Ann "Nix" Lee']),
    "kin": ("text", "Foto: Mira & Co, CC BY 4.0", ["Mira & Co"]),
    "subject": ("text", "Figure 1: Max Sample (1858-1947), a physicist. Source: Wikimedia Commons", []),
    "user": ("text", "The cards are attributed to user CCXX and are licensed under CC BY-SA 4.0, via Wikimedia Commons.", ["CCXX"]),
}  # fmt: skip
"""Shape -> (format, text, authors)."""


@pytest.mark.parametrize("case", AUTHORS.values(), ids=AUTHORS)
def test_the_authors_are_found_and_nobody_else(case: tuple[str, str, list[str]]) -> None:
    found = fields(parse(case[1], case[0]))  # type: ignore[arg-type]
    assert (found["is_credit"], found["authors"]) == (True, case[2])


@pytest.mark.parametrize("text", ["Photos: Jane Roe, CC BY-SA 4.0; Max Foo, CC BY 3.0", "Mill by Jane Roe and Bridge by Max Foo, both CC BY-SA 4.0"])  # fmt: skip
def test_credits_of_several_pictures_are_told_apart(text: str) -> None:
    second = text.split(" and ")[-1] if " and " in text else text.split("; ")[1]
    segments = parse(text).segments
    assert [len(s.readings[0].authors) for s in segments] == [1, 1]
    assert text[segments[1].span.start : segments[1].span.end].strip() == second
    assert [len(s.licenses) for s in segments] == [1, 1]


def test_a_file_name_keeps_its_underscores_in_markdown() -> None:
    text = "Old_mill_Äsch_(north).jpg by Jane Sample, CC BY 4.0, via Wikimedia Commons"
    assert fields(parse(text, "markdown"))["file"] == "File:Old mill Äsch (north).jpg"


def test_a_link_within_a_wiki_leads_to_its_file() -> None:
    text = "[mill](/wiki/File:Old_mill.svg) by Jane Sample, CC BY 4.0"
    assert fields(parse(text, "markdown"))["file"] == "File:Old mill.svg"


def test_a_title_that_is_the_whole_name_of_the_linked_file_is_no_author() -> None:
    text = '— <a href="https://commons.wikimedia.org/wiki/File:Elmo_Solar_01.JPG">Elmo Solar</a> (CC BY-SA 3.0), Wikimedia Commons'
    found = fields(parse(text, "html"))
    assert (found["authors"], found["title"]) == ([], "Elmo Solar")
