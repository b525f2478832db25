"""How a file, or a look-up, is named among the questions to a source of facts.

A title alone ("File:X.jpg") is a file of Wikimedia Commons, or of the wiki that the user chose. A file of another wiki has the
host of that wiki before it: "de.wikipedia.org/File:X.jpg", and so have look-ups: "de.wikipedia.org/pageid:12". No title
begins so: before the first "/" of a title stands its namespace with a colon.
"""

from __future__ import annotations

_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")


def wiki_key(wiki: str, name: str, home: str = "commons.wikimedia.org") -> str:
    """Return the key of a file or look-up.

    Args:
        wiki: host of its wiki, "" for the one asked by default.
        name: title ("File:X.jpg") or look-up ("pageid:12").
        home: host of the wiki asked by default.
    """
    return name if wiki in ("", home) else f"{wiki}/{name}"


def split_key(key: str) -> tuple[str, str]:
    """Return wiki ("" for the one asked by default) and name of a key."""
    wiki, slash, name = key.partition("/")
    if slash and "." in wiki and ":" in name and _HOST.issuperset(wiki):
        return wiki, name
    return "", key
