"""Text of others inside XML and HTML: escaped, and without the characters that XML 1.0 does not allow."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_WRONG = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (section 2.2, Char), and the control characters that it discourages."""


def escaped(text: str) -> str:
    """Return `text` for the content of an element or a quoted attribute; a wrong character becomes U+FFFD."""
    return _WRONG.sub("\ufffd", text).translate(_ESCAPES)


def attributes(**values: str | int | None) -> str:
    """Return ` name="value"` for each value that is not None; a trailing underscore of a name is dropped."""
    pairs = ((name.rstrip("_"), value) for name, value in values.items() if value is not None)
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in pairs)
