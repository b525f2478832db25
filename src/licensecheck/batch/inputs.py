"""What is to be read: a name, and the bytes behind it when their turn comes."""

from __future__ import annotations

from licensecheck.articles import load
from licensecheck.model import Problem
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.articles import Document
    from licensecheck.model import CheckedCase


class Input(Value):
    """One document to check. data: its bytes or text where they are known already (standard input), else None."""

    path: str
    format: str | None = None
    data: bytes | str | None = None

    def load(self) -> bytes | str | Problem:
        """Return the bytes or text, or why they cannot be read."""
        return load(self.path, self.format) if self.data is None else self.data


class Done(Value):
    """What came out of one document.

    read: whether it had any text. path: of the document. lasts: whether the same would come out on another day; not
    where a comment holds until some day. exempt, elsewhere: pictures without a case, as in `Document`.
    """

    cases: tuple[CheckedCase, ...]
    problems: tuple[Problem, ...]
    read: bool
    path: str = ""
    lasts: bool = True
    exempt: int = 0
    elsewhere: int = 0


def done(document: Document, cases: Sequence[CheckedCase], problems: Sequence[Problem]) -> Done:
    """Return what came out of a document."""
    lasts = not any("until" in comment.text for comment in document.comments)
    counts = document.exempt, document.elsewhere
    return Done(tuple(cases), tuple(problems), bool(document.text), document.path, lasts, *counts)
