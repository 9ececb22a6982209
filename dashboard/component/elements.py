"""The posture map as folium elements whose payload is data.

In Streamlit a map gives its payload to the component, and nothing is rendered. For a saved page or a notebook folium
writes the HTML. The elements below return their text unchanged, because branca would render it again as a Jinja template.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files
from typing import Any

import folium
from branca.element import Element, Figure

from dashboard.component.payload import safe_json
from geo.contract.layers import Layer
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.words.text import say

_PAGE_HEAD = (
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>html,body{margin:0;height:100%}</style>'
)
"""Without the first a phone would lay the page out for a wide screen, and show it small."""


class Verbatim(Element):
    """Text that is written unchanged and never read as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: Any) -> str:
        """Return the text."""
        return self._text


class PlanLayer(folium.map.Layer):
    """One layer of a plan; its payload is a part of the contract."""

    def __init__(self, payload: Layer) -> None:
        self.payload = payload
        super().__init__(name=payload.name, overlay=True)

    def render(self, **_: Any) -> str:
        """Add the payload to the page as a data element."""
        figure = self.get_root()
        assert isinstance(figure, Figure)
        figure.html.add_child(data_element("layer", self.payload), name=f"layer_{self.payload.name}")
        return ""


class PostureMap(folium.Map):
    """A map of a plan for both hosts.

    Parameters
    ----------
    scene
        What :func:`geo.scene.build.build_scene` returns.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, scene: Scene) -> None:
        super().__init__(tiles=None)
        self._scene = changed(scene, layers=())
        for layer in scene.layers:
            self.add_child(PlanLayer(layer))

    def payload(self) -> Scene:
        """Return the whole scene, put together again from the layers of this map."""
        layers = (child.payload for child in self._children.values() if isinstance(child, PlanLayer))
        return changed(self._scene, layers=tuple(layers))

    def render(self, **kwargs: Any) -> str:
        """Write style, data and client into the figure; the page refers to no external file."""
        figure = self.get_root()
        assert isinstance(figure, Figure)
        figure.title = say("scene.page-title")  # until the client writes the plan's own: no plan text enters a template
        figure.header.add_child(Verbatim(f"{_PAGE_HEAD}<style>{client_asset('map.css')}</style>"), name="style")
        figure.html.add_child(Verbatim("<div data-posture-root></div>"), name="root")
        figure.html.add_child(data_element("scene", self._scene), name="scene")
        for child in self._children.values():
            child.render(**kwargs)
        figure.html.add_child(data_element("basemap", packed_basemap()), name="basemap")
        figure.html.add_child(Verbatim(f"<script>{client_asset('page.js')}</script>"), name="client")
        return ""


def data_element(name: str, value: Any) -> Verbatim:
    """Return a script element that contains JSON and runs nothing.

    Parameters
    ----------
    name
        The client finds the element by its attribute ``data-posture-NAME``.
    value
        A part of the contract, or what else JSON can express.
    """
    return Verbatim(f'<script type="application/json" data-posture-{name}>{safe_json(value)}</script>')


@cache
def client_asset(name: str) -> str:
    """Return the text of a built client file, with closing tags escaped: it is safe inside its element."""
    text = (files("dashboard") / "component" / "assets" / name).read_text(encoding="utf-8")
    return re.sub(r"</(script|style)", r"<\\/\1", text, flags=re.IGNORECASE)


@cache
def packed_basemap() -> str:
    """Return the base map as base64 of gzip: a third of the length of its JSON."""
    data = (files("dashboard") / "component" / "assets" / "basemap.json.gz").read_bytes()
    return base64.b64encode(data).decode("ascii")
