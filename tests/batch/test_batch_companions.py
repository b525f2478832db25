"""What other documents of a run say of a picture: pages of credits, and the articles that a page was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck import Checker
from licensecheck.articles import ReadOptions, read_document
from licensecheck.batch.origins import Origins, page_keys
from licensecheck.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from licensecheck.model import Report

CREDIT = "Photo: Jane Doe, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"


def write(root: Path, **files: str) -> None:
    """Write files below `root`; "__" in a name stands for a slash, "_" before the ending for a point."""
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        path = root / f"{stem.replace('__', '/')}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def check(root: Path, *names: str, sources: str = "") -> Report:
    paths = [str(root / n) for n in names]
    return Checker(offline=True).check_paths(paths, sources=[str(root / sources)] if sources else ())


def found(report: Report, root: Path) -> list[tuple[str, str, str]]:
    """(path, message id, source) of every finding on where the credit is."""
    return [
        (
            c.case.use.path.removeprefix(f"{root}/"),
            f.message_id,
            dict(f.params).get("source", "").removeprefix(f"{root}/"),
        )
        for c in report.cases
        for f in c.findings
        if f.code in ("CR001", "CR007", "CR008")
    ]


def counts(report: Report) -> tuple[int, int, int]:
    return report.summary.images, report.summary.elsewhere, report.summary.exempt


# --- pages of credits ------------------------------------------------------------------------------------------------


def test_a_picture_that_a_page_of_credits_names_is_credited_elsewhere(tmp_path: Path) -> None:
    write(
        tmp_path,
        posts__a_md="![a](/img/bridge.jpg)\n\nText.\n\n![b](/img/mill.jpg)\n\nText.\n",
        credits_md=f"# Credits\n\n- bridge.jpg: {CREDIT}\n",
    )
    report = check(tmp_path, "")
    assert found(report, tmp_path) == [("posts/a.md", "CR001.unknown", "")]
    assert counts(report) == (2, 1, 0)


def test_a_name_that_is_part_of_another_is_not_named(tmp_path: Path) -> None:
    write(tmp_path, a_md="![a](bridge.jpg)\n\nText.\n", credits_md=f"- old-bridge.jpg: {CREDIT}\n")
    assert [m for _, m, _ in found(check(tmp_path, ""), tmp_path)] == ["CR001.unknown"]


def test_a_page_of_credits_that_was_not_given_may_hold_the_credit(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_md="![a](bridge.jpg)\n\nSee the [credits](credits.md).\n",
        credits_md=f"- mill.jpg: {CREDIT}\n",
    )
    assert [m for _, m, _ in found(check(tmp_path, "a.md"), tmp_path)] == ["CR008.page"]
    assert [m for _, m, _ in found(check(tmp_path, ""), tmp_path)] == ["CR001.unknown"]


def test_a_page_of_credits_without_any_file_name_ties_nothing(tmp_path: Path) -> None:
    write(tmp_path, a_md="![a](bridge.jpg)\n\n[Credits](credits.md)\n", credits_md=f"{CREDIT}\n\n{CREDIT}, 2020\n")
    assert [m for _, m, _ in found(check(tmp_path, ""), tmp_path)] == ["CR008"]


def test_exempt_pictures_are_counted(tmp_path: Path) -> None:
    write(tmp_path, a_md="![a](img/chart.png)\n\nText.\n\n![b](img/b.jpg)\n")
    project = Project(read=ReadOptions(exempt=("img/chart*",)))
    report = Checker(offline=True, project=project).check_paths([str(tmp_path)])
    assert found(report, tmp_path) == [("a.md", "CR001.unknown", "")]
    assert counts(report) == (2, 0, 1)


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    write(tmp_path, full__a_md="Text.\n", bare__a_bin="x")
    report = check(tmp_path, "full", "bare")
    assert [(p.path, p.message_id) for p in report.problems] == [(str(tmp_path / "bare"), "article.no-documents")]


# --- articles behind pages -------------------------------------------------------------------------------------------

IMAGE = "![a](bridge.jpg)\n\n"
ARTICLE = f"{IMAGE}Photo: Jane Doe, CC BY 4.0\n"
PAGE = '<p>Title</p><img src="{}"><p>Text.</p>'


def test_a_credit_that_the_page_leaves_out_is_found_in_the_article(tmp_path: Path) -> None:
    write(tmp_path, content__posts__a_md=ARTICLE, site__posts__a__index_html=PAGE.format("/posts/a/bridge.jpg"))
    report = check(tmp_path, "site", sources="content")
    assert found(report, tmp_path) == [("site/posts/a/index.html", "CR007.dropped", "content/posts/a.md:3:1")]
    (finding,) = report.cases[0].findings
    assert finding.position is not None
    assert (finding.severity, finding.position.line, finding.position.column) == ("error", 1, 13)


def test_a_credit_in_front_matter_is_the_articles(tmp_path: Path) -> None:
    front = '---\ntitle: A\ncover: bridge.jpg\ncover_credit: "Photo: Jane Doe, CC BY 4.0"\n---\n\nText.\n'
    write(tmp_path, content__a_md=front, site__a_html="<div style=\"background:url('/x/bridge.jpg')\"></div><p>x</p>")
    assert found(check(tmp_path, "site", sources="content"), tmp_path) == [
        ("site/a.html", "CR007.dropped", "content/a.md:4:16")
    ]


def test_a_credit_that_the_page_hides_names_the_article_too(tmp_path: Path) -> None:
    page = '<img src="bridge.jpg" title="Photo: Jane Doe, CC BY 4.0"><p>Text.</p>'
    write(tmp_path, content__a_md=ARTICLE, site__a_html=page)
    assert found(check(tmp_path, "site", sources="content"), tmp_path) == [("site/a.html", "CR007", "content/a.md:3:1")]


def test_a_credit_that_the_page_has_elsewhere_is_not_left_out(tmp_path: Path) -> None:
    page = f"{PAGE.format('bridge.jpg')}<p>More.</p><hr><footer>Photo: <b>Jane Doe</b>,\n<a href='/x'>CC BY&nbsp;4.0</a></footer>"
    write(tmp_path, content__a_md=ARTICLE, site__a_html=page)
    report = check(tmp_path, "site", sources="content")
    assert found(report, tmp_path) == [("site/a.html", "CR008.loose", "content/a.md:3:1")]


QUIET = {
    "the page shows it": '<img src="bridge.jpg"><p>Photo: Jane Doe, CC BY 4.0</p>',
    "an icon": '<img src="bridge.jpg" width="16"><p>x</p>',
    "no picture": "<p>x</p>",
}


@pytest.mark.parametrize("page", QUIET.values(), ids=QUIET)
def test_nothing_is_left_out(tmp_path: Path, page: str) -> None:
    write(tmp_path, content__a_md=ARTICLE, site__a_html=page)
    report = check(tmp_path, "site", sources="content")
    assert (found(report, tmp_path), report.problems) == ([], ())


def test_what_the_article_does_not_credit_either_is_missing(tmp_path: Path) -> None:
    write(tmp_path, content__a_md=f"{IMAGE}Text.\n", site__a_html=PAGE.format("bridge.jpg"))
    assert found(check(tmp_path, "site", sources="content"), tmp_path) == [("site/a.html", "CR001.unknown", "")]


def test_a_page_is_paired_by_its_pictures_where_paths_do_not_tell(tmp_path: Path) -> None:
    write(
        tmp_path,
        content__one_md=ARTICLE,
        content__two_md=ARTICLE.replace("bridge", "mill"),
        site__x_html=PAGE.format("mill.jpg"),
    )
    assert found(check(tmp_path, "site", sources="content"), tmp_path) == [
        ("site/x.html", "CR007.dropped", "content/two.md:3:1")
    ]


def test_several_articles_are_named_and_none_is_taken(tmp_path: Path) -> None:
    write(tmp_path, content__one_md=ARTICLE, content__two_md=ARTICLE, site__x_html=PAGE.format("bridge.jpg"))
    report = check(tmp_path, "site", sources="content")
    assert found(report, tmp_path) == [("site/x.html", "CR001.unknown", "")]
    (problem,) = report.problems
    assert (problem.message_id, problem.incomplete) == ("sources.several", False)
    assert dict(problem.params)["candidates"] == f"{tmp_path}/content/one.md, {tmp_path}/content/two.md"


def test_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    write(tmp_path, content__one_md="Text.\n", site__x_html=PAGE.format("bridge.jpg"))
    assert [p.message_id for p in check(tmp_path, "site", sources="content").problems] == ["sources.none"]


def test_a_path_that_fits_with_no_picture_in_common_is_another_article(tmp_path: Path) -> None:
    write(tmp_path, content__a_md=ARTICLE, site__other__a_html=PAGE.format("tower.jpg"))
    report = check(tmp_path, "site", sources="content")
    assert [p.message_id for p in report.problems] == ["sources.none"]


def test_articles_that_are_not_there_are_a_problem(tmp_path: Path) -> None:
    write(tmp_path, site__a_html=PAGE.format("bridge.jpg"), bare__a_bin="x")
    assert [p.message_id for p in check(tmp_path, "site", sources="content").problems][:2] == [
        "article.not-found",
        "sources.empty",
    ]
    assert "sources.empty" in [p.message_id for p in check(tmp_path, "site", sources="bare").problems]


KEYS = {
    "Hugo": ("content/posts/A.md", "", ("posts", "a")),
    "bundle": ("posts/a/index.md", "", ("posts", "a")),
    "section": ("posts/_index.md", "", ("posts",)),
    "Jekyll": ("_posts/2024-01-02-old-mill.md", "", ("2024", "01", "02", "old-mill")),
    "Jekyll, short": ("_posts/2024-01-02-old-mill.md", "", ("old-mill",)),
    "language": ("posts/a.de.md", "", ("de", "posts", "a")),
    "slug": ("posts/a.md", "---\nslug: the-mill\n---\n", ("posts", "the-mill")),
    "permalink": ("posts/a.md", '---\npermalink: "/x/the-mill.html"\n---\n', ("x", "the-mill")),
    "url in TOML": ("posts/a.md", "+++\nurl = '/x/y/'\n+++\n", ("x", "y")),
}


@pytest.mark.parametrize(("path", "text", "key"), KEYS.values(), ids=KEYS)
def test_the_paths_that_the_page_of_an_article_may_have(path: str, text: str, key: tuple[str, ...]) -> None:
    assert key in set(page_keys(path, text))


def test_a_page_that_is_paired_keeps_its_other_pictures(tmp_path: Path) -> None:
    write(tmp_path, content__a_md=ARTICLE)
    origins = Origins([str(tmp_path / "content")], ReadOptions())
    page = read_document("site/a.html", f'{PAGE.format("bridge.jpg")}<img src="tower.jpg"><p>x</p>')
    dressed, problems = origins.dress(page)
    assert problems == []
    assert [(u.image, u.source and u.source.licenses) for u in dressed.uses] == [
        ("bridge.jpg", ("CC-BY-4.0",)),
        ("tower.jpg", None),
    ]
