"""A plan: a folder of CSVs, read whole."""

from __future__ import annotations

import difflib
import hashlib
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.checks.plan_checks import rejections, warnings
from geo.columns import TableSpec
from geo.errors import PlanUnreadableError
from geo.periods import counted, in_force
from geo.problem import Finding, Problem, excerpt
from geo.reading.cells import Context
from geo.reading.settings import Settings, read_settings
from geo.reading.tables import ROW, Table, empty_table, read_table
from geo.schema import LATITUDE, LONGITUDE, MUST_EXIST, SETTINGS_FILE, TABLES
from geo.words.text import Text

CRS = "EPSG:4326"
PLAN_FILES: tuple[str, ...] = (SETTINGS_FILE, *(spec.file for spec in TABLES))
"""Files that make a plan, in reading order."""

Contents = dict[str, bytes | Finding]
"""Bytes of each file of a plan, or why there are none."""

LOST = ("file-absent", "file-unreadable")
"""Codes of problems that leave a whole file out."""

USUALLY_ABSENT = Finding("file-absent", "notice", Text("problems.file-absent-table"))
"""What is told of a file that is not there and has no other name."""

MAX_FILE_BYTES = 256 * 1024**2


@dataclass(frozen=True)
class Plan:
    """A plan as read: accepted rows, and every problem of every file.

    Attributes
    ----------
    name
        What it is called where it is kept, in characters that any output can hold.
    settings
        What plan.toml says.
    tables
        All tables of :data:`geo.schema.TABLES` by name, absent ones empty.
    problems
        In the order of files and rows.
    revision
        Changes with any byte of any file.
    """

    name: str
    settings: Settings
    tables: Mapping[str, Table]
    problems: list[Problem]
    revision: str

    @property
    def set_aside(self) -> int:
        """Rows of all tables that are not shown."""
        return sum(table.set_aside for table in self.tables.values())

    @property
    def readable(self) -> bool:
        """Whether the one table that must exist could be read."""
        must = next(spec.file for spec in TABLES if spec.name == MUST_EXIST)
        return not any(p.file == must and p.severity == "error" and p.code in LOST for p in self.problems)

    def rows(self, table: TableSpec | str) -> pd.DataFrame:
        """Return the accepted rows of a table, given itself or by name; for columns see :class:`geo.reading.tables.Table`."""
        return self.tables[table if isinstance(table, str) else table.name].frame

    @cached_property
    def _counted(self) -> dict[str, pd.DataFrame]:
        return {}

    def counted(self, spec: TableSpec) -> pd.DataFrame:
        """Return the rows of a table with ids as they count: none is in force twice; see :func:`geo.periods.counted`."""
        if spec.name not in self._counted:
            self._counted[spec.name] = counted(self.rows(spec), spec.id)
        return self._counted[spec.name]

    def standing(self, spec: TableSpec, at: float) -> pd.DataFrame:
        """Return the rows of a table that count at an instant (hours since H+0), one for each id in force, in file order."""
        return in_force(self.counted(spec), at)

    def points(self, table: TableSpec | str) -> gpd.GeoDataFrame:
        """Return the accepted rows of a positioned table with point geometries (EPSG:4326; empty where none)."""
        frame = self.rows(table)
        geometry = gpd.points_from_xy(frame[LONGITUDE], frame[LATITUDE], crs=CRS)
        return gpd.GeoDataFrame(frame, geometry=geometry, crs=CRS)


def _sound(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def read_plan(folder: Path | str) -> Plan:
    """Read a plan.

    Parameters
    ----------
    folder
        Folder that holds the CSVs.

    Returns
    -------
    Plan
        Whatever could be read; the rest is in its problems.

    Raises
    ------
    PlanUnreadableError
        If the folder is absent, is no folder, or refuses to be listed.
    """
    return plan_of(read_contents(folder), Path(folder).absolute().name)


def read_contents(folder: Path | str) -> Contents:
    """Read the files of a plan.

    Returns
    -------
    dict
        Bytes by file name, in the order of :data:`PLAN_FILES`; a finding for a file that is absent or unreadable.

    Raises
    ------
    PlanUnreadableError
        If the folder is absent, is no folder, or refuses to be listed.
    """
    folder = Path(folder).absolute()
    _check_folder(folder)
    return {name: _read_file(folder / name) for name in PLAN_FILES}


def is_unreadable(content: bytes | Finding | None) -> bool:
    """Tell whether a file is there and could not be read: nothing may be concluded from it, nor written over it."""
    return isinstance(content, Finding) and content.code != "file-absent"


def plan_of(contents: Contents, name: str) -> Plan:
    """Return the plan that files hold, wherever they come from; its name is its title where they give none."""
    name = _sound(name)
    settings, problems = _settings(contents[SETTINGS_FILE], name)
    context = settings.context
    tables = {spec.name: _table(contents[spec.file], spec, context) for spec in TABLES}
    tables = _without_rejected(tables, rejections(tables))
    found = [p for table in tables.values() for p in table.problems] + list(warnings(tables, settings))
    return Plan(name, settings, tables, _sorted(problems + found), _revision(contents))


def _check_folder(folder: Path) -> None:
    try:
        if not folder.is_dir():
            raise PlanUnreadableError(Text("problems.no-folder", folder=folder))
        next(folder.iterdir(), None)
    except OSError as error:
        told = Text("problems.folder-unreadable", folder=folder, reason=error.strerror)
        raise PlanUnreadableError(told) from error


def _read_file(path: Path) -> bytes | Finding:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Finding("file-unreadable", "error", Text("problems.file-unreadable-irregular"))
        if status.st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024**2
            return Finding("file-unreadable", "error", Text("problems.file-unreadable-large", limit=limit))
        return path.read_bytes()
    except FileNotFoundError:
        return _absent(path)
    except OSError as error:
        return Finding("file-unreadable", "error", Text("problems.file-unreadable", reason=error.strerror))


def _absent(path: Path) -> Finding:
    """Tell that a file is absent, and which file beside it was probably meant."""
    others = {other.name.casefold(): other.name for other in path.parent.iterdir() if other.name not in PLAN_FILES}
    close = difflib.get_close_matches(path.name, others, n=1, cutoff=0.85)
    if close:
        told = Text("problems.file-absent-near", found=excerpt(others[close[0]]), file=path.name)
        return Finding("file-absent", "warning", told, path.name)
    return USUALLY_ABSENT


def _settings(content: bytes | Finding, name: str) -> tuple[Settings, list[Problem]]:
    if isinstance(content, bytes):
        return read_settings(content, name)
    finding = content
    if finding.code == "file-absent":
        finding = Finding(finding.code, "notice", Text("problems.file-absent-settings"))
    return Settings(title=name), [finding.at(SETTINGS_FILE)]


def _table(content: bytes | Finding, spec: TableSpec, context: Context) -> Table:
    if isinstance(content, bytes):
        return read_table(content, spec, context)
    if spec.name == MUST_EXIST and content.code == "file-absent":
        content = Finding(content.code, "error", Text("problems.file-absent"))
    told = not (spec.optional and content == USUALLY_ABSENT)
    return empty_table(spec, [content.at(spec.file)] if told else [])


def _without_rejected(tables: dict[str, Table], problems: list[Problem]) -> dict[str, Table]:
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    return {
        name: _drop(table, by_file[table.spec.file]) if table.spec.file in by_file else table
        for name, table in tables.items()
    }


def _drop(table: Table, problems: list[Problem]) -> Table:
    gone = table.frame[ROW].isin([p.row for p in problems])
    kept = table.frame[~gone].reset_index(drop=True)
    return replace(table, frame=kept, problems=table.problems + problems)


def _sorted(problems: list[Problem]) -> list[Problem]:
    order = {name: i for i, name in enumerate(PLAN_FILES)}
    return sorted(problems, key=lambda p: (order[p.file], p.row or 0))


def _revision(contents: Contents) -> str:
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0")
        digest.update(hashlib.sha256(content).digest() if isinstance(content, bytes) else content.code.encode())
    return digest.hexdigest()[:16]
