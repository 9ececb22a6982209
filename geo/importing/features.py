"""Features of a file with places: what each says in words, and its geometry; those of our own exports say their table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.importing.foreign import ForeignTable, table_of_records
from geo.importing.places import Places, ToDegrees, unchanged
from geo.schema import TABLE_BY_NAME
from geo.words.text import Text

_TABLE = "table"


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature.

    Attributes
    ----------
    cells
        What it says, by heading.
    shape
        Its geometry in the coordinates of the file; None for none.
    to_degrees
        What makes degrees of them.
    """

    cells: dict[str, str]
    shape: BaseGeometry | None
    to_degrees: ToDegrees = unchanged


def says_its_table(cells: Mapping[str, str]) -> bool:
    """Tell whether a feature says of which table of a plan it is, as those of our own exports do."""
    return cells.get(_TABLE, "") in TABLE_BY_NAME


def feature_tables(name: str, features: Sequence[Feature], notes: Sequence[Text] = ()) -> list[ForeignTable]:
    """Return the table of features; one for each table of a plan if features say theirs, and what says none is counted.

    Parameters
    ----------
    name
        Name of the file, without its ending.
    features
        Its features.
    notes
        What was assumed about the file.

    Raises
    ------
    ForeignFileError
        If a table is beyond a limit, or most places are no degrees.
    """
    own: dict[str, list[Feature]] = {}
    for feature in features:
        own.setdefault(feature.cells.get(_TABLE, ""), []).append(feature)
    known = {table: listed for table, listed in own.items() if table in TABLE_BY_NAME}
    if not known:
        return [feature_table(name, features, notes)]
    others = len(features) - sum(map(len, known.values()))
    notes = [*notes, *([Text("importing.note.of-no-table", count=others)] if others else [])]
    first = next(iter(known))
    return [feature_table(table, listed, notes if table == first else ()) for table, listed in known.items()]


def feature_table(name: str, features: Sequence[Feature], notes: Sequence[Text] = ()) -> ForeignTable:
    """Return one table of features.

    Parameters
    ----------
    name, features, notes
        As for :func:`feature_tables`; the name is that of the table.

    Raises
    ------
    ForeignFileError
        If the table is beyond a limit, or most places are no degrees.
    """
    places = Places()
    records = [places.placed(feature.cells, feature.shape, feature.to_degrees) for feature in features]
    return table_of_records(name, records, [*notes, *places.notes])
