"""Which findings of a run a baseline knows, and which of its entries no longer occur."""

from __future__ import annotations

from licensecheck.baseline.file import Entry
from licensecheck.model import Problem, Suppressed
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules import content_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from licensecheck.model import CheckedCase, Finding

BASELINED = Suppressed("baseline")


class Comparison:
    """One run compared with one baseline, case by case as they come. For one run only.

    A finding is known by its fingerprint, which holds the document's path and no line number; or, where the document of an
    entry is gone, by the same words about the same picture in another document. Each entry stands for one finding.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        name: Callable[[str], str],
        is_gone: Callable[[str], bool],
        is_asked_for: Callable[[str], bool] = lambda code: True,
        path: str = "",
    ) -> None:
        """Take the baseline.

        Args:
            entries: of the baseline.
            name: from a document's path, as in the cases, to the one that entries hold.
            is_gone: whether there is no document any more at a path of an entry.
            is_asked_for: whether this run looks for findings of a code.
            path: of the baseline, for what is said of it.
        """
        self._name = name
        self._path = path
        self._kept = [e for e in entries if not is_asked_for(e.code)]
        self._left = {e.fingerprint: e for e in entries if is_asked_for(e.code)}
        self._known: list[Entry] = []
        self._new: list[Entry] = []
        self._paths = {e.path for e in self._left.values()}
        self._gone = {p for p in self._paths if is_gone(p)}
        self._moved: dict[str, list[Entry]] = {}
        for entry in self._left.values():
            if entry.path in self._gone:
                self._moved.setdefault(entry.content, []).append(entry)
        self._read: set[str] = set()
        self._uncertain: set[str] = set()

    def read(self, path: str) -> None:
        """Take note that a document was read."""
        name = self._name(path)
        if name in self._paths:
            self._read.add(name)

    def mark(self, checked: CheckedCase) -> CheckedCase:
        """Return the case with those findings marked that the baseline knows."""
        name = self._name(checked.case.use.path)
        if name in self._paths and checked.case.unverified():
            self._uncertain.add(name)
        if not checked.counted:
            return checked
        return checked.replace(findings=tuple([self._marked(checked, f, name) for f in checked.findings]))

    def _marked(self, checked: CheckedCase, finding: Finding, name: str) -> Finding:
        if finding.suppressed is not None and finding.suppressed.by != "diff":
            return finding
        found = self._left.pop(finding.fingerprint, None)
        if finding.suppressed is not None:
            self._known += [found] if found is not None else []
            return finding
        case = checked.case
        subject = case.use.image or (case.facts.title if case.facts else "")
        content = content_key(finding, case)
        if found is None and self._moved.get(content):
            found = self._moved[content].pop(0)
            del self._left[found.fingerprint]
        entry = Entry(name, finding.code, subject[:500], finding.fingerprint, content)
        (self._new if found is None else self._known).append(entry)
        return finding if found is None else finding.replace(suppressed=BASELINED)

    # --- after the last case -------------------------------------------------------------------------------------------

    def stale(self) -> tuple[Entry, ...]:
        """Return the entries that were looked for and did not occur.

        That is where their document is gone, or was read and everything in it could be looked up.
        """
        looked_at = self._gone | (self._read - self._uncertain)
        return tuple([e for e in self._left.values() if e.path in looked_at])

    def pruned(self) -> tuple[Entry, ...]:
        """Return the entries without the stale ones; those of renamed documents under their new name."""
        stale = set(self.stale())
        return (*self._kept, *(e for e in self._left.values() if e not in stale), *self._known)

    def updated(self) -> tuple[Entry, ...]:
        """Return the entries of a baseline that knows all findings of the run and holds nothing stale.

        What comments suppress is not among them. Entries of documents that were not read stay.
        """
        return (*self.pruned(), *self._new)

    def problems(self) -> Iterator[Problem]:
        """Yield what is to be said of the baseline."""
        stale = self.stale()
        if stale:
            codes = ", ".join(sorted({e.code for e in stale}))
            entries = f"{len(stale)} finding" + ("s" if len(stale) != 1 else "")
            yield Problem(self._path, "baseline.stale", (("entries", entries), ("codes", codes)), incomplete=False)
