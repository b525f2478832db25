"""What a prescribed attribution asks for, and what of it a credit leaves out. Order, punctuation and labels are free."""

from __future__ import annotations

import re

from licensecheck import licenses
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.names import compare, fold, stands_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_AUTHORS = 5
"""Authors up to which each is to be named; of more, "and others" with a link to the file page is reasonable."""

LONGEST_WORDING = 500
"""Code points of a prescribed wording that are read; what is longer is a text, no credit line."""

_ADDRESS = r"(?:https?://|www\.)[^\s,;()<>\"']+"
_HOST = r"(?:https?://)?(?:www\.)?([^/\s:?#]+)"
_BETWEEN = r"\s+/\s+|\s*[|;,•·()\[\]<>:\n\"“”„]\s*|\s+[–—-]\s+|\s+(?:via|by|from|at|von|par|por|de:)\s+"
_LABELS = frozenset(
    (
        *(
            "photo",
            "photograph",
            "photographer",
            "photography",
            "picture",
            "image",
            "foto",
            "fotograf",
            "bild",
            "source",
        ),
        *("author", "credit", "credits", "attribution", "copyright", "licensed", "license", "licence", "under", "cc"),
        *(
            "courtesy",
            "of",
            "own",
            "work",
            "by",
            "von",
            "par",
            "por",
            "the",
            "a",
            "an",
            "creative",
            "wikimedia",
            "commons",
        ),
        *("wikimedia/commons", "wikipedia", "foundation", "flickr", "фото", "фотограф", "автор", "джерело", "источник"),
        *("写真", "撮影", "图片", "사진"),
    )
)
"""Words that name nobody: labels, platforms, what stands around licenses."""

_SMALL = frozenset(
    (
        *(
            "of",
            "the",
            "for",
            "and",
            "de",
            "la",
            "le",
            "du",
            "des",
            "der",
            "die",
            "das",
            "von",
            "van",
            "zu",
            "zum",
            "y",
            "e",
        ),
        *("del", "di", "da", "dos", "do", "в", "і", "та", "и"),
    )
)
_HOME = ("wikimedia.org", "wikipedia.org", "creativecommons.org", "gnu.org")
_MOST_WORDS = 6
_OTHERS = r"\b(?:and|&|et|und|y|e|en|i|та|и)\s+(?:others|autres|andere|otros|altri|outros|anderen|inni|інші|другие)\b|\bet al\b|\bu\.\s?a\."


def left_out(wanted: str, sentence: str, names: Sequence[str], addresses: Sequence[str]) -> tuple[str, ...]:
    """Return the names and addresses of a prescribed wording that a credit does not have, in order.

    Args:
        wanted: the wording, as the file page has it.
        sentence: the visible words of the credit.
        names: the authors read in it.
        addresses: where its links lead.

    Wishes, advertising, inventory numbers and whatever is no plain name count for nothing.
    """
    if len(wanted) > LONGEST_WORDING:
        return ()
    lost = [a for a in re.findall(_ADDRESS, wanted) if not _has_address(a, sentence, addresses)]
    for name in _names(re.sub(_ADDRESS, " | ", wanted)):
        if not stands_in(name, sentence) and not any(
            compare(credited, name).result in ("same", "compatible") for credited in names
        ):
            lost.append(name)
    return tuple(dict.fromkeys(lost))


def names_others(sentence: str) -> bool:
    """Whether a credit says that there are more authors ("and others")."""
    return re.search(_OTHERS, sentence, re.IGNORECASE) is not None


def _has_address(address: str, sentence: str, addresses: Sequence[str]) -> bool:
    """Whether a credit has an address of the same host; that of file page and license is asked for elsewhere."""
    match = re.match(_HOST, address.lower())
    host = match.group(1).rstrip(".") if match else address.lower()
    return host.endswith(_HOME) or any(host in text.lower() for text in (sentence, *addresses))


def _names(wanted: str) -> Iterator[str]:
    """The pieces of a wording that are plain names."""
    for mention in reversed(licenses.find(wanted)):
        wanted = f"{wanted[: mention.start]} | {wanted[mention.end :]}"
    for piece in re.split(_BETWEEN, wanted):
        words = [w for w in piece.replace("©", " ").split() if any(c.isalnum() for c in w)]
        while words and fold(words[0]) in _LABELS:
            del words[0]
        if (
            words
            and len(words) <= _MOST_WORDS
            and all(map(_is_of_a_name, words))
            and set(words_of(fold(piece))) - _LABELS
        ):
            yield " ".join(words)


def _is_of_a_name(word: str) -> bool:
    """Whether a word may stand in a name: no digits, and a capital where its script has them."""
    first = word.strip("'’.\"")[:1]
    return not any(c.isdigit() for c in word) and (word.casefold() in _SMALL or first.upper() == first)
