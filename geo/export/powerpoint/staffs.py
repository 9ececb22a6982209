"""A staff's own template: its masters, layouts and theme, without its slides, macros and properties."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from geo.errors import TakeAwayError
from geo.export.options import LARGEST_TEMPLATE, MACRO_ENDINGS, TEMPLATE_ENDINGS
from geo.words.system import reason
from geo.words.text import Text

MOST_UNPACKED = 400_000_000
"""Largest template unpacked, in bytes."""

NARROWEST, WIDEST = 1.2, 2.6
"""Width of a slide over its height, at least and at most."""

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_DROPPED = (
    RELATIONSHIP_TYPE.SLIDE,
    RELATIONSHIP_TYPE.HANDOUT_MASTER,
    RELATIONSHIP_TYPE.COMMENT_AUTHORS,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.TAGS,
)
_KEPT_CHILDREN = (
    "sldMasterIdLst",
    "notesMasterIdLst",
    "sldIdLst",
    "sldSz",
    "notesSz",
    "defaultTextStyle",
    "embeddedFontLst",
)


def staff_template(path: Path) -> Any:
    """Return a staff's template as an empty presentation of python-pptx.

    Parameters
    ----------
    path
        A file of PowerPoint.

    Raises
    ------
    TakeAwayError
        If it cannot be read, is no template, runs macros, loads something from elsewhere, or has no layout with a title.
    """
    file = _opened(path, _contents(path))
    _refuse_unfit(path, file)
    _empty(file)
    return file


def _contents(path: Path) -> bytes:
    if path.suffix.lower() in MACRO_ENDINGS:
        raise _refusal("template-macros", path)
    if path.suffix.lower() not in TEMPLATE_ENDINGS:
        raise _refusal("template-kind", path)
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_TEMPLATE + 1)
    except OSError as error:
        raise TakeAwayError(Text("export.refusals.template-unread", file=path, reason=reason(error))) from error
    if len(data) > LARGEST_TEMPLATE:
        raise _refusal("template-large", path)
    return data


def _opened(path: Path, data: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
        file = Presentation(_as_presentation(data)) if unpacked <= MOST_UNPACKED else None
    except Exception as error:  # whatever the library says of a file that is none
        raise _refusal("template-damaged", path) from error
    if file is None:
        raise _refusal("template-large", path)
    return file


def _as_presentation(data: bytes) -> io.BytesIO:
    """Return a file whose main part is that of a presentation: python-pptx opens no template by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for one in old.infolist():
            part = old.read(one)
            if one.filename == "[Content_Types].xml":
                part = part.replace(_TEMPLATE.encode(), CONTENT_TYPE.PML_PRESENTATION_MAIN.encode())
            new.writestr(one.filename, part)
    out.seek(0)
    return out


def _refuse_unfit(path: Path, file: Any) -> None:
    main = file.part
    if main.content_type != CONTENT_TYPE.PML_PRESENTATION_MAIN:
        raise _refusal("template-macros", path)
    width, height = file.slide_width or 0, file.slide_height or 0
    if not height or not NARROWEST <= width / height <= WIDEST:
        raise _refusal("template-shape", path)
    if not any(titled(layout) for layout in file.slide_layouts):
        raise _refusal("template-untitled", path)
    for part in (file.slide_master.part, *(layout.part for layout in file.slide_layouts)):
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                raise _refusal("template-outside", path)


def titled(layout: Any) -> bool:
    """Return whether a layout of python-pptx has a title."""
    return any(shape.placeholder_format.type in _TITLES for shape in layout.placeholders)


def _empty(file: Any) -> None:
    """Take out the slides, and what else tells of them."""
    main, tree = file.part, file.part._element  # noqa: SLF001  the library has no other way
    for child in list(tree):
        if etree.QName(child).localname not in _KEPT_CHILDREN:
            tree.remove(child)
    slides = tree.sldIdLst
    if slides is not None:
        tree.remove(slides)
    for name, relation in list(main.rels.items()):
        if relation.reltype in _DROPPED or (relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK):
            main.rels.pop(name)


def _refusal(key: str, path: Path) -> TakeAwayError:
    return TakeAwayError(Text(f"export.refusals.{key}", file=path))
