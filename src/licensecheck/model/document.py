"""What was found in one document: pictures, the texts that credit them, and exact positions."""

from __future__ import annotations

from bisect import bisect_left

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.credit import Span

if TYPE_CHECKING:
    from typing import ClassVar

    from licensecheck.model.credit import CreditFormat


class Position(Value):
    """A place in a document: 1-based lines and columns, columns in code points, `end_column` exclusive.

    A byte-order mark is not counted and CRLF is one line break (SARIF: `columnKind: unicodeCodePoints`).
    source_line: the first line's text without its line break, at most 2,000 characters.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    source_line: str = ""


class OffsetMap(Value):
    r"""Maps offsets of a decoded credit text to offsets of the document.

    pieces: (decoded start, document start) pairs in rising order; between two starts both advance together.
    length: of the decoded text, in code points.
    units: (decoded offset, document end) of code points that do not stand for one of the document: an accent written as
        `\'e` is one code point for three, an inserted sign one for none. In rising order; () where there is none.
    """

    pieces: tuple[tuple[int, int], ...]
    length: int
    units: tuple[tuple[int, int], ...] = ()

    def to_source(self, offset: int) -> int:
        """Return the document offset of the decoded `offset` (code points)."""
        found = self.pieces[max(0, bisect_left(self.pieces, (offset + 1,)) - 1)]
        return found[1] + offset - found[0]

    def span(self, span: Span) -> Span:
        """Return the document span that covers the decoded `span`."""
        start = self.to_source(span.start)
        return Span(start, max(start, self._end(span.end - 1) if span.end > span.start else start))

    def _end(self, last: int) -> int:
        """Where the code point at `last` ends in the document."""
        at = bisect_left(self.units, (last,))
        if at < len(self.units) and self.units[at][0] == last:
            return self.units[at][1]
        return self.to_source(last) + 1


class CreditText(Value):
    """A text of the document that credits a picture.

    text: decoded, inline markup kept. offsets: from `text` to the document.
    why: how the text was tied to the picture: "caption", "figcaption", "title-attribute", "same-paragraph",
        "next-paragraph", "previous-paragraph", "line" (plain text), "alone" (no picture), "given" (handed over),
        "alt" (alternative text), "elsewhere" (away from the picture, but it names the picture's file), "front-matter"
        (a credit key beside the picture's key), "marked" (a class such as "credit" says so). The last two are credits
        because the document says so, also where the words alone do not ("Jane Doe"). "comment": written in a comment of
        the source beside the picture, which readers do not see.
    """

    text: str
    format: CreditFormat
    offsets: OffsetMap
    why: str
    NESTED: ClassVar = {"offsets": OffsetMap}


class ImageUse(Value):
    """One picture in one document with the text that credits it; or a credit without a picture (`image` None).

    path: of the document as the user gave it; "<credit>" for a single line. image: the address as written.
    image_span: where it stands in the document (code points). links: addresses that wrap the picture (`a > img`).
    decorative: an icon or tracking pixel, which needs no credit. language: the document's, if it says so ("de").
    """

    path: str
    image: str | None = None
    image_span: Span | None = None
    alt: str = ""
    links: tuple[str, ...] = ()
    credit: CreditText | None = None
    decorative: bool = False
    language: str | None = None
    NESTED: ClassVar = {"image_span": Span, "credit": CreditText}


class Problem(Value):
    """Something that kept a path, a credit or an answer from being read. `message_id` and `params` as in `Reason`.

    position: where, if a place is known. incomplete: whether the run did less than it was asked to (exit code 3).
    """

    path: str
    message_id: str
    params: tuple[tuple[str, str], ...] = ()
    position: Position | None = None
    incomplete: bool = True
    NESTED: ClassVar = {"position": Position}
