"""Pages and pixels from SVG, by Typst (package ``typst``), with fonts from packages and never those of the machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import msgspec
import typst

from geo.errors import TakeAwayError
from geo.export.font_runs import in_runs
from geo.export.fonts import font_folders
from geo.words.text import Text

POINTS_PER_INCH = 72.0

_PANIC = "PanicException"
"""Name of what Python gets if Typst gives up; the class is in no module."""

_SHARED = "common.typ"
"""What all templates share."""

_STANDARD = "PDF/UA"
"""What Typst says if a text cannot keep the standard."""


class _StandardError(Exception):
    """The standard that was asked for cannot be kept."""


_PICTURES = b"""
#for p in json(bytes(sys.inputs.data)) {
  page(width: p.width * 1pt, height: p.height * 1pt, margin: 0pt, fill: none, image(p.file, width: 100%))
}
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG text, with its width and height in pixels."""

    svg: str
    width: float
    height: float


def pngs(drawings: Iterable[Drawing], scale: float) -> list[bytes]:
    """Return each picture as a PNG with a clear ground.

    Parameters
    ----------
    drawings
        The pictures; each becomes one PNG, in their order.
    scale
        Pixels of the PNG for each pixel of the drawing.

    Raises
    ------
    TakeAwayError
        If Typst cannot draw a picture.
    """
    drawings = list(drawings)
    if not drawings:
        return []
    sources = {f"{i}.svg": drawing.svg for i, drawing in enumerate(drawings)}
    pages = [{"file": f"{i}.svg", "width": d.width, "height": d.height} for i, d in enumerate(drawings)]
    made = _compiled(_PICTURES, sources, pages, format="png", ppi=POINTS_PER_INCH * scale)
    return list(made) if isinstance(made, list) else [made]


def pdf(template: str, data: Mapping[str, Any], pictures: Mapping[str, str], *, checked: bool = True) -> bytes:
    """Return a PDF with tags, headings and bookmarks; by PDF/UA-1 (ISO 14289-1), where its texts allow that.

    Parameters
    ----------
    template
        Name of a Typst file of this package. It reads ``sys.inputs.data`` as JSON: texts of a plan are data there,
        never markup.
    data
        What the template reads; JSON must be able to express it.
    pictures
        SVG text, by the file name that the data uses for it.
    checked
        Whether to ask for PDF/UA-1. It cannot be kept where a character has no font.

    Raises
    ------
    TakeAwayError
        If Typst cannot set the pages.
    """
    source = (files("geo.export") / template).read_bytes()
    for standards in ([["ua-1"]] if checked else []) + [[]]:
        try:
            made = _compiled(source, pictures, data, format="pdf", pdf_standards=standards)
        except _StandardError:
            continue
        assert isinstance(made, bytes)
        return made
    raise AssertionError(template)


def _compiled(main: bytes, pictures: Mapping[str, str], data: Any, **how: Any) -> bytes | list[bytes]:
    shared = (files("geo.export") / _SHARED).read_bytes()
    sources = {"main.typ": main, _SHARED: shared, **{name: in_runs(svg).encode() for name, svg in pictures.items()}}
    inputs = {"data": msgspec.json.encode(data).decode()}
    fonts = [str(folder) for folder in font_folders()]
    try:
        made: bytes | list[bytes] = typst.compile(
            sources, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs, **how
        )
    except typst.TypstError as error:
        if how.get("pdf_standards") and _STANDARD in str(error):
            raise _StandardError from error
        raise TakeAwayError(Text("export.refusals.not-set", error=str(error))) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise TakeAwayError(Text("export.refusals.not-set", error=str(error))) from error
    return made
