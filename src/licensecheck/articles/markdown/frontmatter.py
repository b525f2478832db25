"""Front matter of a Markdown document: YAML between `---`, TOML between `+++`, JSON in braces or between `;;;`.

A parser is loaded and run only when the block holds a key that matters.
"""

from __future__ import annotations

import re
import sys
from functools import cache

from licensecheck.articles.lines import Lines
from licensecheck.articles.picture_keys import matters
from licensecheck.model import ImageUse, Problem, Span
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.articles.base import Source
    from licensecheck.articles.data.scalars import Node

LARGEST = 1_000_000
"""Code points of a front matter block that are read."""

OPENINGS = ("---", "+++", "{", ";;;", '"')
"""What a document with front matter starts with."""

_FENCE = re.compile(r"(---|\+\+\+|;;;)[ \t]?(yaml|yml|toml|json)?[ \t]*\r?\n")
_FORMS = {"---": "yaml", "+++": "toml", ";;;": "json"}
_ENDS = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}
_PARSERS = {
    "yaml": ("licensecheck.articles.markdown.frontmatter_yaml", "parse"),
    "toml": ("licensecheck.articles.markdown.frontmatter_toml", "parse"),
    "json": ("licensecheck.articles.data.objects", "parse_json"),
}
_LANGUAGES = "lang|language|locale|languagecode"
_DATES = "date|published|publish_?date|pub_?date|date_?published|published_?(?:at|on|time)|created|created_at"


class Front(Value):
    """What the front matter gave. end: where the body starts, in code points. date: ISO, as stated, or None."""

    end: int
    uses: tuple[ImageUse, ...] = ()
    problems: tuple[Problem, ...] = ()
    language: str | None = None
    date: str | None = None


class _Block(Value):
    """Where a block stands: its inside, and the body behind it. form: "yaml", "toml" or "json"."""

    form: str
    start: int
    stop: int
    end: int


def read(source: Source) -> Front:
    """Read the block that `source.text` starts with; `end` is 0 when there is none."""
    text = source.text
    block = _block(text)
    if block is None:
        return Front(0)
    inner = text[block.start : block.stop]
    found = _statement(_LANGUAGES, r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}", block.form).search(inner)
    language = found.group(1).replace("_", "-") if found else None
    front = Front(block.end, (), (), language, _date(inner, block.form))
    if not (matters().search(inner) or any(key in inner.lower() for key in _own_keys(source))):
        return front
    if len(inner) > LARGEST:
        return front.replace(problems=(_problem(source, block.form, "too large", block.start),))
    tree = _parser(block.form)(text, block.start, block.stop)
    if isinstance(tree, tuple):
        return front.replace(problems=(_problem(source, block.form, *tree),))
    from licensecheck.articles.markdown.frontmatter_uses import uses_of

    return front.replace(uses=tuple(uses_of(source, tree, language)))


def _own_keys(source: Source) -> set[str]:
    """The last words of the keys that the settings add, which every spelling of them holds."""
    return {key.rpartition("_")[2] for key in (*source.options.image_keys, *source.options.credit_keys)}


def _block(text: str) -> _Block | None:
    fence = _FENCE.match(text)
    if fence is None:
        return _braces(text) if text.startswith("{") else _hexo(text) if text.startswith('"') else None
    mark = fence.group(1)
    form = {"yml": "yaml"}.get(fence.group(2), fence.group(2)) or _FORMS[mark]
    return _fenced(text, fence.end(), _ENDS[mark], form)


def _fenced(text: str, start: int, ends: tuple[str, ...], form: str) -> _Block | None:
    """The block from `start` to a line that holds nothing but one of `ends`."""
    at = start
    while True:
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)]
        if line.rstrip() in ends:
            return _Block(form, start, at, stop + 1 if stop >= 0 else len(text))
        if stop < 0:
            return None
        at = stop + 1


def _braces(text: str) -> _Block | None:
    """JSON that stands there without a fence; a text that only starts with a brace has none."""
    from licensecheck.articles.data.objects import Objects
    from licensecheck.articles.data.scalars import StopError

    if not re.compile(r"\{\s*(?:\"|\})").match(text):
        return None
    try:
        _, end = Objects(text, len(text)).value(0)
    except StopError as stop:
        close = _fenced(text, 0, ("}",), "json")  # broken JSON: its last line is likely to be the closing brace
        return close.replace(stop=close.end) if close is not None and stop.at <= close.end else None
    line = text.find("\n", end)
    if text[end : line if line >= 0 else len(text)].strip():
        return None
    return _Block("json", 0, end, line + 1 if line >= 0 else len(text))


def _hexo(text: str) -> _Block | None:
    """Pairs of JSON without braces, closed by `;;;`."""
    return _fenced(text, 0, (";;;",), "json") if re.compile(r'"[\w -]{1,50}"\s*:').match(text) else None


def _parser(form: str) -> Callable[[str, int, int], Node | tuple[str, int]]:
    module, name = _PARSERS[form]
    __import__(module)
    parse: Callable[[str, int, int], Node | tuple[str, int]] = getattr(sys.modules[module], name)
    return parse


def _problem(source: Source, form: str, reason: str, at: int) -> Problem:
    position = Lines(source.text[: at + 2_000]).position(Span(at, at + 1))
    return Problem(source.path, "article.front-matter", (("form", form.upper()), ("reason", reason)), position)


@cache
def _statement(keys: str, value: str, form: str) -> re.Pattern[str]:
    """A line of the outermost level that gives one of `keys` a value; it is found without a parser."""
    indent = r"[ \t{]{0,8}" if form == "json" else ""
    behind = r"[ \t]{0,20},?[ \t}]{0,20}(?:#.*)?\r?$"
    return re.compile(
        rf"(?im)^{indent}[\"']?(?:{keys})[\"']?[ \t]{{0,20}}[:=][ \t]{{0,20}}[\"']?({value})[\"']?{behind}"
    )


_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")


def _date(inner: str, form: str) -> str | None:
    found = _statement(_DATES, r"[^\"'\n#]{4,40}?", form).search(inner)
    if found is None:
        return None
    value = found.group(1).lower()
    if plain := _DAY.match(value):
        year, month, day = plain.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    from licensecheck.credit.dates import find_dates

    return next((date for _, _, date in find_dates(value, []) if len(date) == 10), None)
