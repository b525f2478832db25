"""Write fixtures/articles/licensecheck.lock from fixtures/example-files.json.

The records are examples: they describe files as Commons would record them, and each says that it is no reading of the
live Wikimedia Commons. The lookup is what a search for the words of the plain-text article leads to.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from licensecheck.addresses import file_page_url
from licensecheck.articles import read_path
from licensecheck.credit import parse
from licensecheck.evidence import Lockfile
from licensecheck.judge import search_key
from licensecheck.licenses import get
from licensecheck.model import (
    AuthorFact,
    Candidate,
    DateFact,
    FileFacts,
    LicenseOffer,
    LogEntry,
    Lookup,
    TextFact,
    Witness,
)

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
LOCKFILE = FIXTURES / "articles" / "licensecheck.lock"


def example_facts(number: int, record: dict[str, Any], note: str, read_at: str) -> FileFacts:
    """Return the facts of one example record; `number` makes page id, revision and sizes differ."""
    title, revision = record["title"], 810_000_000 + number
    page_url = file_page_url(title)

    def seen(field: str) -> Witness:
        return Witness("extmetadata", field, title, revision, read_at)

    license_ = get(record["license"])
    assert license_ is not None, record["license"]
    short_name = license_.commons_short_name or license_.short_name
    unknown = record["author"] is None
    author = "Unknown author" if unknown else record["author"]
    old = record.get("moved_from")
    return FileFacts(
        title=title,
        asked=old or title,
        state="present",
        redirected_from=(old,) if old else (),
        repository="local",
        page_id=130_000_000 + number,
        revision=revision,
        read_at=read_at,
        page_url=page_url,
        sha1=hashlib.sha1(title.encode()).hexdigest(),
        size=4_000_000 + number,
        width=4000,
        height=3000,
        mime="image/jpeg",
        timestamp=f"{record['date'][:4]}-12-31T12:00:00Z",
        uploader=record["uploader"],
        licenses=(LicenseOffer(license_.id, short_name, seen("LicenseShortName"), license_.url),),
        settled=True,
        confirmed=True,
        author=AuthorFact(author, () if unknown else (author,), seen("Artist"), unknown),
        name=TextFact(title.removeprefix("File:").rpartition(".")[0], seen("ObjectName")),
        date=DateFact(record["date"], record["date"], seen("DateTimeOriginal")),
        note=note,
    )


def deleted_facts(record: dict[str, Any], note: str, read_at: str) -> FileFacts:
    """Return the facts of a file that the example log calls deleted as a copyright violation."""
    log = LogEntry("delete", record["timestamp"], record["comment"], copyright=True)
    title = record["title"]
    return FileFacts(title, title, "deleted", read_at=read_at, page_url=file_page_url(title), log=log, note=note)


def example_lookup(titles: list[str], read_at: str) -> Lookup:
    """Return what the words of the plain-text article lead to: the files whose names hold its title."""
    article = read_path(str(FIXTURES / "articles" / "kupiansk.txt"))
    text = next(use.credit.text for use in article.uses if use.credit)
    segment = parse(text).segments[0]
    title = segment.readings[0].title
    key = search_key(segment, segment.readings[0])
    assert key is not None
    assert title is not None
    found = [t for t in titles if title.value in t]
    return Lookup(
        key, "answered", tuple(Candidate(t, i, "search.title-words") for i, t in enumerate(found, 1)), read_at=read_at
    )


def main() -> None:
    """Write the lockfile anew."""
    data = json.loads((FIXTURES / "example-files.json").read_text(encoding="utf-8"))
    note, read_at = data["note"], data["read_at"]
    records = [example_facts(n, r, note, read_at) for n, r in enumerate(data["files"], 1)]
    records += [f.replace(asked=f.title, redirected_from=()) for f in records if f.redirected_from]
    records += [deleted_facts(r, note, read_at) for r in data["deleted"]]
    lookup = example_lookup([r["title"] for r in data["files"]], read_at)
    Lockfile.write(str(LOCKFILE), [*records, lookup])


if __name__ == "__main__":
    main()
