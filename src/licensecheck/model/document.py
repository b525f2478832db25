"""What was found in one document: pictures, the texts that credit them, and exact positions."""

from __future__ import annotations

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
    """Maps offsets of a decoded credit text to offsets of the document.

    pieces: (decoded start, document start) pairs in rising order; between two starts both advance together.
    length: of the decoded text, in code points.
    """

    pieces: tuple[tuple[int, int], ...]
    length: int

    def to_source(self, offset: int) -> int:
        """Return the document offset of the decoded `offset` (code points)."""
        found = self.pieces[0]
        for piece in self.pieces:
            if piece[0] > offset:
                break
            found = piece
        return found[1] + offset - found[0]

    def span(self, span: Span) -> Span:
        """Return the document span that covers the decoded `span`."""
        start = self.to_source(span.start)
        end = self.to_source(span.end - 1) + 1 if span.end > span.start else start
        return Span(start, max(start, end))


class CreditText(Value):
    """A text of the document that credits a picture.

    text: decoded, inline markup kept. offsets: from `text` to the document.
    why: how the text was tied to the picture: "caption", "figcaption", "title-attribute", "same-paragraph",
        "next-paragraph", "previous-paragraph", "line" (plain text), "alone" (no picture), "given" (handed over),
        "alt" (alternative text), "elsewhere" (away from the picture, but it names the picture's file), "front-matter"
        (a credit key beside the picture's key), "marked" (a class such as "credit" says so). The last two are credits
        because the document says so, also where the words alone do not ("Jane Doe").
        Where a reader of the page does not see it: "comment", "hidden" (by an attribute, a style, `template`), "hover"
        (seen while the pointer is over it), "hidden-class" (a class of a name that is used for hiding; the style sheet
        was not loaded), "aria-hidden" (seen, but not read out), "collapsed" (seen after opening it), "data-attribute",
        "structured-data" (JSON-LD, microdata); and "title-attribute" and "alt" as above.
    hidden_by: the words of the document that hide it (`style="display:none"`, `data-caption`), "" where `why` says all.
    """

    text: str
    format: CreditFormat
    offsets: OffsetMap
    why: str
    hidden_by: str = ""
    NESTED: ClassVar = {"offsets": OffsetMap}


class SourceCredit(Value):
    """The credit of a picture in the article that a page was made from.

    line, column: where it starts there, 1-based. licenses: ids of those that it names.
    """

    path: str
    line: int
    column: int
    text: str
    licenses: tuple[str, ...] = ()


class Shared(Value):
    """One credit for several pictures.

    pictures: their addresses in the order of the document; index: of this one. plural: the credit speaks of several
    pictures ("Photos: …").
    """

    pictures: tuple[str, ...]
    index: int
    plural: bool = False


class Apart(Value):
    """Credits that stand away from the pictures and do not say which is whose.

    credits: how many; 0 if that is not known. pictures: addresses of the pictures without a credit of their own.
    heading: of the section that holds the credits, or the path of the page. page: the address of a page of credits that
    the document links to and that was not read.
    """

    credits: int
    pictures: tuple[str, ...]
    heading: str = ""
    page: str = ""


class ImageUse(Value):
    """One picture in one document with the text that credits it; or a credit without a picture (`image` None).

    path: of the document as the user gave it; "<credit>" for a single line. image: the address as written.
    image_span: where it stands in the document (code points). links: addresses that wrap the picture (`a > img`).
    decorative: an icon or tracking pixel, which needs no credit. language: the document's, if it says so ("de").
    shared: the pictures that the same credit was tied to, None if it is this one's own. apart: credits elsewhere that may
    be this picture's, where it has none. source: the credit in the article that the page was made from.
    """

    path: str
    image: str | None = None
    image_span: Span | None = None
    alt: str = ""
    links: tuple[str, ...] = ()
    credit: CreditText | None = None
    decorative: bool = False
    language: str | None = None
    shared: Shared | None = None
    apart: Apart | None = None
    source: SourceCredit | None = None
    NESTED: ClassVar = {
        "image_span": Span,
        "credit": CreditText,
        "shared": Shared,
        "apart": Apart,
        "source": SourceCredit,
    }


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
