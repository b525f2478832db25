"""Where the closing mark of something that opens stands: each stretch of a text is searched once, so cost is linear."""

from __future__ import annotations


class Marks:
    """The marks of one text, looked for as a reader comes past them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[int, int]] = {}

    def find(self, mark: str, at: int) -> int:
        """Where `mark` comes next at or after code point `at`, 0-based; the length of the text if it does not."""
        start, found = self._known.get(mark, (0, -1))
        if not start <= at <= found:
            place = self._text.find(mark, at)
            found = place if place >= 0 else len(self._text)
            self._known[mark] = (at, found)
        return found
