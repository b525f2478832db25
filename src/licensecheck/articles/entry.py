"""Credits whose fields stand apart: in the keys of a data file, in the elements of a feed.

The values are joined to one text that the credit parser reads back to the same fields: HTML, one label in front of each
value (`Title: “...”; Author: ...; License: <a href="...">CC BY 4.0</a>`), with the way back to the values.
"""

from __future__ import annotations

import re

from licensecheck.articles.blocks import Hint
from licensecheck.articles.guess import LONGEST_CREDIT, has_words
from licensecheck.articles.inside import Joined, through
from licensecheck.articles.offsets import plain
from licensecheck.model import CreditText
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = (
    "credit", "title", "author", "author_url", "copyright", "date", "license", "license_url", "source", "source_url",
    "changes",
)  # fmt: skip
"""Fields of a credit, in the order in which they are written. credit: a whole credit line."""

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
_MAIL = re.compile(r"\s*<[^<>\s]{1,200}@[^<>\s]{1,200}>\s*$")
_COPYRIGHT_SIGN = re.compile(r"(?:©|\(c\)|copyright\b)[\s:©]*", re.IGNORECASE)


def credit_of(fields: Mapping[str, Hint], why: str) -> CreditText | None:
    """Return one credit text of the fields of an entry; None where no field says anything.

    fields: a key of `FIELDS` to its value, decoded, and where it stands.
    """
    said = {name: hint for name in FIELDS if (hint := fields.get(name)) and has_words(hint.text)}
    if not said or sum(len(h.text) for h in said.values()) > LONGEST_CREDIT // 6:
        return None
    if set(said) == {"credit"}:
        return _alone(said["credit"], why)
    made = Joined(next(iter(said.values())).offsets.to_source(0))
    if "credit" in said:
        if "author" not in said and _is_name(said["credit"].text):
            said["author"] = said.pop("credit")
        else:
            _value(made, said["credit"], None)
    for name, label in LABELS.items():
        words = said.get(name)
        link = said.get(_LINKS.get(name, ""))
        if words is None and (link is None or name == "author"):
            continue
        _start(made, label, words or link)
        _field(made, name, words, link)
    text = made.text()
    return CreditText(text, "html", made.offsets(), why) if text else None


def _alone(hint: Hint, why: str) -> CreditText:
    """A whole credit line as it stands."""
    text = hint.text
    format = "html" if _HTML.search(text) else "markdown" if "](" in text else "text"
    return CreditText(text, format, hint.offsets, why)  # type: ignore[arg-type]


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
        made.insert("modified" if words.text.lower() in _YES else "no changes made", words.offsets.to_source(0))
    elif name == "copyright":
        sign, mail = _COPYRIGHT_SIGN.match(words.text), _MAIL.search(words.text)
        _value(made, _part(words, sign.end() if sign else 0, mail.start() if mail else len(words.text)), None)
    elif name == "title" and not _QUOTED.search(words.text):
        made.insert("“", None if made.length else words.offsets.to_source(0))
        _value(made, words, link)
        made.insert("”")
    else:
        _value(made, words, link)


def _part(hint: Hint, start: int, end: int) -> Hint:
    return Hint(hint.text[start:end], through(plain(start, end - start), hint.offsets))


def _value(made: Joined, words: Hint, link: Hint | None) -> None:
    """Add a value as HTML, linked to `link` or to the address that it is itself."""
    address = link.text if link is not None and _ADDRESS.fullmatch(link.text) else ""
    if not address and _ADDRESS.fullmatch(words.text):
        address = words.text
    if _HTML.search(words.text) or _MARKDOWN_LINK.search(words.text):
        address = ""
    if address:
        made.insert(f'<a href="{_attribute(address)}">', None if made.length else words.offsets.to_source(0))
    inner = _as_html(words.text)
    made.add_mapped(inner.text(), through(inner.offsets(), words.offsets))
    if address:
        made.insert("</a>")


def _as_html(text: str) -> Joined:
    """A value as HTML; its Markdown links become links, HTML stays what it is."""
    made = Joined()
    if _HTML.search(text):
        made.add(text, 0)
        return made
    at = 0
    for found in _MARKDOWN_LINK.finditer(text):
        _escaped(made, text, at, found.start())
        made.insert(f'<a href="{_attribute(found.group(2))}">', found.start(1))
        _escaped(made, text, found.start(1), found.end(1))
        made.insert("</a>")
        at = found.end()
    _escaped(made, text, at, len(text))
    return made


def _escaped(made: Joined, text: str, start: int, end: int) -> None:
    for found in re.finditer(r"[&<>]|[^&<>]+", text[start:end]):
        at = start + found.start()
        sign = _SIGNS.get(found.group())
        if sign:
            made.add_one(sign, at, at + 1)
        else:
            made.add(found.group(), at)


_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def _attribute(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
