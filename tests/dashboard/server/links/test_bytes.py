"""What is out of scope is in no byte of any answer below a link, and the token of a link in no line of a log."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.audit import note_request
from dashboard.links.registry import Links
from dashboard.server.access import Access
from dashboard.server.links.routes import link_routes
from dashboard.server.streams import Streams
from dashboard.server.viewer_page import ASSETS
from dashboard.state import shelf
from geo.scene.scope import WHOLE, LinkScope
from tests.conftest import PlanMaker
from tests.dashboard.server.links.test_routes import LATER
from tests.geo.scene.test_scoped import DAY, rich

WINDOW = LinkScope(start=-7 * DAY, end=60 * DAY)
SCOPES = {
    WHOLE: ("SEKRET",),
    WINDOW: ("SEKRET", "OUT", "D+111", "D-20", "2026-09", "Iceland", "Germany"),
    LinkScope(("IN-C",)): ("SEKRET", "OUT-C", "OUT-chapter"),
    LinkScope(layers=("hubs",)): ("SEKRET", "IN-U", "OUT-U", "OUT-N", "IN-E", "OUT-E", "OUT-detail", "D+222"),
    LinkScope(("IN-C",), ("hubs", "nodes"), -7 * DAY, 60 * DAY): ("SEKRET", "OUT", "IN-U", "IN-E", "Iceland", "France"),
}


@pytest.fixture
def made(make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = rich(make_plan)
    monkeypatch.setattr(sys, "argv", ["app.py", str(folder)])
    return folder.name


@pytest.mark.parametrize("scope", SCOPES)
def test_what_is_out_of_scope_is_in_no_byte(made: str, links: Links, scope: LinkScope) -> None:
    client = TestClient(Starlette(routes=link_routes("", links, Streams())), base_url="http://127.0.0.1")
    link = links.make(shelf().store(made), kind="view", scope=scope, expires=LATER, label="SEKRET")
    for name in ("", "scene.json", *(set(ASSETS) - {"basemap.json"}), "talk", "nothing"):
        for query in ("", "?plan=plan&remarks=1&layers=units", "?version=1"):
            answer = client.get(f"/view/link/{links.token(link)}/{name}{query}")
            told = answer.text + str(answer.headers)
            found = [text for text in SCOPES[scope] if text in told and name not in {"viewer.js", "map.css"}]
            assert found == [], (name, query)


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def test_the_token_of_a_link_is_in_no_line_of_a_log(made: str, links: Links, tmp_path: Path) -> None:
    seen = _Lines()
    loggers = [logging.getLogger(f"posture.{name}") for name in ("audit", "access")]
    for logger in loggers:
        logger.addHandler(seen)
    app = Access(Starlette(routes=link_routes("", links, Streams())), note_request)
    client = TestClient(app, base_url="http://127.0.0.1")
    link = links.make(shelf().store(made), kind="view", scope=WHOLE, expires=LATER)
    token = links.token(link)
    client.get(f"/view/link/{token}/")
    links.revoke(link.id)
    for path in (
        f"view/link/{token}/scene.json",
        f"/view//link/{token}",
        f"{'x' * 280}/{token}",
        f"view/link/{token[:-3]}",
    ):
        client.get(f"/{path}")
    for logger in loggers:
        logger.removeHandler(seen)
    told = "\n".join(seen.lines)
    assert len(seen.lines) >= 7
    assert told.count(link.id) >= 5
    assert token.partition(".")[2][:8] not in told
    assert tmp_path.is_dir()
