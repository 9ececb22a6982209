"""The ORBAT as the tree of the page Plan shows it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import UNSET, UnsetType

from dashboard.load import Published
from geo.analysis.orbat_tree import Branch, BranchKind, Line, orbat_tree
from geo.clock import format_instant, told_instant, told_period
from geo.contract.editing import Choice, Editing
from geo.contract.layers import SymbolItem, SymbolLayer
from geo.contract.orbat import OrbatBranch, OrbatData, OrbatLine
from geo.contract.words import words_in_use
from geo.nations import nation_name
from geo.schema import COMMAND_NODES, ECHELON_COLUMN, LEVEL_COLUMN, PLACEMENTS
from geo.terms import BASIS
from geo.words.text import say

_WRONG: tuple[BranchKind, ...] = ("parent-away", "circle")

MOST_LINES = 5_000
"""Lines of one tree, at most; the page says how many there are."""

_SIZES = tuple(column.vocabulary for column in (ECHELON_COLUMN, LEVEL_COLUMN) if column.vocabulary is not None)


def orbat_data(shown: Published, at: float, editing: Editing | None = None) -> OrbatData:
    """Return who is under whom at an instant, for the tree.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    at
        Hours since H+0.
    editing
        Who edits; None where nobody can edit.
    """
    branches = orbat_tree(shown.plan, at)
    teller = _Teller(shown, at)
    lines = [(branch.kind, tuple(teller.line(branch.kind, line) for line in kept)) for branch, kept in _kept(branches)]
    nations = sorted({line.nation for _, found in lines for line in found})
    return OrbatData(
        plan=shown.plan.name,
        t=at,
        ceasefire=shown.scene.time.ceasefire,
        branches=tuple(OrbatBranch(kind=kind, lines=found) for kind, found in lines),
        total=sum(len(branch.lines) for branch in branches),
        aside=sum(shown.plan.tables[spec.name].set_aside for spec in (COMMAND_NODES, PLACEMENTS)),
        bases=tuple(Choice(code=code, label=label) for code, label in BASIS.labels.items()),
        nations=tuple(Choice(code=code, label=nation_name(code)) for code in nations),
        revision=f"{format_instant(at)}/{shown.generation}",
        editing=editing,
        words=words_in_use(),
    )


def _kept(branches: Iterable[Branch]) -> Iterable[tuple[Branch, tuple[Line, ...]]]:
    """Yield the branches with their lines, up to the limit."""
    left = MOST_LINES
    for branch in branches:
        kept = branch.lines[:left]
        left -= len(kept)
        if kept:
            yield branch, kept


class _Teller:
    """Tells of the lines of a tree what the scene tells of their rows."""

    def __init__(self, shown: Published, at: float) -> None:
        layers = [layer for layer in shown.scene.layers if isinstance(layer, SymbolLayer)]
        self._items = {(layer.table, item.row): item for layer in layers for item in layer.items}
        self._ids = {item.id for layer in layers for item in layer.items if layer.symbols.commands}
        self._working, self._at = shown.working, at
        self._ceasefire = shown.plan.settings.ceasefire

    def line(self, kind: BranchKind, line: Line) -> OrbatLine:
        """Return a line for the browser."""
        table = self._working.table(line.spec.name)
        item = self._items[line.spec.name, line.row]
        row = table.by_handle.get(table.handles.get(line.row, ""))
        return OrbatLine(
            id=line.id,
            name=item.name,
            table=line.spec.name,
            handle="" if row is None else row.handle,
            sidc=item.sidc,
            nation=item.nation,
            kind=_size(item),
            basis=item.basis,
            depth=line.depth,
            start=item.start,
            end=item.end,
            own=_own(item),
            persons=line.persons,
            unknown=line.unknown,
            note=self._note(kind, line, item),
            unsaved=UNSET if row is None else "new" if row.is_new else "edited" if row.edited else UNSET,
        )

    def _note(self, kind: BranchKind, line: Line, item: SymbolItem) -> str | UnsetType:
        """Return when a line stands that is away, or what is wrong with the superior of one that begins a branch."""
        if kind == "away":
            period = told_period(_open(item.start, -math.inf), _open(item.end, math.inf), self._ceasefire)
            return say("orbat.stands", period=period)
        if line.depth or kind not in _WRONG:
            return UNSET
        if kind == "circle":
            return say("orbat.circle", superior=line.superior)
        if line.superior in self._ids:
            return say("orbat.superior-away", superior=line.superior, at=told_instant(self._at, self._ceasefire))
        return say("orbat.superior-unknown", superior=line.superior)


def _open(hours: float | None, end: float) -> float:
    return end if hours is None else hours


def _size(item: SymbolItem) -> str:
    return next((v.label(item.codes[v.name]) for v in _SIZES if v.name in item.codes), "")


def _own(item: SymbolItem) -> int | UnsetType | None:
    if isinstance(item.persons, UnsetType) or item.persons is None:
        return item.persons
    return round(item.persons)
