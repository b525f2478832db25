"""Bring the credit vocabulary's tables into the form that the program loads.

    python tools/generate_vocabulary.py [--terms ../shared/rules/modification-terms.json] [--check]

Reads src/licensecheck/credit/tables/*.tsv, which people edit, and writes src/licensecheck/credit/_compiled.py. With
--terms, changes.tsv is first written anew from the reference data: the words for changes, own work, unknown authors and
negation; label words, licenses and platforms are kept by hand in the other tables. With --check nothing is written, and the
exit code is 1 if something is out of date.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Terms = dict[str, dict[str, Any]]

ROOM = Path(__file__).parent.parent / "src/licensecheck/credit"
TABLES = ROOM / "tables"
sys.path.insert(0, str(ROOM.parent.parent))

CHANGES = (
    "unmodified",
    "cropped",
    "resized",
    "colour",
    "brightness",
    "black_white",
    "geometry",
    "overlay",
    "overlay_removed",
    "collage",
    "modified",
    "derivative",
    "translated",
)
KINDS = {**{k: k for k in CHANGES}, "own_work": "own", "unknown_author": "unknown", "negators": "negator"}
TOO_SHORT = {
    "derivative": {"after", "nach", "da", "naar", "efter", "etter", "podle", "według", "-den uyarlama", "an"},
    "black_white": {"sw", "mv", "čb", "чб"},
    "unknown": {"dr", "d.r.", "nn", "n/a", "o. a.", "k. a.", "n. n."},
    "cropped": {"一部", "部分", "일부", "부분", "局部", "osa kuvasta"},
    "translated": {"译", "訳", "перевод", "переклад", "tłumaczenie"},
}
"""Terms that mean something else more often than not; they stay out of the table."""
STATED = {"change": ["modified"], "unchanged": ["unmodified"]}
"""Kinds of words.tsv that are words for changes, with what they say."""
SETS = ("org", "joint", "scene", "role", "work", "clause")


def change_rows(data: dict[str, Any]) -> str:
    """Return changes.tsv: kind, language, terms joined by "|", lower case and without doubles."""
    out = [
        "# Words for changes, own work, unknown authors, negation. Written by tools/generate_vocabulary.py: do not edit."
    ]
    for language, categories in data["languages"].items():
        for category, kind in KINDS.items():
            found = dict.fromkeys(t["term"].lower().replace("’", "'") for t in categories.get(category, []))
            kept = [t for t in found if t not in TOO_SHORT.get(kind, ())]
            if kept:
                out.append(f"{kind}\t{language}\t{'|'.join(kept)}")
    return "\n".join(out) + "\n"


def rows(name: str) -> list[list[str]]:
    """Return the cells of a table's rows, without comments."""
    text = (TABLES / name).read_text("utf-8")
    return [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]


def enter(terms: Terms, cell: str, kind: str, payload: object) -> None:
    """Enter the terms of one cell under their kind; categories of changes add up."""
    for term in cell.split("|"):
        if not term or term != term.lower():
            raise SystemExit(f"table row {kind}: {term!r} is empty or not in lower case")
        kinds = terms.setdefault(term, {})
        if kind == "change":
            kinds[kind] = [*dict.fromkeys([*kinds.get(kind, []), *payload])]  # type: ignore[misc]
        else:
            kinds[kind] = payload


def collect() -> Terms:
    """Return all terms with their kinds."""
    terms: Terms = {}
    for kind, _, cell in rows("words.tsv"):
        enter(terms, cell, "change" if kind in STATED else kind, STATED.get(kind, True))
    for kind, _, cell in rows("changes.tsv"):
        enter(terms, cell, "change" if kind in CHANGES else kind, [kind] if kind in CHANGES else True)
    for slug, cell in rows("platforms.tsv"):
        for name in cell.split("|"):
            enter(terms, name.lstrip("!"), "platform", "!" + slug if name[0] == "!" else slug)
    return terms


def compiled() -> str:
    """Return the text of _compiled.py."""
    from licensecheck.credit.vocabulary import first_word

    terms = collect()
    sorts: dict[str, int] = {}
    grouped: dict[str, list[str]] = {}
    for term in sorted(terms, key=len, reverse=True):
        number = sorts.setdefault(repr(terms[term]), len(sorts))
        grouped.setdefault(first_word(term), []).append(f"{term}={number}")
    sets: dict[str, set[str]] = {name: set() for name in SETS}
    months: dict[str, int] = {}
    for kind, _, cell in rows("names.tsv"):
        if kind == "month":
            for number, forms in enumerate(cell.split("|"), 1):
                for form in forms.split("/"):
                    months.setdefault(form, number)
        else:
            sets[kind].update(cell.split("|"))
    out = [
        '"""The vocabulary as the program loads it. Written by tools/generate_vocabulary.py from tables/*.tsv: do not edit."""'
    ]
    out += [
        "",
        "# ruff: noqa",
        "# fmt: off",
        "KINDS = [",
        *(f" {text}," for text in sorts),
        "]",
        "INDEX = (  # two lines per first word: the word, then its terms",
    ]
    out += [f" {first + chr(10) + '|'.join(found) + chr(10)!r}" for first, found in sorted(grouped.items()) if first]
    out += [")[:-1]", f"MONTHS = {months!r}", f"PLATFORMS = frozenset({sorted(r[0] for r in rows('platforms.tsv'))!r})"]
    out += [
        f"{name.upper()} = frozenset({chr(124).join(sorted(words))!r}.split(chr(124)))" for name, words in sets.items()
    ]
    return "\n".join(out) + "\n"


def main() -> int:
    """Write or check the files."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--terms", type=Path)
    ask.add_argument("--check", action="store_true")
    args = ask.parse_args()
    stale = []
    if args.terms:
        text = change_rows(json.loads(args.terms.read_text("utf-8")))
        stale += _put(TABLES / "changes.tsv", text, args.check)
    stale += _put(ROOM / "_compiled.py", compiled(), args.check)
    for path in stale:
        print(f"{path} was out of date", file=sys.stderr)
    return 1 if stale and args.check else 0


def _put(path: Path, text: str, check: bool) -> list[Path]:
    """Write a file if it differs; return it in a list then."""
    if path.exists() and path.read_text("utf-8") == text:
        return []
    if not check:
        path.write_text(text, "utf-8")
    return [path]


if __name__ == "__main__":
    sys.exit(main())
