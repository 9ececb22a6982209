"""Where templates are: those that come with the app, and those in the folder ``templates`` of a plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo.errors import PlanUnreadableError
from geo.inside import Inside
from geo.plan import Contents, read_contents
from geo.reading.limits import MAX_SETTINGS_BYTES
from geo.reading.settings import read_settings
from geo.resources import template_folder
from geo.schema import SETTINGS_FILE

FOLDER = "templates"
"""Name of the folder of a plan with templates of its own, each a folder with a ``plan.toml`` and a few CSVs."""

MOST_TEMPLATES = 50
"""So many templates of a plan are listed."""


@cache
def shipped() -> dict[str, str]:
    """Return the titles of the templates that come with the app, by name."""
    return _titles(template_folder().parent, template_folder().name)


def templates_in(folder: Path) -> dict[str, str]:
    """Return the titles of the templates in the folder of a plan, by name; none if it has none.

    Parameters
    ----------
    folder
        Folder of the plan; no link is followed out of it.
    """
    return _titles(folder, FOLDER)


def read_shipped(name: str) -> Contents | None:
    """Return the files of a template that comes with the app; None if there is none of that name."""
    return _read(template_folder().parent, template_folder().name, name) if name in shipped() else None


def read_template(folder: Path, name: str) -> Contents | None:
    """Return the files of a template of a plan.

    Parameters
    ----------
    folder
        Folder of the plan.
    name
        Name of the template; None comes back if the plan has none of that name.
    """
    return _read(folder, FOLDER, name) if name in templates_in(folder) else None


def _read(folder: Path, under: str, name: str) -> Contents | None:
    try:
        return read_contents(folder, f"{under}/{name}")
    except (OSError, PlanUnreadableError):
        return None


def _titles(folder: Path, under: str) -> dict[str, str]:
    inside = Inside(folder)
    try:
        names = [name for name in inside.names(under) if not name.startswith(".")]
    except OSError:
        return {}
    found = ((name, _title(inside, f"{under}/{name}", name)) for name in names[:MOST_TEMPLATES])
    return {name: title for name, title in found if title is not None}


def _title(inside: Inside, path: str, name: str) -> str | None:
    """Return what people call the template in a folder; None if there is none in it."""
    try:
        return read_settings(inside.read(f"{path}/{SETTINGS_FILE}", MAX_SETTINGS_BYTES), name)[0].title
    except OSError:
        return None
