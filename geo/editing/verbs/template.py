"""Template: a few rows that belong together, placed as one at a position and an instant."""

from __future__ import annotations

import math
from collections.abc import Iterator

from geo.clock import format_instant
from geo.editing.changes import Action
from geo.editing.placing import moved_cells, origin_cells
from geo.editing.putting import UNNAMED
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.notation import FARTHEST_H
from geo.editing.verbs.result import Done, Refusal, Refused, Result
from geo.editing.working import Working
from geo.layers import PLACED
from geo.plan import Contents
from geo.schema import (
    COUNTRY,
    FROM,
    HUB_ID,
    LATITUDE,
    LONGITUDE,
    NAME,
    NATION,
    PARENT,
    PLACE,
    PRECISION,
    SHORT_NAME,
    SOURCE,
    SUPPLIED_BY,
    TABLE_BY_NAME,
    UNIT_NAME,
    UNTIL,
)
from geo.words.text import Text

_NAMES = (UNIT_NAME, SHORT_NAME, NAME)
_TIES = (PARENT, HUB_ID, SUPPLIED_BY)


def place_template(
    book: Book, name: str, contents: Contents, position: tuple[float, float], at: float, nation: str = ""
) -> Result:
    """Place the units, hubs and nodes of a template. They lie to each other, and in time, as they do in the template.

    Parameters
    ----------
    book
        The plan.
    name
        Name of the template.
    contents
        Its files: a small plan. Its first row lies at the position, and its H+0 is the instant.
    position
        Latitude and longitude in degrees, EPSG:4326.
    at
        Hours since H+0.
    nation
        Code of the nation of what has none in the template; "" for none.
    """
    template = Book(Working(name, contents, {}, 0), str, book.today)
    rows = [entry for spec in PLACED for entry in template.entries(spec.name)]
    aside = sum(template.plan.tables[spec.name].set_aside for spec in PLACED)
    if aside or not rows:
        key = "verbs.template-aside" if aside else "verbs.template-empty"
        return Refused((Refusal(Text(key, name=name, count=aside)),))
    ends = [at + end for row in rows for end in row.period if math.isfinite(end)]
    if any(abs(end) > FARTHEST_H for end in (at, *ends)):
        return Refused((Refusal(Text("verbs.template-far", name=name)),))
    placed = _Placed(book, rows, position, at, nation)
    label = Text("verbs.step.template", name=name, at=format_instant(at))
    return Done(label, tuple(placed.actions()), placed.notes)


class _Placed:
    """The rows of a template at their place in a plan."""

    def __init__(self, book: Book, rows: list[Entry], position: tuple[float, float], at: float, nation: str) -> None:
        self._book, self._rows, self._position, self._at, self._nation = book, rows, position, at, nation
        self._number = _free_number(book, {row.id for row in rows})
        self._ids = {row.id: self._numbered(row.id, "-{}") for row in rows}
        renamed = self._number > 1
        self.notes = (Text("verbs.template-renamed", id=self._ids[rows[0].id]),) if renamed else ()

    def actions(self) -> Iterator[Action]:
        """Yield one action for each row."""
        for row in self._rows:
            yield Action("add", row.table, self._book.new_handle(), cells=self._cells(row))

    def _cells(self, row: Entry) -> Cells:
        spec = TABLE_BY_NAME[row.table]
        cells = {name: text for name, text in row.cells.items() if name in spec.column_names}
        cells |= {column.name: "" for column in (PLACE, COUNTRY, SOURCE) if column in spec.columns}
        cells |= origin_cells(self._book.today) | {PRECISION.name: row.cells.get(PRECISION, "")}
        cells |= {n.name: self._numbered(text, " ({})") for n in _NAMES if (text := cells.get(n, "").strip())}
        cells |= {tie.name: self._ids[name] for tie in _TIES if (name := cells.get(tie, "").strip()) in self._ids}
        cells[spec.id] = self._ids[row.id]
        if self._nation and cells.get(NATION, "").strip() == UNNAMED:
            cells[NATION.name] = self._nation
        return cells | self._period(row) | moved_cells(spec, cells, *self._place(row))

    def _period(self, row: Entry) -> Cells:
        start = self._at + (row.start if math.isfinite(row.start) else 0)
        written = self._book.written
        return {FROM.name: written(start, row.table), UNTIL.name: written(self._at + row.end, row.table)}

    def _place(self, row: Entry) -> tuple[float, float]:
        """Return where a row lies: as far north and east of the position as in the template of its first row."""
        first, (latitude, longitude) = self._rows[0].values, self._position
        north, east = (row.values[name] - first[name] for name in (LATITUDE, LONGITUDE))
        narrower = math.cos(math.radians(first[LATITUDE])) / max(math.cos(math.radians(latitude)), 0.01)
        return max(-90.0, min(90.0, latitude + north)), (longitude + east * narrower + 180) % 360 - 180

    def _numbered(self, text: str, form: str) -> str:
        return text + form.format(self._number) if self._number > 1 else text


def _free_number(book: Book, names: set[str]) -> int:
    """Return the first number with which no id of a template is an id of the plan; 1 leaves the ids as they are."""
    number = 1
    while any((name if number == 1 else f"{name}-{number}").casefold() in book.ids for name in names):
        number += 1
    return number
