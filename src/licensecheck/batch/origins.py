"""The articles that the pages of a site were made from, and which page was made from which.

Paths are compared as site generators make them: `posts/a.md` becomes `posts/a/index.html` or `posts/a.html` (Hugo,
Eleventy, MkDocs), `_posts/2024-01-02-a.md` becomes `2024/01/02/a.html` (Jekyll); front matter may say `permalink`, `url`
or `slug`. Where paths leave a doubt, the pictures that both have decide.
"""

from __future__ import annotations

import os
import re

from licensecheck.articles import read_path
from licensecheck.articles.same import Place, Places, words_of
from licensecheck.files import FileOptions, documents
from licensecheck.model import Apart, Problem, SourceCredit, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.articles import Document, ReadOptions
    from licensecheck.model import ImageUse

UNSEEN = frozenset(
    (
        "alt", "aria-hidden", "collapsed", "comment", "data-attribute", "hidden", "hidden-class", "hover", "structured-data",
        "title-attribute",
    )
)  # fmt: skip
"""Why a reader of the page does not see a credit, or not at once (`CreditText.why`)."""

ROOTS = frozenset(("content", "contents", "docs", "pages", "source", "src", "_posts", "_pages", "_drafts"))
"""Folders of articles whose names are missing in the paths of pages."""

INDEX = ("index", "_index", "readme")
MOST_CANDIDATES = 5
LONGEST_HEAD = 20_000


class Origin:
    """One article: its path, the paths that its page may have, its pictures and their credits."""

    __slots__ = ("credits", "path", "pictures")

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.pictures = [Place(u.image) for u in document.uses if u.image is not None and not u.decorative]
        self.credits = Places()
        for use in document.uses:
            if use.image is not None and use.credit is not None and use.credit.why != "comment":
                span = use.credit.offsets.span(Span(0, len(use.credit.text)))
                at = document.lines.position(span)
                self.credits.add(use.image, SourceCredit(self.path, at.line, at.column, use.credit.text))

    def shared(self, pictures: Sequence[Place]) -> int:
        """How many of a page's pictures the article has."""
        names = {p.name for p in self.pictures}
        return sum(p.name in names and any(p.same(q) for q in self.pictures) for p in pictures)


class Origins:
    """All articles, found by the paths of their pages and by their pictures."""

    def __init__(self, roots: Sequence[str], options: ReadOptions) -> None:
        self.problems: list[Problem] = []
        self._by_path: dict[tuple[str, ...], list[Origin]] = {}
        self._by_picture: dict[str, list[Origin]] = {}
        stamps = []
        for root in roots:
            count = 0
            for path in documents([root], FileOptions(ignore_files=False), self.problems):
                document = read_path(path, options=options)
                self.problems.extend(document.problems)
                count += bool(document.text)
                self._add(Origin(document), root, document.text)
                stamps.append((path, [(u.image, u.credit and u.credit.text) for u in document.uses]))
            if not count:
                self.problems.append(Problem(root, "sources.empty"))
        self.stamp = repr(stamps)

    def _add(self, origin: Origin, root: str, text: str) -> None:
        for key in dict.fromkeys(page_keys(os.path.relpath(origin.path, root) if os.path.isdir(root) else "", text)):
            self._by_path.setdefault(key, []).append(origin)
        for name in dict.fromkeys(p.name for p in origin.pictures if p.name):
            self._by_picture.setdefault(name, []).append(origin)

    def dress(self, page: Document) -> tuple[Document, list[Problem]]:
        """Return the page with the credits that its article has for pictures whose credit readers of the page do not see."""
        wanting = [u for u in page.uses if _wants(u)]
        if not wanting:
            return page, []
        pictures = [Place(u.image) for u in page.uses if u.image is not None and not u.decorative]
        found = self._origins(page.path, pictures)
        if len(found) != 1:
            return page, [self._untold(page.path, found)]
        shown = ""
        uses = []
        for use in page.uses:
            if _wants(use) and (credits_ := found[0].credits.find(use.image or "")):
                shown = shown or _words_of_page(page.text)
                use = _sourced(use, credits_[0], shown)
            uses.append(use)
        return page.replace(uses=tuple(uses)), []

    def _untold(self, path: str, found: Sequence[Origin]) -> Problem:
        if not found:
            return Problem(path, "sources.none", incomplete=False)
        names = ", ".join(o.path for o in found[:MOST_CANDIDATES])
        return Problem(path, "sources.several", (("candidates", names),), incomplete=False)

    def _origins(self, path: str, pictures: Sequence[Place]) -> list[Origin]:
        """The article of a page: by the longest path that fits, then by the pictures; several where both leave a doubt."""
        parts = _parts(os.path.splitext(path)[0])
        for start in range(len(parts)):
            if found := self._by_path.get(parts[start:]):
                fitting = found if len(found) == 1 else _best(found, pictures)
                near = fitting[0].shared(pictures) if len(fitting) == 1 else 1
                if near or (not fitting[0].pictures and len(parts) - start > 1):
                    return fitting
        named = {id(o): o for p in pictures for o in self._by_picture.get(p.name, ())[:100]}
        return [o for o in _best(list(named.values()), pictures) if o.shared(pictures)]


def _sourced(use: ImageUse, source: SourceCredit, shown: str) -> ImageUse:
    """Say where the article has the credit of a picture; if the page has its words elsewhere, they may be its credit."""
    from licensecheck.credit.recent import parse_once

    credit = parse_once(source.text, "markdown", use.language)
    licenses = tuple(m.id for s in credit.segments for m in s.licenses)
    if use.credit is None and use.apart is None and (words := words_of(source.text)) and f" {words} " in shown:
        use = use.replace(apart=Apart(1, (use.image or "",)))
    return use.replace(source=source.replace(licenses=licenses))


def _words_of_page(text: str) -> str:
    """The words of a page without its tags, with a space at either end."""
    from html import unescape

    from licensecheck.articles.html.tags import Tag, scan

    parts = (text[s[0] : s[1]] for s in scan(text, 0, len(text)) if not isinstance(s, Tag))
    return f" {words_of(unescape(' '.join(parts)))} "


def _best(found: Sequence[Origin], pictures: Sequence[Place]) -> list[Origin]:
    """Those that share the most pictures with the page."""
    counts = [o.shared(pictures) for o in found]
    return [o for o, count in zip(found, counts, strict=True) if count == max(counts)]


def _wants(use: ImageUse) -> bool:
    if use.image is None or use.decorative:
        return False
    return use.credit is None or use.credit.why in UNSEEN


def _parts(path: str) -> tuple[str, ...]:
    parts = [p.lower() for p in path.replace("\\", "/").split("/") if p not in ("", ".", "..")]
    if len(parts) > 1 and parts[-1] in INDEX:
        parts.pop()
    return tuple(parts)


_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(.+)")
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2}(?:-[a-z]{2})?)")
_SAYS = re.compile(r"(?im)^[ \t]*[\"']?(permalink|url|slug)[\"']?[ \t]*[:=][ \t]*[\"']?([^\"'\n#]{1,300})")


def page_keys(relative: str, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the paths, in parts, that the page of an article may have on the site.

    relative: path of the article below the folder of articles. text: its front matter is looked at.
    """
    parts = _parts(os.path.splitext(relative)[0])
    says = {}
    if text.startswith(("---", "+++", "{")):
        says = {k.lower(): v.strip() for k, v in _SAYS.findall(text[:LONGEST_HEAD].partition("\n---\n")[0])}
    for key in ("permalink", "url"):
        if says.get(key, "").strip("/") and ":" not in says[key]:
            yield _parts(re.sub(r"\.html?$", "", says[key]))
    if not parts:
        return
    *folders, name = parts
    if slug := says.get("slug", "").strip("/").lower():
        name = slug
    inner = tuple(f for f in folders if f not in ROOTS)
    for front in dict.fromkeys((tuple(folders), inner, tuple(f for f in inner if f != "posts"))):
        yield (*front, name)
        if found := _LANGUAGE.fullmatch(name):
            yield (found.group(2), *front, found.group(1))
            yield (*front, found.group(1))
        if found := _DATED.fullmatch(name):
            year, month, day, title = found.groups()
            yield (*front, year, month, day, title)
            yield (*front, title)
