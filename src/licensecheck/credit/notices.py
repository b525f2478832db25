"""Does a text speak of sources in general rather than credit one picture? Headings, comments, listings, instructions, examples."""

from __future__ import annotations

import re

from licensecheck.addresses import parse_address
from licensecheck.credit.case import kinds_of
from licensecheck.credit.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.credit.case import Case

_NOTE = lazy(r"\s*(?://|/\*|#{1,6}\s|--\s|;;\s|%\s)")
"""How a comment of a program or a heading begins."""
_HEADING = lazy(r"\s*#{2,6}\s")
_NAMERS = frozenset([("lead", lead) for lead in ("by", "label", "credit", "author", "courtesy", "copy", "derivative")])
"""Leads that name somebody; a source may be an interface or a data set."""
_PICTURED = frozenset(["label", "credit", "plat", "own", "file", "courtesy", "copy"])


def _unnamed(case: Case) -> bool:
    return _NAMERS.isdisjoint(case.occurs)


def _interface(case: Case) -> bool:
    """Where data comes from: "Source: Wikimedia REST API"."""
    return _unnamed(case) and _INTERFACE.search(case.visible.text) is not None


_INTERFACE = lazy(r"(?<![^\W_])(?:APIs?|REST|SPARQL|GraphQL|[Ee]ndpoints?|[Dd]umps?|[Qq]uery [Ss]ervice)(?![^\W_])")


def _source_note(case: Case) -> bool:
    """A comment or a heading that names a platform and nothing of any picture: "# Source: Wikimedia Commons"."""
    if _NOTE.match(case.raw) is None or not _unnamed(case):
        return False
    s = case.segment
    versioned = any(m.kind != "family" and m.id != "LicenseRef-PD" for m in s.licenses)
    return not versioned and s.file is None and not any(k.kind in ("file", "media") for k in s.links)


def _header(case: Case) -> bool:
    """The head of a program's file: its author, then the license of the file; nothing says that a picture is meant."""
    return _PICTURED.isdisjoint(case.occurs) and "label" not in case.kinds and _NOTE.match(case.raw) is not None


def _quoted_text(case: Case) -> bool:
    """The source below a quoted text: "> Source: [Some law](address)"."""
    return (
        case.raw.lstrip().startswith(">")
        and "label" not in case.kinds
        and {"credit", "lic", "plat", "own", "by"}.isdisjoint(case.occurs)
    )


def _article(case: Case) -> bool:
    """A source that leads to an article, not to a picture: "(Source: [Wikipedia](address of an article))"."""
    if not case.occurs.isdisjoint(_PICTURED - {"plat"}) or "licensed" in case.occurs or "label" in case.kinds:
        return False
    text = case.visible.text
    if not any([text[n[1] : n[2]].lower().strip(" :：") in _GENERAL for n in case.nodes if n[0] == "source"]):
        return False
    found = [wiki for k in case.segment.links if (wiki := parse_address(k.url)) is not None]
    return bool(found) and all(wiki.kind == "article" for wiki in found)


_GENERAL = frozenset(
    [
        "source",
        "sources",
        "quelle",
        "quellen",
        "fuente",
        "fuentes",
        "fonte",
        "fonti",
        "bron",
        "źródło",
        "джерело",
        "источник",
        "zdroj",
        "källa",
        "kilde",
        "lähde",
        "kaynak",
        "出典",
        "原典",
        "引用元",
        "来源",
        "來源",
        "出处",
        "출처",
    ]
)
"""Words for any source, of words as well as of pictures."""


def _inventory(case: Case) -> bool:
    """A row of a table of files: check sums, sizes."""
    return case.raw.lstrip().startswith("|") and _SIZED.search(case.visible.text) is not None


_SIZED = lazy(r"(?i:\bsha-?\d|\bmd5\b|\d (?:bytes|kb|mb|kib|mib)\b)|\b[0-9a-f]{32,64}\b")


def _cited(case: Case) -> bool:
    """A credit given as an example, in quotation marks inside a sentence: 'names somebody else, including "Photo: X"'."""
    text = case.visible.text
    for role, start, _, _ in case.nodes:
        if role in _BEGINS and text[start - 1 : start] in _QUOTES and _ASIDE.search(text, max(0, start - 120), start):
            return True
    return False


_BEGINS = frozenset(["label", "credit", "source", "by", "courtesy", "copy", "text"])
_QUOTES = ('"', "“", "„", "«", "`")


_ASIDE = lazy(
    r"(?:\w+\W+){4}(?:including|like|as|say|says|e\.g\.|example|form|format|vorm|formato|template|schema|z\. ?b\.|wie|etwa)[\s:,]*\W$",
    re.I,
)


def _instruction(case: Case) -> bool:
    """A license in brackets behind words that tell readers what to do: "Only use pictures whose license allows it (CC0)"."""
    first = case.stretch[0]
    if not first or not _unnamed(case) or "plat" in case.occurs or "file" in case.occurs:
        return False
    return "prose" in kinds_of(case.nodes[:first])


def _entry_title(case: Case) -> bool:
    """The title of a page in its settings: "title: 'Photos by Jane - her site'"."""
    return {"lic", "plat"}.isdisjoint(case.occurs) and _ENTRY.match(case.raw) is not None


_ENTRY = lazy(r"\W{0,4}(?:title|name|heading|headline|description|label|subtitle|keywords)[\"']?\s*:\s*[\"'`]", re.I)


def _credit_alone(case: Case) -> bool:
    """A credit's label with nothing behind it that is one: "(Credit B: +200)"."""
    return not case.named and _SAYING.isdisjoint(case.occurs) and not case.visible.links


_SAYING = frozenset(["lic", "plat", "url", "file", "own", "unknown", "reserved", "copy", "courtesy", "by", "date"])


def _built_with(case: Case) -> bool:
    """The foot of a site: "Pictures from Wikimedia Commons. Built with ..."."""
    return _unnamed(case) and _BUILT.search(case.visible.text) is not None


_SYSTEM_PATH = lazy(r"(?:^|\s)(?:/[\w.-]+){4,}")
_BUILT = lazy(r"[.·|]\s+(?:built|powered|hosted|deployed)\s+(?:with|by|on|using)\s", re.I)

NOTICES: tuple[tuple[str, str, Callable[[Case], bool]], ...] = (
    ("interface", "plat", _interface),
    ("source-note", "source", _source_note),
    (
        "source-note",
        "plat",
        lambda case: _HEADING.match(case.raw) is not None and "source" not in case.occurs and _source_note(case),
    ),
    ("file-header", "lic", _header),
    (
        "file-header",
        "courtesy",
        lambda case: "label" not in case.kinds and "plat" not in case.occurs and _NOTE.match(case.raw) is not None,
    ),
    ("quoted-text", "source", _quoted_text),
    ("article", "source", _article),
    ("inventory", "lic", _inventory),
    ("cited", "", _cited),
    ("instruction", "lic", _instruction),
    ("entry-title", "", _entry_title),
    ("credit-alone", "credit", _credit_alone),
    ("built-with", "other", _built_with),
    ("system-path", "source", lambda case: _SYSTEM_PATH.search(case.visible.text) is not None),
)
"""Evidence, the role or kind of word that must occur for it ("" for none), and what else must hold."""
