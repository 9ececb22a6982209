"""What an import would make of a plan, and what it makes: one step, and the next file of its shape is read alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.editing.folder_store import FolderStore
from geo.editing.workspace import Workspace
from geo.errors import ForeignFileError, ReadOnlyError
from geo.importing.guess import guess_table
from geo.importing.kept import keep_mapping, kept_mapping
from geo.importing.landing import land, try_out
from geo.importing.mapping import ColumnMapping, mapping_of, mapping_text
from geo.importing.proposal import Origin, Proposal, propose
from geo.importing.sources import foreign_tables
from geo.importing.wording import with_values, with_words, words_of
from tests.actors import ANN, LOOKER
from tests.books import ods, xlsx
from tests.geo.importing.foreign import FIVE, FRENCH
from tests.geo.importing.geopackages import LVIV, units_in

ORIGIN = Origin("notional", "", "2026-01-31", "10")
LIST = [
    ["Order of battle, spring", "", "", "", "", ""],
    ["UIC", "Unit", "Type", "Strength", "Lat", "Long", "Arrival"],
    ["007", "7th Lancers", "Schützen", 600, 49.84, 24.03, "J+3"],
    ["1E5", "5th Pioneers", "engineer", 120.5, 50.25, 28.66, "D+4"],
]
"""As a spreadsheet has it: a title, ids that look like numbers, a word that nobody knows."""


@pytest.fixture
def space(sample_copy: Path) -> Workspace:
    return Workspace(FolderStore(sample_copy))


def proposed(space: Workspace, data: bytes, name: str, mapping: ColumnMapping | None = None) -> Proposal:
    (table,) = foreign_tables(data, name)
    found = mapping or guess_table(table)
    assert found is not None
    return propose(table, found, space.current, ORIGIN)


@pytest.mark.parametrize("name", FIVE)
def test_a_trial_changes_nothing_and_is_what_lands(space: Workspace, name: str) -> None:
    data, table, ids = FIVE[name]
    before = dict(space.current.contents)
    proposal = proposed(space, data, name)
    trial = try_out(space, [proposal])
    assert space.current.contents == before
    assert not space.current.changes
    assert land(space, [proposal], name, ANN) == len(ids)
    assert space.current.contents == trial.working.contents
    assert {row.id for row in trial.proposals[0].of("new")} == set(ids)
    assert space.undo(ANN)
    assert space.current.contents == before
    assert space.redo(ANN)
    assert set(ids) <= {row.cells.get(space.current.document(table).spec.id) for row in space.current.table(table).rows}


def test_a_trial_goes_on_from_unsaved_steps(space: Workspace) -> None:
    land(space, [proposed(space, FRENCH, "f.csv")], "f.csv", ANN)
    again = try_out(space, [proposed(space, FRENCH, "f.csv")])
    assert [row.kind for row in again.proposals[0].rows] == ["equal", "equal"]
    assert again.problems == ()


def test_doubtful_rows_are_those_of_which_the_plan_would_complain(space: Workspace) -> None:
    trial = try_out(space, [proposed(space, FRENCH, "f.csv")])
    (doubtful,) = trial.proposals[0].doubtful
    assert doubtful.id == "B-2"
    land(space, [trial.proposals[0].without([doubtful])], "f.csv", ANN)
    ids = {row.cells.get("hub_id") for row in space.current.table("hubs").rows}
    assert "B-1" in ids
    assert "B-2" not in ids


def test_nobody_lands_anything_on_a_read_only_server(space: Workspace) -> None:
    with pytest.raises(ReadOnlyError):
        land(space, [proposed(space, FRENCH, "f.csv")], "f.csv", LOOKER)
    assert not space.current.changes


@pytest.mark.parametrize(("make", "name"), [(xlsx, "orbat.xlsx"), (ods, "orbat.ods")])
def test_workbooks_land(space: Workspace, make: object, name: str) -> None:
    data = make({"ORBAT": LIST, "Notes": [["Made by the staff"]]})  # type: ignore[operator]
    tables = foreign_tables(data, name)
    assert [table.name for table in tables] == ["ORBAT", "Notes"]
    mapping = guess_table(tables[0])
    assert mapping is not None
    proposal = propose(tables[0], mapping, space.current, ORIGIN)
    assert land(space, [proposal], name, ANN) == 2
    rows = {row.cells["unit_id"]: row.cells for row in space.current.table("placements").rows}
    lancers = rows["007"]
    assert [lancers[name] for name in ("unit_name", "personnel", "latitude", "longitude", "from")] == [
        "7th Lancers",
        "600",
        "49.84",
        "24.03",
        "D+3",
    ]
    assert rows["1E5"]["function"] == "engineer"
    assert proposal.rows[0].number == 3


@pytest.mark.parametrize("epsg", [3857, 32635])
def test_places_of_another_system_land_in_degrees(space: Workspace, epsg: int) -> None:
    land(space, [proposed(space, units_in(epsg), "x.gpkg")], "x.gpkg", ANN)
    row = next(row.cells for row in space.current.table("placements").rows if row.cells["unit_id"] == "U-1")
    assert (float(row["longitude"]), float(row["latitude"])) == pytest.approx(LVIV, abs=1e-5)


def test_what_words_mean_is_kept_and_the_next_file_takes_it(space: Workspace) -> None:
    data = xlsx({"ORBAT": LIST})
    (table,) = foreign_tables(data, "a.xlsx")
    guessed = guess_table(table)
    assert guessed is not None
    (word, *_) = words_of(table, guessed)["function"]
    assert (word.text, word.code, word.rows) == ("Schützen", None, 1)
    chosen = with_words(with_values(guessed, {"function": {"Schützen": "infantry"}}), table)
    keep_mapping(space.store, chosen, ANN)
    later = [*LIST[:2], ["009", "9th Lancers", "Schützen", 1, 50.0, 25.0, "D+9"]]
    (again,) = foreign_tables(xlsx({"Other": later}), "b.xlsx")
    kept = kept_mapping(space.store, again.headings)
    assert kept is not None
    assert kept.values == chosen.values
    assert words_of(again, kept)["function"][0].code == "infantry"
    (row,) = try_out(space, [propose(again, kept, space.current, ORIGIN)]).proposals[0].rows
    assert row.cells["function"] == "infantry"
    assert not any("function" in str(doubt) for doubt in row.doubts)


def test_a_word_may_mean_nothing(space: Workspace) -> None:
    (table,) = foreign_tables(xlsx({"ORBAT": LIST}), "a.xlsx")
    guessed = guess_table(table)
    assert guessed is not None
    mapping = with_values(guessed, {"function": {"Schützen": ""}})
    assert mapping_of(mapping_text(mapping), table.headings).values == mapping.values
    assert "function" not in propose(table, mapping, space.current, ORIGIN).rows[0].cells


def test_every_known_word_is_kept_with_its_code(space: Workspace) -> None:
    (table,) = foreign_tables(FRENCH, "f.csv")
    guessed = guess_table(table)
    assert guessed is not None
    assert with_words(guessed, table).values == {
        "kind": {"Gare": "railhead", "dépôt": "depot"},
        "nation": {"Ukraine": "UKR", "Pologne": "POL"},
    }
    assert (
        propose(table, with_words(guessed, table), space.current, ORIGIN).rows
        == propose(table, guessed, space.current, ORIGIN).rows
    )


@pytest.mark.parametrize("values", ['[values.kind]\n"a" = 1\n', "[values]\nkind = 1\n"])
def test_values_that_are_no_texts_are_refused(values: str) -> None:
    with pytest.raises(ForeignFileError):
        mapping_of(f'table = "hubs"\nheadings = ["a"]\n[columns]\nkind = "a"\n{values}', ("a",))


def test_nobody_keeps_a_mapping_on_a_read_only_server(space: Workspace) -> None:
    (table,) = foreign_tables(FRENCH, "f.csv")
    guessed = guess_table(table)
    assert guessed is not None
    with pytest.raises(ReadOnlyError):
        keep_mapping(space.store, guessed, LOOKER)
    assert kept_mapping(space.store, table.headings) is None
