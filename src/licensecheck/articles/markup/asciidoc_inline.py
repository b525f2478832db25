"""Inline markup of AsciiDoc, written as Markdown: links, pictures in the text, footnotes, attributes."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.html.tags import decoded
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markup.sheet import Sheet

    Part = tuple[str, int, int]
    """A value and the stretch that it stands for."""

INTRINSIC = {
    "empty": "", "blank": "", "sp": " ", "nbsp": "\xa0", "zwsp": "", "wj": "", "apos": "'", "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "deg": "°", "plus": "+", "brvbar": "¦", "vbar": "|", "amp": "&", "lt": "<", "gt": ">", "startsb": "[",
    "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\", "backtick": "`", "two-colons": "::",
    "two-semicolons": ";;", "cpp": "C++", "pp": "++",
}  # fmt: skip
"""Attributes that every document has: https://docs.asciidoctor.org/asciidoc/latest/attributes/character-replacement-ref/."""


@cache
def _scanner() -> re.Pattern[str]:
    words = r"(?:\\\]|[^\]]){0,1000}"
    return re.compile(
        rf"""\\(?P<escape>[*_`\#{{\[<^~+]|(?=https?://))
        |(?<![\w:])image:(?P<target>[^\s:\[\]][^\[\]\n]{{0,500}})\[(?P<parts>{words})\]
        |(?<!\w)(?:link|xref|mailto):(?P<macro>\+\+[^+\n]{{1,500}}\+\+|[^\s\[\]]{{1,500}})\[(?P<macrotext>{words})\]
        |<(?P<angle>(?:https?|ftp)://[^\s<>]+)>
        |(?P<url>(?:https?|ftp)://(?:[^\s\[\]<>"`{{}}|]|\{{[\w-]{{1,60}}\}}){{1,2000}})(?:\[(?P<text>{words})\])?
        |<<(?P<xref>[^<>\n,]{{1,200}})(?:,(?P<xreftext>[^<>\n]{{0,300}}))?>>
        |footnote:[\w-]{{0,60}}\[(?P<note>(?:\\\]|[^\[\]]|\[[^\[\]]{{0,300}}\]){{0,2000}})\]
        |\{{(?P<attribute>[\w-]{{1,60}})\}}(?:\[(?P<named>{words})\])?
        |pass:\w{{0,10}}\[(?P<passed>{words})\]|\+{{3}}(?P<raw>[^+]{{0,1000}})\+{{3}}
        |(?P<role>\[[.\#][\w .\#-]{{1,60}}\](?=[\#*_`]))
        |(?P<hash>(?<=\])\#{{1,2}}(?=\S)|(?<=[^\s\#])\#{{1,2}}(?![\w\#]))
        |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
        |(?P<mark>(?<![\w*_`])(?:\*{{1,2}}|_{{1,2}}|`{{1,2}})(?=[^\s*_`])|(?<=[^\s*_`])(?:\*{{1,2}}|_{{1,2}}|`{{1,2}})(?![\w*_`]))
        |(?P<wrap>[ ]\+(?=\r?\n|\Z))
        |(?P<anchor>\[\[[^\[\]\n]{{1,100}}\]\])""",
        re.X,
    )


class Inline:
    """Writes stretches of running text into a sheet. attributes: of the document, as far as it has been read."""

    def __init__(self, sheet: Sheet, attributes: dict[str, str]) -> None:
        self.sheet = sheet
        self.text = sheet.source
        self.attributes = attributes
        self._notes: list[tuple[int, int]] = []
        self._hash = False
        self._open: set[str] = set()

    def taken_notes(self) -> list[tuple[int, int]]:
        """Return where the footnotes stand that were met since the last call."""
        found, self._notes = self._notes, []
        return found

    def resolved(self, value: str) -> str:
        """Return a value with the attributes in it that are known, at most 8,000 code points."""
        if "{" not in value:
            return value
        return re.sub(r"\{([\w-]{1,60})\}", lambda m: self.attributes.get(m[1].lower(), m[0]), value)[:8_000]

    def run(self, start: int, end: int) -> None:
        """Write `text[start:end]`."""
        at, outer, self._open = start, self._open, set()
        for found in _scanner().finditer(self.text, start, end):
            if found.start() < at:
                continue
            self.sheet.words(at, found.start())
            at = found.end()
            kind = _KINDS.get(found.lastgroup or "", found.lastgroup or "wrap")
            getattr(self, "_" + kind)(found)
        self.sheet.words(at, end)
        self._open = outer

    # --- one method for each kind of markup ---------------------------------------------------------------------------

    def _escape(self, found: re.Match[str]) -> None:
        self.sheet.literal(found["escape"], *found.span())

    def _wrap(self, found: re.Match[str]) -> None:
        """What is not shown: the sign that breaks a line, an anchor, a role."""

    def _role(self, found: re.Match[str]) -> None:
        self._hash = True

    def _hash_sign(self, found: re.Match[str]) -> None:
        if not self._hash:
            self.sheet.words(*found.span())
        elif not self.text.startswith("#", found.start() - 1) and self.text[found.start() - 1] != "]":
            self._hash = False

    def _mark(self, found: re.Match[str]) -> None:
        """Emphasis: what closes none that is open is a sign of its own."""
        sign, before = found[0], self.text[found.start() - 1 : found.start()]
        if sign in self._open:
            self._open.discard(sign)
        elif not before or not (before.isalnum() or before in ".,;:!?)]}'\""):
            self._open.add(sign)
        else:
            self.sheet.words(*found.span())
            return
        self.sheet.put({"*": "**", "_": "*", "`": ""}[sign[0]], *found.span())

    def _entity(self, found: re.Match[str]) -> None:
        self.sheet.literal(decoded(found[0]), *found.span())

    def _angle(self, found: re.Match[str]) -> None:
        self.sheet.copy(*found.span("angle"))

    def _url(self, found: re.Match[str]) -> None:
        if found["text"] is None:
            place = found.span("url")
            url = self.resolved(found["url"])
            self.sheet.copy(*place) if url == found["url"] else self.sheet.put(url, *place)
        else:
            self._link(found["url"], found.span("url"), found.span("text"), found.span())

    def _macro(self, found: re.Match[str]) -> None:
        place = found.span("macro")
        if found["macro"].startswith("++"):
            place = (place[0] + 2, place[1] - 2)
        if found[0].startswith("link:"):
            self._link(self.text[slice(*place)], place, found.span("macrotext"), found.span())
        else:
            self.sheet.words(*(found.span("macrotext") if found["macrotext"] else place))

    def _link(self, url: str, place: tuple[int, int], words: tuple[int, int], whole: tuple[int, int]) -> None:
        """A link; its words end where attributes of the link follow."""
        start, end = _first_part(self.text, *words)
        url = self.resolved(url)
        if start == end:
            self.sheet.put(url, *place)
            return
        self.sheet.put("[", whole[0], start)
        self.run(start, end)
        self.sheet.link(url, *place, whole[1])

    def _xref(self, found: re.Match[str]) -> None:
        self.sheet.words(*(found.span("xreftext") if found["xreftext"] else found.span("xref")))

    def _note(self, found: re.Match[str]) -> None:
        self._notes.append(found.span("note"))

    def _attribute(self, found: re.Match[str]) -> None:
        name, place = found["attribute"].lower(), (found.start(), found.end("attribute") + 1)
        value = self.attributes.get(name, INTRINSIC.get(name))
        if value is not None and not self.sheet.afford(len(value)):
            value = None
        if value is not None and "://" in value and found["named"] is not None:
            self._link(value, place, found.span("named"), found.span())
            return
        if value is None:
            self.sheet.words(*place)
            self.sheet.unsure()
        else:
            self.sheet.literal(value, *place)
            if "[" in value:
                self.sheet.unsure()
        if found["named"] is not None:
            self.sheet.words(place[1], place[1] + 1)
            self.run(*found.span("named"))
            self.sheet.words(found.end() - 1, found.end())

    def _passed(self, found: re.Match[str]) -> None:
        self.sheet.copy(*found.span("passed" if found["passed"] is not None else "raw"))

    def _image(self, found: re.Match[str]) -> None:
        self.picture(found.span("target"), attributes_of(self.text, *found.span("parts")), found.span(), titled=False)

    # --- pictures -----------------------------------------------------------------------------------------------------

    def picture(self, target: tuple[int, int], parts: dict[str, Part], place: tuple[int, int], *, titled: bool) -> None:
        """Write a picture. titled: its title is written as a caption, not a tooltip."""
        address = self.resolved(self.text[slice(*target)].strip())
        base = self.attributes.get("imagesdir", "")
        if base and not address.startswith(("/", "data:", "{")) and "://" not in address:
            address = f"{base.rstrip('/')}/{address}"
        attributes = {name: part[0] for name, part in parts.items() if name in ("width", "height")}
        attributes["class"] = " ".join(parts[k][0] for k in ("class", "role") if k in parts)
        links = (self.resolved(parts["link"][0]),) if "link" in parts else ()
        self.sheet.picture(
            address,
            *place,
            alt=parts.get("alt"),
            title=None if titled else parts.get("title"),
            links=links,
            attributes=attributes,
        )


_KINDS = {
    "parts": "image", "target": "image", "macrotext": "macro", "text": "url", "xreftext": "xref", "named": "attribute",
    "raw": "passed", "hash": "hash_sign", "anchor": "wrap",
}  # fmt: skip

_PART = re.compile(r"\s*(?:(?P<name>[\w-]{1,40})\s*=\s*)?(?:\"(?P<quoted>(?:\\\"|[^\"])*)\"|(?P<bare>[^,]*))\s*(?:,|$)")
_POSITIONS = ("alt", "width", "height")


def attributes_of(text: str, start: int, end: int) -> dict[str, Part]:
    """Return the attributes of a picture: named ones, and the first three as "alt", "width", "height"."""
    found: dict[str, Part] = {}
    at, position = start, 0
    while at < end and (match := _PART.match(text, at, end)) and match.end() > at:
        group = "quoted" if match["quoted"] is not None else "bare"
        name = (match["name"] or "").lower()
        if not name and position < len(_POSITIONS):
            name = _POSITIONS[position]
        position += not match["name"]
        if name and match[group].strip():
            first = match.start(group) + len(match[group]) - len(match[group].lstrip())
            found.setdefault(name, (match[group].strip(), first, first + len(match[group].strip())))
        at = match.end()
    return found


_WORDS = re.compile(r"\s*(?:\"(?P<quoted>[^\"]*)\"\s*(?:,|$)|(?P<bare>[\s\S]*?)(?=,\s*[\w-]{1,40}\s*=|\Z))")


def _first_part(text: str, start: int, end: int) -> tuple[int, int]:
    """The words of a link without the attributes behind them, and without the "^" that opens another window."""
    found = _WORDS.match(text, start, end)
    group = "quoted" if found and found["quoted"] is not None else "bare"
    first, last = found.span(group) if found else (start, end)
    last = first + len(text[first:last].rstrip().removesuffix("^"))
    return first, last
