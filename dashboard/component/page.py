"""A plan as one HTML page that needs no network."""

from __future__ import annotations

from dashboard.component.elements import PostureMap
from geo.export.extract import Extract


def saved_page(extract: Extract) -> str:
    """Return a page that opens on the chapter, view and time that were asked for."""
    options, scene = extract.options, extract.scene()
    if options.chapter is not None:
        scene["opening"] = {"view": extract.chapter.view, "time": extract.chapter.time}
    given = {"view": options.view, "time": options.at}
    scene["opening"] |= {name: value for name, value in given.items() if value is not None}
    return str(PostureMap(scene).get_root().render())
