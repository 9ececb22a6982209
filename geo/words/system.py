"""Why the system refused a file, in the language in use; the system itself says it in the language of the machine."""

from __future__ import annotations

import errno

from geo.words.text import Text

_REASONS = {
    errno.EACCES: "command_system.permission",
    errno.EBUSY: "command_system.busy",
    errno.EEXIST: "command_system.exists",
    errno.EIO: "command_system.input-output",
    errno.EISDIR: "command_system.directory",
    errno.EMFILE: "command_system.open-files",
    errno.ENAMETOOLONG: "command_system.long-name",
    errno.ENOENT: "command_system.absent",
    errno.ENOSPC: "command_system.full",
    errno.ENOTDIR: "command_system.no-directory",
    errno.EPERM: "command_system.not-permitted",
    errno.EROFS: "command_system.read-only",
}


def reason(error: OSError) -> Text | str:
    """Return why the system refused: as a text for a common reason, in the system's own words for a rare one."""
    key = _REASONS.get(error.errno or 0)
    return Text(key) if key else str(error.strerror)
