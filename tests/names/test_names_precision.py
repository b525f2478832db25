"""How safe "different" is, measured on names of real files (the reference data)."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from anyascii import anyascii

from licensecheck.names import compare

pytestmark = pytest.mark.shared

NO_NAMES = ("unknown", "unbekannt", "알 수 없음", "lacking author", "rights:")


@pytest.fixture(scope="module")
def authors(shared: Path) -> list[str]:
    """The distinct authors of the recorded files, as the wiki gives them."""
    return named(shared)


def named(shared: Path) -> list[str]:
    """The same, from the folder of the reference data."""
    rows = [json.loads(line) for line in (shared / "commons-api" / "files.jsonl").read_text("utf-8").splitlines()]
    named = sorted({row["author"] for row in rows if row.get("author")})
    return [name for name in named if not any(word in name.lower() for word in NO_NAMES)]


def variants(name: str) -> set[str]:
    """Ways in which a credit may write `name` and still be right."""
    words = name.split()
    chance = random.Random(name)
    cut = chance.randrange(1, max(2, len(name) - 1))
    made = {
        name.upper(),
        name.lower(),
        anyascii(name),
        f"User:{name}",
        f"{name} (talk)",
        f"Photo by {name}",
        f"© {name} / Wikimedia Commons",
        f"{name} at English Wikipedia",
        f"This photo was taken by {name}, please tell the author",
        name[:cut] + name[cut + 1 :],
        name[:cut] + name[cut : cut + 1] * 2 + name[cut + 1 :],
        name.replace(" ", ""),
        words[-1],
        words[0],
        f"Dr. {name}",
        f"{name} and others",
    }
    if 2 <= len(words) <= 3 and "," not in name:
        made |= {f"{words[-1]}, {' '.join(words[:-1])}", f"{words[0][0]}. {words[-1]}", " ".join(reversed(words))}
    return made


def test_a_right_credit_is_never_called_different(authors: list[str]) -> None:
    """No way to write an author's own name is called a different person; nearly all are recognised."""
    pairs = [(variant, name) for name in authors for variant in variants(name)]
    results = [compare(variant, name).result for variant, name in pairs]
    accused = [pair for pair, result in zip(pairs, results, strict=True) if result == "different"]
    recognised = sum(result in ("same", "compatible") for result in results) / len(results)
    assert len(pairs) > 2000
    assert accused == []
    assert recognised > 0.97


def test_precision_of_different(authors: list[str], record_property: Callable[[str, object], None]) -> None:
    """Of all pairs called different, true and false ones together, every one is of two people: precision 1.0.

    Recall is low on purpose: it counts over all pairs of distinct authors, most of which hold a user name or a group.
    """
    true_pairs = [(variant, name) for name in authors for variant in variants(name)]
    false_pairs = list(itertools.combinations(authors, 2))
    wrong = sum(compare(*pair).result == "different" for pair in true_pairs)
    right = sum(compare(*pair).result == "different" for pair in false_pairs)
    record_property("precision", f"{right / (right + wrong):.4f} ({right} right, {wrong} wrong)")
    record_property("recall", f"{right / len(false_pairs):.4f}")
    assert right > 900
    assert right / (right + wrong) == 1.0


def test_distinct_authors_are_rarely_taken_for_one(authors: list[str]) -> None:
    """Of more than 10,000 pairs of distinct authors none is "same"; a "compatible" one shares a whole name."""
    found = [(compare(*pair), pair) for pair in itertools.combinations(authors, 2)]
    assert [pair for match, pair in found if match.result == "same"] == []
    assert [pair for match, pair in found if match.result == "compatible"] == [
        ("George Vertue / Thomas Gibson", "Thomas Gibson")
    ]
