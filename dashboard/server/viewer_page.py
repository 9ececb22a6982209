"""The page for viewers and its files, which are the same for every plan."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import quote

from dashboard.server.packed import Packed, packed
from geo.words.language import language
from geo.words.text import say

ASSETS = {
    "viewer.js": ("viewer.js", "text/javascript; charset=utf-8"),
    "map.css": ("map.css", "text/css; charset=utf-8"),
    "basemap.json": ("basemap.json", "application/json"),
}
"""Files of the page by the name in its address: the built file, and its type."""


@cache
def asset(name: str) -> Packed:
    """Return a file of the page.

    Raises
    ------
    KeyError
        If :data:`ASSETS` lacks the name.
    """
    file, kind = ASSETS[name]
    return packed((files("dashboard") / "component" / "assets" / file).read_bytes(), kind)


def viewer_page(plan: str | None = None, *, by_link: bool = False) -> str:
    """Return the page, which has no text of the plan; the browser fetches the scene of the plan at once.

    Parameters
    ----------
    plan
        The plan to ask for; None for that of the server, or of the link.
    by_link
        Whether the page is that of a link, from which nothing leads to the app.
    """
    scene = "scene.json" if plan is None else f"scene.json?plan={quote(plan, safe='')}"
    mark = " data-link" if by_link else ""
    return (
        f'<!doctype html><html lang="{escape(language())}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(say('scene.page-title'))}</title>"
        '<link rel="stylesheet" href="map.css">'
        f'<link rel="preload" href="{scene}" as="fetch" crossorigin>'
        '<link rel="preload" href="basemap.json" as="fetch" crossorigin>'
        '<script type="module" src="viewer.js"></script></head>'
        f'<body><div id="posture-viewer"{mark}></div></body></html>'
    )
