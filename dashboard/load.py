"""The plan as last read: one feed for all viewers and one for each planner, as long as a page shows it."""

from __future__ import annotations

import gc
import logging
import secrets
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar
from weakref import WeakValueDictionary

from dashboard.built import built
from dashboard.day import present_day
from dashboard.feeds import Feeds
from dashboard.presence import is_open, this_page
from dashboard.state import shelf
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.editing.actor import Actor, Planner, require
from geo.editing.contents import differing, digest
from geo.editing.store import Store
from geo.editing.unfinished import broken_off, half_written
from geo.editing.working import Working
from geo.editing.workspace import Workspace
from geo.errors import PlanUnreadableError
from geo.plan import LOST, Contents, Plan
from geo.reading.workbook_origin import origin_of
from geo.scene.build import build_problems
from geo.words.text import Text, say

STILL_S = 2.0
"""Seconds for which files that seem half written must be still, before the app shows them."""

BROKEN_OFF_S = 60.0
"""The same for a file that evidently breaks off; then it is shown, and its problem says where it ends."""

_MARGIN_S = 0.05

_BY_KEY: WeakValueDictionary[str, PlanFeed] = WeakValueDictionary()

_LOG = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Published:
    """What pages show of a plan.

    Attributes
    ----------
    plan, scene, working
        The last good plan as checked on the day, its scene, and its rows with the planner's edits.
    banner
        Sentence to show when the files cannot be read now; None when they can.
    unread
        Where a file is lost: the files that have other bytes than those that are shown; None where it is the whole plan. Empty
        without a banner, and while the app waits for a file that seems half written.
    generation
        Goes up by one with every change of the above.
    day
        The day in UTC on which the plan was checked.
    """

    plan: Plan
    scene: Scene
    working: Working
    banner: str | None
    generation: int
    day: date
    unread: frozenset[str] | None = frozenset()


class PlanFeed:
    """Reads a plan, watches its files, keeps the last good one, and carries a planner's unsaved edits.

    Parameters
    ----------
    store
        Where the plan is kept.
    planner
        Whose unsaved edits are shown; None for viewers, who have none.
    today
        Returns the present day in UTC. When it is another, the plan is checked again.

    Attributes
    ----------
    key
        Names the feed for pages that listen; nobody can guess it.

    Raises
    ------
    PlanUnreadableError
        If the plan cannot be read at the start.
    """

    def __init__(self, store: Store, planner: Planner | None = None, today: Callable[[], date] = present_day) -> None:
        self._lock = threading.RLock()
        self._today = today
        self._waits: tuple[str, float] | None = None
        self._listeners: set[Callable[[], None]] = set()
        self._told = 0
        self.key = secrets.token_urlsafe(12)
        _BY_KEY[self.key] = self
        # What changes while the plan is read the first time is read again as soon as the lock is free.
        with self._lock:
            self._watch = store.watch(self.renew, self.tell)
            try:
                self.space = Workspace(store, store.draft(planner) if planner else None)
                self._published = self._built(None, 0)
            except Exception:
                self._watch.stop()
                raise

    @property
    def is_heard(self) -> bool:
        """Whether a page listens for its news."""
        return bool(self._listeners)

    def close(self) -> None:
        """Stop watching the files: nobody looks any more."""
        self._watch.stop()

    @property
    def current(self) -> Published:
        """The state to show now, checked on the present day."""
        if self._published.day != self._today():
            with self._lock:
                self._publish(self._of_today(self._published))
        return self._published

    def refresh(self) -> None:
        """Read the files again, and tell the pages; if they cannot be read, keep what is shown, with a banner that says so."""
        self.renew()
        self.tell()

    def renew(self) -> None:
        """Read the files again, and tell nobody yet: many feeds of one plan read it before the first page asks for it."""
        with self._lock:
            try:
                self._published = self._read()
            except Exception:  # noqa: BLE001  a fault of ours must not end the watching
                _LOG.exception("reading %s failed", self.space.store.name)
                self._published = self._kept(say("server.plan-unreadable"))

    def tell(self) -> None:
        """Tell the pages of what they do not show yet."""
        with self._lock:
            if self._published.generation == self._told:
                return
            self._told = self._published.generation
            for told in tuple(self._listeners):
                told()

    def act(self, change: Callable[[Workspace], Result]) -> Result:
        """Change the workspace, publish the result, and return what ``change`` returns; what it raises passes through."""
        with self._lock:
            before = self.space.current.generation
            try:
                return change(self.space)
            finally:
                if self.space.current.generation != before:
                    self._publish(self._built(self._published, self._published.generation + 1))

    def listen(self, told: Callable[[], None]) -> Callable[[], None]:
        """Call a function after each change of what pages show, in the thread that changed it; return what ends that."""
        self._listeners.add(told)
        return lambda: self._listeners.discard(told)

    def _publish(self, new: Published) -> None:
        self._published = new
        self.tell()

    def _built(self, last: Published | None, generation: int) -> Published:
        """Return what pages show now; what the last state says of files that cannot be read stays."""
        working = self.space.current
        day = self._today()
        plan, scene = built(working.plan, day)
        banner, unread = (last.banner, last.unread) if last else (None, frozenset[str]())
        scene = changed(scene, banner=banner)
        return Published(plan, scene, working, banner, generation, day, unread)

    def _of_today(self, last: Published) -> Published:
        day = self._today()
        if last.day == day:
            return last
        plan = last.plan.on(day)
        scene = changed(last.scene, problems=build_problems(plan))
        return replace(last, plan=plan, scene=scene, generation=last.generation + 1, day=day)

    def _read(self) -> Published:
        last = self._published
        try:
            contents = self.space.store.read()
            torn = self._unfinished(contents)
            if torn:
                origin = origin_of(self.space.current.base, torn)
                file = torn if origin is None else origin.workbook
                return self._kept(say("server.file-unfinished", file=file), ())
            self.space.refresh(contents)
        except PlanUnreadableError as error:
            return self._kept(str(error))
        plan = self.space.current.plan
        lost = _newly_lost(plan, last.plan)
        if lost:
            return self._kept(say("server.file-lost", file=lost), differing(last.working.base, contents))
        if plan.revision == last.plan.revision:
            scene = changed(last.scene, banner=None)
            working = self.space.current
            generation = last.generation + 1
            return replace(last, banner=None, unread=frozenset(), scene=scene, working=working, generation=generation)
        return self._built(None, last.generation + 1)

    def _unfinished(self, contents: Contents) -> str | None:
        """Return the name of a file that seems half written, until the files have been still for a while."""
        torn = half_written(self.space.current.base, contents, strict=self._waits is not None)
        if torn is None or self._is_saved(contents):
            self._waits = None
            return None
        sha256, now = digest(contents), time.monotonic()
        still = BROKEN_OFF_S if broken_off(self.space.current.base, contents) else STILL_S
        if self._waits is None or self._waits[0] != sha256:
            self._waits = (sha256, now)
            self._look_again(still)
        elif now - self._waits[1] >= still:
            self._waits = None
            return None
        return torn

    def _look_again(self, after_s: float) -> None:
        timer = threading.Timer(after_s + _MARGIN_S, self.refresh)
        timer.daemon = True
        timer.start()

    def _is_saved(self, contents: Contents) -> bool:
        """Tell whether the app itself saved the files as they are: such a save is always whole."""
        versions = self.space.store.versions()
        return bool(versions) and versions[-1].sha256 == digest(contents)

    def _kept(self, reason: str, unread: Collection[str] | None = None) -> Published:
        last = self._published
        unread = None if unread is None else frozenset(unread)
        if last.banner is not None and last.unread == unread:
            return last
        banner = say("server.last-read", reason=reason, time=f"{datetime.now(UTC):%H:%M}")
        scene = changed(last.scene, banner=banner)
        return replace(last, banner=banner, unread=unread, scene=scene, generation=last.generation + 1)


def _newly_lost(plan: Plan, before: Plan) -> str | None:
    """Return the name of a file that the last good plan had and this one lost; None if it lost none."""
    had = {p.file for p in before.problems if p.code in LOST}
    for problem in plan.problems:
        gone = problem.code in LOST and (problem.code != "file-absent" or not plan.readable)
        if gone and problem.file not in had:
            return problem.file if problem.sheet is None else problem.sheet.workbook
    return None


def opened(name: str, actor: Actor) -> Store:
    """Return the store of a plan of this server, to read it.

    Parameters
    ----------
    name
        One of the names of the shelf.
    actor
        Who wants to read.

    Raises
    ------
    HiddenError
        If the actor may not read.
    PlanUnreadableError
        If the server has no plan of that name.
    """
    require(actor, "read", Text("actors.outcome.nothing-shown"))
    return shelf().store(name)


def _settled() -> None:
    """Collect all garbage, and set apart what is alive.

    Streamlit collects after every run of a script, which walks what is alive and stays so: libraries, base map, plan. Set
    apart, they cost it nothing; before, 70 ms a run, half a core for each viewer.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


FEEDS: Feeds[PlanFeed] = Feeds(is_open, _settled)
"""The feeds of this server; the app has no other cache of plans."""


def _made(store: Store, actor: Actor) -> PlanFeed:
    if actor.may("edit"):
        store.tidy(actor)
    feed = PlanFeed(store, actor.planner)
    _settled()
    return feed


def plan_feed(name: str, actor: Actor) -> PlanFeed:
    """Return the feed of a plan: one for all viewers, and one for each planner.

    Parameters
    ----------
    name
        One of the names of the shelf.
    actor
        Who wants to read; a planner gets their own feed.

    Raises
    ------
    HiddenError
        If the actor may not read.
    PlanUnreadableError
        If the server has no plan of that name, or it cannot be read.
    """
    require(actor, "read", Text("actors.outcome.nothing-shown"))
    store = opened(name, actor)
    if actor.may("edit"):
        store.identify(actor)
    key = name, store.id, actor.planner.id if actor.planner else ""
    return FEEDS.get(key, this_page(), lambda: _made(store, actor))


def feed_of(key: str) -> PlanFeed | None:
    """Return the feed of a key; None if it has ended, or a server before this one had it."""
    return _BY_KEY.get(key)
