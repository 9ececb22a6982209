"""What a plan may lose: hubs, border crossings, and all that a nation gives, from a time on."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo.basemap.closures import Edges, closed_edges, edges_of_crossing
from geo.basemap.crossings import crossing_ids
from geo.basemap.network import Mode, crossings
from geo.errors import AnalysisError
from geo.nations import is_nation, nation_name
from geo.notes import Note
from geo.periods import in_force
from geo.plan import Plan
from geo.problem import excerpt
from geo.schema import (
    BASIS_COLUMN,
    CLOSURE_ID,
    CLOSURES,
    CONTRIBUTION_COLUMN,
    CONTRIBUTIONS,
    CROSSING_ID,
    HUB_ID,
    HUBS,
    NAME,
    NATION,
    PLACEMENTS,
    STATUS_COLUMN,
)
from geo.terms import CONTRIBUTION, HOME_COUNTRY
from geo.words.text import Text

OF_CROSSING, OF_NATION = "crossing:", "nation:"
"""What stands before a crossing or a nation where hubs may be named too."""


@dataclass(frozen=True, slots=True)
class Losses:
    """What is lost, and from when (hours since H+0).

    Attributes
    ----------
    hubs, crossings, nations
        Ids of hubs; ids of crossings or of closures in the plan; codes of nations.
    start
        When it is lost; before it, nothing is.
    """

    hubs: frozenset[str] = frozenset()
    crossings: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    start: float = float("-inf")

    @property
    def names(self) -> list[str]:
        """The losses as they are written, in order."""
        crossings = [OF_CROSSING + name for name in sorted(self.crossings)]
        return [*sorted(self.hubs), *crossings, *(OF_NATION + name for name in sorted(self.nations))]

    def at(self, at: float) -> Losses:
        """Return what is lost at an instant."""
        return self if at >= self.start else Losses(start=self.start)


NOTHING = Losses()


@dataclass(frozen=True, slots=True)
class Losable:
    """What may be lost.

    Attributes
    ----------
    name
        As :func:`read_losses` reads it.
    kind
        ``hub``, ``nation`` or ``crossing``.
    called
        What people call it: the name of the hub or nation, the id of the crossing or closure.
    """

    name: str
    kind: str
    called: str


def losable(plan: Plan) -> list[Losable]:
    """Return what a plan may lose: its hubs, its nations, its closures, and crossings of Ukraine's border that it uses."""
    hubs = plan.rows(HUBS).drop_duplicates(HUB_ID)
    nations = {code for spec in (PLACEMENTS, HUBS, CONTRIBUTIONS) for code in plan.rows(spec)[NATION]}
    table, avoided = crossings(), plan.settings.travel.avoid_countries
    ends = table[["country_a", "country_b"]]
    near = table[(ends == HOME_COUNTRY).any(axis=1) & ~ends.isin(avoided).any(axis=1)]
    found = [
        *(Losable(hub, "hub", name) for hub, name in zip(hubs[HUB_ID], hubs[NAME], strict=True)),
        *(Losable(OF_NATION + code, "nation", nation_name(code)) for code in sorted(nations)),
        *(Losable(OF_CROSSING + name, "crossing", name) for name in plan.rows(CLOSURES)[CLOSURE_ID]),
        *(Losable(OF_CROSSING + name, "crossing", name) for name in near[CROSSING_ID]),
    ]
    return list({one.name: one for one in found}.values())


def read_losses(names: Sequence[str], plan: Plan, start: float = float("-inf")) -> Losses:
    """Read losses as people write them: a hub id, ``crossing:ID``, or ``nation:USA``.

    Raises
    ------
    AnalysisError
        If the plan has no such hub, or there is no such crossing or nation; a nation without rows is no error.
    """
    hubs = set(plan.rows(HUBS)[HUB_ID])
    closures = set(plan.rows(CLOSURES)[CLOSURE_ID])
    found: dict[str, set[str]] = {"": set(), OF_CROSSING: set(), OF_NATION: set()}
    for name in names:
        text = name.strip()
        kind = "" if text in hubs else next((k for k in (OF_CROSSING, OF_NATION) if text.casefold().startswith(k)), "")
        value = text[len(kind) :].strip()
        if kind == OF_NATION:
            value = value.upper()
            known = is_nation(value)
            close: list[str] = []
        else:
            choices = hubs if kind == "" else {*crossing_ids(), *closures}
            if kind == OF_CROSSING and value not in choices and value.upper() in choices:
                value = value.upper()
            known = value in choices
            close = difflib.get_close_matches(value, sorted(choices), n=1, cutoff=0.6)
        if not known:
            raise AnalysisError(_unknown(kind, value, close))
        found[kind].add(value)
    return Losses(frozenset(found[""]), frozenset(found[OF_CROSSING]), frozenset(found[OF_NATION]), start)


def _unknown(kind: str, value: str, close: Sequence[str]) -> Text:
    """Say that there is no such hub, crossing or nation; the first close name is offered."""
    what = {"": "hub", OF_CROSSING: "crossing", OF_NATION: "nation"}[kind]
    if not close:
        return Text(f"analysis_loss.unknown.{what}", name=excerpt(value))
    return Text(f"analysis_loss.unknown.{what}-near", name=excerpt(value), near=kind + close[0])


def without_effect(plan: Plan, at: float, losses: Losses, mode: Mode) -> list[Note]:
    """Return what is lost without any figure changing by it, and why."""
    now, notes = losses.at(at), []
    hubs = set(plan.standing(HUBS, at)[HUBS.id])
    absent = Text("notes.loss-without-effect.hub")
    notes += [Note("loss-without-effect", hub, absent) for hub in sorted(now.hubs - hubs)]
    frames = plan.standing(PLACEMENTS, at), plan.standing(HUBS, at), in_force(plan.rows(CONTRIBUTIONS), at)
    nations = {nation for frame in frames for nation in frame[NATION]}
    for nation in sorted(now.nations - nations):
        notes.append(Note("loss-without-effect", nation, Text("notes.loss-without-effect.nation")))
    closures = plan.rows(CLOSURES)
    for name in sorted(now.crossings):
        closed = edges_of_crossing(name, mode) | closed_edges(closures[closures[CLOSURE_ID] == name], mode)
        if not closed:
            notes.append(Note("loss-without-effect", name, Text(f"notes.loss-without-effect.{mode}")))
    return notes


def closed_at(plan: Plan, at: float, mode: Mode, losses: Losses = NOTHING) -> Edges:
    """Return the edges of a network that are closed at an instant: by closures.csv, and by crossings that are lost."""
    closures = plan.rows(CLOSURES)
    lost = losses.at(at).crossings
    closing: pd.DataFrame = pd.concat([in_force(closures, at), closures[closures[CLOSURE_ID].isin(lost)]])
    edges = closed_edges(closing, mode)
    return edges.union(*(edges_of_crossing(name, mode) for name in lost)) if lost else edges


def unmet_conditions(plan: Plan, at: float, losses: Losses) -> list[Note]:
    """Return what a nation that is lost was a condition of: it carries no tonnes, and no effect is made up for it."""
    notes = []
    for row in in_force(plan.rows(CONTRIBUTIONS), at).to_dict("records"):
        if row[NATION] in losses.at(at).nations and row[STATUS_COLUMN] == "conditional":
            given = CONTRIBUTION.label(row[CONTRIBUTION_COLUMN]).lower()
            text = Text(
                f"notes.condition-unmet.{row[BASIS_COLUMN]}", contribution=given, nation=nation_name(row[NATION])
            )
            notes.append(Note("condition-unmet", row[NATION], text))
    return notes
