"""``posture import``: takes rows from a file of other people into a plan."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dashboard.commands.import_report import report, told_import
from dashboard.commands.outcome import CLEAN, FOUND
from dashboard.commands.parser import add_format
from dashboard.day import present_day
from dashboard.plain import printable
from dashboard.plans import shelf_at
from geo.editing.actor import PLANNER, Actor, Planner
from geo.editing.outcome import Clashes, NeedsUtf8, Saved
from geo.editing.store import Store
from geo.editing.workspace import Workspace
from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable
from geo.importing.guess import guess_columns, guess_table
from geo.importing.kept import decoded, keep_mapping, kept_mapping
from geo.importing.landing import land, try_out
from geo.importing.mapping import ColumnMapping, mapping_of
from geo.importing.origin import USUAL_BASIS, USUAL_KM, origin_of
from geo.importing.plan_rows import ids_of
from geo.importing.proposal import Origin, Proposal, propose
from geo.importing.sources import foreign_tables
from geo.importing.wording import with_words
from geo.schema import SOURCE_ID, SOURCES, TABLE_BY_NAME
from geo.terms import BASIS
from geo.words.system import reason
from geo.words.text import Text, listed, say


def add_import(commands: Any) -> None:
    """Add the command to those of the parser."""
    command = commands.add_parser(
        "import", help=say("command_import.help"), description=say("command_import.description")
    )
    command.add_argument("file", type=Path, metavar="FILE", help=say("command_import.file"))
    command.add_argument("--into", type=Path, metavar="PLAN", required=True, help=say("command_import.into"))
    command.add_argument("--table", choices=tuple(TABLE_BY_NAME), metavar="T", help=say("command_import.table"))
    command.add_argument("--mapping", type=Path, metavar="FILE", help=say("command_import.mapping"))
    command.add_argument("--dry-run", action="store_true", help=say("command_import.dry-run"))
    command.add_argument("--yes", action="store_true", help=say("command_import.yes"))
    command.add_argument("--basis", choices=BASIS.codes, default=USUAL_BASIS, help=say("command_import.basis"))
    command.add_argument("--source", metavar="ID", default="", help=say("command_import.source"))
    command.add_argument("--as-of", metavar="DATE", help=say("command_import.as-of"))
    command.add_argument("--precision", metavar="KM", default=USUAL_KM, help=say("command_import.precision"))
    add_format(command)
    command.set_defaults(command=_import)


def _import(parsed: argparse.Namespace) -> int:
    shelf = shelf_at(str(parsed.into))
    workspace = Workspace(shelf.store(shelf.usual))
    actor = Actor(Planner(uuid.uuid4().hex, getpass.getuser()), "typed", PLANNER)
    origin = _origin(parsed, workspace)
    tables = foreign_tables(parsed.file.read_bytes(), parsed.file.name)
    mapped = [(table, _mapping(parsed, workspace, table, len(tables))) for table in tables]
    read = [(table, with_words(mapping, table)) for table, mapping in mapped if mapping is not None]
    if not read:
        raise ForeignFileError(Text("importing.refused.no-guess"))
    proposals = try_out(workspace, [propose(table, one, workspace.current, origin) for table, one in read]).proposals
    skipped = [table.name for table, mapping in mapped if mapping is None]
    as_json = parsed.format == "json"
    if not as_json:
        print("\n".join(map(printable, told_import(proposals, skipped, origin))))
    told: list[str] = []
    code, written = _decided(parsed, workspace, proposals, actor, told.append)
    if as_json:
        print(json.dumps(report(proposals, skipped) | {"written": written, "told": told}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(printable, told)))
    return code


def _origin(parsed: argparse.Namespace, workspace: Workspace) -> Origin:
    """Return what is written where the file says nothing of where its rows come from."""
    sources = set(workspace.current.plan.rows(SOURCES)[SOURCE_ID])
    as_of = parsed.as_of or present_day().isoformat()
    return origin_of(parsed.basis, parsed.source, as_of, parsed.precision, sources)


def _mapping(parsed: argparse.Namespace, workspace: Workspace, table: ForeignTable, count: int) -> ColumnMapping | None:
    """Return how a table is read: as the given mapping says, or the one that the plan keeps, or as it is guessed."""
    if parsed.mapping is not None:
        given = decoded(parsed.mapping.read_bytes())
        return mapping_of(given, table.headings) if count == 1 else _fitting(given, table)
    kept = kept_mapping(workspace.store, table.headings)
    if kept is not None and parsed.table in (None, kept.table):
        return kept
    ids = ids_of(workspace.current)
    guessed = guess_table(table, ids=ids)
    if parsed.table is None:
        return guessed
    if count > 1 and (guessed is None or guessed.table != parsed.table):
        return None
    return guess_columns(table, TABLE_BY_NAME[parsed.table], ids)


def _fitting(given: str, table: ForeignTable) -> ColumnMapping | None:
    try:
        return mapping_of(given, table.headings)
    except ForeignFileError:
        return None


def _wanted(parsed: argparse.Namespace, proposals: Sequence[Proposal]) -> tuple[bool, bool]:
    """Return whether anything is written, and whether doubtful rows are: as ``--yes`` says, or as a person answers."""
    doubtful = sum(len(proposal.doubtful) for proposal in proposals)
    plain = sum(row.lands for proposal in proposals for row in proposal.rows) - doubtful
    if parsed.yes:
        return True, True
    sure = bool(plain) and _agreed(say("command_import.ask-all", count=plain))
    return sure, bool(doubtful) and (sure or not plain) and _agreed(say("command_import.ask-doubtful", count=doubtful))


def _agreed(question: str) -> bool:
    try:
        return input(f"{question} ").strip().casefold() in say("command_import.yes-words").split()
    except EOFError:
        return False


def _decided(
    parsed: argparse.Namespace,
    workspace: Workspace,
    proposals: Sequence[Proposal],
    actor: Actor,
    tell: Callable[[str], None],
) -> tuple[int, int]:
    """Write what is wanted; return the exit code, and how many rows were written."""
    landing = sum(row.lands for proposal in proposals for row in proposal.rows)
    missed = any(proposal.of("no-id") or proposal.replaced for proposal in proposals)
    if parsed.dry_run or not landing:
        nothing = say("command_import.nothing-else") if missed else say("command_import.nothing")
        tell(say("command_import.dry") if parsed.dry_run else nothing)
        return FOUND if missed and not parsed.dry_run else CLEAN, 0
    if not parsed.yes and (parsed.format == "json" or not sys.stdin.isatty()):
        tell(say("command_import.refused"))
        return FOUND, 0
    sure, doubtful = _wanted(parsed, proposals)
    if not (sure or doubtful):
        tell(say("command_import.declined"))
        return FOUND, 0
    wanted = proposals if doubtful else [proposal.without(proposal.doubtful) for proposal in proposals]
    count = land(workspace, wanted, parsed.file.name, actor)
    if count < landing:
        tell(say("command_import.left", count=landing - count))
    _save(parsed, workspace, count, actor, tell)
    _keep(workspace.store, proposals, actor, tell)
    return FOUND if count < landing or missed else CLEAN, count


def _save(
    parsed: argparse.Namespace, workspace: Workspace, count: int, actor: Actor, tell: Callable[[str], None]
) -> None:
    why = say("importing.step", count=count, file=parsed.file.name)
    outcome = workspace.save(actor, why)
    if isinstance(outcome, NeedsUtf8):
        tell(say("command_import.utf-8", files=listed(outcome.files)))
        outcome = workspace.save(actor, why, convert=True)
    if isinstance(outcome, Clashes):
        raise ForeignFileError(Text("command_import.clash"))
    version = outcome.version if isinstance(outcome, Saved) else None
    if version is None:
        tell(say("command_import.done-without", count=count, plan=parsed.into))
    else:
        tell(say("command_import.done", count=count, plan=parsed.into, version=version.number))


def _keep(store: Store, proposals: Sequence[Proposal], actor: Actor, tell: Callable[[str], None]) -> None:
    for proposal in proposals:
        try:
            if file := keep_mapping(store, proposal.mapping, actor):
                tell(say("command_import.kept", file=file))
        except OSError as error:
            tell(say("command_import.not-kept", reason=reason(error)))
