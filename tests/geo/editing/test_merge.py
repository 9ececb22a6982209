"""Two planners, one file: what only one side changed is never lost, and what both changed is asked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.editing.changes import Action, RowChange, Step, fold
from geo.editing.clash import settlement
from geo.editing.document import Document
from geo.editing.merge import merge
from geo.editing.row import HEADER
from geo.schema import SOURCES
from tests.cases import cases

COLUMNS = ("source_id", "title", "publisher", "url")
Rows = list[dict[str, str]]


def csv_of(rows: Rows) -> bytes:
    return "\n".join([",".join(COLUMNS), *(",".join(row.get(c, "") for c in COLUMNS) for row in rows), ""]).encode()


def document(rows: Rows) -> Document:
    return Document(csv_of(rows), SOURCES)


def rows_of(text: str) -> Rows:
    return [dict(row.cells) for row in Document(text.encode(), SOURCES).rows]


def row(key: str, **cells: str) -> dict[str, str]:
    return {"source_id": key, "title": "t", "publisher": "p", "url": "u"} | cells


def edit(base: dict[str, str], **cells: str) -> RowChange:
    return RowChange("sources", base["source_id"], base, cells)


def test_different_fields_of_one_row_both_land() -> None:
    there = document([row("a", title="theirs")])
    merged = merge(there, [edit(row("a"), publisher="mine")])
    assert merged.clashes == []
    assert rows_of(merged.text(there)) == [row("a", title="theirs", publisher="mine")]


def test_the_same_change_on_both_sides_is_none() -> None:
    merged = merge(document([row("a", title="new")]), [edit(row("a"), title="new")])
    assert merged.is_empty
    assert merged.clashes == []


def test_a_true_clash_says_all_three_values() -> None:
    (clash,) = merge(document([row("a", title="theirs")]), [edit(row("a"), title="mine")]).clashes
    assert (clash.kind, clash.column, clash.base, clash.mine, clash.theirs) == ("field", "title", "t", "mine", "theirs")


def test_rows_moved_inserted_and_deleted_outside_do_not_matter() -> None:
    there = document([row("new"), row("c"), row("a")])
    merged = merge(there, [edit(row("a"), title="mine")])
    assert rows_of(merged.text(there)) == [row("new"), row("c"), row("a", title="mine")]


def test_a_row_deleted_there_and_edited_here_is_asked() -> None:
    (clash,) = merge(document([row("b")]), [edit(row("a"), title="mine")]).clashes
    assert clash.kind == "deleted-there"


def test_a_row_edited_there_and_deleted_here_is_asked() -> None:
    (clash,) = merge(document([row("a", title="theirs")]), [RowChange("sources", "a", row("a"), None)]).clashes
    assert clash.kind == "deleted-here"


def test_a_row_deleted_on_both_sides_is_done() -> None:
    assert merge(document([row("b")]), [RowChange("sources", "a", row("a"), None)]).clashes == []


def test_a_row_whose_key_changed_outside_is_found_by_its_content() -> None:
    keyless = Document(b"source_id,title\n,one\n,two\n", SOURCES)
    handle = keyless.rows[0].handle
    change = RowChange("sources", handle, {"source_id": "", "title": "one"}, {"title": "mine"})
    turned = Document(b"source_id,title\n,two\n,one\n", SOURCES)
    assert rows_of(merge(turned, [change]).text(turned))[1]["title"] == "mine"
    given_an_id = Document(b"source_id,title\nx,two\ny,other\n", SOURCES)
    assert [c.kind for c in merge(given_an_id, [change]).clashes] == ["deleted-there"]


def test_a_column_renamed_here_and_gone_there_is_asked_and_stays_an_edit() -> None:
    step = Step("fix", (Action("edit", "sources", HEADER, {"tittle": "tittle"}, {"tittle": "title"}),))
    (change,) = fold([step]).values()
    there = Document(b"source_id,name\na,one\n", SOURCES)
    merged = merge(there, [change])
    assert [(c.kind, c.column, c.mine) for c in merged.clashes] == [("field", "tittle", "title")]
    assert merged.done == set()
    settled = Step("", settlement(merged.clashes[0], change, mine=False))
    assert merge(there, fold([step, settled]).values()).clashes == []


def test_a_column_renamed_alike_on_both_sides_is_done() -> None:
    change = RowChange("sources", HEADER, {"tittle": "tittle"}, {"tittle": "title"})
    merged = merge(Document(b"source_id,title\na,one\n", SOURCES), [change])
    assert (merged.clashes, merged.done) == ([], {HEADER})
    assert merged.is_empty


def test_a_row_that_two_rows_could_be_is_asked() -> None:
    change = RowChange("sources", "gone", {"source_id": "", "title": "one"}, {"title": "mine"})
    twins = Document(b"source_id,title\n,one\n,one\n", SOURCES)
    assert [c.kind for c in merge(twins, [change]).clashes] == ["not-found"]


def test_two_new_rows_with_one_key_are_one_row() -> None:
    mine = RowChange("sources", "+1", None, row("n", title="mine"))
    there = document([row("n", title="theirs")])
    merged = merge(there, [mine])
    assert [(c.column, c.mine, c.theirs) for c in merged.clashes] == [("title", "mine", "theirs")]
    actions = settlement(merged.clashes[0], mine, mine=True)
    changes = fold([Step("add", (Action("add", "sources", "+1", cells=mine.after or {}),)), Step("settle", actions)])
    again = merge(there, changes.values())
    assert again.clashes == []
    assert rows_of(again.text(there)) == [row("n", title="mine")]


def test_a_copy_of_a_row_is_a_second_row() -> None:
    there = document([row("n")])
    copy = RowChange("sources", "+1", None, row("n"), "n", beside="n")
    assert rows_of(merge(there, [copy]).text(there)) == [row("n"), row("n")]


def test_answers_settle_a_clash_until_others_change_it_again() -> None:
    change = edit(row("a"), title="mine", url="mine too")
    step = Step("edit", (Action("edit", "sources", "a", row("a"), {"title": "mine", "url": "mine too"}),))
    there = document([row("a", title="theirs")])
    (clash,) = merge(there, [change]).clashes
    kept = fold([step, Step("", settlement(clash, change, mine=True))])
    assert rows_of(merge(there, kept.values()).text(there)) == [row("a", title="mine", url="mine too")]
    assert merge(document([row("a", title="again")]), kept.values()).clashes
    dropped = fold([step, Step("", settlement(clash, change, mine=False))])
    assert rows_of(merge(there, dropped.values()).text(there)) == [row("a", title="theirs", url="mine too")]


CELL = st.sampled_from(["x", "y", "z", ""])
ROWS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(CELL, CELL, CELL), max_size=6)
Table = dict[str, tuple[str, str, str]]


def as_rows(table: Table) -> Rows:
    return [dict(zip(COLUMNS, (key, *cells), strict=True)) for key, cells in table.items()]


def changes_between(base: Table, mine: Table) -> list[RowChange]:
    old = {r["source_id"]: r for r in as_rows(base)}
    new = {r["source_id"]: r for r in as_rows(mine)}
    changes = []
    for key in sorted(old.keys() | new.keys()):
        if key not in old:
            changes.append(RowChange("sources", f"+{key}", None, new[key]))
        elif key not in new:
            changes.append(RowChange("sources", key, old[key], None))
        elif cells := {c: t for c, t in new[key].items() if t != old[key][c]}:
            changes.append(RowChange("sources", key, old[key], cells))
    return changes


@settings(max_examples=cases(300))
@given(ROWS, ROWS, ROWS, st.randoms())
def test_no_field_that_only_one_side_changed_is_lost(base: Table, mine: Table, theirs: Table, chance: object) -> None:
    order = list(theirs)
    chance.shuffle(order)  # type: ignore[attr-defined]
    there = document(as_rows({key: theirs[key] for key in order}))
    merged = merge(there, changes_between(base, mine))
    result = {r["source_id"]: r for r in rows_of(merged.text(there))}
    asked = {(c.handle.lstrip("+"), c.column) for c in merged.clashes}
    for key in base.keys() | mine.keys() | theirs.keys():
        if (key, None) in asked:
            continue
        was, here, over = (
            dict(zip(COLUMNS[1:], t[key], strict=True)) if key in t else None for t in (base, mine, theirs)
        )
        if here == was:
            expected = over
        elif over == was:
            expected = here
        elif here is None or over is None:
            assert here == over
            expected = None
        else:
            expected = {}
            for column in COLUMNS[1:]:
                before = (was or {}).get(column, "")
                ours, others = here[column], over[column]
                expected[column] = others if ours == before else ours
                if was is not None and ours != before and others not in (before, ours):
                    assert (key, column) in asked
        found = result.get(key)
        shown = None if found is None else {c: found[c] for c in COLUMNS[1:]}
        if was is None and here is not None and over is not None:
            assert all(shown is not None and shown[c] in (here[c], over[c]) for c in COLUMNS[1:])
        else:
            assert shown == expected


def added(key: str, place: str | None) -> RowChange:
    return RowChange("sources", f"new-{key}", None, row(key), place)


def test_a_new_row_stands_right_after_the_row_that_it_was_put_after() -> None:
    there = document([row("a"), row("b")])
    changes = [added("n1", "a"), added("n2", "new-n1"), added("n3", "new-n1"), added("n4", "a"), added("n5", None)]
    merged = merge(there, [*changes, added("n6", HEADER), added("n7", "new-n5")])
    assert [one["source_id"] for one in rows_of(merged.text(there))] == [
        "n6",
        "a",
        "n4",
        "n1",
        "n3",
        "n2",
        "b",
        "n5",
        "n7",
    ]


def test_a_new_row_follows_one_that_others_added_meanwhile() -> None:
    there = document([row("a"), row("n1"), row("b")])
    merged = merge(there, [added("n1", "a"), added("n2", "new-n1")])
    assert [one["source_id"] for one in rows_of(merged.text(there))] == ["a", "n1", "n2", "b"]


def test_a_new_row_stays_where_it_is_if_the_new_row_above_it_is_deleted() -> None:
    there = document([row("a"), row("b")])
    steps = [
        Step("add", (Action("add", "sources", "1", cells=row("n1"), place="a"),)),
        Step("add", (Action("add", "sources", "2", cells=row("n2"), place="1"),)),
        Step("delete", (Action("delete", "sources", "1"),)),
    ]
    merged = merge(there, fold(steps).values())
    assert [one["source_id"] for one in rows_of(merged.text(there))] == ["a", "n2", "b"]
