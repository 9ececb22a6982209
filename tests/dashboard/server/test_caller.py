"""A server of the app, and clients who send what is no request, or nothing."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from dashboard.server import caller
from dashboard.server.caller import LONGEST_HEADER, Caller
from dashboard.server.serving import listener
from tests.dashboard.server.test_doorman import GET, heard
from tests.ports import free_port
from tests.waiting import LIMIT_S, until

SOCKET = (
    b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n%s\r\n"
)


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request before its body has come; refuse sockets."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1000})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"", "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass


@pytest.fixture
def server() -> Iterator[tuple[uvicorn.Server, int]]:
    port = free_port()
    config = uvicorn.Config(answer, http=Caller, ws="websockets-sansio", lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    bound = listener("127.0.0.1", port)
    thread = threading.Thread(target=server.run, args=([bound],))
    thread.start()
    until(lambda: server.started)
    yield server, port
    server.should_exit = server.force_exit = True
    thread.join()


@pytest.fixture
def line(server: tuple[uvicorn.Server, int]) -> Iterator[socket.socket]:
    line = socket.create_connection(("127.0.0.1", server[1]), timeout=LIMIT_S)
    yield line
    line.close()


def test_a_body_that_is_none_ends_the_connection_and_writes_no_traceback(
    line: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    line.sendall(GET.replace(b"GET", b"POST").replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n"))
    assert line.recv(4096).startswith(b"HTTP/1.1 200")
    line.sendall(b"ZZZ\r\n")
    heard(line)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    ("length", "status"), [(100, b"HTTP/1.1 403"), (LONGEST_HEADER + 1, b"HTTP/1.1 400"), (40_000, b"HTTP/1.1 400")]
)
def test_a_socket_asked_for_with_a_long_header_is_refused_at_once(
    line: socket.socket, length: int, status: bytes
) -> None:
    line.sendall(SOCKET % (b"X-Long: " + b"y" * length + b"\r\n"))
    assert heard(line).startswith(status)


@pytest.mark.parametrize("sent", [b"", b"GET / HT"])
def test_who_sends_no_request_is_sent_away(
    monkeypatch: pytest.MonkeyPatch, server: tuple[uvicorn.Server, int], sent: bytes
) -> None:
    monkeypatch.setattr(caller, "PATIENCE_S", 0.2)
    line = socket.create_connection(("127.0.0.1", server[1]), timeout=LIMIT_S)
    line.sendall(sent)
    assert heard(line) == b""
    until(lambda: not server[0].server_state.connections)
    line.close()
