"""Write docs/rules/ from the rules themselves: an index and one page for each rule.

Usage: python tools/generate_rule_docs.py
"""

from __future__ import annotations

from pathlib import Path

from licensecheck.rules.pages import pages

HOME = Path(__file__).resolve().parent.parent / "docs" / "rules"


def main() -> None:
    """Write all pages and remove those of rules that are gone."""
    wanted = pages()
    HOME.mkdir(parents=True, exist_ok=True)
    for path in HOME.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (HOME / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
