"""Pictures of the running app for people who review: each chapter on the stage, and the map page at some times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from geo.contract.scene import Chapter
from tests.browser.conftest import LIMIT_MS, READY, ROOT
from tests.waiting import until_ready

SCHEMES = ("light", "dark")
TIMES = ("D-7", "D+30", "D+200")
SIGHTS = ("achromatopsia", "deuteranopia", "protanopia", "tritanopia")
"""Kinds of sight that Chromium imitates: black and white, and three of colour blindness."""


@dataclass(frozen=True)
class Screen:
    """A screen, in CSS pixels."""

    width: int
    height: int
    dots: float = 1
    """Dots to a pixel."""

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


LAPTOP, ROOM, WALL, PHONE = Screen(1280, 800), Screen(1920, 1080), Screen(3840, 2160), Screen(390, 844, 2)
SCREENS = (LAPTOP, ROOM, WALL, PHONE)


@dataclass(frozen=True)
class Shot:
    """A picture that was taken: what it shows, on which screen, in which colours."""

    subject: str
    screen: str
    scheme: str
    path: Path


def stage_shots(browser: Browser, url: str, chapters: Sequence[Chapter], folder: Path) -> Iterator[Shot]:
    """Go through the chapters as a briefer does, on each screen and in each scheme; take a picture when each flight ended."""
    for screen in SCREENS:
        for scheme in SCHEMES:
            with _opened(browser, f"{url}?present=&chapter={chapters[0].id}", screen, scheme) as page:
                for place, chapter in enumerate(chapters):
                    if place:
                        page.keyboard.press("ArrowRight")
                    page.wait_for_selector(_landed(chapter.id))
                    yield _taken(page, folder, chapter.id, screen, scheme)


def map_shots(browser: Browser, url: str, views: Iterable[str], folder: Path) -> Iterator[Shot]:
    """Take the map page in each view at each of the times, on a laptop and on a phone."""
    for view in views:
        for time in TIMES:
            for screen in (LAPTOP, PHONE):
                for scheme in SCHEMES:
                    query = f"?view={view}&t={time.replace('+', '%2B')}"
                    with _opened(browser, url + query, screen, scheme) as page:
                        page.wait_for_selector(f"{ROOT}[data-view={view}][data-time='{time}'][data-flying=false]")
                        yield _taken(page, folder, f"map-{view}-{time}", screen, scheme)


def sight_shots(browser: Browser, url: str, chapter: Chapter, folder: Path) -> Iterator[Shot]:
    """Take one chapter as each kind of sight sees it."""
    with _opened(browser, f"{url}?present=&chapter={chapter.id}", ROOM, SCHEMES[0]) as page:
        page.wait_for_selector(_landed(chapter.id))
        session = page.context.new_cdp_session(page)
        for sight in SIGHTS:
            session.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
            yield _taken(page, folder, f"{chapter.id}-{sight}", ROOM, SCHEMES[0])


def _landed(chapter: str) -> str:
    return f"{READY}[data-presenting=true][data-chapter='{chapter}'][data-flying=false]"


@contextmanager
def _opened(browser: Browser, url: str, screen: Screen, scheme: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        device_scale_factor=screen.dots,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.set_default_timeout(LIMIT_MS)
    page = context.new_page()
    page.goto(url)
    until_ready(page, READY)
    yield page
    context.close()


def _taken(page: Page, folder: Path, subject: str, screen: Screen, scheme: str) -> Shot:
    path = folder / f"{subject}-{screen.name}-{scheme}.png"
    page.screenshot(path=path)
    return Shot(subject, screen.name, scheme, path)
