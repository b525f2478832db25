"""A small HTTP/1.1 server on loopback that answers as told, or misbehaves: in front of a real server or of a function.

    with FaultProxy(forward("127.0.0.1", 8931)) as proxy:
        proxy.script = [status(429, {"Retry-After": "1"}), passthrough]
        ...ask http://127.0.0.1:{proxy.port}/...
        proxy.seen      # what came in: (method, path, headers, body)

A fault is a function (connection, request, fetch), where `fetch()` gives the whole true reply. The last entry of the script
stays in force. Nothing but the standard library.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    Fetch = Callable[[], bytes]
    Fault = Callable[[socket.socket, "Request", Fetch], None]

MAINTENANCE = "<html><body><h1>Our servers are currently under maintenance</h1></body></html>"


class Request:
    """One request: method, path with query, headers by lower-case name, body."""

    def __init__(self, head: bytes, body: bytes) -> None:
        self.lines = head.decode("latin-1").split("\r\n")
        self.method, self.path, _ = self.lines[0].split(" ", 2)
        pairs = (line.partition(":") for line in self.lines[1:])
        self.headers = {key.lower(): value.strip() for key, _, value in pairs}
        self.body = body


def reply(code: int, headers: dict[str, str], body: str | bytes, reason: str = "Fault") -> bytes:
    """Return a whole HTTP reply."""
    data = body if isinstance(body, bytes) else body.encode()
    fixed = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data)), "Connection": "close"}
    lines = "".join(f"{key}: {value}\r\n" for key, value in {**fixed, **headers}.items())
    return f"HTTP/1.1 {code} {reason}\r\n{lines}\r\n".encode() + data


def json_reply(body: str | bytes, headers: dict[str, str] | None = None) -> bytes:
    """Return a reply with status 200 and a JSON type."""
    return reply(200, {"Content-Type": "application/json; charset=utf-8", **(headers or {})}, body, "OK")


def passthrough(conn: socket.socket, request: Request, fetch: Fetch) -> None:
    """Give the true reply."""
    conn.sendall(fetch())


def status(code: int, headers: dict[str, str] | None = None, body: str | bytes = MAINTENANCE) -> Fault:
    """Give a status and an HTML page."""
    return lambda conn, request, fetch: conn.sendall(reply(code, headers or {}, body))


def body(data: str | bytes, headers: dict[str, str] | None = None) -> Fault:
    """Give these bytes as JSON with status 200."""
    return lambda conn, request, fetch: conn.sendall(json_reply(data, headers))


def maxlag(lag: int = 7, retry_after: str | None = "5", *, header: bool = True) -> Fault:
    """Give the true error of a lagging MediaWiki, with or without its headers."""
    text = f'{{"error":{{"code":"maxlag","info":"Waiting for db1: {lag} seconds lagged.","lag":{lag},"type":"db"}}}}'
    headers = {"X-Database-Lag": str(lag)} if header else {}
    return body(text, headers | ({"Retry-After": retry_after} if retry_after is not None else {}))


def reset(conn: socket.socket, request: Request | None = None, fetch: Fetch | None = None) -> None:
    """Break the connection off (TCP RST) in place of an answer."""
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    conn.close()


def close_early(conn: socket.socket, request: Request, fetch: Fetch) -> None:
    """Close the connection without a byte."""


def silence(seconds: float) -> Fault:
    """Say nothing for a while."""
    return lambda conn, request, fetch: time.sleep(seconds)


def cut_body(fraction: float = 0.5, *, rst: bool = False) -> Fault:
    """Give the true reply, broken off: Content-Length promises more."""

    def fault(conn: socket.socket, request: Request, fetch: Fetch) -> None:
        head, _, data = fetch().partition(b"\r\n\r\n")
        if b"content-length" not in head.lower():
            head += b"\r\nContent-Length: %d" % len(data)
        conn.sendall(head + b"\r\n\r\n" + data[: int(len(data) * fraction)])
        if rst:
            time.sleep(0.02)
            reset(conn)

    return fault


def cut_json(fraction: float = 0.5) -> Fault:
    """Give a complete reply whose JSON stops half-way (the length is right)."""

    def fault(conn: socket.socket, request: Request, fetch: Fetch) -> None:
        data = fetch().partition(b"\r\n\r\n")[2]
        conn.sendall(json_reply(data[: int(len(data) * fraction)]))

    return fault


def edited(change: Callable[[dict[str, Any]], object]) -> Fault:
    """Give the true answer after `change` has worked on it."""

    def fault(conn: socket.socket, request: Request, fetch: Fetch) -> None:
        data = json.loads(fetch().partition(b"\r\n\r\n")[2])
        change(data)
        conn.sendall(json_reply(json.dumps(data)))

    return fault


def drip(pause: float = 0.02, size: int = 1, *, headers: bool = False) -> Fault:
    """Give the reply in tiny pieces, so that no single read times out; with `headers` from the first byte on."""

    def fault(conn: socket.socket, request: Request, fetch: Fetch) -> None:
        whole = fetch()
        start = 0 if headers else whole.index(b"\r\n\r\n") + 4
        conn.sendall(whole[:start])
        for i in range(start, len(whole), size):
            conn.sendall(whole[i : i + size])
            time.sleep(pause)

    return fault


def stall_body(seconds: float) -> Fault:
    """Give half of the body, then silence."""

    def fault(conn: socket.socket, request: Request, fetch: Fetch) -> None:
        head, _, data = fetch().partition(b"\r\n\r\n")
        conn.sendall(head + b"\r\n\r\n" + data[: len(data) // 2])
        time.sleep(seconds)

    return fault


def redirect(target: str | None = None) -> Fault:
    """Send the client elsewhere, or round in circles."""
    return lambda conn, request, fetch: conn.sendall(reply(302, {"Location": target or request.path}, ""))


def forward(host: str, port: int) -> Callable[[Request], bytes]:
    """Return a function that asks a real server, one request a connection."""

    def ask(request: Request) -> bytes:
        keep = [line for line in request.lines if not line.lower().startswith("connection:")]
        out = "\r\n".join([*keep, "Connection: close"]).encode("latin-1") + b"\r\n\r\n" + request.body
        got = b""
        with socket.create_connection((host, port), timeout=30) as upstream:
            upstream.sendall(out)
            while piece := upstream.recv(65536):
                got += piece
        head, _, data = got.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + data

    return ask


class FaultProxy:
    """The server. `answer` gives the true reply to a request; `script` says what is done instead."""

    def __init__(self, answer: Callable[[Request], bytes]) -> None:
        self.answer = answer
        self.script: list[Fault] = [passthrough]
        self.seen: list[Request] = []
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._socket.getsockname()[1]
        self._open: list[socket.socket] = []

    @property
    def url(self) -> str:
        """Address of the API behind it."""
        return f"http://127.0.0.1:{self.port}/w/api.php"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        for conn in self._open:
            with contextlib.suppress(OSError):
                conn.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                conn, _ = self._socket.accept()
            except OSError:
                return
            self._open.append(conn)
            threading.Thread(target=self._serve, args=(conn,), daemon=True).start()

    def _serve(self, conn: socket.socket) -> None:
        with contextlib.suppress(OSError), conn:
            request = _receive(conn)
            if request is None:
                return
            self.seen.append(request)
            fault = self.script.pop(0) if len(self.script) > 1 else self.script[0]
            fault(conn, request, lambda: self.answer(request))
            with contextlib.suppress(OSError):
                conn.shutdown(socket.SHUT_WR)


def _receive(conn: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = conn.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, rest = data.partition(b"\r\n\r\n")
    request = Request(head, rest)
    while len(request.body) < int(request.headers.get("content-length", 0)):
        request.body += conn.recv(65536)
    return request
