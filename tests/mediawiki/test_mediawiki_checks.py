"""The main job through the command line against a real MediaWiki: `licensecheck check` and `lock` with `--api-url`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.cli import main
from mediawiki.plan import photographer

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediawiki.plugin import ApiLog

ARTICLES = Path(__file__).resolve().parent.parent.parent / "fixtures" / "articles"
CC = "https://creativecommons.org/licenses"
LINKS = {
    "CC BY 4.0": f"{CC}/by/4.0/",
    "CC BY 3.0": f"{CC}/by/3.0/",
    "CC BY 2.0": f"{CC}/by/2.0/",
    "CC BY-SA 4.0": f"{CC}/by-sa/4.0/",
    "CC BY-SA 3.0": f"{CC}/by-sa/3.0/",
    "CC BY-SA 3.0 DE": f"{CC}/by-sa/3.0/de/",
    "CC BY-SA 2.5": f"{CC}/by-sa/2.5/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "GFDL 1.2": "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html",
}


def page_url(name: str) -> str:
    return f"https://commons.wikimedia.org/wiki/File:{name.replace(' ', '_')}"


def credit(name: str, author: str, license_name: str, *, title: str | None = None) -> str:
    """A full credit in Markdown."""
    link = LINKS.get(license_name)
    stated = f"[{license_name}]({link})" if link else license_name
    shown = title or name.rpartition(".")[0]
    return f"*Photo: {author}, [{shown}](<{page_url(name)}>), {stated}, via Wikimedia Commons*"


def article(name: str, words: str) -> str:
    """A Markdown picture and what stands below it."""
    address = f"https://commons.wikimedia.org/wiki/Special:FilePath/{name.replace(' ', '_')}"
    return f"![a picture](<{address}>)\n\n{words}\n"


class Run:
    """What a run of `check` gave: exit code, report, what stood on standard error."""

    def __init__(self, code: int, report: dict[str, Any], errors: str) -> None:
        self.code, self.report, self.errors = code, report, errors

    @property
    def case(self) -> dict[str, Any]:
        """The only case."""
        (case,) = self.report["cases"]
        found: dict[str, Any] = case
        return found

    def codes(self, *levels: str) -> list[str]:
        """The codes of all findings of these severities, sorted."""
        findings = [f for case in self.report["cases"] for f in case["findings"]]
        return sorted(f["code"] for f in findings if f["severity"] in (levels or ("error", "warning", "info")))


@pytest.fixture
def check(api_log: ApiLog, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Run]:
    """Run `licensecheck check --format json` on an article's text or on paths."""

    def run(*words: str, text: str | None = None, api_url: str | None = None) -> Run:
        if text is not None:
            path = tmp_path / "article.md"
            path.write_text(text, encoding="utf-8")
            words = (str(path), *words)
        code = main(["check", "--format", "json", "--api-url", api_url or api_log.api_url, *words])
        out = capsys.readouterr()
        assert out.out, f"no report, exit code {code}: {out.err}"
        return Run(code, json.loads(out.out), out.err)

    return run


# --- right credits -------------------------------------------------------------------------------------------------

RIGHT = {
    "one license": ("Salt store.jpg", "Greta Molin", "CC BY-SA 4.0"),
    "port": ("Depot in Lindau street.jpg", "Per Halden", "CC BY-SA 3.0 DE"),
    "old version": ("Heron in flight.jpg", "Jonas Ekre", "CC BY 2.0"),
    "the license that the API names": ("Windmill at Harn.jpg", "Piet Osinga", "CC BY-SA 3.0"),
    "the license that the API hides": ("Windmill at Harn.jpg", "Piet Osinga", "GFDL 1.2"),
    "the newest of all versions": ("Rye field at Harn.jpg", "Piet Osinga", "CC BY-SA 4.0"),
    "an older one of all versions": ("Rye field at Harn.jpg", "Piet Osinga", "CC BY-SA 2.5"),
    "the second of two licenses": ("Side by side.jpg", "Piet Osinga", "CC BY-SA 3.0"),
    "CC0": ("Dovecote.jpg", "Ida Lorsk", "CC0 1.0"),
    "CC0 under a public domain tag": ("Etched stirrup.jpg", "Adela Brandt", "CC0 1.0"),
    "public domain": ("Engraving of the old port.jpg", "Adela Brandt", "public domain"),
    "only GFDL": ("Bell tower of Ostrel.jpg", "Piet Osinga", "GFDL 1.2"),
    "author in Cyrillic": ("Церква у Верелі.jpg", "Олена Ткач", "CC BY-SA 4.0"),
    "prescribed words": ("Wheat harvest.jpg", "Lena Abt / Norda Archive", "CC BY-SA 3.0"),
    "unknown author": ("Fishermen of Ostrel.jpg", "unknown author", "public domain"),
    "restored": ("Salt store.jpg", "Greta Molin", "CC BY-SA 4.0"),
    "strange name": ("Größe & Straße 日本.jpg", "Uwe Groß", "CC BY 4.0"),
}


@pytest.mark.parametrize(("name", "author", "license_name"), RIGHT.values(), ids=RIGHT.keys())
def test_a_right_credit_has_no_finding(check: Callable[..., Run], name: str, author: str, license_name: str) -> None:
    """Whichever of the licenses on offer a credit names, and however the author is written: nothing is wrong."""
    done = check(text=article(name, credit(name, author, license_name)))
    verdicts = done.case["verdicts"]
    assert (done.code, done.codes("error", "warning")) == (0, [])
    assert {verdicts[field] for field in ("file", "author", "license", "source_link")} == {"verified"}
    assert (done.case["file"], done.report["problems"]) == (f"File:{name}", [])


# --- wrong credits -------------------------------------------------------------------------------------------------

WRONG = {
    "other version": (article("Salt store.jpg", credit("Salt store.jpg", "Greta Molin", "CC BY-SA 3.0")), {"LC106"}),
    "other license": (article("Salt store.jpg", credit("Salt store.jpg", "Greta Molin", "CC BY 4.0")), {"LC105"}),
    "public domain claimed": (article("Salt store.jpg", credit("Salt store.jpg", "Greta Molin", "public domain")), {"LC111"}),
    "none of two licenses": (article("Side by side.jpg", credit("Side by side.jpg", "Piet Osinga", "CC BY 3.0")), {"LC106"}),
    "none of all versions": (article("Rye field at Harn.jpg", credit("Rye field at Harn.jpg", "Piet Osinga", "CC BY 4.0")), {"LC105"}),
    "other author": (article("Salt store.jpg", credit("Salt store.jpg", "Walter Benn", "CC BY-SA 4.0")), {"AU202"}),
    "platform for the author": (article("Salt store.jpg", "*Photo: Wikimedia Commons*"), {"AU203", "LC101"}),
    "unknown author of a known one": (article("Salt store.jpg", credit("Salt store.jpg", "unknown author", "CC BY-SA 4.0")), {"AU207"}),
    "deleted for copyright": (article("Poster of the fair.jpg", credit("Poster of the fair.jpg", "Newcomer", "CC BY-SA 4.0")), {"FI602"}),
    "moved and then deleted": (article("Lost quay.jpg", credit("Lost quay.jpg", "Rudi Harms", "CC BY 4.0")), {"FI602"}),
    "never there": (article("Nothing here.jpg", credit("Nothing here.jpg", "Rudi Harms", "CC BY 4.0")), {"FI601"}),
    "not free": (article("Crest of Velmora FC.jpg", credit("Crest of Velmora FC.jpg", "Velmora FC", "CC BY 4.0")), {"FI606"}),
    "no credit": (article("Salt store.jpg", ""), {"CR001"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_credit_is_an_error(check: Callable[..., Run], text: str, codes: set[str]) -> None:
    done = check(text=text)
    assert (done.code, set(done.codes("error"))) == (1, codes)


def test_a_deletion_for_another_reason_takes_no_license_away(check: Callable[..., Run]) -> None:
    """Out of scope on Commons, yet the grant stands: a warning that quotes the log."""
    name = "My holiday 12.jpg"
    done = check(text=article(name, credit(name, "Newcomer", "CC BY-SA 4.0")))
    assert (done.code, done.codes("error", "warning")) == (0, ["FI602"])
    assert "project scope" in done.case["findings"][0]["message"]


def test_other_port(check: Callable[..., Run]) -> None:
    name = "Depot in Lindau street.jpg"
    done = check(text=article(name, credit(name, "Per Halden", "CC BY-SA 3.0")))
    assert (done.code, done.codes("error", "warning")) == (0, ["LC107"])


def test_the_uploader_is_credited(check: Callable[..., Run]) -> None:
    name = "Bronze heron (sculpture).jpg"
    done = check(text=article(name, credit(name, "FluxUploader", "CC BY 2.0")))
    assert (done.code, done.codes("error", "warning")) == (0, ["AU204"])
    assert done.case["verdicts"]["author"] == "undecided"


RENAMED = {
    "redirect": ("Cape Orra.jpg", "Lighthouse of Cape Orra.jpg", "Mira Tolvanen", "CC BY-SA 4.0", "info"),
    "redirect page": ("Kiln chimney.jpg", "Brick kiln near Ostrel.jpg", "Rudi Harms", "CC BY 4.0", "info"),
    "no redirect": ("Brick kiln.jpg", "Brick kiln near Ostrel.jpg", "Rudi Harms", "CC BY 4.0", "warning"),
    "twice": ("Quay one.jpg", "Quay three.jpg", "Rudi Harms", "CC BY 4.0", "warning"),
}


@pytest.mark.parametrize(("old", "new", "author", "license_name", "severity"), RENAMED.values(), ids=RENAMED.keys())
def test_a_renamed_file_is_no_error(
    check: Callable[..., Run], old: str, new: str, author: str, license_name: str, severity: str
) -> None:
    """The credit is judged by the file under its last name; where the old address leads nowhere, that is a warning."""
    done = check(text=article(old, credit(old, author, license_name)))
    (finding,) = done.case["findings"]
    assert (done.code, done.case["file"]) == (0, f"File:{new}")
    assert (finding["code"], finding["severity"]) == ("FI603", severity)
    assert new in finding["message"]
    assert {done.case["verdicts"][field] for field in ("author", "license")} == {"verified"}


def test_a_record_without_a_license_proves_nothing(check: Callable[..., Run]) -> None:
    for name in ("No license at all.jpg", "No metadata.jpg"):
        done = check(text=article(name, credit(name, "Lena Abt", "CC BY 4.0")))
        assert done.case["verdicts"]["license"] == "undecided"
        assert done.codes("error") == []


def test_a_page_number_leads_to_the_file(check: Callable[..., Run], mediawiki: str) -> None:
    """A `?curid=` address costs one look-up and identifies the file."""
    from licensecheck.commons import CommonsSource

    title = "File:Salt store.jpg"
    number = CommonsSource(api_url=f"{mediawiki}/w/api.php").files([title])[title].page_id
    words = credit("Salt store.jpg", "Greta Molin", "CC BY-SA 4.0")
    text = words.replace(page_url("Salt store.jpg"), f"https://commons.wikimedia.org/?curid={number}")
    done = check("--credit", text, "--credit-format", "markdown")
    assert (done.case["file"], done.codes("error", "warning")) == (title, [])


# --- the example articles ------------------------------------------------------------------------------------------


def test_the_example_articles(check: Callable[..., Run], tmp_path: Path) -> None:
    """The same codes at the same lines as from the lockfile beside them: the wiki holds the same facts."""
    for path in ARTICLES.iterdir():
        if path.suffix != ".lock":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    done = check(str(tmp_path))
    locked = check("--locked", "--lockfile", str(ARTICLES / "licensecheck.lock"), str(tmp_path))

    def found(run: Run) -> list[tuple[str, str, str, int, int]]:
        return sorted(
            (Path(case["path"]).name, f["code"], f["severity"], f["line"], f["column"])
            for case in run.report["cases"]
            for f in case["findings"]
        )

    assert done.code == 1
    assert found(done) == found(locked)
    assert ("kupiansk.md", "LC108", "error") in {item[:3] for item in found(done)}
    verdicts = {Path(c["path"]).name: c["verdicts"] for c in done.report["cases"] if "kupiansk" in c["path"]}
    assert (verdicts["kupiansk.md"]["author"], verdicts["kupiansk.md"]["license"]) == ("verified", "verified")
    assert {verdicts["kupiansk.txt"][f] for f in ("file", "author", "license", "title")} == {"undecided"}
    assert {v["modification"] for v in verdicts.values()} == {"unchecked"}


# --- what cannot be had --------------------------------------------------------------------------------------------


def test_a_wiki_that_does_not_answer_is_never_fine(check: Callable[..., Run]) -> None:
    """Nothing could be read: exit code 3, all unchecked, no finding about the record, nothing verified by it."""
    text = article("Salt store.jpg", credit("Salt store.jpg", "Walter Benn", "CC BY 3.0"))
    done = check(text=text, api_url="http://127.0.0.1:9/w/api.php")
    assert done.code == 3
    assert {done.case["verdicts"][field] for field in ("file", "author", "license")} == {"unchecked"}
    assert done.codes("error") == []
    assert len(done.report["problems"]) == 1


# --- what it costs -------------------------------------------------------------------------------------------------


def three_articles(folder: Path) -> None:
    """Write 120 credits over 100 distinct files, 12 of them with crowded pages: two Markdown articles and one in HTML."""
    names = [f"Bulk {n:03d}.jpg" for n in range(1, 89)] + [f"Crowded {n:02d}.jpg" for n in range(1, 13)]
    wanted = names + names[:20]
    entries = [(name, *_bulk_facts(name)) for name in wanted]
    for part, name in enumerate(("one.md", "two.md")):
        chosen = entries[part * 40 : part * 40 + 40]
        text = "\n".join(article(file, credit(file, who, what)) for file, who, what in chosen)
        (folder / name).write_text(f"# Part {part + 1}\n\n{text}", encoding="utf-8")
    (folder / "three.html").write_text("\n".join(_figure(*entry) for entry in entries[80:]), encoding="utf-8")


def _bulk_facts(name: str) -> tuple[str, str]:
    if name.startswith("Crowded"):
        return "Berta Quist", "CC BY-SA 3.0"
    number = int(name[5:8])
    return photographer(number), ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-SA 3.0")[number % 3]


def _figure(name: str, author: str, license_name: str) -> str:
    return (
        f'<figure><img src="https://commons.wikimedia.org/wiki/Special:FilePath/{name.replace(" ", "_")}" alt="x">'
        f'<figcaption>Photo: {author}, <a href="{page_url(name)}">{name.rpartition(".")[0]}</a>, '
        f'<a href="{LINKS[license_name]}">{license_name}</a>, via Wikimedia Commons</figcaption></figure>'
    )


def test_a_hundred_and_twenty_credits_cost_two_first_answers(
    check: Callable[..., Run], api_log: ApiLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the wiki's access log.

    100 files in two first answers, one second batch for the twelve whose license they leave open, and its
    continuations. With the lockfile: nothing at all.
    """
    three_articles(tmp_path)
    online = check(str(tmp_path))
    summary = online.report["summary"]
    assert (summary["documents"], summary["credits"], online.codes("error", "warning")) == (3, 120, [])
    assert len({case["file"] for case in online.report["cases"]}) == 100
    kinds = api_log.kinds()
    assert (kinds["first"], kinds["second"]) == (2, 1)
    assert set(kinds) == {"first", "second", "continuation"}
    assert [len(r.titles) for r in api_log() if r.kind == "first"] == [50, 50]

    assert (
        main(["lock", "--api-url", api_log.api_url, "--lockfile", str(tmp_path / "licensecheck.lock"), str(tmp_path)])
        == 0
    )
    capsys.readouterr()
    api_log.mark()
    locked = check("--locked", "--lockfile", str(tmp_path / "licensecheck.lock"), str(tmp_path))
    assert (locked.code, locked.report["summary"]["credits"], locked.codes("error", "warning")) == (0, 120, [])
    again = check("--lockfile", str(tmp_path / "licensecheck.lock"), str(tmp_path))
    assert again.report["cases"] == locked.report["cases"]
    assert api_log() == []


def test_locked_findings_are_those_of_the_wiki(
    check: Callable[..., Run], api_log: ApiLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything that a check asks for is in the lockfile: gone, moved, searched and wrongly credited files alike."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, (text, _) in enumerate(WRONG.values()):
        (folder / f"{number:02d}.md").write_text(text, encoding="utf-8")
    (folder / "moved.md").write_text(
        article("Brick kiln.jpg", credit("Brick kiln.jpg", "X", "CC BY 3.0")), encoding="utf-8"
    )
    (folder / "plain.txt").write_text((ARTICLES / "kupiansk.txt").read_text(encoding="utf-8"), encoding="utf-8")
    online = check(str(folder))
    assert (
        main(["lock", "--api-url", api_log.api_url, "--lockfile", str(tmp_path / "licensecheck.lock"), str(folder)])
        == 0
    )
    capsys.readouterr()
    api_log.mark()
    locked = check("--locked", "--lockfile", str(tmp_path / "licensecheck.lock"), str(folder))
    assert api_log() == []
    assert (locked.code, locked.report["summary"]["errors"]) == (online.code, online.report["summary"]["errors"])
    assert [(c["file"], c["verdicts"], [f["fingerprint"] for f in c["findings"]]) for c in locked.report["cases"]] == [
        (c["file"], c["verdicts"], [f["fingerprint"] for f in c["findings"]]) for c in online.report["cases"]
    ]


def test_lock_writes_the_same_bytes_again(api_log: ApiLog, tmp_path: Path) -> None:
    """A record that says nothing new is left as it stands."""
    text = article("Salt store.jpg", credit("Salt store.jpg", "Greta Molin", "CC BY-SA 4.0"))
    (tmp_path / "article.md").write_text(text, encoding="utf-8")
    lockfile = tmp_path / "licensecheck.lock"
    words = ["lock", "--api-url", api_log.api_url, "--lockfile", str(lockfile), str(tmp_path)]
    assert main(words) == 0
    first = lockfile.read_bytes()
    assert main(words) == 0
    assert lockfile.read_bytes() == first
    assert "File:Salt store.jpg" in first.decode()
