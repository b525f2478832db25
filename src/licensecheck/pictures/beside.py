"""Pictures that lie beside an article: which file its address means, and what was measured on it."""

from __future__ import annotations

import os

from licensecheck.model import Picture
from licensecheck.pictures.read import read_picture

STATIC = ("", "static", "public")
"""Folders of a repository in which an address that begins with "/" is looked for, as generators of sites do."""

LONGEST = 2_000
"""Code points of an address that is looked for."""


def picture_beside(article: str, address: str) -> Picture | None:
    """Return the measurements of the picture that `address` in `article` means, or None.

    Args:
        article: path of the document; one that is not there ("-", "<text>") has no pictures beside it.
        address: as written there ("img/a.jpg", "../img/a%20b.jpg?v=2", "/img/a.jpg").

    Returns:
        None for an address with a host, a file that is not there or cannot be read, and for anything outside the
        repository that holds the article (outside its folder if there is none), also by way of links.
    """
    path = path_beside(article, address)
    found = read_picture(path) if path else None
    return found.replace(asked_for=False) if isinstance(found, Picture) else None


def path_beside(article: str, address: str) -> str | None:
    """Return the path of the picture that `address` in `article` means, links followed, or None; see `picture_beside`."""
    from urllib.parse import unquote

    if len(address) > LONGEST or "\0" in unquote(address) or not os.path.isfile(article):
        return None
    name = unquote(address.partition("#")[0].partition("?")[0])
    if not name or name.startswith("//") or ":" in name.partition("/")[0]:
        return None
    folder = os.path.dirname(os.path.realpath(article))
    root = _repository(folder) or folder
    places = [os.path.join(root, place) for place in STATIC] if name.startswith("/") else [folder]
    for place in places:
        path = os.path.realpath(os.path.join(place, name.lstrip("/")))
        if path.startswith(os.path.join(root, "")) and os.path.isfile(path):
            return path
    return None


def _repository(folder: str) -> str | None:
    """The nearest folder, from this one upward, that holds a repository."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder
