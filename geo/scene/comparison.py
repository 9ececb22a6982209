"""Two plans compared, for the map: what to draw of plan a beside plan b."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from msgspec import UNSET

from geo.analysis.diff import PlanDiff, RowName, diff_plans
from geo.clock import format_instant
from geo.contract.comparison import Comparison, Difference, FieldDifference, Ghost, Kind, PersonnelDifference, Spot
from geo.contract.layers import Layer, NationItem, RowItem, SymbolItem
from geo.nations import nation_name
from geo.plan import Plan
from geo.scene.layers import build_layers
from geo.schema import FROM, TABLE_BY_NAME


def build_comparison(a: Plan, b: Plan, a_name: str, b_name: str) -> Comparison:
    """Return how plan b differs from plan a, for a scene of plan b.

    Parameters
    ----------
    a, b
        The plan before, and the plan that the map shows.
    a_name, b_name
        What people call them, for the headings.
    """
    diff = diff_plans(a, b)
    personnel = (
        PersonnelDifference(phase=phase, nation=nation_name(nation), a=before, b=after)
        for phase, nation, before, after in diff.phases
    )
    return Comparison(
        a=a_name,
        b=b_name,
        items=tuple(_differences(diff, _index(build_layers(a)), _index(build_layers(b)))),
        personnel=tuple(personnel),
        not_compared=sum(diff.not_compared),
    )


def _index(layers: list[Layer]) -> dict[RowName, RowItem]:
    return {_name(layer, item): item for layer in layers for item in layer.items}


def _name(layer: Layer, item: RowItem) -> RowName:
    ids = f"{item.id} {item.kind}" if isinstance(item, NationItem) else item.id
    timed = FROM.name in TABLE_BY_NAME[layer.table].key
    start = item.start if timed and isinstance(item, SymbolItem | NationItem) else None
    return RowName(layer.table, ids, "" if start is None else format_instant(start))


@dataclass
class _Found:
    """How one row differs; ``km`` is how far it moved."""

    kind: Kind
    name: RowName
    item: RowItem | None = None
    gone: RowItem | None = None
    fields: list[FieldDifference] = field(default_factory=list)
    km: float | None = None
    was: Spot | None = None


def _differences(diff: PlanDiff, old: dict[RowName, RowItem], new: dict[RowName, RowItem]) -> list[Difference]:
    found: dict[RowName, _Found] = {}
    for row in diff.added:
        found[row] = _Found("added", row, new.get(row))
    for row in diff.removed:
        found[row] = _Found("removed", row, gone=old.get(row))
    for move in diff.moved:
        found[move.row] = _Found("moved", move.row, new.get(move.row), km=round(move.km, 1), was=_spot(move.was))
    for change in diff.changed:
        one = found.setdefault(change.row, _Found("changed", change.row, new.get(change.row)))
        one.fields.append(FieldDifference(column=change.column, a=change.a, b=change.b))
    return [_difference(one) for one in found.values()]


def _spot(position: tuple[float, float]) -> Spot | None:
    latitude, longitude = position
    return None if math.isnan(latitude) else Spot(lat=latitude, lon=longitude)


def _difference(one: _Found) -> Difference:
    item = one.item
    return Difference(
        kind=one.kind,
        table=one.name.table,
        title=TABLE_BY_NAME[one.name.table].title,
        id=one.name.id,
        start=one.name.start,
        row=None if item is None else item.row,
        handle=None if item is None else item.id if item.key is UNSET else item.key,
        fields=tuple(one.fields),
        km=UNSET if one.km is None else one.km,
        was=one.was or UNSET,
        ghost=_ghost(one.gone) if isinstance(one.gone, SymbolItem) else UNSET,
    )


def _ghost(gone: SymbolItem) -> Ghost:
    return Ghost(
        lat=gone.lat,
        lon=gone.lon,
        start=gone.start,
        end=gone.end,
        sidc=gone.sidc,
        name=gone.name,
        nation=gone.nation,
        counts=gone.counts,
    )
