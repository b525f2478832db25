"""Credits that stand away from their picture and name its file: a list at the end of the article."""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licensecheck.articles.blocks import Picture
    from licensecheck.model import CreditText

MOST = 300
"""Pictures, and credits, that are compared; beyond, none is looked for elsewhere."""

SHORTEST_NAME = 6
"""Characters of a file name, with its ending, that tell a picture from others."""

_SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|heic|bmp)$", re.IGNORECASE)
_THUMBNAIL = re.compile(r"^(?:lossy-page\d+-|page\d+-|langen-)?\d{2,4}px-")


def named_credits(pictures: Sequence[Picture], credits_: Sequence[CreditText]) -> Iterable[tuple[Picture, CreditText]]:
    """Yield each picture with the first credit that names its file, by its file name or file page."""
    if not credits_ or len(pictures) > MOST or len(credits_) > MOST:
        return
    texts = [(_comparable(c.text), c) for c in credits_]
    for picture in pictures:
        name = file_name(picture.address)
        if len(name) < SHORTEST_NAME:
            continue
        for text, credit in texts:
            if _names(text, name):
                yield picture, credit
                break


def file_name(address: str) -> str:
    """Return the comparable file name of a picture's address, "" if it has none; thumbnails give their original's."""
    parts = _comparable(address[:2_000]).partition("?")[0].partition("#")[0].split("/")
    name = parts[-1]
    if "/thumb/" in address and len(parts) > 1:
        name = parts[-2]
    name = _THUMBNAIL.sub("", name.rpartition(":")[2])
    return name if _SUFFIX.search(name) else ""


def _comparable(text: str) -> str:
    if "%" in text:
        from urllib.parse import unquote

        text = unquote(text)
    return text.replace("_", " ").replace("\\", "").lower()


def _names(text: str, name: str) -> bool:
    """Whether `name` stands in `text` and is not the end or start of a longer name."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "-") and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False
