"""How fast one host is asked: a bucket of tokens for each pace, and few requests in flight.

A minute is cut into equal parts, as many as bursts fit into the pace, and a token that is taken comes back one part later.
So `burst` requests may go at once, and no minute ever sees more than `per_minute`: a bucket that refills drop by drop would let twice as many through in its first minute,
and the wiki would answer 429.
"""

from __future__ import annotations

from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable
    from threading import Condition

MOST_IN_FLIGHT = 3


class Pace(Value):
    """How fast a host may be asked: `per_minute` requests, `burst` of them at once, `in_flight` unanswered (1 to 3)."""

    per_minute: float
    burst: int = 10
    in_flight: int = 1


UNIDENTIFIED = Pace(10)
"""While the operator's contact is not set. https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits"""
IDENTIFIED = Pace(200)
"""With the operator's contact in the User-Agent."""


def checked_pace(pace: Pace) -> Pace:
    """Return the pace; the burst no larger than what a minute allows.

    Raises:
        ValueError: no requests a minute or at once, or more than three in flight.
    """
    if not pace.per_minute > 0 or pace.burst < 1:
        raise ValueError("a pace needs more than 0 requests a minute and a burst of at least 1")
    if not 1 <= pace.in_flight <= MOST_IN_FLIGHT:
        raise ValueError(f"1 to {MOST_IN_FLIGHT} requests may be in flight, not {pace.in_flight}")
    return pace.replace(burst=max(1, min(pace.burst, int(pace.per_minute))))


def default_pace(host: str, identified: bool) -> Pace | None:
    """Return the pace for a host: none on loopback, where only tests and mirrors of one's own answer.

    Args:
        host: with or without port.
        identified: whether the operator's contact is set.
    """
    if is_loopback(host):
        return None
    return IDENTIFIED if identified else UNIDENTIFIED


def is_loopback(host: str) -> bool:
    """Whether a host, with or without port, is this machine."""
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
    return name.lower() in {"localhost", "[::1]"} or (name.startswith("127.") and name.replace(".", "").isdigit())


class Door:
    """The way to one host, for all threads of the process: `enter` before each request, `leave` after it."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        from threading import Condition

        self._clock, self._sleep = clock, sleep
        self._flights = 0
        self._changed: Condition = Condition()
        self._taken: dict[Pace, deque[float]] = {}

    def enter(self, pace: Pace) -> float:
        """Wait for a free flight and a token; return the seconds waited for the token."""
        with self._changed:
            self._changed.wait_for(lambda: self._flights < pace.in_flight)
            self._flights += 1
            wait = self._take(pace)
        try:
            if wait > 0:
                self._sleep(wait)
        except BaseException:
            self.leave()
            raise
        return wait

    def leave(self) -> None:
        """Say that the request is answered or given up."""
        with self._changed:
            self._flights -= 1
            self._changed.notify_all()

    def _take(self, pace: Pace) -> float:
        """Take a token; return how long it is until it is there. Its time is reserved, so that nobody waits in vain."""
        taken = self._taken.get(pace)
        if taken is None:
            from collections import deque

            taken = self._taken[pace] = deque(maxlen=pace.burst)
        now = self._clock()
        parts = pace.per_minute // pace.burst or pace.per_minute / pace.burst
        free = taken[0] + 60.0 / parts if len(taken) == pace.burst else now
        taken.append(max(free, now))
        return max(free - now, 0.0)


_doors: dict[str, Door] = {}
"""By host: all sources of a process share the pace of a host."""


def door_to(host: str, clock: Callable[[], float], sleep: Callable[[float], None]) -> Door:
    """Return the door to a host: the one of the whole process, or one of its own under a clock of its own (tests)."""
    import time

    if clock is not time.monotonic or sleep is not time.sleep:
        return Door(clock, sleep)
    return _doors.setdefault(host, Door(clock, sleep))
