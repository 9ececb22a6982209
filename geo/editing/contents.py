"""A plan's files as bytes, wherever they are kept: put changes onto them, compare them, and sum them up in a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

from geo.columns import TableSpec
from geo.editing.changes import RowChange
from geo.editing.clash import Clash
from geo.editing.document import Document
from geo.editing.merge import merge
from geo.editing.outcome import Clashes, NeedsUtf8
from geo.editing.settings_file import SettingsDocument
from geo.errors import SaveError
from geo.plan import KNOWN_BYTES, PLAN_FILES, Contents, context_of, is_unreadable
from geo.problem import Finding
from geo.reading.context import Context
from geo.reading.settings import Settings, read_settings
from geo.reading.workbook_origin import Origin, origins
from geo.schema import SETTINGS_FILE, TABLE_BY_FILE, TABLES
from geo.words.text import Text


def digest(contents: Mapping[str, object]) -> str:
    """Return the SHA-256 of a plan's files, in hex.

    It is the sum of one line ``name sha256`` for each file that is present, in the order of
    :data:`geo.plan.PLAN_FILES`; absent and unreadable files do not count.
    """
    lines = [
        f"{name} {hashlib.sha256(data).hexdigest()}\n"
        for name in PLAN_FILES
        if isinstance(data := contents.get(name), bytes)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def documents(contents: Mapping[str, object], tables: Iterable[str]) -> dict[str, Document]:
    """Return the documents of some tables, by name of the table.

    Parameters
    ----------
    contents
        The plan's files by name; a file that is absent or unreadable gives an empty document. The ceasefire in
        plan.toml decides which times are the same.
    tables
        Names of the tables; plan.toml counts as one.
    """
    data = contents.get(SETTINGS_FILE)
    context = context_of(contents, _settings(data if isinstance(data, bytes) else b""))
    wanted = set(tables)
    found: dict[str, Document] = {}
    for spec in TABLES:
        content = contents.get(spec.file)
        if spec.name in wanted:
            known = content if isinstance(content, bytes) else b""
            found[spec.name] = (_known if len(known) <= KNOWN_BYTES else Document)(known, spec, context)
    if SETTINGS_FILE in wanted:
        found[SETTINGS_FILE] = SettingsDocument(data if isinstance(data, bytes) else b"")
    return found


@lru_cache(maxsize=64)
def _known(data: bytes, spec: TableSpec, context: Context) -> Document:
    """Read a document once for all planners who have the same file: it never changes."""
    return Document(data, spec, context)


@lru_cache(maxsize=8)
def _settings(data: bytes) -> Settings:
    return read_settings(data, "")[0]


def with_changes(
    contents: Contents, changes: Iterable[RowChange], *, convert: bool = False
) -> Contents | Clashes | NeedsUtf8:
    """Put changes onto files.

    Parameters
    ----------
    contents
        The files now, by name; this dict is not changed.
    changes
        What a planner changed, in any tables.
    convert
        Whether a file may become UTF-8 if its encoding lacks a character that a change needs.

    Returns
    -------
    dict, Clashes or NeedsUtf8
        The files with the changes; or the clashes that the planner must answer first; or the names of the files that
        must become UTF-8 first.

    Raises
    ------
    SaveError
        If a file exists but could not be read.
    """
    refuse_unreadable(contents)
    waiting, wanted = list(changes), dict(contents)
    clashes: list[Clash] = []
    unfit: list[str] = []
    for table, document in documents(contents, {c.table for c in waiting}).items():
        merged = merge(document, [c for c in waiting if c.table == table])
        clashes += merged.clashes
        if merged.is_empty:
            continue
        text = merged.text(document)
        try:
            wanted[document.spec.file] = document.encoded(text)
        except UnicodeEncodeError:
            unfit.append(document.spec.file)
            wanted[document.spec.file] = document.encoded(text, convert=True)
    if clashes:
        return Clashes(clashes)
    return NeedsUtf8(unfit) if unfit and not convert else wanted


def refuse_unreadable(contents: Contents) -> None:
    """Refuse a save of files that include one that exists but could not be read.

    A save would write over that file, and the version that it records would lack it.

    Raises
    ------
    SaveError
        If there is such a file; the message names it.
    """
    for name, content in contents.items():
        if isinstance(content, Finding) and is_unreadable(content):
            raise SaveError(Text("stores.save.file-unreadable", file=name.rpartition("/")[2], reason=content.text))


def with_own_files(before: Contents, wanted: Contents) -> Contents:
    """Return the files after a save: each table that came from a workbook then has a CSV, and the workbook counts no more.

    A table that is wanted no more gets an empty one, since nothing is ever deleted from a workbook.

    Parameters
    ----------
    before
        The files now, by name.
    wanted
        The files after the save, by name.
    """
    made = dict(wanted)
    for file in made_of_sheets(before):
        if not isinstance(made.get(file), bytes):
            empty = Document(b"", TABLE_BY_FILE[file])
            made[file] = empty.encoded(empty.written({}, frozenset(), []))
    return made


def made_of_sheets(contents: Contents) -> dict[str, Origin]:
    """Return where those files come from whose bytes a workbook gives, by name."""
    return {file: origin for file, origin in origins(contents).items() if isinstance(contents.get(file), bytes)}


def differing(before: Contents, wanted: Contents) -> list[str]:
    """Return the names of the files that a save changes.

    Parameters
    ----------
    before
        The files now, by name.
    wanted
        The files after the save, by name; one that is not bytes there is to be deleted. The names come back in this
        order.
    """
    return [
        name
        for name, data in wanted.items()
        if before.get(name) != data and (isinstance(before.get(name), bytes) or isinstance(data, bytes))
    ]


def to_write(before: Contents, wanted: Contents) -> list[str]:
    """Return the names of the files that a save must write or delete: those that differ, and then all tables of workbooks.

    Parameters
    ----------
    before, wanted
        As for :func:`differing`, after :func:`with_own_files`.
    """
    found = differing(before, wanted)
    sheets = made_of_sheets(before) if found else {}
    return [name for name in wanted if name in found or name in sheets]
