"""Finds the workbooks of a plan's folder, and puts their tables in place of the CSVs that the plan lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from geo.columns import TableSpec
from geo.inside import Inside
from geo.problem import Finding
from geo.reading.files import read_bytes, refused
from geo.reading.settings import read_settings
from geo.reading.stand_ins import READABLE
from geo.reading.workbook import Workbook, Worksheet
from geo.reading.workbook_file import read_workbook
from geo.reading.workbook_origin import ORIGIN, Origin, total_of
from geo.reading.workbook_tables import Sorted, csv_bytes, letters, sorted_sheets
from geo.schema import MUST_EXIST, SETTINGS_FILE, TABLE_BY_NAME, TABLES
from geo.words.late import joined
from geo.words.text import Text

BOOK = "plan"
"""Name, before its ending, of a workbook with any tables; one with a single table has the name of that."""

TOLD = "workbook/"
"""What contents put before the name of a workbook for what is told of it."""

_KNOWN_BYTES = 4_000_000
"""Of workbooks up to this size the last four are kept as read, and of larger ones the last: a save reads a plan several times."""


Found = dict[str, bytes | Finding]


def workbook_names(names: Iterable[str]) -> list[str]:
    """Return the names of the workbooks that a plan is read from, the one that counts first before the others.

    A workbook of one table comes before ``plan.xlsx``, and of two with the same name that of the earlier ending.

    Parameters
    ----------
    names
        Names of files in the plan's folder; case does not matter.

    Examples
    --------
    >>> workbook_names(["plan.xlsx", "~$plan.xlsx", "Hubs.ods", "notes.xlsx"])
    ['Hubs.ods', 'plan.xlsx']
    """
    order = [f"{stem}.{ending}" for stem in (*TABLE_BY_NAME, BOOK) for ending in READABLE]
    known = {name: at for at, name in enumerate(order)}
    return sorted((name for name in names if name.casefold() in known), key=lambda name: (known[name.casefold()], name))


def from_workbooks(files: Mapping[str, bytes | Finding], inside: Inside, names: Sequence[str]) -> Found:
    """Return what the workbooks of a folder add to the files of a plan.

    Parameters
    ----------
    files
        The files by name; a CSV that is there counts, whatever the workbooks have.
    inside
        The folder.
    names
        Names of files in the folder that are no files of the plan.

    Returns
    -------
    dict
        Bytes of a CSV, or a finding, for each table that a workbook has; its :class:`Origin` under :data:`ORIGIN`; and
        what is told of the workbooks under :data:`TOLD`.
    """
    workbooks = workbook_names(names)
    if not workbooks:
        return {}
    settings = files.get(SETTINGS_FILE)
    toml = settings if isinstance(settings, bytes) and isinstance(refused(settings, SETTINGS_FILE), bytes) else b""
    reading = _Reading(files, decimal_comma=read_settings(toml, "")[0].decimal_comma)
    for name in workbooks:
        reading.add(name, inside)
    return reading.found


class _Reading:
    """Reads the workbooks of a folder one by one; a table counts where it is found first."""

    def __init__(self, files: Mapping[str, bytes | Finding], *, decimal_comma: bool) -> None:
        self.found: Found = {}
        self._files, self._decimal_comma = files, decimal_comma
        self._told = 0

    def add(self, name: str, inside: Inside) -> None:
        """Take the tables of the next workbook."""
        stem = name.casefold().partition(".")[0]
        only = TABLE_BY_NAME.get(stem)
        if all(self._stands(spec) for spec in (TABLES if only is None else (only,))):
            self._tell_unread(name, only)
            return
        data = read_bytes(inside, name)
        read = (_known_large if isinstance(data, bytes) and len(data) > _KNOWN_BYTES else _known)(data, name, only)
        if isinstance(read, Finding):
            self._refuse(name, only, read)
            return
        workbook, found = read
        for finding in workbook.findings:
            self._tell(name, finding)
        self._take(name, found)
        self._tell_sheets(name, found)

    def _stands(self, spec: TableSpec) -> bool:
        """Tell whether a table has a CSV, readable or not."""
        file = self._files.get(spec.file)
        return isinstance(file, bytes) or (isinstance(file, Finding) and file.code != "file-absent")

    def _take(self, name: str, found: Sorted) -> None:
        taken, beside, later = [], [], []
        for table, sheet in found.tables.items():
            spec = TABLE_BY_NAME[table]
            if self._stands(spec):
                beside.append(spec.file)
            elif spec.file in self.found:
                later.append(table)
            else:
                taken.append(table)
                self._place(name, spec, sheet)
        for key, severity_of in (("read", taken), ("beside", beside), ("later", later)):
            if severity_of:
                told = Text(f"workbooks.{key}", count=len(severity_of), tables=joined(severity_of))
                self._tell(name, Finding(f"workbook-{key}", "notice", told))

    def _place(self, name: str, spec: TableSpec, sheet: Worksheet) -> None:
        told = Text("workbooks.origin", workbook=name, sheet=sheet.name)
        if sheet.refusal is not None:
            self.found[spec.file] = sheet.refusal
            self.found[ORIGIN + spec.file] = Origin("sheet", "notice", told, None, name, sheet.name)
            return
        self.found[spec.file] = data = csv_bytes(sheet, spec, decimal_comma=self._decimal_comma)
        self.found[ORIGIN + spec.file] = Origin(
            "sheet", "notice", told, None, name, sheet.name, letters(sheet, spec), sheet.findings, total_of(data)
        )

    def _refuse(self, name: str, only: TableSpec | None, finding: Finding) -> None:
        """Take a workbook that cannot be read: an error in place of its table, or of the one table that must exist."""
        spec = TABLE_BY_NAME[MUST_EXIST] if only is None else only
        if only is not None and spec.file not in self.found:
            self.found[spec.file] = finding
            self._place_whole(name, spec)
            return
        if only is not None or all(spec.optional or self._stands(spec) for spec in TABLES):
            self._tell(name, Finding("workbook-unread", "notice", finding.text))
            return
        self._tell(name, finding)
        if not self._stands(spec) and spec.file not in self.found:
            self.found[spec.file] = Finding(finding.code, "error", Text("workbooks.unread-table", workbook=name))
            self._place_whole(name, spec)

    def _place_whole(self, name: str, spec: TableSpec) -> None:
        """Note that a table would come from a workbook that cannot be read."""
        told = Text("workbooks.origin", workbook=name, sheet="")
        self.found[ORIGIN + spec.file] = Origin("sheet", "notice", told, None, name)

    def _tell_sheets(self, name: str, found: Sorted) -> None:
        for key, sheets in (("again", found.again), ("others", found.others)):
            if sheets:
                told = Text(f"workbooks.{key}", count=len(sheets), sheets=joined(sheets))
                self._tell(name, Finding(f"workbook-{key}", "warning" if key == "again" else "notice", told))

    def _tell_unread(self, name: str, only: TableSpec | None) -> None:
        """Tell of a plan's workbook that no table needs; of one beside its own CSV the file beside it is told."""
        if only is None:
            self._tell(name, Finding("workbook-unread", "notice", Text("workbooks.unread")))

    def _tell(self, name: str, finding: Finding) -> None:
        self.found[f"{TOLD}{self._told}/{name}"] = finding
        self._told += 1


def _opened(data: bytes | Finding, name: str, only: TableSpec | None) -> tuple[Workbook, Sorted] | Finding:
    """Read a workbook, and sort its sheets."""
    if isinstance(data, Finding):
        return data
    workbook = read_workbook(data, name)
    return workbook if isinstance(workbook, Finding) else (workbook, sorted_sheets(workbook, only))


_known = lru_cache(maxsize=4)(_opened)
_known_large = lru_cache(maxsize=1)(_opened)
