"""A plan as KML and KMZ, for Google Earth and others: symbols, lines and outlines, each only for its time.

With a ceasefire date each has a time span, which a viewer plays. Without one there is a folder for each phase, and one
of them is shown. Text of a plan goes into names and fields, never into a description: viewers read that as HTML.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from io import BytesIO

from geo.export.flat import about
from geo.export.icons import Icons, icons
from geo.export.kml_folders import Content, folders
from geo.export.kml_parts import Element, document, element, folder
from geo.export.kml_styles import MARKING_PICTURE, icon_name, marking_overlay, styles
from geo.export.marking_band import band, band_text
from geo.export.stages import stage_shown, stages
from geo.export.standings import Standing, standings
from geo.export.typeset import pngs
from geo.plan import Plan
from geo.words.text import say

_SHARP = 2.0
"""Pixels of a picture for each pixel of its drawing."""


def plan_kml(plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None) -> str:
    """Return a plan as KML text.

    Parameters
    ----------
    plan, at, notes, layers
        What is exported, as :class:`geo.export.format.Data` gives it to each maker.
    """
    return _document(plan, at, notes=notes, layers=layers).decode()


def plan_kmz(
    plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None
) -> bytes:
    """Return a plan as KMZ: the KML, a picture of each symbol, and one of the marking.

    Parameters
    ----------
    plan, at, notes, layers
        What is exported, as :class:`geo.export.format.Data` gives it to each maker.

    Raises
    ------
    TakeAwayError
        If a picture cannot be drawn.
    """
    drawn = icons(one.sidc for one in standings(plan, at, layers))
    pictures = {icon_name(code): drawing for code, drawing in drawn.drawings.items()} | {MARKING_PICTURE: band(plan)}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", _document(plan, at, notes=notes, layers=layers, drawn=drawn))
        for name, png in zip(pictures, pngs(pictures.values(), _SHARP), strict=True):
            archive.writestr(name, png)
    return out.getvalue()


def _document(
    plan: Plan, at: float | None, *, notes: bool, layers: Collection[str] | None, drawn: Icons | None = None
) -> bytes:
    content = Content(plan, at, notes=notes, layers=layers, pictures=drawn is not None)
    standing = standings(plan, at, layers)
    dated = at is not None or plan.settings.ceasefire is not None
    shown = folders(content, standing, frozenset(standing)) if dated else _by_stage(content, standing)
    told = [element("Data", element("value", text=text), name=name) for name, text in about(plan, at)]
    return document(
        element("name", text=plan.settings.title),
        element("open", text="1"),
        element("Snippet", text=" ".join(text for _, text in about(plan, at)[1:3]), maxLines="2"),
        *styles(drawn),
        element("ExtendedData", *told),
        *content.schemas,
        *([marking_overlay(band_text(plan))] if drawn else []),
        *shown,
        *content.events(),
        *content.annotations(),
    )


def _by_stage(content: Content, standing: list[Standing]) -> list[Element]:
    """Return one folder with a folder for each stage, of which one is shown."""
    found = stages(content.plan, standing)
    first = stage_shown(content.plan, found)
    parts = [
        folder(
            stage.name,
            *folders(content, stage.standing, stage.last if stage is first else frozenset()),
            shown=stage is first,
        )
        for stage in found
    ]
    return [folder(say("export_data.by-phase"), *parts, only_one=True)] if parts else []
