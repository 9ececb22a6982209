"""Reads a GeoJSON of other people: its properties are columns, and its geometries are places."""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.errors import ForeignFileError
from geo.importing.features import Feature, feature_tables
from geo.importing.foreign import ForeignTable
from geo.importing.systems import degrees_from
from geo.words.text import Text

_ID = "id"
_FEATURE = "Feature"
_NAME, _DEGREES = "name", "EPSG:4326"


def geojson_tables(data: bytes, name: str) -> list[ForeignTable]:
    """Return the table of a file's features; one for each table of a plan if the features say theirs.

    Parameters
    ----------
    data
        Bytes of the file.
    name
        Name of the file, without its ending.

    Raises
    ------
    ForeignFileError
        If it is no GeoJSON, or beyond a limit.
    """
    found = _parsed(data)
    features = _features(found)
    if not features:
        raise ForeignFileError(Text("importing.refused.no-features"))
    system = _system(found, _DEGREES)
    degrees_from(system)
    return feature_tables(name, [_feature(feature, system) for feature in features])


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise ForeignFileError(Text("importing.refused.no-geojson")) from error


def _features(found: Any) -> list[dict[str, Any]]:
    listed = found.get("features") if isinstance(found, dict) else None
    if isinstance(found, dict) and found.get("type") == _FEATURE:
        listed = [found]
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _system(found: Any, usual: str) -> str:
    """Return the name of the system of the places: older programs name one, or its number, in ``crs``."""
    crs = found.get("crs") if isinstance(found, dict) else None
    if crs is None:
        return usual
    named = crs.get("properties") if isinstance(crs, dict) else None
    if not isinstance(named, dict):
        return ""
    return str(named[_NAME]) if _NAME in named else f"EPSG:{named.get('code', '')}"


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _feature(feature: dict[str, Any], system: str) -> Feature:
    """Return a feature; it and its geometry may each be in a system of their own."""
    outer = {_ID: _text(feature[_ID])} if _ID in feature else {}
    cells = {str(key): _text(value) for key, value in _properties(feature).items()}
    place = feature.get("geometry")
    return Feature(outer | cells, _geometry(place), degrees_from(_system(place, _system(feature, system))))


def _geometry(given: Any) -> BaseGeometry | None:
    try:
        return shape(given) if isinstance(given, dict) else None
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None


def _text(value: Any) -> str:
    """Return what a cell says of a value: a list as ids are written, other structures as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return ";".join(map(str, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
