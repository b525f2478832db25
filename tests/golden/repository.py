"""A repository of articles with old faults, made from a seed: the same bytes on every machine. All names are invented."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from golden.records import facts, write_lockfile
from licensecheck.licenses import get

if TYPE_CHECKING:
    from pathlib import Path

    from licensecheck.model import FileFacts

GIVEN = ("Anna", "Tomas", "Mira", "Ida", "Jonas", "Lena", "Pavel", "Nadia", "Ewa", "Luis")
FAMILY = ("Koval", "Wendt", "Tolvanen", "Lorsk", "Ekre", "Hartog", "Silva", "Novak", "Moreau", "Lindqvist")
THINGS = ("mill", "harbor", "lighthouse", "market", "granary", "bridge", "ferry", "orchard", "chapel", "depot")
PLACES = ("Brennick", "Velmora", "Orra", "Sallow", "Pellworn", "Tarvos", "Estham", "Quellen", "Rodanz", "Havermill")
LICENSES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-2.0", "CC-BY-SA-2.0")
WORDS = [
    "the",
    "town",
    "wakes",
    "early",
    "and",
    "every",
    "boat",
    "comes",
    "back",
    "before",
    "noon",
    "with",
    "nets",
    "that",
    "smell",
    "of",
    "salt",
    "and",
    "tar",
]
FAULTS = ("author", "version", "none", "link", "platform")
"""What is wrong with a credit of old."""


def record(number: int) -> FileFacts:
    """Return what the wiki records about the picture with this number."""
    chosen = random.Random(number)
    title = f"File:{chosen.choice(PLACES)} {chosen.choice(THINGS)} {number:03}.jpg"
    author = f"{chosen.choice(GIVEN)} {chosen.choice(FAMILY)}"
    return facts(title, author, chosen.choice(LICENSES))


def credit(file: FileFacts, fault: str = "") -> str:
    """Return the credit of a picture in Markdown, with a fault or right; "" for the fault "none"."""
    license_ = get(file.licenses[0].id)
    assert license_ is not None
    assert file.author is not None
    author, name, url = file.author.names[0], license_.short_name, license_.url
    if fault == "none":
        return ""
    if fault == "author":
        author = "Nemo Nobody"
    if fault == "version":
        name, url = "CC BY 1.0", "https://creativecommons.org/licenses/by/1.0/"
    if fault == "platform":
        author = "Wikimedia Commons"
    stated = name if fault == "link" else f"[{name}]({url})"
    page = f"[{file.title.removeprefix('File:').rpartition('.')[0]}]({file.page_url})"
    return f"*Photo: {author}, {page}, {stated}, via Wikimedia Commons*\n"


def picture(file: FileFacts) -> str:
    """Return a picture in Markdown, by an address that names its file."""
    name = file.title.removeprefix("File:").replace(" ", "_")
    return f"![{name[:-8]}](https://upload.wikimedia.org/wikipedia/commons/0/00/{name})\n"


def article(number: int, chosen: random.Random) -> str:
    """Return one article with one or two pictures, of which every tenth has a fault."""
    parts = [f"# Walk {number}\n"]
    for which in range(chosen.choice((1, 1, 2))):
        file = record(2 * number + which)
        fault = chosen.choice(FAULTS) if chosen.random() < 0.1 else ""
        parts += [" ".join(chosen.choices(WORDS, k=60)) + ".\n", picture(file), credit(file, fault)]
        parts += [" ".join(chosen.choices(WORDS, k=30)) + ".\n"]
    return "\n".join(part for part in parts if part)


def write_repository(root: Path, articles: int = 400, seed: int = 1) -> None:
    """Write articles and a lockfile that has the records of all their pictures."""
    chosen = random.Random(seed)
    (root / "content").mkdir(parents=True)
    for number in range(articles):
        path = root / "content" / f"2{number // 100:03}" / f"walk-{number:03}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(article(number, chosen), encoding="utf-8")
    write_lockfile(str(root / "licensecheck.lock"), [record(n) for n in range(2 * articles)])
