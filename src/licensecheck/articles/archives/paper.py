"""Documents of word processors: paragraphs with pictures and links, as HTML for the reader of HTML, and as plain text.

The plain text is the document that places refer to: one paragraph to a line, as a reader sees it, a picture being one
U+FFFC. The HTML leads back to it sign by sign.
"""

from __future__ import annotations

from licensecheck.articles.archives.archive import Whole
from licensecheck.articles.base import Found
from licensecheck.articles.data.xmltree import Events
from licensecheck.articles.inside import Joined, html_inside
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from licensecheck.articles.base import Source

    Start = Callable[[Any, dict[str, str]], None]
    End = Callable[[Any], None]

PICTURE = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: what stands for a picture in the text."""
CAPTION_STYLES = ("caption", "illustration", "figure", "drawing")
"""Words in the name of a paragraph style that make it a caption."""
CREDIT_STYLES = ("credit", "attribution", "photographer")
_MOST_NOTES = 50
"""Notes of one paragraph that are read with it."""
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Paragraph:
    """One paragraph. runs: (text that is seen, HTML), either of them may be empty. role: "caption", "credit" or ""."""

    __slots__ = ("has_picture", "notes", "role", "runs")

    def __init__(self, role: str = "") -> None:
        self.runs: list[tuple[str, str]] = []
        self.role = role
        self.notes: list[str] = []
        self.has_picture = False

    def text(self, text: str) -> None:
        """Add words as they are."""
        self.runs.append((text, ""))

    def markup(self, html: str) -> None:
        """Add a tag that is not seen."""
        self.runs.append(("", html))

    def sign(self, seen: str, html: str) -> None:
        """Add one sign and the HTML that means it."""
        self.runs.append((seen, html))

    def picture(self, address: str, *, alt: str = "", title: str = "", decorative: bool = False) -> None:
        """Add a picture."""
        role = ' role="presentation"' if decorative else ""
        words = "".join(f' {n}="{attribute(v)}"' for n, v in (("alt", alt), ("title", title)) if v)
        self.sign(PICTURE, f'<img src="{attribute(address)}"{words}{role}>')
        self.has_picture = True


Item = Paragraph | str
"""A paragraph, or a tag between paragraphs (`<table>`)."""


def attribute(value: str) -> str:
    """Return `value` as it stands in a quoted attribute."""
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace("\n", " ")


def role_of(style: str) -> str:
    """Return the role that the name of a paragraph style gives."""
    low = style.lower()
    if any(word in low for word in CREDIT_STYLES):
        return "credit"
    return "caption" if any(word in low for word in CAPTION_STYLES) else ""


class Story(Events):
    """The paragraphs of one part, collected while the parser tells of it. Paragraphs inside of others come after them.

    starts, ends: what to call for an element. blocks: elements that become one of HTML.
    """

    def __init__(self, starts: Mapping[str, Start], ends: Mapping[str, End], blocks: Mapping[str, str]) -> None:
        self._starts, self._ends, self._blocks = starts, ends, blocks
        self.items: list[Item] = []
        self.open: list[Paragraph] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Do what is to be done where an element starts."""
        handler = self._starts.get(name)
        if handler is not None:
            handler(self, attributes)
        elif name in self._blocks:
            self.items.append(f"<{self._blocks[name]}>")

    def end(self, name: str) -> None:
        """Do what is to be done where an element ends."""
        handler = self._ends.get(name)
        if handler is not None:
            handler(self)
        elif name in self._blocks:
            self.items.append(f"</{self._blocks[name]}>")

    def begin(self, role: str = "") -> None:
        """Start a paragraph; it takes its place now, before those that are inside of it."""
        paragraph = Paragraph(role)
        self.items.append(paragraph)
        self.open.append(paragraph)

    def finish(self) -> None:
        """End the innermost open paragraph."""
        if self.open:
            self.open.pop()

    @property
    def now(self) -> Paragraph | None:
        """The innermost open paragraph."""
        return self.open[-1] if self.open else None


def found(
    source: Source,
    parts: list[tuple[str, list[Item]]],
    notes: dict[str, list[Paragraph]],
    language: str | None,
    markup: str,
) -> Found:
    """Return what is found in a document.

    markup: as in `CreditText`.
    parts: names and items; the first is the text, the others hold the notes. notes: by what `Paragraph.notes` names.
    """
    whole, places = Whole(), {}
    for name, items in parts:
        paragraphs = [item for item in items if isinstance(item, Paragraph)]
        texts = ["".join(seen for seen, _ in p.runs) for p in paragraphs]
        at = whole.add(name, "".join(f"{text}\n" for text in texts))
        for paragraph, text in zip(paragraphs, texts, strict=True):
            places[paragraph] = at
            at += len(text) + 1
    made = _html(parts, notes, places)
    lines = whole.lines()
    uses, problems = html_inside(source, made.text(), made.offsets(), lines, markup, language)
    return Found(uses, problems, language, lines.text, lines=lines)


def _html(
    parts: list[tuple[str, list[Item]]], notes: dict[str, list[Paragraph]], places: dict[Paragraph, int]
) -> Joined:
    """The whole as HTML. Notes of pictures and captions follow them; the others stand at the end."""
    made, written = Joined(), set()

    def write(paragraph: Paragraph) -> None:
        written.add(paragraph)
        _paragraph(made, paragraph, places[paragraph])

    for index, (_, items) in enumerate(parts):
        if index:
            made.insert("<hr>")
        for item in items:
            if isinstance(item, str):
                made.insert(item)
            elif item not in written:
                write(item)
                for note in item.notes[:_MOST_NOTES] if item.has_picture or item.role else ():
                    for paragraph in notes.get(note, ()):
                        if paragraph not in written:
                            write(paragraph)
    return made


def _paragraph(made: Joined, paragraph: Paragraph, at: int) -> None:
    made.insert(f'<p class="{paragraph.role}">' if paragraph.role else "<p>", at)
    for seen, html in paragraph.runs:
        if html and seen:
            made.add_one(html, at, at + len(seen))
        elif html:
            made.insert(html, at)
        else:
            escaped(seen, at, made.add, made.add_one)
        at += len(seen)
    made.insert("</p>\n", at)


def escaped(text: str, at: int, add: Callable[[str, int], None], add_one: Callable[[str, int, int], None]) -> None:
    """Add words as HTML."""
    start = 0
    for index, sign in enumerate(text):
        if sign in _SIGNS:
            if index > start:
                add(text[start:index], at + start)
            add_one(_SIGNS[sign], at + index, at + index + 1)
            start = index + 1
    add(text[start:], at + start)
