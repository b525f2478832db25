"""The page: valid, without a request to anybody, texts of others only ever text, readable without its script."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from licensecheck.model import CreditText, ImageUse, Report
from licensecheck.report import _html, render
from report.samples import (
    EVIL,
    LINE,
    NOT_COMPARED,
    SUGGESTION,
    checked,
    clean,
    everything,
    finding,
    full_report,
    offsets,
    report,
    unlocked,
)
from report.validate import check_html

REPORTS = everything()


def page(given: Report) -> str:
    return "".join(render("html", given))


def parsed(given: Report) -> Any:
    return check_html(page(given))


def words(node: Any) -> str:
    return "".join(node.itertext())


def without_surrogates(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


@pytest.mark.parametrize("name", REPORTS)
def test_an_html5_parser_has_nothing_to_mend(name: str) -> None:
    check_html(without_surrogates(page(REPORTS[name])))


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_on_the_page_is_asked_of_another_machine(name: str) -> None:
    """No element that fetches has an address with a host; links are followed only by who clicks them."""
    document = parsed(REPORTS[name])
    fetching = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "video": "src", "form": "action"}  # fmt: skip
    for node in document.iter():
        address = node.get(fetching.get(node.tag, ""), "")
        assert not re.match(r"[a-z]+:|//|\\", address, re.I)
        assert not any(key.startswith("on") or key == "style" for key in node.attrib)
    assert "url(" not in page(REPORTS[name])
    assert "@import" not in page(REPORTS[name])


def test_the_policy_allows_our_script_our_style_and_pictures_beside_the_page() -> None:
    document = parsed(full_report())
    policy = next(m.get("content") for m in document.iter("meta") if m.get("http-equiv"))
    (script,), (style,) = document.iter("script"), document.iter("style")
    hashes = ["'sha256-" + b64encode(sha256(node.text.encode()).digest()).decode() + "'" for node in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]}; img-src 'self' file:; base-uri 'none'; form-action 'none'"
    )


def test_words_of_others_are_text_and_nothing_else() -> None:
    """The page of hostile words has the same elements and attributes as that of tame ones."""

    def shape(document: Any) -> list[tuple[str, tuple[str, ...]]]:
        return [(str(n.tag), tuple(n.keys())) for n in document.iter()]

    tame = page(REPORTS["hostile"]).replace(_html.text(EVIL), "tame").replace(_html.lines(EVIL), "tame")
    assert shape(check_html(without_surrogates(page(REPORTS["hostile"])))) == shape(
        check_html(without_surrogates(tame))
    )
    assert "<script>alert" not in page(REPORTS["hostile"])


def test_a_link_leads_to_the_web_or_is_none() -> None:
    addresses = {a.get("href") for a in parsed(REPORTS["hostile"]).iter("a")}
    assert addresses == {"#cases"}
    assert {a.get("rel") for a in parsed(full_report()).iter("a") if a.get("href") != "#cases"} == {
        "noreferrer noopener"
    }


PICTURES = {
    "img/a b.jpg": "posts/img/a%20b.jpg",
    "../a.jpg": "posts/../a.jpg",
    "a.jpg?w=2": "posts/a.jpg?w=2",
    "https://a.example/x.jpg": None,
    "//a.example/x.jpg": None,
    "\\\\a.example\\x.jpg": None,
    "..//a.example/x.jpg": None,
    "file:///etc/x.jpg": None,
    "data:image/png;base64,AA": None,
    "javascript:alert(1)": None,
    "/img/x.jpg": None,
    "a\u202egpj.jpg": None,
    "": None,
}


@pytest.mark.parametrize("image", PICTURES)
def test_only_a_picture_beside_its_document_is_shown(image: str) -> None:
    assert _html.local_picture(ImageUse("./posts/a.md", image)) == PICTURES[image]


def test_a_picture_on_the_web_is_a_link() -> None:
    use = ImageUse("a.md", "https://a.example/x.jpg", credit=CreditText(LINE, "markdown", offsets(), "line"))
    document = parsed(report(checked(finding(), use=use)))
    assert list(document.iter("img")) == []
    assert [words(a) for a in document.iter("a") if a.get("href") == "https://a.example/x.jpg"] == [
        "Open the picture (on another site)"
    ]


def test_everything_can_be_read_without_the_script() -> None:
    """Only what needs it is hidden: filters and copy buttons."""
    document = parsed(full_report())
    assert {n.tag for n in document.iter() if "hidden" in n.attrib} == {"form", "button"}
    said = words(document)
    for text in (
        "The credit says CC BY 3.0; the record says CC BY 4.0.",
        "Image: the text credit",
        "2 problems",
        "gone.md",
    ):
        assert text in said


def test_each_case_says_its_verdict_and_each_field_its_own() -> None:
    document = parsed(report(clean(**NOT_COMPARED)))
    (case,) = document.iter("article")
    assert case.get("data-verdict") == "unchecked"
    rows = [(words(r.find("th")), words(r.findall("td")[0])) for r in case.iter("tr")]
    assert rows[0] == ("file", "verified")
    assert rows[-1] == ("picture", "unchecked")


def test_what_is_unchecked_is_said_beside_the_picture() -> None:
    assert "uncheckedunchecked Not checked: file, author" not in words(parsed(report(unlocked())))
    assert "Not checked: file, author, license" in words(parsed(report(unlocked())))


def test_a_run_over_nothing_says_so() -> None:
    assert "No picture and no credit was found, nothing was checked." in words(parsed(report()))


def test_the_words_in_question_are_marked_in_the_credit() -> None:
    document = parsed(report(checked(finding(), finding(span=finding().span, severity="warning"))))
    assert [(words(m), m.get("class")) for m in document.iter("mark")] == [("CC BY 3.0", "error")]
    assert words(next(document.iter("blockquote"))) == LINE


def test_the_right_credit_can_be_copied_in_each_form_its_own_first() -> None:
    document = parsed(report(checked(finding(), suggestion=SUGGESTION.replace(form="html"))))
    blocks = [(pre.get("id"), words(pre)) for pre in document.iter("pre")]
    assert blocks == [
        ("credit-1-html", "Image: the <a>html</a> credit"),
        ("credit-1-text", "Image: the text credit"),
        ("credit-1-markdown", "Image: the [markdown] credit"),
    ]
    assert [b.get("data-copies") for b in document.iter("button") if b.get("class") == "copy"] == [b for b, _ in blocks]


def test_ids_are_unique_and_labels_lead_to_something() -> None:
    document = parsed(full_report())
    ids = [n.get("id") for n in document.iter() if n.get("id")]
    assert len(ids) == len(set(ids))
    named = [n.get(key) for n in document.iter() for key in ("aria-labelledby", "data-copies") if n.get(key)]
    assert set(named) <= set(ids)


def test_no_control_hides_what_a_form_can_do() -> None:
    """In a browser `form.reset` is the control with the id "reset", if there is one."""
    (form,) = parsed(full_report()).iter("form")
    names = {n.get(key) for n in form.iter() for key in ("id", "name")} - {form.get("id")}
    assert not names & {
        "reset",
        "submit",
        "action",
        "method",
        "elements",
        "length",
        "name",
        "target",
        "hidden",
        "dataset",
    }


# --- in a browser ------------------------------------------------------------------------------------------------------


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("NO BROWSER: chromium is not installed, the page was not looked at in one")
    return found


def dumped(path: Path, tmp_path: Path) -> str:
    """The document after its script has run."""
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile", "--dump-dom")
    done = subprocess.run([browser(), *options, path.as_uri()], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_in_a_browser_the_script_runs_and_words_of_others_do_not(tmp_path: Path) -> None:
    """The summary is moved to the beginning, filters are shown; a title that hostile words would set stays."""
    path = tmp_path / "report.html"
    cases = [*full_report().cases, *REPORTS["hostile"].cases]
    trap = finding(params=(("written", "<script>document.title='x'</script>"), ("recorded", "<img src=x onerror=\"document.title='x'\">")))  # fmt: skip
    whole = full_report().replace(cases=(*cases, checked(trap)))
    path.write_text(page(whole), encoding="utf-8", errors="backslashreplace")
    shown = dumped(path, tmp_path)
    assert "<title>Image credits</title>" in shown
    assert '<main><section id="summary"' in shown
    assert "7 of 7 shown" in shown
    assert re.search(r'<form id="filters"[^>]*>', shown)[0].find("hidden") == -1  # type: ignore[index]
    assert '<option value="LC106">LC106</option>' in shown
