"""The properties of a file: what they say is of this plan alone, whoever made its template."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.coreprops import CorePropertiesPart

from geo.export.powerpoint.words import spoken_tag
from geo.export.xml_text import clean

LONGEST_PROPERTY = 255
"""Longest property of the file, in characters."""

PROGRAM = "posture"
_FOREIGN = (
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
)
_EXTENDED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{PROGRAM}</Application></Properties>"
)


def set_properties(file: Any, title: str, marking: str, description: str, today: date | None) -> None:
    """Write the properties of a file anew, and take its thumbnail away.

    Parameters
    ----------
    file
        A presentation of python-pptx.
    title, marking, description
        Those of the plan; the marking is the file's keyword.
    today
        The day on which it is made; None if the file tells no day.
    """
    package = file.part.package
    for name, relation in list(package._rels.items()):  # noqa: SLF001  the library has no other way
        if relation.reltype in _FOREIGN:
            package.drop_rel(name)
    part = CorePropertiesPart.default(package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    extended = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, package, _EXTENDED.encode())
    package.relate_to(extended, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    part.title = clean(title)[:LONGEST_PROPERTY]
    part.keywords = clean(marking)[:LONGEST_PROPERTY]
    part.subject = clean(description)[:LONGEST_PROPERTY]
    part.language = spoken_tag()
    part.author = part.last_modified_by = ""
    made = (
        datetime(2000, 1, 1, tzinfo=UTC) if today is None else datetime(today.year, today.month, today.day, tzinfo=UTC)
    )
    part.created = part.modified = made.replace(tzinfo=None)
