"""A page object of the action API (`prop=imageinfo|info`, format version 1 or 2) to `FileFacts`.

Shapes: https://www.mediawiki.org/wiki/API:Imageinfo and https://www.mediawiki.org/wiki/Extension:CommonsMetadata
"""

from __future__ import annotations

from licensecheck.commons import witnesses
from licensecheck.commons.author import read_author
from licensecheck.commons.dates import read_date
from licensecheck.commons.html_text import visible
from licensecheck.commons.state import hidden_parts, nominations
from licensecheck.model import FileFacts, TextFact, Value, Witness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.model.facts import FileState

MAX_TEXT = 5000


class Source(Value):
    """Where and when an answer was read. base: address of the wiki, for relative links."""

    base: str
    read_at: str


def flag(item: dict[str, Any], name: str) -> bool:
    """A flag of the API: absent or false, else set; in format version 1 a set flag is an empty string."""
    return item.get(name, False) is not False


def text_of(value: Any, limit: int = MAX_TEXT) -> str:
    """A string of the answer, bounded; "" for anything else. Of a field in several languages, English or the first."""
    if isinstance(value, dict):
        value = value.get("en") or next((v for k, v in value.items() if k != "_type"), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)[:limit]


def whole(value: Any) -> int:
    """A whole number of the answer, 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def page_facts(page: dict[str, Any], asked: str, source: Source, redirected_from: tuple[str, ...] = ()) -> FileFacts:
    """Read one page object.

    Args:
        page: as merged from all parts of the answer.
        asked: the title that was asked for.
        source: where it was read.
        redirected_from: titles that led here.

    Returns:
        state "present" if the answer describes a file, wherever it is stored ("missing" beside "known" is one);
        "invalid" for an illegal title; "missing" if the answer says so; else "no-file".
    """
    title = text_of(page.get("title"))
    common: dict[str, Any] = {
        "title": title,
        "asked": asked,
        "redirected_from": redirected_from,
        "read_at": source.read_at,
    }
    infos = page.get("imageinfo")
    info = infos[0] if isinstance(infos, list) and infos and isinstance(infos[0], dict) else None
    if flag(page, "invalid"):
        why = (("title", asked), ("why", text_of(page.get("invalidreason"), 300) or "the wiki refuses it"))
        return FileFacts(state="invalid", reason="unavailable.invalid-title", reason_params=why, **common)
    if info is None or flag(info, "filemissing"):
        state: FileState = "missing" if flag(page, "missing") and not flag(page, "known") else "no-file"
        common |= {"page_id": whole(page.get("pageid")) or None, "revision": whole(page.get("lastrevid")) or None}
        return FileFacts(state=state, **common)
    return _present(page, info, source, common)


def _present(page: dict[str, Any], info: dict[str, Any], source: Source, common: dict[str, Any]) -> FileFacts:
    repository = text_of(page.get("imagerepository"), 40)
    local = repository in {"local", ""}
    revision = whole(page.get("lastrevid")) or None
    canonical = text_of(info.get("canonicaltitle"))
    if flag(page, "redirect") and canonical and canonical != common["title"]:
        common |= {"title": canonical, "redirected_from": (*common["redirected_from"], common["title"])}
    facts = FileFacts(
        state="present",
        repository="local" if local else "shared",
        page_id=whole(page.get("pageid")) or None,
        revision=revision,
        page_url=_address(info.get("descriptionurl")),
        file_url=_address(info.get("url")),
        sha1=_sha1(info.get("sha1")),
        size=whole(info.get("size")),
        width=whole(info.get("width")),
        height=whole(info.get("height")),
        mime=text_of(info.get("mime"), 100),
        timestamp=text_of(info.get("timestamp"), 40),
        uploader=text_of(info.get("user"), 300),
        hidden=hidden_parts(info),
        **common,
    )
    meta = info.get("extmetadata")
    witness = Witness("extmetadata", "", facts.title, revision, source.read_at)
    return with_metadata(facts, meta if isinstance(meta, dict) else {}, witness, source.base)


def _address(value: Any) -> str:
    """An address without the query string that the API adds since 2026 ("?utm_source=...")."""
    text = text_of(value)
    text = "https:" + text if text.startswith("//") else text
    if not text.startswith(("http://", "https://")):
        return ""
    head, mark, query = text.partition("?")
    return text if mark and "utm_" not in query else head


def _sha1(value: Any) -> str:
    text = text_of(value, 60).lower()
    return text if len(text) == 40 and all(c in "0123456789abcdef" for c in text) else ""


def with_metadata(facts: FileFacts, meta: dict[str, Any], witness: Witness, base: str) -> FileFacts:
    """Add what `extmetadata` says.

    Args:
        facts: of a present file.
        meta: the object, key to {"value": ...}.
        witness: where it was read; the field's name is set here.
        base: address that relative links start from.
    """

    def field(key: str) -> str:
        item = meta.get(key)
        return text_of(item.get("value") if isinstance(item, dict) else None, 50_000)

    def text_fact(key: str) -> TextFact | None:
        html = field(key)
        seen = visible(html, base)
        shown = html[:MAX_TEXT] if html.strip() != seen.text else ""
        return TextFact(seen.text[:MAX_TEXT], witness.replace(field=key), shown, seen.links) if seen.text else None

    count = field("AuthorCount")
    count_number = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 1
    names = license_names(field, count_number)
    reading = witnesses.read_first(names, witness)
    deletion_reason = visible(field("DeletionReason"), base).text[:MAX_TEXT]
    non_free = field("NonFree").lower() not in {"", "0", "false"}
    return facts.replace(
        licenses=reading.offers,
        unread=reading.unread,
        settled=reading.settled and not non_free,
        author=read_author(field("Artist"), witness.replace(field="Artist"), max(count_number, 1), base),
        attribution=text_fact("Attribution"),
        attribution_required={"true": True, "false": False}.get(field("AttributionRequired").lower()),
        source=text_fact("Credit"),
        name=text_fact("ObjectName"),
        date=read_date(field("DateTimeOriginal"), witness.replace(field="DateTimeOriginal"), base),
        restrictions=tuple([part.strip() for part in field("Restrictions").split("|") if part.strip()])[:50],
        non_free=non_free,
        deletion_reason=deletion_reason,
        nominations=nominations((), names.categories, deletion_reason, witness),
    )


def license_names(field: Any, author_count: int) -> witnesses.Names:
    """The license fields, hidden text dropped. `field`: key to value."""
    return witnesses.Names(
        short_name=visible(field("LicenseShortName")).text[:300],
        code=field("License").strip()[:100],
        url=_license_address(field("LicenseUrl")),
        categories=tuple([name.strip() for name in field("Categories").split("|") if name.strip()])[:500],
        texts=tuple(
            [t for t in (visible(field(key)).text for key in ("UsageTerms", "Permission", "Attribution")) if t]
        ),
        author_count=author_count,
    )


def _license_address(value: str) -> str:
    value = value.strip()[:1000]
    return "https:" + value if value.startswith("//") else value
