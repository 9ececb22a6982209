"""The transition between slides: PowerPoint moves each symbol from where it was; other programs fade."""

from __future__ import annotations

from typing import Any

from lxml import etree

SECONDS = 1.2
_MORPH = f"""<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">
<mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">
<p:transition spd="slow" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"
  p14:dur="{round(SECONDS * 1000)}"><p159:morph option="byObject"/></p:transition>
</mc:Choice><mc:Fallback><p:transition spd="med"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>"""


def morphed(slide: Any) -> None:
    """Let a slide begin where the one before it ends.

    Symbols of one name are one symbol: PowerPoint pairs names that begin with ``!!``.
    """
    slide._element.append(etree.fromstring(_MORPH, etree.XMLParser(remove_blank_text=True)))  # noqa: SLF001
