"""License statements inside running text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licensecheck.licenses import _find, find
from licensecheck.licenses._grammar import read
from licensecheck.licenses._tokens import Reader, fold


def said(text: str) -> list[tuple[str, str]]:
    """Return id (the first of each mention) and words of all mentions."""
    return [(m.ids[0], m.text) for m in find(text)]


# Credit or sentence -> what it states.
STATEMENTS = {
    "Image: Police of X, Museum after shelling, 2023-04-25, CC BY 4.0, via Wikimedia Commons (no changes made)": [
        ("CC-BY-4.0", "CC BY 4.0")
    ],
    "Foto: A / Wikimedia Commons / CC BY-SA 2.0": [("CC-BY-SA-2.0", "CC BY-SA 2.0")],
    "By A - Own work, CC BY-SA 3.0 nl, https://commons.wikimedia.org/w/index.php?curid=1": [
        ("LicenseRef-CC-BY-SA-3.0-NL", "CC BY-SA 3.0 nl")
    ],
    "A [GFDL (http://www.gnu.org/copyleft/fdl.html) or CC BY-SA 4.0-3.0 (https://creativecommons.org/licenses/by-sa/4.0-3.0)]": [
        ("GFDL", "GFDL"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0-3.0"),
    ],
    "under the Creative Commons Attribution 4.0 International (CC BY 4.0) license": [
        ("CC-BY-4.0", "Creative Commons Attribution 4.0 International (CC BY 4.0)")
    ],
    "used under Creative Commons license [BY-NC-SA 2.0](https://creativecommons.org/licenses/by-nc-sa/2.0/)": [
        ("CC-BY-NC-SA-2.0", "Creative Commons license [BY-NC-SA 2.0")
    ],
    "Creative Commons CC BY-SA 2.0 License": [("CC-BY-SA-2.0", "Creative Commons CC BY-SA 2.0 License")],
    "a Creative Commons Attribution License 3.0": [("CC-BY-3.0", "Creative Commons Attribution License 3.0")],
    "Photo CC BY-SA\n    2.5, cropped": [("CC-BY-SA-2.5", "CC BY-SA\n    2.5")],
    "Photo: A (CC-BY-SA 3.0 (DE))": [("CC-BY-SA-3.0-DE", "CC-BY-SA 3.0 (DE)")],
    "Kaynak: A, CC BY-SA 3.0 / GFDL 1.2+": [("CC-BY-SA-3.0", "CC BY-SA 3.0"), ("GFDL-1.2-or-later", "GFDL 1.2+")],
    "Ana, CC BY-SA 3.0 de Juan": [("CC-BY-SA-3.0", "CC BY-SA 3.0")],
    "Ana, CC BY-SA 3.0 at, Wikimedia Commons": [("CC-BY-SA-3.0-AT", "CC BY-SA 3.0 at")],
    "Ana, CC BY-SA 3.0 at Wikimedia Commons": [("CC-BY-SA-3.0", "CC BY-SA 3.0")],
    "Ana, CC BY-SA 4.0 de\nWikimedia": [("CC-BY-SA-4.0", "CC BY-SA 4.0")],
    "Ana, CC BY-SA 4.0 de.": [("CC-BY-SA-4.0", "CC BY-SA 4.0")],
    "A, MIT License": [("MIT", "MIT License")],
    "Etalab 2.0": [("etalab-2.0", "Etalab 2.0")],
    "A, CC BY-SA 3.0 no changes made": [("CC-BY-SA-3.0", "CC BY-SA 3.0")],
    "A, CC BY 2.0 US Embassy": [("CC-BY-2.0", "CC BY 2.0")],
    "A, CC BY 3.0 at English Wikipedia": [("CC-BY-3.0", "CC BY 3.0")],
    "A, CC BY 4.0 DE, via Commons": [("CC-BY-4.0-DE", "CC BY 4.0 DE")],
    "CC BY-SA 4.0, 2.5 MB": [("CC-BY-SA-4.0", "CC BY-SA 4.0")],
    "CC BY 3 photos": [("CC-BY", "CC BY")],
    "CC BY-SA 2014": [("CC-BY-SA", "CC BY-SA")],
    "CC BY, 3.5.2019": [("CC-BY", "CC BY")],
    "CC BY 12.5.2019": [("CC-BY", "CC BY")],
    "CC BY 7.5 cm": [("CC-BY", "CC BY")],
    "CC BY, 2.5 MB": [("CC-BY", "CC BY")],
    "CC0, 2.5 MB": [("CC0-1.0", "CC0")],
    "CC BY 2.0 International Rice Institute": [("CC-BY-2.0", "CC BY 2.0")],
    "CC BY 3.0 NO 5": [("CC-BY-3.0", "CC BY 3.0")],
    "CC BY-ND/BY-SA 4.0": [("CC-BY-ND", "CC BY-ND"), ("CC-BY-SA-4.0", "BY-SA 4.0")],
    "cc-by-sa-40": [("CC-BY-SA-4.0", "cc-by-sa-40")],
    "CC BY-SA (v3)": [("CC-BY-SA-3.0", "CC BY-SA (v3)")],
    "Photo: A, CC": [("CC", "CC")],
    "Photos (CC) A": [("CC", "CC")],
    "Creative Commons by John Doe": [("CC", "Creative Commons")],
    "由 A 提供，采用CC BY-SA 4.0授權": [("CC-BY-SA-4.0", "CC BY-SA 4.0授權")],
    "本作品采用知识共享署名 4.0 国际许可协议进行许可": [("CC-BY-4.0", "知识共享署名 4.0 国际许可协议")],
    "Domínio Público, via Commons": [("LicenseRef-PD", "Domínio Público")],
    "NASA / public domain": [("LicenseRef-PD", "public domain")],
    "(A, public\n   domain)": [("LicenseRef-PD", "public\n   domain")],
    "19th-c. designs PD by age": [("LicenseRef-PD", "PD")],
    "A, PD-USGov-NASA": [("LicenseRef-PD", "PD-USGov-NASA")],
    "gemeinfrei (CC0)": [("CC0-1.0", "gemeinfrei (CC0)")],
    "CC0 (public domain) from X": [("CC0-1.0", "CC0 (public domain)")],
    "public domain / CC0": [("LicenseRef-PD", "public domain"), ("CC0-1.0", "CC0")],
    "placed into the public domain by A using CC0": [("CC0-1.0", "CC0")],
    "A, No restrictions, via Wikimedia Commons": [("LicenseRef-No-Restrictions", "No restrictions")],
    "A, Copyrighted free use, via Wikimedia Commons": [("LicenseRef-Copyrighted-Free-Use", "Copyrighted free use")],
    "A, Attribution, via Wikimedia Commons": [("LicenseRef-Commons-Attribution", "Attribution")],
    "A, FAL, via Wikimedia Commons": [("FAL", "FAL")],
    "© A. Alle Rechte vorbehalten": [("LicenseRef-All-Rights-Reserved", "Alle Rechte vorbehalten")],
    "İstanbul, CC BY 2.0, İ": [("CC-BY-2.0", "CC BY 2.0")],
    "A, domi\u0301nio pu\u0301blico, B": [("LicenseRef-PD", "domi\u0301nio pu\u0301blico")],
    "A, ＣＣ ＢＹ ４.０": [("CC-BY-4.0", "ＣＣ ＢＹ ４.０")],
    "Lizenz: dl-de/by-2-0": [("DL-DE-BY-2.0", "dl-de/by-2-0")],
}


@pytest.mark.parametrize(("text", "expected"), STATEMENTS.items(), ids=[t[:50] for t in STATEMENTS])
def test_statement_in_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


NOTHING = (
    "CC: Bob Smith",
    "Photo CC by John Smith",
    "image cc by hand",
    "Piccadilly, Rebecca",
    "by-line",
    "Photo by Bob",
    "@cc",
    "File_CC_BY_4.0.jpg",
    "MIT Museum",
    "Foto mit Lizenz, mit 2 oder 3 anderen",
    "cc O'Brien",
    "ASL interpreter",
    "Photo: Etalab",
    "This is not in the public domain",
    "an Apache helicopter",
    "Chicago PD photo",
    "LAPD",
    "Photo by A on Unsplash",
    "Attribution: Bob",
    "Attribution required",
    "© 2020 A",
    "no restrictions apply to visitors",
    "Public Domain Review",
    "courtesy of A, lizenzfrei",
    "表示価格 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/",
    "creativecommons.org/licenses/by/4.0/",
    "[A](https://x.org/a_(CC0).jpg)",
    "https://example.org/CC-BY-4.0/b.jpg",
    "",
)


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text: str) -> None:
    assert find(text) == ()


def test_mention_says_all_that_is_known() -> None:
    mention = find("A, CC BY-SA 4.0 Unported.")[0]
    assert mention.to_plain() == {
        "ids": ["CC-BY-SA-4.0-UNPORTED"],
        "kind": "nonexistent",
        "problem": "unported-is-3.0",
        "start": 3,
        "end": 24,
        "text": "CC BY-SA 4.0 Unported",
    }


PIECES = st.sampled_from(
    [
        "CC",
        "cc",
        " ",
        "BY",
        "by",
        "-",
        "SA",
        "nc",
        "ND",
        "4.0",
        "3.0",
        ",",
        "(",
        ")",
        "de",
        "DE",
        "creative commons",
        "/",
        "public domain",
        "PD",
        "CC0",
        "GFDL",
        "or later",
        "+",
        "\n",
        "https://",
        "Attribution",
        "İ",
        "́",
        "署名",
        "公有领域",
        ".",
        "x",
        "Namensnennung",
        "License",
        "Ａ",
        "international",
        "UK: England & Wales",
        "[",
        "]",
        "using",
        "\xa0",
        "—",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join))


@given(TEXTS)
@example("CC BY 4.0 (CC BY 4.0))")
def test_mentions_are_slices_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.ids
        assert (mention.kind == "nonexistent") <= (mention.problem is not None)
        end = mention.end


@given(TEXTS, TEXTS)
def test_what_was_read_before_changes_nothing(before: str, text: str) -> None:
    """Repeated stretches are remembered; the memory must not be noticed."""
    _find._kept.clear()
    fresh = find(text)
    find(before)
    find(before + text)
    find(text + before)
    assert find(text) == fresh


UNITS = st.sampled_from(["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"])
VERSIONS = st.sampled_from(["1.0", "2.0", "2.5", "3.0", "4.0"])
TAILS = st.sampled_from(["", ", via X", ")", " https://x", ". A", " (http://x)", "]", "|a", " via X", ", [1]", " <x>"])


@given(UNITS, VERSIONS, TAILS)
def test_the_quick_pattern_reads_what_the_grammar_reads(unit: str, version: str, tail: str) -> None:
    text = f"CC {unit.upper()} {version}{tail}"
    quick = _find._plain(text, fold(text), 0)
    assert quick is not None
    reader = Reader(text, fold(text), 0, 400)
    slow = read(reader, 0, True)
    assert slow is not None
    assert (quick.ids, quick.end) == (slow.ids, reader.ends[slow.next - 1])


HOSTILE = (
    "cc by ",
    "creative commons ",
    "cc-by-sa-",
    "(",
    "3.0,",
    "pd-",
    "http://",
    "public domain ",
    "署名",
    "公有领域",
    "cc",
    "İ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    """100,000 code points of the worst pieces, then a credit: nothing is lost, nothing recurses."""
    text = piece * (100_000 // len(piece)) + ". Photo: A, CC0, via Wikimedia Commons"
    assert find(text)[-1].ids[-1] == "CC0-1.0"


def test_one_name_never_looks_far() -> None:
    """The work at each place is bounded, which keeps the whole linear."""
    text = "cc " + "by-nc-sa " * 10_000
    low = fold(text)
    reader = Reader(text, low, 0, 400)
    read(reader, 0, True)
    assert max(reader.ends) <= 400
