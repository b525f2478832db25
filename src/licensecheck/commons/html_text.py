"""HTML of the API to the words that a reader sees, and the addresses in it."""

from __future__ import annotations

from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MAX_HTML = 50_000
"""Characters of a field that are looked at."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _words(
    "address article aside blockquote br caption center dd details dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
"""Elements that begin and end a line, or a cell: between two of them stands at least a space."""
UNSEEN = _words("head link meta noscript script style template title")
TALK_WORDS = _words(
    "talk contribs contributions contrib discussion discuss diskussion disk beiträge discuter discusión contribuciones"
    " discussione contributi discussão overleg bijdragen dyskusja wkład обсуждение обс вклад обговорення внесок"
    " 会話 投稿記録 讨论 討論 贡献 토론 기여"
)


class Piece(Value):
    """A run of visible text. `link`: the address it leads to, absolute, or ""."""

    text: str
    link: str = ""


class Visible(Value):
    """What a reader sees. text: words, white space collapsed. pieces: the same in order; a line feed where a block ends."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses, each once, in order."""
        return tuple(dict.fromkeys(piece.link for piece in self.pieces if piece.link))


def visible(html: str, base: str = "https://commons.wikimedia.org/") -> Visible:
    """Return the visible text of `html` and its links.

    Hidden elements (`display:none`, `hidden`, style, script), footnote marks and the "(talk)" link beside a user's name
    are dropped. Block elements count as white space.

    Args:
        html: as the API gives it; above 50,000 characters the rest is ignored.
        base: address that relative links start from.
    """
    html = html[:MAX_HTML]
    if "<" not in html and "&" not in html:
        text = collapse(html)
        return Visible(text, (Piece(text),) if text else ())
    pieces: list[Piece] = []
    for kind, value, link in _walk(html, base):
        if kind == "text" and pieces and pieces[-1].text != "\n" and pieces[-1].link == link:
            pieces[-1] = Piece(pieces[-1].text + value, link)
        elif kind == "text":
            pieces.append(Piece(value, link))
        elif pieces and pieces[-1].text != "\n":
            pieces.append(Piece("\n"))
    return Visible(collapse("".join([piece.text for piece in pieces])), tuple(pieces))


def collapse(text: str) -> str:
    """White space of any kind to single spaces, zero-width and direction marks dropped, ends stripped."""
    import re

    return " ".join(re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08]", "", text).split())


def _walk(html: str, base: str) -> list[tuple[str, str, str]]:
    """Visit the tree without recursion: ("text", words, link) and ("break", "", "") in document order."""
    from selectolax.lexbor import LexborHTMLParser

    out: list[tuple[str, str, str]] = []
    root = LexborHTMLParser(html).body
    stack: list[tuple[Any, str]] = [(root, "")] if root is not None else []
    while stack:
        node, link = stack.pop()
        if node is None:
            out.append(("break", "", ""))
            continue
        tag = node.tag
        if tag == "-text":
            out.append(("text", node.text_content or "", link))
            continue
        if tag.startswith("-") or tag in UNSEEN or _unseen(node):
            continue
        if tag == "a":
            link = absolute(node.attributes.get("href") or "", base) or link
        if tag in BLOCKS:
            out.append(("break", "", ""))
            stack.append((None, ""))
        children = list(node.iter(include_text=True))
        stack.extend([(child, link) for child in reversed(children)])
    return _without_talk(out)


def _unseen(node: Any) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "").lower().replace(" ", "")
    if "display:none" in style or "visibility:hidden" in style or "hidden" in attributes:
        return True
    return node.tag == "sup" and "reference" in (attributes.get("class") or "").split()


def _without_talk(out: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Drop "(talk)" where the word is a link to a user's talk page: it is no part of the name."""
    kept: list[tuple[str, str, str]] = []
    skip_bracket = False
    for kind, value, link in out:
        if kind == "text" and is_talk(link) and value.strip(" ()[]").lower() in TALK_WORDS:
            if kept and kept[-1][0] == "text" and kept[-1][1].rstrip().endswith("("):
                last = kept.pop()
                kept.append((last[0], last[1].rstrip()[:-1].rstrip(), last[2]))
                skip_bracket = True
            continue
        if skip_bracket and kind == "text":
            value, skip_bracket = value.lstrip().removeprefix(")"), False
        kept.append((kind, value, link))
    return kept


def is_talk(link: str) -> bool:
    """Whether an address is a user's talk page or list of contributions."""
    return "User_talk:" in link or "User%20talk:" in link or "Special:Contributions" in link


def absolute(href: str, base: str) -> str:
    """Return `href` as an http(s) address, or "" if it is none."""
    from urllib.parse import urljoin, urlsplit

    try:
        joined = urljoin(base, href.strip())
        scheme = urlsplit(joined).scheme
    except ValueError:
        return ""
    if not href.strip() or href.startswith("#") or scheme not in {"http", "https"}:
        return ""
    return "https:" + joined[5:] if href.startswith("//") and base.startswith("http:") else joined
