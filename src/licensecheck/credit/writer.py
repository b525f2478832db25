"""Facts -> the right credit, in ten languages, as text, Markdown, HTML, wikitext or schema.org data.

What is written as text, Markdown or HTML, `parse` reads back whole. The words of each language stand in tables/writer.tsv.
"""

from __future__ import annotations

from functools import cache

from licensecheck.credit.writing import clean
from licensecheck.credit.writing.forms import FORMS, WORDS, Form
from licensecheck.credit.writing.names import Joints
from licensecheck.credit.writing.words import LANGUAGES, change_kinds, change_words, nearest_language, words_of
from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.licenses import License

__all__ = ["FORMATS", "LANGUAGES", "CreditFacts", "change_kinds", "nearest_language", "write_credit", "write_json_ld"]

FORMATS = tuple(FORMS)
"""What `write_credit` can write: "text", "markdown", "html", "wikitext"."""

MOST_NAMES = 50
"""A list of authors beyond this number ends in "et al."."""

NO_LICENSES = frozenset({"LicenseRef-Courtesy"})
"""Entries of the registry that state no license and are never written: "Courtesy of" thanks somebody, whose name follows."""

_UNKNOWN = frozenset({"unknown", "unknown author"})


class CreditFacts(Value):
    """What a credit is to say of one picture; None and () leave a part out.

    authors: (name, address of the author's page or None), in order; the name "unknown" stands for an unknown author.
    title: the work's name. file_title: canonical title of the wiki file ("File:X.jpg"). page_url: its page's address; where
        it is None, the address of the file's page on Commons is made from `file_title`.
    license_ids: registry ids; several mean that any of them may be chosen. date: as it is to be printed.
    change_notice: in the caller's words ("cropped by the museum"). change_kinds: where there is no notice, kinds of
        `change_kinds()`, rendered in the language. Nothing is ever said about changes otherwise.
    source_name: "Wikimedia Commons". label: "Photo", without colon; None for the language's word for an image, "" for none.
    attribution: wording that the author prescribes; it stands in place of the names.
    content_url: the address of the picture itself, for schema.org data.
    """

    authors: tuple[tuple[str, str | None], ...] = ()
    title: str | None = None
    file_title: str | None = None
    page_url: str | None = None
    license_ids: tuple[str, ...] = ()
    date: str | None = None
    change_notice: str | None = None
    source_name: str | None = None
    label: str | None = None
    attribution: str | None = None
    change_kinds: tuple[str, ...] = ()
    content_url: str | None = None


def write_credit(facts: CreditFacts, format: str = "text", language: str = "en") -> str:
    """Write the credit: label, author, title, date, license, source, change notice.

    Title and license carry the addresses of the file's page and of the license's deed; in plain text the addresses stand in
    brackets behind them. What is known is written, also where the license asks for less (CC 4.0 asks for no title, CC0 for
    nothing). The public domain is no license and has no deed: its words carry no address. Words are escaped for the format;
    they are made one line without hidden signs, and cut at the lengths of `writing.clean`. Only http and https are linked.

    Args:
        facts: what to say.
        format: one of `FORMATS`.
        language: one of `LANGUAGES`. Names of licenses stay the international ones.

    Raises:
        ValueError: unknown format or language, or a kind of change that there are no words for.
    """
    if format not in FORMS:
        raise ValueError(f"unknown format {format!r}: {', '.join(FORMATS)}")
    return FORMS[format].begin(_Writer(facts, FORMS[format], words_of(language), language).line())


def write_json_ld(facts: CreditFacts, language: str = "en") -> str:
    """Write the credit as a schema.org ImageObject in JSON-LD, safe inside a `<script type="application/ld+json">`.

    Holds, as far as known: contentUrl, name, creator, creditText, license, acquireLicensePage
    (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata). A creator is called an
    Organization where its name says so, else a Person. An unknown author is no creator; the public domain is no license.

    Raises:
        ValueError: as `write_credit`.
    """
    from licensecheck.credit.writing.json_ld import encoded

    writer = _Writer(facts.replace(label=""), WORDS, words_of(language), language)
    deeds = [url for known in map(_license, facts.license_ids) if known and (url := _deed(known))]
    data: dict[str, Any] = {
        "contentUrl": clean.safe_url(facts.content_url),
        "name": clean.tidy(facts.title or "", clean.TITLE),
        "creator": [
            {"name": name, "url": clean.safe_url(url)}
            for name, url in writer.names()
            if name.casefold() not in _UNKNOWN
        ],
        "creditText": writer.line(),
        "license": deeds,
        "acquireLicensePage": writer.page,
    }
    return encoded(data)


class _Writer:
    """Writes one credit in one form."""

    def __init__(self, facts: CreditFacts, form: Form, words: dict[str, str], language: str) -> None:
        self.facts, self.form, self.words, self.language = facts, form, words, language
        self.page = _page(facts)
        self.prescribed = clean.prescribed(facts.attribution or "")

    def line(self) -> str:
        """Return the whole credit."""
        facts, page = self.facts, self.page
        title = self.title()
        parts = [self.attribution() if self.prescribed else self.authors(), title]
        if facts.date:
            parts.append(self.plain(facts.date, clean.WORD))
        parts.append(self.licenses())
        parts.append(self.source(None if title else page))
        line = self.label() + ", ".join(p for p in parts if p)
        notice = self.notice()
        return f"{line} ({notice})" if notice else line

    def plain(self, text: str, longest: int) -> str:
        return self.form.escape(clean.tidy(text, longest))

    def linked(self, words: str, url: str | None, deed: bool = False) -> str:
        return self.form.link(words, url, deed) if url else words

    def label(self) -> str:
        label = self.facts.label
        if label is None and ":" in self.prescribed[:20]:
            return ""  # the prescribed words bring their own
        label = self.words["image"] if label is None else label.strip().removesuffix(":").strip()
        return f"{self.plain(label, clean.WORD)}{self.words['colon']} " if label else ""

    def names(self) -> list[tuple[str, str | None]]:
        """Return the authors' names that hold anything, tidied, with their addresses."""
        tidied = ((clean.tidy(name, clean.NAME), url) for name, url in self.facts.authors)
        return [(name, url) for name, url in tidied if name]

    def authors(self) -> str:
        shown = self.names()[:MOST_NAMES]
        urls = [None if self.form.shows else clean.safe_url(url) for _, url in shown]
        unknown = self.words["unknown"]
        names = [unknown if name.casefold() in _UNKNOWN else name for name, _ in shown]
        known = [name for name in names if name != unknown]
        joints = Joints(known, self.words["and"], self.words["author"] + self.words["colon"], linked=any(urls))
        line = joints.join([self.linked(self.form.escape(n), u) for n, u in zip(names, urls, strict=True)])
        return f"{line}, {self.words['others']}" if len(self.facts.authors) > MOST_NAMES else line

    def attribution(self) -> str:
        """Return the prescribed words; the license that they name themselves is linked there."""
        named = self.named()
        if named is None:
            return self.form.escape(self.prescribed)
        start, end, known = named
        before, name, after = self.prescribed[:start], self.prescribed[start:end], self.prescribed[end:]
        escape = self.form.escape
        return escape(before) + self.linked(escape(name), _deed(known), deed=True) + escape(after)

    def named(self) -> tuple[int, int, License] | None:
        """Return where the prescribed words name one of the licenses, and which."""
        if not self.prescribed:
            return None
        from licensecheck.licenses import find

        ids = {known.id if known.kind != "public-domain" else "LicenseRef-PD": known for known in self.known()}
        for mention in find(self.prescribed):
            if len(mention.ids) == 1 and mention.ids[0] in ids:
                return mention.start, mention.end, ids[mention.ids[0]]
        return None

    def known(self) -> list[License]:
        return [known for known in map(_license, self.facts.license_ids) if known]

    def title(self) -> str:
        words = clean.tidy(self.facts.title or "", clean.TITLE)
        if not words:
            return ""
        opening, closing = self.quotes(words)
        shown = self.form.escape(words)
        if self.form.shows:
            return self.linked(f"{opening}{shown}{closing}", self.page)
        return f"{opening}{self.linked(shown, self.page)}{closing}"

    def quotes(self, words: str) -> tuple[str, str]:
        """Return the language's quotation marks, or others where the title holds one of them itself."""
        own = (self.words["opening quote"], self.words["closing quote"])
        for pair in (own, *_QUOTES):
            if not any(sign.strip() in words for sign in pair):
                return pair
        return own

    def licenses(self) -> str:
        if self.named() is not None:
            return ""
        shown = dict.fromkeys(self.license(one) for one in self.facts.license_ids if one not in NO_LICENSES)
        return f" {self.words['or']} ".join(shown)

    def license(self, license_id: str) -> str:
        known = _license(license_id)
        if known is None:
            return self.plain(license_id, clean.WORD)
        if known.kind == "public-domain":
            return self.words["public domain"]
        return self.linked(self.form.escape(_name(known)), _deed(known), deed=True)

    def source(self, page: str | None) -> str:
        """Return "via ..."; it carries the page's address where no title does."""
        name = clean.tidy(self.facts.source_name or "", clean.WORD)
        if name and name.casefold() not in self.prescribed.casefold():
            return self.linked(f"{self.words['via']} {self.form.escape(name)}", page)
        if page and self.form.shows:
            return f"{self.words['source']}{self.words['colon']} {page}"
        return self.linked(self.words["source"], page) if page and self.form is not WORDS else ""

    def notice(self) -> str:
        notice = clean.tidy(self.facts.change_notice or "", clean.NOTICE)
        if notice.startswith("(") and notice.endswith(")"):
            notice = notice[1:-1].strip()
        return self.form.escape(notice or change_words(self.facts.change_kinds, self.language))


_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("„", "“"), ("‘", "’"))


def _page(facts: CreditFacts) -> str | None:
    if facts.page_url or not facts.file_title:
        return clean.safe_url(facts.page_url)
    from licensecheck.addresses import file_page_url

    return clean.safe_url(file_page_url(clean.tidy(facts.file_title, clean.TITLE)))


def _license(license_id: str) -> License | None:
    from licensecheck.licenses import get

    return get(license_id)


def _deed(known: License) -> str | None:
    """Return the address of a license. Public domain and bare statements ("No restrictions") have none."""
    return None if known.kind in ("public-domain", "statement") else clean.safe_url(known.url)


@cache
def _name(known: License) -> str:
    """Return the name by which a license is read back as the same license."""
    from licensecheck.licenses import by_name, find

    names = [n for n in (known.short_name, known.commons_short_name, known.long_name, known.id) if n]
    for name in names:  # found in running text, where "MIT" alone could be the university
        if [(m.ids, m.text) for m in find(name)] == [((known.id,), name)]:
            return name
    for name in names:
        match = by_name(name)
        if match is not None and match.ids == (known.id,):
            return name
    return known.short_name
