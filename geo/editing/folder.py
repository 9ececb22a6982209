"""New plan folders: an empty plan with headers and help, and copies."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from geo.columns import TableSpec
from geo.errors import PlanExistsError, PlanUnreadableError
from geo.plan import PLAN_FILES
from geo.schema import SETTINGS_FILE, TABLES

_SETTINGS = """\
# What holds for the plan as a whole. Lines that start with # are comments.
title = "{title}"
description = ""
view = "ukraine"                     # the view shown first: ukraine or europe
# ceasefire = 2026-01-01T06:00:00Z   # assumed H+0; with it, dates may stand instead of D+n

[marking]
text = "NOTIONAL – FOR ILLUSTRATION" # the banner of every page and export
colour = "#1d6b4f"

[theatre]
bounds = [-12, 34, 45, 62]           # west, south, east, north; a position outside is a warning

# All figures below are notional planning figures.
[sustainment]
unit_days_on_hand = 5                # days of supply that a unit carries
deploy_t_per_person = 1.5            # tonnes moved per person deployed
avoid_countries = ["BLR", "RUS"]     # no route enters them

[sustainment.kg_per_person_per_day]
"I food and water" = 22
"III fuel" = 15
"V ammunition" = 3

[sustainment.speed_kmh]              # average speeds of convoys and trains, km/h
road = 45
rail = 35

[sustainment.delay_h]                # hours
border_crossing = 4                  # at a border with checks
border_crossing_schengen = 0         # between two states of the Schengen area
change_of_gauge = 12                 # between railways of 1435 and 1520 mm
"""

_README = """\
A plan is this folder of CSV files. Save them as UTF-8 ("CSV UTF-8" in Excel), with commas and decimal points.
In placements, hubs and command_nodes one row is where one thing is for one period; a move is a second row with the
same id. Times are D+n (days) or H+n (hours) from the ceasefire; an empty cell means unknown.
"Needed" marks the columns that must hold something. "posture check" finds what is wrong.
"""


def new_plan(folder: Path) -> None:
    """Write an empty plan: every table with its header, a commented plan.toml, and a page of help.

    Raises
    ------
    PlanExistsError
        If the folder exists and is not empty.
    """
    _check_free(folder)
    folder.mkdir(parents=True, exist_ok=True)
    title = folder.absolute().name.replace("\\", "").replace('"', "'")
    (folder / SETTINGS_FILE).write_text(_SETTINGS.format(title=title), encoding="utf-8")
    for spec in TABLES:
        (folder / spec.file).write_text(_header(spec), encoding="utf-8", newline="")
    (folder / "README.txt").write_text(_README + "".join(_help(spec) for spec in TABLES), encoding="utf-8")


def copy_plan(source: Path, target: Path) -> None:
    """Copy the files of a plan into a new folder, to try another course of action.

    Raises
    ------
    PlanUnreadableError
        If the source is no folder.
    PlanExistsError
        If the target exists and is not empty.
    """
    if not source.is_dir():
        raise PlanUnreadableError(f"{source} is no folder; name the plan to copy")
    _check_free(target)
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        if path.is_file() and (path.name in PLAN_FILES or path.suffix in (".txt", ".md")):
            shutil.copy2(path, target / path.name)


def _check_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PlanExistsError(f"{folder} exists already; name a new folder")


def _header(spec: TableSpec) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(spec.column_names)
    return line.getvalue()


def _help(spec: TableSpec) -> str:
    lines = [f"\n{spec.file} - {spec.title}"]
    for column in spec.columns:
        needed = " Needed." if column.name in spec.needed else ""
        choices = f" One of: {', '.join(column.vocabulary.codes)}." if column.vocabulary else ""
        lines.append(f"  {column.name}: {column.help}{choices}{needed}")
    return "\n".join(lines) + "\n"
