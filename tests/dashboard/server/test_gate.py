"""What the gate lets in, answered by an application that only says that it was asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.server.doors import Doors, door_at, loopback
from dashboard.server.gate import Gate
from dashboard.server.secret import Secret, secret_for

PORT = 8501
SOCKET = f"ws://127.0.0.1:{PORT}/"
HERE = f"http://127.0.0.1:{PORT}"
SECRET = Secret("one-token-for-the-tests_0123456789-abcdefghi", b"k" * 32, PORT)
OPENED_FROM_ELSEWHERE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


def gated(secret: Secret | None = SECRET, doors: Doors | None = None, url: str = HERE) -> tuple[TestClient, list[str]]:
    """Return a browser without cookies before a gate, and what the gate has refused."""
    refused: list[str] = []
    inside = Starlette(
        routes=[
            Route("/{path:path}", lambda _: PlainTextResponse("inside"), methods=["GET", "POST"]),
            WebSocketRoute("/{path:path}", _hello),
        ]
    )
    gate = Gate(inside, doors or Doors(loopback(PORT)), secret, lambda why, _scope: refused.append(why))
    return TestClient(gate, base_url=url, follow_redirects=False), refused


async def _hello(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("inside")


def let_in(client: TestClient) -> TestClient:
    """Show the token, as the printed address does."""
    assert client.get(f"/?token={SECRET.token}").status_code == 303
    return client


@pytest.mark.parametrize(
    "path", ["/", "/tables", "/_stcore/health", "/view/scene.json", "/healthz/x", "//healthz", "/metrics"]
)
def test_nothing_answers_without_the_secret(path):
    client, refused = gated()
    answer = client.get(path)
    assert answer.status_code == 403
    assert "posture run printed" in answer.text
    assert refused == ["secret"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/view/link/x/scene.json"])
@pytest.mark.parametrize("token", ["wrong", SECRET.token])
def test_what_needs_no_secret_gives_none(path, token):
    client, _ = gated()
    answer = client.get(path, params={"token": token})
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert client.get("/").status_code == 403


@pytest.mark.parametrize("path", ["/view/link", "/view/linked/x", "//view/link/x", "/x/view/link/x"])
def test_what_only_looks_like_a_link_needs_the_secret(path):
    client, _ = gated()
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_the_bare_status_does(path):
    assert gated()[0].get(path).text == "inside"


def test_the_printed_address_lets_a_browser_in_and_leaves_the_address_bar():
    client, _ = gated()
    answer = client.get(f"/brief?token={SECRET.token}&t=D%2B30&plan=a%20b")
    assert answer.headers["location"] == "/brief?t=D%2B30&plan=a+b"
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/;"))
    assert "Secure" not in cookie
    assert SECRET.token not in cookie
    assert client.get("/brief").text == "inside"


@pytest.mark.parametrize("token", ["", "x", SECRET.token + "x", SECRET.token[:-1], "é"])
def test_a_wrong_token_lets_nobody_in(token):
    client, refused = gated()
    assert client.get("/", params={"token": token}).status_code == 403
    assert client.get("/").status_code == 403
    assert refused == ["token", "secret"]


def test_two_tokens_of_which_one_is_wrong_let_nobody_in():
    assert gated()[0].get(f"/?token={SECRET.token}&token=x").status_code == 403


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/%2f%2fevil.example"])
def test_the_token_leads_nowhere_else(path):
    address = gated()[0].get(f"{HERE}{path}?token={SECRET.token}").headers["location"]
    assert address.startswith("/")
    assert not address.startswith(("//", "/\\"))


def test_a_link_from_another_site_leads_in_by_a_page_of_ours():
    client, _ = gated()
    answer = client.get(f"/?token={SECRET.token}&t=%22%3E%3Cscript%3E", headers=OPENED_FROM_ELSEWHERE)
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in answer.text
    assert "<script>" not in answer.text
    assert SECRET.token not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8501", "origin": "http://evil.example:8501"},
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:9999"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/host-config"])
def test_a_foreign_request_is_refused_with_the_secret_too(headers, path):
    client, refused = gated()
    assert let_in(client).get(path, headers=headers).status_code == 403
    assert refused == ["foreign"]


def test_a_link_from_another_site_opens_a_page():
    assert let_in(gated()[0]).get("/", headers=OPENED_FROM_ELSEWHERE).text == "inside"


def test_what_changes_something_needs_our_origin():
    client = let_in(gated()[0])
    assert client.post("/").status_code == 403
    assert client.post("/", headers={"origin": HERE}).text == "inside"


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://localhost:8501", f"{HERE}/"])
def test_a_socket_needs_our_origin(origin):
    client = let_in(gated()[0])
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(SOCKET, headers={"origin": origin} if origin else {}),
    ):
        pass


def test_a_socket_needs_the_secret():
    client, refused = gated()
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(SOCKET, headers={"origin": HERE}):
        pass
    assert refused == ["secret"]
    with let_in(client).websocket_connect(SOCKET, headers={"origin": HERE}) as socket:
        assert socket.receive_text() == "inside"


def test_a_program_brings_the_token_in_a_header():
    client, _ = gated()
    assert client.get("/", headers={"authorization": f"Bearer {SECRET.token}"}).text == "inside"
    assert client.get("/", headers={"authorization": "Bearer x"}).status_code == 403
    assert client.get("/", headers={"authorization": f"Basic {SECRET.token}"}).status_code == 403


def test_behind_a_proxy_the_secret_holds_and_the_cookie_is_for_tls():
    doors = Doors(loopback(PORT, "/posture"), door_at("https://staff.example/posture"))
    client, _ = gated(doors=doors, url="https://staff.example")
    assert client.get("/posture/").status_code == 403
    answer = client.get(f"/posture/?token={SECRET.token}")
    assert answer.headers["location"] == "/posture/"
    assert all(part in answer.headers["set-cookie"] for part in ("Secure", "Path=/posture;"))
    assert client.get("/posture/").text == "inside"
    assert client.get("/posture/healthz").text == "inside"
    assert client.get("/healthz").status_code == 403, "a path that is not the server's"


def test_without_a_secret_names_and_places_still_count():
    client, _ = gated(secret=None)
    assert client.get("/").text == "inside"
    assert client.get("/", headers={"host": "evil.example"}).status_code == 403


def test_a_browser_stays_in_when_the_server_starts_anew():
    later = secret_for(PORT, SECRET.key, None)
    cookie = SECRET.cookie(path="", secure=False).split(";")[0]
    assert later.is_shown([cookie])
    assert not secret_for(PORT + 1, SECRET.key, None).is_shown([cookie.replace("8501", "8502")])
    assert not secret_for(PORT, b"o" * 32, None).is_shown([cookie])
    assert not secret_for(PORT, SECRET.key, "a-token-of-ones-own").is_shown([cookie])


@pytest.mark.parametrize(
    "damage", [str.upper, lambda c: c[:-1], lambda c: c + "x", lambda c: c.replace(".", ""), lambda _: ""]
)
def test_a_damaged_cookie_is_none(damage: Callable[[str], str]):
    name, _, value = SECRET.cookie(path="", secure=False).split(";")[0].partition("=")
    assert not SECRET.is_shown([f"{name}={damage(value)}"])
    assert SECRET.is_shown([f'other[=1; x="; {name}={value}; y'])
