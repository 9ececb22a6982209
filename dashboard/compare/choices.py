"""What can be compared: the files, unsaved edits, versions of the history, and the other plans of the server."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.desk import Desk
from dashboard.editions import SAVED, UNSAVED, beside_code, is_version, label, version_code
from dashboard.load import opened
from dashboard.plans import shown_plans
from dashboard.state import shelf
from geo.editing.actor import Actor
from geo.editing.store import Store
from geo.errors import PostureError
from geo.plan import Plan, plan_of

Choices = dict[str, Callable[[], Plan]]
"""Functions that read the plans, by code of :mod:`dashboard.editions`."""


def plan_choices(desk: Desk) -> Choices:
    """Return every plan that this viewer can compare; none is read yet."""
    working, store = desk.shown.working, desk.store
    found: Choices = {SAVED: lambda: plan_of(working.base, store.name)}
    if working.changes:
        found[UNSAVED] = lambda: working.plan
    for version in store.versions()[::-1]:
        found[version_code(version.number)] = _version(store, version.number)
    for name in shown_plans(shelf(), desk.actor):
        if name != store.name:
            found[beside_code(name)] = _beside(name, desk.actor)
    return found


def plan_labels(desk: Desk, choices: Choices) -> dict[str, str]:
    """Return what people call each plan that can be compared, by code; another plan of the server by its title.

    Parameters
    ----------
    desk
        Who looks.
    choices
        What :func:`plan_choices` returned.
    """
    titles = {beside_code(name): title for name, title in shown_plans(shelf(), desk.actor).items()}
    return {code: label(code, titles.get(code)) for code in choices}


def usual_choice(choices: Choices) -> tuple[str, str]:
    """Return the codes to compare first: the files with unsaved edits, or else an earlier version with the files."""
    codes = list(choices)
    if UNSAVED in choices:
        return SAVED, UNSAVED
    before = codes[2] if len(codes) > 2 and is_version(codes[1]) else codes[-1]
    return before, SAVED


def chosen_plan(choices: Choices, code: str) -> Plan | str:
    """Read a plan; return it, or the reason why it cannot be read.

    Parameters
    ----------
    choices
        What :func:`plan_choices` returned.
    code
        One of its codes.
    """
    try:
        return choices[code]()
    except PostureError as error:
        return str(error)


def _version(store: Store, number: int) -> Callable[[], Plan]:
    return lambda: plan_of(store.contents_of(number), store.name)


def _beside(name: str, actor: Actor) -> Callable[[], Plan]:
    return lambda: plan_of(opened(name, actor).read(), name)
