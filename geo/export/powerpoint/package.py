"""Our own template as a file: the parts that every PowerPoint file has, and no slide."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from geo.export.powerpoint.masters import LAYOUTS, NOTES_HEIGHT, NOTES_WIDTH, layout, master, notes_master
from geo.export.powerpoint.nodes import EMU_PER_PX, LAYOUT_WIDTH, node
from geo.export.powerpoint.page_plan import PagePlan
from geo.export.powerpoint.paints import Paints
from geo.export.powerpoint.theme import colour_map, theme_xml
from geo.export.powerpoint.words import run_properties

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_SLIDES = f"{_TYPE}.presentationml"

Relations = Mapping[str, tuple[str, str]]
"""Kind and target of each relation, by its id."""


def own_template(name: str, colours: dict[str, str], paints: Paints, marking: str) -> bytes:
    """Return our template, as a file of PowerPoint.

    Parameters
    ----------
    name
        What people call its theme.
    colours, paints
        The theme's colours by slot, and what each is for.
    marking
        Text of the marking, which stands on every master.
    """
    plan, mapped = PagePlan(), colour_map(colours)
    theme = theme_xml(name, colours)
    parts: dict[str, tuple[str, Any]] = {
        "ppt/presentation.xml": (f"{_SLIDES}.presentation.main+xml", _presentation()),
        "ppt/presProps.xml": (f"{_SLIDES}.presProps+xml", node("p:presentationPr")),
        "ppt/viewProps.xml": (f"{_SLIDES}.viewProps+xml", node("p:viewPr")),
        "ppt/theme/theme1.xml": (f"{_TYPE}.theme+xml", theme),
        "ppt/theme/theme2.xml": (f"{_TYPE}.theme+xml", theme),
        "ppt/slideMasters/slideMaster1.xml": (f"{_SLIDES}.slideMaster+xml", master(plan, paints, marking, mapped)),
        "ppt/notesMasters/notesMaster1.xml": (f"{_SLIDES}.notesMaster+xml", notes_master(paints, marking, mapped)),
    }
    for i, one in enumerate(LAYOUTS, 1):
        parts[f"ppt/slideLayouts/slideLayout{i}.xml"] = (f"{_SLIDES}.slideLayout+xml", layout(one, plan, paints))
    return _zipped(parts, _relations())


def _relations() -> dict[str, Relations]:
    layouts = {f"rId{i}": ("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, len(LAYOUTS) + 1)}
    to_master = {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
    return {
        "_rels/.rels": {"rId1": ("officeDocument", "ppt/presentation.xml")},
        "ppt/_rels/presentation.xml.rels": {
            "rId1": ("slideMaster", "slideMasters/slideMaster1.xml"),
            "rId2": ("notesMaster", "notesMasters/notesMaster1.xml"),
            "rId3": ("presProps", "presProps.xml"),
            "rId4": ("theme", "theme/theme1.xml"),
            "rId5": ("viewProps", "viewProps.xml"),
        },
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": {**layouts, "rId9": ("theme", "../theme/theme1.xml")},
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": {"rId1": ("theme", "../theme/theme2.xml")},
        **{f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels": to_master for i in range(1, len(LAYOUTS) + 1)},
    }


def _presentation() -> Any:
    wide, high = round(LAYOUT_WIDTH * EMU_PER_PX), round(PagePlan().height * EMU_PER_PX)
    page = {"cx": round(NOTES_WIDTH * EMU_PER_PX), "cy": round(NOTES_HEIGHT * EMU_PER_PX)}
    default = node("a:lvl1pPr", None, run_properties("a:defRPr", 1800))
    return node(
        "p:presentation",
        None,
        node("p:sldMasterIdLst", None, node("p:sldMasterId", {"id": 2147483648, "r:id": "rId1"})),
        node("p:notesMasterIdLst", None, node("p:notesMasterId", {"r:id": "rId2"})),
        node("p:sldSz", {"cx": wide, "cy": high}),
        node("p:notesSz", page),
        node("p:defaultTextStyle", None, default),
    )


def _zipped(parts: Mapping[str, tuple[str, Any]], relations: Mapping[str, Relations]) -> bytes:
    types = etree.Element(f"{{{_PACKAGE}/content-types}}Types", nsmap={None: f"{_PACKAGE}/content-types"})
    for ending, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Default", Extension=ending, ContentType=kind)
    for path, (kind, _) in parts.items():
        etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{path}", ContentType=kind)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _text(types))
        for path, one in relations.items():
            archive.writestr(path, _text(_related(one)))
        for path, (_, part) in parts.items():
            archive.writestr(path, part if isinstance(part, bytes) else _text(part))
    return out.getvalue()


def _related(relations: Relations) -> Any:
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for name, (kind, target) in relations.items():
        etree.SubElement(root, f"{{{space}}}Relationship", Id=name, Type=f"{_OFFICE}/{kind}", Target=target)
    return root


def _text(element: Any) -> bytes:
    made: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
