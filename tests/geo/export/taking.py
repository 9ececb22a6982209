"""How tests take a plan away, and read what was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard.export import EXPORTS
from geo.export.film_options import FilmOptions
from geo.export.options import ExportOptions
from geo.periods import in_force
from geo.plan import Plan

MARKING = "NOTIONAL – FOR ILLUSTRATION"
SECRET = "for the speaker alone"
TABLES = {"units": ("placements", "unit_id"), "hubs": ("hubs", "hub_id"), "nodes": ("command_nodes", "node_id")}


BRIEF: dict[str, dict[str, Any]] = {
    ending: {"size": "640x360", "film": FilmOptions(seconds=1, fps=2)} for ending in (".mp4", ".gif")
}
"""Options of a small and short film, by the ending of the file."""


def take(plan: Plan, ending: str, **options: Any) -> bytes:
    return EXPORTS[ending].make(plan, ExportOptions(**{**BRIEF.get(ending, {}), **options}))


def slides(data: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(data)).slides)


def shapes_of(shapes: Any) -> Iterator[Any]:
    """Yield shapes and those in their groups."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(shape.shapes)


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in shapes_of(slide.shapes) if shape.has_text_frame)


def symbols(slide: Any) -> dict[str, Any]:
    """Return the group of each symbol, by its id."""
    groups = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    return {group.name.removeprefix("!!"): group for group in groups if group.name.startswith("!!")}


def described(shape: Any) -> str:
    """Return what a screen reader says instead of a shape."""
    return shape._element._nvXxPr.cNvPr.get("descr") or ""


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def readable(ending: str, data: bytes) -> str:
    if ending == ".pdf":
        return "".join(text_of(data))
    if ending in (".pptx", ".kmz", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    return data.decode("utf-8", "replace")


def shown(plan: Plan, layers: tuple[str, ...], time: float) -> set[str]:
    """Ids of the symbols in force, counted here from the tables."""
    found = [in_force(plan.rows(table), time)[key] for name, (table, key) in TABLES.items() if name in layers]
    return {unit for ids in found for unit in ids}
