"""A check under way: its cases go by once, and are counted while they do."""

from __future__ import annotations

from licensecheck.model import Problem, Report, Summary
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from licensecheck.model import CheckedCase, Reason

    Placed = tuple[tuple[int, int], ...]

_SEVERITIES = {"error": "errors", "warning": "warnings", "info": "infos"}
_MARKS = {"comment": "suppressed", "baseline": "baselined", "diff": "unchanged"}
_COUNTED = (
    "not_compared",
    *_SEVERITIES.values(),
    *_MARKS.values(),
    "credits",
    "images",
    "verified",
    "contradicted",
    "undecided",
    "unchecked",
    "unverified",
)


class Tally:
    """Counts of a run. The cases of one document come one after the other.

    documents: how many were read. cases: how many went by. beside_network: cases in which something is unchecked for
    another reason than that the network was not to be used. exempt, elsewhere: pictures without a case, as in `Document`.
    """

    __slots__ = ("_counts", "_path", "_pictures", "beside_network", "cases", "documents", "elsewhere", "exempt")

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_COUNTED, 0)
        self._path = ""
        self._pictures: set[tuple[int, int]] = set()
        self.documents = self.cases = 0
        self.exempt = self.elsewhere = 0
        self.beside_network = 0

    def add(self, checked: CheckedCase) -> None:
        """Count one case."""
        counts, case = self._counts, checked.case
        self.cases += 1
        counts["credits"] += case.segment is not None
        counts[checked.verdict] += 1
        if case.use.path != self._path:
            self._path, self._pictures = case.use.path, set()
        if (span := case.use.image_span) is not None and (span.start, span.end) not in self._pictures:
            self._pictures.add((span.start, span.end))
            counts["images"] += 1
        for finding in checked.findings:
            mark = finding.suppressed
            counts[_SEVERITIES[finding.severity] if mark is None else _MARKS[mark.by]] += 1
        if reasons := case.unverified():
            counts["unverified"] += 1
            self.beside_network += not all(_is_network(reason) for reason in reasons)
        elif checked.verdict == "unchecked":
            counts["not_compared"] += 1

    def summary(self, problems: Sequence[Problem]) -> Summary:
        """Return the counts so far."""
        counts = {**self._counts, "exempt": self.exempt, "elsewhere": self.elsewhere}
        counts["images"] += self.exempt + self.elsewhere
        for problem in problems:
            if problem.severity:
                counts[_SEVERITIES[problem.severity]] += 1
        others = sum(not problem.severity for problem in problems)
        return Summary(documents=self.documents, problems=others, **counts)


def _is_network(reason: Reason) -> bool:
    return reason.id.endswith(".unavailable") or reason.id == "file.not-looked-up"


class Stream:
    """What a check gives, as it gives it. It is a report that can be read once.

    cases: to be gone through once, and to the end, before `problems`, `summary` and `tally` are whole.
    """

    __slots__ = ("_cases", "_explained", "_last", "_problems", "compared", "tally")

    def __init__(
        self,
        cases: Iterable[CheckedCase],
        problems: list[Problem],
        tally: Tally,
        last: Callable[[], Iterable[Problem]] = tuple,
        *,
        compared: bool = False,
    ) -> None:
        """Take the cases to come; `problems` and `tally` fill while they do, and `last` tells of problems of the whole.

        compared: findings are compared with a baseline.
        """
        self._cases = iter(cases)
        self._problems = problems
        self._last = last
        self._explained: Callable[[Problem], Problem] = lambda problem: problem
        self.tally = tally
        self.compared = compared

    def explain(self, by: Callable[[Problem], Problem]) -> None:
        """Let `by` put another problem in the place of each."""
        self._explained = by

    @property
    def cases(self) -> Iterator[CheckedCase]:
        """The cases, each counted when it is handed out."""
        for checked in self._cases:
            self.tally.add(checked)
            yield checked
        self._problems.extend(self._last())
        self._last = tuple

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept something from being read."""
        return tuple([self._explained(p) for p in self._problems])

    @property
    def summary(self) -> Summary:
        """The counts."""
        return self.tally.summary(self._problems)

    def finish(self) -> None:
        """Go through the cases that are left, so that everything is counted."""
        for _ in self.cases:
            pass

    def report(self) -> Report:
        """Go through all cases and return the whole report."""
        cases = tuple(self.cases)
        return Report(cases, self.problems, self.summary, self.compared)
