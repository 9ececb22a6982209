"""How tests look into a file of PowerPoint: its parts as XML, and the shapes on its pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
EMU_PER_PX = 9525
SHAPES = ("sp", "pic", "cxnSp", "grpSp", "graphicFrame")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def parts(data: bytes, pattern: str = r".*\.xml") -> dict[str, Any]:
    """Return the parts of a file whose names match, as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def slides_xml(data: bytes) -> list[Any]:
    """Return the slides, in order."""
    found = parts(data, r"ppt/slides/slide\d+\.xml")
    return [found[name] for name in sorted(found, key=lambda name: int(re.sub(r"\D", "", name)))]


def shapes(root: Any) -> Iterator[Any]:
    """Yield all shapes of a page, also those in groups."""
    tree = root.find("p:cSld/p:spTree", NS)
    return (one for one in tree.iterdescendants() if etree.QName(one).localname in SHAPES)


def about(shape: Any) -> Any:
    """Return the element with id, name and alternative text of a shape."""
    return shape[0][0]


def kind(shape: Any) -> str:
    return str(etree.QName(shape).localname)


def box(shape: Any) -> Box:
    """Return where a shape is."""
    offset, extent = shape.find(".//a:off", NS), shape.find(".//a:ext", NS)
    left, top = (int(offset.get(side)) / EMU_PER_PX for side in "xy")
    return left, top, left + int(extent.get("cx")) / EMU_PER_PX, top + int(extent.get("cy")) / EMU_PER_PX


def text(shape: Any) -> str:
    return "\n".join("".join(p.itertext()) for p in shape.iterfind(".//a:p", NS))


def ends(connector: Any) -> list[tuple[Any, tuple[float, float]]]:
    """Return for each end of a connector its glue, or None, and where it is."""
    frame = connector.find("p:spPr/a:xfrm", NS)
    left, top, right, bottom = box(connector)
    xs = (right, left) if frame.get("flipH") == "1" else (left, right)
    ys = (bottom, top) if frame.get("flipV") == "1" else (top, bottom)
    glue = [connector.find(f"p:nvCxnSpPr/p:cNvCxnSpPr/a:{tag}", NS) for tag in ("stCxn", "endCxn")]
    return list(zip(glue, zip(xs, ys, strict=True), strict=True))
