"""The folder ``mappings`` of a plan: how imported files of a shape are read, a TOML for each shape."""

from __future__ import annotations

import secrets

from geo.inside import Inside
from geo.reading.limits import MAX_SETTINGS_BYTES

FOLDER = "mappings"
"""Name of the folder inside that of a plan."""


def read_mapping(inside: Inside, shape: str) -> bytes | None:
    """Return what is kept for files of a shape; None if nothing is.

    Parameters
    ----------
    inside
        Folder of the plan.
    shape
        Letters and digits that name the shape.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    try:
        return inside.read(_name(shape), MAX_SETTINGS_BYTES)
    except FileNotFoundError:
        return None


def keep_mapping(inside: Inside, shape: str, data: bytes) -> str:
    """Keep a mapping in place of the one for its shape, and return the name of its file in the folder of the plan.

    Parameters
    ----------
    inside, shape
        As for :func:`read_mapping`.
    data
        The TOML.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    inside.make(FOLDER)
    unfinished = f"{FOLDER}/.tmp-{secrets.token_hex(4)}"
    inside.write_new(unfinished, data)
    inside.rename(unfinished, _name(shape))
    return _name(shape)


def _name(shape: str) -> str:
    return f"{FOLDER}/{shape}.toml"
