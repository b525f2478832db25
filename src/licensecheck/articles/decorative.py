"""Pictures that need no credit: icons, badges, tracking pixels, license buttons, placeholders."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from licensecheck.model import ImageUse

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
NAMES = ("logo", "icon", "favicon", "sprite", "spacer", "pixel", "blank", "placeholder", "avatar", "badge")
"""What the files of a site's own furniture are called: `logo.png`, `site-logo.svg`."""
VARIANTS = frozenset(
    (
        "black", "brand", "color", "colour", "dark", "default", "footer", "header", "invert", "large", "light", "mini", "mobile", "nav",
        "site", "small", "square", "white",
    )
)  # fmt: skip
"""What may stand beside such a name; any other word may be what the picture shows ("pixel-art", "icon-saint-george")."""

_WIKIS = ("wikimedia.org/", "wikipedia.org/", "file:")
_SMALLEST_DATA = 1_000


def is_decorative(address: str, attributes: Mapping[str, str]) -> bool:
    """Whether a picture is an icon, a badge, a button of a license or a pixel that counts readers.

    attributes: of the `img` tag, names in lower case; empty for a picture of Markdown.
    """
    low = address[:2_000].lower()
    if low.startswith("data:"):
        return len(address) < _SMALLEST_DATA
    if any(part in low for part in ADDRESSES) or _is_furniture(low):
        return True
    if not attributes:
        return False
    if attributes.get("role", "").strip().lower() in ("presentation", "none"):
        return True
    if any(_pixels(attributes.get(side, "")) <= SMALLEST_PICTURE for side in ("width", "height")):
        return True
    if "style" in attributes and _is_small(attributes["style"]):
        return True
    words = attributes.get("class", "").lower().replace("-", " ").replace("_", " ").split()
    return not CLASSES.isdisjoint(words)


def _is_furniture(address: str) -> bool:
    """Whether the name of the file says that it belongs to the site; a file of a wiki may show a logo as its subject."""
    if any(wiki in address for wiki in _WIKIS):
        return False
    stem = address.partition("?")[0].partition("#")[0].rpartition("/")[2].partition(".")[0]
    words = [w for w in stem.replace("_", "-").split("-") if w not in VARIANTS]
    return len(words) == 1 and words[0] in NAMES


def _is_small(style: str) -> bool:
    from licensecheck.articles.visible import declarations

    declared = declarations(style)
    return any(_pixels(declared.get(side, "")) <= SMALLEST_PICTURE for side in ("width", "height"))


def without_exempt(uses: Sequence[ImageUse], path: str, patterns: Sequence[str]) -> tuple[tuple[ImageUse, ...], int]:
    """Return `uses` without pictures that have no credit and that one of `patterns` exempts, and how many these are.

    patterns: shell patterns, compared with the address as written and with the path that it leads to from the folder of
    the document at `path`; `*` stands for slashes too.
    """
    kept = tuple([u for u in uses if u.image is None or u.credit is not None or not is_exempt(u.image, path, patterns)])
    pictures = {u.image_span for u in uses if not u.decorative} - {u.image_span for u in kept}
    return kept, len(pictures)


def is_exempt(address: str, path: str, patterns: Sequence[str]) -> bool:
    """Whether one of `patterns` is that of a picture's address, as written or from the folder of the document."""
    from fnmatch import fnmatchcase
    from posixpath import dirname, join, normpath

    bare = address[:2_000].partition("?")[0].partition("#")[0]
    names = {address[:2_000], bare, bare.removeprefix("./")}
    if "//" not in bare:
        names.add(normpath(join(dirname(path.replace("\\", "/")), bare)))
        names.add(bare.lstrip("/"))
    return any(fnmatchcase(name, pattern) for pattern in patterns for name in names)


def _pixels(value: str) -> int:
    """A length in pixels; a large number where none is given."""
    digits = value.strip().lower().removesuffix("px").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 1_000_000
