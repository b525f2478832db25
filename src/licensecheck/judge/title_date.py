"""The fields `title` and `date`: extras under most licenses, compared loosely and never called wrong."""

from __future__ import annotations

from licensecheck.judge._context import Context, reason, verdict_of, without_record
from licensecheck.judge.duties import duty
from licensecheck.model import FieldVerdict, FileFacts, Reason, Witness
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.names import fold, words_of

if TYPE_CHECKING:
    import datetime

_EXTENSIONS = frozenset(
    ["jpg", "jpeg", "png", "gif", "svg", "tif", "tiff", "webp", "webm", "ogg", "ogv", "pdf", "djvu", "xcf"]
)
_SHARED_WORDS = 0.6
"""Share of the credited title's words that must stand in the record's title."""

_SHORTEST = 4
"""Code points from which a title counts when it is a part of the other."""


def judge_title(ctx: Context) -> FieldVerdict:
    """Compare the credited title with file name and recorded name: part of one another, or most words shared.

    A title that differs is undecided: titles are translated, shortened and made up by right. Where only the file name in
    the credit led to the file, those words cannot be verified by it.
    """
    title = ctx.reading.title if ctx.reading else None
    if ctx.facts is None:
        return verdict_of(without_record(ctx, "title", title.span if title else None))
    if title is None:
        owed = duty(ctx, "title").level != "none"
        return verdict_of(
            reason("title.not-given", "undecided" if owed else "verified", recorded=_titles(ctx.facts)[0][0])
        )
    return verdict_of(_compared(ctx, title.value, ctx.facts))


def _compared(ctx: Context, written: str, facts: FileFacts) -> Reason:
    span = ctx.reading.title.span if ctx.reading and ctx.reading.title else None
    if ctx.named_only_by is not None and span is not None and span.overlaps(ctx.named_only_by):
        return reason("title.names-the-file", "undecided", span, written=written)
    for recorded, witness in _titles(facts):
        if _agrees(written, recorded):
            return reason("title.matches", "verified", span, (witness,), written=written, recorded=recorded)
    recorded, witness = _titles(facts)[0]
    return reason("title.differs", "undecided", span, (witness,), written=written, recorded=recorded)


def _titles(facts: FileFacts) -> list[tuple[str, Witness]]:
    """What the record calls the file: its name there, then the file name without prefix and ending."""
    stem = _stem(facts.title.partition(":")[2] or facts.title)
    found = [(stem, Witness("imageinfo", "title", facts.title, facts.revision, facts.read_at))]
    if facts.name is not None and facts.name.text:
        found.insert(0, (facts.name.text, facts.name.witness))
    return found


def _stem(name: str) -> str:
    head, dot, ending = name.rpartition(".")
    return head if dot and ending.lower() in _EXTENSIONS else name


def title_agrees(written: str, facts: FileFacts) -> bool:
    """Whether `written` is the file's name or title, loosely."""
    return any(_agrees(written, recorded) for recorded, _ in _titles(facts))


def _agrees(written: str, recorded: str) -> bool:
    mine = _words(written)
    theirs = mine if written == recorded else _words(recorded)
    if not mine or not theirs:
        return False
    if "".join(mine) == "".join(theirs):
        return True
    short, long = sorted((f" {' '.join(mine)} ", f" {' '.join(theirs)} "), key=len)
    if short in long and len(short) > _SHORTEST + 1:
        return True
    shared = {w for w in mine if len(w) > 2} & set(theirs)
    return len(shared) > 1 and len(shared) / len(set(mine)) >= _SHARED_WORDS


def _words(title: str) -> list[str]:
    """Folded words without prefix, ending and running number."""
    name = _stem(title.removeprefix("File:"))
    words = words_of(fold(name.replace("_", " ")[:1_000]))
    return [w for w in words if not w.isdigit() or len(w) == 4] or words


# --- date ----------------------------------------------------------------------------------------------------------

_LENGTHS = ((4,), (4, 2), (4, 2, 2))
_DAY = 1
"""Days that two dates may be apart, for time zones."""


def judge_date(ctx: Context) -> FieldVerdict:
    """Compare the credited date with the record's at the coarser precision of the two, one day apart allowed.

    A date that differs is undecided: taken, published and uploaded are three dates by right.
    """
    date = ctx.reading.date if ctx.reading else None
    if date is None:
        return verdict_of(reason("date.not-given", "verified"))
    if ctx.facts is None:
        return verdict_of(without_record(ctx, "date", date.span))
    recorded = ctx.facts.date
    if recorded is None or not _parts(recorded.value):
        return verdict_of(reason("date.no-record", "undecided", date.span, written=date.text))
    params = {"written": date.text, "recorded": recorded.value}
    if dates_agree(date.value, recorded.value):
        return verdict_of(reason("date.matches", "verified", date.span, (recorded.witness,), **params))
    return verdict_of(reason("date.differs", "undecided", date.span, (recorded.witness,), **params))


def dates_agree(one: str, other: str) -> bool:
    """Whether two ISO 8601 dates ("2023-04-25", "2023-04", "2023") can be the same day; False if one is no such date."""
    parts = (_parts(one), _parts(other))
    if not all(parts):
        return False
    precision = min(map(len, parts))
    if parts[0][:precision] == parts[1][:precision]:
        return True
    first, second = (_edges(p) for p in parts)
    return bool(first and second) and first[0] <= second[1] + _DAY and second[0] <= first[1] + _DAY


def _parts(date: str) -> tuple[int, ...]:
    """Year, month and day of an ISO 8601 date as far as it goes; () for anything else."""
    fields = date[:10].split("-")
    if not all(f.isascii() and f.isdigit() for f in fields) or tuple(map(len, fields)) not in _LENGTHS:
        return ()
    return tuple(map(int, fields))


def _edges(parts: tuple[int, ...]) -> tuple[int, int]:
    """First and last day of a date, counted from the calendar's first day; () for a date that does not exist."""
    from datetime import date

    try:
        first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
        last = first if len(parts) > 2 else _last_day(first, whole_year=len(parts) == 1)
    except ValueError:
        return ()  # type: ignore[return-value]
    return first.toordinal(), last.toordinal()


def _last_day(first: datetime.date, whole_year: bool) -> datetime.date:
    from datetime import timedelta

    month = 12 if whole_year else first.month
    following = first.replace(year=first.year + 1, month=1) if month == 12 else first.replace(month=month + 1)
    return following - timedelta(days=1)
