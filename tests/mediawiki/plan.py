"""What the test wiki holds: file pages whose facts are ours, in the shape of Commons, and what happened to them.

Names, people and places are invented. The example files (and the mission's picture) come from `fixtures/example-files.json`.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "fixtures" / "example-files.json"

FIRST_NAMES = ("Nils", "Marta", "Jorge", "Ilse", "Pavel", "Aino", "Rosa", "Emil", "Dana", "Hugo", "Vera", "Otto")
LAST_NAMES = ("Aberg", "Castell", "Dvorsky", "Eklund", "Falk", "Grote", "Hallam", "Ivarsen", "Jensch", "Kaspar", "Lund")
BULK = len(FIRST_NAMES) * len(LAST_NAMES)
CROWDED = 12
CROWD = 70
"""Templates, and categories, on each crowded page: twelve pages together pass the API's 500."""

Meta = dict[str, str]
Act = dict[str, Any]


def _cc(name: str, code: str, path: str, long: str) -> Meta:
    return {
        "LicenseShortName": name,
        "UsageTerms": long,
        "AttributionRequired": "true",
        "LicenseUrl": f"https://creativecommons.org/licenses/{path}",
        "Copyrighted": "True",
        "Restrictions": "",
        "License": code,
    }


_PD = {
    "LicenseShortName": "Public domain",
    "UsageTerms": "Public domain",
    "AttributionRequired": "false",
    "Copyrighted": "False",
    "Restrictions": "",
    "License": "pd",
}
_BY = "Creative Commons Attribution"
LICENSES: dict[str, Meta] = {
    "CC-BY-4.0": _cc("CC BY 4.0", "cc-by-4.0", "by/4.0", f"{_BY} 4.0"),
    "CC-BY-2.0": _cc("CC BY 2.0", "cc-by-2.0", "by/2.0", f"{_BY} 2.0"),
    "CC-BY-SA-3.0": _cc("CC BY-SA 3.0", "cc-by-sa-3.0", "by-sa/3.0", f"{_BY}-Share Alike 3.0"),
    "CC-BY-SA-4.0": _cc("CC BY-SA 4.0", "cc-by-sa-4.0", "by-sa/4.0", f"{_BY}-Share Alike 4.0"),
    "CC-BY-SA-3.0-DE": _cc("CC BY-SA 3.0 de", "cc-by-sa-3.0-de", "by-sa/3.0/de/deed.en", f"{_BY}-Share Alike 3.0 de"),
    "CC-BY-SA-all": {
        k: v
        for k, v in _cc(
            "CC BY-SA 4.0-3.0-2.5-2.0-1.0", "", "by-sa/4.0", f"{_BY}-Share Alike 4.0-3.0-2.5-2.0-1.0"
        ).items()
        if k != "License"
    },
    "CC0-1.0": {
        "LicenseShortName": "CC0",
        "UsageTerms": "Creative Commons Zero, Public Domain Dedication",
        "AttributionRequired": "false",
        "LicenseUrl": "http://creativecommons.org/publicdomain/zero/1.0/deed.en",
        "Copyrighted": "True",
        "Restrictions": "",
        "License": "cc0",
    },
    "LicenseRef-PD": _PD,
    "GFDL": {
        "LicenseShortName": "GFDL",
        "UsageTerms": "GNU Free Documentation License",
        "AttributionRequired": "true",
        "LicenseUrl": "http://www.gnu.org/copyleft/fdl.html",
        "Copyrighted": "True",
        "Restrictions": "",
    },
    "No restrictions": {
        "LicenseShortName": "No restrictions",
        "UsageTerms": "No known copyright restrictions",
        "AttributionRequired": "false",
        "LicenseUrl": "https://www.flickr.com/commons/usage/",
        "Copyrighted": "True",
        "Restrictions": "",
    },
    "Copyrighted free use": {
        "LicenseShortName": "Copyrighted free use",
        "UsageTerms": "Copyrighted free use",
        "AttributionRequired": "false",
        "Copyrighted": "True",
        "Restrictions": "",
    },
    "none": {},
}
"""What the API answers for a license: as on Commons, no `License` code for GFDL and for the lists of versions."""

TEMPLATES = {
    "CC-BY-4.0": ("Cc-by-4.0", "CC-BY-4.0"),
    "CC-BY-2.0": ("Cc-by-2.0", "CC-BY-2.0"),
    "CC-BY-SA-3.0": ("Cc-by-sa-3.0", "CC-BY-SA-3.0"),
    "CC-BY-SA-4.0": ("Cc-by-sa-4.0", "CC-BY-SA-4.0"),
    "CC-BY-SA-3.0-DE": ("Cc-by-sa-3.0-de", "CC-BY-SA-3.0-DE"),
    "CC-BY-SA-all": ("Cc-by-sa-all", "CC-BY-SA-4.0,3.0,2.5,2.0,1.0"),
    "CC0-1.0": ("Cc-zero", "CC-Zero"),
    "LicenseRef-PD": ("PD-old-100", "PD-old-100"),
    "GFDL": ("GFDL", "GFDL"),
    "No restrictions": ("Flickr-no known copyright restrictions", "Flickr images missing SDC"),
    "Copyrighted free use": ("Copyrighted free use", "Copyrighted free use"),
}
"""For each license its template and the category that the template sets."""

SOURCES = {
    "CommonsMetadataExtension": "extension",
    "Categories": "commons-categories",
    "Assessments": "commons-categories",
    "License": "commons-templates",
}
"""Where the API says that a key comes from; all others come from the page."""

KEPT_CATEGORIES = ("GFDL", "CC-Zero", "PD-old-100", "Copyrighted free use")
"""License categories that stay in the `Categories` of the API; it removes the others, which it knows."""

OWN_WORK = '<span class="int-own-work" lang="en">Own work</span>'
UNKNOWN = (
    '<bdi><a href="https://en.wikipedia.org/wiki/en:unknown_author" class="extiw" title="w:en:unknown author">'
    '<span title="author not known">Unknown author</span></a></bdi><span style="display: none;">Unknown author</span>'
)


def photographer(number: int) -> str:
    """Return the author of a bulk file (numbers from 1); no two files share one."""
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"


def user_link(name: str, user: str) -> str:
    """Return an author as a user's link, as {{own}} uploads have it."""
    return f'<a href="//commons.wikimedia.org/wiki/User:{user.replace(" ", "_")}" title="User:{user}">{name}</a>'


def statement(value: str | dict[str, Any] | None, rank: str = "normal", **qualifiers: str) -> dict[str, Any]:
    """Return a statement of structured data: an item ("Q42"), a time, or None for "known, but no item"."""
    given = {"id": value} if isinstance(value, str) else value
    snak = {"snaktype": "somevalue"} if given is None else {"snaktype": "value", "datavalue": {"value": given}}
    said = {k: [{"snaktype": "value", "datavalue": {"value": v}}] for k, v in qualifiers.items()}
    return {"mainsnak": snak, "rank": rank, "qualifiers": said}


def entity(**statements: list[dict[str, Any]]) -> str:
    """Return the block of a file page that the wiki's `wbgetentities` reads. No statements at all: a list, as on Commons."""
    return block({"type": "mediainfo", "statements": statements or []}, "entity")


def block(meta: dict[str, Any], name: str = "extmetadata") -> str:
    """Return the block that the wiki's hook reads; every "<" escaped, so that it cannot end early."""
    text = json.dumps(meta, ensure_ascii=False).replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return f'<pre class="{name}">{text}</pre>'


class Plan:
    """Collects acts; each takes place six hours after the one before it."""

    def __init__(self, pictures: Path) -> None:
        self.acts: list[Act] = []
        self.pictures = pictures
        self._time = datetime(2024, 1, 1, tzinfo=UTC)
        self._drawn = 0

    def act(self, kind: str, title: str, user: str, comment: str, **more: Any) -> None:
        """Add an act; the title is with its namespace."""
        self._time += timedelta(hours=6)
        stamp = self._time.strftime("%Y%m%d%H%M%S")
        self.acts.append({"act": kind, "title": title, "user": user, "comment": comment, "time": stamp, **more})

    def picture(self) -> str:
        """Draw a picture unlike all others; return its path."""
        from PIL import Image

        self._drawn += 1
        path = self.pictures / f"{self._drawn:04d}.jpg"
        color = (self._drawn % 256, self._drawn // 256 * 40 % 256, 200 - self._drawn % 200)
        Image.new("RGB", (640, 400), color).save(path, "JPEG", quality=70, comment=f"{self._drawn}".encode())
        return str(path)

    def template(self, name: str, text: str) -> None:
        """Add a template."""
        self.act("page", f"Template:{name}", "Uploader", "template", text=text)

    def file(
        self,
        name: str,
        artist: str | None,
        offers: str | tuple[str, ...],
        date: str,
        *,
        uploader: str = "Uploader",
        credit: str = OWN_WORK,
        categories: tuple[str, ...] = (),
        body: str = "",
        **extra: str,
    ) -> None:
        """Upload a file.

        Args:
            name: without prefix.
            artist: HTML of the author field, None for none.
            offers: one or several ids of `LICENSES`; the first is the one that the API answers with.
            date: as the API gives it.
            uploader: user who uploads it.
            credit: HTML of the source field.
            categories: further ones.
            body: further wikitext.
            **extra: further keys of extmetadata.
        """
        text = self.page_text(name, artist, offers, date, credit=credit, categories=categories, body=body, **extra)
        self.act("upload", f"File:{name}", uploader, "upload", text=text, path=self.picture())

    def pass_days(self, days: int) -> None:
        """Let so many days pass before the next act."""
        self._time += timedelta(days=days)

    @staticmethod
    def page_text(
        name: str,
        artist: str | None,
        offers: str | tuple[str, ...],
        date: str,
        *,
        credit: str = OWN_WORK,
        categories: tuple[str, ...] = (),
        body: str = "",
        **extra: str,
    ) -> str:
        """Return the text of a file's page; arguments as for `file`."""
        ids = (offers,) if isinstance(offers, str) else offers
        own = ("Self-published work",) if credit == OWN_WORK else ()
        fixed = tuple(TEMPLATES[i][1] for i in ids if i in TEMPLATES and TEMPLATES[i][1] in KEPT_CATEGORIES)
        answer: dict[str, str] = {
            "CommonsMetadataExtension": "1.2",
            "Categories": "|".join(sorted((*fixed, *own, *categories))),
            "Assessments": "",
            "ImageDescription": f"Picture of {name.rpartition('.')[0]}",
            "DateTimeOriginal": date,
            "Credit": credit,
        }
        if artist is not None:
            answer["Artist"] = artist
        answer |= LICENSES[ids[0]] | extra
        meta = {key: {"value": value, "source": SOURCES.get(key, "commons-desc-page")} for key, value in answer.items()}
        licensing = "\n".join(f"{{{{{TEMPLATES[i][0]}}}}}" for i in ids if i in TEMPLATES)
        sorted_in = "\n".join(f"[[Category:{c}]]" for c in (*own, *categories))
        return (
            f"== Summary ==\n{{{{Information|description={name}|date={date[:10]}}}}}\n"
            f"== Licensing ==\n{licensing}\n{body}\n{sorted_in}\n{block(meta)}\n"
        )


def _examples(plan: Plan) -> None:
    """The files of the example articles, with the facts of the example record."""
    data = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    for item in data["files"]:
        name = item.get("moved_from", item["title"]).removeprefix("File:")
        author = item["author"]
        artist = UNKNOWN if author is None else user_link(author, author) if author == item["uploader"] else author
        plan.file(name, artist, item["license"], item["date"], uploader=item["uploader"], credit="Example record")
        if "moved_from" in item:
            plan.act("move", item["moved_from"], "Mover", "renamed: more precise name", to=item["title"], redirect=True)
    for item in data["deleted"]:
        plan.file(item["title"].removeprefix("File:"), "Somebody", "CC-BY-SA-4.0", "2019", uploader="Newcomer")
        plan.act("delete", item["title"], "Admin", item["comment"])


def _moves_and_deletions(plan: Plan) -> None:
    """Moved with and without a redirect, redirected, deleted for two reasons, restored, replaced."""
    plan.file("Brick kiln.jpg", "Rudi Harms", "CC-BY-4.0", "2015-03-02")
    moved = {"to": "File:Brick kiln near Ostrel.jpg", "redirect": False}
    plan.act("move", "File:Brick kiln.jpg", "Mover", "renamed: [[COM:FR#FR2|criterion 2]]", **moved)
    plan.act(
        "page", "File:Kiln chimney.jpg", "Uploader", "duplicate", text="#REDIRECT [[File:Brick kiln near Ostrel.jpg]]"
    )

    plan.file("Quay one.jpg", "Rudi Harms", "CC-BY-4.0", "2015-03-03")
    plan.act("move", "File:Quay one.jpg", "Mover", "renamed", to="File:Quay two.jpg", redirect=False)
    plan.act("move", "File:Quay two.jpg", "Mover", "renamed again", to="File:Quay three.jpg", redirect=False)

    plan.file("Lost quay.jpg", "Rudi Harms", "CC-BY-4.0", "2015-03-04")
    plan.act("move", "File:Lost quay.jpg", "Mover", "renamed", to="File:Lost quay at Ostrel.jpg", redirect=False)
    plan.act("delete", "File:Lost quay at Ostrel.jpg", "Admin", "[[COM:L|Copyright violation]]: scan of a book")

    plan.file("Poster of the fair.jpg", "Newcomer", "CC-BY-SA-4.0", "2021", uploader="Newcomer")
    plan.act(
        "delete",
        "File:Poster of the fair.jpg",
        "Admin",
        "[[COM:L|Copyright violation]]: poster of the fair's organizer",
    )
    plan.file("My holiday 12.jpg", "Newcomer", "CC-BY-SA-4.0", "2021", uploader="Newcomer")
    plan.act("delete", "File:My holiday 12.jpg", "Admin", "Out of [[COM:SCOPE|project scope]]")

    plan.file("Salt store.jpg", "Greta Molin", "CC-BY-SA-4.0", "2017-10-09")
    plan.act("delete", "File:Salt store.jpg", "Admin", "No permission since 3 May 2024")
    plan.act("restore", "File:Salt store.jpg", "Admin", "permission received: [[COM:VRT|VRT]]")

    plan.file("Replaced view.jpg", "Greta Molin", "CC-BY-4.0", "2018")
    plan.act("upload", "File:Replaced view.jpg", "Uploader", "cropped", text="", path=plan.picture())
    plan.act("page", "File:Only a page.jpg", "Uploader", "a page without a file", text="There is no picture here.")


def _licenses(plan: Plan) -> None:
    """Several licenses, no license that the API has a code for, prescribed words, not free."""
    plan.file("Windmill at Harn.jpg", "Piet Osinga", ("CC-BY-SA-3.0", "GFDL"), "2007-06-01")
    plan.file("Side by side.jpg", "Piet Osinga", ("CC-BY-4.0", "CC-BY-SA-3.0"), "2010-10-10")
    plan.file("Rye field at Harn.jpg", "Piet Osinga", "CC-BY-SA-all", "2014-07-11")
    plan.file("Etched stirrup.jpg", "Adela Brandt", ("LicenseRef-PD", "CC0-1.0"), "1868", credit="Norda Museum")
    plan.file("Dovecote.jpg", "Ida Lorsk", "CC0-1.0", "2020-02-12")
    plan.file(
        "Engraving of the old port.jpg", "Adela Brandt (1801–1868)", "LicenseRef-PD", "1839", credit="Norda Museum"
    )
    plan.file("Bell tower of Ostrel.jpg", "Piet Osinga", "GFDL", "2006-01-30")
    plan.file("Depot in Lindau street.jpg", "Per Halden", "CC-BY-SA-3.0-DE", "2012-09-01")
    plan.file("Heron in flight.jpg", "Jonas Ekre", "CC-BY-2.0", "2011-05-31", uploader="FluxUploader", credit="Flickr")
    plan.file("Fishing fleet 1904.jpg", UNKNOWN, "No restrictions", "1904", credit="Norda Museum")
    plan.file("Map of the canals.jpg", "Canal Office of Norda", "Copyrighted free use", "1999", credit="Canal Office")
    wanted = "Photo: Lena Abt / Norda Archive / Wikimedia Commons / CC BY-SA 3.0"
    plan.file("Wheat harvest.jpg", "Lena Abt", "CC-BY-SA-3.0", "2013-08-08", Attribution=wanted)
    plan.file("Crest of Velmora FC.jpg", "Velmora FC", "none", "2001", credit="velmora-fc.example", NonFree="1")
    plan.file("No license at all.jpg", "Lena Abt", "none", "2013")


def _authors(plan: Plan) -> None:
    """Authors in foreign script, unknown, several, none; words of the record that are hidden or beside the point."""
    plan.file(
        "Церква у Верелі.jpg", user_link("Олена Ткач", "Olena T"), "CC-BY-SA-4.0", "2019-09-21", uploader="Olena T"
    )
    hidden = 'circa 1915<div style="display: none;">date QS:P571,+1915-00-00T00:00:00Z/9,P1480,Q5727902</div>'
    plan.file("Fishermen of Ostrel.jpg", UNKNOWN, "LicenseRef-PD", hidden, credit="Norda Museum")
    plan.file("Mayor of Harn.jpg", "Per Halden", "CC-BY-4.0", "2022-05-05", Restrictions="personality")
    plan.file("Tagged for deletion.jpg", "Per Halden", "CC-BY-4.0", "2022-05-06", DeletionReason="Copyright violation")
    plan.file("Two hands.jpg", "Per Halden", "CC-BY-4.0", "2022-05-07", AuthorCount="2")
    plan.file("Größe & Straße 日本.jpg", "Uwe Groß", "CC-BY-4.0", "2020-04-04")
    plan.act("upload", "File:No metadata.jpg", "Uploader", "upload", text="Nothing here.", path=plan.picture())


def _structured(plan: Plan) -> None:
    """What structured data adds to the page, and where the two contradict each other."""
    by4, gfdl, copyrighted = (statement(item) for item in ("Q20007257", "Q50829104", "Q50423863"))
    made = {
        "time": "+2016-07-00T00:00:00Z",
        "precision": 10,
        "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
    }
    named = statement(None, P2093="Tove Brandvik", P4174="ToveB", P2699="https://example.org/tove")
    said = entity(P275=[by4, gfdl], P6216=[copyrighted], P170=[named], P571=[statement(made)])
    plan.file("Structured ferry.jpg", None, ("CC-BY-4.0", "GFDL"), "", body=said)
    plan.file("Structured quarrel.jpg", None, ("CC-BY-SA-4.0", "GFDL"), "2016", body=entity(P275=[by4]))
    by_item = entity(P275=[by4], P170=[statement("Q900001")])
    plan.file("Structured police.jpg", "The picture was taken by us.", "CC-BY-4.0", "2023", body=by_item)
    plan.file("Structured nothing.jpg", None, "CC-BY-4.0", "2016", body=entity())
    labels = {"en": "National Police of Norda", "uk": "Національна поліція Норди"}
    item = {
        "type": "item",
        "labels": {code: {"language": code, "value": text} for code, text in labels.items()},
        "aliases": {"en": [{"language": "en", "value": "Norda police"}]},
    }
    plan.act("page", "Item Q900001", "Uploader", "item", text=block(item, "entity"))


def _changes(plan: Plan) -> None:
    """Marked for deletion, under another license than at first, with the old text hidden."""
    plan.template("Deletion template tag", "<includeonly>[[Category:Deletion requests January 2024]]</includeonly>")
    plan.file("Nominated sluice.jpg", "Rudi Harms", "GFDL", "2015", body="{{Deletion template tag}}")
    unproven = ("Media missing permission as of 3 May 2024",)
    plan.file("Nominated weir.jpg", "Rudi Harms", "CC-BY-4.0", "2015", categories=unproven)
    for name in ("Relicensed sluice.jpg", "Relicensed weir.jpg"):
        plan.file(name, "Rudi Harms", ("CC-BY-SA-3.0", "GFDL"), "2015")
        text = plan.page_text(name, "Rudi Harms", "CC-BY-4.0", "2015", body="<!-- {{GFDL}} -->")
        plan.act("page", f"File:{name}", "Uploader", "another license", text=text)
    plan.file("Relicensed lock.jpg", "Rudi Harms", "CC-BY-SA-3.0", "2015")
    plan.pass_days(30)
    text = plan.page_text("Relicensed lock.jpg", "Rudi Harms", "CC-BY-4.0", "2015")
    plan.act("page", "File:Relicensed lock.jpg", "Uploader", "the author wants another license", text=text)
    plan.file("Unproven sluice.jpg", "Rudi Harms", "CC-BY-2.0", "2015", categories=("Possibly unfree Flickr images",))
    plan.file("Painted ferry.jpg", "Rudi Harms / Greta Molin", "CC-BY-4.0", "2015")
    plan.act("hide", "File:Relicensed weir.jpg", "Admin", "private words")


def _crowds(plan: Plan) -> None:
    """Pages with so many templates and categories that answers are continued, and files by the hundred."""
    for number in range(CROWD):
        plan.template(f"Crowd {number:02d}", f"<!-- {number} -->")
    body = "".join(f"{{{{Crowd {n:02d}}}}}[[Category:Crowd {n:02d}]]" for n in range(CROWD))
    for number in range(1, CROWDED + 1):
        plan.file(f"Crowded {number:02d}.jpg", "Berta Quist", ("CC-BY-SA-3.0", "GFDL"), "2008-08-08", body=body)
    for number in range(1, BULK + 1):
        offer = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0")[number % 3]
        plan.file(f"Bulk {number:03d}.jpg", photographer(number), offer, "2020-01-01")


def make(pictures: Path) -> list[Act]:
    """Draw the pictures into a folder; return the acts in order."""
    pictures.mkdir(parents=True, exist_ok=True)
    plan = Plan(pictures)
    plan.template("Information", "{| class=fileinfotpl\n| {{{description|}}}\n| {{{date|}}}\n|}")
    for name, category in TEMPLATES.values():
        plan.template(name, f"License: {name}.<includeonly>[[Category:{category}]]</includeonly>")
    _examples(plan)
    _moves_and_deletions(plan)
    _licenses(plan)
    _authors(plan)
    _structured(plan)
    _changes(plan)
    _crowds(plan)
    return plan.acts


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(make(Path(sys.argv[1])), ensure_ascii=False), encoding="utf-8")
