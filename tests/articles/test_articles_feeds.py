"""RSS, Atom, JSON Feed and WordPress exports: pictures, credits, why, and exact places in the source."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articles.samples import Row, pictures, problems, read, rows
from licensecheck.articles import ReadOptions
from licensecheck.model import Position, Problem

NAMESPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(item: str, channel: str = "") -> str:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {NAMESPACES}>\n<channel>{channel}\n<item>{item}</item></channel></rss>'


CC = "https://creativecommons.org/licenses/by/4.0/"

RSS: dict[str, tuple[str, list[Row]]] = {
    "escaped html": (
        "<description>&lt;img src='a.jpg'&gt;&lt;p&gt;Photo: J &amp;amp; K&lt;/p&gt;</description>",
        [("a.jpg", "next-paragraph", "Photo: J &amp;amp; K", "Photo: J &amp; K")],
    ),
    "cdata": (
        "<content:encoded><![CDATA[<figure><img src='a.jpg'>\r\n<figcaption>Photo: J</figcaption></figure>]]></content:encoded>",
        [("a.jpg", "figcaption", "Photo: J", None)],
    ),
    "cdata in two sections": (
        "<content:encoded><![CDATA[<img src=a.jpg><p>Photo:]]><![CDATA[ Jane</p>]]></content:encoded>",
        [("a.jpg", "next-paragraph", "Photo:]]><![CDATA[ Jane", "Photo: Jane")],
    ),
    "signs outside of ASCII": (
        "<description>ü😀&lt;img src='ü.jpg'&gt;&lt;p&gt;Photo: Zoë 😀&lt;/p&gt;</description>",
        [("ü.jpg", "next-paragraph", "Photo: Zoë 😀", None)],
    ),
    "the same picture in summary and text": (
        "<description>&lt;img src='a.jpg'&gt;</description>"
        "<content:encoded><![CDATA[<img src='a.jpg'><p>Photo: J</p>]]></content:encoded>",
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "enclosure": ('<enclosure url="a.jpg" type="image/jpeg" length="1"/>', [("a.jpg", None, None, None)]),
    "enclosure that is no picture": ('<enclosure url="a.mp3" type="audio/mpeg" length="1"/>', []),
    "enclosure by its ending": ('<enclosure url="a.png?w=1"/>', [("a.png?w=1", None, None, None)]),
    "author of the article": (
        '<dc:creator>Ed</dc:creator><author>Ed</author><media:content url="a.jpg" medium="image"/>',
        [("a.jpg", None, None, None)],
    ),
    "media credit": (
        '<media:content url="a.jpg" medium="image"><media:credit role="photographer">Mira T</media:credit></media:content>',
        [("a.jpg", "media-credit", "Mira T", "Author: Mira T")],
    ),
    "media credit of one who made no picture": (
        '<media:content url="a.jpg" medium="image"><media:credit role="publisher">Mira T</media:credit></media:content>',
        [("a.jpg", None, None, None)],
    ),
    "all media fields": (
        '<media:content url="a.jpg" type="image/jpeg"><media:title>Harbor</media:title><media:credit>A</media:credit>'
        f'<media:credit>B</media:credit><media:license href="{CC}">CC BY</media:license></media:content>',
        [
            (
                "a.jpg",
                "media-credit",
                "Harbor</media:title><media:credit>A</media:credit><media:credit>B</media:credit>"
                f'<media:license href="{CC}">CC BY',
                f"Title: “Harbor”; Author: A; B; License: CC BY ({CC})",
            )
        ],
    ),
    "media copyright": (
        '<media:content url="a.jpg" medium="image"><media:copyright>© 2019 J</media:copyright></media:content>',
        [("a.jpg", "media-credit", "© 2019 J", None)],
    ),
    "group": (
        '<media:group><media:credit>J</media:credit><media:content url="a.jpg" medium="image"/>'
        '<media:content url="b.jpg" medium="image"><media:credit>K</media:credit></media:content></media:group>',
        [("a.jpg", "media-credit", "J", "Author: J"), ("b.jpg", "media-credit", "K", "Author: K")],
    ),
    "credit of the item": (
        '<media:credit>J</media:credit><media:content url="a.jpg" medium="image"/>',
        [("a.jpg", "media-credit", "J", "Author: J")],
    ),
    "description that is a credit": (
        '<media:content url="a.jpg" medium="image"><media:description>Photo: J</media:description></media:content>',
        [("a.jpg", "caption", "Photo: J", None)],
    ),
    "description that is none": (
        '<media:content url="a.jpg" medium="image"><media:description>Boats</media:description></media:content>',
        [("a.jpg", None, None, None)],
    ),
    "thumbnail beside its picture": (
        '<media:content url="a.jpg" medium="image"/><media:thumbnail url="t.jpg"/>',
        [("a.jpg", None, None, None)],
    ),
    "thumbnail alone": ('<media:thumbnail url="t.jpg"/>', [("t.jpg", None, None, None)]),
    "thumbnail of a film": (
        '<media:content url="a.mp4" medium="video"><media:thumbnail url="t.jpg"/><media:credit>J</media:credit></media:content>',
        [("t.jpg", "media-credit", "J", "Author: J")],
    ),
    "one picture as enclosure and as media": (
        '<enclosure url="a.jpg" type="image/jpeg"/>'
        '<media:content url="a.jpg" medium="image"><media:credit>J</media:credit></media:content>',
        [("a.jpg", "media-credit", "J", "Author: J")],
    ),
    "one picture in the text and as media": (
        "<description>&lt;img src='a.jpg'&gt;&lt;p&gt;Photo: J&lt;/p&gt;</description>"
        '<media:content url="a.jpg" medium="image"/>',
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "one picture in the text, credited as media": (
        "<description>&lt;img src='a.jpg'&gt;</description>"
        '<media:content url="a.jpg" medium="image"><media:credit>J</media:credit></media:content>',
        [("a.jpg", "media-credit", "J", "Author: J")],
    ),
    "entities in an address": (
        '<media:content url="a.jpg?x=1&amp;y=2" medium="image"/>',
        [("a.jpg?x=1&y=2", None, None, None)],
    ),
}


@pytest.mark.parametrize(("item", "found"), RSS.values(), ids=RSS)
def test_pictures_and_credits_of_rss(item: str, found: list[Row]) -> None:
    document = read("a.rss", rss(item))
    assert (rows(document), document.problems) == (found, ())


def test_what_a_channel_says_of_itself_credits_no_picture() -> None:
    channel = "<media:copyright>© The Site</media:copyright><media:credit>The Site</media:credit><image><url>logo.png</url></image>"
    document = read("a.rss", rss('<media:content url="a.jpg" medium="image"/>', channel))
    assert rows(document) == [("a.jpg", None, None, None)]


def test_the_place_of_a_picture_is_its_tag_or_its_address_as_written() -> None:
    item = "<description>&lt;img src='a.jpg'&gt;</description><media:content medium='image' url='b.jpg?x&amp;y'/>"
    assert pictures(read("a.rss", rss(item))) == ["&lt;img src='a.jpg'&gt;", "b.jpg?x&amp;y"]


@pytest.mark.parametrize("order", ["in-rdf", "in-channel"])
def test_the_items_of_rss_1_stand_beside_the_channel(order: str) -> None:
    item = '<item><media:content url="a.jpg" medium="image"/></item>'
    inner = f"<channel></channel>{item}" if order == "in-rdf" else f"<channel>{item}</channel>"
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:media="http://search.yahoo.com/mrss/">{inner}</rdf:RDF>'
    )
    assert rows(read("a.xml", text)) == [("a.jpg", None, None, None)]


ATOM: dict[str, tuple[str, list[Row]]] = {
    "html": (
        '<content type="html">&lt;img src="a.jpg"&gt;&lt;p&gt;Photo: J&lt;/p&gt;</content>',
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "xhtml": (
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="a.jpg"/><p>Photo: J</p></div></content>',
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "text is no html": ("<summary>&lt;img src='a.jpg'&gt;</summary>", []),
    "enclosure": ('<link rel="enclosure" href="a.jpg"/>', [("a.jpg", None, None, None)]),
    "another link": ('<link rel="alternate" href="a.jpg"/>', []),
    "rights of the entry": ('<rights>© J</rights><link rel="enclosure" href="a.jpg"/>', [("a.jpg", None, None, None)]),
}


@pytest.mark.parametrize(("entry", "found"), ATOM.values(), ids=ATOM)
@pytest.mark.parametrize("alone", [False, True], ids=["in a feed", "alone"])
def test_pictures_and_credits_of_atom(entry: str, found: list[Row], alone: bool) -> None:
    name = 'xmlns="http://www.w3.org/2005/Atom" xml:lang="de"'
    text = f"<entry {name}>{entry}</entry>" if alone else f"<feed {name}><entry>{entry}</entry></feed>"
    document = read("a.atom", text)
    assert (rows(document), document.language, document.problems) == (found, "de", ())


@pytest.mark.parametrize("channel", ["<language>pt_BR</language>", "<dc:language>pt-BR</dc:language>"])
def test_the_language_of_a_feed(channel: str) -> None:
    document = read("a.rss", rss('<enclosure url="a.jpg"/>', channel))
    assert (document.language, document.uses[0].language) == ("pt-BR", "pt-BR")


def test_a_media_credit_that_is_too_long_is_a_problem() -> None:
    words = "J" * 20_001
    document = read(
        "a.rss", rss(f'<media:content url="a.jpg" medium="image"><media:credit>{words}</media:credit></media:content>')
    )
    assert rows(document) == [("a.jpg", None, None, None)]
    assert problems(document) == [("article.credit-too-long", {"length": "20001", "limit": "20000"})]


# --- JSON Feed ----------------------------------------------------------------------------------------------------------


def jsonfeed(**item: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "language": "en", "items": [item]})


JSON: dict[str, tuple[dict[str, Any], list[Row]]] = {
    "html": (
        {"content_html": '<img src="a.jpg">\n<p>Photo: J</p>'},
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "escapes": (
        {"content_html": '<img src="a.jpg"><p>Photo: Zoë 😀 "X"</p>'},
        [("a.jpg", "next-paragraph", 'Photo: Zo\\u00eb \\ud83d\\ude00 \\"X\\', 'Photo: Zoë 😀 "X"')],
    ),
    "pictures beside the text": (
        {"image": "a.jpg", "banner_image": "b.jpg", "content_html": "<img src=a.jpg>"},
        [("b.jpg", None, None, None), ("a.jpg", None, None, None)],
    ),
    "attachments": (
        {
            "attachments": [
                {"url": "a", "mime_type": "image/png"},
                {"url": "b.mp3", "mime_type": "audio/mpeg"},
                {"url": "c.jpg"},
            ]
        },
        [("a", None, None, None), ("c.jpg", None, None, None)],
    ),
    "authors of the item": ({"image": "a.jpg", "authors": [{"name": "J"}]}, [("a.jpg", None, None, None)]),
}


@pytest.mark.parametrize(("item", "found"), JSON.values(), ids=JSON)
def test_pictures_and_credits_of_a_json_feed(item: dict[str, Any], found: list[Row]) -> None:
    document = read("feed.json", jsonfeed(**item))
    assert (document.format, rows(document), document.language, document.problems) == ("jsonfeed", found, "en", ())


def test_a_broken_json_feed_is_a_problem_with_its_place() -> None:
    text = '{"version": "https://jsonfeed.org/version/1", "items": [}'
    params = (("format", "JSON"), ("reason", "expected a value"))
    assert read("a.json", text).problems == (Problem("a.json", "article.data", params, Position(1, 57, 1, 58, text)),)


# --- WordPress exports --------------------------------------------------------------------------------------------------


def wxr(*items: str, version: str = "1.2") -> str:
    namespaces = (
        f'xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/" {NAMESPACES} '
        f'xmlns:wp="http://wordpress.org/export/{version}/"'
    )
    inner = "\n".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>\n<!-- an export -->\n<rss {namespaces}>\n<channel><language>en-US</language>{inner}</channel></rss>'


def post(html: str, *, kind: str = "post", more: str = "") -> str:
    return f"<content:encoded><![CDATA[{html}]]></content:encoded><wp:post_type>{kind}</wp:post_type>{more}"


def attachment(number: int, address: str, *, caption: str = "", description: str = "", alt: str = "") -> str:
    return (
        f"<content:encoded><![CDATA[{description}]]></content:encoded><excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type>"
        f"<wp:attachment_url><![CDATA[{address}]]></wp:attachment_url>"
        f"<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[{alt}]]></wp:meta_value></wp:postmeta>"
    )


def featuring(number: int | str) -> str:
    return f"<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[{number}]]></wp:meta_value></wp:postmeta>"


WXR: dict[str, tuple[list[str], list[Row]]] = {
    "block": (
        [
            post(
                '<!-- wp:image {"id":3} -->\n<figure class="wp-block-image"><img src="a.jpg"/><figcaption>Photo: J</figcaption>'
                "</figure>\n<!-- /wp:image -->"
            )
        ],
        [("a.jpg", "figcaption", "Photo: J", None)],
    ),
    "caption shortcode": (
        [
            post(
                '[caption id="attachment_3" align="alignleft" width="300"]<a href="x"><img src="a.jpg" /></a> Photo: J[/caption]'
            )
        ],
        [("a.jpg", "figcaption", "Photo: J", None)],
    ),
    "caption shortcode with links in its words": (
        [post('[caption]<img src="a.jpg"> Photo: <a href="x">J</a>, CC BY[/caption]')],
        [("a.jpg", "figcaption", 'Photo: <a href="x">J</a>, CC BY', None)],
    ),
    "caption in the shortcode": (
        [post('[caption caption="Photo: J"]<img src="a.jpg" />[/caption]')],
        [("a.jpg", "figcaption", "Photo: J", None)],
    ),
    "two caption shortcodes": (
        [post('[caption]<img src="a.jpg"> Photo: J[/caption]\n[caption]<img src="b.jpg"> Photo: K[/caption]')],
        [("a.jpg", "figcaption", "Photo: J", None), ("b.jpg", "figcaption", "Photo: K", None)],
    ),
    "caption shortcode that is not closed": (
        [post('[caption]<img src="a.jpg"> Photo: J')],
        [("a.jpg", "same-paragraph", "Photo: J", None)],
    ),
    "classic paragraphs": (
        [post('The boats.\n\n<img src="a.jpg">\n\nPhoto: J\n\nThe harbor.')],
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "classic paragraphs with CRLF": (
        [post('<img src="a.jpg">\r\n\r\nPhoto: J\r\n\r\nThe harbor.')],
        [("a.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "page": ([post('<img src="a.jpg">', kind="page")], [("a.jpg", None, None, None)]),
    "revision": ([post('<img src="a.jpg">', kind="revision")], []),
    "in the trash": ([post('<img src="a.jpg">', more="<wp:status>trash</wp:status>")], []),
    "attachment with a caption": (
        [attachment(3, "a.jpg", caption="Photo: J")],
        [("a.jpg", "caption", "Photo: J", None)],
    ),
    "attachment with a description": (
        [attachment(3, "a.jpg", caption="Boats", description="Photo: J")],
        [("a.jpg", "caption", "Photo: J", None)],
    ),
    "attachment that nothing shows": ([attachment(3, "a.jpg", caption="Boats")], []),
    "attachment that is no picture": ([attachment(3, "a.pdf", caption="Photo: J")], []),
    "featured picture": ([post("Words", more=featuring(3)), attachment(3, "a.jpg")], [("a.jpg", None, None, None)]),
    "featured picture with a credit": (
        [
            attachment(3, "a.jpg", caption="Photo: J"),
            post("Words", more=featuring(3)),
            post("Words", more=featuring(3)),
        ],
        [("a.jpg", "caption", "Photo: J", None)],
    ),
    "comments of readers": (
        [post("Words", more="<wp:comment><wp:comment_content>Photo: J</wp:comment_content></wp:comment>")],
        [],
    ),
}


@pytest.mark.parametrize(("items", "found"), WXR.values(), ids=WXR)
@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_pictures_and_credits_of_a_wordpress_export(items: list[str], found: list[Row], version: str) -> None:
    document = read("export.xml", wxr(*items, version=version))
    assert (document.format, rows(document), document.language, document.problems) == ("wxr", found, "en-US", ())


def test_the_alternative_text_of_an_attachment() -> None:
    document = read("export.xml", wxr(attachment(3, "a.jpg", caption="Photo: J", alt="Boats")))
    assert [use.alt for use in document.uses] == ["Boats"]


def test_the_place_of_an_attachment_is_its_address() -> None:
    assert pictures(read("export.xml", wxr(attachment(3, "a.jpg", caption="Photo: J")))) == ["a.jpg"]


def test_featured_pictures_that_are_not_in_the_export_are_one_problem() -> None:
    text = wxr(post("Words", more=featuring(7)), post("Words", more=featuring(8)))
    document = read("export.xml", text)
    assert document.uses == ()
    assert problems(document) == [("article.wxr-attachment", {"count": "2", "id": "7"})]
    position = document.problems[0].position
    assert position is not None
    assert text.splitlines()[position.line - 1][position.column - 1 :].startswith("<wp:meta_value><![CDATA[7]]>")


def test_signs_in_front_of_a_shortcode_do_not_move_what_follows() -> None:
    document = read("export.xml", wxr(post('Zoë 😀\n\n[caption]<img src="a.jpg"> Photo: Zoë 😀[/caption]')))
    assert rows(document) == [("a.jpg", "figcaption", "Photo: Zoë 😀", None)]
    assert pictures(document) == ['<img src="a.jpg">']


def test_settings_of_another_format_change_nothing() -> None:
    options = ReadOptions(fields=(("author", "title"),))
    assert rows(read("a.rss", rss('<enclosure url="a.jpg"/>'), options=options)) == [("a.jpg", None, None, None)]
