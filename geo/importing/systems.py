"""From the coordinate system that a file names to degrees; only systems of the registers are taken, never a definition in the file."""

from __future__ import annotations

import re
from functools import cache

from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from geo.errors import ForeignFileError
from geo.importing.places import ToDegrees, unchanged
from geo.words.text import Text

_DEGREES = "EPSG:4326"
_SAME = frozenset({_DEGREES, "EPSG:4979", "OGC:CRS84", "OGC:CRS84h"})
"""Systems whose places are longitude and latitude as we have them."""

_NAMED = re.compile(
    r"(?:urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?"
    r"(?P<register>[A-Za-z]{2,8})[:/](?:[\d.]*[:/])?(?P<code>[A-Za-z]{0,4}\d{1,7}h?)"
)
"""Like ``EPSG:32635``, ``urn:ogc:def:crs:EPSG::32635`` and ``urn:ogc:def:crs:OGC:1.3:CRS84``."""

_LONGEST_SHOWN = 60


@cache
def degrees_from(system: str) -> ToDegrees:
    """Return what makes longitude and latitude in degrees of places, x before y.

    Parameters
    ----------
    system
        Name of their system, like ``EPSG:32635``.

    Raises
    ------
    ForeignFileError
        If no register has a system of that name.
    """
    match = _NAMED.fullmatch(system.strip())
    if match is None:
        raise _unknown(system)
    register, code = match["register"].upper(), match["code"]
    if f"{register}:{code}" in _SAME:
        return unchanged
    try:
        return Transformer.from_crs(CRS.from_authority(register, code), _DEGREES, always_xy=True).transform
    except (CRSError, ProjError) as error:
        raise _unknown(system) from error


def _unknown(system: str) -> ForeignFileError:
    return ForeignFileError(Text("importing.refused.no-system", system=system[:_LONGEST_SHOWN]))
