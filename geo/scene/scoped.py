"""The scene of a part of a plan: what is out of the part is in none of its bytes."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from geo.contract.part import changed, encode
from geo.contract.scene import Scene
from geo.deck import hidden_ids
from geo.plan import LOST, Plan
from geo.reading.tables import ROW, Table
from geo.scene.build import build_scene
from geo.scene.disclosure import disclosed, hidden_tables
from geo.scene.narrowing import with_layers_only
from geo.scene.scope import LinkScope
from geo.scene.told_scope import told_part
from geo.scene.window import in_window, window_of
from geo.schema import ANNOTATIONS, BRIEFING, SOURCES, TABLES


def scoped_scene(plan: Plan, scope: LinkScope) -> Scene:
    """Return the scene of a part of a plan, without remarks and notes.

    Its revision is that of the part: it stays while the part does, whatever else of the plan changes.

    Parameters
    ----------
    plan
        The plan; it is not changed.
    scope
        The part.
    """
    window = window_of(scope.start, scope.end)
    secret = hidden_ids(plan.rows(BRIEFING))
    if scope.chapters is not None and secret:
        scope = replace(scope, chapters=tuple(name for name in scope.chapters if name not in secret))
    told = disclosed(plan, layers=scope.layers, chapters=scope.chapters, window=window, extras=False)
    scene = build_scene(_numbered(told, scope, secret=bool(secret)), notes=False)
    scene = scene if window is None else in_window(scene, window)
    scene = scene if scope.layers is None else with_layers_only(scene, scope.layers)
    if not scope.whole:
        titles = {chapter.id: chapter.title for chapter in scene.chapters}
        scene = changed(scene, scope=told_part(scope, titles))
    scene = changed(scene, revision="")
    return changed(scene, revision=sha256(encode(scene)).hexdigest()[:16])


def shows_file(scope: LinkScope, file: str) -> bool:
    """Tell whether a part of a plan shows anything of a file.

    Parameters
    ----------
    scope
        The part.
    file
        The name of the file.
    """
    hidden = hidden_tables(scope.layers)
    return all(spec.name not in hidden for spec in TABLES if spec.file == file)


def _numbered(plan: Plan, scope: LinkScope, *, secret: bool) -> Plan:
    """Return the plan with rows numbered anew where rows are left out: the numbers of the file would tell of these."""
    anew = {BRIEFING.name, ANNOTATIONS.name} if secret or scope.chapters is not None else set()
    if scope.layers is not None:
        anew.add(SOURCES.name)
    if window_of(scope.start, scope.end) is not None:
        anew = set(plan.tables)
    files = {plan.tables[name].spec.file for name in anew}
    tables = {name: _from_the_top(table) if name in anew else table for name, table in plan.tables.items()}
    problems = [p for p in plan.problems if p.file not in files or p.code in LOST]
    return replace(plan, tables=tables, problems=problems)


def _from_the_top(table: Table) -> Table:
    return replace(table, frame=table.frame.assign(**{ROW: range(2, len(table.frame) + 2)}))
