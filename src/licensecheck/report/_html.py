"""Pieces of HTML in which text of others is always escaped and an address of others is only ever a link."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from hashlib import sha256

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._paths import posix
from licensecheck.report._words import safe
from licensecheck.report._xml import escaped

if TYPE_CHECKING:
    from licensecheck.model import ImageUse

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EMPTY = frozenset(("img", "input", "meta"))


def text(words: str) -> str:
    """Return foreign or our own words for the content of an element, without control characters."""
    return escaped(safe(words))


def lines(words: str) -> str:
    """Return words of several lines, their line breaks kept."""
    return "\n".join(text(line) for line in re.split(r"\r\n|\r|\n", words))


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> str:
    """Return an element. `content` is HTML; attributes are escaped here, True stands without a value, None and False for none.

    An underscore in a name stands for a hyphen ("data_code"), one at its end for nothing ("class_").
    """
    words = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{text(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return f"<{name}{words}>" if name in _EMPTY else f"<{name}{words}>{''.join(content)}</{name}>"


def web_link(url: str, *content: str) -> str:
    """Return a link to a web address, which is told nothing of where the reader comes from; else the content alone."""
    if not url.startswith(("https://", "http://")):
        return "".join(content)
    return element("a", *content, href=url, rel="noreferrer noopener")


def local_picture(use: ImageUse) -> str | None:
    """Return the address of the picture beside its document, seen from the folder in which the check ran; else None.

    None for everything that a browser might ask another machine for: an address with a scheme, one that begins at the root
    of a site, two slashes or a backslash in a row (Windows takes these for the name of a machine).
    """
    image = (use.image or "").strip()
    if not image or _SCHEME.match(image) or image.startswith(("/", "#", "?")) or "//" in image or "\\" in image:
        return None
    folder = posixpath.dirname(posix(use.path))
    if "//" in folder or ":" in folder:
        return None
    joined = posixpath.join(folder, image) if folder else image
    return joined.replace(" ", "%20") if safe(joined) == joined else None


def integrity(source: str) -> str:
    """Return the hash of a script or style sheet as a content security policy names it."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
