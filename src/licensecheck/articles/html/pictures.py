"""Which tags of HTML show a picture, from which address, and what their attributes say of it."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.blocks import Hint, Picture
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.offsets import align
from licensecheck.articles.same import file_name
from licensecheck.articles.visible import declarations
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.html.tags import Tag

IMAGES = ("img", "amp-img")
"""Elements that are a picture and nothing else."""

LAZY = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-original-src", "data-orig-file")
LAZY_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
PLACEHOLDERS = ("placeholder", "spacer", "blank", "/1x1", "pixel", "transparent", "lazyload", "lazy-load", "lazy_load")
"""Words in the address of what stands in for a picture until a script loads it."""


@cache
def _background() -> re.Pattern[str]:
    return re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)", re.IGNORECASE)


DATA = (
    ("data-credit", True),
    ("data-image-credit", True),
    ("data-photo-credit", True),
    ("data-attribution", True),
    ("data-copyright", True),
    ("data-photographer", True),
    ("data-caption", False),
    ("data-image-caption", False),
    ("data-image-description", False),
    ("data-description", False),
    ("data-tooltip", False),
    ("data-tip", False),
    ("data-title", False),
    ("data-original-title", False),
    ("data-bs-title", False),
    ("data-bs-original-title", False),
    ("data-sub-html", False),
    ("aria-label", False),
)
"""Attributes that hold a credit or caption which no reader sees before a script shows it, and whether the name says credit."""


def picture_of(text: str, tag: Tag) -> Picture | None:
    """Return the picture of an `img` tag; None for one without an address."""
    attributes = tag.all()
    address = attributes.get("src", "").strip()
    low = address[:500].lower()
    if not low or low.startswith("data:") or any(word in low for word in PLACEHOLDERS):
        address = _lazy(attributes) or address
    if not address:
        return None
    picture = _picture(address, tag, attributes.get("alt", ""))
    picture.decorative = is_decorative(address, attributes)
    picture.title = hint(text, tag, "title")
    picture.alt_hint = hint(text, tag, "alt")
    picture.data = data_hints(text, tag)
    picture.described = described_by(tag)
    picture.lazy = address != attributes.get("src", "").strip()
    return picture


def shown_by(text: str, tag: Tag) -> Picture | None:
    """Return the picture that an element other than `img` shows: a poster, an SVG `image`, an object, a background."""
    if not tag.attributes:
        return None
    name = tag.name
    if name == "video":
        return _shown(text, tag, tag.get("poster"))
    if name == "image":  # of SVG
        return _shown(text, tag, tag.get("href") or tag.get("xlink:href"))
    if name in ("object", "embed"):
        address = tag.get("data" if name == "object" else "src").strip()
        is_image = tag.get("type").lower().startswith("image/") or (not tag.get("type") and bool(file_name(address)))
        return _shown(text, tag, address) if is_image else None
    if (found := tag.attributes.get("style")) is None or "url(" not in found[0].lower():
        return None
    style = declarations(tag.get("style"))
    if not (value := style.get("background-image") or style.get("background", "")):
        return None
    match = _background().search(tag.get("style"), tag.get("style").lower().find(value[:20]))
    return _shown(text, tag, next(filter(None, match.groups()), "")) if match else None


def _shown(text: str, tag: Tag, address: str) -> Picture | None:
    address = address.strip()
    if not address or address.startswith(("data:", "#")):
        return None
    picture = _picture(address, tag, tag.get("aria-label"))
    picture.decorative = is_decorative(address, tag.all())
    picture.title = hint(text, tag, "title")
    picture.data = data_hints(text, tag)
    return picture


def _picture(address: str, tag: Tag, alt: str) -> Picture:
    shown = address if not address.startswith("data:") else address.partition(",")[0][:100]
    return Picture(shown, tag.start, tag.end, alt)


def _lazy(attributes: dict[str, str]) -> str:
    """The address that a script will load, or the first of `srcset`."""
    for name in LAZY:
        if value := attributes.get(name, "").strip():
            return value
    return next((a for name in LAZY_SETS if (a := first_of_set(attributes.get(name, "")))), "")


def first_of_set(value: str) -> str:
    """Return the first address of a `srcset` attribute, "" if it holds none."""
    words = value.split(None, 1)
    return words[0].rstrip(",") if words else ""


def hint(text: str, tag: Tag, name: str) -> Hint | None:
    """Return the text of an attribute with its place; None if there is none."""
    found = tag.place(name)
    if found is None or not found[0].strip():
        return None
    raw, start = found
    lead = len(raw) - len(raw.lstrip())
    value = tag.get(name).strip()
    return Hint(value, align(text, start + lead, start + len(raw.rstrip()), value), name)


DESCRIBES = ("aria-describedby", "aria-labelledby", "aria-details")
"""Attributes that name by id the elements which describe this one (WAI-ARIA 1.2, section 6.6)."""


def described_by(tag: Tag) -> tuple[str, ...]:
    """Return the ids of the elements that the markup says describe this one."""
    if tag.attributes.keys().isdisjoint(DESCRIBES):
        return ()
    return tuple(i for name in DESCRIBES for i in tag.get(name).split()[:20])


def data_hints(text: str, tag: Tag) -> list[Hint]:
    """Return the texts of attributes that a script may show, those that are named a credit first."""
    found: list[Hint] = []
    for name, sure in DATA if any(name.startswith(("data-", "aria-label")) for name in tag.attributes) else ():
        if (one := hint(text, tag, name)) is not None:
            one.sure = sure
            found.append(one)
    return found
