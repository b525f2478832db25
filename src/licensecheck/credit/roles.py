"""What a vocabulary word does where it stands: one check per kind of word, each asks the neighbors.

A check returns the role, or "" if the neighbors do not support the kind; `ROLES` lists them in order of weight.
"""

from __future__ import annotations

from licensecheck.credit.neighbors import BREAKS, Neighbors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Check = Callable[[Neighbors, int, int, dict[str, Any]], str]

LEADS = frozenset(
    {"by", "author", "label", "credit", "source", "title", "via", "courtesy", "derivative", "upload", "copy"}
)
_BEING = frozenset(
    [
        "was",
        "were",
        "been",
        "is",
        "are",
        "being",
        "wurde",
        "wurden",
        "ist",
        "sind",
        "été",
        "fue",
        "fueron",
        "ha",
        "sido",
        "è",
        "stata",
        "stato",
        "foi",
        "foram",
        "werd",
        "został",
        "została",
        "був",
        "була",
        "было",
        "were",
        "slightly",
        "leicht",
        "heavily",
        "digitally",
        "and",
        "und",
    ]
)

_NEGATORS = frozenset(
    [
        "no",
        "not",
        "without",
        "never",
        "nicht",
        "ohne",
        "kein",
        "keine",
        "sans",
        "non",
        "aucun",
        "aucune",
        "sin",
        "no",
        "ningún",
        "ninguna",
        "senza",
        "nessuna",
        "nessun",
        "sem",
        "não",
        "nenhuma",
        "niet",
        "geen",
        "zonder",
        "bez",
        "nie",
        "brak",
        "без",
        "не",
        "жодних",
        "никаких",
        "beze",
        "žádné",
        "ej",
        "inte",
        "utan",
        "inga",
        "ikke",
        "uden",
        "ingen",
        "uten",
        "ei",
        "ilman",
        "بدون",
        "دون",
        "غير",
        "ללא",
        "בלי",
        "לא",
    ]
)


def _unknown(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    role, _ = here.previous()
    nxt, _data = here.following()
    lone = role in ("start", "p", "skip") or role in LEADS
    ends = nxt in ("p", "end", "lic", "url", "date") or (nxt == "voc" and not here.single(start, end))
    if here.single(start, end):
        return "unknown" if lone and ends else ""
    return "unknown"


def _own(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    if here.single(start, end) and here.low[start:end].isascii():
        return "own" if here.opens() and here.following()[0] in ("p", "end", "lic") else ""
    return "own"


def _platform(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    slug = kinds["platform"]
    role, sign = here.previous()
    nxt, _data = here.following()
    if slug[0] == "!":
        supported = role in ("via", "source", "credit", "label", "by", "author") or sign in ("/", "(", "·", "|")
        closed = nxt in ("end", "p", "url", "lic", "file")
        return "plat" if (supported and closed) or (role == "start" and nxt == "end") else ""
    if nxt == "voc" and role not in ("via", "source", "label", "credit", "by") and _is_plural(here, end):
        return ""  # "Wikimedia Commons images"
    capital = nxt == "w" and here.text[here.items[here.at + 1][1]].isupper() and here.items[here.at + 1][1] == end + 1
    if capital and here.single(start, end) and role not in ("via", "source"):
        return ""
    return "plat"


def _is_plural(here: Neighbors, end: int) -> bool:
    """Tell whether a plural picture's noun in small letters follows and ends what is said."""
    _, start, stop, data = here.items[here.at + 1]
    ends = here.following(2)[0] in ("end", "p")
    return (
        ends
        and "label" in data
        and start == end + 1
        and here.text[start].islower()
        and here.low[stop - 1] == "s"
        and here.following(2) != ("p", ":")
    )


def _copyright(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    if here.previous()[0] == "copy":
        return "skip"  # "© Copyright Jane Doe"
    return "copy" if here.opens() and (here.before_name() or here.before_colon()) else ""


def _by(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    if "-" in (here.low[start - 1 : start], here.low[end : end + 1]):
        return ""  # part of a word or path: "photo-by-the-lake.jpg"
    kind, data = here.following()
    role, _sign = here.previous()
    if (
        kind == "w"
        and (role in ("lic", "change") or (role == "text" and not here.noun_before(start)))
        and not here.capital_next()
    ):
        return ""  # "PD by age", "made by hand": no name
    if kind == "voc" and "platform" in data:
        return "by"
    if kind in ("w", "voc", "quote", "url", "copy") or here.before_colon():
        return "by"
    return ""


def _by_weak(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    role, sign = here.previous()
    kind, data = here.following()
    if kind == "voc" and "platform" in data:
        return "via" if role not in ("text",) else ""
    free = (
        role in ("start", "label", "credit", "quote", "lic", "date", "own", "file", "change", "skip")
        or sign in BREAKS
        or sign == ")"
    )
    if not free and role == "text" and here.after_link(start):
        free = True
    if here.text[start] == "由" and start and here.text[start - 1] == " ":
        free = True
    if role == "text" and isinstance(here.nodes[-1][3], dict) and "label" in here.nodes[-1][3]:
        free = True
    return "by" if free and kind in ("w", "voc", "quote", "url", "copy") else ""


def _via(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    kind, _ = here.following()
    return "via" if kind in ("w", "voc", "url", "quote", "file") or here.before_colon() else ""


def _via_weak(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    kind, data = here.following()
    if kind == "w" and here.low[here.items[here.at + 1][1] : here.items[here.at + 1][2]] in (
        "the",
        "der",
        "dem",
        "wiki",
        "a",
    ):
        kind, data = here.following(2)
    if kind == "voc" and "platform" in data:
        return "via" if here.low[start:end] != "to" else ""
    role, _ = here.previous()
    if (
        kind == "w"
        and (here.after_noun(role) or (here.low[start:end] == "from" and here.previous()[1] == ","))
        and here.capital_next()
        and here.low[start:end] in ("from", "de", "von", "van", "da", "od", "от", "від")
    ):
        return "by"
    return "via" if kind == "url" or (kind == "file" and role != "text") else ""


def _courtesy(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    return (
        "courtesy" if here.following()[0] in ("w", "voc", "quote", "url", "copy", "file") or here.before_colon() else ""
    )


def _derivative(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    if here.before_colon():
        return "derivative"
    tail = here.low[max(0, start - 14) : start].split()
    if tail and tail[-1] in _BEING:
        return "change"
    named = here.before_name() and (
        here.capital_next() or (here.opens() and here.following(2)[0] in ("p", "lic", "end"))
    )
    return "derivative" if named and not here.single(start, end) else ""


def _upload(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    return "upload" if here.nodes and (here.opens() or here.previous()[1] == ".") else ""


def _uploader(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    return "by" if not here.single(start, end) or here.previous()[1] == "(" else ""


def _user(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    role, sign = here.previous()
    if sign == "(" and len(here.nodes) > 1 and here.nodes[-2][0] == "text" and "usersign" in kinds:
        return "skip"  # "Jane Doe (User:Jane)"
    if here.before_colon():
        return "by" if role != "by" and not here.single(start, end) else "skip"
    if not here.single(start, end):
        return "by" if role in ("start", "p", "text") else "skip"
    if "usersign" in kinds:
        return "by" if role not in LEADS else "skip"
    if role in ("by", "plat", "label", "courtesy", "via"):
        return "by" if here.before_name() else ""
    return ""


def _of(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    return "by" if here.previous()[0] == "plat" and here.nodes[-1][2] == start else ""


def _talk(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    return "skip" if here.previous()[1] == "(" and here.following() in (("p", ")"), ("p", "·"), ("p", "|")) else ""


def _licensed(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    k = here.at + 1
    seen = 0
    while k < len(here.items) and seen < 3:
        kind, s, e, data = here.items[k]
        if kind == "lic":
            return "skip"
        small = (
            (kind == "w" and e - s <= 14)
            or (kind == "voc" and bool({"licensed", "joint"} & data.keys()))
            or data == ":"
        )
        if not small:
            break
        k, seen = k + 1, seen + 1
    if here.previous()[0] == "lic" and here.single(start, end):
        return "skip"
    return ""


def _access(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    kind, data = here.following()
    if data == ":":
        kind, data = here.following(2)
    return "access" if kind == "date" else ""


def _after(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    return "after" if here.previous()[0] == "text" else ""


def _author(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    if here.before_colon() or here.before_dash():
        return "author"
    opens = here.opens() or here.previous()[0] in ("by", "lic", "url") or not here.single(start, end)
    if not (opens and here.before_name()):
        return ""
    if here.previous()[0] == "by":
        return "skip"
    return "author" if here.capital_next() else ""


def _label(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    role, _sign = here.previous()
    kind, data = here.following()
    follows = kind == "copy" or (
        kind == "voc"
        and bool(
            {"by", "byweak", "courtesy", "via", "platform", "derivative", "user", "copyright", "viaweak"} & data.keys()
        )
    )
    if not here.opens() and role not in ("text", "plat", "lic"):
        return ""
    if here.before_colon() or follows:
        return "label"
    if kind == "date" or (kind == "quote" and here.opens()):
        return "label" if here.opens() else ""
    if (
        here.opens()
        and kind == "w"
        and here.capital_next()
        and "photo" in kinds
        and (here.text[start].isupper() or role in ("p", "start"))
        and not here.text[here.items[here.at + 1][1]].isdigit()
    ):
        return "label"
    beside, beyond = here.following(2)
    if here.opens() and kind == "p" and data in "(,/|·" and beside == "voc" and "platform" in beyond:
        return "label"
    if (here.opens() and (kind, data) == ("p", "(")) or kind == "change":
        return "label"
    return ""


def _credit(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    kind, data = here.following()
    if here.before_colon():
        return "credit"
    ready = kind in ("copy", "quote", "url") or (kind == "w" and here.capital_next() and not here.single(start, end))
    ready = ready or (kind == "w" and here.capital_next() and here.ends_tag(end))
    ready = ready or (kind == "voc" and bool({"by", "platform", "courtesy", "via", "copyright"} & data.keys()))
    return "credit" if here.opens() and ready else ""


def _source(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    kind, data = here.following()
    if here.before_colon():
        return "source"
    if (kind == "voc" and ("platform" in data or "via" in data or "viaweak" in data)) or kind == "url":
        return "source"
    long = not here.single(start, end) or (
        end - start >= 4 and not here.low[start:end].isascii() and "来" in here.low[start:end]
    )
    if long and here.opens() and kind in ("w", "quote"):
        return "source"
    return "source" if here.opens() and kind == "w" and here.capital_next() and here.text[start].isupper() else ""


def _adapted(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    upstream = any(n[0] in ("own", "derivative") for n in here.nodes)
    return "upload" if upstream else "adapted"


def _change(here: Neighbors, start: int, end: int, kinds: dict[str, Any]) -> str:
    role, _sign = here.previous()
    before = here.low[max(0, start - 40) : start].split()
    if (any(w in _NEGATORS for w in before[-3:]) and "," not in before[-1]) or here.low[start - 1 : start] in (
        "未",
        "不",
        "无",
        "無",
        "非",
    ):
        return "unchanged"
    if (
        role == "start"
        and here.following()[0] in ("w", "voc")
        and not here.following_is("and", "by", "via", "viaweak", "platform", "change")
    ):
        return ""
    if (
        here.opens()
        or _sign == "/"
        or role in ("change", "lic", "quote", "plat")
        or (role == "text" and isinstance(here.nodes[-1][3], dict))
    ):
        return "change"
    tail = here.low[max(0, start - 14) : start].split()
    return "change" if tail and tail[-1] in _BEING else ""


ROLES: dict[str, Check] = {
    "project": lambda here, start, end, kinds: "skip",
    "other": lambda here, start, end, kinds: "upload",
    "nobody": lambda here, start, end, kinds: "skip",
    "unknown": _unknown,
    "own": _own,
    "reserved": lambda here, start, end, kinds: "reserved",
    "platform": _platform,
    "adapted": _adapted,
    "derivative": _derivative,
    "uploader": _uploader,
    "upload": _upload,
    "courtesy": _courtesy,
    "credit": _credit,
    "source": _source,
    "author": _author,
    "label": _label,
    "title": lambda here, start, end, kinds: "title" if here.before_colon() else "",
    "licensed": _licensed,
    "copyright": _copyright,
    "by": _by,
    "byweak": _by_weak,
    "via": _via,
    "viaweak": _via_weak,
    "of": _of,
    "user": _user,
    "talk": _talk,
    "access": _access,
    "after": _after,
    "change": _change,
    "permission": lambda here, start, end, kinds: "skip",
}
