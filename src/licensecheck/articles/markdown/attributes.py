"""Attribute lists behind pictures and below blocks: `{.caption title="..."}`, `{: .caption}`, `{#fig-1 fig-cap="..."}`.

Kramdown: https://kramdown.gettalong.org/syntax.html#inline-attribute-lists; Pandoc: https://pandoc.org/MANUAL.html#images.
"""

from __future__ import annotations

import re

from licensecheck.articles.data.objects import string
from licensecheck.articles.data.scalars import Scalar, normal
from licensecheck.articles.data.strings import closing
from licensecheck.articles.markdown.masking import BLANK
from licensecheck.articles.markdown.masks import Region
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask

_LIST = re.compile(r"(?m)^[ \t>]{0,40}(\{:?[ \t]*(?=[.#:\w])[^{}\n]{1,2000}\})[ \t]*\r?$")
_ITEM = re.compile(r"[\s:,]*(?:([A-Za-z_][\w.:-]*)=)?")
_WORD = re.compile(r"[^\s\"'{}]+")


def attributes(text: str, at: int, end: int) -> tuple[list[str], list[tuple[str, Scalar]]]:
    """Return the words (`.caption`, `#fig-1`) and the pairs, keys spelled by `normal`, of a list between two offsets."""
    words: list[str] = []
    values: list[tuple[str, Scalar]] = []
    while at < end:
        item = _ITEM.match(text, at, end)
        assert item is not None
        at = item.end()
        if text[at : at + 1] in ("'", '"') and item.group(1):
            last = closing(text, at + 1, end, text[at])
            if last < 0:
                break
            values.append((normal(item.group(1)), string(text, at + 1, last)))
            at = last + 1
            continue
        word = _WORD.match(text, at, end)
        if word is None:
            break
        if item.group(1):
            values.append((normal(item.group(1)), Scalar(word.group(), text, *word.span())))
        else:
            words.append(word.group())
        at = word.end()
    return words, values


def scan(mask: Mask) -> None:
    """Cut out attribute lists that stand below a block on a line of their own."""
    from licensecheck.articles.html.elements import role_of_class

    for found in _LIST.finditer(mask.masked, mask.body):
        start, end = found.span(1)
        words, values = attributes(mask.text, start + 1, end - 1)
        if not (values or mask.text.startswith("{:", start) or all(word[0] in ".#" for word in words)):
            continue  # words in braces are text
        role = role_of_class(" ".join(w.lstrip(".") for w in words if w.startswith(".")))
        mask.holes.append((start, end))
        mask.cut(start, end, BLANK * (end - start))
        if role:
            mask.roles.append(Region(start, end, role, None))
    mask.apply()
