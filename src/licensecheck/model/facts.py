"""What Wikimedia Commons (or another wiki) records about a file, each fact with its witness."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from typing import ClassVar, Literal

    FileState = Literal["present", "missing", "deleted", "invalid", "no-file", "unavailable"]


class Witness(Value):
    """Where a fact was read.

    source: "extmetadata", "imageinfo", "info", "template", "category", "structured-data", "log", "redirect", "history",
        "lockfile", "search".
    field: the key there ("Artist", "LicenseShortName", "Cc-by-4.0", "P275"). page: the title read ("File:X.jpg").
    revision: of that page (MediaWiki revision id), or None. read_at: ISO 8601 time in UTC, "" if unknown.
    """

    source: str
    field: str
    page: str
    revision: int | None = None
    read_at: str = ""


class TextFact(Value):
    """A text of the record, visible words only (hidden text dropped, white space collapsed).

    html: what the API gave, cut at 5,000 characters; "" when it was plain. links: addresses in it, absolute.
    """

    text: str
    witness: Witness
    html: str = ""
    links: tuple[str, ...] = ()
    NESTED: ClassVar = {"witness": Witness}


class AuthorFact(Value):
    """The author that the record names.

    text: the visible words. names: the names in it, best effort, in order; empty when `text` is a sentence.
    unknown: the record says that the author is not known. links: addresses on the names, absolute.
    count: number of information blocks that name an author; above 1 `names` is one of several (AuthorCount).
    """

    text: str
    names: tuple[str, ...]
    witness: Witness
    unknown: bool = False
    links: tuple[str, ...] = ()
    count: int = 1
    NESTED: ClassVar = {"witness": Witness}


class CreatorFact(Value):
    """One creator as structured data states it (P170): another witness of the author, beside the author field.

    name: as stated (P2093, P1932), else the item's label in English or its first; "" if there is none. user: name on the
    wiki (P4174), or "". item: the Wikidata item ("Q42"), or "". names: the item's labels and aliases in all languages.
    address: where the creator is found (P2699), or "".
    """

    name: str
    witness: Witness
    user: str = ""
    item: str = ""
    names: tuple[str, ...] = ()
    address: str = ""
    NESTED: ClassVar = {"witness": Witness}


DOUBTS = ("review-failed", "permission-pending", "review-needed")
"""Kinds of marks that a license is not proven, without a threat to the file, the gravest first."""


class Nomination(Value):
    """A mark on the file page that it may be deleted soon, or that its license is not proven.

    kind: "deletion-request" (a discussion), "speedy", "copyright", "no-permission", "no-license", "no-source", or one of `DOUBTS`.
    name: the template, the category, or the words that say so.
    """

    kind: str
    name: str
    witness: Witness
    NESTED: ClassVar = {"witness": Witness}


class DateFact(Value):
    """The date of the work: `value` ISO 8601 cut to its precision ("2023-04-25", "1925"), or "" when only words say it."""

    value: str
    text: str
    witness: Witness
    NESTED: ClassVar = {"witness": Witness}


class LicenseOffer(Value):
    """One license that the file is offered under. `id` is the registry's, `name` and `url` as the record gives them."""

    id: str
    name: str
    witness: Witness
    url: str | None = None
    NESTED: ClassVar = {"witness": Witness}


class LogEntry(Value):
    """Why a file is gone: `action` "delete" or "move", `comment` as logged, `copyright` if the reason is copyright.

    target: where a moved file went ("File:New.jpg").
    """

    action: str
    timestamp: str
    comment: str
    copyright: bool = False
    target: str | None = None


class PageRevision(Value):
    """A saved state of a file page that names other licenses than the one before it.

    licenses: ids that its text names, in order. hidden: administrators hid the text, and nothing is known of it.
    timestamp: when it was saved, ISO 8601. until: when the next other state was saved, "" for the newest one.
    comment: the edit's.
    """

    revision: int
    timestamp: str
    licenses: tuple[str, ...]
    hidden: bool = False
    until: str = ""
    comment: str = ""


class FileVersion(Value):
    """One upload of a file: when (ISO 8601), its bytes' SHA-1 in hex ("" if hidden), and by whom."""

    timestamp: str
    sha1: str
    uploader: str = ""


class FileHistory(Value):
    """What a file page and its file were before.

    state: "answered" or "unavailable" (`reason` says why: nothing below is known). revisions, versions: newest first.
    complete: whether all revisions of the page were read.
    """

    state: Literal["answered", "unavailable"]
    revisions: tuple[PageRevision, ...] = ()
    versions: tuple[FileVersion, ...] = ()
    complete: bool = False
    read_at: str = ""
    reason: str | None = None
    reason_params: tuple[tuple[str, str], ...] = ()
    NESTED: ClassVar = {"revisions": PageRevision, "versions": FileVersion}

    def version_on(self, day: str) -> FileVersion | None:
        """The file's version at the end of a day (ISO 8601); None if there was none yet."""
        return next((v for v in self.versions if v.timestamp[:10] <= day[:10]), None)


class FileFacts(Value):
    """What is recorded about one file.

    title: the final title ("File:X.jpg"). asked: the title that was asked for, before normalization and redirects.
    state: "present"; "missing" (asked, answered: no such file, no log); "deleted" (the log has it); "invalid" (no legal
        title); "no-file" (a page without a file); "unavailable" (could not look; `reason` says why).
    reason: a message id with `reason_params` for "unavailable" and "invalid".
    repository: "local" or "shared" (seen through another wiki). settled: whether all license witnesses were read and
        agree; if False the `licenses` may not be all, and a mismatch is at most undecided.
    confirmed: whether templates and categories of the page were read as well. What the first answer alone settles may hide
        a second Creative Commons license: confirm before a mismatch is called an error.
    unread: license names the registry does not know, as the record gives them.
    sha1: hex. size: bytes. width, height: pixels. timestamp: of the newest version, ISO 8601.
    uploader: who put it on the wiki, never taken for the author.
    restrictions: classes outside copyright ("personality", "trademarked").
    note: a plain statement about the record itself (an example record, for instance), shown with it.
    structured: whether structured data was read as well (or the wiki has none). creators, copyright_status: what it says;
        the status is "copyrighted", "public-domain", "dedicated" or "".
    nominations: marks that the file may be deleted soon or its license is not proven. hidden: what administrators hid of the newest version: "file",
        "user", "comment".
    wiki: host of the wiki that was asked, where it is not the one asked by default ("de.wikipedia.org").
    history: earlier states of page and file, where they were asked for; None where they were not.
    """

    title: str
    asked: str
    state: FileState
    reason: str | None = None
    reason_params: tuple[tuple[str, str], ...] = ()
    redirected_from: tuple[str, ...] = ()
    repository: str = ""
    page_id: int | None = None
    revision: int | None = None
    read_at: str = ""
    page_url: str = ""
    file_url: str = ""
    sha1: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    mime: str = ""
    timestamp: str = ""
    uploader: str = ""
    licenses: tuple[LicenseOffer, ...] = ()
    settled: bool = False
    unread: tuple[str, ...] = ()
    author: AuthorFact | None = None
    attribution: TextFact | None = None
    attribution_required: bool | None = None
    source: TextFact | None = None
    name: TextFact | None = None
    date: DateFact | None = None
    restrictions: tuple[str, ...] = ()
    non_free: bool = False
    deletion_reason: str = ""
    log: LogEntry | None = None
    note: str = ""
    confirmed: bool = False
    structured: bool = False
    creators: tuple[CreatorFact, ...] = ()
    copyright_status: str = ""
    nominations: tuple[Nomination, ...] = ()
    hidden: tuple[str, ...] = ()
    wiki: str = ""
    history: FileHistory | None = None
    NESTED: ClassVar = {
        "licenses": LicenseOffer,
        "author": AuthorFact,
        "attribution": TextFact,
        "source": TextFact,
        "name": TextFact,
        "date": DateFact,
        "log": LogEntry,
        "creators": CreatorFact,
        "nominations": Nomination,
        "history": FileHistory,
    }

    @property
    def threats(self) -> tuple[Nomination, ...]:
        """The marks that the file may be deleted soon."""
        return tuple(mark for mark in self.nominations if mark.kind not in DOUBTS)


class Candidate(Value):
    """A file that a search led to. `why` is a message id ("search.title-words"), rank counts from 1."""

    title: str
    rank: int
    why: str


class Lookup(Value):
    """What an address, a SHA-1 or a search led to.

    key: what was asked: "pageid:123", "sha1:<hex>", "search:<words>". state: "answered" or "unavailable" (`reason`).
    candidates: best first; empty and "answered" means: asked, nothing found.
    """

    key: str
    state: Literal["answered", "unavailable"]
    candidates: tuple[Candidate, ...] = ()
    reason: str | None = None
    reason_params: tuple[tuple[str, str], ...] = ()
    read_at: str = ""
    NESTED: ClassVar = {"candidates": Candidate}


class Picture(Value):
    """What was measured on the published picture: `sha1` (hex) of its bytes, `size` in bytes.

    asked_for: whether the user named it; else it was read only to find its file.
    """

    path: str
    sha1: str
    size: int
    asked_for: bool = True
