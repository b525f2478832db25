"""Right credits in many languages and forms, and the records that they are right for. All names are invented."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from golden.records import facts
from licensecheck.licenses import get

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from licensecheck.model import FileFacts


class Work(NamedTuple):
    """One file: its title, who the record says made it, its licenses, and how an editor may rightly spell author and license."""

    title: str
    author: str | None
    licenses: tuple[str, ...]
    authors: tuple[str, ...]
    stated: tuple[str, ...]

    @property
    def record(self) -> FileFacts:
        """What the wiki records."""
        return facts(f"File:{self.title}.jpg", self.author, *self.licenses)


WORKS = (
    Work("Velmora quay", "Anna Koval", ("CC-BY-4.0",), ("Anna Koval", "A. Koval"), ("CC BY 4.0", "CC-BY-4.0", "CC BY 4.0 International")),
    Work("Alte Mühle in Brennick", "Jürgen Wößner", ("CC-BY-SA-3.0-DE",), ("Jürgen Wößner", "Juergen Woessner", "Jurgen Wossner"), ("CC BY-SA 3.0 de", "CC BY-SA 3.0 DE", "CC-BY-SA-3.0-DE")),
    Work("Фортеця у Веренську", "Олена Київська", ("CC-BY-SA-4.0",), ("Олена Київська", "Olena Kyivska"), ("CC BY-SA 4.0",)),
    Work("Puerto de Tarvos", "José Pérez Lorca", ("CC-BY-SA-2.5",), ("José Pérez Lorca", "Jose Perez Lorca", "J. Pérez Lorca"), ("CC BY-SA 2.5", "CC-BY-SA 2.5")),
    Work("Rynek w Rodanz", "Łukasz Żywicki", ("CC-BY-3.0",), ("Łukasz Żywicki", "Lukasz Zywicki"), ("CC BY 3.0", "CC-BY 3.0")),
    Work("Bronze heron", "Jonas Karl Ekre", ("CC-BY-2.0",), ("Jonas Karl Ekre", "Jonas K. Ekre", "Jonas Ekre", "J. K. Ekre"), ("CC BY 2.0",)),
    Work("Cape Orra light", "MiraTo", ("CC-BY-SA-4.0",), ("MiraTo", "User:MiraTo", "Mirato"), ("CC BY-SA 4.0", "CC-BY-SA-4.0")),
    Work("Sallow market", "User:Per Hartog", ("CC-BY-SA-3.0",), ("Per Hartog", "User:Per Hartog"), ("CC BY-SA 3.0", "CC BY-SA 3.0 Unported")),
    Work("Ferry & harbor", "Lind & Ferri", ("CC-BY-4.0",), ("Lind & Ferri",), ("CC BY 4.0",)),
    Work("Estham orchard", "Ida Lorsk", ("CC-BY-SA-3.0", "GFDL-1.2-or-later"), ("Ida Lorsk",), ("CC BY-SA 3.0",)),
    Work("Quellen granary", "Nadia Moreau", ("CC0-1.0",), ("Nadia Moreau",), ("CC0", "CC0 1.0")),
    Work("Pier in Orra", "Андрій Шевчук", ("CC-BY-SA-4.0",), ("Андрій Шевчук", "Andriy Shevchuk", "Andrii Shevchuk"), ("CC BY-SA 4.0",)),
    Work("Weir of Sallow", "Dr. Karl-Heinz von der Au", ("CC-BY-SA-3.0-AT",), ("Karl-Heinz von der Au", "Dr. Karl-Heinz von der Au"), ("CC BY-SA 3.0 AT", "CC BY-SA 3.0 at")),
    Work("Tall ship", "European Tall Ships Agency", ("CC-BY-SA-3.0-IGO",), ("European Tall Ships Agency",), ("CC BY-SA 3.0 IGO",)),
    Work("Havermill square 1911", None, ("LicenseRef-PD",), ("",), ("",)),
    Work("Chart of Tarvos", "Johann Lindqvist (1820–1899)", ("LicenseRef-PD-US",), ("Johann Lindqvist", "Johann Lindqvist (1820–1899)"), ("", "PD-US")),
)  # fmt: skip

FREE = {
    "en": ("unknown author", "public domain"),
    "de": ("unbekannter Fotograf", "gemeinfrei"),
    "fr": ("auteur inconnu", "domaine public"),
    "es": ("autor desconocido", "dominio público"),
    "it": ("autore sconosciuto", "pubblico dominio"),
    "pt": ("autor desconhecido", "domínio público"),
    "nl": ("onbekende auteur", "publiek domein"),
    "pl": ("autor nieznany", "domena publiczna"),
    "uk": ("невідомий автор", "суспільне надбання"),
    "ru": ("неизвестный автор", "общественное достояние"),
    "sv": ("okänd fotograf", "public domain"),
    "cs": ("neznámý autor", "volné dílo"),
}
"""Language to how it says that nobody knows the author, and that nothing is protected: for works without them."""

FORMS: dict[str, tuple[str, ...]] = {
    "en": ("Photo: {author}, {title}, {license}, via Wikimedia Commons", "“{title}” by {author}, {license}", "{title} by {author} is licensed under {license}", "© {author}, {license}", "Photo by {author} / {license}"),
    "de": ("Foto: {author}/{license}", "„{title}“ von {author}, Lizenz: {license}, Quelle: Wikimedia Commons", "Bild: {author}, {title}, {license}", "© {author}, {license}", "Foto: {author}, Wikimedia Commons, {license}"),
    "fr": ("Photo : {author}, {title}, {license}, via Wikimedia Commons", "Crédit photo : {author} / {license}", "« {title} » par {author}, sous licence {license}"),
    "es": ("Foto: {author}, {title}, {license}, vía Wikimedia Commons", "Fotografía de {author}, {license}", "«{title}», de {author}, licencia {license}"),
    "it": ("Foto: {author}, {title}, {license}, da Wikimedia Commons", "Foto di {author} / {license}", "«{title}» di {author}, licenza {license}"),
    "pt": ("Foto: {author}, {title}, {license}, via Wikimedia Commons", "Fotografia de {author}, {license}", "“{title}”, de {author}, licença {license}"),
    "nl": ("Foto: {author}, {title}, {license}, via Wikimedia Commons", "Foto door {author} / {license}", "“{title}” door {author}, licentie {license}"),
    "pl": ("Fot. {author}, {title}, {license}, Wikimedia Commons", "Zdjęcie: {author} / {license}", "„{title}”, autor: {author}, licencja {license}"),
    "uk": ("Фото: {author}, {title}, {license}, через Вікісховище", "Фото: {author} / {license}", "«{title}», автор: {author}, ліцензія {license}"),
    "ru": ("Фото: {author}, {title}, {license}, через Викисклад", "Фото: {author} / {license}", "«{title}», автор: {author}, лицензия {license}"),
    "sv": ("Foto: {author}, {title}, {license}, via Wikimedia Commons", "Foto: {author} / {license}", "”{title}” av {author}, licens {license}"),
    "cs": ("Foto: {author}, {title}, {license}, via Wikimedia Commons", "Foto: {author} / {license}", "„{title}“, autor: {author}, licence {license}"),
}  # fmt: skip
"""Language to forms of a credit."""


class Markup(NamedTuple):
    """One format of documents: how links, other words and pictures above their credits are written in it.

    link: of words and address. words: those outside of links. picture: of address and credit. document: around the text.
    """

    ending: str
    link: Callable[[str, str], str]
    words: Callable[[str], str]
    picture: Callable[[str, str], str]
    document: str = "{}"


def _as_html(words: str) -> str:
    """Words as HTML without letters beyond ASCII."""
    return html.escape(words, quote=False).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _as_latex(words: str) -> str:
    return re.sub(r"([&%#_])", r"\\\1", words)


MARKUPS = (
    Markup("md", "[{}]({})".format, str, "![](<{}>)\n\n{}".format),
    Markup(
        "html",
        lambda words, url: f'<a href="{url}">{html.escape(words, quote=False)}</a>',
        _as_html,
        "<figure><img src='{}' alt=''><figcaption>{}</figcaption></figure>".format,
        "<!DOCTYPE html>\n<html><body>\n{}</body></html>\n",
    ),
    Markup("txt", lambda words, url: words, str, lambda url, credit: f"{credit} ({url})"),
    Markup("rst", "`{} <{}>`__".format, str, ".. figure:: {}\n\n   {}".format),
    Markup("adoc", lambda words, url: f"link:{url}[{words}]", str, lambda url, credit: f".{credit}\nimage::{url}[]"),
    Markup("org", lambda words, url: f"[[{url}][{words}]]", str, lambda url, credit: f"#+CAPTION: {credit}\n[[{url}]]"),
    Markup(
        "tex",
        lambda words, url: f"\\href{{{_as_latex(url)}}}{{{_as_latex(words)}}}",
        _as_latex,
        "\\begin{{figure}}\\includegraphics{{{}}}\n\\caption{{{}}}\\end{{figure}}".format,
        "\\documentclass{{article}}\\begin{{document}}\n{}\\end{{document}}\n",
    ),
    Markup("wiki", lambda words, url: f"[{url} {words}]", str, "[[File:{}|thumb|{}]]".format),
)


class Right(NamedTuple):
    """One right credit, in the language and the markup in which it stands on a page."""

    language: str
    work: Work
    text: str
    markup: Markup


def _written(form: str, work: Work, author: str, stated: str, markup: Markup) -> str:
    license_ = get(work.licenses[0])
    url = (license_.url or license_.deed_url or "") if license_ else ""
    page = work.record.page_url
    title, source = markup.link(work.title, page), markup.link("Wikimedia Commons", page)
    linked = markup.link(stated, url) if url else markup.words(stated)
    filled = form.format(author=markup.words(author), title=title, license=linked)
    return filled if "{title}" in form or markup.ending == "txt" else f"{filled} ({source})"


def right_credits() -> Iterator[Right]:
    """Yield every form in every language for every work; spellings and markups take turns."""
    turn = 0
    for language, forms in FORMS.items():
        nobody, free = FREE[language]
        for form in forms:
            for work in WORKS:
                if form.startswith("©") and work.licenses[0].startswith("LicenseRef-PD"):
                    continue  # nobody holds what is nobody's
                for author in work.authors:
                    stated, markup = work.stated[turn % len(work.stated)], MARKUPS[turn % len(MARKUPS)]
                    turn += 1
                    yield Right(language, work, _written(form, work, author or nobody, stated or free, markup), markup)


def article(markup: Markup, held: list[Right]) -> str:
    """Return an article with a picture above each of these credits."""
    blocks = []
    for number, right in enumerate(held):
        name = right.work.record.title.removeprefix("File:")
        named = name.replace(" ", "_")
        address = {
            "wiki": name,
            "tex": f"fig/{number}.jpg",
            "txt": right.work.record.page_url,
        }.get(markup.ending, f"https://upload.wikimedia.org/wikipedia/commons/0/00/{named}?{number}")
        blocks.append(f"{markup.words(f'Day {number}.')}\n\n{markup.picture(address, right.text)}\n")
    return markup.document.format("\n".join(blocks))
