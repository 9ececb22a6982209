"""Why the system refused a file, in the language in use; the system itself says it in the language of the machine."""

from __future__ import annotations

import errno
import os

from geo.words.text import Text

_REASONS = {
    errno.EACCES: "system.permission",
    errno.EBUSY: "system.busy",
    errno.EEXIST: "system.exists",
    errno.EIO: "system.input-output",
    errno.EISDIR: "system.directory",
    errno.EMFILE: "system.open-files",
    errno.EFBIG: "system.large",
    errno.ELOOP: "system.link",
    errno.ENAMETOOLONG: "system.long-name",
    errno.ENOENT: "system.absent",
    errno.ENOSPC: "system.full",
    errno.ENOTDIR: "system.no-directory",
    errno.EPERM: "system.not-permitted",
    errno.EROFS: "system.read-only",
}


def reason(error: OSError) -> Text | str:
    """Return why the system refused: as a text for a common reason, in the system's own words for another."""
    known = error.errno is not None and error.strerror == os.strerror(error.errno)
    key = _REASONS.get(error.errno or 0) if known else None
    return Text(key) if key else str(error.strerror or error)
