"""What a lockfile says, asked again: which records say something new, and what it is that changed.

The wiki is asked for everything, fifty titles to a question. Asking first for revisions only would need as many questions,
and the first answer for a title holds its revision anyway.
"""

from __future__ import annotations

from licensecheck.evidence.changes import Change, changes_of, says_something_new
from licensecheck.evidence.record import name_of
from licensecheck.evidence.source import histories
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.document import Problem
from licensecheck.model.facts import FileFacts, Lookup
from licensecheck.model.keys import split_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from licensecheck.evidence.lockfile import Lockfile
    from licensecheck.evidence.source import FactSource

CHUNK = 500
"""Titles that are asked for between two reports of progress; whole batches."""


class Refreshed(Value):
    """What came of asking again.

    files, lookups: how many were asked for. changes: by name of the file, then look-ups. records: those that say something
    new, to be written over the old ones. problems: what could not be read; its record stays as it is.
    """

    files: int
    lookups: int
    changes: tuple[Change, ...] = ()
    records: tuple[FileFacts | Lookup, ...] = ()
    problems: tuple[Problem, ...] = ()


def refresh(held: Lockfile, wiki: FactSource, progress: Callable[[str, int, int], None]) -> Refreshed:
    """Ask the wiki for everything that a lockfile holds.

    Args:
        held: the lockfile as it is.
        wiki: who is asked; not the lockfile itself.
        progress: called with ("files", done, total).

    Raises:
        LockfileError: a record of the lockfile cannot be read.
    """
    old_files, old_lookups = held.files(held.titles), held.lookups(held.keys)
    lookups = wiki.lookups(held.keys) if held.keys else {}
    files = _ask(wiki, [*held.titles, *_led_to(lookups, old_files)], progress)
    files |= _with_histories(wiki, old_files, files)
    problems = unread((*files.values(), *lookups.values()))
    if is_another_wiki(old_files, files):
        count = str(sum(f.state == "present" for f in old_files.values()))
        problem = Problem(held.path, "refresh.another-wiki", (("count", count),))
        return Refreshed(len(old_files), len(old_lookups), problems=(problem, *problems))
    new: list[FileFacts | Lookup] = []
    changes: list[Change] = []
    for title, after in files.items():
        if is_read(after):
            before = old_files.get(title)
            if before is None or says_something_new(before, after):
                new.append(after)
            if before is not None:
                changes.extend(changes_of(before, after))
    for key, found in lookups.items():
        if found.state == "answered" and found.candidates != old_lookups[key].candidates:
            new.append(found)
            changes.append(_led_elsewhere(old_lookups[key], found))
    return Refreshed(len(old_files), len(old_lookups), tuple(changes), tuple(new), tuple(problems))


def is_read(facts: FileFacts) -> bool:
    """Say whether facts are an answer, read whole; if not, the record that is there is the better one.

    Structured data is read where the page alone does not settle the license.
    """
    if facts.state != "present":
        return facts.state != "unavailable"
    return (facts.confirmed and (facts.structured or facts.settled)) or facts.repository != "local"


def is_another_wiki(before: Mapping[str, FileFacts], after: Mapping[str, FileFacts]) -> bool:
    """Say whether all files that were there are missing now without a word in the log: then another wiki answered."""
    there = [after[title] for title, facts in before.items() if facts.state == "present"]
    return bool(there) and all(facts.state == "missing" and facts.log is None for facts in there)


def _ask(wiki: FactSource, titles: list[str], progress: Callable[[str, int, int], None]) -> dict[str, FileFacts]:
    files: dict[str, FileFacts] = {}
    for start in range(0, len(titles), CHUNK):
        progress("files", start, len(titles))
        files |= wiki.confirm(wiki.files(titles[start : start + CHUNK]))
    progress("files", len(titles), len(titles))
    return files


def _with_histories(
    wiki: FactSource, before: Mapping[str, FileFacts], after: Mapping[str, FileFacts]
) -> dict[str, FileFacts]:
    """The files whose history the lockfile holds, with their history of now; the old one where that could not be read."""
    old = {title: facts.history for title, facts in before.items() if facts.history is not None}
    wanted = {title: facts for title, facts in after.items() if title in old and facts.state == "present"}
    found = {**wanted, **histories(wiki, wanted)}
    return {t: f if without_failed_history(f).history else f.replace(history=old[t]) for t, f in found.items()}


def without_failed_history(facts: FileFacts) -> FileFacts:
    """Return the facts; a history that could not be read is left out, for a failure is no answer."""
    failed = facts.history is not None and facts.history.state != "answered"
    return facts.replace(history=None) if failed else facts


def _led_to(lookups: Mapping[str, Lookup], held: Mapping[str, FileFacts]) -> list[str]:
    """The files that page numbers and pictures lead to and that the lockfile does not hold: checking will ask for them."""
    found: dict[str, None] = {}
    for key, lookup in lookups.items():
        if not split_key(key)[1].startswith("search:") and len(lookup.candidates) == 1:
            found[lookup.candidates[0].title] = None
    return [title for title in found if title not in held]


def unread(answers: Iterable[FileFacts | Lookup]) -> list[Problem]:
    """Return a problem for each answer that could not be read, or only in part."""
    problems = []
    for answer in answers:
        if answer.state == "unavailable":
            problems.append(Problem(name_of(answer), answer.reason or "unavailable.unknown", answer.reason_params))
        elif isinstance(answer, FileFacts) and not is_read(answer):
            problems.append(Problem(name_of(answer), "refresh.half-read"))
    return problems


def _led_elsewhere(before: Lookup, after: Lookup) -> Change:
    def words(x: Lookup) -> str:
        return ", ".join(c.title for c in x.candidates)

    return Change("lookup", after.key, before, after, (("old", words(before)), ("new", words(after))))
