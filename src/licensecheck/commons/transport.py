"""One HTTP request with every side bounded: time, size, redirects. Given to mwclient as its connection."""

from __future__ import annotations

from licensecheck.commons.retry import Outcome, retry_after_seconds, status_outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import requests

MAX_BODY_BYTES = 20_000_000
MAX_REDIRECTS = 3
CONNECT_SECONDS = 10.0
PIECE_BYTES = 65_536


class FaultError(Exception):
    """A request gave no usable answer; `outcome` says what came of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.kind)
        self.outcome = outcome


class BoundedConnection:
    """What mwclient calls in place of a session: `request` with a deadline, a size limit and few redirects.

    A read time-out of `requests` starts anew with each byte, so a server that drips never meets it; name resolution and
    TLS have no time-out at all. Each request therefore runs in a thread of its own, and the caller waits no longer than
    `seconds`. A thread that is left behind ends with its socket and keeps no process alive.
    """

    def __init__(self, session: requests.Session, headers: dict[str, str], now: Callable[[], str]) -> None:
        self.session = session
        self.headers = headers
        self.now = now
        self.max_body = MAX_BODY_BYTES
        self.seconds = 30.0
        self.retry_after: float | None = None
        """What the last answer with status 200 asked for: some errors of the API come so."""

    def request(self, method: str, url: str, **options: Any) -> requests.Response:
        """Send a request, read the whole answer.

        Returns:
            A response with status 200, its body read and valid UTF-8.

        Raises:
            FaultError: anything else.
        """
        from threading import Thread

        options.pop("timeout", None)
        options.pop("files", None)
        extra = {"Promise-Non-Write-API-Action": "true"} if method == "POST" else {}
        options["headers"] = {**options.get("headers", {}), **self.headers, **extra}
        job = _Job(self, method, url, options)
        thread = Thread(target=job.run, name="licensecheck-request", daemon=True)
        thread.start()
        thread.join(self.seconds)
        if thread.is_alive():
            job.abandon()
            thread.join(0.05)
            raise FaultError(Outcome("timeout"))
        return job.result()


class _Job:
    """One request in its thread."""

    def __init__(self, connection: BoundedConnection, method: str, url: str, options: dict[str, Any]) -> None:
        self.connection, self.method, self.url, self.options = connection, method, url, options
        self.response: requests.Response | None = None
        self.error: BaseException | None = None
        self.abandoned = False

    def run(self) -> None:
        """Do the request; never raises."""
        try:
            self._follow()
        except BaseException as error:  # handed over to the caller's thread by result()
            self.error = error

    def result(self) -> requests.Response:
        """Return the response, or raise what went wrong as a `FaultError`."""
        if self.error is not None:
            raise as_fault(self.error, self.url) from self.error
        assert self.response is not None
        return self.response

    def abandon(self) -> None:
        """Let the thread end soon: its socket is shut."""
        self.abandoned = True
        raw = getattr(self.response, "raw", None)
        if raw is not None:
            import contextlib

            with contextlib.suppress(Exception):
                raw.shutdown()

    def _follow(self) -> None:
        url, options = self.url, self.options
        for _ in range(MAX_REDIRECTS + 1):
            self.response = response = self._send(url, options)
            if not response.is_redirect:
                self._read(response)
                return
            response.close()
            target = response.headers.get("Location", "")
            url = _redirected(url, target)
            options = {k: v for k, v in options.items() if k != "params"}
        raise FaultError(Outcome("redirect", None, (("to", url[:300]),)))

    def _send(self, url: str, options: dict[str, Any]) -> requests.Response:
        seconds = self.connection.seconds
        silence = max(seconds / 2, 0.05)
        return self.connection.session.request(
            self.method,
            url,
            stream=True,
            allow_redirects=False,
            timeout=(min(CONNECT_SECONDS, seconds), silence),
            **options,
        )

    def _read(self, response: requests.Response) -> None:
        headers = response.headers
        wait = retry_after_seconds(headers.get("Retry-After"), headers.get("Date"), self.connection.now())
        outcome = status_outcome(response.status_code, "X-Database-Lag" in headers, wait)
        if outcome is not None:
            response.close()
            raise FaultError(outcome)
        self.connection.retry_after = wait
        body = self._body(response)
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            raise FaultError(Outcome("not-an-api", None, (("found", "text that is not UTF-8"),))) from None
        response._content = body  # read under our limits; `.text` of mwclient finds it
        response._content_consumed = True  # type: ignore[attr-defined]
        response.encoding = "utf-8"

    def _body(self, response: requests.Response) -> bytes:
        limit = self.connection.max_body
        too_large = Outcome("too-large", None, (("megabytes", f"{limit / 1e6:.3g}"),))
        pieces, size = [], 0
        with response:
            length = response.headers.get("Content-Length", "")
            if length.isdigit() and int(length) > limit:
                raise FaultError(too_large)
            for piece in response.iter_content(PIECE_BYTES):
                size += len(piece)
                if size > limit or self.abandoned:
                    raise FaultError(too_large)
                pieces.append(piece)
        return b"".join(pieces)


def _redirected(url: str, target: str) -> str:
    """The address to follow; a `FaultError` if it leads to another host or gives up encryption."""
    from urllib.parse import urljoin, urlsplit

    try:
        joined = urljoin(url, target)
        old, new = urlsplit(url), urlsplit(joined)
        same = new.hostname == old.hostname and (
            new.scheme == old.scheme or (old.scheme, new.scheme) == ("http", "https")
        )
        same = same and (new.port == old.port or new.scheme != old.scheme)
    except ValueError:
        same, joined = False, target
    if not same:
        raise FaultError(Outcome("redirect", None, (("to", joined[:300]),)))
    return joined


def as_fault(error: BaseException, url: str) -> FaultError:
    """Turn what `requests` raised into a `FaultError`; errors of our own program pass as they are raised.

    Raises:
        BaseException: `error` itself, if it tells nothing about the network.
    """
    import requests
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    if isinstance(error, FaultError):
        return error
    params = (("host", _host(url)), ("detail", _detail(error)))
    inner = error.args[0] if error.args else None
    if isinstance(error, requests.Timeout | ReadTimeoutError) or isinstance(inner, ReadTimeoutError):
        return FaultError(Outcome("timeout"))
    if isinstance(error, requests.exceptions.SSLError):
        return FaultError(Outcome("tls", None, params))
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return FaultError(Outcome("cut-answer"))
    if isinstance(error, ValueError):  # the API's own address was checked: only a redirect can lead to no address
        return FaultError(Outcome("redirect", None, (("to", "an address that is none"),)))
    if isinstance(error, requests.RequestException | HTTPError | OSError):
        return FaultError(Outcome("connection", None, params))
    raise error


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).netloc


DETAILS = (
    ("NameResolutionError", "its name is not known"),
    ("Connection refused", "it refused the connection"),
    ("Connection reset", "it broke the connection off"),
    ("RemoteDisconnected", "it closed the connection without an answer"),
    ("unreachable", "the network is unreachable"),
    ("ProxyError", "the proxy could not be used"),
)


def _detail(error: BaseException) -> str:
    shown = repr(error)
    return next((words for mark, words in DETAILS if mark in shown), type(error).__name__)
