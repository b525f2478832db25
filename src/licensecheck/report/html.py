"""A page of its own for people: pictures, filters, the right credit to copy. It asks no other machine for anything.

Everything in it is text of others, so everything is escaped, and a content security policy allows our one script, our one style
sheet and pictures beside the page. Without the script it can be read in full. The summary is written last and shown first.
"""

from __future__ import annotations

import os
from itertools import groupby

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._html import element, integrity, text
from licensecheck.report._html_case import badge, case_html
from licensecheck.report._paths import posix
from licensecheck.report._plain import tool
from licensecheck.report._summary import summary_lines
from licensecheck.report._words import Paint, place, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Problem, Summary
    from licensecheck.model.report import Reported
VERDICTS = ("contradicted", "undecided", "unchecked", "verified")
SEVERITIES = ("error", "warning", "info", "none")


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the page: head and filters, a piece for each case, problems, summary, script."""
    script = _asset("page.js")
    yield _head(_asset("page.css"), script)
    yield _filters()
    yield f'<div id="cases" tabindex="-1" aria-label="{text(say("html.cases"))}" role="region">\n'
    number = 0
    for path, cases in groupby(report.cases, lambda checked: checked.case.use.path):
        yield f'<section class="document" data-path="{text(posix(path))}">\n'
        yield element("h2", element("bdi", text(posix(path)))) + "\n"
        for checked in cases:
            number += 1
            yield case_html(checked, number)
        yield "</section>\n"
    if not number:
        yield element("p", text(say("output.nothing")), class_="nothing", role="status") + "\n"
    yield "</div>\n"
    yield _problems(report.problems)
    yield _summary(report.summary)
    yield f"</main>\n<footer>{text(' '.join(tool().values()))}</footer>\n<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), "page", name), encoding="utf-8") as file:
        return file.read()


def _head(style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; script-src {integrity(script)}; style-src {integrity(style)}; img-src 'self' file:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        + element("meta", http_equiv="Content-Security-Policy", content=policy)
        + '\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        + '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        + f"<title>{text(say('html.title'))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        + element("a", text(say("html.skip")), href="#cases", class_="skip")
        + f'\n<header class="page"><h1>{text(say("html.title"))}</h1></header>\n<main>\n'
    )


def _filters() -> str:
    """The controls; the script shows them, since without it they would do nothing."""
    search = element("label", text(say("html.search")), " ", element("input", type="search", id="search"))
    code = element("label", text(say("html.rule")), " ", _select("code"))
    path = element("label", text(say("html.document")), " ", _select("path"))
    boxes = (
        _boxes("severity", say("html.severity"), SEVERITIES),
        _boxes("verdict", say("html.verdict"), VERDICTS),
    )
    shown = element("p", id="shown", role="status", data_words=say("html.shown", shown="{shown}", total="{total}"))
    reset = element("button", text(say("html.reset")), type="button", id="show-all")
    controls = element("div", search, code, path, reset, class_="row")
    return element(
        "form", controls, *boxes, shown, id="filters", hidden=True, aria_label=say("html.filters"),
        data_copied=say("html.copied"), data_not_copied=say("html.not-copied"),
    ) + "\n"  # fmt: skip


def _select(name: str) -> str:
    return element("select", element("option", text(say("html.all")), value=""), id=name)


def _boxes(name: str, legend: str, values: tuple[str, ...]) -> str:
    labels = (
        element(
            "label",
            element("input", type="checkbox", name=name, value=value, checked=True),
            " ",
            badge(say("html.no-findings") if value == "none" else value, value),
        )
        for value in values
    )
    return element("fieldset", element("legend", text(legend)), *labels)


def _problems(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return ""
    items = (
        element(
            "li",
            element("code", text(place(p.path, p.position))),
            ": ",
            text(f"{p.code} " if p.code else "") + text(say(p.message_id, p.params)),
            dir="auto",
        )
        for p in problems
    )
    head = element("h2", text(say("markdown.problems")), id="problems-head")
    return element("section", head, element("ul", *items), id="problems", aria_labelledby="problems-head") + "\n"


def _summary(summary: Summary) -> str:
    head = element("h2", text(say("html.summary")), id="summary-head")
    words = "".join(element("p", text(line.rstrip())) for line in summary_lines(summary, Paint(False)))
    counts = {verdict: getattr(summary, verdict) for verdict in VERDICTS}
    return element("section", head, _bar(counts), words, id="summary", aria_labelledby="summary-head") + "\n"


def _bar(counts: dict[str, int]) -> str:
    """A bar with a part for each verdict, its legend below; drawn as SVG, as the policy allows no styles in place."""
    total = sum(counts.values())
    if not total:
        return ""
    parts, at = list[str](), 0.0
    for verdict, number in counts.items():
        share = 1000 * number / total
        parts.append(element("rect", x=f"{at:.2f}", y=0, width=f"{share:.2f}", height=20, class_=verdict))
        at += share
    legend = "".join(element("li", badge(f"{number} {verdict}", verdict)) for verdict, number in counts.items())
    picture = element(
        "svg", *parts, viewBox="0 0 1000 20", preserveAspectRatio="none", aria_hidden="true", class_="bar"
    )
    return picture + element("ul", legend, class_="legend")
