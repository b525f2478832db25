"""The vocabulary: words that structure a credit, in tables that people can edit (tables/*.tsv), loaded once.

A term is found by its first word: one dictionary look-up per word of a text, no pattern over the whole line.
"""

from __future__ import annotations

import os
import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Kinds = dict[str, Any]
    Index = dict[str, tuple[tuple[str, Kinds], ...]]

CJK = "\u1100-\u11ff\u2e80-\ufaff"
"""The letters of `is_cjk` as the inside of a character class."""
_FIRST = re.compile(r"\w+|[^\w\s]")


_STATUSES = frozenset(
    "unmodified cropped resized colour brightness black_white geometry overlay overlay_removed collage modified "
    "derivative translated".split()
)


def is_cjk(char: str) -> bool:
    """Tell whether a letter belongs to a script that sets no spaces, or glues endings on (Chinese, Japanese, Korean).

    There one letter is one token, and terms need no word end.
    """
    return "\u1100" <= char <= "\u11ff" or "\u2e80" <= char <= "\ufaff"


def is_plain(text: str) -> bool:
    """Tell whether `text` is surely without such letters, so that the cheaper patterns do (big ranges compile slowly)."""
    return text.isascii() or max(text) < "\u1100"


def first_word(text: str, at: int = 0) -> str:
    """Return the word, letter or sign that starts at `at`, or "" where a space or nothing stands."""
    found = _FIRST.match(text, at)
    if found is None:
        return ""
    word = found[0]
    if is_plain(word):
        return word
    return word[0] if is_cjk(word[0]) else word[: next((i for i, c in enumerate(word) if is_cjk(c)), len(word))]


def _rows(name: str) -> list[list[str]]:
    """Read one table: the cells of its rows, without comments."""
    with open(os.path.join(os.path.dirname(__file__), "tables", name), encoding="utf-8") as file:
        text = file.read()
    return [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]


class Vocabulary:
    """The tables as look-ups.

    index: first word -> terms that start with it, longest first, each with its kinds. A kind's payload is True, or the
        slug of a platform with "!" in front where it needs support, or the categories of a change.
    months: name or short form -> number. small sets: org, joint, scene, role, work.
    """

    __slots__ = ("index", "joint", "months", "org", "platforms", "role", "scene", "work")

    def __init__(self) -> None:
        terms: dict[str, Kinds] = {}
        for kind, _, cell in _rows("words.tsv"):
            for term in cell.split("|"):
                kinds = terms.setdefault(term, {})
                if kind in ("change", "unchanged"):
                    kinds["change"] = ["modified" if kind == "change" else "unmodified"]
                else:
                    kinds[kind] = True
        for kind, _, cell in _rows("changes.tsv"):
            for term in cell.split("|"):
                if kind in _STATUSES:
                    terms.setdefault(term, {}).setdefault("change", []).append(kind)
                else:
                    terms.setdefault(term, {})[kind] = True
        self.platforms: set[str] = set()
        for slug, cell in _rows("platforms.tsv"):
            self.platforms.add(slug)
            for term in cell.split("|"):
                weak = term[0] == "!"
                terms.setdefault(term.lstrip("!"), {})["platform"] = "!" + slug if weak else slug
        self.index = _index(terms)
        self.months: dict[str, int] = {}
        sets: dict[str, set[str]] = {"org": set(), "joint": set(), "scene": set(), "role": set(), "work": set()}
        for kind, _, cell in _rows("names.tsv"):
            if kind == "month":
                for number, forms in enumerate(cell.split("|"), 1):
                    for form in forms.split("/"):
                        self.months.setdefault(form, number)
            else:
                sets[kind].update(cell.split("|"))
        self.org, self.joint, self.scene, self.role, self.work = (frozenset(found) for found in sets.values())


def _index(terms: dict[str, Kinds]) -> Index:
    """Group terms by their first word, longest first."""
    grouped: dict[str, list[tuple[str, Kinds]]] = {}
    for term in sorted(terms, key=len, reverse=True):
        if first := first_word(term):
            grouped.setdefault(first, []).append((term, terms[term]))
    return {first: tuple(found) for first, found in grouped.items()}


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, loading the tables on first use."""
    return Vocabulary()


@cache
def unbound(term: str) -> bool:
    """Tell whether a term needs no word end behind it (Chinese, Japanese, Korean, or a sign at its end)."""
    return is_cjk(term[-1]) or not (term[-1].isalnum() or term[-1] == "_")
