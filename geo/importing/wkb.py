"""A geometry as bytes (WKB): read only if it is a simple one, which no hand-made bytes can make endless or too deep."""

from __future__ import annotations

import struct
from collections.abc import Collection

import shapely
from shapely.geometry.base import BaseGeometry

_POINT, _LINE, _AREA = 1, 2, 3
_PARTS = {4: {_POINT}, 5: {_LINE}, 6: {_AREA}, 7: {_POINT, _LINE, _AREA, 4, 5, 6}}
"""Which kinds the parts of a geometry of several parts may have: a collection is in no other."""

_ALL = {_POINT, _LINE, _AREA, *_PARTS}

_HEAD, _COUNT, _NUMBER = 5, 4, 8
_EWKB = 0x20000000
_Z, _M = 0x80000000, 0x40000000


class _NotSimpleError(ValueError):
    """The bytes are no point, line or area, and not several of these in one collection."""


def simple_geometry(data: bytes) -> BaseGeometry | None:
    """Return the point, line or area of a WKB, or several; None for any other bytes, and for a collection in another.

    The library that reads geometries follows parts in parts without a bound, so deep ones would end the process.

    Parameters
    ----------
    data
        The bytes, of ISO or extended WKB.
    """
    try:
        _end(data, 0, _ALL)
        return shapely.from_wkb(data)
    except (_NotSimpleError, struct.error, shapely.errors.ShapelyError):
        return None


def _end(data: bytes, at: int, wanted: Collection[int]) -> int:
    """Return where a geometry ends that begins at a byte, and that must be of a wanted kind."""
    order = "<" if data[at : at + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(f"{order}I", data, at + 1)
    kind, width = _kind(code)
    at += _HEAD + (_COUNT if code & _EWKB else 0)
    if kind not in wanted:
        raise _NotSimpleError
    if kind == _POINT:
        return _within(data, at + width)
    if kind == _LINE:
        return _points(data, at, order, width)
    if kind == _AREA:
        for _ in range(_count(data, at, order)):
            at = _points(data, at + _COUNT, order, width) - _COUNT
        return at + _COUNT
    count, at = _count(data, at, order), at + _COUNT
    for _ in range(count):
        at = _end(data, at, _PARTS[kind])
    return at


def _kind(code: int) -> tuple[int, int]:
    """Return the kind of a geometry, and the bytes of one position."""
    thousands, kind = divmod(code & 0xFFFF, 1000)
    numbers = 2 + (bool(code & _Z) or thousands in (1, 3)) + (bool(code & _M) or thousands in (2, 3))
    return kind, numbers * _NUMBER


def _count(data: bytes, at: int, order: str) -> int:
    return int(struct.unpack_from(f"{order}I", data, at)[0])


def _points(data: bytes, at: int, order: str, width: int) -> int:
    return _within(data, at + _COUNT + _count(data, at, order) * width)


def _within(data: bytes, at: int) -> int:
    if at > len(data):
        raise _NotSimpleError
    return at
