"""Which credits a reader of the page does not see, how that is known, and which pictures they still credit."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles.visible import declarations, hiding

A, B = '<img src="a.jpg">', '<img src="b.jpg">'
C = "Photo: J, CC BY"
SEEN = ("figcaption", "")

HIDDEN: dict[str, tuple[str, tuple[str, str]]] = {
    "display": (f'<figcaption style="display: none">{C}</figcaption>', ("hidden", 'style="display:none"')),
    "visibility": (f"<p style='visibility:hidden'>{C}</p>", ("hidden", 'style="visibility:hidden"')),
    "opacity": (f"<p style=opacity:0>{C}</p>", ("hidden", 'style="opacity:0"')),
    "font size": (f'<p style="FONT-SIZE: 0px !important">{C}</p>', ("hidden", 'style="font-size:0px"')),
    "same color": (
        f'<p style="color:#FFF;background:white">{C}</p>',
        ("hidden", 'style="color:#fff on the same background"'),
    ),
    "off the page": (
        f'<p style="position:absolute;left:-9999px">{C}</p>',
        ("hidden", 'style="left:-9999px"'),
    ),
    "attribute": (f"<div hidden>{C}</div>", ("hidden", "hidden")),
    "found by search": (f'<div hidden="until-found">{C}</div>', ("collapsed", "hidden")),
    "template": (f"<template><p>{C}</p></template>", ("hidden", "<template>")),
    "without scripts": (f"<noscript>{C}</noscript>", ("hidden", "<noscript>")),
    "named class": (f'<p class="note Sr-Only">{C}</p>', ("hidden-class", 'class="sr-only"')),
    "not read out": (f"<p aria-hidden=true>{C}</p>", ("aria-hidden", 'aria-hidden="true"')),
    "details": (f"<details><summary>Credit</summary>{C}</details>", ("collapsed", "<details>")),
    "dialog": (f"<dialog><p>{C}</p></dialog>", ("collapsed", "<dialog>")),
    "popover": (f"<p popover id=c>{C}</p>", ("collapsed", "popover")),
    "a button opens it": (f"<button aria-controls=c>i</button><p id=c hidden>{C}</p>", ("collapsed", "hidden")),
    "a link opens it": (f'<a href="#c">credit</a><p id=c style="display:none">{C}</p>', ("collapsed", 'style="display:none"')),
    "a button beside it": (f"<button>i</button><p hidden>{C}</p>", ("collapsed", "hidden")),
    "rule of the page": (f"<style>.x, p.y {{ display:none }}</style><p class=y>{C}</p>", ("hidden", "p.y {display:none}")),
    "rule for an id": (f"<style>#z{{opacity:0}}</style><p id=z>{C}</p>", ("hidden", "#z {opacity:0}")),
    "rule for an element": (f"<style>figcaption{{display:none}}</style><figcaption>{C}</figcaption>", ("hidden", "figcaption {display:none}")),
    "shown on hovering": (
        f"<style>.x{{display:none}} figure:hover .x{{display:block}}</style><p class=x>{C}</p>",
        ("hover", ".x {display:none}"),
    ),
    "shown in a state": (
        f"<style>.x{{display:none}} .open .x{{display:block}}</style><p class=x>{C}</p>",
        ("collapsed", ".x {display:none}"),
    ),
    "comment": (f"<!-- {C} -->", ("comment", "<!-- -->")),
    "commented out": (f"<!-- <figcaption>{C}</figcaption> -->", ("comment", "<!-- -->")),
    "inside a seen text": (f"<figcaption>The harbor. <span hidden>{C}</span></figcaption>", ("hidden", "hidden")),
}  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), HIDDEN.values(), ids=HIDDEN)
def test_a_credit_that_is_not_seen_says_what_hides_it(reading: Any, html: str, expected: tuple[str, str]) -> None:
    style, end, rest = html.rpartition("</style>")
    document = reading.document(f"{style}{end}<figure>{A}{rest}</figure><p>Text.</p>", "a.html")
    (use,) = (u for u in document.uses if u.image)
    assert use.credit is not None
    assert C in use.credit.text
    assert (use.credit.why, use.credit.hidden_by) == expected
    start = use.credit.offsets.to_source(0)
    assert document.text[start : start + len(use.credit.text)] == use.credit.text


VISIBLE = {
    "nothing hides it": f"<figure>{A}<figcaption>{C}</figcaption></figure>",
    "its picture is hidden too": f'<div style="display:none"><figure>{A}<figcaption>{C}</figcaption></figure></div>',
    "in an open details": f"<figure>{A}<details open><summary>x</summary><figcaption>{C}</figcaption></details></figure>",
    "in the same details": f"<details><figure>{A}<figcaption>{C}</figcaption></figure></details>",
    "another value": f'<figure>{A}<figcaption style="display:block;opacity:0.5">{C}</figcaption></figure>',
    "another color": f'<figure>{A}<figcaption style="color:#fff;background:#000">{C}</figcaption></figure>',
    "class of a rule for print": f"<style>@media print{{.x{{display:none}}}}</style><figure>{A}<figcaption class=x>{C}</figcaption></figure>",
    "class in a narrower rule": f"<style>.menu .x{{display:none}}</style><figure>{A}<figcaption class=x>{C}</figcaption></figure>",
    "shown on wider screens": f'<figure>{A}<figcaption class="hidden sm:block">{C}</figcaption></figure>',
    "aria-hidden is false": f"<figure>{A}<figcaption aria-hidden=false>{C}</figcaption></figure>",
    "hidden and seen": f"<figure>{A}<p hidden>{C}</p><figcaption>{C}</figcaption></figure>",
}


@pytest.mark.parametrize("html", VISIBLE.values(), ids=VISIBLE)
def test_a_credit_that_is_seen(reading: Any, html: str) -> None:
    (use,) = reading.document(html, "a.html").uses
    assert (use.credit.text, use.credit.why, use.credit.hidden_by) == (C, *SEEN)


def test_a_word_for_screen_readers_inside_a_credit_is_no_part_of_it(reading: Any) -> None:
    html = f'<p>{A} Photo: <span class="sr-only">taken by</span>J, CC BY</p>'
    assert reading.rows(html, "a.html") == [(A, "Photo: J, CC BY", "same-paragraph")]


def test_a_tooltip_that_says_what_the_page_shows_is_not_the_only_credit(reading: Any) -> None:
    html = f'<p><img src="a.jpg" title="{C}"></p><p>x</p><p>y</p><p>Words, Photo: <b>J</b>, CC BY and more words</p>'
    assert [u.credit.why for u in reading.document(html, "a.html").uses if u.image] == ["elsewhere"]


def test_the_credit_of_another_picture_does_not_make_a_tooltip_seen(reading: Any) -> None:
    html = f'<figure>{B}<figcaption>{C}</figcaption></figure><p>x</p><img src="a.jpg" title="{C}"><p>y</p>'
    assert [u.credit.why for u in reading.document(html, "a.html").uses if u.image] == ["figcaption", "title-attribute"]


def test_a_list_of_credits_that_a_link_opens_names_its_pictures(reading: Any) -> None:
    html = f'<p>{A}</p><p>x</p><p>y</p><a href="#c">Credits</a><div id="c" style="display:none"><ul><li>a.jpg: {C}</li></ul></div>'
    (use,) = (u for u in reading.document(html, "a.html").uses if u.image)
    assert (use.credit.text, use.credit.why) == (f"a.jpg: {C}", "collapsed")


APART = {
    "another picture between": (f"<p>{A}</p><p>{B}</p><p hidden>{C}</p>", [(A, None), (B, "hidden")]),
    "far away": (f"<p>{A}</p>{'<p>text</p>' * 9}<!-- {C} -->", [(A, None)]),
    "behind an edge": (f"<p>{A}</p><hr><p>x</p><!-- {C} -->", [(A, None)]),
    "of a picture that is commented out": (f"<p>{A}</p><!-- {B} {C} -->", [(A, None)]),
    "in front": (f"<!-- {C} --><p>{A}</p>", [(A, "comment")]),
    "in front of a text": (f"<!-- {C} --><p>Text</p><p>{A}</p>", [(A, None)]),
    "one for the nearest": (f"<p>{A}</p><p hidden>{C}</p><p>{B}</p>", [(A, "hidden"), (B, None)]),
}


@pytest.mark.parametrize(("html", "rows"), APART.values(), ids=APART)
def test_a_hidden_credit_is_that_of_the_picture_beside_it(reading: Any, html: str, rows: list[Any]) -> None:
    assert [(source, why) for source, _, why in reading.rows(html, "a.html")] == rows


ATTRIBUTES = {
    "caption of a lightbox": (f'<img src=a.jpg data-caption="{C}">', C, "data-attribute", "data-caption"),
    "named a credit": ('<img src=a.jpg data-credit="Jane">', "Jane", "data-attribute", "data-credit"),
    "of the link": (f'<a href=b data-tooltip="{C}">{A}</a>', C, "data-attribute", "data-tooltip"),
    "of the figure": (f'<figure data-credit="Jane">{A}</figure>', "Jane", "data-attribute", "data-credit"),
    "title of the figure": (f'<figure title="{C}">{A}</figure>', C, "title-attribute", ""),
    "label": (f'<img src=a.jpg aria-label="{C}">', C, "data-attribute", "aria-label"),
    "title first": (f'<img src=a.jpg data-caption="{C}" title="Photo: K">', "Photo: K", "title-attribute", ""),
    "alternative text last": (
        f'<img src=a.jpg data-caption="{C}" alt="Photo: K">',
        C,
        "data-attribute",
        "data-caption",
    ),
    "with entities": (
        '<img src=a.jpg data-caption="&lt;b&gt;Photo: J&lt;/b&gt; &amp; K">',
        "<b>Photo: J</b> & K",
        "data-attribute",
        "data-caption",
    ),
}


@pytest.mark.parametrize(("html", "text", "why", "by"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_credits_in_attributes(reading: Any, html: str, text: str, why: str, by: str) -> None:
    (use,) = reading.document(f"<p>{html}</p><p>Text.</p>", "a.html").uses
    assert (use.credit.text, use.credit.why, use.credit.hidden_by) == (text, why, by)


def test_an_attribute_that_says_nothing_of_rights_is_no_credit(reading: Any) -> None:
    html = '<p><img src="a.jpg" data-caption="The harbor" aria-label="Harbor"></p>'
    assert [use.credit for use in reading.document(html, "a.html").uses] == [None]


DESCRIBED = {
    "by the picture": f'<img src="a.jpg" aria-describedby="c">{B}<p>x</p><p>y</p><p id="c">{C}</p>',
    "by the figure": f'<figure aria-labelledby="x c"><img src="a.jpg"></figure><p>{B}</p><p>y</p><p id="c">{C}</p>',
    "in front": f'<p id="c">{C}</p><p>y</p><p>{B}</p><p>z</p><img src="a.jpg" aria-details=c>',
}


@pytest.mark.parametrize("html", DESCRIBED.values(), ids=DESCRIBED)
def test_a_text_that_the_picture_names_credits_it(reading: Any, html: str) -> None:
    credited = {u.image: u.credit and u.credit.text for u in reading.document(html, "a.html").uses}
    assert credited == {"a.jpg": C, "b.jpg": None}


def test_hidden_html_in_markdown_is_hidden_as_well(reading: Any) -> None:
    text = f"# T\n\n<figure>\n{A}\n<figcaption hidden>{C}</figcaption>\n</figure>\n\nText.\n"
    assert reading.rows(text) == [(A, C, "hidden")]
    assert reading.rows(f"![x](a.jpg)\n\n<!-- {C} -->\n\nText.\n") == [("![x](a.jpg)", C, "comment")]


DECLARATIONS = {
    "display:none": "display:none",
    "DISPLAY : None ; color:red": "display:none",
    "display:none;display:block": "",
    "clip: rect(0 0 0 0)": "clip:rect(0 0 0 0)",
    "text-indent:-9999px": "text-indent:-9999px",
    "left:-9999px": "",
    "margin-left:-10px;position:absolute": "",
    "color:inherit;background:inherit": "",
    "opacity:.4": "",
    "": "",
}


@pytest.mark.parametrize(("style", "words"), DECLARATIONS.items(), ids=DECLARATIONS)
def test_the_declaration_that_hides(style: str, words: str) -> None:
    assert hiding(declarations(style)) == words
