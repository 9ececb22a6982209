"""The force by nation and phase as a slide: a table, and a chart in which each bar is a number of that table."""

from __future__ import annotations

from geo.analysis.force_table import ForceTable, force_table, table_title
from geo.export.deck import Page
from geo.export.powerpoint.graphics import ChartData, add_chart, add_table
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX
from geo.export.powerpoint.words import Line
from geo.export.xml_text import clean
from geo.plan import Plan
from geo.scene.build import no_agreement
from geo.words.text import grouped, say

MOST_NATIONS = 8
"""Nations that have a row and a series of their own, at most."""

_LEFT, _TOP, _ROW, _GAP = 40.0, 84.0, 25.0, 14.0
_NOTE = 38.0

Shown = list[tuple[str, list[int]]]
"""Name and numbers of each row."""


def force_slide(page: Page, plan: Plan) -> None:
    """Fill the slide of the force.

    Parameters
    ----------
    page
        An empty slide.
    plan
        Whose force.
    """
    force = force_table(plan, MOST_NATIONS)
    page.title(table_title(), 32)
    note_top = page.plan.source[1] - _NOTE
    if force.nations:
        shown = rows_shown(force)
        bottom = _table(page, force, shown)
        _chart(page, force.phases, shown, (_LEFT, bottom + _GAP, LAYOUT_WIDTH - 2 * _LEFT, note_top - bottom - _GAP))
    note = Line(f"{force.note} {no_agreement()}", LEAST_PX, "soft")
    box = (_LEFT, note_top, LAYOUT_WIDTH - 2 * _LEFT, _NOTE)
    page.add(page.shapes.text([note], box, say("export_slides.shapes.counted"), anchor="ctr"))
    page.finish(say("export_slides.placements-told"))


def rows_shown(force: ForceTable) -> Shown:
    """Return name and numbers of each row of the table and each series of the chart: they are the same."""
    shown = list(zip(force.nations, force.persons, strict=True))
    if force.other_nations:
        shown.append((say("export_slides.more-nations", count=force.other_nations), force.others))
    return shown


def _table(page: Page, force: ForceTable, shown: Shown) -> float:
    """Add the table; return where it ends."""
    rows = [["", *force.phases], *([name, *(grouped(v) for v in row)] for name, row in shown)]
    rows.append([say("export.total"), *(grouped(v) for v in force.totals)])
    box = (_LEFT, _TOP, LAYOUT_WIDTH - 2 * _LEFT, _ROW * len(rows))
    add_table(page.slide.shapes, page.shapes, rows, box, table_title(), f"{table_title()}. {force.note}")
    return _TOP + box[3]


def _chart(page: Page, phases: list[str], shown: Shown, box: tuple[float, float, float, float]) -> None:
    data = ChartData(phases)
    for name, persons in shown:
        data.add_series(clean(name), persons)  # type: ignore[no-untyped-call]
    alt = say("export_slides.shapes.chart-of", title=table_title())
    add_chart(page.slide.shapes, page.shapes, data, box, say("export_slides.shapes.chart"), alt)
