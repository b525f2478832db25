"""Right credits for files as they are really recorded (the reference data): none may be called wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from licensecheck import licenses
from licensecheck.credit import parse
from licensecheck.judge import Answers, judge
from licensecheck.model import FIELDS, AuthorFact, Case, FileFacts, ImageUse, LicenseOffer, TextFact, Witness

pytestmark = pytest.mark.shared


def _facts(row: dict[str, Any]) -> FileFacts | None:
    """What a row says, read as carelessly as a record may be: the author's text as it stands, cut at slashes."""
    title, names = row["title"], row.get("licenses") or []
    url = (row.get("license_urls") or [""])[0] or ""
    matches = [licenses.by_name(n) or licenses.by_commons(n, row.get("license_code") or "", url) for n in names]
    offered = [i for m in matches if m for i in m.ids]
    text = row.get("author")
    if not text or not offered:
        return None

    def witness(field: str) -> Witness:
        return Witness("extmetadata", field, title)

    unknown = text.lower().startswith(("unknown", "unbekannt", "알 수"))
    people = () if unknown or len(text) > 60 else tuple(text.split(" / "))
    wanted = row.get("attribution")
    return FileFacts(
        title,
        title,
        "present",
        licenses=tuple(LicenseOffer(i, i, witness("LicenseShortName")) for i in offered),
        settled=True,
        confirmed=True,
        author=AuthorFact(text, people, witness("Artist"), unknown, tuple(row.get("author_links") or ())),
        attribution=TextFact(wanted, witness("Attribution")) if wanted else None,
    )


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[tuple[str, Case]]:
    """Four right credits for each file, in plain text, judged against its record."""
    made = []
    for line in (shared / "commons-api" / "files.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        facts = _facts(row)
        if facts is None:
            continue
        name, author, first = facts.title[5:].rpartition(".")[0], row["author"], row["licenses"][0]
        for text in (
            f"{author}, {', '.join(row['licenses'])}, via Wikimedia Commons",
            f"Photo: {author} / {first}",
            f"{name} by {author} ({first})",
            f"Foto: {author}, „{name}“, {first}",
        ):
            credit = parse(text)
            answers = Answers({facts.title: facts}, {})
            made += [(text, judge(ImageUse("x"), credit, s, answers, given=facts.title)) for s in credit.segments]
    return made


def test_no_right_credit_is_called_wrong(cases: list[tuple[str, Case]]) -> None:
    """In plain text nothing of them is contradicted, and author and license are mostly verified."""
    wrong = [(t, r.id) for t, c in cases for f in FIELDS for r in c.field(f).reasons if r.verdict == "contradicted"]
    assert len(cases) > 900
    assert wrong == []
    for field, least in (("author", 0.93), ("license", 0.99)):
        assert sum(c.field(field).verdict == "verified" for _, c in cases) / len(cases) >= least
