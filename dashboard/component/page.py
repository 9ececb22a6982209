"""A plan as one HTML page that needs no network."""

from __future__ import annotations

from dashboard.component.elements import PostureMap
from geo.contract.part import changed
from geo.contract.scene import Opening
from geo.export.extract import Extract


def saved_page(extract: Extract) -> str:
    """Return the HTML of a page that opens with the chapter, view and time of the options."""
    options, scene = extract.options, extract.scene()
    opening = scene.opening
    if options.chapter is not None:
        opening = Opening(view=extract.chapter.view, time=extract.chapter.time)
    view = opening.view if options.view is None else options.view
    time = opening.time if options.at is None else options.at
    return str(PostureMap(changed(scene, opening=Opening(view=view, time=time))).get_root().render())
