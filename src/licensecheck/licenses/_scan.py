"""Reading helpers of the grammar: known phrases, version numbers, "or later"."""

from __future__ import annotations

from licensecheck.licenses import _compose
from licensecheck.licenses._lexicon import role, sizes
from licensecheck.licenses._table import PORT_CODES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._tokens import Reader

MAX_WORDS = 60
TIGHT = frozenset(("-", "/", "_", "‐", "‑", "–"))
_LIST_GAPS = frozenset((",", "-", "–", "‐", "−", "/", "&", " & ", ", ", " / ", "、", "，", " + "))
_KNOWN_NUMBERS = frozenset(("1.0", "1.1", "1.2", "1.3", "2.0", "2.1", "2.5", "3.0", "4.0"))
_DENSE = frozenset(("10", "20", "21", "25", "30", "40"))
_WHOLE_NUMBERS = frozenset("1234")


def lexeme(reader: Reader, index: int) -> tuple[str, str, int]:
    """Return kind, value and word count of the longest known phrase at a word; ("", "", 1) when there is none."""
    word = reader.word(index)
    for length in sizes(word):
        if length == 1:
            value = role(word)
        elif not reader.has(index + length - 1):
            continue
        else:
            value = role(" ".join(reader.words[index : index + length]))
            if value and not all(reader.soft(k) for k in range(index + 1, index + length)):
                continue
        if value:
            kind, _, rest = value.partition(":")
            return kind, rest, length
    return "", "", 1


def skip_license_words(reader: Reader, index: int) -> int:
    """Return the first word behind "license", "Lizenz", "deed" and the like."""
    while index < MAX_WORDS and reader.soft(index) and reader.gap(index).strip() in ("", "-", ".", "(", "–"):
        kind, _, count = lexeme(reader, index)
        if kind != "L":
            break
        index += count
    return index


def upper(reader: Reader, first: int, last: int) -> bool:
    """Whether the letters of words `first` to `last - 1` are capitals in the text as written."""
    written = reader.written(first, last)
    return written == written.upper()


# --- versions ---------------------------------------------------------------------------------------------------------


def version_at(reader: Reader, index: int, whole: bool = True) -> tuple[str, int] | None:
    """Return a version number at a word, as "4.0", and the first word behind it.

    `whole`: whether a whole number ("CC BY 4") counts too.
    """
    marked = lexeme(reader, index)[0] == "V" and reader.soft(index + 1)
    index += marked
    word = reader.word(index)
    if not word[:1].isdigit() or not (index == 0 or reader.soft(index)):
        return None
    if len(word) == 3 and not word.isdigit():
        number = word.replace(",", ".")
        return (number, index + 1) if marked or _is_version(reader, index, number) else None
    if word in _DENSE and reader.gap(index) in TIGHT:
        return f"{word[0]}.{word[1]}", index + 1
    if whole and word in _WHOLE_NUMBERS and (marked or not _begins_count(reader, index)):
        return word + ".0", index + 1
    return None


def _is_version(reader: Reader, index: int, number: str) -> bool:
    """Whether a decimal number is a version, not a date or a measure ("CC BY, 3.5.2019", "CC BY 7.5 cm")."""
    after = reader.after(index, 2)
    if after[:1] == "." and after[1:].isdigit():
        return False
    listed = "," in reader.gap(index)
    if number in _KNOWN_NUMBERS:
        return not (listed and _begins_count(reader, index))
    return not listed and not _begins_count(reader, index)


def _begins_count(reader: Reader, index: int) -> bool:
    """Whether the whole number at a word counts something ("CC BY 3 photos") instead of naming a version."""
    if not reader.has(index + 1) or reader.gap(index + 1).strip():
        return False
    return lexeme(reader, index + 1)[0] not in ("W", "J", "L", "C", "E", "=", "+", "&", "S") and (
        reader.words[index + 1] not in PORT_CODES
    )


def versions_at(reader: Reader, index: int) -> tuple[list[str], int]:
    """Return all versions of a list such as "4.0-3.0-2.5" or "3.0, 2.5 and 2.0", and the first word behind it."""
    first = version_at(reader, index)
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


def later_at(reader: Reader, index: int) -> tuple[bool, int]:
    """Whether "or later", "+" follows word `index - 1`, and the first word behind it."""
    if plus_behind(reader, index):
        return True, index
    if reader.soft(index):
        kind, _, count = lexeme(reader, index)
        if kind == "+":
            return True, index + count
    return False, index
