"""Any address of a wiki file becomes a title and a wiki."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licensecheck.addresses import Address, canonical_title, parse_address

if TYPE_CHECKING:
    from pathlib import Path

COMMONS = "commons.wikimedia.org"
MILL = "File:Old mill.jpg"
UPLOAD = "https://upload.wikimedia.org/wikipedia/commons"

FILES: dict[str, tuple[str, str, str, str, str]] = {
    "page": ("https://commons.wikimedia.org/wiki/File:Old_mill.jpg", "file", MILL, COMMONS, "page"),
    "page, no scheme": ("commons.wikimedia.org/wiki/File:Old_mill.jpg", "file", MILL, COMMONS, "page"),
    "page, protocol-relative": ("//commons.wikimedia.org/wiki/File:Old_mill.jpg", "file", MILL, COMMONS, "page"),
    "page, upper-case host": ("HTTPS://Commons.Wikimedia.ORG/wiki/File:Old_mill.jpg", "file", MILL, COMMONS, "page"),
    "page, port": ("https://commons.wikimedia.org:443/wiki/File:Old_mill.jpg", "file", MILL, COMMONS, "page"),
    "page, uselang": ("https://commons.wikimedia.org/wiki/File:Old_mill.jpg?uselang=de", "file", MILL, COMMONS, "page"),
    "page, section": ("https://commons.wikimedia.org/wiki/File:Old_mill.jpg#filelinks", "file", MILL, COMMONS, "page"),
    "page, encoded": ("https://commons.wikimedia.org/wiki/File%3AOld%20mill.jpg", "file", MILL, COMMONS, "page"),
    "page, encoded twice": (
        "https://commons.wikimedia.org/wiki/File%253AOld%2520mill.jpg",
        "file",
        MILL,
        COMMONS,
        "page",
    ),
    "whole address encoded": (
        *("https%3A%2F%2Fcommons.wikimedia.org%2Fwiki%2FFile%3AOld_mill.jpg", "file", MILL, COMMONS, "page"),
    ),
    "page, raw spaces": ("https://commons.wikimedia.org/wiki/File:Old mill.jpg", "file", MILL, COMMONS, "page"),
    "page, angle brackets": ("<https://commons.wikimedia.org/wiki/File:Old_mill.jpg>", "file", MILL, COMMONS, "page"),
    "page, end of sentence": ("https://commons.wikimedia.org/wiki/File:Old_mill.jpg).", "file", MILL, COMMONS, "page"),
    "page, end of list": ("https://commons.wikimedia.org/wiki/File:Old_mill.jpg,", "file", MILL, COMMONS, "page"),
    "page, escaped for Markdown": (
        *(
            r"https://commons.wikimedia.org/wiki/File:Old\_mill\_\(1\).jpg",
            "file",
            "File:Old mill (1).jpg",
            COMMONS,
            "page",
        ),
    ),
    "page, own brackets": (
        *(
            "https://commons.wikimedia.org/wiki/File:Old_mill_(1).jpg)",
            "file",
            "File:Old mill (1).jpg",
            COMMONS,
            "page",
        ),
    ),
    "page on another wiki": (
        *("https://de.wikipedia.org/wiki/Datei:Old_mill.jpg", "file", MILL, "de.wikipedia.org", "page"),
    ),
    "page on another project": (
        *("https://fr.wikisource.org/wiki/Fichier:Old_mill.jpg", "file", MILL, "fr.wikisource.org", "page"),
    ),
    "page in a script variant": (
        *("https://zh.wikipedia.org/zh-tw/File:Old_mill.jpg", "file", MILL, "zh.wikipedia.org", "page"),
    ),
    "old name of Commons": ("http://commons.wikipedia.org/wiki/Image:Old_mill.jpg", "file", MILL, COMMONS, "page"),
    "mobile": ("https://commons.m.wikimedia.org/wiki/File:Old_mill.jpg", "file", MILL, COMMONS, "mobile"),
    "mobile, another wiki": (
        *("https://de.m.wikipedia.org/wiki/Datei:Old_mill.jpg", "file", MILL, "de.wikipedia.org", "mobile"),
    ),
    "index.php": (
        "https://commons.wikimedia.org/w/index.php?title=File:Old_mill.jpg",
        "file",
        MILL,
        COMMONS,
        "index-php",
    ),
    "index.php, entities and plus": (
        *(
            "https://commons.wikimedia.org/w/index.php?action=view&amp;title=File:Old+mill.jpg",
            "file",
            MILL,
            COMMONS,
            "index-php",
        ),
    ),
    "index.php, old version": (
        *(
            "https://commons.wikimedia.org/w/index.php?title=File:Old_mill.jpg&oldid=5",
            "file",
            MILL,
            COMMONS,
            "index-php",
        ),
    ),
    "index.php, path": (
        "https://commons.wikimedia.org/w/index.php/File:Old_mill.jpg",
        "file",
        MILL,
        COMMONS,
        "index-php",
    ),
    "viewer": (
        "https://nl.wikipedia.org/wiki/Molen#/media/Bestand:Old_mill.jpg",
        "file",
        MILL,
        "nl.wikipedia.org",
        "viewer",
    ),
    "viewer, old": (
        "https://commons.wikimedia.org/wiki/Mills#mediaviewer/File:Old_mill.jpg",
        "file",
        MILL,
        COMMONS,
        "viewer",
    ),
    "viewer, encoded": (
        *("https://commons.wikimedia.org/wiki/Mills#%2Fmedia%2FFile%3AOld_mill.jpg", "file", MILL, COMMONS, "viewer"),
    ),
    "viewer over another file": (
        *("https://commons.wikimedia.org/wiki/File:New.jpg#/media/File:Old_mill.jpg", "file", MILL, COMMONS, "viewer"),
    ),
    "upload": (f"{UPLOAD}/1/1a/Old_mill.jpg", "media", MILL, COMMONS, "upload"),
    "upload, tracking": (
        f"{UPLOAD}/1/1a/Old_mill.jpg?utm_source=x&utm_campaign=imageinfo",
        "media",
        MILL,
        COMMONS,
        "upload",
    ),
    "upload, question mark in the name": (
        f"{UPLOAD}/1/1a/Old_mill%3F.jpg",
        "media",
        "File:Old mill?.jpg",
        COMMONS,
        "upload",
    ),
    "upload of one Wikipedia": (
        *("https://upload.wikimedia.org/wikipedia/de/1/1a/Old_mill.jpg", "media", MILL, "de.wikipedia.org", "upload"),
    ),
    "upload of one Wikisource": (
        *("https://upload.wikimedia.org/wikisource/pl/1/1a/Old_mill.jpg", "media", MILL, "pl.wikisource.org", "upload"),
    ),
    "thumb": (f"{UPLOAD}/thumb/1/1a/Old_mill.jpg/171px-Old_mill.jpg", "media", MILL, COMMONS, "thumb"),
    "thumb, sentence after it": (
        f"{UPLOAD}/thumb/1/1a/Old_mill.jpg/171px-Old_mill.jpg).",
        "media",
        MILL,
        COMMONS,
        "thumb",
    ),
    "thumb of a drawing": (
        f"{UPLOAD}/thumb/1/1a/Mill.svg/langde-400px-Mill.svg.png",
        "media",
        "File:Mill.svg",
        COMMONS,
        "thumb",
    ),
    "thumb of a page": (
        f"{UPLOAD}/thumb/1/1a/Mill.pdf/page3-800px-Mill.pdf.jpg",
        "media",
        "File:Mill.pdf",
        COMMONS,
        "thumb",
    ),
    "thumb, lossy": (
        f"{UPLOAD}/thumb/1/1a/Mill.tif/lossy-page1-800px-Mill.tif.jpg",
        "media",
        "File:Mill.tif",
        COMMONS,
        "thumb",
    ),
    "thumb of a video": (
        f"{UPLOAD}/thumb/1/1a/Mill.webm/800px--Mill.webm.jpg",
        "media",
        "File:Mill.webm",
        COMMONS,
        "thumb",
    ),
    "thumb of a very long name": (
        *(
            f"{UPLOAD}/thumb/1/1a/{'Mill' * 50}.jpg/800px-thumbnail.jpg",
            "media",
            f"File:{'Mill' * 50}.jpg",
            COMMONS,
            "thumb",
        ),
    ),
    "thumb without the picture": (f"{UPLOAD}/thumb/1/1a/Old_mill.jpg/", "media", MILL, COMMONS, "thumb"),
    "thumb host": (
        *(
            "https://thumb.wikimedia.org/wikipedia/commons/thumb/1/1a/Old_mill.jpg/250px-Old_mill.jpg",
            "media",
            MILL,
            COMMONS,
            "thumb",
        ),
    ),
    "thumb host, short": (
        *(
            "https://thumb.wikimedia.org/wikipedia/commons/1/1a/Old_mill.jpg/250px-Old_mill.jpg",
            "media",
            MILL,
            COMMONS,
            "thumb",
        ),
    ),
    "thumb of one Wikipedia": (
        *(
            "//upload.wikimedia.org/wikipedia/en/thumb/1/1a/Old_mill.jpg/99px-Old_mill.jpg",
            "media",
            MILL,
            "en.wikipedia.org",
            "thumb",
        ),
    ),
    "thumb script": ("https://commons.wikimedia.org/w/thumb.php?f=Old_mill.jpg&w=200", "media", MILL, COMMONS, "thumb"),
    "archive": (f"{UPLOAD}/archive/1/1a/20140101000000!Old_mill.jpg", "media", MILL, COMMONS, "archive"),
    "archive, encoded": (f"{UPLOAD}/archive/1/1a/20140101000000%21Old_mill.jpg", "media", MILL, COMMONS, "archive"),
    "thumb of the archive": (
        *(
            f"{UPLOAD}/thumb/archive/1/1a/20140101000000%21Old_mill.jpg/120px-Old_mill.jpg",
            "media",
            MILL,
            COMMONS,
            "archive",
        ),
    ),
    "transcoded": (
        f"{UPLOAD}/transcoded/1/1a/Mill.webm/Mill.webm.480p.vp9.webm",
        "media",
        "File:Mill.webm",
        COMMONS,
        "transcoded",
    ),
    "FilePath": (
        "https://commons.wikimedia.org/wiki/Special:FilePath/Old_mill.jpg?width=300",
        "media",
        MILL,
        COMMONS,
        "filepath",
    ),
    "FilePath, old spelling": (
        "http://commons.wikimedia.org/wiki/Special:Filepath/Old_mill.jpg",
        "media",
        MILL,
        COMMONS,
        "filepath",
    ),
    "FilePath, prefix": (
        "https://commons.wikimedia.org/wiki/Special:FilePath/File:Old_mill.jpg",
        "media",
        MILL,
        COMMONS,
        "filepath",
    ),
    "FilePath, parameter": (
        *(
            "https://commons.wikimedia.org/w/index.php?title=Special:FilePath&file=Old_mill.jpg",
            "media",
            MILL,
            COMMONS,
            "filepath",
        ),
    ),
    "FilePath, Ukrainian": (
        *(
            "https://uk.wikipedia.org/wiki/Спеціальна:FilePath/Old_mill.jpg",
            "media",
            MILL,
            "uk.wikipedia.org",
            "filepath",
        ),
    ),
    "FilePath, German": (
        *(
            "https://de.wikipedia.org/wiki/Spezial:Dateipfad/Old_mill.jpg",
            "media",
            MILL,
            "de.wikipedia.org",
            "filepath",
        ),
    ),
    "Redirect": (
        "https://commons.wikimedia.org/wiki/Special:Redirect/file/Old_mill.jpg",
        "media",
        MILL,
        COMMONS,
        "redirect",
    ),
    "Redirect, Russian": (
        *(
            "https://ru.wikipedia.org/wiki/Служебная:Redirect/file/Old_mill.jpg",
            "media",
            MILL,
            "ru.wikipedia.org",
            "redirect",
        ),
    ),
    "Redirect, parameters": (
        *(
            "https://commons.wikimedia.org/wiki/Special:Redirect?wptype=file&wpvalue=Old_mill.jpg",
            "media",
            MILL,
            COMMONS,
            "redirect",
        ),
    ),
    "Media namespace": ("https://commons.wikimedia.org/wiki/Media:Old_mill.jpg", "media", MILL, COMMONS, "page"),
    "title": ("Datei:Old_mill.jpg", "file", MILL, COMMONS, "title"),
    "interwiki": ("c:File:Old_mill.jpg", "file", MILL, COMMONS, "interwiki"),
    "interwiki, language": ("w:de:Datei:Old_mill.jpg", "file", MILL, "de.wikipedia.org", "interwiki"),
    "interwiki in an address": (
        "https://de.wikipedia.org/wiki/commons:File:Old_mill.jpg",
        "file",
        MILL,
        COMMONS,
        "interwiki",
    ),
}


@pytest.mark.parametrize(("text", "kind", "title", "wiki", "form"), FILES.values(), ids=FILES.keys())
def test_files(text: str, kind: str, title: str, wiki: str, form: str) -> None:
    """Every form of address names the same file by one title; the file's page and its bytes are told apart."""
    secure = not text.lower().startswith("http:")
    assert parse_address(text) == Address(kind, title, None, wiki, form, secure)  # type: ignore[arg-type]


PAGE_IDS = {
    "curid": ("https://commons.wikimedia.org/?curid=15", 15, "curid"),
    "curid in index.php": ("https://commons.m.wikimedia.org/w/index.php?curid=15", 15, "curid"),
    "curid at the end of a sentence": ("https://commons.wikimedia.org/w/index.php?curid=15).", 15, "curid"),
    "Redirect": ("https://commons.wikimedia.org/wiki/Special:Redirect/page/15", 15, "redirect"),
    "entity": ("https://commons.wikimedia.org/entity/M15", 15, "redirect"),
    "entity data": ("https://commons.wikimedia.org/wiki/Special:EntityData/M15.json", 15, "redirect"),
}


@pytest.mark.parametrize(("text", "number", "form"), PAGE_IDS.values(), ids=PAGE_IDS.keys())
def test_page_ids(text: str, number: int, form: str) -> None:
    """A page's number is answered as such: its title costs a request."""
    assert parse_address(text) == Address("page-id", None, number, COMMONS, form)  # type: ignore[arg-type]


OTHERS = {
    "article": ("https://en.m.wikipedia.org/wiki/Old_mill", "article", "Old mill", "en.wikipedia.org"),
    "article with a colon": (
        "https://en.wikipedia.org/wiki/Mill:_the_film",
        "article",
        "Mill: the film",
        "en.wikipedia.org",
    ),
    "article with a slash": ("https://en.wikipedia.org/wiki/TCP/IP", "article", "TCP/IP", "en.wikipedia.org"),
    "help": ("https://en.wikipedia.org/wiki/Help:URL", "other-wiki-page", "Help:URL", "en.wikipedia.org"),
    "category": ("https://commons.wikimedia.org/wiki/Category:Old_mills", "category", "Category:Old mills", COMMONS),
    "category, German": (
        "https://de.wikipedia.org/wiki/Kategorie:Mühlen",
        "category",
        "Kategorie:Mühlen",
        "de.wikipedia.org",
    ),
    "user": ("https://commons.wikimedia.org/wiki/User:Jane_Roe", "user", "User:Jane Roe", COMMONS),
    "user, sentence after it": ("https://commons.wikimedia.org/wiki/User:Jane_Roe),", "user", "User:Jane Roe", COMMONS),
    "article, own brackets": (
        "https://en.wikipedia.org/wiki/Mill_(grinding)",
        "article",
        "Mill (grinding)",
        "en.wikipedia.org",
    ),
    "search": ("https://commons.wikimedia.org/w/index.php?search=old+mill", "search", "old mill", COMMONS),
    "media search": (
        "https://commons.wikimedia.org/wiki/Special:MediaSearch?search=old+mill",
        "search",
        "old mill",
        COMMONS,
    ),
    "front page": ("https://commons.wikimedia.org/", "other-wiki-page", None, COMMONS),
    "front page, no slash": ("commons.wikimedia.org", "other-wiki-page", None, COMMONS),
    "item": ("https://www.wikidata.org/wiki/Q42", "other-wiki-page", "Q42", "wikidata.org"),
    "the file's talk": (
        "https://commons.wikimedia.org/wiki/File_talk:Old_mill.jpg",
        "other-wiki-page",
        "File talk:Old mill.jpg",
        COMMONS,
    ),
    "no media file's name": ("https://de.wikipedia.org/wiki/Figure:3", "article", "Figure:3", "de.wikipedia.org"),
}


@pytest.mark.parametrize(("text", "kind", "title", "wiki"), OTHERS.values(), ids=OTHERS.keys())
def test_other_pages(text: str, kind: str, title: str | None, wiki: str) -> None:
    """Addresses that name no file say what they are."""
    address = parse_address(text)
    assert address is not None
    assert (address.kind, address.title, address.wiki, address.page_id) == (kind, title, wiki, None)


STRANGERS = {
    "nothing": "",
    "a percent sign": "%",
    "another site": "https://example.org/wiki/File:Old_mill.jpg",
    "a host that only looks so": "https://commons.wikimedia.org.example.org/wiki/File:Old_mill.jpg",
    "a user name that looks so": "https://commons.wikimedia.org@example.org/wiki/File:Old_mill.jpg",
    "a domain that ends so": "https://notwikipedia.org/wiki/File:Old_mill.jpg",
    "too deep a host": "https://a.b.wikipedia.org/wiki/File:Old_mill.jpg",
    "another scheme": "ftp://commons.wikimedia.org/wiki/File:Old_mill.jpg",
    "script": "javascript:alert('commons.wikimedia.org')",
    "data": "data:image/png;base64,AAAA",
    "dumps": "https://dumps.wikimedia.org/other/File:Old_mill.jpg",
    "a formula": "https://wikimedia.org/api/rest_v1/media/math/render/svg/abc",
    "upload without hash folders": "https://upload.wikimedia.org/wikipedia/commons/Old_mill.jpg",
    "upload with wrong hash folders": f"{UPLOAD}/1/2a/Old_mill.jpg",
    "upload of no project": "https://upload.wikimedia.org/math/x/1/1a/Old_mill.jpg",
    "words": "via Wikimedia Commons",
    "label": "Image: Jane Doe",
    "no curid": "https://commons.wikimedia.org/robots.txt",
    "relative": "images/old_mill.jpg",
}


@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS.keys())
def test_strangers(text: str) -> None:
    """What is no address of a known wiki is not taken for one."""
    assert parse_address(text) is None


@pytest.mark.parametrize("page_id", ["0", "-5", "abc", "9" * 13, "١٥"])
def test_wrong_page_ids(page_id: str) -> None:
    """A curid that is no page's number is not taken for one."""
    address = parse_address(f"https://commons.wikimedia.org/?curid={page_id}")
    assert address == Address("other-wiki-page", None, None, COMMONS, "page")


@given(
    st.one_of(
        st.text(),
        st.text().map(lambda t: f"https://commons.wikimedia.org/{t}"),
        st.text().map(lambda t: f"{UPLOAD}/{t}"),
    )
)
@example("https://commons.wikimedia.org/wiki/\ud800")
@example("https://[::1")
@example("//upload.wikimedia.org/wikipedia/commons/thumb/archive/transcoded/1/1a")
@example("https://commons.wikimedia.org/w/index.php?title=%")
def test_any_text(text: str) -> None:
    """No text makes it fail; what is said to be a file has a canonical title."""
    address = parse_address(text)
    if address is not None and address.kind in ("file", "media"):
        assert address.title is not None
        assert address.title.startswith("File:")
        assert "_" not in address.title


@given(st.text(alphabet=st.sampled_from("abcXYZ019é漢-,.()'&!"), min_size=1, max_size=30), st.integers(20, 3840))
def test_thumb_and_page_agree(name: str, width: int) -> None:
    """A thumbnail's address and the page's address of a file give the same title."""
    from urllib.parse import quote

    title = canonical_title(f"File:{name}.jpg")
    raw = quote(f"{name}.jpg")
    thumb = parse_address(f"{UPLOAD}/thumb/1/1a/{raw}/{width}px-{raw}")
    page = parse_address(f"https://commons.wikimedia.org/wiki/File:{raw}")
    assert thumb is not None
    assert page is not None
    assert thumb.title == page.title == title


@pytest.mark.parametrize(
    "text",
    [
        "%" * 8000,
        "%25" * 2700,
        "https://commons.wikimedia.org/wiki/" + "a:" * 4000,
        "/" * 8000,
        "." * 8000,
        "a" * 5_000_000,
    ],
)
def test_bounded(text: str) -> None:
    """Hostile lengths cost milliseconds."""
    start = time.process_time()
    parse_address(text)
    canonical_title(text)
    assert time.process_time() - start < 0.5


# Rows of the peers' table whose expected answer needs a request to the wiki, and what is answered without one.
CURIDS = {15382769, 10391, 118613, 45093094}
"""`?curid=` rows: the address holds only the page's number; the peer's expectation is the title after its lookup."""
SHOWN_ON = {
    # The peer asks the Wikipedia's API and is told that the file is stored on Commons. The address names the Wikipedia
    # that shows it, as the other peer expects for the very same form (nl.wikipedia.org, en.wikipedia.org rows).
    "https://fr.wikipedia.org/wiki/Wikip%C3%A9dia:Le_Bistro/24_f%C3%A9vrier_2012#mediaviewer/Fichier:Helene_Fischer_2010.jpg": "fr.wikipedia.org",
    "https://de.wikipedia.org/wiki/Commodore_Plus/4#/media/File:Commodore_Plus_4_Knurri.png": "de.wikipedia.org",
}
NO_IMAGES = ("https://de.wikipedia.org/wiki/Lars_Kindgen", "https://de.m.wikipedia.org/wiki/Lars_Kindgen")
"""The address of an article; that it shows no picture is known only after a lookup."""


def _answer(row: dict[str, object]) -> tuple[object, object]:
    """What is expected for a row: (title or page id or None for "any page", host of the wiki) or (None, None)."""
    text, expected = row["input"], row["expected"]
    if text in NO_IMAGES:
        return "Lars Kindgen", "de.wikipedia.org"
    if isinstance(expected, str):
        return None, None
    assert isinstance(expected, dict)
    host = str(expected["wikiUrl"]).removeprefix("https://").rstrip("/")
    if "curid=" in str(text):
        return int(str(text).rpartition("=")[2]), host
    title = expected.get("title", "")
    return canonical_title(title) or title.replace("_", " "), SHOWN_ON.get(str(text), host)


@pytest.mark.shared
def test_the_peers_table(shared: Path) -> None:
    """All 114 addresses of the peers' tests: title and wiki are right; what needs a request is listed above."""
    lines = (shared / "commons-api" / "peer-cases" / "wmde-url-parsing.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 114
    wrong = []
    page_ids = set()
    for row in rows:
        expected, host = _answer(row)
        address = parse_address(row["input"])
        got = (None, None) if address is None else (address.title or address.page_id, address.wiki)
        if address is not None and address.page_id is not None:
            page_ids.add(address.page_id)
        if address is not None and expected == "":
            got = ("", address.wiki) if address.kind in ("article", "user") else ("not a page", address.wiki)
        if got != (expected, host):
            wrong.append((row["input"], got, (expected, host)))
    assert wrong == []
    assert page_ids == CURIDS


@pytest.mark.shared
def test_the_file_pages_of_another_peer(shared: Path) -> None:
    """The ten file pages of the other table, in five scripts, are read and written back."""
    lines = (shared / "commons-api" / "peer-cases" / "q-wiki-file-page.jsonl").read_text(encoding="utf-8").splitlines()
    found = [parse_address(json.loads(line)["input"]) for line in lines]
    assert len(found) == 10
    assert all(a is not None and a.kind == "file" and a.wiki == COMMONS and a.form == "page" for a in found)
    assert {a.title for a in found if a} >= {
        "File:Lakóház (18303. számú műemlék).jpg",
        "File:Часовня над могилой певицы Анастасии Вяльцевой.jpg",
        "File:Warszawskie, Kraków, Poland - panoramio (127).jpg",
    }


@pytest.mark.shared
def test_special_in_every_language(shared: Path) -> None:
    """Special:FilePath and Special:Redirect are understood with the Special namespace's name of every language."""
    data = json.loads((shared / "commons-api" / "file-namespaces.json").read_text(encoding="utf-8"))
    names = {name for language in data["languages"].values() for name in language["special"]}
    assert len(names) >= 200
    for name in names:
        path = parse_address(f"https://commons.wikimedia.org/wiki/{name}:FilePath/Old_mill.jpg")
        assert path == Address("media", MILL, None, COMMONS, "filepath"), name
        page = parse_address(f"https://commons.wikimedia.org/wiki/{name}:Redirect/page/15")
        assert page == Address("page-id", None, 15, COMMONS, "redirect"), name
