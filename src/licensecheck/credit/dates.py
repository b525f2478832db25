"""Dates in a credit: ISO, written out in the vocabulary's languages, years, ranges, "circa", with precision kept."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.credit.lazy import lazy
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_YEAR = lazy(r"(?:1[0-9]|20)\d\d")
_ISO = lazy(r"(?:1\d|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![-\w])")
_CENTURY = ("centur", "jahrh", " jh.", "siècle", "siglo")
_CIRCA = [
    "c",
    "ca",
    "circa",
    "um",
    "vers",
    "около",
    "ок",
    "około",
    "hacia",
    "verso",
    "between",
    "before",
    "after",
    "vor",
    "nach",
    "etwa",
]
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.|-?го|-?е)?"
_MONTH_WORD = r"[^\W\d_]{3,12}\.?"
_JOIN = r"(?:\s+(?:de|del|of|d'))?\s*,?\s+"
_SPAN = (
    r"(?:1\d|20)\d\d(?:\s?(?:[-–—/]|to|bis)\s?(?:(?:1\d|20)\d\d|\d\d)(?![\d-])|s|'s|er\b|-е\b)?(?![-\d])(?!\w)"
    r"(?!\s?(?:px|pixels?|dpi|ppi|×|x\s?\d|mm|cm|km|m|ft|kb|mb|words)\b)"
)


@cache
def _pattern() -> re.Pattern[str]:
    """Return one pattern for all forms; month words are looked up afterwards."""
    return re.compile(
        rf"""(?<![\w./-])(?:
        (?P<iy>(?:1\d|20)\d\d)[-./](?P<im>0[1-9]|1[0-2])(?:[-./](?P<id>0[1-9]|[12]\d|3[01]))?(?:t\d\d:\d\d\S*)?(?![-\w])
        |(?P<nd>\d{{1,2}})[./-]\s?(?P<nm>\d{{1,2}})[./-]\s?(?P<ny>(?:1\d|20)\d\d)(?![-\w])
        |(?P<wd>\d{{1,2}}){_ORDINAL}{_JOIN}(?P<wm>{_MONTH_WORD}){_JOIN}(?P<wy>(?:1\d|20)\d\d)(?!\w)
        |(?P<circa>(?:{"|".join(_CIRCA)})\.?\s?{_SPAN})
        |(?P<em>{_MONTH_WORD})\s+(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<ey>(?:1\d|20)\d\d)(?!\w)
        |(?P<mm>{_MONTH_WORD}){_JOIN}(?P<my>(?:1\d|20)\d\d)(?!\w)
        |(?P<cy>(?:1\d|20)\d\d)\s?[年년](?:\s?(?P<cm>\d{{1,2}})\s?[月월](?:\s?(?P<cd>\d{{1,2}})\s?[日일])?)?
        |(?P<vague>{_SPAN}
            |(?:(?:early|mid|late)\s)?\d\d?(?:st|nd|rd|th)[\s-]century|\d\d\.\s(?:jh\.|jahrhundert)|[xvi]+e\ssiècle|siglo\s[xvi]+)
        )""",
        re.X,
    )


def find_dates(low: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, value) for each date in lower-cased text; a value is ISO, or the words where it is vague.

    taken: stretches that hold something else (addresses, licenses), where no year is looked for.
    """
    if any(word in low for word in _CENTURY):
        yield from _dates(low, 0, len(low))
        return
    reach = 0
    for m in _YEAR.finditer(low):
        at = m.start()
        if at < reach or any(s <= at < e for s, e in taken):
            continue
        if (iso := _plain_iso(low, at)) is not None:
            yield iso.start(), iso.end(), iso[0]
            reach = iso.end()
            continue
        start = max(reach, at - 36, *[e for _, e in taken if e <= at])
        if (year := _plain_year(low, start, at)) is not None:
            yield year.start(), year.end(), year[0]
            reach = year.end()
            continue
        for found in _dates(low, start, _stop(low, at + 30)):
            yield found
            reach = max(reach, found[1])
        reach = max(reach, at + 4)


def _plain_iso(low: str, at: int) -> re.Match[str] | None:
    """Match "2023-04-25" where a separator stands before it: the usual form, without the pattern for all forms."""
    before = low[:at].rstrip(" ")[-1:]
    return _ISO.match(low, at) if before in ("", ",", "(", ";", "/", "|") else None


def _stop(low: str, at: int) -> int:
    """Return where a search that is to end about here ends: not inside a date that it would cut ("1911-|1920")."""
    stop = min(len(low), at)
    while stop < min(len(low), at + 12) and (low[stop].isalnum() or low[stop] in "-–—/.'"):
        stop += 1
    return stop


def _plain_year(low: str, start: int, at: int) -> re.Match[str] | None:
    """Match "1911" behind words that make no longer date with it, without the pattern for all forms.

    start: where such words may begin.
    """
    found = _BARE_YEAR.match(low, at) if not at or low[at - 1] in " (" else None
    if found is None or _DIGIT.search(low, start, at) is not None:
        return None
    return found if _dating().isdisjoint(_LETTERS.findall(low, start, at)) else None


_LETTERS = lazy(r"[^\W\d_]+")
_DIGIT = lazy(r"\d")
_BARE_YEAR = lazy(r"(?:1\d|20)\d\d(?=[,;)]|\.?$|\.?\s[^\W\d_]{6})")


@cache
def _dating() -> frozenset[str]:
    """Return the words that make a longer date with a year behind them."""
    return frozenset(_CIRCA) | frozenset(vocabulary().months)


def _dates(low: str, position: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Yield the dates that begin between `position` and `stop`."""
    search = _pattern().search
    while (m := search(low, position, stop)) is not None:
        found = _FORMS[next(k for k in _FORMS if m[k])](m)
        if found is None:
            step = _GAP.search(low, m.start() + 1)
            position = step.end() if step else stop
            continue
        start, end, value = found
        yield start, end, value
        position = end


_GAP = lazy(r"\W")


def _iso(m: re.Match[str]) -> tuple[int, int, str]:
    parts = [m["iy"], m["im"], m["id"]]
    return m.start(), m.end(), "-".join(p for p in parts if p)


def _numeric(m: re.Match[str]) -> tuple[int, int, str] | None:
    day, month = int(m["nd"]), int(m["nm"])
    if month > 12 and "/" in m[0]:
        day, month = month, day
    return _full(m, m["ny"], month, day)


def _full(m: re.Match[str], year: str, month: int | None, day: int) -> tuple[int, int, str] | None:
    if month is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return m.start(), m.end(), f"{year}-{month:02d}-{day:02d}"


def _month(word: str) -> int | None:
    return vocabulary().months.get(word.rstrip("."))


def _day_first(m: re.Match[str]) -> tuple[int, int, str] | None:
    return _full(m, m["wy"], _month(m["wm"]), int(m["wd"]))


def _month_first(m: re.Match[str]) -> tuple[int, int, str] | None:
    return _full(m, m["ey"], _month(m["em"]), int(m["ed"]))


def _month_year(m: re.Match[str]) -> tuple[int, int, str] | None:
    month = _month(m["mm"])
    return None if month is None else (m.start(), m.end(), f"{m['my']}-{month:02d}")


def _cjk(m: re.Match[str]) -> tuple[int, int, str] | None:
    if m["cd"]:
        return _full(m, m["cy"], int(m["cm"]), int(m["cd"]))
    return m.start(), m.end(), m["cy"] + (f"-{int(m['cm']):02d}" if m["cm"] else "")


def _vague(m: re.Match[str]) -> tuple[int, int, str]:
    return m.start(), m.end(), m[0]


_FORMS: dict[str, Callable[[re.Match[str]], tuple[int, int, str] | None]] = {
    "iy": _iso,
    "nd": _numeric,
    "wd": _day_first,
    "circa": _vague,
    "em": _month_first,
    "mm": _month_year,
    "cy": _cjk,
    "vague": _vague,
}
