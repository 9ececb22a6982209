"""plan.toml as a document of one row: each setting is a cell, and an edit changes the lines of that setting only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from geo.columns import Column, TableSpec
from geo.editing.document import Document
from geo.editing.row import HEADER, RAW, Cells, Row
from geo.editing.sheet_rows import SheetRows
from geo.reading.dates import ORDERS
from geo.schema import SETTINGS_FILE

SETTINGS = "\x1dsettings"
"""Handle of the one row of plan.toml."""

EDITABLE = {"csv.dates": ORDERS, "csv.decimal": (",", ".")}
"""The settings that an edit may change, and the values that each may have."""

_SECTION = re.compile(r"\s*\[+\s*([^\]#]+?)\s*\]+\s*(#.*)?")
_LINE = re.compile(r"(\s*)([A-Za-z0-9_.\-]+)(\s*=\s*)(?:\"[^\"\\]*\"|'[^']*')(.*)", re.DOTALL)


class _SettingsSpec(TableSpec):
    """The table that plan.toml counts as for an edit; its one row has an empty key."""

    @property
    def file(self) -> str:
        """Name of the file in the plan's folder."""
        return SETTINGS_FILE


SETTINGS_SPEC = _SettingsSpec(SETTINGS_FILE, (), (), (Column("file"),))


class SettingsDocument(Document):
    """plan.toml, read for edits of :data:`EDITABLE` settings.

    Parameters
    ----------
    data
        Bytes of the file; empty for an absent file.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(data, SETTINGS_SPEC)

    def _read(self, text: str) -> SheetRows:
        """Return the settings as the one row of a file without a header."""
        lines = text.splitlines(keepends=True)
        header = Row(HEADER, {RAW: ""}, 1, 0, 0)
        return SheetRows(lines, header, [], list(EDITABLE), ",", ",", [Row(SETTINGS, _cells(text), 0, 0, len(lines))])

    @property
    def _toml(self) -> str:
        return self._file.text

    @property
    def can_write(self) -> bool:
        """Whether every editable setting can be written; not if the file is no TOML, or keeps them in another form."""
        return all(self._writes(path, value) for path, values in EDITABLE.items() for value in values)

    def _writes(self, path: str, value: str) -> bool:
        """Tell whether an edit sets a setting, and changes nothing else."""
        before, after = _parsed(self._toml), _parsed(with_setting(self._toml, path, value))
        if before is None or after is None or _at(after, path) != value:
            return False
        try:
            return _without(after, path) == _without(before, path)
        except RecursionError:
            return False

    def layout(
        self, edited: Mapping[str, Cells], removed: frozenset[str], added: Sequence[tuple[str | None, str, Cells]]
    ) -> tuple[str, dict[str, int]]:
        """Return the text of the file with the edited settings, and where its row begins.

        Parameters
        ----------
        edited
            New texts of settings, by handle and path.
        removed, added
            Not used: the file has one row.
        """
        del removed, added
        text = self._toml
        for path, value in edited.get(SETTINGS, {}).items():
            text = with_setting(text, path, value)
        return text, {SETTINGS: 0}


def with_setting(text: str, path: str, value: str) -> str:
    r"""Return a TOML text with a setting that is a string.

    Parameters
    ----------
    text
        The file.
    path
        Section and name of the setting, like ``csv.dates``.
    value
        The new value, without quotes or backslashes; "" takes the setting out.

    Examples
    --------
    >>> with_setting('title = "T"\\n', "csv.dates", "day-first")
    'title = "T"\\n\\n[csv]\\ndates = "day-first"\\n'
    """
    section, _, name = path.rpartition(".")
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    at, found = None, ""
    for index, line in enumerate(lines):
        if match := _SECTION.fullmatch(line.rstrip()):
            found = match[1].replace(" ", "")
            at = index if found == section else at
        elif (match := _LINE.fullmatch(line)) and ".".join(part for part in (found, match[2]) if part) == path:
            new = f'{match[1]}{match[2]}{match[3]}"{value}"{match[4]}' if value else ""
            return "".join([*lines[:index], new, *lines[index + 1 :]])
    if not value:
        return text
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    new = f'{name} = "{value}"{end}'
    if at is not None:
        return "".join([*lines[: at + 1], new, *lines[at + 1 :]])
    return "".join([*lines, *([end] if lines else []), f"[{section}]{end}", new])


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _cells(text: str) -> Cells:
    found = _parsed(text) or {}
    return {path: _at(found, path) for path in EDITABLE}


def _without(document: dict[str, Any], path: str) -> dict[str, Any]:
    """Return a parsed TOML text without one setting, and without its section if that is then empty."""
    section, _, name = path.rpartition(".")
    rest = {key: value for key, value in dict(document.get(section) or {}).items() if key != name}
    others = {key: value for key, value in document.items() if key != section}
    return others | ({section: rest} if rest else {})


def _at(document: dict[str, Any], path: str) -> str:
    value: Any = document
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
