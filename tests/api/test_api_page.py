"""A page with a right, a wrong, a missing, a hidden and a loose credit gives exactly the findings that it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licensecheck import Checker

if TYPE_CHECKING:
    from pathlib import Path

BY = "https://creativecommons.org/licenses/by/4.0/"
PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta property="og:image" content="https://example.org/img/right-1200x630.jpg">
<style>.credit {{ display: none }} figure:hover .credit {{ display: block }}</style>
</head>
<body>
<figure><img src="/img/right.jpg"><figcaption>Photo: Anna Koval, <a href="{BY}">CC BY 4.0</a></figcaption></figure>
<p>Text.</p>
<figure><img src="/img/wrong.jpg"><figcaption>Photo: Ben Roe, <a href="{BY}">CC BY-SA 4.0</a></figcaption></figure>
<p>Text.</p>
<figure><img src="/img/hidden.jpg"><p class="credit">Photo: Cora Lind, <a href="{BY}">CC BY 4.0</a></p></figure>
<p>Text.</p>
<p><img src="/img/tooltip.jpg" title="Photo: Dora Lee &amp; Co, CC BY 4.0, {BY}"></p>
<p>Text.</p>
<p><img src="/img/listed.jpg" alt="The old mill"></p>
<p>Text.</p>
<p><img src="/img/missing.jpg"></p>
<p>Text.</p>
<img src="/img/logo.svg"><img src="/img/count.gif" width="1" height="1">
<h2>Image credits</h2>
<ul><li>The old mill: Photo: Eve Moss, <a href="{BY}">CC BY 4.0</a></li></ul>
</body>
</html>
"""


def test_exactly_the_findings_at_exactly_their_places(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8", newline="")
    report = Checker(offline=True).check_paths([str(path)])
    lines = PAGE.split("\n")
    found = []
    for checked in report.cases:
        for finding in checked.findings:
            at = finding.position
            assert at is not None
            assert at.line == at.end_line
            words = lines[at.line - 1][at.column - 1 : at.end_column - 1]
            found.append((finding.message_id, finding.severity, words))
    assert found == [
        ("LC109", "error", "CC BY-SA 4.0"),
        ("CR007.hover", "error", f'Photo: Cora Lind, <a href="{BY}">CC BY 4.0</a>'),
        ("CR007", "error", f"Photo: Dora Lee &amp; Co, CC BY 4.0, {BY}"),
        ("CR001.unknown", "warning", '<img src="/img/missing.jpg">'),
    ]
    assert (report.summary.images, report.summary.credits, report.problems) == (6, 5, ())
