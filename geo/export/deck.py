"""A deck of PowerPoint slides: pages, text, lines and pictures, each its own editable shape (package ``python-pptx``).

Lengths are pixels of a slide of 1280 by 720: 96 to the inch. A colour is ``#rrggbb``. The name of a shape is what the
selection pane of PowerPoint shows.
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
"""Longest property of the file, in characters."""

_EMU_PER_PX = 9525
_PT_PER_PX = 0.75
_TITLE_ONLY = 5
_RTL = ("R", "AL")

Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


def runs_right_to_left(text: str) -> bool:
    """Return whether a text runs from right to left; its first letter decides."""
    first = next((c for c in text if unicodedata.bidirectional(c) in ("L", *_RTL)), "")
    return bool(first) and unicodedata.bidirectional(first) in _RTL


class Deck:
    """A PowerPoint file, made slide by slide.

    Parameters
    ----------
    title
        Title of the file, as its properties show it; cut to 255 characters.
    """

    def __init__(self, title: str) -> None:
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = _emu(WIDTH), _emu(HEIGHT)
        self._file.core_properties.title = clean(title)[:LONGEST_PROPERTY]
        self._file.core_properties.author = ""
        _set_theme_font(self._file)

    def slide(self, ground: str) -> Page:
        """Add an empty slide and return it; ``ground`` is its colour, like ``#ffffff``."""
        slide = self._file.slides.add_slide(self._file.slide_layouts[_TITLE_ONLY])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = _rgb(ground)
        return Page(slide)

    def save(self) -> bytes:
        """Return the file as bytes."""
        out = io.BytesIO()
        self._file.save(out)
        return out.getvalue()


class Page:
    """One slide, to which shapes are added; a later shape covers an earlier one."""

    def __init__(self, slide: Any) -> None:
        self._slide = slide

    @property
    def shapes(self) -> Any:
        """The shapes of the slide, as python-pptx gives them."""
        return self._slide.shapes

    def title(self, text: str, box: Box, size: float, colour: str, *, plate: str | None = None) -> Any:
        """Set the slide's title, which outlines and screen readers show; return its shape.

        Parameters
        ----------
        text, box, size
            The title, where it is, and the height of its text.
        colour, plate
            Colours of the text and of the box; None for a clear box.
        """
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
        """Add a text box; return its shape.

        Parameters
        ----------
        lines
            Paragraphs: text, height in pixels, colour, and whether it is bold.
        box, name, fill
            Where it is, its name, and the colour of the box; None for a clear box.
        centred, middle
            Whether its text is centred from left to right, and from top to bottom.
        """
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
        """Add a picture; return its shape.

        Parameters
        ----------
        png, box, name, alt
            The file; the box that it fills; its name; what a screen reader says instead of it.
        """
        shape = self._slide.shapes.add_picture(io.BytesIO(png), *map(_emu, box))
        shape.name = clean(name)
        shape._element.nvPicPr.cNvPr.set("descr", clean(alt))  # noqa: SLF001  the library has no other way
        return shape

    def rectangle(self, box: Box, fill: str, name: str, outline: str | None = None) -> None:
        """Add a rectangle.

        Parameters
        ----------
        box, fill, name
            Where it is, its colour, and its name.
        outline
            Colour of its edge; None for no edge.
        """
        shape = self._filled(MSO_SHAPE.RECTANGLE, box, fill, name)
        if outline is not None:
            shape.line.color.rgb = _rgb(outline)
            shape.line.width = _emu(1.2)

    def dot(self, x: float, y: float, radius: float, fill: str, name: str) -> None:
        """Add a dot without an edge.

        Parameters
        ----------
        x, y, radius, fill, name
            Its centre from the top left of the slide, radius, colour, and name.
        """
        self._filled(MSO_SHAPE.OVAL, (x - radius, y - radius, 2 * radius, 2 * radius), fill, name)

    def _filled(self, kind: Any, box: Box, fill: str, name: str) -> Any:
        shape = self._slide.shapes.add_shape(kind, *map(_emu, box))
        shape.name = clean(name)
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(fill)
        shape.line.fill.background()
        shape.shadow.inherit = False
        return shape

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
        """Add a straight connector.

        Parameters
        ----------
        ends, colour, width, name, dashed, arrow
            x1, y1, x2, y2; its colour, width and name; whether it is dashed, and ends in an arrow at x2, y2.
        """
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
        """Set the speaker notes; notes that are there already are replaced."""
        self._slide.notes_slide.notes_text_frame.text = clean(text)

    def table(self, rows: Sequence[Sequence[str]], box: Box, colours: Look, name: str) -> None:
        """Add a table.

        Parameters
        ----------
        rows
            Texts; all rows have one length. The first row is the heading and the last the total. Every column but the first
            is aligned right, for numbers.
        box, colours, name
            Where it is, with rows of one height; colours of its text and ground; its name.
        """
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
        """Add a chart that PowerPoint can edit; return it.

        Parameters
        ----------
        kind, data, box, name
            A member of python-pptx's ``XL_CHART_TYPE``; a :class:`ChartData`; where it is; its name.
        """
        graphic = self._slide.shapes.add_chart(kind, *map(_emu, box), data)
        graphic.name = name
        return graphic.chart


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
        super().__init__()  # type: ignore[no-untyped-call]
        self.categories = [clean(name) for name in categories]

    @property
    def _workbook_writer(self) -> _PlainWorkbook:
        return _PlainWorkbook(self)  # type: ignore[no-untyped-call]


def colour_series(chart: Any, colours: Sequence[str], ink: str) -> None:
    """Give each series of a chart its colour, and the chart's text a size and a colour.

    Parameters
    ----------
    chart, colours, ink
        What :meth:`Page.chart` returned; colours of the series, the last for all beyond; colour of the text.
    """
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
    """Set the theme's fonts: text that a user adds then has the same font."""
    theme = file.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(  # noqa: SLF001
        rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), theme.blob
    )
