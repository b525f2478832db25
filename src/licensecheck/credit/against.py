"""What speaks against a text being a picture's credit: notices of sites, other matter than pictures, running text."""

from __future__ import annotations

import re

from licensecheck.credit.case import Checks, kinds_of
from licensecheck.credit.lazy import lazy
from licensecheck.credit.notices import NOTICES
from licensecheck.credit.pieces import PICTURES
from licensecheck.credit.program import programming
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.case import Case
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Segment


def against(case: Case) -> list[str]:
    """Return the evidence against a credit."""
    text = case.visible.text
    out = _CHECKS.held({*case.roles, *case.kinds}, case)
    out += programming(case)
    out += _uncovered(case.inner, case.segment, case.visible)
    if case.named and "plat" in case.roles and not any([o.endswith("left-over") for o in out]):
        out.append("names-only")
    if "prose" in case.kinds:
        out += ["prose-behind"] * min(6, sum([_prose(n, text) for n in case.nodes[case.stretch[1] :]]))
        row = text.count("|") >= 4  # in a row of a table, words in any cell tell what the row is
        out += ["prose-word"] * min(6, sum([_prose(n, text) for n in (case.nodes if row else case.inner)]))
    return out


def _site_notice(case: Case) -> bool:
    """A page's own copyright line: "© 2024 Company. All rights reserved."."""
    if "copy" not in case.roles or "label" in case.roles:
        return False
    at = case.roles.index("copy")
    if (at > 1 and case.nodes[at - 1][3] in (".", "\n")) or (
        case.roles[at + 1 :] == ["text", "date"] and case.phrases and case.phrases[0].kind == "person"
    ):
        return False  # a caption before it, or a person's name and a year
    reserved = ["LicenseRef-All-Rights-Reserved" in n[3].ids for n in case.nodes if n[0] == "lic"]
    return all(reserved) and ("date" in case.roles or "reserved" in case.roles or bool(reserved))


_ALL_PICTURES = lazy(
    r"\b(?:images|photos|photographs|pictures|icons|illustrations|graphics|assets|logos|drawings|figures|artworks|bilder|fotos|grafiken"
    r"|imágenes|imagens|immagini|afbeeldingen|zdjęcia)\s(?:are|sind|stehen|sont|están|estão|sono|zijn|są)\s"
    r"(?:all\s|alle\s|also\s)?(?:in\sthe\spublic|licensed|released|published|available|covered|provided|lizenziert|unter|sous|bajo|sob|onder)",
    re.I,
)


def _all_pictures(case: Case) -> bool:
    """A notice about all pictures of a place: "Included images are licensed under ..."; no name stands behind the license."""
    found = _ALL_PICTURES.search(case.visible.text) if case.triggers & PICTURES else None
    return found is not None and not any(
        n[0] in ("by", "author", "file") or (n[0] == "plat" and "other" not in case.kinds) for n in case.inner
    )


def _license_alone(case: Case) -> bool:
    """A license, but neither a name nor a place that the picture is from."""
    s = case.segment
    return bool(s.licenses) and not case.named and "plat" not in case.roles and s.file is None and s.source is None


def _platform_list(case: Case) -> bool:
    """Names of platforms only: "Freepik / Shutterstock / Getty Images"."""
    if "lic" in case.roles:
        return False
    names = {n[3] for n in case.nodes if n[0] == "plat"}
    led = any(n[0] in ("label", "credit", "source", "author") and n[3] == "colon" for n in case.nodes)
    return len(names) >= 3 or (len(names) == 2 and not led and not case.named)


def _matter(case: Case) -> bool:
    """A license or source of something that is no picture."""
    if "label" in case.roles or "credit" in case.roles:
        return False
    return not {"lic", "source", "copy"}.isdisjoint(case.roles) and "matter" in kinds_of(case.inner)


_PAGES = lazy(r"(?<![^\W_])(?:pp?|vol|isbn|issn|doi|s)[.:]?\s?\d{1,4}(?:[-–]\d+)?\W*$", re.I)


def _paged(case: Case) -> bool:
    """The text ends with the page of a book or journal."""
    text = case.visible.text
    return (
        (text[-1:].isdigit() or text[-2:-1].isdigit())
        and case.segment.source is None
        and _PAGES.search(text) is not None
    )


def _told(case: Case) -> bool:
    """Only a sentence that says who made something: "The museum owns ten photographs by Jane Doe."."""
    if "by" not in case.roles or not _PLACED.isdisjoint(case.roles) or case.visible.links:
        return False
    at = case.roles.index("by")
    first = next((k + 1 for k in range(at - 1, -1, -1) if case.roles[k] == "p"), 0)
    words = case.visible.text[case.nodes[first][1] : case.nodes[at][1]].lower().split()
    if len(words) < 3 or not words[0].isascii():
        return False
    return not any("label" in vocabulary().kinds(word) for word in words[: 1 + (words[0] in _THIS)])


_THIS = frozenset(["the", "this", "a", "all", "these"])
_PLACED = frozenset(["lic", "plat", "url", "file", "own", "copy", "credit", "courtesy", "author", "source", "reserved"])
_SOFTWARE = ("MIT", "Apache-", "BSD-", "GPL-", "AGPL-", "MPL-", "ISC", "OFL-", "ODbL-", "ODC-", "EPL-", "Zlib", "BSL-")


def _software(case: Case) -> bool:
    """Only licenses of programs, fonts or data are stated, and nothing says that a picture is meant."""
    if not _PICTURED.isdisjoint(case.roles) or "label" in case.kinds:
        return False
    licenses = case.segment.licenses
    return bool(licenses) and all(m.id.startswith(_SOFTWARE) for m in licenses)


_PICTURED = frozenset(["label", "plat", "credit", "own", "file"])


def _subject(case: Case) -> bool:
    """The text begins with what is licensed or credited, and that is no picture: "Fonts: ...", "Map data © ..."."""
    first = next((n for n in case.nodes if n[0] != "p"), case.nodes[0])
    data = first[3][0][2] if isinstance(first[3], list) and isinstance(first[3][0], tuple) else first[3]
    dotted = (
        case.visible.text[first[1] : first[2] + 1].endswith((".", "_", "/"))
        or "." in case.visible.text[first[1] : first[2]]
    )
    return first[0] in ("text", "derivative") and isinstance(data, dict) and "matter" in data and not dotted


def _long(case: Case) -> bool:
    text = case.visible.text
    return len(text) > 120 and max([n[2] - n[1] for n in case.inner if n[0] == "text"], default=0) > 120


def _nothing(case: Case) -> bool:
    """No word of a credit at all, or a label with nothing behind it."""
    if case.roles and case.roles[-1] in _OPEN and not case.named and not case.segment.licenses:
        return case.segment.source is None
    if "label" in case.roles and not case.named and not (_SAYING & {*case.roles}) and case.segment.source is None:
        return "author" not in case.kinds  # "Photo: author"
    said = _TELLING.intersection(case.roles)
    return not (said - {"file"}) and (not said or case.segment.file is None) and not case.visible.links


_SAYING = frozenset(["lic", "plat", "url", "file", "own", "unknown", "reserved", "by", "via", "adapted", "courtesy"])
_OPEN = frozenset(["label", "credit", "source", "by", "author", "copy", "courtesy"])
_TELLING = frozenset(
    [
        "lic",
        "plat",
        "credit",
        "label",
        "source",
        "by",
        "author",
        "copy",
        "courtesy",
        "own",
        "url",
        "file",
        "adapted",
        "derivative",
        "unknown",
    ]
)
_CHECKS = Checks((
    ("site-notice", "copy", _site_notice),
    ("all-pictures", "lic", _all_pictures),
    ("license-alone", "", _license_alone),
    ("clause", "", lambda case: "clause" in [p.kind for p in case.phrases]),
    ("platform-list", "plat", _platform_list),
    ("ellipsis", "p", lambda case: "…" in [n[3] for n in case.nodes if n[0] == "p"]),
    ("matter", "matter", _matter),
    ("subject", "matter", _subject),
    ("invitation", "invite", lambda case: True),
    ("bibliography", "", _paged),
    ("sentence", "by", _told),
    ("software", "lic", _software),
    ("long", "", _long),
    ("nothing", "", _nothing),
    *NOTICES,
))  # fmt: skip
"""Evidence, the role or kind of word that must occur for it ("" for none), and what else must hold."""


def _uncovered(inner: list[Node], segment: Segment, visible: Visible) -> list[str]:
    """Tell how much of the credit's words no part of the best reading covers."""
    text = visible.text
    words = sum([n[2] - n[1] for n in inner if n[0] in ("text", "quote")])
    if words < 16:
        return []
    best = segment.readings[0]
    kept = [*best.authors] + ([best.title] if best.title else [])
    covered = sum([len(p.text) for p in kept])
    if covered >= 0.65 * words:
        return []
    words -= sum([n[2] - n[1] for n in inner if n[0] == "text" and _is_host(text[n[1] : n[2]])])
    if words < 16:
        return []
    share = 1 - covered / words
    return ["most-left-over"] * (share > 0.6) + ["much-left-over"] * (share > 0.35)


def _is_host(words: str) -> bool:
    """Tell whether words are a web site's name without its scheme ("jane.example")."""
    return "." in words[1:-1] and " " not in words


def _prose(node: Node, text: str) -> int:
    """Return how many words of running text a node holds; capitalized words inside names do not count ("Will Sample")."""
    _, start, end, data = node
    if _is_host(text[start:end]):
        return 0
    if isinstance(data, dict):
        return int("prose" in data and not (start and text[start].isupper()))
    if not isinstance(data, list) or not data or not isinstance(data[0], tuple):
        return 0
    count = 0
    for s, e, kinds in data:
        if isinstance(kinds, dict) and "prose" in kinds:
            named = text[s].isupper() and (s > start or text[e + 1 : e + 2].isupper()) and end - start < 60
            count += not named
    return count
