"""A plan's files as bytes, wherever they are kept: changes put onto them, told apart, and known by one sum."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.merge import Clash, merge
from geo.editing.outcome import Clashes, NeedsUtf8
from geo.errors import SaveError
from geo.plan import PLAN_FILES, Contents, is_unreadable
from geo.problem import Finding
from geo.reading.settings import read_settings
from geo.schema import SETTINGS_FILE, TABLES
from geo.words.text import Text


def digest(contents: Mapping[str, object]) -> str:
    """Return the SHA-256 of a plan's files: of the lines ``name sha256`` of each file that is there."""
    lines = [
        f"{name} {hashlib.sha256(data).hexdigest()}\n"
        for name in PLAN_FILES
        if isinstance(data := contents.get(name), bytes)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def documents(contents: Mapping[str, object], tables: Iterable[str]) -> dict[str, Document]:
    """Return the documents of some tables, times read as plan.toml says; an absent file is an empty document."""
    data = contents.get(SETTINGS_FILE)
    context = read_settings(data if isinstance(data, bytes) else b"", "")[0].context
    wanted = set(tables)
    found = {}
    for spec in TABLES:
        content = contents.get(spec.file)
        if spec.name in wanted:
            found[spec.name] = Document(content if isinstance(content, bytes) else b"", spec, context)
    return found


def with_changes(
    contents: Contents, changes: Iterable[RowChange], *, convert: bool = False
) -> Contents | Clashes | NeedsUtf8:
    """Put changes onto files.

    Parameters
    ----------
    contents
        The files as they are; they stay so.
    changes
        What a planner changed.
    convert
        Whether files whose encoding cannot hold a character may become UTF-8.

    Returns
    -------
    dict, Clashes or NeedsUtf8
        The files as they are to be; or what must be settled first.

    Raises
    ------
    SaveError
        If a file is there and could not be read.
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
    """Raise SaveError where a file is there and could not be read: it must not be written over, nor missed by a version."""
    for name, content in contents.items():
        if isinstance(content, Finding) and is_unreadable(content):
            raise SaveError(Text("stores.save.file-unreadable", file=name, reason=content.message))


def differing(before: Contents, wanted: Contents) -> list[str]:
    """Return the names of the files that are to be written or to go, in the order of the wanted ones."""
    return [
        name
        for name, data in wanted.items()
        if before.get(name) != data and (isinstance(before.get(name), bytes) or isinstance(data, bytes))
    ]
