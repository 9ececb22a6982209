"""Styles that QGIS finds in a GeoPackage and takes by itself: a symbol for each code, lines and outlines."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from geo.columns import TableSpec
from geo.export.icons import Icons
from geo.export.kml_parts import LINE_COLOURS, LINE_WIDTHS
from geo.export.relations import COMMAND, PRECISION, SUPPLY
from geo.export.sql_names import RENAMED
from geo.layers import LAYER
from geo.schema import SIDC

OCTAGON_MM = 6.0
"""Height of a symbol's octagon on screen and paper."""
_MM_PER_PX = 0.26
_DASH = {"supply": "4;2", "precision": "2;2"}
"""Dashes and gaps in mm of the lines that are dashed."""


@dataclass(frozen=True, slots=True)
class Style:
    """How QGIS draws a table.

    Attributes
    ----------
    table
        Name of the table.
    qml
        The style as QGIS writes it (QML).
    """

    table: str
    qml: str


def symbol_style(spec: TableSpec, columns: Sequence[str], codes: Iterable[str], drawn: Icons) -> Style:
    """Return the style of a table of symbols: a picture for each symbol code, and columns called as the app calls them.

    Parameters
    ----------
    spec
        The table.
    columns
        Names of its columns in the file.
    codes
        The symbol codes in it.
    drawn
        Pictures of these codes and others, with the place of each in the middle.
    """
    size = OCTAGON_MM * drawn.enlarged
    names = list(dict.fromkeys(codes))
    symbols = [_symbol(str(i), "marker", _marker(drawn.drawings[code].svg, size)) for i, code in enumerate(names)]
    labels = {RENAMED.get(column.name, column.name): column.label for column in spec.columns}
    aliases = "".join(
        f'<alias index="{i}" field={quoteattr(name)} name={quoteattr(labels[name])}/>'
        for i, name in enumerate(("fid", *columns))
        if name in labels
    )
    return Style(spec.name, _qml(_categorized(SIDC.name, {name: name for name in names}, symbols), aliases))


def line_style(table: str) -> Style:
    """Return the style of the links: command lines solid, supply links dashed."""
    kinds = {kind: LAYER.label(kind) for kind in (COMMAND, SUPPLY)}
    symbols = [_symbol(str(i), "line", _line(kind)) for i, kind in enumerate(kinds)]
    return Style(table, _qml(_categorized("link", kinds, symbols)))


def outline_style(table: str) -> Style:
    """Return the style of the outlines: a thin dashed border and no fill."""
    symbol = _symbol("0", "fill", _line(PRECISION))
    return Style(table, _qml(f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'))


def _categorized(column: str, labels: Mapping[str, str], symbols: Iterable[str]) -> str:
    """Return a renderer with a symbol for each value of a column."""
    categories = "".join(
        f'<category symbol="{i}" value={quoteattr(value)} label={quoteattr(label)} render="true" type="string"/>'
        for i, (value, label) in enumerate(labels.items())
    )
    return (
        f'<renderer-v2 type="categorizedSymbol" attr="{column}"><categories>{categories}</categories>'
        f"<symbols>{''.join(symbols)}</symbols></renderer-v2>"
    )


def _qml(renderer: str, aliases: str = "") -> str:
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22" styleCategories="Symbology|Fields">'
        f"{renderer}<aliases>{aliases}</aliases></qgis>"
    )


def _symbol(name: str, kind: str, layer: str) -> str:
    return f'<symbol name="{name}" type="{kind}" alpha="1" clip_to_extent="1" force_rhr="0">{layer}</symbol>'


def _layer(kind: str, options: dict[str, str]) -> str:
    told = "".join(
        f'<Option type="QString" name="{name}" value={quoteattr(value)}/>' for name, value in options.items()
    )
    return f'<layer class="{kind}" enabled="1" locked="0" pass="0"><Option type="Map">{told}</Option></layer>'


def _marker(svg: str, size: float) -> str:
    picture = "base64:" + base64.b64encode(svg.encode()).decode("ascii")
    return _layer(
        "SvgMarker", {"name": picture, "size": f"{size:.2f}", "size_unit": "MM", "angle": "0", "offset": "0,0"}
    )


def _line(kind: str) -> str:
    colour = ",".join(str(int(LINE_COLOURS[kind][i : i + 2], 16)) for i in (1, 3, 5)) + ",255"
    width = f"{LINE_WIDTHS[kind] * _MM_PER_PX:.2f}"
    dash = {"use_custom_dash": "1", "customdash": _DASH[kind], "customdash_unit": "MM"} if kind in _DASH else {}
    return _layer("SimpleLine", {"line_color": colour, "line_width": width, "line_width_unit": "MM", **dash})
