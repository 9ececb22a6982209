"""What a plan may lose: hubs, border crossings, and all that a nation gives, from an instant on."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo.basemap.closures import Edges, closed_edges, edges_of_crossing
from geo.basemap.crossings import crossing_names, known_crossings
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
"""Prefixes of crossings and nations, in lists that may also name hubs."""


@dataclass(frozen=True, slots=True)
class Losses:
    """What is lost, and from when.

    Attributes
    ----------
    hubs, crossings, nations
        Ids of hubs; ids of crossings, or of closures in the plan; alpha-3 codes of nations.
    start
        When it is lost, hours since H+0. Before, nothing is lost.
    """

    hubs: frozenset[str] = frozenset()
    crossings: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    start: float = float("-inf")

    @property
    def names(self) -> list[str]:
        """The losses as people write them: hubs, crossings, nations, each in order."""
        crossings = [OF_CROSSING + name for name in sorted(self.crossings)]
        return [*sorted(self.hubs), *crossings, *(OF_NATION + name for name in sorted(self.nations))]

    def at(self, at: float) -> Losses:
        """Return what is lost at an instant (hours since H+0)."""
        return self if at >= self.start else Losses(start=self.start)


NOTHING = Losses()


@dataclass(frozen=True, slots=True)
class Losable:
    """What may be lost.

    Attributes
    ----------
    name
        How :func:`read_losses` reads it.
    kind
        ``hub``, ``nation`` or ``crossing``.
    called
        What people call it: the name of the hub or nation, the name or id of the crossing, the id of the closure.
    """

    name: str
    kind: str
    called: str


def losable(plan: Plan) -> list[Losable]:
    """Return what a plan may lose: its hubs, nations and closures, and the crossings of Ukraine's border that it may use."""
    hubs = plan.rows(HUBS).drop_duplicates(HUB_ID)
    nations = {code for spec in (PLACEMENTS, HUBS, CONTRIBUTIONS) for code in plan.rows(spec)[NATION]}
    table, avoided = crossings(), plan.settings.travel.avoid_countries
    ends = table[["country_a", "country_b"]]
    near = table[(ends == HOME_COUNTRY).any(axis=1) & ~ends.isin(avoided).any(axis=1)]
    near_names = [crossing_names()[row] for row in near.index]
    found = [
        *(Losable(hub, "hub", name) for hub, name in zip(hubs[HUB_ID], hubs[NAME], strict=True)),
        *(Losable(OF_NATION + code, "nation", nation_name(code)) for code in sorted(nations)),
        *(Losable(OF_CROSSING + name, "crossing", name) for name in plan.rows(CLOSURES)[CLOSURE_ID]),
        *(
            Losable(OF_CROSSING + code, "crossing", name or code)
            for code, name in zip(near[CROSSING_ID], near_names, strict=True)
        ),
    ]
    return list({one.name: one for one in found}.values())


def read_losses(names: Sequence[str], plan: Plan, start: float = float("-inf")) -> Losses:
    """Read losses as people write them.

    Parameters
    ----------
    names
        For each loss the id of a hub, ``crossing:ID`` or ``nation:USA``. ID is that of a border crossing or of a
        closure.
    plan
        The plan that has the hubs and closures.
    start
        When all of it is lost, hours since H+0.

    Raises
    ------
    AnalysisError
        If the plan has no such hub, or if there is no such crossing or nation. A nation without rows is no error.

    Examples
    --------
    >>> read_losses(["HUB-LVI", "nation:usa"], plan, 720.0).names
    ['HUB-LVI', 'nation:USA']
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
            choices = hubs if kind == "" else {*known_crossings(), *closures}
            if kind == OF_CROSSING and value not in choices and value.upper() in choices:
                value = value.upper()
            known = value in choices
            close = difflib.get_close_matches(value, sorted(choices), n=1, cutoff=0.6)
        if not known:
            raise AnalysisError(_unknown(kind, value, close))
        found[kind].add(value)
    return Losses(frozenset(found[""]), frozenset(found[OF_CROSSING]), frozenset(found[OF_NATION]), start)


def _unknown(kind: str, value: str, close: Sequence[str]) -> Text:
    """Return that there is no such hub, crossing or nation, with the first close name as a suggestion."""
    what = {"": "hub", OF_CROSSING: "crossing", OF_NATION: "nation"}[kind]
    if not close:
        return Text(f"analysis_loss.unknown.{what}", name=excerpt(value))
    return Text(f"analysis_loss.unknown.{what}-near", name=excerpt(value), near=kind + close[0])


def without_effect(plan: Plan, at: float, losses: Losses, mode: Mode) -> list[Note]:
    """Return a note for each loss that changes no figure, with the reason.

    Parameters
    ----------
    plan
        Its rows and closures.
    at
        Hours since H+0.
    losses
        What is lost.
    mode
        How supplies go, ``road`` or ``rail``: a crossing without it has no effect.
    """
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
    """Return the edges of a network that are closed at an instant.

    Parameters
    ----------
    plan
        Its closures.csv counts.
    at
        Hours since H+0.
    mode
        ``road`` or ``rail``.
    losses
        Crossings and closures that are lost by then are closed too.
    """
    closures = plan.rows(CLOSURES)
    lost = losses.at(at).crossings
    if closures.empty and not lost:
        return frozenset()
    closing: pd.DataFrame = pd.concat([in_force(closures, at), closures[closures[CLOSURE_ID].isin(lost)]])
    edges = closed_edges(closing, mode)
    return edges.union(*(edges_of_crossing(name, mode) for name in lost)) if lost else edges


def unmet_conditions(plan: Plan, at: float, losses: Losses) -> list[Note]:
    """Return a note for each conditional contribution of a nation that is lost. No figure changes by it.

    Parameters
    ----------
    plan
        Its contributions.csv counts.
    at
        Hours since H+0.
    losses
        What is lost.
    """
    notes = []
    for row in in_force(plan.rows(CONTRIBUTIONS), at).to_dict("records"):
        if row[NATION] in losses.at(at).nations and row[STATUS_COLUMN] == "conditional":
            given = CONTRIBUTION.label(row[CONTRIBUTION_COLUMN]).lower()
            text = Text(
                f"notes.condition-unmet.{row[BASIS_COLUMN]}", contribution=given, nation=nation_name(row[NATION])
            )
            notes.append(Note("condition-unmet", row[NATION], text))
    return notes
