"""New plan folders: an empty plan with headers and help, or a copy of another plan."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import textwrap
from pathlib import Path

from geo.columns import TableSpec
from geo.editing.titles import with_title
from geo.errors import PlanExistsError, PlanUnreadableError
from geo.inside import Inside, IrregularFileError, LinkOutsideError
from geo.plan import PLAN_FILES
from geo.problem import Finding
from geo.reading.files import refused
from geo.reading.limits import MAX_FILE_BYTES
from geo.reading.settings import read_settings
from geo.reading.workbook_folder import workbook_names
from geo.schema import SETTINGS_FILE, TABLES
from geo.words.text import Text, say

_REMARK_COLUMN = 36
"""Width in letters that a line of a new plan.toml fills before its remark."""

_LINE = 118
"""The most letters in a line of README.txt."""


def new_plan(folder: Path) -> None:
    """Write an empty plan: each table with its header, a commented plan.toml, and a README.txt that explains each column.

    The folder is made if it is absent; its name becomes the title of the plan.

    Raises
    ------
    PlanExistsError
        If the folder exists and is not empty.
    """
    _check_free(folder)
    folder.mkdir(parents=True, exist_ok=True)
    title = folder.absolute().name.replace("\\", "").replace('"', "'")
    (folder / SETTINGS_FILE).write_text(_settings(title), encoding="utf-8")
    for spec in TABLES:
        (folder / spec.file).write_text(_header(spec), encoding="utf-8", newline="")
    (folder / "README.txt").write_text("".join([_intro(), *map(_help, TABLES)]), encoding="utf-8")


def copy_plan(source: Path, target: Path, title: str | None = None) -> str | None:
    """Copy the files of a plan into a new folder, to try another course of action; only the title differs.

    Parameters
    ----------
    source
        Folder of the plan. Its tables, workbooks, plan.toml, ``.txt`` and ``.md`` files are copied; its history is not.
    target
        The new folder; it and its parents are made if they are absent.
    title
        Title of the copy; None for that of the plan, which then says that it is a copy.

    Returns
    -------
    str or None
        The title of the copy; None if plan.toml cannot be given another title, and was copied as it is.

    Raises
    ------
    PlanUnreadableError
        If the source is no folder, or one of its files is a link to something outside it.
    PlanExistsError
        If the target is a file, or a folder that is not empty.
    """
    if not source.is_dir():
        raise PlanUnreadableError(Text("new_plan.no-source", source=source))
    _check_free(target)
    copied = _copied(source)
    target.mkdir(parents=True, exist_ok=True)
    for name, (data, status) in copied.items():
        (target / name).write_bytes(data)
        (target / name).chmod(stat.S_IMODE(status.st_mode))
        os.utime(target / name, ns=(status.st_atime_ns, status.st_mtime_ns))
    return _entitle(target / SETTINGS_FILE, source, title)


def _copied(source: Path) -> dict[str, tuple[bytes, os.stat_result]]:
    """Return the files that a copy has; a file that leads outside the plan is refused before anything is written."""
    inside, found = Inside(source), {}
    workbooks = workbook_names(inside.names(""))
    for name in inside.names(""):
        if name not in (*PLAN_FILES, *workbooks) and Path(name).suffix not in (".txt", ".md"):
            continue
        try:
            with inside.opened(name, follow=True) as file:
                data, status = file.read(MAX_FILE_BYTES + 1), os.fstat(file.fileno())
        except (IrregularFileError, FileNotFoundError):
            continue
        except LinkOutsideError as error:
            raise PlanUnreadableError(Text("new_plan.link", file=name)) from error
        if len(data) > MAX_FILE_BYTES:
            raise PlanUnreadableError(Text("new_plan.too-large", file=name, limit=MAX_FILE_BYTES // 1024**2))
        found[name] = data, status
    return found


def _entitle(path: Path, source: Path, title: str | None) -> str | None:
    """Give the plan.toml of a copy its title; a plan without that file gets one."""
    data = path.read_bytes() if path.exists() else b""
    if isinstance(refused(data, SETTINGS_FILE), Finding):
        return None
    named = title or say("new_plan.copy-title", title=read_settings(data, source.absolute().name)[0].title)
    written = with_title(data, named)
    if written is None:
        return None
    path.write_bytes(written)
    return named


def _check_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PlanExistsError(Text("new_plan.exists", folder=folder))


def _settings(title: str) -> str:
    marking, food, fuel, ammunition = map(
        _quoted,
        (say("new_plan.marking"), say("new_plan.food"), say("new_plan.fuel"), say("new_plan.ammunition")),
    )
    lines = [
        _remark(say("new_plan.remark.settings")),
        f'title = "{title}"',
        'description = ""',
        _remarked('view = "ukraine"', say("new_plan.remark.view")),
        _remarked("# ceasefire = 2026-01-01T06:00:00Z", say("new_plan.remark.ceasefire")),
        _remarked("# stale_after_days = 180", say("new_plan.remark.stale")),
        "",
        "[marking]",
        _remarked(f"text = {marking}", say("new_plan.remark.marking")),
        'colour = "#1d6b4f"',
        "",
        "[theatre]",
        _remarked("bounds = [-12, 34, 45, 62]", say("new_plan.remark.bounds")),
        "",
        _remark(say("new_plan.remark.figures")),
        "[sustainment]",
        _remarked("unit_days_on_hand = 5", say("new_plan.remark.days-on-hand")),
        _remarked("deploy_t_per_person = 1.5", say("new_plan.remark.deploy")),
        _remarked("access_factor = 1.3", say("new_plan.remark.access-factor")),
        _remarked('avoid_countries = ["BLR", "RUS"]', say("new_plan.remark.avoid")),
        "",
        "[sustainment.kg_per_person_per_day]",
        f"{food} = 22",
        f"{fuel} = 15",
        f"{ammunition} = 3",
        "",
        _remarked("[sustainment.hub_gives]", say("new_plan.remark.gives")),
        'medical = ["medical"]',
        "",
        _remarked("[sustainment.speed_kmh]", say("new_plan.remark.speed")),
        "road = 45",
        "rail = 35",
        _remarked("access = 25", say("new_plan.remark.access")),
        "",
        _remarked("[sustainment.delay_h]", say("new_plan.remark.delay")),
        _remarked("border_crossing = 4", say("new_plan.remark.border")),
        _remarked("border_crossing_schengen = 0", say("new_plan.remark.schengen")),
        _remarked("change_of_gauge = 12", say("new_plan.remark.gauge")),
    ]
    return "".join(f"{line}\n" for line in lines)


def _remark(remark: str) -> str:
    return f"# {remark}"


def _remarked(line: str, remark: str) -> str:
    return f"{line:<{_REMARK_COLUMN}} {_remark(remark)}"


def _quoted(text: str) -> str:
    """Return a text in quotes as TOML writes it, which escapes characters as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _intro() -> str:
    """Return the paragraphs of README.txt that come before the tables."""
    paragraphs = (say("new_plan.intro.files"), say("new_plan.intro.rows"), say("new_plan.intro.needed"))
    return "".join(f"{textwrap.fill(text, _LINE, break_long_words=False)}\n" for text in paragraphs)


def _header(spec: TableSpec) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(spec.column_names)
    return line.getvalue()


def _help(spec: TableSpec) -> str:
    """Return a table's file and title, and below them a line that explains each column."""
    lines = [f"\n{spec.file} - {spec.title}"]
    for column in spec.columns:
        sentences = [str(column.help)]
        if column.vocabulary:
            sentences.append(say("new_plan.choices", codes=", ".join(column.vocabulary.codes)))
        if column.name in spec.needed:
            sentences.append(say("new_plan.needed"))
        lines.append(f"  {column.name}: {' '.join(sentences)}")
    return "\n".join(lines) + "\n"
