"""Names: what kind of name some words make, and a list of names split into its members."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from licensecheck.credit.lazy import lazy
from licensecheck.credit.vocabulary import is_cjk, vocabulary

_WORD = lazy(r"[^\s,;]+")
_JOINER = lazy(
    r"\s*(?:[,;、]\s*(?:and|und|et|y|e|&)\s|[,;，、；·]|\s(?:and|und|et(?!\s+al\b)|y|e|&|i|og|och|ja|ve|та|і|и|en|sowie|as well as)\s|\s/\s|／|\s\+\s|(?<=\w)[和与及と](?=\w))\s*"
)
_JOINS = lazy(r"[,;、，；·／/&+和与及と]|\s(?:and|und|et|y|e|i|og|och|ja|ve|та|і|и|en|sowie|as)\s")
_LEAD_NOISE = lazy(
    r"^(?:(?:and|&|und|et|(?-i:the)|by|von|par|por)\s+(?=\S)|(?:[a-z]{2}:)?(?:user|benutzer|utilisateur|usuario|utente|gebruiker|участник|користувач|user talk|use):\s*|/?u/|@(?=\w)|[\s,;:.\-–—'\"“”„‘’«»*_`|•]+)",
    re.I,
)
_TAIL_NOISE = lazy(
    r"(?:\s*\((?:talk|d|diskussion|обсуждение|обговорення|disc\.?|msg|contribs|discuter|discusión)\)|\s+(?:at|from|auf|aus|sur|en)\s+(?:the\s+)?(?:[a-z]{2,3}\.)?(?:[\w-]+\s)?wiki\w+(?:\.org)?|\s+@[\w.]+|\s+https?://\S+|\s+\S+@\S+\.\w+"
    r"|\s+\d{1,2}:\d\d|\s+et al\.?|\s+and others|\s+u\.\s?a\.|\s+on|\s+auf|\s+via|\s+is|\s+are|\s+est|\s+ist|\s+está|\s+è|\s+jest|\s+was|\s+were|\s+wurde|\s+fue|\s+has|\s+at|\s+and|\s+und|\s+from|\s+[-–—]|[\s,;:\-–—'\"“”„‘’«»*_`|/]+)$",
    re.I,
)
_INITIAL = lazy(r"^(?:[^\W\d_]\.){1,4}-?[^\W\d_]?\.?$")
_ACRONYM = lazy(r"^(?=[^.]{2}|[^.]\.[^.]\.)[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ0-9&.\-]{1,9}$")


_ORG_ENDS = ("archiv", "museum", "museet", "institut", "bibliothek", "ministerium", "universität", "bibliotek", "arkiv")
"""Ends of Germanic compounds that name institutions."""


def _is_acronym(word: str) -> bool:
    """Tell whether a word is an institution's initials: capitals only, or most of them capitals ("XTScI")."""
    return _ACRONYM.match(word) is not None or (
        word.isalpha() and len(word) < 8 and sum([c.isupper() for c in word]) > 2
    )


def clean(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the name proper stands in `text[start:end]`: without articles, quotes, handles, account prefixes."""
    if end - start > 12 and _CLIENT.search(text, start, end) is not None:
        end = start + len(_without_client(text[start:end]))
    for _ in range(8):
        piece = text[start:end]
        head = _LEAD_NOISE.match(piece) if _may_begin(piece) else None
        if not head and not _may_end(piece):
            break
        if head and head.end() < len(piece):
            start += head.end()
            continue
        tail = _TAIL_NOISE.search(piece)
        if tail and tail.start() > 0:
            end = start + tail.start()
            continue
        if piece.endswith(".") and not _keeps_stop(piece):
            end -= 1
            continue
        break
    return start, end


_CLIENT = lazy(r"\s(?:for|für|pour|para)\s")


def _without_client(piece: str) -> str:
    """Take the client away: "Jane Doe for Example Weekly" -> "Jane Doe"; institutions keep theirs ("Centers for ...")."""
    found = _CLIENT.search(piece)
    before = piece[: found.start()] if found else piece
    return before if " " in before and kind_of(before) == "person" and not before[0].islower() else piece


TAIL_WORDS = frozenset(
    [
        "on",
        "auf",
        "via",
        "is",
        "are",
        "est",
        "ist",
        "está",
        "è",
        "jest",
        "was",
        "were",
        "wurde",
        "fue",
        "has",
        "at",
        "and",
        "und",
        "from",
        "al",
        "others",
    ]
)


def _may_begin(piece: str) -> bool:
    """Tell cheaply whether a name's beginning may hold anything to take away."""
    return not piece[:1].isalnum() or ":" in piece or piece[:4].lower().startswith(_LEAD_WORDS)


_LEAD_WORDS = ("and", "und", "et", "the", "by", "von", "par", "por", "u/")


def _may_end(piece: str) -> bool:
    """Tell cheaply whether a name's end may hold anything to take away."""
    if not piece or not piece[-1].isalnum() or "@" in piece or "://" in piece or ":" in piece:
        return True
    return piece.rsplit(" ", 1)[-1].lower() in TAIL_WORDS or "wiki" in piece.lower()


def _keeps_stop(piece: str) -> bool:
    """Tell whether a full stop at a name's end belongs to it ("Ann T.", "Inc.")."""
    last = piece.rsplit(None, 1)[-1]
    return (
        len(last) == 2 or last.lower() in ("inc.", "ltd.", "co.", "jr.", "sr.", "e.v.", "corp.") or last.count(".") > 1
    )


ALPHA, DIGIT, LOWER, INITIAL, ORG, ACRONYM, JOINT, SCENE, ROLE, WORK, CLAUSE = (1 << n for n in range(11))
"""What a word of a name is. LOWER: begins with a small letter. The last five: it is in a table (see tables/names.tsv)."""
_WORDS_KEPT = 8192


class _Words(dict[str, "tuple[int, str, str]"]):
    """What is known of words, as (bits, the word, the word in small letters without brackets); looked up once each."""

    __slots__ = ()

    def __missing__(self, word: str) -> tuple[int, str, str]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[word] = found = _look_up(word)
        return found


_words = _Words().__getitem__


def _look_up(word: str) -> tuple[int, str, str]:
    low = word.lower().strip("().,'\"")
    bits = _tables().get(low, 0)
    if word.isalpha():
        bits |= ALPHA
    else:
        bits |= ALPHA * any(map(str.isalpha, word)) | DIGIT * any(map(str.isdigit, word))
        if "." in word and _INITIAL.match(word) is not None:
            bits |= INITIAL
    if word[0].islower():
        bits |= LOWER
    if low.endswith(_ORG_ENDS):
        bits |= ORG
    if not word[1:].islower() and _is_acronym(word):
        bits |= ACRONYM
    return bits, word, low


@cache
def _tables() -> dict[str, int]:
    """Return the words of tables/names.tsv with their bits."""
    v, bits = vocabulary(), dict[str, int]()
    for words, bit in (
        (v.org, ORG),
        (v.joint, JOINT),
        (v.scene, SCENE),
        (v.role, ROLE),
        (v.work, WORK),
        (v.clause, CLAUSE),
    ):
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return bits


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """Tell what words look like: "person", "org", "account", "thing" ("Apollo 8"), "title" (a phrase), "" for nothing."""
    words = list(map(_words, _WORD.findall(name) if "," in name or ";" in name else name.split()))
    if not any([w[0] & ALPHA for w in words]) or "{" in name:
        return ""
    if len(words) == 1:
        return _single_kind(*words[0])
    digits = any([w[0] & DIGIT for w in words])
    if digits and (not any(c.islower() for c in name) or "×" in name or sum(c.isalpha() for c in name) * 3 < len(name)):
        return "" if name.isascii() or "×" in name else "thing"
    if digits and len(words) <= 3 and words[-1][1].isdigit():
        return "thing"
    return _phrase_kind(words)


def _phrase_kind(words: list[tuple[int, str, str]]) -> str:
    """Tell the kind of several words."""
    if len(words) > 3 and any([w[0] & CLAUSE for w in words[1:]]):
        return "clause"
    first = words[0][1]
    if (first[0].isdigit() and not first.isalnum() | (len(first) > 4)) or first.isdigit():
        return "thing"
    is_org = any([w[0] & ORG for w in words]) or bool(words[0][0] & ACRONYM) or words[0][2].startswith(_ARCHIVE)
    if any([w[2] == "from" for w in words[1:-1]]) and _is_from_a_place(words):
        return "person"
    words = [w for w in words if not w[0] & INITIAL] or words
    bits, first, low = words[0]
    if words[-1][0] & LOWER and words[-1][0] & WORK and not is_org and not first[0].islower():
        return "title"
    if (bits & ROLE and not _begins_name(words)) or (words[-1][0] & ROLE and not is_org) or low.rstrip(".") in _UNDATED:
        return ""
    lower = [w[0] for w in words if w[0] & LOWER]
    small_only = len(lower) == len(words) and first.islower()
    if not is_org and (small_only or bits & WORK or (low in _ARTICLES and len(words) > 1)):
        return "title"
    last = words[-1][0]
    inner = words[1:-1] if last & (SCENE | LOWER) == SCENE else words[1:]  # a family's name: "Karl Au"
    scenes = [w[2] for w in inner if w[0] & (SCENE | JOINT) == SCENE]
    scenic = bool(scenes) or (bits & SCENE and (len(words) > 2 or first.islower()))
    small = len([b for b in lower if not b & JOINT])
    if is_org:
        return "title" if any([w not in ("in", "for") for w in scenes]) or small > 2 else "org"
    if len(words) > 5 or scenic or small > 1 or (small == 1 and len(words) > 3):
        return "title"
    return "person"


def telling_word(name: str, kind: str) -> str:
    """Return the word that makes a name an institution's ("org") or some words a title ("title"); "" where none does alone."""
    words = [_words(w) for w in name.split()]
    if kind == "org":
        telling = [w for bits, w, low in words if bits & (ORG | ACRONYM) or low.startswith(_ARCHIVE)]
        return next((w for w in telling if w.lower() not in _GENERAL), telling[0] if telling else "").strip("(),.;")
    if kind == "title" and words and words[0][0] & WORK:
        return words[0][1]
    return next((w for bits, w, _ in words[1:] if bits & (SCENE | JOINT) == SCENE), "") if kind == "title" else ""


_GENERAL = frozenset(["national", "international", "royal", "state", "federal", "states", "kingdom"])
_ARCHIVE = ("archi", "архив")
_UNDATED = frozenset(["n.d", "o.j"])


def _is_from_a_place(words: list[tuple[int, str, str]]) -> bool:
    """Tell whether words are a name and where its bearer is from: "Jane Doe from Sampletown"."""
    at = next(k for k, w in enumerate(words) if w[2] == "from")
    named = all([w[1][0].isupper() or w[1][0].isdigit() or w[0] & DIGIT for w in words[:at]])
    return named and _FROM.search(" ".join([w[1] for w in words])) is not None


def _begins_name(words: list[tuple[int, str, str]]) -> bool:
    """Tell whether a job's title begins a name all the same ("Photographer Sgt. ...", "Archivo General")."""
    if len(words) < 2:
        return False
    return words[1][2] == "sgt" or (words[0][2].startswith(_ARCHIVE) and words[1][1][0].isupper())


_PARTICLE = lazy(r"[\u4e00-\u9fff](?:の|を|に|は|が|で)[\u3040-\u9fff]")
"""A particle between Japanese words: they say something rather than name somebody."""
_CJK_ORG = frozenset("館馆局省庁厅市県县町村区社院所会會部署團团寺校府司处處台網网學学협회관교청")
"""What names of institutions end with where no spaces are set."""
_ARTICLES = frozenset(["the", "a", "an"])


def _single_kind(bits: int, word: str, low: str) -> str:
    if bits & ROLE or word.lower() in vocabulary().role or low.endswith(_CODE_FILE):
        return ""
    if len(word) > 8 and not word.isascii() and _PARTICLE.search(word) is not None:
        return "title"
    if is_cjk(word[0]) and all(map(is_cjk, word)):
        if len(word) > 3 and word[-1] in _CJK_ORG:
            return "org"
        return "" if len(word) < 2 else "person" if len(word) <= 6 else "title"
    if bits & (ORG | ACRONYM):
        return "org"
    if not word.isalpha():
        letters = sum(c.isalpha() for c in word)
        if letters * 4 < len(word) - word.count("_") or "×" in word:
            return ""
    if bits & (JOINT | SCENE):
        return ""
    if bits & LOWER or (
        not word.isalpha() and (any(c.isdigit() or c in "_." for c in word[1:]) or not word[0].isalpha())
    ):
        return "account"
    return "person"


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split `text[start:end]` into single names; institutions whose name holds a comma or "and" stay whole."""
    if _JOINS.search(text, start, end) is None:
        s, e = clean(text, start, end)
        return [(s, e)] if s < e else []
    out: list[tuple[int, int]] = []
    at = start
    for m in _JOINER.finditer(text, start, end):
        out.append((at, m.start()))
        at = m.end()
    out.append((at, end))
    names = [clean(text, s, e) for s, e in out if text[s:e].strip(" .,;:'\"")]
    return [n for name in _rejoin(text, names) for n in _slashes(text, *name)]


def _slashes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at slashes without spaces where a person or an account stands beside; organizations stay a chain."""
    if "/" not in text[start:end] or "://" in text[start:end]:
        return [(start, end)]
    out: list[tuple[int, int]] = []
    at = start
    for piece in text[start:end].split("/"):
        span = clean(text, at, at + len(piece))
        joins = bool(out) and _chains(text[slice(*out[-1])].rsplit("/", 1)[-1], text[slice(*span)])
        if joins:
            out[-1] = (out[-1][0], span[1])
        elif span[0] < span[1]:
            out.append(span)
        at += len(piece) + 1
    return out


def _rejoin(text: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join members again that make one institution ("Library of X, Division Y", "Centers for A and B")."""
    out: list[tuple[int, int]] = []
    for s, e in names:
        if s >= e:
            continue
        if out:
            before, name, glue = text[out[-1][0] : out[-1][1]], text[s:e], text[out[-1][1] : s]
            if _belongs(before, name, glue.strip()):
                out[-1] = (out[-1][0], e)
                continue
        out.append((s, e))
    return out


def _chains(before: str, name: str) -> bool:
    """Tell whether two names around a slash are one chain of organizations ("XASA/QPL-Sampletech")."""
    if kind_of(before) != "org" and "-" not in before:
        return False
    if " " in name and name.rsplit(None, 1)[-1].islower():
        return True
    return kind_of(name) == "org" or (" " not in name and _is_acronym(before.split()[-1]) and kind_of(name) == "person")


_ABSTRACT = lazy(
    r"(?:[^s]s|tion|ment|logy|ics|ture|ry|ing|ety|nce|ncy|are|gy|try|phy|ung|heit|keit|schaft|tik|ción|ción|ment|té|tà|dade)$",
    re.I,
)
_KIN = frozenset(
    [
        "sons",
        "son",
        "co",
        "cie",
        "söhne",
        "sohn",
        "fils",
        "hijos",
        "figli",
        "brothers",
        "bros",
        "partners",
        "associates",
        "company",
        "daughters",
        "zoon",
        "zonen",
    ]
)
_FIELDS = frozenset(
    [
        "science",
        "sciences",
        "arts",
        "technology",
        "engineering",
        "research",
        "education",
        "health",
        "culture",
        "history",
        "agriculture",
        "forestry",
        "fisheries",
        "energy",
        "environment",
        "trade",
        "heritage",
        "innovation",
        "space",
    ]
)
"""Fields of work that the name of a department begins with."""
_CODE_FILE = (".py", ".js", ".ts", ".tsx", ".jsx", ".sh", ".php", ".css", ".html", ".json", ".yml", ".yaml", ".sql", ".csv", ".toml", ".cpp", ".java", ".md", ".txt")  # fmt: skip
_FROM = lazy(r"\S\s(?:from|aus|de|da|uit|из|з)\s[A-ZÀ-ŽА-Я][\w.'-]+(?:\s[A-ZÀ-Ž][\w.'-]+)?$")
_SUFFIX = lazy(r"^(?:inc|llc|ltd|gmbh|corp|co|s\.a|ag|plc|jr|sr|iii?|e\.\s?v|phd|md|b\.v|s\.r\.l)\.?$", re.I)


def _belongs(before: str, name: str, glue: str) -> bool:
    """Tell whether `name` is the rest of the institution that `before` begins."""
    org = vocabulary().org
    if glue in (",", "") and _SUFFIX.match(name):
        return True
    low_before = before.lower().split()
    low_name = name.lower().split()
    if glue in ("and", "&", "und", "et", "y", "e", "i", "и", "та"):
        if low_name[0].strip(".") in _KIN and len(low_name) == 1:
            return True
        if (
            low_before[0] in ("u.s.", "us", "national", "royal", "american", "federal", "british", "european")
            and len(low_before) <= 3
        ):
            return True
        has_of = bool({"of", "for", "de", "für", "des", "del"} & set(low_before))
        if has_of and any(w in org for w in low_before):
            ends_org = low_name[-1] in org
            return (
                ends_org
                or len(low_name) == 1
                or kind_of(name) == "title"
                or (len(low_name) <= 3 and _ABSTRACT.search(low_name[-1]) is not None)
            )
        if low_name[-1] in org and len(low_name) > 1 and low_before[-1] in _FIELDS:
            return True  # "Earth Science and Remote Sensing Unit"
        if len(low_before) == 1 and low_before[0] in org and low_name[-1] in org and "of" in low_name:
            return True  # "President and Fellows of Sample College"
        return (len(low_before) == 1 and low_before[0] in ("prints", "arts", "science")) or (
            low_name[-1] in ("division", "department", "collection", "museum", "gallery", "library")
            and kind_of(before) != "person"
        )
    if glue == "," and _FROM.search(before) and len(low_name) <= 2 and name[0].isupper():
        return True
    if glue == ",":
        return any(w in ("congress", "library") for w in low_before) and any(
            w in ("prints", "division", "department", "collection") for w in low_name
        )
    return False
