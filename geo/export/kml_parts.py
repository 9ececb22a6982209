"""The elements of a KML file, in the order that its schema (OGC 07-147r2) wants, with text escaped by lxml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import shapely
from lxml import etree

from geo.calendar import moment_of
from geo.export.xml_text import clean

SPACE = "http://www.opengis.net/kml/2.2"
Element = Any

LINE_WIDTHS = {"command": 2.0, "supply": 2.5, "precision": 1.2}
"""Width in pixels of each kind of line."""
LINE_COLOURS = {"command": "#3b3350", "supply": "#6b430a", "precision": "#414f5b"}
"""Colour of each kind of line: that of the light map."""

ONE = "one-of-them"
"""Id of the style of a folder that shows one of its folders at a time."""
_NUMBER = {int: "int", float: "double", bool: "bool"}


def element(tag: str, /, *children: Element | None, text: str | None = None, **attributes: str) -> Element:
    """Return an element of KML.

    Parameters
    ----------
    tag
        Name of the element.
    *children
        Its elements, in the order of the schema; None for one that is absent.
    text
        Its text; what XML does not allow is left out.
    **attributes
        Its attributes.
    """
    made = etree.Element(f"{{{SPACE}}}{tag}", {key: clean(value) for key, value in attributes.items()})
    if text is not None:
        made.text = clean(text)
    made.extend([child for child in children if child is not None])
    return made


def document(*children: Element | None) -> bytes:
    """Return a KML file with one document of these elements."""
    root = etree.Element(f"{{{SPACE}}}kml", nsmap={None: SPACE})
    root.append(element("Document", *children))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def visible(*, shown: bool) -> Element | None:
    """Return the element that hides something; None for what is shown."""
    return None if shown else element("visibility", text="0")


def folder(name: str, *children: Element | None, shown: bool = True, only_one: bool = False) -> Element:
    """Return a folder.

    Parameters
    ----------
    name
        What it is called.
    *children
        What is in it.
    shown
        Whether it is shown when the file is opened.
    only_one
        Whether one alone of what is in it is shown at a time.
    """
    style = element("styleUrl", text=f"#{ONE}") if only_one else None
    return element("Folder", element("name", text=name), visible(shown=shown), style, *children)


def time_span(ceasefire: datetime | None, start: float, end: float) -> Element | None:
    """Return when something stands; None without a ceasefire date, and for always.

    Parameters
    ----------
    ceasefire
        The instant H+0 in UTC.
    start, end
        Hours since H+0; infinite where open.
    """
    ends = [] if ceasefire is None else [("begin", _moment(ceasefire, start)), ("end", _moment(ceasefire, end))]
    known = [element(name, text=moment) for name, moment in ends if moment]
    return element("TimeSpan", *known) if known else None


def _moment(ceasefire: datetime, hours: float) -> str:
    try:
        return f"{moment_of(hours, ceasefire):%Y-%m-%dT%H:%M:%SZ}"
    except (OverflowError, ValueError):  # open, or thousands of years away, which no calendar shows
        return ""


def schema(name: str, kinds: Mapping[str, type]) -> Element:
    """Return the declaration of the fields of a table.

    Parameters
    ----------
    name
        Id of the declaration.
    kinds
        Kind of value by name of field.
    """
    fields = (element("SimpleField", type=_NUMBER.get(kind, "string"), name=field) for field, kind in kinds.items())
    return element("Schema", *fields, id=name, name=name)


def data(schema_name: str, record: Mapping[str, Any]) -> Element:
    """Return the values of a row; fields without one are absent.

    Parameters
    ----------
    schema_name
        Id of the declaration of its fields.
    record
        Values by name of field.
    """
    values = [
        element("SimpleData", text=_written(value), name=name)
        for name, value in record.items()
        if value not in (None, "")
    ]
    return element("ExtendedData", element("SchemaData", *values, schemaUrl=f"#{schema_name}"))


def _written(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def point(longitude: float, latitude: float) -> Element:
    """Return a point.

    Parameters
    ----------
    longitude, latitude
        Degrees (EPSG:4326).
    """
    return element("Point", element("coordinates", text=f"{longitude!r},{latitude!r}"))


def line(places: Iterable[tuple[float, float]]) -> Element:
    """Return a line along the ground through places: longitude and latitude in degrees (EPSG:4326)."""
    return element("LineString", element("tessellate", text="1"), _coordinates(places))


def outline(shape: shapely.Geometry) -> Element:
    """Return the outer borders of a shape in degrees (EPSG:4326), as lines along the ground."""
    rings = [line(part.exterior.coords) for part in getattr(shape, "geoms", [shape])]
    return rings[0] if len(rings) == 1 else element("MultiGeometry", *rings)


def _coordinates(places: Iterable[tuple[float, float]]) -> Element:
    return element("coordinates", text=" ".join(f"{longitude:.5f},{latitude:.5f}" for longitude, latitude in places))
