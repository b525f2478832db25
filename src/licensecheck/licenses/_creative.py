"""Names of Creative Commons licenses: with "CC" or "Creative Commons" before them, or elements that stand alone."""

from __future__ import annotations

from licensecheck.licenses import _compose
from licensecheck.licenses._compose import Found
from licensecheck.licenses._scan import (
    MAX_WORDS,
    TIGHT,
    later_at,
    lexeme,
    skip_license_words,
    upper,
    version_at,
    versions_at,
)
from licensecheck.licenses._table import PORT_CODES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._tokens import Reader

_CREATIVE_FAMILIES = frozenset(("CC0", "CC-PDM", "CC-PDDC", "CC0-1.0", "CC-PDM-1.0"))
_BEHIND_LICENSE = (
    ", via ",
    ", vía ",
    ", za pośrednictwem ",
    ", через ",
    "], via ",
    ", http://commons.",
    ", https://commons.",
    "], http",
)


def creative_name(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read a name that begins with "CC" or "Creative Commons"."""
    if reader.words[index] == "creativecommons" and reader.after(index)[:1] == ".":
        return None  # a host name
    at, bare = index + count, index + count
    elements: list[str] = value.split("-") if kind == "HE" else []
    for _ in range(3):
        if not reader.soft(at) or elements:
            break
        kind_here, value_here, length = lexeme(reader, at)
        if kind_here in ("N", "F") and value_here.lstrip("^!.") in _CREATIVE_FAMILIES:
            from licensecheck.licenses._grammar import read

            return read(reader, at, False)
        if kind_here == "HE":
            elements, at = value_here.split("-"), at + length
        elif kind_here in ("H", "L"):
            at += length
            bare = at
        else:
            break
    early = None if elements else version_at(reader, at)
    if early and lexeme(reader, early[1])[0] in ("E", "C") and reader.soft(early[1]):
        at = early[1]
    else:
        early = None
    elements, end = _elements(reader, at, elements, True)
    if not elements:
        return _bare(reader, index, bare, running)
    return _creative_tail(reader, end, elements, early[0] if early else None)


def _elements(reader: Reader, index: int, found: list[str], headed: bool) -> tuple[list[str], int]:
    """Collect license elements ("by", "nc", "sa") from a word on; `headed` when "CC" stands before it."""
    while index < MAX_WORDS and (index == 0 or reader.soft(index)):
        kind, value, count = lexeme(reader, index)
        if kind not in ("E", "C") or len(found) > 5:
            break
        if not found and headed and kind == "C" and _by_is_a_word(reader, index):
            break
        if kind == "C" and "by" in found and value.startswith("by"):
            break  # the next license of a list: "CC BY-ND/BY-SA"
        if value == "sampling" and reader.has(index) and reader.after(index)[:1] == "+":
            value = "sampling+"
        found = found + value.split("-")
        index += count
    return found, index


def _by_is_a_word(reader: Reader, index: int) -> bool:
    """Whether "by" behind "CC" or "Creative Commons" introduces a name ("CC by John Smith")."""
    gap = reader.gap(index)
    if (
        reader.words[index] != "by"
        or reader.written(index, index + 1) == "BY"
        or (gap and not gap.isspace() and ":" not in gap)
    ):
        return False
    nothing_follows = not reader.soft(index + 1)
    if nothing_follows:
        return ":" in gap
    kind = lexeme(reader, index + 1)[0]
    if kind in ("C", "E", "L", "V") or version_at(reader, index + 1) is not None:
        return False
    return reader.words[index + 1][0].isalpha() and kind not in ("S", "&")


def _bare(reader: Reader, index: int, end: int, running: bool) -> Found | None:
    """Read "Creative Commons", or "CC" where it stands as a license, without elements."""
    reader.word(end)
    last = end - 1
    if running and reader.words[index] == "cc":
        named = end > index + 1 and reader.words[last] != "cc"
        if not (upper(reader, index, index + 1) and (named or _stands_alone(reader, index, last))):
            return None
    version = version_at(reader, end, whole=False)
    if version and version[0] in _compose.VERSION_WORDS:
        end = skip_license_words(reader, version[1])
    return Found(("CC",), "family", None, end)


def _stands_alone(reader: Reader, first: int, last: int) -> bool:
    """Whether words `first` to `last` fill a bracket, or the place between two separators."""
    before = reader.before(first)
    after = reader.after(last).lstrip()[:1]
    if before[-1:] in ("(", "[") and before:
        return after in (")", "]", ",", ";")
    return (
        before[-1:] in (",", "/", "|", "·", ";") and bool(before) and after in ("", ",", ")", "]", "/", "|", ".", ";")
    )


def _creative_tail(reader: Reader, index: int, elements: list[str], early: str | None) -> Found:
    """Read version, words and port behind the elements, and build the ids."""
    port, index = _early_port(reader, index)
    if not early:
        named = skip_license_words(reader, index)
        index = named if version_at(reader, named, whole=False) else index
    versions, index = ([early], index) if early else versions_at(reader, index)
    later, word = False, ""
    if versions:
        later, index = later_at(reader, index)
        word, index = _version_word(reader, index, versions[0])
        if not port:
            port, index = _port(reader, index, elements, versions[0])
        if not word:
            word, index = _version_word(reader, index, versions[0] if versions else "")
        later_too, index = (later, index) if later else later_at(reader, index)
        later = later or later_too
    else:
        word, index = _version_word(reader, index, versions[0] if versions else "")
    index = skip_license_words(reader, index)
    return _compose.creative(elements, versions, port, word, later, index)


def _early_port(reader: Reader, index: int) -> tuple[str, int]:
    """Read a port between elements and version ("CC-BY-AT-2.0")."""
    word = reader.word(index)
    if word in PORT_CODES and reader.soft(index) and reader.soft(index + 1):
        tight = reader.gap(index) in TIGHT or upper(reader, index, index + 1)
        if tight and version_at(reader, index + 1, whole=False):
            return word, index + 1
    return "", index


def _version_word(reader: Reader, index: int, version: str) -> tuple[str, int]:
    """Read "International", "Unported", "Generic" in any language; a name may begin so too ("International Olympic ...")."""
    if reader.soft(index) and "," not in reader.gap(index):
        kind, value, count = lexeme(reader, index)
        fits = version in _compose.versions_of(value)
        if kind == "W" and (fits or reader.whole or not _name_goes_on(reader, index + count)):
            return value, index + count
    return "", index


def _name_goes_on(reader: Reader, index: int) -> bool:
    """Whether a capital letter begins the next word, with only a blank before it."""
    if not reader.has(index) or not reader.gap(index).isspace() or lexeme(reader, index)[0] == "L":
        return False
    return reader.written(index, index + 1)[0].isupper()


def _port(reader: Reader, index: int, elements: list[str], version: str) -> tuple[str, int]:
    """Read the jurisdiction behind a version: a code or a country's name."""
    if not reader.soft(index):
        return "", index
    gap = reader.gap(index)
    word = reader.words[index]
    kind, value, count = lexeme(reader, index)
    parted = kind == "S" and reader.has(index + 1) and reader.gap(index + 1).strip()  # "AT, Wikimedia Commons"
    code = word in PORT_CODES and (kind not in ("J", "S") or count == 1 or parted)
    if code and (gap in TIGHT or _port_by_spacing(reader, index, gap, _compose.exists(elements, version, word))):
        return word, index + 1
    named = (
        kind == "J"
        and not code
        and gap.strip() in ("", "(", "-", "–", "—", ":")
        and _compose.exists(elements, version, value)
    )
    if named or (kind == "J" and reader.whole and not reader.has(index + count)):
        return value, index + count
    return "", index


def _port_by_spacing(reader: Reader, index: int, gap: str, exists: bool) -> bool:
    """Whether a code behind a space is a port, not a word of the sentence ("CC BY-SA 3.0 de Juan")."""
    capitals = upper(reader, index, index + 1)
    if not exists and not capitals and not reader.whole:
        return False
    if gap.strip() not in ("", "(", "["):
        return False
    if gap.strip():
        return reader.after(index)[:1] in (")", "]")
    if not reader.has(index + 1):
        return True
    following = reader.gap(index + 1)
    if following.strip():
        return not following.startswith("'") and not following.startswith("’")
    if lexeme(reader, index + 1)[0] in ("L", "S", "+", "&", "C"):
        return True
    first = reader.written(index + 1, index + 2)[0]
    return capitals and not first.isupper() and not first.isdigit()


def _fills_a_place(reader: Reader, index: int) -> bool:
    """Whether "Attribution" stands where Commons' own credit lines have the license: ", Attribution, via Wikimedia"."""
    if reader.words[index] != "attribution" or not reader.written(index, index + 1)[0].isupper():
        return False
    return reader.before(index)[-1:] in (",", "[") and reader.after(index, 20).startswith(_BEHIND_LICENSE)


def element_words(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read elements that stand alone: "Attribution-ShareAlike 4.0 International"."""
    elements, end = _elements(reader, index, [], False)
    if not elements or (running and "by" not in elements):
        return None
    found = _creative_tail(reader, end, elements, None)
    if found.kind == "license" or len(elements) > 1:
        return found
    if running and end == index + 1 and _fills_a_place(reader, index):
        return Found(("LicenseRef-Commons-Attribution",), "license", None, end)
    return None


def element_codes(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read "BY-SA 4.0" without "CC": only written with a hyphen, or with all in capitals and a version."""
    elements, end = _elements(reader, index, [], False)
    if len(elements) < 2 or "by" not in elements:
        return None
    joined = all(reader.gap(k) in TIGHT for k in range(index + 1, end)) if end > index + 1 else "-" not in value
    found = _creative_tail(reader, end, elements, None)
    if running and not joined and not (found.kind == "license" and upper(reader, index, end)):
        return None
    return found
