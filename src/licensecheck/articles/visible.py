"""Which elements of a page its readers do not see, as far as the page itself says so.

Read are attributes, inline styles and plain rules of `<style>` elements. Style sheets that stand elsewhere are not loaded,
so a class alone hides nothing for certain: names that everybody uses for it are reported as such. What a script does
is not known; an element that the page can open by a button counts as collapsed.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.html.tags import Tag

HIDDEN, HOVER, CLASS, ARIA, COLLAPSED = "hidden", "hover", "hidden-class", "aria-hidden", "collapsed"
"""How a text is kept from being seen; values of `CreditText.why`."""

CLASSES = frozenset(
    (
        "d-none", "element-invisible", "hidden", "hide", "invisible", "is-hidden", "screen-reader", "screen-reader-only",
        "screen-reader-text", "screenreader-only", "sr-only", "u-hidden", "visually-hidden", "visuallyhidden",
    )
)  # fmt: skip
"""Class names that style sheets hide elements by, in lower case (Bootstrap, Tailwind, WordPress, GOV.UK)."""

SHOWING = (
    "-block",
    ":block",
    "-flex",
    ":flex",
    "-grid",
    ":grid",
    ":inline",
    ":visible",
    ":not-sr-only",
    "-inline",
    "-table",
)
"""Ends of class names that show the same element again, on wider screens (`sm:block`, `d-md-block`)."""

LONGEST_STYLE = 200_000
"""Code points of the `<style>` elements of a page that are read."""
MOST_DECLARATIONS = 100
LONGEST_WORDS = 80

_COLORS = {"white": "#ffffff", "black": "#000000"}
_SHOWS = ("display", "visibility", "opacity", "font-size")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What is looked for in styles, compiled when the first one comes.

    comment: of CSS. simple: a selector of one element, class or id. names: in the last part of a selector. away: a length
    that moves a text off the page.
    """
    return {
        "comment": re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL),
        "simple": re.compile(r"[A-Za-z][\w-]*|(?:[A-Za-z][\w-]*)?[.#]-?[A-Za-z_][\w-]*"),
        "names": re.compile(r"[.#]-?[A-Za-z_][\w-]*|(?<![\w.#:-])[A-Za-z][\w-]*"),
        "away": re.compile(r"-\d{3,}(?:\.\d+)?(?:px|em|rem|%|vw|vh)"),
    }


class Hider:
    """What hides an element. kind: as above. words: of the source (`style="display:none"`)."""

    __slots__ = ("kind", "words")

    def __init__(self, kind: str, words: str) -> None:
        self.kind = kind
        self.words = words[:LONGEST_WORDS]


class Stretch:
    """A part of the page that is hidden as a whole. start, end: with its tags; inner: without. ids: of its element."""

    __slots__ = ("end", "figure", "hider", "id", "inner", "start")

    def __init__(self, start: int, end: int, inner: tuple[int, int], hider: Hider, key: str = "") -> None:
        self.start = start
        self.end = end
        self.inner = inner
        self.hider = hider
        self.id = key
        self.figure: object = None


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute or rule: property to value, both in lower case; the last counts."""
    found: dict[str, str] = {}
    for part in style[:20_000].split(";", MOST_DECLARATIONS)[:MOST_DECLARATIONS]:
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def hiding(style: dict[str, str]) -> str:
    """Return the declaration that hides an element ("display:none"), "" if none does."""
    for name, values in _HIDING.items():
        if style.get(name) in values:
            return f"{name}:{style[name]}"
    for name in ("left", "right", "top", "text-indent", "margin-left"):
        if (
            name in style
            and _patterns()["away"].fullmatch(style.get(name, ""))
            and (name == "text-indent" or style.get("position") in _LIFTED)
        ):
            return f"{name}:{style[name]}"
    color, ground = _color(style.get("color", "")), _color(style.get("background-color") or style.get("background", ""))
    return f"color:{style['color']} on the same background" if color and color == ground else ""


_ZERO = frozenset(("0", "0px", "0%", "0em", "0rem", "0pt", "0.0"))
_LIFTED = frozenset(("absolute", "fixed"))
_HIDING = {
    "display": frozenset(("none",)),
    "visibility": frozenset(("hidden", "collapse")),
    "opacity": _ZERO,
    "font-size": _ZERO,
    "clip": frozenset(("rect(0 0 0 0)", "rect(0,0,0,0)", "rect(0, 0, 0, 0)", "rect(1px, 1px, 1px, 1px)")),
    "clip-path": frozenset(("inset(50%)", "inset(100%)")),
}


def _color(value: str) -> str:
    """A color so that equal ones are equal: words and short forms become "#rrggbb"."""
    value = _COLORS.get(value, value)
    if len(value) == 4 and value[0] == "#":
        return "#" + "".join(c * 2 for c in value[1:])
    return "" if value in ("inherit", "transparent", "initial", "currentcolor") else value


class Styles:
    """The plain rules of the `<style>` elements of one page."""

    def __init__(self) -> None:
        self._read = 0
        self._hidden: dict[str, str] = {}
        self._shown: dict[str, set[str]] = {}

    @property
    def hides(self) -> bool:
        """Whether one of the rules hides something."""
        return bool(self._hidden)

    def add(self, css: str) -> None:
        """Read the rules of one `<style>` element."""
        if self._read + len(css) > LONGEST_STYLE:
            return
        self._read += len(css)
        for selectors, style, nested in _rules(_patterns()["comment"].sub(" ", css)):
            declared = declarations(style)
            hides = hiding(declared)
            touches = hides or any(name in declared for name in _SHOWS)
            for selector in selectors.split(",") if touches else ():
                self._rule(selector.strip(), hides, nested)

    def _rule(self, selector: str, hides: str, nested: bool) -> None:
        if hides and not nested and _patterns()["simple"].fullmatch(selector):
            self._hidden.setdefault(selector, f"{selector} {{{hides}}}")
            return
        if hides:  # in a narrower place than this page says for certain
            return
        last = re.split(r"[\s>+~]+", selector)[-1]
        how = HOVER if ":hover" in selector or ":focus" in selector else COLLAPSED
        for name in _patterns()["names"].findall(last.partition(":")[0]):
            self._shown.setdefault(name, set()).add(how)

    def hider(self, tag: Tag) -> Hider | None:
        """Return the rule that hides an element, None if no plain rule does."""
        if not self._hidden:
            return None
        names = [f".{c}" for c in tag.get("class").split()[:50]]
        if key := tag.get("id"):
            names.append(f"#{key}")
        for selector in (*names, *(tag.name + n for n in names), tag.name):
            if (words := self._hidden.get(selector)) is not None:
                return Hider(self._kind(names, tag.name), words)
        return None

    def _kind(self, names: list[str], element: str) -> str:
        """Whether another rule shows it again: on hovering, or in some other state of the page."""
        shown: set[str] = set()
        for name in (*names, element):
            shown |= self._shown.get(name, set())
        return COLLAPSED if COLLAPSED in shown else HOVER if shown else HIDDEN


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Yield (selectors, declarations, whether within `@media` or the like)."""
    prelude, depth = "", 0
    for piece in re.split(r"([{}])", css):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
            prelude = ""
        elif depth and prelude and not prelude.startswith("@") and ":" in piece:
            yield prelude, piece, depth > 1
        else:
            prelude = piece.rpartition(";")[2].strip()


_HIDING_ELEMENTS = ("template", "dialog", "details")
_TELLING = frozenset(("aria-hidden", "class", "hidden", "popover", "style"))


def hider_of(tag: Tag, styles: Styles) -> Hider | None:
    """Return what hides the element that `tag` opens, None if the page does not say that anything does."""
    if tag.name not in _HIDING_ELEMENTS and (not tag.attributes or _TELLING.isdisjoint(tag.attributes)):
        return styles.hider(tag)
    if tag.name in ("template", "dialog"):
        opens = tag.name == "dialog"
        return None if opens and tag.place("open") else Hider(COLLAPSED if opens else HIDDEN, f"<{tag.name}>")
    if tag.name == "details":
        return None if tag.place("open") else Hider(COLLAPSED, "<details>")
    if found := tag.place("hidden"):
        return Hider(HIDDEN if found[0].lower() != "until-found" else COLLAPSED, "hidden")
    if tag.place("popover"):
        return Hider(COLLAPSED, "popover")
    if (style := tag.get("style")) and (words := hiding(declarations(style))):
        return Hider(HIDDEN, f'style="{words}"')
    if hider := styles.hider(tag):
        return hider
    names = tag.get("class").lower().split()[:50]
    if (name := next((c for c in names if c in CLASSES), "")) and not any(c.endswith(SHOWING) for c in names):
        return Hider(CLASS, f'class="{name}"')
    return Hider(ARIA, 'aria-hidden="true"') if tag.get("aria-hidden").strip().lower() == "true" else None


CONTROLS = ("aria-controls", "commandfor", "data-bs-target", "data-target", "popovertarget")


_CONTROLS = frozenset(CONTROLS)


def controlled(tag: Tag) -> list[str]:
    """Return the ids of elements that the reader can open with the element that `tag` opens."""
    found: list[str] = []
    if not _CONTROLS.isdisjoint(tag.attributes):
        found += (part.lstrip("#") for name in CONTROLS for part in tag.get(name).split()[:20])
    if tag.name == "a" and (href := tag.get("href").strip()).startswith("#"):
        found.append(href[1:])
    return found
