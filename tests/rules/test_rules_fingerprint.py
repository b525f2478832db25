"""Fingerprints: the same for the same fact, another for another, without line numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licensecheck.model import Finding
from licensecheck.rules import run

if TYPE_CHECKING:
    from rules.conftest import Kit

TEXT = "Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"


def _print(kit: Kit, text: str = TEXT, path: str = "a.md", image: str | None = None, shift: str = "") -> str:
    words = "CC BY-SA 4.0" if "CC BY-SA 4.0" in text else "CC BY-SA  4.0"
    mention = kit.mention(shift + text, words, "CC-BY-SA-4.0")
    case = kit.case(
        shift + text, "license_link.missing c", facts=kit.record(), path=path, image=image, licenses=(mention,)
    )
    (finding,) = run(case)
    return finding.fingerprint


def test_a_fingerprint_is_a_version_and_32_hex_digits(kit: Kit) -> None:
    assert re.fullmatch(r"1:[0-9a-f]{32}", _print(kit))


def test_it_never_changes_between_runs_and_versions(kit: Kit) -> None:
    """Baselines hold fingerprints: a change of this value breaks every one of them."""
    assert _print(kit) == "1:765e356fdb9b0ca7f70bf0b3fea7ef6c"


def test_words_around_and_white_space_do_not_change_it(kit: Kit) -> None:
    assert _print(kit, shift="Moved along. ") == _print(kit)
    assert _print(kit, text=TEXT.replace("SA 4", "SA  4")) == _print(kit)


def test_path_and_picture_change_it(kit: Kit) -> None:
    assert len({_print(kit), _print(kit, path="b.md"), _print(kit, image="x.jpg"), _print(kit, image="y.jpg")}) == 4


def test_the_same_finding_twice_in_a_document_gets_two(kit: Kit) -> None:
    case = kit.case(TEXT, "author.missing c", facts=kit.record())
    seen: dict[str, int] = {}
    first, second = run(case, seen), run(case, seen)
    assert first[0].fingerprint != second[0].fingerprint
    assert first == run(case)
    assert run(case, {}) == first


def test_findings_survive_being_written_and_read(kit: Kit) -> None:
    (finding,) = run(kit.case(TEXT, "author.missing c", facts=kit.record()))
    assert Finding.from_plain(finding.to_plain()) == finding
