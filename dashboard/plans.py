"""Where the plans of a server are kept: the only module that knows the kinds of shelf."""

from __future__ import annotations

from pathlib import Path

from geo.editing.folder_shelf import FolderShelf
from geo.editing.shelf import Shelf
from geo.resources import sample_plan


def shelf_at(address: str | None) -> Shelf:
    """Return the plans at an address, which is an argument of ``posture run``; None for the sample plan and those beside it."""
    return FolderShelf(sample_plan() if address is None else Path(address))
