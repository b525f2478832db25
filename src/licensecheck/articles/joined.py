"""One credit made of several values: a name with its link, an author beside a license beside a source."""

from __future__ import annotations

from licensecheck.model import CreditText, OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.articles.scalars import Scalar
    from licensecheck.model.credit import CreditFormat

LABELS = {"author": "Author: ", "license": "License: ", "source": "Source: "}
"""What stands in front of a part whose key says what it is; the credit parser reads these in any order."""

_MARKDOWN = "\\`*_[]<>"
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Part:
    """One statement of a credit. field: "main", or a key of `LABELS`. link: the address that goes with it."""

    __slots__ = ("field", "link", "text")

    def __init__(self, field: str, text: Scalar | None, link: Scalar | None = None) -> None:
        self.field = field
        plain = text is not None and format_of_text(text.value) == "text"
        self.text = text if text is not None else link
        self.link = link if plain else None  # a text with links of its own gets none around it

    @property
    def start(self) -> int:
        """Where the part starts in the document."""
        return min(s.start for s in (self.text, self.link) if s is not None)


def format_of_text(text: str) -> CreditFormat:
    """Return the markup that a value holds: links of Markdown, tags of HTML, or none."""
    return "markdown" if "](" in text else "html" if "</" in text or "<a " in text else "text"


def join(parts: Sequence[Part], why: str) -> CreditText:
    """Return one credit of at least one part, in the order of the document.

    What is added between values (brackets of links, labels) maps to the end of the value in front of it. A link that stands in
    front of its text makes the credit HTML, where addresses come first; else links are those of Markdown.
    """
    rows = sorted(parts, key=lambda part: part.start)
    format = _format(rows)
    made = _Text(format)
    for number, part in enumerate(rows):
        made.glue("; " if number else "")
        made.glue(LABELS.get(part.field, "") if len(rows) > 1 or part.field != "author" else "")
        made.part(part)
    return CreditText("".join(made.parts), format, OffsetMap(tuple(made.pieces), made.length), why)


def _format(rows: Sequence[Part]) -> CreditFormat:
    """The markup of the whole: that of the values, else what the links need."""
    own = {format_of_text(part.text.value) for part in rows if part.text is not None}
    linked = [part for part in rows if part.link is not None and part.text is not None]
    if "html" in own or any(p.link.start < p.text.start for p in linked):  # type: ignore[union-attr]
        return "html"
    return "markdown" if linked or "markdown" in own else "text"


class _Text:
    """The credit so far."""

    def __init__(self, format: CreditFormat) -> None:
        self.format = format
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.length = 0
        self._last = -1
        self._waiting = ""

    def glue(self, text: str) -> None:
        """Add what does not stand in the document."""
        if self._last < 0:
            self._waiting += text
            return
        self.parts.append(text)
        self.pieces += [(self.length + i, self._last) for i in range(len(text))]
        self.length += len(text)

    def part(self, part: Part) -> None:
        """Add one statement."""
        text, link = part.text, part.link
        assert text is not None
        if link is None:
            self.value(text)
        elif self.format == "markdown":
            self._around("[", text, "](", link, ")")
        elif link.start < text.start:
            self._around('<a href="', link, '">', text, "</a>")
        else:  # text in front of its link, in HTML: the words, and the address behind them
            self._around("", text, " (", link, ")")

    def _around(self, before: str, first: Scalar, between: str, second: Scalar, behind: str) -> None:
        self.glue(before)
        self.value(first)
        self.glue(between)
        self.value(second, literal=between == "](")
        self.glue(behind)

    def value(self, scalar: Scalar, *, literal: bool = False) -> None:
        """Add a value of the document; signs of the credit's markup are escaped where the value has no markup itself."""
        text, offsets = scalar.value, scalar.offsets
        if self._last < 0:
            self._last, waiting = offsets.to_source(0), self._waiting
            self.glue(waiting)
        escapes = self._escapes(text, literal=literal)
        if not escapes:
            self.pieces += [(self.length + at, source) for at, source in offsets.pieces]
            self.parts.append(text)
            self.length += len(text)
        else:
            for at, char in enumerate(text):
                source = offsets.to_source(at)
                made = escapes.get(char, char)
                self.pieces += [(self.length + i, source) for i in range(len(made))]
                self.parts.append(made)
                self.length += len(made)
        self._last = max(self._last, offsets.to_source(max(len(text) - 1, 0)) + 1)

    def _escapes(self, text: str, *, literal: bool) -> dict[str, str]:
        if literal or format_of_text(text) == self.format:
            return {}
        if self.format == "html":
            return _HTML if any(c in _HTML for c in text) else {}
        if self.format == "markdown" and "://" not in text and any(c in _MARKDOWN for c in text):
            return {c: "\\" + c for c in _MARKDOWN}
        return {}
