"""A talk: what a frame between two chapters costs, and how long the take-aways of the sample take as commands."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.plans import write_plan
from benchmarks.steps import open_s
from dashboard.export import EXPORTS, plan_html
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.schema import BRIEFING

SYMBOLS = 1_000
FLIGHTS = 6
BRIEFING_ROWS = (
    "chapter,title,view,time,layers,bounds",
    "near,Near,ukraine,D+1,units;precision,24; 48; 28; 51",
    "far,Far,europe,D+60,units;precision,",
)
ENDINGS = {".pptx": 8, ".pdf": 8, ".png": 2, ".html": 2}
"""Seconds that each may take."""

FILM_S = 180
"""Seconds that a film of a minute may take, at 1920x1080 and ten pictures a second."""

_FLY = """async key => {
  const root = document.querySelector('[data-testid=posture-map]');
  const before = root.dataset.chapter;
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  let frames = 0;
  const began = performance.now();
  while (performance.now() - began < 1200) {
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  if (root.dataset.chapter === before) throw new Error('No chapter changed.');
  return frames;
}"""


def sample_frame_ms(browser: Browser, scratch: Path) -> tuple[float, int]:
    """Return the main-thread work in ms of a frame between chapters of the sample, and the frames of a second."""
    plan = read_plan(sample_plan())
    chapters = plan.tables[BRIEFING.name].frame["chapter"].tolist()
    keys = [key for key in ("ArrowRight", "ArrowLeft") for _ in chapters[1:]]
    return _frame_ms(browser, plan, scratch / "sample-talk.html", chapters[0], keys)


def chapter_frame_ms(browser: Browser, scratch: Path) -> tuple[float, int]:
    """Return the main-thread work in ms of a frame between chapters at 1,000 symbols, and the frames of a second."""
    folder = write_plan(scratch / "talk", SYMBOLS)
    (folder / BRIEFING.file).write_text("\n".join(BRIEFING_ROWS) + "\n", encoding="utf-8")
    return _frame_ms(browser, read_plan(folder), scratch / "talk.html", "near", ["End", "Home"] * (FLIGHTS // 2))


def _frame_ms(browser: Browser, plan: Plan, target: Path, first: str, keys: list[str]) -> tuple[float, int]:
    target.write_text(plan_html(plan), encoding="utf-8")
    page, _ = open_s(browser, f"{target.as_uri()}?present=&chapter={first}")
    took = [_flight(page, key) for key in [*keys, *keys]][len(keys) :]
    page.close()
    return statistics.median(ms for ms, _ in took), round(statistics.median(rate for _, rate in took))


def _flight(page: Page, key: str) -> tuple[float, float]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def busy_s() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    before = busy_s()
    frames = page.evaluate(_FLY, key)
    return (busy_s() - before) * 1000 / frames, frames / 1.2


def take_away_s(scratch: Path) -> dict[str, float]:
    """Return the seconds that ``posture export`` takes for each kind, the start of Python included."""
    return {ending: _export_s(scratch / f"sample{ending}") for ending in ENDINGS}


def film_s(scratch: Path) -> float | None:
    """Return the seconds that the film of the sample takes as a command; None without the extra that makes it."""
    if EXPORTS[".mp4"].missing is not None:
        return None
    return _export_s(scratch / "sample.mp4", "--from", "D-7", "--to", "D+593", "--fps", "10", "--seconds", "60")


def _export_s(out: Path, *options: str) -> float:
    command = [sys.executable, "-m", "dashboard.cli", "export", str(sample_plan()), str(out), *options]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began
