"""RSS (2.0, 0.9x and 1.0) and Atom: pictures of the HTML inside, enclosures, and Media RSS with the credits it gives.

Media RSS: https://www.rssboard.org/media-rss; an element that stands in an item or a group holds for all pictures below;
what the channel says of itself (the site's copyright) is taken for no picture's credit. `dc:creator` and `author` speak of the article, never of its pictures. Atom: RFC 4287.
"""

from __future__ import annotations

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Hint
from licensecheck.articles.data.entry import credit_of, limited
from licensecheck.articles.data.xmltree import XmlError, tree
from licensecheck.articles.guess import Guess
from licensecheck.articles.inside import html_inside, markup_of, together, trimmed_hint
from licensecheck.articles.lines import Lines
from licensecheck.articles.offsets import align, plain
from licensecheck.articles.same import file_name
from licensecheck.articles.tie import place_of
from licensecheck.model import CreditText, ImageUse, Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.base import Source
    from licensecheck.articles.data.xmltree import Element

PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
ROOTS = ("rss", "rdf:RDF", "atom:feed", "atom:entry")

_TEXTS, _SUMMARIES = ("content:encoded", "atom:content"), ("description", "atom:summary")
_FIELDS = {
    "media:credit": "author", "media:copyright": "copyright", "media:license": "license", "media:title": "title",
}  # fmt: skip
_OTHERS = ("producer", "publisher", "distributor", "editor", "owner", "author of article", "text")
"""Roles of `media:credit` that made no picture; without a role, or with another, it is the picture's author."""
_DESCRIPTIONS = ("media:description", "media:text")
_ITEMS = ("item", "atom:entry")
_MOST_AUTHORS = 50
_DEEPEST = 5


def read(source: Source) -> Found:
    """Read a feed."""
    lines = Lines(source.text)
    try:
        root = tree(source.text, PREFIXES)
    except XmlError as error:
        return Found((), (error.problem(source.path, lines),))
    if root.name not in ROOTS:
        params, place = (("root", root.name[:100]),), lines.position(Span(root.start, root.start + 1))
        return Found((), (Problem(source.path, "article.xml-unknown", params, place),))
    language = root.attributes.get("lang")
    channel = root.first("channel")
    if channel is not None and (stated := channel.first("language", "dc:language")):
        language = stated.words() or language
    reader = _Reader(source, lines, (language or "").replace("_", "-")[:35] or None)
    for parent in (root, channel):
        for item in parent.all(*_ITEMS) if parent is not None else ():
            reader.item(item)
    if root.name == "atom:entry":
        reader.item(root)
    return Found(sorted(reader.uses, key=place_of), reader.problems, reader.language)


class _Reader:
    """Collects the uses of the items of one feed."""

    def __init__(self, source: Source, lines: Lines, language: str | None) -> None:
        self.source = source
        self.lines = lines
        self.language = language
        self.guess = Guess("", source.is_credit)
        self.uses: list[ImageUse] = []
        self.problems: list[Problem] = []
        self._levels: dict[Element, _Level] = {}

    def item(self, item: Element) -> None:
        """Read one item; a picture that its text holds is not taken again from the elements around, their credit is."""
        inside: list[ImageUse] = []
        for element in (*item.all(*_TEXTS), *item.all(*_SUMMARIES)):
            known = {use.image or (use.credit.text if use.credit else None) for use in inside}
            inside.extend(u for u in self.html(element) if (u.image or (u.credit and u.credit.text)) not in known)
        around: dict[str | None, ImageUse] = {}
        for element, above in _media(item, (item,)):
            use = self.picture(element, above)
            if use is not None and (use.image not in around or (use.credit and not around[use.image].credit)):
                around[use.image] = use
        for use in inside:
            other = around.pop(use.image, None) if use.image is not None else None
            if other is not None and other.credit is not None and use.credit is None:
                use = use.replace(credit=other.credit)
            self.uses.append(use)
        self.uses.extend(around.values())

    def html(self, element: Element) -> list[ImageUse]:
        """The uses of HTML that an element holds, escaped, in CDATA or, in Atom, as elements."""
        kind = element.attributes.get("type", "html" if not element.name.startswith("atom:") else "text")
        if kind == "xhtml" or element.first("xhtml:div"):
            start, end = element.start, element.end
            text, offsets = self.source.text[start:end], plain(start, end - start)
        elif kind in ("html", "text/html"):
            text, offsets = element.content()
        else:
            return []
        uses, problems = html_inside(self.source, text, offsets, self.lines, language=self.language)
        self.problems.extend(problems)
        return uses

    def picture(self, element: Element, above: tuple[Element, ...]) -> ImageUse | None:
        """The picture of a media element, an enclosure or a link, with the credit given for it."""
        name = "href" if element.name == "atom:link" else "url"
        address = element.attributes.get(name, "").strip()
        if not address:
            return None
        span: Span = element.place(name)
        own = element.name.startswith("media:") or self.level(above[-1]).fields
        credit = self.credit((*above, element)) if own else None
        alt = next((e.words() for e in element.all("media:title", "media:description")), "")
        return ImageUse(self.source.path, address, span, alt, (), credit, False, self.language)

    def credit(self, levels: tuple[Element, ...]) -> CreditText | None:
        """The credit of the elements that hold for a picture; inner ones count for more than outer ones."""
        fields: dict[str, Hint] = {}
        described = None
        for level in levels:
            here = self.level(level)
            fields.update(here.fields)
            described = here.described or described
        if not fields.keys() & {"author", "copyright", "license", "license_url"}:
            return self.described(described)
        credit, problem = limited(credit_of(fields, "media-credit"), self.source)
        if problem is not None:
            self.problems.append(problem)
        return credit

    def level(self, element: Element) -> _Level:
        """What an element says of the pictures below it; worked out once."""
        if element not in self._levels:
            self._levels[element] = _Level(element, self.source.text)
        return self._levels[element]

    def described(self, hint: Hint | None) -> CreditText | None:
        """A description that credits the picture."""
        format = "html" if hint and "</" in hint.text else "text"
        if hint is None or not self.guess.likely(hint.text, format):
            return None
        return CreditText(hint.text, format, hint.offsets, "caption", markup=markup_of(hint.offsets))  # type: ignore[arg-type]


class _Level:
    """The credit fields and the description among the children of one element. The title of an item is the article's."""

    def __init__(self, element: Element, text: str) -> None:
        self.fields: dict[str, Hint] = {}
        self.described: Hint | None = None
        authors: list[Hint] = []
        for child in element.children:
            name = _FIELDS.get(child.name)
            if name is None:
                if child.name in _DESCRIPTIONS and self.described is None:
                    self.described = _words(child)
                continue
            of_article = name == "title" and element.name in _ITEMS
            if of_article or child.attributes.get("role", "").lower() in _OTHERS:
                continue
            if hint := _words(child):
                self.fields[name] = hint
                if name == "author" and len(authors) < _MOST_AUTHORS:
                    authors.append(hint)
            if name == "license" and (link := _attribute(child, "href", text)):
                self.fields["license_url"] = link
        if len(authors) > 1:
            self.fields["author"] = together(authors)


def _attribute(element: Element, name: str, text: str) -> Hint | None:
    """The value of an attribute and where it stands."""
    value = element.attributes.get(name, "").strip()
    place = element.place(name)
    return Hint(value, align(text, place.start, place.end, value)) if value else None


def _words(element: Element) -> Hint | None:
    """The text of an element without outer white space."""
    text, offsets = element.content()
    return trimmed_hint(text, offsets)


def _media(
    element: Element, above: tuple[Element, ...], depth: int = 0
) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """The elements that name a picture, each with the elements that hold for it; thumbnails where nothing else is."""
    found = False
    for child in element.children:
        if child.name == "media:group" and depth < _DEEPEST:
            for inner in _media(child, (*above, child), depth + 1):
                found = True
                yield inner
        elif child.name == "media:content" and _is_picture(child, "url", "medium"):
            found = True
            yield child, above
        elif child.name == "media:content":
            yield from ((thumbnail, (*above, child)) for thumbnail in child.all("media:thumbnail"))
        elif child.name in ("enclosure", "atom:link") and _is_enclosed(child):
            found = True
            yield child, above
    if not found:
        yield from ((thumbnail, above) for thumbnail in list(element.all("media:thumbnail"))[:1])


def _is_enclosed(element: Element) -> bool:
    if element.name == "atom:link" and element.attributes.get("rel") != "enclosure":
        return False
    return _is_picture(element, "href" if element.name == "atom:link" else "url", "medium")


def _is_picture(element: Element, address: str, medium: str) -> bool:
    kind, stated = element.attributes.get("type", ""), element.attributes.get(medium, "")
    if kind or stated:
        return kind.lower().startswith("image/") or stated.lower() == "image"
    return bool(file_name(element.attributes.get(address, "")))
