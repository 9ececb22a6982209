"""What can be taken away: by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geo.atomic import replace_file
from geo.contract.part import changed
from geo.contract.picture import Theme
from geo.contract.scene import Chapter, Opening, Scene
from geo.errors import TakeAwayError
from geo.plan import Plan
from geo.scene.briefing import chapters, overview
from geo.scene.build import build_scene
from geo.scene.disclosure import disclosed, hidden_tables
from geo.scene.narrowing import with_layers_only
from geo.schema import TABLES

Told = Callable[[str], None]

DATA = (".geojson", ".kml", ".kmz", ".gpkg")
"""Files that hold rows, not a picture."""

PAGED = (".pptx", ".pdf")
"""Files that hold pages, and can tell what changed."""

USUAL_SIZE, USUAL_PAGE, THEMES = "1920x1080", "A4", ("light", "dark")


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
        Whether remarks and speaker notes are included; None for what is usual: speaker notes in slides alone.
    theme
        ``light`` or ``dark``.
    size
        Width and height of a picture in pixels, like 1920x1080.
    page
        A page's name, or its width and height in mm, like 400x225.
    changes
        Lines that tell what changed since another version, for slides and pages.
    """

    at: float | None = None
    view: str | None = None
    chapter: str | None = None
    layers: tuple[str, ...] | None = None
    notes: bool | None = None
    theme: Theme = "light"
    size: str = USUAL_SIZE
    page: str = USUAL_PAGE
    changes: tuple[str, ...] = ()

    @property
    def tables(self) -> list[str]:
        """Names of the tables whose rows the export may tell."""
        left_out = hidden_tables(self.layers)
        return [spec.name for spec in TABLES if spec.name not in left_out]


def plan_html(plan: Plan, options: ExportOptions | None = None) -> str:
    """Return a plan as one HTML page that needs no network."""
    options = options or ExportOptions()
    return _page(told_plan(plan, options, ".html"), options)


def _page(plan: Plan, options: ExportOptions) -> str:
    from dashboard.component.elements import PostureMap  # noqa: PLC0415  folium takes a third of a second to import

    scene = _scene(plan, options)
    if options.chapter is not None:
        (chapter,) = exported_chapters(plan, options)
        scene = changed(scene, opening=Opening(view=chapter.view, time=chapter.time))
    given = {"view": options.view, "time": options.at}
    opening = changed(scene.opening, **{name: value for name, value in given.items() if value is not None})
    scene = changed(scene, opening=opening)
    return str(PostureMap(scene).get_root().render())


def _scene(plan: Plan, options: ExportOptions) -> Scene:
    scene = build_scene(plan, notes=bool(options.notes))
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
    return [changed(c, layers=tuple(name for name in c.layers if name in options.layers)) for c in found]


def _named(plan: Plan, name: str) -> Chapter:
    known = {chapter.id: chapter for chapter in chapters(plan)}
    if name not in known:
        raise TakeAwayError(f"the plan has no chapter {name}; it has {', '.join(known)}")
    return known[name]


def _seen(plan: Plan, options: ExportOptions) -> Chapter:
    usual = overview(plan)
    return changed(
        usual,
        view=options.view or usual.view,
        time=usual.time if options.at is None else options.at,
        layers=options.layers or usual.layers,
    )


def _time(plan: Plan, options: ExportOptions) -> float | None:
    return options.at if options.chapter is None else _named(plan, options.chapter).time


def _picture(plan: Plan, options: ExportOptions, ending: str) -> bytes:
    from geo.export.stills import size_px, still_png, still_svg  # noqa: PLC0415  each format loads its own libraries alone
    from geo.export.studio import Studio, shot_of  # noqa: PLC0415

    size = size_px(options.size)
    chapter = _seen(plan, options) if options.chapter is None else exported_chapters(plan, options)[0]
    with Studio(_scene(plan, options), options.theme) as studio:
        if ending == ".png":
            return still_png(studio, shot_of(chapter), size)
        return still_svg(studio, shot_of(chapter), size).encode()


def _png(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    return _picture(plan, options, ".png")


def _svg(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    return _picture(plan, options, ".svg")


def _pdf(plan: Plan, options: ExportOptions, tell: Told) -> bytes:
    from geo.export.paper import page_mm, paper_pdf  # noqa: PLC0415
    from geo.export.studio import Studio, shot_of  # noqa: PLC0415

    page = page_mm(options.page)
    shots = [shot_of(chapter) for chapter in exported_chapters(plan, options)]
    with Studio(_scene(plan, options), options.theme) as studio:
        return paper_pdf(
            plan,
            studio,
            shots,
            page,
            notes=bool(options.notes),
            force="placements" in options.tables,
            changes=options.changes,
            tell=tell,
        )


def _pptx(plan: Plan, options: ExportOptions, tell: Told) -> bytes:
    from geo.export.slides import slides_pptx  # noqa: PLC0415
    from geo.export.studio import Studio, shot_of  # noqa: PLC0415

    shots = [shot_of(chapter) for chapter in exported_chapters(plan, options)]
    with Studio(_scene(plan, options), options.theme) as studio:
        return slides_pptx(
            plan,
            studio,
            shots,
            notes=options.notes is not False,
            remarks=bool(options.notes),
            force="placements" in options.tables,
            changes=options.changes,
            tell=tell,
        )


def _html(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    return _page(plan, options).encode()


def _geojson(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.export.geojson import plan_geojson  # noqa: PLC0415

    return plan_geojson(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers).encode()


def _geopackage(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.export.exchange import plan_geopackage  # noqa: PLC0415

    return plan_geopackage(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers)


def _kml(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.export.exchange import plan_kml  # noqa: PLC0415

    return plan_kml(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers).encode()


def _kmz(plan: Plan, options: ExportOptions, _: Told) -> bytes:
    from geo.export.exchange import plan_kmz  # noqa: PLC0415

    return plan_kmz(plan, _time(plan, options), notes=bool(options.notes), layers=options.layers)


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


def export_plan(plan: Plan, target: Path, options: ExportOptions, tell: Told = lambda _: None) -> None:
    """Write a plan into a file.

    Raises
    ------
    KeyError
        When no export has the ending.
    TakeAwayError
        When the options ask for what there is not, or it cannot be made.
    OSError
        When the file cannot be written.
    """
    ending = target.suffix.lower()
    made = EXPORTS[ending].make(told_plan(plan, options, ending), options, tell)
    if target.exists() and not target.is_file():
        target.write_bytes(made)
    else:
        replace_file(target, made)


def told_plan(plan: Plan, options: ExportOptions, ending: str) -> Plan:
    """Return what of a plan an export may tell.

    Raises
    ------
    TakeAwayError
        When the options contradict each other, or name a chapter that there is not.
    """
    layers = options.layers
    if options.chapter is not None:
        if options.at is not None or options.view is not None:
            raise TakeAwayError(f"chapter {options.chapter} has its own time and view; leave out --at and --view")
        shown = exported_chapters(plan, options)[0].layers
        if not shown:
            raise TakeAwayError(f"chapter {options.chapter} shows none of these layers: {', '.join(layers or ())}")
        layers = shown if ending in DATA else layers
    if options.changes and ending not in PAGED:
        raise TakeAwayError(f"--since is for {' and '.join(PAGED)}; a {ending} file tells no changes")
    notes = options.notes is not False if ending == ".pptx" else bool(options.notes)
    return disclosed(plan, layers=layers, chapter=options.chapter, remarks=bool(options.notes), notes=notes)
