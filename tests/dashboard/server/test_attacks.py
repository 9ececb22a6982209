"""A real server, attacked over its port: from foreign names and places, without the secret, and with too much."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from starlette.routing import Route, WebSocketRoute
from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from dashboard.links.link import Link
from dashboard.links.registry import Links, user_links
from dashboard.server.limits import LARGEST_BODY, LARGEST_UPLOAD
from geo.editing.folder_store import FolderStore
from geo.editing.store import Store
from geo.resources import sample_plan
from geo.scene.scope import LinkScope
from tests.ports import free_port
from tests.waiting import LIMIT_S, until_it_serves

LOOKED_UP = """
import os, socket
def told(kind, real):
    def look(*args, **more):
        host = args[0]
        if kind == "connect":
            host = args[1][0] if isinstance(args[1], tuple) else "127.0.0.1"
        if str(host) not in ("127.0.0.1", "localhost", "::1", "None", ""):
            with open(os.environ["LOOKED_UP"], "a") as log:
                log.write(f"{kind} {host}\\n")
            raise socket.gaierror("no names here")
        return real(*args, **more)
    return look
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
    setattr(socket, name, told(name, getattr(socket, name)))
socket.socket.connect = told("connect", socket.socket.connect)
"""


@dataclass
class Target:
    """A server that notes every look-up of an address that is not its own machine's."""

    process: subprocess.Popen[str]
    port: int
    token: str
    looked_up: Path

    @property
    def here(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str | None) -> tuple[int, Mapping[str, str]]:
        """Send a request with our own Host, unless another or none is given; return status and headers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT_S)
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": f"127.0.0.1:{self.port}"} | headers).items():
            if value is not None:
                line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        found = answer.status, {k.lower(): v for k, v in answer.getheaders()}
        line.close()
        return found

    @property
    def cookie(self) -> str:
        return self.ask(f"/?token={self.token}")[1]["set-cookie"].split(";")[0]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder = tmp_path_factory.mktemp("target")
    (folder / "sitecustomize.py").write_text(LOOKED_UP)
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text("[server]\nenableCORS = false\nenableStaticServing = true\n")
    port = free_port()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(folder), str(Path.cwd()))),
        "LOOKED_UP": str(folder / "looked-up"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "dashboard.cli", "run", str(sample_plan()), "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    token = until_it_serves(process).partition("token=")[2]
    yield Target(process, port, token, folder / "looked-up")
    process.terminate()
    process.wait()


def _paths() -> list[str]:
    """Return a path of each route of Streamlit and of ours, whatever they are in the installed version."""
    Runtime._instance = None
    from streamlit.starlette import App

    from dashboard.server.application import SCRIPT

    runtime = App(SCRIPT)._create_runtime()
    routes = create_streamlit_routes(runtime)
    Runtime._instance = None
    found = {r.path.replace("{path:path}", "x").replace("{", "").replace("}", "") for r in routes
             if isinstance(r, Route | WebSocketRoute)}  # fmt: skip
    return sorted({"/", "/tables", "/healthz", "/readyz", "/view/", "/view/talks", "/metrics", *found})


PATHS = _paths()


def test_the_routes_are_known():
    assert {"/_stcore/stream", "/_stcore/health", "/_stcore/host-config"} <= set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_no_foreign_name_or_place_gets_anything(target, path):
    cookie = target.cookie
    foreign = (
        {"Host": None},
        {"Host": "evil.example"},
        {"Host": f"evil.example:{target.port}", "Origin": f"http://evil.example:{target.port}"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://localhost:{target.port}"},
        {"Origin": "http://127.0.0.1:1"},
    )
    for headers in foreign:
        for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
            status, answered = target.ask(path, method, Cookie=cookie, **headers)
            assert status in {400, 403}, (method, headers)
            assert "access-control-allow-origin" not in answered
            assert status == 400 or answered["content-security-policy"]
    assert not target.looked_up.exists(), target.looked_up.read_text()


@pytest.mark.parametrize("path", sorted(set(PATHS) - {"/healthz", "/readyz"}))
def test_nothing_answers_without_the_secret(target, path):
    for bad in (None, f"posture-{target.port}=x", "token=" + target.token):
        assert target.ask(path, Cookie=bad)[0] == 403
        assert target.ask(path, "POST", Cookie=bad, Origin=target.here)[0] == 403


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/host-config", "/nowhere.js"])
def test_every_answer_carries_the_guards(target, path):
    _, headers = target.ask(path, Cookie=target.cookie)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "permissions-policy" in headers
    assert "server" not in headers


def test_the_bare_status_says_nothing_else(target):
    for path in ("/healthz", "/readyz"):
        status, headers = target.ask(path)
        assert (status, headers["content-length"]) == (200, "0")


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://localhost:1", "http://localhost"])
def test_no_foreign_socket_opens(target, origin):
    address = f"ws://127.0.0.1:{target.port}/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"):
        connect(address, origin=origin, additional_headers={"Cookie": target.cookie})
    assert not target.looked_up.exists()


def test_no_socket_opens_under_a_foreign_name_or_without_the_secret(target):
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    path, cookie = "/_stcore/stream", target.cookie
    assert target.ask(path, Cookie=cookie, Origin=target.here, **upgrade)[0] == 101
    assert target.ask(path, Origin=target.here, **upgrade)[0] == 403
    evil = f"evil.example:{target.port}"
    assert target.ask(path, Cookie=cookie, Host=evil, Origin=f"http://{evil}", **upgrade)[0] == 403
    assert target.ask(path, Cookie=cookie, Host=evil, Origin=target.here, **upgrade)[0] == 403
    assert not target.looked_up.exists()


def test_our_own_socket_opens_and_ends_at_a_message_that_is_too_large(target):
    with (
        connect(
            f"ws://127.0.0.1:{target.port}/_stcore/stream",
            origin=target.here,
            additional_headers={"Cookie": target.cookie},
            subprotocols=["streamlit"],
        ) as line,
        pytest.raises(ConnectionClosed),
    ):
        line.send(b"x" * 17 * 2**20)
        while True:
            line.recv(timeout=LIMIT_S)
    assert target.ask("/healthz")[0] == 200


def test_a_body_that_is_too_large_is_refused_unread(target):
    for path, most in (("/_stcore/upload_file/a/b", LARGEST_UPLOAD), ("/view/", LARGEST_BODY)):
        large = {"Content-Length": str(most + 1), "Origin": target.here, "Cookie": target.cookie}
        assert target.ask(path, "PUT", **large)[0] == 413
    with socket.create_connection(("127.0.0.1", target.port), timeout=LIMIT_S) as line:
        head = f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: 127.0.0.1:{target.port}\r\nOrigin: {target.here}\r\n"
        line.sendall(f"{head}Cookie: {target.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
        try:
            for _ in range(LARGEST_BODY // 65_536 + 2):
                line.sendall(chunk)
        except OSError:  # the server closed its end
            pass
        assert line.recv(64).startswith((b"HTTP/1.1 413", b"HTTP/1.1 403", b"HTTP/1.1 400"))
    assert target.ask("/healthz")[0] == 200


@pytest.fixture
def link(target: Target, monkeypatch: pytest.MonkeyPatch) -> tuple[Links, Link]:
    """Return a link to the server's plan, and the links of its user."""
    monkeypatch.setenv("XDG_DATA_HOME", str(target.looked_up.parent / "data"))
    links, store = user_links(), FolderStore(sample_plan())
    named = cast(Store, SimpleNamespace(id=store.id, name=store.name, identify=lambda _: None, marks=store.marks))
    later = datetime.now(UTC) + timedelta(days=1)
    return links, links.make(named, kind="view", scope=LinkScope(layers=("hubs",)), expires=later)


def test_a_link_opens_without_the_secret_and_nothing_else_does(target, link):
    links, made = link
    top = f"/view/link/{links.token(made)}"
    for name in ("", "scene.json", "viewer.js", "ground.js", "map.css", "basemap.json"):
        status, headers = target.ask(f"{top}/{name}")
        assert status == 200, name
        assert "set-cookie" not in headers
        assert headers["referrer-policy"] == "no-referrer"
        assert target.ask(f"{top}/{name}", Host="evil.example")[0] == 403
        assert target.ask(f"{top}/{name}", Origin="http://evil.example")[0] == 403
    for path in (
        "/",
        "/view/",
        "/view/scene.json",
        f"{top}/../../scene.json",
        f"{top}/..%2f..%2fscene.json",
        "/_stcore/health",
    ):
        assert target.ask(path)[0] in {403, 404}, path
    for token in (f"{made.id}.{'A' * 43}", made.id, f"{'0' * 20}{links.token(made)[20:]}", "x"):
        assert target.ask(f"/view/link/{token}/scene.json")[0] == 404, token
    links.revoke(made.id)
    assert target.ask(f"{top}/scene.json")[0] == 410
    for log in (target.looked_up.parent / "state").rglob("*.jsonl"):
        assert links.token(made)[21:30] not in log.read_text()
