"""Credit -> flat fields, as `licensecheck parse` prints them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.model.credit import Credit, LicenseMention, Part, Segment


def fields(credit: Credit) -> dict[str, Any]:
    """Return the flat fields of a credit; authors and licenses of all its pictures are united.

    Returns:
        is_credit, authors, title, date, licenses, license_url, source, file, modification, modification_text, segments (one
        dict of the same fields per credited picture), spans (of each field, in code points), confidence. All empty if the
        text is no credit.
    """
    segments = credit.segments if credit.is_credit else ()
    flat = [_segment(s) for s in segments]
    spans: dict[str, Any] = {}
    for segment in segments:
        for name, found in _spans(segment).items():
            spans.setdefault(name, found)
    return {
        "is_credit": credit.is_credit,
        "authors": _union(f["authors"] for f in flat),
        "title": _first(f["title"] for f in flat),
        "date": _first(f["date"] for f in flat),
        "licenses": _union(f["licenses"] for f in flat),
        "license_url": _first(f["license_url"] for f in flat),
        "source": _first(f["source"] for f in flat),
        "file": _first(f["file"] for f in flat),
        **_modification(flat),
        "segments": flat,
        "spans": spans,
        "confidence": credit.confidence,
    }


def _union(lists: Any) -> list[str]:
    return list(dict.fromkeys(x for found in lists for x in found))


def _first(values: Any) -> str | None:
    return next((v for v in values if v), None)


def _modification(flat: list[dict[str, Any]]) -> dict[str, Any]:
    for status in ("modified", "unmodified"):
        for f in flat:
            if f["modification"] == status:
                return {"modification": status, "modification_text": f["modification_text"]}
    return {"modification": "none-stated", "modification_text": None}


def _segment(segment: Segment) -> dict[str, Any]:
    best = segment.readings[0]
    status = segment.modification
    said = next((c for c in segment.changes if c.status == status), None)
    return {
        "authors": [a.value for a in best.authors],
        "title": best.title.value if best.title else None,
        "date": best.date.value if best.date else None,
        "licenses": license_ids(segment.licenses),
        "license_url": _first(m.url for m in segment.licenses)
        or _first(k.url for k in segment.links if k.kind == "license"),
        "source": segment.source.value if segment.source else None,
        "file": segment.file.value if segment.file else None,
        "modification": status,
        "modification_text": " ".join(said.text.split()) if said else None,
        "label": segment.label,
    }


def license_ids(mentions: tuple[LicenseMention, ...]) -> list[str]:
    """Return the licenses that the mentions come to: a version missing in the words is taken from their address."""
    out: list[str] = []
    stated = [m for m in mentions if m.stated]
    for m in stated:
        name = m.id
        if m.kind == "family":
            linked = m.url_id or next((k.url_id for k in mentions if k.url_id and _refines(k.url_id, m.id)), None)
            if linked and _refines(linked, m.id):
                name = linked
        if name not in out:
            out.append(name)
    for m in mentions:
        if not m.stated and m.kind != "family" and not any(_kin(m.id, s) for s in out):
            out.append(m.id)
    return out


def _refines(exact: str, family: str) -> bool:
    """Tell whether `exact` is `family` with a version ("CC-BY-4.0" of "CC-BY", any CC license of "CC")."""
    exact = exact.removeprefix("LicenseRef-")
    return exact.startswith(family + "-") and (family == "CC" or exact[len(family) + 1 :][:1].isdigit())


def _kin(one: str, other: str) -> bool:
    """Tell whether two ids name the same license up to version and port, so that an address adds nothing."""
    return one.rstrip("0123456789.-ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" and _unit(one) == _unit(other)


def _unit(name: str) -> str:
    return "-".join(p for p in name.split("-") if p in ("CC", "BY", "SA", "NC", "ND", "GFDL", "CC0"))


def _spans(segment: Segment) -> dict[str, Any]:
    best = segment.readings[0]

    def of(part: Part | None) -> list[int] | None:
        return [part.span.start, part.span.end] if part else None

    found = {
        "authors": [[a.span.start, a.span.end] for a in best.authors] or None,
        "title": of(best.title),
        "date": of(best.date),
        "licenses": [[m.span.start, m.span.end] for m in segment.licenses] or None,
        "source": of(segment.source),
        "file": of(segment.file),
        "modification": [segment.changes[0].span.start, segment.changes[0].span.end] if segment.changes else None,
    }
    return {k: v for k, v in found.items() if v}
