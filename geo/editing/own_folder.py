"""The app's own folder inside a plan, ``.posture``: what makes it ours, and what we may write and delete there.

It is ours if it is a real folder with our mark, the record of :mod:`geo.editing.identity`. A folder of an earlier version has
no mark, but only names that the app gives; it gets the mark at the next save. Any other folder, file or link of that
name is somebody else's: nothing there is read, written or deleted.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from pathlib import Path

from geo.editing.identity import has_record, id_of_path, identity
from geo.inside import Inside, is_link
from geo.plan import OWN_FOLDER as FOREIGN
from geo.problem import Finding
from geo.words.system import reason
from geo.words.text import Text

OWN_FOLDER = ".posture"
"""Folder inside a plan's folder for the lock, unfinished files and the history."""

LOCK, HISTORY = "lock", "history"
_OURS = re.compile(r"lock|history|plan\.json|tmp-.*|set-aside-.*|\..*|Thumbs\.db|desktop\.ini", re.DOTALL)
_UNFINISHED = re.compile(r"tmp-(?:([0-9a-f]{8})-)?([0-9]{1,10})-[0-9a-f]{8}")
_ID_LENGTH = 8


class OwnFolder:
    """The app's own folder of one plan; names are relative to it.

    Parameters
    ----------
    plan
        Folder of the plan.
    """

    def __init__(self, plan: Path) -> None:
        self.plan = plan
        self.inside = Inside(plan)

    def path(self, name: str) -> str:
        """Return a name as :attr:`inside` takes it."""
        return f"{OWN_FOLDER}/{name}"

    def kind(self, name: str) -> str | None:
        """Return what a name is: ``file``, ``folder`` or ``link``; None if it is absent."""
        return _kind_of(self.inside, self.path(name))

    @property
    def is_there(self) -> bool:
        """Whether there is a folder that is ours."""
        return self.foreign() is None and _kind_of(self.inside, OWN_FOLDER) == "folder"

    def foreign(self) -> Text | None:
        """Return why the folder is not ours; None if it is, or if there is none."""
        kind = _kind_of(self.inside, OWN_FOLDER)
        if kind in ("link", "file"):
            return Text(f"stores.own-folder.{kind}")
        if kind is None or has_record(self.plan, OWN_FOLDER):
            return None
        try:
            names = self.inside.names(OWN_FOLDER)
        except OSError as error:
            return Text("stores.own-folder.unreadable", reason=reason(error))
        return None if all(map(_OURS.fullmatch, names)) else Text("stores.own-folder.other")

    def finding(self) -> dict[str, bytes | Finding]:
        """Return the finding that the folder is not ours, for the contents of the plan; nothing if it is."""
        why = self.foreign()
        return {} if why is None else {OWN_FOLDER: Finding(FOREIGN, "error", Text("problems.own-folder", reason=why))}

    def make(self) -> None:
        """Make the folder, and set aside what is in the place of the lock."""
        self.inside.make(OWN_FOLDER)
        self.clear_way(LOCK, "file")

    def clear_way(self, name: str, kind: str) -> None:
        """Set something aside if it has the name of what the app makes but is of another kind.

        Parameters
        ----------
        name
            The name.
        kind
            What the app makes there: ``file`` or ``folder``.
        """
        if self.kind(name) not in (kind, None):
            self.set_aside(name)

    def set_aside(self, name: str) -> None:
        """Give something another name in this folder, and delete nothing; a link is renamed, not what it leads to."""
        last = name.rpartition("/")[2][:60]
        self.inside.rename(self.path(name), self.path(f"set-aside-{secrets.token_hex(4)}-{last}"))

    def unfinished(self) -> str:
        """Return a new name for an unfinished file or folder: it says of which plan and of which process it is."""
        return f"tmp-{self._id}-{os.getpid()}-{secrets.token_hex(4)}"

    def replace(self, name: str, data: bytes) -> None:
        """Replace the content of a file: whoever reads it meanwhile finds all of the old bytes or all of the new ones.

        Parameters
        ----------
        name
            The file, which may be absent.
        data
            All its new bytes.
        """
        unfinished = self.path(self.unfinished())
        try:
            self.inside.write_new(unfinished, data)
            self.inside.rename(unfinished, self.path(name))
        except BaseException:
            self.inside.remove(unfinished)
            raise
        self.inside.sync(self.path(name).rpartition("/")[0])

    def clear_unfinished(self) -> None:
        """Delete what an interrupted write of the app left; the caller has the lock.

        It is a file or folder, no link, that the app named for this plan, and whose process is this one or has ended.
        """
        ids = (None, self._id, id_of_path(self.plan)[:_ID_LENGTH])
        for name in self.inside.names(OWN_FOLDER):
            match = _UNFINISHED.fullmatch(name)
            if match is None or match[1] not in ids or _runs(int(match[2])):
                continue
            if self.kind(name) in ("file", "folder"):
                self.inside.remove(self.path(name))

    @property
    def _id(self) -> str:
        return identity(self.plan, OWN_FOLDER)[:_ID_LENGTH]


def _kind_of(inside: Inside, name: str) -> str | None:
    """Return whether a name is a ``file``, ``folder`` or ``link``; None if it is absent. A pipe counts as a link."""
    try:
        status = inside.status(name)
    except FileNotFoundError:
        return None
    if is_link(status):
        return "link"
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(status.st_mode) else "link"


def _runs(process: int) -> bool:
    """Tell whether another process of this machine has a number; Windows has no harmless way to ask, and says no."""
    if process == os.getpid() or os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
