"""One document: bytes in, pictures and credits out; and the table of formats.

A format is one module with `read(source: Source) -> Found`, named in `FORMATS`; names of files lead to formats.
"""

from __future__ import annotations

import os
import sys

from licensecheck.articles.decode import LARGEST_ARCHIVE, LARGEST_ARTICLE, decode, too_large
from licensecheck.articles.lines import Lines
from licensecheck.model import Comment, CreditText, ImageUse, OffsetMap, Problem, Span
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from licensecheck.model.credit import CreditFormat

    IsCredit = Callable[[str, str], bool]

__all__ = [
    "FORMATS",
    "LARGEST_ARTICLE",
    "Document",
    "Found",
    "ReadOptions",
    "Source",
    "credit_use",
    "format_of",
    "read_document",
]

FORMATS = {
    "markdown": "licensecheck.articles.markdown.reader",
    "mdx": "licensecheck.articles.markdown.mdx",
    "quarto": "licensecheck.articles.markdown.quarto",
    "html": "licensecheck.articles.html.reader",
    "text": "licensecheck.articles.text",
    "feed": "licensecheck.articles.data.feed",
    "wxr": "licensecheck.articles.data.wxr",
    "epub": "licensecheck.articles.archives.epub",
    "docx": "licensecheck.articles.archives.docx",
    "odt": "licensecheck.articles.archives.odt",
    "rst": "licensecheck.articles.markup.rst",
    "asciidoc": "licensecheck.articles.markup.asciidoc",
    "latex": "licensecheck.articles.markup.latex",
    "notebook": "licensecheck.articles.markup.notebook",
    "org": "licensecheck.articles.markup.org",
    "wikitext": "licensecheck.articles.markup.wikitext",
    "jsonfeed": "licensecheck.articles.data.jsonfeed",
    "registry": "licensecheck.articles.data.registry",
    "sidecar": "licensecheck.articles.data.sidecar",
}
"""Format to the module that reads it, loaded when the first document of the format comes."""

CONTAINERS: frozenset[str] = frozenset(("docx", "epub", "odt"))
"""Formats whose reader gets the bytes: archives, whose text is made by the reader."""

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mkdn": "markdown",
    ".mdx": "mdx",
    ".qmd": "quarto",
    ".rmd": "quarto",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".rss": "feed",
    ".atom": "feed",
    ".epub": "epub",
    ".docx": "docx",
    ".odt": "odt",
    ".rst": "rst",
    ".rest": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".tex": "latex",
    ".ltx": "latex",
    ".ipynb": "notebook",
    ".org": "org",
    ".wiki": "wikitext",
    ".mediawiki": "wikitext",
    ".wikitext": "wikitext",
    ".license": "sidecar",
}
"""Ending of a file's name to its format."""

_REGISTRIES = (
    "credits", "attribution", "attributions", "image-credits", "image_credits", "imagecredits", "image-attributions",
    "image_attributions", "image-licenses", "image_licenses", "photo-credits", "photo_credits", "photocredits",
    "picture-credits", "picture_credits", "licenses-images", "licenses_images", "licences-images", "images-licenses",
    "media-credits", "media_credits", "bildnachweis", "bildnachweise",
)  # fmt: skip
NAMES: dict[str, str] = {
    f"{stem}.{ending}": "registry" for stem in _REGISTRIES for ending in ("yml", "yaml", "json", "toml", "csv", "tsv")
}
"""Whole name of a file, in lower case, to its format: files whose ending alone says too little."""


class Document(Value):
    """What was found in one document.

    text: decoded, without byte-order mark; "" when it could not be read, and `problems` says why.
    uses: pictures, credited or not, and credits without a picture, in the order of the text.
    language: as the document states it ("de", "pt-BR"), or None. lines: offsets to lines and columns.
    date: when the document says that it was published, as YYYY-MM-DD, or None. exempt: pictures without a credit that the
    settings exempt, elsewhere: those that a page of credits credits; they are not among `uses`. comments: those that are
    addressed to this program.
    """

    path: str
    format: str
    text: str
    uses: tuple[ImageUse, ...]
    problems: tuple[Problem, ...]
    language: str | None
    lines: Lines
    date: str | None = None
    exempt: int = 0
    elsewhere: int = 0
    comments: tuple[Comment, ...] = ()


class ReadOptions(Value):
    """What the settings say about reading documents.

    image_keys, credit_keys: further keys of front matter and data files that hold a picture's address or its credit,
    in lower case with underscores. fields: keys of registries of credits, (field of a credit, key) pairs such as
    ("author", "fotograf"). exempt: patterns (`*`, `?`) of the addresses of pictures that need no credit.
    """

    image_keys: tuple[str, ...] = ()
    credit_keys: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    exempt: tuple[str, ...] = ()


class Source:
    """What a reader gets: the decoded text and who decides whether a text credits a picture.

    data: the bytes as they came, for formats of `CONTAINERS` (`text` is then ""); else b"".
    """

    __slots__ = ("data", "is_credit", "options", "path", "text")

    def __init__(
        self, path: str, text: str, is_credit: IsCredit, options: ReadOptions | None = None, data: bytes = b""
    ) -> None:
        self.path = path
        self.text = text
        self.is_credit = is_credit
        self.options = options or ReadOptions()
        self.data = data


class Found:
    """What a reader gives.

    text, lines: of the document, where the reader made it (`CONTAINERS`). date: of publication, as YYYY-MM-DD.
    """

    __slots__ = ("date", "language", "lines", "problems", "text", "uses")

    def __init__(
        self,
        uses: Sequence[ImageUse] = (),
        problems: Sequence[Problem] = (),
        language: str | None = None,
        text: str | None = None,
        date: str | None = None,
        lines: Lines | None = None,
    ) -> None:
        self.uses = tuple(uses)
        self.problems = tuple(problems)
        self.language = language
        self.text = text
        self.date = date
        self.lines = lines


def format_of(path: str) -> str | None:
    """Return the format of a document with the name `path`, or None when no reader is known for it."""
    name = os.path.basename(path).lower()
    return NAMES.get(name) or SUFFIXES.get(os.path.splitext(name)[1])


def _by_content(path: str, data: bytes | str) -> str | None:
    """The format of a file whose ending says too little (XML, JSON, YAML, TOML, CSV); None for other endings."""
    from licensecheck.articles.sniff import ANYWAY, HEAD, sniff

    head = data[:HEAD] if isinstance(data, bytes) else data[:HEAD].encode("utf-8", "replace")
    return sniff(path, head) or ANYWAY.get(os.path.splitext(path)[1].lower())


def _reader(format: str) -> Callable[[Source], Found]:
    module = FORMATS[format]
    __import__(module)  # importlib would cost a millisecond more
    read: Callable[[Source], Found] = sys.modules[module].read
    return read


def read_document(
    path: str,
    data: bytes | str,
    format: str | None = None,
    *,
    is_credit: IsCredit | None = None,
    options: ReadOptions | None = None,
) -> Document:
    """Return the pictures and credits of one document. Content never raises; what cannot be read is a problem.

    Args:
        path: as the user gave it; its name tells the format where `format` does not, "text" if nothing does.
        data: the document, at most 20 MB (archives: 100 MB); bytes are UTF-8, or UTF-16 with a byte-order mark.
        format: a key of `FORMATS`.
        is_credit: (text, format) to whether the text credits a picture; by default the credit parser.
        options: what the settings say about reading.

    Raises:
        KeyError: `format` is none of the known ones.
    """
    format = format or format_of(path) or _by_content(path, data) or "text"
    read, ask = _reader(format), is_credit or _parser_says
    if format in CONTAINERS and isinstance(data, bytes):
        found = read(Source(path, "", ask, options, data))
        return _document(path, format, found.text or "", found, options)
    decoded = decode(path, data)
    if isinstance(decoded, Problem):
        return Document(path, format, "", (), (decoded,), None, Lines(""))
    noted, masked = _without_comments(decoded, format)
    found = read(Source(path, masked, ask, options))
    return _document(path, format, decoded, found, options).replace(comments=noted)


def _document(path: str, format: str, text: str, found: Found, options: ReadOptions | None) -> Document:
    """What a reader gave, each picture once, without those that the settings exempt."""
    from licensecheck.articles.same import once

    uses, exempt = once(found.uses), 0
    if options is not None and options.exempt:
        from licensecheck.articles.decorative import without_exempt

        uses, exempt = without_exempt(uses, path, options.exempt)
    if any(u.credit is None and u.apart is None and not u.decorative for u in uses):
        from licensecheck.articles.sections import with_link

        uses = with_link(uses, text)
    lines = found.lines or Lines(text)
    return Document(path, format, text, uses, found.problems, found.language, lines, found.date, exempt)


def _without_comments(text: str, format: str) -> tuple[tuple[Comment, ...], str]:
    """Return the comments to this program, and the text with blanks in place of those that a reader would not know."""
    if "licensecheck" not in text:
        return (), text
    from licensecheck.articles.comments import taken_out

    return taken_out(text, format)


def read_path(
    path: str,
    format: str | None = None,
    *,
    is_credit: IsCredit | None = None,
    options: ReadOptions | None = None,
) -> Document:
    """Read the file at `path` as `read_document` does. A file that cannot be opened is a problem of the document.

    Raises:
        KeyError: `format` is none of the known ones.
    """
    data = load(path, format)
    if isinstance(data, Problem):
        return unread(data, format)
    return read_document(path, data, format, is_credit=is_credit, options=options)


def load(path: str, format: str | None = None) -> bytes | Problem:
    """Return the bytes of the file at `path`, or why it cannot be read."""
    limit = LARGEST_ARCHIVE if (format or format_of(path)) in CONTAINERS else LARGEST_ARTICLE
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, limit) + 1)  # what is asked for is allocated
            if len(data) > size:  # it grew, or has no size (a pipe)
                data += file.read(max(limit + 1 - len(data), 0))
            return data if len(data) <= limit else too_large(path, max(size, len(data)), limit)
    except (OSError, ValueError) as error:
        return _not_opened(path, error)


def unread(problem: Problem, format: str | None = None) -> Document:
    """Return the document of a file that could not be read."""
    path = problem.path
    return Document(path, format or format_of(path) or "text", "", (), (problem,), None, Lines(""))


def credit_use(text: str, format: CreditFormat) -> tuple[ImageUse, Document]:
    """Return one credit that was handed over as such, as a use without a picture, and the document that it makes."""
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    use = ImageUse("<credit>", credit=CreditText(clean, format, OffsetMap(((0, 0),), len(clean)), "given"))
    return use, Document("<credit>", format, clean, (use,), (), None, Lines(clean))


def _parser_says(text: str, format: str) -> bool:
    from licensecheck.credit.recent import parse_once

    return bool(parse_once(text, format).is_credit)  # type: ignore[arg-type]


def credit_too_long(path: str, text: str, start: int, end: int) -> Problem:
    """Return the problem of a credit that is longer than the parser reads."""
    from licensecheck.articles.guess import LONGEST_CREDIT

    params = (("length", str(end - start)), ("limit", str(LONGEST_CREDIT)))
    return Problem(path, "article.credit-too-long", params, Lines(text).position(Span(start, end)))


def made_by_template(path: str, text: str, span: Span) -> Problem:
    """Return the problem of a credit whose words a template writes when the page is built."""
    shown = " ".join(text[span.start : span.end].split())
    params = (("text", shown if len(shown) <= 120 else shown[:119] + "…"),)
    return Problem(path, "article.credit-from-template", params, Lines(text).position(span))


_REASONS = {
    "FileNotFoundError": "article.not-found",
    "IsADirectoryError": "article.is-a-folder",
    "PermissionError": "article.not-allowed",
}


def _not_opened(path: str, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(path, _REASONS.get(type(error).__name__, "article.not-readable"), (("reason", reason),))
