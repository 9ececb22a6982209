"""The legend of a slide: what it leaves out is never how a row is known, and kinds of symbols come last."""

from __future__ import annotations

from geo.contract.picture import LegendEntryPart, LegendGroupPart
from geo.export.legend_rows import height_of, legend_rows


def group(name: str, count: int) -> LegendGroupPart:
    entries = tuple(LegendEntryPart(svg=f"{name}{i}", text=f"A long name of {name} {i}", note="") for i in range(count))
    return LegendGroupPart(name=name, title=name, entries=entries)


def test_what_has_room_is_told_whole() -> None:
    fitted = legend_rows([group("basis", 3), group("units", 4)], 400)
    assert (fitted.cut, fitted.hides, len(fitted.columns)) == ([], False, 1)


def test_lines_give_entries_away_before_kinds_of_symbols_and_the_basis_gives_none() -> None:
    groups = [group("basis", 3), group("units", 20), group("lines", 8)]
    fitted = legend_rows(groups, 500)
    assert fitted.cut and not fitted.hides and all("lines" in text for text in fitted.cut)
    tight = legend_rows(groups, 200)
    marks = {row.svg for rows in tight.columns for row in rows}
    assert tight.hides and {"basis0", "basis1", "basis2"} <= marks


def test_no_column_is_higher_than_its_room() -> None:
    fitted = legend_rows([group("basis", 3), group("units", 30)], 400, columns=2)
    assert not fitted.cut and all(height_of(rows) <= 400 for rows in fitted.columns)
