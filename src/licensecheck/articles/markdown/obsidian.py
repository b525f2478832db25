"""What Obsidian and GitHub add to Markdown: embeds, comments between `%%`, callouts (https://help.obsidian.md/syntax)."""

from __future__ import annotations

import re

from licensecheck.articles.blocks import Hint, Picture
from licensecheck.articles.markdown.masking import BLANK
from licensecheck.articles.offsets import plain
from licensecheck.articles.picture_keys import LIKE_FILE
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask

_EMBED = re.compile(r"!\[\[([^\[\]\n|]{1,500})((?:\\?\|[^\[\]\n|]{0,500}){0,3})\]\]")
_CALLOUT = re.compile(r"(?m)^(?:[ \t]{0,3}>){1,20}[ \t]?(\[![A-Za-z][\w-]{0,40}\][+-]?)")
_COMMENT = re.compile(r"(?m)^[ \t]{0,3}%%(?!%)([^%]{1,5000})%%[ \t]*\r?$")
_SIZE = re.compile(r"\s*\d{1,5}(?:\s*x\s*\d{1,5})?\s*")


def scan(mask: Mask) -> None:
    """Cut out embeds, marks of callouts and comments."""
    _embeds(mask)
    mask.apply()
    _callouts(mask)
    mask.apply()
    _comments(mask)
    mask.apply()


def _embeds(mask: Mask) -> None:
    """Cut out `![[boat.jpg|caption|200]]`."""
    for found in _EMBED.finditer(mask.masked, mask.body):
        address = found.group(1).strip().rstrip("\\").partition("#")[0]
        if not LIKE_FILE.search(address):
            continue
        picture = Picture(address, found.start(), found.end())
        words = found.group(2).split("|")
        at = found.start(2) + len(words[0])
        for word in words[1:]:
            at += 1
            if (bare := word.rstrip("\\").strip()) and not _SIZE.fullmatch(word):
                picture.alt = bare
                start = at + len(word) - len(word.lstrip())
                picture.alt_hint = Hint(bare, plain(start, len(bare)))
                break
            at += len(word)
        mask.picture(picture, found.start(), found.end())


def _callouts(mask: Mask) -> None:
    """Cut out the marks of callouts, `> [!note]`."""
    for found in _CALLOUT.finditer(mask.masked, mask.body):
        mask.holes.append(found.span(1))
        mask.cut(*found.span(1), BLANK * len(found.group(1)))


def _comments(mask: Mask) -> None:
    """Cut out `%% comments %%` that fill their lines and hide no picture."""
    for found in _COMMENT.finditer(mask.masked, mask.body):
        if "![" not in found.group(1) and "<img" not in found.group(1):
            mask.comment(found.start(), found.end(), *found.span(1))
