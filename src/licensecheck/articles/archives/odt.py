"""ODT: paragraphs, captions, text boxes, tables and notes of an OpenDocument text, with their pictures and links.

OpenDocument 1.3 part 3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/): sections 5 (text), 6 (paragraph elements)
and 10.4 (frames). Tracked deletions and annotations are no text.
"""

from __future__ import annotations

from licensecheck.articles.archives.archive import Archive, UnreadError, unread
from licensecheck.articles.archives.paper import Paragraph, Story, attribute, found, role_of
from licensecheck.articles.base import Found
from licensecheck.articles.data.xmltree import XmlError, tell
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licensecheck.articles.base import Source

MAIN = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES = {
    f"{_OASIS}:office:1.0": "office",
    f"{_OASIS}:text:1.0": "text",
    f"{_OASIS}:table:1.0": "table",
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:style:1.0": "style",
    f"{_OASIS}:svg-compatible:1.0": "svg",
    f"{_OASIS}:manifest:1.0": "manifest",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SKIPPED = frozenset((
    "text:tracked-changes", "office:annotation", "office:forms", "text:sequence-decls", "text:table-of-content",
    "text:note-citation", "draw:object", "office:binary-data",
))  # fmt: skip
_BLOCKS = {"table:table": "table", "table:table-row": "tr", "table:table-cell": "td", "table:covered-table-cell": "td"}
_MOST_SPACES = 200


def read(source: Source) -> Found:
    """Read an OpenDocument text."""
    try:
        archive = Archive(source.path, source.data)
        if MANIFEST in archive.names and "encryption-data" in archive.text(MANIFEST):
            raise unread(source.path, "article.archive-encrypted")
        styles, language = _styles(archive)
        text = archive.text(MAIN)
        story = _Story(styles)
        try:
            tell(text, PREFIXES, story, _SKIPPED)
        except XmlError as error:
            raise archive.no_xml(MAIN, text, error) from None
    except UnreadError as error:
        return Found((), (error.problem,))
    return found(source, [(MAIN, story.items)], story.notes, language, "odt")


def _styles(archive: Archive) -> tuple[dict[str, str], str | None]:
    """The roles of the paragraph styles of `styles.xml` by their names, and the default language."""
    if "styles.xml" not in archive.names:
        return {}, None
    _, root = archive.xml("styles.xml", PREFIXES)
    roles, language = {}, ""
    for group in root.all("office:styles"):
        for style in group.all("style:style", "style:default-style"):
            roles[style.attributes.get("name", "")] = _role(style.attributes, {})
            for properties in style.all("style:text-properties"):
                if style.name == "style:default-style" and style.attributes.get("family") == "paragraph":
                    tongue, country = (
                        properties.attributes.get("language", ""),
                        properties.attributes.get("country", ""),
                    )
                    language = tongue if country in ("", "none") else f"{tongue}-{country}"
    return roles, language[:35] if language not in ("", "none") else None


def _role(attributes: Mapping[str, str], roles: Mapping[str, str]) -> str:
    """The role of a style: its own name's or that of the style it is derived from."""
    parent = attributes.get("parent-style-name", "")
    named = attributes.get("display-name") or attributes.get("name", "")
    return role_of(named) or roles.get(parent) or role_of(parent)


class _Story(Story):
    """Collects the paragraphs of `content.xml`."""

    def __init__(self, roles: dict[str, str]) -> None:
        super().__init__(_STARTS, _ENDS, _BLOCKS)
        self.notes: dict[str, list[Paragraph]] = {}
        self._roles = roles
        self._picture: dict[str, str] | None = None
        self._words: list[str] | None = None
        self._link = ""
        self._notes: list[str] = []

    def data(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)
        elif self.now is not None:
            self.now.text(text.replace("\n", " ").replace("\r", " "))

    def style(self, attributes: dict[str, str]) -> None:
        """An automatic style."""
        self._roles[attributes.get("name", "")] = _role(attributes, self._roles)

    def paragraph(self, attributes: dict[str, str]) -> None:
        name = attributes.get("style-name", "")
        self.begin(self._roles.get(name, "") or role_of(name))
        if self._notes and self.now is not None:
            self.notes.setdefault(self._notes[-1], []).append(self.now)

    def caption(self, _: dict[str, str]) -> None:
        if self.now is not None:
            self.now.role = self.now.role or "caption"

    def spaces(self, attributes: dict[str, str]) -> None:
        count = attributes.get("c", "1")
        if self.now is not None:
            self.now.text(" " * min(int(count) if count.isdecimal() and len(count) < 4 else 1, _MOST_SPACES))

    def tab(self, _: dict[str, str]) -> None:
        if self.now is not None:
            self.now.text("\t")

    def line(self, _: dict[str, str]) -> None:
        if self.now is not None:
            self.now.sign(" ", "<br>")

    def link(self, attributes: dict[str, str]) -> None:
        if self.now is not None:
            self.now.markup(f'<a href="{attribute(attributes.get("href", ""))}">')

    def link_ends(self) -> None:
        if self.now is not None:
            self.now.markup("</a>")

    def picture_link(self, attributes: dict[str, str]) -> None:
        self._link = attributes.get("href", "")

    def picture_link_ends(self) -> None:
        self._link = ""

    def frame(self, _: dict[str, str]) -> None:
        self._picture = {}

    def image(self, attributes: dict[str, str]) -> None:
        """The first picture of a frame; what follows is the same in another form."""
        if self._picture is not None:
            self._picture.setdefault("address", attributes.get("href", ""))

    def frame_ends(self) -> None:
        picture, self._picture = self._picture, None
        if not picture or not picture.get("address"):
            return
        if self.now is None:  # a frame that is anchored to the page
            self.begin()
            self._put(picture)
            self.finish()
        else:
            self._put(picture)

    def _put(self, picture: dict[str, str]) -> None:
        assert self.now is not None
        if self._link:
            self.link({"href": self._link})
        self.now.picture(picture["address"], alt=picture.get("alt", ""), title=picture.get("title", ""))
        if self._link:
            self.link_ends()

    def box(self, _: dict[str, str]) -> None:
        """The frame holds a text box: frames inside of it are others."""
        self._picture = None

    def words(self, _: dict[str, str]) -> None:
        self._words = []

    def title_ends(self) -> None:
        self._named("title")

    def description_ends(self) -> None:
        self._named("alt")

    def _named(self, name: str) -> None:
        if self._picture is not None and self._words is not None:
            self._picture[name] = "".join(self._words).strip()
        self._words = None

    def note(self, attributes: dict[str, str]) -> None:
        number = attributes.get("id", "") or f"note {len(self.notes) + len(self._notes)}"
        if self.now is not None:
            self.now.notes.append(number)
        self._notes.append(number)

    def note_ends(self) -> None:
        self._notes.pop()


_STARTS = {
    "style:style": _Story.style,
    "text:p": _Story.paragraph,
    "text:h": _Story.paragraph,
    "text:sequence": _Story.caption,
    "text:s": _Story.spaces,
    "text:tab": _Story.tab,
    "text:line-break": _Story.line,
    "text:a": _Story.link,
    "text:note": _Story.note,
    "draw:a": _Story.picture_link,
    "draw:frame": _Story.frame,
    "draw:image": _Story.image,
    "draw:text-box": _Story.box,
    "svg:title": _Story.words,
    "svg:desc": _Story.words,
}
_ENDS = {
    "text:p": _Story.finish,
    "text:h": _Story.finish,
    "text:a": _Story.link_ends,
    "text:note": _Story.note_ends,
    "draw:a": _Story.picture_link_ends,
    "draw:frame": _Story.frame_ends,
    "svg:title": _Story.title_ends,
    "svg:desc": _Story.description_ends,
}
