"""Pictures beside an article: which file an address means, and what is never read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from licensecheck.pictures import beside
from licensecheck.pictures.beside import picture_beside

BYTES = b"a picture"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with an article, pictures in several folders, and one outside."""
    (tmp_path / "secret.jpg").write_bytes(BYTES)
    root = tmp_path / "site"
    (root / ".git").mkdir(parents=True)
    for name in ("posts/img/a b.jpg", "img/up.jpg", "static/logo.png"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(BYTES)
    (root / "posts/one.md").write_text("Words.", encoding="utf-8")
    (root / "posts/img/in.jpg").symlink_to(root / "img/up.jpg")
    (root / "posts/img/out.jpg").symlink_to(tmp_path / "secret.jpg")
    return root


READ = {
    "beside": "img/a b.jpg",
    "encoded": "img/a%20b.jpg?v=2#top",
    "above": "../img/up.jpg",
    "from the root": "/img/up.jpg",
    "from the folder of static files": "/logo.png",
    "a link inside the repository": "img/in.jpg",
}


@pytest.mark.parametrize("address", READ.values(), ids=list(READ))
def test_a_picture_of_the_repository_is_measured(site: Path, address: str) -> None:
    found = picture_beside(str(site / "posts/one.md"), address)
    assert found is not None
    assert (found.sha1, found.size) == (hashlib.sha1(BYTES, usedforsecurity=False).hexdigest(), len(BYTES))


LEFT_ALONE = {
    "not there": "img/c.jpg",
    "a folder": "img",
    "outside": "../../secret.jpg",
    "encoded way outside": "..%2f..%2fsecret.jpg",
    "a link outside": "img/out.jpg",
    "a host": "https://example.org/img/a%20b.jpg",
    "a host without scheme": "//example.org/a.jpg",
    "data": "data:image/png;base64,AAAA",
    "a zero byte": "img/a%00.jpg",
    "nothing": "?x",
    "far too long": "a" * 3_000,
}


@pytest.mark.parametrize("address", LEFT_ALONE.values(), ids=list(LEFT_ALONE))
def test_nothing_else_is_read(site: Path, address: str) -> None:
    assert picture_beside(str(site / "posts/one.md"), address) is None


def test_without_a_repository_only_the_folder_of_the_article_counts(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_repository", lambda folder: None)
    article = str(site / "posts/one.md")
    assert picture_beside(article, "img/a b.jpg") is not None
    assert picture_beside(article, "../img/up.jpg") is None
    assert picture_beside(article, "img/in.jpg") is None


def test_a_text_that_is_no_file_has_no_pictures_beside_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "posts")
    assert [picture_beside(name, "img/a b.jpg") for name in ("<text>", "-", "one.md")][:2] == [None, None]
