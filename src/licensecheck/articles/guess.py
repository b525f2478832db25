"""Which texts are worth asking the credit parser about, and its answers, each asked once."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import IsCredit

LONGEST_CREDIT = 20_000
"""Code points of a text that can be a credit; the parser reads no more of it."""

# fmt: off
ANCHORS = (
    # licenses and the public domain
    "cc by", "cc-by", "ccby", "cc0", "cc-0", "(cc", "creative common", "creativecommons", "by-sa", "by sa", "gfdl",
    "public domain", "publicdomain", "public-domain", "gemeinfrei", "domaine public", "dominio p", "domínio p",
    "pubblico dominio", "publiek domein", "domena publiczna", "domenie public", "суспільне надбання",
    "общественное достояние", "パブリック", "公有领域", "公有領域", "copyright", "©", "(c)", "licen", "lizen",
    "ліценз", "лиценз", "许可", "授權", "授权", "free art", "all rights",
    # platforms and agencies
    "commons", "wikimedia", "wikipedia", "вікісховищ", "викисклад", "维基", "維基", "flickr", "unsplash", "pixabay",
    "pexels", "geograph", "shutterstock", "istock", "getty", "reuters", "nasa", "adobe stock", "adobestock",
    "picture alliance", "afp", "dpa", "midjourney", "dall-e", "dall·e", "freepik", "depositphotos", "alamy", "imago",
    "ap photo", "xinhua", "new" "scom", "tass",
    # what the picture is called, and words for who made it
    "photo", "foto", "fotó", "φωτο", "фото", "фотo", "світлин", "снимок", "kuva", "valokuva", "image", "imagem",
    "imagen", "immagine", "afbeelding", "beeld", "bild", "billede", "bilde", "obraz", "zdj", "зображ", "изображ",
    "picture", "illustration", "ilustra", "illustratie", "grafik", "graphic", "grafika", "map:", "karte", "carte",
    "mapa", "screenshot", "video:", "painting", "drawing", "gif", "icon", "render", "图", "圖", "照片", "写真", "撮影",
    "画像", "摄影", "攝影", "拍攝", "拍摄", "사진", "이미지", "صورة", "تصوير", "תמונה", "צילום", "görsel", "fotoğraf",
    "credit", "crédit", "crédito", "kredit", "source", "fuente", "fonte", "quelle", "bron:", "bron ", "źródł", "zdroj",
    "forrás", "kilde", "källa", "kaynak", "sursa", "джерел", "источник", "來源", "来源", "出典", "출처", "المصدر",
    "מקור", "courtesy", "cortes", "attribution", "atribu", "attribuzion", "namensnennung", "own work", "eigene",
    "travail personnel", "trabajo propio", "opera propria", "eigen werk", "praca własna", "власна робота",
    "собственная работа", "自己的作品", "投稿者自身", "urheber", "author", "autor", "auteur", "автор", "artist",
    "uploaded", "taken by", "made by", "created by", "designed by", "via ", "provided by", "used with permission",
    "by courtesy", "aufnahme", "abb.", "figure", "fig.",
)
# fmt: on


def may_credit(text: str) -> bool:
    """Whether `text` holds a word that credits use. False means that the parser need not be asked."""
    low = text.lower()
    return any(anchor in low for anchor in ANCHORS)


class Guess:
    """Asks whether texts credit a picture; the same text is asked about once."""

    __slots__ = ("_answers", "_ask")

    def __init__(self, ask: IsCredit) -> None:
        self._ask = ask
        self._answers: dict[tuple[str, str], bool] = {}

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


def has_words(text: str) -> bool:
    """Whether `text` holds a letter or digit."""
    return any(c.isalnum() for c in text)
