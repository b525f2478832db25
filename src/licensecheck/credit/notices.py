"""Does a text speak of sources in general rather than credit one picture? Headings, comments, listings, instructions, examples."""

from __future__ import annotations

import re

from licensecheck.addresses import parse_address
from licensecheck.credit.case import kinds_of
from licensecheck.credit.lazy import lazy
from licensecheck.credit.neighbors import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.credit.case import Case

_NOTE = lazy(r"\s*(?://|/\*|#{1,6}\s|--\s|;;\s|%\s)")
"""How a comment of a program or a heading begins."""
_HEADING = lazy(r"\s*#{2,6}\s")
_NAMERS = frozenset([("lead", lead) for lead in ("by", "label", "credit", "author", "courtesy", "copy", "derivative")])
"""Leads that name somebody; a source may be an interface or a data set."""
_SHOWN = frozenset(["label", "credit", "own", "file", "courtesy", "copy"])
_PICTURED = _SHOWN | {"plat"}


def unnamed(case: Case) -> bool:
    """Tell whether no lead names anybody; a source may be an interface or a data set."""
    return _NAMERS.isdisjoint(case.occurs)


def _interface(case: Case) -> bool:
    """Where data comes from: "Source: Wikimedia REST API"."""
    if not _MAKERS.isdisjoint(case.leads) or ("licensed" in case.occurs and not unnamed(case)):
        return False
    text = case.visible.text
    if _INTERFACE.search(text) is None:
        return False
    return any(
        [_INTERFACE.search(_member(text, case.nodes[k][1], case.nodes[k][2])) for k in places(case.nodes, "plat")]
    )


def _member(text: str, start: int, end: int) -> str:
    """Return the member of a list of statements, or the sentence, that words stand in."""
    first = max(text.rfind(sign, max(0, start - 200), start) for sign in "·|;\n") + 1
    stop = min(
        (at for sign in (". ", "·", "|", ";", "\n") if (at := text.find(sign, end, end + 200)) >= 0), default=end + 200
    )
    return text[first:stop]


_MAKERS = frozenset(["by", "author", "courtesy", "copy", "derivative"])
_INTERFACE = lazy(r"(?<![^\W_])(?:APIs?|REST|SPARQL|GraphQL|[Ee]ndpoints?|[Dd]umps?|[Qq]uery [Ss]ervice)(?![^\W_])")


def _source_note(case: Case) -> bool:
    """A comment or a heading that names a platform and nothing of any picture: "# Source: Wikimedia Commons"."""
    begins = (_NOTE if "source" in case.occurs else _HEADING).match(case.raw)
    if begins is None or ("plat" not in case.occurs and "source" not in case.occurs) or not unnamed(case):
        return False
    s = case.segment
    versioned = any(m.kind != "family" and m.id != "LicenseRef-PD" for m in s.licenses)
    return not versioned and s.file is None and not any(k.kind in ("file", "media") for k in s.links)


def _header(case: Case) -> bool:
    """The head of a program's file: its author, then the license of the file; nothing says that a picture is meant."""
    if "label" in case.kinds or _NOTE.match(case.raw) is None:
        return False
    if "courtesy" in case.occurs:
        return "plat" not in case.occurs
    return "lic" in case.occurs and _PICTURED.isdisjoint(case.occurs)


def _quoted_text(case: Case) -> bool:
    """The source below a quoted text: "> Source: [Some law](address)"."""
    return (
        "source" in case.occurs
        and case.raw.lstrip().startswith(">")
        and "label" not in case.kinds
        and {"credit", "lic", "plat", "own", "by"}.isdisjoint(case.occurs)
    )


def _article(case: Case) -> bool:
    """A source that leads to an article, not to a picture: "(Source: [Wikipedia](address of an article))"."""
    if not _SHOWN.isdisjoint(case.occurs) or "licensed" in case.occurs or "label" in case.kinds:
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
    return (
        "lic" in case.occurs
        and case.raw.lstrip(" -*")[:1] in ("|", "`")
        and _SIZED.search(case.visible.text) is not None
    )


_SIZED = lazy(r"(?i:\bsha-?\d|\bmd5\b|\d (?:bytes|kb|mb|kib|mib)\b)|\b[0-9a-f]{32,64}\b|\b\d{3,5}\s?[x×]\s?\d{3,5}\b")


def cited(case: Case) -> bool:
    """A credit given as an example, in quotation marks inside a sentence: 'names somebody else, including "Photo: X"'."""
    text = case.visible.text
    noted = _NOTE.match(case.raw) is not None
    for role, start, _, _ in case.nodes:
        if role != "quote" and not (role in _BEGINS and start and text[start - 1] in _QUOTES):
            continue
        aside = role != "quote" and _ASIDE.search(text, max(0, start - 120), start)
        if aside or (noted and _EXPLAINED.search(text, max(0, start - 120), start)):
            return True
    return False


_EXPLAINED = lazy(r"(?:\w+\W+){4}\w+:\s\W?$")
"""A sentence that explains what follows in quotation marks: '// The line below the map: "Jane Sample, Flickr"'."""
_BEGINS = frozenset(["label", "credit", "source", "by", "courtesy", "copy", "text"])
_QUOTES = ('"', "“", "„", "«", "`")


_ASIDE = lazy(
    r"(?:\w+\W+){4}(?:including|like|as|say|says|e\.g\.|example|form|format|vorm|formato|template|schema|z\. ?b\.|wie|etwa)[\s:,]*\W$",
    re.I,
)


def _instruction(case: Case) -> bool:
    """A license in brackets behind words that tell readers what to do: "Only use pictures whose license allows it (CC0)"."""
    if "plat" in case.occurs or "file" in case.occurs:
        return False
    return "prose" in kinds_of(case.nodes[: case.stretch[0]])


def _entry_title(case: Case) -> bool:
    """The title of a page in its settings: "title: 'Photos by Jane - her site'"."""
    return ":" in case.raw[:20] and {"lic", "plat"}.isdisjoint(case.occurs) and _ENTRY.match(case.raw) is not None


_ENTRY = lazy(r"\W{0,4}(?:title|name|heading|headline|description|label|subtitle|keywords)[\"']?\s*:\s*[\"'`]", re.I)


def _credit_alone(case: Case) -> bool:
    """A credit's label with nothing behind it that is one: "(Credit B: +200)"."""
    return not case.named and _SAYING.isdisjoint(case.occurs) and not case.visible.links


_SAYING = frozenset(["lic", "plat", "url", "file", "own", "unknown", "reserved", "copy", "courtesy", "by", "date"])


def _built_with(case: Case) -> bool:
    """The foot of a site: "Pictures from Wikimedia Commons. Built with ..."."""
    return _BUILT.search(case.visible.text) is not None


_TASK = lazy(r"\s*[-*+]?\s*\[[ xX]\]\s")
"""An item of a list of things to do."""


def _work_note(case: Case) -> bool:
    """What somebody did or is to do: "Downloaded 32 pictures from Wikimedia Commons"; no picture is credited."""
    if _WORK.match(case.visible.text) is None:
        return False
    s = case.segment
    exact = any(m.kind != "family" and m.id not in _UNSTATED for m in s.licenses)
    return not exact and s.file is None and not any(k.kind in ("file", "media") for k in s.links)


_UNSTATED = frozenset(["LicenseRef-PD", "CC", "LicenseRef-scancode-unsplash", "LicenseRef-scancode-pixabay-content"])
_WORK = lazy(
    r"\W*(?:\d{1,4}\s(?!(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)[\w-]+|(?:more|add(?:ed|s)?|download(?:ed|s)?|pull(?:ed|s)?|fetch(?:ed|es)?|load(?:ed|s)?|search(?:ed|es)?|replaced?|import(?:ed|s)?|resolves?|sourced|uses?|using|generates?"
    r"|(?:all|alle|todas|toutes|tutte)\s(?:[\w-]+\s){1,3}(?:were|are|have|come|stammen|sind|son|sont|sono)"
    r"|(?:[\w-]+\s){1,5}(?:images|photos|pictures|logos|icons|svgs?)\s(?:downloaded|ship|loaded|sourced|fetched|pulled|taken))\s)",
    re.I,
)
_SYSTEM_PATH = lazy(r"(?:^|\s)(?:/[\w.-]+){4,}")
_BUILT = lazy(r"[.·|]\s+(?:built|powered|hosted|deployed)\s+(?:with|by|on|using)\s", re.I)

NOTICES: tuple[tuple[str, str | frozenset[str], Callable[[Case], bool]], ...] = (
    ("interface", "plat", _interface),
    ("article", "source", _article),
    ("instruction", frozenset(["lic", "unnamed", "captioned"]), _instruction),
    ("credit-alone", "credit", _credit_alone),
    ("built-with", frozenset(["other", "unnamed"]), _built_with),
    ("work-note", frozenset(["plat", "unnamed"]), _work_note),
    ("system-path", "source", lambda case: _SYSTEM_PATH.search(case.visible.text) is not None),
)
"""Evidence, the facts that must occur for it (see `against.against`), and what else must hold."""
MARKED: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("source-note", _source_note),
    ("file-header", _header),
    ("quoted-text", _quoted_text),
    ("inventory", _inventory),
    ("entry-title", _entry_title),
    ("task", lambda case: "[" in case.raw[:8] and _TASK.match(case.raw) is not None),
)
"""Evidence of what only texts with signs of markup or programs hold, and what must hold for it."""
