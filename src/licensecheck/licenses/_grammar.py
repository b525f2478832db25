"""The grammar of license names: from a place in a text to the licenses that the words there name."""

from __future__ import annotations

import re

from licensecheck.licenses import _compose
from licensecheck.licenses._compose import Found
from licensecheck.licenses._lexicon import FIRST, LEXICON
from licensecheck.licenses._table import PORT_CODES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._tokens import Reader

MAX_WORDS = 60
_LIST_GAPS = frozenset((",", "-", "–", "‐", "−", "/", "&", " & ", ", ", " / ", "、", "，", " + "))
_TIGHT = frozenset(("-", "/", "_", "‐", "‑", "–"))
_CREATIVE_FAMILIES = frozenset(("CC0", "CC-PDM", "CC-PDDC", "CC0-1.0", "CC-PDM-1.0"))
_BEHIND_LICENSE = re.compile(r"\]?, (?:via |https?://commons\.)")
_WHOLE_NUMBERS = frozenset("1234")


def lexeme(reader: Reader, index: int) -> tuple[str, str, int]:
    """Return kind, value and word count of the longest known phrase at a word; ("", "", 1) when there is none."""
    word = reader.word(index)
    for length in FIRST.get(word, ()):
        if length == 1:
            value = LEXICON.get(word)
        elif not reader.has(index + length - 1):
            continue
        else:
            value = LEXICON.get(" ".join(reader.words[index : index + length]))
            if value and not all(reader.soft(k) for k in range(index + 1, index + length)):
                continue
        if value:
            kind, _, rest = value.partition(":")
            return kind, rest, length
    return "", "", 1


def read(reader: Reader, index: int, running: bool) -> Found | None:
    """Read one license name that begins at a word.

    Args:
        reader: the words.
        index: where to begin (0-based).
        running: True inside a sentence, where short names need support; False where the text is known to be a name.

    Returns:
        What was found, with the number of the first word behind it, or None.
    """
    kind, value, count = lexeme(reader, index)
    reading = _READINGS.get(kind)
    return reading(reader, index, kind, value, count, running) if reading else None


def _skip_license_words(reader: Reader, index: int) -> int:
    """Return the first word behind "license", "Lizenz", "deed" and the like."""
    while index < MAX_WORDS and reader.soft(index) and reader.gap(index).strip() in ("", "-", ".", "(", "–"):
        kind, _, count = lexeme(reader, index)
        if kind != "L":
            break
        index += count
    return index


def _upper(reader: Reader, first: int, last: int) -> bool:
    """Whether the letters of words `first` to `last - 1` are capitals in the text as written."""
    written = reader.written(first, last)
    return written == written.upper()


# --- versions ---------------------------------------------------------------------------------------------------------


def _version(reader: Reader, index: int, whole: bool = True) -> tuple[str, int] | None:
    """Return a version number at a word, as "4.0", and the first word behind it."""
    start = index
    if lexeme(reader, index)[0] == "V" and reader.soft(index + 1):
        index += 1
    word = reader.word(index)
    if not word or not word[0].isdigit() or not (index == 0 or reader.soft(index)):
        return None
    if "." in word or "," in word:
        number = word.replace(",", ".")
        return (number, index + 1) if len(number) == 3 else None
    if whole and word in _WHOLE_NUMBERS and (index > start or not _begins_count(reader, index)):
        return word + ".0", index + 1
    return None


def _begins_count(reader: Reader, index: int) -> bool:
    """Whether the whole number at a word counts something ("CC BY 3 photos") instead of naming a version."""
    if not reader.has(index + 1) or reader.gap(index + 1).strip():
        return False
    return lexeme(reader, index + 1)[0] not in ("W", "J", "L", "C", "E", "=", "+", "&", "S") and (
        reader.words[index + 1] not in PORT_CODES
    )


def _versions(reader: Reader, index: int) -> tuple[list[str], int]:
    """Return all versions of a list such as "4.0-3.0-2.5" or "3.0, 2.5 and 2.0", and the first word behind it."""
    first = _version(reader, index)
    if first is None:
        return [], index
    found, index = [first[0]], first[1]
    while index < MAX_WORDS and len(found) < 8:
        after = _listed(reader, index)
        if after is None:
            break
        found.append(reader.words[after].replace(",", "."))
        index = after + 1
    return found, index


def _listed(reader: Reader, index: int) -> int | None:
    """Return the word that continues a list of versions behind word `index - 1`, or None."""
    if not reader.has(index):
        return None
    if lexeme(reader, index)[0] == "&" and reader.soft(index) and reader.soft(index + 1):
        return index + 1 if reader.word(index + 1) in _compose.VERSION_WORDS else None
    gap = reader.gap(index)
    if gap not in _LIST_GAPS or reader.word(index) not in _compose.VERSION_WORDS:
        return None
    spaced = gap in (", ", " / ")
    counts = spaced and reader.has(index + 1) and reader.gap(index + 1) == " " and lexeme(reader, index + 1)[0] != "&"
    return None if counts else index


def plus_behind(reader: Reader, index: int) -> bool:
    """Whether one "+" stands directly before word `index`, as in "GPLv2+"."""
    after = reader.after(index - 1)
    return after[:1] == "+" and after[1:2] != "+"


def _later(reader: Reader, index: int) -> tuple[bool, int]:
    """Whether "or later", "+" follows word `index - 1`, and the first word behind it."""
    if plus_behind(reader, index):
        return True, index
    if reader.soft(index):
        kind, _, count = lexeme(reader, index)
        if kind == "+":
            return True, index + count
    return False, index


# --- Creative Commons -------------------------------------------------------------------------------------------------


def _creative(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read a name that begins with "CC" or "Creative Commons"."""
    if reader.words[index] == "creativecommons" and reader.after(index)[:1] == ".":
        return None  # a host name
    at, bare = index + count, index + count
    elements: list[str] = value.split("-") if kind == "HE" else []
    for _ in range(3):
        if not reader.soft(at) or elements:
            break
        kind_here, value_here, length = lexeme(reader, at)
        if kind_here in ("N", "F") and value_here.lstrip("^!") in _CREATIVE_FAMILIES:
            return read(reader, at, False)
        if kind_here == "HE":
            elements, at = value_here.split("-"), at + length
        elif kind_here in ("H", "L"):
            at += length
            bare = at
        else:
            break
    early = None if elements else _version(reader, at)
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
    if kind in ("C", "E", "L", "V") or _version(reader, index + 1) is not None:
        return False
    return reader.words[index + 1][0].isalpha() and kind not in ("S", "&")


def _bare(reader: Reader, index: int, end: int, running: bool) -> Found | None:
    """Read "Creative Commons", or "CC" where it stands as a license, without elements."""
    reader.word(end)
    last = end - 1
    if running and reader.words[index] == "cc":
        named = end > index + 1 and reader.words[last] != "cc"
        if not (_upper(reader, index, index + 1) and (named or _stands_alone(reader, index, last))):
            return None
    version = _version(reader, end, whole=False)
    if version and version[0] in _compose.VERSION_WORDS:
        end = _skip_license_words(reader, version[1])
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
        named = _skip_license_words(reader, index)
        index = named if _version(reader, named, whole=False) else index
    versions, index = ([early], index) if early else _versions(reader, index)
    later, word = False, ""
    if versions:
        later, index = _later(reader, index)
        word, index = _version_word(reader, index)
        if not port:
            port, index = _port(reader, index, elements, versions[0])
        if not word:
            word, index = _version_word(reader, index)
        later_too, index = (later, index) if later else _later(reader, index)
        later = later or later_too
    else:
        word, index = _version_word(reader, index)
    index = _skip_license_words(reader, index)
    return _compose.creative(elements, versions, port, word, later, index)


def _early_port(reader: Reader, index: int) -> tuple[str, int]:
    """Read a port between elements and version ("CC-BY-AT-2.0")."""
    word = reader.word(index)
    if word in PORT_CODES and reader.soft(index) and reader.soft(index + 1):
        tight = reader.gap(index) in _TIGHT or _upper(reader, index, index + 1)
        if tight and _version(reader, index + 1, whole=False):
            return word, index + 1
    return "", index


def _version_word(reader: Reader, index: int) -> tuple[str, int]:
    """Read "International", "Unported", "Generic" in any language."""
    if reader.soft(index) and "," not in reader.gap(index):
        kind, value, count = lexeme(reader, index)
        if kind == "W":
            return value, index + count
    return "", index


def _port(reader: Reader, index: int, elements: list[str], version: str) -> tuple[str, int]:
    """Read the jurisdiction behind a version: a code or a country's name."""
    if not reader.soft(index):
        return "", index
    gap = reader.gap(index)
    word = reader.words[index]
    kind, value, count = lexeme(reader, index)
    code = word in PORT_CODES and (kind not in ("J", "S") or count == 1)
    if code and (gap in _TIGHT or _port_by_spacing(reader, index, gap)):
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


def _port_by_spacing(reader: Reader, index: int, gap: str) -> bool:
    """Whether a code behind a space is a port, not a word of the sentence ("CC BY-SA 3.0 de Juan")."""
    if gap.strip() not in ("", "(", "["):
        return False
    if gap.strip():
        return reader.after(index)[:1] in (")", "]")
    if not reader.has(index + 1):
        return True
    following = reader.gap(index + 1)
    if following.strip() or "\n" in following:
        return not following.startswith("'") and not following.startswith("’")
    if lexeme(reader, index + 1)[0] in ("L", "S", "+", "&", "C"):
        return True
    capital = reader.written(index + 1, index + 2)[0].isupper()
    return _upper(reader, index, index + 1) and not capital


def _fills_a_place(reader: Reader, index: int) -> bool:
    """Whether "Attribution" stands where Commons' own credit lines have the license: ", Attribution, via Wikimedia"."""
    if reader.words[index] != "attribution" or not reader.written(index, index + 1)[0].isupper():
        return False
    return reader.before(index)[-1:] in (",", "[") and _BEHIND_LICENSE.match(reader.after(index, 20)) is not None


# --- names without "CC" -----------------------------------------------------------------------------------------------


def _by_words(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
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


def _by_codes(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read "BY-SA 4.0" without "CC": only written with a hyphen, or with all in capitals and a version."""
    elements, end = _elements(reader, index, [], False)
    if len(elements) < 2 or "by" not in elements:
        return None
    joined = all(reader.gap(k) in _TIGHT for k in range(index + 1, end)) if end > index + 1 else "-" not in value
    found = _creative_tail(reader, end, elements, None)
    if running and not joined and not (found.kind == "license" and _upper(reader, index, end)):
        return None
    return found


def _fixed(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read a name that has no versions: "public domain", "All rights reserved"."""
    end = index + count
    reader.has(end)
    if value.startswith("^"):
        value = value[1:]
        if running and not _upper(reader, index, end):
            return None
    if value.startswith("."):
        value = value[1:]
        if running and _goes_on(reader, end):
            return None
    if value == "LicenseRef-PD":
        end = _tag_tail(reader, end)
        if running and reader.words[index] == "pd" and end == index + 1 and not _pd_is_a_status(reader, index):
            return None
    return Found((value,), "license", None, _skip_license_words(reader, end))


def _goes_on(reader: Reader, index: int) -> bool:
    """Whether a sentence goes on behind the name with a word that has nothing to do with it."""
    return reader.has(index) and reader.gap(index).isspace() and lexeme(reader, index)[0] not in ("S", "&", "L")


def _tag_tail(reader: Reader, index: int) -> int:
    """Return the first word behind a tag such as "PD-old-100" or "PD-USGov-Military"."""
    while index < MAX_WORDS and reader.has(index) and reader.gap(index) in _TIGHT and reader.gap(index) != "/":
        index += 1
    return index


def _pd_is_a_status(reader: Reader, index: int) -> bool:
    """Whether "PD" in a sentence says "public domain", not a police department or a person's initials."""
    before = reader.before(index)
    if not before or before[-1] in "([,;/:|·-–—*_\"'>":
        return reader.after(index)[:1] not in (".",) or reader.after(index)[1:2] in ("", " ", "\n")
    return lexeme(reader, index + 1)[0] == "B" and reader.soft(index + 1)


def _family(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read a name that may carry a version: "GFDL 1.2 or later", "OGL v3.0", "CC0 1.0 Universal"."""
    at = index + count
    family = value.lstrip("^!")
    reader.has(at)
    named = _skip_license_words(reader, at)
    versions, end = _versions(reader, named) if reader.soft(named) else ([], named)
    if family == "KOGL":
        versions, end = _type(reader, named)
    if running and not _may_stand(reader, value, index, at, bool(versions) or named > at):
        return None
    later, end = _later(reader, end)
    only = False
    if not later and reader.soft(end) and lexeme(reader, end)[0] == "=":
        only, end = True, end + lexeme(reader, end)[2]
    if not versions and end == named:
        end = named
    end = _skip_license_words(reader, end)
    if family == "CC0":
        return _zero_tail(reader, end, versions)
    return _compose.family(family, versions, later, only, end)


def _type(reader: Reader, index: int) -> tuple[list[str], int]:
    """Return the number of a KOGL type, as a list, and the first word behind it."""
    if reader.soft(index) and reader.words[index] in ("0", "1", "2", "3", "4"):
        end = index + 1
        return [reader.words[index]], end + 2 if reader.word(end) == "유" and reader.word(end + 1) == "형" else end
    return [], index


def _may_stand(reader: Reader, value: str, first: int, last: int, supported: bool) -> bool:
    """Whether a family's name may stand in a sentence: short ones in capitals, common words with a version."""
    if value.startswith("!"):
        return supported
    return not value.startswith("^") or supported or _upper(reader, first, last)


def _zero_tail(reader: Reader, index: int, versions: list[str]) -> Found:
    """Read what may follow "CC0 1.0": "Universal", "Public Domain Dedication", a port that does not exist."""
    for _ in range(4):
        if not reader.soft(index) or "/" in reader.gap(index):
            break
        kind, value, count = lexeme(reader, index)
        listed = "," in reader.gap(index)
        if kind in ("Z", "W") or (
            kind == "N" and value == "LicenseRef-PD" and not listed and reader.words[index] != "pd"
        ):
            index += count
        else:
            break
    return _compose.family("CC0", versions, False, False, _skip_license_words(reader, index))


_READINGS = {
    "H": _creative,
    "HE": _creative,
    "E": _by_words,
    "C": _by_codes,
    "N": _fixed,
    "F": _family,
}
