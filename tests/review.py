"""Pictures for people who review: each chapter as it is presented and exported, the map, every take-away; ``make review``.

Nothing here is asserted: open dist/review/index.html and look. Slides become pictures where LibreOffice is installed.
"""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pypdfium2
from playwright.sync_api import sync_playwright

from dashboard.cli import main
from dashboard.export import EXPORTS
from geo.export.options import ExportOptions
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.scene.briefing import chapters
from geo.terms import VIEW
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.conftest import start_server
from tests.browser.shots import SCHEMES, Shot, map_shots, sight_shots, stage_shots

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "dist" / "review"
STYLE = "body{font:14px sans-serif;margin:16px}section{display:flex;flex-wrap:wrap;gap:12px}img{height:220px;border:1px solid #999}"


def review() -> None:
    """Make every picture, and the sheet that shows them all."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    plan = read_plan(sample_plan())
    shots = [*_of_the_app(plan), *_exported(plan), *_take_aways()]
    (TARGET / "index.html").write_text(_sheet(shots), encoding="utf-8")
    print(f"Look at {TARGET / 'index.html'}: {len(shots)} pictures.")


def _of_the_app(plan: Plan) -> list[Shot]:
    deck = chapters(plan)
    filled = next((chapter for chapter in deck if "nations" in chapter.layers), deck[0])
    server = start_server(sample_plan())
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
            shots = chain(
                stage_shots(browser, server.url, deck, TARGET),
                map_shots(browser, server.url, VIEW.codes, TARGET),
                sight_shots(browser, server.url, filled, TARGET),
            )
            return list(_told(shots))
    finally:
        server.stop()


def _told(shots: Iterable[Shot]) -> Iterator[Shot]:
    for shot in shots:
        print(shot.path.name, flush=True)
        yield shot


def _exported(plan: Plan) -> Iterator[Shot]:
    today = datetime.now(UTC).date()
    for chapter in chapters(plan):
        for scheme in SCHEMES:
            options = ExportOptions(chapter=chapter.id, theme="dark" if scheme == "dark" else "light", today=today)
            path = TARGET / f"{chapter.id}-export-{scheme}.png"
            path.write_bytes(EXPORTS[".png"].make(plan, options))
            yield Shot(chapter.id, "export", scheme, path)


def _take_aways() -> Iterator[Shot]:
    """Make every take-away; yield the pages of paper, and the slides if LibreOffice can draw them."""
    for ending in EXPORTS:
        main(["export", str(sample_plan()), str(TARGET / f"sample{ending}"), "--notes", "--seconds", "10"])
    yield from _pages(TARGET / "sample.pdf", "page")
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: the slides are in sample.pptx, and no picture of them is made.")
        return
    command = [
        office,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(TARGET / "office"),
        str(TARGET / "sample.pptx"),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    yield from _pages(TARGET / "office" / "sample.pdf", "slide")


def _pages(path: Path, name: str) -> Iterator[Shot]:
    for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
        picture = TARGET / f"{name}-{number:02d}.png"
        page.render(scale=1.5).to_pil().save(picture)
        yield Shot(f"{name}s", str(number), "", picture)


def _sheet(shots: Iterable[Shot]) -> str:
    """Return a page with every picture, by what it shows; a click opens one at its full size."""
    parts = [f"<!doctype html><meta charset=utf-8><title>Review</title><style>{STYLE}</style>"]
    by_subject: dict[str, list[Shot]] = {}
    for shot in shots:
        by_subject.setdefault(shot.subject, []).append(shot)
    for subject, group in by_subject.items():
        figures = "".join(map(_figure, group))
        parts.append(f"<h2>{html.escape(subject)}</h2><section>{figures}</section>")
    return "\n".join(parts)


def _figure(shot: Shot) -> str:
    name, told = html.escape(shot.path.name), html.escape(f"{shot.screen} {shot.scheme}")
    return f"<figure><a href='{name}'><img loading=lazy src='{name}' alt='{name}'></a><figcaption>{told}</figcaption></figure>"


if __name__ == "__main__":
    review()
