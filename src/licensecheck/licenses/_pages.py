"""Pages about licenses that are not their canonical address: encyclopaedia articles, wiki pages, badges, mirrors."""

from __future__ import annotations

import re

from licensecheck.licenses._addresses import MAX_ADDRESS, by_url, normal_address
from licensecheck.licenses._values import Match

_WIKI = re.compile(r"([a-z-]+\.)?(?:m\.)?(wikipedia|wikimedia|wikidata|mediawiki|wikibooks)\.org")
_BADGE = re.compile(
    r"(?:i\.creativecommons\.org|licensebuttons\.net|mirrors\.creativecommons\.org)/(?:l|p|presskit/[a-z/.-]*)/([a-z+-]+)/(\d\.\d)(?:/([a-z]+))?"
)
_ARCHIVED = re.compile(r"(?:web\.archive\.org/web/[0-9a-z_*]+|archive\.(?:is|ph|today)/\d+)/(.+)", re.S)
_SPDX = re.compile(r"(?:spdx\.org/licenses|choosealicense\.com/licenses|opensource\.org/licenses?)/([a-z0-9.+-]+)")
_CC_HOME = ("creativecommons.org", "creativecommons.org/licenses")
_CC_ABOUT = ("creativecommons.org/about", "creativecommons.org/share-your-work", "creativecommons.org/cc-licenses")


def identify_page(url: str) -> Match | None:
    """Return the license that a page is about which is not the license's canonical address.

    Knows articles of Wikipedia ("/wiki/Creative_Commons_license"), pages, templates and categories of Commons
    ("/wiki/Commons:GNU_Free_Documentation_License,_version_1.2"), badges, archived copies, license lists, the Creative
    Commons home page. A canonical address gives None: ask `by_url` first.
    """
    if not url or len(url) > MAX_ADDRESS or by_url(url) is not None:
        return None
    address = normal_address(url)
    host = address.partition("/")[0]
    archived = _ARCHIVED.fullmatch(address)
    if archived:
        return by_url(archived.group(1)) or identify_page(archived.group(1))
    if _WIKI.fullmatch(host):
        return _wiki_page(url)
    badge = _BADGE.match(address)
    if badge:
        area = "publicdomain" if badge.group(1) in ("zero", "mark") else "licenses"
        return by_url(f"creativecommons.org/{area}/{badge.group(1)}/{badge.group(2)}/{badge.group(3) or ''}")
    if address in _CC_HOME or address.startswith(_CC_ABOUT) or host.endswith(".creativecommons.org"):
        return Match(("CC",), "family", None, 0)
    listed = _SPDX.fullmatch(address)
    if listed:
        from licensecheck.licenses._names import by_name

        return by_name(listed.group(1))
    return None


def _wiki_page(url: str) -> Match | None:
    """Read the title of a wiki page as the name of a license."""
    from urllib.parse import unquote

    from licensecheck.licenses._names import by_category, by_name, by_template

    found = re.search(r"/wiki/([^?#]+)|[?&]title=([^&#]+)", url)
    if found is None:
        return None
    title = unquote(found.group(1) or found.group(2)).replace("_", " ").strip(" )")
    space, colon, name = title.partition(":")
    if colon and space.lower() in ("template", "vorlage", "modèle", "plantilla", "category", "kategorie", "catégorie"):
        ids = by_template(name) if space.lower()[0] in "tvmp" else by_category(name)
        return Match(ids, "license", None, 0) if ids else None
    if colon and space.lower() in ("file", "image", "datei", "user", "special", "fichier", "archivo"):
        return None
    plain = name.strip() if colon else title
    plain = re.sub(r"(?i)^text of (?:the )?|^licen[sc]e text of (?:the )?", "", plain)
    match = PAGES.get(plain.casefold())
    if match:
        return Match(tuple(match.split()), "family" if match in FAMILY_PAGES else "license", None, 0)
    return by_name(re.sub(r"\s*\([^)]*\)$", "", plain))


# Titles (folded) that are no spelling of the name.
PAGES = {
    "creative commons": "CC",
    "creative-commons-lizenz": "CC",
    "creative-commons-lizenzen": "CC",
    "licence creative commons": "CC",
    "licencias creative commons": "CC",
    "creative commons licenses": "CC",
    "copyright": "LicenseRef-All-Rights-Reserved",
    "fair use": "LicenseRef-Fair-Use",
    "gemeinfreiheit": "LicenseRef-PD",
    "public domain": "LicenseRef-PD",
    "gnu-lizenz für freie dokumentation": "GFDL",
    "gfdl": "GFDL",
    "licence art libre": "FAL",
    "free art license": "FAL",
    "mit license": "MIT",
}
FAMILY_PAGES = frozenset(("CC", "GFDL", "FAL"))
