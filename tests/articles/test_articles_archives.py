"""EPUB, DOCX and ODT: pictures, credits, why, and places by part, line or paragraph, and column."""

from __future__ import annotations

from typing import Any

import pytest

from articles.samples import Row, archive, pictures, problems, read, rows
from licensecheck.articles import Document, read_path
from licensecheck.model import Position, Span

# --- EPUB ---------------------------------------------------------------------------------------------------------------

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/p.opf"/></rootfiles></container>'
)
ITEM = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"/>'


def package(items: str, spine: str, metadata: str = "") -> str:
    references = "".join(f'<itemref idref="{name}"/>' for name in spine.split())
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{references}</spine></package>"
    )


def book(pages: dict[str, str], *, spine: str = "", more: str = "", metadata: str = "") -> dict[str, str | bytes]:
    items = "".join(ITEM.format(name) for name in pages) + more
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/p.opf": package(items, spine or " ".join(pages), metadata),
        **{f"OEBPS/{name}.xhtml": f"<html><body>\n{page}\n</body></html>" for name, page in pages.items()},
    }


COVER = '<item id="c" href="img/cover.jpg" media-type="image/jpeg" properties="cover-image"/>'

EPUB: dict[str, tuple[dict[str, str | bytes], list[Row]]] = {
    "reading order": (
        book({"a": "<img src='a.jpg'/>", "b": "<img src='b.jpg'/>"}, spine="b a"),
        [("b.jpg", None, None, None), ("a.jpg", None, None, None)],
    ),
    "figure": (
        book({"a": "<figure><img src='a.jpg'/><figcaption>Photo: J</figcaption></figure>"}),
        [("a.jpg", "figcaption", "Photo: J", None)],
    ),
    "page that the spine does not name": (book({"a": "x", "b": "<img src='b.jpg'/>"}, spine="a"), []),
    "page that the spine names twice": (book({"a": "<img src='a.jpg'/>"}, spine="a a"), [("a.jpg", None, None, None)]),
    "the end of a page parts picture and text": (
        book({"a": "<img src='a.jpg'/>", "b": "<p>Photo: J</p>"}),
        [("a.jpg", None, None, None), (None, "alone", "Photo: J", None)],
    ),
    "element that a page leaves open": (
        book({"a": "<figure><pre>", "b": "<img src='b.jpg'/><p>Photo: J</p>"}),
        [("b.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "list of credits at the end": (
        book({"a": "<img src='../img/harbor-view.jpg'/>", "z": "<p>harbor-view.jpg Photo: J</p>"}),
        [("../img/harbor-view.jpg", "elsewhere", "harbor-view.jpg Photo: J", None)],
    ),
    "cover": (book({"a": "x"}, more=COVER), [("img/cover.jpg", None, None, None)]),
    "cover that a page shows": (
        book({"a": "<img src='img/cover.jpg'/><p>Photo: J</p>"}, more=COVER),
        [("img/cover.jpg", "next-paragraph", "Photo: J", None)],
    ),
    "cover of EPUB 2": (
        book(
            {"a": "x"}, more=COVER.replace(' properties="cover-image"', ""), metadata='<meta name="cover" content="c"/>'
        ),
        [("img/cover.jpg", None, None, None)],
    ),
    "language": (
        book({"a": "<img src='a.jpg'/>"}, metadata="<dc:language>de</dc:language>"),
        [("a.jpg", None, None, None)],
    ),
}


@pytest.mark.parametrize(("parts", "found"), EPUB.values(), ids=EPUB)
def test_pictures_and_credits_of_a_book(parts: dict[str, str | bytes], found: list[Row]) -> None:
    document = read("a.epub", archive(parts))
    assert (rows(document), document.problems) == (found, ())


def test_a_place_in_a_book_is_part_line_and_column() -> None:
    parts = book({"a": "x", "b": "y\n  <img src='b.jpg'/>\n<p>Photo: Zoë 😀</p>"})
    document = read("a.epub", archive(parts))
    use = document.uses[0]
    assert use.image_span is not None
    assert use.credit is not None
    assert document.lines.position(use.image_span) == Position(3, 3, 3, 21, "  <img src='b.jpg'/>", "OEBPS/b.xhtml")
    credit = document.lines.position(use.credit.offsets.span(Span(0, len(use.credit.text))))
    assert credit == Position(4, 4, 4, 16, "<p>Photo: Zoë 😀</p>", "OEBPS/b.xhtml")
    text = str(parts["OEBPS/b.xhtml"]).splitlines()
    assert text[3][3:15] == "Photo: Zoë 😀"


def test_the_place_of_a_cover_is_in_the_package_document() -> None:
    parts = book({"a": "x"}, more=COVER)
    document = read("a.epub", archive(parts))
    assert pictures(document) == ["img/cover.jpg"]
    span = document.uses[0].image_span
    assert span is not None
    position = document.lines.position(span)
    assert (position.part, str(parts["OEBPS/p.opf"])[position.column - 1 :][:13]) == ("OEBPS/p.opf", "img/cover.jpg")


def test_the_language_of_a_book() -> None:
    document = read("a.epub", archive(book({"a": "<img src='a.jpg'/>"}, metadata="<dc:language>de-AT</dc:language>")))
    assert (document.language, document.uses[0].language) == ("de-AT", "de-AT")


ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:CipherData><e:CipherReference URI="OEBPS/a.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
)
GOOD = book({"a": "<img src='a.jpg'/>", "b": "<img src='b.jpg'/>"})

BROKEN_BOOKS: dict[str, tuple[dict[str, str | bytes], list[str], tuple[str, dict[str, str]]]] = {
    "no container": ({}, [], ("article.archive-part", {"part": "META-INF/container.xml"})),
    "container is no XML": (
        {**GOOD, "META-INF/container.xml": "<a>"},
        [],
        ("article.xml", {"reason": "no element found"}),
    ),
    "no package document": (
        {k: v for k, v in GOOD.items() if k != "OEBPS/p.opf"},
        [],
        ("article.archive-part", {"part": "OEBPS/p.opf"}),
    ),
    "empty spine": (
        {**GOOD, "OEBPS/p.opf": package("", "")},
        [],
        ("article.archive", {"reason": "its spine names no page"}),
    ),
    "page is missing": (
        {k: v for k, v in GOOD.items() if k != "OEBPS/a.xhtml"},
        ["b.jpg"],
        ("article.archive-part", {"part": "OEBPS/a.xhtml"}),
    ),
    "page is no UTF-8": (
        {**GOOD, "OEBPS/a.xhtml": b"<p>\xff"},
        ["b.jpg"],
        ("article.not-decodable", {"byte": "0xFF", "offset": "3", "encoding": "UTF-8"}),
    ),
    "page is protected": (
        {**GOOD, "META-INF/encryption.xml": ENCRYPTION},
        ["b.jpg"],
        ("article.epub-protected", {}),
    ),
    "page is a bomb": (
        {**GOOD, "OEBPS/a.xhtml": b" " * 21_000_000},
        ["b.jpg"],
        ("article.archive-bounds", {"reason": "OEBPS/a.xhtml has more than 20 MB"}),
    ),
}


@pytest.mark.parametrize(("parts", "found", "problem"), BROKEN_BOOKS.values(), ids=BROKEN_BOOKS)
def test_what_cannot_be_read_of_a_book_is_a_problem_and_the_rest_is_read(
    parts: dict[str, str | bytes], found: list[str], problem: tuple[str, dict[str, str]]
) -> None:
    document = read("a.epub", archive(parts))
    assert ([use.image for use in document.uses], problems(document)) == (found, [problem])


def test_a_protected_page_is_named_by_its_part() -> None:
    document = read("a.epub", archive({**GOOD, "META-INF/encryption.xml": ENCRYPTION}))
    assert document.problems[0].position == Position(1, 1, 1, 1, "", "OEBPS/a.xhtml")


# --- DOCX ---------------------------------------------------------------------------------------------------------------

_OOXML = "http://schemas.openxmlformats.org"
WORD = (
    f'xmlns:w="{_OOXML}/wordprocessingml/2006/main" xmlns:r="{_OOXML}/officeDocument/2006/relationships" '
    f'xmlns:wp="{_OOXML}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_OOXML}/drawingml/2006/main" '
    f'xmlns:mc="{_OOXML}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
LINKS = (
    f'<Relationships xmlns="{_OOXML}/package/2006/relationships">'
    f'<Relationship Id="p1" Type="{_OOXML}/officeDocument/2006/relationships/image" Target="media/image1.jpeg"/>'
    f'<Relationship Id="p2" Type="{_OOXML}/officeDocument/2006/relationships/image" Target="/word/media/image2.png"/>'
    '<Relationship Id="far" Type="x/image" Target="https://x.example/a.jpg" TargetMode="External"/>'
    '<Relationship Id="by" Type="x/hyperlink" Target="https://creativecommons.org/licenses/by/4.0/" TargetMode="External"/>'
    "</Relationships>"
)
STYLES = (
    f'<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Klein"><w:name w:val="small"/><w:basedOn w:val="Beschriftung"/></w:style>'
    '<w:style w:styleId="Nachweis"><w:name w:val="Photo Credit"/></w:style></w:styles>'
)


def t(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}{''.join(runs)}</w:p>"


def pic(number: str = "p1", *, by: str = "embed", properties: str = '<wp:docPr id="1"/>') -> str:
    return f'<w:r><w:drawing><wp:inline>{properties}<a:blip r:{by}="{number}"/></wp:inline></w:drawing></w:r>'


def word(body: str, **parts: str | bytes) -> dict[str, str | bytes]:
    return {
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": LINKS,
        "word/styles.xml": STYLES,
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }


BY = "https://creativecommons.org/licenses/by/4.0/"
ONE = "word/media/image1.jpeg"
FIELD = '<w:r><w:fldChar w:fldCharType="{0}"/></w:r>'

DOCX: dict[str, tuple[str, list[Row]]] = {
    "caption by its style": (
        p(pic()) + p(t("Photo: J"), style="Beschriftung"),
        [(ONE, "caption", "Photo: J", None)],
    ),
    "caption by the style that its style is based on": (
        p(pic()) + p(t("Photo: J"), style="Klein"),
        [(ONE, "caption", "Photo: J", None)],
    ),
    "caption by a style without definition": (
        p(pic()) + p(t("Photo: J"), style="Caption"),
        [(ONE, "caption", "Photo: J", None)],
    ),
    "credit by its style": (p(pic()) + p(t("Jane Doe"), style="Nachweis"), [(ONE, "marked", "Jane Doe", None)]),
    "caption by its number": (
        p(pic()) + p(t("Figure "), '<w:fldSimple w:instr=" SEQ Figure ">', t("1"), "</w:fldSimple>", t(" Photo: J")),
        [(ONE, "caption", "Figure 1 Photo: J", None)],
    ),
    "caption in front": (p(t("Photo: J"), style="Caption") + p(pic()), [(ONE, "caption", "Photo: J", None)]),
    "same paragraph": (p(pic(), t(" Photo: J")), [(ONE, "same-paragraph", "Photo: J", None)]),
    "next paragraph": (p(pic()) + p(t("Photo: J")), [(ONE, "next-paragraph", "Photo: J", None)]),
    "words in several runs": (
        p(pic()) + p(t("Pho"), t("to: J"), t("ane")),
        [(ONE, "next-paragraph", "Photo: Jane", None)],
    ),
    "link": (
        p(pic()) + p(t("Photo: J, "), '<w:hyperlink r:id="by">', t("CC BY"), "</w:hyperlink>"),
        [(ONE, "next-paragraph", "Photo: J, CC BY", f'Photo: J, <a href="{BY}">CC BY</a>')],
    ),
    "link by a field": (
        p(pic())
        + p(
            t("Photo: J, "),
            FIELD.format("begin"),
            f'<w:r><w:instrText> HYPERLINK "{BY}" </w:instrText></w:r>',
            FIELD.format("separate"),
            t("CC BY"),
            FIELD.format("end"),
            t(" x"),
        ),
        [(ONE, "next-paragraph", "Photo: J, CC BY x", f'Photo: J, <a href="{BY}">CC BY</a> x')],
    ),
    "signs of HTML": (
        p(pic()) + p(t("Photo: J &amp; &lt;K&gt;")),
        [(ONE, "next-paragraph", "Photo: J & <K>", "Photo: J &amp; &lt;K&gt;")],
    ),
    "line break and tab": (
        p(pic()) + p(t("Photo: J"), "<w:r><w:br/><w:t>CC BY</w:t><w:tab/><w:t>4.0</w:t></w:r>"),
        [(ONE, "next-paragraph", "Photo: J CC BY\t4.0", "Photo: J<br>CC BY\t4.0")],
    ),
    "picture elsewhere": (p(pic("far", by="link")), [("https://x.example/a.jpg", None, None, None)]),
    "picture by an absolute name": (p(pic("p2")), [("word/media/image2.png", None, None, None)]),
    "picture of VML": (
        '<w:p><w:r><w:pict><v:shape alt="x"><v:imagedata r:id="p1"/></v:shape></w:pict></w:r></w:p>',
        [(ONE, None, None, None)],
    ),
    "two forms of one picture": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{pic()}</mc:Choice><mc:Fallback>{pic('p2')}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        [(ONE, None, None, None)],
    ),
    "deleted words and pictures": (
        p(pic()) + p(t("Words"), f"<w:del><w:r><w:delText>Photo: J</w:delText></w:r>{pic('p2')}</w:del>"),
        [(ONE, None, None, None)],
    ),
    "inserted words": (p(pic()) + p(f"<w:ins>{t('Photo: J')}</w:ins>"), [(ONE, "next-paragraph", "Photo: J", None)]),
    "hidden words": (
        p(pic()) + p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Photo: J</w:t></w:r>", t("Words")),
        [(ONE, None, None, None)],
    ),
    "words that are not hidden after all": (
        p(pic()) + p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Photo: J</w:t></w:r>'),
        [(ONE, "next-paragraph", "Photo: J", None)],
    ),
    "text box": (
        p(
            t("Words"),
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(pic())}{p(t('Photo: J'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
            t(" more"),
        ),
        [(ONE, "next-paragraph", "Photo: J", None)],
    ),
    "table": (
        f"<w:tbl><w:tr><w:tc>{p(pic())}</w:tc><w:tc>{p(pic('p2'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p(t('Photo: J'))}</w:tc><w:tc>{p(t('Photo: K'))}</w:tc></w:tr></w:tbl>",
        [(ONE, "next-paragraph", "Photo: J", None), ("word/media/image2.png", "next-paragraph", "Photo: K", None)],
    ),
    "title of the picture": (
        p(pic(properties='<wp:docPr id="1" descr="Boats" title="Photo: J"/>')),
        [(ONE, "title-attribute", "\ufffc", "Photo: J")],
    ),
    "decorative": (
        p(pic(properties='<wp:docPr id="1"><adec:decorative val="1"/></wp:docPr>')) + p(t("Photo: J")),
        [(ONE, None, None, None), (None, "alone", "Photo: J", None)],
    ),
}


@pytest.mark.parametrize(("body", "found"), DOCX.values(), ids=DOCX)
def test_pictures_and_credits_of_a_word_document(body: str, found: list[Row]) -> None:
    document = read("a.docx", archive(word(body)))
    assert (rows(document), document.language, document.problems) == (found, "de-DE", ())
    assert set(pictures(document)) == {"\ufffc"}


def test_a_place_in_a_word_document_is_part_paragraph_and_column() -> None:
    document = read("a.docx", archive(word(p(t("Words")) + p() + p(t("Zoë 😀"), pic(), t(" Photo: J &amp; K")))))
    use = document.uses[0]
    assert document.text == "Words\n\nZoë 😀\ufffc Photo: J & K\n"
    assert use.image_span is not None
    assert use.credit is not None
    line = "Zoë 😀\ufffc Photo: J & K"
    assert document.lines.position(use.image_span) == Position(3, 6, 3, 7, line, "word/document.xml")
    span = use.credit.offsets.span(Span(use.credit.text.index("K"), len(use.credit.text)))
    assert document.lines.position(span) == Position(3, 19, 3, 20, line, "word/document.xml")


def test_every_word_of_a_link_leads_to_the_words_and_not_to_its_address() -> None:
    body = p(pic()) + p(t("Photo: J, "), '<w:hyperlink r:id="by">', t("CC BY"), "</w:hyperlink>", t(" x"))
    document = read("a.docx", archive(word(body)))
    credit = document.uses[0].credit
    assert credit is not None
    start = credit.text.index("<a")
    for end in (credit.text.index("</a>"), credit.text.index("</a>") + 4):
        span = credit.offsets.span(Span(start, end))
        assert document.text[span.start : span.end] == "CC BY"


def notes(kind: str, *inner: str) -> str:
    found = "".join(f'<w:{kind} w:id="{n}">{p(t(words))}</w:{kind}>' for n, words in enumerate(inner, 1))
    return f"<w:{kind}s {WORD}>{found}</w:{kind}s>"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_the_note_of_a_picture_credits_it_and_has_its_own_part(kind: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    body = p(pic(), reference) + p(t("Words"))
    document = read("a.docx", archive(word(body, **{f"{kind}s": notes(kind, "Another note", "Photo: J")})))
    assert rows(document) == [(ONE, "next-paragraph", "Photo: J", None)]
    credit = document.uses[0].credit
    assert credit is not None
    place = document.lines.position(credit.offsets.span(Span(0, 8)))
    assert place == Position(2, 1, 2, 9, "Photo: J", f"word/{kind}s.xml")


def test_a_note_of_other_words_credits_no_picture_beside_them() -> None:
    body = p(pic()) + p(t("Words"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    document = read("a.docx", archive(word(body, footnotes=notes("footnote", "Photo: J"))))
    assert rows(document) == [(ONE, None, None, None), (None, "alone", "Photo: J", None)]


def test_comments_are_no_text() -> None:
    comments = f'<w:comments {WORD}><w:comment w:id="1">{p(t("Photo: J"))}</w:comment></w:comments>'
    document = read("a.docx", archive(word(p(pic()), comments=comments)))
    assert rows(document) == [(ONE, None, None, None)]


def test_the_alternative_text_and_the_link_of_a_picture() -> None:
    properties = '<wp:docPr id="1" descr="Boats &amp; &quot;x&quot;"><a:hlinkClick r:id="by"/></wp:docPr>'
    use = read("a.docx", archive(word(p(pic(properties=properties))))).uses[0]
    assert (use.alt, use.links) == ('Boats & "x"', (BY,))


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="x" '
        f'Type="{_OOXML}/officeDocument/2006/relationships/officeDocument" Target="doc/main.xml"/></Relationships>',
        "doc/main.xml": f"<w:document {WORD}><w:body>{p(t('Photo: J'))}</w:body></w:document>",
    }
    document = read("a.docx", archive(parts))
    assert (rows(document), document.problems) == ([(None, "alone", "Photo: J", None)], ())


# --- ODT ----------------------------------------------------------------------------------------------------------------

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODF = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0" xmlns:table="{_OASIS}:table:1.0" '
    f'xmlns:draw="{_OASIS}:drawing:1.0" xmlns:style="{_OASIS}:style:1.0" xmlns:svg="{_OASIS}:svg-compatible:1.0" '
    f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def odf(body: str, **parts: str) -> dict[str, str | bytes]:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Illustration"/>'
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"/>'
    )
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return {"mimetype": "x", "content.xml": content, **{f"{name}.xml": part for name, part in parts.items()}}


def tp(inner: str, style: str = "P2") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def frame(address: str = "Pictures/a.jpg", more: str = "") -> str:
    return f'<draw:frame><draw:image xlink:href="{address}"/>{more}</draw:frame>'


A = "Pictures/a.jpg"

ODT: dict[str, tuple[str, list[Row]]] = {
    "caption by its style": (tp(frame()) + tp("Photo: J", "P1"), [(A, "caption", "Photo: J", None)]),
    "caption in a box with its picture": (
        tp(
            f"Words<draw:frame><draw:text-box>{tp(frame() + 'Figure <text:sequence>1</text:sequence>: Photo: J', 'P1')}</draw:text-box></draw:frame> more"
        ),
        [(A, "same-paragraph", "Figure 1: Photo: J", None)],
    ),
    "caption by its number": (
        tp(frame()) + tp("<text:sequence>1</text:sequence> Photo: J"),
        [(A, "caption", "1 Photo: J", None)],
    ),
    "next paragraph": (tp(frame()) + tp("Photo: J"), [(A, "next-paragraph", "Photo: J", None)]),
    "link": (
        tp(frame()) + tp(f'Photo: J, <text:a xlink:href="{BY}">CC BY</text:a>'),
        [(A, "next-paragraph", "Photo: J, CC BY", f'Photo: J, <a href="{BY}">CC BY</a>')],
    ),
    "spaces and breaks": (
        tp(frame()) + tp('Photo:<text:s text:c="2"/>J<text:line-break/>CC<text:tab/>BY'),
        [(A, "next-paragraph", "Photo:  J CC\tBY", "Photo:  J<br>CC\tBY")],
    ),
    "deleted words": (
        "<text:tracked-changes><text:deletion>"
        + tp("Photo: J")
        + "</text:deletion></text:tracked-changes>"
        + tp(frame()),
        [(A, None, None, None)],
    ),
    "annotation": (tp(frame() + f"<office:annotation>{tp('Photo: J')}</office:annotation>"), [(A, None, None, None)]),
    "note": (
        tp(
            frame()
            + '<text:note text:id="f1"><text:note-citation>1</text:note-citation><text:note-body>'
            + tp("Photo: J")
            + "</text:note-body></text:note>"
        )
        + tp("Words"),
        [(A, "next-paragraph", "Photo: J", None)],
    ),
    "table": (
        "<table:table><table:table-row><table:table-cell>"
        + tp(frame())
        + "</table:table-cell><table:table-cell>"
        + tp("Photo: J")
        + "</table:table-cell></table:table-row></table:table>",
        [(A, "next-paragraph", "Photo: J", None)],
    ),
    "frame of the page": (frame() + tp("Photo: J"), [(A, "next-paragraph", "Photo: J", None)]),
    "title of the picture": (
        tp(frame(more="<svg:title>Photo: J</svg:title><svg:desc>Boats</svg:desc>")),
        [(A, "title-attribute", "\ufffc", "Photo: J")],
    ),
    "two forms of one picture": (
        tp(
            '<draw:frame><draw:image xlink:href="Pictures/a.svg"/><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
        ),
        [("Pictures/a.svg", None, None, None)],
    ),
}


@pytest.mark.parametrize(("body", "found"), ODT.values(), ids=ODT)
def test_pictures_and_credits_of_an_opendocument_text(body: str, found: list[Row]) -> None:
    document = read("a.odt", archive(odf(body)))
    assert (rows(document), document.problems) == (found, ())


def test_a_place_in_an_opendocument_text_is_part_paragraph_and_column() -> None:
    document = read("a.odt", archive(odf(tp("Words") + tp(frame() + " Photo: J"))))
    use = document.uses[0]
    assert use.image_span is not None
    assert document.lines.position(use.image_span) == Position(2, 1, 2, 2, "\ufffc Photo: J", "content.xml")


def test_the_link_and_the_alternative_text_of_a_frame() -> None:
    inner = frame(more="<svg:desc>Boats &amp; x</svg:desc>")
    use = read("a.odt", archive(odf(tp(f'<draw:a xlink:href="https://x.example/">{inner}</draw:a>')))).uses[0]
    assert (use.links, use.alt) == (("https://x.example/",), "Boats & x")


def test_the_language_of_an_opendocument_text() -> None:
    styles = (
        f'<office:document-styles {ODF}><office:styles><style:default-style style:family="paragraph">'
        '<style:text-properties fo:language="de" fo:country="AT"/></style:default-style></office:styles></office:document-styles>'
    )
    assert read("a.odt", archive(odf(tp(frame()), styles=styles))).language == "de-AT"


# --- what is no document ------------------------------------------------------------------------------------------------

FORMATS: dict[str, dict[str, str | bytes]] = {
    "a.epub": book({"a": "<img src='a.jpg'/><p>Photo: J</p>"}),
    "a.docx": word(p(pic()) + p(t("Photo: J"))),
    "a.odt": odf(tp(frame()) + tp("Photo: J")),
}


@pytest.mark.parametrize(("path", "markup"), [("a.epub", ""), ("a.docx", "docx"), ("a.odt", "odt")])
def test_a_credit_says_where_its_markup_is_not_that_of_the_document(path: str, markup: str) -> None:
    credits_ = [use.credit for use in read(path, archive(FORMATS[path])).uses if use.credit is not None]
    assert [(credit.format, credit.markup) for credit in credits_] == [("html", markup)]


MAIN = {"a.epub": "OEBPS/p.opf", "a.docx": "word/document.xml", "a.odt": "content.xml"}


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("tenth", range(10))
def test_an_archive_that_is_cut_is_a_problem(path: str, tenth: int) -> None:
    data = archive(FORMATS[path])
    document = read(path, data[: len(data) * tenth // 10])
    assert (document.uses, [problem.message_id for problem in document.problems]) == ((), ["article.archive"])


@pytest.mark.parametrize("path", FORMATS)
def test_an_archive_with_a_broken_part_is_a_problem(path: str) -> None:
    data = bytearray(archive(FORMATS[path], compression=0))
    at = data.index(
        b"<package" if path == "a.epub" else b"<w:document" if path == "a.docx" else b"<office:document-content"
    )
    data[at + 5] ^= 0x20
    document = read(path, bytes(data))
    assert document.uses == ()
    assert problems(document) == [("article.archive", {"reason": f"Bad CRC-32 for file '{MAIN[path]}'"})]


HOSTILE = {
    "billion laughs": '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>',
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]><a/>',
    "deep": "<a>" * 100_000,
    "cut": "<a><b",
    "empty": "",
}


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("xml", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_in_an_archive_is_a_problem_in_its_part(path: str, xml: str) -> None:
    document = read(path, archive({**FORMATS[path], MAIN[path]: xml}))
    assert document.uses == ()
    assert [problem.message_id for problem in document.problems] == ["article.xml"]
    position = document.problems[0].position
    assert position is not None
    assert position.part == MAIN[path]


@pytest.mark.parametrize("path", FORMATS)
def test_a_bomb_is_a_problem(path: str) -> None:
    document = read(path, archive({**FORMATS[path], MAIN[path]: b"<a>" + b" " * 21_000_000}))
    assert document.uses == ()
    assert problems(document) == [("article.archive-bounds", {"reason": f"{MAIN[path]} has more than 20 MB"})]


@pytest.mark.parametrize("path", FORMATS)
def test_an_archive_with_a_password_is_a_problem(path: str) -> None:
    data = bytearray(archive(FORMATS[path]))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1  # general purpose bit flag, APPNOTE 4.4.4
    document = read(path, bytes(data))
    assert (document.uses, problems(document)) == ((), [("article.archive-encrypted", {})])


def test_an_opendocument_text_with_a_password_is_a_problem() -> None:
    manifest = f'<m xmlns:manifest="{_OASIS}:manifest:1.0"><manifest:encryption-data/></m>'
    document = read("a.odt", archive({**FORMATS["a.odt"], "META-INF/manifest.xml": manifest}))
    assert (document.uses, problems(document)) == ((), [("article.archive-encrypted", {})])


def test_a_word_document_of_the_old_kind_is_a_problem() -> None:
    document = read("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert problems(document) == [("article.archive-old", {})]


def test_more_parts_than_are_listed_are_a_problem() -> None:
    data = bytearray(archive(FORMATS["a.docx"]))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (3_000_000).to_bytes(4, "little")  # size of the central directory, APPNOTE 4.3.16
    assert problems(read("a.docx", bytes(data))) == [("article.archive-bounds", {"reason": "too many parts"})]


def test_an_archive_may_be_larger_than_other_documents(tmp_path: Any) -> None:
    path = tmp_path / "a.docx"
    parts = {**FORMATS["a.docx"], "word/media/image1.jpeg": b"\0" * (21 * 1024 * 1024)}
    path.write_bytes(archive(parts, compression=0))
    document: Document = read_path(str(path))
    assert ([use.image for use in document.uses], document.problems) == ([ONE], ())
