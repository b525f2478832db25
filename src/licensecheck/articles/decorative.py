"""Pictures that need no credit: icons, badges, tracking pixels, license buttons, placeholders."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALLEST_PICTURE = 32
"""A picture of at most so many pixels in width or height is an icon or a pixel."""

CLASSES = frozenset(
    (
        "icon",
        "icons",
        "logo",
        "avatar",
        "gravatar",
        "emoji",
        "smiley",
        "badge",
        "favicon",
        "spacer",
        "pixel",
        "tracking",
    )
)
ADDRESSES = (
    "img.shields.io/",
    "badge.fury.io/",
    "badgen.net/",
    "/badge.svg",
    "/badges/",
    "badge.svg",
    "codecov.io/",
    "coveralls.io/",
    "travis-ci.",
    "licensebuttons.net/",
    "creativecommons.org/l/",
    "mirrors.creativecommons.org/presskit/",
    "gravatar.com/avatar",
    "/emoji/",
    "/spacer.gif",
    "/pixel.gif",
    "/blank.gif",
    "facebook.com/tr?",
    "favicon.",
)
_SMALLEST_DATA = 1_000


def is_decorative(address: str, attributes: Mapping[str, str]) -> bool:
    """Whether a picture is an icon, a badge, a button of a license or a pixel that counts readers.

    attributes: of the `img` tag, names in lower case; empty for a picture of Markdown.
    """
    low = address[:2_000].lower()
    if low.startswith("data:"):
        return len(address) < _SMALLEST_DATA
    if any(part in low for part in ADDRESSES):
        return True
    if not attributes:
        return False
    if attributes.get("role", "").strip().lower() in ("presentation", "none"):
        return True
    if any(_pixels(attributes.get(side, "")) <= SMALLEST_PICTURE for side in ("width", "height")):
        return True
    words = attributes.get("class", "").lower().replace("-", " ").replace("_", " ").split()
    return not CLASSES.isdisjoint(words)


def _pixels(value: str) -> int:
    """A length in pixels; a large number where none is given."""
    digits = value.strip().lower().removesuffix("px").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 1_000_000
