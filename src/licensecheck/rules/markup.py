"""Places in a credit's text and the words to put there, for fixes: links found with their markup, links written."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.credit import Span

if TYPE_CHECKING:
    from licensecheck.licenses import License
    from licensecheck.model import Case, LicenseMention, Link

_MARKDOWN_SPECIAL = "\\`*_[]<>"
_EMPHASIS = "*_`"
_LONGEST_LABEL = 20
_WRAPPERS = frozenset(("b", "cite", "div", "em", "figcaption", "i", "p", "small", "span", "strong"))
"""HTML elements that a whole credit may stand in."""


def escape(words: str, format: str) -> str:
    """Return plain `words` so that they show unchanged in a credit of `format` ("text", "markdown", "html")."""
    if format == "html":
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if format == "markdown":
        return "".join(f"\\{c}" if c in _MARKDOWN_SPECIAL else c for c in words)
    return words


def linked(words: str, url: str, format: str, *, rel: str = "", raw: bool = False) -> str:
    """Return `words` with a link to `url`; in plain text the address follows in brackets.

    raw: `words` are already in the markup of `format`. rel: the HTML attribute, such as "license".
    """
    shown = words if raw else escape(words, format)
    if format == "markdown":
        return f"[{shown}]({address(url, format)})"
    if format == "html":
        attribute = f' rel="{rel}"' if rel else ""
        return f'<a href="{address(url, format)}"{attribute}>{shown}</a>'
    return f"{shown} ({url})"


def address(url: str, format: str) -> str:
    """Return `url` as it must be written within the link markup of `format`."""
    if format == "markdown":
        return url.replace("(", "%28").replace(")", "%29")
    if format == "html":
        return url.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return url


def license_words(terms: License, format: str) -> str:
    """Return the short name of a license with a link to its deed, or alone when it has no address."""
    url = terms.url or terms.deed_url
    return linked(terms.short_name, url, format, rel="license") if url else escape(terms.short_name, format)


def link_over(case: Case, span: Span) -> Link | None:
    """Return the link whose visible words touch `span`, if there is one."""
    for link in case.segment.links if case.segment else ():
        if link.span.start < span.end and span.start < link.span.end:
            return link
    return None


def whole_link(text: str, span: Span, format: str) -> Span:
    """Return the stretch of a link's markup around its visible words at `span`; `span` itself if there is none."""
    if format == "html":
        return _html_link(text, span)
    if format == "markdown":
        return _markdown_link(text, span)
    return span


def _html_link(text: str, span: Span) -> Span:
    start = text.rfind("<a", 0, span.start)
    end = text.find("</a", span.end)
    close = text.find(">", end) if end >= 0 else -1
    if start < 0 or close < 0 or text.find("</a", start, span.start) >= 0:
        return span
    return Span(start, close + 1)


def _markdown_link(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    if text[start - 1 : start] == "<" and text[end : end + 1] == ">":
        return Span(start - 1, end + 1)
    while start > 0 and text[start - 1] in _EMPHASIS:
        start -= 1
    while end < len(text) and text[end] in _EMPHASIS:
        end += 1
    if text[start - 1 : start] != "[" or text[end : end + 1] != "]":
        return span
    closing = {"(": ")", "[": "]"}.get(text[end + 1 : end + 2])
    after = _matching(text, end + 1, closing) if closing else None
    return Span(start - 1, after) if after else span


def _matching(text: str, at: int, closing: str) -> int | None:
    """Return the offset after the bracket that closes the one at `at`."""
    depth = 0
    opening = text[at]
    for i in range(at, len(text)):
        depth += (text[i] == opening) - (text[i] == closing)
        if depth == 0:
            return i + 1
    return None


def address_span(case: Case, link: Link) -> Span | None:
    """Return where the address of `link` is written, the nearest place to its words; None if it is not there literally."""
    if case.credit is None:
        return None
    text, url, span = case.credit.text, link.url, link.span
    if text[span.start : span.end] == url:
        return span
    after = text.find(url, span.end)
    before = text.rfind(url, 0, span.start)
    whole = whole_link(text, span, case.credit.format)
    for at in (after, before):
        if at >= 0 and whole.start <= at and at + len(url) <= whole.end:
            return Span(at, at + len(url))
    return None


def license_span(case: Case, mention: LicenseMention) -> Span | None:
    """Return the stretch to replace when a license is replaced: its words with their link or address.

    None when only a part of it could be replaced: the words stand within a longer link, or the address that goes with
    them stands elsewhere.
    """
    if case.credit is None:
        return None
    text, span = case.credit.text, mention.span
    over = link_over(case, span)
    if over is not None:
        inside = over.span.start >= span.start and over.span.end <= span.end
        return whole_link(text, span, case.credit.format) if inside or over.span == span else None
    if mention.url is None:
        return span
    for link in case.segment.links if case.segment else ():
        if link.url == mention.url and 0 <= link.span.start - span.end <= 3:
            return _with_brackets(text, span.start, link.span)
    return None


def _with_brackets(text: str, start: int, address: Span) -> Span:
    opening = text[address.start - 1 : address.start]
    closing = {"(": ")", "<": ">", "[": "]"}.get(opening)
    end = address.end + (closing is not None and text[address.end : address.end + 1] == closing)
    return Span(start, end)


def is_open_text(text: str, span: Span, format: str) -> bool:
    """Say whether links may be written at `span`: not within a tag, code, a picture's alternative text, or across markup."""
    if format == "text":
        return True
    tag = text.rfind("<", 0, span.start)
    if tag >= 0 and text.find(">", tag, span.start) < 0 and text[tag + 1 : tag + 2].isalpha():
        return False
    if format != "markdown":
        return True
    picture = text.rfind("![", 0, span.start + 1)
    after = _matching(text, picture + 1, "]") if picture >= 0 else None
    within_picture = after is not None and span.start > picture and span.end < after
    return not within_picture and text.count("`", 0, span.start) % 2 == 0


def is_plain(words: str) -> bool:
    """Say whether `words` of a credit hold no markup, so that a link can be put around them."""
    return not any(c in words for c in "[]<>`|\n")


def end_point(case: Case) -> int | None:
    """Return the offset where words may be added at the end of the credit, before a closing full stop or bracket."""
    if case.credit is None or case.segment is None:
        return None
    start, end = case.segment.span.start, case.segment.span.end
    body = case.credit.text[start:end]
    kept = _unwrapped(body, case.credit.format)
    if kept.endswith("."):
        kept = kept[:-1]
    if (
        kept.endswith(")")
        and kept.lstrip().startswith("(")
        and kept.count("(") == kept.count(")")
        and _wraps(kept.strip())
    ):
        kept = kept[:-1]
    return start + len(kept)


def _unwrapped(body: str, format: str) -> str:
    """Return `body` up to the emphasis or the tags that close around it ("*Photo: A*" without the last star)."""
    kept = body.rstrip()
    if format == "html":
        while kept.endswith(">") and (at := kept.rfind("</")) >= 0 and kept[at + 2 : -1].strip().lower() in _WRAPPERS:
            kept = kept[:at].rstrip()
    elif format == "markdown":
        opening = body.lstrip()[:1]
        while opening and opening in _EMPHASIS and kept.endswith(opening):
            kept = kept[:-1]
    return kept


def _wraps(body: str) -> bool:
    return _matching(body, 0, ")") == len(body)


def start_point(case: Case) -> int | None:
    """Return the offset where the author may be added: after the label ("Photo: "), else at the start of the credit."""
    if case.credit is None or case.segment is None:
        return None
    text, start, end = case.credit.text, case.segment.span.start, case.segment.span.end
    body = text[start:end]
    head, colon, _ = body.partition(":")
    word = head.strip(" *_([")
    at = start
    if colon and word and len(word) <= _LONGEST_LABEL and word.replace(" ", "").isalpha():
        at = start + len(head) + 1
        while at < end and text[at] in _EMPHASIS:
            at += 1
    while at < end and text[at] in " \t\n(":
        at += 1
    return at
