"""From elements, versions and ports to ids: which Creative Commons licenses were published, and which never were."""

from __future__ import annotations

from licensecheck.licenses._table import FAMILIES, ODD_IDS, PUBLISHED, SPDX_IDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._values import MatchKind

VERSION_WORDS = frozenset(("1.0", "2.0", "2.1", "2.5", "3.0", "4.0", "1,0", "2,0", "2,1", "2,5", "3,0", "4,0"))
CC_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
PORTED_21 = frozenset(("au", "ca", "es", "jp"))

# The units that were published, by their sorted elements.
UNITS = {
    "by": "by",
    "by sa": "by-sa",
    "by nc": "by-nc",
    "by nd": "by-nd",
    "by nc sa": "by-nc-sa",
    "by nc nd": "by-nc-nd",
    "sa": "sa",
    "nc": "nc",
    "nd": "nd",
    "nc sa": "nc-sa",
    "nc nd": "nd-nc",
    "sampling": "sampling",
    "sampling+": "sampling+",
    "nc sampling+": "nc-sampling+",
    "devnations": "devnations",
}
_UNIT_IDS = {
    "sampling+": "SAMPLINGPlus",
    "nc-sampling+": "NC-SAMPLINGPlus",
}
# "Unported" names 3.0, "International" 4.0, "Generic" all before: https://creativecommons.org/faq/
_WORD_VERSIONS = {
    "unported": (("3.0",), "unported-is-3.0"),
    "international": (("4.0",), "international-is-4.0"),
    "generic": (("1.0", "2.0", "2.1", "2.5"), "generic-is-before-3.0"),
}
_ONE_VERSION = {"CC0": "cc0-has-one-version", "CC-PDM": "pdm-has-one-version"}


class Found:
    """What the grammar read: ids, kind and problem as in `Match`, and `next`, the number of the first word behind it."""

    __slots__ = ("ids", "kind", "next", "problem")

    def __init__(self, ids: tuple[str, ...], kind: MatchKind, problem: str | None, next_word: int) -> None:
        self.ids = ids
        self.kind = kind
        self.problem = problem
        self.next = next_word


def unit_of(elements: list[str]) -> str | None:
    """Return the published unit of these elements in any order ("sa", "by" gives "by-sa"), or None."""
    return UNITS.get(" ".join(sorted(set(elements))))


def family_id(unit: str) -> str:
    """Return the family's id of a unit: "by-sa" gives "CC-BY-SA"."""
    return "CC-" + _UNIT_IDS.get(unit, unit.upper())


def exists(elements: list[str], version: str, port: str) -> bool:
    """Whether a jurisdiction version was published."""
    unit = unit_of(elements)
    return unit is not None and f" {port} " in PUBLISHED.get(unit, {}).get(version, "")


def license_id(unit: str, version: str, port: str) -> str:
    """Return the id of a published license, with "LicenseRef-" where SPDX has none."""
    plain = f"{family_id(unit)}-{version}" + (f"-{port.upper()}" if port else "")
    return ODD_IDS.get(plain) or (plain if plain in SPDX_IDS else "LicenseRef-" + plain)


def versions_of(word: str) -> tuple[str, ...]:
    """Return the versions that a word such as "unported" names; none for other words."""
    return _WORD_VERSIONS.get(word, ((), ""))[0]


def why_not(unit: str, version: str, port: str) -> str | None:
    """Return why a license does not exist, as a problem id, or None when it does."""
    ports = PUBLISHED[unit].get(version)
    if ports is not None and f" {port} " in ports:
        return None
    if version == "2.1" and unit.startswith("by") and port not in PORTED_21:
        return "2.1-only-au-ca-es-jp"
    if version == "4.0" and unit.startswith("by") and port:
        return "no-ports-of-4.0"
    return "jurisdiction-never-published" if ports is not None else "version-never-published"


def creative(elements: list[str], versions: list[str], port: str, word: str, later: bool, end: int) -> Found:
    """Build what elements, versions, port and version word name together; `word` is "", "unported", ..."""
    unit = unit_of(elements)
    if unit is None:
        clash = {"nd", "sa"} <= set(elements)
        why = "nd-and-sa-exclude-each-other" if clash else "elements-never-published"
        shaped = "-".join(["CC", *dict.fromkeys(elements), *versions[:1], *([port] if port else [])]).upper()
        return Found((shaped,), "nonexistent", why, end)
    if not versions:
        return Found((family_id(unit),), "family", None, end)
    wanted, mismatch = _WORD_VERSIONS.get(word, ((), ""))
    problem: str | None = mismatch if wanted and versions[0] not in wanted else None
    for version in versions:
        problem = problem or why_not(unit, version, port)
    if problem:
        tail = port or (word if problem == mismatch else "")
        shaped = f"{family_id(unit)}-{versions[0]}" + (f"-{tail.upper()}" if tail else "")
        return Found((shaped,), "nonexistent", problem, end)
    ids = [license_id(unit, v, port) for v in versions]
    if later:
        newer = [v for v in CC_VERSIONS if v > versions[0] and v in PUBLISHED[unit]]
        ids += [license_id(unit, v, "" if why_not(unit, v, port) else port) for v in newer]
    return Found(tuple(dict.fromkeys(ids)), "license", None, end)


def family(name: str, versions: list[str], later: bool, only: bool, end: int) -> Found:
    """Build what a family's name and versions stand for ("GFDL", ["1.2"], later)."""
    known = FAMILIES[name]
    if "" in known and not versions:  # one license, whether or not its version is written
        return Found((known[""][0],), "license", None, end)
    if not versions:
        return Found((name,), "family", None, end)
    ids: list[str] = []
    for version in versions:
        pair = known.get(version)
        if pair is None:
            once = name in _ONE_VERSION
            kind: MatchKind = "nonexistent" if once else "unknown"
            return Found((f"{name}-{version}",), kind, _ONE_VERSION.get(name, "version-not-known"), end)
        ids.append(pair[1 if later and not only else 0])
    return Found(tuple(dict.fromkeys(ids)), "license", None, end)
