"""What the keys of a registry of credits mean: which name the picture, and which say a field of its credit."""

from __future__ import annotations

from functools import cache

from licensecheck.articles.data.scalars import normal
from licensecheck.articles.picture_keys import ENTRY, FIELDS

# fmt: off
FILES = (
    "file", "files", "filename", "filenames", "file_name", "file_names", "image", "images", "img", "picture", "pictures", "photo",
    "photos", "path", "paths", "src", "asset", "assets", "image_path", "image_file", "image_src", "local", "local_path",
    "local_file", "image_url", "img_url", "media", "thumbnail", "datei", "bild", "fichier", "archivo", "imagen",
)
"""Keys whose value is a picture's address, or a list of them."""
MAYBE_FILES = ("name", "id", "key", "slug", "url", "link", "href", "target", "title")
"""Keys whose value is a picture's address if it ends as the name of one does, and no key of `FILES` is there."""
ALTS = ("alt", "alt_text", "alttext", "description", "caption")

_MORE = {
    "credit": ("credits_text", "text", "citation", "credit_full", "byline_text"),
    "title": (
        "title", "work", "work_title", "image_title", "picture_title", "photo_title", "original_title", "name", "titel", "titre",
        "título", "titulo", "titolo",
    ),
    "author": (
        "authors", "creators", "photographers", "artists", "owner", "user", "username", "copyright_holder", "rights_holder",
        "made_by", "autor", "autorin", "urheber", "urheberin", "fotograf", "fotografin", "auteur", "autore", "photographe",
    ),
    "author_url": ("author_page", "profile", "profile_url", "user_url", "owner_url", "authors_url", "creators_url"),
    "copyright": (
        "copyright", "copyright_text", "copyright_notice", "copyrights", "spdx_file_copyright_text", "spdx_filecopyrighttext",
    ),
    "date": ("date", "year", "created", "date_created", "created_at", "taken", "date_taken", "datum", "jahr", "fecha"),
    "license": (
        "licenses", "licences", "license_id", "license_type", "licence_type", "license_short_name", "license_code", "spdx",
        "spdx_id", "spdx_license_identifier", "lizenz", "licencia", "licença", "licenza", "licentie",
    ),
    "license_url": ("license_uri", "licenses_url", "license_page", "license_deed", "lizenz_url"),
    "source": ("site", "platform", "collection", "from", "quelle", "fuente", "fonte", "bron"),
    "source_url": (
        "url", "link", "href", "page", "page_url", "file_page", "landing_url", "foreign_landing_url", "description_url", "commons",
        "commons_url", "wikimedia", "permalink", "website", "origin_url", "quelle_url",
    ),
    "changes": (
        "changes", "change", "changes_made", "modifications", "modification", "modified", "edits", "edited", "alterations",
        "adaptations", "adaptation", "änderungen", "bearbeitung", "cambios",
    ),
}
# fmt: on
_NAMES = ("name", "title", "text", "label", "id", "spdx", "spdx_id", "short_name", "value")
_ADDRESSES = ("url", "link", "href", "uri", "page")


@cache
def _fields() -> dict[str, str]:
    known = {name: ENTRY[field] for field, names in FIELDS.items() for name in names}
    known.update((name, field) for field, names in _MORE.items() for name in names)
    return known


def field_of_key(key: str, own: dict[str, str]) -> str | None:
    """Return the field of a credit that a key, spelled by `normal`, holds; "file" for the picture's address, or None.

    own: the keys of the settings with their fields, which come first.
    """
    return own.get(key) or ("file" if key in FILES else _fields().get(key))


def inner_key(key: str, inner: str) -> str:
    """Return the key that a key inside of a map stands for: `license: {name, url}` is `license` and `license_url`."""
    if inner in _NAMES:
        return key
    return f"{key}_url" if inner in _ADDRESSES else f"{key}_{inner}"


def own_keys(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the keys of the settings, spelled by `normal`, with their fields; a field may be spelled as keys are."""
    return {normal(key): "file" if (name := normal(field)) == "image" else name for field, key in pairs}
