"""The table of situations: what is written and recorded, and which reasons each field then has."""

from __future__ import annotations

from judge.factories import (
    BY40,
    PAGE,
    SHA1,
    TITLE,
    UPLOAD,
    Line,
    author,
    facts,
    good,
    judged,
    offer,
    plain,
    text_fact,
    witness,
)
from licensecheck.model import (
    Candidate,
    Case,
    FileFacts,
    FileHistory,
    FileVersion,
    ImageUse,
    LogEntry,
    Lookup,
    Nomination,
    PageRevision,
    Picture,
)

Expected = tuple[tuple[str, str], ...]

OTHER = "File:Other.jpg"
OTHER_PAGE = "https://commons.wikimedia.org/wiki/File:Other.jpg"
CC_ARTICLE = "https://en.wikipedia.org/wiki/Creative_Commons_license"
SEARCH = "search:Kyiv bridge Anna Koval"
EMBEDS = ImageUse("a.md", UPLOAD)
MARK = witness("Categories", "category")
LOCAL = "de.wikipedia.org/File:Logo.png"
EMBEDS_LOCAL = ImageUse("a.md", "https://upload.wikimedia.org/wikipedia/de/1/1a/Logo.png")
PAST = FileHistory(
    "answered",
    (
        PageRevision(9, "2024-03-01T12:00:00Z", ("CC-BY-4.0",), comment="newer version"),
        PageRevision(8, "2020-06-01T18:00:00Z", ("CC-BY-3.0", "GFDL-1.2-or-later"), until="2024-03-01T12:00:00Z"),
        PageRevision(7, "2020-06-01T12:00:00Z", (), hidden=True, until="2020-06-01T18:00:00Z"),
        PageRevision(6, "2020-06-01T10:00:00Z", ("CC-BY-SA-2.0",), until="2020-06-01T12:00:00Z"),
    ),
    (FileVersion("2024-02-01T00:00:00Z", SHA1, "Other"), FileVersion("2020-06-01T00:00:00Z", "c" * 40, "Anna")),
    complete=True,
)
MEASURED = Picture("kyiv.jpg", SHA1, 9)


def found(*titles: str, key: str = SEARCH) -> dict[str, Lookup]:
    candidates = tuple(Candidate(t, i, "search.title-words") for i, t in enumerate(titles, 1))
    return {key: Lookup(key, "answered", candidates)}


def failed(key: str = SEARCH) -> dict[str, Lookup]:
    return {key: Lookup(key, "unavailable", reason="unavailable.offline")}


def gone(state: str, **more: object) -> FileFacts:
    return FileFacts(TITLE, TITLE, state, **more)  # type: ignore[arg-type]


def unread(**more: object) -> FileFacts:
    return gone("unavailable", reason="unavailable.not-locked").replace(**more)


def by(*names: str, terms: str = "CC-BY-4.0", text: str | None = None, format: str = "markdown") -> Line:
    """A credit with these authors and a linked license."""
    line = Line(text or f"Photo: {', '.join(names)}, CC BY 4.0, via Wikimedia Commons", format)
    return line.reading(*names).license("CC BY 4.0", terms, BY40, terms)


def slot(words: str, kind: str, source: str | None = "Wikimedia Commons") -> Line:
    line = Line(f"Photo: {words}, CC BY 4.0" + (f", via {source}" if source else ""))
    line.slot(words, kind).license("CC BY 4.0", "CC-BY-4.0", BY40, "CC-BY-4.0")
    return line.source(source) if source else line


def stating(words: str, license_id: str, **more: object) -> Line:
    return Line(f"Photo: Anna Koval, {words}").reading("Anna Koval").license(words, license_id, **more)  # type: ignore[arg-type]


def under(*ids: str, **more: object) -> FileFacts:
    return facts(licenses=tuple(offer(i) for i in ids), **more)


def linked(words: str, url: str, kind: str, *, format: str = "markdown", part: str = "source") -> Line:
    line = Line(f"Photo: Anna Koval, Kyiv bridge, CC BY 4.0, {words}", format).reading(
        "Anna Koval", title="Kyiv bridge"
    )
    line.license("CC BY 4.0", "CC-BY-4.0", BY40, "CC-BY-4.0").link(words, url, kind)
    return line.source(words) if part == "source" else line


V, C, U, N = "verified", "contradicted", "undecided", "unchecked"

FILE: dict[str, tuple[Case, Expected]] = {
    "given by the user": (judged(plain(), facts()), (("file.identified", V),)),
    "given as an address": (judged(plain(), facts(), given=PAGE), (("file.identified", V),)),
    "given without prefix": (judged(plain(), facts(), given="Kyiv bridge.jpg"), (("file.identified", V),)),
    "linked in the credit": (judged(good(), facts(), given=None), (("file.identified", V),)),
    "embedded": (judged(plain(), facts(), given=None, use=EMBEDS), (("file.identified", V),)),
    "named in the credit": (
        judged(Line("File:Kyiv bridge.jpg").file("File:Kyiv bridge.jpg"), facts(), given=None),
        (("file.identified", V),),
    ),
    "redirected": (
        judged(plain(), facts(title=OTHER, redirected_from=(TITLE,))),
        (("file.identified", V), ("file.redirected", V)),
    ),
    "link and picture meet after a redirect": (
        judged(
            good(),
            facts(),
            given=None,
            use=ImageUse("a.md", UPLOAD.replace("Kyiv_bridge", "Other")),
            files={OTHER: facts(asked=OTHER, redirected_from=(OTHER,))},
        ),
        (("file.identified", V),),
    ),
    "absent": (judged(plain(), gone("missing")), (("file.absent", C),)),
    "page id that leads nowhere": (
        judged(plain(), given="https://commons.wikimedia.org/?curid=9", lookups=found(key="pageid:9")),
        (("file.absent", C),),
    ),
    "page id": (
        judged(
            plain(), facts(), given="https://commons.wikimedia.org/?curid=42", lookups=found(TITLE, key="pageid:42")
        ),
        (("file.identified", V),),
    ),
    "deleted": (
        judged(plain(), gone("deleted", log=LogEntry("delete", "2024-05-06T07:08:09Z", "copyright violation", True))),
        (("file.deleted", C),),
    ),
    "moved without a redirect": (
        judged(plain(), gone("deleted", log=LogEntry("move", "2024-05-06T07:08:09Z", "renamed", target=OTHER))),
        (("file.moved-away", C),),
    ),
    "moved without a redirect, and followed": (
        judged(
            plain(),
            facts(redirected_from=(OTHER,), log=LogEntry("move", "2024-05-06T07:08:09Z", "renamed", target=TITLE)),
        ),
        (("file.identified", V), ("file.moved-away", C)),
    ),
    "page without a file": (judged(plain(), gone("no-file")), (("file.no-file", C),)),
    "illegal title": (judged(plain(), gone("invalid")), (("file.invalid-title", C),)),
    "up for deletion": (
        judged(plain(), facts(nominations=(Nomination("deletion-request", "Deletion requests May 2026", MARK),))),
        (("file.identified", V), ("file.nominated", U)),
    ),
    "review failed": (
        judged(
            plain(),
            facts(
                nominations=(
                    Nomination("review-needed", "License review needed", MARK),
                    Nomination("review-failed", "Possibly unfree Flickr images", MARK),
                )
            ),
        ),
        (("file.identified", V), ("file.evidence-weak", U)),
    ),
    "review to come": (
        judged(plain(), facts(nominations=(Nomination("review-needed", "License review needed", MARK),))),
        (("file.identified", V), ("file.evidence-weak", V)),
    ),
    "not free": (judged(plain(), facts(non_free=True)), (("file.identified", V), ("file.non-free", C))),
    "searched": (judged(plain(), given=None, lookups=found(TITLE, OTHER)), (("file.not-identified", U),)),
    "one candidate is not chosen": (
        judged(plain(), facts(), given=None, lookups=found(TITLE)),
        (("file.not-identified", U),),
    ),
    "nothing to search for": (
        judged(Line("Foto: Wikimedia Commons").source("Wikimedia Commons"), given=None),
        (("file.not-identified", U),),
    ),
    "another platform": (
        judged(Line("Photo: Jane Doe / Reuters").reading("Jane Doe").source("Reuters", "reuters"), given=None),
        (("file.not-named", U),),
    ),
    "search failed": (judged(plain(), given=None, lookups=failed()), (("file.not-looked-up", N),)),
    "search was not asked": (judged(plain(), given=None), (("file.not-looked-up", N),)),
    "could not be read": (judged(plain(), unread()), (("file.unavailable", N),)),
    "was not asked for": (judged(plain()), (("file.unavailable", N),)),
    "other wiki that is never asked": (
        judged(plain(), unread(reason="unavailable.only-api", asked=LOCAL), given=None, use=EMBEDS_LOCAL),
        (("file.other-wiki", N),),
    ),
    "other wiki that could not be read": (
        judged(plain(), unread(asked=LOCAL), given=None, use=EMBEDS_LOCAL),
        (("file.unavailable", N),),
    ),
    "other wiki with a file of its own": (
        judged(
            plain(), facts(title="File:Logo.png", asked=LOCAL, wiki="de.wikipedia.org"), given=None, use=EMBEDS_LOCAL
        ),
        (("file.identified", V),),
    ),
    "other wiki that shows the file of Commons": (
        judged(good(), facts(asked=LOCAL), given=None, files={TITLE: facts()}, use=EMBEDS_LOCAL),
        (("file.identified", V),),
    ),
    "other wiki with the same bytes under another name": (
        judged(
            good(),
            facts(title="File:Logo.png", asked=LOCAL, wiki="de.wikipedia.org"),
            given=None,
            files={TITLE: facts()},
            use=EMBEDS_LOCAL,
        ),
        (("file.identified", V),),
    ),
    "other wiki that could not be read, beside a link": (
        judged(good(), unread(asked=LOCAL), given=None, files={TITLE: facts()}, use=EMBEDS_LOCAL),
        (("file.identified", V),),
    ),
    "other wiki with another file than the link": (
        judged(
            good(),
            facts(title="File:Logo.png", asked=LOCAL, wiki="de.wikipedia.org", sha1="b" * 40),
            given=None,
            files={TITLE: facts()},
            use=EMBEDS_LOCAL,
        ),
        (("file.link-and-picture-differ", U),),
    ),
    "found by its bytes": (
        judged(plain(), facts(), given=None, picture=MEASURED, lookups=found(TITLE, key=f"sha1:{SHA1}")),
        (("file.identified", V),),
    ),
    "several files have its bytes": (
        judged(plain(), facts(), given=None, picture=MEASURED, lookups=found(TITLE, OTHER, key=f"sha1:{SHA1}")),
        (("file.several-same-bytes", U),),
    ),
    "no file has its bytes": (
        judged(plain(), given=None, picture=MEASURED, lookups=found(key=f"sha1:{SHA1}") | found(OTHER)),
        (("file.not-identified", U),),
    ),
    "its bytes could not be looked up": (
        judged(plain(), given=None, picture=MEASURED, lookups=failed(f"sha1:{SHA1}") | found(OTHER)),
        (("file.not-looked-up", N),),
    ),
    "link and picture differ": (
        judged(good(), facts(), given=None, use=ImageUse("a.md", UPLOAD.replace("Kyiv_bridge", "Other"))),
        (("file.link-and-picture-differ", U),),
    ),
    "two files": (
        judged(
            good().link("via", OTHER_PAGE, "file"),
            facts(),
            given=None,
            files={OTHER: facts(title=OTHER, asked=OTHER, sha1="b" * 40)},
        ),
        (("file.two-files", U),),
    ),
}

DIFFERENT = facts(author=author("Petro Lys"))
AUTHOR: dict[str, tuple[Case, Expected]] = {
    "same": (judged(by("Anna Koval"), facts()), (("author.matches", V),)),
    "in the wanted attribution": (
        judged(by("Koval Pictures"), facts(attribution=text_fact("Photo: Koval Pictures / CC BY 4.0", "Attribution"))),
        (("author.matches-attribution", V),),
    ),
    "one of two authors": (
        judged(by("Petro Lys"), facts(author=author("Anna Koval", "Petro Lys"))),
        (("author.omits", U),),
    ),
    "one of two authors, with others named": (
        judged(
            by("Petro Lys", text="Photo: Petro Lys and others, CC BY 4.0"),
            facts(author=author("Anna Koval", "Petro Lys")),
        ),
        (("author.matches", V),),
    ),
    "one of many authors": (
        judged(by("Petro Lys"), facts(author=author("Petro Lys", *(f"{x}nna Koval" for x in "ABCDEF")))),
        (("author.matches", V),),
    ),
    "one of two authors, and the license asks for none": (
        judged(
            by("Petro Lys", terms="CC0-1.0"),
            facts(author=author("Anna Koval", "Petro Lys"), licenses=(offer("CC0-1.0"),)),
        ),
        (("author.matches", V),),
    ),
    "prescribed words, the archive left out": (
        judged(by("Anna Koval"), facts(attribution=text_fact("Photo: Anna Koval / Bridge Archive", "Attribution"))),
        (("author.attribution-ignored", U),),
    ),
    "prescribed words in another order": (
        judged(
            by("Anna Koval", text="Bridge Archive (Photo: Anna Koval), CC BY 4.0"),
            facts(attribution=text_fact("Photo: Anna Koval / Bridge Archive", "Attribution")),
        ),
        (("author.matches", V),),
    ),
    "initial": (judged(by("A. Koval"), facts()), (("author.compatible", V),)),
    "other script": (judged(by("Anna Koval"), facts(author=author("Анна Коваль"))), (("author.compatible", V),)),
    "sentence": (
        judged(
            by("Anna Koval"), facts(author=author(text="This photo was taken by Anna Koval, tell me when you use it"))
        ),
        (("author.compatible", V),),
    ),
    "user page linked by the record": (
        judged(
            by("Bridgewatcher"),
            facts(author=author("Anna Koval", links=("https://commons.wikimedia.org/wiki/User:Bridgewatcher",))),
        ),
        (("author.compatible", V),),
    ),
    "user page linked by both": (
        judged(
            by("A K").link("A K", "https://commons.wikimedia.org/wiki/User:Bridgewatcher", "author"),
            facts(author=author("Anna Koval", links=("https://commons.wikimedia.org/wiki/User:Bridgewatcher",))),
        ),
        (("author.compatible", V),),
    ),
    "a part read as the author, the whole name in the credit": (
        judged(by("Koval", text="Photo: Koval, A. B., CC BY 4.0"), facts(author=author("Koval, A. B."))),
        (("author.compatible", V),),
    ),
    "family name alone": (judged(by("Koval"), facts()), (("author.compatible", U),)),
    "misspelt": (judged(by("Anna Kovall"), facts()), (("author.compatible", U),)),
    "recorded name elsewhere in the credit": (
        judged(
            by("Petro Lys", text="Photo: Petro Lys, Bridge in Kyiv by Anna Koval, CC BY 4.0"),
            facts(),
        ),
        (("author.compatible", U),),
    ),
    "no author read, but the name is there": (
        judged(by(text="Bridge in Kyiv, Anna Koval's picture, CC BY 4.0"), facts(author=author("Kyiv Bridgewatch"))),
        (("author.cannot-tell", U),),
    ),
    "two people": (judged(by("Anna Koval"), DIFFERENT), (("author.differs", C),)),
    "two people, no duty to name": (
        judged(by("Anna Koval", terms="CC0-1.0"), under("CC0-1.0", author=author("Petro Lys"))),
        (("author.cannot-tell", U),),
    ),
    "two people, several information blocks": (
        judged(by("Anna Koval"), facts(author=author("Petro Lys", count=2))),
        (("author.cannot-tell", U),),
    ),
    "two people, the credited one is in the source field": (
        judged(
            by("Anna Koval"),
            facts(author=author("Petro Lys"), source=text_fact("Scan from Anna Koval's album", "Credit")),
        ),
        (("author.cannot-tell", U),),
    ),
    "two people, licenses not settled": (
        judged(by("Anna Koval"), under("CC-BY-3.0", settled=False, author=author("Petro Lys"))),
        (("author.cannot-tell", U),),
    ),
    "the picture's title taken for an author": (
        judged(by("Mykola Bridge"), facts(title="File:Mykola Bridge.jpg", asked=TITLE)),
        (("author.cannot-tell", U),),
    ),
    "user name for a real name": (judged(by("Longlive99"), facts()), (("author.cannot-tell", U),)),
    "group for a person": (judged(by("National Police of Ukraine"), facts()), (("author.cannot-tell", U),)),
    "missing": (judged(by(), facts()), (("author.missing", C),)),
    "missing, license not settled": (
        judged(Line("Photo via Wikimedia Commons"), under("CC-BY-4.0", settled=False)),
        (("author.missing", U),),
    ),
    "missing, but words are left over": (
        judged(
            Line("Bridge, Fotokyiv, CC BY 4.0").reading(leftovers=("Fotokyiv",)).license("CC BY 4.0", "CC-BY-4.0"),
            facts(),
        ),
        (("author.cannot-tell", U),),
    ),
    "no credit at all": (judged(None, facts(), use=EMBEDS), (("author.missing", C),)),
    "public domain": (judged(by(terms="LicenseRef-PD"), under("LicenseRef-PD")), (("author.not-required", V),)),
    "one of two licenses asks for nothing": (
        judged(Line("Photo via Wikimedia Commons"), under("CC-BY-4.0", "CC0-1.0")),
        (("author.not-required", V),),
    ),
    "attribution not asked for": (judged(by(), facts(attribution_required=False)), (("author.not-asked-for", V),)),
    "platform": (judged(slot("Wikimedia Commons", "platform", None), facts()), (("author.platform", C),)),
    "platform, offline": (
        judged(slot("Wikimedia Commons", "platform", None), unread()),
        (("author.platform", C),),
    ),
    "platform that the record names": (
        judged(slot("Wikimedia Foundation", "platform", None), facts(author=author("Wikimedia Foundation"))),
        (("author.matches", V),),
    ),
    "platform on a file that asks for no name": (
        judged(slot("Wikipedia", "platform", None), under("LicenseRef-PD")),
        (("author.not-required", V),),
    ),
    "own work": (judged(slot("Own work", "own-work"), facts()), (("author.not-a-name", C),)),
    "own work beside a wiki, no file known": (
        judged(slot("Own work", "own-work"), given=None, lookups=found()),
        (("author.not-a-name", C),),
    ),
    "own work of the publisher": (
        judged(slot("Own work", "own-work", None), given=None),
        (("author.file-unknown", U),),
    ),
    "placeholder": (judged(slot("AUTHOR", "placeholder", None), given=None), (("author.not-a-name", C),)),
    "uploader": (judged(by("User:BridgeBot"), facts()), (("author.uploader", U),)),
    "unknown though recorded": (
        judged(slot("unknown photographer", "unknown"), facts()),
        (("author.unknown-but-recorded", C),),
    ),
    "unknown, read as the author's name": (
        judged(by("unknown", text="Photo: unknown, CC BY 4.0"), facts()),
        (("author.unknown-but-recorded", C),),
    ),
    "unknown, where no name is owed": (
        judged(by("unknown", text="Photo: unknown, CC BY 4.0", terms="LicenseRef-PD"), under("LicenseRef-PD")),
        (("author.not-required", V),),
    ),
    "unknown in both": (
        judged(slot("unknown photographer", "unknown"), facts(author=author(text="Unknown", unknown=True))),
        (("author.matches", V),),
    ),
    "unknown, no author in the record": (
        judged(slot("unknown", "unknown"), facts(author=None)),
        (("author.no-record", U),),
    ),
    "named though recorded as unknown": (
        judged(by("Anna Koval"), facts(author=author(text="Unknown", unknown=True))),
        (("author.recorded-unknown", U),),
    ),
    "no author in the record": (judged(by("Anna Koval"), facts(author=None)), (("author.no-record", U),)),
    "no author in the record or the credit": (judged(by(), facts(author=None)), (("author.no-record", U),)),
    "no file": (judged(plain(), given=None, lookups=found(TITLE)), (("author.file-unknown", U),)),
    "deleted file": (judged(plain(), gone("missing")), (("author.file-unknown", U),)),
    "record not read": (judged(plain(), unread()), (("author.unavailable", N),)),
}

LICENSE: dict[str, tuple[Case, Expected]] = {
    "same": (judged(stating("CC BY 4.0", "CC-BY-4.0"), facts()), (("license.matches", V),)),
    "any of several": (
        judged(stating("CC BY-SA 2.5", "CC-BY-SA-2.5"), under("CC-BY-SA-3.0", "CC-BY-SA-2.5", "GFDL-1.2-or-later")),
        (("license.matches", V),),
    ),
    "GFDL without a version": (
        judged(stating("GFDL", "GFDL", kind="family"), under("CC-BY-SA-3.0", "GFDL-1.2-or-later")),
        (("license.matches", V), ("license.lighter-offered", V)),
    ),
    "two stated, one on offer": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").license("Photo", "CC-BY-SA-4.0"), facts()),
        (("license.matches", V), ("license.elements-differ", U)),
    ),
    "missing": (judged(Line("Photo: Anna Koval").reading("Anna Koval"), facts()), (("license.missing", C),)),
    "missing in plain text": (
        judged(Line("Photo: Anna Koval", "text").reading("Anna Koval"), facts()),
        (("license.missing", U),),
    ),
    "missing, but none is owed": (judged(Line("Photo: Anna Koval"), under("LicenseRef-PD")), (("license.no-duty", V),)),
    "no version": (judged(stating("CC BY", "CC-BY", kind="family"), facts()), (("license.incomplete", C),)),
    "no version in plain text": (
        judged(Line("CC BY", "text").license("CC BY", "CC-BY", kind="family"), facts()),
        (("license.incomplete", U),),
    ),
    "no version, no record": (
        judged(stating("CC BY", "CC-BY", kind="family"), given=None),
        (("license.incomplete", C), ("license.unavailable", N)),
    ),
    "version in the link": (
        judged(stating("CC BY", "CC-BY", kind="family", url=BY40, url_id="CC-BY-4.0"), facts()),
        (("license.incomplete-but-linked", V), ("license.matches", V)),
    ),
    "version in the link, a wrong one": (
        judged(stating("CC BY", "CC-BY", kind="family", url=BY40, url_id="CC-BY-4.0"), under("CC-BY-3.0")),
        (("license.incomplete-but-linked", V), ("license.version-differs", C)),
    ),
    "version in other words of the credit": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").license("CC BY", "CC-BY", kind="family"), facts()),
        (("license.matches", V),),
    ),
    "unknown words": (
        judged(stating("free as air", "free-as-air", kind="unknown"), facts()),
        (("license.unknown", U),),
    ),
    "never published": (
        judged(stating("CC BY 4.0 DE", "CC-BY-4.0-DE", kind="nonexistent", problem="no-ports-of-4.0"), facts()),
        (("license.nonexistent", C),),
    ),
    "never published, offline": (
        judged(stating("CC BY 4.0 DE", "CC-BY-4.0-DE", kind="nonexistent", problem="no-ports-of-4.0"), unread()),
        (("license.nonexistent", C), ("license.unavailable", N)),
    ),
    "other version": (judged(stating("CC BY 4.0", "CC-BY-4.0"), under("CC-BY-2.0")), (("license.version-differs", C),)),
    "other jurisdiction": (
        judged(stating("CC BY 3.0", "CC-BY-3.0"), under("CC-BY-3.0-DE")),
        (("license.jurisdiction-differs", C),),
    ),
    "other elements": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), under("CC-BY-SA-4.0")),
        (("license.elements-differ", C),),
    ),
    "the page named it before": (
        judged(stating("CC BY 3.0", "CC-BY-3.0"), facts(history=PAST)),
        (("license.offered-earlier", U),),
    ),
    "the page named it on the day of the article": (
        judged(stating("CC BY-SA 2.0", "CC-BY-SA-2.0"), facts(history=PAST), published="2020-06-01"),
        (("license.offered-earlier", U),),
    ),
    "the page named it for some hours": (
        judged(stating("CC BY-SA 2.0", "CC-BY-SA-2.0"), facts(history=PAST)),
        (("license.elements-differ", C),),
    ),
    "the page never named it": (
        judged(stating("CC BY-SA 4.0", "CC-BY-SA-4.0"), facts(history=PAST)),
        (("license.elements-differ", C),),
    ),
    "the history could not be read": (
        judged(
            stating("CC BY 3.0", "CC-BY-3.0"),
            facts(history=FileHistory("unavailable", reason="unavailable.timeout")),
        ),
        (("license.history-unread", U), ("license.version-differs", U)),
    ),
    "the history was not read to its beginning": (
        judged(stating("CC BY-SA 4.0", "CC-BY-SA-4.0"), facts(history=PAST.replace(complete=False))),
        (("license.history-unread", U), ("license.elements-differ", U)),
    ),
    "a heavier one than need be": (
        judged(stating("CC BY-SA 4.0", "CC-BY-SA-4.0"), under("CC-BY-SA-4.0", "CC-BY-4.0")),
        (("license.matches", V), ("license.lighter-offered", V)),
    ),
    "several descriptions on the page": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), facts(author=author("Anna Koval", count=2))),
        (("license.matches", V), ("license.record-ambiguous", V)),
    ),
    "other elements, not settled": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), under("CC-BY-SA-4.0", settled=False)),
        (("license.unsettled", U), ("license.elements-differ", U), ("license.record-ambiguous", V)),
    ),
    "other elements, a name of the record not understood": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), under("CC-BY-SA-4.0", unread=("Bridge license",))),
        (("license.unsettled", U), ("license.record-ambiguous", V)),
    ),
    "other elements, not confirmed": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), under("CC-BY-SA-4.0", confirmed=False)),
        (("license.unconfirmed", U), ("license.elements-differ", U)),
    ),
    "public domain claimed": (
        judged(stating("gemeinfrei", "LicenseRef-PD"), facts()),
        (("license.public-domain-claimed", C),),
    ),
    "public domain claimed, object and photo tagged": (
        judged(stating("public domain", "LicenseRef-PD"), under("CC-BY-4.0", "LicenseRef-PD-old-100")),
        (("license.matches", V),),
    ),
    "license on public domain": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), under("LicenseRef-PD")),
        (("license.license-on-public-domain", U),),
    ),
    "CC0 stated for public domain": (
        judged(stating("CC0", "CC0-1.0"), under("LicenseRef-PD")),
        (("license.public-domain-kind-differs", U),),
    ),
    "rights reserved": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").words("reserved", "Photo"), facts()),
        (("license.matches", V), ("license.reserved", U)),
    ),
    "rights reserved in the public domain": (
        judged(
            stating("public domain", "LicenseRef-PD", kind="license").words("reserved", "Photo"),
            under("LicenseRef-PD"),
        ),
        (("license.matches", V), ("license.claimed-on-public-domain", U)),
    ),
    "a holder of rights in the public domain": (
        judged(
            stating("public domain", "LicenseRef-PD", kind="license").words("copyright_holder", "Anna Koval"),
            under("LicenseRef-PD"),
        ),
        (("license.matches", V), ("license.claimed-on-public-domain", U)),
    ),
    "rights reserved, read as a license": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").license("Photo", "LicenseRef-All-Rights-Reserved"), facts()),
        (("license.matches", V), ("license.reserved", U)),
    ),
    "rights reserved instead of a license": (
        judged(stating("All rights reserved", "LicenseRef-All-Rights-Reserved"), facts()),
        (("license.missing", C), ("license.reserved", U)),
    ),
    "courtesy is no license and keeps no rights": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").license("Photo", "LicenseRef-Courtesy"), facts()),
        (("license.matches", V),),
    ),
    "terms of a stock site": (
        judged(stating("Pexels License", "LicenseRef-Pexels"), facts()),
        (("license.stock-terms", U),),
    ),
    "the record points to the license of a program": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), under("LicenseRef-Free-Screenshot")),
        (("license.elements-differ", U),),
    ),
    "author's own copyright notice": (
        judged(
            Line("© Anna Koval, CC BY 4.0").license("CC BY 4.0", "CC-BY-4.0").words("copyright_holder", "Anna Koval"),
            facts(),
        ),
        (("license.matches", V),),
    ),
    "copyright of somebody else": (
        judged(
            Line("© Petro Lys, CC BY 4.0").license("CC BY 4.0", "CC-BY-4.0").words("copyright_holder", "Petro Lys"),
            facts(),
        ),
        (("license.matches", V), ("license.copyright-holder-differs", C)),
    ),
    "copyright of who changed the picture": (
        judged(
            Line("© Petro Lys (cropped), CC BY 4.0")
            .license("CC BY 4.0", "CC-BY-4.0")
            .words("copyright_holder", "Petro Lys")
            .change("cropped", "modified"),
            facts(),
        ),
        (("license.matches", V),),
    ),
    "copyright of a publisher": (
        judged(
            Line("© Daily News, CC BY 4.0").license("CC BY 4.0", "CC-BY-4.0").words("copyright_holder", "Daily News"),
            facts(),
        ),
        (("license.matches", V),),
    ),
    "no license in the record": (judged(stating("CC BY 4.0", "CC-BY-4.0"), under()), (("license.no-record", U),)),
    "no license in record and credit": (judged(Line("Photo"), under()), (("license.no-record", U),)),
    "no file": (
        judged(stating("CC BY 4.0", "CC-BY-4.0"), gone("missing")),
        (("license.stated-only", U),),
    ),
    "no file, no license": (judged(Line("Photo"), gone("missing")), (("license.file-unknown", U),)),
    "record not read": (judged(stating("CC BY 4.0", "CC-BY-4.0"), unread()), (("license.unavailable", N),)),
}

BY30 = "https://creativecommons.org/licenses/by/3.0/"
LICENSE_LINK: dict[str, tuple[Case, Expected]] = {
    "the whole text is asked for": (
        judged(stating("GFDL 1.2", "GFDL-1.2-or-later"), under("GFDL-1.2-or-later")),
        (("license_link.no-duty", V), ("license_link.text-needed", U)),
    ),
    "the whole text is asked for, and linked": (
        judged(
            stating("GFDL 1.2", "GFDL-1.2-or-later", url="https://www.gnu.org/licenses/fdl-1.2.html"),
            under("GFDL-1.2-or-later"),
        ),
        (("license_link.not-canonical", V), ("license_link.text-needed", V)),
    ),
    "present": (
        judged(stating("CC BY 4.0", "CC-BY-4.0", url=BY40, url_id="CC-BY-4.0")),
        (("license_link.present", V),),
    ),
    "written out in plain text": (
        judged(Line(f"CC BY 4.0 ({BY40})", "text").license("CC BY 4.0", "CC-BY-4.0", BY40, "CC-BY-4.0")),
        (("license_link.present", V),),
    ),
    "link without words": (
        judged(stating("this license", "CC-BY-4.0", url=BY40, url_id="CC-BY-4.0", stated=False)),
        (("license_link.present", V),),
    ),
    "one link for a version list": (
        judged(
            stating("CC BY 3.0,2.5", "CC-BY-3.0", url=BY30, url_id="CC-BY-3.0").license(
                "2.5", "CC-BY-2.5", BY30, "CC-BY-3.0"
            )
        ),
        (("license_link.present", V),),
    ),
    "beside the words": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").link("Photo", BY40, "license")),
        (("license_link.present", V),),
    ),
    "missing": (judged(stating("CC BY 4.0", "CC-BY-4.0")), (("license_link.missing", C),)),
    "missing for a family": (judged(stating("CC BY", "CC-BY", kind="family")), (("license_link.missing", C),)),
    "missing in plain text": (judged(plain()), (("license_link.missing", U),)),
    "missing, where the words are unknown": (
        judged(stating("free as air", "free-as-air", kind="unknown")),
        (("license_link.missing", U),),
    ),
    "the file page is no license": (
        judged(stating("CC BY 4.0", "CC-BY-4.0", url=PAGE)),
        (("license_link.missing", C),),
    ),
    "other elements": (
        judged(stating("CC BY 2.0", "CC-BY-2.0", url=BY30, url_id="CC-BY-ND-2.0")),
        (("license_link.mismatch", C),),
    ),
    "other version": (
        judged(stating("CC BY 4.0", "CC-BY-4.0", url=BY30, url_id="CC-BY-3.0")),
        (("license_link.mismatch", C),),
    ),
    "only the port differs": (
        judged(stating("CC BY 3.0", "CC-BY-3.0", url=BY30 + "de/", url_id="CC-BY-3.0-DE")),
        (("license_link.mismatch", U),),
    ),
    "public domain words, link to the mark": (
        judged(stating("public domain", "LicenseRef-PD", url="x", url_id="CC-PDM-1.0")),
        (("license_link.present", V),),
    ),
    "an encyclopedia": (
        judged(stating("CC BY 4.0", "CC-BY-4.0", url=CC_ARTICLE)),
        (("license_link.not-canonical", V),),
    ),
    "an encyclopedia, linked from the words": (
        judged(stating("CC BY 4.0", "CC-BY-4.0").link("CC BY 4.0", CC_ARTICLE, "other")),
        (("license_link.not-canonical", V),),
    ),
    "no duty": (judged(stating("CC0", "CC0-1.0")), (("license_link.no-duty", V),)),
    "no license stated": (judged(Line("Photo: Anna Koval")), (("license_link.none-stated", U),)),
    "no license stated, none owed": (judged(Line("Photo"), under("LicenseRef-PD")), (("license_link.none-stated", V),)),
}

SOURCE_LINK: dict[str, tuple[Case, Expected]] = {
    "file page": (judged(linked("Commons", PAGE, "file"), facts()), (("source_link.present", V),)),
    "mobile file page": (
        judged(linked("Commons", PAGE.replace("commons.", "commons.m."), "file"), facts()),
        (("source_link.present", V),),
    ),
    "page id": (
        judged(linked("Commons", "https://commons.wikimedia.org/?curid=42", "file"), facts()),
        (("source_link.present", V),),
    ),
    "old name of a renamed file": (
        judged(linked("Commons", OTHER_PAGE, "file"), facts(redirected_from=(OTHER,))),
        (("source_link.present", V),),
    ),
    "the picture itself is linked": (
        judged(plain(), facts(), use=ImageUse("a.md", UPLOAD, links=(PAGE,))),
        (("source_link.present", V),),
    ),
    "written out in plain text": (
        judged(linked(PAGE, PAGE, "file", format="text", part=""), facts()),
        (("source_link.present", V),),
    ),
    "missing": (judged(by("Anna Koval"), facts()), (("source_link.missing", C),)),
    "missing in plain text": (judged(plain(), facts()), (("source_link.missing", U),)),
    "missing under 3.0": (
        judged(by("Anna Koval", terms="CC-BY-3.0"), under("CC-BY-3.0")),
        (("source_link.missing", U),),
    ),
    "not asked for": (judged(by("Anna Koval", terms="CC0-1.0"), under("CC0-1.0")), (("source_link.not-needed", V),)),
    "raw picture": (judged(linked("Commons", UPLOAD, "media"), facts()), (("source_link.wrong-target", C),)),
    "FilePath": (
        judged(
            linked("Commons", "https://commons.wikimedia.org/wiki/Special:FilePath/Kyiv_bridge.jpg", "media"), facts()
        ),
        (("source_link.wrong-target", C),),
    ),
    "article": (
        judged(linked("Wikipedia", "https://en.wikipedia.org/wiki/Kyiv", "other"), facts()),
        (("source_link.wrong-target", C),),
    ),
    "article in a caption's words": (
        judged(linked("Photo", "https://en.wikipedia.org/wiki/Kyiv", "other", part=""), facts()),
        (("source_link.missing", C),),
    ),
    "front page": (
        judged(linked("Commons", "https://commons.wikimedia.org/", "other"), facts()),
        (("source_link.wrong-target", C),),
    ),
    "category": (
        judged(linked("Commons", "https://commons.wikimedia.org/wiki/Category:Bridges", "other"), facts()),
        (("source_link.wrong-target", C),),
    ),
    "another file than the user named": (
        judged(linked("Commons", OTHER_PAGE, "file"), facts()),
        (("source_link.wrong-target", C),),
    ),
    "raw picture, record not read": (
        judged(linked("Commons", UPLOAD, "media"), unread()),
        (("source_link.wrong-target", U),),
    ),
    "page elsewhere": (
        judged(linked("Flickr", "https://www.flickr.com/photos/annakoval/123", "other"), facts()),
        (("source_link.present-elsewhere", U),),
    ),
    "no file": (judged(plain(), given=None, lookups=found(TITLE)), (("source_link.file-unknown", U),)),
    "record not read": (judged(good(), unread()), (("source_link.unavailable", N),)),
}


def titled(title: str, **record: object) -> Case:
    return judged(Line(f"“{title}”").reading(title=title), facts(**record))


def dated(date: str, recorded: str) -> Case:
    from judge.factories import witness
    from licensecheck.model import DateFact

    return judged(Line(date).reading(date=date), facts(date=DateFact(recorded, recorded, witness("DateTimeOriginal"))))


NAMED = Line("File:Kyiv bridge.jpg, Anna Koval").reading("Anna Koval", title="Kyiv bridge").file("File:Kyiv bridge.jpg")
TITLE_SITUATIONS: dict[str, tuple[Case, Expected]] = {
    "recorded name": (titled("Kyiv bridge"), (("title.matches", V),)),
    "file name": (titled("Kyiv bridge", name=None), (("title.matches", V),)),
    "part of it": (
        titled("Bridge in Kyiv at dawn", name=text_fact("The bridge in Kyiv at dawn, 2023", "ObjectName")),
        (("title.matches", V),),
    ),
    "most words of it": (
        titled("The Kyiv bridge at dawn", name=text_fact("Bridge at Kyiv (dawn)", "ObjectName")),
        (("title.matches", V),),
    ),
    "another": (titled("Fischer im Boot"), (("title.differs", U),)),
    "the name that the file was found by": (judged(NAMED, facts(), given=None), (("title.names-the-file", U),)),
    "the same name, but the picture leads there too": (
        judged(NAMED, facts(), given=None, use=EMBEDS),
        (("title.matches", V),),
    ),
    "not given and not asked for": (judged(by("Anna Koval"), facts()), (("title.not-given", V),)),
    "not given under 3.0": (judged(by("Anna Koval", terms="CC-BY-3.0"), under("CC-BY-3.0")), (("title.not-given", U),)),
    "no file": (judged(plain(), given=None, lookups=found(TITLE)), (("title.file-unknown", U),)),
    "record not read": (judged(plain(), unread()), (("title.unavailable", N),)),
}

DATE: dict[str, tuple[Case, Expected]] = {
    "same day": (dated("2023-04-25", "2023-04-25"), (("date.matches", V),)),
    "one day apart": (dated("2023-05-01", "2023-04-30"), (("date.matches", V),)),
    "two days apart": (dated("2023-05-02", "2023-04-30"), (("date.differs", U),)),
    "year of a day": (dated("2023", "2023-04-25"), (("date.matches", V),)),
    "day in a recorded month": (dated("2023-04-25", "2023-04"), (("date.matches", V),)),
    "day after a recorded month": (dated("2023-05-01", "2023-04"), (("date.matches", V),)),
    "other year": (dated("2032", "2023-04-25"), (("date.differs", U),)),
    "no such day": (dated("2023-02-31", "2022-01-01"), (("date.differs", U),)),
    "words only in the record": (dated("2023", ""), (("date.no-record", U),)),
    "not given": (judged(by("Anna Koval"), facts()), (("date.not-given", V),)),
    "no file": (judged(plain(), given=None, lookups=found(TITLE)), (("date.file-unknown", U),)),
    "record not read": (judged(plain(), unread()), (("date.unavailable", N),)),
}

SAME, EDITED = Picture("p.jpg", SHA1.upper(), 10), Picture("p.jpg", "b" * 40, 10)
KEPT = Line("Photo (no changes made)").change("no changes made", "unmodified")
CROPPED = Line("Photo (cropped)").change("cropped", "modified")
OLDER = Picture("kyiv.jpg", "c" * 40, 9)
FOUND_BY_BYTES = judged(KEPT, facts(), given=None, picture=SAME, lookups=found(TITLE, key=f"sha1:{SHA1}"))

MODIFICATION: dict[str, tuple[Case, Expected]] = {
    "conflict": (
        judged(Line("cropped (no changes made)").change("no changes made", "unmodified").change("cropped", "modified")),
        (("modification.conflict", C),),
    ),
    "said unchanged, same bytes": (judged(KEPT, facts(), picture=SAME), (("modification.same-bytes", V),)),
    "nothing said, same bytes": (judged(Line("Photo"), facts(), picture=SAME), (("modification.same-bytes", V),)),
    "said changed, same bytes": (
        judged(CROPPED, facts(), picture=SAME),
        (("modification.claims-change-but-same-bytes", U),),
    ),
    "other bytes": (judged(KEPT, facts(), picture=EDITED), (("modification.not-same-bytes", N),)),
    "found by its bytes": (FOUND_BY_BYTES, (("modification.picture-named-the-file", U),)),
    "said unchanged, an older version": (
        judged(KEPT, facts(history=PAST), picture=OLDER),
        (("modification.older-version", V),),
    ),
    "said changed, an older version": (
        judged(CROPPED, facts(history=PAST), picture=OLDER),
        (("modification.older-version", U),),
    ),
    "no picture": (judged(KEPT, facts()), (("modification.not-compared", N),)),
    "no picture, nothing said": (judged(Line("Photo"), facts()), (("modification.none-stated-not-compared", N),)),
    "record not read": (judged(KEPT, unread(), picture=SAME), (("modification.unavailable", N),)),
}
PICTURE: dict[str, tuple[Case, Expected]] = {
    "same bytes": (judged(KEPT, facts(), picture=SAME), (("picture.same-bytes", V),)),
    "other bytes": (judged(KEPT, facts(), picture=EDITED), (("picture.other-bytes", N),)),
    "found by its bytes": (FOUND_BY_BYTES, (("picture.named-the-file", U),)),
    "an older version": (judged(KEPT, facts(history=PAST), picture=OLDER), (("picture.older-version", U),)),
    "another picture than all versions": (
        judged(KEPT, facts(history=PAST), picture=EDITED),
        (("picture.other-bytes", N),),
    ),
    "replaced since the article": (
        judged(KEPT, facts(history=PAST), published="2021-01-01"),
        (("picture.not-given", N), ("picture.replaced-since", V)),
    ),
    "not replaced since the article": (
        judged(KEPT, facts(history=PAST), published="2025-01-01"),
        (("picture.not-given", N),),
    ),
    "not given": (judged(KEPT, facts()), (("picture.not-given", N),)),
    "record not read": (judged(KEPT, unread(), picture=SAME), (("picture.unavailable", N),)),
    "no SHA-1 in the record": (judged(KEPT, facts(sha1=""), picture=SAME), (("picture.unavailable", N),)),
}

TABLES: dict[str, dict[str, tuple[Case, Expected]]] = {
    "file": FILE,
    "author": AUTHOR,
    "license": LICENSE,
    "license_link": LICENSE_LINK,
    "source_link": SOURCE_LINK,
    "title": TITLE_SITUATIONS,
    "date": DATE,
    "modification": MODIFICATION,
    "picture": PICTURE,
}
