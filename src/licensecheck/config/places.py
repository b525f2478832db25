"""Where the keys of a TOML document stand; the standard library's parser does not say."""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place(Value):
    """Where a key stands: line, column and the column of its value; all 1-based, in code points."""

    line: int
    column: int
    value_column: int


_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<sign>[\[\]{}=\n.,])
    |(?P<space>[ \t\r]+)
    |(?P<bare>[^\s\#"'\[\]{}=.,]+)""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")


def places(text: str) -> dict[tuple[str, ...], Place]:
    """Return the place of each key of a valid TOML document, by its whole path; keys of inline tables are left out."""
    found: dict[tuple[str, ...], Place] = {}
    table: tuple[str, ...] = ()
    tokens = _tokens(text)
    for kind, word, line, column in tokens:
        if kind in ("comment", "space") or word == "\n":
            continue
        if word == "[":
            table = _header(tokens)
            found.setdefault(table, Place(line, column, column))
            continue
        key = [_plain(word)]
        for kind, word, _, _ in tokens:
            if word == "=":
                break
            if kind in ("text", "bare"):
                key.append(_plain(word))
        found.setdefault((*table, *key), Place(line, column, _skip_value(tokens)))
    return found


def _tokens(text: str) -> Iterator[tuple[str, str, int, int]]:
    line, start = 1, 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        yield token.lastgroup or "", word, line, token.start() - start + 1
        breaks = word.count("\n")
        if breaks:
            line, start = line + breaks, token.start() + word.rfind("\n") + 1


def _header(tokens: Iterator[tuple[str, str, int, int]]) -> tuple[str, ...]:
    parts = []
    for kind, word, _, _ in tokens:
        if word == "\n":
            break
        if kind in ("text", "bare"):
            parts.append(_plain(word))
    return tuple(parts)


def _skip_value(tokens: Iterator[tuple[str, str, int, int]]) -> int:
    """Go to the end of a value; return the column where it starts."""
    depth, first = 0, 1
    started = False
    for kind, word, _, column in tokens:
        if kind == "space":
            continue
        if not started:
            first, started = column, True
        if kind == "sign":
            depth += (word in "[{") - (word in "]}")
            if word == "\n" and depth <= 0:
                break
    return first


def _plain(word: str) -> str:
    """Return a key without its quotation marks and escapes."""
    if word[0] == "'":
        return word[1:-1]
    if word[0] == '"':
        return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else m[3], word[1:-1])
    return word
