"""A real server that shares, asked over the port that others reach."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import trustme
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.cli import main
from dashboard.key import lasting_key
from dashboard.links.registry import Links
from dashboard.plans import shelf_at
from dashboard.server.doors import Doors, door_at, loopback
from dashboard.server.guards import OPENER_POLICY
from dashboard.server.noted import Noted
from dashboard.server.pieces import PIECE
from dashboard.server.share import LARGEST_BODY, share_application
from dashboard.server.shared import shared_doors
from dashboard.server.turnstile import BURST, Turnstile
from geo.resources import sample_plan
from geo.scene.scope import WHOLE
from tests.dashboard.server.test_attacks import PATHS
from tests.ports import free_port
from tests.waiting import LIMIT_S, until_it_serves


@dataclass
class Sharing:
    """A server that shares over TLS.

    Attributes
    ----------
    process
        The server.
    port, shared
        The ports of the app and of the links.
    token
        Lets into the app.
    link
        The path of a link.
    logs
        Where the logs are.
    trust
        What trusts its certificate.
    """

    process: subprocess.Popen[str]
    port: int
    shared: int
    token: str
    link: str
    logs: Path
    trust: ssl.SSLContext

    def ask(self, path: str, method: str = "GET", *, app: bool = False, **headers: str | None) -> tuple[int, bytes]:
        """Send a request to the listener for links, or to the app; return status and body."""
        port = self.port if app else self.shared
        line: http.client.HTTPConnection
        if app:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT_S)
        else:
            line = http.client.HTTPSConnection("127.0.0.1", port, timeout=LIMIT_S, context=self.trust)
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": f"127.0.0.1:{port}"} | headers).items():
            if value is not None:
                line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        found = answer.status, answer.read()
        line.close()
        return found


@pytest.fixture(scope="module")
def sharing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sharing]:
    folder = tmp_path_factory.mktemp("sharing")
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    homes = {"XDG_DATA_HOME": str(folder), "XDG_STATE_HOME": str(folder), "PYTHONUNBUFFERED": "1"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        links = Links(folder / "posture" / "links", lasting_key())
        shelf = shelf_at(str(sample_plan()), None)
        later = datetime.now(UTC) + timedelta(days=1)
        link = links.make(shelf.store(shelf.usual), kind="talk", scope=WHOLE, expires=later)
    port, shared = free_port(), free_port()
    command = [sys.executable, "-m", "dashboard.cli", "run", str(sample_plan()), "--port", str(port), "--metrics",
               "--share", f"127.0.0.1:{shared}", "--certfile", str(folder / "server.pem")]  # fmt: skip
    with (folder / "complaints").open("w") as complaints:
        process = subprocess.Popen(
            command, env=os.environ | homes, stdout=subprocess.PIPE, stderr=complaints, text=True
        )
    token = until_it_serves(process).partition("token=")[2]
    yield Sharing(process, port, shared, token, f"/view/link/{links.token(link)}/", folder / "posture" / "log", trust)
    process.kill()
    process.wait()


@pytest.mark.parametrize("path", sorted({*PATHS, "/view", "/view/scene.json", "/view/link/", "/healthz/", "/x", "//"}))
def test_nothing_but_links_answers_with_the_secret_too(sharing: Sharing, path: str) -> None:
    cookie = f"posture-{sharing.port}=" + _cookie(sharing)
    for headers in ({}, {"Cookie": cookie}, {"Authorization": f"Bearer {sharing.token}"}):
        for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
            origin = f"https://127.0.0.1:{sharing.shared}"
            status, body = sharing.ask(path, method, Origin=origin, **headers)
            assert status == 404, (path, method)
            assert b"Multinational" not in body
    assert sharing.ask(f"{path}?token={sharing.token}")[0] == 404


def _cookie(sharing: Sharing) -> str:
    line = http.client.HTTPConnection("127.0.0.1", sharing.port, timeout=LIMIT_S)
    line.request("GET", f"/?token={sharing.token}")
    found = line.getresponse().getheader("set-cookie") or ""
    line.close()
    assert found
    return found.split(";")[0].partition("=")[2]


def test_no_socket_opens(sharing: Sharing) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": f"https://127.0.0.1:{sharing.shared}"}  # fmt: skip
    for path in ("/_stcore/stream", sharing.link):
        assert sharing.ask(path, **upgrade)[0] in {200, 404}


def test_a_link_answers_at_both_doors(sharing: Sharing) -> None:
    for app in (False, True):
        assert b"viewer.js" in sharing.ask(sharing.link, app=app)[1]
        status, body = sharing.ask(f"{sharing.link}scene.json", app=app)
        assert (status, json.loads(body)["title"]) == (200, "Multinational Force Ukraine")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": None},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": "localhost:{shared}"},
        {"Host": "127.0.0.1:{port}"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:{shared}"},
        {"Origin": "http://127.0.0.1:{port}"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
    ],
)
def test_no_foreign_name_or_place_gets_anything(sharing: Sharing, headers: dict[str, str | None]) -> None:
    told = {k: v and v.format(shared=sharing.shared, port=sharing.port) for k, v in headers.items()}
    for path in ("", "scene.json", "events", "viewer.js"):
        status, body = sharing.ask(sharing.link + path, **told)
        assert status in {400, 403}
        assert b"Multinational" not in body


def test_a_body_that_is_too_large_is_refused_unread(sharing: Sharing) -> None:
    large = {"Content-Length": str(LARGEST_BODY + 1), "Origin": f"https://127.0.0.1:{sharing.shared}"}
    assert sharing.ask(sharing.link, "POST", **large)[0] == 413


def test_the_port_speaks_tls_alone(sharing: Sharing) -> None:
    with socket.create_connection(("127.0.0.1", sharing.shared), timeout=LIMIT_S) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert not line.recv(4096).startswith(b"HTTP")


def test_who_sends_no_requests_has_few_lines_written(sharing: Sharing) -> None:
    for _ in range(100):
        plain = socket.create_connection(("127.0.0.1", sharing.shared), timeout=LIMIT_S)
        with sharing.trust.wrap_socket(plain, server_hostname="127.0.0.1") as line:
            line.sendall(b"no request\r\n\r\n")
            assert line.recv(4096).startswith(b"HTTP/1.1 400")
    complaints = (sharing.logs.parents[1] / "complaints").read_text(encoding="utf-8").splitlines()
    assert 0 < len(complaints) <= 30
    assert all("Invalid HTTP request" in line for line in complaints)


def test_figures_count_both_listeners_and_the_log_has_no_token(sharing: Sharing) -> None:
    sharing.ask(sharing.link)
    sharing.ask("/nowhere-to-be-found")
    figures = sharing.ask("/metrics", app=True, Authorization=f"Bearer {sharing.token}")[1]
    assert b'posture_requests_total{status="404"}' in figures
    (access,) = sharing.logs.glob("access-*.jsonl")
    text = access.read_text(encoding="utf-8")
    assert "/nowhere-to-be-found" in text
    assert sharing.link.split("/")[3] not in text
    assert sharing.link.split("/")[3].split(".")[0] in text


def test_both_listeners_stop_with_open_streams(sharing: Sharing) -> None:
    """The last test: it stops the server."""
    line = http.client.HTTPSConnection("127.0.0.1", sharing.shared, timeout=LIMIT_S, context=sharing.trust)
    line.request("GET", f"{sharing.link}events", headers={"Host": f"127.0.0.1:{sharing.shared}"})
    stream = line.getresponse()
    assert stream.readline().startswith(b"data: ")
    idle = socket.create_connection(("127.0.0.1", sharing.shared), timeout=LIMIT_S)
    sharing.process.send_signal(signal.SIGTERM)
    assert b"data" not in stream.read()
    sharing.process.wait(LIMIT_S)
    idle.close()
    line.close()
    for port in (sharing.port, sharing.shared):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=LIMIT_S)


def test_who_asks_too_often_is_told_when_to_come_again() -> None:
    refused: list[str] = []
    noted = SimpleNamespace(refusal=lambda why, _scope: refused.append(why), request=lambda **_: None)
    routes = [Route("/there", lambda _: PlainTextResponse("x" * 3 * PIECE))]
    doors, turnstile = Doors(loopback(8600)), Turnstile(clock=lambda: 0.0)
    app = share_application(routes, doors, turnstile, cast(Noted, noted))
    client = TestClient(app, base_url="http://127.0.0.1:8600")
    assert client.get("/there").text == "x" * 3 * PIECE
    for _ in range(BURST - 1):
        turnstile.asks("testclient")
        turnstile.answered("testclient")
    answer = client.get("/there")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert answer.headers["connection"] == "close"
    assert "content-security-policy" in answer.headers
    assert client.get("/there", headers={"host": "evil.example"}).status_code == 429
    assert refused == ["often", "often"]


@pytest.mark.parametrize(
    ("tls", "proxy", "told"), [(False, "", False), (True, "", True), (False, "https://a.example", True)]
)
def test_browsers_are_told_nothing_that_they_ignore(tls: bool, proxy: str, told: bool) -> None:
    doors = shared_doors(("127.0.0.1", 8600), Doors(loopback(8501), door_at(proxy) if proxy else None), tls=tls)
    noted = SimpleNamespace(refusal=lambda *_: None, request=lambda **_: None)
    client = TestClient(share_application([], doors, Turnstile(), cast(Noted, noted)))
    answer = client.get("/", headers={"host": "127.0.0.1:8600"})
    assert answer.status_code == 404
    assert (OPENER_POLICY in answer.headers) == told
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--share", "localhost:8600"], "no address with a port"),
        (["--share", "198.51.100.7:8600"], "this machine has no such address"),
        (["--share", "127.0.0.1:{taken}"], "the port is in use"),
        (["--share", "0.0.0.0:{taken}"], "the port is in use"),
        (["--share", "127.0.0.1:{free}", "--certfile", "{plan}/plan.toml"], "has no certificate"),
        (["--share", "127.0.0.1:{free}", "--certfile", "{plan}/nothing.pem"], "nothing.pem: "),
        (["--share", "127.0.0.1:{free}", "--keyfile", "x"], "give --certfile too"),
        (["--certfile", "x"], "give --share too"),
        (["--keyfile", "x"], "give --share too"),
    ],
)
def test_a_mistake_is_one_clear_sentence(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], told: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("dashboard.server.serving.serve", lambda *_: pytest.fail("it serves"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        values = {"taken": other.getsockname()[1], "free": free_port(), "plan": sample_plan()}
        given = [argument.format(**values) for argument in arguments]
        command = ["run", str(sample_plan()), "--port", str(free_port()), *given]
        try:
            code = main(command)
        except SystemExit as stop:
            code = stop.code
    _, printed = capfd.readouterr()
    assert code == 2
    assert told in printed.splitlines()[-1]
