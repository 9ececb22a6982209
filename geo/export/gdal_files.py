"""Writes tables into a file through GDAL; where it cannot, it says which table, row and column is the cause."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from geo.errors import TakeAwayError
from geo.words.text import Text

_REFUSALS = (DataSourceError, DataLayerError, FieldError, GeometryError, ValueError, OverflowError)
_DRIVER = "GPKG"
VERSION = "1.2"
"""Of the standard of GeoPackages: what readers of five years ago take without a warning."""


def append_table(frame: pd.DataFrame, path: Path, table: str, rows: list[int] | None = None) -> None:
    """Write a table into a GeoPackage, after the tables that are there.

    Parameters
    ----------
    frame
        The table; one with positions is a GeoDataFrame.
    path
        The file; it need not exist.
    table
        Name of the table.
    rows
        Number of each row in the planner's file; None if the rows are in no file.

    Raises
    ------
    TakeAwayError
        If GDAL cannot write it. The message names table, row and column as far as one of them is the cause.
    """
    try:
        made = None if path.exists() else {"VERSION": VERSION}
        pyogrio.write_dataframe(frame, path, layer=table, driver=_DRIVER, append=made is None, dataset_options=made)
    except _REFUSALS as error:
        raise TakeAwayError(_refusal(frame, table, rows, _told(error, path))) from error


def _told(error: Exception, path: Path) -> str:
    """Return what GDAL says, without the path of the file, which is a temporary one."""
    return str(error).replace(str(path), path.name)


def _refusal(frame: pd.DataFrame, table: str, rows: list[int] | None, told: str) -> Text:
    place = _first_bad_row(frame)
    if place is None:
        return Text("export.refusals.not-written", table=table, error=told)
    row = place + 2 if rows is None else rows[place]
    column = _bad_column(frame.iloc[[place]])
    if column is None:
        return Text("export.refusals.row-not-written", table=table, row=row, error=told)
    return Text("export.refusals.cell-not-written", table=table, row=row, column=column, error=told)


def _first_bad_row(frame: pd.DataFrame) -> int | None:
    """Return the place of the first row that cannot be written by itself; None if each can."""
    low, high = 0, len(frame)
    if not high or _is_written(frame):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if _is_written(frame.iloc[low:middle]):
            low = middle
        else:
            high = middle
    return None if _is_written(frame.iloc[low:high]) else low


def _bad_column(row: pd.DataFrame) -> str | None:
    """Return the only column without which a row can be written; None if there is none."""
    names = [str(name) for name in row.columns if name != getattr(row, "_geometry_column_name", None)]
    found = [name for name in names if _is_written(row.drop(columns=name))]
    return found[0] if len(found) == 1 else None


def _is_written(frame: pd.DataFrame) -> bool:
    with TemporaryDirectory() as folder:
        try:
            pyogrio.write_dataframe(frame, Path(folder) / "trial.gpkg", layer="trial", driver=_DRIVER)
        except _REFUSALS:
            return False
    return True
