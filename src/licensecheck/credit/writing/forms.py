"""Words and links as text, Markdown, HTML and wikitext, so that no word is taken for markup."""

from __future__ import annotations

import re

from licensecheck.credit.lazy import lazy
from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Form(Value):
    """How a format writes.

    escape: words -> the same words with everything escaped that the format would take for markup.
    link: (escaped words, address from `safe_url`, whether it leads to a license) -> linked words.
    begin: the whole line -> the same line, safe at the beginning of a line. shows: whether readers see the addresses.
    """

    escape: Callable[[str], str]
    link: Callable[[str, str, bool], str]
    begin: Callable[[str], str]
    shows: bool = False


def _same(text: str) -> str:
    return text


def _words_only(words: str, url: str, deed: bool) -> str:
    return words


def _text_link(words: str, url: str, deed: bool) -> str:
    return f"{words} ({url})"


_MARKDOWN = {ord(c): "\\" + c for c in "\\`*_{}<>#|~$"} | {ord(c): f"&#{ord(c)};" for c in "[]"}
"""Square brackets are written as entities: pages that show formulas take `\\[` for the beginning of one."""
_ENTITY = lazy(r"&(?=#?\w{1,31};)")
_AUTOLINK = lazy(r"(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.", re.I)
_LINE_START = lazy(r"(\d{0,9})([.)+=:!-])")


def _markdown(text: str) -> str:
    """Escape what Markdown takes for markup (https://spec.commonmark.org/0.31.2/#backslash-escapes), tables included."""
    return _AUTOLINK.sub(r"\\\g<0>", "\\&".join([part.translate(_MARKDOWN) for part in _ENTITY.split(text)]))


def _markdown_link(words: str, url: str, deed: bool) -> str:
    return f"[{words}]({'%26'.join(_ENTITY.split(url))})"


def _markdown_begin(line: str) -> str:
    """Escape a sign that would make the line a list, a heading or a quotation."""
    found = _LINE_START.match(line)
    return f"{found[1]}\\{line[found.end(1) :]}" if found and (found[1] == "" or found[2] in ".)") else line


_HTML = {ord(c): f"&#{ord(c)};" for c in "'{}`*[]\\"} | {38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;"}


def _html(text: str) -> str:
    return text.translate(_HTML)


_RELATION = ' rel="license"'


def _html_link(words: str, url: str, deed: bool) -> str:
    return f'<a{_RELATION if deed else ""} href="{_html(url)}">{words}</a>'


_WIKITEXT = {ord(c): f"&#{ord(c)};" for c in "<>[]{}|~=&_'\"\\`"}
_MAGIC = lazy(r"(?<=[A-Za-z]):(?=//)|(?<=\bRFC) |(?<=\bPMID) |(?<=\bISBN) ")
_WIKI_START = frozenset("*#:;!- ")


def _wikitext(text: str) -> str:
    """Escape with numeric entities, which no closing tag in the words can end; magic links get none either."""
    return _MAGIC.sub(_numeric, text.translate(_WIKITEXT))


def _numeric(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _wikitext_link(words: str, url: str, deed: bool) -> str:
    return f"[{url.replace('~', '%7E')} {words}]"


def _wikitext_begin(line: str) -> str:
    return f"&#{ord(line[0])};{line[1:]}" if line[:1] in _WIKI_START and line else line


FORMS: dict[str, Form] = {
    "text": Form(_same, _text_link, _same, shows=True),
    "markdown": Form(_markdown, _markdown_link, _markdown_begin),
    "html": Form(_html, _html_link, _same),
    "wikitext": Form(_wikitext, _wikitext_link, _wikitext_begin),
}
"""The formats that credits are written in."""

WORDS = Form(_same, _words_only, _same)
"""The bare words, without any address."""
