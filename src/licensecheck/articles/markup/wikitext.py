"""MediaWiki wikitext: file links, galleries and templates with pictures, and the text around them.

Follows https://www.mediawiki.org/wiki/Help:Images and Help:Formatting. A picture of a wiki links to its file page, which
names author and license: a link that a caption lacks may stand there, so credits are given as "text", whose links cannot
all be seen. See docs/decisions/0020-wikitext.md.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.base import Found
from licensecheck.articles.html.tags import decoded
from licensecheck.articles.markup.marks import Marks
from licensecheck.articles.markup.sheet import Sheet
from licensecheck.articles.markup.wikitext_parts import FORMATTING, FileLink, is_file, is_picture, number_of, role_of
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source

    Stretch = tuple[int, int]

DEEPEST = 20
"""Links and templates inside each other that are read; what is deeper is passed over."""

MOST_PARTS = 500
"""Parameters of one template that are read."""

_LONGEST_TEMPLATE = 300
_HIDDEN = "nowiki|pre|math|chem|syntaxhighlight|source|score|timeline|graph|templatedata"
_BREAKING = frozenset((
    "blockquote", "br", "center", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "table", "tbody", "td", "th", "tr", "ul", "references",
    "h1", "h2", "h3", "h4", "h5", "h6", "section", "poem",
))  # fmt: skip


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<comment><!--)
        |<(?P<hidden>{_HIDDEN})\b[^<>]*>
        |(?P<gallery><gallery\b[^<>]*>)
        |(?P<ref><ref\b[^<>]*>)
        |</?(?P<tag>[a-z][a-z0-9]*)(?=[\s/>])[^<>]*>
        |(?P<link>\[\[)|(?P<template>\{{\{{)
        |(?P<external>\[(?=(?:https?:)?//))
        |(?P<quotes>'{{2,5}})
        |(?P<url>(?:https?|ftp)://[^\s<>"\[\]|{{}}']+)
        |(?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}});)
        |(?P<cell>\|\||!!)
        |(?P<heading>(?<!=)={{2,6}}[ \t]{{0,10}}(?=\r?\n|\Z))
        |(?P<line>\r?\n(?:[ \t]*\r?\n)*)""",
        re.X | re.I,
    )


_BRACKETS = re.compile(rf"<!--|<(?P<hidden>{_HIDDEN})\b[^<>/]*>|\[\[|\{{\{{|\]{{2,}}|\}}{{2,}}", re.I)
_SEPARATORS = re.compile(rf"<!--|<(?P<hidden>{_HIDDEN})\b[^<>/]*>|\[\[|\{{\{{|\|", re.I)
_MARKS = re.compile(r"[ \t]*(?:[*#:;]+[ \t]*|=+[ \t]*)?")
_ITEMS = ("*", "#", ":", ";")
_BEGINNINGS = (*_ITEMS, "=", "|", "!", "{", "-")
_ATTRIBUTES = re.compile(r"[^|\[\]{}\n]{0,300}\|(?!\|)")
_NAME = re.compile(r"\s*([^=\[\]{}<>\n|]{1,60}?)\s*=")


def read(source: Source) -> Found:
    """Read a page of wikitext."""
    reader = _Reader(source)
    reader.run(0, len(source.text), 0)
    return reader.sheet.found()


class _Reader:
    """Writes one page into a sheet."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.sheet = Sheet(source, "wikitext", "text")
        self._find = Marks(source.text).find
        self._pairs = self._paired()
        self._notes: list[Stretch] = []
        self._tables: list[tuple[int, int, int]] = []
        self._count = 0

    # --- finding ends -------------------------------------------------------------------------------------------------

    def _over(self, found: re.Match[str]) -> int:
        """Where a comment or hidden element that starts here ends."""
        if found[0].startswith("<!--"):
            return min(self._find("-->", found.end()) + 3, len(self.text))
        if found[0].endswith("/>"):
            return found.end()
        return min(self._inside_end(found) + len(found["hidden"]) + 3, len(self.text))

    def _inside_end(self, found: re.Match[str]) -> int:
        """Where the inside of a hidden element ends: at its end tag, or with the text."""
        return found.end() if found[0].endswith("/>") else self._find(f"</{found['hidden']}", found.end())

    def _paired(self) -> dict[int, int]:
        """Where each link and template that is closed ends: opening to closing brackets."""
        pairs: dict[int, int] = {}
        stack: list[int] = []
        text, at = self.text, 0
        while found := _BRACKETS.search(text, at):
            at = found.end()
            sign = found[0]
            if sign in ("[[", "{{"):
                stack.append(found.start())
            elif sign[0] in "]}":
                opening = "[[" if sign[0] == "]" else "{{"
                for close in range(found.start() + len(sign) % 2, at, 2):  # of three, the first belongs inside
                    if stack and text.startswith(opening, stack[-1]):
                        pairs[stack.pop()] = close
            else:
                at = self._over(found)
        return pairs

    def _parts(self, start: int, end: int) -> list[Stretch]:
        """The parts between the bars of a link or template."""
        parts: list[Stretch] = []
        first = at = start
        while len(parts) < MOST_PARTS and (found := _SEPARATORS.search(self.text, at, end)):
            at = found.end()
            if found[0] == "|":
                parts.append((first, found.start()))
                first = at
            elif found[0] in ("[[", "{{"):
                at = min(self._pairs.get(found.start(), found.start()) + 2, end)
            else:
                at = min(self._over(found), end)
        parts.append((first, end))
        return parts

    # --- running text -------------------------------------------------------------------------------------------------

    def run(self, start: int, end: int, depth: int) -> None:
        """Write a stretch; lines of lists, headings and tables are told from running text."""
        at = self._line_start(start, end) if depth == 0 else start
        while found := _scanner().search(self.text, at, end):
            self.sheet.words(at, found.start())
            kind = found.lastgroup or ""
            at = min(max(getattr(self, "_" + kind)(found, end, depth), found.end()), end)
        self.sheet.words(at, end)
        if depth == 0:
            self._close()

    def _close(self, *, line: bool = False) -> None:
        self.sheet.close(line=line)
        notes, self._notes = self._notes, []
        for start, end in notes:
            self._part(start, end, "caption" if self.sheet.figure else "", DEEPEST)

    def _part(self, start: int, end: int, role: str, depth: int) -> None:
        """Write a stretch as a block of its own."""
        self._close()
        self.sheet.open(role)
        self.run(start, end, depth + 1)
        self._close()

    def _line(self, found: re.Match[str], end: int, depth: int) -> int:
        """The end of a line ends a block at an empty line, and before what begins something of its own."""
        after = found.end()
        following = self.text[after : after + 1] if after < end else ""
        single = found[0].count("\n") == 1
        if (single or depth) and following not in (_ITEMS if depth else _BEGINNINGS):
            self.sheet.put("\n" if self.sheet.running else "", *found.span())
            return after
        self._close(line=single)
        return _MARKS.match(self.text, after, end).end() if depth else self._line_start(after, end)  # type: ignore[union-attr]

    def _line_start(self, at: int, end: int) -> int:
        """Read what a line starts with; return where its text does."""
        text = self.text
        sign = text[at : at + 2]
        if text.startswith("----", at):
            self.sheet.barrier()
            return self._after_line(at, end)
        if sign == "{|":
            self._count += 1
            self._tables.append((self._count, -1, -1))
            return self._after_line(at, end)
        if not self._tables or sign[:1] not in ("|", "!"):
            return _MARKS.match(text, at, end).end()  # type: ignore[union-attr]
        table, row, _ = self._tables[-1]
        if sign == "|}":
            self._close()
            self._tables.pop()
            self.sheet.cell = self._tables[-1] if self._tables and self._tables[-1][2] >= 0 else None
            return at + 2
        if sign == "|-":
            self._close()
            self._tables[-1] = (table, row + 1, -1)
            return self._after_line(at, end)
        if sign == "|+":
            return at + 2
        return self._begin_cell(at + 1, end)

    def _after_line(self, at: int, end: int) -> int:
        return min(self._find("\n", at), end)

    def _begin_cell(self, at: int, end: int) -> int:
        """Begin a cell of the innermost table; its attributes end with a single bar."""
        self._close()
        table, row, column = self._tables[-1]
        self.sheet.cell = self._tables[-1] = (table, max(row, 0), column + 1)
        found = _ATTRIBUTES.match(self.text, at, end)
        return found.end() if found and "=" in found[0] else at

    def _cell(self, found: re.Match[str], end: int, depth: int) -> int:
        if not self._tables or depth:
            self.sheet.words(*found.span())
            return found.end()
        return self._begin_cell(found.end(), end)

    # --- inline -------------------------------------------------------------------------------------------------------

    def _heading(self, found: re.Match[str], end: int, depth: int) -> int:
        return found.end()

    def _comment(self, found: re.Match[str], end: int, depth: int) -> int:
        after = self._over(found)
        self.sheet.comment(found.end(), max(found.end(), min(after - 3, end)), "<!-- -->")
        return after

    def _hidden(self, found: re.Match[str], end: int, depth: int) -> int:
        after = min(self._over(found), end)
        if found["hidden"].lower() == "nowiki" and after > found.end():
            self.sheet.words(found.end(), min(self._inside_end(found), end))
        return after

    def _tag(self, found: re.Match[str], end: int, depth: int) -> int:
        name = found["tag"].lower()
        if name == "br":
            self.sheet.put("\n" if self.sheet.running else "", *found.span())
        elif name in _BREAKING:
            self._close()
        return found.end()

    def _ref(self, found: re.Match[str], end: int, depth: int) -> int:
        """A footnote, written behind the block that it stands in."""
        if found[0].endswith("/>"):
            return found.end()
        close = min(self._find("</ref", found.end()), end)
        if depth < DEEPEST:
            self._notes.append((found.end(), close))
        return min(self._find(">", close) + 1, end)

    def _entity(self, found: re.Match[str], end: int, depth: int) -> int:
        self.sheet.literal(decoded(found[0]), *found.span())
        return found.end()

    def _url(self, found: re.Match[str], end: int, depth: int) -> int:
        self.sheet.copy(*found.span())
        return found.end()

    def _quotes(self, found: re.Match[str], end: int, depth: int) -> int:
        if self.sheet.running:
            self.sheet.put({2: "*", 3: "**"}.get(len(found[0]), "***"), *found.span())
        return found.end()

    def _external(self, found: re.Match[str], end: int, depth: int) -> int:
        """A link to an address, in single brackets, with words or without."""
        close = min(self._find("]", found.end()), self._find("\n", found.end()), end)
        if self.text[close : close + 1] != "]" or close >= end:
            self.sheet.words(found.start(), found.end())
            return found.end()
        address, _, words = self.text[found.end() : close].partition(" ")
        behind = found.end() + len(address)
        if words.strip():
            self._write_link(address, (found.end(), behind), (behind + 1, close), (found.start(), close + 1), depth)
        else:
            self.sheet.copy(found.end(), behind)
        return close + 1

    def _write_link(self, url: str, place: Stretch, words: Stretch, whole: Stretch, depth: int) -> None:
        self.sheet.put("[", whole[0], words[0])
        self.run(*words, max(depth, DEEPEST) + 1)
        self.sheet.link(f"https:{url}" if url.startswith("//") else url, *place, whole[1])

    def _link(self, found: re.Match[str], end: int, depth: int) -> int:
        """A file link, or a link to a page."""
        start = found.end()
        close = self._pairs.get(found.start(), -1)
        if close < 0 or close > end or depth > DEEPEST:
            return self._passed(found, close, end)
        bar = self.text.find("|", start, min(close, start + 300))
        target = self.text[start : bar if bar >= 0 else close].strip()
        if is_file(target):
            self._file(found.start(), self._parts(start, close), close + 2, depth)
            return close + 2
        words = self._parts(start, close)[-1] if bar >= 0 else (start, close)
        url = _page(target)
        if url:
            self._write_link(url, (start, start + max(len(target), 1)), words, (found.start(), close + 2), depth)
        else:
            self.run(*words, depth + 1)
        return close + 2

    def _passed(self, found: re.Match[str], close: int, end: int) -> int:
        """Brackets that nothing closes are words; what is nested too deep is passed over."""
        if 0 <= close <= end:
            return close + 2
        self.sheet.words(*found.span())
        return found.end()

    # --- pictures -----------------------------------------------------------------------------------------------------

    def _file(self, start: int, parts: list[Stretch], end: int, depth: int) -> None:
        link = FileLink(self.text, parts)
        title = None if link.shown else link.caption
        around = link.shown and link.caption is not None
        if around:
            self._close()
            self.sheet.enter()
        self.sheet.picture(
            self.text[slice(*parts[0])], start, end, alt=self._hint_of(link.alt), title=self._hint_of(title),
            links=(self.text[slice(*link.link)].strip(),) if link.link else (), attributes=link.attributes,
        )  # fmt: skip
        if around and link.caption is not None:
            self._part(*link.caption, "caption", depth)
            self.sheet.leave()

    def _hint_of(self, stretch: Stretch | None) -> tuple[str, int, int] | None:
        if stretch is None:
            return None
        raw = self.text[slice(*stretch)]
        words = raw.strip()
        start = stretch[0] + len(raw) - len(raw.lstrip())
        return words, start, start + len(words)

    def _gallery(self, found: re.Match[str], end: int, depth: int) -> int:
        """Lines of "file|caption"."""
        close = min(self._find("</gallery", found.end()), end)
        self._close()
        at = found.end()
        while at < close and depth < DEEPEST:
            after = min(self._find("\n", at), close)
            parts = self._parts(at, after)
            name = self.text[slice(*parts[0])].strip()
            if is_picture(name) and not name.startswith("<!--"):
                self._entry(name, parts, depth)
            at = after + 1
        return min(self._find(">", close) + 1, end)

    def _entry(self, name: str, parts: list[Stretch], depth: int) -> None:
        first = self._hint_of(parts[0])
        assert first is not None
        link = FileLink(self.text, parts)
        self.sheet.enter()
        self.sheet.picture(_titled(name), first[1], parts[-1][1], alt=self._hint_of(link.alt))
        if link.caption is not None:
            self._part(*link.caption, "caption", depth)
        self.sheet.leave()

    # --- templates ----------------------------------------------------------------------------------------------------

    def _template(self, found: re.Match[str], end: int, depth: int) -> int:
        """A template: its pictures with their captions; else what it says, where that can be told."""
        start, close = found.end(), self._pairs.get(found.start(), -1)
        if close < 0 or close > end or depth >= DEEPEST:
            return self._passed(found, close, end)
        parts = self._parts(start, close)
        name = self.text[slice(*parts[0])].strip().lower()
        if name in FORMATTING and len(parts) > 1:
            self.run(*parts[-1], depth + 1)
        elif pictures := self._pictures_in(parts[1:]):
            self._with_pictures(parts[1:], pictures, depth)
        elif close - start < _LONGEST_TEMPLATE and not _nested(self.text[start:close]):
            self.sheet.copy(found.start(), close + 2)
        else:
            for part in parts[1:]:
                self._part(_value(self.text, part)[1], part[1], "", depth)
        return close + 2

    def _pictures_in(self, parts: list[Stretch]) -> list[tuple[str, int, int]]:
        """(name of the parameter, start, end of its value) of those that hold the title of a picture and nothing else."""
        found = []
        for part in parts:
            name, start = _value(self.text, part)
            hint = self._hint_of((start, part[1]))
            if hint is not None and is_picture(hint[0]) and not role_of(name):
                found.append((name, hint[1], hint[2]))
        return found

    def _with_pictures(self, parts: list[Stretch], pictures: list[tuple[str, int, int]], depth: int) -> None:
        """Each picture with the captions of its number, then what is said of all."""
        self._close()
        self.sheet.enter()
        captions: dict[str, list[tuple[str, int, int]]] = {}
        taken = {start for _, start, _ in pictures}
        others = []
        for part in parts:
            name, start = _value(self.text, part)
            if role := role_of(name):
                number = "all" if "footer" in name else number_of(name)
                captions.setdefault(number, []).append((role, start, part[1]))
            elif not (taken & {self._hint_of((start, part[1]))[1]}):  # type: ignore[index]
                others.append((start, part[1]))
        for name, start, end in pictures:
            self.sheet.enter()
            self.sheet.picture(_titled(self.text[start:end]), start, end)
            for role, first, last in captions.pop(number_of(name), ()):
                self._part(first, last, role, depth)
            self.sheet.leave()
        for rest in captions.values():
            for role, first, last in rest:
                self._part(first, last, role, depth)
        self.sheet.leave()
        for first, last in others:
            if "[[" in self.text[first:last]:
                self._part(first, last, "", depth)


def _value(text: str, part: Stretch) -> tuple[str, int]:
    """The name of a parameter in lower case, "" if it has none, and where its value starts."""
    found = _NAME.match(text, *part)
    return (found[1].strip().lower(), found.end()) if found else ("", part[0])


def _nested(text: str) -> bool:
    return "{" in text or "[[" in text


def _titled(name: str) -> str:
    """The title of a file whose namespace may be left out."""
    return name if is_file(name) else f"File:{name}"


_WIKIS = {
    "c": "commons.wikimedia.org",
    "commons": "commons.wikimedia.org",
    "w": "en.wikipedia.org",
    "d": "www.wikidata.org",
}


def _page(target: str) -> str:
    """The address of a page that a link names by a prefix that all wikis of Wikimedia know; "" for others."""
    prefix, colon, page = target.removeprefix(":").partition(":")
    host = _WIKIS.get(prefix.strip().lower()) if colon and page.strip() else None
    return f"https://{host}/wiki/{'_'.join(page.split())}" if host else ""
