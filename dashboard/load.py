"""The plan as last read, shared by all viewers: the app's only cache, keyed by folder and renewed when files change."""

from __future__ import annotations

import gc
import logging
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from geo.errors import PlanUnreadableError
from geo.plan import LOST, Plan, read_plan
from geo.scene import Scene, build_scene
from geo.watch import Watcher

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Published:
    """What viewers see: the last good plan and its scene, a banner when the files cannot be read, and a count of changes."""

    plan: Plan
    scene: Scene
    banner: str | None
    generation: int


class PlanFeed:
    """Reads a plan, watches its files, and keeps the last good one.

    Raises
    ------
    PlanUnreadableError
        If the folder cannot be read at the start.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        watcher = Watcher(folder, self.refresh)
        plan = read_plan(folder)
        self._published = Published(plan, build_scene(plan), None, 0)
        watcher.start()

    @property
    def current(self) -> Published:
        """The state to show now."""
        return self._published

    def refresh(self) -> None:
        """Read the files again; when they are gone, keep what is shown and say so."""
        with self._lock:
            try:
                self._published = self._read()
            except Exception:  # noqa: BLE001  a fault of ours must not end the watching
                _LOG.exception("reading %s failed", self._folder)
                self._published = self._kept("The plan could not be read.")

    def _read(self) -> Published:
        last = self._published
        try:
            plan = read_plan(self._folder)
        except PlanUnreadableError as error:
            return self._kept(str(error))
        lost = _newly_lost(plan, last.plan)
        if lost:
            return self._kept(lost)
        if plan.revision == last.plan.revision:
            return replace(last, banner=None, scene=last.scene | {"banner": None}, generation=last.generation + 1)
        return Published(plan, build_scene(plan), None, last.generation + 1)

    def _kept(self, reason: str) -> Published:
        last = self._published
        if last.banner is not None:
            return last
        banner = f"{reason} The plan as last read at {datetime.now(UTC):%H:%M} UTC is shown."
        return replace(last, banner=banner, scene=last.scene | {"banner": banner}, generation=last.generation + 1)


def _newly_lost(plan: Plan, before: Plan) -> str | None:
    """Return what became of a file that the last good plan had, or None."""
    had = {p.file for p in before.problems if p.code in LOST}
    for problem in plan.problems:
        gone = problem.code == "file-unreadable" or (problem.code == "file-absent" and not plan.readable)
        if gone and problem.file not in had:
            return f"{problem.file} can no longer be read."
    return None


@st.cache_resource(show_spinner=False)
def plan_feed(folder: Path) -> PlanFeed:
    """Return the feed of a folder, one for all viewers."""
    feed = PlanFeed(folder)
    # Streamlit collects all garbage after every run of a script, which walks what is alive and stays so: libraries,
    # base map, plan. Set apart, they cost it nothing; before, 70 ms a run, half a core for each viewer.
    gc.collect()
    gc.freeze()
    return feed


FOLLOW_EVERY_S = 0.15


@st.fragment(run_every=FOLLOW_EVERY_S)
def follow(feed: PlanFeed, generation: int) -> None:
    """Run the page again as soon as there is something newer than the generation it shows."""
    if feed.current.generation != generation:
        st.rerun()
