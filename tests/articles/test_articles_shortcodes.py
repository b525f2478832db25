"""Shortcodes of Hugo, includes and tags of Liquid, attribute lists: which pictures and credits they give, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Position, Problem, Span

Row = tuple[str | None, str | None, str | None]

A = "![a](a.jpg)"
FIGURE = '{{< figure src="a.jpg" >}}'
INCLUDE = '{% include figure.html src="a.jpg" %}'


def own(text: str, credit: str | None, why: str | None) -> tuple[str, list[Row]]:
    """One element that is a picture with its credit."""
    return text + "\n", [(text, credit, why)]


HUGO: dict[str, tuple[str, list[Row]]] = {
    "no credit": own(FIGURE, None, None),
    "attr": own('{{< figure src="a.jpg" attr="Jane" >}}', "Jane", "parameter"),
    "attr and link": own(
        '{{< figure src="a.jpg" attr="Jane" attrlink="https://x.org" >}}', "[Jane](https://x.org)", "parameter"
    ),
    "link in front": own(
        '{{< figure attrlink="https://x.org" attr="Jane" src="a.jpg" >}}',
        "[Jane](https://x.org)",
        "parameter",
    ),
    "name that is a link, and link": own(
        '{{< figure src="a.jpg" attr="[Jane](https://x.org)" attrlink="https://y.org" >}}',
        "[Jane](https://x.org)",
        "parameter",
    ),
    "license that the figure of Hugo does not know": own(
        '{{< figure src="a.jpg" attr="Jane" attrlink="https://x.org" license="CC BY" >}}',
        "Author: Jane (https://x.org); License: CC BY",
        "parameter",
    ),
    "figure of a theme": own(
        '{{< blog/photo src="a.jpg" attr="Jane" attrlink="https://x.org" >}}',
        "Author: Jane (https://x.org)",
        "parameter",
    ),
    "caption": own('{{< figure src="a.jpg" caption="Photo: J" >}}', "Photo: J", "parameter"),
    "caption with Markdown": own(
        '{{< figure src="a.jpg" caption="Photo: [J](https://x.org)" >}}', "Photo: [J](https://x.org)", "parameter"
    ),
    "caption and attr": own(
        '{{< figure src="a.jpg" caption="Photo: J, CC BY" attr="Commons" attrlink="https://x.org" >}}',
        "Photo: J, CC BY; [Commons](https://x.org)",
        "parameter",
    ),
    "caption that says what attr says": own(
        '{{< figure src="a.jpg" caption="Photo: J" attr="Photo: J" >}}', "Photo: J", "parameter"
    ),
    "caption that is none": own('{{< figure src="a.jpg" caption="The harbor" >}}', None, None),
    "title of a figure": own('{{< figure src="a.jpg" title="Photo: J" >}}', "Photo: J", "parameter"),
    "title of another": own('{{< img src="a.jpg" title="Photo: J" >}}', "Photo: J", "title-attribute"),
    "alternative text": own('{{< figure src="a.jpg" alt="Photo: J" >}}', "Photo: J", "alt"),
    "percent": own('{{% figure src="a.jpg" attr="Jane" %}}', "Jane", "parameter"),
    "self-closing": own('{{< figure src="a.jpg" attr="Jane" />}}', "Jane", "parameter"),
    "several lines": own('{{< figure\n  src="a.jpg"\n  attr="Jane"\n>}}', "Jane", "parameter"),
    "escaped quotes": own('{{< figure src="a.jpg" attr="Jane \\"J\\" Doe" >}}', 'Jane "J" Doe', "parameter"),
    "backquotes": own('{{< figure src="a.jpg" attr=`Jane "J" Doe` >}}', 'Jane "J" Doe', "parameter"),
    "without quotes": own("{{< figure src=a.jpg attr=Jane >}}", "Jane", "parameter"),
    "positional": own('{{< img "a.jpg" "Photo: J" >}}', "Photo: J", "parameter"),
    "name of a theme": own('{{< blog/photo-full image="a.jpg" credit="Jane" >}}', "Jane", "parameter"),
    "parts": own(
        '{{< img src="a.jpg" author="Jane" license="CC BY" source="https://x.org/p" >}}',
        "Author: Jane; License: CC BY; Source: https://x.org/p",
        "parameter",
    ),
    "address in a template": own('{{< figure src="{{ .Site }}/a.jpg" attr="Jane" >}}', "Jane", "parameter"),
    "paragraph below": (f"{FIGURE}\n\nPhoto: J\n", [(FIGURE, "Photo: J", "next-paragraph")]),
    "line below": (f"{FIGURE}\nPhoto: J\n", [(FIGURE, "Photo: J", "same-paragraph")]),
    "inside": (f"{FIGURE}\nPhoto: J\n{{{{< /figure >}}}}\n", [(FIGURE, "Photo: J", "same-paragraph")]),
    "paragraph inside": (
        f"{FIGURE}\n\nThe harbor.\n\nPhoto: J\n\n{{{{< /figure >}}}}\n",
        [(FIGURE, "Photo: J", "caption")],
    ),
    "around a picture": (f'{{{{< wrap credit="Jane" >}}}}\n{A}\n{{{{< /wrap >}}}}\n', [(A, "Jane", "parameter")]),
    "in a link": (f"[{FIGURE}](x)\n", [(FIGURE, None, None)]),
    "in a table": (f"|a|\n|-|\n|{FIGURE}|\n|Photo: J|\n", [(FIGURE, "Photo: J", "next-paragraph")]),
    "in a block quote": (f"> {FIGURE}\n> Photo: J\n", [(FIGURE, "Photo: J", "same-paragraph")]),
    "in a figure of HTML": (
        f"<figure>\n{FIGURE}\n<figcaption>Photo: J</figcaption>\n</figure>\n",
        [(FIGURE, "Photo: J", "figcaption")],
    ),
    "no picture": ('{{< youtube id="x" >}}\n\n{{< video src="/a.mp4" >}}\n\n{{< ref "a.md" >}}\n', []),
    "between picture and credit": (f"{A}\n\n{{{{% notice %}}}}\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "in a line of the credit": (f"{A}\n{{{{< br >}}}}Photo: J\n", [(A, "Photo: J", "same-paragraph")]),
    "reference in a link around": (f'[{A}]({{{{< ref "a.md" >}}}}) Photo: J\n', [(A, "Photo: J", "same-paragraph")]),
    "shown, not run": ('{{</* figure src="a.jpg" attr="Jane" */>}}\n', []),
    "in a fence": (f"```\n{FIGURE}\n```\n", []),
    "in a code span": (f"`{FIGURE}`\n", []),
    "in a comment of HTML": (f"<!-- {FIGURE} -->\n", []),
    "not closed": ('{{< figure src="a.jpg"\n\nPhoto: J\n', [(None, "Photo: J", "alone")]),
    "quote not closed": ('{{< figure src="a.jpg >}}\n\nPhoto: J\n', [(None, "Photo: J", "alone")]),
    "comment": (f"{{{{/* Photo: J */}}}}\n{A}\n", [(A, "Photo: J", "comment")]),
}

LIQUID: dict[str, tuple[str, list[Row]]] = {
    "no credit": own(INCLUDE, None, None),
    "name that is a link, and link": own(
        '{{< figure src="a.jpg" attr="[Jane](https://x.org)" attrlink="https://y.org" >}}',
        "[Jane](https://x.org)",
        "parameter",
    ),
    "license that the figure of Hugo does not know": own(
        '{{< figure src="a.jpg" attr="Jane" attrlink="https://x.org" license="CC BY" >}}',
        "Author: Jane (https://x.org); License: CC BY",
        "parameter",
    ),
    "figure of a theme": own(
        '{{< blog/photo src="a.jpg" attr="Jane" attrlink="https://x.org" >}}',
        "Author: Jane (https://x.org)",
        "parameter",
    ),
    "caption": own('{% include figure.html src="a.jpg" caption="Photo: J" %}', "Photo: J", "parameter"),
    "credit": own("{% include figure image_path='/a.jpg' credit='Jane' %}", "Jane", "parameter"),
    "description": own('{% include image.html url="/a.jpg" description="Photo: J" %}', "Photo: J", "parameter"),
    "double in single quotes": own(
        '{% include image.html url="/a.jpg" description=\'Photo: <a href="x">J</a>\' %}',
        'Photo: <a href="x">J</a>',
        "parameter",
    ),
    "folder": own('{% include components/figure.html src="a.jpg" credit="Jane" %}', "Jane", "parameter"),
    "hyphens": own('{%- include figure.html src="a.jpg" credit="Jane" -%}', "Jane", "parameter"),
    "colons": own("{% render 'image', src: 'a.jpg', credit: 'Jane' %}", "Jane", "parameter"),
    "tag": own('{% img left /a.jpg 200 300 "Photo: J" %}', "Photo: J", "parameter"),
    "tag around": (f'{{% figure caption:"Photo: J" %}}\n{A}\n{{% endfigure %}}\n', [(A, "Photo: J", "parameter")]),
    "line below": (f"{INCLUDE}\n*Photo: J*\n", [(INCLUDE, "*Photo: J*", "same-paragraph")]),
    "no picture": ('{% include toc.html %}\n\n{% assign a = "a.jpg" %}\n\n{% if a == "b.jpg" %}x{% endif %}\n', []),
    "raw": ("{% raw %}{% include figure.html src='a.jpg' %}{% endraw %}\n", []),
    "highlight": (f"{{% highlight md %}}\n{A}\n{{% endhighlight %}}\n", []),
    "comment": (f"{{% comment %}}Photo: J{{% endcomment %}}\n{A}\n", [(A, "Photo: J", "comment")]),
    "address": (
        "![a]({{ site.baseurl }}/a.jpg) Photo: J\n",
        [("![a]({{ site.baseurl }}/a.jpg)", "Photo: J", "same-paragraph")],
    ),
    "address of an element": (
        '<img src="{{ "/a.jpg" | relative_url }}"> Photo: J\n',
        [('<img src="{{ "/a.jpg" | relative_url }}">', "Photo: J", "same-paragraph")],
    ),
    "between": (f"{A}\n{{% if x %}}\n*Photo: J*\n{{% endif %}}\n", [(A, "*Photo: J*", "same-paragraph")]),
}

ATTRIBUTES: dict[str, tuple[str, list[Row]]] = {
    "class below": (f"{A}\n\nJane Doe\n{{: .credit}}\n", [(A, "Jane Doe", "marked")]),
    "caption below": (f"{A}\n\n*Photo: J*\n{{: .caption}}\n", [(A, "*Photo: J*", "caption")]),
    "another class": (f"{A}\n\n*Photo: J*\n{{: .center}}\n", [(A, "*Photo: J*", "next-paragraph")]),
    "below the picture": (f"{A}\n{{: .center}}\nPhoto: J\n", [(A, "Photo: J", "same-paragraph")]),
    "words in braces": (f"{A}\n\n{{Photo: J}}\n", [(A, "{Photo: J}", "next-paragraph")]),
    "title": (f'{A}{{: .x title="Photo: J"}}\n', [(A, "Photo: J", "title-attribute")]),
    "of Pandoc": (f"{A}{{#fig-1 fig-cap='Photo: J' width=50%}}\n", [(A, "Photo: J", "parameter")]),
    "of MkDocs": (f"{A}{{ align=left }} Photo: J\n", [(A, "Photo: J", "same-paragraph")]),
    "credit": (f'{A}{{credit="Jane"}}\n', [(A, "Jane", "parameter")]),
    "alternative text": ('![](a.jpg){fig-alt="Photo: J"}\n', [("![](a.jpg)", "Photo: J", "alt")]),
}

ALL = {
    f"{kind}: {name}": row
    for kind, rows in (("Hugo", HUGO), ("Liquid", LIQUID), ("list", ATTRIBUTES))
    for name, row in rows.items()
}


@pytest.mark.parametrize(("text", "rows"), ALL.values(), ids=ALL)
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text) == rows


@pytest.mark.parametrize(("text", "rows"), ALL.values(), ids=ALL)
def test_what_stands_in_front_and_line_breaks_only_move_places(reading: Any, text: str, rows: list[Row]) -> None:
    crlf = [tuple(x and x.replace("\n", "\r\n") for x in row) for row in rows]
    assert reading.rows("\ufeffStraße 🚋 heute.\r\n\r\n---\r\n\r\n" + text.replace("\n", "\r\n")) == crlf


ADDRESSES = {
    "{{< figure src=`a b.jpg` >}}": "a b.jpg",
    '{% include image.html url="{{ site.url }}/a.jpg" %}': "/a.jpg",
    '![a]({{ "/a.jpg" | relative_url }})': "/a.jpg",
    "![a]({{ '/a.jpg' | absolute_url }})": "/a.jpg",
    "![a]({{site.baseurl}}/img/a.jpg)": "/img/a.jpg",
    "![a]({% link img/a.jpg %})": "img/a.jpg",
    "![a]({{ page.cover }})": "{{ page.cover }}",
    "<img src=\"{{ '/a.jpg' | relative_url }}\">": "/a.jpg",
    "<figure>\n<img src=\"{{ '/a.jpg' | relative_url }}\">\n</figure>": "/a.jpg",
    "{% include figure.html src=page.image %}": "page.image",
    "{% picture default img/a.jpg --alt Boat %}": "img/a.jpg",
    '{{< imgproc "boat" Resize "600x" />}}': "boat",
}


@pytest.mark.parametrize(("text", "address"), ADDRESSES.items(), ids=ADDRESSES)
def test_addresses_are_read_where_their_text_stands_in_the_template(reading: Any, text: str, address: str) -> None:
    assert [u.image for u in reading.document(text, "a.md").uses] == [address]


PAGES: dict[str, tuple[str, list[Row]]] = {
    "quotes inside of quotes": (
        '<img src="{{ "/a.jpg" | relative_url }}" alt="x"><p>Photo: J</p>',
        [('<img src="{{ "/a.jpg" | relative_url }}" alt="x">', "Photo: J", "next-paragraph")],
    ),
    "without quotes": (
        "<img src={{ '/a.jpg' | relative_url }} class={{ x }}><p>Photo: J</p>",
        [("<img src={{ '/a.jpg' | relative_url }} class={{ x }}>", "Photo: J", "next-paragraph")],
    ),
    "condition in a tag": (
        '<div {% if page.x %}class="a>b"{% endif %}><img src="a.jpg"></div><p>Photo: J</p>',
        [('<img src="a.jpg">', "Photo: J", "next-paragraph")],
    ),
    "include": (
        '<p>Boats.</p>{% include figure.html src="a.jpg" caption="Photo: J" %}<p>Text.</p>',
        [('{% include figure.html src="a.jpg" caption="Photo: J" %}', "Photo: J", "parameter")],
    ),
    "comment of Liquid": (
        '{% comment %}Photo: J{% endcomment %}\n<img src="a.jpg">',
        [('<img src="a.jpg">', "Photo: J", "comment")],
    ),
    "template of Hugo": (
        '{{ with .Params.image }}<img src="{{ . | relURL }}">{{ end }}<p>Photo: J</p>',
        [('<img src="{{ . | relURL }}">', "Photo: J", "next-paragraph")],
    ),
    "script": (
        "<script>var a = {{ site.data | jsonify }};</script><img src=a.jpg><p>Photo: J</p>",
        [("<img src=a.jpg>", "Photo: J", "next-paragraph")],
    ),
    "front matter": (
        "---\nlayout: post\nimage: b.jpg\nimage_credit: Jane\n---\n<img src=a.jpg><p>Photo: J</p>",
        [("b.jpg", "Jane", "front-matter"), ("<img src=a.jpg>", "Photo: J", "next-paragraph")],
    ),
}


@pytest.mark.parametrize(("text", "rows"), PAGES.values(), ids=PAGES)
def test_pages_of_html_are_read_with_the_templates_in_them(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text, "a.html") == rows


@pytest.mark.parametrize("text", [t for t in ADDRESSES if "![" not in t])
def test_addresses_in_pages_are_read_where_their_text_stands_in_the_template(reading: Any, text: str) -> None:
    assert [u.image for u in reading.document(text, "a.html").uses] == [ADDRESSES[text]]


def test_language_and_date_of_a_page_are_those_of_its_front_matter(reading: Any) -> None:
    document = reading.document("---\nlang: de\ndate: 2023-04-25\n---\n<p>Text</p>", "a.html")
    assert (document.language, document.date) == ("de", "2023-04-25")


def test_links_and_alternative_texts_of_a_shortcode_are_kept(reading: Any) -> None:
    (use,) = reading.document('[{{< figure src="a.jpg" alt="Boat" link="https://x.org/1" >}}](outer)', "a.md").uses
    assert (use.alt, use.links) == ("Boat", ("https://x.org/1", "outer"))


def test_every_part_of_a_joined_credit_leads_to_its_value() -> None:
    text = '{{< figure src="a.jpg" attrlink="https://x.org/😀" attr="J\\"ne & Ben" license="CC BY" >}}'
    credit = read_document("a.md", text, is_credit=lambda t, f: False).uses[0].credit
    assert credit is not None
    assert credit.text == 'Author: J"ne & Ben (https://x.org/😀); License: CC BY'
    parts = {"https://x.org/😀": "https://x.org/😀", 'J"ne & Ben': 'J\\"ne & Ben', "CC BY": "CC BY"}
    for part, source in parts.items():
        at = credit.text.index(part)
        span = credit.offsets.span(Span(at, at + len(part)))
        assert text[span.start : span.end] == source


TEMPLATES = {
    "{% include figure.html src='a.jpg' credit=page.credit %}": ("page.credit", Position(1, 43, 1, 54, "")),
    "![a](a.jpg)\nPhoto: {{ page.author }}": ("Photo: {{ page.author }}", Position(2, 1, 2, 25, "")),
}


def test_a_credit_that_a_template_writes_into_a_page_is_a_problem_too() -> None:
    text = '<figure><img src="a.jpg"><figcaption>Photo: {{ page.author }}</figcaption></figure>'
    document = read_document("a.html", text, is_credit=lambda t, f: "Photo: Nemo Nobody" in t)
    assert [(p.message_id, p.params) for p in document.problems] == [
        ("article.credit-from-template", (("text", "Photo: {{ page.author }}"),))
    ]
    assert document.uses == ()


@pytest.mark.parametrize(("text", "problem"), TEMPLATES.items(), ids=TEMPLATES)
def test_a_credit_that_a_template_writes_is_a_problem_and_not_judged(text: str, problem: tuple[str, Position]) -> None:
    document = read_document("a.md", text, is_credit=lambda t, f: "Photo: Nemo Nobody" in t)
    place = problem[1].replace(source_line=text.split("\n")[problem[1].line - 1])
    assert document.problems == (Problem("a.md", "article.credit-from-template", (("text", problem[0]),), place),)
    assert document.uses == ()
