"""The placemarks of a KML: what each says, its time, its folders and its shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import shapely
from shapely.geometry.base import BaseGeometry

from geo.importing.features import says_its_table
from geo.importing.places import shaped

BEGIN, END = "time begin", "time end"
"""Headings of the time for which a placemark is shown."""

_FOLDER = "Folder"
_FIELDS = ("id", "name", "description")
_SHAPES = ("Point", "LineString", "LinearRing")
_AREA, _RING = "Polygon", "LinearRing"
_SHAPELESS = ("Track", "MultiTrack", "Model")
_COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One placemark.

    Attributes
    ----------
    cells
        What it says, by heading.
    shape
        Its geometry in degrees; several shapes are one collection; None for none.
    hidden
        Whether a viewer hides it when the file is opened.
    shapeless
        Whether a track or a model stands in place of a shape.
    """

    cells: dict[str, str]
    shape: BaseGeometry | None
    hidden: bool
    shapeless: bool


def kml_marks(elements: Iterable[Element], above: tuple[Element, ...] = ()) -> Iterator[Mark]:
    """Yield the placemarks among elements and in them; each has the time and the folders of what it is in.

    Parameters
    ----------
    elements
        Elements of a KML, without prefixes.
    above
        What they are in, the outermost first.
    """
    for element in elements:
        if element.tag == "Placemark":
            yield _mark(element, above)
        else:
            yield from kml_marks(element, (*above, element))


def _mark(mark: Element, above: tuple[Element, ...]) -> Mark:
    """Return a placemark; those of our own exports say their periods themselves, and are shown for parts of them."""
    folders = " / ".join(name for one in above if one.tag == _FOLDER and (name := _said(one, "name")))
    record = _record(mark)
    told = ({_FOLDER: folders} if folders else {}) | _time((mark, *reversed(above)))
    shapes = [shape for shape in _shapes(mark) if shape is not None]
    shape = shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes)
    return Mark(
        record if says_its_table(record) else told | record,
        shape if shapes else None,
        any(_said(one, "visibility") == "0" for one in (mark, *above)),
        not shapes and any(one.tag in _SHAPELESS for one in mark.iter()),
    )


def _time(inner: Iterable[Element]) -> dict[str, str]:
    """Return begin and end of the innermost element that has a time; a moment is a begin."""
    for element in inner:
        span, stamp = element.find("TimeSpan"), element.find("TimeStamp")
        if span is not None:
            ends = {BEGIN: _said(span, "begin"), END: _said(span, "end")}
            return {heading: text for heading, text in ends.items() if text}
        if stamp is not None:
            return {BEGIN: _said(stamp, "when")}
    return {}


def _record(mark: Element) -> dict[str, str]:
    found = {key: text for key in _FIELDS if (text := _said(mark, key))}
    for one in mark.iter():
        if one.tag == "Data":
            found[one.get("name", "")] = _said(one, "value")
        elif one.tag == "SimpleData":
            found[one.get("name", "")] = (one.text or "").strip()
    return {key: text for key, text in found.items() if key}


def _said(element: Element, name: str) -> str:
    child = element.find(name)
    return (element.get(name, "") if child is None else child.text or "").strip()


def _shapes(element: Element) -> Iterator[BaseGeometry | None]:
    """Yield the shapes in an element; an area is that in its outer border."""
    for one in element:
        if one.tag in _SHAPES:
            yield shaped(one.tag, _coordinates(one.findtext("coordinates") or ""))
        elif one.tag == _AREA:
            ring = next(one.iter(_RING), None)
            yield None if ring is None else shaped(_RING, _coordinates(ring.findtext("coordinates") or ""))
        elif one.tag not in _SHAPELESS:
            yield from _shapes(one)


def _coordinates(text: str) -> list[tuple[float, float]]:
    """Return longitude and latitude of each position; nothing if one cannot be read. Blanks around a comma divide nothing."""
    found = []
    for position in _COMMA.sub(",", text).split():
        parts = position.split(",")
        try:
            found.append((float(parts[0]), float(parts[1])))
        except (ValueError, IndexError):
            return []
    return found
