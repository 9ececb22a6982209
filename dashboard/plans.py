"""Where the plans of a server are kept: the one place that opens them, whatever keeps them."""

from __future__ import annotations

from pathlib import Path

from geo.editing.folder_shelf import FolderShelf
from geo.editing.shelf import Shelf
from geo.resources import sample_plan


def shelf_at(address: str | None) -> Shelf:
    """Return the plans at an address, as ``posture run`` is given it; the sample plan and those beside it without one."""
    return FolderShelf(sample_plan() if address is None else Path(address))
