"""The parts of one page that its readers do not see, or not at once, collected while its tags go by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from licensecheck.articles.visible import (
    ARIA,
    CLASS,
    COLLAPSED,
    HIDDEN,
    Hider,
    Stretch,
    Styles,
    controlled,
    hider_of,
)
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.html.tags import Tag

NEAR = 200
"""Code points between a hidden text and a button that may open it."""

_OPENED = ("details", "dialog")


class Hiding:
    """What a page hides. hidden: stretches that are not seen. half_seen: those that some see, or after opening them."""

    __slots__ = ("_buttons", "_controls", "_starts", "_styles", "half_seen", "hidden")

    def __init__(self) -> None:
        self.hidden: list[Stretch] = []
        self.half_seen: list[Stretch] = []
        self._styles = Styles()
        self._controls: set[str] = set()
        self._buttons: list[int] = []
        self._starts: list[int] = []

    @property
    def has_rules(self) -> bool:
        """Whether a rule of the page may hide elements by their names alone."""
        return self._styles.hides

    def look(self, text: str, tag: Tag) -> None:
        """Look at an opening tag for styles, and for what opens other elements."""
        if tag.name == "style":
            self._styles.add(text[tag.end : tag.raw_end])
        elif tag.name == "button" or (tag.attributes and (tag.place("onclick") or tag.get("role") == "button")):
            self._buttons.append(tag.start)
        if tag.attributes:
            self._controls.update(controlled(tag))

    def hider(self, tag: Tag) -> Hider | None:
        """Return what hides the element that `tag` opens."""
        return Hider(HIDDEN, "<noscript>") if tag.name == "noscript" else hider_of(tag, self._styles)

    def add(self, stretch: Stretch, element: str) -> None:
        """Keep a stretch in place of those inside it. element: the name of what holds it."""
        half = stretch.hider.kind in (ARIA, COLLAPSED) or element in _OPENED
        found = self.half_seen if half else self.hidden
        while found and found[-1].start >= stretch.start:
            found.pop()
        found.append(stretch)

    def finish(self) -> None:
        """Tell those that the reader can open from the others, now that all of the page is known."""
        hidden = []
        for stretch in self.hidden:
            if stretch.hider.kind in (HIDDEN, CLASS) and self._opens(stretch):
                stretch.hider = Hider(COLLAPSED, stretch.hider.words)
                self.half_seen.append(stretch)
            else:
                hidden.append(stretch)
        self.hidden = hidden
        self._starts = [s.start for s in hidden]

    def before(self, offset: int) -> Stretch | None:
        """Return the last hidden stretch that starts at or before `offset`. To be asked after `finish`."""
        at = bisect_right(self._starts, offset)
        return self.hidden[at - 1] if at else None

    def _opens(self, stretch: Stretch) -> bool:
        """Whether a button names the hidden element, or stands so near that it may open it."""
        if stretch.id in self._controls:
            return True
        first = bisect_left(self._buttons, stretch.start - NEAR)
        return first < len(self._buttons) and self._buttons[first] < stretch.end + NEAR
