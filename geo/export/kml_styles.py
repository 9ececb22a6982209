"""The styles of a KML file: symbols, lines and folders; and the marking that lies over the globe."""

from __future__ import annotations

from geo.export.icons import Icons
from geo.export.kml_parts import LINE_COLOURS, LINE_WIDTHS, ONE, Element, element

LABEL_SCALE = 0.8
"""Size of names, as a share of the usual size of a viewer."""
ICON_SCALE = 0.9
"""Size of a symbol's octagon, as a share of the usual size of a viewer's icons."""
MARKING_PICTURE = "marking.png"


def symbol_style(code: str) -> str:
    """Return the id of the style of a symbol code: an XML id begins with a letter."""
    return f"symbol-{code}"


def line_style(kind: str) -> str:
    """Return the id of the style of a kind of line."""
    return f"line-{kind}"


def icon_name(code: str) -> str:
    """Return the name of the picture of a symbol code in a KMZ."""
    return f"icons/{code}.png"


def styles(icons: Icons | None) -> list[Element]:
    """Return every style.

    Parameters
    ----------
    icons
        The pictures of the symbols; None for a file without pictures.
    """
    symbols = [] if icons is None else [_symbol(code, icons) for code in icons.drawings]
    lines = [
        element(
            "Style", element("LineStyle", _colour(LINE_COLOURS[kind]), _number("width", width)), id=line_style(kind)
        )
        for kind, width in LINE_WIDTHS.items()
    ]
    radio = element("Style", element("ListStyle", element("listItemType", text="radioFolder")), id=ONE)
    return [*symbols, *lines, radio]


def _symbol(code: str, icons: Icons) -> Element:
    x, y = icons.spots[code]
    icon = element(
        "IconStyle",
        _number("scale", icons.enlarged * ICON_SCALE),
        element("Icon", element("href", text=icon_name(code))),
        # The hotspot counts from the bottom left.
        element("hotSpot", x=f"{x:.4f}", y=f"{1 - y:.4f}", xunits="fraction", yunits="fraction"),
    )
    return element("Style", icon, element("LabelStyle", _number("scale", LABEL_SCALE)), id=symbol_style(code))


def _number(name: str, value: float) -> Element:
    return element(name, text=f"{value:.3g}")


def _colour(text: str) -> Element:
    """Return a colour from ``#rrggbb``: KML writes opacity, blue, green and red."""
    red, green, blue = text[1:3], text[3:5], text[5:7]
    return element("color", text=f"ff{blue}{green}{red}")


def marking_overlay(text: str) -> Element:
    """Return the band of the marking at the top of the window of a viewer.

    Parameters
    ----------
    text
        What the band says, for the list of the viewer.
    """
    corners = [
        element(name, x="0.5", y="1", xunits="fraction", yunits="fraction") for name in ("overlayXY", "screenXY")
    ]
    size = element("size", x="-1", y="-1", xunits="pixels", yunits="pixels")
    icon = element("Icon", element("href", text=MARKING_PICTURE))
    return element("ScreenOverlay", element("name", text=text), icon, *corners, size)
