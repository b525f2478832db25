"""What is kept of pieces of text changes no reading and stays bounded; many credits are read as each alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.credit import parse, parse_many
from licensecheck.credit import pieces as kept
from licensecheck.credit.findings import findings, glued
from licensecheck.credit.scan import lower
from licensecheck.credit.visible import Visible

CREDITS = (
    "Photo: Jane Sample / Wikimedia Commons / CC BY-SA 3.0",
    "By Jane Sample - Own work, CC BY 4.0, https://commons.wikimedia.org/w/index.php?curid=1234567",
    '"Old mill" by Max Beispiel is licensed under CC0.',
    "写真：見本花子、CC BY 4.0",
    "Фото: Іван Зразок, CC BY-SA 4.0 (без змін)",
    "left: A. Tester; right: B. Tester",
    "no credit at all",
    "",
)
WORDS = ("photo", "Photo:", "by", "courtesy", "of", "Jane", "Sample,", "Wikimedia", "Commons", "via", "CC", "BY", "4.0", "–", "“Mill”", "e.g.", "St.", "(c)", "X/Y", "own", "work")  # fmt: skip


SET_OFF = (
    "1911", "2019-05-04", "12 May", "(c. 1890)", "17th century", "jh.", "https://example.org/a_b", "www.example.org", "example.com/x", "flic.kr/p/1",
    "en.wikipedia.org/wiki/", "File:Old mill.jpg", "mill.SVG", "at English Wikipedia", "de.wikibooks", "User:Sample", "en:User:Sample", "Xderivative work", "Sampleown work",
    "Unknown authorUnknown author", "English:", "日本語:", "Sample", "CC BY 4.0", ",", "(", ")", "\n", "\u00a0", ".", "ab:cd", "İ", "/",
)  # fmt: skip


def forget() -> None:
    """Forget all pieces."""
    for pieces in (kept.inner, kept.ending):
        pieces.clear()


@pytest.mark.parametrize("count", [0, 1, 8, 200])
def test_many_credits_are_read_as_each_alone(count: int) -> None:
    """Batches of any size, in order, with format and language."""
    texts = [CREDITS[k % len(CREDITS)] for k in range(count)]
    assert list(parse_many(texts, "markdown", "en")) == [parse(text, "markdown", "en") for text in texts]


def test_many_credits_are_read_as_they_come() -> None:
    """The first credits are there before the last texts are asked for."""
    asked = []

    def texts() -> object:
        for k in range(10_000):
            asked.append(k)
            yield CREDITS[0]

    assert next(parse_many(texts())) == parse(CREDITS[0])  # type: ignore[arg-type]
    assert len(asked) < 1_000


@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
)
def test_what_is_kept_changes_no_reading(text: str, other: str) -> None:
    """A text reads the same whether its pieces were met before, in another place of another text, or never."""
    forget()
    alone = parse(text)
    forget()
    parse(other)
    assert parse(text) == alone


def test_what_is_kept_is_bounded() -> None:
    """Twenty thousand different words, then long ones: no more than the stated number of pieces is kept."""
    for k in range(0, 20_000, 500):
        parse(" ".join([f"word{n}" for n in range(k, k + 500)]))
    assert len(kept.inner) <= kept.MOST_KEPT
    forget()
    parse(("x" * 1_000 + " ") * 10)
    assert not kept.inner


@given(st.lists(st.sampled_from(SET_OFF), max_size=8), st.sampled_from(["", " "]))
def test_no_pattern_is_spared_that_would_find_something(parts: list[str], glue: str) -> None:
    """Searching only for what the pieces set off finds what searching for everything does."""
    text = glue.join(parts)
    visible, low = Visible(text, len(text)), lower(text)
    triggers = kept.Pieces(low).triggers
    found, everything = findings(visible, low, triggers), findings(visible, low, ~0)
    assert found == everything
    assert bool(triggers & (kept.GLUED | kept.LANGUAGE)) or not glued(low, everything)
