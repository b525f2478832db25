"""One document: bytes in, pictures and credits out; and the table of formats.

A format is one module with `read(source: Source) -> Found`, reached through `FORMATS`; suffixes lead to formats.
"""

from __future__ import annotations

import os

from licensecheck.articles.decode import LARGEST_ARTICLE, decode, too_large
from licensecheck.articles.lines import Lines
from licensecheck.model import CreditText, ImageUse, OffsetMap, Problem, Span
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from licensecheck.model.credit import CreditFormat

    IsCredit = Callable[[str, str], bool]

__all__ = ["FORMATS", "LARGEST_ARTICLE", "Document", "Found", "Source", "credit_use", "format_of", "read_document"]

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
}


class Document(Value):
    """What was found in one document.

    text: decoded, without byte-order mark; "" when it could not be read, and `problems` says why.
    uses: pictures, credited or not, and credits without a picture, in the order of the text.
    language: as the document states it ("de", "pt-BR"), or None. lines: offsets to lines and columns.
    """

    path: str
    format: str
    text: str
    uses: tuple[ImageUse, ...]
    problems: tuple[Problem, ...]
    language: str | None
    lines: Lines


class Source:
    """What a reader gets: the decoded text and who decides whether a text credits a picture."""

    __slots__ = ("is_credit", "path", "text")

    def __init__(self, path: str, text: str, is_credit: IsCredit) -> None:
        self.path = path
        self.text = text
        self.is_credit = is_credit


class Found:
    """What a reader gives."""

    __slots__ = ("language", "problems", "uses")

    def __init__(
        self, uses: Sequence[ImageUse] = (), problems: Sequence[Problem] = (), language: str | None = None
    ) -> None:
        self.uses = tuple(uses)
        self.problems = tuple(problems)
        self.language = language


def _markdown(source: Source) -> Found:
    from licensecheck.articles.markdown import read

    return read(source)


def _html(source: Source) -> Found:
    from licensecheck.articles.html import read

    return read(source)


def _text(source: Source) -> Found:
    from licensecheck.articles.text import read

    return read(source)


FORMATS: dict[str, Callable[[Source], Found]] = {"markdown": _markdown, "html": _html, "text": _text}
"""Format to its reader, whose module is loaded when the first document of the format comes."""


def format_of(path: str) -> str:
    """Return the format that the suffix of `path` stands for; "text" for any other."""
    return SUFFIXES.get(os.path.splitext(path)[1].lower(), "text")


def read_document(
    path: str, data: bytes | str, format: str | None = None, *, is_credit: IsCredit | None = None
) -> Document:
    """Return the pictures and credits of one document. Content never raises; what cannot be read is a problem.

    Args:
        path: as the user gave it; its suffix tells the format where `format` does not.
        data: the document, at most 20 MB; bytes are UTF-8, or UTF-16 with a byte-order mark.
        format: "markdown", "html" or "text".
        is_credit: (text, format) to whether the text credits a picture; by default the credit parser.

    Raises:
        KeyError: `format` is none of the known ones.
    """
    format = format or format_of(path)
    reader = FORMATS[format]
    text = decode(path, data)
    if isinstance(text, Problem):
        return Document(path, format, "", (), (text,), None, Lines(""))
    found = reader(Source(path, text, is_credit or _parser_says))
    return Document(path, format, text, found.uses, found.problems, found.language, Lines(text))


def read_path(path: str, format: str | None = None, *, is_credit: IsCredit | None = None) -> Document:
    """Read the file at `path` as `read_document` does. A file that cannot be opened is a problem of the document.

    Raises:
        KeyError: `format` is none of the known ones.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_ARTICLE + 1)
            if len(data) > LARGEST_ARTICLE:
                size = os.fstat(file.fileno()).st_size
                return _unread(path, format, too_large(path, max(size, len(data))))
    except (OSError, ValueError) as error:
        return _unread(path, format, _not_opened(path, error))
    return read_document(path, data, format, is_credit=is_credit)


def credit_use(text: str, format: CreditFormat) -> tuple[ImageUse, Document]:
    """Return one credit that was handed over as such, as a use without a picture, and the document that it makes."""
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    use = ImageUse("<credit>", credit=CreditText(clean, format, OffsetMap(((0, 0),), len(clean)), "given"))
    return use, Document("<credit>", format, clean, (use,), (), None, Lines(clean))


def _parser_says(text: str, format: str) -> bool:
    from licensecheck.credit import parse

    return bool(parse(text, format).is_credit)  # type: ignore[arg-type]


def _unread(path: str, format: str | None, problem: Problem) -> Document:
    return Document(path, format or format_of(path), "", (), (problem,), None, Lines(""))


def credit_too_long(path: str, text: str, start: int, end: int) -> Problem:
    """Return the problem of a credit that is longer than the parser reads."""
    from licensecheck.articles.guess import LONGEST_CREDIT

    params = (("length", str(end - start)), ("limit", str(LONGEST_CREDIT)))
    return Problem(path, "article.credit-too-long", params, Lines(text).position(Span(start, end)))


_REASONS = {
    "FileNotFoundError": "article.not-found",
    "IsADirectoryError": "article.is-a-folder",
    "PermissionError": "article.not-allowed",
}


def _not_opened(path: str, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(path, _REASONS.get(type(error).__name__, "article.not-readable"), (("reason", reason),))
