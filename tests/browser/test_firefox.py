"""A talk in Debian's Firefox, which leaves full screen by itself when another window opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.plan import Plan
from geo.scene.briefing import chapters
from tests.browser.conftest import Server
from tests.browser.firefox import Firefox, find_firefox
from tests.waiting import until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        find_firefox() is None, reason="no Firefox; run make test as root on Debian, or install firefox-esr"
    ),
]

STAGE, PRESENTER = "[data-testid=posture-map]", "[data-testid=posture-presenter]"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(find_firefox() or "", tmp_path)
    yield browser
    browser.close()


def told(firefox: Firefox, window: str, root: str, name: str) -> object:
    """Return what the root of a page says of itself; None while the page is not there."""
    return firefox.value(window, f"document.querySelector({root!r})?.dataset.{name} ?? null")


def is_full(firefox: Firefox, window: str) -> bool:
    return bool(firefox.value(window, "document.fullscreenElement !== null"))


def test_the_talk_goes_on_when_the_presenters_window_ends_full_screen(sample_server: Server, firefox: Firefox) -> None:
    stage = firefox.window(f"{sample_server.url}view/?chapter=why")
    until(lambda: told(firefox, stage, STAGE, "ready") == "true")
    firefox.click(stage, "[role=tab]:nth-child(3)")
    until(lambda: bool(firefox.value(stage, "document.querySelector('.posture-briefing-actions') !== null")))
    firefox.click(stage, ".posture-briefing-actions .posture-primary")
    until(lambda: is_full(firefox, stage))
    before = firefox.windows()
    firefox.press(stage, "n")
    until(lambda: len(firefox.windows()) > len(before))
    (window,) = set(firefox.windows()) - set(before)
    until(lambda: told(firefox, window, PRESENTER, "ready") == "true")
    until(lambda: not is_full(firefox, stage))
    assert told(firefox, stage, STAGE, "presenting") == "true"
    firefox.press(window, "ArrowRight")
    until(lambda: told(firefox, stage, STAGE, "chapter") == "who")
    until(lambda: told(firefox, window, PRESENTER, "chapter") == "who")
    firefox.raise_up(stage)
    firefox.click(stage, ".posture-controls [aria-label='Full screen']")
    until(lambda: is_full(firefox, stage))
    firefox.press(stage, "Escape")
    until(lambda: not is_full(firefox, stage))
    assert told(firefox, stage, STAGE, "presenting") == "true"
    firefox.press(stage, "Escape")
    until(lambda: told(firefox, stage, STAGE, "presenting") == "false")


def test_the_sample_from_the_first_chapter_to_the_last_with_the_presenters_window(
    host_url: str, firefox: Firefox, sample: Plan
) -> None:
    deck = [chapter.id for chapter in chapters(sample)]
    stage = firefox.window(f"{host_url}?chapter={deck[0]}&present=")
    until(lambda: told(firefox, stage, STAGE, "presenting") == "true")
    before = firefox.windows()
    firefox.press(stage, "n")
    until(lambda: len(firefox.windows()) > len(before))
    (window,) = set(firefox.windows()) - set(before)
    until(lambda: told(firefox, window, PRESENTER, "ready") == "true")
    for chapter in deck[1:]:
        firefox.press(window, "ArrowRight")
        until(lambda: told(firefox, stage, STAGE, "chapter") == chapter)  # noqa: B023
        until(lambda: told(firefox, window, PRESENTER, "chapter") == chapter)  # noqa: B023
        until(lambda: told(firefox, stage, STAGE, "flying") == "false")
    firefox.press(stage, "Escape")
    until(lambda: told(firefox, stage, STAGE, "presenting") == "false")
