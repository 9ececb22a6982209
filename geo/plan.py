"""Reads a whole plan, which is a folder of CSVs, or of workbooks in their place, and a plan.toml."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.checks.ages import AGE_CODES, age_problems
from geo.checks.plan_checks import rejections, warnings
from geo.columns import TableSpec
from geo.errors import PlanUnreadableError
from geo.inside import Inside
from geo.periods import counted, in_force
from geo.problem import Finding, Problem
from geo.reading.context import Context
from geo.reading.encodings import evidence_of
from geo.reading.files import USUALLY_ABSENT, read_file, refused
from geo.reading.settings import Settings, read_settings
from geo.reading.stand_ins import beside, lookalikes
from geo.reading.tables import ROW, Table, empty_table, read_table
from geo.reading.workbook_folder import TOLD, from_workbooks, workbook_names
from geo.reading.workbook_origin import Origin, origins
from geo.schema import LATITUDE, LONGITUDE, MUST_EXIST, SETTINGS_FILE, TABLES
from geo.tally import tallied
from geo.words.system import reason
from geo.words.text import Text

CRS = "EPSG:4326"
PLAN_FILES: tuple[str, ...] = (SETTINGS_FILE, *(spec.file for spec in TABLES))
"""Names of the files that a plan may have, in the order in which they are read."""

Contents = dict[str, bytes | Finding]
"""By name of each file of a plan: its bytes, or the finding that says why there are none.

A name with :data:`BESIDE_NAME` before it has a finding about files beside that file; what comes from workbooks is under
the names that :func:`geo.reading.workbook_folder.from_workbooks` gives it."""

LOST = ("file-absent", "file-unreadable", "file-kind", "file-too-large", "file-link")
"""Codes of the problems of a file from which nothing was read."""

KNOWN_BYTES = 200_000
"""Tables and plans of at most this size are kept when they are read, and not read again while they are the same."""

_READING = threading.Lock()
"""Held while a plan is read that others may want too: they wait, and find it read."""

FOOTER = "footer"
"""Code of the notice about a line that is no row."""

BESIDE = "file-beside"
"""Code of the finding about files that resemble one of the plan and are not read."""

BESIDE_NAME = "beside/"
"""What the contents put before the name of a file for the finding about the files beside it; no file has such a name."""


OWN_FOLDER = "own-folder"
"""Code of the finding that the folder of the app inside the plan is not the app's; contents name the folder itself."""


@dataclass(frozen=True)
class Plan:
    """A plan as read: accepted rows, and every problem of every file.

    Attributes
    ----------
    name
        Name of its folder, or the name by which its store keeps it; every character can be written as UTF-8.
    settings
        The settings of plan.toml, with the usual value for each that it does not give.
    tables
        All tables of :data:`geo.schema.TABLES` by name; one without a file is empty.
    problems
        All problems, in the order of files and rows; those of a day only after :meth:`on`.
    revision
        16 hex digits that change with any byte of any file.
    origins
        Where the tables come from that are read from a workbook, by the name that their CSV would have.
    """

    name: str
    settings: Settings
    tables: Mapping[str, Table]
    problems: list[Problem]
    revision: str
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def set_aside(self) -> int:
        """Number of rows of all tables that are set aside."""
        return sum(table.set_aside for table in self.tables.values())

    @property
    def passed_over(self) -> int:
        """Number of lines of all files that were taken for footers, not for rows."""
        return sum(problem.code == FOOTER for problem in self.problems)

    @property
    def readable(self) -> bool:
        """Whether placements.csv, the one file that must exist, could be read."""
        must = next(spec.file for spec in TABLES if spec.name == MUST_EXIST)
        return not any(p.file == must and p.severity == "error" and p.code in LOST for p in self.problems)

    @property
    def barren(self) -> bool:
        """Whether placements.csv has an error and not one row that could be read."""
        table = self.tables[MUST_EXIST]
        return table.frame.empty and any(p.severity == "error" for p in table.problems)

    def rows(self, table: TableSpec | str) -> pd.DataFrame:
        """Return the accepted rows of a table, with the columns that :class:`geo.reading.tables.Table` explains.

        Parameters
        ----------
        table
            The table, or its name.
        """
        return self.tables[table if isinstance(table, str) else table.name].frame

    def on(self, today: date) -> Plan:
        """Return the plan as checked on a day: its problems then say which rows are of a later day, or too old.

        Parameters
        ----------
        today
            The day of checking, in UTC; what was found for another day is forgotten.
        """
        lasting = [problem for problem in self.problems if problem.code not in AGE_CODES]
        found = age_problems(self.tables, self.settings, today)
        return replace(self, problems=_sorted([*lasting, *_placed(found, self.origins)]))

    @cached_property
    def _counted(self) -> dict[str, pd.DataFrame]:
        return {}

    def counted(self, spec: TableSpec) -> pd.DataFrame:
        """Return the rows of a table for the periods in which they count; see :func:`geo.periods.counted`."""
        if spec.name not in self._counted:
            self._counted[spec.name] = counted(self.rows(spec), spec.id)
        return self._counted[spec.name]

    def standing(self, spec: TableSpec, at: float) -> pd.DataFrame:
        """Return the rows of a table that count at an instant: one for each id in force, in file order.

        Parameters
        ----------
        spec
            A table with periods.
        at
            Hours since H+0.
        """
        return in_force(self.counted(spec), at)

    def points(self, table: TableSpec | str) -> gpd.GeoDataFrame:
        """Return the accepted rows of a table with their positions as points, EPSG:4326; an empty point without one.

        Parameters
        ----------
        table
            A table with positions, or its name.
        """
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
        Folder with the CSVs; an absent file is no exception.

    Returns
    -------
    Plan
        All that could be read; its problems explain the rest.

    Raises
    ------
    PlanUnreadableError
        If the folder is absent, is no folder, or refuses to be listed.
    """
    return plan_of(read_contents(folder), Path(folder).absolute().name)


def read_contents(folder: Path | str, under: str = "") -> Contents:
    """Read the files of a plan as bytes.

    Parameters
    ----------
    folder
        Folder of the plan; it may be a link, but no link in it is followed out of it.
    under
        Path in the folder to the files of a version, without any link; "" for the files of the plan.

    Returns
    -------
    dict
        Bytes by file name, in the order of :data:`PLAN_FILES`; a finding instead of bytes for a file that is absent or
        unreadable.

    Raises
    ------
    PlanUnreadableError
        If the folder is absent, is no folder, or refuses to be listed.
    """
    folder, inside = Path(folder).absolute(), Inside(Path(folder).absolute())
    _check_folder(folder, inside, under)
    others = _others(folder / under)
    contents = {name: read_file(inside, name, others, under) for name in PLAN_FILES}
    told = _beside(contents, others)
    return contents | told | ({} if under else from_workbooks(contents, inside, others))


def resembling(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the files in a folder that resemble one of a plan, and those of its workbooks.

    None if the folder cannot be listed.
    """
    try:
        others = _others(folder)
    except OSError:
        return (), ()
    if not others:
        return (), ()
    alike = {found for name in PLAN_FILES for found, _ in lookalikes(name, others)}
    return tuple(sorted(alike)), tuple(workbook_names(others))


def _others(folder: Path) -> list[str]:
    """Return the names in the folder that are no files of the plan; a file system may give one of those in other case."""
    names = [path.name for path in folder.iterdir()]
    files = {name.casefold() for name in PLAN_FILES}
    return [n for n in names if n not in PLAN_FILES and not (n.casefold() in files and _is_same(folder, n))]


def _is_same(folder: Path, name: str) -> bool:
    try:
        return (folder / name).samefile(folder / name.casefold())
    except OSError:
        return False


def _beside(contents: Contents, others: list[str]) -> Contents:
    told: Contents = {}
    for name, content in contents.items():
        if isinstance(content, bytes) and (finding := beside(name, others)):
            told[BESIDE_NAME + name] = finding
    return told


def is_unreadable(content: bytes | Finding | None) -> bool:
    """Tell whether a file exists but could not be read: a caller must not conclude anything from it, nor overwrite it."""
    return isinstance(content, Finding) and content.code in LOST and content.code != "file-absent"


def plan_of(contents: Contents, name: str) -> Plan:
    """Return the plan that files contain, wherever they come from.

    Parameters
    ----------
    contents
        As :func:`read_contents` returns them, for every name of :data:`PLAN_FILES`.
    name
        Name of the plan, which is its title if plan.toml gives none.
    """
    if sum(len(content) for content in contents.values() if isinstance(content, bytes)) > KNOWN_BYTES:
        return _plan_of(contents, name)
    with _READING:
        return _known_plan(tuple(contents.items()), name)


@lru_cache(maxsize=8)
def _known_plan(contents: tuple[tuple[str, bytes | Finding], ...], name: str) -> Plan:
    """Read a plan once for all planners who have the same files."""
    return _plan_of(dict(contents), name)


def _plan_of(contents: Contents, name: str) -> Plan:
    name = _sound(name)
    settings, problems = _settings(refused(contents[SETTINGS_FILE], SETTINGS_FILE), name)
    context = context_of(contents, settings)
    tables = {spec.name: _table(refused(contents[spec.file], spec.file), spec, context) for spec in TABLES}
    tables = _without_rejected(tables, rejections(tables))
    found = [p for table in tables.values() for p in table.problems] + tallied(warnings(tables, settings))
    found += [
        finding.at(place.rpartition("/")[2])
        for place, finding in contents.items()
        if isinstance(finding, Finding) and (finding.code in (BESIDE, OWN_FOLDER) or place.startswith(TOLD))
    ]
    sheets = {file: origin for file, origin in origins(contents).items() if origin.gave(contents[file])}
    found += [note.at(file) for file, origin in sheets.items() for note in origin.notes]
    return Plan(name, settings, tables, _sorted(_placed(problems + found, sheets)), _revision(contents), sheets)


def _placed(problems: Iterable[Problem], sheets: Mapping[str, Origin]) -> list[Problem]:
    """Return problems with their places in the workbooks that their tables come from."""
    return [
        replace(problem, line=None, sheet=sheets[problem.file].place(problem)) if problem.file in sheets else problem
        for problem in problems
    ]


def context_of(contents: Mapping[str, object], settings: Settings) -> Context:
    """Return what the reader of a cell must know of a plan.

    Parameters
    ----------
    contents
        The plan's files by name.
    settings
        The settings of plan.toml.
    """
    tables = [content for spec in TABLES if isinstance(content := contents.get(spec.file), bytes)]
    return replace(settings.context, evidence=evidence_of(tables))


def _check_folder(folder: Path, inside: Inside, under: str) -> None:
    try:
        if not (folder / under).is_dir():
            raise PlanUnreadableError(Text("problems.no-folder", folder=folder / under))
        inside.names(under)
    except OSError as error:
        told = Text("problems.folder-unreadable", folder=folder, reason=reason(error))
        raise PlanUnreadableError(told) from error


def _settings(content: bytes | Finding, name: str) -> tuple[Settings, list[Problem]]:
    if isinstance(content, bytes):
        return read_settings(content, name)
    finding = content
    if finding == USUALLY_ABSENT:
        finding = Finding(finding.code, "notice", Text("problems.file-absent-settings"))
    return Settings(title=name), [finding.at(SETTINGS_FILE)]


@lru_cache(maxsize=64)
def _known(content: bytes, spec: TableSpec, context: Context) -> Table:
    """Read a table once: an edit changes one table of a plan, and all are read again after it."""
    return read_table(content, spec, context)


def _table(content: bytes | Finding, spec: TableSpec, context: Context) -> Table:
    if isinstance(content, bytes):
        return (_known if len(content) <= KNOWN_BYTES else read_table)(content, spec, context)
    if spec.name == MUST_EXIST and content.code == "file-absent":
        told = Text("problems.file-absent") if content == USUALLY_ABSENT else content.text
        content = Finding(content.code, "error", told, content.fix)
    silent = spec.optional and content == USUALLY_ABSENT
    return empty_table(spec, [] if silent else [content.at(spec.file)])


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
    return sorted(problems, key=lambda p: (order.get(p.file, len(order)), p.row or 0))


def _revision(contents: Contents) -> str:
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0")
        digest.update(
            hashlib.sha256(content).digest()
            if isinstance(content, bytes)
            else f"{content.code} {content.text!r}{content.letters if isinstance(content, Origin) else ''}".encode()
        )
    return digest.hexdigest()[:16]
