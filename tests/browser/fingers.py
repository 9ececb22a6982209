"""What a finger does on a page, as the browser has it from a touch screen."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page

HALF = 0.5
STROKE_S = 0.2
"""How long a stroke takes by the finger's own clock: a loaded machine makes it no slower."""


def swipe(page: Page, *, across: float, up: float = 0, at: tuple[float, float] | None = None) -> None:
    """Draw a quick stroke with one finger.

    Parameters
    ----------
    page
        A page of a context with a touch screen.
    across, up
        How far the finger goes, in pixels: to the right, and upwards.
    at
        Where it begins; the middle of the page by default.
    """
    size = page.viewport_size or {"width": 0, "height": 0}
    x, y = at or (size["width"] / 2, size["height"] / 2)
    session = page.context.new_cdp_session(page)
    began = datetime.now(UTC).timestamp()

    def touch(kind: str, part: float, *points: dict[str, float]) -> None:
        event = {"type": kind, "touchPoints": list(points), "timestamp": began + part * STROKE_S}
        session.send("Input.dispatchTouchEvent", event)

    touch("touchStart", 0, {"x": x, "y": y})
    for part in (0.25, 0.5, 0.75, 1):
        touch("touchMove", part, {"x": x + part * across, "y": y - part * up})
        if part == HALF:  # no finger is so quick that its whole stroke falls into one frame
            page.evaluate("() => new Promise(requestAnimationFrame)")
    touch("touchEnd", 1)
    session.detach()
