"""What the page for viewers fetches, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.load import feed_of, plan_feed
from dashboard.server.streams import Streams
from dashboard.server.viewer import ASSETS, viewer_routes
from geo.editing.actor import actor_of
from geo.plan import read_plan
from geo.scene.build import build_scene


@pytest.fixture
def client(folder: Path) -> TestClient:
    return TestClient(Starlette(routes=viewer_routes("/x", Streams())), base_url="http://127.0.0.1")


def test_the_scene_is_that_of_the_plan(client: TestClient, folder: Path) -> None:
    answer = client.get("/x/view/scene.json")
    assert answer.headers["content-encoding"] == "gzip"
    scene = answer.json()
    assert scene["revision"] == build_scene(read_plan(folder)).revision
    assert {layer["name"] for layer in scene["layers"]} == {
        layer.name for layer in build_scene(read_plan(folder)).layers
    }
    assert "editing" not in scene


def test_a_browser_that_has_the_scene_is_sent_none(client: TestClient, folder: Path) -> None:
    first = client.get("/x/view/scene.json")
    had = {"if-none-match": first.headers["etag"]}
    assert client.get("/x/view/scene.json", headers=had).status_code == 304
    path = folder / "placements.csv"
    path.write_bytes(path.read_bytes().replace(b"Netherlands Transport Company", b"Dutch Transport Company"))
    plan_feed("mine", actor_of(None, read_only=True)).refresh()
    later = client.get("/x/view/scene.json", headers=had)
    assert later.status_code == 200
    assert "Dutch Transport Company" in later.text
    assert later.headers["etag"] != first.headers["etag"]


def test_what_no_browser_can_unpack_is_not_packed(client: TestClient) -> None:
    plain = client.get("/x/view/scene.json", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert json.loads(plain.text) == client.get("/x/view/scene.json").json()


def test_a_plan_that_the_server_does_not_have_is_told(client: TestClient) -> None:
    for name in ("nowhere", "../mine", "mine/../mine", ""):
        answer = client.get("/x/view/scene.json", params={"plan": name})
        assert answer.status_code == (200 if name == "" else 404), name


def test_the_page_has_no_text_of_the_plan_or_of_the_address(client: TestClient) -> None:
    answer = client.get("/x/view/", params={"plan": '"><script>alert(1)</script>'})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "Multinational" not in answer.text


@pytest.mark.parametrize("name", ASSETS)
def test_its_files_are_there(client: TestClient, name: str) -> None:
    assert client.get(f"/x/view/{name}").content


@pytest.mark.parametrize("name", ["map.js", "grid.js", "..%2f..%2fapp.py", "nothing"])
def test_no_other_file_is(client: TestClient, name: str) -> None:
    assert client.get(f"/x/view/{name}").status_code == 404


def test_a_stream_that_has_ended_is_none(client: TestClient) -> None:
    assert client.get("/x/view/events", params={"feed": "unknown"}).status_code == 404
    assert feed_of("unknown") is None


def test_it_takes_no_other_method(client: TestClient) -> None:
    for path in ("", "scene.json", "events", "viewer.js"):
        assert client.post(f"/x/view/{path}").status_code == 405
