"""Right credits in many languages and forms, and the records that they are right for. All names are invented."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from golden.records import facts
from licensecheck.licenses import get

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import FileFacts
    from licensecheck.model.credit import CreditFormat


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


class Right(NamedTuple):
    """One right credit, in the language and format in which it stands on a page."""

    language: str
    work: Work
    text: str
    format: CreditFormat


def _linked(words: str, url: str, format: CreditFormat) -> str:
    if not url or format == "text":
        return html.escape(words, quote=False) if format == "html" else words
    return f"[{words}]({url})" if format == "markdown" else f'<a href="{url}">{html.escape(words, quote=False)}</a>'


def _entities(words: str) -> str:
    """Words as HTML without letters beyond ASCII."""
    return html.escape(words, quote=False).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _written(form: str, work: Work, author: str, stated: str, format: CreditFormat) -> str:
    license_ = get(work.licenses[0])
    url = (license_.url or license_.deed_url or "") if license_ else ""
    page = work.record.page_url
    filled = form.format(
        author=_entities(author) if format == "html" else author,
        title=_linked(work.title, page, format),
        license=_linked(stated, url, format),
    )
    if "{title}" in form or format == "text":
        return filled if format != "text" else f"{filled} ({page})"
    return f"{filled} ({_linked('Wikimedia Commons', page, format)})"


def right_credits() -> Iterator[Right]:
    """Yield every form in every language for every work; spellings and formats take turns."""
    formats: tuple[CreditFormat, ...] = ("markdown", "html", "text")
    turn = 0
    for language, forms in FORMS.items():
        for form in forms:
            for work in WORKS:
                if form.startswith("©") and work.licenses[0].startswith("LicenseRef-PD"):
                    continue  # nobody holds what is nobody's
                for author in work.authors:
                    stated, format = work.stated[turn % len(work.stated)], formats[turn % len(formats)]
                    turn += 1
                    nobody, free = FREE[language]
                    text = _written(form, work, author or nobody, stated or free, format)
                    yield Right(language, work, text, format)


def article(format: CreditFormat, language: str, held: list[Right]) -> str:
    """Return an article with a picture above each of these credits."""
    blocks = []
    for number, right in enumerate(held):
        name = right.work.record.title.removeprefix("File:").replace(" ", "_")
        address = f"https://upload.wikimedia.org/wikipedia/commons/0/00/{name}?{number}"
        if format == "markdown":
            blocks.append(f"Day {number}.\n\n![{number}](<{address}>)\n\n{right.text}\n")
        elif format == "html":
            caption = f"<figcaption>{right.text}</figcaption>"
            blocks.append(
                f"<p>Day {number}.</p>\n<figure><img src='{html.escape(address)}' alt=''>{caption}</figure>\n"
            )
        else:
            blocks.append(f"Day {number}.\n\n{right.text}\n")
    text = "\n".join(blocks)
    return f"<!DOCTYPE html>\n<html lang='{language}'><body>\n{text}</body></html>\n" if format == "html" else text
