"""How recorded answers of Wikimedia Commons are read, and how safe it is to call two names different.

    python benchmarks/score_records.py [--data ../shared]

Needs the reference data, which are not part of this repository: recorded answers, facts that others noted of the same
files, and the names of their authors. Prints counts and each disagreement, and for names the precision of "different" on
right credits in many spellings and on pairs of different authors.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from commons import test_commons_recorded as recorded
from licensecheck.names import compare
from names import test_names_precision as precision

if TYPE_CHECKING:
    from licensecheck.names._match import Result

ROOT = Path(__file__).resolve().parent.parent
RESULTS: tuple[Result, ...] = ("same", "compatible", "cannot-tell", "different")


def answers(data: Path) -> bool:
    """Print what was read from the recorded answers and where it is not what others noted; return whether all is known."""
    rows, kinds = recorded.noted(data), Counter[str]()
    agreed, differing, seen = Counter[str](), list[str](), set[str]()
    unknown = 0
    for name, answer in recorded.recorded(data).items():
        kind = recorded.kind_of(answer)
        kinds[kind] += 1
        if kind in ("log", "no query", "structured data"):
            continue
        for facts in recorded.read(answer):
            row = rows.get(facts.title)
            if row is None or (facts.name is None and facts.author is None and not facts.licenses):
                continue
            seen.add(facts.title)
            for field, (ours, theirs) in recorded.compare(facts, row).items():
                if ours == theirs:
                    agreed[field] += 1
                    continue
                known = (name, field) in recorded.DIFFERENCES
                unknown += not known
                differing.append(f"{name}: {field}: {ours!r}, noted {theirs!r}" + ("" if known else "   NOT EXPLAINED"))
    print(f"{sum(kinds.values())} recorded answers read: {', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}")
    print(f"{len(seen)} files of which facts were noted; {sum(agreed.values())} facts agree:")
    print("  " + ", ".join(f"{field} {n}" for field, n in agreed.most_common()))
    print(f"{len(differing)} disagree:")
    for line in differing:
        print(f"  {line[:300]}")
    return not unknown


def names(data: Path) -> bool:
    """Print how names are compared; return whether nobody was called different from himself."""
    authors = precision.named(data)
    true_pairs = [(variant, name) for name in authors for variant in precision.variants(name)]
    false_pairs = list(itertools.combinations(authors, 2))
    print(
        f"{len(authors)} authors; {len(true_pairs)} right credits in other spellings, {len(false_pairs)} pairs of two"
    )
    wrong = right = 0
    for title, pairs in (("right credits", true_pairs), ("pairs of two", false_pairs)):
        found = Counter(compare(*pair).result for pair in pairs)
        print(f"  {title:14}" + "".join(f"{result} {found[result]:6}  " for result in RESULTS))
        wrong, right = (found["different"], right) if pairs is true_pairs else (wrong, found["different"])
    print(f"  precision of “different” {right / (right + wrong):.4f}, recall {right / len(false_pairs):.4f}")
    return wrong == 0


def main() -> int:
    """Print both; return 1 if something is not as it should be, or the data are not there."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="the reference data; default ../shared")
    data = ask.parse_args().data
    if not (data / "commons-api").is_dir():
        print(f"NOT MEASURED: there are no reference data in {data}")
        return 1
    good = [answers(data), names(data)]
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
