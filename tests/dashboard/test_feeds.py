"""A feed and its thread end a while after the last page that shows it was closed."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from dashboard.feeds import Feeds
from dashboard.load import PlanFeed
from geo.editing.actor import Planner
from geo.editing.folder_store import FolderStore
from tests.conftest import PlanMaker
from tests.waiting import until

PLANNERS = 200


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("watch ")}


class Counted:
    """A feed that counts how often it is closed."""

    def __init__(self) -> None:
        self.closed = 0
        self.is_heard = False

    def close(self) -> None:
        self.closed += 1


def test_planners_that_come_and_go_leave_no_thread_and_no_memory(make_plan: PlanMaker) -> None:
    store = FolderStore(make_plan(placements=[{}]))
    before, open_pages = threads(), set[str]()
    feeds: Feeds[PlanFeed] = Feeds(open_pages.__contains__, grace_s=0.2)
    known = []
    for number in range(PLANNERS):
        open_pages.add(page := f"page-{number}")
        planner = Planner(f"planner-{number:04}", "n")
        known.append(weakref.ref(feeds.get(planner.id, page, lambda planner=planner: PlanFeed(store, planner))))
        open_pages.discard(page)
    until(lambda: len(feeds) == 0)
    until(lambda: threads() <= before)
    gc.collect()
    assert [ref for ref in known if ref() is not None] == []


def test_a_feed_stays_while_a_page_shows_it_and_is_one_for_all(make_plan: PlanMaker) -> None:
    open_pages = {"a", "b"}
    feeds: Feeds[Counted] = Feeds(open_pages.__contains__, grace_s=0)
    feed = feeds.get("plan", "a", Counted)
    assert feeds.get("plan", "b", Counted) is feed
    open_pages.discard("a")
    for _ in range(3):
        feeds.sweep()
    assert feed.closed == 0
    open_pages.discard("b")
    for _ in range(3):
        feeds.sweep()
    assert feed.closed == 1
    assert feeds.get("plan", "b", Counted) is not feed


def test_a_page_that_shows_another_plan_leaves_the_first() -> None:
    feeds: Feeds[Counted] = Feeds(lambda _: True, grace_s=0)
    first = feeds.get("first", "page", Counted)
    second = feeds.get("second", "page", Counted)
    for _ in range(3):
        feeds.sweep()
    assert (first.closed, second.closed, len(feeds)) == (1, 0, 1)


def test_a_page_that_is_loaded_again_within_the_grace_finds_its_feed() -> None:
    open_pages = {"a"}
    feeds: Feeds[Counted] = Feeds(open_pages.__contains__, grace_s=3_600)
    feed = feeds.get("plan", "a", Counted)
    open_pages.clear()
    for _ in range(3):
        feeds.sweep()
    open_pages.add("b")
    assert feeds.get("plan", "b", Counted) is feed
    assert feed.closed == 0


def test_a_feed_that_a_page_listens_to_stays() -> None:
    feeds: Feeds[Counted] = Feeds(lambda _: False, grace_s=0)
    feed = feeds.get("plan", None, Counted)
    feed.is_heard = True
    for _ in range(3):
        feeds.sweep()
    assert feed.closed == 0
    feed.is_heard = False
    for _ in range(3):
        feeds.sweep()
    assert feed.closed == 1


def test_a_feed_that_cannot_be_made_leaves_nothing() -> None:
    feeds: Feeds[Counted] = Feeds(lambda _: True)
    with pytest.raises(ZeroDivisionError):
        feeds.get("plan", "page", lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    assert len(feeds) == 0
