"""``posture export``: what a person asked for, as options of an export."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.outcome import CLEAN
from dashboard.day import present_day
from dashboard.export import EXPORTS, export_plan, taking
from geo.analysis.diff import diff_plans, told_diff
from geo.clock import parse_instant
from geo.errors import InstantError, TakeAwayError
from geo.export.extract import tell_nobody
from geo.export.film_options import USUAL_FPS, FilmOptions
from geo.export.format import Choice, Paged
from geo.export.options import MOST_TIMES, THEMES, USUAL_PAGE, USUAL_SIZE, ExportOptions
from geo.layers import LAYER
from geo.plan import Plan, plan_of, read_plan
from geo.schema import BRIEFING, NOTES, REMARKS
from geo.terms import VIEW
from geo.words.system import reason
from geo.words.text import Text, listed, say

if TYPE_CHECKING:
    from geo.editing.folder_store import FolderStore

LAST = "last"
"""For ``--since``: the last version that differs from the plan."""


def add_export(commands: Any) -> None:
    """Add the command to those of the parser."""
    endings = " ".join(EXPORTS)
    paged = [kind for kind in EXPORTS.values() if isinstance(kind, Paged)]
    export = commands.add_parser(
        "export",
        help=say("command_export.help", endings=endings),
        description=say("command_export.description", leaves=_begun(listed(_leaves(paged)))),
    )
    export.add_argument("plan", type=Path, metavar="PLAN", help=say("command.plan"))
    export.add_argument("out", type=Path, metavar="OUT", help=say("command_export.out", endings=endings))
    export.add_argument("--at", metavar="T", help=say("command_export.at"))
    export.add_argument("--view", choices=VIEW.codes, help=say("command_export.view"))
    export.add_argument("--chapter", metavar="ID", help=say("command_export.chapter"))
    export.add_argument("--layers", metavar="A;B", help=say("command_export.layers", codes=";".join(LAYER.codes)))
    export.add_argument(
        "--notes",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=say("command_export.notes", leaves=listed(_leaves(kind for kind in paged if kind.speaker_notes))),
    )
    export.add_argument("--theme", choices=THEMES, default=THEMES[0], help=say("command_export.theme"))
    export.add_argument(
        "--size", default=USUAL_SIZE, metavar="WxH", help=say("command_export.size", formats=_taking("size"))
    )
    export.add_argument(
        "--page", default=USUAL_PAGE, metavar="P", help=say("command_export.page", formats=_taking("page"))
    )
    export.add_argument("--sheet", default="", metavar="P", help=say("command_export.sheet", formats=_taking("sheet")))
    export.add_argument(
        "--times", metavar="T;T", help=say("command_export.times", formats=_taking("times"), most=MOST_TIMES)
    )
    export.add_argument(
        "--template", type=Path, metavar="FILE", help=say("command_export.template", formats=_taking("template"))
    )
    _add_film(export)
    export.add_argument("--since", metavar="A", help=say("command_export.since"))
    export.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    export.set_defaults(command=_export)


def _taking(choice: Choice) -> str:
    """Return the names of the formats that heed a choice."""
    return listed((kind.name for kind in taking(choice)), either=True)


def _add_film(export: argparse.ArgumentParser) -> None:
    """Add the options that films heed."""
    films = listed((kind.name for kind in taking("film")), either=True)
    export.add_argument("--from", dest="start", metavar="T", help=say("command_export.from", formats=films))
    export.add_argument("--to", dest="end", metavar="T", help=say("command_export.to", formats=films))
    export.add_argument("--seconds", type=float, metavar="S", help=say("command_export.seconds", formats=films))
    export.add_argument(
        "--fps", type=int, default=USUAL_FPS, metavar="N", help=say("command_export.fps", formats=films)
    )
    export.add_argument("--chapters", action="store_true", help=say("command_export.chapters", formats=films))


def _leaves(kinds: Iterable[Paged]) -> list[str]:
    """Return what the pages of some formats are called, each name once."""
    return list(dict.fromkeys(str(kind.leaves) for kind in kinds))


def _begun(words: str) -> str:
    """Return words with a capital first letter, for the start of a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def named_plan(text: str) -> Plan:
    """Read a plan, or with ``PLAN@N`` version N of its history, unless a folder has that very name.

    Raises
    ------
    PlanUnreadableError
        If there is no such plan, or it cannot be read.
    VersionError
        If the plan has no version N.
    """
    folder, mark, number = text.rpartition("@")
    if mark and number.isascii() and number.isdigit() and not Path(text).exists():
        store = _store(Path(folder))
        return plan_of(store.contents_of(int(number)), store.name)
    return read_plan(Path(text))


def _store(folder: Path) -> FolderStore:
    from geo.editing.folder_store import FolderStore  # noqa: PLC0415  30 ms that a check of a plan does not need

    return FolderStore(folder)


def _export(parsed: argparse.Namespace) -> int:
    if parsed.out.suffix.lower() not in EXPORTS:
        raise TakeAwayError(Text("command_export.mistake.ending", file=parsed.out, endings=" ".join(EXPORTS)))
    today = present_day()
    plan = read_plan(parsed.plan).on(today)
    if not plan.readable:
        raise TakeAwayError(Text("command_export.mistake.no-plan", argument="PLAN", plan=parsed.plan))
    start, end = (_instant(parsed.start, plan, "--from"), _instant(parsed.end, plan, "--to"))
    options = ExportOptions(
        _instant(parsed.at, plan, "--at"),
        parsed.view,
        parsed.chapter,
        None if parsed.layers is None else layer_codes(parsed.layers),
        parsed.notes,
        parsed.theme,
        parsed.size,
        parsed.page,
        parsed.sheet,
        _instants(parsed.times or "", plan, "--times"),
        today=today,
        template=parsed.template,
        film=FilmOptions(start, end, parsed.seconds, parsed.fps, parsed.chapters),
    )
    if parsed.since is not None:
        options = replace(options, changes=_changes(parsed, plan, options))
    tell, warn = (_tell, _warn) if parsed.progress else (tell_nobody, print)
    try:
        export_plan(plan, parsed.out, options, tell, warn)
    except OSError as error:
        raise TakeAwayError(
            Text("command_export.mistake.not-written", file=parsed.out, reason=reason(error))
        ) from error
    print(say("command_export.wrote", file=parsed.out, count=plan.set_aside))
    return CLEAN


def _instant(text: str | None, plan: Plan, argument: str) -> float | None:
    """Return an instant that a person typed, in hours since H+0; None for none."""
    try:
        return None if text is None else parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise TakeAwayError(Text("command_export.mistake.instant", argument=argument, reason=error)) from error


def _instants(text: str, plan: Plan, argument: str) -> tuple[float, ...]:
    found = (_instant(one, plan, argument) for one in re.split("[;,]", text) if one.strip())
    return tuple(one for one in found if one is not None)


def _warn(what: str) -> None:
    print(json.dumps({"warning": what}), flush=True)


def _tell(what: str) -> None:
    print(json.dumps({"making": what}), flush=True)


def layer_codes(text: str) -> tuple[str, ...]:
    """Return the codes of layers from a text like ``units;hubs``, each once; commas separate too.

    Raises
    ------
    TakeAwayError
        If the text names no layer, or one that does not exist.
    """
    names = [part.strip() for part in re.split("[;,]", text) if part.strip()]
    terms = [LAYER.lookup(name) for name in names]
    unknown = [name for name, term in zip(names, terms, strict=True) if term is None]
    codes = ", ".join(LAYER.codes)
    if unknown:
        raise TakeAwayError(Text("command_export.mistake.no-layer", name=unknown[0], codes=codes))
    if not names:
        raise TakeAwayError(Text("command_export.mistake.no-layers", codes=codes))
    return tuple(dict.fromkeys(term.code for term in terms if term is not None))


def _changes(parsed: argparse.Namespace, plan: Plan, options: ExportOptions) -> tuple[str, ...]:
    """Return lines about what changed, as far as the options let the export show it."""
    before = _version_before(parsed, plan) if parsed.since == LAST else named_plan(parsed.since)
    if before is None:
        return (say("command_export.no-earlier-version"),)
    if not before.readable:
        raise TakeAwayError(Text("command_export.mistake.no-plan", argument="--since", plan=parsed.since))
    kind = EXPORTS[parsed.out.suffix.lower()]
    a, b = (kind.extract(one, replace(options, chapter=None)).plan for one in (before, plan))
    without = () if options.notes else (REMARKS.name, NOTES.name)
    tables = [name for name in options.tables if options.chapter is None or name != BRIEFING.name]
    return tuple(told_diff(diff_plans(a, b), without=without, tables=tables))


def _version_before(parsed: argparse.Namespace, plan: Plan) -> Plan | None:
    store = _store(parsed.plan)
    version = store.newest_but(store.read())
    return None if version is None else plan_of(store.contents_of(version.number), plan.name)
