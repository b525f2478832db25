"""DOCX: paragraphs, captions, text boxes, tables and notes of a Word document, with their pictures and links.

Office Open XML (ECMA-376 part 1, WordprocessingML: section 17; DrawingML: section 20; packages: part 2). Deleted words,
hidden words and comments are no text; headers and footers are not read.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

from licensecheck.articles.archives.archive import Archive, UnreadError
from licensecheck.articles.archives.paper import Paragraph, Story, attribute, found, role_of
from licensecheck.articles.base import Found
from licensecheck.articles.data.xmltree import XmlError, tell
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.archives.paper import Item
    from licensecheck.articles.base import Source
    from licensecheck.model import Problem

_MAIN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
PREFIXES = {
    f"{_MAIN}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_MAIN}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_MAIN}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_MAIN}/markup-compatibility/2006": "mc",
    f"{_MAIN}/package/2006/relationships": "",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
}
_SKIPPED = frozenset((
    "w:del", "w:moveFrom", "w:object", "w:sectPr", "mc:Fallback", "w:delText", "w:tblGrid", "w:sdtPr",
))  # fmt: skip
_BLOCKS = {"w:tbl": "table", "w:tr": "tr", "w:tc": "td"}
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_OFF = ("0", "false", "off", "none")
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"')
_CAPTION_FIELD = re.compile(r"\s*SEQ\s")


def read(source: Source) -> Found:
    """Read a Word document."""
    try:
        archive = Archive(source.path, source.data)
        main = next((target for kind, target in _links(archive, "").values() if kind == "officeDocument"), "")
        main = main or "word/document.xml"
        styles, language = _styles(archive, main)
        story = _story(archive, main, styles)
    except UnreadError as error:
        return Found((), (error.problem,))
    parts: list[tuple[str, list[Item]]] = [(main, story.items)]
    notes: dict[str, list[Paragraph]] = {}
    problems: list[Problem] = []
    for kind in ("footnotes", "endnotes"):
        name = join(dirname(main), f"{kind}.xml")
        if name not in archive.names:
            continue
        try:
            told = _story(archive, name, styles)
        except UnreadError as error:
            problems.append(error.problem)
            continue
        parts.append((name, told.items))
        notes.update({f"{kind}:{number}": paragraphs for number, paragraphs in told.notes.items()})
    result = found(source, parts, notes, language, "docx")
    result.problems = (*problems, *result.problems)
    return result


def _links(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part, "" for the whole: id to (last word of the type, target in the archive or address)."""
    name = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
    if name not in archive.names:
        return {}
    links = {}
    for one in archive.xml(name, PREFIXES)[1].all("Relationship"):
        target = one.attributes.get("Target", "")
        if one.attributes.get("TargetMode") != "External":
            target = normpath(join(dirname(part), target)).lstrip("/") if target[:1] != "/" else target[1:]
        links[one.attributes.get("Id", "")] = one.attributes.get("Type", "").rpartition("/")[2], target
    return links


def _styles(archive: Archive, main: str) -> tuple[dict[str, str], str | None]:
    """The roles of paragraph styles by their ids, and the language of the default style."""
    name = join(dirname(main), "styles.xml")
    if name not in archive.names:
        return {}, None
    _, root = archive.xml(name, PREFIXES)
    roles, parents = {}, {}
    for style in root.all("w:style"):
        number = style.attributes.get("styleId", "")
        named, based = style.first("w:name"), style.first("w:basedOn")
        roles[number] = role_of(named.attributes.get("val", "") if named is not None else number)
        parents[number] = based.attributes.get("val", "") if based is not None else ""
    for number, role in list(roles.items()):
        if not role:
            roles[number] = roles.get(parents[number], "")
    language = None
    node = root
    for step in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        following = node.first(step)
        if following is None:
            return roles, None
        node = following
    language = node.attributes.get("val", "")[:35]
    return roles, language or None


def _story(archive: Archive, name: str, styles: dict[str, str]) -> _Story:
    text = archive.text(name)
    story = _Story(_links(archive, name), styles)
    try:
        tell(text, PREFIXES, story, _SKIPPED)
    except XmlError as error:
        raise archive.no_xml(name, text, error) from None
    return story


class _Story(Story):
    """Collects the paragraphs of one part of a Word document."""

    def __init__(self, links: dict[str, tuple[str, str]], styles: dict[str, str]) -> None:
        super().__init__(_STARTS, _ENDS, _BLOCKS)
        self.notes: dict[str, list[Paragraph]] = {}
        self._links = links
        self._styles = styles
        self._note = ""
        self._run = False
        self._hidden = False
        self._words = False
        self._instruction = ""
        self._in_instruction = False
        self._fields: list[bool] = []
        """For each open field whether its result is a link."""
        self._drawing: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name in _NOTES and self.now is not None:
            self.now.notes.append(f"{_NOTES[name]}:{attributes.get('id', '')}")

    def data(self, text: str) -> None:
        if self._words and not self._hidden and self.now is not None:
            self.now.text(text.replace("\n", " "))
        elif self._in_instruction:
            self._instruction += text

    # --- paragraphs and runs ------------------------------------------------------------------------------------------

    def paragraph(self, _: dict[str, str]) -> None:
        self.begin()
        if self._note and self.now is not None:
            self.notes.setdefault(self._note, []).append(self.now)
        self._fields.append(False)

    def paragraph_ends(self) -> None:
        if self._fields.pop() and self.now is not None:
            self.now.markup("</a>")
        self.finish()

    def style(self, attributes: dict[str, str]) -> None:
        style = attributes.get("val", "")
        if self.now is not None:
            self.now.role = self._styles.get(style, role_of(style))

    def run(self, _: dict[str, str]) -> None:
        self._run, self._hidden = True, False

    def run_ends(self) -> None:
        self._run = self._hidden = False

    def vanish(self, attributes: dict[str, str]) -> None:
        self._hidden = self._run and attributes.get("val", "1").lower() not in _OFF

    def words(self, _: dict[str, str]) -> None:
        self._words = True

    def words_end(self) -> None:
        self._words = False

    def gap(self, _: dict[str, str]) -> None:
        if self.now is not None and not self._hidden and self._run:
            self.now.text("\t")

    def line(self, _: dict[str, str]) -> None:
        if self.now is not None and not self._hidden:
            self.now.sign(" ", "<br>")

    def hyphen(self, _: dict[str, str]) -> None:
        if self.now is not None and not self._hidden:
            self.now.text("\u2011")

    # --- links and fields ---------------------------------------------------------------------------------------------

    def hyperlink(self, attributes: dict[str, str]) -> None:
        self._anchor(self._links.get(attributes.get("id", ""), ("", "#"))[1])

    def hyperlink_ends(self) -> None:
        if self.now is not None:
            self.now.markup("</a>")

    def _anchor(self, address: str) -> None:
        if self.now is not None:
            self.now.markup(f'<a href="{attribute(address)}">')

    def simple_field(self, attributes: dict[str, str]) -> None:
        self._instruct(attributes.get("instr", ""))

    def field(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("fldCharType")
        if kind == "begin":
            self._instruction = ""
        elif kind == "separate":
            self._instruct(self._instruction)
            self._instruction = ""
        elif kind == "end":
            self.field_ends()

    def field_ends(self) -> None:
        if self._fields and self._fields[-1]:
            self._fields[-1] = False
            self.hyperlink_ends()

    def instruction(self, _: dict[str, str]) -> None:
        self._in_instruction = True

    def instruction_ends(self) -> None:
        self._in_instruction = False

    def _instruct(self, instruction: str) -> None:
        if self.now is None:
            return
        if _CAPTION_FIELD.match(instruction):
            self.now.role = self.now.role or "caption"
        elif (link := _LINK_FIELD.match(instruction)) and self._fields and not self._fields[-1]:
            self._fields[-1] = True
            self._anchor(link.group(1))

    # --- pictures and notes -------------------------------------------------------------------------------------------

    def drawing(self, _: dict[str, str]) -> None:
        self._drawing = {}

    def properties(self, attributes: dict[str, str]) -> None:
        self._drawing = {"alt": attributes.get("descr", ""), "title": attributes.get("title", "")}

    def picture_link(self, attributes: dict[str, str]) -> None:
        self._drawing["link"] = self._links.get(attributes.get("id", ""), ("", ""))[1]

    def decorative(self, attributes: dict[str, str]) -> None:
        self._drawing["decorative"] = "" if attributes.get("val", "1") in _OFF else "yes"

    def picture(self, attributes: dict[str, str]) -> None:
        """A picture in the archive (`embed`, of VML `id`) or elsewhere (`link`)."""
        number = attributes.get("link") or attributes.get("embed") or attributes.get("id", "")
        if self.now is None or not number or self._hidden:
            return
        link = self._drawing.get("link", "")
        if link:
            self._anchor(link)
        self.now.picture(
            self._links.get(number, ("", number))[1],
            alt=self._drawing.get("alt", ""),
            title=self._drawing.get("title", ""),
            decorative=bool(self._drawing.get("decorative")),
        )
        if link:
            self.hyperlink_ends()

    def shape(self, attributes: dict[str, str]) -> None:
        self._drawing = {"alt": attributes.get("alt", ""), "title": attributes.get("title", "")}

    def note(self, attributes: dict[str, str]) -> None:
        self._note = attributes.get("id", "")

    def note_ends(self) -> None:
        self._note = ""


_STARTS = {
    "w:p": _Story.paragraph,
    "w:pStyle": _Story.style,
    "w:r": _Story.run,
    "w:vanish": _Story.vanish,
    "w:t": _Story.words,
    "w:tab": _Story.gap,
    "w:br": _Story.line,
    "w:cr": _Story.line,
    "w:noBreakHyphen": _Story.hyphen,
    "w:hyperlink": _Story.hyperlink,
    "w:fldSimple": _Story.simple_field,
    "w:fldChar": _Story.field,
    "w:instrText": _Story.instruction,
    "wp:inline": _Story.drawing,
    "wp:anchor": _Story.drawing,
    "wp:docPr": _Story.properties,
    "a:hlinkClick": _Story.picture_link,
    "adec:decorative": _Story.decorative,
    "a:blip": _Story.picture,
    "v:shape": _Story.shape,
    "v:imagedata": _Story.picture,
    "w:footnote": _Story.note,
    "w:endnote": _Story.note,
}
_ENDS = {
    "w:p": _Story.paragraph_ends,
    "w:r": _Story.run_ends,
    "w:t": _Story.words_end,
    "w:hyperlink": _Story.hyperlink_ends,
    "w:fldSimple": _Story.field_ends,
    "w:instrText": _Story.instruction_ends,
    "w:footnote": _Story.note_ends,
    "w:endnote": _Story.note_ends,
}
