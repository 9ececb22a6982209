"""Versions of a plan in a folder, as plain files that a person can read without the app.

Each folder ``.posture/history/NNNN-<UTC>/`` has the whole files of one version. The file ``log.csv`` says who saved each
version, when and why.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from geo.atomic import replace_file, sync_folder, temporary, write_synced
from geo.editing.contents import digest
from geo.editing.outcome import Version
from geo.errors import VersionError
from geo.plan import PLAN_FILES, Contents, read_contents
from geo.reading.spreadsheet import guarded, unguarded
from geo.words.text import Text

LOG = "log.csv"
LOG_COLUMNS = ("version", "time", "who", "why", "sha256")
_FOLDER_NAME = re.compile(r"(\d{4,})-(\d{8}T\d{6}Z)")


class History:
    """The versions of one plan.

    Parameters
    ----------
    folder
        ``<plan>/.posture/history``; the first version makes it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def versions(self) -> list[Version]:
        """Return all versions, oldest first.

        Number and time come from the names of the folders, the rest from the log; "" for what the log has lost.
        """
        told = {row["version"]: row for row in self._log()}
        found = []
        for number, stamp, _ in self._folders():
            row = told.get(str(number), {})
            time = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            who, why = (unguarded(row.get(name) or "") for name in ("who", "why"))
            found.append(Version(number, time, who, why, row.get("sha256") or ""))
        return found

    def folder_of(self, number: int) -> Path:
        """Return the folder with the files of a version.

        Raises
        ------
        VersionError
            If the history has no version of that number.
        """
        found = next((path for known, _, path in self._folders() if known == number), None)
        if found is None:
            raise VersionError(Text("stores.no-version", number=number))
        return found

    def contents(self, number: int) -> Contents:
        """Return the files of a version by name, as :func:`geo.plan.read_contents` does.

        Raises
        ------
        VersionError
            If the history has no version of that number.
        PlanUnreadableError
            If the folder of the version cannot be read.
        """
        return read_contents(self.folder_of(number))

    def record(self, contents: Mapping[str, object], who: str, why: str) -> Version:
        """Keep the files of a plan as the next version. The caller must have the plan's lock.

        Parameters
        ----------
        contents
            The files by name; what is not bytes is no part of the version.
        who, why
            For the log: the name of the planner ("" for nobody) and the reason, as typed.
        """
        return self.enter(self.prepare(contents), contents, who, why)

    def prepare(self, contents: Mapping[str, object]) -> Path:
        """Write the files of the next version into a temporary folder, and return that folder.

        A save does this before it replaces a file of the plan: if the disk is full, it fails before it changes anything.
        """
        unfinished = temporary(self._folder.parent)
        unfinished.mkdir(parents=True)
        self._folder.mkdir(exist_ok=True)
        for name in PLAN_FILES:
            data = contents.get(name)
            if isinstance(data, bytes):
                write_synced(unfinished / name, data)
        return unfinished

    def enter(self, prepared: Path, contents: Mapping[str, object], who: str, why: str) -> Version:
        """Make a prepared folder the next version, and write it into the log.

        Parameters
        ----------
        prepared
            The folder that :meth:`prepare` returned; it is renamed.
        contents
            The same files by name, for their SHA-256.
        who, why
            For the log: the name of the planner ("" for nobody) and the reason, as typed.
        """
        versions = self.versions()
        now = datetime.now(UTC).replace(microsecond=0)
        number = versions[-1].number + 1 if versions else 1
        target = self._folder / f"{number:04d}-{now:%Y%m%dT%H%M%SZ}"
        prepared.rename(target)
        version = Version(number, now, who, why, digest(contents))
        self._write_log([*versions, version])
        sync_folder(self._folder)
        return version

    def _folders(self) -> list[tuple[int, str, Path]]:
        """Return number, time (as in the folder's name) and folder of every version, in the order of the numbers."""
        found = []
        for path in self._folder.glob("*") if self._folder.is_dir() else []:
            match = _FOLDER_NAME.fullmatch(path.name)
            if match is not None and path.is_dir():
                found.append((int(match[1]), match[2], path))
        return sorted(found, key=lambda version: version[0])

    def _log(self) -> list[dict[str, str]]:
        try:
            text = (self._folder / LOG).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return []
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def _write_log(self, versions: list[Version]) -> None:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(LOG_COLUMNS)
        for v in versions:
            writer.writerow([v.number, f"{v.time:%Y-%m-%dT%H:%M:%SZ}", guarded(v.who), guarded(v.why), v.sha256])
        replace_file(self._folder / LOG, out.getvalue().encode(), self._folder.parent)
