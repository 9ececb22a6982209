"""Tables and charts of PowerPoint, in colours of the theme. What a chart's workbook holds stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION

from geo.export.powerpoint.nodes import Box
from geo.export.powerpoint.paints import Paint, Role
from geo.export.powerpoint.shapes import Shapes
from geo.export.powerpoint.words import Align, Line, paragraph, run_properties
from geo.export.xml_text import clean

TABLE_PX, CHART_PX = 14.0, 14.0
"""Height of the text in a table and in a chart."""

NUMBERS = "#,##0"
_FIRST_COLUMN = 1.8
_AXES = ("500000001", "500000002")


class _PlainWorkbook(CategoryWorkbookWriter):
    """The workbook behind a chart. Every text in it stays text: no formula, no link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(xlsx_file, options) as workbook:
            yield workbook, workbook.add_worksheet()


class ChartData(CategoryChartData):
    """Categories and series of a chart; their names are shown as given, never read as a formula or a link."""

    def __init__(self, categories: Sequence[str]) -> None:
        super().__init__(number_format=NUMBERS)  # type: ignore[no-untyped-call]
        self.categories = [clean(name) for name in categories]

    @property
    def _workbook_writer(self) -> _PlainWorkbook:
        return _PlainWorkbook(self)  # type: ignore[no-untyped-call]


def add_table(tree: Any, shapes: Shapes, rows: Sequence[Sequence[str]], box: Box, name: str, alt: str) -> None:
    """Add a table. Its first row is the heading and its last the total; every column but the first has numbers.

    Parameters
    ----------
    tree
        The shapes of a slide, as python-pptx gives them.
    shapes
        Those of the page.
    rows
        Texts; all rows have one length.
    box, name, alt
        Where it is, with rows of one height; its name; what a screen reader says instead of it.
    """
    graphic = tree.add_table(len(rows), len(rows[0]), *map(shapes.ruler.emu, box))
    _name(graphic, shapes, name, alt)
    table = graphic.table
    table.horz_banding = False
    share = box[2] / (len(rows[0]) - 1 + _FIRST_COLUMN)
    for i, column in enumerate(table.columns):
        column.width = shapes.ruler.emu(share * (_FIRST_COLUMN if i == 0 else 1))
    for i, row in enumerate(rows):
        table.rows[i].height = shapes.ruler.emu(box[3] / len(rows))
        for j, text in enumerate(row):
            ink: Role = "on-accent" if i == 0 else "ink"
            line = Line(text, TABLE_PX, ink, bold=i in (0, len(rows) - 1))
            _fill_cell(table.cell(i, j), shapes, line, "l" if j == 0 else "r", "accent" if i == 0 else "plate")


def _fill_cell(cell: Any, shapes: Shapes, line: Line, align: Align, ground: Role) -> None:
    written, properties = cell._tc.get_or_add_txBody(), cell._tc.get_or_add_tcPr()  # noqa: SLF001
    for old in list(written)[2:]:
        written.remove(old)
    written.append(paragraph(line, align, shapes.ruler, shapes.paints))
    for side in ("marT", "marB"):
        properties.set(side, str(shapes.ruler.emu(2)))
    properties.set("anchor", "ctr")
    properties.append(shapes.paints.of[ground].fill())


def add_chart(tree: Any, shapes: Shapes, data: ChartData, box: Box, name: str, alt: str) -> None:
    """Add a chart with columns side by side, which PowerPoint can edit.

    Parameters
    ----------
    tree, shapes, box, name, alt
        As :func:`add_table` takes them.
    data
        Categories and series.
    """
    graphic = tree.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(shapes.ruler.emu, box), data)
    _name(graphic, shapes, name, alt)
    chart = graphic.chart
    chart.has_legend, chart.has_title = True, False
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = NUMBERS, False
    _letter(chart, shapes)
    chart.plots[0].gap_width = 60
    for i, series in enumerate(chart.plots[0].series):
        paints = shapes.paints.series
        _paint(series, paints[min(i, len(paints) - 1)])
    _number_axes(chart)


def _letter(chart: Any, shapes: Shapes) -> None:
    """Give the texts of a chart their size and the colour of text."""
    look = run_properties("a:defRPr", shapes.ruler.size(CHART_PX), shapes.paints.of["ink"].fill())
    properties = chart._chartSpace.get_or_add_txPr().find(f"{{{look.nsmap['a']}}}p")[0]  # noqa: SLF001
    properties.clear()
    properties.append(look)


def _paint(series: Any, paint: Paint) -> None:
    series.format.fill.solid()
    properties = series._element.spPr  # noqa: SLF001
    old = properties.find(f"{{{properties.nsmap['a']}}}solidFill")
    properties.replace(old, paint.fill())


def _number_axes(chart: Any) -> None:
    """Give the axes numbers that the format allows: those of the library are negative."""
    old: dict[str, str] = {}
    for element in chart._chartSpace.iter("{*}axId", "{*}crossAx"):  # noqa: SLF001
        number = old.setdefault(element.get("val"), _AXES[min(len(old), 1)])
        element.set("val", number)


def _name(graphic: Any, shapes: Shapes, name: str, alt: str) -> None:
    about = graphic._element[0][0]  # noqa: SLF001
    made = shapes.about(name, alt)
    for attribute, value in made.attrib.items():
        about.set(attribute, value)
