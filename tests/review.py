"""Pictures for people who review: every take-away of the sample, and every chapter as it is presented; ``make review``.

Needs LibreOffice for the slides, and installs it where apt-get may. Nothing here is asserted: look at dist/review.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, sync_playwright

from dashboard.cli import main
from dashboard.export import EXPORTS
from geo.plan import read_plan
from geo.resources import sample_plan
from geo.scene.briefing import chapters
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.conftest import READY

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "dist" / "review"
SCREENS = ((1280, 800), (1920, 1080), (3840, 2160))
SIGHTS = ("achromatopsia", "deuteranopia", "protanopia", "tritanopia")
"""Kinds of sight that Chromium imitates: black and white, and three of colour blindness."""


def review() -> None:
    """Make every picture."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for ending in EXPORTS:
        main(["export", str(sample_plan()), str(TARGET / f"sample{ending}"), "--notes"])
    main(
        ["export", str(sample_plan()), str(TARGET / "sample-dark.png"), "--theme", "dark", "--chapter", "steady-state"]
    )
    _pages(TARGET / "sample.pdf", "page")
    _pages(_slides_as_pdf(TARGET / "sample.pptx"), "slide")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        drawing = browser.new_page(viewport={"width": 1920, "height": 1080})
        drawing.goto((TARGET / "sample.svg").as_uri())
        drawing.screenshot(path=TARGET / "sample-svg.png")
        for width, height in SCREENS:
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                _chapters(context.new_page(), f"{width}-{scheme}", all_of_them=height == 1080)
                context.close()
        browser.close()
    print(f"Look at {TARGET}: {len(list(TARGET.glob('*.png')))} pictures.")


def _pages(path: Path, name: str) -> None:
    for i, page in enumerate(pypdfium2.PdfDocument(path), 1):
        page.render(scale=1.5).to_pil().save(TARGET / f"{name}-{i:02d}.png")


def _slides_as_pdf(path: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        packages = ["libreoffice-impress", "fonts-liberation"]
        subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", *packages], check=True)
        office = shutil.which("soffice")
    assert office is not None
    folder = TARGET / "office"
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / f"{path.stem}.pdf"


def _chapters(page: Page, name: str, *, all_of_them: bool) -> None:
    deck = chapters(read_plan(sample_plan()))
    for chapter in deck if all_of_them else deck[6:7]:
        page.goto(f"{(TARGET / 'sample.html').as_uri()}?present=&chapter={chapter.id}")
        page.wait_for_selector(READY)
        page.screenshot(path=TARGET / f"stage-{name}-{chapter.id}.png")
    session = page.context.new_cdp_session(page)
    for sight in SIGHTS if all_of_them else ():
        session.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
        page.goto(f"{(TARGET / 'sample.html').as_uri()}?present=&chapter=who")
        page.wait_for_selector(READY)
        page.screenshot(path=TARGET / f"stage-{name}-{sight}.png")


if __name__ == "__main__":
    review()
    os.environ["POSTURE_REVIEW"] = str(TARGET)
    tests = ["tests/browser/test_presenting.py", "-k", "first_chapter_to_the_last"]
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *tests], cwd=ROOT, check=False).returncode)
