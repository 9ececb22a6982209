"""Moves, and arrivals and departures by nation: as sentences and tables, with their reasons."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.analysis.columns import DASH, Column
from dashboard.analysis.flow import Place
from dashboard.analysis.route import route_reasons
from dashboard.analysis.words import HOURS, KM, UNIT
from geo.analysis.balance import Balance
from geo.analysis.factors import factor_reasons
from geo.analysis.force_flow import ForceSeries
from geo.analysis.moves import Move
from geo.analysis.shift import GROWTH, REDUCTION, TRANSFER
from geo.basemap.routes import NoRoute, Route
from geo.clock import format_instant
from geo.nations import nation_name
from geo.plan import Plan
from geo.words.text import Text, grouped, say


def _leaves(move: Move) -> str:
    return DASH if move.leaves is None else format_instant(_in_hours(move.leaves, move.at))


def _arrives(move: Move) -> str:
    return DASH if move.arrives is None else format_instant(-_in_hours(-move.arrives, -move.at))


def _in_hours(hours: float, at: float) -> float:
    """Return an instant of the plan as it is, and an estimate rounded down to the hour: it rests on hours of travel."""
    return hours if hours == at else float(math.floor(hours))


def _early(move: Move) -> str:
    early = move.leaves is not None and move.leaves < 0 <= move.at
    return say("analysis_flow.before-h0") if early else ""


MOVES: tuple[Column[Move], ...] = (
    Column(Text("analysis_flow.columns.leaves"), _leaves),
    Column(Text("analysis_flow.columns.stands"), _arrives),
    Column(Text("analysis_flow.columns.early"), _early, lambda move: bool(_early(move))),
    Column(Text("analysis_flow.columns.kind"), lambda move: move.kind.label),
    Column(UNIT, lambda move: move.unit_id),
    Column(Text("analysis_flow.columns.persons"), lambda move: _rounded(move.persons)),
    Column(Text("analysis_flow.columns.from"), lambda move: move.from_name or DASH),
    Column(Text("analysis_flow.columns.to"), lambda move: move.to_name or DASH),
    Column(KM, lambda move: round(move.way.distance_km) if isinstance(move.way, Route) else None),
    Column(HOURS, lambda move: round(move.way.hours, 1) if isinstance(move.way, Route) else None),
    Column(Text("analysis_flow.columns.t"), lambda move: _rounded(move.tonnes)),
)

BALANCES: tuple[Column[Balance], ...] = (
    Column(Text("analysis_flow.columns.nation"), lambda balance: balance.name),
    Column(Text("analysis_flow.columns.before"), lambda balance: round(balance.before)),
    Column(Text("analysis_flow.columns.arrive"), lambda balance: round(balance.arrivals)),
    Column(Text("analysis_flow.columns.depart"), lambda balance: round(balance.departures)),
    Column(
        Text("analysis_flow.columns.known"),
        lambda balance: round(balance.known),
        applies=lambda balance: balance.known != 0,
    ),
    Column(Text("analysis_flow.columns.after"), lambda balance: round(balance.after)),
)


def _rounded(value: float) -> int | None:
    return None if math.isnan(value) else round(value)


def balance_told(found: Sequence[Balance], place: Place, start: float, end: float) -> str:
    """Return in one sentence how many persons arrive and depart between two instants.

    Parameters
    ----------
    found
        The balance of each nation.
    place
        Which persons count: those in Ukraine, or all.
    start, end
        The instants, in hours since H+0.
    """
    sums = {
        name: grouped(round(sum(getattr(balance, name) for balance in found)))
        for name in ("before", "arrivals", "departures", "after")
    }
    times = {"start": format_instant(start), "end": format_instant(end)}
    known = round(sum(balance.known for balance in found))
    if known:
        return say(f"analysis_flow.balance.{place}-known", known=f"{known:+,d}", **sums, **times)
    return say(f"analysis_flow.balance.{place}", **sums, **times)


def not_counted(series: ForceSeries, at: float) -> str:
    """Return in one sentence how many units a strength leaves out; "" for none.

    Parameters
    ----------
    series
        The force over time.
    at
        Hours since H+0.
    """
    unknown = int(series.unknown[series.step(at)])
    return say("analysis_flow.not-counted", count=unknown, when=format_instant(at)) if unknown else ""


def move_reasons(move: Move, plan: Plan) -> list[str]:
    """Return the sentences that explain a move.

    Parameters
    ----------
    move
        A move of the plan.
    plan
        Its factors of deployment and travel.
    """
    if not move.kind.travels:
        return [_told(move)]
    if isinstance(move.way, NoRoute):
        return [_told(move), say("analysis_flow.move.no-way", unit=move.unit_id, reason=move.way.text)]
    return [_told(move), _travelling(move, plan), *route_reasons(move.way), *factor_reasons(plan, ("travel",))]


def _told(move: Move) -> str:
    """Return what kind of move it is."""
    with_other = "-other" if move.other_id and move.kind is not TRANSFER else ""
    return say(
        f"analysis_flow.means.{move.kind.code}{with_other}",
        unit=move.unit_id,
        other=move.other_id,
        nation=nation_name(move.nation),
        persons=_persons(move),
        when=format_instant(move.at),
    )


def _travelling(move: Move, plan: Plan) -> str:
    """Return when somebody must leave, and how many tonnes move with them; a place may have no name."""
    named = (
        "named" if move.from_name and move.to_name else "to" if move.to_name else "from" if move.from_name else "not"
    )
    part = move.kind in (GROWTH, REDUCTION, TRANSFER)
    return say(
        f"analysis_flow.move.{'goes' if move.kind.goes_out else 'leaves'}.{named}",
        unit=Text("analysis_flow.move.part", unit=move.unit_id, persons=_persons(move)) if part else move.unit_id,
        start=move.from_name,
        leaves=_leaves(move),
        end=move.to_name,
        stands=_arrives(move),
        weight=_weight(move, plan.settings.deploy_t_per_person),
    )


def _persons(move: Move) -> Text:
    if math.isnan(move.persons):
        return Text("analysis_flow.persons-unknown")
    return Text("both.persons", count=round(move.persons))


def _weight(move: Move, t_each: float | None) -> Text:
    if t_each is None or math.isnan(move.persons):
        return Text("analysis_flow.move.weight-unknown")
    return Text("analysis_flow.move.weight", persons=_persons(move), each=f"{t_each:g}", t=f"{move.tonnes:,.0f}")
