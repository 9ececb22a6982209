"""The pictures of a file: each is in it once, however many slides show it."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.image import ImagePart


class Gallery:
    """The pictures that we add to a file.

    Parameters
    ----------
    package
        The file's package. The library looks at every part of it for each picture, which takes a second for a briefing.
    """

    def __init__(self, package: Any) -> None:
        self._package = package
        self._parts: dict[bytes, ImagePart] = {}

    def relation(self, page: Any, picture: bytes) -> str:
        """Return the id of the relation from a page to a picture.

        Parameters
        ----------
        page
            A part of python-pptx.
        picture
            A PNG.
        """
        part = self._parts.get(picture)
        if part is None:
            name = PackURI(f"/ppt/media/posture{len(self._parts) + 1}.png")
            part = self._parts[picture] = ImagePart(name, CONTENT_TYPE.PNG, self._package, picture)
        relation: str = page.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return relation
