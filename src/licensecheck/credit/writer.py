"""Facts -> the right credit, in English, as text, Markdown or HTML. What is written here, `parse` reads back whole."""

from __future__ import annotations

from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.model.credit import CreditFormat

PDM_DEED = "https://creativecommons.org/publicdomain/mark/1.0/"
"""Where "Public domain" leads: https://creativecommons.org/publicdomain/mark/1.0/ names the same state."""


class CreditFacts(Value):
    """What a credit is to say of one picture; None and () leave a part out.

    authors: (name, address of the author's page or None), in order; the name "unknown" stands for an unknown author.
    title: the work's name. file_title: canonical title of the wiki file ("File:X.jpg"). page_url: its page's address; where it is
        None, the address of the file's page on Commons is made from `file_title`.
    license_ids: registry ids; several mean that any of them may be chosen. date: as it is to be printed.
    change_notice: "no changes made", "cropped", ... source_name: "Wikimedia Commons". label: "Image", without colon.
    attribution: wording that the author prescribes; it stands in place of the names.
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


def write_credit(facts: CreditFacts, format: CreditFormat = "text") -> str:
    """Write the credit: label, author, title, date, license, source, change notice.

    Title and license carry the addresses of the file's page and of the license's deed; in plain text the addresses stand in
    brackets behind them. Words are escaped for the format.

    Raises:
        ValueError: `format` is not "text", "markdown" or "html".
    """
    if format not in _FORMS:
        raise ValueError(f"unknown format {format!r}: text, markdown or html")
    escape, link = _FORMS[format]
    page = _page(facts)
    parts = [p for p in (_authors(facts, escape, link), _title(facts, page, escape, link)) if p]
    if facts.date:
        parts.append(escape(_tidy(facts.date)))
    names = [_license(i, escape, link) for i in facts.license_ids]
    if names:
        parts.append(" or ".join(names))
    if facts.source_name:
        via = "via " + escape(_tidy(facts.source_name))
        parts.append(link(via, page) if page and not facts.title else via)
    elif page and not facts.title:
        parts.append(link("Source", page) if format != "text" else f"source: {page}")
    line = ", ".join(parts)
    if facts.label:
        line = f"{escape(_tidy(facts.label))}: {line}"
    if facts.change_notice:
        line += f" ({escape(_tidy(facts.change_notice))})"
    return line


def _page(facts: CreditFacts) -> str | None:
    if facts.page_url or not facts.file_title:
        return facts.page_url
    from licensecheck.addresses import file_page_url

    return file_page_url(facts.file_title)


def _authors(facts: CreditFacts, escape: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    if facts.attribution:
        return escape(_tidy(facts.attribution))
    names = []
    for name, url in facts.authors:
        shown = escape("Unknown author" if name.casefold() == "unknown" else _tidy(name))
        names.append(link(shown, url) if url else shown)
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _title(facts: CreditFacts, page: str | None, escape: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    if not facts.title:
        return ""
    words = _tidy(facts.title)
    opening, closing = ("“", "”") if '"' in words else ('"', '"')
    if link is _text_link:
        return _text_link(opening + escape(words) + closing, page) if page else opening + escape(words) + closing
    return opening + (link(escape(words), page) if page else escape(words)) + closing


def _license(name: str, escape: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    """Write one license by the name that is read back as the same license, with its deed's address."""
    from licensecheck.licenses import by_name, get

    known = get(name)
    if known is None:
        return escape(name)
    if known.kind == "public-domain":
        return link("Public domain", PDM_DEED)
    candidates = (known.short_name, known.commons_short_name, known.long_name, known.id)
    shown = known.short_name
    for candidate in candidates:
        match = by_name(candidate) if candidate else None
        if candidate and match is not None and match.ids == (known.id,):
            shown = candidate
            break
    return link(escape(shown), known.url) if known.url else escape(shown)


def _tidy(text: str) -> str:
    return " ".join(text.split())


_MARKDOWN = {ord(c): "\\" + c for c in "\\`*_{}[]<>#|~&"}
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def _markdown(text: str) -> str:
    return text.translate(_MARKDOWN)


def _html(text: str) -> str:
    return text.translate(_HTML)


def _plain(text: str) -> str:
    return text


def _text_link(words: str, url: str) -> str:
    return f"{words} ({url})"


def _markdown_link(words: str, url: str) -> str:
    target = url.replace(" ", "%20").replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"[{words}]({target.replace('(', '%28').replace(')', '%29')})"


def _html_link(words: str, url: str) -> str:
    relation = ' rel="license"' if "creativecommons.org/" in url else ""
    return f'<a{relation} href="{_html(url)}">{words}</a>'


_FORMS: dict[str, tuple[Callable[[str], str], Callable[[str, str], str]]] = {
    "text": (_plain, _text_link),
    "markdown": (_markdown, _markdown_link),
    "html": (_html, _html_link),
}
