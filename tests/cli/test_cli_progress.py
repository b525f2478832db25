"""The line that shows how far a run has come."""

from __future__ import annotations

import io

from licensecheck.cli.progress import Progress

CLEAR = "\r\x1b[K"


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def started() -> tuple[Progress, io.StringIO, Clock]:
    stream, clock = io.StringIO(), Clock()
    return Progress(stream, clock), stream, clock


def test_a_short_run_shows_nothing() -> None:
    progress, stream, clock = started()
    clock.now = 0.4
    progress("documents", 5, 0)
    progress("files", 0, 50)
    progress("files", 50, 50)
    progress.clear()
    assert stream.getvalue() == ""


def test_documents_and_files_are_counted_over_several_questions_with_their_rate() -> None:
    progress, stream, clock = started()
    for clock.now, stage, done, total in (
        (1.0, "documents", 1, 0),
        (2.0, "files", 0, 50),
        (3.0, "files", 50, 50),
        (4.0, "documents", 20, 0),
        (5.0, "files", 0, 30),
    ):
        progress(stage, done, total)
    assert stream.getvalue() == (
        f"{CLEAR}1 document"
        f"{CLEAR}1 document, 0 of 50 files asked for (0 a minute)"
        f"{CLEAR}"
        f"{CLEAR}20 documents, 50 of 50 files asked for (750 a minute)"
        f"{CLEAR}20 documents, 50 of 80 files asked for (600 a minute)"
    )


def test_the_line_is_not_written_more_often_than_anybody_reads() -> None:
    progress, stream, clock = started()
    clock.now = 1.0
    for number in range(1, 1001):
        clock.now += 0.001
        progress("documents", number, 0)
    assert stream.getvalue().count(CLEAR) == 10


def test_the_line_is_taken_away_once() -> None:
    progress, stream, clock = started()
    clock.now = 1.0
    progress("documents", 1, 0)
    progress.clear()
    progress.clear()
    assert stream.getvalue() == f"{CLEAR}1 document{CLEAR}"


def test_a_terminal_that_is_gone_is_no_reason_to_stop() -> None:
    progress, stream, clock = started()
    stream.close()
    clock.now = 1.0
    progress("documents", 1, 0)
    progress.clear()
