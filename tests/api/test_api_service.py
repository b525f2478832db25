"""A wiki that gives nothing is a problem of the run, also where a lockfile knows some of the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licensecheck import Checker
from licensecheck.cli.exit_code import INCOMPLETE, OK, exit_code
from licensecheck.evidence import Layered, Lockfile
from licensecheck.evidence.source import unread_file, unread_lookup
from report.samples import gone_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from licensecheck.model import FileFacts, Lookup

ARTICLES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
LOCKED = (ARTICLES / "right.md").read_text(encoding="utf-8")
UNLOCKED = LOCKED.replace("Velmora", "Norhaven").replace("/9/90/", "/0/00/")


class Wiki:
    """Answers nothing; `service_down` says whether it ever answered another question."""

    def __init__(self, down: bool) -> None:
        self.service_down = down

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Leave every title unread."""
        return {t: unread_file(t, "unavailable.too-long") for t in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Leave every key unread."""
        return {k: unread_lookup(k, "unavailable.too-long") for k in keys}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as they are."""
        return dict(files)


@pytest.mark.parametrize(("down", "problems", "code"), [(True, 1, INCOMPLETE), (False, 0, OK)], ids=["down", "up"])
def test_what_the_lockfile_knows_does_not_hide_that_the_wiki_gave_nothing(down: bool, problems: int, code: int) -> None:
    source = Layered(Lockfile.load(str(ARTICLES / "licensecheck.lock")), Wiki(down))
    report = Checker(source=source).check_article(LOCKED + UNLOCKED)
    assert [c.case.file.verdict for c in report.cases] == ["verified", "unchecked"]
    assert [p.message_id for p in report.problems] == ["unavailable.too-long"] * problems
    assert exit_code(gone_by(report)) == code


def test_a_run_that_asks_nothing_of_a_silent_wiki_is_complete() -> None:
    source = Layered(Lockfile.load(str(ARTICLES / "licensecheck.lock")), Wiki(down=False))
    assert Checker(source=source).check_article(LOCKED).problems == ()
