"""What the wiki knows beyond one license and one author, through `licensecheck check` against a real MediaWiki."""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck import commons
from licensecheck.cli import main
from licensecheck.commons import CommonsSource, WikisSource
from mediawiki.server import root
from mediawiki.test_mediawiki_checks import article, credit

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediawiki.plugin import ApiLog

    Check = Callable[..., dict[str, Any]]

WIKI = "en.wikipedia.org"


@pytest.fixture
def check(api_log: ApiLog, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Check:
    """Run `licensecheck check` on an article's text or on words; return its only case."""

    def run(*words: str, text: str | None = None) -> dict[str, Any]:
        if text is not None:
            (tmp_path / "article.md").write_text(text, encoding="utf-8")
            words = (str(tmp_path / "article.md"), *words)
        code = main(["check", "--no-cache", "--format", "json", "--api-url", api_log.api_url, *words])
        out = capsys.readouterr()
        assert out.out, f"no report, exit code {code}: {out.err}"
        (case,) = json.loads(out.out)["cases"]
        found: dict[str, Any] = {"code": code, **case}
        return found

    return run


def findings(case: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((f["code"], f["severity"]) for f in case["findings"])


def picture_of(sha1: str, into: Path) -> Path:
    """Copy the picture with this SHA-1 out of those that the wiki was filled with."""
    for path in (root() / "instance" / "pictures").iterdir():
        if hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest() == sha1:
            return Path(shutil.copy(path, into))
    raise LookupError(sha1)


# --- history -------------------------------------------------------------------------------------------------------

RELICENSED = "Relicensed lock.jpg"


def test_a_license_that_the_page_named_before_is_no_mistake(check: Check, api_log: ApiLog) -> None:
    case = check(text=article(RELICENSED, credit(RELICENSED, "Rudi Harms", "CC BY-SA 3.0")))
    assert (case["code"], findings(case)) == (0, [("FI607", "info")])
    assert case["verdicts"]["license"] == "undecided"
    assert "the author wants another license" in case["findings"][0]["message"]
    assert (api_log.kinds()["first"], api_log.kinds()["history"]) == (1, 1)


def test_a_license_that_the_page_never_named_is_wrong(check: Check) -> None:
    case = check(text=article(RELICENSED, credit(RELICENSED, "Rudi Harms", "CC BY-SA 4.0")))
    assert ("LC105", "error") in findings(case)


def test_a_right_credit_costs_no_history(check: Check, api_log: ApiLog) -> None:
    check(text=article(RELICENSED, credit(RELICENSED, "Rudi Harms", "CC BY 4.0")))
    assert "history" not in api_log.kinds()


def test_the_day_of_the_article_is_told(check: Check, api_log: ApiLog) -> None:
    """The license stood there for six hours only; the article is of that day."""
    title = "File:Relicensed sluice.jpg"
    source = CommonsSource(api_url=api_log.api_url)
    history = source.histories(source.files([title]))[title].history
    assert history is not None
    day = history.revisions[-1].timestamp[:10]
    words = credit("Relicensed sluice.jpg", "Rudi Harms", "CC BY-SA 3.0")
    text = article("Relicensed sluice.jpg", words)
    assert "LC105" in [code for code, _ in findings(check(text=text))]
    dated = check(text=f"---\ndate: {day}\n---\n\n{text}")
    assert [f["message_id"] for f in dated["findings"] if f["code"] == "FI607"] == ["FI607.day"]
    given = check("--credit", words, "--credit-format", "markdown", "--published", day)
    assert [f["message_id"] for f in given["findings"] if f["code"] == "FI607"] == ["FI607.day"]


def test_a_lockfile_holds_the_history_that_decides(
    check: Check, api_log: ApiLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = article(RELICENSED, credit(RELICENSED, "Rudi Harms", "CC BY-SA 3.0"))
    online = check(text=text)
    lock = str(tmp_path / "licensecheck.lock")
    assert main(["lock", "--no-cache", "--api-url", api_log.api_url, "--lockfile", lock, str(tmp_path)]) == 0
    written = Path(lock).read_bytes()
    assert main(["refresh", "--no-cache", "--api-url", api_log.api_url, "--lockfile", lock]) == 0
    assert Path(lock).read_bytes() == written
    capsys.readouterr()
    api_log.mark()
    locked = check("--locked", "--lockfile", lock, text=text)
    assert api_log() == []
    assert (findings(locked), locked["verdicts"]) == (findings(online), online["verdicts"])


def test_a_picture_is_an_earlier_version(check: Check, api_log: ApiLog, tmp_path: Path) -> None:
    title = "File:Replaced view.jpg"
    source = CommonsSource(api_url=api_log.api_url)
    history = source.histories(source.files([title]))[title].history
    assert history is not None
    old = picture_of(history.versions[-1].sha1, tmp_path / "old.jpg")
    words = credit("Replaced view.jpg", "Greta Molin", "CC BY 4.0") + " (no changes made)"
    case = check("--credit", words, "--credit-format", "markdown", "--image", str(old))
    assert findings(case) == [("FI608", "info")]
    assert (case["verdicts"]["picture"], case["verdicts"]["modification"]) == ("undecided", "verified")


# --- state ---------------------------------------------------------------------------------------------------------

MARKED = {
    "a request for deletion": ("Nominated sluice.jpg", "Rudi Harms", "GFDL 1.2", ("FI604", "warning")),
    "no permission": ("Nominated weir.jpg", "Rudi Harms", "CC BY 4.0", ("FI604", "warning")),
    "speedy deletion": ("Tagged for deletion.jpg", "Per Halden", "CC BY 4.0", ("FI604", "warning")),
    "a review that failed": ("Unproven sluice.jpg", "Rudi Harms", "CC BY 2.0", ("FI605", "warning")),
}


@pytest.mark.parametrize(("name", "author", "license_name", "finding"), MARKED.values(), ids=list(MARKED))
def test_a_mark_on_the_page_is_a_warning(
    check: Check, name: str, author: str, license_name: str, finding: tuple[str, str]
) -> None:
    case = check(text=article(name, credit(name, author, license_name)))
    assert finding in findings(case)
    assert (case["code"], case["verdicts"]["author"], case["verdicts"]["file"]) == (0, "verified", "undecided")


def test_words_that_the_page_prescribes(check: Check) -> None:
    """The name alone is right, and not all that is asked for."""
    case = check(text=article("Wheat harvest.jpg", credit("Wheat harvest.jpg", "Lena Abt", "CC BY-SA 3.0")))
    assert (case["code"], findings(case)) == (0, [("AU205", "warning")])
    assert "Norda Archive" in case["findings"][0]["message"]


def test_a_co_author_is_left_out(check: Check) -> None:
    name = "Painted ferry.jpg"
    case = check(text=article(name, credit(name, "Rudi Harms", "CC BY 4.0")))
    assert (case["code"], findings(case)) == (0, [("AU206", "warning")])
    both = check(text=article(name, credit(name, "Rudi Harms and Greta Molin", "CC BY 4.0")))
    assert findings(both) == []


def test_a_lighter_license_is_told(check: Check) -> None:
    name = "Windmill at Harn.jpg"
    case = check(text=article(name, credit(name, "Piet Osinga", "GFDL 1.2")))
    assert findings(case) == [("LC116", "info")]


# --- finding the file ----------------------------------------------------------------------------------------------


def test_a_picture_leads_to_its_file(check: Check, api_log: ApiLog, tmp_path: Path) -> None:
    """The credit names no file; the bytes of the picture beside the article do."""
    title = "File:Salt store.jpg"
    sha1 = CommonsSource(api_url=api_log.api_url).files([title])[title].sha1
    picture_of(sha1, tmp_path / "store.jpg")
    api_log.mark()
    case = check(text="![store](store.jpg)\n\nPhoto: Walter Benn, CC BY-SA 4.0, via Wikimedia Commons\n")
    assert (case["file"], case["identified_by"]) == (title, "sha1")
    assert ("AU202", "error") in findings(case)
    assert [r.params.get("aisha1", r.params.get("titles")) for r in api_log()] == [sha1, title]


def test_a_picture_that_no_file_is_leads_to_a_search(check: Check, api_log: ApiLog, tmp_path: Path) -> None:
    (tmp_path / "heron.jpg").write_bytes(b"an edited picture")
    case = check(text="![heron](heron.jpg)\n\nHeron in flight, CC BY 2.0, via Wikimedia Commons\n")
    assert (case["file"], [c["title"] for c in case["candidates"]]) == (None, ["File:Heron in flight.jpg"])
    assert [sorted(set(r.params) & {"aisha1", "srsearch"}) for r in api_log()] == [["aisha1"], ["srsearch"]]


@pytest.fixture
def wikipedia(api_log: ApiLog, monkeypatch: pytest.MonkeyPatch) -> ApiLog:
    """The wiki takes the place of a Wikipedia as well; `second` shows the files of the first."""
    monkeypatch.setattr(commons, "WikisSource", functools.partial(WikisSource, apis={WIKI: api_log.api_url}))
    return api_log


def embedded(name: str, words: str) -> str:
    return f"![x](https://upload.wikimedia.org/wikipedia/en/a/ab/{name.replace(' ', '_')})\n\n{words}\n"


def test_a_local_file_of_a_wikipedia_that_is_not_free(check: Check, wikipedia: ApiLog) -> None:
    case = check(text=embedded("Crest of Velmora FC.jpg", "Logo: Velmora FC"))
    assert (case["code"], findings(case)) == (1, [("FI606", "error")])
    assert case["facts"]["wiki"] == WIKI


def test_a_local_file_of_a_wikipedia_that_is_free(check: Check, wikipedia: ApiLog) -> None:
    page = f"https://{WIKI}/wiki/File:Salt_store.jpg"
    words = f"Photo: Greta Molin, [Salt store]({page}), [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)"
    case = check(text=embedded("Salt store.jpg", words))
    assert (case["code"], findings(case), case["verdicts"]["source_link"]) == (0, [], "verified")


def test_a_file_that_a_wikipedia_shows_is_followed_to_commons(
    check: Check, api_log: ApiLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = api_log.with_switches(second=1)
    monkeypatch.setattr(commons, "WikisSource", functools.partial(WikisSource, apis={WIKI: second}))
    words = credit("Windmill at Harn.jpg", "Piet Osinga", "CC BY-SA 3.0")
    case = check(text=embedded("Windmill at Harn.jpg", words))
    assert (case["code"], findings(case), case["facts"]["wiki"]) == (0, [], "")
    assert case["facts"]["repository"] == "local"


def test_without_leave_no_other_wiki_is_asked(check: Check, api_log: ApiLog) -> None:
    case = check(text=embedded("Crest of Velmora FC.jpg", "Logo: Velmora FC"))
    assert case["verdicts"]["file"] == "unchecked"
    assert api_log() == []
