"""A tree of made-up Markdown articles with known credits, and a lockfile that answers for their files.

Everything is drawn from one seed, so that two machines make the same bytes. Names, titles and files are invented.
"""

from __future__ import annotations

import random
from pathlib import Path

from licensecheck.evidence import Lockfile
from licensecheck.licenses import get
from licensecheck.model import AuthorFact, DateFact, FileFacts, LicenseOffer, TextFact, Witness

READ_AT = "2026-11-02T09:00:00Z"
GIVEN = (
    "Jane",
    "Otto",
    "Mira",
    "Tomas",
    "Ida",
    "Jonas",
    "Lena",
    "Pavel",
    "Nadia",
    "Hugo",
    "Carla",
    "Sven",
    "Ewa",
    "Luis",
)
FAMILY = (
    "Sample", "Wendt", "Tolvanen", "Lorsk", "Ekre", "Koval", "Brandt", "Novak", "Silva", "Moreau", "Ferri", "Lindqvist",
    "Okafor", "Hartog",
)  # fmt: skip
THINGS = (
    "Old mill", "Harbor", "Lighthouse", "Market square", "Granary", "Bronze heron", "Town hall", "Stone bridge", "Ferry",
    "Orchard", "Chapel", "Tram depot", "Windmill", "Water tower",
)  # fmt: skip
PLACES = (
    "Brennick", "Velmora", "Orra", "Sallow", "Pellworn", "Lindau", "Tarvos", "Mirefield", "Estham", "Quellen", "Rodanz",
    "Havermill",
)  # fmt: skip
LICENSES = (
    "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-3.0", "CC-BY-2.0", "CC-BY-SA-2.0", "CC-BY-SA-3.0-DE", "CC0-1.0",
    "CC-BY-SA-2.5", "CC-BY-2.5",
)  # fmt: skip
FORMS = (
    "*Photo: {author}, [{title}]({page}), [{license}]({deed}), via Wikimedia Commons*",
    "Image: {author}, [{title}]({page}), {date}, [{license}]({deed}), via Wikimedia Commons (no changes made)",
    "*[{title}]({page}) by {author} is licensed under [{license}]({deed})*",
    "Foto: {author}, [{title}]({page}), Lizenz: [{license}]({deed}), via Wikimedia Commons",
    "*Crédit photo : {author}, [{title}]({page}), [{license}]({deed}), via Wikimedia Commons*",
    "Фото: {author}, [{title}]({page}), [{license}]({deed}), через Вікісховище",
    "Źródło: [{title}]({page}), Wikimedia Commons, autor: {author}, licencja [{license}]({deed})",
    "Foto: {author}, [{title}]({page}), licencia [{license}]({deed}), vía Wikimedia Commons (recortada)",
    "By {author} - [{title}]({page}), [{license}]({deed}), via Wikimedia Commons",
    "© {author} / [{title}]({page}) / [{license}]({deed})",
)  # fmt: skip
WORDS = [
    "about",
    "above",
    "across",
    "after",
    "again",
    "along",
    "also",
    "another",
    "around",
    "because",
    "before",
    "began",
    "behind",
    "below",
    "beside",
    "between",
    "both",
    "bring",
    "built",
    "called",
    "came",
    "carried",
    "change",
    "church",
    "city",
    "close",
    "coast",
    "common",
    "could",
    "course",
    "cross",
    "day",
    "deep",
    "door",
    "down",
    "each",
    "early",
    "east",
    "eight",
    "end",
    "enough",
    "ever",
    "every",
    "face",
    "far",
    "farm",
    "few",
    "field",
    "find",
    "first",
    "five",
    "follow",
    "food",
    "found",
    "four",
    "from",
    "front",
    "full",
    "garden",
    "gave",
    "good",
    "great",
    "green",
    "ground",
    "grow",
    "had",
    "half",
    "hand",
    "hard",
    "head",
    "hear",
    "help",
    "here",
    "high",
    "hill",
    "hold",
    "home",
    "horse",
    "hour",
    "house",
    "hundred",
    "iron",
    "island",
    "just",
    "keep",
    "kept",
    "kind",
    "knew",
    "land",
    "large",
    "last",
    "late",
    "lay",
    "lead",
    "leave",
    "left",
    "less",
    "letter",
    "light",
    "like",
    "line",
    "little",
    "long",
    "look",
    "lost",
    "low",
    "made",
    "main",
    "make",
    "many",
    "mark",
    "mean",
    "men",
    "might",
    "mile",
    "mind",
    "moon",
    "more",
    "morning",
    "most",
    "mountain",
    "move",
    "much",
    "must",
    "name",
    "near",
    "need",
    "never",
    "new",
    "next",
    "night",
    "north",
    "note",
    "nothing",
    "now",
    "number",
    "of",
    "off",
    "often",
    "old",
    "once",
    "one",
    "only",
    "open",
    "order",
    "other",
    "our",
    "out",
    "over",
    "own",
    "paper",
    "part",
    "pass",
    "people",
    "place",
    "plain",
    "plant",
    "point",
    "port",
    "power",
    "pull",
    "put",
    "quick",
    "rain",
    "ran",
    "reach",
    "ready",
    "red",
    "rest",
    "ridge",
    "right",
    "river",
    "road",
    "rock",
    "room",
    "round",
    "run",
    "rust",
    "said",
    "same",
    "saw",
    "school",
    "sea",
    "second",
    "see",
    "seem",
    "set",
    "seven",
    "shape",
    "ship",
    "short",
    "should",
    "show",
    "side",
    "since",
    "six",
    "slate",
    "sleep",
    "slow",
    "small",
    "snow",
    "some",
    "soon",
    "sound",
    "south",
    "stand",
    "star",
    "start",
    "state",
    "stay",
    "step",
    "still",
    "stone",
    "stood",
    "stop",
    "story",
    "street",
    "strong",
    "such",
    "summer",
    "sun",
    "sure",
    "table",
    "take",
    "talk",
    "tell",
    "ten",
    "than",
    "their",
    "them",
    "there",
    "these",
    "thing",
    "think",
    "third",
    "those",
    "though",
    "three",
    "through",
    "till",
    "time",
    "told",
    "took",
    "top",
    "toward",
    "town",
    "tree",
    "true",
    "turn",
    "two",
    "under",
    "until",
    "upon",
    "valley",
    "very",
    "voice",
    "wait",
    "walk",
    "wall",
    "want",
    "war",
    "warm",
    "watch",
    "water",
    "way",
    "weather",
    "week",
    "well",
    "went",
    "were",
    "west",
    "wheel",
    "when",
    "where",
    "which",
    "while",
    "white",
    "whole",
    "why",
    "will",
    "wind",
    "winter",
    "with",
    "without",
    "wood",
    "word",
    "work",
    "world",
    "would",
    "year",
]


class Credit:
    """A credit of the tree: its article, 1-based line and column, and whether it is right."""

    __slots__ = ("column", "line", "path", "right")

    def __init__(self, path: str, line: int, column: int, right: bool) -> None:
        self.path, self.line, self.column, self.right = path, line, column, right


def record(number: int, source: random.Random) -> FileFacts:
    """Return the facts of file `number`."""
    title = f"File:{source.choice(THINGS)} of {source.choice(PLACES)} {number}.jpg"
    author = f"{source.choice(GIVEN)} {source.choice(FAMILY)}"
    date = f"{source.randint(1990, 2023)}-{source.randint(1, 12):02d}-{source.randint(1, 28):02d}"
    license_ = get(source.choice(LICENSES))
    assert license_ is not None

    def seen(field: str) -> Witness:
        return Witness("extmetadata", field, title, 700_000_000 + number, READ_AT)

    return FileFacts(
        title=title,
        asked=title,
        state="present",
        repository="local",
        page_id=120_000_000 + number,
        revision=700_000_000 + number,
        read_at=READ_AT,
        page_url=f"https://commons.wikimedia.org/wiki/{title.replace(' ', '_')}",
        sha1=f"{number:040x}",
        size=1_000_000 + number,
        width=4000,
        height=3000,
        mime="image/jpeg",
        timestamp=f"{date}T12:00:00Z",
        uploader="ExampleUploader",
        licenses=(LicenseOffer(license_.id, license_.short_name, seen("LicenseShortName"), license_.url),),
        settled=True,
        confirmed=True,
        author=AuthorFact(author, (author,), seen("Artist")),
        name=TextFact(title[5:-4], seen("ObjectName")),
        date=DateFact(date, date, seen("DateTimeOriginal")),
    )


def paragraph(source: random.Random) -> str:
    """Return running text of 90 to 160 words."""
    words = source.choices(WORDS, k=source.randint(90, 160))
    for at in range(12, len(words) - 3, source.randint(11, 16)):
        words[at] += "."
        words[at + 1] = words[at + 1].capitalize()
    return " ".join(words).capitalize() + "."


def credit(facts: FileFacts, source: random.Random) -> tuple[str, bool]:
    """Return a credit of a file, and whether it is right: one in ten names another license."""
    offered = get(facts.licenses[0].id)
    right = source.random() >= 0.1
    named = offered if right else get(next(i for i in LICENSES if i != facts.licenses[0].id))
    assert named is not None
    assert facts.author is not None
    assert facts.date is not None
    assert facts.page_url is not None
    form = source.choice(FORMS)
    return (
        form.format(
            author=facts.author.text,
            title=facts.title[5:-4],
            page=facts.page_url,
            license=named.short_name,
            deed=named.url,
            date=facts.date.text,
        ),
        right,
    )


def article(path: str, records: list[FileFacts], source: random.Random) -> tuple[str, list[Credit]]:
    """Return one article of about 6.5 kB and its credits, 1.2 on average."""
    lines = ["---", f"title: {paragraph(source)[:40]}", "date: 2024-05-04", "---", "", "# " + paragraph(source)[:50]]
    found: list[Credit] = []
    pictures = {source.randrange(10) for _ in range(source.choices((0, 1, 2, 3), (15, 58, 20, 7))[0])}
    for number in range(10):
        lines += ["", paragraph(source)]
        if number == 4:
            lines += ["", "## " + paragraph(source)[:40], "", "- " + paragraph(source)[:60], "- see [notes](notes.md)"]
        if number == 7 and source.random() < 0.3:
            lines += ["", "```sh", "make all  # CC BY 4.0 is named here and credits nothing", "```"]
        if number in pictures:
            facts = source.choice(records)
            text, right = credit(facts, source)
            lines += ["", f"![{facts.title[5:-4]}](images/{facts.page_id}.jpg)", "", text]
            found.append(Credit(path, len(lines), 1, right))
    return "\n".join(lines) + "\n", found


def make(folder: Path, articles: int, files: int = 1_500, seed: int = 7) -> list[Credit]:
    """Write `articles` articles and the lockfile below `folder`; return every credit in them."""
    source = random.Random(seed)
    records = [record(n, source) for n in range(files)]
    Lockfile.write(str(folder / "licensecheck.lock"), records)
    truth: list[Credit] = []
    for number in range(articles):
        path = f"content/{number % 50:02d}/{number:05d}.md"
        text, found = article(path, records, source)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        truth += found
    return truth
