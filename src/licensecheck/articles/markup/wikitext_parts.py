"""What the parts of wikitext mean: options of a file link, parameters of templates that hold a picture or its caption."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.addresses.titles import MEDIA_EXTENSIONS, namespace_of

SOUND_AND_VIDEO = frozenset(
    ("flac", "mid", "mov", "mp3", "mp4", "mpeg", "mpg", "oga", "ogg", "ogv", "opus", "stl", "wav", "webm")
)
PICTURES = MEDIA_EXTENSIONS - SOUND_AND_VIDEO
# fmt: off
SHOWN = frozenset((
    "thumb", "thumbnail", "frame", "framed", "mini", "miniatur", "gerahmt", "vignette", "vignette2", "cadre", "encadré", "miniatura",
    "miniaturadeimagen", "miniaturadeimagem", "riquadrato", "marco", "moldura", "commoldura", "міні", "мініатюра", "мини",
    "миниатюра", "обрамити", "рамка", "mały", "ramka", "miniatuur", "omkaderd", "miniatyr", "ram", "inramad", "pienoiskuva",
    "náhled", "bélyegkép", "bélyeg", "küçükresim", "サムネイル", "缩略图", "縮圖", "섬네일", "تصغير", "ממוזער",
))
"""Options, in the languages of large wikis, with which the caption stands under the picture; else it is a tooltip."""
PLACED = frozenset((
    "border", "frameless", "left", "right", "center", "centre", "none", "baseline", "sub", "super", "sup", "top", "text-top", "middle",
    "bottom", "text-bottom", "upright", "rahmenlos", "rand", "links", "rechts", "zentriert", "ohne", "hochkant", "gauche", "droite",
    "centré", "néant", "sans", "redresse", "izquierda", "izda", "derecha", "dcha", "centro", "centrado", "ninguno", "no", "sinistra",
    "destra", "sin", "des", "esquerda", "direita", "nenhum", "ліворуч", "праворуч", "центр", "слева", "справа", "без", "безрамки",
    "lewo", "prawo", "brak", "rechtop", "gecentreerd", "geen",
))
# fmt: on


@cache
def _option() -> re.Pattern[str]:
    return re.compile(
        r"(?P<width>\d{0,5})(?:x(?P<height>\d{1,5}))?\s*(?:px|пкс|пікс|pх)$"
        r"|(?P<name>[^\W\d_]{2,12})\s*=\s*(?P<value>[\s\S]*)$|(?:upright|hochkant|redresse)\s+[\d.]+$"
    )


NAMED = {
    "alt": "alt", "alternativtext": "alt", "texto alternativo": "alt",
    "link": "link", "verweis": "link", "lien": "link", "enlace": "link", "collegamento": "link", "ссылка": "link",
    "посилання": "link", "ligação": "link",
    "class": "class", "klasse": "class", "lang": "lang", "page": "page", "seite": "page",
    "upright": "upright", "hochkant": "upright", "thumb": "thumb", "mini": "thumb",
}  # fmt: skip
"""Options with a value."""


class FileLink:
    """The parts of a file link, sorted. Each part is a stretch; caption, alt and link are None where they are missing."""

    def __init__(self, text: str, parts: list[tuple[int, int]]) -> None:
        self.caption: tuple[int, int] | None = None
        self.alt: tuple[int, int] | None = None
        self.link: tuple[int, int] | None = None
        self.attributes: dict[str, str] = {}
        self.shown = False
        unknown = 0
        for start, end in parts[1:]:
            words = text[start:end].strip().lower()
            match = _option().match(words) if len(words) < 500 else None
            name = NAMED.get(match["name"]) if match and match["name"] else None
            if words in SHOWN or name == "thumb":
                self.shown = True
            elif match and (match["width"] or match["height"]):
                self.attributes |= {k: match[k] for k in ("width", "height") if match[k]}
            elif match and name:
                assert match["name"]
                at = text.index("=", start, end) + 1
                self._note(name, text, at, end)
            elif words and words not in PLACED and not (match and not match["name"]):
                self.caption = (start, end)
                unknown += 1
        self.shown = self.shown or unknown > 1  # the first of several is an option in a language we do not know

    def _note(self, name: str, text: str, at: int, end: int) -> None:
        if name == "alt":
            self.alt = (at, end)
        elif name == "link":
            self.link = (at, end)
        elif name == "class":
            self.attributes["class"] = text[at:end].strip()


def is_file(target: str) -> bool:
    """Whether a link's target is a picture to be shown, not a link to its page (which starts with a colon)."""
    prefix, colon, name = target.partition(":")
    return bool(colon) and namespace_of(prefix) == "file" and is_picture(name)


def is_picture(name: str) -> bool:
    """Whether a title, with or without a namespace, ends like a picture and holds nothing that a title may not."""
    bare = name.strip()
    if not 4 < len(bare) < 300 or any(c in bare for c in "[]{}<>|#\n"):
        return False
    return bare.rpartition(".")[2].lower() in PICTURES and "." in bare[1:]


CAPTIONS = (
    "caption", "legend", "légende", "unterschrift", "bildbeschreibung", "didascalia", "pie", "подпис", "підпис", "описание",
    "опис", "onderschrift", "podpis", "opis", "keterangan", "footer", "说明", "說明", "説明",
)  # fmt: skip
"""Parts of the names of parameters that hold the caption of a picture."""

CREDITS = ("credit", "attribution", "bildquelle", "bildnachweis", "photographer", "copyright", "автор фото")
"""Parts of the names of parameters that hold the credit of a picture."""


def role_of(name: str) -> str:
    """Return "credit", "caption" or "" for the name of a parameter, in lower case."""
    if any(part in name for part in CREDITS):
        return "credit"
    return "caption" if any(part in name for part in CAPTIONS) else ""


def number_of(name: str) -> str:
    """Return the digits that end a parameter's name and tell which picture it belongs to."""
    return name[len(name.rstrip("0123456789")) :]


FORMATTING = frozenset((
    "small", "smaller", "nowrap", "nobr", "center", "lang", "longitem", "nbsp", "small2", "resize", "big", "larger", "plainlist",
))  # fmt: skip
"""Templates that show their last parameter."""
