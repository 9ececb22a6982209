"""What tests of the section Import do as planners do, act by act."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import READY
from tests.browser.desk import section
from tests.waiting import until_it_stands

PUT = "^Put [0-9,]+ rows? into the plan$"


@dataclass
class Acts:
    """A planner at a page, and how often they did something: a click, a choice, a text typed or a file given."""

    page: Page
    count: int = 0

    def open(self, name: str) -> None:
        """Open a section of the page Plan."""
        self.count += 1
        section(self.page, name)

    def click(self, target: Locator) -> None:
        """Click something, and wait until the page has answered."""
        self.count += 1
        target.click()
        until_it_stands(self.page)

    def type(self, target: Locator, text: str) -> None:
        """Type a text into a field."""
        self.count += 1
        target.fill(text)

    def choose(self, box: str, wanted: str) -> None:
        """Choose something in a box, by its label."""
        self.count += 1
        until_it_stands(self.page)
        field = self.page.get_by_label(box, exact=True)
        field.click()
        field.fill(wanted)
        self.page.get_by_role("option", name=wanted).first.click()
        expect(self.page.get_by_role("option")).to_have_count(0)
        until_it_stands(self.page)

    def tick(self, box: Locator) -> None:
        """Tick a box."""
        self.count += 1
        box.locator("label").click()
        expect(box.get_by_role("checkbox")).to_be_checked()
        until_it_stands(self.page)

    def give(self, path: Path) -> None:
        """Give a file, and wait until its preview is there."""
        self.count += 1
        give(self.page, path)
        expect(self.page.locator(READY)).to_be_visible()
        until_it_stands(self.page)


def give(page: Page, path: Path) -> None:
    """Give a file to the section."""
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(path)
    until_it_stands(page)
