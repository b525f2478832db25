"""How a credit was read, for people."""

from __future__ import annotations

from licensecheck.model import Credit, EmptySlot, Link, Span
from licensecheck.report.reading import explain_reading
from report.samples import LINE, part, segment, span


def test_every_part_is_shown_with_its_place() -> None:
    one = segment()
    other = one.readings[0].replace(
        score=0.4, why="title-first", authors=(part("Cape Orra"),), title=part("Mira Tolvanen")
    )
    rich = one.replace(
        readings=(one.readings[0].replace(leftovers=(part("via"),)), other),
        licenses=(one.licenses[0].replace(url="https://creativecommons.org/licenses/by/3.0/"),),
        file=part("Cape Orra", "File:Cape Orra.jpg"),
        empty_slot=EmptySlot("platform", "Wikimedia Commons", span("Wikimedia Commons")),
        links=(Link("https://x.example", "Cape Orra", span("Cape Orra"), "other"),),
    )
    credit = Credit(LINE, "text", True, 0.9, (rich, one.replace(span=Span(0, 5))), markup=(part("2018"),))
    assert "".join(explain_reading(credit)).splitlines() == [
        LINE,
        f"  Picture 1: “{LINE}”",
        "  author          Mira Tolvanen  [7:20]",
        "  title           Cape Orra  [22:31]",
        "  date            2018-07-21  [33:43]",
        "  not understood  via  [56:59]",
        "  license         CC-BY-3.0 (license) https://creativecommons.org/licenses/by/3.0/  [45:54]",
        "  source          wikimedia-commons  [60:77]",
        "  file            File:Cape Orra.jpg  [22:31]",
        "  no author       “Wikimedia Commons” (platform)  [60:77]",
        "  changes         unmodified: “no changes made”  [79:94]",
        "  other link      https://x.example  [22:31]",
        "  Another reading (title-first, score 0.40):",
        "  author          Cape Orra  [22:31]",
        "  title           Mira Tolvanen  [7:20]",
        "  date            2018-07-21  [33:43]",
        "  Picture 2: “Image”",
        "  author          Mira Tolvanen  [7:20]",
        "  title           Cape Orra  [22:31]",
        "  date            2018-07-21  [33:43]",
        "  license         CC-BY-3.0 (license)  [45:54]",
        "  source          wikimedia-commons  [60:77]",
        "  changes         unmodified: “no changes made”  [79:94]",
        "  markup left     2018  [33:37]",
        "",
    ]
