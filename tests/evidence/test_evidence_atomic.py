"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from licensecheck.evidence.atomic import write_atomic


def test_a_file_is_replaced_only_when_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")

    def chunks() -> Iterator[str]:
        yield "new"
        assert path.read_text(encoding="utf-8") == "old"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomic(str(path), chunks())
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["report.json"]


def test_line_breaks_and_letters_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_atomic(str(path), ["Київ\n", "\udcff"])
    assert path.read_bytes() == "Київ\n\\udcff".encode()


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    read: list[bytes] = []

    def reader() -> None:
        with open(path, "rb") as pipe:
            read.append(pipe.read())

    thread = threading.Thread(target=reader)
    thread.start()
    write_atomic(path, ["through ", "the pipe"])
    thread.join(10)
    assert read == [b"through the pipe"]
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomic(str(tmp_path / "no" / "a.txt"), ["x"])


def test_what_a_killed_writer_left_is_removed_after_an_hour_and_never_in_the_way(tmp_path: Path) -> None:
    """A name made of the process id would be taken for ever where ids repeat, as they do in containers."""
    old, young, other = (tmp_path / name for name in (".a.txt.0ld.tmp", ".a.txt.new.tmp", ".b.txt.0ld.tmp"))
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (0, 0))
    write_atomic(str(tmp_path / "a.txt"), ["x"])
    assert sorted(os.listdir(tmp_path)) == [".a.txt.new.tmp", ".b.txt.0ld.tmp", "a.txt"]
