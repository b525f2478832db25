"""Which scanners look at a Markdown document: each only where something that it reads can stand."""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source
    from licensecheck.articles.guess import Guess
    from licensecheck.articles.markdown.masks import Mask

BLANK = "\x1f"
"""White space to Python, but no white space to Markdown: a line of it is neither empty nor indented."""
FILLER = "\ue000"
"""Stands for each code point of text that a template writes when the page is built."""
SHORTEST_PICTURE = len("![](x)")

_CAPITAL = r"<[A-Z]"
_DEFINED = r"(?m)^[ ]{0,3}\[(?://|comment|_)\]:[ \t]*(?:#|<>)[ \t]*([\"'(])([^\n]{1,5000}?)[\"')][ \t]*\r?$"


def masked(source: Source, guess: Guess, body: int, *, modules: bool = False) -> Mask | None:
    """Return the document with everything masked that Markdown does not know; None where there is nothing of the kind.

    modules: read imports and exports, as in MDX.
    """
    text = source.text
    if not (modules or guess.marks or _component(text)):
        return None
    from licensecheck.articles.markdown.masks import Mask

    mask = Mask(source, guess, body)
    if not modules and ("{{" in text or "{%" in text):
        from licensecheck.articles.markdown import shortcodes

        shortcodes.scan(mask)
    if modules or _component(text) or "{/*" in text or "={" in text:
        from licensecheck.articles.markdown import jsx

        jsx.scan(mask, modules=modules)
    _fences(mask)
    _marks(mask)
    mask.finish()
    return mask


def _component(text: str) -> bool:
    """Whether the tag of a component of JSX may stand in a text."""
    return "<" in text and re.search(_CAPITAL, text) is not None


def _fences(mask: Mask) -> None:
    text = mask.text
    if "```{" in text or "~~~{" in text:
        from licensecheck.articles.markdown import cells

        cells.scan(mask)
    from licensecheck.articles.markdown import directives

    if directives.may_hold(text):
        directives.scan(mask)


def _marks(mask: Mask) -> None:
    text = mask.text
    if "![[" in text or "[!" in text or "%%" in text:
        from licensecheck.articles.markdown import obsidian

        obsidian.scan(mask)
    if "{" in text:
        from licensecheck.articles.markdown import attributes

        attributes.scan(mask)
    if "]: #" in text or "]: <>" in text:
        from licensecheck.articles.blocks import Comment

        mask.comments += [
            Comment(*found.span(), *found.span(2)) for found in re.compile(_DEFINED).finditer(text, mask.body)
        ]
