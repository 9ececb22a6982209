"""Keeps mappings inside a plan's folder, for the next file of the same shape."""

from __future__ import annotations

import secrets
from pathlib import Path

from geo.errors import ForeignFileError
from geo.importing.mapping import ColumnMapping, mapping_of, mapping_text, shape_of
from geo.inside import Inside
from geo.reading.limits import MAX_SETTINGS_BYTES
from geo.words.text import Text

FOLDER = "mappings"
"""Folder inside a plan's folder that holds its mappings, a file for each shape."""


def kept_mapping(plan: Path, headings: tuple[str, ...]) -> ColumnMapping | None:
    """Return the mapping that a plan keeps for files with these headings; None if it keeps none.

    Parameters
    ----------
    plan
        Folder of the plan.
    headings
        Headings of the file.

    Raises
    ------
    ForeignFileError
        If it keeps one that cannot be read or does not fit.
    """
    try:
        data = Inside(plan.absolute()).read(_name(headings), MAX_SETTINGS_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ForeignFileError(Text("importing.refused.mapping")) from error
    return mapping_of(decoded(data), headings)


def decoded(data: bytes) -> str:
    """Return the text of a mapping.

    Raises
    ------
    ForeignFileError
        If the bytes are no UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ForeignFileError(Text("importing.refused.mapping")) from error


def keep_mapping(plan: Path, mapping: ColumnMapping) -> str:
    """Keep a mapping in place of the one for files of its shape, and return the name of its file in the folder.

    Parameters
    ----------
    plan
        Folder of the plan.
    mapping
        What is kept.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    inside, name = Inside(plan.absolute()), _name(mapping.headings)
    inside.make(FOLDER)
    unfinished = f"{FOLDER}/.tmp-{secrets.token_hex(4)}"
    inside.write_new(unfinished, mapping_text(mapping).encode())
    inside.rename(unfinished, name)
    return name


def _name(headings: tuple[str, ...]) -> str:
    return f"{FOLDER}/{shape_of(headings)}.toml"
