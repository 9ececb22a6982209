"""Pixels of a web map (EPSG:3857, 256 pixels for the world at zoom 0) and degrees, the one from the other."""

import math


def pixels(latitude: float, longitude: float, zoom: float) -> tuple[float, float]:
    """Return the world pixels of a position, x and y."""
    side = 256 * 2**zoom
    north = math.asinh(math.tan(math.radians(latitude)))
    return side * (longitude / 360 + 0.5), side * (0.5 - north / math.tau)


def degrees(x: float, y: float, zoom: float) -> tuple[float, float]:
    """Return latitude and longitude of world pixels."""
    side = 256 * 2**zoom
    return math.degrees(math.atan(math.sinh(math.tau * (0.5 - y / side)))), 360 * (x / side - 0.5)
