"""Which scanners look at a document: each only where something that it reads can stand."""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import IsCredit, Source
    from licensecheck.articles.guess import Guess
    from licensecheck.articles.markdown.masks import Mask
    from licensecheck.model import ImageUse, Problem

BLANK = "\x1f"
"""White space to Python, but no white space to Markdown: a line of it is neither empty nor indented."""
FILLER = "\ue000"
"""Stands for each code point of text that a template writes when the page is built."""
TEMPLATES = ("{{", "{%")
"""What opens a shortcode, a tag or an expression."""
SHORTEST_PICTURE = len("![](x)")

_OUTPUT = r"\{\{[^{}]{1,1000}\}\}"
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
    if not modules:
        _templates(mask)
    if modules or _component(text) or "{/*" in text or "={" in text:
        from licensecheck.articles.markdown import jsx

        jsx.scan(mask, modules=modules)
    _fences(mask)
    _marks(mask)
    mask.finish()
    return mask


def masked_page(source: Source, guess: Guess, body: int) -> Mask | None:
    """Return a page of HTML with shortcodes, tags and expressions masked; None where there are none."""
    if "{" not in source.text or not any(trigger in source.text for trigger in TEMPLATES):
        return None
    from licensecheck.articles.markdown.masks import Mask

    mask = Mask(source, guess, body)
    _templates(mask)
    mask.finish()
    return mask


def _templates(mask: Mask) -> None:
    if any(trigger in mask.text for trigger in TEMPLATES):
        from licensecheck.articles.markdown import shortcodes

        shortcodes.scan(mask)


def settled(
    source: Source, mask: Mask | None, uses: list[ImageUse], language: str | None
) -> tuple[list[ImageUse], list[Problem]]:
    """Return the uses whose credits stand in the document, with those that the scanners found, and the problems of the others.

    The words of those others are made by a template.
    """
    if mask is None:
        return uses, []
    from licensecheck.articles.base import made_by_template
    from licensecheck.articles.tie import place_of
    from licensecheck.model import Span

    known, problems = [], []
    for use in uses:
        credit = use.credit
        span = credit.offsets.span(Span(0, len(credit.text))) if credit is not None else None
        if span is None or not mask.in_template(span.start, span.end):
            known.append(use)
        else:
            problems.append(made_by_template(source.path, source.text, span))
    if mask.uses:
        known = sorted([*known, *(use.replace(language=language) for use in mask.uses)], key=place_of)
    return known, problems


def filled(source: Source) -> IsCredit:
    """Return what asks about a text that holds expressions also as it may read when they are filled."""
    is_credit = source.is_credit
    if "{" not in source.text or "{{" not in source.text:
        return is_credit
    return lambda text, format: (
        is_credit(text, format) or ("{{" in text and is_credit(re.sub(_OUTPUT, "Nemo Nobody", text), format))
    )


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
