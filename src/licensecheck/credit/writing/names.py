"""How a list of names is written so that it is read back as the same names."""

from __future__ import annotations

from licensecheck.credit.people import kind_of, split_names

_NAMES = frozenset({"person", "org", "account"})


class Joints:
    """What stands between the names of a list: `between` each two, `last` between the last two; `lead`: before each name.

    Usually "A, B and C". Names that hold an "and" or a comma themselves, and names with links, are told apart by semicolons;
    where a name could be a title ("Museum at Night") the word for author leads them.
    """

    __slots__ = ("between", "last", "lead")

    def __init__(self, names: list[str], conjunction: str, author: str, linked: bool) -> None:
        self.lead = "" if all(kind_of(name) in _NAMES for name in names) else f"{author} "
        self.between, self.last = ", ", f" {conjunction} "
        if len(names) > 1 and (self.lead or linked or not self._split_again(names)):
            self.between = self.last = "; "

    def join(self, names: list[str]) -> str:
        """Return the list as one text."""
        led = [self.lead + name for name in names]
        return self.last.join(part for part in (self.between.join(led[:-1]), *led[-1:]) if part)

    def _split_again(self, names: list[str]) -> bool:
        """Tell whether a reader of "A, B and C" finds these names again."""
        pair, whole = self.join(names[-2:]), self.join(names)
        return kind_of(pair) in _NAMES and [whole[s:e] for s, e in split_names(whole, 0, len(whole))] == names
