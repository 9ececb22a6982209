"""Units within and out of reach, as a table, with the reasons for each distance."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.route import route_reasons
from dashboard.analysis.words import HOURS, KM, NAME, UNIT
from geo.analysis.coverage import Reach
from geo.analysis.factors import factor_reasons
from geo.basemap.routes import NoRoute, Route
from geo.plan import Plan
from geo.words.text import Text, grouped, say


def _within(reach: Reach) -> str:
    return say("analysis_coverage.within.yes") if reach.inside else say("analysis_coverage.within.no")


def persons_outside(found: Sequence[Reach]) -> str:
    """Return in one sentence how many persons are outside a reach; "" if no unit is."""
    outside = [reach.persons for reach in found if not reach.inside]
    if not outside:
        return ""
    known, unknown = [p for p in outside if not math.isnan(p)], sum(math.isnan(reach.persons) for reach in found)
    everybody = grouped(round(sum(reach.persons for reach in found if not math.isnan(reach.persons))))
    persons = Text("both.persons", count=round(sum(known)))
    if not unknown:
        return say("analysis_coverage.persons", persons=persons, all=everybody)
    units = Text("analysis_flow.units-unknown", count=unknown)
    return say("analysis_coverage.persons-without", persons=persons, all=everybody, units=units)


REACHES: tuple[Column[Reach], ...] = (
    Column(UNIT, lambda reach: reach.unit_id),
    Column(Text("analysis_coverage.columns.within"), _within),
    Column(Text("analysis_coverage.columns.nearest"), lambda reach: reach.centre_id or DASH),
    Column(KM, lambda reach: rounded(reach.km)),
    Column(HOURS, lambda reach: rounded(reach.hours, 1), lambda reach: reach.hours is not None),
    Column(
        Text("analysis_coverage.columns.persons"),
        lambda reach: None if math.isnan(reach.persons) else round(reach.persons),
    ),
    Column(NAME, lambda reach: reach.name),
)


def reach_reasons(reach: Reach, way: Route | NoRoute | None, plan: Plan) -> list[str]:
    """Return the sentences that explain a distance.

    Parameters
    ----------
    reach
        The nearest of the set to one unit.
    way
        The way by road where the reach is in hours; None where it is in km.
    plan
        Its factors of travel are listed after a way.
    """
    if reach.km is None or not reach.centre_id:
        return [say("analysis_coverage.no-road", unit=reach.unit_id)]
    km = f"{reach.km:,.1f}"
    if way is None:
        return [say("analysis_coverage.straight", unit=reach.unit_id, km=km, centre=reach.centre_id)]
    first = say("analysis_coverage.by-road", unit=reach.unit_id, km=km, centre=reach.centre_id)
    return [first, *route_reasons(way), *factor_reasons(plan, ("travel",))]
