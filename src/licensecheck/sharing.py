"""Which part of a credit is for which of the pictures that share it, where the credit says so beyond doubt.

Read are words for places ("left", "unten rechts"), numbers and letters, and names of the pictures' files. The order of
parts alone is no answer.
"""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.model import Credit, Segment, Shared

# fmt: off
_PLACES: dict[tuple[int, int], tuple[str, ...]] = {
    (0, -1): (
        "left", "far left", "links", "gauche", "à gauche", "izquierda", "sinistra", "a sinistra", "esquerda", "po lewej",
        "ліворуч", "зліва", "слева", "vlevo", "左", "左图", "왼쪽", "linkes bild", "bild links",
    ),
    (0, 1): (
        "right", "far right", "rechts", "droite", "à droite", "derecha", "destra", "a destra", "direita", "po prawej",
        "праворуч", "справа", "vpravo", "右", "右图", "오른쪽", "rechtes bild", "bild rechts",
    ),
    (-1, 0): (
        "top", "above", "upper", "oben", "haut", "en haut", "arriba", "alto", "in alto", "acima", "boven", "u góry", "вгорі",
        "вверху", "сверху", "nahoře", "上", "上图", "위", "bild oben",
    ),
    (1, 0): (
        "bottom", "below", "lower", "unten", "bas", "en bas", "abajo", "basso", "in basso", "abaixo", "onder", "u dołu", "внизу",
        "снизу", "знизу", "dole", "下", "下图", "아래", "bild unten",
    ),
    (0, 0): (
        "middle", "center", "centre", "mitte", "centro", "midden", "中央",
    ),
    (-1, -1): ("top left", "upper left", "oben links", "links oben", "左上"),
    (-1, 1): ("top right", "upper right", "oben rechts", "rechts oben", "右上"),
    (1, -1): ("bottom left", "lower left", "unten links", "links unten", "左下"),
    (1, 1): ("bottom right", "lower right", "unten rechts", "rechts unten", "右下"),
}
"""(row, column) of a place, -1 before 0 before 1, and the words for it, in lower case."""
# fmt: on

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_SHORTEST_WORD = 4
MOST = 50
"""Pictures of one credit that are told apart by the names of their files."""


def own_part(credit: Credit, shared: Shared) -> Segment | None:
    """Return the part of `credit` that is for this picture, None where that is not said.

    There must be as many parts as pictures, and each must be tied to another picture in the same way.
    """
    parts = credit.segments
    if len(parts) != len(shared.pictures) or len(parts) < 2:
        return None
    for order in (_by_place(parts), _by_number(parts), _by_file(credit, parts, shared.pictures)):
        if sorted(order) == list(range(len(parts))):
            return parts[order.index(shared.index)]
    return None


def own_authors(credit: Credit, shared: Shared) -> Credit | None:
    """Return `credit` with only the author of this picture, None where words do not tell whose picture is whose.

    "Insulin syringe by A and vial caps by B" over `Insulin_syringe.jpg` and `vial-caps.jpg`: the words in front of each
    author, back to the one before, must hold words of the name of one file that no other file has.
    """
    count = len(shared.pictures)
    if len(credit.segments) != 1 or count < 2:
        return None
    own = _own_words(shared.pictures)
    segment = credit.segments[0]
    readings = []
    for reading in segment.readings:
        order, at = [], segment.span.start
        for author in reading.authors:
            words = _words(credit.text[at : author.span.start])
            named = [i for i, names in enumerate(own) if names & words]
            order.append(named[0] if len(named) == 1 else -1)
            at = author.span.end
        if sorted(order) == list(range(count)):
            readings.append(reading.replace(authors=(reading.authors[order.index(shared.index)],)))
    return credit.replace(segments=(segment.replace(readings=tuple(readings)),)) if readings else None


def _by_place(parts: Sequence[Segment]) -> list[int]:
    """The picture of each part, from words for places; [] where one has none, or they contradict each other."""
    names = {word: place for place, words in _PLACES.items() for word in words}
    places = [names.get((p.label or "").casefold().strip(" .:")) for p in parts]
    found = [p for p in places if p is not None]
    rows, columns = {r for r, _ in found}, {c for _, c in found}
    mixed = len(rows) > 1 and len(columns) > 1 and len(found) != len(rows) * len(columns)
    if len(set(found)) != len(parts) or mixed:
        return []
    order = sorted(found)
    return [order.index(p) for p in found]


def _by_number(parts: Sequence[Segment]) -> list[int]:
    """The picture of each part, from a number, a letter or an ordinal; -1 where it has none."""
    found = []
    for part in parts:
        label = (part.label or "").casefold().strip(" .:()[]")
        digits = re.fullmatch(r"\D{0,20}?(\d{1,3})", label)
        letter = ord(label) - ord("a") if len(label) == 1 and "a" <= label <= "z" else -1
        ordinal = _ORDINALS.index(label) if label in _ORDINALS else -1
        found.append(int(digits.group(1)) - 1 if digits else max(letter, ordinal))
    return found


def _by_file(credit: Credit, parts: Sequence[Segment], pictures: Sequence[str]) -> list[int]:
    """The picture of each part, from words of its file's name that no other picture's has; -1 where there are none."""
    own, found = _own_words(pictures), []
    for part in parts:
        links = {w for link in part.links for w in _words(link.url.rpartition("/")[2])}
        author = next((a.span.start for r in part.readings for a in r.authors), part.span.end)
        title = _words(credit.text[part.span.start : max(author, part.span.start)])
        whole = _words(credit.text[part.span.start : part.span.end])
        named = ([i for i, n in enumerate(own) if n & words] for words in (title | links, whole | links))
        found.append(next((n[0] for n in named if len(n) == 1), -1))
    return found


def _own_words(pictures: Sequence[str]) -> list[set[str]]:
    """The words of each file's name that no other file's name has."""
    names = [_words(p.rpartition("/")[2].rpartition(".")[0]) for p in pictures[:MOST]]
    seen: dict[str, int] = {}
    for name in names:
        for word in name:
            seen[word] = seen.get(word, 0) + 1
    return [{word for word in name if seen[word] == 1} for name in names]


def _words(text: str) -> set[str]:
    if "%" in text:
        from urllib.parse import unquote

        text = unquote(text)
    return {w for w in re.findall(r"[^\W\d_]+", text[:2_000].casefold()) if len(w) >= _SHORTEST_WORD}
