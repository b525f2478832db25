"""WordPress export (WXR 1.0–1.2): the HTML of posts, featured pictures, and attachments with their captions.

An attachment's caption is its `excerpt:encoded`, its description its `content:encoded`; a post names its featured
picture by the number in the post meta `_thumbnail_id`. Classic posts have no paragraphs but blank lines, and captions as
shortcodes (https://codex.wordpress.org/Caption_Shortcode): both are turned into the HTML that WordPress makes of them.
"""

from __future__ import annotations

import re

from licensecheck.articles.base import Found
from licensecheck.articles.data.xmltree import XmlError, tree
from licensecheck.articles.guess import LONGEST_CREDIT, Guess
from licensecheck.articles.html.tags import Tag, scan
from licensecheck.articles.inside import Joined, html_inside, markup_of, through, trimmed_hint
from licensecheck.articles.lines import Lines
from licensecheck.articles.same import file_name
from licensecheck.articles.tie import place_of
from licensecheck.model import CreditText, ImageUse, Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.base import Source
    from licensecheck.articles.data.xmltree import Element

_VERSIONS = ("1.0", "1.1", "1.2")
PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://wellformedweb.org/CommentAPI/": "wfw",
    **{f"http://wordpress.org/export/{version}/": "wp" for version in _VERSIONS},
    **{f"http://wordpress.org/export/{version}/excerpt/": "excerpt" for version in _VERSIONS},
}
_SKIPPED = frozenset(("wp:comment", "wp:author", "wp:category", "wp:tag", "wp:term"))
_NOT_SHOWN = ("revision", "attachment", "nav_menu_item", "custom_css", "oembed_cache", "wp_global_styles")
_NOT_PUBLISHED = ("trash", "auto-draft", "inherit")

_OPENING = re.compile(r"\[(?:wp_)?caption\b([^\[\]]{0,2000})\]")
_CLOSING = re.compile(r"\[/(?:wp_)?caption\]")
_CAPTION_WORDS = re.compile(r"""\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")


def read(source: Source) -> Found:
    """Read an export."""
    lines = Lines(source.text)
    try:
        root = tree(source.text, PREFIXES, _SKIPPED)
    except XmlError as error:
        return Found((), (error.problem(source.path, lines),))
    channel = root.first("channel")
    if channel is None:
        return Found()
    stated = channel.first("language")
    language = stated.words().replace("_", "-")[:35] if stated is not None else ""
    reader = _Reader(source, lines, language or None)
    items = list(channel.all("item"))
    for item in items:
        reader.post(item)
    reader.attachments(items)
    return Found(sorted(reader.uses, key=place_of), reader.problems, reader.language)


class _Reader:
    """Collects the uses of one export."""

    def __init__(self, source: Source, lines: Lines, language: str | None) -> None:
        self.source = source
        self.lines = lines
        self.language = language
        self.guess = Guess("", source.is_credit)
        self.uses: list[ImageUse] = []
        self.problems: list[Problem] = []
        self.featured: dict[str, Element] = {}
        """Number of an attachment to the element that names it first."""

    def post(self, item: Element) -> None:
        """Read the text of a post or page and note its featured picture."""
        if _words(item, "wp:post_type") in _NOT_SHOWN or _words(item, "wp:status") in _NOT_PUBLISHED:
            return
        for meta in item.all("wp:postmeta"):
            if _words(meta, "wp:meta_key") == "_thumbnail_id" and (value := meta.first("wp:meta_value")):
                self.featured.setdefault(value.words(), value)
        for element in item.all("content:encoded"):
            text, offsets = element.content()
            made = as_shown(text)
            back = through(made.offsets(), offsets)
            uses, problems = html_inside(self.source, made.text(), back, self.lines, language=self.language)
            self.uses.extend(uses)
            self.problems.extend(problems)

    def attachments(self, items: list[Element]) -> None:
        """Attachments whose caption credits them, and those that a post features; others only lie in the library."""
        known = set()
        for item in items:
            address = item.first("wp:attachment_url")
            number = _words(item, "wp:post_id")
            if address is None or not file_name(address.words()):
                continue
            known.add(number)
            credit = self.credit(item)
            hint = trimmed_hint(*address.content())
            if hint is not None and (credit is not None or number in self.featured):
                span = hint.offsets.span(Span(0, len(hint.text)))
                alt = _meta(item, "_wp_attachment_image_alt")
                self.uses.append(ImageUse(self.source.path, hint.text, span, alt, (), credit, False, self.language))
        missing = [n for n in self.featured if n not in known and n.isdigit()]
        if missing:
            start = self.featured[missing[0]].start
            params = (("count", str(len(missing))), ("id", missing[0][:20]))
            place = self.lines.position(Span(start, start + 1))
            self.problems.append(Problem(self.source.path, "article.wxr-attachment", params, place))

    def credit(self, item: Element) -> CreditText | None:
        """The caption or, if that credits nothing, the description of an attachment."""
        for name in ("excerpt:encoded", "content:encoded"):
            element = item.first(name)
            hint = trimmed_hint(*element.content()) if element is not None else None
            if hint is None or len(hint.text) > LONGEST_CREDIT:
                continue
            if self.guess.certain(hint.text, "html"):
                return CreditText(hint.text, "html", hint.offsets, "caption", markup=markup_of(hint.offsets))
        return None


def _words(item: Element, name: str) -> str:
    found = item.first(name)
    return found.words() if found is not None else ""


def _meta(item: Element, key: str) -> str:
    return next((_words(m, "wp:meta_value") for m in item.all("wp:postmeta") if _words(m, "wp:meta_key") == key), "")


def as_shown(text: str) -> Joined:
    """Return the HTML that WordPress makes of a post: paragraphs at blank lines, figures of caption shortcodes."""
    made = Joined()
    at = 0
    for opening, close, end in _captions(text):
        _paragraphs(made, text, at, opening.start())
        made.insert("<figure>", opening.start())
        words = _CAPTION_WORDS.search(text, *opening.span(1))
        behind = _behind_picture(text, opening.end(), close)
        made.add(text[opening.end() : behind], opening.end())
        made.insert("<figcaption>", behind)
        if words and not text[behind:close].strip():
            first, last = words.span(words.lastindex or 0)
            made.add(text[first:last], first)
        made.add(text[behind:close], behind)
        made.insert("</figcaption></figure>", close)
        at = end
    _paragraphs(made, text, at, len(text))
    return made


def _captions(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The opening of each caption shortcode, where its closing starts and where that ends."""
    at = 0
    while opening := _OPENING.search(text, at):
        closing = _CLOSING.search(text, opening.end())
        if closing is None:
            return
        yield opening, *closing.span()
        at = closing.end()


def _behind_picture(text: str, start: int, end: int) -> int:
    """Where the picture of a caption ends, with the link around it."""
    behind = start
    seen = False
    for item in scan(text, start, end):
        if not isinstance(item, Tag):
            if seen and text[item[0] : item[1]].strip():
                break
        elif item.name == "img" or (seen and item.name == "a" and item.closing):
            seen, behind = True, item.end
        elif seen:
            break
    return behind


def _paragraphs(made: Joined, text: str, start: int, end: int) -> None:
    """Add a stretch of a post with a paragraph at each blank line of its text."""
    at = start
    for item in scan(text, start, end):
        if isinstance(item, Tag):
            continue
        for blank in _BLANK.finditer(text, *item):
            made.add(text[at : blank.start()], at)
            made.insert("<p>", blank.start())
            at = blank.start()
    made.add(text[at:end], at)
