"""Addresses of license texts and deeds, in all forms in which people write them."""

from __future__ import annotations

import re

from licensecheck.licenses._values import Match

MAX_ADDRESS = 2000
_SHAPE = re.compile(
    r"(?:https?:)?(?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\.?(?::\d+)?(/[^?#\s]*)?(?:[?#]\S*)?"
)
_ENDINGS = re.compile(r"(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:html?|txt|php|shtml|md|pdf)$")
_TRAILING = "<>[]()\"'“”*_.,;: "
_CREATIVE_HOSTS = frozenset(("creativecommons.org", "creativecommons.net", "creativecommons.com"))
# What may stand behind a license's own address: the deed or the text, in any language.
_LEAF = re.compile(r"(?:deed|legalcode|rdf|legalcode-plain)?(?:[._-][a-z]{2,4}(?:[._-][a-z]{2,4})?)?")
_PUBLIC_DOMAIN = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0", "certification": "CC-PDDC"}
# Addresses under creativecommons.org/licenses/ that are not elements and version: retired ones and wrappers.
_OLD = {
    "publicdomain": "CC-PDDC",
    "zero/1.0": "CC0-1.0",
    "cc0/1.0": "CC0-1.0",
    "mark/1.0": "CC-PDM-1.0",
    "gpl/2.0": "GPL-2.0-or-later",
    "lgpl/2.1": "LGPL-2.1-or-later",
    "mit": "MIT",
    "bsd": "BSD",
}


def normal_address(url: str) -> str:
    """Return host and path of an address in lower case, without scheme, "www.", file ending, slash at the end; else ""."""
    found = _SHAPE.fullmatch(url.strip(_TRAILING).lower())
    if found is None:
        return ""
    path = _ENDINGS.sub("", (found.group(2) or "").rstrip("/"))
    return found.group(1) + path


def by_url(url: str) -> Match | None:
    """Return the license whose text, deed or other canonical address this is.

    http and https, no scheme at all, "www.", language deeds, ports, trailing slashes, queries and fragments are
    accepted. An address with elements but no version is a family. Pages about licenses are left to `identify_page`.

    Args:
        url: any text.

    Returns:
        The match, or None for everything that is no license's address ("https://creativecommons.org/licenses/").
    """
    if not url or len(url) > MAX_ADDRESS:
        return None
    address = normal_address(url)
    host, _, path = address.partition("/")
    if host in _CREATIVE_HOSTS:
        return _creative(path)
    if not path and host not in _HOME_PAGES:
        return None
    from licensecheck.licenses._tags import ADDRESSES

    ids = ADDRESSES.get(address) or MORE_ADDRESSES.get(address)
    return _match(ids.split()) if ids else None


def _match(ids: list[str]) -> Match:
    from licensecheck.licenses._registry import get

    return Match(tuple(ids), "license" if all(get(i) for i in ids) else "family", None, 0)


def _creative(path: str) -> Match | None:
    """Read the path of an address on creativecommons.org."""
    area, _, rest = path.replace("%2b", "+").replace("//", "/").partition("/")
    parts = [p for p in rest.split("/") if p]
    if area == "publicdomain":
        return _dedication(parts)
    if area not in ("licenses", "licences", "license") or not parts:
        return None
    old = _OLD.get("/".join(parts[:2])) or _OLD.get(parts[0])
    if old:
        return _match([old])
    return _elements(parts)


def _dedication(parts: list[str]) -> Match | None:
    """Read "zero/1.0/deed.de", "mark/1.0", "certification/1.0/us"."""
    if not parts or parts[0] not in _PUBLIC_DOMAIN:
        return None
    if len(parts) > 1 and parts[1] != "1.0" and not _LEAF.fullmatch(parts[1]):
        problem = "pdm-has-one-version" if parts[0] == "mark" else "cc0-has-one-version"
        return Match((f"{_PUBLIC_DOMAIN[parts[0]].removesuffix('-1.0')}-{parts[1]}",), "nonexistent", problem)
    return _match([_PUBLIC_DOMAIN[parts[0]]])


def _elements(parts: list[str]) -> Match | None:
    """Read "by-sa/3.0/de/deed.fr", "by-sa/4.0-3.0-2.5", "by"."""
    from licensecheck.licenses import _compose
    from licensecheck.licenses._table import PORT_CODES

    elements = parts[0].replace("_", "-").split("-")
    known = {"by", "sa", "nc", "nd", "sampling", "sampling+", "devnations"}
    if not set(elements) <= known:
        return None
    versions = re.split(r"[-,]", parts[1]) if len(parts) > 1 else []
    if versions and not all(re.fullmatch(r"\d\.\d", v) for v in versions):
        versions = []
    port = parts[2] if len(parts) > 2 and versions and parts[2] in PORT_CODES else ""
    found = _compose.creative(elements, versions, port, "", False, 0)
    return Match(found.ids, found.kind, found.problem, 0)


_HOME_PAGES = frozenset(("artlibre.org", "openfontlicense.org", "mit-license.org"))
# Canonical addresses that the generated table does not hold. A family stands where the address names no version.
MORE_ADDRESSES = {
    "gnu.org/copyleft/fdl": "GFDL",
    "gnu.org/licenses/fdl": "GFDL",
    "gnu.org/licenses/fdl-1.1": "GFDL-1.1-only GFDL-1.1-or-later",
    "gnu.org/licenses/fdl-1.2": "GFDL-1.2-only GFDL-1.2-or-later",
    "gnu.org/licenses/old-licenses/fdl-1.3": "GFDL-1.3-only GFDL-1.3-or-later",
    "gnu.org/copyleft/gpl": "GPL",
    "gnu.org/licenses/gpl": "GPL",
    "gnu.org/licenses/gpl-2.0": "GPL-2.0-only GPL-2.0-or-later",
    "gnu.org/licenses/old-licenses/gpl-3.0": "GPL-3.0-only GPL-3.0-or-later",
    "gnu.org/copyleft/lgpl": "LGPL",
    "gnu.org/licenses/lgpl": "LGPL",
    "gnu.org/licenses/lgpl-2.1": "LGPL-2.1-or-later",
    "gnu.org/licenses/agpl": "AGPL",
    "artlibre.org": "FAL",
    "artlibre.org/licence": "FAL",
    "artlibre.org/licence/lal/licence-art-libre-13": "LAL-1.3",
    "artlibre.org/licence/lal/de": "LAL-1.3",
    "artlibre.org/licence/lal/es": "LAL-1.3",
    "artlibre.org/licence/lal/it": "LAL-1.3",
    "artlibre.org/licence/lal/en13": "LAL-1.3",
    "opensource.org/licenses/mit": "MIT",
    "opensource.org/licenses/mit-license": "MIT",
    "mit-license.org": "MIT",
    "opensource.org/licenses/bsd-2-clause": "BSD-2-Clause",
    "opensource.org/licenses/bsd-3-clause": "BSD-3-Clause",
    "opensource.org/licenses/apache-2.0": "Apache-2.0",
    "opensource.org/license/apache-2-0": "Apache-2.0",
    "opensource.org/licenses/ofl-1.1": "OFL-1.1",
    "scripts.sil.org/ofl": "OFL-1.1",
    "wtfpl.net": "WTFPL",
    "unsplash.com/terms": "LicenseRef-scancode-unsplash",
    "pixabay.com/service/license": "LicenseRef-scancode-pixabay-content",
    "pixabay.com/service/terms": "LicenseRef-scancode-pixabay-content",
    "pixabay.com/license": "LicenseRef-scancode-pixabay-content",
    "pexels.com/photo-license": "LicenseRef-Pexels",
    "pexels.com/creative-commons-images": "LicenseRef-Pexels",
    "nationalarchives.gov.uk/doc/open-government-licence": "OGL-UK",
    "nationalarchives.gov.uk/doc/open-government-licence/opengovernmentlicence": "OGL-UK",
    "opendatacommons.org/licenses/odbl": "ODbL",
    "opendatacommons.org/licenses/odbl/1.0": "ODbL-1.0",
    "flickr.com/commons/usage": "LicenseRef-No-Restrictions",
}
