"""What can be taken away: by the ending of the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from geo.briefing import Chapter, chapters, overview
from geo.errors import TakeAwayError
from geo.plan import Plan
from geo.scene import Scene, build_scene, with_layers_only
from geo.spreadsheet import guarded
from geo.terms import LAYER
from geo.working import Working

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export holds.

    Attributes
    ----------
    at
        Hours since H+0; None for the whole plan (data), its chapters (slides, pages) or the usual time (pictures).
    view
        ``ukraine`` or ``europe``; None for the plan's own.
    chapter
        Id of the one chapter to show; None for all.
    layers
        Codes of the only layers to hold; None for all.
    notes
        Whether remarks and speaker notes are included; None for what is usual: they are in slides alone.
    theme
        ``light`` or ``dark``.
    size
        Width and height of a picture in pixels.
    page
        A page's name, or its width and height in mm.
    changes
        Lines that tell what changed since another version, for slides and pages.
    """

    at: float | None = None
    view: str | None = None
    chapter: str | None = None
    layers: tuple[str, ...] | None = None
    notes: bool | None = None
    theme: str = "light"
    size: tuple[int, int] = (1920, 1080)
    page: str = "a4"
    changes: tuple[str, ...] = ()


def plan_html(plan: Plan, options: ExportOptions | None = None) -> str:
    """Return a plan as one HTML page that needs no network."""
    from dashboard.map.elements import PostureMap  # noqa: PLC0415  folium takes a third of a second to import

    options = options or ExportOptions()
    scene = _scene(plan, options, notes=bool(options.notes))
    if options.chapter is not None:
        scene["chapters"] = [c for c in scene["chapters"] if c["id"] == _named(plan, options.chapter).id]
    given = {"view": options.view, "time": options.at}
    scene["opening"] |= {name: value for name, value in given.items() if value is not None}
    return str(PostureMap(scene).get_root().render())


def _scene(plan: Plan, options: ExportOptions, *, notes: bool) -> Scene:
    scene = build_scene(plan, notes=notes)
    return scene if options.layers is None else with_layers_only(scene, options.layers)


def exported_chapters(plan: Plan, options: ExportOptions) -> list[Chapter]:
    """Return what slides and pages show: the chapters, the one that is named, or one of a time and view that are given.

    Raises
    ------
    TakeAwayError
        If the plan has no chapter of the name.
    """
    if options.chapter is not None:
        found = [_named(plan, options.chapter)]
    elif options.at is not None or options.view is not None:
        found = [_seen(plan, options)]
    else:
        found = chapters(plan)
    if options.layers is None:
        return found
    return [replace(c, layers=tuple(name for name in c.layers if name in options.layers)) for c in found]


def _named(plan: Plan, name: str) -> Chapter:
    known = {chapter.id: chapter for chapter in chapters(plan)}
    if name not in known:
        raise TakeAwayError(f"the plan has no chapter {name}; it has {', '.join(known)}")
    return known[name]


def _seen(plan: Plan, options: ExportOptions) -> Chapter:
    usual = overview(plan)
    return replace(
        usual,
        view=options.view or usual.view,
        time=usual.time if options.at is None else options.at,
        layers=options.layers or usual.layers,
    )


def _picture_chapter(plan: Plan, options: ExportOptions) -> Chapter:
    if options.chapter is not None:
        return exported_chapters(plan, options)[0]
    return _seen(plan, options)


def _png(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.stills import still_png  # noqa: PLC0415  each format loads its own libraries alone
    from geo.studio import Studio, shot_of  # noqa: PLC0415

    studio = Studio(_scene(plan, options, notes=bool(options.notes)), options.theme)
    return still_png(studio, shot_of(_picture_chapter(plan, options)), options.size)


def _svg(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.stills import still_svg  # noqa: PLC0415
    from geo.studio import Studio, shot_of  # noqa: PLC0415

    studio = Studio(_scene(plan, options, notes=bool(options.notes)), options.theme)
    return still_svg(studio, shot_of(_picture_chapter(plan, options)), options.size).encode()


def _pdf(plan: Plan, options: ExportOptions, tell: Told) -> bytes:
    from geo.paper import page_mm, paper_pdf  # noqa: PLC0415
    from geo.studio import Studio, shot_of  # noqa: PLC0415

    page, notes = page_mm(options.page), bool(options.notes)
    shots = [shot_of(chapter) for chapter in exported_chapters(plan, options)]
    studio = Studio(_scene(plan, options, notes=notes), options.theme)
    return paper_pdf(plan, studio, shots, page, notes=notes, changes=options.changes, tell=tell)


def _pptx(plan: Plan, options: ExportOptions, tell: Told) -> bytes:
    from geo.slides import slides_pptx  # noqa: PLC0415
    from geo.studio import Studio, shot_of  # noqa: PLC0415

    shots = [shot_of(chapter) for chapter in exported_chapters(plan, options)]
    studio = Studio(_scene(plan, options, notes=bool(options.notes)), options.theme)
    speak = options.notes is not False
    return slides_pptx(plan, studio, shots, notes=speak, changes=options.changes, tell=tell)


def _html(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    return plan_html(plan, options).encode()


def _geojson(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.geojson import plan_geojson  # noqa: PLC0415

    return plan_geojson(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers).encode()


def _geopackage(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.exchange import plan_geopackage  # noqa: PLC0415

    return plan_geopackage(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers)


def _kml(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.exchange import plan_kml  # noqa: PLC0415

    return plan_kml(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers).encode()


def _kmz(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.exchange import plan_kmz  # noqa: PLC0415

    return plan_kmz(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers)


def _time(plan: Plan, options: ExportOptions) -> float | None:
    return options.at if options.chapter is None else _named(plan, options.chapter).time


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes
    ----------
    title
        What a person calls it.
    mime
        Its media type.
    make
        Makes it; is given a function that is told what is being made.
    """

    title: str
    mime: str
    make: Callable[[Plan, ExportOptions, Told], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EXPORTS: dict[str, Format] = {
    ".html": Format("One HTML page that plays the briefing", "text/html", _html),
    ".pptx": Format("PowerPoint slides", _OFFICE, _pptx),
    ".pdf": Format("PDF, a page for each chapter", "application/pdf", _pdf),
    ".png": Format("PNG picture", "image/png", _png),
    ".svg": Format("SVG picture", "image/svg+xml", _svg),
    ".geojson": Format("GeoJSON", "application/geo+json", _geojson),
    ".kml": Format("KML", "application/vnd.google-earth.kml+xml", _kml),
    ".kmz": Format("KMZ, with symbols", "application/vnd.google-earth.kmz", _kmz),
    ".gpkg": Format("GeoPackage", "application/geopackage+sqlite3", _geopackage),
}
"""What can be written, by the ending of the file."""

_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.IGNORECASE)


def size_px(text: str) -> tuple[int, int]:
    """Return width and height of a picture in pixels, from a text like 1920x1080.

    Raises
    ------
    TakeAwayError
        If it is none, or a side is not between 320 and 12 000 pixels.
    """
    from geo.stills import LARGEST, SMALLEST  # noqa: PLC0415

    found = _SIZE.fullmatch(text)
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise TakeAwayError(
            f"{text} is no size; give width and height from {SMALLEST} to {LARGEST} pixels, like 1920x1080"
        )
    return sides


def layer_codes(text: str) -> tuple[str, ...]:
    """Return the codes of layers, from a text like units;hubs. Raises TakeAwayError for a name that no layer has."""
    names = [part.strip() for part in re.split("[;,]", text) if part.strip()]
    terms = [LAYER.lookup(name) for name in names]
    unknown = [name for name, term in zip(names, terms, strict=True) if term is None]
    if unknown or not names:
        raise TakeAwayError(f"{unknown[0] if unknown else 'nothing'} is no layer; there are {', '.join(LAYER.codes)}")
    return tuple(dict.fromkeys(term.code for term in terms if term is not None))


def table_csv(working: Working, table: str) -> bytes:
    """Return a table with its unsaved edits as a CSV for a spreadsheet.

    UTF-8 as Excel writes it; what a spreadsheet would run gets a leading ``'``, which reading takes away again.
    """
    shown = working.table(table)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shown.columns)
    for row in shown.rows:
        if row.sound:
            writer.writerow([guarded(row.cells.get(name, "")) for name in shown.columns])
    return out.getvalue().encode("utf-8-sig", "replace")


def export_plan(plan: Plan, target: Path, options: ExportOptions, tell: Told = lambda _: None) -> None:
    """Write a plan into a file.

    Raises
    ------
    KeyError
        When no export has the ending.
    TakeAwayError
        When the options ask for what there is not.
    OSError
        When the file cannot be written.
    """
    target.write_bytes(EXPORTS[target.suffix.lower()].make(plan, options, tell))
