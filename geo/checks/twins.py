"""Finds ids that cannot be told apart on a screen, and ids in another script than all others of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geo.checks.findings import Tables, at_row
from geo.columns import TableSpec
from geo.layers import PLACED
from geo.problem import Finding, Problem, excerpt
from geo.reading.keys import cleaned, gist, signs
from geo.reading.lookalikes import is_of_another_script, looks_latin, skeleton
from geo.reading.tables import LINE, ROW
from geo.schema import EVENTS, SOURCES
from geo.words.text import Text


class _Place(NamedTuple):
    spec: TableSpec
    row: int
    line: int
    key: str


def twin_warnings(tables: Tables) -> Iterator[Problem]:
    """Yield a warning at each row whose id looks like another id, or like a Latin one in a plan of Latin ids."""
    for specs in (PLACED, (EVENTS,), (SOURCES,)):
        places = [place for spec in specs for place in _places(tables, spec)]
        known = dict.fromkeys(place.key for place in places)
        twins = _twins(known)
        if not twins and all(key.isascii() for key in known):
            continue
        foreign = any(is_of_another_script(key) for key in known)
        for place in places:
            if place.key in twins:
                yield _at(place, _twin(place.key, twins[place.key]))
            elif not foreign and looks_latin(place.key) and cleaned(place.key) == place.key:
                yield _at(place, _lone(place.key))


def _places(tables: Tables, spec: TableSpec) -> Iterator[_Place]:
    frame = tables[spec.name].with_aside.frame
    columns = (frame[ROW].tolist(), frame[LINE].tolist(), frame[spec.id].tolist())
    for row, line, key in zip(*columns, strict=True):
        yield _Place(spec, row, line, str(key))


def _twins(known: Iterable[str]) -> dict[str, str]:
    """Return for each id that looks like another the one that is meant: the plainest of them, else the first."""
    groups: dict[str, list[str]] = {}
    for key in known:
        groups.setdefault(gist(key), []).append(key)
    alike = [group for group in groups.values() if len(group) > 1]
    plain = {id(group): min(group, key=_oddness) for group in alike}
    return {key: plain[id(group)] for group in alike for key in group if key != plain[id(group)]}


def _oddness(key: str) -> tuple[bool, bool, bool]:
    """Say how unlikely it is that an id is the one that is meant: zeros in front are lost, and never won."""
    return cleaned(key) != key, not key.isascii(), not key.startswith("0")


def _twin(key: str, other: str) -> Finding:
    if skeleton(cleaned(key)) == skeleton(cleaned(other)):
        told = Text("problems_rows.id-twin", id=excerpt(key), other=excerpt(other), signs=signs(key, other))
        return Finding("id-twin", "warning", told, other)
    name = "id-twin-zeros" if key.replace(".", "").isdigit() else "id-twin-case"
    return Finding("id-twin", "warning", Text(f"problems_rows.{name}", id=excerpt(key), other=excerpt(other)))


def _lone(key: str) -> Finding:
    fix = skeleton(key)
    told = Text("problems_rows.id-script", id=excerpt(key), signs=signs(key, fix), fix=fix)
    return Finding("id-script", "warning", told, fix)


def _at(place: _Place, finding: Finding) -> Problem:
    where = {ROW: place.row, LINE: place.line}
    return at_row(place.spec, where, place.spec.id, finding, place.key)
