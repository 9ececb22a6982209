"""A shelf of folders: the served plan, and the plans in the same parent folder."""

from __future__ import annotations

from pathlib import Path

from geo.editing.folder_store import FolderStore
from geo.editing.shelf import Shelf
from geo.errors import UnknownPlanError
from geo.plan import PLAN_FILES
from geo.words.text import Text


class FolderShelf(Shelf):
    """A plan folder and the plan folders beside it.

    Parameters
    ----------
    served
        Folder of the plan to show first; the shelf lists it even while it cannot be read.
    drafts
        Folder of all drafts; None for the one in the user's data folder.
    """

    def __init__(self, served: Path, drafts: Path | None = None) -> None:
        self._served = served.resolve()
        self._drafts = drafts

    @property
    def address(self) -> str:
        """The absolute path of the served plan's folder."""
        return str(self._served)

    @property
    def usual(self) -> str:
        """The name of the served plan's folder."""
        return self._served.name

    def names(self) -> list[str]:
        """Return the names of the folders, in alphabetical order; a served plan that cannot be seen comes first."""
        return [folder.name for folder in self._folders()]

    def store(self, name: str) -> FolderStore:
        """Return the store of a plan in a folder of the shelf.

        Raises
        ------
        UnknownPlanError
            If the shelf lists no folder of that name.
        """
        found = next((folder for folder in self._folders() if folder.name == name), None)
        if found is None:
            raise UnknownPlanError(Text("stores.no-plan", name=name))
        return FolderStore(found, self._drafts)

    def _folders(self) -> list[Path]:
        try:
            folders = sorted(path for path in self._served.parent.iterdir() if _holds_a_plan(path))
        except OSError:
            folders = []
        return folders if self._served in folders else [self._served, *folders]


def _holds_a_plan(folder: Path) -> bool:
    try:
        return folder.is_dir() and any((folder / name).is_file() for name in PLAN_FILES)
    except OSError:
        return False
