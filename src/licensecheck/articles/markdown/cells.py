"""Cells of code that make figures, in Quarto and R Markdown: the pictures they show and the captions their options give.

Quarto: https://quarto.org/docs/reference/cells/cells-knitr.html; R Markdown: https://yihui.org/knitr/options/.
"""

from __future__ import annotations

import re

from licensecheck.articles.blocks import Picture
from licensecheck.articles.data.objects import string
from licensecheck.articles.data.scalars import List, Scalar, scalars
from licensecheck.articles.data.strings import closing
from licensecheck.articles.markdown.components import Element, credit_of, describe
from licensecheck.articles.markdown.masking import BLANK, SHORTEST_PICTURE
from licensecheck.articles.picture_keys import LIKE_FILE
from licensecheck.model import ImageUse, OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask

TRIGGERS = ("```{", "~~~{")
LONGEST = 20_000
MOST_PICTURES = 50

_CELL = re.compile(r"(?m)^[ \t]{0,3}(?P<mark>`{3,}|~{3,})\{(?P<name>\w+)(?P<options>[^\n]{0,2000})\}[ \t]*\r?\n")
_LANGUAGES = ("r", "python", "julia", "ojs", "bash", "sql", "stan")
_OPTION = re.compile(r"[\s,]*([A-Za-z_][\w.-]*)\s*=\s*(?=[\"'])")
_COMMENTED = re.compile(r"[ \t]*(?:#|//|--)\|")
_SHOWN = re.compile(
    r"(?:include_graphics|Image|image_read|readPNG|readJPEG|imread|open)\s*\(\s*(?:c\(\s*)?(?:(?:filename|path|url)\s*=\s*)?"
)
_MORE = re.compile(r"\s*,\s*")


def scan(mask: Mask) -> None:
    """Cut out the cells of a document that show pictures or caption figures."""
    at = mask.body
    while (found := _CELL.search(mask.masked, at)) is not None:
        at = found.end()
        if found.group("name").lower() not in _LANGUAGES:
            continue
        end = _end_of(mask.masked, at, found.group("mark"))
        if end - at <= LONGEST:
            _cell(mask, found, end)
        at = end
    mask.apply()


def _end_of(text: str, at: int, mark: str) -> int:
    """Where the line of the closing fence starts."""
    found = re.compile(rf"(?m)^[ \t]{{0,3}}{mark}{mark[0]}*[ \t]*\r?$").search(text, at)
    return found.start() if found is not None else len(text)


def _cell(mask: Mask, found: re.Match[str], end: int) -> None:
    text = mask.text
    element = Element("figure", found.start(), end)
    _header(element, text, *found.span("options"))
    body = _commented(mask, element, found.end(), end)
    shown = _pictures(text, body, end)
    credit = credit_of(mask, element)
    if not shown and credit is None:
        return
    if not shown:
        assert credit is not None
        mask.uses.append(ImageUse(mask.source.path, credit=credit.replace(why="alone")))  # the code draws the figure
    parts: list[str] = []
    at = found.start()
    for scalar in shown:
        start, stop = scalar.start - 1, scalar.end + 1
        picture = Picture(scalar.value, scalar.start, scalar.end)
        picture.credit = credit
        describe(picture, element)
        mask.pictures[start] = picture
        parts += (_emptied(text[at:start], BLANK), f"![]({'x' * (stop - start - SHORTEST_PICTURE + 1)})")
        at = stop
    fence = text.find("\n", end)
    stop = fence if fence >= 0 else len(text)
    parts.append(_emptied(text[at:stop], BLANK))
    mask.holes.append((found.start(), stop))
    mask.cut(found.start(), stop, "".join(parts))


def _emptied(text: str, sign: str) -> str:
    return "".join(["\n" if c == "\n" else sign for c in text])


def _header(element: Element, text: str, at: int, end: int) -> None:
    """Options of R Markdown in the line of the fence: `fig.cap="..."`."""
    while (found := _OPTION.search(text, at, end)) is not None:
        first = found.end()
        last = closing(text, first + 1, end, text[first])
        if last < 0:
            return
        element.add(found.group(1), string(text, first + 1, last))
        at = last + 1


def _commented(mask: Mask, element: Element, at: int, end: int) -> int:
    """Options of Quarto in comments at the top, which are YAML: `#| fig-cap: "..."`; return where the code starts."""
    start, parts = at, []
    while (found := _COMMENTED.match(mask.text, at, end)) is not None:
        line = mask.text.find("\n", at, end)
        stop = line if line >= 0 else end
        parts.append(" " * (found.end() - at) + mask.text[found.end() : stop] + "\n")
        at = min(stop + 1, end)
    if not parts:
        return at
    from licensecheck.articles.markdown import frontmatter_yaml

    yaml = "".join(parts)  # blanks in place of the sign of comments, so that offsets stay
    tree = frontmatter_yaml.parse(yaml, 0, len(yaml)) if "cap" in yaml else None
    for key, value in scalars(tree.items[0] if isinstance(tree, List) and tree.items else None):
        offsets = OffsetMap(tuple((n, p + start) for n, p in value.offsets.pieces), value.offsets.length)
        element.add(key, Scalar.decoded(value.value, offsets, mask.text, value.start + start, value.end + start))
    return at


def _pictures(text: str, at: int, end: int) -> list[Scalar]:
    """The paths that the code shows."""
    found: list[Scalar] = []
    while len(found) < MOST_PICTURES and (call := _SHOWN.search(text, at, end)) is not None:
        at = call.end()
        while text[at : at + 1] in ("'", '"'):
            last = closing(text, at + 1, end, text[at])
            if last < 0 or not LIKE_FILE.search(text[at + 1 : last]):
                break
            found.append(Scalar(text[at + 1 : last], text, at + 1, last))
            more = _MORE.match(text, last + 1, end)
            at = more.end() if more is not None else last + 1
            if more is None:
                break
    return found
