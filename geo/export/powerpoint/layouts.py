"""Which layouts of a file the slides use, and which of its placeholders; ours and a staff's alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from geo.export.powerpoint.masters import LAYOUTS
from geo.export.powerpoint.placeholders import Holder
from geo.export.powerpoint.staffs import titled
from geo.words.text import say

_BODIES = {"title": ("subTitle", "body"), "text": ("body", "obj", None)}
_FURNITURE = ("dt", "ftr", "sldNum", "title", "ctrTitle")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A layout, and the placeholders that it has.

    Attributes
    ----------
    layout
        A layout of python-pptx.
    index
        Of each kind of placeholder the index of the first; the kind is None for one that holds anything.
    """

    layout: Any
    index: dict[str | None, int]

    def fitting(self, holder: Holder) -> Holder:
        """Return a placeholder as this layout has it."""
        return replace(holder, index=self.index.get(holder.kind, holder.index))

    def body(self, name: str) -> tuple[str | None, int] | None:
        """Return kind and index of the placeholder for the text of a layout of ours; None if there is none."""
        return next(((kind, self.index[kind]) for kind in _BODIES.get(name, ()) if kind in self.index), None)

    @property
    def title(self) -> str:
        """The kind of its title."""
        return next((kind for kind in ("ctrTitle", "title") if kind in self.index), "title")


def chosen_layouts(file: Any) -> dict[str, Chosen]:
    """Return a layout for each of :data:`geo.export.powerpoint.masters.LAYOUTS`.

    Parameters
    ----------
    file
        A presentation of python-pptx; one layout at least has a title.
    """
    found = [_chosen(layout) for layout in file.slide_layouts if titled(layout)]
    if len(found) == len(LAYOUTS) and [one.layout.name for one in found] == [
        say(f"export_slides.layouts.{name}") for name in LAYOUTS
    ]:
        return dict(zip(LAYOUTS, found, strict=True))
    return {name: _best(name, found) for name in LAYOUTS}


def _chosen(layout: Any) -> Chosen:
    index: dict[str | None, int] = {}
    for holder in layout.placeholders:
        place = holder._element.ph  # noqa: SLF001  the library names no kind as the format does
        index.setdefault(place.get("type"), int(place.get("idx", 0)))
    return Chosen(layout, index)


def _best(name: str, found: list[Chosen]) -> Chosen:
    wanted = {"title": ("title",), "text": ("tx", "obj")}.get(name, ("titleOnly",))
    typed = [one for one in found if one.layout._element.get("type") in wanted]  # noqa: SLF001
    return typed[0] if typed else min(found, key=_content)


def _content(one: Chosen) -> int:
    """Return how many placeholders a layout has that hold more than a title."""
    return sum(kind not in _FURNITURE for kind in one.index)
