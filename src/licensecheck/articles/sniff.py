"""What a file is whose name says too little: XML and data files, told by their first bytes."""

from __future__ import annotations

import os
import re

HEAD = 8_192
"""Bytes at the start of a file that are looked at."""

ANYWAY = {
    ".xml": "feed",
    ".json": "registry",
    ".yml": "registry",
    ".yaml": "registry",
    ".toml": "registry",
    ".csv": "registry",
    ".tsv": "registry",
}
"""Ending of a name that alone says too little to the format in which the file is read when it is named all the same."""

_ROOT = re.compile(
    r"(?:\s++|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\][^>]*+)?>)*<([\w:.-]+)([^>]*)"
)
_JSON_FEED = re.compile(r"""\s*\{[^{}\[\]]*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/""")


def sniff(path: str, head: bytes) -> str | None:
    """Return the format of a file whose name ends with a key of `ANYWAY`; None if it is none that holds credits.

    path: its name. head: its first `HEAD` bytes.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending not in (".xml", ".json"):
        return None
    text = head[:HEAD].decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "ignore")
    text = text.removeprefix("\ufeff")
    if ending == ".json":
        return "jsonfeed" if _JSON_FEED.match(text) else None
    found = _ROOT.match(text)
    return _of_root(*found.groups()) if found else None


def _of_root(name: str, attributes: str) -> str | None:
    if name == "rss":
        return "wxr" if "//wordpress.org/export/" in attributes else "feed"
    if name == "rdf:RDF":
        return "feed" if "//purl.org/rss/1.0/" in attributes or "/rdf/simple/0.9/" in attributes else None
    local = name.rpartition(":")[2]
    return "feed" if local in ("feed", "entry") and "//www.w3.org/2005/Atom" in attributes else None
