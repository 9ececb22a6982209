"""The page for viewers and its files, which are the same for every plan."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import Literal
from urllib.parse import quote

from dashboard.server.packed import Packed, packed
from geo.words.language import language
from geo.words.text import say

ASSETS = {
    "viewer.js": ("viewer.js", "text/javascript; charset=utf-8"),
    "ground.js": ("ground.js", "text/javascript; charset=utf-8"),
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


_BASEMAP = '<link rel="preload" href="basemap.json" as="fetch" crossorigin><script type="module" async src="ground.js"></script>'
"""Reads the base map while the browser still compiles the client."""

By = Literal["secret", "link", "talk", "remote"]
"""By what one has come to the page: the secret, a link to a plan or to a talk, or the address of the remote of a talk."""


def viewer_page(plan: str | None = None, *, by: By = "secret") -> str:
    """Return the page, which has no text of the plan; the browser fetches the scene of the plan at once.

    Parameters
    ----------
    plan
        The plan to ask for; None for that of the server, or of the link.
    by
        By what one has come; from a link nothing leads to the app.
    """
    scene = "scene.json" if plan is None else f"scene.json?plan={quote(plan, safe='')}"
    return (
        f'<!doctype html><html lang="{escape(language())}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(say('scene.page-title'))}</title>"
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="map.css">'
        f'<link rel="preload" href="{scene}" as="fetch" crossorigin>'
        f"{'' if by == 'remote' else _BASEMAP}"
        '<script type="module" src="viewer.js"></script></head>'
        f'<body><div id="posture-viewer" data-by="{by}"></div></body></html>'
    )
