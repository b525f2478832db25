"""Which findings of a run a baseline knows, and which of its entries no longer occur."""

from __future__ import annotations

from licensecheck.baseline.file import Entry
from licensecheck.model import Problem, Suppressed
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.rules import content_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from licensecheck.model import CheckedCase, Finding

    Naming = Callable[[str], str]

BASELINED = Suppressed("baseline")


class Compared(Value):
    """What came of a comparison.

    cases: with the known findings marked. stale: entries that were looked for and did not occur. entries: of the whole
    baseline, those of renamed documents under their new name; for writing it anew.
    """

    cases: tuple[CheckedCase, ...]
    stale: tuple[Entry, ...]
    entries: tuple[Entry, ...]


def compare(
    entries: Sequence[Entry],
    cases: Sequence[CheckedCase],
    read: Iterable[str],
    name: Naming,
    is_gone: Callable[[str], bool],
) -> Compared:
    """Mark what a baseline knows.

    A finding is known by its fingerprint, which holds the document's path and no line number; or, where the document of
    an entry is gone, by the same words about the same picture in another document. Each entry stands for one finding.
    An entry is stale when its document is gone, or was read and everything in it could be looked up.

    Args:
        entries: of the baseline.
        cases: of the run.
        read: paths of the documents that were read, as in the cases.
        name: from such a path to the one that the baseline holds.
        is_gone: whether there is no document any more at a path of the baseline.
    """
    by_fingerprint = {e.fingerprint: e for e in entries}
    left = dict(by_fingerprint)
    known: dict[int, Entry] = {}
    findings = [(c, f) for c in cases for f in c.findings if f.suppressed is None]
    for _, finding in findings:
        entry = left.pop(finding.fingerprint, None)
        if entry is not None:
            known[id(finding)] = entry
    gone: dict[str, list[Entry]] = {}
    for entry in left.values():
        if is_gone(entry.path):
            gone.setdefault(entry.content, []).append(entry)
    moved: dict[str, Entry] = {}
    for checked, finding in findings:
        candidates = gone.get(content_key(finding, checked.case)) if gone and id(finding) not in known else None
        if candidates:
            entry = candidates.pop(0)
            del left[entry.fingerprint]
            known[id(finding)] = entry
            moved[entry.fingerprint] = _entry(checked, finding, name)
    marked = tuple([_marked(c, known) for c in cases])
    uncertain = {name(c.case.use.path) for c in cases if c.case.unverified()}
    looked_at = {name(path) for path in read} - uncertain
    stale = tuple([e for e in left.values() if e.path in looked_at or is_gone(e.path)])
    return Compared(marked, stale, tuple([moved.get(f, e) for f, e in by_fingerprint.items()]))


def _marked(checked: CheckedCase, known: dict[int, Entry]) -> CheckedCase:
    if not any(id(f) in known for f in checked.findings):
        return checked
    return checked.replace(
        findings=tuple([f.replace(suppressed=BASELINED) if id(f) in known else f for f in checked.findings])
    )


def updated(compared: Compared, name: Naming) -> tuple[Entry, ...]:
    """Return the entries of a baseline in which all findings of the run are known, and nothing stale is left.

    What a comment suppresses is not among them. Entries of documents that were not read stay.
    """
    stale = set(compared.stale)
    kept = [e for e in compared.entries if e not in stale]
    return (*kept, *(_entry(c, f, name) for c in compared.cases for f in c.counted))


def _entry(checked: CheckedCase, finding: Finding, name: Naming) -> Entry:
    case = checked.case
    subject = case.use.image or (case.facts.title if case.facts else "")
    return Entry(name(case.use.path), finding.code, subject[:500], finding.fingerprint, content_key(finding, case))


def stale_problem(path: str, stale: Sequence[Entry]) -> Problem:
    """Return what is to be said of entries that no longer occur."""
    codes = sorted({e.code for e in stale})
    entries = f"{len(stale)} finding" + ("s" if len(stale) != 1 else "")
    return Problem(path, "baseline.stale", (("entries", entries), ("codes", ", ".join(codes))), incomplete=False)
