"""What was found in one document: pictures, the texts that credit them, and exact positions."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.credit import Span

if TYPE_CHECKING:
    from typing import ClassVar, Literal

    from licensecheck.model.credit import CreditFormat


class Position(Value):
    """A place in a document: 1-based lines and columns, columns in code points, `end_column` exclusive.

    A byte-order mark is not counted and CRLF is one line break (SARIF: `columnKind: unicodeCodePoints`).
    source_line: the first line's text without its line break, at most 2,000 characters.
    part: of an archive, the file in it ("word/document.xml", "OEBPS/ch1.xhtml"), in which lines are counted; where
        the format has no lines (DOCX, ODT), `line` counts the paragraphs of the part; else "".
    """

    line: int
    column: int
    end_line: int
    end_column: int
    source_line: str = ""
    part: str = ""


class OffsetMap(Value):
    r"""Maps offsets of a decoded credit text to offsets of the document.

    pieces: (decoded start, document start) pairs, the decoded starts in rising order. Between two starts both advance
        together, the document's at most to the next start; where the next start lies before this one, the piece is
        text that stands nowhere in the document and belongs to one place of it (the label in front of a value). With
        `units` these say all that is special, and both always advance together.
    length: of the decoded text, in code points.
    units: (decoded offset, document end) of code points that do not stand for one of the document: an accent written as
        `\'e` is one code point for three, an inserted sign one for none. In rising order; () where there is none.
    """

    pieces: tuple[tuple[int, int], ...]
    length: int
    units: tuple[tuple[int, int], ...] = ()

    def index(self, offset: int) -> int:
        """Return which of the pieces holds the decoded `offset`."""
        if len(self.pieces) == 1:
            return 0
        from bisect import bisect_right

        return max(bisect_right(self.pieces, offset, key=_decoded_start) - 1, 0)

    def _source(self, index: int, offset: int) -> int:
        """The document offset of a decoded offset from the start of a piece to its end."""
        decoded, source = self.pieces[index]
        at = source + offset - decoded
        return at if self.units or index + 1 == len(self.pieces) else min(at, max(source, self.pieces[index + 1][1]))

    def to_source(self, offset: int) -> int:
        """Return the document offset of the decoded `offset` (code points)."""
        return self._source(self.index(offset), offset)

    def span(self, span: Span) -> Span:
        """Return the document span that covers the decoded `span`, also where its pieces have another order there."""
        first, last = self.index(span.start), self.index(max(span.start, span.end - 1))
        start = self._source(first, span.start)
        if span.end <= span.start:
            return Span(start, start)
        start = self._within(first, start)
        if first == last:
            end = self._end(last, span.end)
            return Span(start, end if end > start else start + self._stands_for_one(last, start))
        inner = self.pieces[first + 1 : last + 1]
        ends = [self._end(i, self.pieces[i + 1][0]) for i in range(first, last)]
        return Span(min(start, *(p[1] for p in inner)), max(*ends, self._end(last, span.end), start))

    def _within(self, index: int, at: int) -> int:
        """Where a span begins that would begin behind all that the text stands for, as words in the place of a picture do."""
        if index + 1 < len(self.pieces) and self.pieces[index + 1][0] >= self.length and not self.units:
            source, behind = self.pieces[index][1], self.pieces[index + 1][1]
            return behind - 1 if at >= behind > source else at
        return at

    def _stands_for_one(self, index: int, start: int) -> bool:
        """Whether a piece that advances nowhere is what one code point of the document stands for: a text in a picture."""
        behind = (source for _, source in self.pieces[index + 1 :] if source != start)
        return next(behind, None) == start + 1

    def _end(self, index: int, end: int) -> int:
        """Where the character before the decoded `end` ends in the document, as far as the piece reaches."""
        if self.units:
            from bisect import bisect_left

            unit = bisect_left(self.units, (end - 1,))
            if unit < len(self.units) and self.units[unit][0] == end - 1:
                return self.units[unit][1]
        at = self._source(index, end - 1) + 1
        return (
            at
            if self.units or index + 1 == len(self.pieces)
            else min(at, max(self.pieces[index][1], self.pieces[index + 1][1]))
        )


def _decoded_start(piece: tuple[int, int]) -> int:
    return piece[0]


class CreditText(Value):
    """A text of the document that credits a picture.

    text: decoded, inline markup kept. offsets: from `text` to the document.
    why: how the text was tied to the picture: "caption", "figcaption", "title-attribute", "same-paragraph",
        "next-paragraph", "previous-paragraph", "line" (plain text), "alone" (no picture), "given" (handed over),
        "alt" (alternative text), "footnote" (referred to behind the picture or in its caption), "elsewhere" (away from the
        picture, but it names the picture's file), "front-matter" (a credit key beside the picture's key), "marked" (a class
        such as "credit" says so), "parameter" (of a shortcode, include, component, directive or attribute list), "registry"
        (the entry of a list of credits, its values joined), "media-credit" (the fields that a feed gives beside a picture,
        joined). The last five are credits because the document says so, also where the words alone do not ("Jane Doe").
        Where a reader of the page does not see it: "comment", "hidden" (by an attribute, a style, `template`), "hover"
        (seen while the pointer is over it), "hidden-class" (a class of a name that is used for hiding; the style sheet
        was not loaded), "aria-hidden" (seen, but not read out), "collapsed" (seen after opening it), "data-attribute",
        "structured-data" (JSON-LD, microdata); and "title-attribute" and "alt" as above.
    markup: of the document ("rst", "latex", "docx", "notebook"), where the text was written anew in `format`, so that words
        of that format cannot be put back into it; "fields" where it was put together of several values, "escaped" where
        signs stand for others (entities in a feed); "" where it stands in the document as it is.
    hidden_by: the words of the document that hide it (`style="display:none"`, `data-caption`), "" where `why` says all.
    """

    text: str
    format: CreditFormat
    offsets: OffsetMap
    why: str
    hidden_by: str = ""
    markup: str = ""
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

    pictures: their addresses in the order of the document; index: of this one. plural: the credit may be for several
    pictures: it says so ("Photos: …"), or does not speak of one. told: it says which part or author is this picture's.
    """

    pictures: tuple[str, ...]
    index: int
    plural: bool = False
    told: bool = False


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


class Comment(Value):
    """A comment of the document that is addressed to this program.

    text: what it says, from the program's name on. span: the whole comment with its signs. scope: the part of the
    document that it speaks of; see `licensecheck.articles.comments`.
    """

    text: str
    span: Span
    scope: Span
    NESTED: ClassVar = {"span": Span, "scope": Span}


class Problem(Value):
    """Something that kept a path, a credit or an answer from being read. `message_id` and `params` as in `Reason`.

    position: where, if a place is known. incomplete: whether the run did less than it was asked to (exit code 3).
    code, severity: of the rule, where the problem is one with a comment that suppresses findings ("SU001"); it then
    counts like a finding. Else "".
    """

    path: str
    message_id: str
    params: tuple[tuple[str, str], ...] = ()
    position: Position | None = None
    incomplete: bool = True
    code: str = ""
    severity: Literal["error", "warning", "info", ""] = ""
    NESTED: ClassVar = {"position": Position}
