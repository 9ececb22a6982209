"""Mappings that a plan keeps for the next file of the same shape."""

from __future__ import annotations

from geo.editing.actor import Actor
from geo.editing.store import Store
from geo.errors import ForeignFileError
from geo.importing.mapping import ColumnMapping, mapping_of, mapping_text, shape_of
from geo.words.text import Text


def kept_mapping(store: Store, headings: tuple[str, ...]) -> ColumnMapping | None:
    """Return the mapping that a plan keeps for files with these headings; None if it keeps none.

    Parameters
    ----------
    store
        Where the plan is kept.
    headings
        Headings of the file.

    Raises
    ------
    ForeignFileError
        If it keeps one that cannot be read or does not fit.
    """
    try:
        data = store.read_mapping(shape_of(headings))
    except OSError as error:
        raise ForeignFileError(Text("importing.refused.mapping")) from error
    return None if data is None else mapping_of(decoded(data), headings)


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


def keep_mapping(store: Store, mapping: ColumnMapping, actor: Actor) -> str:
    """Keep a mapping in place of the one for files of its shape, and return the name of its file; "" if the store keeps none.

    Parameters
    ----------
    store
        Where the plan is kept.
    mapping
        What is kept.
    actor
        Who imports.

    Raises
    ------
    ReadOnlyError
        If the actor may not edit.
    OSError
        If it cannot be written.
    """
    return store.keep_mapping(mapping.shape, mapping_text(mapping).encode(), actor)
