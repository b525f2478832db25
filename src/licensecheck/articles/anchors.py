"""Words of which nearly every credit holds one, and signs of markup: where they stand in a document, found in one pass."""

from __future__ import annotations

from functools import cache

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

# fmt: off
ANCHORS = (
    # licenses and the public domain
    "cc by", "cc-by", "ccby", "cc0", "cc-0", "(cc", "creative common", "creativecommons", "by-sa", "gfdl",
    "public domain", "publicdomain", "public-domain", "gemeinfrei", "domaine public", "dominio p", "domínio p",
    "pubblico dominio", "publiek domein", "domena publiczna", "суспільне надбання", "общественное достояние",
    "パブリック", "公有领域", "公有領域", "copyright", "©", "(c)", "licen", "lizen", "ліценз", "лиценз", "许可", "授權", "授权",
    "free art", "all rights",
    # platforms and agencies
    "commons", "wikimedia", "wikipedia", "вікісховищ", "викисклад", "维基", "維基", "flickr", "unsplash", "pixabay",
    "pexels", "geograph", "shutterstock", "istock", "getty", "reuters", "adobe stock", "adobestock",
    "midjourney", "dall-e", "dall·e", "freepik", "depositphotos", "alamy",
    # what the picture is called, and words for who made it
    "photo", "foto", "fot.", "fotó", "φωτο", "фото", "світлин", "снимок", "kuva", "image", "immagine", "afbeelding", "beeld",
    "bild", "billede", "obraz", "zdj", "зображ", "изображ", "picture", "illustra", "ilustra", "grafik", "graphic", "map:",
    "karte:", "carte:", "mapa:", "screenshot", "video:", "icon", "图", "圖", "照片", "写真", "撮影", "画像", "摄影", "攝影", "拍攝",
    "拍摄", "사진", "이미지", "صورة", "تصوير", "תמונה", "צילום", "görsel",
    "credit", "crédit", "kredit", "source", "fuente", "fonte", "quelle", "bron:", "bron ", "źródł", "zdroj", "forrás",
    "kilde", "källa", "kaynak", "sursa", "джерел", "источник", "來源", "来源", "出典", "출처", "المصدر", "מקור", "courtesy",
    "cortes", "attribut", "atribu", "attribuzion", "namensnennung", "own work", "eigene", "travail personnel",
    "trabajo propio", "opera propria", "eigen werk", "praca własna", "власна робота", "собственная работа", "自己的作品",
    "投稿者自身", "urheber", "author", "autor", "auteur", "автор", "artist", "taken by", "made by", "created by", "designed by",
    "via ", "provided by", "used with permission", "aufnahme",
)
"""Words of which nearly every credit holds one, in lower case."""
# fmt: on

MARKS = ("{", "![[", "[!", ":::", "\n///", "!!! ", "??? ", '=== "', "%%", "]: #", "]: <>")
"""Signs of markup that plain Markdown hardly holds; they are looked for together with the anchors."""

MOST_PLACES = 100_000
"""Places of anchors that are remembered for one document; beyond, each text is searched by itself."""

FEW = 20
"""Documents that are not worth the start of the faster automaton."""

_STEP = 65_536
_LONGEST = max(map(len, (*ANCHORS, *MARKS)))
_FREQUENT = "etaoinshrdlcumwfgypbvkjxqz"

_searched = 0


def places(text: str) -> tuple[bool, list[int] | None]:
    """Return whether `MARKS` stand in `text`, and where `ANCHORS` start, in rising order.

    None for the places if there are too many, or if they would not be those of `text`, whose small letters are more.
    """
    global _searched
    low = text.lower()
    if len(low) != len(text):
        return _has_marks(text), None
    _searched += 1
    if _searched > FEW and (fast := _fast()) is not None:
        try:
            return _collected(text, _by(fast, low))
        except UnicodeEncodeError:  # a lone surrogate, which has no UTF-8
            pass
    found = _automaton(low.isascii()).iter(low)
    return _collected(text, ((end - abs(length) + 1, length < 0) for end, length in found))


def _collected(text: str, found: Iterable[tuple[int, bool]]) -> tuple[bool, list[int] | None]:
    """What `places` returns, from where anchors and marks start, and whether it is a mark."""
    starts: list[int] = []
    marks = False
    for start, is_mark in found:
        if is_mark:
            marks = True
            continue
        starts.append(start)
        if len(starts) > MOST_PLACES:
            return _has_marks(text), None
    starts.sort()
    return marks, starts


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def _by(fast: Any, low: str) -> Iterator[tuple[int, bool]]:
    """Yield what `_collected` takes, in pieces, for the matches of one search are in memory all at once."""
    words = len(ANCHORS)
    for at in range(0, len(low), _STEP):
        part = low[at : at + _STEP + _LONGEST] if len(low) > _STEP else low
        for index, start, _ in fast.find_matches_as_indexes(part, overlapping=True):
            if start < _STEP:
                yield at + start, index >= words


@cache
def _fast() -> Any:
    """The automaton of ahocorasick_rs, some eight times as fast; None where that is not installed."""
    try:
        from ahocorasick_rs import AhoCorasick, Implementation
    except ImportError:
        return None
    return AhoCorasick((*ANCHORS, *MARKS), implementation=Implementation.DFA, store_patterns=False)


@cache
def _automaton(narrow: bool) -> Any:
    """All anchors and marks as one automaton. narrow: those only that can stand in an ASCII text, twice as fast.

    It gives the length of what it found, negative for a mark. Of its first letters the most frequent is tried first.
    """
    import ahocorasick

    lengths = {a: len(a) for a in ANCHORS} | {m: -len(m) for m in MARKS}
    built = ahocorasick.Automaton()
    for word in sorted(lengths, key=lambda w: _FREQUENT.find(w[0]) % 99):
        if word.isascii() or not narrow:
            built.add_word(word, lengths[word])
    built.make_automaton()
    return built
