"""A real listener for links, and clients who make others wait."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
import trustme
from starlette.types import Receive, Scope, Send

from dashboard.server import doorman, turnstile
from dashboard.server.pieces import Pieces
from tests.dashboard.server.listening import Listening, listening
from tests.waiting import until

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"
LARGE = 8 * 2**20


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the scheme and the body; ``/large`` with more than a system keeps for a client."""
    body = b""
    while (message := await receive())["type"] == "http.request":
        body += message["body"]
        if not message["more_body"]:
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["scheme"].encode() + body, "more_body": True})
    await send({"type": "http.response.body", "body": b"x" * LARGE if scope["path"] == "/large" else b"!"})


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(params=["http", "https"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(scheme: str, authority: trustme.CA) -> Iterator[Listening]:
    tls = None
    if scheme == "https":
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(tls)
    with listening(Pieces(answer), tls) as server:
        yield server


@pytest.fixture
def line(server: Listening, scheme: str, authority: trustme.CA) -> Iterator[socket.socket]:
    """A connection, secured where the listener is."""
    line = server.connect()
    if scheme == "https":
        context = ssl.create_default_context()
        authority.configure_trust(context)
        line = context.wrap_socket(line, server_hostname="127.0.0.1")
    yield line
    line.close()


def heard(line: socket.socket) -> bytes:
    """Return all that comes until the connection ends, however it ends."""
    found = b""
    try:
        while data := line.recv(2**20):
            found += data
    except ConnectionError:
        pass
    return found


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorman, "PATIENCE_S", 0.5)


def test_a_request_is_answered_and_counted(server: Listening, line: socket.socket, scheme: str) -> None:
    for _ in range(3):
        line.sendall(GET)
        found = b""
        while not found.endswith(b"0\r\n\r\n"):
            found += line.recv(4096)
        assert f"{scheme}\r\n".encode() in found
    assert server.connections == 1
    line.close()
    until(lambda: server.connections == 0)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", POST, POST + b"abc"])
def test_who_does_not_end_a_request_is_sent_away(
    impatient: None, server: Listening, line: socket.socket, sent: bytes
) -> None:
    line.sendall(sent)
    assert heard(line) == b""
    until(lambda: server.connections == 0)


@pytest.mark.parametrize("sent", [b"GET / HT", POST])
def test_who_does_not_end_a_second_request_is_sent_away(
    impatient: None, server: Listening, line: socket.socket, sent: bytes
) -> None:
    line.sendall(GET + sent)
    assert heard(line).startswith(b"HTTP/1.1 200")
    until(lambda: server.connections == 0)


def test_who_sends_a_byte_now_and_then_is_sent_away(impatient: None, server: Listening, line: socket.socket) -> None:
    until(lambda: server.known)

    def is_away() -> bool:
        try:
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: y"[:1])
        except OSError:
            return True
        return server.connections == 0

    until(is_away)


def test_who_takes_nothing_of_an_answer_is_sent_away(impatient: None, server: Listening, line: socket.socket) -> None:
    line.sendall(GET.replace(b"/ ", b"/large ", 1))
    until(lambda: server.known and server.connections == 0)
    assert len(heard(line)) < LARGE


class Clock:
    """An event loop that only has alarms, and a connection with bytes that its client has not taken."""

    def __init__(self) -> None:
        self.unsent, self.ended = 0, ""
        self.alarms: list[Callable[[], None]] = []

    def call_later(self, _delay: float, act: Callable[..., None], *given: Any) -> Clock:
        self.alarms.append(lambda: act(*given))
        return self

    def ring(self) -> None:
        """Let the time be over that was waited for last."""
        self.alarms.pop()()

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def close(self) -> None:
        self.ended = "closed"

    def abort(self) -> None:
        self.ended = "aborted"

    def cancel(self) -> None:
        """Forget an alarm, as its handle does."""


def test_who_reads_slowly_is_waited_for_as_long_as_something_is_read() -> None:
    clock = Clock()
    guest = doorman._Guest.__new__(doorman._Guest)
    guest.loop, guest.transport, guest._awaited = cast(Any, clock), cast(Any, clock), {}
    clock.unsent = 100
    guest._await("room")
    for unsent in (99, 50, 1):
        clock.unsent = unsent
        clock.ring()
        assert (clock.ended, len(clock.alarms)) == ("", 1)
    clock.ring()
    assert (clock.ended, clock.alarms) == ("aborted", [])
    clock.unsent = 0
    guest._await("request")
    clock.ring()
    assert clock.ended == "closed"


def test_a_large_answer_arrives_whole(server: Listening, line: socket.socket) -> None:
    line.sendall(GET.replace(b"/ ", b"/large ", 1).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert len(heard(line)) > LARGE


def test_one_address_may_open_so_many(monkeypatch: pytest.MonkeyPatch, server: Listening) -> None:
    monkeypatch.setattr(turnstile, "CONNECTIONS", 3)
    lines = [server.connect() for _ in range(3)]
    until(lambda: server.connections == 3)
    more = server.connect()
    assert heard(more) == b""
    lines.pop().close()
    until(lambda: server.connections == 2)
    for line in lines:
        line.close()
    until(lambda: server.connections == 0)


@pytest.mark.parametrize("scheme", ["https"], indirect=True)
@pytest.mark.parametrize("sent", [b"", b"\x16\x03", GET, b"\x16\x03\x01\x00\x05hello"])
def test_a_handshake_that_does_not_end_is_counted_and_ended(
    monkeypatch: pytest.MonkeyPatch, server: Listening, sent: bytes
) -> None:
    monkeypatch.setattr(doorman, "HANDSHAKE_S", 0.3)
    line = server.connect()
    line.sendall(sent)
    heard(line)
    until(lambda: server.known and server.connections == 0)
