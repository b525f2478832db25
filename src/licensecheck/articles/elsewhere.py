"""Credits that stand away from their picture and name its file: a list at the end of the article."""

from __future__ import annotations

from licensecheck.articles.same import comparable, file_name
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licensecheck.articles.blocks import Picture
    from licensecheck.model import CreditText

MOST = 300
"""Pictures, and credits, that are compared; beyond, none is looked for elsewhere."""

SHORTEST_NAME = 6
"""Characters of a file name, with its ending, that tell a picture from others."""


def named_credits(pictures: Sequence[Picture], credits_: Sequence[CreditText]) -> Iterable[tuple[Picture, CreditText]]:
    """Yield each picture with the first credit that names its file, by its file name or file page."""
    if not credits_ or len(pictures) > MOST or len(credits_) > MOST:
        return
    texts = [(comparable(c.text), c) for c in credits_]
    for picture in pictures:
        name = file_name(picture.address)
        if len(name) < SHORTEST_NAME:
            continue
        for text, credit in texts:
            if _names(text, name):
                yield picture, credit
                break


def _names(text: str, name: str) -> bool:
    """Whether `name` stands in `text` and is not the end or start of a longer name."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "-") and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False
