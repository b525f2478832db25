"""What the wiki is said to record about the pictures of the golden articles: invented, as files and as a lockfile."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from licensecheck.addresses import file_page_url
from licensecheck.evidence import Lockfile
from licensecheck.licenses import get
from licensecheck.model import AuthorFact, FileFacts, LicenseOffer, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable

READ_AT = "2026-11-02T09:00:00Z"
RECORDS = (
    ("File:Velmora quay.jpg", "Anna Koval", "CC-BY-4.0"),
    ("File:Brennick mill.jpg", "Tomas Wendt", "CC-BY-4.0"),
    ("File:Cape Orra light.jpg", "Mira Tolvanen", "CC-BY-SA-4.0"),
    ("File:Pellworn granary.jpg", "Ida Lorsk", "CC-BY-4.0"),
)
"""Title, author and license of each picture: credited right, wrong, not at all, and where readers do not see it."""


def facts(title: str, author: str | None, *licenses: str) -> FileFacts:
    """Return the record of a file that is there, as Commons would give it. author: None where it is not known."""
    number = int(hashlib.sha1(title.encode()).hexdigest()[:6], 16)

    def seen(field: str) -> Witness:
        return Witness("extmetadata", field, title, number, READ_AT)

    def offer(name: str) -> LicenseOffer:
        known = get(name)
        assert known is not None, name
        return LicenseOffer(known.id, known.commons_short_name or known.short_name, seen("LicenseShortName"), known.url)

    return FileFacts(
        title=title,
        asked=title,
        state="present",
        repository="local",
        page_id=number,
        revision=number,
        read_at=READ_AT,
        page_url=file_page_url(title),
        sha1=hashlib.sha1(title.encode()).hexdigest(),
        size=number,
        width=4000,
        height=3000,
        mime="image/jpeg",
        timestamp="2021-12-31T12:00:00Z",
        uploader="FluxUploader",
        licenses=tuple(offer(name) for name in licenses),
        settled=True,
        confirmed=True,
        author=AuthorFact(author or "Unknown author", (author,) if author else (), seen("Artist"), author is None),
    )


def write_lockfile(path: str, records: Iterable[FileFacts] = ()) -> None:
    """Write a lockfile with these records; those of the golden articles where none are given."""
    Lockfile.write(path, list(records) or [facts(*record) for record in RECORDS])
