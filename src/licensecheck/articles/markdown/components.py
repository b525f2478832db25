"""Shortcodes, includes, components, directives: names with parameters, made into pictures with their credits."""

from __future__ import annotations

import re

from licensecheck.articles.blocks import Figure, Hint, Picture
from licensecheck.articles.data.scalars import Scalar, normal
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.markdown.masking import SHORTEST_PICTURE
from licensecheck.articles.markdown.masks import Region
from licensecheck.articles.picture_keys import ADDRESSES, LIKE_ADDRESS, LIKE_FILE, Beside, alone_of, is_picture_key
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask
    from licensecheck.model import CreditText

ATTRIBUTES = "{}"
"""Name of the element that an attribute list behind a picture makes."""

MOST_OPEN = 50
"""Elements that are open at once and waited for."""

_NAMES = re.compile(
    r"(?i)fig(?:ure)?|im(?:g|age)|pic(?:ture)?|photo|thumb|banner|hero|cover|lightbox|bild|foto|zoom|parallax"
)
_NO_PICTURE = re.compile(r"(?i)\.(?:mp4|webm|ogv|mov|mp3|ogg|wav|pdf|html?|mdx?|csv|json|ya?ml|js|zip|glb)(?:[?#].*)?$")
_LITERAL = re.compile(r"\{\{-?\s*(?:\"([^\"]*)\"|'([^']*)')[^{}]*\}\}|\{%-?\s*\w+\s+[\"']?([^\s\"'%]+)[^%]*%\}")
_ROOT = re.compile(
    r"^\{\{-?\s*[\w.$]*(?:url|root|base|path|prefix|static|cdn)\w*\s*(?:\|[^{}]*)?\}\}(?=/)", re.IGNORECASE
)
_STEMS = ("", "image_", "photo_", "img_", "picture_")


class Element:
    """One element. values: named parameters, keys spelled by `normal`; words: those without a name.

    of_hugo: a shortcode. Of its figure it is known that `attr` links to `attrlink`
    (https://gohugo.io/shortcodes/figure/); what other templates link is not.
    """

    __slots__ = ("end", "name", "of_hugo", "start", "values", "words")

    def __init__(self, name: str, start: int, end: int) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.of_hugo = False
        self.values: list[tuple[str, Scalar]] = []
        self.words: list[Scalar] = []

    def add(self, key: str, value: Scalar) -> None:
        """Add a named parameter."""
        self.values.append((normal(key), value))

    def get(self, key: str) -> Scalar | None:
        """The first value of a parameter."""
        return next((value for name, value in self.values if name == key), None)


def resolved(address: str) -> str:
    """Return an address without the template around it, where its text stands there: `{{ "/a.jpg" | relative_url }}`."""
    if "{" not in address:
        return address
    address = _LITERAL.sub(lambda m: next(g for g in m.groups() if g is not None), address)
    return _ROOT.sub("", address)


def picture_of(mask: Mask, element: Element) -> Picture | None:
    """Return the picture that an element shows, with the credit its parameters give; None if it shows none."""
    address = _address(mask, element)
    if address is None or element.end - element.start < SHORTEST_PICTURE:
        return None
    picture = Picture(resolved(address.value), element.start, element.end)
    attributes = {key: value.value for key, value in element.values}
    attributes["class"] = f"{attributes.get('class', attributes.get('class_name', ''))} {normal(element.name)}"
    picture.decorative = is_decorative(address.value, attributes)
    if (link := element.get("link") or element.get("target")) is not None and LIKE_ADDRESS.match(link.value):
        picture.links = (link.value,)
    picture.credit = credit_of(mask, element, address)
    describe(picture, element)
    return picture


def describe(picture: Picture, element: Element) -> None:
    """Give a picture the title and the alternative text of an element."""
    if (title := element.get("title")) is not None and not (title.says_nothing or title.made):
        picture.title = Hint(title.value, title.offsets)
    alt = next((v for key in ("alt", "fig_alt", "image_alt") if (v := element.get(key)) is not None), None)
    if alt is not None and not (alt.says_nothing or alt.made):
        picture.alt = alt.value
        picture.alt_hint = Hint(alt.value, alt.offsets)


def attributed(mask: Mask | None, picture: Picture, text: str) -> None:
    """Read the attribute list behind a picture of Markdown: `{title="..." fig-cap="..."}`."""
    from licensecheck.articles.markdown.attributes import attributes

    start, end = picture.end, picture.extent[1]
    element = Element(ATTRIBUTES, start, end)
    for key, value in attributes(text, start + 1, end - 1)[1]:
        element.add(key, value)
    if not element.values:
        return
    describe(picture, element)
    if mask is not None:
        picture.credit = credit_of(mask, element)


def _address(mask: Mask, element: Element) -> Scalar | None:
    """The parameter that holds the address of the picture."""
    named = _NAMES.search(element.name) is not None
    options = mask.source.options
    order = {key: at for at, key in enumerate((*options.image_keys, *ADDRESSES))}
    found = [(order.get(k, 50), v) for k, v in element.values if k in order or is_picture_key(k, options)]
    for _, value in sorted(found, key=lambda row: row[0]):
        if _shows(value, named=named):
            return value
    if not named:
        return None
    files = [word for word in element.words if LIKE_FILE.search(word.value)]
    first = element.words[:1] if element.name == "imgproc" else []
    return next((word for word in (*files, *first, *element.words) if word in first or _shows(word, named=True)), None)


def _shows(address: Scalar, *, named: bool) -> bool:
    """Whether a value can be a picture's address. named: the element's name says that it shows one."""
    text = address.value
    if LIKE_FILE.search(text) or (named and address.made):
        return True
    return named and not _NO_PICTURE.search(text) and (LIKE_ADDRESS.match(text) is not None or "{" in text)


def credit_of(mask: Mask, element: Element, address: Scalar | None = None) -> CreditText | None:
    """Return the credit that parameters state, or the caption, title or word among them that is one."""
    values = [(key, value) for key, value in element.values if value is not address]
    beside = Beside(values, mask.source.options, mask.guess)
    about = (
        element.name == ATTRIBUTES or _NAMES.search(element.name) is not None
    )  # else `author` is that of a card's article
    links = element.of_hugo and element.name == "figure"
    if (found := beside.credit(_STEMS, "parameter", about=about, links=links)) is not None:
        mask.templates += [(value.start, value.end) for value in found[1] if value.made]
        return found[0]
    title = element.get("title") if element.name == "figure" else None  # the figure of Hugo shows its title
    for word in (*([title] if title is not None else ()), *element.words):
        if word is not address and beside.likely(word):
            return alone_of(word, "parameter")
    return None


class Stack:
    """Elements that are open, for the regions they make."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self._open: list[tuple[Element, CreditText | None, bool]] = []

    def opened(self, element: Element, *, shows: bool) -> None:
        """Note an element that may be closed. shows: it is a picture itself."""
        if len(self._open) >= MOST_OPEN:
            self._open.pop(0)
        credit = None if shows or not element.values else credit_of(self.mask, element)
        self._open.append((element, credit, shows))

    def closed(self, name: str, start: int) -> None:
        """Note the end of an element."""
        for at in range(len(self._open) - 1, -1, -1):
            element, credit, shows = self._open[at]
            if element.name == name:
                del self._open[at:]
                if shows or credit is not None or _NAMES.search(name):
                    self.mask.regions.append(Region(element.start, start, "caption", Figure(None), credit))
                return
