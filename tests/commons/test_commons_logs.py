"""The log of a missing title: deleted or moved, and whether for copyright."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.commons.logs import is_copyright, read_log
from licensecheck.commons.lookup import search_words
from licensecheck.model import LogEntry

if TYPE_CHECKING:
    from pathlib import Path


def read(*events: dict[str, Any]) -> LogEntry | None:
    return read_log({"query": {"logevents": list(events)}})


def event(action: str, day: str, comment: str = "", **params: Any) -> dict[str, Any]:
    kind = {"restore": "delete", "delete_redir": "delete", "revision": "delete", "overwrite": "upload"}.get(
        action, action
    )
    return {"type": kind, "action": action, "timestamp": f"{day}T00:00:00Z", "comment": comment, "params": params}


DELETED = event("delete", "2026-02-01", "Copyvio")
MOVED = event("move", "2025-01-01", "renamed", target_title="File:New.jpg")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], None, id="no log"),
        pytest.param([DELETED], ("delete", True), id="deleted"),
        pytest.param([MOVED], ("move", False), id="moved"),
        pytest.param([MOVED, DELETED], ("delete", True), id="moved, then deleted"),
        pytest.param(
            [DELETED, event("move", "2026-03-01", target_title="File:B.jpg")], ("move", False), id="deleted, then moved"
        ),
        pytest.param([DELETED, event("restore", "2026-06-01")], ("delete", True), id="a restoration does not decide"),
        pytest.param([DELETED, event("overwrite", "2026-06-01")], ("delete", True), id="an upload does not decide"),
        pytest.param([event("restore", "2026-06-01")], None, id="restored only"),
        pytest.param([event("revision", "2026-06-01")], None, id="a revision hidden"),
        pytest.param([event("delete_redir", "2026-06-01")], None, id="redirect overwritten by a move"),
        pytest.param(
            [MOVED, event("delete", "2026-02-01", "unused redirect")],
            ("move", False),
            id="the left-over redirect deleted",
        ),
        pytest.param([event("move", "2026-02-01")], None, id="a move without target"),
        pytest.param(
            [{"type": "delete", "action": "delete", "commenthidden": True}], ("delete", False), id="comment hidden"
        ),
        pytest.param([{}, {"type": 5}], None, id="rubbish"),
    ],
)
def test_the_newest_deletion_or_move_decides(events: list[dict[str, Any]], expected: tuple[str, bool] | None) -> None:
    for order in (events, events[::-1]):
        entry = read(*order)
        assert (None if entry is None else (entry.action, entry.copyright)) == expected


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("[[COM:L|Copyright violation]]: Copyrighted text material", True),
        ("Copyvio: https://example.org", True),
        ("[[COM:CSD#F1|Clear copyright violation]]", True),
        ("No permission since 3 May 2024", True),
        ("Non-free logo", True),
        ("per [[Commons:Deletion requests/File:X.jpg]]", False),
        ("Out of [[COM:SCOPE|project scope]]", False),
        ("Duplicate of File:Y.jpg", False),
        ("author's request, not a copyvio", False),
        ("", False),
    ],
)
def test_copyright_is_a_reason_only_where_it_is_given(comment: str, expected: bool) -> None:
    assert is_copyright(comment) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"Old mill" -Norda', "Old mill Norda"),
        ("intitle:mill insource:/x.*/ OR a", "intitle mill insource x or a"),
        ("Kupiansk museum, 2023-04-25 (01)", "Kupiansk museum 2023-04-25 01"),
        ("O'Brien's café_au_lait*", "O'Brien's café au lait"),
        ("~mill !x ?y \\z [[a]]", "mill x y z a"),
        ("国立国会図書館", "国立国会図書館"),
        ("...!!", ""),
        ("word " * 200, " ".join(["word"] * 50)),
    ],
)
def test_a_search_is_only_words(words: str, expected: str) -> None:
    assert search_words(words) == expected


@pytest.mark.shared
def test_logs_are_read_as_a_sweep_of_46070_files_did(shared: Path) -> None:
    """The cases of the liveness sweep, which met all of them on Commons."""
    folder = shared / "commons-api/peer-cases"
    rows = [json.loads(line) for line in (folder / "liveness-classes.jsonl").read_text(encoding="utf-8").splitlines()]
    checked = 0
    for row in rows:
        if row.get("unit") == "deletion comment":
            assert is_copyright(row["input"]) == (row["expected"] == "deleted-copyvio"), row
            checked += 1
        elif "log" in row:
            entry = read_log(json.loads((folder / row["log"]).read_text(encoding="utf-8")))
            assert entry is not None
            expected = {"deleted-copyvio": ("delete", True), "deleted-other": ("delete", False)}
            assert (entry.action, entry.copyright) == expected.get(row["expected"], ("move", False)), row
            assert entry.target == row.get("target"), row
            checked += 1
    assert checked == 8
