"""A shelf of folders: the served plan, and the plans in a folder that whoever serves it named."""

from __future__ import annotations

from pathlib import Path

from geo.editing.folder_store import FolderStore
from geo.editing.shelf import Shelf
from geo.errors import UnknownPlanError
from geo.inside import is_link
from geo.plan import PLAN_FILES
from geo.reading.workbook_folder import workbook_names
from geo.words.text import Text


class FolderShelf(Shelf):
    """A plan folder, and the direct subfolders of another folder that hold a plan.

    A name is only looked up among those listed; no path is made of it. A subfolder that is a link is not listed: nobody
    who serves the folder chose where it leads.

    Parameters
    ----------
    served
        Folder of the plan to show first; the shelf lists it even while it cannot be read.
    plans
        Folder of the other plans; None if there are none.
    drafts
        Folder of all drafts; None for the one in the user's data folder.
    """

    def __init__(self, served: Path, plans: Path | None = None, drafts: Path | None = None) -> None:
        self._served = served.resolve()
        self._plans = None if plans is None else plans.resolve()
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
        """Return the names of the folders, in alphabetical order; a served plan that lies elsewhere comes first."""
        return list(self._folders())

    def store(self, name: str) -> FolderStore:
        """Return the store of a plan in a folder of the shelf.

        Raises
        ------
        UnknownPlanError
            If the shelf lists no folder of that name.
        """
        found = self._folders().get(name)
        if found is None:
            raise UnknownPlanError(Text("stores.no-plan", name=name))
        return FolderStore(found, self._drafts, name)

    def _folders(self) -> dict[str, Path]:
        """Return the folders by name; one that has the name of the served plan has that of its parent before it."""
        folders = self._others()
        if self._served not in folders:
            folders = [self._served, *folders]
        shared = {path: f"{path.parent.name}/{path.name}" for path in folders if path.name == self.usual}
        return {path.name if path == self._served else shared.get(path, path.name): path for path in folders}

    def _others(self) -> list[Path]:
        try:
            return [] if self._plans is None else sorted(path for path in self._plans.iterdir() if _holds_a_plan(path))
        except OSError:
            return []


def _holds_a_plan(folder: Path) -> bool:
    try:
        real = folder.is_dir() and not is_link(folder.lstat())
        return real and (
            any((folder / name).is_file() for name in PLAN_FILES)
            or any((folder / name).is_file() for name in workbook_names(path.name for path in folder.iterdir()))
        )
    except OSError:
        return False
