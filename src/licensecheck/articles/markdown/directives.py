"""Blocks between fences that are no code: directives of MyST, fenced divs of Pandoc and Quarto, blocks and admonitions of MkDocs.

MyST: https://mystmd.org/guide/syntax-overview (comments are lines that start with `%`); Quarto: https://quarto.org/docs/authoring/figures.html; blocks:
https://facelessuser.github.io/pymdown-extensions/extensions/blocks/.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from licensecheck.articles.blocks import Figure
from licensecheck.articles.data.scalars import Scalar
from licensecheck.articles.markdown.attributes import attributes
from licensecheck.articles.markdown.components import Element, credit_of, picture_of
from licensecheck.articles.markdown.masking import BLANK
from licensecheck.articles.markdown.masks import Region
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask

DEEPEST = 20
"""Fences inside one another that are kept track of."""

_LINE = re.compile(
    r"(?m)^(?P<lead>[ \t>]{0,40})(?:(?P<mark>:{3,}|/{3,}|`{3,}|~{3,})(?P<rest>[^\n]{0,5000})|(?P<note>!!!|\?\?\?\+?|===)(?P<title>[ \t][^\n]{0,1000}))$"
)
_DIRECTIVE = re.compile(r"[ \t]*\{([A-Za-z][\w:+-]*)\}[ \t]*([^\n]*)")
_BLOCK = re.compile(r"[ \t]*([A-Za-z][\w-]*)")
_OPTION = re.compile(r"(?m)[ \t>]*:([A-Za-z][\w-]*):[ \t]*([^\n]*)(?:\n|\Z)")
_COMMENT = re.compile(r"(?m)^[ ]{0,3}%(?!%)[ \t]*([^\n]{1,5000}?)[ \t]*\r?$")
_TAB = re.compile(r'[ \t]+[!+]?[ \t]*"[^"\n]*"[ \t]*\r?')
_NOTE = re.compile(r'[ \t]+[a-z][\w -]*(?:"[^"\n]*")?[ \t]*\r?')
# fmt: off
_PROSE = frozenset((
    "admonition", "aside", "attention", "card", "caution", "container", "danger", "details", "div", "dropdown", "epigraph",
    "error", "example", "figure", "figure-md", "grid", "grid-item", "grid-item-card", "hint", "image", "important", "margin", "note",
    "seealso", "sidebar", "subfigure", "tab-item", "tab-set", "tip", "todo", "topic", "versionadded", "warning",
))
"""Directives whose inside is Markdown."""
# fmt: on


def may_hold(text: str) -> bool:
    """Whether a text may hold one of these blocks."""
    return (
        ":::" in text
        or "```{" in text
        or "~~~{" in text
        or "\n///" in text
        or "!!! " in text
        or "??? " in text
        or '=== "' in text
    )


def scan(mask: Mask) -> None:
    """Cut the fences out of a document and note which texts they tie to pictures; in MyST also its comments."""
    scanner = _Scanner(mask)
    scanner.run()
    mask.apply()
    if scanner.myst and "%" in mask.masked:
        scanner.comments()
        mask.apply()


class _Fence:
    """A block that is open."""

    __slots__ = ("element", "mark", "prose", "role", "start")

    def __init__(self, mark: str, start: int, *, prose: bool) -> None:
        self.mark = mark
        self.start = start
        self.prose = prose
        self.role = ""
        self.element: Element | None = None


class _Scanner:
    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.text = mask.masked
        self.open: list[_Fence] = []
        self.myst = False
        """Whether a directive of MyST stands in the document, so that `%` opens a comment."""
        self._code: list[tuple[int, int]] = []

    def run(self) -> None:
        for found in _LINE.finditer(self.text, self.mask.body):
            start = found.start("lead") + len(found.group("lead"))
            if found.group("note"):
                self._admonition(found, start)
            elif not self._closes(found, start):
                self._opens(found, start)

    def comments(self) -> None:
        """Cut out the lines that `%` makes comments; not those in code."""
        code = [*self._code, *((f.start, len(self.text)) for f in self.open if not f.prose)]
        for found in _COMMENT.finditer(self.mask.masked, self.mask.body):
            at = bisect_right(code, (found.start(), len(self.text))) - 1
            if at < 0 or code[at][1] <= found.start():
                self.mask.comment(*found.span(), *found.span(1))

    def _admonition(self, found: re.Match[str], start: int) -> None:
        """`!!! note "Title"`: its inside, indented by four, becomes that of a list item."""
        pattern = _TAB if found.group("note") == "===" else _NOTE
        if not self._in_code() and pattern.fullmatch(found.group("title")):
            self.mask.holes.append((start, found.end()))
            self.mask.cut(start, found.end(), "-   " + BLANK * (found.end() - start - 4))

    def _in_code(self) -> bool:
        return bool(self.open) and not self.open[-1].prose

    def _closes(self, found: re.Match[str], start: int) -> bool:
        """End the innermost block that such a fence can end."""
        mark = found.group("mark")
        if not self.open or found.group("rest").strip():
            return self._in_code()
        for at in range(len(self.open) - 1, -1, -1):
            fence = self.open[at]
            if fence.mark[0] == mark[0] and (len(mark) >= len(fence.mark)):
                del self.open[at:]
                self._end(fence, start, found.end())
                return True
            if not fence.prose:
                return True
        return False

    def _end(self, fence: _Fence, start: int, end: int) -> None:
        if not fence.prose:
            self._code.append((fence.start, end))
            return
        self.mask.blank(start, end, line=True)
        if fence.role:
            credit = credit_of(self.mask, fence.element) if fence.element is not None and fence.element.values else None
            figure = Figure(None) if fence.role == "figure" else None
            self.mask.regions.append(Region(fence.start, start, "caption", figure, credit))

    def _opens(self, found: re.Match[str], start: int) -> None:
        mark, rest = found.group("mark"), found.group("rest")
        fence = _Fence(mark, start, prose=mark[0] in ":/")
        directive = _DIRECTIVE.match(rest)
        if mark[0] in "`~" and directive is not None:
            fence.prose = directive.group(1) in _PROSE
        if mark[0] == "/" and not (rest.strip() and _BLOCK.match(rest)):
            return  # slashes that are no block
        if mark[0] == ":" and not rest.strip():
            return
        if len(self.open) < DEEPEST:
            self.open.append(fence)
        if not fence.prose:
            return
        if directive is not None and mark[0] != "/":
            self._directive(fence, directive, found.start("rest"), start, found.end())
            return
        if mark[0] == "/":
            name = _BLOCK.match(rest)
            fence.role = "caption" if name is not None and "caption" in name.group(1) else ""
        elif "{" in rest:
            self._div(fence, found.start("rest"), found.end())
        self.mask.blank(start, found.end(), line=True)

    def _div(self, fence: _Fence, start: int, end: int) -> None:
        """`::: {#fig-boat}`: a figure, whose last paragraph is its caption."""
        words, values = attributes(self.mask.text, self.text.index("{", start) + 1, end)
        if any(w.startswith(("#fig", ".fig", ".image", ".photo")) or "figure" in w for w in words):
            fence.role = "figure"
            fence.element = Element("figure", fence.start, end)
            for key, value in values:
                fence.element.add(key, value)

    def _directive(self, fence: _Fence, found: re.Match[str], base: int, start: int, end: int) -> None:
        """A directive of MyST with its argument and options."""
        name = found.group(1)
        self.myst = True
        element = Element(name, start, start + len(self.text[start:end].rstrip()))
        first, last = base + found.start(2), base + found.end(2)
        argument = Scalar(self.mask.text[first:last], self.mask.text, first, last)
        behind = self._options(element, end)
        if name in ("figure", "image") and argument.value:
            element.add("src", argument)
            picture = picture_of(self.mask, element)
            if picture is not None:
                self.mask.picture(picture, start, end, alone=True)
                fence.role = "figure"
        else:
            fence.role = "figure" if name.startswith(("figure", "subfigure")) else ""
            self.mask.blank(start, end, line=True)
        if behind > end + 1:
            self.mask.blank(end + 1, behind, line=True)

    def _options(self, element: Element, end: int) -> int:
        """Read the lines `:name: value` below a directive; return where they end."""
        at = end + 1
        while (found := _OPTION.match(self.text, at)) is not None:
            element.add(found.group(1), Scalar(found.group(2), self.mask.text, *found.span(2)))
            at = found.end()
        return min(at, len(self.text))
