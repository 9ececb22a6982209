"""A deck of PowerPoint slides on our own template or a staff's: pages, to which shapes are added.

Lengths are pixels of a slide 1280 pixels wide. The name of a shape is what the selection pane of PowerPoint shows.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from geo.basemap.places import attribution
from geo.export.powerpoint.files import Blank, Marking
from geo.export.powerpoint.gallery import Gallery
from geo.export.powerpoint.layouts import Chosen, chosen_layouts
from geo.export.powerpoint.masters import marking_shapes, standing, title_holder
from geo.export.powerpoint.morph import morphed
from geo.export.powerpoint.nodes import Box
from geo.export.powerpoint.notes import write_notes
from geo.export.powerpoint.paints import Role
from geo.export.powerpoint.placeholders import Holder, of_slide
from geo.export.powerpoint.properties import set_properties
from geo.export.powerpoint.shapes import Shapes
from geo.export.powerpoint.words import Line, told_day
from geo.words.text import say


class Deck:
    """A PowerPoint file, made slide by slide.

    Parameters
    ----------
    blank
        The file without slides.
    marking
        Of the plan: every slide and every page with notes has it.
    today
        The day on which the file is made, which every slide tells; None if none does.
    """

    def __init__(self, blank: Blank, marking: Marking, today: date | None) -> None:
        self.blank = blank
        self.marking = marking.text
        self.today = today
        self._layouts = chosen_layouts(blank.file)
        self._gallery = Gallery(blank.file.part.package)

    def slide(self, layout: str) -> Page:
        """Add an empty slide and return it.

        Parameters
        ----------
        layout
            One of :data:`geo.export.powerpoint.masters.LAYOUTS`.
        """
        chosen = self._layouts[layout]
        slide = self.blank.file.slides.add_slide(chosen.layout)
        for holder in list(slide.placeholders):
            holder._element.getparent().remove(holder._element)  # noqa: SLF001  ours take their places
        return Page(slide, self, layout, chosen)

    def relation(self, slide: Any, picture: bytes) -> str:
        """Return the id of a relation to a picture, which the file contains once.

        Parameters
        ----------
        slide
            A slide of python-pptx.
        picture
            A PNG.
        """
        return self._gallery.relation(slide.part, picture)

    def save(self, title: str, description: str) -> bytes:
        """Return the file as bytes.

        Parameters
        ----------
        title, description
            Those of the plan, for the properties of the file.
        """
        out = io.BytesIO()
        set_properties(self.blank.file, title, self.marking, description, self.today)
        self.blank.file.save(out)
        return out.getvalue()


class Page:
    """One slide, to which shapes are added; a later shape covers an earlier one."""

    def __init__(self, slide: Any, deck: Deck, layout: str, chosen: Chosen) -> None:
        self.slide = slide
        self.plan = deck.blank.plan
        self.shapes = Shapes(deck.blank.ruler, deck.blank.paints)
        self._deck = deck
        self._layout = layout
        self._chosen = chosen

    def add(self, *shapes: Any) -> None:
        """Put shapes above those that are there."""
        self.slide.shapes._spTree.extend(shapes)  # noqa: SLF001

    def title(self, text: str, size: float, box: Box | None = None, *, fill: Role | None = None) -> None:
        """Set the slide's title, which outlines and screen readers show.

        Parameters
        ----------
        text, size
            What it says, and the height of its text.
        box, fill
            Where it is, and the colour of its box; None for as the layout says.
        """
        usual = title_holder(self.plan)
        kind: Any = self._chosen.title
        anchor: Any = "t" if box else "b" if self._layout == "title" else "ctr"
        if box is None and not self._deck.blank.own:
            box = self.plan.first_title if self._layout == "title" else self.plan.title
        holder = Holder(kind, None, usual.name, box, size, bold=True, anchor=anchor)
        self.add(of_slide(self.shapes, holder, [Line(text, size, "ink", bold=True)], fill=fill))

    def body(self, lines: Sequence[Line], box: Box, name: str) -> None:
        """Write text into the placeholder for it, or into a box where a staff's layout has none.

        Parameters
        ----------
        lines, box, name
            What it says, where it is, and its name.
        """
        place = self._chosen.body(self._layout)
        if place is None:
            self.add(self.shapes.text(lines, box, name))
            return
        kind: Any = place[0]
        holder = Holder(kind, place[1], name, None if self._deck.blank.own else box, 20.0)
        self.add(of_slide(self.shapes, holder, lines))

    def relation(self, picture: bytes) -> str:
        """Return the id of the relation to a picture, a PNG."""
        return self._deck.relation(self.slide, picture)

    def finish(self, source: str) -> None:
        """Add what every slide has: the line with its sources, the marking, the date and the number.

        Parameters
        ----------
        source
            The sources, before those of the base map; "" for none. Call this last: a later shape covers an earlier one.
        """
        told = say("export_slides.told-source", source=source, attribution=attribution()).strip()
        texts = {"ftr": told, "dt": "" if self._deck.today is None else told_day(self._deck.today), "sldNum": ""}
        dated, sourced, numbered = (self._furniture(holder, texts) for holder in standing(self.plan))
        bands = marking_shapes(self.shapes, self._deck.marking, self.plan.bands)
        self.add(*(shape for shape in (sourced, *bands, dated, numbered) if shape is not None))

    def _furniture(self, holder: Holder, texts: dict[str, str]) -> Any:
        text = texts[str(holder.kind)]
        if not text and holder.kind == "dt":
            return None
        lines = [Line(text, holder.size, holder.colour)] if text else []
        fitting = self._chosen.fitting(holder)
        return of_slide(self.shapes, replace(fitting, box=None) if self._deck.blank.own else fitting, lines)

    def notes(self, text: str) -> None:
        """Set the speaker notes; the page with them has the marking."""
        write_notes(self.slide, text, self._deck.marking, self._deck.blank.paints)

    def morph(self) -> None:
        """Move the symbols from where they are on the slide before."""
        morphed(self.slide)

    def hide(self) -> None:
        """Leave the slide out when the slides are shown; it can still be gone to."""
        self.slide._element.set("show", "0")  # noqa: SLF001
