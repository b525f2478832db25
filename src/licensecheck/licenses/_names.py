"""Whole names: of licenses as people write them, of Commons templates and categories, of extmetadata fields."""

from __future__ import annotations

import re

from licensecheck.licenses._tokens import Reader, fold
from licensecheck.licenses._values import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.licenses._compose import Found

MAX_NAME = 400
_KIND_RANK = {"license": 0, "family": 1, "unknown": 2, "nonexistent": 3}
# What may stand around and between the licenses of one name.
_NOISE = frozenset(["L", "S", "&", "V"])
_NOISE_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "work",
        "is",
        "are",
        "under",
        "multi",
        "dual",
        "triple",
        "template",
        "file",
        "in",
        "to",
        "see",
        "terms",
        "of",
        "with",
        "das",
        "die",
        "der",
        "unter",
        "lizenziert",
        "sous",
        "la",
        "le",
        "les",
        "bajo",
        "sob",
        "sotto",
        "dedicated",
        "released",
        "licensed",
        "lizenz",
        "license",
    ]
)
# Prefixes of Commons and Wikipedia tags that say "public domain", by their first words.
_PD_PREFIXES = ("pd ", "bild pd ", "datei pd ")
_GFDL_PREFIXES = ("gfdl user", "gfdl self", "gfdl en", "gfdl with", "gfdl opaque", "gfdl migrated")
_SUFFIXES = re.compile(r"(?i)[- _](?:migrated(?:-with-disclaimers)?|with-disclaimers|heirs|stma|self|author)$")
_SUBPAGES = ("layout", "lang", "doc", "inner")
_TAG_PREFIXES = re.compile(r"(?i)^(?:bild|self|vorlage:bild)[- _|]")
_NAMESPACE = re.compile(r"(?i)^(?:template|vorlage|modèle|plantilla|category|kategorie|catégorie|categoría)\s*:\s*")


def by_name(text: str) -> Match | None:
    """Return what a text means that is nothing but the name of a license, or of several.

    Args:
        text: a name in any spelling: "CC BY-SA 3.0 DE", "cc-by-sa-3.0,2.5,2.0,1.0", "gemeinfrei", "Cc-by-4.0", "PD-old-100".

    Returns:
        The match, or None when the text is no name, is longer than 400 code points, or says more than a name.
    """
    if not text or len(text) > MAX_NAME:
        return None
    text = text.strip()
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    low = fold(text)
    if low.startswith("licenseref-"):
        from licensecheck.licenses._registry import get

        known = get(low)
        return Match((known.id,), "license", None, len(text)) if known else None
    reader = Reader(text, low, 0, len(low), whole=True)
    count = 0
    while reader.has(count):
        count += 1
    joined = " ".join(reader.words)
    return _special(joined, len(text)) or _by_grammar(reader, count, len(text)) or _as_tag(text, len(text))


def _special(joined: str, length: int) -> Match | None:
    """Look a name up in the tables of whole names and tags."""
    from licensecheck.licenses._lexicon import role

    if role(joined) and joined not in _ALSO_FAMILIES:
        return None
    from licensecheck.licenses._tags import TEMPLATES, WHOLE

    if joined in TEMPLATES and joined.startswith(("pd ", "cc ", "bild ", "gfdl 1.1 ", "gfdl u", "pdm ")):
        return _match(tuple(TEMPLATES[joined].split()), length)
    if joined in WHOLE:
        ids = WHOLE[joined].split()
        if ids[0].startswith("LicenseRef-PD-"):
            ids = ["LicenseRef-PD", *ids]
        return _match(tuple(ids), length)
    if joined.startswith(_PD_PREFIXES):
        return _match(("LicenseRef-PD",), length)
    if joined.startswith(_GFDL_PREFIXES):
        return _match(("GFDL-1.2-or-later",), length)
    return None


def _as_tag(text: str, length: int) -> Match | None:
    """Read a template's name that is a license name between additions: "Bild-CC-by-sa/4.0", "Cc-by-4.0-heirs"."""
    plain = _TAG_PREFIXES.sub("", _SUFFIXES.sub("", text))
    found = by_name(plain) if plain != text else None
    return found.replace(end=length) if found else None


_ALSO_FAMILIES = frozenset(("attribution",))


def _match(ids: tuple[str, ...], length: int) -> Match:
    from licensecheck.licenses._registry import get

    return Match(ids, "license" if all(get(i) for i in ids) else "family", None, length)


def _by_grammar(reader: Reader, count: int, length: int) -> Match | None:
    """Read the whole text as one or several names with nothing but small words between."""
    from licensecheck.licenses._grammar import read
    from licensecheck.licenses._scan import lexeme

    index = 0
    found: list[Found] = []
    while index < count:
        part = read(reader, index, False)
        if part is not None:
            found.append(part)
            index = part.next
            continue
        kind, _, words = lexeme(reader, index)
        if kind not in _NOISE and reader.words[index] not in _NOISE_WORDS:
            return None
        index += words
    return _united(found, length) if found else None


def _united(found: list[Found], length: int) -> Match:
    """Return several names as one match: families that a fuller name repeats are dropped."""
    full = [f for f in found if f.kind != "family"]
    kept = full if full and all(f.ids == ("CC",) for f in found if f.kind == "family") else found
    ids = tuple(dict.fromkeys([i for f in kept for i in f.ids]))
    if len(ids) > 1 and ids[0] == "LicenseRef-PD" and ids[1] in ("CC0-1.0", "CC-PDM-1.0"):
        ids = ids[1:]
    worst = max(kept, key=lambda f: _KIND_RANK[f.kind])
    return Match(ids, worst.kind, worst.problem, length)


def by_commons(short_name: str, code: str, url: str) -> Match | None:
    """Return the license that extmetadata names.

    Args:
        short_name: LicenseShortName ("CC BY-SA 3.0 de"). Commons' meaning counts: there "GFDL" is 1.2 or later.
        code: License ("cc-by-sa-3.0-de").
        url: LicenseUrl. Each of the three may be empty.

    Returns:
        The match of the most exact field; None when no field is understood.
    """
    from licensecheck.licenses._addresses import by_url
    from licensecheck.licenses._tags import COMMONS_NAMES
    from licensecheck.licenses._tokens import key

    known = COMMONS_NAMES.get(key(short_name[:MAX_NAME]))
    linked = by_url(url) if url else None
    named = _match(tuple(known.split()), 0) if known else by_name(short_name)
    if named is not None and named.ids == ("LicenseRef-PD",) and linked is not None and linked.ids == ("CC-PDM-1.0",):
        return named.replace(ids=("LicenseRef-PD", "CC-PDM-1.0"))
    for match in (named, by_name(code) if code else None, linked):
        if match is not None and match.kind == "license":
            return match
    return named or linked


def _tag_key(name: str) -> str:
    from licensecheck.licenses._tokens import key

    name = _NAMESPACE.sub("", name.strip().replace("_", " "))
    return key(_before_bar(name))


def _before_bar(name: str) -> str:
    """Return a template name without its parameters and without a subpage for layout or language."""
    name = name.partition("|")[0].strip()
    base, _, sub = name.rpartition("/")
    language = 1 < len(sub) < 4 and sub.islower() and "/" not in base and not base[-1:].isdigit()
    return base if base and (language or sub.lower() in _SUBPAGES) else name


def by_template(name: str) -> tuple[str, ...]:
    """Return the ids of the licenses that a Commons template stands for.

    Args:
        name: with or without "Template:", underscores or blanks ("Cc-by-sa-all", "PD-old-100", "GFDL").

    Returns:
        The ids; public domain tags give "LicenseRef-PD" first and, where the registry has it, the tag's own id. Empty for
        a template that is no license ("Self", "License migration").
    """
    if len(name) > MAX_NAME:
        return ()
    from licensecheck.licenses._tags import TEMPLATES

    joined = _tag_key(name)
    if joined in TEMPLATES:
        return tuple(TEMPLATES[joined].split())
    if joined.startswith(_PD_PREFIXES):
        return ("LicenseRef-PD",)
    if joined.startswith(_GFDL_PREFIXES):
        return ("GFDL-1.2-or-later",)
    return _license_ids(_before_bar(_NAMESPACE.sub("", name.strip().replace("_", " "))))


def by_category(name: str) -> tuple[str, ...]:
    """Return the ids of the licenses that a Commons category stands for ("CC-BY-SA-3.0", "CC-Zero", "GFDL"); () if none."""
    if len(name) > MAX_NAME:
        return ()
    joined = _tag_key(name)
    return _CATEGORIES.get(joined) or by_template(name)


# Commons puts every public domain tag into "CC-PD-Mark": https://commons.wikimedia.org/wiki/Category:CC-PD-Mark
_CATEGORIES = {"cc pd mark": ("LicenseRef-PD", "CC-PDM-1.0")}
_NOT_TAGS = ("statement", "terms")


def _license_ids(name: str) -> tuple[str, ...]:
    """Return the ids of a name that a tag may carry: licenses only, no house terms."""
    from licensecheck.licenses._registry import get

    match = by_name(name)
    if match is None or match.kind != "license":
        return ()
    kinds = [record.kind for record in map(get, match.ids) if record]
    free = ("LicenseRef-No-Restrictions", "LicenseRef-Copyrighted-Free-Use")
    return () if any(k in _NOT_TAGS for k in kinds) and match.ids[0] not in free else match.ids
