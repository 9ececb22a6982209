"""A link in a real browser: it shows its part, says so, leads nowhere, and ends while it is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.links.registry import user_links
from geo.editing.folder_store import FolderStore
from geo.scene.scope import LinkScope
from tests.browser.conftest import READY, ROOT, Seen, Server
from tests.waiting import until_ready

pytestmark = pytest.mark.browser
PART = LinkScope(("who",), ("units", "hubs"), -168.0, 1440.0)


def test_a_link_shows_its_part_and_ends_while_it_is_open(
    new_page: Callable[..., Page],
    serve: Callable[..., Server],
    copied_sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seen: Seen,
) -> None:
    server = serve(copied_sample)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "drafts"))
    links, later = user_links(), datetime.now(UTC) + timedelta(days=1)
    link = links.make(FolderStore(copied_sample), kind="view", scope=PART, expires=later)
    page = new_page()
    page.goto(f"{server.url}view/link/{links.token(link)}/")
    until_ready(page, READY)
    assert page.context.cookies() == []
    expect(page.get_by_role("slider").first).to_have_attribute("aria-valuemax", "1440")
    page.get_by_role("button", name="A part of the plan").click()
    about = page.locator(".posture-about")
    expect(about).to_contain_text("the chapter Who takes part; D-7 to D+60. Only the layers Units and Logistics hubs.")
    expect(about.get_by_role("link")).to_have_count(0)
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+30")
    assert seen.errors == []
    links.revoke(link.id)
    expect(page.get_by_text("Whoever made the link has ended it.")).to_be_visible()
