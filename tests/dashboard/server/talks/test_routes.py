"""What a stage, a follower and a remote ask for, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import audience
from dashboard.links.registry import Links
from dashboard.server.talks.audience_routes import audience_routes
from dashboard.server.talks.stage_routes import stage_routes
from dashboard.server.talks.talks import Talks
from dashboard.state import shelf
from geo.contract.talk import LARGEST_STEP
from geo.scene.scope import WHOLE

SHOWN = {
    "chapter": "", "view": "ukraine", "t": 0, "layers": [], "filters": {}, "camera": None, "black": False, "pointer": None
}  # fmt: skip


@pytest.fixture
def client(folder: Path, links: Links, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    del folder
    monkeypatch.setattr(audience, "_told", [lambda: "http://192.0.2.7:8600/x/"])
    with client_of(links) as client:
        yield client


def client_of(links: Links) -> TestClient:
    talks = Talks(links, look_s=0.01)
    routes = [*stage_routes("/x", talks), *audience_routes("/x", links, talks)]
    return TestClient(Starlette(routes=routes), base_url="http://192.0.2.7:8600")


def begun(client: TestClient) -> dict[str, Any]:
    answer = client.post("/x/view/talks", json={"plan": None})
    assert answer.status_code == 200
    return dict(answer.json())


def own(opened: dict[str, Any]) -> dict[str, str]:
    return {"talk": opened["talk"], "key": opened["key"]}


def stepped(client: TestClient, opened: dict[str, str], **more: Any) -> int:
    return client.post("/x/view/talks/step", json={**opened, "n": 1, "shown": SHOWN, **more}).status_code


def test_a_talk_begins_with_a_link_of_its_own_that_shows_the_whole_plan(client: TestClient, links: Links) -> None:
    opened = begun(client)
    link = links.valid(opened["talk"])
    assert (link.kind, link.scope) == ("talk", WHOLE)
    assert timedelta(hours=11) < link.expires - datetime.now(UTC) <= timedelta(hours=12)
    assert opened["address"] == f"http://192.0.2.7:8600/x/view/link/{links.token(link)}/"
    assert not opened["near"]
    assert opened["key"] not in opened["address"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_an_address_of_this_machine_alone_is_told(
    client: TestClient, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audience, "_told", [lambda: f"http://{host}:8501/"])
    assert begun(client)["near"]


def test_only_who_has_the_key_steps_or_ends(client: TestClient) -> None:
    first, second = begun(client), begun(client)
    assert stepped(client, own(first)) == 204
    for wrong in ({"key": ""}, {"key": "é"}, {"key": second["key"]}, {"talk": second["talk"]}, {"talk": "../x"}):
        assert stepped(client, {**own(first), **wrong}) == 404, wrong
        for name in ("again", "stage", "end"):
            assert client.post(f"/x/view/talks/{name}", json={**own(first), **wrong}).status_code == 404
    assert stepped(client, own(first), n=2) == 204


def test_a_talk_that_has_ended_is_none(client: TestClient, links: Links) -> None:
    opened = begun(client)
    assert client.post("/x/view/talks/end", json=own(opened)).status_code == 204
    assert links.of_plan(shelf().store("mine").id)[0].revoked
    assert stepped(client, own(opened), n=2) == 404
    assert client.get(f"{opened['address']}talk").status_code == 410


def test_who_revokes_the_link_ends_the_talk(client: TestClient, links: Links) -> None:
    opened = begun(client)
    links.revoke(opened["talk"])
    answer = client.post("/x/view/talks/stage", json=own(opened))
    if answer.status_code == 200:
        assert '"ended":true' in answer.text.split("data: ")[-1]
    assert stepped(client, own(opened), n=2) == 404


def test_a_server_that_starts_again_knows_the_talk(client: TestClient, links: Links) -> None:
    opened = begun(client)
    with client_of(links) as later:
        again = later.post("/x/view/talks/again", json=own(opened))
        assert again.json() == opened
        assert stepped(later, own(opened)) == 204
    with client_of(Links(links.folder, b"o" * 32)) as other:
        assert stepped(other, own(opened)) == 404


def test_a_link_that_is_no_talk_is_none(client: TestClient, links: Links) -> None:
    expires = datetime.now(UTC) + timedelta(days=1)
    link = links.make(shelf().store("mine"), kind="view", scope=WHOLE, expires=expires)
    for name in ("talk", "remote"):
        assert client.get(f"/x/view/link/{links.token(link)}/{name}").status_code == 404


@pytest.mark.parametrize("body", [b"", b"{}", b"[" * 9_000, b'{"plan":1}', b"\xff", b'{"plan":null,"more":1}'])
def test_what_makes_no_sense_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/x/view/talks", content=body).status_code == 400


def test_what_is_too_large_or_too_often_is_refused(client: TestClient) -> None:
    opened = begun(client)
    assert client.post("/x/view/talks/step", content=b" " * (LARGEST_STEP + 1)).status_code == 413
    for shown in (
        {"t": 1e300}, {"layers": ["a"] * 101}, {"pointer": [91, 0]}, {"camera": [0, 0, 200, 0]},
        {"strokes": [[[1, 1]]] * 25}, {"strokes": [[[1, 1]] * 101]}, {"strokes": [[[91, 1]]]}, {"strokes": [[[1, 1, 1]]]},
    ):  # fmt: skip
        assert stepped(client, own(opened), shown=SHOWN | shown) == 400, shown
    assert 429 in {stepped(client, own(opened), n=n) for n in range(200)}


def test_strokes_are_bounded_by_the_size_of_a_step_too(client: TestClient) -> None:
    opened = begun(client)
    assert stepped(client, own(opened), shown=SHOWN | {"strokes": [[[49.8397, 24.0297]] * 100] * 4}) == 204
    assert stepped(client, own(opened), shown=SHOWN | {"strokes": [[[49.8397, 24.0297]] * 100] * 24}) == 413


def test_a_plan_that_the_server_does_not_have_begins_no_talk(client: TestClient) -> None:
    assert client.post("/x/view/talks", json={"plan": "../mine"}).status_code == 404


def test_the_link_of_a_follower_is_no_remote(client: TestClient, links: Links) -> None:
    opened, other = begun(client), begun(client)
    talks = Talks(links)
    assert client.get(f"{opened['address']}remote").text.count('data-by="remote"') == 1
    for ticket in ("", opened["key"], opened["talk"], other["key"]):
        assert not talks.is_ticket(opened["talk"], ticket), ticket
        answer = client.post(f"{opened['address']}remote/ask", json={"ticket": ticket, "key": ""})
        assert answer.status_code == 403, ticket
    answers = [
        client.post(f"{opened['address']}remote/turn", json={"key": "x", "do": "next"}).status_code for _ in range(200)
    ]
    assert set(answers) == {403}


def test_it_takes_no_other_method(client: TestClient) -> None:
    opened = begun(client)
    for name in ("", "/again", "/stage", "/step", "/answer", "/end"):
        assert client.get(f"/x/view/talks{name}").status_code == 405
    assert client.post(f"{opened['address']}talk").status_code == 405
