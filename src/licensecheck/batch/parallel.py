"""The same work in several processes. This one takes part, so that with two processes only half has to be carried over.

Only for runs in which nothing but the lockfile answers: there every document can be finished by itself.
"""

from __future__ import annotations

import os
from itertools import islice

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from licensecheck.batch.inputs import Done, Input
    from licensecheck.batch.run import Run

    Chunk = tuple[Input, ...]

CHUNK = 64
"""Documents that a process is given at once."""

AHEAD = 6
"""Chunks for each process that may be finished before the one whose turn it is: what is kept in memory at most."""

FEWEST = 400
"""Documents below which other processes are not worth their start."""

MOST_JOBS = 8

_make_run: Callable[[], Run] | None = None
_run: Run | None = None


def jobs_for(documents: int, wanted: int | None) -> int:
    """Return how many processes to use: as wanted, else as many as there are processors, one for few documents."""
    if wanted is not None:
        return max(1, wanted)
    if documents < FEWEST or not hasattr(os, "fork"):
        return 1
    return min(MOST_JOBS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def in_processes(run: Run, make_run: Callable[[], Run], inputs: Iterable[Input], jobs: int) -> Iterator[Done]:
    """Yield what comes out of each input, in their order.

    Args:
        run: of this process.
        make_run: makes the run of another process; called once in each.
        inputs: documents by name.
        jobs: processes, this one included; with one everything happens here.
    """
    if jobs < 2:
        yield from run.documents(inputs)
        run.close()
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _make_run
    _make_run = make_run
    try:
        with ProcessPoolExecutor(jobs - 1, mp_context=get_context("fork")) as pool:
            try:
                yield from _together(pool, run, _chunks(inputs), jobs)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
    finally:
        _make_run = None


def _chunks(inputs: Iterable[Input]) -> Iterator[Chunk]:
    rest = iter(inputs)
    while chunk := tuple(islice(rest, CHUNK)):
        yield chunk


def _together(pool: ProcessPoolExecutor, run: Run, chunks: Iterator[Chunk], jobs: int) -> Iterator[Done]:
    """Hand chunks out and work on others here; what is finished is kept until its turn comes."""
    waiting: dict[int, tuple[Chunk, Future[list[bytes]]]] = {}
    finished: dict[int, list[Done]] = {}
    handed, turn, more = 0, 0, True
    while more or turn < handed:
        while more and handed - turn < AHEAD * jobs and len(waiting) < 2 * (jobs - 1):
            if (chunk := next(chunks, None)) is None:
                more = False
                break
            if (future := _submit(pool, chunk)) is None:
                finished[handed] = list(run.by_themselves(chunk))
            else:
                waiting[handed] = (chunk, future)
            handed += 1
        if turn in finished:
            yield from finished.pop(turn)
            turn += 1
        elif turn in waiting and (waiting[turn][1].done() or not more or handed - turn >= AHEAD * jobs):
            chunk, future = waiting.pop(turn)
            yield from _result(run, chunk, future)
            turn += 1
        elif more:
            if (chunk := next(chunks, None)) is None:
                more = False
            else:
                finished[handed] = list(run.by_themselves(chunk))
                handed += 1
    run.close()


def _submit(pool: ProcessPoolExecutor, chunk: Chunk) -> Future[list[bytes]] | None:
    """Hand a chunk to another process; None if one was killed and the others are gone with it."""
    from concurrent.futures import BrokenExecutor

    try:
        return pool.submit(_work, chunk)
    except BrokenExecutor:
        return None


def _result(run: Run, chunk: Chunk, future: Future[list[bytes]]) -> list[Done]:
    """Return what another process made of a chunk; if that process was killed, what this one makes of it."""
    from concurrent.futures import BrokenExecutor

    from licensecheck.batch.results import unpack

    try:
        return [unpack(data) for data in future.result()]
    except BrokenExecutor:
        return list(run.by_themselves(chunk))


def _work(chunk: Chunk) -> list[bytes]:
    """Finish a chunk in another process. Packed one by one: all in one take twice the time, for so much is compared."""
    from licensecheck.batch.results import pack

    global _run
    if _run is None:
        assert _make_run is not None
        _run = _make_run()
    found = [pack(done) for done in _run.by_themselves(chunk)]
    _run.close()
    return found
