"""What a person chose in the section Take away, as arguments of ``posture export``."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.desk import Desk
from dashboard.export import EXPORTS
from dashboard.jobs import ExportJob, Template
from dashboard.state import choice, forget, forget_job, hold_job
from dashboard.whole import whole
from geo.clock import format_instant
from geo.editing.actor import require
from geo.export.film_options import PARTS, USUAL_FPS
from geo.export.format import Data, Film, Paged, Picture
from geo.export.options import THEMES, USUAL_PAGE, USUAL_SIZE
from geo.layers import LAYER
from geo.plan import Contents, Plan
from geo.scene.briefing import open_chapters
from geo.terms import VIEW
from geo.words.text import Text, say

WHOLE, ONE_TIME = "whole", "time"
"""Choices beside the chapters: everything, or one time."""

TIME_LINE = "time-line"
"""A choice for films: time that runs."""

SEVERAL_TIMES = "times"
"""A choice for pages: one map at several times."""

_WANTED = "take-away-wanted"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose.

    Attributes
    ----------
    ending
        Ending of the file, like ``.pptx``.
    shown
        :data:`WHOLE`, :data:`ONE_TIME`, :data:`TIME_LINE`, or ``chapter:`` and its id.
    time, view
        For :data:`ONE_TIME`, and :data:`SEVERAL_TIMES` with semicolons: the time as typed, like ``D+30``, and the code of the view. A time line has a view too.
    layers
        Codes of :data:`geo.layers.LAYER`; empty for all.
    notes
        Whether remarks and speaker notes are included.
    changes
        Whether the changes since the last version are included.
    theme, size, page, sheet
        As ``posture export`` takes them.
    template
        A staff's own for slides; None for ours.
    start, end, seconds, fps
        For a film, as ``posture export`` takes them; the first three may be empty.
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
    sheet: str = ""
    template: Template | None = None
    start: str = ""
    end: str = ""
    seconds: str = ""
    fps: int = USUAL_FPS


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
        case Film():
            line, all_ = say("plan_take_away.shows.time-line"), say("plan_take_away.shows.briefing")
            return {TIME_LINE: line, WHOLE: all_, **found}
        case Data():
            return {WHOLE: say("plan_take_away.shows.plan"), ONE_TIME: say("plan_take_away.shows.time")}
        case _:
            briefing, once = say("plan_take_away.shows.briefing"), say("plan_take_away.shows.time-and-view")
            several = {SEVERAL_TIMES: say("plan_take_away.shows.times")} if "times" in EXPORTS[ending].takes else {}
            return {WHOLE: briefing, ONE_TIME: once, **several, **found}


def arguments(wish: Wish) -> list[str]:
    """Return the options of ``posture export`` for a wish, with values after ``=``."""
    found = [f"--theme={wish.theme}", f"--size={wish.size}", f"--page={wish.page}"]
    found.append("--notes" if wish.notes else "--no-notes")
    if wish.shown == ONE_TIME and wish.time:
        found.append(f"--at={wish.time}")
    if wish.shown == SEVERAL_TIMES and wish.time:
        found.append(f"--times={wish.time}")
    if wish.sheet:
        found.append(f"--sheet={wish.sheet}")
    if wish.shown in (ONE_TIME, SEVERAL_TIMES, TIME_LINE) and wish.view in VIEW.codes:
        found.append(f"--view={wish.view}")
    if wish.shown.startswith("chapter:"):
        found.append(f"--chapter={wish.shown.removeprefix('chapter:')}")
    if isinstance(EXPORTS[wish.ending], Film):
        found += _of_film(wish)
    if wish.layers and set(wish.layers) != set(LAYER.codes):
        found.append(f"--layers={';'.join(wish.layers)}")
    return found


def _of_film(wish: Wish) -> list[str]:
    """Return the options that films heed."""
    found = [f"--fps={wish.fps}"]
    if wish.seconds:
        found.append(f"--seconds={wish.seconds}")
    if wish.shown == WHOLE:
        found.append("--chapters")
    if wish.shown == TIME_LINE:
        found += [f"{name}={told}" for name, told in (("--from", wish.start), ("--to", wish.end)) if told]
    return found


@whole
def want() -> None:
    """Note that the session wants the file that its form asks for: the run that follows knows the form."""
    choice(_WANTED, True)


@whole
def begin_if_wanted(desk: Desk, wish: Wish) -> None:
    """Begin the export that :func:`want` noted, once.

    Parameters
    ----------
    desk, wish
        As :func:`begin` takes them.
    """
    if choice(_WANTED):
        forget(_WANTED)
        begin(desk, wish)


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
    given = arguments(wish)
    desk.note("exported", file=f"{plan.name}{wish.ending}", shown=wish.shown)
    hold_job(
        ExportJob(
            desk.shown.working.contents,
            plan.name,
            wish.ending,
            given,
            _steps(wish, plan),
            _before(desk, wish),
            wish.template,
        )
    )


def _steps(wish: Wish, plan: Plan) -> int:
    """Return about how many parts the export tells of."""
    match EXPORTS[wish.ending]:
        case Film():
            return PARTS
        case Paged() if wish.shown == WHOLE:
            return len(open_chapters(plan))
        case _:
            return 1


def _before(desk: Desk, wish: Wish) -> Contents | None:
    """Return the files of the last version that differs; None if no changes are asked for, or there is no such version."""
    if not wish.changes or "changes" not in EXPORTS[wish.ending].takes:
        return None
    before = desk.store.newest_but(desk.shown.working.contents)
    return None if before is None else desk.store.contents_of(before.number)


def titles() -> dict[str, str]:
    """Return the label of each format, by its ending."""
    return {ending: say("plan_take_away.kind", title=kind.title, ending=ending) for ending, kind in EXPORTS.items()}
