"""What a KML file has in its folders: a placemark for each symbol, link, outline and event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from geo.columns import Column, TableSpec
from geo.export.features import placed_tables
from geo.export.flat import SYMBOL_CODE, Record, records
from geo.export.kml_parts import Element, data, element, folder, line, outline, point, schema, time_span, visible
from geo.export.kml_styles import line_style, symbol_style
from geo.export.relations import PRECISION, Link, Outline, links, outlines
from geo.export.standings import Standing
from geo.layers import LAYER
from geo.plan import Plan
from geo.schema import ANNOTATIONS, CHAPTER, DATE, EVENTS, SIDC
from geo.words.text import listed, say

_FIELDS = "fields-"
"""What begins the id of the declaration of a table's fields."""


class Content:
    """The rows that a file shows, and what its placemarks have in common.

    Parameters
    ----------
    plan, at, notes, layers
        As for :func:`geo.export.kml.plan_kml`.
    pictures
        Whether the file has pictures of the symbols.

    Attributes
    ----------
    plan
        Whose rows.
    layers
        Codes of the layers that are included; None for all.
    schemas
        Declarations of the fields of each table.
    """

    def __init__(
        self, plan: Plan, at: float | None, *, notes: bool, layers: Collection[str] | None, pictures: bool
    ) -> None:
        self.plan = plan
        self.layers = layers
        self.pictures = pictures
        # Only files without a date and without a time say the period in each name: nothing else does there.
        self.tells_periods = at is None and plan.settings.ceasefire is None
        self._ids: dict[str, int] = {}
        self._rows: dict[tuple[str, int], Record] = {}
        self._points: dict[str, list[tuple[Record, tuple[float, float]]]] = {}
        self.schemas: list[Element] = []
        for spec in placed_tables(at, layers):
            self._take(spec, *records(plan, spec, at, notes=notes))

    def _take(self, spec: TableSpec, rows: list[Record], places: list[tuple[float, float]]) -> None:
        kinds: dict[str, type] = {name: str for row in rows for name in row}
        for name in kinds:
            found = {type(row[name]) for row in rows if row.get(name) not in (None, "")}
            kinds[name] = found.pop() if len(found) == 1 else str
        kinds |= {name: float for name in kinds if name.endswith("_h")}
        self.schemas.append(schema(_FIELDS + spec.name, kinds))
        self._rows |= {(spec.name, row["row"]): row for row in rows}
        self._points[spec.name] = list(zip(rows, places, strict=True))

    def identity(self, name: str) -> str:
        """Return an XML id that no other element has."""
        self._ids[name] = count = self._ids.get(name, 0) + 1
        return f"{name}-{count}"

    def fields(self, one: Standing) -> Element:
        """Return the fields of a symbol, with the period and the frame of the time for which it stands."""
        row = self._rows[(one.table, one.item.row)]
        period = {
            name: None if abs(h) == float("inf") else h for name, h in (("from_h", one.start), ("until_h", one.end))
        }
        return data(_FIELDS + one.table, row | period | {SIDC.name: one.sidc, SYMBOL_CODE: one.sidc})

    def name(self, name: str, period: str) -> str:
        """Return a name, with the period if nothing else in the file says when.

        Parameters
        ----------
        name
            The name alone.
        period
            From when until when, in words; "" for always.
        """
        return say("export_data.named", name=name, period=period) if self.tells_periods and period else name

    def span(self, start: float, end: float) -> Element | None:
        """Return the time for which something is there, in a file that has dates.

        Parameters
        ----------
        start, end
            Hours since H+0; infinite where open.
        """
        return time_span(self.plan.settings.ceasefire, start, end)

    def events(self) -> list[Element]:
        """Return the folder of the events, if there are any."""
        return self._folder(EVENTS, DATE, shown=True)

    def annotations(self) -> list[Element]:
        """Return the folder of the annotations, if there are any; it is hidden, because each is of one chapter."""
        return self._folder(ANNOTATIONS, CHAPTER, shown=False)

    def _folder(self, spec: TableSpec, when: Column, *, shown: bool) -> list[Element]:
        marks = [
            element(
                "Placemark",
                element("name", text=self.name(row[spec.label_column], row[when])),
                visible(shown=shown),
                data(_FIELDS + spec.name, row),
                point(*place),
                id=self.identity(spec.name),
            )
            for row, place in self._points.get(spec.name, ())
        ]
        return [folder(spec.title, *marks, shown=shown)] if marks else []


def folders(content: Content, standing: Sequence[Standing], shown: Collection[Standing]) -> list[Element]:
    """Return a folder for each table of symbols, for each kind of link, and for outlines; none that is empty.

    Parameters
    ----------
    content
        The rows, and what ids are taken.
    standing
        What the folders hold.
    shown
        Which of these are shown when the file is opened.
    """
    found = []
    for layer, ones in groupby(standing, lambda one: one.layer):
        marks = [_symbol(content, one, shown=one in shown) for one in ones]
        found.append(folder(LAYER.label(layer), *marks, shown=bool(shown)))
    for kind, joined in groupby(
        sorted(links(standing, content.layers), key=lambda link: link.kind), lambda link: link.kind
    ):
        lines = [_link(content, link, shown=link.giver in shown and link.taker in shown) for link in joined]
        found.append(folder(LAYER.label(kind), *lines, shown=bool(shown)))
    if content.layers is None or PRECISION in content.layers:
        found.append(folder(LAYER.label(PRECISION), *_outlines(content, standing, shown), shown=bool(shown)))
    return [one for one in found if len(one) > 1 + (not shown)]


def _symbol(content: Content, one: Standing, *, shown: bool) -> Element:
    style = element("styleUrl", text=f"#{symbol_style(one.sidc)}") if content.pictures else None
    return element(
        "Placemark",
        element("name", text=content.name(one.item.name, one.period)),
        visible(shown=shown),
        content.span(one.start, one.end),
        style,
        content.fields(one),
        point(one.item.lon, one.item.lat),
        id=content.identity(f"{one.table}-{one.item.row}"),
    )


def _link(content: Content, link: Link, *, shown: bool) -> Element:
    ends = {"giver": link.giver.item.name, "taker": link.taker.item.name}
    told = say("export_data.commands", **ends) if link.kind == "command" else say("export_data.supplies", **ends)
    return element(
        "Placemark",
        element("name", text=content.name(told, link.period)),
        visible(shown=shown),
        content.span(link.start, link.end),
        element("styleUrl", text=f"#{line_style(link.kind)}"),
        line([(link.giver.item.lon, link.giver.item.lat), (link.taker.item.lon, link.taker.item.lat)]),
        id=content.identity(link.kind),
    )


def _outlines(content: Content, standing: Iterable[Standing], shown: Collection[Standing]) -> Iterator[Element]:
    """Yield the outlines: an area of which several things stand at one time comes once."""
    found: dict[Any, list[Outline]] = {}
    for one in outlines(standing):
        key = (one.area or id(one), one.of.start, one.of.end, one.of in shown)
        found.setdefault(key, []).append(one)
    for same in found.values():
        of = same[0].of
        names = listed(dict.fromkeys(one.of.item.id for one in same))
        yield element(
            "Placemark",
            element("name", text=content.name(say("export_data.may-be", names=names), of.period)),
            visible(shown=of in shown),
            content.span(of.start, of.end),
            element("styleUrl", text=f"#{line_style(PRECISION)}"),
            outline(same[0].shape),
            id=content.identity(PRECISION),
        )
