"""What links and a file's name say of the phrases of a credit: which are the author's, which the work's name."""

from __future__ import annotations

from itertools import pairwise

from licensecheck.addresses import parse_address, platform_of
from licensecheck.credit.lazy import lazy
from licensecheck.credit.people import kind_of
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible

STRONG = frozenset({"by", "author", "courtesy", "copy", "derivative"})
"""Leads behind which nothing but an author stands."""
NAMES = frozenset({"person", "org", "account"})
"""Kinds of words that may be an author's name."""


def hinted(phrases: list[Phrase], visible: Visible, file_title: str) -> list[Phrase]:
    """Return the phrases with the leads that their links and the name of the linked file give them.

    file_title: of the wiki file that the credit links to ("File:Name.jpg"), or "".
    """
    text = visible.text
    if visible.links:
        phrases = _joined(phrases, text)
        _makers_by_link(phrases, text)
    if file_title:
        _titles_by_file(phrases, text, file_title)
    if not any(p.lead in STRONG for p in phrases):
        _maker_before_quotation(phrases)
    return phrases


_WORK_PAGE = lazy(r"/photos?/(?:[^/?#]+/\d+|[\w-]+)(?:[/?#]|$)|flic\.kr/p/")


def leads_to_work(p: Phrase) -> bool:
    """Tell whether a phrase carries a link to one picture's page: a wiki's file page, a photo's page on a platform."""
    if p.link is None:
        return False
    wiki = parse_address(p.link.url)
    if wiki is not None:
        return wiki.kind in ("file", "media", "page-id")
    return platform_of(p.link.url) is not None and _WORK_PAGE.search(p.link.url) is not None


def _joined(phrases: list[Phrase], text: str) -> list[Phrase]:
    """Join the words of one link that a comma parts ("[Old mill, east side](page of the file)")."""
    out: list[Phrase] = []
    for p in phrases:
        before = out[-1] if out else None
        if (
            before is not None
            and p.link is not None
            and before.link is p.link
            and before.role == p.role == "text"
            and p.lead is None
            and p.number == before.number + 2
            and text[before.end : p.start].strip() == ","
            and leads_to_work(p)
        ):
            before.end, before.after, before.kind = p.end, p.after, kind_of(text[before.start : p.end])
            continue
        out.append(p)
    return out


def _titles_by_file(phrases: list[Phrase], text: str, file_title: str) -> None:
    """Take words that the file's name holds for the title, where other words can be the author's."""
    name = " ".join(_WORDS.findall(file_title.lower()))
    able = [p for p in phrases if p.role == "text" and p.kind and p.lead in (None, "label", "source")]
    inside = [
        p for p in able if " ".join(_WORDS.findall(text[p.start : p.end].lower())) in name and p.end - p.start > 3
    ]
    others = [p for p in phrases if p.kind in NAMES and p.role in ("text", "quote", "unknown") and p not in inside]
    if any(p.quoted or p.lead == "title" for p in phrases):
        return
    if (
        not others
        and len(able) == 1
        and inside
        and inside[0].link is not None
        and _is_whole_name(inside[0], text, name)
    ):
        inside[0].lead, inside[0].held = "title", None
    if len(inside) == 1 and any(p.lead not in ("upload", "via") for p in others):
        inside[0].lead, inside[0].held = "title", None


def _is_whole_name(p: Phrase, text: str, name: str) -> bool:
    """Tell whether words are the file's whole name, but for its number: they name the work even where nobody else is named."""
    words = " ".join(_WORDS.findall(text[p.start : p.end].lower()))
    rest = name.removeprefix("file ").removeprefix(words).split()
    return (
        p.lead is None
        and name.removeprefix("file ").startswith(words)
        and all(w.isdigit() or w in _MEDIA for w in rest)
    )


_MEDIA = frozenset(["jpg", "jpeg", "png", "svg", "gif", "webp", "tif", "tiff", "webm", "ogg", "ogv", "pdf"])
_WORDS = lazy(r"[^\W_]+")


def _maker_before_quotation(phrases: list[Phrase]) -> None:
    """Take the name in "Jane Doe: “Title”, 1884" for the author's."""
    for p, following in pairwise(phrases):
        if (
            p.heading
            and p.kind == "person"
            and following.quoted
            and following.number == p.number + 2
            and p.after == ":"
        ):
            p.heading, p.lead = False, "author"


_USER_PAGE = lazy(
    r"/(?:people|users?|profile|profil|author|authors)/[^/?#]+/?(?:[?#]|$)|/@|flickr\.com/photos/[^/?#]+/?$|(?:instagram|twitter|x)\.com/\w+/?$"
)


def _makers_by_link(phrases: list[Phrase], text: str) -> None:
    """Take words that link to a user's page for an author, where nothing else is said of them."""
    for p in phrases:
        if p.link is None or p.lead is not None or p.role != "text" or p.kind not in NAMES:
            continue
        if text[max(0, p.start - 1) : p.start + 1].lstrip()[:1] == "@" and any(q.lead in STRONG for q in phrases):
            continue  # a handle beside a name
        if p.link.end - p.end > 3 or "platform" in vocabulary().kinds(text[p.start : p.end].lower()):
            continue
        wiki = parse_address(p.link.url)
        if (wiki.kind == "user") if wiki is not None else _USER_PAGE.search(p.link.url) is not None:
            p.lead = "author"
