"""What counts as a picture of a page beside `img`, what does not, and when two are one."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import ReadOptions, read_document
from licensecheck.articles.same import Place

PICTURES = {
    "poster": ('<video poster="p.jpg"></video>', ["p.jpg"]),
    "image of SVG": ('<svg><image href="s.jpg"/></svg>', ["s.jpg"]),
    "image of SVG, older": ('<svg><image xlink:href="s.jpg"/></svg>', ["s.jpg"]),
    "object": ('<object data="o.png" type="image/png"></object>', ["o.png"]),
    "object by its name": ('<object data="o.png"></object>', ["o.png"]),
    "object that is no picture": ('<object data="o.swf" type="application/x-shockwave-flash"></object>', []),
    "embed": ('<embed src="e.gif">', ["e.gif"]),
    "embed that is no picture": ('<embed src="e.mp4">', []),
    "background": ("<div style=\"color:red;background-image: url('H ero.jpg')\"><p>x</p></div>", ["H ero.jpg"]),
    "background, short": ("<div style='background:#fff url(hero.jpg) no-repeat'></div>", ["hero.jpg"]),
    "background of a span": ('<p>a <span style="background-image:url(x.jpg)"></span></p>', ["x.jpg"]),
    "gradient": ("<div style='background:linear-gradient(red, blue)'></div>", []),
    "background in data": ('<div style="background:url(data:image/png;base64,AAAA)"></div>', []),
    "amp": ('<amp-img src="a.jpg" width=300></amp-img>', ["a.jpg"]),
    "placeholder": ('<img src="/img/placeholder.png" data-src="a.jpg">', ["a.jpg"]),
    "loaded later": ('<img class=lazy data-lazy-src="a.jpg">', ["a.jpg"]),
    "set loaded later": ('<img src="data:image/gif;base64,R0" data-srcset="a.jpg 1x, b.jpg 2x">', ["a.jpg"]),
    "sources": ('<picture><source srcset="a.avif"><source srcset="a.webp"><img src="a.jpg"></picture>', ["a.jpg"]),
    "copy without scripts": ('<img data-src="a.jpg"><noscript><img src="a.jpg"></noscript>', ["a.jpg"]),
    "another without scripts": ('<img src="a.jpg"><noscript><img src="b.jpg"></noscript>', ["a.jpg", "b.jpg"]),
    "for social networks": ('<meta property="og:image" content="o.jpg"><p>x</p>', ["o.jpg"]),
    "for social networks and shown": (
        '<meta property="og:image" content="https://e.org/i/o-1200x630.jpg"><img src="/i/o.jpg">',
        ["/i/o.jpg"],
    ),
    "the same for two networks": (
        '<meta property="og:image" content="o.jpg"><meta name="twitter:image" content="o.jpg">',
        ["o.jpg"],
    ),
}


@pytest.mark.parametrize(("html", "addresses"), PICTURES.values(), ids=PICTURES)
def test_the_pictures_of_a_page(reading: Any, html: str, addresses: list[str]) -> None:
    document = reading.document(html, "a.html")
    assert [u.image for u in document.uses if not u.decorative] == addresses
    for use in document.uses:
        start, end = use.image_span.start, use.image_span.end
        assert use.image.partition(" ")[0] in document.text[start:end]


def test_a_credit_within_a_hero_credits_its_background(reading: Any) -> None:
    html = '<div style="background-image:url(h.jpg)"><h1>Title</h1><p>More</p><p class="credit">Jane</p></div><p>x</p>'
    assert reading.rows(html, "a.html") == [('<div style="background-image:url(h.jpg)">', "Jane", "marked")]


def test_the_text_beside_a_picture_for_social_networks_is_its_alternative_text(reading: Any) -> None:
    html = '<meta property="og:image" content="o.jpg"><meta property="og:image:alt" content="The &amp; bridge">'
    assert [u.alt for u in reading.document(html, "a.html").uses] == ["The & bridge"]


SAME = {
    "size of a content system": ("/i/a-1024x683.jpg", "https://e.org/i/a.jpg", True),
    "double density": ("a@2x.png", "a.png", True),
    "hash of a generator": ("/assets/hero.3f2a9b1c.jpg", "hero.jpg", True),
    "copy of a generator": ("/p/hero_hu3b1a2c4d5e6f_12345_500x0_resize_q75_box.jpg", "hero.jpg", True),
    "thumbnail of a wiki": (
        "https://upload.wikimedia.org/wikipedia/commons/thumb/1/1a/Kyiv_bridge.jpg/640px-Kyiv_bridge.jpg",
        "https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg",
        True,
    ),
    "service that scales": ("/_next/image?url=%2Fimg%2Fa.jpg&w=640&q=75", "/img/a.jpg", True),
    "query": ("a.jpg?v=3", "a.jpg", True),
    "up and down": ("../img/a.jpg", "/static/img/a.jpg", True),
    "letters": ("/I/A.JPG", "/i/a.jpg", True),
    "escaped": ("a%20b.jpg", "a b.jpg", True),
    "other folder": ("/x/a.jpg", "/y/a.jpg", False),
    "other host": ("https://e.org/a.jpg", "https://f.org/a.jpg", False),
    "other name": ("a.jpg", "ba.jpg", False),
    "other ending": ("a.jpg", "a.png", False),
    "nothing": ("", "", False),
}


@pytest.mark.parametrize(("one", "other", "same"), SAME.values(), ids=SAME)
def test_two_addresses_of_one_picture(one: str, other: str, same: bool) -> None:
    assert (Place(one).same(Place(other)), Place(other).same(Place(one))) == (same, same)


def test_a_picture_that_is_shown_twice_and_credited_once_is_one_picture(reading: Any) -> None:
    text = "![hero](img/a-1200x630.jpg)\n\nText.\n\n![a](img/a.jpg)\n\nPhoto: J\n\n![b](img/b.jpg)\n\nText.\n"
    assert [(u.image, u.credit and u.credit.text) for u in reading.document(text, "a.md").uses] == [
        ("img/a.jpg", "Photo: J"),
        ("img/b.jpg", None),
    ]


FURNITURE = {
    "/img/logo.svg": True,
    "site-logo.png": True,
    "https://e.org/icons/icon-white.svg": True,
    "icon-saint-george.jpg": False,
    "pixel-art.png": False,
    "logo_dark.png?v=2": True,
    "logotherapy.jpg": False,
    "the-icon-of-kyiv.jpg": False,
    "https://commons.wikimedia.org/wiki/Special:FilePath/Logo.png": False,
    "https://upload.wikimedia.org/wikipedia/commons/1/1a/Logo.svg": False,
}


@pytest.mark.parametrize(("address", "decorative"), FURNITURE.items(), ids=FURNITURE)
def test_logos_and_icons_of_the_site_need_no_credit(reading: Any, address: str, decorative: bool) -> None:
    assert [u.decorative for u in reading.document(f"![x]({address})\n", "a.md").uses] == [decorative]


EXEMPT = {
    "as written": ("img/*.svg", 1),
    "from the folder of the document": ("docs/img/a.svg", 1),
    "any folder": ("**/a.svg", 1),
    "address": ("https://e.org/*", 1),
    "with a credit": ("img/credited.jpg", 0),
    "something else": ("img/*.png", 0),
}


@pytest.mark.parametrize(("pattern", "count"), EXEMPT.values(), ids=EXEMPT)
def test_pictures_that_the_settings_exempt_are_counted(pattern: str, count: int) -> None:
    text = "![a](img/a.svg)\n\nx\n\n![b](https://e.org/b.jpg)\n\nx\n\n![c](img/credited.jpg)\n\nPhoto: J, CC BY 4.0\n"
    document = read_document("docs/a.md", text, options=ReadOptions(exempt=(pattern,)))
    assert (document.exempt, len(document.uses)) == (count, 3 - count)
