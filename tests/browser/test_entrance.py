"""The printed address in a real browser: it lets in, leaves the address bar, and every page works under the headers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from geo.resources import sample_plan
from tests.browser.conftest import READY, Seen
from tests.ports import free_port
from tests.waiting import until_it_serves, until_it_stands, until_ready

pytestmark = pytest.mark.browser

VIOLATIONS = (
    "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`))"
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that a server with a base path prints."""
    command = [sys.executable, "-m", "dashboard.cli", "run", str(sample_plan()), "--port", str(free_port())]
    own = str(tmp_path_factory.mktemp("data"))
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "XDG_DATA_HOME": own, "XDG_STATE_HOME": own}
    process = subprocess.Popen(
        [*command, "--base-path", "/posture"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    )
    yield until_it_serves(process)
    process.terminate()
    process.wait()


def test_the_printed_address_leads_to_every_page_under_the_content_policy(
    new_page: Callable[..., Page], printed: str, seen: Seen
) -> None:
    page = new_page()
    page.add_init_script(VIOLATIONS)
    page.goto(printed)
    until_ready(page, READY)
    assert "token" not in page.url
    header = page.get_by_test_id("stHeader")
    for name, part in (
        ("Brief", READY),
        ("Plan", "[data-testid=posture-grid]"),
        ("Analysis", READY),
        ("Compare", READY),
    ):
        header.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(r"/posture/(brief|tables|analysis|compare)"))
        until_ready(page, part)
        until_it_stands(page)
    assert [e for e in seen.errors if "olicy" in e] == []
    assert seen.foreign == []
    assert seen.errors == []


def test_without_the_token_a_page_says_what_to_do(new_page: Callable[..., Page], printed: str) -> None:
    page = new_page()
    page.goto(printed.partition("?")[0])
    expect(page.get_by_role("heading")).to_have_text("This page needs the link")
    page.goto(printed)
    until_ready(page, READY)
    page.goto(printed.partition("?")[0])
    until_ready(page, READY)


def test_a_page_of_another_site_cannot_frame_it_or_open_its_socket(new_page: Callable[..., Page], printed: str) -> None:
    page = new_page()
    page.goto(printed)
    until_ready(page, READY)
    here = printed.partition("?")[0]
    page.goto(f"data:text/html,<iframe src='{here}'></iframe>")
    opens = """url => new Promise(done => {
      const line = new WebSocket(url);
      line.onopen = () => done("open");
      line.onerror = () => done("refused");
    })"""
    assert page.evaluate(opens, here.replace("http", "ws") + "_stcore/stream") == "refused"
    expect(page.frame_locator("iframe").get_by_test_id("posture-map")).to_have_count(0)


def test_a_saved_page_runs_its_own_script_and_no_other(
    new_page: Callable[..., Page], saved_page: str, tmp_path: Path, seen: Seen
) -> None:
    own = Path(unquote(urlsplit(saved_page).path)).read_text(encoding="utf-8")
    changed = tmp_path / "changed.html"
    strange = "<script>window.strange = 1</script><img src=x onerror='window.strange = 2'><div"
    changed.write_text(own.replace("<div", strange, 1), encoding="utf-8")
    page = new_page()
    page.add_init_script(VIOLATIONS)
    page.goto(saved_page)
    until_ready(page, READY)
    assert seen.errors == []
    page.goto(changed.as_uri())
    until_ready(page, READY)
    assert page.evaluate("window.strange") is None
    assert any("policy: script-src" in error for error in seen.errors)
