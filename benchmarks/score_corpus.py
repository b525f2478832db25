"""Score the parser on the labeled credit lines of the reference data.

    python benchmarks/score_corpus.py [--corpus ../shared/corpus] [--wrong] [--field FIELD]

Calls parse and fields on each record's text and format, on nothing else of it, and counts with the corpus's own score.py:
all records, then per language, per format and per container (what the text stood in), then a calibration table (stated
confidence against the share of credits that are right in every field). --wrong lists what is still wrong and why (the
evidence that decided, the reading that was taken, whether another reading is right), --field only in one field. Exit status 0.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import itertools
import json
import sys
from pathlib import Path

from licensecheck.credit import fields, parse
from licensecheck.credit.explain import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_KEYS = ("credit_found", "negative_left_alone", "authors", "title", "date", "licenses", "license_url", "source", "file")
KEYS = (*_KEYS, "modification", "whole_credit")
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def reference(corpus: Path) -> ModuleType:
    """Load the corpus's score.py."""
    spec = importlib.util.spec_from_file_location("reference_score", corpus / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{corpus / 'score.py'} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CONTAINERS = (
    ("code", ("code", "comment", "source", "test", "argument", "string", "function", "doc", "sql")),
    (
        "data field",
        ("field", "property", "front matter", "value", "json", "yaml", "column", "data", "dictionary", "sub"),
    ),
    ("attribute", ("alt", "title", "attr", "tooltip", "link")),
    ("caption", ("caption", "under image", "figure")),
    ("list or table", ("list", "table", "row", "cell", "credits", "sources")),
    ("foot", ("foot", "end of")),
    ("running text", ("paragraph", "readme", "text", "quote", "article", "section")),
)
"""Groups of the corpus's free words for what a text stood in, and the words that tell; the first group that fits counts."""


def container(where: str) -> str:
    """Return the group of containers that the words for one belong to."""
    return next((name for name, words in CONTAINERS if any(word in where.lower() for word in words)), "other")


def reason(field: str, row: dict[str, Any], got: dict[str, Any], score: ModuleType) -> str:
    """Say why a field came out wrong: what decided, which reading was taken, whether another one is right."""
    found = explain(row["text"], row["format"])
    if field == "is_credit":
        weights = sorted(found.evidence, key=lambda pair: -abs(pair[1]))[:3]
        return f"evidence {found.total:+.1f}: " + ", ".join(f"{name} {weight:+.1f}" for name, weight in weights)
    if not got["is_credit"]:
        return "it was taken for no credit"
    readings = [r for s in found.credit.segments for r in s.readings]
    if field in ("authors", "title"):
        want = score.canon(field, row["expected"].get(field))
        for other in readings[1:]:
            value = (
                [a.value for a in other.authors] if field == "authors" else other.title.value if other.title else None
            )
            if score.canon(field, value) == want:
                return f"reading {readings[0].why}; reading {other.why} (score {other.score:.2f}) is right"
        return f"reading {readings[0].why}; no reading is right"
    return "read otherwise" if got.get(field) else "not found"


def wrong_fields(score: ModuleType, row: dict[str, Any], got: dict[str, Any]) -> list[str]:
    """Return the names of the counted fields that differ from the labels."""
    want, notes = row["expected"], row.get("notes") or ""
    out = []
    if bool(got["is_credit"]) != want["is_credit"] and "optional:is_credit" not in notes:
        out.append("is_credit")
    if want["is_credit"]:
        for field in score.FIELDS:
            if f"optional:{field}" not in notes and score.canon(field, want.get(field)) != score.canon(
                field, got.get(field)
            ):
                out.append(field)
    return out


def table(
    rows: list[tuple[dict[str, Any], dict[str, Any], list[str]]], score: ModuleType
) -> dict[str, tuple[int, int]]:
    """Return right and counted records for each figure."""
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for row, _, wrong in rows:
        want, notes = row["expected"], row.get("notes") or ""
        if "optional:is_credit" not in notes:
            cell = counts["credit_found" if want["is_credit"] else "negative_left_alone"]
            cell[0] += "is_credit" not in wrong
            cell[1] += 1
        if want["is_credit"]:
            for field in score.FIELDS:
                if f"optional:{field}" not in notes:
                    counts[field][0] += field not in wrong
                    counts[field][1] += 1
            counts["whole_credit"][0] += not set(wrong) - {"is_credit"}
            counts["whole_credit"][1] += 1
    return {k: (counts[k][0], counts[k][1]) for k in KEYS if k in counts}


def print_table(name: str, cells: dict[str, tuple[int, int]]) -> None:
    """Print one block of figures."""
    print(f"== {name}")
    for key, (right, seen) in cells.items():
        print(f"  {key:20} {right:4}/{seen:<4} {100 * right / seen:6.2f} %")


def print_groups(rows: list[tuple[dict[str, Any], dict[str, Any], list[str]]], score: ModuleType, by: str) -> None:
    """Print one line per language, format or container."""
    print(f"== by {by}: records, whole credits right, credits found, texts left alone, authors, title")
    groups: dict[str, list[tuple[dict[str, Any], dict[str, Any], list[str]]]] = collections.defaultdict(list)
    for entry in rows:
        groups[container(entry[0]["where"]) if by == "container" else entry[0][by]].append(entry)
    for name, entries in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        cells = table(entries, score)
        shown = [
            f"{100 * cells[k][0] / cells[k][1]:5.1f}" if k in cells else "    –"
            for k in ("whole_credit", "credit_found", "negative_left_alone", "authors", "title")
        ]
        print(f"  {name:13} {len(entries):4}  " + "  ".join(shown))


def print_calibration(rows: list[tuple[dict[str, Any], dict[str, Any], list[str]]]) -> None:
    """Print stated confidence against the share of texts read right in every field, texts that are no credits included."""
    print("== calibration: confidence stated, texts called credits, share right in every field, mean stated")
    for low, high in itertools.pairwise(BINS):
        inside = [(g, w) for _, g, w in rows if g["is_credit"] and low <= g["confidence"] < high]
        if inside:
            share = sum(not w for _, w in inside) / len(inside)
            mean = sum(g["confidence"] for g, _ in inside) / len(inside)
            print(f"  {low:4.2f}–{min(high, 1):4.2f}  {len(inside):4}  {100 * share:5.1f} %  {100 * mean:5.1f} %")


def main() -> int:
    """Score and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    ask.add_argument("--wrong", action="store_true", help="list what is wrong")
    ask.add_argument("--field", help="list only what is wrong in this field")
    args = ask.parse_args()
    if not (args.corpus / "score.py").is_file():
        print(f"the reference data is not at {args.corpus}", file=sys.stderr)
        return 2
    score = reference(args.corpus)
    rows = []
    for line in (args.corpus / "credits-dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        got = fields(parse(row["text"], row["format"]))
        rows.append((row, got, wrong_fields(score, row, got)))
    print_table("all", table(rows, score))
    print_groups(rows, score, "lang")
    print_groups(rows, score, "format")
    print_groups(rows, score, "container")
    print_calibration(rows)
    for row, got, wrong in rows if args.wrong or args.field else []:
        for field in wrong:
            if args.field in (None, field):
                want = row["expected"].get(field)
                print(f"{row['id']} {field}: want {want!r} got {got.get(field)!r} | {row['text'][:200]!r}")
                print(f"     because: {reason(field, row, got, score)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
