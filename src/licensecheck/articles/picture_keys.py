"""What keys of front matter, parameters of shortcodes and properties of components mean: picture, caption, credit."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.blocks import Hint
from licensecheck.articles.data.entry import alone, credit_of, format_of_text, linked
from licensecheck.articles.guess import LONGEST_CREDIT, has_words
from licensecheck.articles.inside import together
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from licensecheck.articles.base import ReadOptions
    from licensecheck.articles.data.scalars import Scalar
    from licensecheck.articles.guess import Guess
    from licensecheck.model import CreditText

# fmt: off
_PICTURES = "image|img|picture|photo|cover|banner|hero|thumbnail|thumb|teaser"
_PLACES = "featured?|header|cover|hero|banner|teaser|og|social|overlay|main|lead|card|title|preview|post|twitter|open_graph|background|feature_row"
ADDRESSES = ("src", "image_path", "path", "file", "filename", "image", "img", "url", "href")
"""Keys of a map, or parameters, that hold the address of the picture that the map is about; the first that is there counts."""
LISTS = ("images", "pictures", "photos", "gallery", "galleries", "resources", "slides", "carousel", "slideshow")
DESCRIPTIONS = ("description", "desc", "subtitle", "text")
"""Captions too, in what is about a picture and nothing else."""
CAPTIONS = ("caption", "cap", "fig_cap", "figcaption", "image_caption", "legend")

FIELDS = {
    "main": (
        "credit", "credits", "attribution", "copyright", "attr", "credit_line", "credit_text", "credit_html", "attribution_text",
        "attribution_html", "photo_credit", "image_credit", "img_credit", "picture_credit", "copyright_notice", "credit_notice",
        "courtesy",
    ),
    "main_link": (
        "credit_url", "credit_link", "credit_href", "credits_url", "credits_link", "attribution_url", "attribution_link",
        "attribution_href", "attr_link", "attrlink", "attr_url", "copyright_url", "copyright_link", "photo_credit_url",
        "photo_credit_link", "image_credit_url", "image_credit_link",
    ),
    "author": (
        "author", "photographer", "creator", "artist", "byline", "by", "author_name", "photographer_name", "creator_name",
        "artist_name", "credit_author", "credit_name", "credit_photographer", "attribution_author", "attribution_name",
        "photo_by", "image_author", "illustrator",
    ),
    "author_link": (
        "author_url", "author_link", "author_href", "photographer_url", "photographer_link", "creator_url", "creator_link",
        "artist_url", "artist_link", "by_url", "by_link", "byline_url", "credit_author_url", "attribution_author_url",
    ),
    "license": (
        "license", "licence", "license_name", "licence_name", "license_title", "credit_license", "credit_licence",
        "attribution_license", "rights", "license_text", "credit_license_name", "attribution_license_name",
    ),
    "license_link": (
        "license_url", "license_link", "licence_url", "licence_link", "license_href", "credit_license_url",
        "credit_license_link", "attribution_license_url", "rights_url",
    ),
    "source": ("source", "source_name", "source_title", "via", "credit_source", "attribution_source"),
    "source_link": (
        "source_url", "source_link", "source_href", "via_url", "credit_source_url", "attribution_source_url",
    ),
}
"""Keys beside a picture's address, to the part of the credit that they hold."""
# fmt: on
_SURE = ("main", "main_link")
"""Fields that speak of a picture also where nothing says so: `author:` of an article is not its picture's."""
_SURE_NAMES = ("photographer", "photographer_name", "photographer_url", "photographer_link", "photo_by")
ENTRY = {
    "main": "credit", "main_link": "credit_url", "author": "author", "author_link": "author_url", "license": "license",
    "license_link": "license_url", "source": "source", "source_link": "source_url",
}  # fmt: skip
"""These parts to the fields of an entry."""

LIKE_ADDRESS = re.compile(
    r"(?i)(?:https?:)?//\S|\.{0,2}/\S|(?:[^\s<>]| (?=[^\n]*\.\w{3,4}$)){1,500}\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|heic|bmp)\b|file:\S"
)
"""What the address of a picture looks like."""
LIKE_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|heic|bmp)(?:[?#].*)?$")
"""The end of the address of a picture."""
_PAGE = re.compile(r"(?i)/wiki/|[?&]title=|/photos?/[^/]*$|^file:")
_SUFFIX = re.compile(r"_(?:url|src|path|file|image|img)$")


@cache
def _fields() -> dict[str, str]:
    return {name: field for field, names in FIELDS.items() for name in names}


@cache
def _picture_key() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_PLACES})_)?(?:{_PICTURES})(?:_(?:url|src|path|file|image))?|image\d{{1,2}}")


@cache
def place_key() -> re.Pattern[str]:
    """Return the pattern of a key that leads to a map about one picture: `cover`, `header`, `og_image`."""
    return re.compile(
        rf"(?:{_PLACES})|(?:(?:{_PLACES})_)?(?:{_PICTURES})|{'|'.join(LISTS)}|gallery\d|figure|visual|media"
    )


@cache
def matters() -> re.Pattern[str]:
    """Return the pattern of a key that has to do with pictures or credits, as YAML, TOML and JSON write it."""
    words = f"{_PICTURES}|credit|attribution|copyright|caption|gallery|resources|slides|carousel|featured"
    return re.compile(rf"(?i)(?:{words})[\w-]{{0,40}}[\"']?[ \t]{{0,8}}[:=\]]")


def is_picture_key(key: str, options: ReadOptions) -> bool:
    """Whether a key, spelled by `normal`, holds the address of a picture."""
    return key in options.image_keys or _picture_key().fullmatch(key) is not None


def is_credit_key(key: str, options: ReadOptions) -> bool:
    """Whether a key holds a credit or a caption, whatever stands in front of it (`teaser_credit`)."""
    return key in options.credit_keys or key.rsplit("_", 1)[-1] in _CREDIT_WORDS


_CREDIT_WORDS = ("credit", "credits", "attribution", "copyright", "caption")


def is_page(address: str) -> bool:
    """Whether an address leads to a page about a picture and not to the picture: a source rather than a picture."""
    return "://" in address and (_PAGE.search(address) is not None or not LIKE_FILE.search(address))


def stems_of(key: str) -> tuple[str, ...]:
    """Return what the keys of one picture's credit start with, nearest first; the last, "", may be the article's."""
    short = _SUFFIX.sub("", key)
    place = short.rpartition("_")[0]
    found = (f"{key}_", f"{short}_", f"{place}_" if place else "image_", "image_", "photo_", "")
    return tuple(dict.fromkeys(found))


class Beside:
    """The values beside a picture, for the credit that they make."""

    def __init__(self, values: Iterable[tuple[str, Scalar]], options: ReadOptions, guess: Guess) -> None:
        self.values = {key: value for key, value in reversed(list(values)) if not value.says_nothing}
        self.options = options
        self.guess = guess

    def credit(
        self, stems: Iterable[str], why: str, *, about: bool, links: bool = False
    ) -> tuple[CreditText, tuple[Scalar, ...]] | None:
        """Return the credit of the keys that start with one of `stems`, and the values it is made of.

        about: whether keys without a stem speak of the picture too, not of the article. Then all of them are shown together,
        so that a caption which is a credit and the credit itself are one. links: whether a credit and its address, and
        nothing else, are known to become a link.
        """
        stems = tuple(stems)
        found = self._stated(stems, about=about)
        caption = self._caption(stems, about=about) if about or not found else None
        if caption is not None and any(caption.value.casefold() in v.value.casefold() for v in found.values()):
            caption = None
        used = (*found.values(), *((caption,) if caption is not None else ()))
        if not used:
            return None
        if links and found.keys() == {"main", "main_link"}:
            before = [hint_of(caption)] if caption is not None else []
            return linked(before, hint_of(found["main"]), hint_of(found["main_link"]), why), used
        fields = {ENTRY[field]: hint_of(value) for field, value in found.items()}
        if caption is not None:
            mains = sorted((*((found["main"],) if "main" in found else ()), caption), key=lambda value: value.start)
            fields["credit"] = together([hint_of(value) for value in mains])
        credit = credit_of(fields, why)
        return (credit, used) if credit is not None else None

    def _caption(self, stems: tuple[str, ...], *, about: bool) -> Scalar | None:
        """The first caption that is a credit."""
        words = (*CAPTIONS, *DESCRIPTIONS) if about else CAPTIONS
        values = (value for stem in stems for word in words if (value := self.values.get(stem + word)) is not None)
        return next((value for value in values if self.likely(value)), None)

    def likely(self, value: Scalar) -> bool:
        """Whether the words of a value are a credit, or may be one when the page is built."""
        return value.made or (
            len(value.value) <= LONGEST_CREDIT and self.guess.likely(value.value, format_of_text(value.value))
        )

    def _stated(self, stems: tuple[str, ...], *, about: bool) -> dict[str, Scalar]:
        found: dict[str, Scalar] = {}
        for stem in stems:
            if stem or not self._named(found):
                self._collect(found, stem, about=about or bool(stem))
        found = {f: v for f, v in found.items() if not f.endswith("_link") or LIKE_ADDRESS.match(v.value)}
        return found if any(has_words(value.value) for value in found.values()) else {}

    @staticmethod
    def _named(found: Mapping[str, Scalar]) -> bool:
        return "main" in found or "author" in found

    def _collect(self, found: dict[str, Scalar], stem: str, *, about: bool) -> None:
        """Add the fields of one stem that are not known yet."""
        fields = _fields()
        for key, value in self.values.items():
            if not key.startswith(stem) or len(value.value) > LONGEST_CREDIT:
                continue
            name = key[len(stem) :]
            field = "main" if key in self.options.credit_keys else fields.get(name)
            if stem and name in ("url", "link") and is_page(value.value):
                field = "source_link"
            if field is None or not (about or field in _SURE or name in _SURE_NAMES):
                continue
            found.setdefault(field, value)


def hint_of(value: Scalar) -> Hint:
    """Return a value with its way back."""
    return Hint(value.value, value.offsets)


def alone_of(value: Scalar, why: str) -> CreditText:
    """Return the credit that one value is."""
    return alone(hint_of(value), why)
