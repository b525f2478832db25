"""What elements of HTML mean to the reader of credits: blocks, edges, captions, credits."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.html.tags import Tag

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav",
    "object", "ol", "option", "p", "pre", "script", "search", "section", "select", "style", "summary", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video",
))
BARRIERS = frozenset(("article", "aside", "footer", "head", "hr", "main", "nav", "pre", "script", "style"))
"""Elements at whose edges a picture and a text are no neighbors."""
SKIPPED = frozenset(("math", "noembed", "noframes", "object", "pre", "select", "svg", "template", "textarea", "title"))
"""Elements without pictures or credits of the article."""
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
CREDIT_WORDS = frozenset((
    "attribution", "byline", "copyright", "credit", "credits", "imagecredit", "photocredit", "photographer",
    "source",
))
CAPTION_WORDS = frozenset((
    "caption", "imagecaption", "imgcaption", "thumbcaption", "wpcaptiontext",
))
# fmt: on

_NO_ROLE = frozenset(("article", "body", "footer", "html", "img", "main", "section"))
_BY_NAME = {"figcaption": "figcaption", "summary": "caption"}
_ITEM_CREDITS = frozenset(("copyrightnotice", "creditline", "credittext"))
"""Properties of schema.org whose text is a credit, whatever its words are (https://schema.org/creditText)."""


def role_of(tag: Tag) -> str:
    """What the element says of its text: "figcaption", "credit", "caption" or ""."""
    if tag.name in _BY_NAME:
        return _BY_NAME[tag.name]
    if not tag.attributes:
        return ""
    if (item := tag.get("itemprop")) and not _ITEM_CREDITS.isdisjoint(item.lower().split()):
        return "credit" if tag.name not in VOID else ""
    found = tag.place("class") or tag.place("classname")  # JSX
    if found is None or tag.name in _NO_ROLE:
        return ""
    return role_of_class(found[0])


def role_of_class(value: str) -> str:
    """Return what the classes of an element say of its text: "credit", "caption" or ""."""
    low = value.lower()
    if not any(word in low for word in ("credit", "attribution", "copyright", "caption", "photographer", "source")):
        return ""
    words = {
        w for name in low.split() for w in (*name.replace("_", "-").split("-"), name.replace("-", "").replace("_", ""))
    }
    return "credit" if words & CREDIT_WORDS else "caption" if words & CAPTION_WORDS else ""
