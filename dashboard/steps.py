"""Steps of a planner's workspace, made of the messages that a page sent: what each kind of message changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import UNSET

from dashboard.day import present_day
from geo.columns import TableSpec
from geo.contract.messages import Add, Copy, Delete, Edit, Put, Reorder
from geo.editing.changes import Action
from geo.editing.placing import origin_cells
from geo.editing.putting import PUTTABLE, new_row
from geo.editing.row import HEADER, RAW
from geo.editing.row_check import row_error
from geo.editing.workspace import Workspace
from geo.errors import PostureError
from geo.layers import PLACED
from geo.nations import is_nation
from geo.problem import excerpt
from geo.schema import BRIEFING, CHAPTER, NATION, PLACEMENTS, TABLE_BY_NAME
from geo.words.text import Text

LONGEST_LABEL = 60
LONGEST_ID = 40
NEW_ID = "NEW-"
"""Beginning of the id that a page gives a new row."""


class MessageError(PostureError, ValueError):
    """A page sent a message that our pages do not send, or that cannot be applied."""


_WAYS_OF_CHAPTERS = ("chapter", "chapter-view")

Plain = Edit | Add | Copy | Delete | Reorder | Put
"""A message about rows as they stand in the file, whatever the time."""

Step = tuple[Text | str, list[Action]]
"""Label of the step, for the planner, and its actions."""


def step_of(space: Workspace, message: Plain) -> Step:
    """Return the label and the actions of the step that a checked message asks for.

    Parameters
    ----------
    space
        The workspace that the step is for; it is not changed.
    message
        The message.

    Raises
    ------
    MessageError
        If the message names a table, a column or a row that is not there.
    """
    if isinstance(message, Put):
        return _put(space, message)
    if message.table not in TABLE_BY_NAME:
        raise MessageError(Text("editing.message.no-table"))
    _check_columns(space, message)
    match message:
        case Edit():
            return _edit(space, message)
        case Add():
            return _add(space, message)
        case Copy():
            return _copy(space, message)
        case Reorder():
            return _reorder(space, message)
        case Delete():
            return _delete(message)


def _check_columns(space: Workspace, message: Edit | Add | Copy | Delete | Reorder) -> None:
    """Refuse a message that names a column that the table has not: no page invents columns."""
    new_rows: Iterable[Mapping[str, str]] = ()
    named: set[str] = set()
    if isinstance(message, Edit):
        names = space.current.document(message.table).header_row.cells
        named = {cell.column for cell in message.cells if cell.row != HEADER or cell.column not in names} - {RAW}
        new_rows = () if message.added is UNSET else message.added
    elif isinstance(message, Add):
        new_rows = (message.cells,)
    unknown = named.union(*new_rows) - _columns(space, message.table)
    if unknown:
        raise MessageError(Text("editing.message.no-column", name=excerpt(min(unknown))))


def _columns(space: Workspace, table: str) -> set[str]:
    shown, document = space.current.table(table), space.current.document(table)
    return {*shown.columns, *document.header, *TABLE_BY_NAME[table].column_names} - {""}


def _edit(space: Workspace, message: Edit) -> Step:
    """Write cells and add rows; a cell that has its text already is left out, so that nothing is no step."""
    now = space.current.table(message.table).by_handle
    texts = {(cell.row, cell.column): _clean(cell.column, cell.text) for cell in message.cells}
    cells: dict[str, dict[str, str]] = {}
    for (handle, column), text in texts.items():
        if handle not in now or now[handle].cells.get(column, "") != text:
            cells.setdefault(handle, {})[column] = text
    if message.way in _WAYS_OF_CHAPTERS:
        _check_chapters(space, message.table, cells)
    added = () if message.added is UNSET else message.added
    return _edit_step(message, len(cells)), [
        *(Action("edit", message.table, handle, cells=written) for handle, written in cells.items()),
        *(_new_row(space, message.table, written, None) for written in added),
    ]


def _check_chapters(space: Workspace, table: str, cells: Mapping[str, Mapping[str, str]]) -> None:
    """Refuse cells that set a chapter aside: the list of chapters would lose it, and its form with it."""
    spec, now, document = TABLE_BY_NAME[table], space.current.table(table).by_handle, space.current.document(table)
    for handle, written in cells.items():
        error = row_error(document, {**(now[handle].cells if handle in now else {}), **written})
        if error is not None:
            where = spec.column(error.column).label if error.column in spec.column_names else spec.title
            raise MessageError(Text("editing.message.chapter-wrong", where=where, reason=error.text))


def _edit_step(message: Edit, rows: int) -> Text:
    if message.way is UNSET:
        return Text("editing.step.edit", count=rows)
    if message.way in _WAYS_OF_CHAPTERS:
        return Text(f"editing.step.way.{message.way}", chapter=(message.chapter or "")[:LONGEST_LABEL])
    return Text(f"editing.step.way.{message.way}")


def _add(space: Workspace, message: Add) -> Step:
    cells, key = dict(message.cells), TABLE_BY_NAME[message.table].id
    if cells.get(key, "").startswith(NEW_ID):
        cells[key] = _free_new_id(space, message.table, cells[key])
    place = _added_just_before(space, message) or message.after or None
    return Text("editing.step.add"), [_new_row(space, message.table, cells, place)]


def _added_just_before(space: Workspace, message: Add) -> str | None:
    """Return the handle of the new row that a page added before this one without waiting for it; None if there is none."""
    key, rows = TABLE_BY_NAME[message.table].id, space.current.table(message.table).rows
    return next((row.handle for row in rows if row.is_new and row.cells.get(key) == message.follows), None)


def _free_new_id(space: Workspace, table: str, wanted: str) -> str:
    """Return an id for a new row that no row has, also none that the page does not show."""
    key = TABLE_BY_NAME[table].id
    taken = {row.cells.get(key, "") for row in space.current.table(table).rows}
    if wanted not in taken:
        return wanted
    return next(name for n in range(1, len(taken) + 2) if (name := f"{NEW_ID}{n}") not in taken)


def _new_row(space: Workspace, table: str, cells: Mapping[str, str], after: str | None) -> Action:
    """Add a row after another: with the origin of what a planner adds today, unless its cells say another one."""
    names = TABLE_BY_NAME[table].column_names
    usual = {name: text for name, text in origin_cells(present_day().isoformat()).items() if name in names}
    written = usual | {name: _clean(name, text) for name, text in cells.items()}
    return Action("add", table, space.new_handle(), cells=written, place=after)


def _copy(space: Workspace, message: Copy) -> Step:
    table = message.table
    rows = [space.current.table(table).by_handle.get(handle) for handle in message.rows]
    found = [row for row in rows if row is not None and row.sound]
    actions: list[Action] = []
    for row in found:
        place = actions[-1].handle if actions else found[-1].handle
        actions.append(Action("add", table, space.new_handle(), cells=dict(row.cells), place=place))
    return Text("editing.step.duplicate", count=len(actions)), actions


def _reorder(space: Workspace, message: Reorder) -> Step:
    """Put a row after another: delete it, and add a row with the same cells there."""
    table, handle, after = message.table, message.row, message.after
    by_handle = space.current.table(table).by_handle
    row = by_handle.get(handle)
    if row is None or not row.sound or (after not in by_handle and after != HEADER) or after == handle:
        raise MessageError(Text("editing.message.moved-row-gone"))
    moved = Action("add", table, space.new_handle(), cells=dict(row.cells), place=after)
    return _moving(table, row.cells), [Action("delete", table, handle), moved]


def _moving(table: str, cells: Mapping[str, str]) -> Text:
    """Say which row is moved."""
    name = cells.get(TABLE_BY_NAME[table].id)
    return Text("editing.step.move", id=name) if name else Text("editing.step.move-row")


def _delete(message: Delete) -> Step:
    actions = [Action("delete", message.table, handle) for handle in message.rows if handle != HEADER]
    return Text("editing.step.delete", count=len(actions)), actions


def _put(space: Workspace, message: Put) -> Step:
    spec = PLACEMENTS if message.table is UNSET else TABLE_BY_NAME.get(message.table)
    if spec not in PUTTABLE:
        raise MessageError(Text("editing.message.no-table"))
    chapter = message.chapter or ""
    if CHAPTER in spec.columns and chapter not in _chapters(space):
        raise MessageError(Text("editing.message.no-chapter"))
    row_id, position = _free_id(space, spec, message.id), (message.lat, message.lon)
    cells = new_row(spec, row_id, position, message.t, present_day().isoformat(), chapter)
    if NATION in spec.columns and message.nation and is_nation(message.nation):
        cells[NATION.name] = message.nation
    return Text("editing.step.put", id=row_id), [Action("add", spec.name, space.new_handle(), cells=cells)]


def _chapters(space: Workspace) -> set[str]:
    return set(space.current.plan.rows(BRIEFING)[CHAPTER])


def _free_id(space: Workspace, spec: TableSpec, wanted: str) -> str:
    """Return an id that no row has of the table; of a unit, hub or node, that none of the three tables has."""
    tables = PLACED if spec in PLACED else (spec,)
    taken = {row.cells.get(one.id, "").casefold() for one in tables for row in space.current.table(one.name).rows}
    stem = wanted.strip()[:LONGEST_ID] or "NEW"
    names = (stem if n == 0 else f"{stem}-{n}" for n in range(len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)


def _clean(column: str, text: str) -> str:
    """Return the text of a cell as a file can have it: no NUL, no lone surrogate, and one line if it is a whole row."""
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    return text.replace("\r", " ").replace("\n", " ") if column == RAW else text
