r"""Commands that a document defines for its pictures: `\newcommand{\pic}[2]{... \includegraphics{#1} \caption{#2} ...}`.

Nothing is expanded: of a definition it is only noted which argument is the address and which are captions or credits.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.markup.latex_words import CAPTIONS, PICTURES, is_credit
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 200
"""Definitions that are kept."""

_LONGEST = 10_000


class Macro:
    """A command that shows a picture. before, after: what stands around its address; roles: number of an argument to role.

    optional: whether the first argument stands in square brackets.
    """

    __slots__ = ("address", "after", "before", "count", "optional", "roles")

    def __init__(self, count: int, optional: bool, address: int, before: str, after: str) -> None:
        self.count = count
        self.optional = optional
        self.address = address
        self.before = before
        self.after = after
        self.roles: dict[int, str] = {}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = "|".join(sorted(PICTURES))
    return {
        "command": re.compile(
            r"\\(?:re)?(?:new|provide)command\*?[ ]?\{?[ ]?\\([A-Za-z@]+)[ ]?\}?[ ]?\[(\d)\](\[[^\]\n]{0,200}\])?[ \t\r\n]*(?=\{)"
        ),
        "document": re.compile(
            r"\\(?:New|Renew|Provide|Declare)DocumentCommand[ ]?\{?[ ]?\\([A-Za-z@]+)[ ]?\}?[ ]?\{((?:[^{}\n]|\{[^{}\n]{0,60}\}){1,60})\}[ \t\r\n]*(?=\{)"
        ),
        "definition": re.compile(r"\\def[ ]?\\([A-Za-z@]+)((?:#\d){1,9})(?=\{)"),
        "picture": re.compile(rf"\\(?:{names})\*?(?:\[[^\]]{{0,500}}\])?[ ]?\{{([^{{}}#]{{0,200}})#(\d)([^{{}}#]{{0,200}})\}}"),
        "shown": re.compile(r"\\([A-Za-z@]+)\*?(?:\[[^\]]{0,500}\])?[ ]?(?=\{)"),
        "argument": re.compile(r"#(\d)"),
    }  # fmt: skip


def pictures_of(text: str, pairs: Mapping[int, int]) -> dict[str, Macro]:
    """Return the commands that a document defines to show a picture. pairs: opening to closing braces."""
    found: dict[str, Macro] = {}
    if "#" not in text:
        return found
    for kind in ("command", "document", "definition"):
        for match in _patterns()[kind].finditer(text):
            close = pairs.get(match.end(), -1)
            if 0 <= close - match.end() < _LONGEST and len(found) < MOST:
                macro = _macro(text, match.end() + 1, close, *_arguments(kind, match), pairs)
                if macro is not None:
                    found[match[1]] = macro
    return found


def _arguments(kind: str, match: re.Match[str]) -> tuple[int, bool]:
    """How many arguments a command takes, and whether the first stands in square brackets."""
    if kind == "command":
        return int(match[2]), match[3] is not None
    if kind == "definition":
        return match[2].count("#"), False
    kinds = [k for k in re.sub(r"\{[^{}]*\}", "", match[2]) if k.isalpha()]
    return len(kinds), kinds[:1] in (["o"], ["O"])


def _macro(text: str, start: int, end: int, count: int, optional: bool, pairs: Mapping[int, int]) -> Macro | None:
    picture = _patterns()["picture"].search(text, start, end)
    if picture is None or not 0 < int(picture[2]) <= count:
        return None
    macro = Macro(count, optional, int(picture[2]), picture[1], picture[3])
    for shown in _patterns()["shown"].finditer(text, start, end):
        role = "credit" if is_credit(shown[1]) else "caption" if shown[1] in CAPTIONS else ""
        close = pairs.get(shown.end(), -1)
        if role and 0 <= close <= end:
            for argument in _patterns()["argument"].finditer(text, shown.end(), close):
                macro.roles.setdefault(int(argument[1]), role)
    return macro
