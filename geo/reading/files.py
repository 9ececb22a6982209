"""Opens the files of a plan: what is no text, beyond a limit, or leads outside the plan is a finding in place of its bytes."""

from __future__ import annotations

import os
from collections.abc import Sequence

from geo.inside import Inside, IrregularFileError, LinkOutsideError
from geo.problem import Finding
from geo.reading.filekinds import wrong_kind
from geo.reading.limits import MAX_FILE_BYTES, larger_than_a_file, too_large
from geo.reading.stand_ins import absent_near
from geo.words.system import reason
from geo.words.text import Text

USUALLY_ABSENT = Finding("file-absent", "notice", Text("problems.file-absent-table"))
"""The finding for an absent file, when no file with a similar name exists."""

LINK = Finding("file-link", "error", Text("problems.file-link"))
"""The finding for a file that is a link to something outside the plan."""


def read_file(inside: Inside, name: str, others: Sequence[str], under: str = "") -> bytes | Finding:
    """Return the bytes of a file, or the finding that says why there are none.

    Parameters
    ----------
    inside
        Folder of the plan.
    name
        Name of the file.
    others
        Names of files beside it that are no files of the plan.
    under
        Path in the folder to the files of a version, in which no link is followed; "" for the files of the plan.
    """
    path = f"{under}/{name}" if under else name
    found = read_bytes(inside, path, follow=not under)
    if found == USUALLY_ABSENT:
        return absent_near(name, others) or found
    return refused(found, name)


def read_bytes(inside: Inside, path: str, *, follow: bool = True) -> bytes | Finding:
    """Return the bytes of a file, whatever they are, or the finding that says why there are none.

    Parameters
    ----------
    inside
        Folder of the plan.
    path
        Path of the file in it.
    follow
        Whether a link to another file in the folder is followed.
    """
    try:
        with inside.opened(path, follow=follow) as file:
            if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
                return larger_than_a_file(path.rpartition("/")[2])
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return USUALLY_ABSENT
    except LinkOutsideError:
        return LINK
    except IrregularFileError:
        return Finding("file-unreadable", "error", Text("problems.file-unreadable-irregular"))
    except OSError as error:
        return Finding("file-unreadable", "error", Text("problems.file-unreadable", reason=reason(error)))


def refused(content: bytes | Finding, name: str) -> bytes | Finding:
    """Return the finding in place of a file that is no text or beyond a limit: nobody must read it, nor write over it.

    Parameters
    ----------
    content
        Its bytes; a finding comes back as it is.
    name
        Name of the file.
    """
    if isinstance(content, Finding):
        return content
    return wrong_kind(content, name) or too_large(content, name) or content
