"""A deck of PowerPoint slides: pages, text, lines and pictures, each its own editable shape (package ``python-pptx``).

Lengths are pixels of a slide of 1280 by 720: 96 to the inch.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xlsxwriter
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from geo.contract.picture import Look
from geo.export.xml_text import clean

WIDTH, HEIGHT = 1280.0, 720.0
FONT = "Arial"
LONGEST_PROPERTY = 255
"""Characters that a property of the file holds."""

_EMU_PER_PX = 9525
_PT_PER_PX = 0.75
_TITLE_ONLY = 5
_RTL = ("R", "AL")

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def runs_right_to_left(text: str) -> bool:
    """Tell whether a text runs from right to left, as its first letter says."""
    first = next((c for c in text if unicodedata.bidirectional(c) in ("L", *_RTL)), "")
    return bool(first) and unicodedata.bidirectional(first) in _RTL


class Deck:
    """Slides that are made one after the other.

    Parameters
    ----------
    title
        Title of the file.
    """

    def __init__(self, title: str) -> None:
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = _emu(WIDTH), _emu(HEIGHT)
        self._file.core_properties.title = clean(title)[:LONGEST_PROPERTY]
        self._file.core_properties.author = ""
        _set_theme_font(self._file)

    def slide(self, ground: str) -> Page:
        """Add a slide of a colour and return it."""
        slide = self._file.slides.add_slide(self._file.slide_layouts[_TITLE_ONLY])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = _rgb(ground)
        return Page(slide)

    def save(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self._file.save(out)
        return out.getvalue()


class Page:
    """One slide."""

    def __init__(self, slide: Any) -> None:
        self._slide = slide

    @property
    def shapes(self) -> Any:
        """The slide's own shapes."""
        return self._slide.shapes

    def title(self, text: str, box: Box, size: float, colour: str, *, plate: str | None = None) -> Any:
        """Set the slide's title, which outlines and screen readers show; return its shape."""
        shape = self._slide.shapes.title
        _place(shape, box)
        self._slide.shapes._spTree.append(shape._element)  # noqa: SLF001  on top of what was added before
        if plate:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(plate)
        frame = _frame(shape, MSO_ANCHOR.TOP)
        _write(frame.paragraphs[0], text, size, colour, bold=True)
        return shape

    def text(
        self,
        lines: Sequence[tuple[str, float, str, bool]],
        box: Box,
        name: str,
        *,
        centred: bool = False,
        fill: str | None = None,
        middle: bool = False,
    ) -> Any:
        """Add a text box of paragraphs (text, size in pixels, colour, bold); return its shape."""
        shape = self._slide.shapes.add_textbox(*map(_emu, box))
        shape.name = clean(name)
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(fill)
        frame = _frame(shape, MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP)
        for i, (text, size, colour, bold) in enumerate(lines):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            _write(paragraph, text, size, colour, bold=bold)
            if centred:
                paragraph.alignment = PP_ALIGN.CENTER
        return shape

    def picture(self, png: bytes, box: Box, name: str, alt: str) -> Any:
        """Add a picture with a name and a text for those who do not see it; return its shape."""
        shape = self._slide.shapes.add_picture(io.BytesIO(png), *map(_emu, box))
        shape.name = clean(name)
        shape._element.nvPicPr.cNvPr.set("descr", clean(alt))  # noqa: SLF001  the library has no other way
        return shape

    def rectangle(self, box: Box, fill: str, name: str) -> None:
        """Add a rectangle without an edge."""
        self._filled(MSO_SHAPE.RECTANGLE, box, fill, name)

    def dot(self, x: float, y: float, radius: float, fill: str, name: str) -> None:
        """Add a dot around a place."""
        self._filled(MSO_SHAPE.OVAL, (x - radius, y - radius, 2 * radius, 2 * radius), fill, name)

    def _filled(self, kind: Any, box: Box, fill: str, name: str) -> None:
        shape = self._slide.shapes.add_shape(kind, *map(_emu, box))
        shape.name = clean(name)
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(fill)
        shape.line.fill.background()
        shape.shadow.inherit = False

    def line(
        self,
        ends: tuple[float, float, float, float],
        colour: str,
        width: float,
        name: str,
        *,
        dashed: bool = False,
        arrow: bool = False,
    ) -> None:
        """Add a straight connector from x1, y1 to x2, y2."""
        shape = self._slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(_emu, ends))
        shape.name = clean(name)
        shape.line.color.rgb = _rgb(colour)
        shape.line.width = _emu(width)
        if dashed:
            shape.line.dash_style = MSO_LINE.DASH
        if arrow:
            ln = shape.line._get_or_add_ln()  # noqa: SLF001
            etree.SubElement(ln, qn("a:tailEnd"), type="triangle", w="med", len="med")

    def notes(self, text: str) -> None:
        """Set the speaker notes."""
        self._slide.notes_slide.notes_text_frame.text = clean(text)

    def table(self, rows: Sequence[Sequence[str]], box: Box, colours: Look, name: str) -> None:
        """Add a table whose first row is the heading and whose last is the sum; numbers stand at the right."""
        graphic = self._slide.shapes.add_table(len(rows), len(rows[0]), *map(_emu, box))
        graphic.name = name
        table = graphic.table
        table.horz_banding = False
        first = 1.8
        share = box[2] / (len(rows[0]) - 1 + first)
        for i, column in enumerate(table.columns):
            column.width = _emu(share * (first if i == 0 else 1))
        for i, row in enumerate(rows):
            table.rows[i].height = _emu(box[3] / len(rows))
            for j, text in enumerate(row):
                cell = table.cell(i, j)
                cell.margin_top = cell.margin_bottom = _emu(2)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.fill.solid()
                cell.fill.fore_color.rgb = _rgb(colours.accent if i == 0 else colours.plate)
                ink = colours.plate if i == 0 else colours.ink
                _write(cell.text_frame.paragraphs[0], text, 14, ink, bold=i in (0, len(rows) - 1))
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT if j == 0 else PP_ALIGN.RIGHT

    def chart(self, kind: Any, data: Any, box: Box, name: str) -> Any:
        """Add a chart of PowerPoint's own; return it."""
        graphic = self._slide.shapes.add_chart(kind, *map(_emu, box), data)
        graphic.name = name
        return graphic.chart


class _PlainWorkbook(CategoryWorkbookWriter):
    """The workbook behind a chart, in which every text is a text: never a formula, never a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(xlsx_file, options) as workbook:
            yield workbook, workbook.add_worksheet()


class ChartData(CategoryChartData):
    """Categories and series of a chart, whose names are shown as they are."""

    def __init__(self, categories: Sequence[str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.categories = [clean(name) for name in categories]

    @property
    def _workbook_writer(self) -> _PlainWorkbook:
        return _PlainWorkbook(self)  # type: ignore[no-untyped-call]


def colour_series(chart: Any, colours: Sequence[str], ink: str) -> None:
    """Give each series of a chart its colour, and the chart's words a size that is read from afar."""
    chart.font.size = Pt(11)
    chart.font.color.rgb = _rgb(ink)
    for i, series in enumerate(chart.plots[0].series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colours[min(i, len(colours) - 1)])
    chart.plots[0].gap_width = 60


def _emu(px: float) -> Emu:
    return Emu(round(px * _EMU_PER_PX))


def _rgb(colour: str) -> RGBColor:
    code = int(colour.removeprefix("#"), 16)
    return RGBColor(code >> 16, code >> 8 & 0xFF, code & 0xFF)  # type: ignore[no-untyped-call]


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = map(_emu, box)


def _frame(shape: Any, anchor: Any) -> Any:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = _emu(8)
    frame.margin_top = frame.margin_bottom = _emu(3)
    return frame


def _write(paragraph: Any, text: str, size: float, colour: str, *, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size = Pt(size * _PT_PER_PX)
    run.font.bold = bold
    run.font.color.rgb = _rgb(colour)
    paragraph.alignment = PP_ALIGN.LEFT
    if runs_right_to_left(text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001  the library has no other way
        paragraph.alignment = PP_ALIGN.RIGHT


def _set_theme_font(file: Any) -> None:
    """Set the theme's fonts, so that text which users add has the same."""
    theme = file.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(  # noqa: SLF001
        rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), theme.blob
    )
