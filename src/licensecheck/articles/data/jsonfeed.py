"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the HTML of its items, and the pictures that they name.

`authors` speak of the items, never of their pictures.
"""

from __future__ import annotations

from licensecheck.articles.base import Found
from licensecheck.articles.data.objects import parse_data
from licensecheck.articles.data.scalars import List, Map, Scalar
from licensecheck.articles.inside import html_inside
from licensecheck.articles.lines import Lines
from licensecheck.articles.same import file_name
from licensecheck.articles.tie import place_of
from licensecheck.model import ImageUse, Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.base import Source


def read(source: Source) -> Found:
    """Read a feed."""
    lines = Lines(source.text)
    tree = parse_data(source.text, 0, len(source.text))
    if isinstance(tree, tuple):
        params, place = (("format", "JSON"), ("reason", tree[0])), lines.position(Span(tree[1], tree[1] + 1))
        return Found((), (Problem(source.path, "article.data", params, place),))
    if not isinstance(tree, Map):
        return Found()
    stated, items = tree.get("language"), tree.get("items")
    language = stated.value.replace("_", "-")[:35] or None if isinstance(stated, Scalar) else None
    uses: list[ImageUse] = []
    problems: list[Problem] = []
    for item in items.items if isinstance(items, List) else ():
        if not isinstance(item, Map):
            continue
        html = item.get("content_html")
        inside: list[ImageUse] = []
        if isinstance(html, Scalar):
            inside, more = html_inside(source, html.value, html.offsets, lines, "json", language)
            problems.extend(more)
        shown = {use.image for use in inside}
        uses.extend(inside)
        for value in _pictures(item):
            if value.value not in shown:
                shown.add(value.value)
                uses.append(ImageUse(source.path, value.value, value.span, language=language))
    return Found(sorted(uses, key=place_of), problems, language)


def _pictures(item: Map) -> Iterator[Scalar]:
    """The pictures that an item names beside its text."""
    for key in ("image", "banner_image"):
        value = item.get(key)
        if isinstance(value, Scalar) and not value.says_nothing:
            yield value
    attached = item.get("attachments")
    for one in attached.items if isinstance(attached, List) else ():
        address, kind = (one.get("url"), one.get("mime_type")) if isinstance(one, Map) else (None, None)
        if not isinstance(address, Scalar) or address.says_nothing:
            continue
        stated = kind.value if isinstance(kind, Scalar) else ""
        if stated.startswith("image/") if stated else file_name(address.value):
            yield address
