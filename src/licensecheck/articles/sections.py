"""Sections and pages that collect the credits of an article's pictures, and which entry says which picture is meant."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.guess import has_words
from licensecheck.articles.same import comparable
from licensecheck.articles.section_words import ALL, HEADINGS, PLURALS, RARE, SINGULARS
from licensecheck.model import Apart
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.articles.blocks import Block, Picture, Stretches
    from licensecheck.articles.guess import Guess
    from licensecheck.model import CreditText, ImageUse

LONGEST_HEADING = 60
MOST_COMPARED = 300
MOST_SECTIONS = 50
SHORTEST_TITLE = 8
"""Characters of an alternative text or caption that tell a picture from others."""


@cache
def _number() -> re.Pattern[str]:
    """The number that an entry or a caption starts with: "Fig. 3", "Abb. 3:", "3.", "[3]"."""
    return re.compile(
        r"[\s*_>#\-•<\w=\"'/]{0,40}?(?:\b(?:fig|figs|figure|figura|figur|abb|abbildung|bild|image|imagen|immagine|imagem|photo|foto|picture|"
        r"plate|tafel|рис|мал|фото|obr|rys|kuva|εικόνα|afb|afbeelding|illustration|ill)\b\.?\s?|[图圖図]\s?|\[|\()?(\d{1,3})\b\s?(?=[.:)\]–—-])",
        re.IGNORECASE,
    )


def is_heading(text: str) -> str:
    """Return the words of a heading of credits, "" if `text` is none."""
    if len(text) > 3 * LONGEST_HEADING:
        return ""
    words = " ".join(re.sub(r"<[^>]{0,200}>|\{[^}]{0,80}\}", " ", text).strip("#*_:.=- \t\n").split())
    bare = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[ivx]{1,4}\.)\s", "", _folded(words)).strip(":. ")
    return words if len(words) <= LONGEST_HEADING and bare in _headings() else ""


@cache
def _headings() -> frozenset[str]:
    return frozenset(_folded(h) for h in HEADINGS)


def _folded(text: str) -> str:
    """Small letters, those of Turkish made one, so that capitals of any language are found."""
    return text.casefold().replace("i\u0307", "i").replace("\u0131", "i")


@cache
def _pages() -> frozenset[str]:
    from unicodedata import normalize

    plain = {"".join(c for c in normalize("NFD", h) if not "\u0300" <= c <= "\u036f") for h in _headings()}
    return frozenset(h.replace(" ", "") for h in _headings() | plain)


def is_credits_page(path: str) -> bool:
    """Whether a document's name says that it collects credits (`credits.md`, `bildnachweis/index.html`)."""
    parts = [p for p in path.replace("\\", "/").split("/") if p][-2:]
    if not any("%" in part or part[:3].lower() in _starts() for part in parts):  # a quick look, which most names fail
        return False
    stem = re.sub(r"\.\w{1,8}$", "", comparable(parts[-1])) if parts else ""
    if stem in ("index", " index", "readme") and len(parts) > 1:
        stem = comparable(parts[-2])
    return stem.replace("-", "").replace(" ", "") in _pages()


@cache
def _link() -> re.Pattern[str]:
    """The address of a link in Markdown, HTML or reStructuredText."""
    return re.compile(r"(?:\]\(\s?<?|\bhref=[\"']?|`[^`<\n]{1,100}<)([^)\"'\s>]{1,300})")


def with_link(uses: Sequence[ImageUse], text: str) -> tuple[ImageUse, ...]:
    """Say of pictures without a credit which page of credits the document links to, if it does."""
    page = next(
        (a for a in _link().findall(text) if is_credits_page(a.partition("#")[0].partition("?")[0].rstrip("/"))), ""
    )
    if not page:
        return tuple(uses)
    open_ = tuple([u.image for u in uses if u.image and u.credit is None and not u.decorative])
    apart = Apart(0, open_, "", page)
    return tuple([u.replace(apart=apart) if u.image and u.credit is None and not u.decorative else u for u in uses])


def _bare(address: str) -> str:
    return address.partition("#")[0].partition("?")[0].rstrip("/")


@cache
def _starts() -> frozenset[str]:
    return frozenset(p[:3] for p in _pages())


def is_plural(text: str) -> bool:
    """Whether a credit may be for several pictures: it says so, or does not speak of one."""
    low = text[:2_000].casefold()
    words = set(re.findall(r"[^\W\d_]+(?:'s)?", low))
    return any(word in low for word in ALL) or not _plurals().isdisjoint(words) or _singulars().isdisjoint(words)


@cache
def _plurals() -> frozenset[str]:
    return frozenset(PLURALS)


@cache
def _singulars() -> frozenset[str]:
    return frozenset(SINGULARS)


class Entry:
    """One credit of a section. number: that it starts with, or None. claimed: by a picture."""

    __slots__ = ("claimed", "credit", "number", "text")

    def __init__(self, credit: CreditText, text: str) -> None:
        self.credit = credit
        self.text = comparable(credit.text)
        self.claimed = False
        start = credit.offsets.pieces[0][1]
        line = text.rfind("\n", max(0, start - 80), start) + 1 or max(0, start - 80)
        found = _number().match(credit.text) or (_number().fullmatch(text[line:start].rstrip()[-20:] + " ") or None)
        found = found or re.search(r"(\d{1,3})[.)\]:]\s{0,3}(?:<[^>]{0,80}>)?$", text[line:start])
        self.number = int(found.group(1)) if found else None


class Section:
    """A part of a document under a heading of credits."""

    __slots__ = ("end", "entries", "heading", "level", "start")

    def __init__(self, heading: str, start: int, end: int, level: int = 6) -> None:
        self.heading = heading
        self.level = level
        self.start = start
        self.end = end
        self.entries: list[Entry] = []


def sections(document: Stretches, blocks: Sequence[Block | None], guess: Guess) -> list[Section]:
    """Return the stretches of a document that stand under a heading of credits."""
    found: list[Section] = []
    running: Section | None = None
    low = document.text.lower()
    rare = any(word in low for word in RARE)
    for block in blocks:
        if block is None or block.pictures or block.end - block.start > 3 * LONGEST_HEADING:
            continue
        asked = rare or guess.may(block.start, block.end)
        if not asked and (running is None or not block.heading):
            continue
        heading = is_heading(document.text[block.start : block.end]) if asked else ""
        level = _level(document.text, block)
        if running is not None and (heading or 0 < level <= running.level):
            running.end = block.start
            running = None
        if heading and len(found) < MOST_SECTIONS:
            running = Section(heading, block.start, len(document.text), level or 6)
            found.append(running)
    return found


def fill(found: list[Section], credits_: Sequence[CreditText], text: str) -> list[Section]:
    """Put the credits that stand in a section into it; return the sections that hold some.

    A credit that starts with the words of a heading ("Bildnachweis: …") is a section of its own.
    """
    filled = [*found]
    for credit in credits_:
        start = credit.offsets.pieces[0][1]
        section = next((s for s in found if s.start <= start < s.end), None)
        head, colon, _ = credit.text[: 3 * LONGEST_HEADING].partition(":")
        if section is None and colon and (heading := is_heading(head)):
            section = Section(heading, start, start)
            filled.append(section)
        if section is not None:
            section.entries.append(Entry(credit, text))
    return [s for s in filled if s.entries]


def _level(text: str, block: Block) -> int:
    """The level of a heading, from its element or the number signs in front; 0 for a text that is none."""
    if not block.heading:
        return 0
    signs = text[max(0, block.start - 8) : block.start].rpartition("\n")[2].strip()
    return len(signs) if signs and not signs.strip("#") else block.heading


class Claims:
    """Which entry of the sections credits which picture.

    open_: pictures without a credit. all_: all content pictures, in the order of the document. captions: the text beside
    each open picture.
    """

    def __init__(
        self, found: Sequence[Section], open_: Sequence[Picture], all_: Sequence[Picture], captions: Sequence[str]
    ) -> None:
        self.sections = found
        self.entries = [e for s in found for e in s.entries][:MOST_COMPARED]
        self.open = list(open_)[:MOST_COMPARED]
        self.all = all_
        self.captions = list(captions)[:MOST_COMPARED]
        self.given: dict[Picture, CreditText] = {}

    def read(self) -> None:
        """Give what says itself whose it is: by number, by title, to all pictures, or to the only one."""
        self._by_number()
        self._by_title()
        self._to_all()
        waiting, free = self.waiting(), [e for e in self.entries if not e.claimed]
        if len(self.all) == 1 and len(waiting) == 1 and len(free) == 1 == len(self.entries):
            self._give(waiting[0], free[0])

    def waiting(self) -> list[Picture]:
        """The pictures that still have no credit."""
        return [p for p in self.open if p not in self.given]

    def apart(self, pictures: Sequence[Picture]) -> Apart | None:
        """What is left: credits, and pictures without one, that are not said to belong together."""
        free = [e for e in self.entries if not e.claimed and e.credit.why == "alone"]
        if not free or not pictures:
            return None
        return Apart(len(free), tuple([p.address for p in pictures]), self.sections[0].heading)

    def _give(self, picture: Picture, entry: Entry) -> None:
        entry.claimed = True
        self.given[picture] = entry.credit.replace(why="elsewhere")

    def _by_number(self) -> None:
        numbers = [e.number for e in self.entries]
        if not any(numbers) or len(set(numbers)) != len(numbers):
            return
        named = [_number().match(c) if has_words(c) else None for c in self.captions]
        shown = [int(m.group(1)) if m else None for m in named]
        if not any(shown) and sorted(n for n in numbers if n) == list(range(1, len(self.all) + 1)):
            order = {p: i + 1 for i, p in enumerate(self.all)}
            shown = [order.get(p) for p in self.open]
        by_number = {e.number: e for e in self.entries}
        for picture, number in zip(self.open, shown, strict=True):
            if number and shown.count(number) == 1 and (entry := by_number.get(number)) is not None:
                self._give(picture, entry)

    def _by_title(self) -> None:
        titles = [(p, comparable(t)) for p, c in zip(self.open, self.captions, strict=True) for t in _titles(p, c)]
        for picture, title in titles:
            if picture in self.given or sum(t == title for _, t in titles) > 1:
                continue
            named = [e for e in self.entries if not e.claimed and title in e.text]
            if len(named) == 1:
                self._give(picture, named[0])

    def _to_all(self) -> None:
        for entry in self.entries:
            if any(word in entry.text for word in ALL):
                entry.claimed = True
                for picture in self.waiting():
                    self.given[picture] = entry.credit.replace(why="elsewhere")


def _titles(picture: Picture, caption: str) -> Iterator[str]:
    for title in dict.fromkeys((picture.alt.strip(), caption.strip(" .*_\n"))):
        if SHORTEST_TITLE <= len(title) <= 200:
            yield title
