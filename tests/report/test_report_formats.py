"""What each renderer writes: golden files, the JSON contract, order, color, and texts that cannot be trusted."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import licensecheck
from licensecheck.batch.stream import Tally
from licensecheck.model import (
    FIELDS,
    CheckedCase,
    Credit,
    CreditText,
    EmptySlot,
    Fix,
    ImageUse,
    LogEntry,
    Position,
    Problem,
    Reason,
    Report,
    Span,
    Summary,
    Suppressed,
)
from licensecheck.report import FORMATS, render
from report.samples import (
    LINE,
    NOT_COMPARED,
    PATH,
    SUGGESTION,
    TITLE,
    case,
    checked,
    clean,
    facts,
    finding,
    full_report,
    offsets,
    part,
    report,
    segment,
    unidentified,
    verdicts,
    witness,
)

jsonschema: Any = import_module("jsonschema")

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(licensecheck.__file__).parent / "schemas"
FILES = {
    "full": "full.txt",
    "concise": "concise.txt",
    "grouped": "grouped.txt",
    "json": "report.json",
    "jsonl": "report.jsonl",
    "sarif": "report.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "rdjson": "rdjson.json",
    "checkstyle": "checkstyle.xml",
    "markdown": "report.md",
    "html": "report.html",
}
WITHOUT_SUMMARY = ("gitlab", "junit", "rdjson", "checkstyle")
HOLDING_BACK = {"junit": "a suite is headed by its counts", "markdown": "the counts come first"}
"""Formats that cannot write a case as it comes, and why."""


def text(format: str, given: Report, **options: Any) -> str:
    return "".join(render(format, given, **options))


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / "report-1.json").read_text(encoding="utf-8"))
    return found


def stable(written: str) -> str:
    """What a format says of this report: without the pages of the rules, style sheet, script and their hashes."""
    written = re.sub(r'"rules": \[\{.*\}\]\}\},\n', '"rules": []}},\n', written)
    written = re.sub(r'"ruleIndex": \d+', '"ruleIndex": 0', written)
    written = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", written, flags=re.S)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-", written)


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_report_is_written_as_in_the_golden_file(format: str) -> None:
    """To renew a golden file, write what `render` gives and read the difference."""
    assert stable(text(format, full_report())) == (GOLDEN / FILES[format]).read_text(encoding="utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_rendering_twice_gives_the_same_bytes(format: str) -> None:
    assert text(format, full_report()) == text(format, full_report())


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_ends_with_a_line_break_and_writes_something_for_nothing(format: str) -> None:
    assert text(format, report()).endswith("\n")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no such format: 'xml'"):
        render("xml", report())


class Streaming:
    """Cases of two documents each, noted as they are asked for."""

    problems = ()
    compared = False

    def __init__(self, *paths: str) -> None:
        self.asked: list[str] = []
        self._paths = paths

    @property
    def cases(self) -> Any:
        """Cases, one for each path."""
        for path in self._paths:
            self.asked.append(path)
            yield checked(finding(), use=ImageUse(path, credit=CreditText(LINE, "markdown", offsets(), "line")))

    @property
    def summary(self) -> Summary:
        """A summary, noted as well."""
        self.asked.append("summary")
        return Summary()


def asked_until(format: str, given: Any, mark: str) -> list[str]:
    """What was asked for until `mark` is written."""
    seen = ""
    for piece in render(format, given):
        seen += piece
        if mark in seen:
            break
    return list(given.asked)


@pytest.mark.parametrize("format", [f for f in FORMATS if f not in HOLDING_BACK])
def test_renderers_take_cases_as_they_come(format: str) -> None:
    """The first case is written before the second is asked for."""
    assert asked_until(format, Streaming("a.md", "a.md"), "CC BY 3.0; the record") == ["a.md"]


def test_junit_holds_back_the_cases_of_one_document() -> None:
    """The second document is asked for, so as to know that the first one is over, and not the third."""
    assert asked_until("junit", Streaming("a.md", "a.md", "b.md", "c.md"), "CC BY 3.0; the record") == [
        "a.md",
        "a.md",
        "b.md",
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_the_summary_is_read_after_all_cases(format: str) -> None:
    given: Any = Streaming("a.md", "b.md")
    list(render(format, given))
    assert given.asked[:2] == ["a.md", "b.md"]
    assert set(given.asked[2:]) == (set() if format in WITHOUT_SUMMARY else {"summary"})


# --- JSON ------------------------------------------------------------------------------------------------------------


REPORTS = {"full": full_report(), "empty": report(), "unidentified": report(unidentified())}


@pytest.mark.parametrize("name", REPORTS)
def test_json_validates_against_the_schema_in_the_package(name: str) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(text("json", REPORTS[name])))


def test_the_schema_itself_is_valid_and_refuses_a_report_without_verdicts() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    wrong = json.loads(text("json", full_report()))
    del wrong["cases"][0]["verdicts"]["picture"]
    with pytest.raises(jsonschema.ValidationError, match="'picture' is a required property"):
        jsonschema.validate(wrong, schema())


def described(value: Any, node: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    """The paths of all keys in `value` that the schema does not describe."""
    while "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    if "anyOf" in node and value is not None:
        return described(value, node["anyOf"][0], root, path)
    if isinstance(value, list) and "items" in node:
        return [p for x in value for p in described(x, node["items"], root, f"{path}[]")]
    if not isinstance(value, dict) or "properties" not in node:
        return []
    unknown = [f"{path}.{key}" for key in value if key not in node["properties"]]
    known = (described(value[k], node["properties"][k], root, f"{path}.{k}") for k in value if k in node["properties"])
    return unknown + [p for found in known for p in found]


def test_the_schema_describes_every_key_that_is_written() -> None:
    entry = LogEntry("delete", "2025-03-04T10:12:00Z", "copyright violation", True)
    rich = report(*full_report().cases, checked(finding(), facts=facts(log=entry, state="deleted")))
    assert described(json.loads(text("json", rich)), schema(), schema(), "") == []


def test_schema_comes_first_and_summary_last() -> None:
    keys = list(json.loads(text("json", full_report())))
    assert keys == ["schema", "tool", "cases", "problems", "summary"]


def test_each_case_is_on_a_line_of_its_own() -> None:
    """So that two reports can be compared line by line."""
    lines = text("json", full_report()).splitlines()
    assert [json.loads(line.rstrip(",]"))["path"] for line in lines if line.startswith('{"path": "articles/orra')] == [
        PATH
    ] * 4


def test_reasons_are_given_for_what_is_not_verified_and_ids_for_all() -> None:
    data = json.loads(text("json", report(checked())))["cases"][0]
    assert data["reasons"] == {
        "license": "The versions differ.",
        "modification": "No picture was given.",
        "picture": "No picture was given.",
    }
    assert list(data["reason_ids"]) == list(FIELDS)
    assert data["verdict"] == "contradicted"


def test_a_fix_is_placed_in_the_document_and_not_in_the_credit() -> None:
    """`start` and `end` count from the beginning of the document, where the credit starts at 120."""
    use = ImageUse(PATH, credit=CreditText(LINE, "markdown", offsets(), "line"))
    fix = json.loads(text("json", report(checked(finding(), use=use))))["cases"][0]["findings"][0]["fixes"][0]
    at = 120 + LINE.index("CC BY 3.0")
    assert (fix["start"], fix["end"], fix["replacement"]) == (at, at + 9, "CC BY 4.0")


def in_archive() -> Report:
    """One case at a place of an archive's part, and a problem there."""
    place = Position(12, 5, 12, 14, "Photo: M. T., CC BY 3.0", "word/document.xml")
    use = ImageUse("orra.docx", credit=CreditText(LINE, "html", offsets(), "caption"))
    one = checked(finding().replace(position=place), use=use).replace(position=place)
    return report(one).replace(problems=(Problem("orra.docx", "picture.empty", position=place),))


def test_a_place_in_an_archive_names_the_part_and_offers_no_offsets() -> None:
    whole = json.loads(text("json", in_archive()))
    case_, problem = whole["cases"][0], whole["problems"][0]
    fix = case_["findings"][0]["fixes"][0]
    for found in (case_, case_["findings"][0], problem):
        assert (found["part"], found["line"], found["column"]) == ("word/document.xml", 12, 5)
    assert (fix["start"], fix["end"], fix["replacement"]) == (None, None, "CC BY 4.0")


@pytest.mark.parametrize("format", ["full", "concise"])
def test_a_place_in_an_archive_is_written_behind_its_path(format: str) -> None:
    lines = [one for one in text(format, in_archive()).splitlines() if one.startswith("orra.docx")]
    assert len(lines) >= 2
    assert {one.partition(": ")[0] for one in lines} == {"orra.docx!word/document.xml:12:5"}


def test_jsonl_holds_the_same_cases_and_ends_with_the_summary() -> None:
    lines = [json.loads(line) for line in text("jsonl", full_report()).splitlines()]
    whole = json.loads(text("json", full_report()))
    assert [line.pop("type") for line in lines] == ["case"] * 4 + ["problem"] * 2 + ["summary"]
    assert lines[:4] == whole["cases"]
    assert lines[4:6] == whole["problems"]
    assert lines[6] == {"schema": "licensecheck.report/1", "tool": whole["tool"], **whole["summary"]}


def test_machine_formats_are_never_colored_nor_cut() -> None:
    for format in FORMATS:
        if format in ("full", "concise", "grouped"):
            continue
        assert text(format, full_report(), color=True, width=40) == text(format, full_report())


# --- full ------------------------------------------------------------------------------------------------------------


def block(given: Report, **options: Any) -> str:
    """The lines of the cases, without those of the summary."""
    return text("full", given, **options).rsplit("\n\n", 1)[0]


def test_ok_is_said_only_where_every_field_is_verified() -> None:
    assert block(report(clean())) == f"{PATH}:8:1: ok: {TITLE}, every field verified"


def test_a_case_without_findings_says_what_was_not_checked_and_why() -> None:
    assert block(report(clean(**NOT_COMPARED))) == (
        f"{PATH}:8:1: no finding ({TITLE}); verified: file, author, license, license link, source link, title, date; "
        "unchecked: changes, picture (No picture was given)"
    )


def test_a_case_that_could_not_be_looked_up_never_reads_as_fine() -> None:
    unread = facts(state="unavailable", licenses=(), author=None)
    reasons = {name: Reason("unavailable.offline", "unchecked") for name in FIELDS}
    line = block(report(checked(facts=unread, **verdicts(**reasons))))
    assert line == (
        f"{PATH}:8:1: no finding ({TITLE}); unchecked: file, author, license, license link, source link, title, date, "
        "changes, picture (Not looked up: this run is offline)"
    )


def test_a_file_that_was_not_looked_up_was_not_checked_against() -> None:
    unread = facts(state="unavailable", revision=None, read_at="")
    assert f"\n  The file is {TITLE} (the picture's own address)\n" in block(report(checked(finding(), facts=unread)))


def test_a_contradiction_without_a_finding_is_still_named() -> None:
    """A rule may be ignored; the verdict stays."""
    assert "contradicted: license (The versions differ)" in block(report(checked()))


def test_one_credit_that_was_handed_over_is_shown_in_full_even_if_it_is_right() -> None:
    use = ImageUse("<credit>", credit=CreditText(LINE, "text", offsets(0), "given"))
    shown = block(report(clean().replace(case=case(use=use, **verdicts()))))
    assert "    author          Mira Tolvanen\n" in shown
    assert "    license         verified" in shown


def test_the_right_credit_is_offered_in_the_form_that_fits() -> None:
    for form, words in (("text", "the text credit"), ("markdown", "[markdown]"), ("html", "<a>html</a>")):
        assert words in block(report(checked(finding(), suggestion=SUGGESTION.replace(form=form)))).splitlines()[-1]


def test_the_note_of_a_record_is_shown() -> None:
    note = "Example record; not a reading of the live Wikimedia Commons."
    assert f"    note            {note}\n" in block(report(checked(finding(), facts=facts(note=note))))


def test_candidates_are_listed_when_no_file_was_identified() -> None:
    shown = block(report(checked(finding(), **vars_of(unidentified()))))
    assert "    1. File:Cape Orra.jpg: the words of the title\n    2. File:Orra.jpg: the words of the title\n" in shown
    assert "  No file identified\n" in shown


def vars_of(given: Any) -> dict[str, Any]:
    return {name: getattr(given.case, name) for name in ("facts", "lookup", "identified_by", "suggestion")}


def test_a_missing_author_names_what_stands_in_its_place() -> None:
    platform = EmptySlot("platform", "Wikimedia Commons", Span(0, 5))
    first = segment()
    empty = first.replace(readings=(first.readings[0].replace(authors=()),), empty_slot=platform)
    shown = block(report(checked(finding(), segment=empty, reading=empty.readings[0])))
    assert "    author          not named (“Wikimedia Commons”)\n" in shown


def test_of_several_pictures_in_one_credit_it_says_which() -> None:
    one = segment().replace(label="left")
    credit = Credit(LINE, "markdown", True, 0.9, (one, segment().replace(label="right")))
    shown = block(report(checked(finding(), credit=credit, segment=one)))
    assert "  Read from the credit, picture 1 of 2 (“left”)\n" in shown


def test_words_that_were_not_understood_are_named() -> None:
    first = segment()
    reading = first.readings[0].replace(leftovers=(part("Image"),))
    shown = block(report(checked(finding(), reading=reading)))
    assert "    not understood  “Image”\n" in shown


def test_what_to_write_is_shown_where_the_advice_does_not_show_it() -> None:
    link = "[CC BY 4.0](https://x.example)"
    fix = Fix("unsafe", "test.fix", (("new", "another license"),), part("CC BY 3.0").span, link)
    insert = fix.replace(span=Span(0, 0))
    shown = block(report(checked(finding(fixes=(fix, insert)))))
    assert (
        "   = fix (unsafe): Write another license.\n"
        f"   = write: {link} for CC BY 3.0\n"
        "   = fix (unsafe): Write another license.\n"
        f"   = write: {link} (to be inserted)\n"
    ) in shown


def test_of_the_grounds_the_first_is_shown() -> None:
    """The rule's page has them all."""
    shown = block(report(checked(finding())))
    ground = "CC BY 4.0 s. 3(a)(1)(C) <https://creativecommons.org/licenses/by/4.0/legalcode>"
    assert [line for line in shown.splitlines() if "= ground" in line] == [f"   = ground: {ground}"]


def test_a_finding_without_a_witness_rests_on_the_credit() -> None:
    shown = block(report(checked(finding(witnesses=()))))
    assert "   = evidence: the credit as it stands; confidence high\n" in shown


def test_the_log_speaks_for_a_deleted_file() -> None:
    entry = LogEntry("delete", "2025-03-04T10:12:00Z", "Copyright violation", True)
    gone = facts(state="deleted", log=entry, licenses=(), author=None)
    log = witness("comment", source="log", revision=None, read_at="")
    shown = block(report(checked(finding(witnesses=(log,)), facts=gone)))
    assert f"   = evidence: comment: “Copyright violation” (log of {TITLE}); confidence high\n" in shown


def test_a_sentence_that_is_missing_does_not_break_the_report() -> None:
    """The id and its parameters are shown instead."""
    shown = block(report(checked(finding(message_id="no.such", params=(("a", "1"),)))))
    assert "   no.such a: 1\n" in shown


def test_color_is_only_written_when_it_is_asked_for() -> None:
    plain, painted = text("full", full_report()), text("full", full_report(), color=True)
    assert "\x1b" not in plain
    assert "[\x1b[1;31merror\x1b[0m]" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


@pytest.mark.parametrize("format", ["full", "concise", "grouped"])
def test_escape_sequences_of_foreign_texts_do_not_reach_the_terminal(format: str) -> None:
    """Control characters and those that turn the direction of writing are replaced, in texts and in paths."""
    evil = "a\x1b[2Jb\x07\u202ec\r\nd\x9b"
    use = ImageUse(evil, credit=CreditText(LINE, "markdown", offsets(), "line"))
    problem = Problem(evil, "input.unreadable", (("path", evil), ("why", evil)))
    hostile = finding(params=(("written", evil), ("recorded", evil)))
    given = checked(hostile, use=use, facts=facts(note=evil, title=evil))
    shown = text(format, report(given, problems=(problem,)))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "a\ufffd[2Jb\ufffd\ufffdc d\ufffd" in shown


# --- summary ---------------------------------------------------------------------------------------------------------


def test_the_summary_counts_what_is_not_shown() -> None:
    counts = Summary(
        documents=1, images=2, credits=3, verified=4, contradicted=5, undecided=6, unchecked=7,
        errors=1, warnings=2, infos=0, problems=1, suppressed=2, baselined=3, unchanged=5, unverified=4,
    )  # fmt: skip
    assert text("concise", Report((), (), counts)) == (
        "1 document, 2 pictures, 3 credits: 4 verified, 5 contradicted, 6 undecided, 7 unchecked.\n"
        "1 error, 2 warnings, 0 infos; 1 problem; 2 suppressed by comments; 3 in the baseline; "
        "5 about pictures that did not change; "
        "4 with something that was asked for and could not be checked.\n"
    )


def test_nothing_to_check_is_said() -> None:
    assert text("concise", report()) == (
        "0 documents, 0 pictures, 0 credits: no picture and no credit was found, nothing was checked.\n"
        "0 errors, 0 warnings, 0 infos.\n"
    )


BESIDE = {
    "nothing": (clean(), "verified"),
    "an error": (clean().replace(findings=(finding(),)), "contradicted"),
    "a warning": (clean().replace(findings=(finding(severity="warning"),)), "undecided"),
    "an information": (clean().replace(findings=(finding(severity="info"),)), "verified"),
    "an error that is suppressed": (
        clean().replace(findings=(finding(suppressed=Suppressed("comment")),)),
        "contradicted",
    ),
    "an error that stands with another picture": (clean().replace(told=(finding(),)), "contradicted"),
    "a field that is worse": (checked(finding(severity="info")), "contradicted"),
}


@pytest.mark.parametrize(("counted", "verdict"), BESIDE.values(), ids=BESIDE)
def test_a_case_is_as_good_as_its_worst_field_or_finding(counted: CheckedCase, verdict: str) -> None:
    tally = Tally()
    tally.add(counted)
    summary = tally.summary(())
    counts = {name: getattr(summary, name) for name in ("verified", "contradicted", "undecided", "unchecked")}
    assert counts == {**dict.fromkeys(counts, 0), verdict: 1}
    assert json.loads(text("json", report(counted)))["cases"][0]["verdict"] == verdict


def test_a_case_with_a_suppressed_error_is_not_said_to_be_fine() -> None:
    assert "every field verified" in text("full", report(BESIDE["nothing"][0]))
    assert "every field verified" not in text("full", report(BESIDE["an error that is suppressed"][0]))
