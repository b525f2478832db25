"""Where the words of credits stand in a text: by whatever automaton, the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.articles import anchors
from licensecheck.articles.anchors import ANCHORS, MARKS, places

WORDS = st.lists(st.one_of(st.sampled_from((*ANCHORS, *MARKS)), st.text(max_size=3)), max_size=30).map("".join)


def plainly(text: str) -> tuple[bool, list[int] | None]:
    """What `places` returns, looked for word by word."""
    low = text.lower()
    marks = any(m in low for m in MARKS)
    if len(low) != len(text):
        return marks, None
    return marks, sorted(at for at in range(len(low)) for a in ANCHORS if low.startswith(a, at))


@given(WORDS, st.booleans())
def test_places_are_those_of_a_search_for_each_word(text: str, fast: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchors, "_searched", anchors.FEW + 1 if fast else 0)
        assert places(text) == plainly(text)


@given(WORDS, st.integers(1, 20))
def test_a_text_in_pieces_has_the_places_of_the_whole(text: str, step: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchors, "_searched", anchors.FEW + 1)
        patch.setattr(anchors, "_STEP", step)
        assert places(text) == plainly(text)


def test_a_lone_surrogate_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "_searched", anchors.FEW + 1)
    monkeypatch.setattr(anchors, "_STEP", 3)
    assert places("©  \ud800 photo") == (False, [0, 5])


def test_without_the_faster_automaton_the_other_one_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "_searched", anchors.FEW + 1)
    monkeypatch.setattr(anchors, "_fast", lambda: None)
    assert places("A photo, {x}") == (True, [2])


def test_more_places_than_are_remembered_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "MOST_PLACES", 3)
    assert places("©©©") == (False, [0, 1, 2])
    assert places("{©©©©") == (True, None)
