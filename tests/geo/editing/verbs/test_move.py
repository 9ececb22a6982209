"""Several rows of several tables are moved at once, each to a position of its own."""

from __future__ import annotations

from geo.editing.verbs.move import Position, move_each
from geo.editing.workspace import Workspace
from geo.schema import CLOSURES, EVENTS, HUBS, PLACEMENTS
from tests.actors import ANN
from tests.geo.editing.verbs.plans import book_of, codes, handles, space_of, take

LVIV: Position = (49.8397, 24.0297)
AT_SEA: Position = (43.0, 32.0)


def mixed() -> Workspace:
    unit = {"unit_id": "A", "from": "D+1", "until": "D+90", "place": "Kyiv", "precision_km": "1"}
    hub = {"hub_id": "H", "from": "D+1", "until": "", "place": "Kyiv", "country": "UKR", "precision_km": "10"}
    event = {"event_id": "E", "title": "T", "place": "Kyiv", "country": "UKR", "date": "D+1"}
    here = {"latitude": "50.45", "longitude": "30.52", "mgrs": ""}
    return space_of(placements=[unit | here], hubs=[hub | here], events=[event | here])


def test_each_row_goes_where_it_is_sent_as_one_step() -> None:
    space = mixed()
    before = dict(space.current.contents)
    wanted = {("placements", *handles(space, "A")): LVIV, ("events", *handles(space, "E", table="events")): AT_SEA}
    done = take(space, move_each(book_of(space), wanted, None))
    assert str(done.label) == "move 2 rows"
    (unit,), (event,) = (space.current.plan.rows(spec).to_dict("records") for spec in (PLACEMENTS, EVENTS))
    assert (unit["place"], event["place"], event["country"]) == ("Lviv", "", "")
    assert [str(note) for note in done.notes] == [
        "E no longer names the place Kyiv: no place that the app knows is within 10 km"
    ]
    space.undo(ANN)
    assert dict(space.current.contents) == before


def test_from_an_instant_on_rows_with_periods_begin_anew_and_others_move() -> None:
    space = mixed()
    wanted = {
        (table, *handles(space, name, table=table)): LVIV
        for table, name in (("placements", "A"), ("hubs", "H"), ("events", "E"))
    }
    take(space, move_each(book_of(space), wanted, 48.0))
    rows = {spec.name: space.current.plan.rows(spec)["place"].tolist() for spec in (PLACEMENTS, HUBS, EVENTS)}
    assert rows == {"placements": ["Kyiv", "Lviv"], "hubs": ["Kyiv", "Lviv"], "events": ["Lviv"]}
    assert not space.current.plan.set_aside


def test_a_closure_of_a_crossing_is_where_the_crossing_is() -> None:
    row = {"closure_id": "C", "crossing_id": "POL-UKR-KRAKOVETS", "latitude": "", "longitude": "", "mgrs": ""}
    space = space_of(closures=[row])
    wanted = {(CLOSURES.name, *handles(space, "C", table="closures")): LVIV}
    assert codes(move_each(book_of(space), wanted, None)) == ["of-crossing"]


def test_a_table_without_positions_is_refused() -> None:
    space = space_of(sources=[{"source_id": "S", "title": "T"}])
    wanted = {("sources", *handles(space, "S", table="sources")): LVIV}
    assert codes(move_each(book_of(space), wanted, None)) == ["no-position"]


def test_a_row_that_stays_in_its_square_keeps_everything() -> None:
    space = mixed()
    wanted = {("hubs", *handles(space, "H", table="hubs")): LVIV}
    take(space, move_each(book_of(space), wanted, None))
    (row,) = space.current.table("hubs").rows
    again = {("hubs", row.handle): (float(row.cells["latitude"]), float(row.cells["longitude"]))}
    assert take(space, move_each(book_of(space), again, None)).actions == ()
