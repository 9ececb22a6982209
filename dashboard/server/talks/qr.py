"""A QR code as the path of an SVG."""

from __future__ import annotations

from itertools import groupby

import segno

from geo.contract.talk import QrCode


def qr_code(text: str) -> QrCode:
    """Return the QR code of a text; a part of it may be hidden or blurred, and it is read all the same."""
    matrix = segno.make(text, error="m", micro=False).matrix
    path = "".join(_row(y, row) for y, row in enumerate(matrix))
    return QrCode(size=len(matrix), path=path)


def _row(y: int, row: bytearray) -> str:
    path, x = "", 0
    for dark, run in groupby(row):
        length = len(list(run))
        path += f"M{x} {y}h{length}v1h-{length}z" if dark else ""
        x += length
    return path
