"""The theme of slides: its colours and fonts, written for our own template, read in another's."""

from __future__ import annotations

from typing import Any

from lxml import etree

from geo.contract.picture import Look
from geo.export.powerpoint.nodes import node
from geo.export.powerpoint.paints import luminance

FONT = "Arial"
ACCENTS = tuple(f"accent{i}" for i in range(1, 7))
MARKING = "accent6"
"""The theme's colour that is the plan's marking."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GRADES = (1, 2, 3)


def theme_colours(look: Look, marking: str) -> dict[str, str]:
    """Return the colours of our theme as ``#rrggbb``, by slot.

    Parameters
    ----------
    look
        Colours of the client's painters.
    marking
        Colour of the plan's marking.
    """
    series = look.series
    accents = (look.accent, series[0], series[1], series[2], series[3], marking)
    return {
        "tx1": look.ink,
        "bg1": look.plate,
        "tx2": look.soft,
        "bg2": series[-1],
        **dict(zip(ACCENTS, accents, strict=True)),
    }


def theme_xml(name: str, colours: dict[str, str]) -> bytes:
    """Return the part of a theme.

    Parameters
    ----------
    name
        What people call it.
    colours
        As :func:`theme_colours` returns them.
    """
    dark, light = sorted(("tx1", "bg1"), key=lambda slot: luminance(colours[slot]))
    other_dark, other_light = ("tx2", "bg2") if dark == "tx1" else ("bg2", "tx2")
    slots = {"dk1": dark, "lt1": light, "dk2": other_dark, "lt2": other_light, **{one: one for one in ACCENTS}}
    slots |= {"hlink": ACCENTS[0], "folHlink": ACCENTS[1]}
    chosen = [node(f"a:{slot}", None, _rgb(colours[source])) for slot, source in slots.items()]
    fonts = [node(f"a:{kind}", None, *_fonts()) for kind in ("majorFont", "minorFont")]
    elements = node(
        "a:themeElements",
        None,
        node("a:clrScheme", {"name": name}, *chosen),
        node("a:fontScheme", {"name": name}, *fonts),
        _formats(name),
    )
    theme = node("a:theme", {"name": name}, elements, node("a:objectDefaults"), node("a:extraClrSchemeLst"))
    made: bytes = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def colour_map(colours: dict[str, str]) -> dict[str, str]:
    """Return the attributes of a master's colour map: which of the theme's colours is text, and which is ground."""
    ends = ("dk", "lt") if luminance(colours["tx1"]) < luminance(colours["bg1"]) else ("lt", "dk")
    text, ground = ends
    own = {one: one for one in (*ACCENTS, "hlink", "folHlink")}
    return {"bg1": f"{ground}1", "tx1": f"{text}1", "bg2": f"{ground}2", "tx2": f"{text}2", **own}


def read_colours(theme: bytes, mapped: dict[str, str]) -> dict[str, str]:
    """Return the colours of another's theme as ``#rrggbb``, by the slots of its master.

    Parameters
    ----------
    theme
        Its part.
    mapped
        The colour map of its master: the theme's colour for each slot.

    Raises
    ------
    KeyError
        If the theme lacks a colour.
    ValueError
        If a colour of it is none.
    """
    scheme = etree.fromstring(theme).find(f"{_A}themeElements/{_A}clrScheme")
    found = {one.tag.removeprefix(_A): _read(one[0]) for one in (() if scheme is None else scheme) if len(one)}
    return {slot: found[mapped.get(slot, slot)] for slot in ("tx1", "bg1", "tx2", "bg2", *ACCENTS)}


def _read(colour: Any) -> str:
    text = colour.get("lastClr") or colour.get("val") or ""
    return f"#{int(text, 16):06x}"


def _rgb(colour: str) -> Any:
    return node("a:srgbClr", {"val": colour.removeprefix("#").upper()})


def _fonts() -> list[Any]:
    return [node("a:latin", {"typeface": FONT}), *(node(f"a:{kind}", {"typeface": ""}) for kind in ("ea", "cs"))]


def _formats(name: str) -> Any:
    """Return the styles of fills, lines and effects, which the format asks for: all flat."""

    def flat() -> Any:
        return node("a:solidFill", None, node("a:schemeClr", {"val": "phClr"}))

    return node(
        "a:fmtScheme",
        {"name": name},
        node("a:fillStyleLst", None, *(flat() for _ in _GRADES)),
        node("a:lnStyleLst", None, *(node("a:ln", {"w": 9525 * grade}, flat()) for grade in _GRADES)),
        node("a:effectStyleLst", None, *(node("a:effectStyle", None, node("a:effectLst")) for _ in _GRADES)),
        node("a:bgFillStyleLst", None, *(flat() for _ in _GRADES)),
    )
