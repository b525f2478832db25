"""Inline markup of reStructuredText, written as Markdown: links resolved, footnotes noted, pictures put in place."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markup.sheet import Sheet

    Options = dict[str, tuple[int, int]]

_CHAIN = 5
"""Targets that lead to targets which are followed."""

# fmt: off
PLAIN_ROLES = frozenset((
    "emphasis", "strong", "literal", "code", "math", "sub", "subscript", "sup", "superscript", "title", "title-reference", "t",
    "guilabel", "menuselection", "kbd", "abbr", "dfn", "file", "samp", "command", "program", "term", "index", "small", "smallcaps",
    "ref", "numref", "doc", "any", "eq", "cite", "footcite",
))
"""Roles that are no link to the world outside."""
# fmt: on


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(
        r"""(?P<escape>\\(?:\r\n|[\s\S]))
        |(?P<url>(?:https?|ftp)://[^\s<>"`|]*[^\s<>"`|_.,;:!?)\]'])
        |``(?P<literal>(?:[^`]|`(?!`))+)``
        |(?P<before>:[\w.+-]{1,40}(?::[\w.+-]{1,40}){0,2}:)?`(?P<inner>(?:\\`|[^`])+)`(?P<behind>__?|:[\w.+-]{1,40}(?::[\w.+-]{1,40}){0,2}:)?
        |\*\*(?P<strong>[^\s*][^*]*)\*\*|\*(?P<em>[^\s*][^*]*)\*
        |\|(?P<sub>[^\s|][^|\n]{0,200})\|(?P<linked>__?)?
        |\[(?P<foot>\d{1,6}|[#*][\w.-]{0,60}|[A-Za-z][\w.-]{0,60})\]_
        |(?<![\w.])(?P<name>[^\W_](?:[\w+-]{0,60}[^\W_])?)(?P<ending>__?)(?!\w)""",
        re.X,
    )


@cache
def _definitions() -> re.Pattern[str]:
    return re.compile(
        r"""^[ \t]*(?:\.\.[ \t]+_(?P<name>`[^`\n]{1,300}`|_|(?:\\.|[^:\\\n_`]|_(?!:)|:(?!\s)){1,300}):(?P<url>(?:[ \t]+\S.*)?(?:\r?\n[ \t]+\S[^\n]*(?=\n|$))?)
        |__[ \t]+(?P<anonymous>\S+)
        |\.\.[ \t]+\|(?P<sub>[^|\n]{1,200})\|[ \t]+(?P<what>image|replace)::(?P<value>[^\n]*(?:\n[ \t]+[^\s][^\n]*)*)
        |\.\.[ \t]+\[(?P<foot>\d{1,6}|[#*][\w.-]{0,60})\](?P<body>[^\n]*(?:\n(?:[ \t]+[^\n]*|[ \t]*(?=\n[ \t]+\S)))*))""",
        re.X | re.M,
    )


class Definitions:
    """What a document defines: targets of links, substitutions, footnotes. Names are compared as docutils does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._targets: dict[str, tuple[str, int, int]] = {}
        self._anonymous: list[tuple[str, int, int]] = []
        self._used = 0
        self.substitutions: dict[str, tuple[str, int, int]] = {}
        self.footnotes: dict[str, tuple[int, int]] = {}
        self._waiting: dict[str, list[str]] = {"#": [], "*": []}
        if ".. " in text or "__ " in text:
            for found in _definitions().finditer(text):
                self._note(found)
        self._referenced = set(re.findall(r"\[(\d{1,6}|[#*][\w.-]{0,60})\]_", text)) if self.footnotes else set()

    def _note(self, found: re.Match[str]) -> None:
        if found["foot"] is not None:
            self._note_footnote(found["foot"], found.span("body"))
        elif found["sub"] is not None:
            self.substitutions.setdefault(_name(found["sub"]), (found["what"], *found.span("value")))
        elif found["anonymous"] is not None:
            self._anonymous.append((found["anonymous"], *found.span("anonymous")))
        elif found["name"] == "_":
            self._anonymous.append((found["url"], *found.span("url")))
        else:
            self._targets.setdefault(_name(found["name"].strip("`")), (found["url"], *found.span("url")))

    def _note_footnote(self, label: str, body: tuple[int, int]) -> None:
        if label in self._waiting:
            self._waiting[label].append(f"{label}\0{len(self._waiting[label])}")
            label = self._waiting[label][-1]
        self.footnotes.setdefault(label, body)

    def is_referenced(self, label: str) -> bool:
        """Whether a footnote is named somewhere, so that it is written there."""
        return label in self._referenced

    def footnote(self, label: str) -> tuple[int, int] | None:
        """Take the body of the footnote that a reference names; the first reference gets it."""
        if label in self._waiting:
            label = self._waiting[label].pop(0) if self._waiting[label] else ""
        return self.footnotes.pop(label, None)

    def url(self, name: str) -> tuple[str, int, int] | None:
        """Return the address that a name leads to with its place: "" for a place in the document, None if unknown."""
        for _ in range(_CHAIN):
            found = self._targets.get(_name(name))
            if found is None:
                return None
            url = "".join(found[0].split())
            if not url.endswith("_") or "://" in url:
                return url, found[1], found[2]
            name = found[0].strip().rstrip("_").strip("`")
        return None

    def anonymous(self) -> tuple[str, int, int] | None:
        """Return the address of the next anonymous reference."""
        self._used += 1
        if self._used > len(self._anonymous):
            return None
        url, start, end = self._anonymous[self._used - 1]
        if url.strip().endswith("_") and "://" not in url:
            return self.url(url.strip().rstrip("_").strip("`"))
        return "".join(url.split()), start, end


def _name(words: str) -> str:
    return " ".join(words.replace("\\", "").split()).casefold()


class Inline:
    """Writes stretches of running text into a sheet."""

    def __init__(self, sheet: Sheet, definitions: Definitions) -> None:
        self.sheet = sheet
        self.text = sheet.source
        self.definitions = definitions
        self._footnotes: list[tuple[int, int]] = []
        self._depth = 0
        self._root = sheet

    def taken_footnotes(self) -> list[tuple[int, int]]:
        """Return the bodies of the footnotes named since the last call."""
        found, self._footnotes = self._footnotes, []
        return found

    def run(self, start: int, end: int) -> None:
        """Write `text[start:end]`."""
        at = start
        for found in _scanner().finditer(self.text, start, end):
            self.sheet.words(at, found.start())
            at = found.end()
            kind = found.lastgroup or ""
            self._write(_KINDS.get(kind, kind), found)
        self.sheet.words(at, end)

    def _write(self, kind: str, found: re.Match[str]) -> None:
        sheet, (start, end) = self.sheet, found.span()
        if kind == "escape":
            if not found[0][1:].isspace():
                sheet.literal(found[0][1:], start, end)
        elif kind == "url":
            sheet.copy(start, end)
        elif kind == "literal":
            sheet.words(*found.span("literal"))
        elif kind in ("em", "strong"):
            sheet.copy(start, found.start(kind))
            sheet.words(*found.span(kind))
            sheet.copy(found.end(kind), end)
        elif kind == "sub":
            self._substitute(found)
        elif kind == "foot":
            self._footnote(found)
        elif kind == "name":
            self._reference(found.span("name"), found["ending"], (start, end))
        else:
            self._interpreted(found)

    def _footnote(self, found: re.Match[str]) -> None:
        body = self.definitions.footnote(found["foot"])
        if body is not None:
            self._footnotes.append(body)

    def _interpreted(self, found: re.Match[str]) -> None:
        """Text in backquotes: a reference, a role, or emphasis."""
        behind = found["behind"] or ""
        start, end = found.span("inner")
        if behind.startswith("_") and not found["before"]:
            embedded = _embedded(self.text, start, end)
            if embedded is None:
                self._reference((start, end), behind, found.span())
            else:
                self._embedded(embedded, found.span())
            return
        role = (found["before"] or behind).strip(":").rpartition(":")[2].lower()
        embedded = _embedded(self.text, start, end) if role else None
        if embedded is not None and self.text.startswith(("http://", "https://"), embedded[1][0]):
            self._embedded(embedded, found.span())
            return
        words = embedded[0] if embedded is not None else (start, end)
        self.sheet.words(*(words if words[0] < words[1] else (start, end)))
        if role and role not in PLAIN_ROLES:
            self.sheet.unsure()

    def _embedded(self, embedded: tuple[tuple[int, int], tuple[int, int]], whole: tuple[int, int]) -> None:
        words, place = embedded
        url = self.text[slice(*place)]
        if url.endswith("_") and "://" not in url:
            known = self.definitions.url(url.rstrip("_").strip("`"))
            url, place = (known[0], (known[1], known[2])) if known else ("", place)
        self._link(url, place, words if words[0] < words[1] else embedded[1], whole)

    def _reference(self, words: tuple[int, int], ending: str, whole: tuple[int, int]) -> None:
        name = self.text[words[0] : words[1]]
        known = self.definitions.anonymous() if ending == "__" else self.definitions.url(name)
        if known is None:
            self.sheet.words(*words)
            self.sheet.unsure()
        else:
            self._link(known[0], (known[1], known[2]), words, whole)

    def _link(self, url: str, place: tuple[int, int], words: tuple[int, int], whole: tuple[int, int]) -> None:
        """Write a link; its address maps to where it stands, if that is inside, else to the end of the reference."""
        if not url:
            self.sheet.words(*words)
            return
        self.sheet.put("[", whole[0], max(words[0], whole[0]))
        self.sheet.words(*words)
        inside = whole[0] <= place[0] <= place[1] <= whole[1]
        self.sheet.link(url, *(place if inside else (words[1], whole[1])), whole[1])

    def _substitute(self, found: re.Match[str]) -> None:
        known = self.definitions.substitutions.get(_name(found["sub"]))
        if known is None:
            self.sheet.words(found.start(), found.end())
            self.sheet.unsure()
            return
        what, start, end = known
        if what == "image":
            links = self._target(found["sub"], found["linked"])
            address, options = _image(self.text, start, end)
            self._put_picture(address, options if self._root.afford(end - start) else {}, found.span(), links)
        elif self._depth < _CHAIN and self._root.afford(end - start):
            self._replace(start + len(self.text[start:end]) - len(self.text[start:end].lstrip()), end, found.span())
        else:
            self.sheet.words(*found.span())
            self.sheet.unsure()

    def _replace(self, start: int, end: int, place: tuple[int, int]) -> None:
        """Write what a substitution stands for; all of it stands for its name."""
        inner = Inline(self.sheet.scratch(), self.definitions)
        inner._depth, inner._root = self._depth + 1, self._root
        inner.run(start, end)
        if not inner.sheet.sure:
            self.sheet.unsure()
        self.sheet.put(inner.sheet.text(), *place)

    def _target(self, name: str, ending: str | None) -> tuple[str, ...]:
        known = (self.definitions.anonymous() if ending == "__" else self.definitions.url(name)) if ending else None
        return (known[0],) if known and known[0] else ()

    # --- pictures -----------------------------------------------------------------------------------------------------

    def picture(self, start: int, argument: tuple[int, int], options: Options) -> None:
        """Write the picture of a directive, which starts at `start` and whose address is `argument`."""
        self._put_picture(argument, options, (start, argument[1]), ())

    def _put_picture(
        self, address: tuple[int, int], options: Options, place: tuple[int, int], links: tuple[str, ...]
    ) -> None:
        text = self.text

        def option(name: str) -> tuple[str, int, int] | None:
            span = options.get(name)
            return (" ".join(text[span[0] : span[1]].split()), *span) if span else None

        goal = option("target")
        if goal is not None:
            links = (self._goal(goal[0]), *links)
        attributes = {name: found[0] for name in ("width", "height", "class", "role") if (found := option(name))}
        self.sheet.picture(
            "".join(text[address[0] : address[1]].split()), *place, alt=option("alt"), title=option("title"),
            links=links, attributes=attributes,
        )  # fmt: skip

    def _goal(self, value: str) -> str:
        if value.endswith("_") and "://" not in value:
            known = self.definitions.url(value.rstrip("_").strip("`"))
            return known[0] if known else ""
        return value


def _embedded(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The words and the address of "words <address>"; None where no address stands at the end."""
    last = start + len(text[start:end].rstrip()) - 1
    opening = text.rfind("<", start, last)
    if opening < 0 or text[last] != ">" or not text[opening + 1 : last].strip():
        return None
    return (start, start + len(text[start:opening].rstrip())), (opening + 1, last)


_KINDS = {"inner": "interpreted", "behind": "interpreted", "before": "interpreted", "linked": "sub", "ending": "name"}

_OPTION = re.compile(r"^[ \t]+:([\w-]{1,40}):[ \t]*([^\n]*?)[ \t\r]*$", re.M)


def _image(text: str, start: int, end: int) -> tuple[tuple[int, int], Options]:
    """The address and the options of the picture that a substitution stands for."""
    line = text.find("\n", start, end)
    last = line if line >= 0 else end
    bare = text[start:last].strip()
    first = start + text[start:last].index(bare[0]) if bare else start
    options = {m[1].lower(): m.span(2) for m in _OPTION.finditer(text, last, end)}
    return (first, first + len(bare)), options
