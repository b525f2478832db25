"""The shape of the house: which room may import which, how large things may grow, what the package exports."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import licensecheck

PACKAGE = Path(licensecheck.__file__).parent
FILES = sorted(p for p in PACKAGE.rglob("*.py"))

BELOW: dict[str, set[str]] = {
    "model": set(),
    "messages": set(),
    "licenses": {"model"},
    "addresses": {"model"},
    "names": {"model"},
    "credit": {"model", "licenses", "addresses"},
    "articles": {"model", "credit", "addresses"},
    "pictures": {"model"},
    "evidence": {"model"},
    "commons": {"model", "licenses", "addresses"},
    "judge": {"model", "licenses", "addresses", "names"},
    "rules": {"model", "licenses", "addresses", "judge"},
    "suppress": {"model", "rules"},
    "baseline": {"model", "rules"},
    "files": {"model", "articles"},
    "project": {"model", "articles", "files", "suppress"},
    "report": {"model", "messages", "rules", "credit", "licenses"},
}
"""For each room of the core the rooms it may import. `api`, `suggest`, `config` and `cli` stand above and may import all."""

PURE = ("addresses", "articles", "credit", "judge", "licenses", "model", "names", "rules", "suppress")
WORLD = {"requests", "mwclient", "PIL", "piexif", "socket", "urllib3", "sqlite3", "subprocess", "http"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names if node.module == "licensecheck")
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    """A room imports only itself and the rooms below it, also inside functions."""
    if room(path) not in BELOW:
        return
    rooms = {n.split(".")[1] for n in imported(path) if n.startswith("licensecheck.")} - {"_version", "errors"}
    assert rooms <= BELOW[room(path)] | {room(path)}


@pytest.mark.parametrize("path", [p for p in FILES if room(p) in PURE], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_core_imports_nothing_that_touches_the_world(path: Path) -> None:
    assert not {n.split(".")[0] for n in imported(path)} & WORLD


def is_table(path: Path) -> bool:
    """Generated data and vocabulary: one big literal, hardly any code."""
    return path.name.startswith(("_table", "_records", "_namespaces", "_compiled", "_lexicon")) or path.parent.name in (
        "vocabulary",
        "messages",
    )


@pytest.mark.parametrize("path", [p for p in FILES if not is_table(p)], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    """No module above 500 lines, no function above 80."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 80, node.name


def test_the_exported_names_are_those_that_exist() -> None:
    assert licensecheck.__all__ == sorted(licensecheck.__all__, key=lambda n: (n.islower(), n))
    for name in licensecheck.__all__:
        assert getattr(licensecheck, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = licensecheck.nothing


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_group_is_atomic(path: Path) -> None:
    """`(...)*+` and `(?>...)` go wrong in the `re` of Python 3.11.0 to 3.11.4, thus in that of Debian 12.

    With a lookahead or a choice inside, they match nothing there: https://github.com/python/cpython/issues/106052. Of a
    single sign or a set, as in `[^"]*+`, they are right.
    """
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 5000
    ]
    assert [s for s in strings if re.search(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>", s)] == []
