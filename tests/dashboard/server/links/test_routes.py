"""What answers below a link, without a browser."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.links.registry import Links
from dashboard.load import plan_feed
from dashboard.server.links.routes import link_routes
from dashboard.server.streams import Streams
from dashboard.server.viewer_page import asset
from geo.editing.actor import Planner, actor_of
from geo.editing.folder_store import FolderStore
from geo.editing.store import Store
from geo.resources import sample_plan
from geo.scene.scope import WHOLE, LinkScope

LATER = datetime.now(UTC) + timedelta(days=1)
PAGE = {"accept": "text/html"}


@pytest.fixture
def client(folder: Path, links: Links) -> TestClient:
    del folder
    return TestClient(Starlette(routes=link_routes("/x", links, Streams())), base_url="http://127.0.0.1")


def address(links: Links, store: Store, scope: LinkScope = WHOLE, expires: datetime = LATER) -> str:
    return f"/x/view/link/{links.token(links.make(store, kind='view', scope=scope, expires=expires))}"


def test_a_link_has_all_that_its_page_needs(client: TestClient, links: Links, store: Store) -> None:
    top = address(links, store)
    assert client.get(top, follow_redirects=False).headers["location"] == f"{top}/"
    for name in ("", "viewer.js", "ground.js", "map.css", "basemap.json", "scene.json"):
        assert client.get(f"{top}/{name}").status_code == 200, name
    assert "set-cookie" not in client.get(f"{top}/").headers
    assert client.get(f"{top}/app.py").status_code == 404
    for elsewhere in ("https:evil.example", "http:evil.example", "..", "%2e%2e"):
        answer = client.get(f"/x/view/link/{elsewhere}", follow_redirects=False)
        assert (answer.status_code, answer.headers.get("location")) == (404, None), elsewhere
    assert client.post(f"{top}/scene.json").status_code == 405


def test_a_link_that_does_not_open_says_why(client: TestClient, links: Links, store: Store) -> None:
    gone = address(links, store, expires=datetime.now(UTC))
    ended = address(links, store)
    links.revoke(ended.rpartition("/")[2].partition(".")[0])
    for top, status in ((gone, 410), (ended, 410), (f"{ended[:-1]}_", 404), ("/x/view/link/none", 404)):
        for name in ("", "viewer.js", "ground.js", "map.css", "basemap.json", "scene.json", "events"):
            assert client.get(f"{top}/{name}", headers=PAGE).status_code == status, (top, name)


def test_a_link_admits_to_its_own_plan_alone(client: TestClient, links: Links, tmp_path: Path) -> None:
    from geo.editing.folder_store import FolderStore

    other = FolderStore(Path(shutil.copytree(sample_plan(), tmp_path / "other")), name="mine")
    top = address(links, other)
    assert client.get(f"{top}/scene.json", params={"plan": "mine"}).status_code == 404
    assert client.get(f"{top}/events", params={"feed": plan_feed("mine", actor_of(None)).key}).status_code == 404


def test_a_plan_keeps_its_links_when_its_folder_is_renamed(
    client: TestClient, links: Links, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = address(links, store)
    folder.rename(folder.with_name("renamed"))
    assert client.get(f"{top}/").status_code == 404
    monkeypatch.setattr(sys, "argv", ["app.py", str(folder.with_name("renamed"))])
    assert client.get(f"{top}/").status_code == 200


def test_a_folder_that_says_it_is_another_plan_opens_that_plan_to_nobody(
    client: TestClient, links: Links, store: Store, folder: Path, tmp_path: Path
) -> None:
    store.identify(actor_of(Planner("0" * 32, "Ann")))
    forged = Path(shutil.copytree(folder, tmp_path / "elsewhere" / "theirs"))
    record = forged / ".posture" / "plan.json"
    told = json.loads(record.read_text()) | {"path": "/nonexistent", "inode": 1}
    record.write_text(json.dumps(told))
    theirs = FolderStore(forged)
    assert theirs.id == store.id
    link = links.make(theirs, kind="view", scope=WHOLE, expires=LATER)
    assert client.get(f"/x/view/link/{links.token(link)}/scene.json").status_code == 404
    assert client.get(f"{address(links, store)}/scene.json").status_code == 200


def test_who_takes_no_gzip_costs_no_copy(client: TestClient, links: Links, store: Store) -> None:
    assert asset("basemap.json").plain is asset("basemap.json").plain
    plain = client.get(f"{address(links, store)}/basemap.json", headers={"accept-encoding": "identity"})
    assert plain.content == asset("basemap.json").plain
    assert "content-encoding" not in plain.headers
