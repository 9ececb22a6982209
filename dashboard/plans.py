"""Where the plans of a server are kept, and which of them it shows: the only module that knows the kinds of shelf."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from geo.editing.actor import Actor
from geo.editing.folder_shelf import FolderShelf
from geo.editing.shelf import Shelf
from geo.errors import UnknownPlanError
from geo.resources import sample_plan
from geo.words.text import say


def shelf_at(address: str | None, plans: str | None = None) -> Shelf:
    """Return the plans of a server: the served one, and no other unless a folder of plans is named.

    Parameters
    ----------
    address
        The argument of ``posture run``; None for the sample plan.
    plans
        Its option ``--plans``: a folder whose direct subfolders that hold a plan are listed too; None for no others.
    """
    return FolderShelf(sample_plan() if address is None else Path(address), Path(plans) if plans else None)


def shown_plans(plans: Shelf, actor: Actor) -> dict[str, str]:
    """Return the plans that a viewer may be shown, in the order of the shelf: what people call each, by name.

    This is the only place that decides which plans of a server are listed. A title that several plans have is followed by
    the name.

    Parameters
    ----------
    plans
        All plans of the server.
    actor
        Who looks; without the right to read, they are told names and no titles.
    """
    titles = {name: _title(plans, name) if actor.may("read") else name for name in plans.names()}
    count = Counter(titles.values())
    return {
        name: title if count[title] == 1 else say("pages.plan-of-many", title=title, name=name)
        for name, title in titles.items()
    }


def _title(plans: Shelf, name: str) -> str:
    try:
        return plans.store(name).title
    except UnknownPlanError:  # somebody deleted it just now
        return name
