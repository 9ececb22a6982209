"""Every kind of store there is, for the tests of what all stores promise: a new one joins by a line in :data:`PLACES`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from geo.editing.changes import RowChange
from geo.editing.contents import documents
from geo.editing.document import Document
from geo.editing.folder_shelf import FolderShelf
from geo.editing.shelf import Shelf
from geo.editing.store import Store
from geo.plan import Contents
from geo.problem import Finding
from geo.schema import PLACEMENTS
from geo.words.text import Text
from tests.memory_store import MemoryShelf

NORTH, SOUTH = "north", "south"
TABLE = PLACEMENTS.file


class Place(Protocol):
    """Plans in a store of one kind, and what other programs do to the plan :data:`NORTH` in it."""

    shelf: Shelf

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]], root: Path) -> None: ...

    def write(self, file: str, data: bytes) -> None:
        """Write a file, past every store."""

    def spoil(self, file: str) -> None:
        """Make a file that is there unreadable."""

    def lose(self) -> None:
        """Take the whole plan away."""


class FolderPlace:
    """Folders side by side, with one beside them that is no plan."""

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]], root: Path) -> None:
        for name, files in plans.items():
            (root / "plans" / name).mkdir(parents=True)
            for file, data in files.items():
                (root / "plans" / name / file).write_bytes(data)
        (root / "plans/letters").mkdir()
        self._folder = root / "plans" / NORTH
        self.shelf = FolderShelf(self._folder, self._folder.parent, drafts=root / "drafts")

    def write(self, file: str, data: bytes) -> None:
        (self._folder / file).write_bytes(data)

    def spoil(self, file: str) -> None:
        (self._folder / file).unlink()
        (self._folder / file).mkdir()

    def lose(self) -> None:
        self._folder.rename(self._folder.parents[1] / "away")


class MemoryPlace:
    """Plans in memory."""

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]], _: Path) -> None:
        self.shelf = MemoryShelf(plans)
        self._kept = self.shelf.kept[NORTH]

    def write(self, file: str, data: bytes) -> None:
        self._kept.put({**(self._kept.contents or {}), file: data})

    def spoil(self, file: str) -> None:
        finding = Finding("file-unreadable", "error", Text("problems.file-unreadable-irregular"))
        self._kept.put({**(self._kept.contents or {}), file: finding})

    def lose(self) -> None:
        self._kept.put(None)


PLACES: list[type[Place]] = [FolderPlace, MemoryPlace]
"""Every kind of store there is."""


def change(store: Store, unit: str = "A", **cells: str) -> RowChange:
    document = documents(store.read(), ["placements"])["placements"]
    row = next(row for row in document.rows if row.cells["unit_id"] == unit)
    return RowChange("placements", row.handle, dict(row.cells), cells)


def data(contents: Contents, file: str = TABLE) -> bytes:
    found = contents[file]
    assert isinstance(found, bytes)
    return found


def cells(store: Store, column: str) -> list[str]:
    return [row.cells[column] for row in Document(data(store.read()), PLACEMENTS).rows]


def reasons(store: Store) -> list[str]:
    return [version.why for version in store.versions()]
