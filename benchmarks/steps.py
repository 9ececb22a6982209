"""What happens in the browser: opening, stepping time, frames, saving."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.conftest import READY, ROOT

STEPS = 60
WINDOW_MS = 1500
"""How long a new window of the browser takes until it rests."""
_STEP = f"document.querySelector('{ROOT} [role=slider]').dispatchEvent(new KeyboardEvent('keydown', {{key: 'ArrowRight', bubbles: true}}))"
_FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a headless Chromium that resolves no name."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def open_s(browser: Browser | BrowserContext, url: str) -> tuple[Page, float]:
    """Open an address; return the page and the seconds until the map stands with all its symbols."""
    page = browser.new_page(
        **({"viewport": {"width": 1280, "height": 800}, "bypass_csp": True} if isinstance(browser, Browser) else {})
    )
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(READY, timeout=120_000)
    return page, time.perf_counter() - began


def looked_s(browser: Browser, url: str) -> float:
    """Return the seconds in which a viewer who follows an address sees the map with all its symbols.

    The browser's window is open, as a viewer's is: a new one takes both cores of a small machine for a second.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.wait_for_timeout(WINDOW_MS)
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(READY, timeout=120_000)
    took = time.perf_counter() - began
    context.close()
    return took


def step_ms(page: Page) -> float:
    """Return the median main-thread work in ms of a step of time, warm: script, style, layout and paint.

    What asking costs without a step, two frames and the way there and back, is measured likewise and taken off.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def busy_s() -> float:
        return next(
            m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "TaskDuration"
        )

    def work_ms(script: str) -> float:
        before = busy_s()
        page.evaluate(script)
        page.evaluate(_FRAME)
        return (busy_s() - before) * 1000

    asking, stepping = [], []
    for _ in range(STEPS + 10):
        asking.append(work_ms("undefined"))
        shown = page.locator(ROOT).get_attribute("data-time")
        stepping.append(work_ms(_STEP))
        assert page.locator(ROOT).get_attribute("data-time") != shown, "time did not move"
    return statistics.median(stepping[10:]) - statistics.median(asking[10:])


def blank_frames(page: Page) -> int:
    """Count frames without base map or symbols over changes of time, filters and layers."""
    return int(
        page.evaluate(
            """async (selector) => {
              const root = document.querySelector(selector);
              const slider = root.querySelector('[role=slider]');
              const filled = (node) => {
                const small = document.createElement('canvas');
                small.width = 120; small.height = 80;
                const ctx = small.getContext('2d', { willReadFrequently: true });
                ctx.drawImage(node, 0, 0, 120, 80);
                return ctx.getImageData(0, 0, 120, 80).data.some((value) => value !== 0);
              };
              const checks = [...root.querySelectorAll('.posture-checks input')].slice(2, 8);
              let blank = 0;
              for (let i = 0; i < 120; i++) {
                if (i % 4 === 3) checks[(i >> 2) % checks.length].click();
                else slider.dispatchEvent(new KeyboardEvent('keydown', { key: i % 2 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }));
                await new Promise(requestAnimationFrame);
                const tiles = [...root.querySelectorAll('.posture-map .leaflet-tile-loaded')];
                const canvases = [...root.querySelectorAll('.posture-map canvas.posture-canvas')].filter(filled);
                if (!tiles.length || canvases.length < 2) blank++;
              }
              return blank;
            }""",
            ROOT,
        )
    )


def saved_to_shown_s(pages: list[Page], path: Path, text: bytes) -> float:
    """Save a file and return the seconds until every open page shows the change."""
    before = pages[0].locator(ROOT).get_attribute("data-revision")
    began = time.perf_counter()
    path.write_bytes(text)
    for page in pages:
        page.wait_for_function(f"document.querySelector('{ROOT}').dataset.revision !== '{before}'", polling="raf")
    return time.perf_counter() - began


def baseline_step_ms(page: Page, steps: int) -> float:
    """Return the median ms from asking the plain app for the next day until its markers stand again."""
    took = []
    for _ in range(steps):
        day = int(page.locator("text=/^shown day/").inner_text().split()[-1])
        began = time.perf_counter()
        page.get_by_role("button", name="Next day").click()
        page.wait_for_function(
            """(day) => {
              const frame = [...document.querySelectorAll('iframe')].map((f) => f.contentDocument).find((d) => d?.querySelector('.leaflet-container'));
              const map = frame?.defaultView?.map;
              let shown = false;
              map?.eachLayer?.((layer) => { shown ||= layer.getTooltip?.()?.getContent?.()?.textContent?.includes?.(`day ${day}`)
                || String(layer.getTooltip?.()?.getContent?.()?.innerText ?? layer.getTooltip?.()?.getContent?.() ?? '').includes(`day ${day}`); });
              return shown;
            }""",
            arg=day + 1,
            polling="raf",
            timeout=60_000,
        )
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)
