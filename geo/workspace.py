"""A plan as one planner sees it: the files as they are now, with the planner's unsaved edits on them."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.changes import Action, Changes, Step
from geo.document import HEADER, RAW, Cells, Document
from geo.draft import Draft, DraftFile
from geo.errors import ReadOnlyError
from geo.header import folded
from geo.merge import Clash, Merged, merge, same_cells, settlement
from geo.plan import Contents, plan_of
from geo.store import Outcome, PlanFolder, Saved, documents

NEW = "+"
"""How the handle of a row begins that is not in the file yet."""


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """One row as the planner sees it: its handle, the row that a spreadsheet would show, its cells, and which are edited."""

    handle: str
    number: int
    cells: Cells
    edited: frozenset[str] = frozenset()

    @property
    def is_new(self) -> bool:
        """Whether the file does not hold it yet."""
        return self.handle.startswith(NEW)


@dataclass(frozen=True)
class WorkingTable:
    """One table as the planner sees it: the columns of its file, and its rows in the order of the file."""

    columns: list[str]
    rows: list[WorkingRow]
    header_number: int

    @cached_property
    def handles(self) -> dict[int, str]:
        """Handles by the row that a spreadsheet numbers so, the header's included."""
        return {row.number: row.handle for row in self.rows} | {self.header_number: HEADER}

    @cached_property
    def by_handle(self) -> dict[str, WorkingRow]:
        """Rows by handle."""
        return {row.handle: row for row in self.rows}


class Working:
    """The state of a workspace at one moment.

    Attributes
    ----------
    plan
        The plan with the edits in it: what a save would make of the files.
    contents
        Its files.
    changes
        The planner's change of each row.
    clashes
        What others changed too, to be settled before a save.
    can_undo, can_redo
        The label of the step that would be undone or redone; "" for none.
    generation
        Counts up with every change from either side.
    """

    def __init__(self, folder: Path, base: Contents, draft: Draft, generation: int) -> None:
        self.base = base
        self.changes = draft.changes
        self.contents = dict(base)
        self.clashes: list[Clash] = []
        self.merged: dict[str, Merged] = {}
        self.generation = generation
        self.can_undo = draft.steps[draft.done - 1].label if draft.done else ""
        self.can_redo = draft.steps[draft.done].label if draft.done < len(draft.steps) else ""
        self._tables: dict[str, WorkingTable] = {}
        self._documents: dict[str, Document] = {}
        for table in dict.fromkeys(table for table, _ in self.changes):
            self._merge(table)
        self.plan = plan_of(self.contents, folder)

    def document(self, table: str) -> Document:
        """Return the document of a table without the edits."""
        if table not in self._documents:
            self._documents[table] = documents(self.base, [table])[table]
        return self._documents[table]

    def table(self, name: str) -> WorkingTable:
        """Return a table with the edits."""
        if name not in self._tables:
            document = self.document(name)
            merged = self.merged.get(name, Merged())
            shown = document if merged.is_empty else documents(self.contents, [name])[name]
            rows = _working_rows(document, merged, shown)
            self._tables[name] = WorkingTable(shown.columns, rows, shown.header_row.number)
        return self._tables[name]

    def _merge(self, table: str) -> None:
        document = self.document(table)
        merged = merge(document, [c for (name, _), c in self.changes.items() if name == table])
        self.merged[table] = merged
        self.clashes += merged.clashes
        if not merged.is_empty:
            text = merged.text(document)
            try:
                data = document.encoded(text)
            except UnicodeEncodeError:
                data = document.encoded(text, convert=True)
            self.contents[document.spec.file] = data


class Workspace:
    """Takes a planner's steps, and keeps them through outside changes until they are saved.

    Parameters
    ----------
    store
        Where the plan is kept.
    file
        Where the draft is kept; None keeps it in memory alone.

    Raises
    ------
    PlanUnreadableError
        If the folder cannot be read.
    """

    def __init__(self, store: PlanFolder, file: DraftFile | None = None) -> None:
        self.store = store
        self._file = file
        self._lock = threading.RLock()
        self._draft = file.read() if file else Draft()
        self._aliases: dict[tuple[str, str], str] = {}
        self._contents = store.read()
        self._working = Working(store.folder, self._contents, self._draft, 0)

    @property
    def current(self) -> Working:
        """The state to show now."""
        return self._working

    @property
    def received(self) -> Mapping[str, int]:
        """For each sender, the number of the last message that was acted upon."""
        return self._draft.received

    def refresh(self) -> None:
        """Read the files again, and put the edits onto them. Raises PlanUnreadableError when they cannot be read."""
        with self._lock:
            self._contents = self.store.read()
            self._renew()

    def take(self, label: str, actions: Iterable[Action], *, sender: str = "", number: int = 0) -> bool:
        """Take one step.

        Parameters
        ----------
        label
            What was done, for the planner.
        actions
            What becomes of which rows; their bases are filled in here.
        sender, number
            Of the message that asked; a message that was acted upon already is passed over.

        Returns
        -------
        bool
            Whether anything changed.

        Raises
        ------
        ReadOnlyError
            If the plan is served read-only.
        OSError
            If the draft cannot be written; the step is not taken then.
        """
        with self._lock:
            if self._is_known(sender, number):
                return False
            changes = self._draft.changes
            based = tuple(b for a in actions if (b := self._based(a, changes)) is not None)
            if not based:
                self._note(sender, number)
                return False
            return self._change(lambda draft: draft.take(Step(label, based)), sender, number)

    def undo(self, *, sender: str = "", number: int = 0) -> bool:
        """Go back one step; see :meth:`take`."""
        with self._lock:
            return not self._is_known(sender, number) and self._change(Draft.undo, sender, number)

    def redo(self, *, sender: str = "", number: int = 0) -> bool:
        """Take an undone step again; see :meth:`take`."""
        with self._lock:
            return not self._is_known(sender, number) and self._change(Draft.redo, sender, number)

    def discard(self) -> None:
        """Forget all unsaved edits."""
        with self._lock:
            self._change(Draft.clear, "", 0)

    def settle(self, clash: Clash, *, mine: bool) -> None:
        """Answer a clash with mine or theirs; the answer is a step like any other."""
        with self._lock:
            change = self._draft.changes.get((clash.table, clash.handle))
            if change is None:
                return
            actions = settlement(clash, change, mine=mine)
            self._change(lambda draft: draft.take(Step(f"keep {'mine' if mine else 'theirs'}", actions)), "", 0)

    def save(self, who: str, why: str, *, convert: bool = False) -> Outcome:
        """Save the edits; see :meth:`geo.store.PlanFolder.save`. After a save nothing is left to undo."""
        with self._lock:
            outcome = self.store.save(self._draft.changes.values(), who, why, convert=convert)
            self._contents = self.store.read()
            if isinstance(outcome, Saved):
                self._learn_aliases()
                self._change(Draft.clear, "", 0)
            self._renew()
            return outcome

    def new_handle(self) -> str:
        """Return a handle for a row that is not in the file yet."""
        return NEW + secrets.token_hex(8)

    def _change(self, act: Callable[[Draft], object], sender: str, number: int) -> bool:
        """Change the draft, on disk first; a read-only plan takes no change."""
        if self.store.read_only:
            raise ReadOnlyError("the dashboard was started read-only; edits are refused")
        old = self._draft
        draft = Draft(list(old.steps), old.done, dict(old.received))
        act(draft)
        if sender:
            draft.received[sender] = number
        if self._file:
            self._file.write(draft)
        self._draft = draft
        changed = (draft.steps, draft.done) != (old.steps, old.done)
        if changed:
            self._renew()
        return changed

    def _is_known(self, sender: str, number: int) -> bool:
        return bool(sender) and number <= self._draft.received.get(sender, 0)

    def _note(self, sender: str, number: int) -> None:
        if sender:
            self._draft.received[sender] = number

    def _based(self, action: Action, changes: Changes) -> Action | None:
        """Fill in the row of the file that an action is about; None when there is no such row."""
        handle = self._aliases.get((action.table, action.handle), action.handle)
        document = self._working.document(action.table)
        change = changes.get((action.table, handle))
        if action.kind == "add" or (change is not None and change.before is None):
            cells = {**((change.after if change else None) or {}), **action.cells}
            key = document.key_of(cells)
            beside = key if key in document.by_handle else ""
            return Action(action.kind, action.table, handle, {}, action.cells, action.place, beside)
        merged = self._working.merged.get(action.table, Merged())
        found = merged.handles.get(handle, handle)
        row = document.by_handle.get(found)
        if row is None:
            return None
        old = {new: name for name, new in _renames(merged).items()}
        cells = {old.get(name, name): text for name, text in action.cells.items()}
        return Action(action.kind, action.table, handle, dict(row.cells), cells)

    def _renew(self) -> None:
        self._working = Working(self.store.folder, self._contents, self._draft, self._working.generation + 1)

    def _learn_aliases(self) -> None:
        """After a save rows have the handles of their new keys; messages under way still name the old ones."""
        for name in self._working.merged:
            document = self._working.document(name)
            for row in self._working.table(name).rows:
                if row.is_new or row.edited:
                    self._aliases[name, row.handle] = document.key_of(row.cells)


def _working_rows(document: Document, merged: Merged, shown: Document) -> list[WorkingRow]:
    """Return the rows of the rewritten document with the handles that edits know them by.

    A row that reading takes for none, since it is blank or looks like a footer, is kept with the number 0.
    """
    renames = _renames(merged)
    rows: list[WorkingRow] = []
    at = 0
    for handle, texts in _entries(document, merged):
        cells = {renames.get(name, name): text for name, text in texts.items()}
        edited = frozenset(renames.get(name, name) for name in merged.edited.get(handle, ()))
        row = shown.rows[at] if at < len(shown.rows) else None
        if row is not None and (RAW in cells or same_cells(cells, row.cells)):
            rows.append(WorkingRow(handle, row.number, row.cells, edited))
            at += 1
        else:
            rows.append(WorkingRow(handle, 0, cells, edited))
    return rows


def _renames(merged: Merged) -> dict[str, str]:
    """Return the names of columns in the file whose header is edited, and what they become."""
    return {folded(name): folded(new) for name, new in merged.edited.get(HEADER, {}).items()}


def _entries(document: Document, merged: Merged) -> Iterator[tuple[str, Cells]]:
    """Yield handle and cells of every row that the rewritten document is made of, in order."""
    added: dict[str | None, list[tuple[str, Cells]]] = {}
    for place, handle, cells in merged.added:
        added.setdefault(place if place in document.by_handle else None, []).append((handle, cells))
    yield from added.pop(HEADER, [])
    for row in document.rows:
        if row.handle not in merged.removed:
            yield row.handle, {**row.cells, **merged.edited.get(row.handle, {})}
        yield from added.pop(row.handle, [])
    yield from added.pop(None, [])
