"""Measuring a picture file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from licensecheck.model import Picture, Problem
from licensecheck.pictures import read, read_picture


def test_the_sha1_is_that_of_the_bytes_as_mediawiki_gives_it(tmp_path: Path) -> None:
    """Test vector of FIPS 180: "abc"."""
    path = tmp_path / "a.jpg"
    path.write_bytes(b"abc")
    assert read_picture(str(path)) == Picture(str(path), "a9993e364706816aba3e25717850c26c9cd0d89d", 3)


def test_a_picture_of_several_chunks_is_read_whole(tmp_path: Path) -> None:
    """Test vector of FIPS 180: a million times "a"."""
    path = tmp_path / "a.jpg"
    path.write_bytes(b"a" * 1_000_000)
    assert read_picture(str(path)) == Picture(str(path), "34aa973cd4c4daa4f61eeb2bdbad27316534016f", 1_000_000)


def test_a_picture_that_is_too_large_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 1024 * 1024)
    path = tmp_path / "a.jpg"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    assert read_picture(str(path)) == Problem(str(path), "picture.too-large", (("limit", "1"),))


def test_what_is_no_picture_file_is_a_problem(tmp_path: Path) -> None:
    pipe, empty = str(tmp_path / "pipe"), str(tmp_path / "empty.jpg")
    os.mkfifo(pipe)
    Path(empty).touch()
    assert read_picture(str(tmp_path)) == Problem(str(tmp_path), "picture.no-file")
    assert read_picture(pipe) == Problem(pipe, "picture.no-file")
    assert read_picture(empty) == Problem(empty, "picture.empty")


@pytest.mark.parametrize("name", ["gone.jpg", "x" * 5000, "nul\0.jpg"], ids=["gone", "long", "nul"])
def test_a_path_that_cannot_be_opened_is_a_problem(name: str, tmp_path: Path) -> None:
    found = read_picture(str(tmp_path / name))
    assert isinstance(found, Problem)
    assert found.message_id == "picture.unreadable"
    assert found.incomplete
