"""Which texts are worth asking the credit parser about, and its answers, each asked once."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from licensecheck.articles.base import IsCredit

LONGEST_CREDIT = 20_000
"""Code points of a text that can be a credit; the parser reads no more of it."""

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


@cache
def _automaton(*, ascii_only: bool) -> Any:
    """All anchors as one automaton, which finds them in one pass; those of other scripts would slow each step down."""
    import ahocorasick

    built = ahocorasick.Automaton()
    for anchor in ANCHORS:
        if not ascii_only or anchor.isascii():
            built.add_word(anchor, len(anchor))
    for mark in MARKS:
        built.add_word(mark, 0)
    built.make_automaton()
    return built


def may_credit(text: str) -> bool:
    """Whether `text` holds a word that credits use. False means that the parser need not be asked."""
    low = text.lower()
    return any(anchor in low for anchor in ANCHORS)


def has_words(text: str) -> bool:
    """Whether `text` holds a letter or digit."""
    return any(c.isalnum() for c in text)


class Guess:
    """Which stretches of one document credit a picture; the parser is asked about each text once.

    marks: whether one of `MARKS` stands in the document.
    """

    __slots__ = ("_answers", "_ask", "_places", "marks", "text")

    def __init__(self, text: str, ask: IsCredit) -> None:
        self.text = text
        self._ask = ask
        self._answers: dict[tuple[str, str], bool] = {}
        self.marks, self._places = _places(text)

    def may(self, start: int, end: int) -> bool:
        """Whether a word of `ANCHORS` stands between two offsets of the document."""
        if self._places is None:
            return may_credit(self.text[start:end])
        at = bisect_left(self._places, start)
        return at < len(self._places) and self._places[at] < end

    def certain(self, text: str, format: str) -> bool:
        """Whether the parser takes `text` for a credit. A text without a letter is none."""
        key = (text[:LONGEST_CREDIT], format)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = has_words(text) and self._ask(*key)
        return answer

    def likely(self, text: str, format: str) -> bool:
        """As `certain`, but asks only where a word of `ANCHORS` occurs."""
        return may_credit(text) and self.certain(text, format)


def _places(text: str) -> tuple[bool, list[int] | None]:
    """Whether marks stand in `text`, and where anchors do, in rising order; None if there are too many or offsets do not fit."""
    low = text.lower()
    if len(low) != len(text):
        return any(mark in text for mark in MARKS), None
    places, marks = [], False
    for end, length in _automaton(ascii_only=low.isascii()).iter(low):
        if not length:
            marks = True
            continue
        places.append(end - length + 1)
        if len(places) > MOST_PLACES:
            return any(mark in text for mark in MARKS), None
    places.sort()
    return marks, places
