"""Text of others inside Markdown: shown as it is, and without waking anybody up."""

from __future__ import annotations

import re

_BREAK = "<!-- -->"
_ADDRESS = re.compile(r"(https?://[^\s<>\\`“”„«»]*[^\s<>\\`“”„«».,;:!?'\")\]])")


def plain(text: str) -> str:
    r"""Return `text` as Markdown that shows just that text.

    A comment after `@` and `#` keeps GitHub and GitLab from notifying people and from linking issues: both look for these in
    the finished text, so that a backslash does not help. A web address is marked as one, since a backslash in it would count.
    """
    parts = _ADDRESS.split(text)
    return "".join(f"<{part}>" if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    text = "".join(f"\\{c}" if c in "\\`*_[]<>|~" else c for c in text).replace("&", "&amp;")
    return re.sub("([@#])(?=[0-9A-Za-z])", rf"\1{_BREAK}", text).replace("\n", " ")


def code(text: str) -> str:
    """Return `text` as a code span; its fence is longer than any row of backticks in it."""
    fence = "`" * (_longest(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def block(text: str, language: str = "", indent: str = "") -> str:
    """Return `text` as a fenced block with its line breaks, each line after `indent`."""
    fence = "`" * max(3, _longest(text) + 1)
    lines = (f"{fence}{language}", *text.split("\n"), fence)
    return "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)


def link(text: str, url: str) -> str:
    """Return a link; the text alone where `url` is no web address."""
    if not url.startswith(("https://", "http://")):
        return plain(text)
    address = re.sub(r"[\s<>\\]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)
    return f"[{plain(text)}](<{address}>)"


def _longest(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
