"""The time of a plan in stages, for viewers that cannot play it: its phases, and what lies before, between and after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.clock import BEFORE_ALL, OPEN_END, format_period
from geo.export.standings import H_HOUR, Standing
from geo.periods import uncovered
from geo.plan import Plan
from geo.scene.briefing import overview
from geo.schema import FROM, NAME, PHASES, UNTIL
from geo.words.text import say


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the time.

    Attributes
    ----------
    name
        What it is called, with its period.
    start, end
        Hours since H+0; infinite where open.
    standing
        What stands in it, cut to it.
    last
        Of these, those to show at once: for each id where it stands last.
    """

    name: str
    start: float
    end: float
    standing: tuple[Standing, ...]
    last: frozenset[Standing]


def stages(plan: Plan, standing: Iterable[Standing]) -> list[Stage]:
    """Return the stages in which something stands, in the order of time.

    Parameters
    ----------
    plan
        Has the phases; in one without, everything is before or after H+0.
    standing
        What stands where.
    """
    standing = list(standing)
    found = (_stage(name, start, end, standing) for name, start, end in _times(plan))
    return [stage for stage in found if stage.standing]


def _times(plan: Plan) -> list[tuple[str, float, float]]:
    frame = plan.rows(PHASES)
    named = [(str(name), start, end) for name, start, end in zip(frame[NAME], frame[FROM], frame[UNTIL], strict=True)]
    always = (BEFORE_ALL, OPEN_END)
    rest = uncovered(always, [(start, end) for _, start, end in named])
    rest = rest if named else [(BEFORE_ALL, H_HOUR), (H_HOUR, OPEN_END)]
    times = [*named, *(("", start, end) for start, end in rest)]
    return sorted(times, key=lambda one: one[1:])


def _stage(name: str, start: float, end: float, standing: Iterable[Standing]) -> Stage:
    inside = tuple(part for one in standing if (part := one.within(start, end)))
    last = {one.item.id: one for one in sorted(inside, key=lambda one: one.start)}
    period = format_period(start, end)
    told = say("export_data.phase", name=name, period=period) if name else period
    return Stage(told, start, end, inside, frozenset(last.values()))


def stage_shown(plan: Plan, found: Iterable[Stage]) -> Stage | None:
    """Return the stage to show first: that of the time at which a map opens, else the last; None if there is none.

    Parameters
    ----------
    plan
        Whose stages.
    found
        What :func:`stages` returns.
    """
    found = list(found)
    time = overview(plan).time
    there = [stage for stage in found if stage.start <= time < stage.end]
    return next(iter([*there, *found[-1:]]), None)
