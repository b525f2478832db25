"""The licenses by id, decoded from the generated table one at a time."""

from __future__ import annotations

from functools import lru_cache

from licensecheck.licenses._values import License, Requires

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ACCEPTED = {"1": True, "0": False, "": None}

_decoded: dict[str, License] = {}
_folded: list[str] = []


def all_ids() -> tuple[str, ...]:
    """Return the ids of all licenses, in the order of the table."""
    from licensecheck.licenses._records import RECORDS

    return tuple([line[: line.index("\t")] for line in RECORDS.splitlines()])


@lru_cache(maxsize=2_048)
def get(license_id: str) -> License | None:
    """Return the license with this id (letter case does not count), or None."""
    wanted = license_id.lower()
    found = _decoded.get(wanted)
    if found is None and (line := _line(license_id)) is not None:
        found = _decoded[wanted] = _decode(line)
    return found


def _line(license_id: str) -> str | None:
    """Return the line of the table that begins with an id; the table is folded only for an id in another letter case."""
    from licensecheck.licenses._records import RECORDS

    if "\t" in license_id or "\n" in license_id:
        return None
    at = RECORDS.find(f"\n{license_id}\t") + 1
    if at == 0 and not RECORDS.startswith(f"{license_id}\t"):
        if not _folded:
            _folded.append("\n" + RECORDS.lower())
        at = _folded[0].find(f"\n{license_id.lower()}\t")
    return None if at < 0 else RECORDS[at : RECORDS.index("\n", at)]


def family_of(license_id: str) -> str:
    """Return the family of a license's id ("CC-BY-SA-4.0" gives "CC-BY-SA"); an unknown id is its own family."""
    found = get(license_id)
    return found.family if found else license_id


def _decode(line: str) -> License:
    cells = line.split("\t")
    unit, version, port = cells[2:5]
    regular = _regular(unit, version, port) if unit else {}
    url, deed, legal, short, long, template, commons_short, code = [
        regular[n] if c == "~" else c for n, c in enumerate(cells[5:13])
    ]
    wikidata, accepted, duty, cure, termination, rule = *cells[13:15], *cells[16:]
    kind: Any = cells[15]
    ids, ports, one_way = _rule(int(rule))
    return License(
        id=cells[0],
        family=cells[1],
        unit=unit,
        version=version or None,
        jurisdiction=port or None,
        url=url or None,
        deed_url=deed or None,
        legalcode_url=legal or None,
        short_name=short,
        long_name=long,
        template=template or None,
        commons_short_name=commons_short or None,
        commons_code=code or None,
        wikidata=wikidata or None,
        accepted_on_commons=_ACCEPTED[accepted],
        kind=kind,
        requires=_requires(int(duty)),
        cure_days=int(cure) if cure else None,
        termination=termination or None,
        compatible_with=tuple([i for i in ids.split(" ") if i and i != cells[0]]) if ids else (),
        compatible_ports=ports or "none",
        one_way=tuple(one_way.split()),
    )


def _regular(unit: str, version: str, port: str) -> dict[int, str]:
    """Return the cells (numbered from the address on) that follow from elements, version and port."""
    url = f"https://creativecommons.org/licenses/{unit}/{version}/" + (f"{port}/" if port else "")
    tail = version + (f" {port}" if port else "")
    dashed = f"{unit}-{tail.replace(' ', '-')}"
    name = f"CC {unit.upper()} "
    return {
        0: url,
        1: url + "deed.en",
        2: url + "legalcode",
        3: name + tail.upper(),
        5: "Cc-" + dashed,
        6: name + tail,
        7: "cc-" + dashed,
    }


def _requires(number: int) -> Requires:
    from licensecheck.licenses._records import DUTIES

    cells: list[Any] = [c == "True" if c in ("True", "False") else c for c in DUTIES.splitlines()[number].split("|")]
    return Requires(*cells)


def _rule(number: int) -> list[str]:
    from licensecheck.licenses._records import COMPATIBILITY

    line = COMPATIBILITY.split("\n")[number]
    return line.split("|") if line else ["", "", ""]
