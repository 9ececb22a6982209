"""Versions of a plan in a folder, as plain files that a person can read without the app.

Each folder ``.posture/history/NNNN-<UTC>/`` has the whole files of one version. The file ``log.csv`` says who saved each
version, when and why; see :mod:`geo.editing.history_log`. Others may have changed any of it: what makes no sense is left
out and told, and stops nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from geo.editing.contents import digest
from geo.editing.history_folders import Kept, kept_versions
from geo.editing.history_log import MAX_LOG_BYTES, Entry, Log, chained, log_bytes, read_log
from geo.editing.outcome import Version
from geo.editing.own_folder import HISTORY, OwnFolder
from geo.errors import VersionError
from geo.plan import PLAN_FILES, Contents, read_contents
from geo.reading.spreadsheet import guarded, unguarded
from geo.words.text import Text

LOG = "log.csv"
_LONGEST_CELL = 1_000
"""Characters of a name or reason that are shown; the log keeps all."""


class History:
    """The versions of one plan.

    Parameters
    ----------
    own
        The app's own folder in the plan; the first version makes the folder ``history`` in it.
    """

    def __init__(self, own: OwnFolder) -> None:
        self._own = own

    def versions(self) -> list[Version]:
        """Return all versions, oldest first.

        Number and time come from the names of the folders, the rest from the log; "" for what the log has lost.
        """
        log = self.log()
        told = log.by_number
        return [_version(kept, told.get(kept.number)) for kept in self.folders(log)[0].values()]

    def path_of(self, number: int) -> str:
        """Return the path of the files of a version in the plan's folder.

        Raises
        ------
        VersionError
            If the history has no version of that number.
        """
        found = self.folders()[0].get(number)
        if found is None:
            raise VersionError(Text("stores.no-version", number=number))
        return self._own.path(f"{HISTORY}/{found.name}")

    def contents(self, number: int) -> Contents:
        """Return the files of a version by name, as :func:`geo.plan.read_contents` does.

        Raises
        ------
        VersionError
            If the history has no version of that number.
        PlanUnreadableError
            If the folder of the version cannot be read.
        """
        return read_contents(self._own.plan, self.path_of(number))

    def folder_of(self, number: int) -> Path:
        """Return the folder with the files of a version; see :meth:`path_of`."""
        return self._own.plan / self.path_of(number)

    def folders(self, log: Log | None = None) -> tuple[dict[int, Kept], list[str]]:
        """Return the folders of all versions by number, in its order, and the names of what else lies among them.

        Parameters
        ----------
        log
            What :meth:`log` returned; None to read it.
        """
        if not self._own.is_there:
            return {}, []
        by_number = (self.log() if log is None else log).by_number
        return kept_versions(self._own, {number: entry.time for number, entry in by_number.items()})

    def log(self) -> Log:
        """Return what the log says; nothing if there is none."""
        if not self._own.is_there:
            return Log()
        try:
            return read_log(self._own.inside.read(self._own.path(f"{HISTORY}/{LOG}"), MAX_LOG_BYTES))
        except FileNotFoundError:
            return Log()
        except OSError:
            return Log(trouble=Text("stores.history.log-odd"))

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

    def prepare(self, contents: Mapping[str, object]) -> str:
        """Write the files of the next version into a temporary folder, and return its name in the app's own folder.

        A save does this before it replaces a file of the plan: if the disk is full, it fails before it changes anything.
        """
        own, unfinished = self._own, self._own.unfinished()
        own.inside.make(own.path(unfinished))
        own.clear_way(HISTORY, "folder")
        own.inside.make(own.path(HISTORY))
        for name in PLAN_FILES:
            data = contents.get(name)
            if isinstance(data, bytes):
                own.inside.write_new(own.path(f"{unfinished}/{name}"), data)
        return unfinished

    def enter(self, prepared: str, contents: Mapping[str, object], who: str, why: str) -> Version:
        """Make a prepared folder the next version, and write it into the log.

        Parameters
        ----------
        prepared
            What :meth:`prepare` returned; the folder is renamed.
        contents
            The same files by name, for their SHA-256.
        who, why
            For the log: the name of the planner ("" for nobody) and the reason, as typed.
        """
        own, number = self._own, self._next()
        now = datetime.now(UTC).replace(microsecond=0)
        kept = Kept(number, now, f"{number:04d}-{now:%Y%m%dT%H%M%SZ}")
        if own.kind(f"{HISTORY}/{kept.name}") is not None:
            own.set_aside(f"{HISTORY}/{kept.name}")
        own.inside.rename(own.path(prepared), own.path(f"{HISTORY}/{kept.name}"))
        who, why = guarded(_sound(who)), guarded(_sound(why))
        entry = self._enter(Entry(str(number), kept.stamp, who, why, digest(contents), ""))
        own.inside.sync(own.path(HISTORY))
        return _version(kept, entry)

    def _next(self) -> int:
        """Return the number of the next version: also above those that only the log has, as far as the app counted."""
        log = self.log()
        last = max(self.folders(log)[0], default=0)
        logged = [entry.number or 0 for entry in log.entries]
        return max([last, *(number for number in logged if number <= last + len(logged))]) + 1

    def _enter(self, entry: Entry) -> Entry:
        """Write the log with a new entry.

        A file that is not as the app writes it is set aside first, and only its lines for versions that are there go on.
        """
        own, log = self._own, self.log()
        entries = list(log.entries)
        if log.trouble is not None:
            own.set_aside(f"{HISTORY}/{LOG}")
            numbers, by_number = self.folders(log)[0], log.by_number
            entries = [one for one in entries if one.number in numbers and by_number[one.number] is one]
        added = chained(entries, entry)
        own.replace(f"{HISTORY}/{LOG}", log_bytes([*entries, added]))
        return added


def _version(kept: Kept, entry: Entry | None) -> Version:
    if entry is None:
        return Version(kept.number, kept.time, "", "", "")
    who, why = (unguarded(_sound(cell)[:_LONGEST_CELL]) for cell in (entry.who, entry.why))
    return Version(kept.number, kept.time, who, why, _sound(entry.sha256), chained=bool(entry.chain))


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
