"""Measure the figures that the README promises and write them into it: ``make bench``.

Everything is measured in one run on one machine, and set against the same work in a plain streamlit-folium script, so
that ratios can be compared across machines.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.analysis import analysis
from benchmarks.desk import edit_shown_ms, save_ms
from benchmarks.editors import editors
from benchmarks.followers import followers
from benchmarks.plans import write_plan
from benchmarks.steps import baseline_step_ms, blank_frames, chromium, looked_s, open_s, saved_to_shown_s, step_ms
from benchmarks.talk import ENDINGS, FILM_S, chapter_frame_ms, film_s, sample_frame_ms, take_away_s
from benchmarks.viewers import viewers
from dashboard.export import plan_html
from geo.plan import read_plan
from geo.reading.tables import read_table
from geo.resources import sample_plan
from geo.schema import PLACEMENTS
from tests.browser.conftest import start_server
from tests.ports import free_port
from tests.waiting import until_it_serves

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
MARKS = ("<!-- bench -->", "<!-- /bench -->")
SIZES = (1_000, 10_000)
BASELINE_SIZES = (300, 1_000)
BASELINE_STEPS = 7
MOST_OF_A_CLONE_S = 600

Row = tuple[str, str, str]


def fresh_clone(scratch: Path) -> Row:
    """Clone the project, install it and open the page, as a newcomer does."""
    began = time.perf_counter()
    clone = scratch / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    port = free_port()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"], cwd=clone, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout
    address = until_it_serves(process, MOST_OF_A_CLONE_S)
    with chromium() as browser:
        open_s(browser, address)
    took = time.perf_counter() - began
    os.killpg(process.pid, 15)
    return "fresh clone → page in view", "one command, about 2 min", f"{took:.0f} s"


def reading(scratch: Path) -> Row:
    """Read and check 100,000 placements, in process, imports excluded."""
    folder = write_plan(scratch / "large", 100_000, days=1)
    data = (folder / PLACEMENTS.file).read_bytes()
    began = time.perf_counter()
    table = read_table(data, PLACEMENTS)
    took = time.perf_counter() - began
    assert (len(table.frame), table.problems) == (100_000, [])
    began = time.perf_counter()
    read_plan(folder)
    whole = time.perf_counter() - began
    return "read and check 100,000 placements", "≤ 2 s", f"{took:.1f} s ({whole:.1f} s with the plan-wide checks)"


def in_browser(scratch: Path) -> list[Row]:
    """Measure opening, stepping, frames and saving in headless Chromium."""
    plan = Path(shutil.copytree(sample_plan(), scratch / "plans" / "mnf-u"))
    saved = scratch / "sample.html"
    saved.write_text(plan_html(read_plan(plan)), encoding="utf-8")
    with chromium() as browser:
        server = start_server(plan)
        pages, opened = zip(*(open_s(browser, server.url) for _ in range(2)), strict=True)
        looked = statistics.median(looked_s(browser, f"{server.url}view/") for _ in range(7))
        placements = plan / PLACEMENTS.file
        shown = saved_to_shown_s(list(pages), placements, placements.read_bytes().replace(b"Stryi", b"Lviv "))
        blank = blank_frames(pages[0])
        server.stop()
        page, offline = open_s(browser, saved.as_uri())
        page.close()
        steps = [_steps(browser, scratch, size) for size in SIZES]
        baseline = [_baseline(browser, scratch, size) for size in BASELINE_SIZES]
        desk = write_plan(scratch / "desk", 500)
        server = start_server(desk)
        here, elsewhere = edit_shown_ms(browser, server.url)
        server.stop()
        sample_ms, sample_rate = sample_frame_ms(browser, scratch)
        frame_ms, rate = chapter_frame_ms(browser, scratch)
    ratio = baseline[1] / steps[0]
    return [
        (
            "server ready → map with all symbols of the sample",
            "≤ 2.5 s",
            f"{opened[0]:.1f} s for the first viewer, {opened[1]:.1f} s for the next",
        ),
        ("`/view/` opened → map with all symbols of the sample", "≤ 1.0 s", f"{looked:.2f} s"),
        ("main-thread work of a time step, 1,000 symbols", "≤ 16 ms", f"{steps[0]:.0f} ms"),
        ("main-thread work of a time step, 10,000 symbols", "≤ 100 ms", f"{steps[1]:.0f} ms"),
        (
            "a step in plain streamlit-folium until its 300 or 1,000 markers stand again",
            "–",
            f"{baseline[0]:.0f} ms and {baseline[1]:.0f} ms (×{ratio:.0f} at 1,000)",
        ),
        ("frames without base map or symbols in 120 changes", "0", str(blank)),
        ("a CSV saved → both open pages show it", "≤ 1 s", f"{shown:.2f} s"),
        (
            "an edit on the map of a 1,000-row plan → shown",
            "≤ 300 ms",
            f"{here:.0f} ms ({elsewhere:.0f} ms for a cell of the grid in another tab)",
        ),
        ("a save of a 1,000-row plan, with its history", "≤ 100 ms", f"{save_ms(desk):.0f} ms"),
        (
            "a frame between two chapters of the sample",
            "≤ 16 ms",
            f"{sample_ms:.0f} ms of main thread ({sample_rate} frames a second)",
        ),
        (
            "a frame between two chapters, 1,000 symbols",
            "≤ 16 ms",
            f"{frame_ms:.0f} ms of main thread ({rate} frames a second)",
        ),
        ("one-file HTML of the sample: size", "≤ 4 MB", f"{saved.stat().st_size / 1e6:.1f} MB"),
        ("one-file HTML of the sample: opens offline", "≤ 2 s", f"{offline:.1f} s"),
    ]


def _steps(browser, scratch: Path, size: int) -> float:  # noqa: ANN001
    plan = read_plan(write_plan(scratch / f"p{size}", size))
    target = scratch / f"p{size}.html"
    target.write_text(plan_html(plan), encoding="utf-8")
    page, _ = open_s(browser, f"{target.as_uri()}?t=D%2B1")
    took = step_ms(page)
    page.close()
    return took


def _baseline(browser, scratch: Path, size: int) -> float:  # noqa: ANN001
    folder = scratch / f"baseline{size}"
    shutil.copytree(ROOT / "client/node_modules/leaflet/dist", folder / "static")
    shutil.copy(ROOT / "benchmarks/baseline_app.py", folder / "app.py")
    plan = write_plan(scratch / f"b{size}", size)
    port = free_port()
    flags = [
        f"--server.port={port}",
        "--server.address=127.0.0.1",
        "--server.headless=true",
        "--server.enableStaticServing=true",
    ]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        *flags,
        "--browser.gatherUsageStats=false",
        "--",
        str(plan),
    ]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    for line in process.stdout:
        if "can now view" in line:
            break
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"http://127.0.0.1:{port}/")
    page.wait_for_selector("text=/^shown day/", timeout=60_000)
    took = baseline_step_ms(page, BASELINE_STEPS)
    page.close()
    process.terminate()
    process.wait()
    return took


def take_aways(scratch: Path) -> Row:
    """Make the take-aways of the sample by command, the start of Python included."""
    took = take_away_s(scratch)
    told = ", ".join(f"{ending[1:].upper()} {seconds:.1f} s" for ending, seconds in took.items())
    return "`posture export` of the sample", ", ".join(f"{e[1:].upper()} ≤ {s} s" for e, s in ENDINGS.items()), told


def film(scratch: Path) -> list[Row]:
    """Make a film of the sample by command, if the extra is installed."""
    took = film_s(scratch)
    what = "`posture export` of a film of 60 s, 1920x1080, 10 pictures a second"
    return [] if took is None else [(what, f"≤ {FILM_S} s", f"{took:.0f} s")]


def write_readme(rows: list[Row]) -> None:
    """Replace the table between the marks in the README."""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, headless Chromium"
    lines = [
        "| What | Figure to reach | Measured |",
        "|---|---|---|",
        *(f"| {a} | {b} | {c} |" for a, b, c in rows),
        "",
        f"Measured on {machine}.",
    ]
    text = README.read_text(encoding="utf-8")
    block = "\n".join([MARKS[0], *lines, MARKS[1]])
    README.write_text(re.sub(f"{MARKS[0]}.*{MARKS[1]}", lambda _: block, text, flags=re.DOTALL), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        results = [
            fresh_clone(scratch),
            *in_browser(scratch),
            *viewers(scratch),
            *editors(scratch),
            *followers(scratch),
            take_aways(scratch),
            *film(scratch),
            *analysis(scratch),
            reading(scratch),
        ]
    write_readme(results)
