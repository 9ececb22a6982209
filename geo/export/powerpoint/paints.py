"""The colours of slides: each is one of the theme, so that who changes the theme changes every shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from geo.export.powerpoint.nodes import node

Role = Literal["ink", "soft", "plate", "accent", "on-accent", "command", "supply", "marking", "on-marking"]
"""What a colour is for."""

TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0
"""Contrast ratios that WCAG 2.2 asks of text (1.4.3) and of lines (1.4.11)."""

_LIGHTER = (60_000, 40_000)
_DARKER = (75_000, None)


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour of the theme, or one that no theme may change.

    Attributes
    ----------
    slot
        Name of the theme's colour, like ``tx1``; or ``#rrggbb``.
    darken, lighten
        Thousandths of a percent by which its lightness is multiplied, and which are added to it; None for neither.
    """

    slot: str
    darken: int | None = None
    lighten: int | None = None

    def fill(self, alpha: int | None = None) -> Any:
        """Return the element of a fill; ``alpha`` is how much it covers, in thousandths of a percent."""
        literal = self.slot.startswith("#")
        tag = "a:srgbClr" if literal else "a:schemeClr"
        changes = (("a:lumMod", self.darken), ("a:lumOff", self.lighten), ("a:alpha", alpha))
        nodes = [node(name, {"val": value}) for name, value in changes if value is not None]
        return node(
            "a:solidFill",
            None,
            node(tag, {"val": self.slot.removeprefix("#").upper() if literal else self.slot}, *nodes),
        )


@dataclass(frozen=True, slots=True)
class Paints:
    """The colours of one file.

    Attributes
    ----------
    of
        The paint of each role.
    series
        Paints of the series of a chart, in their order.
    dark
        Whether text is lighter than its ground.
    """

    of: dict[Role, Paint]
    series: tuple[Paint, ...]
    dark: bool


def paints_of(colours: dict[str, str], marking: Paint, marking_rgb: str) -> Paints:
    """Return the paints of a theme: a colour of it that cannot be read on its ground gives way to that of its text.

    Parameters
    ----------
    colours
        The theme's colours as ``#rrggbb``, by slot: ``tx1``, ``bg1``, ``tx2``, ``bg2`` and ``accent1`` to ``accent6``.
    marking, marking_rgb
        The paint of the plan's marking, and its colour.
    """
    dark = luminance(colours["tx1"]) > luminance(colours["bg1"])

    def legible(slot: str, least: float) -> Paint:
        return Paint(slot if contrast(colours[slot], colours["bg1"]) >= least else "tx1")

    def line(slot: str) -> Paint:
        found = legible(slot, LINE_CONTRAST)
        return found if dark or found.slot == "tx1" else Paint(slot, *_DARKER)

    accent = legible("accent1", TEXT_CONTRAST)
    lighter = [Paint(slot, *_LIGHTER) for slot in ("accent3", "accent2", "tx2")]
    return Paints(
        {
            "ink": Paint("tx1"),
            "plate": Paint("bg1"),
            "soft": legible("tx2", TEXT_CONTRAST),
            "accent": accent,
            "on-accent": Paint("bg1"),
            "command": line("accent2"),
            "supply": line("accent3"),
            "marking": marking,
            "on-marking": Paint(max(("tx1", "bg1"), key=lambda slot: contrast(colours[slot], marking_rgb))),
        },
        (*map(Paint, ("accent2", "accent3", "accent4", "accent5", "accent1")), *lighter),
        dark,
    )


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it.

    Parameters
    ----------
    a, b
        Each as ``#rrggbb``.
    """
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 to 1, as WCAG 2.2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
