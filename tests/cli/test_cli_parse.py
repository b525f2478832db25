"""`parse`: credits in, one JSON object per line out, nothing looked up."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licensecheck.cli import main
from licensecheck.credit import fields, parse

LINE = "Foto: Jane Doe, CC BY-SA 3.0 DE, via Wikimedia Commons"
OTHER = "Photo: [Anna](https://x.example), CC BY 4.0"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run `parse` with these bytes on standard input; give the exit code, the output and the complaints."""

    def runner(data: bytes | str, *arguments: str) -> tuple[int, list[Any], str]:
        content = data.encode() if isinstance(data, str) else data
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = main(["parse", *arguments])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return runner


def test_one_object_for_each_line(run: Any) -> None:
    """An empty line credits nothing and has its object too, so that lines stay side by side."""
    assert run(f"{LINE}\n\r\n{OTHER}") == (0, [fields(parse(LINE)), fields(parse("")), fields(parse(OTHER))], "")


def test_no_input_gives_no_output(run: Any) -> None:
    assert run("") == (0, [], "")


def test_the_format_of_all_lines_can_be_said(run: Any) -> None:
    assert run(OTHER, "--credit-format", "markdown")[1] == [fields(parse(OTHER, "markdown"))]


def test_a_file_is_read(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "credits.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LINE.encode() + b"\n")
    assert run("", str(path)) == (0, [fields(parse(LINE))], "")


def test_json_lines_give_id_text_and_format(run: Any) -> None:
    records = [{"id": "a", "text": OTHER, "format": "markdown"}, {"text": LINE}, {"id": None, "text": LINE}]
    data = "\n".join(json.dumps(r) for r in records) + "\n\n"
    assert run(data, "--input-format", "jsonl") == (
        0,
        [
            {"id": "a", **fields(parse(OTHER, "markdown"))},
            fields(parse(LINE)),
            {"id": None, **fields(parse(LINE))},
        ],
        "",
    )


json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), st.lists, max_leaves=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.dictionaries(st.text(max_size=8).filter(lambda k: k not in ("id", "text", "format")), json_values, max_size=4)
)
def test_nothing_but_id_text_and_format_matters(run: Any, others: dict[str, Any]) -> None:
    """Law: labels, notes and languages beside them change nothing in the output."""
    labels = {
        "lang": "de",
        "where": "figcaption",
        "expected": {"authors": ["Somebody Else"]},
        "notes": "optional:title",
    }
    known = {"id": 7, "text": LINE, "format": "text"}
    alone = run(json.dumps(known), "--input-format", "jsonl")
    assert run(json.dumps({**labels, **others, **known}), "--input-format", "jsonl") == alone


SKIPPED: dict[str, tuple[bytes, list[str], str]] = {
    "not-json": (b'{"text": ', ["--input-format", "jsonl"], "Line 1 is no JSON object and was skipped."),
    "number": (b"7", ["--input-format", "jsonl"], "Line 1 is no JSON object and was skipped."),
    "deep": (b"[" * 100_000, ["--input-format", "jsonl"], "Line 1 is no JSON object and was skipped."),
    "no-text": (b'{"id": 1}', ["--input-format", "jsonl"], "Line 1 has no “text” that is a string and was skipped."),
    "text-list": (b'{"text": []}', ["--input-format", "jsonl"], "Line 1 has no “text” that is a string and was skipped."),
    "format": (
        b'{"text": "", "format": "rst"}',
        ["--input-format", "jsonl"],
        "Line 1 has the format “rst”, not one of text, markdown, html, and was skipped.",
    ),
    "format-list": (
        b'{"text": "", "format": ["text"]}',
        ["--input-format", "jsonl"],
        "Line 1 has the format “['text']”, not one of text, markdown, html, and was skipped.",
    ),
    "not-utf8": (b"Foto: J\xf6rg", [], "Line 1 is not UTF-8 and was skipped."),
    "too-long": (b"a" * (4 * 1024 * 1024 + 1), [], "Line 1 is longer than 4194304 bytes and was skipped."),
}  # fmt: skip


@pytest.mark.parametrize("name", SKIPPED)
def test_a_line_that_cannot_be_read_is_said_to_be_and_the_others_are_read(name: str, run: Any) -> None:
    line, arguments, words = SKIPPED[name]
    good = json.dumps({"text": LINE}) if arguments else LINE
    code, out, err = run(line + b"\n" + good.encode() + b"\n", *arguments)
    assert (code, out, err) == (3, [fields(parse(LINE))], f"licensecheck: {words}\n")


def test_a_credit_of_which_only_the_beginning_was_read_is_said_to_be(run: Any) -> None:
    text = LINE + " x" * 50_000
    code, out, err = run(text)
    assert (code, len(out)) == (3, 1)
    assert err == f"licensecheck: Line 1 has {len(text)} characters; only the first 20000 were read.\n"


def test_a_file_that_is_not_there_is_said_to_be(run: Any) -> None:
    assert run("", "gone.txt") == (3, [], "licensecheck: gone.txt cannot be read: No such file or directory.\n")


def test_the_explanation_says_what_every_part_was_taken_for_and_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))
    assert main(["parse", "--explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == LINE
    assert "    “Jane Doe”           the author: stands behind “Foto:”; looks like a person's name." in lines
    assert "    “CC BY-SA 3.0 DE”    the license CC-BY-SA-3.0-DE." in lines
    assert "    “Wikimedia Commons”  the source wikimedia-commons: stands behind “via”." in lines


def test_the_explanation_says_when_a_text_credits_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The harbor at dawn.\n")))
    assert main(["parse", "--explain"]) == 0
    assert capsys.readouterr().out == (
        "The harbor at dawn.\n  This credits no picture.\n\n"
        "  Why it is no credit: what speaks for one and against it\n"
        "     -2.0  A label or word of credits has nothing behind it, or there is none.\n"
        "    -2.0 in sum; a credit needs 0.22 or more.\n\n"
    )


def test_many_credits_of_several_formats_come_out_in_order(run: Any) -> None:
    """Credits are read together; where the format changes, the order stays."""
    records = [{"id": n, "text": f"{OTHER} {n}", "format": ("text", "markdown")[n // 50 % 2]} for n in range(200)]
    code, out, err = run("\n".join(map(json.dumps, records)), "--input-format", "jsonl")
    assert (code, err) == (0, "")
    assert out == [{"id": r["id"], **fields(parse(str(r["text"]), r["format"]))} for r in records]  # type: ignore[arg-type]
