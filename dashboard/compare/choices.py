"""What can be compared: the files, unsaved edits, versions of the history, and the plans beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.desk import Desk
from dashboard.editions import SAVED, UNSAVED, beside_code, is_version, version_code
from dashboard.state import sibling_plans
from geo.errors import PostureError
from geo.plan import Plan, plan_of, read_plan

Choices = dict[str, Callable[[], Plan]]
"""What reads each plan, by its code of :mod:`dashboard.editions`."""


def plan_choices(desk: Desk) -> Choices:
    """Return every plan that can be compared."""
    working, store = desk.shown.working, desk.feed.space.store
    found: Choices = {SAVED: lambda: plan_of(working.base, desk.folder)}
    if working.changes:
        found[UNSAVED] = lambda: working.plan
    for version in store.history.versions()[::-1]:
        found[version_code(version.number)] = _version(desk, version.number)
    for folder in sibling_plans():
        if folder != desk.folder:
            found[beside_code(folder.name)] = _sibling(folder)
    return found


def usual_choice(choices: Choices) -> tuple[str, str]:
    """Return what a planner most likely wants to compare: unsaved edits with the files, else the files with what was."""
    codes = list(choices)
    if UNSAVED in choices:
        return SAVED, UNSAVED
    before = codes[2] if len(codes) > 2 and is_version(codes[1]) else codes[-1]
    return before, SAVED


def chosen_plan(choices: Choices, code: str) -> Plan | str:
    """Return a plan, or why it cannot be read."""
    try:
        return choices[code]()
    except PostureError as error:
        return str(error)


def _version(desk: Desk, number: int) -> Callable[[], Plan]:
    return lambda: plan_of(desk.feed.space.store.history.contents(number), desk.folder)


def _sibling(folder: Path) -> Callable[[], Plan]:
    return lambda: read_plan(folder)
