"""Tells whether another program seems to be still writing a plan's files, by what they had before."""

from __future__ import annotations

from geo.plan import PLAN_FILES, Contents

_MARKS = (b",", b";", b"\t", b"|")
_LEFT = 0.75
_FEWEST_LOST = 5
"""A file that loses a quarter of its lines at once, and at least so many, may be half written."""


def half_written(before: Contents, now: Contents, *, strict: bool = False) -> str | None:
    """Return the name of a file that seems to be half written; None if all seem whole.

    It is one that is gone or empty, that is the beginning of what it was, whose last line breaks off although it ended
    with a line end before, or that lost many of its lines.

    Parameters
    ----------
    before
        The files as they were when all were whole.
    now
        The files as they are.
    strict
        Whether a file that lost a single line counts too, since one of the files was half written a moment ago.
    """
    for name in PLAN_FILES:
        old, new = before.get(name), now.get(name)
        if isinstance(old, bytes) and old and old != new and _is_torn(old, new, strict=strict):
            return name
    return None


def broken_off(before: Contents, now: Contents) -> str | None:
    """Return the name of a file that evidently is not whole, while it was before; None if there is none.

    It is empty, ends with NUL characters, or breaks off within its last row. A person seldom leaves a file so.

    Parameters
    ----------
    before
        The files as they were when all were whole.
    now
        The files as they are.
    """
    for name in PLAN_FILES:
        old, new = before.get(name), now.get(name)
        if (
            isinstance(old, bytes)
            and isinstance(new, bytes)
            and old != new
            and _breaks_off(new)
            and not _breaks_off(old)
        ):
            return name
    return None


def _breaks_off(data: bytes) -> bool:
    if not data or data.endswith(b"\x00"):
        return True
    lines = data.splitlines()
    mark = max(_MARKS, key=lines[0].count)
    return not _ends_whole(data) and len(lines) > 1 and lines[-1].count(mark) < lines[0].count(mark)


def _is_torn(old: bytes, new: object, *, strict: bool) -> bool:
    if not isinstance(new, bytes) or old.startswith(new):
        return True
    if _ends_whole(old) and not _ends_whole(new):
        return True
    lines, left = _lines(old), _lines(new)
    return left < lines if strict else lines - left >= _FEWEST_LOST and left < lines * _LEFT


def _ends_whole(data: bytes) -> bool:
    return data.rstrip(b"\x00")[-1:] in (b"\n", b"\r")


def _lines(data: bytes) -> int:
    return max(data.count(b"\n"), data.count(b"\r"))
