"""TOML and JSON with positions say what tomllib and json say; strings lead back to their source."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.articles.data.objects import Objects, parse_json
from licensecheck.articles.data.scalars import List, Map, Scalar, normal
from licensecheck.articles.data.strings import unescape
from licensecheck.articles.markdown import frontmatter_toml

WORDS = st.text(alphabet="ab \"'\\\n\té😀\x7f\u2028#=[]{}.,", max_size=8)
KEYS = st.text(alphabet="ab-", min_size=1, max_size=3)
VALUES = st.recursive(
    WORDS | st.booleans() | st.integers(-9, 99),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def plain(node: Any) -> Any:
    """The tree as plain values: texts stripped, others as words, keys spelled alike."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in reversed(node.items)}
    if isinstance(node, List):
        return [plain(value) for value in node.items]
    return node.value if isinstance(node, Scalar) else node


def expected(value: Any) -> Any:
    """What `plain` gives for plain values."""
    if isinstance(value, dict):
        return {normal(key): expected(inner) for key, inner in reversed(value.items())}
    if isinstance(value, list):
        return [expected(inner) for inner in value]
    return value.strip() if isinstance(value, str) else json.dumps(value)


def toml(value: Any) -> str:
    """A value as TOML writes it inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    return json.dumps(value).replace("\\ud83d\\ude00", "\\U0001f600").replace("\x7f", "\\u007f")


@given(st.dictionaries(KEYS, VALUES, max_size=3), st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_reads_it(value: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=indent is None)
    assert plain(parse_json("x" + text, 1, len(text) + 1)) == expected(value)


@given(st.dictionaries(KEYS, VALUES, max_size=3), st.dictionaries(KEYS, VALUES, max_size=2))
def test_toml_is_read_as_the_standard_library_reads_it(top: dict[str, Any], table: dict[str, Any]) -> None:
    lines = [
        *(f"{k} = {toml(v)} # c" for k, v in top.items()),
        "[t-t.'u']",
        *(f"{k} = {toml(v)}" for k, v in table.items()),
    ]
    lines += [
        "[[t-t.list]]",
        "x = '''\n  a'b'''",
        "[[t-t.list]]",
        'y = """a\\\n   b"""',
        "z.a.'b' = 1979-05-27 07:32:00",
    ]
    text = "\n".join(lines)
    wanted = tomllib.loads(text)
    wanted["t-t"]["list"][1]["z"]["a"]["b"] = "1979-05-27 07:32:00"
    tree = plain(frontmatter_toml.parse("x" + text, 1, len(text) + 1))
    assert tree == expected(wanted)


INVALID = [
    "a",
    "a =",
    "= 1",
    "a = b",
    "a = 'x",
    'a = "x\n"',
    "a = [1",
    "a = {b = 1",
    "[a",
    "[[a]",
    "a = 1 b = 2",
    "[a] b = 1",
    "a b = 1",
    "a. = 1",
    "a = '''x''",
]


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_toml_is_refused_as_by_the_standard_library(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    assert isinstance(frontmatter_toml.parse(text, 0, len(text)), tuple)


STRINGS = {
    "plain": ("Jane", "Jane"),
    "simple": (r"a\n\t\"\\\/b", 'a\n\t"\\/b'),
    "hexadecimal": (r"\x41\u00e4\U0001F600\u{1F600}", "Aä😀😀"),
    "surrogates": (r"\ud83d\ude00 \ud83d \ude00", "😀 � �"),
    "joined lines": ("a\\\n   b", "ab"),
    "unfinished": (r"a\u12 b\x", "au12 bx"),
    "slash at the end": ("a\\", "a"),
}


@pytest.mark.parametrize(("raw", "value"), STRINGS.values(), ids=STRINGS)
def test_escapes_are_decoded_and_lead_back_to_their_source(raw: str, value: str) -> None:
    text, offsets = unescape(f"xx{raw}yy", 2, len(raw) + 2)
    assert (text, offsets.length) == (value, len(value))
    same = [c for i, c in enumerate(value) if f"xx{raw}"[offsets.to_source(i)] == c]
    changed = [f"xx{raw}"[offsets.to_source(i)] for i, c in enumerate(value) if f"xx{raw}"[offsets.to_source(i)] != c]
    assert len(same) + len(changed) == len(value)
    assert set(changed) <= {"\\"}


EXPRESSIONS: dict[str, tuple[str, Any]] = {
    "bare keys": ("{image: 'a.jpg', imageCredit: `J`,}", {"image": "a.jpg", "image_credit": "J"}),
    "comments": ("{// x\n image: 'a' /* 'b' */, /* c: 'd' */ }", {"image": "a"}),
    "call": ("{image: require('./a.jpg').default, b: f(1, 'x'), c: 1}", {"image": "./a.jpg", "b": None, "c": "1"}),
    "name": ("{image: hero, b: other}", {"image": "./hero.jpg", "b": None}),
    "spread": ("{...base, image: 'a'}", {"image": "a"}),
    "sum": ("{image: 'a' + b, c: 'd'}", {"image": None, "c": "d"}),
    "function": ("{f: (a, b) => { return '}' }, image: 'a'}", {"f": None, "image": "a"}),
}


@pytest.mark.parametrize(("text", "value"), EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_objects_of_javascript_are_read_as_far_as_their_text_stands_there(text: str, value: Any) -> None:
    names = {"hero": Scalar("./hero.jpg", "./hero.jpg", 0, 10)}
    node, end = Objects(text, len(text), names).value(0)
    assert (plain(node), end) == (value, len(text))
