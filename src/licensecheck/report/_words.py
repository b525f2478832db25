"""Words that all renderers share: sentences for ids, counts, colors, and text made safe for a terminal."""

from __future__ import annotations

from licensecheck.messages import render
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licensecheck.model import Position, Problem

_CODES = {
    "error": "1;31",
    "contradicted": "1;31",
    "warning": "1;33",
    "undecided": "1;33",
    "info": "1;34",
    "unchecked": "1;35",
    "verified": "1;32",
    "bold": "1",
    "dim": "2",
}

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = dict.fromkeys((*range(9), *range(10, 32), *range(127, 160), 8232, 8233, *map(ord, _BIDI)), "�")
"""Control characters, escape sequences and those that turn the direction of what follows; a tab is kept."""


def say(message_id: str, params: Iterable[tuple[str, str]] = (), **more: str) -> str:
    """Return the sentence for an id; for an id without template the id and its parameters, so that nothing is lost."""
    params = (*params, *more.items())
    try:
        return safe(render(message_id, params))
    except (KeyError, IndexError, ValueError):
        return safe(f"{message_id} " + ", ".join(f"{name}: {value}" for name, value in params))


def safe(text: str) -> str:
    """Return `text` on one line and without characters that a terminal would obey; foreign text is never trusted."""
    return text if text.isprintable() else text.replace("\r\n", " ").replace("\n", " ").translate(_HIDDEN)


def count(number: int, word: str) -> str:
    """Return "1 error", "2 errors"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class Paint:
    """Colors words, or leaves them as they are."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, style: str) -> str:
        """Return `text` in the color of `style`: a severity, a verdict, "bold" or "dim"."""
        code = _CODES.get(style) if self._on else None
        return f"\x1b[{code}m{text}\x1b[0m" if code else text


def place(path: str, position: Position | None) -> str:
    """Return "path:line:column", "path!part:line:column" in an archive, the path alone where no position is known."""
    if position is None:
        return safe(path)
    file = f"{path}!{position.part}" if position.part else path
    return f"{safe(file)}:{position.line}:{position.column}"


def problem_line(problem: Problem, paint: Paint) -> str:
    """Return what could not be read and why, or what is wrong with a comment, on one line."""
    where = paint(place(problem.path, problem.position), "bold")
    code = f"{problem.code} {paint(problem.severity, problem.severity)} " if problem.code else ""
    return f"{where}: {code}{say(problem.message_id, problem.params)}\n"
