"""How long a test waits for a state, said once. No test waits for a time, or asserts one: benchmarks do."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.runs import runs_stand

LIMIT_S = 30
"""For any one state on a slow machine; a test that passes never waits so long."""


_STEP_S = 0.01


def until(state: Callable[[], bool], told: Callable[[], object] = lambda: "it never came to be so") -> None:
    """Wait until something is so that nobody announces; say why not, if it never is."""
    overdue, step = threading.Event(), threading.Event()
    limit = threading.Timer(LIMIT_S, overdue.set)
    limit.start()
    while not state():
        assert not overdue.is_set(), told()
        step.wait(_STEP_S)
    limit.cancel()


def until_true(page: Page, expression: str, arg: Any = None) -> Any:
    """Wait until an expression of the page is true, and return its value.

    Playwright's own way has the page evaluate a text, which our content policy forbids.
    """
    found: Any = None

    def is_true() -> bool:
        nonlocal found
        found = page.evaluate(expression, arg)
        return bool(found)

    until(is_true)
    return found


def until_it_serves(process: subprocess.Popen[str], limit_s: float = LIMIT_S) -> str:
    """Read what a server says until it says where it serves, which is returned; read on, so that it never waits for a reader."""
    assert process.stdout is not None
    overdue = threading.Timer(limit_s, process.kill)
    overdue.start()
    address = next((line.strip() for line in process.stdout if line.startswith("http")), "")
    assert address, "the server did not start"
    overdue.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()
    return address


def until_ready(page: Page, part: str) -> None:
    """Wait until a page begins to be filled, before which a server that has just started loads all it needs, and a part is there."""
    page.wait_for_selector(f"[data-testid=stElementContainer], {part}", state="attached")
    page.wait_for_selector(part)


_SENT = "async () => { for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame); }"
"""Waits until a page has drawn what was done to it, and has asked for what that needs."""

_STANDS = "() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]') !== null"


def until_it_stands(page: Page) -> None:
    """Wait until Streamlit has run the page to its end, for whatever the page has asked of it until now."""
    page.evaluate(_SENT)
    until(lambda: page.evaluate(_STANDS) and runs_stand(page))


_STEP = "document.querySelector('[data-testid=stProgress]')?.textContent ?? null"


def until_made(page: Page, button: str = "Download") -> None:
    """Wait until a file can be downloaded, through every step that its making tells: each is a state of its own."""
    download = page.get_by_role("button", name=button, exact=True)
    expect(download.or_(page.get_by_test_id("stProgress")).first).to_be_visible()
    while (step := page.evaluate(_STEP)) is not None:
        until_true(page, f"step => ({_STEP}) !== step", step)
    expect(download).to_be_visible()
