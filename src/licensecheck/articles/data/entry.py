"""Credits whose fields stand apart: in the keys of a data file or of front matter, in parameters, in the elements of a feed.

The values are joined to one text that the credit parser reads back to the same fields, one label in front of each value and
addresses in brackets (`Title: “...”; Author: ...; License: CC BY 4.0 (https://...)`), with the way back to the values. It is
plain text and no HTML, because what links the page will make of the fields is not known. Where that is known, as of the
figure of Hugo, it is a link (`linked`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from licensecheck.articles.base import credit_too_long
from licensecheck.articles.blocks import Hint
from licensecheck.articles.guess import LONGEST_CREDIT, has_words
from licensecheck.articles.html.tags import Tag, decoded, scan
from licensecheck.articles.inside import Joined, through
from licensecheck.articles.offsets import align, plain
from licensecheck.model import CreditText, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from licensecheck.articles.base import Source
    from licensecheck.model import Problem
    from licensecheck.model.credit import CreditFormat

MARKUP = "fields"
"""What `CreditText.markup` is of a text that was put together of several values."""

FIELDS = (
    "credit", "credit_url", "title", "author", "author_url", "copyright", "date", "license", "license_url", "source", "source_url",
    "changes",
)  # fmt: skip
"""Fields of a credit, in the order in which they are written. credit: a whole credit line; credit_url: what it links to."""

LABELS = {
    "title": "Title", "author": "Author", "copyright": "©", "date": "Date", "license": "License", "source": "Source",
    "changes": "Changes",
}  # fmt: skip
_LINKS = {"author": "author_url", "license": "license_url", "source": "source_url"}
"""Field to the field with the address that its words link to."""

_YES = ("true", "yes", "1", "x")
_NO = ("false", "no", "0", "none")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_HTML = re.compile(r"<(?:a\s|/|br\b|em\b|i>|b>|strong\b|span\b|p\b)", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]\(<?(https?://[^\s()<>]{1,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500})?)>?\)"
)
_QUOTED = re.compile(r"[“”„«»]|[\[<]")
_MAIL = re.compile(r"<[^<>\s]{1,200}@[^<>\s]{1,200}>$")
_COPYRIGHT_SIGN = re.compile(r"(?:(?:©|\(c\)|copyright\b)[\s:]*)+", re.IGNORECASE)
_LINE_BREAK = re.compile(r"[\r\n]\s*")


def credit_of(fields: Mapping[str, Hint], why: str) -> CreditText | None:
    """Return one credit text of the fields of an entry; None where no field says anything.

    fields: a key of `FIELDS` to its value, decoded, and where it stands.
    """
    said = {name: hint for name in FIELDS if (hint := fields.get(name)) and _says_something(hint.text)}
    if not said:
        return None
    _share(said)
    line = next(iter(said.values()))
    if said.keys() == {"credit"} or (said.keys() == {"author"} and not _is_name(line.text)):
        return alone(line, why)
    made = Joined(line.offsets.to_source(0))
    if "credit" in said:
        _value(made, said["credit"], None)
        if "credit_url" in said:
            made.insert("; ")
            made.add_mapped(said["credit_url"].text, said["credit_url"].offsets)
    for name, label in LABELS.items():
        words = said.get(name)
        link = said.get(_LINKS.get(name, ""))
        if words is None and (link is None or name == "author"):
            continue
        _start(made, label, words or link)
        _field(made, name, words, link)
    text = made.text()
    return CreditText(text, "text", made.offsets(), why, markup=MARKUP) if text else None


def alone(hint: Hint, why: str) -> CreditText:
    """Return a credit of one value, as it stands."""
    return CreditText(hint.text, format_of_text(hint.text), hint.offsets, why)


def linked(before: Sequence[Hint], words: Hint, address: Hint, why: str) -> CreditText:
    """Return a credit whose last words link to `address`, because the template is known to make that link.

    before: what is shown in front of them. Words with links of their own get none around them.
    """
    made = Joined((before[0] if before else words).offsets.to_source(0))
    for hint in before:
        made.add_mapped(hint.text, hint.offsets)
        made.insert("; ")
    plain_words = format_of_text(words.text) == "text"
    made.insert("[" if plain_words else "", None if made.length else words.offsets.to_source(0))
    made.add_mapped(words.text, words.offsets)
    if plain_words:
        made.insert("](")
        made.add_mapped(address.text, address.offsets)
        made.insert(")")
    return CreditText(made.text(), "markdown", made.offsets(), why, markup=MARKUP)


def format_of_text(text: str) -> CreditFormat:
    """Return the markup that a value holds: links of Markdown, tags of HTML, or none."""
    return "markdown" if "](" in text else "html" if _HTML.search(text) else "text"


def _share(said: dict[str, Hint]) -> None:
    """Give a credit line that is a name, and the address that goes with a line, to the fields that they are."""
    line = said.get("credit")
    if line is not None and len(said) > 1 and "author" not in said and _is_name(line.text):
        said["author"] = said.pop("credit")
        line = None
    if line is None and "credit_url" in said:
        said.setdefault("author_url" if "author" in said else "source_url", said.pop("credit_url"))
    for name in ("author", "license", "source") if line is not None else ():
        words, link = said.get(name), said.get(_LINKS[name])
        if line is not None and words is not None and link is None and _is_told(words.text, line.text):
            del said[name]


def _is_told(words: str, line: str) -> bool:
    """Whether a credit line says the words already: "CC BY" is not said by "CC BY-SA"."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?![\w-])", line.casefold()) is not None


def limited(credit: CreditText | None, source: Source) -> tuple[CreditText | None, Problem | None]:
    """Return a credit, or the problem that it is longer than the parser reads."""
    if credit is None or len(credit.text) <= LONGEST_CREDIT:
        return credit, None
    span = credit.offsets.span(Span(0, len(credit.text)))
    return None, credit_too_long(source.path, source.text, span.start, span.end)


def _says_something(value: str) -> bool:
    """Whether a value has words beside its markup."""
    return has_words(value) and ("<" not in value or has_words(_plain_text(value).text()))


def _is_name(text: str) -> bool:
    """Whether a credit line is a name alone, so that the label of an author can stand in front of it."""
    return len(text) <= 80 and not re.search(r"[:/©<\[(]|\bby\b|\bvia\b|\bCC\b", text)


def _start(made: Joined, label: str, value: Hint | None) -> None:
    at = value.offsets.to_source(0) if value is not None and not made.length else None
    lead = "; " if made.length else ""
    made.insert(f"{lead}{label} " if label == "©" else f"{lead}{label}: ", at)


def _field(made: Joined, name: str, words: Hint | None, link: Hint | None) -> None:
    if words is None:
        assert link is not None
        words = link
    if name == "changes" and words.text.lower() in (*_YES, *_NO):
        span = words.offsets.span(Span(0, len(words.text)))
        made.add_one("modified" if words.text.lower() in _YES else "no changes made", span.start, span.end)
    elif name == "copyright":
        sign, mail = _COPYRIGHT_SIGN.match(words.text), _MAIL.search(words.text)
        holder = words.text[: mail.start()].rstrip() if mail else words.text
        _value(made, _part(words, sign.end() if sign else 0, len(holder)), None)
    elif name == "title" and not _QUOTED.search(words.text):
        made.insert("“", None if made.length else words.offsets.to_source(0))
        _value(made, words, link)
        made.insert("”")
    elif name == "license" and words is not link:
        before, behind = _around_license(words.text)
        made.insert(before)
        _value(made, words, None)
        made.insert(behind)
        _link(made, words, link)
    else:
        _value(made, words, link)


def _part(hint: Hint, start: int, end: int) -> Hint:
    return Hint(hint.text[start:end], through(plain(start, end - start), hint.offsets))


def _value(made: Joined, words: Hint, link: Hint | None) -> None:
    """Add a value as plain text, with the address that goes with it in brackets."""
    inner = _plain_text(words.text)
    made.add_mapped(inner.text(), through(inner.offsets(), words.offsets))
    _link(made, words, link)


def _link(made: Joined, words: Hint, link: Hint | None) -> None:
    """Add the address that goes with a value in brackets, unless the value holds it."""
    if link is not None and link is not words and _ADDRESS.fullmatch(link.text) and link.text not in words.text:
        made.insert(" (")
        made.add_mapped(link.text, link.offsets)
        made.insert(")")


@lru_cache(maxsize=512)
def _around_license(text: str) -> tuple[str, str]:
    """What stands around a license so that the parser takes it for one, or at least for nothing else ("MIT", "custom")."""
    from licensecheck.credit import parse

    for behind in ("", " license"):
        if any(segment.licenses for segment in parse(f"License: {text}{behind}", "text").segments):
            return "", behind
    return "(", ")"


def _plain_text(text: str) -> Joined:
    """A value without markup: links become words with the address in brackets, line breaks become spaces."""
    made = Joined()
    if _HTML.search(text):
        _from_html(made, text)
        return made
    at = 0
    for found in _MARKDOWN_LINK.finditer(text):
        _on_one_line(made, text, at, found.start())
        _on_one_line(made, text, *found.span(1))
        _linked(made, text, *found.span(2))
        at = found.end()
    _on_one_line(made, text, at, len(text))
    return made


def _from_html(made: Joined, text: str) -> None:
    address: tuple[str, int] | None = None
    for item in scan(text, 0, len(text)):
        if not isinstance(item, Tag):
            _decoded(made, text, *item)
        elif item.name == "a" and not item.closing:
            address = item.place("href")
        elif item.name == "a" and address is not None:
            _linked(made, text, address[1], address[1] + len(address[0]))
            address = None
        elif item.name in ("br", "p"):
            made.insert(" ", item.start)


def _linked(made: Joined, text: str, start: int, end: int) -> None:
    """Add the address of a link behind its words."""
    if not _ADDRESS.fullmatch(text, start, end):
        return
    made.insert(" (")
    _decoded(made, text, start, end)
    made.insert(")")


def _decoded(made: Joined, text: str, start: int, end: int) -> None:
    """Add a stretch of HTML with its entities resolved."""
    raw = text[start:end]
    if "&" not in raw:
        _on_one_line(made, text, start, end)
        return
    value = decoded(raw)
    made.add_mapped(value, align(text, start, end, value))


def _on_one_line(made: Joined, text: str, start: int, end: int) -> None:
    at = start
    for found in _LINE_BREAK.finditer(text, start, end):
        made.add(text[at : found.start()], at)
        made.add_one(" ", *found.span())
        at = found.end()
    made.add(text[at:end], at)
