"""Where the shipped data is: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def data_folder() -> Path:
    """Return the folder with the subfolders ``basemap``, ``plans`` and ``templates``."""
    package = Path(str(files("geo")))
    shipped = package / "_data"
    return shipped if shipped.is_dir() else package.parent / "data"


def sample_plan() -> Path:
    """Return the folder of the sample plan."""
    return data_folder() / "plans" / "mnf-u"


def template_folder() -> Path:
    """Return the folder of the templates that come with the app, each in a folder of its own."""
    return data_folder() / "templates"


def basemap_file(name: str) -> Path:
    """Return the path of a file of the base map, by its name; the file need not exist."""
    return data_folder() / "basemap" / name


def asset(name: str) -> Path:
    """Return the path of a script that the build makes for the library (``milsymbol.js``); it need not exist."""
    return Path(str(files("geo"))) / "_assets" / name
