"""A proxy in front, with TLS and a base path, configured as docs/sharing.md shows: all that the server serves works through it."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dashboard.key import lasting_key
from dashboard.links.registry import Links
from dashboard.plans import shelf_at
from geo.resources import sample_plan
from geo.scene.scope import WHOLE
from tests.ports import free_port
from tests.proxy import PROXIES, find_proxy, sample
from tests.waiting import LIMIT_S, until, until_it_serves

NAME = "staff.example"
HERE = f"https://{NAME}"


@dataclass
class Proxied:
    """A server behind a proxy.

    Attributes
    ----------
    port
        Where the proxy listens.
    plan
        The folder of the plan.
    token
        Lets into the app.
    link
        The path of a link.
    trust
        What trusts the proxy.
    logs
        Where the proxy writes.
    """

    port: int
    plan: Path
    token: str
    link: str
    trust: ssl.SSLContext
    logs: Path

    def line(self) -> ssl.SSLSocket:
        """Return a connection to the proxy, which takes itself for another machine."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=LIMIT_S)
        return self.trust.wrap_socket(plain, server_hostname=NAME)

    @contextmanager
    def asked(self, path: str, body: object = None, **headers: str) -> Iterator[http.client.HTTPResponse]:
        """Ask as a browser does, and let the answer come."""
        asking = http.client.HTTPSConnection(NAME, context=self.trust)
        asking.sock = self.line()
        method, sent = ("GET", None) if body is None else ("POST", json.dumps(body))
        own = {"Origin": HERE, "Content-Type": "application/json"} if sent else {}
        asking.request(method, f"/posture{path}", sent, {"Host": NAME} | own | headers)
        yield asking.getresponse()
        asking.close()

    def got(self, path: str, body: object = None, **headers: str) -> tuple[int, bytes]:
        """Return status and body of an answer."""
        with self.asked(path, body, **headers) as answer:
            return answer.status, answer.read()

    @property
    def cookie(self) -> dict[str, str]:
        """What a browser sends that has opened the printed address."""
        with self.asked(f"/?token={self.token}") as answer:
            told = answer.getheader("set-cookie") or ""
            assert answer.getheader("location") == "/posture/"
        assert {"Secure", "Path=/posture"} <= set(told.split("; "))
        return {"Cookie": told.split(";")[0]}


def configured(name: str, port: int, behind: int, folder: Path) -> str:
    """Return a configuration: the sample of the documents, with ports and files of the test."""
    changed = sample(name)
    for old, new in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        (f"{NAME} {{", f"{NAME}:{port} {{\nbind 127.0.0.1"),
        ("127.0.0.1:8501", f"127.0.0.1:{behind}"),
        ("/etc/ssl/staff.pem", str(folder / "proxy.pem")),
        ("/etc/ssl/staff.key", str(folder / "proxy.pem")),
    ):
        assert changed.count(old) <= 1, old
        changed = changed.replace(old, new)
    assert str(port) in changed
    assert str(behind) in changed
    return changed


def command_of_nginx(folder: Path, sites: str) -> list[str]:
    """Return what starts nginx, with all its files in a folder."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    user = "user root;\n" if os.geteuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log {folder}/access.log;\n{temporary}{sites}}}\n"
    )
    return [str(find_proxy("nginx")), "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(path)]


def command_of_caddy(folder: Path, sites: str) -> list[str]:
    """Return what starts Caddy, with all its files in a folder, and nothing that asks for a certificate."""
    path = folder / "Caddyfile"
    path.write_text(f"{{\nadmin off\nauto_https off\nlog {{\noutput file {folder}/error.log\n}}\n}}\n{sites}")
    return [str(find_proxy("caddy")), "run", "--adapter", "caddyfile", "--config", str(path)]


COMMANDS = {"nginx": command_of_nginx, "caddy": command_of_caddy}


@pytest.fixture(scope="module", params=PROXIES)
def proxied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    if not find_proxy(request.param):
        pytest.skip(f"no {request.param} on this machine: python -m tests.proxy installs it")
    folder = tmp_path_factory.mktemp("proxied")
    plan = Path(shutil.copytree(sample_plan(), folder / "mnf-u"))
    authority, trust = trustme.CA(), ssl.create_default_context()
    authority.issue_cert(NAME).private_key_and_cert_chain_pem.write_to_path(folder / "proxy.pem")
    authority.configure_trust(trust)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        links, shelf = Links(folder / "posture" / "links", lasting_key()), shelf_at(str(plan), None)
        later = datetime.now(UTC) + timedelta(days=1)
        link = links.make(shelf.store(shelf.usual), kind="view", scope=WHOLE, expires=later)
    homes = {"XDG_DATA_HOME": str(folder), "XDG_STATE_HOME": str(folder), "PYTHONUNBUFFERED": "1"}
    behind, port = free_port(), free_port()
    command = [
        sys.executable,
        "-m",
        "dashboard.cli",
        "run",
        str(plan),
        "--port",
        str(behind),
        "--public-url",
        f"{HERE}/posture",
    ]
    server = subprocess.Popen(command, env=os.environ | homes, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip
    address = until_it_serves(server)
    assert address.startswith(f"{HERE}/posture/?token=")
    command = COMMANDS[request.param](folder, configured(request.param, port, behind, folder))
    proxy = subprocess.Popen(command, env=os.environ | homes | {"HOME": str(folder)}, stderr=subprocess.DEVNULL)
    until(lambda: _listens(port, proxy))
    path = f"/view/link/{links.token(link)}/"
    yield Proxied(port, plan, address.partition("token=")[2], path, trust, folder)
    for process in (proxy, server):
        process.terminate()
        process.wait()


def _listens(port: int, proxy: subprocess.Popen[bytes]) -> bool:
    assert proxy.poll() is None, "the proxy has ended"
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_the_app_opens_with_its_cookie_and_not_without(proxied: Proxied) -> None:
    assert proxied.got("/")[0] == 403
    status, body = proxied.got("/", **proxied.cookie)
    assert status == 200
    script = re.search(rb'src="(?:\./|/posture/)([^"]+\.js)"', body)
    assert script
    assert proxied.got(f"/{script[1].decode()}", **proxied.cookie)[0] == 200


def test_the_socket_of_the_app_opens_for_its_own_page(proxied: Proxied) -> None:
    address, cookie = f"ws://{NAME}/posture/_stcore/stream", proxied.cookie
    with connect(
        address, sock=proxied.line(), origin=HERE, additional_headers=cookie, subprotocols=["streamlit"]
    ) as line:
        assert line.subprotocol == "streamlit"
    for origin, headers in (("https://evil.example", cookie), (HERE, {})):
        with pytest.raises(InvalidStatus, match="403"):
            connect(address, sock=proxied.line(), origin=origin, additional_headers=headers)


def test_the_page_for_viewers_and_a_link_show_the_plan(proxied: Proxied) -> None:
    for page, headers in (("/view/", proxied.cookie), (proxied.link, {})):
        assert b"viewer.js" in proxied.got(page, **headers)[1]
        assert len(proxied.got(f"{page}viewer.js", **headers)[1]) > 100_000
        scene = json.loads(proxied.got(f"{page}scene.json", **headers)[1])
        assert scene["title"] == "Multinational Force Ukraine"
    assert proxied.got("/view/scene.json")[0] == 403


def test_a_change_is_told_at_once(proxied: Proxied) -> None:
    with proxied.asked("/view/events", **proxied.cookie) as all_, proxied.asked(f"{proxied.link}events") as link:
        streams = (all_, link)
        told = [_news(stream) for stream in streams]
        path = proxied.plan / "placements.csv"
        path.write_bytes(path.read_bytes().replace(b"Netherlands Transport Company", b"Dutch Transport Company"))
        later = [_news(stream) for stream in streams]
        assert all(a != b for a, b in zip(told, later, strict=True))


def _news(stream: http.client.HTTPResponse) -> str:
    """Return the revision that a stream tells next."""
    while not (line := stream.readline()).startswith(b"data: "):
        assert line
    return str(json.loads(line.removeprefix(b"data: "))["revision"])


def test_a_talk_is_followed(proxied: Proxied) -> None:
    status, body = proxied.got("/view/talks", {"plan": None}, **proxied.cookie)
    assert status == 200
    opened = json.loads(body)
    assert opened["address"].startswith(f"{HERE}/posture/view/link/")
    key = {"talk": opened["talk"], "key": opened["key"]}
    path = opened["address"].removeprefix(f"{HERE}/posture")
    with proxied.asked(f"{path}talk") as follower:
        assert follower.readline()
        assert proxied.got("/view/talks/end", key, **proxied.cookie)[0] == 204
        assert follower.read().count(b"data: ") >= 1
    assert proxied.got(path)[0] == 410
    assert proxied.got("/view/talks", {"plan": None})[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": f"{NAME}:8443"},
        {"Origin": "https://evil.example"},
        {"Origin": f"http://{NAME}"},
    ],
)
def test_a_foreign_name_or_place_is_refused(proxied: Proxied, headers: dict[str, str]) -> None:
    for path in ("/", "/view/scene.json", "/_stcore/health", f"{proxied.link}scene.json"):
        status, body = proxied.got(path, **proxied.cookie | headers)
        # Caddy answers with nothing at all to a name that it does not have.
        assert status == 403 or not body
        assert b"Multinational" not in body


def test_no_log_of_the_proxy_has_a_token_or_a_link(proxied: Proxied) -> None:
    """The last test, when all was asked."""
    written = "".join(path.read_text(encoding="utf-8") for path in proxied.logs.glob("*.log"))
    assert proxied.token not in written
    assert proxied.link not in written
