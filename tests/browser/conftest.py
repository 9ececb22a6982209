"""A real Chromium with name resolution blocked, a real server, and a saved page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dashboard.export import plan_html
from geo.plan import read_plan
from geo.resources import sample_plan
from tests.browser.chromium import FLAGS, find_shell
from tests.browser.runs import watch_runs
from tests.ports import free_port
from tests.waiting import LIMIT_S, until_it_serves, until_ready

ROOT = "[data-testid=posture-map]"
READY = f"{ROOT}[data-ready=true]"
LIMIT_MS = 1000 * LIMIT_S
NUMBERS = count()
CEASEFIRE = "2027-02-01T06:07:00Z"
"""At a minute that no clock face shows: nothing may be lost to rounding."""

expect.set_options(timeout=LIMIT_MS)


@dataclass
class Seen:
    """What a page did that it should not: requests to other hosts, console errors, exceptions."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on(
            "request",
            lambda r: (
                None
                if r.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
                else self.foreign.append(r.url)
            ),
        )
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))


@dataclass
class Server:
    process: subprocess.Popen[str]
    url: str
    folder: Path

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@dataclass
class Served:
    """A plan of a server that has several."""

    url: str
    folder: Path

    def at(self, page: str = "", **query: str) -> str:
        """Return the address of a page that shows the plan, with more parameters, written as an address has them."""
        return f"{self.url}{page}?{'&'.join(f'{k}={v}' for k, v in {'plan': self.folder.name, **query}.items())}"


def start_server(folder: Path, *extra: str, port: int = 0, drafts: Path | None = None) -> Server:
    """Start ``posture run`` on a free port and return when it says that it serves; drafts are kept apart from the user's."""
    port = port or free_port()
    command = [sys.executable, "-m", "dashboard.cli", "run", str(folder), "--port", str(port), "--no-token", *extra]
    data = drafts or Path(tempfile.mkdtemp(prefix="posture-drafts-"))
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "XDG_DATA_HOME": str(data), "XDG_STATE_HOME": str(data)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    until_it_serves(process)
    return Server(process, f"http://127.0.0.1:{port}/", folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_shell()
    assert path, "no Chromium; run make test, which installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_server() -> Iterator[Server]:
    server = start_server(sample_plan())
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shelf_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of plans side by side, for tests that each have a plan of their own there: see ``shelve``."""
    first = shutil.copytree(sample_plan(), tmp_path_factory.mktemp("shelf") / "mnf-u")
    server = start_server(first, "--plans", str(first.parent))
    yield replace(server, folder=first.parent)
    server.stop()


@pytest.fixture
def shelve(shelf_server: Server) -> Callable[[Path], Served]:
    """Return a function that moves a plan beside those of ``shelf_server``, under a name of its own.

    A plan has its own drafts, history and watch, and each page its own planner: no test sees what another did.
    """

    def move(folder: Path) -> Served:
        name = f"plan-{next(NUMBERS)}"
        return Served(shelf_server.url, Path(shutil.move(folder, shelf_server.folder / name)))

    return move


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(folder: Path, *extra: str, port: int = 0) -> Server:
        servers.append(start_server(folder, *extra, port=port, drafts=tmp_path / "drafts"))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def saved_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("saved") / "sample.html"
    path.write_text(plan_html(read_plan(sample_plan())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def new_page(browser: Browser, seen: Seen) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page in a browser of its own."""
    contexts = []

    def new(*, width: int = 1280, height: int = 800, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(LIMIT_MS)
        watch_runs(context)
        page = context.new_page()
        seen.watch(page)
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens an address and waits for the map."""

    def open_at(url: str, query: str = "", **options: object) -> Page:
        page = new_page(**options)
        page.goto(f"{url}{query}")
        until_ready(page, READY)
        return page

    return open_at


@pytest.fixture(params=["streamlit", "page"])
def host_url(request: pytest.FixtureRequest) -> str:
    """The sample in each host: a served app, and a saved page opened from a file path."""
    if request.param == "page":
        return request.getfixturevalue("saved_page")
    return request.getfixturevalue("sample_server").url


@pytest.fixture
def shelved_sample(shelve: Callable[[Path], Served], sample_copy: Path) -> Served:
    """A copy of the sample that no other test has, on a server that others have too."""
    return shelve(sample_copy)


@pytest.fixture
def dated_sample(shelved_sample: Served) -> Served:
    """A copy of the sample with a ceasefire date, on a server that others have too."""
    settings = shelved_sample.folder / "plan.toml"
    text = settings.read_text(encoding="utf-8")
    dated = re.sub(r"^# ceasefire = \S+", f"ceasefire = {CEASEFIRE}", text, flags=re.MULTILINE)
    assert dated != text
    settings.write_text(dated, encoding="utf-8")
    return shelved_sample


@pytest.fixture
def copied_sample(tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_plan(), tmp_path / "plans" / "mnf-u"))


@pytest.fixture
def open_desk(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens the Plan page of an address in a browser of its own, as somebody."""

    def open_at(served: Served | Server, name: str = "") -> Page:
        page = new_page()
        page.goto(served.at("tables") if isinstance(served, Served) else f"{served.url}tables")
        until_ready(page, "[data-testid=posture-grid][data-ready=true]")
        if name:
            page.get_by_label("Your name, to edit").fill(name)
            page.get_by_role("button", name="Start editing").click()
            expect(page.get_by_role("toolbar", name="Edit the table")).to_be_visible()
        return page

    return open_at
