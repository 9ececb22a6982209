"""The formats that the library makes, each declared once, in the order in which people choose from them."""

from __future__ import annotations

from geo.export.format import Data, Film, Format, Paged, Picture, Workbook

_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: tuple[Format, ...] = (
    Paged(
        ".pptx",
        _PRESENTATION,
        "geo.export.slides:slides_pptx",
        takes=frozenset({"view", "theme", "times", "changes", "template"}),
        speaker_notes=True,
        leaf="slides",
    ),
    Paged(
        ".pdf",
        "application/pdf",
        "geo.export.paper:paper_pdf",
        takes=frozenset({"view", "theme", "page", "sheet", "times", "changes"}),
    ),
    Picture(".png", "image/png", "geo.export.stills:still_png"),
    Picture(".svg", "image/svg+xml", "geo.export.vectors:still_svg"),
    Film(".mp4", "video/mp4", "geo.export.mp4:film_mp4", needs="av"),
    Film(".gif", "image/gif", "geo.export.gif:film_gif"),
    Workbook(".xlsx", _WORKBOOK, "geo.export.workbook:plan_workbook"),
    Data(".geojson", "application/geo+json", "geo.export.geojson:plan_geojson"),
    Data(".kml", "application/vnd.google-earth.kml+xml", "geo.export.kml:plan_kml"),
    Data(".kmz", "application/vnd.google-earth.kmz", "geo.export.kml:plan_kmz"),
    Data(".gpkg", "application/geopackage+sqlite3", "geo.export.geopackage:plan_geopackage"),
)
