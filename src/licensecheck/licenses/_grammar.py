"""The grammar of license names: from a place in a text to the licenses that the words there name."""

from __future__ import annotations

from licensecheck.licenses import _compose
from licensecheck.licenses._compose import Found
from licensecheck.licenses._creative import creative_name, element_codes, element_words
from licensecheck.licenses._scan import MAX_WORDS, TIGHT, later_at, lexeme, skip_license_words, upper, versions_at
from licensecheck.licenses._table import FAMILIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._tokens import Reader


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


def _fixed(reader: Reader, index: int, kind: str, value: str, count: int, running: bool) -> Found | None:
    """Read a name that has no versions: "public domain", "All rights reserved"."""
    end = index + count
    reader.has(end)
    marks, value = _marks(value)
    if running and (("^" in marks and not upper(reader, index, end)) or ("." in marks and _goes_on(reader, end))):
        return None
    if value == "LicenseRef-PD":
        end = _tag_tail(reader, end)
        if running and reader.words[index] == "pd" and end == index + 1 and not _pd_is_a_status(reader, index):
            return None
    return Found((value,), "license", None, skip_license_words(reader, end))


def _marks(value: str) -> tuple[str, str]:
    """Split the marks that say where a name may stand in running text ("^", "!", ".") from its value."""
    bare = value.lstrip("^!.")
    return value[: len(value) - len(bare)], bare


def _goes_on(reader: Reader, index: int) -> bool:
    """Whether a sentence goes on behind the name with a word that has nothing to do with it."""
    return reader.has(index) and reader.gap(index).isspace() and lexeme(reader, index)[0] not in ("S", "&", "L")


def _tag_tail(reader: Reader, index: int) -> int:
    """Return the first word behind a tag such as "PD-old-100" or "PD-USGov-Military"."""
    while index < MAX_WORDS and reader.has(index) and reader.gap(index) in TIGHT and reader.gap(index) != "/":
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
    marks, family = _marks(value)
    reader.has(at)
    named = skip_license_words(reader, at)
    versions, end = versions_at(reader, named) if reader.soft(named) else ([], named)
    if versions and "" in FAMILIES[family] and "," in reader.gap(named):
        versions, end = [], named  # "CC0, 2.5 MB"
    if family == "KOGL":
        versions, end = _type(reader, named)
    supported = named > at or (bool(versions) and "" not in FAMILIES[family])
    if running and not _may_stand(marks, upper(reader, index, at), supported):
        return None
    later, end = later_at(reader, end)
    only = False
    if not later and reader.soft(end) and lexeme(reader, end)[0] == "=":
        only, end = True, end + lexeme(reader, end)[2]
    end = skip_license_words(reader, end)
    if family == "CC0":
        return _zero_tail(reader, end, versions)
    return _compose.family(family, versions, later, only, end)


def _type(reader: Reader, index: int) -> tuple[list[str], int]:
    """Return the number of a KOGL type, as a list, and the first word behind it."""
    if reader.soft(index) and reader.words[index] in ("0", "1", "2", "3", "4"):
        end = index + 1
        return [reader.words[index]], end + 2 if reader.word(end) == "유" and reader.word(end + 1) == "형" else end
    return [], index


def _may_stand(marks: str, capitals: bool, supported: bool) -> bool:
    """Whether a family's name may stand in a sentence: short ones in capitals, common words with a version or "license"."""
    if "!" in marks:
        return supported and (capitals or "^" not in marks)
    return supported or capitals or "^" not in marks


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
    return _compose.family("CC0", versions, False, False, skip_license_words(reader, index))


_READINGS = {
    "H": creative_name,
    "HE": creative_name,
    "E": element_words,
    "C": element_codes,
    "N": _fixed,
    "F": _family,
}
