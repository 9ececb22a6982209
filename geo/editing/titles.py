"""Another title in the bytes of a ``plan.toml``; all else in the file stays, byte for byte."""

from __future__ import annotations

import json
import re
import tomllib

_LINE = re.compile(rb"^[ \t]*title[ \t]*=[^\r\n]*", re.MULTILINE)
_MARK = b"\xef\xbb\xbf"


def with_title(data: bytes, title: str) -> bytes | None:
    """Return a ``plan.toml`` with another title.

    Parameters
    ----------
    data
        Bytes of the file.
    title
        Its new title.

    Returns
    -------
    bytes or None
        None if the file is no TOML, or if the title in it cannot be replaced safely.
    """
    mark = _MARK if data.startswith(_MARK) else b""
    body = data[len(mark) :]
    before = _read(body)
    if before is None:
        return None
    line = b"title = " + json.dumps(title, ensure_ascii=False).replace("\x7f", "\\u007f").encode()
    candidates = [body[: found.start()] + line + body[found.end() :] for found in _LINE.finditer(body)]
    candidates.append(line + b"\n" + body)
    try:
        return next((mark + text for text in candidates if _read(text) == {**before, "title": title}), None)
    except RecursionError:
        return None


def _read(body: bytes) -> dict[str, object] | None:
    try:
        return tomllib.loads(body.decode())
    except (ValueError, RecursionError):
        return None
