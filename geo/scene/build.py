"""Everything one map page shows of a plan, as one part of the contract: the only thing a client is given.

The client selects and counts rows by the fields and instants of the scene. It never parses times, coordinates or
vocabularies of a plan's files.
"""

from __future__ import annotations

from geo.analysis.orbat import personnel_by_nation
from geo.basemap.places import attribution
from geo.calendar import format_utc
from geo.clock import HOURS_PER_DAY
from geo.contract.scene import (
    Caveats,
    Filter,
    Marking,
    Opening,
    Personnel,
    Phase,
    ProblemEntry,
    Problems,
    RollUp,
    Scene,
    Term,
    Time,
)
from geo.contract.words import words_in_use
from geo.layers import LAYER, LAYERS_SHOWN_FIRST, SYMBOL_LAYERS
from geo.nations import nation_name, without_prejudice
from geo.periods import instants
from geo.plan import Plan
from geo.problem import Problem
from geo.scene.annotations import notes_at_places
from geo.scene.briefing import USUAL_TIME_H, chapters
from geo.scene.layers import build_layers
from geo.scene.narrowing import without_notes
from geo.scene.personnel import personnel
from geo.scene.sources import source_index
from geo.scene.trails import drawn_trails
from geo.scene.views import views
from geo.schema import BASIS_COLUMN, CONTRIBUTIONS, DETAIL, FROM, NAME, NATION, PHASES, UNTIL
from geo.terms import BASIS, CONTRIBUTION, ROLLUPS, STATUS, Vocabulary
from geo.words.text import say

_LEAD_DAYS = 30
_TAIL_DAYS = 30
_USUAL_END_DAYS = 730


def no_agreement() -> str:
    """Return the caveat about notional rows."""
    return say("scene.no-agreement")


def not_classified() -> str:
    """Return the caveat about classified material."""
    return say("scene.not-classified")


def build_scene(plan: Plan, *, notes: bool = True) -> Scene:
    """Return the scene of a plan.

    Parameters
    ----------
    plan
        Its accepted rows become items of layers, and its problems are listed.
    notes
        Whether remarks of rows and sources, and speaker notes, are in the scene.
    """
    scene = _whole(plan)
    return scene if notes else without_notes(scene)


def _whole(plan: Plan) -> Scene:
    settings = plan.settings
    return Scene(
        revision=plan.revision,
        plan=plan.name,
        title=settings.title,
        description=settings.description,
        marking=Marking(text=settings.marking, colour=settings.marking_colour),
        caveats=Caveats(notional=no_agreement(), handling=not_classified(), kosovo=without_prejudice()),
        attribution=attribution(),
        view=settings.view,
        views=views(plan),
        opening=Opening(view=settings.view, time=USUAL_TIME_H),
        time=_time(plan),
        personnel=_personnel(plan),
        layers=tuple(build_layers(plan)),
        layers_on=LAYERS_SHOWN_FIRST,
        chapters=tuple(chapters(plan)),
        annotations=notes_at_places(plan),
        trails=drawn_trails(plan),
        sources=source_index(plan),
        problems=build_problems(plan),
        terms={v.name: _terms(v) for v in _vocabularies()},
        nations=_nations(plan),
        filters=_filters(),
        rollups=tuple(RollUp(below_zoom=zoom, echelons=echelons) for zoom, echelons in ROLLUPS),
        words=words_in_use(),
    )


def _vocabularies() -> list[Vocabulary]:
    """Return the vocabularies whose labels a page shows, each once."""
    columns = [column for layer in SYMBOL_LAYERS for column in (layer.kind, *layer.filters)]
    own = [column.vocabulary for column in columns if column.vocabulary is not None]
    return list({v.name: v for v in (BASIS, *own, CONTRIBUTION, STATUS, LAYER)}.values())


def _terms(vocabulary: Vocabulary) -> tuple[Term, ...]:
    return tuple(Term(code=code, label=label) for code, label in vocabulary.labels.items())


def _filters() -> tuple[Filter, ...]:
    columns = [*(column for layer in SYMBOL_LAYERS for column in layer.filters), BASIS_COLUMN]
    named = {column.vocabulary.name: column.label for column in columns if column.vocabulary is not None}
    return tuple(Filter(field=field, label=label) for field, label in ({NATION.name: NATION.label} | named).items())


def _time(plan: Plan) -> Time:
    tables = (*(layer.table for layer in SYMBOL_LAYERS), CONTRIBUTIONS, PHASES)
    stops = sorted({0.0, *instants(*(plan.rows(spec) for spec in tables))})
    first, last = stops[0], stops[-1]
    start = first if first < 0 else -_LEAD_DAYS * HOURS_PER_DAY
    end = last + _TAIL_DAYS * HOURS_PER_DAY if last > 0 else _USUAL_END_DAYS * HOURS_PER_DAY
    ceasefire = plan.settings.ceasefire
    return Time(
        start=start,
        end=end,
        stops=tuple(stops),
        phases=_phases(plan, start, end),
        ceasefire=None if ceasefire is None else format_utc(0, ceasefire),
    )


def _phases(plan: Plan, start: float, end: float) -> tuple[Phase, ...]:
    """Return the phases in time order; open ends are cut to ``start`` and ``end``, in hours since H+0."""
    frame = plan.rows(PHASES).sort_values([FROM, UNTIL], kind="stable")
    return tuple(
        Phase(
            id=row[PHASES.id],
            name=row[NAME],
            detail=row[DETAIL],
            start=max(row[FROM], start),
            end=min(row[UNTIL], end),
        )
        for row in frame.to_dict("records")
    )


def _personnel(plan: Plan) -> Personnel:
    series = personnel_by_nation(plan)
    nations = ((nation, nation_name(nation)) for nation in series.nations)
    return personnel(series.instants, nations, series.persons, series.unknown.tolist())


def build_problems(plan: Plan) -> Problems:
    """Return the problems of a plan as a scene lists them."""
    return Problems(set_aside=plan.set_aside, items=tuple(_problem(p) for p in plan.problems))


def _problem(problem: Problem) -> ProblemEntry:
    return ProblemEntry(
        where=problem.where,
        file=problem.file,
        row=problem.row,
        line=problem.line,
        column=problem.column,
        value=problem.value,
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        fix=problem.fix,
    )


def _nations(plan: Plan) -> dict[str, str]:
    tables = (*(layer.table for layer in SYMBOL_LAYERS), CONTRIBUTIONS)
    codes = {code for spec in tables for code in plan.rows(spec)[NATION]}
    return {code: nation_name(code) for code in sorted(codes)}
