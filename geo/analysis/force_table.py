"""Personnel by nation and phase, as a table for people."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.analysis.orbat import at_peak, peaks, personnel_by_nation
from geo.clock import BEFORE_ALL, OPEN_END
from geo.nations import nation_name
from geo.plan import Plan
from geo.schema import FROM, NAME, PHASES, UNTIL
from geo.words.text import say


def table_title() -> str:
    """Return the title of a force table."""
    return say("analysis_table.title")


@dataclass(frozen=True)
class ForceTable:
    """Personnel by nation and phase.

    Attributes
    ----------
    phases
        Headings, in the order of time; n of them.
    nations
        Names, the largest first.
    persons
        For each nation, n numbers: the persons in force at the time of the phase when most of all nations are.
    totals
        n numbers: the sums of all nations.
    unknown
        n numbers: the units of unknown strength in force then.
    others
        n numbers: the persons of the nations that have no row of their own, all together.
    other_nations
        How many nations these are.
    """

    phases: list[str]
    nations: list[str]
    persons: list[list[int]]
    totals: list[int]
    unknown: list[int]
    others: list[int] = field(default_factory=list)
    other_nations: int = 0

    @property
    def note(self) -> str:
        """A sentence that says what the figures count."""
        most = max(self.unknown, default=0)
        return say("analysis_table.counted-without", count=most) if most else say("analysis_table.counted")


def force_table(plan: Plan, most: int | None = None) -> ForceTable:
    """Return the persons at the time of each phase when most are in force, by nation. A plan without phases has one column.

    Parameters
    ----------
    plan
        Its placements that count, and its phases.
    most
        The most nations that have a row of their own; None for all.
    """
    frame = plan.rows(PHASES).sort_values([FROM, UNTIL], kind="stable")
    periods = list(zip(frame[NAME], frame[FROM], frame[UNTIL], strict=True))
    periods = periods or [(say("analysis_table.all-times"), BEFORE_ALL, OPEN_END)]
    series = personnel_by_nation(plan)
    at_peaks = [at_peak(series, start, end) for _, start, end in periods]
    by_phase = [found for found, _ in at_peaks]
    ever = [peaks(series, start, end) for _, start, end in periods]
    nations = [n for n in series.nations if any(found.get(n) for found in ever)]
    shown, rest = (nations, []) if most is None else (nations[:most], nations[most:])
    return ForceTable(
        [str(name) for name, *_ in periods],
        [nation_name(n) for n in shown],
        [[found.get(n, 0) for found in by_phase] for n in shown],
        [sum(found.values()) for found in by_phase],
        [unknown for _, unknown in at_peaks],
        [sum(found.get(n, 0) for n in rest) for found in by_phase],
        len(rest),
    )
