"""What other documents know of one: credits pages of the same run, and the articles that a page was made from.

Both are read before the run; each document is then dressed with what they say of its pictures. Which page belongs to
which article is told by their paths and by the pictures that they share; where that leaves several, none is taken.
"""

from __future__ import annotations

import os

from licensecheck.articles import read_path
from licensecheck.articles.same import comparable, file_name
from licensecheck.model import Apart, Problem
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licensecheck.articles import Document, ReadOptions
    from licensecheck.batch.inputs import Input
    from licensecheck.batch.origins import Origins
    from licensecheck.model import ImageUse

MOST_PAGES = 200
"""Credits pages of one run that are read before it."""


class CreditsPage:
    """A document that collects credits. names: whether its credits name files at all."""

    __slots__ = ("_text", "credits", "names", "path")

    def __init__(self, document: Document) -> None:
        self.path = document.path
        texts = [comparable(u.credit.text) for u in document.uses if u.credit is not None]
        texts += [file_name(u.image) for u in document.uses if u.image is not None and u.credit is not None]
        self.credits = sum(u.credit is not None for u in document.uses)
        self._text = "\n" + "\n".join(texts) + "\n"
        self.names = any(f"{end}" in self._text for end in (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".tif"))

    def credits_file(self, name: str) -> bool:
        """Whether a credit of the page names the file, not as a part of a longer name."""
        at = self._text.find(name) if name else -1
        while at >= 0:
            before, after = self._text[at - 1], self._text[at + len(name)]
            if not (before.isalnum() or before == "-") and not after.isalnum():
                return True
            at = self._text.find(name, at + 1)
        return False


class Companions:
    """What is known beside the documents of a run.

    Args:
        inputs: all documents of the run; credits pages are found among them by their names.
        sources: folders or files with the articles that the pages were made from.
        options: what the settings say about reading.
    """

    def __init__(self, inputs: Iterable[Input], sources: Sequence[str], options: ReadOptions) -> None:
        from licensecheck.articles.sections import is_credits_page

        named = [i.path for i in inputs if i.data is None and is_credits_page(i.path)][:MOST_PAGES]
        self.pages = [CreditsPage(read_path(path, options=options)) for path in named]
        self.pages = [p for p in self.pages if p.credits]
        self.origins: Origins | None = None
        if sources:
            from licensecheck.batch.origins import Origins

            self.origins = Origins(sources, options)

    @property
    def problems(self) -> list[Problem]:
        """What kept the articles from being read."""
        return self.origins.problems if self.origins is not None else []

    @property
    def stamp(self) -> str:
        """What stands for all that is known here: a result is the same only where it is."""
        pages = [(p.path, p._text) for p in self.pages]
        return repr((pages, self.origins.stamp if self.origins is not None else ""))

    def dress(self, document: Document) -> tuple[Document, list[Problem]]:
        """Return the document with what is known of its pictures, and what could not be told."""
        problems: list[Problem] = []
        if self.pages and any(u.credit is None and u.image is not None for u in document.uses):
            document = self._credited(document)
        if self.origins is not None and document.format == "html":
            document, problems = self.origins.dress(document)
        return document, problems

    def _credited(self, document: Document) -> Document:
        """Leave out the pictures that a credits page names, and say where credits without names may be meant."""
        pages = [p for p in self.pages if p.path != document.path]
        kept, elsewhere = [], 0
        for use in document.uses:
            if use.image is None or use.credit is not None or use.decorative:
                kept.append(use)
            elif any(p.credits_file(file_name(use.image)) for p in pages):
                elsewhere += 1
            else:
                kept.append(self._apart(use, pages))
        return document.replace(uses=tuple(kept), elsewhere=document.elsewhere + elsewhere)

    def _apart(self, use: ImageUse, pages: Sequence[CreditsPage]) -> ImageUse:
        """A page that the article links to was read: either it does not name the picture, or it names none at all."""
        apart = use.apart
        if apart is None or not apart.page:
            return use
        linked = next((p for p in pages if _leads_to(use.path, apart.page, p.path)), None)
        if linked is None:
            return use
        return use.replace(apart=None if linked.names else Apart(linked.credits, apart.pictures, linked.path))


def _leads_to(path: str, link: str, page: str) -> bool:
    """Whether a link in the document at `path` leads to `page`: from its folder, or from the root of the site."""
    bare = link.partition("#")[0].partition("?")[0].strip("/")
    stems = [os.path.splitext(p)[0].removesuffix("/index").replace(os.sep, "/") for p in (bare, page)]
    beside = os.path.normpath(os.path.join(os.path.dirname(path), stems[0])).replace(os.sep, "/")
    return stems[1] == beside or stems[1].endswith(f"/{stems[0].lstrip('./')}") or stems[1] == stems[0]


def without_documents(paths: Sequence[str], inputs: Sequence[Input]) -> list[Problem]:
    """Return a problem for each of the folders `paths` in which there is no document."""
    found = []
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            continue
        below = os.path.normpath(path) + os.sep
        inside = any(os.path.normpath(i.path).startswith(below) for i in inputs) or (below == f".{os.sep}" and inputs)
        if not inside:
            found.append(Problem(path, "article.no-documents", incomplete=False))
    return found
