"""Checks of the briefing: what a chapter names must exist, and what it says must fit; annotations belong to a chapter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geo.checks.findings import Tables, at_row
from geo.checks.likeness import Near, Nearest, unknown_id
from geo.deck import since_times
from geo.layers import LAYER
from geo.periods import records
from geo.problem import Finding, Problem, excerpt
from geo.reading.list_cells import MARK
from geo.reading.tables import Table
from geo.schema import (
    ANNOTATIONS,
    BRIEFING,
    CHAPTER,
    FIGURES,
    FOCUS,
    LAYERS,
    MESSAGE,
    TEXT,
    TIME,
)
from geo.terms import SINCE_FIGURES
from geo.words.late import Late, joined
from geo.words.text import Text

LONGEST_MESSAGE = 110
"""Letters of a message that fit in two lines above the map."""

LONGEST_ANNOTATION = 120
"""Letters of an annotation that fit in a block on the map."""

_OTHER_MARKS = ",|/"
"""What people write between layers instead of a semicolon."""


def chapter_warnings(tables: Tables, focus: Nearest, known: dict[str, None]) -> Iterator[Problem]:
    """Yield the problems of chapters and annotations.

    Parameters
    ----------
    tables
        All tables of a plan by name.
    focus
        Finds the id that is meant by one to point at.
    known
        The ids at which a chapter may point.
    """
    frame = tables[BRIEFING.name].frame
    for row, since in zip(records(frame), since_times(frame), strict=True):
        yield from _layers(row)
        for unit in row[FOCUS]:
            if unit not in known:
                finding = _unknown_focus(unit, list(row[FOCUS]), focus.to(unit))
                yield at_row(BRIEFING, row, FOCUS, finding, unit)
        if not row[TIME]:
            finding = Finding("chapter-time", "notice", Text("problems_rows.chapter-time"), "D+0")
            yield at_row(BRIEFING, row, TIME, finding, "")
        yield from _figures(row, since)
        yield from _too_long(BRIEFING.name, row, MESSAGE, LONGEST_MESSAGE, tables)
    for row in records(tables[ANNOTATIONS.name].frame):
        yield from _too_long(ANNOTATIONS.name, row, TEXT, LONGEST_ANNOTATION, tables)
    yield from _chapters_of(tables[ANNOTATIONS.name].with_aside, tables[BRIEFING.name])


def _unknown_focus(unit: str, focus: list[str], close: Near | None) -> Finding:
    """Tell of an id to point at that does not exist; the fix is the whole cell."""
    finding = unknown_id("chapter-focus", "problems_rows.chapter-focus", "id", unit, close)
    if close is None or not close.sure:
        return finding
    return replace(finding, fix=MARK.join(close.id if other == unit else other for other in focus))


def _layers(row: dict[str, Any]) -> Iterator[Problem]:
    """Warn of layers that do not exist; the fix is the whole cell."""
    apart = [layer.translate(dict.fromkeys(map(ord, _OTHER_MARKS), MARK)).split(MARK) for layer in row[LAYERS]]
    layers = list(dict.fromkeys(part.strip() for parts in apart for part in parts))
    unknown = [layer for layer in layers if LAYER.lookup(layer) is None]
    split_wrongly = len(layers) != len(set(row[LAYERS]))
    if not unknown and not split_wrongly:
        return
    meant = [layer if layer not in unknown else LAYER.nearest(layer) for layer in layers]
    fix = None if None in meant else MARK.join(str(layer) for layer in meant)
    codes = joined(LAYER.codes)
    told = Text("problems_rows.chapter-layer-marks", codes=codes)
    if unknown:
        told = Text("problems_rows.chapter-layer", layers=Late(joined, tuple(map(excerpt, unknown))), codes=codes)
    yield at_row(BRIEFING, row, LAYERS, Finding("chapter-layer", "warning", told, fix), MARK.join(row[LAYERS]))


def _figures(row: dict[str, Any], since: float | None) -> Iterator[Problem]:
    """Warn of figures that count since the chapter before, where there is none or it shows a later time."""
    asked = [code for code in row[FIGURES] if code in SINCE_FIGURES]
    if asked and since is None:
        told = Text("problems_rows.chapter-figures", figures=joined(asked))
        fix = MARK.join(code for code in row[FIGURES] if code not in asked) or None
        yield at_row(BRIEFING, row, FIGURES, Finding("chapter-figures", "warning", told, fix), MARK.join(row[FIGURES]))


def _too_long(table: str, row: dict[str, Any], column: str, most: int, tables: Tables) -> Iterator[Problem]:
    text = row[column]
    if len(text) > most:
        told = Text("problems_rows.chapter-text", count=len(text), most=most)
        finding = Finding(f"{column}-long", "warning", told)
        yield at_row(tables[table].spec, row, column, finding, excerpt(text))


def _chapters_of(annotations: Table, briefing: Table) -> Iterator[Problem]:
    """Warn of annotations of a chapter that the briefing does not have: nothing shows them."""
    known = dict.fromkeys([*briefing.frame[CHAPTER], *sorted(briefing.aside)])
    names = zip(briefing.frame[CHAPTER], briefing.frame[BRIEFING.label_column], strict=True)
    nearest = Nearest(known, names)
    for row in records(annotations.frame):
        if row[CHAPTER] and row[CHAPTER] not in known:
            close = nearest.to(row[CHAPTER])
            finding = unknown_id("chapter-unknown", "problems_rows.annotation-chapter", "chapter", row[CHAPTER], close)
            yield at_row(ANNOTATIONS, row, CHAPTER, finding, row[CHAPTER])
