"""Comments that are addressed to this program, in the dialects of all formats, and what part of the document each speaks of.

What a comment of the form `licensecheck: …` says is read elsewhere; here it is found. Its *scope* is

- its own line, where other text stands on that line;
- else, in formats of paragraphs, the block it stands in: the lines up to the next blank line, before and after. A comment
  that is a block by itself speaks of the next block;
- else, in HTML and XML, the element that begins after it; before a closing tag, the element that ends there; in LaTeX, the
  environment that begins on the next line, or that line;
- else, in data (front matter, YAML, TOML, JSON), the next line with the lines below it that are indented deeper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from licensecheck.model import Comment, Span
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2_000
"""Code points of a comment that are read."""

MOST = 500
"""Comments of one document that are read."""

MOST_MARKS = 10_000
"""Places of the program's name in one document that are looked at."""

REACH = 20_000
"""Code points before and after a comment in which its scope is looked for, where that is no block."""

_DEEPEST = 200

_MARK = re.compile(r"licensecheck(?::|[ -](?:ignore|disable|enable)\b)")
_WINDOW = 64


class Dialect(Value):
    """How a comment begins and ends. opener: matches up to its words. closer: from its words on; None: the line's end.

    sample: how one is written, with {} for the words. hidden: whether readers of the format do not know that it is a
    comment, so that it must be taken out of the text before.
    """

    opener: re.Pattern[str]
    closer: re.Pattern[str] | None
    sample: str
    hidden: bool = True


def _dialect(opener: str, closer: str | None, sample: str, hidden: bool = True) -> Dialect:
    end = None if closer is None else re.compile(closer, re.MULTILINE)
    return Dialect(re.compile(rf"(?:{opener})\s*\Z", re.MULTILINE), end, sample, hidden)


DIALECTS = {
    "html": _dialect(r"<!--+", r"--+>", "<!-- {} -->"),
    "hugo": _dialect(r"\{\{-? ?/\*", r"\*/ ?-?\}\}", "{{{{/* {} */}}}}"),
    "mdx": _dialect(r"\{/\*", r"\*/\}", "{{/* {} */}}"),
    "jinja": _dialect(r"\{#-?", r"-?#\}", "{{# {} #}}"),
    "liquid": _dialect(r"\{%-? ?comment ?-?%\}", r"\{%-? ?endcomment ?-?%\}", "{{% comment %}} {} {{% endcomment %}}"),
    "liquid-line": _dialect(r"\{%-? ?#", r"-?%\}", "{{% # {} %}}"),
    "link": _dialect(r"""^[ >]{0,8}\[(?://|comment|_)\]: ?(?:#|<>) ?[("']""", r"""[)"'][ \t]*\r?$""", "[//]: # ({})"),
    "obsidian": _dialect(r"%%", r"%%", "%% {} %%"),
    "rst": _dialect(r"^[ \t]*\.\. ", None, ".. {}", hidden=False),
    "slashes": _dialect(r"(?:^|(?<=\s))//+", None, "// {}", hidden=False),
    "stars": _dialect(r"/\*+", r"\*/", "/* {} */", hidden=False),
    "percent": _dialect(r"(?<!\\)%+", None, "% {}", hidden=False),
    "hash": _dialect(r"(?:^|(?<=\s))#+", None, "# {}", hidden=False),
}
"""Name to dialect. The first of a format's dialects is the one that new comments are written in."""

_MARKUP = ("html", "hugo", "jinja", "liquid", "liquid-line")
FORMATS: dict[str, tuple[str, tuple[str, ...]]] = {
    "markdown": ("blocks", (*_MARKUP, "mdx", "link", "obsidian")),
    "mdx": ("blocks", ("mdx", "html", "link")),
    "quarto": ("blocks", (*_MARKUP, "link", "obsidian")),
    "html": ("elements", _MARKUP),
    "wxr": ("elements", ("html",)),
    "feed": ("elements", ("html",)),
    "rst": ("blocks", ("rst", "html")),
    "asciidoc": ("blocks", ("slashes",)),
    "latex": ("environments", ("percent",)),
    "wikitext": ("blocks", ("html",)),
    "org": ("blocks", ("hash",)),
    "notebook": ("cell", ("html", "link")),
    "registry": ("indented", ("hash", "slashes", "stars")),
}
"""Format to what a comment speaks of, and the dialects that it may be written in. Others have no comments."""

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:.*\n)*?(?:\1|\.\.\.)[ \t]*\r?(?:\n|\Z)")
_FENCE = re.compile(r"^[ >]{0,12}(`{3,}|~{3,})", re.MULTILINE)
_ELEMENT = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_VOID = frozenset(("img", "br", "hr", "input", "link", "meta", "source", "embed", "area", "wbr"))


def comments(text: str, format: str) -> tuple[Comment, ...]:
    """Return the comments of a document of the given format that are addressed to this program, in their order."""
    return taken_out(text, format)[0]


def taken_out(text: str, format: str) -> tuple[tuple[Comment, ...], str]:
    """Return the comments, and the text with blanks in place of those that a reader would take for words. Offsets stay."""
    if format not in FORMATS:
        return (), text
    found: list[Comment] = []
    parts, at = [], 0
    for comment, dialect in _found(text, format):
        found.append(comment)
        if dialect.hidden:
            words = text[comment.span.start : comment.span.end]
            parts += [text[at : comment.span.start], re.sub(r"[^\r\n]", " ", words)]
            at = comment.span.end
    return tuple(found), "".join((*parts, text[at:]))


def front_matter_end(text: str) -> int:
    """Return where the front matter ends, in code points; 0 if there is none."""
    if not text.startswith(("---", "+++")):
        return 0
    found = _FRONT.match(text)
    return found.end() if found else 0


def _found(text: str, format: str) -> Iterator[tuple[Comment, Dialect]]:
    scope, names = FORMATS[format]
    scopes = _Scopes(text)
    front = front_matter_end(text)
    fences = _fences(text, front) if scope == "blocks" else []
    last = count = fence = 0
    for mark in islice(_MARK.finditer(text), MOST_MARKS):
        while fence < len(fences) and fences[fence][1] <= mark.start():
            fence += 1
        if mark.start() < last or (fence < len(fences) and fences[fence][0] <= mark.start()):
            continue
        in_front = mark.start() < front
        where = _extent(text, mark.start(), ("hash",) if in_front else names)
        if where is None:
            continue
        span, words, dialect = where
        last, count = span.end, count + 1
        yield Comment(words, span, scopes.of(span, "indented" if in_front else scope)), dialect
        if count == MOST:
            return


def _extent(text: str, start: int, names: tuple[str, ...]) -> tuple[Span, str, Dialect] | None:
    """Return the extent, words and dialect of the comment whose words begin at `start`, or None where it is none."""
    before = max(0, start - _WINDOW)
    for name in names:
        dialect = DIALECTS[name]
        opener = dialect.opener.search(text, before, start)
        if opener is None or text[max(0, opener.start() - 1) : opener.start()] == "`":
            continue
        if dialect.closer is None:
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            end -= text[end - 1] == "\r"
            return Span(opener.start(), end), text[start:end].strip(), dialect
        closer = dialect.closer.search(text, start, start + LONGEST)
        if closer is not None:
            return Span(opener.start(), closer.end()), text[start : closer.start()].strip(), dialect
    return None


def _fences(text: str, start: int) -> list[tuple[int, int]]:
    """Return the stretches of fenced code."""
    found, open_at, sign = [], -1, ""
    for fence in _FENCE.finditer(text, start):
        if open_at < 0:
            open_at, sign = fence.start(), fence[1]
        elif fence[1].startswith(sign):
            found.append((open_at, fence.end()))
            open_at = -1
    return found if open_at < 0 else [*found, (open_at, len(text))]


# --- what a comment speaks of ----------------------------------------------------------------------------------------

_LINES = re.compile(r"^(?:[ \t>]*[^\s>][^\n]*(?:\n|\Z))+", re.MULTILINE)
_OTHER = re.compile(r"^(?![^\n]*licensecheck)[ \t>]*[^\s>]", re.MULTILINE)
_BEGIN = re.compile(r"[ \t]*\\begin\{(\w+\*?)\}")
_CELL_END = re.compile(r"\n[ \t]*\]")


def _line(text: str, at: int) -> tuple[int, int]:
    """Return start and end of the line that holds the offset `at`, without its break."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


class _Scopes:
    """What the comments of one document speak of. Blocks are looked for once, at the first question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: list[tuple[int, int]] | None = None
        self._others: dict[int, bool] = {}

    def of(self, span: Span, kind: str) -> Span:
        """Return what a comment speaks of."""
        text = self._text
        start, end = _line(text, span.start)[0], _line(text, span.end)[1]
        beside = text[max(start, span.start - LONGEST) : span.start] + text[span.end : min(end, span.end + LONGEST)]
        if beside.replace("\\n", "").strip(' \t\r>",\\'):
            return Span(start, end)
        if kind == "blocks":
            return self._block(start, end)
        shift = max(0, start - REACH)
        near = text[shift : end + REACH]
        found = _KINDS[kind](near, start - shift, end - shift)
        return Span(found.start + shift, found.end + shift)

    def _block(self, start: int, end: int) -> Span:
        """The lines around without a blank one between; the next such lines where only comments are among them."""
        if self._blocks is None:
            self._blocks = [m.span() for m in _LINES.finditer(self._text)]
        number = bisect_right(self._blocks, (start, len(self._text))) - 1
        first, last = self._blocks[number] if number >= 0 else (start, end)
        while not self._says_more(number) and number + 1 < len(self._blocks):
            number += 1
            last = self._blocks[number][1]
        return Span(first, last - self._text.startswith("\n", last - 1))

    def _says_more(self, number: int) -> bool:
        """Whether a block holds a line that is no comment to this program."""
        if number < 0 or self._blocks is None:
            return False
        if number not in self._others:
            self._others[number] = _OTHER.search(self._text, *self._blocks[number]) is not None
        return self._others[number]


def _next_line(text: str, end: int) -> tuple[int, int]:
    """Return start and end of the next line that says something to others."""
    found = _OTHER.search(text, end + 1)
    return _line(text, found.start()) if found else (len(text), len(text))


def _element(text: str, start: int, end: int) -> Span:
    """The element that begins on the next line, or that ends there; else the next line."""
    first, last = _next_line(text, end)
    tag = _ELEMENT.match(text, first + _depth(text, first, last))
    if tag is None:
        return Span(start, last)
    name = tag[2].lower()
    if tag[1]:
        opened = text.lower().rfind(f"<{name}", 0, start)
        return Span(max(opened, 0), last)
    if name in _VOID:
        return Span(start, max(last, text.find(">", tag.end()) + 1))
    depth = 0
    same = re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^>]{{0,5000}}?(/?)>", re.IGNORECASE)
    for other in same.finditer(text, tag.start()):
        depth += -1 if other[1] else 0 if other[2] else 1
        if depth <= 0:
            return Span(start, other.end())
    return Span(start, last)


def _indented(text: str, start: int, end: int) -> Span:
    """The next line with the lines below it that are indented deeper."""
    first, last = _next_line(text, end)
    depth = min(_depth(text, first, last), _DEEPEST)
    found = re.compile(rf"\n(?![ \t]{{{depth + 1}}})[ \t]*+[^\s]").search(text, last)
    stop = len(text) if found is None else found.start()
    return Span(start, len(text[:stop].rstrip()) if last < stop else last)


def _depth(text: str, start: int, end: int) -> int:
    return end - start - len(text[start:end].lstrip())


def _cell(text: str, start: int, end: int) -> Span:
    """What follows in the source of a notebook's cell."""
    found = _CELL_END.search(text, end)
    return Span(start, len(text) if found is None else found.start())


def _environment(text: str, start: int, end: int) -> Span:
    """The environment of LaTeX that begins on the next line, else that line."""
    first, last = _next_line(text, end)
    begin = _BEGIN.match(text, first)
    stop = -1 if begin is None else text.find(f"\\end{{{begin[1]}}}", last)
    return Span(start, last if stop < 0 else _line(text, stop)[1])


_KINDS = {"elements": _element, "indented": _indented, "cell": _cell, "environments": _environment}
