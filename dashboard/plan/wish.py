"""What a person chose in the section Take away, as arguments of ``posture export``."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.desk import Desk
from dashboard.export import EXPORTS
from dashboard.jobs import ExportJob
from dashboard.state import forget_job, hold_job
from geo.clock import format_instant
from geo.editing.actor import require
from geo.export.format import Data, Paged, Picture
from geo.export.options import THEMES, USUAL_PAGE, USUAL_SIZE
from geo.layers import LAYER
from geo.plan import Contents
from geo.scene.briefing import open_chapters
from geo.terms import VIEW
from geo.words.text import Text, say

WHOLE, ONE_TIME = "whole", "time"
"""Choices beside the chapters: everything, or one time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose.

    Attributes
    ----------
    ending
        Ending of the file, like ``.pptx``.
    shown
        :data:`WHOLE`, :data:`ONE_TIME`, or ``chapter:`` and its id.
    time, view
        For :data:`ONE_TIME`: the time as typed, like ``D+30``, and the code of the view.
    layers
        Codes of :data:`geo.layers.LAYER`; empty for all.
    notes
        Whether remarks and speaker notes are included.
    changes
        Whether the changes since the last version are included.
    theme, size, page
        As ``posture export`` takes them.
    """

    ending: str
    shown: str = WHOLE
    time: str = ""
    view: str = ""
    layers: list[str] = field(default_factory=list)
    notes: bool = False
    changes: bool = False
    theme: str = THEMES[0]
    size: str = USUAL_SIZE
    page: str = USUAL_PAGE


def shown_choices(desk: Desk, ending: str) -> dict[str, str]:
    """Return what a file of a format can show: labels, by the code for :attr:`Wish.shown`.

    Parameters
    ----------
    desk
        Whose plan; its chapters are among the choices.
    ending
        Ending of the file, like ``.pptx``.
    """
    found = {
        f"chapter:{c.id}": say("plan_take_away.shows.chapter", chapter=c.title or c.id, time=format_instant(c.time))
        for c in open_chapters(desk.shown.plan)
    }
    match EXPORTS[ending]:
        case Picture():
            return {ONE_TIME: say("plan_take_away.shows.view"), **found}
        case Data():
            return {WHOLE: say("plan_take_away.shows.plan"), ONE_TIME: say("plan_take_away.shows.time")}
        case _:
            briefing, once = say("plan_take_away.shows.briefing"), say("plan_take_away.shows.time-and-view")
            return {WHOLE: briefing, ONE_TIME: once, **found}


def arguments(wish: Wish) -> list[str]:
    """Return the options of ``posture export`` for a wish, with values after ``=``."""
    found = [f"--theme={wish.theme}", f"--size={wish.size}", f"--page={wish.page}"]
    found.append("--notes" if wish.notes else "--no-notes")
    if wish.shown == ONE_TIME and wish.time:
        found.append(f"--at={wish.time}")
    if wish.shown == ONE_TIME and wish.view in VIEW.codes:
        found.append(f"--view={wish.view}")
    if wish.shown.startswith("chapter:"):
        found.append(f"--chapter={wish.shown.removeprefix('chapter:')}")
    if wish.layers and set(wish.layers) != set(LAYER.codes):
        found.append(f"--layers={';'.join(wish.layers)}")
    return found


def begin(desk: Desk, wish: Wish) -> None:
    """Begin an export of the plan as it is shown, unsaved edits included; it replaces the session's export, if there is one.

    Parameters
    ----------
    desk
        Whose plan, and who exports it.
    wish
        What the file shows.

    Raises
    ------
    NotAllowedError
        If the desk's actor may not export.
    """
    require(desk.actor, "export", Text("actors.outcome.no-file"))
    forget_job()
    plan = desk.shown.plan
    paged = isinstance(EXPORTS[wish.ending], Paged)
    steps = len(open_chapters(plan)) if paged and wish.shown == WHOLE else 1
    given = arguments(wish)
    desk.note("exported", file=f"{plan.name}{wish.ending}", shown=wish.shown)
    hold_job(ExportJob(desk.shown.working.contents, plan.name, wish.ending, given, steps, _before(desk, wish)))


def _before(desk: Desk, wish: Wish) -> Contents | None:
    """Return the files of the last version that differs; None if no changes are asked for, or there is no such version."""
    if not wish.changes or "changes" not in EXPORTS[wish.ending].takes:
        return None
    before = desk.store.newest_but(desk.shown.working.contents)
    return None if before is None else desk.store.contents_of(before.number)


def titles() -> dict[str, str]:
    """Return the label of each format, by its ending."""
    return {ending: say("plan_take_away.kind", title=kind.title, ending=ending) for ending, kind in EXPORTS.items()}
