"""A plan as one planner sees it: the files as they are now, with the planner's unsaved edits."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from geo.editing.actor import Actor, require
from geo.editing.changes import Action, Changes, RowChange, Step
from geo.editing.contents import digest
from geo.editing.csvtext import with_cells
from geo.editing.document import HEADER, RAW, Cells, Document, Row
from geo.editing.draft import Draft, KeptDraft
from geo.editing.merge import Clash, Merged, settlement
from geo.editing.outcome import Outcome, Saved
from geo.editing.store import DraftStore, Store
from geo.editing.unfinished import broken_off
from geo.editing.working import NEW, Working, renames_of
from geo.errors import EditError, PlanUnreadableError, SaveError
from geo.plan import Contents, is_unreadable
from geo.problem import Finding
from geo.reading.headings import folded
from geo.schema import file_of
from geo.words.text import Text


class Workspace:
    """Takes a planner's steps and keeps them until a save, also while others change the files.

    Each action is given its actor. If the actor may not edit, it raises ReadOnlyError and changes nothing.

    Parameters
    ----------
    store
        Where the plan is kept.
    drafts
        Where the draft is kept; None keeps it in memory only.

    Attributes
    ----------
    store
        Where the plan is kept.
    plan_id
        The plan that the steps are about; edits for another one are refused.

    Raises
    ------
    PlanUnreadableError
        If the plan or the draft cannot be read.
    """

    def __init__(self, store: Store, drafts: DraftStore | None = None) -> None:
        self.store = store
        self.plan_id = store.id
        self._drafts = drafts
        self._lock = threading.RLock()
        self._draft = drafts.read() if drafts else Draft()
        self._aliases: dict[tuple[str, str], str] = {}
        self._contents = store.read()
        self._forget_landed()
        self._working = Working(store.name, self._contents, self._draft, 0)

    @property
    def current(self) -> Working:
        """The state to show now; each change makes a new one."""
        return self._working

    @property
    def received(self) -> Mapping[str, int]:
        """For each sender, the number of its last message that the workspace dealt with."""
        return self._draft.received

    def refresh(self, contents: Contents | None = None) -> None:
        """Read the files again, and merge the edits into them.

        Parameters
        ----------
        contents
            The files, if the caller has just read them.

        Raises
        ------
        PlanUnreadableError
            If the plan cannot be read; the state stays as it was.
        """
        with self._lock:
            self._contents = self.store.read() if contents is None else contents
            self._forget_landed()
            self._renew()

    def take(
        self, label: Text | str, actions: Iterable[Action], actor: Actor, *, sender: str = "", number: int = 0
    ) -> bool:
        """Take one step.

        Parameters
        ----------
        label
            What the planner did, as the app shows it beside undo and redo.
        actions
            One for each row; this method fills in ``base``, ``beside`` and ``siblings``.
        actor
            Who takes the step.
        sender, number
            The page that sent the message, and the number that it gave the message. A message that the workspace has
            already dealt with is ignored; a step without a sender is always taken.

        Returns
        -------
        bool
            Whether the draft changed.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        EditError
            If an edited row is no longer in the file or cannot be split into cells, or if a column would get a name
            that another one has; the step is then not taken.
        PlanUnreadableError
            If the file of an edited row cannot be read just now.
        OSError
            If the draft cannot be written; the step is then not taken.
        """
        with self._lock:
            if self._is_known(sender, number):
                return False
            changes = self._draft.changes
            based = tuple(b for a in actions if (b := self._based(a, changes)) is not None)
            if not based:
                self.note(sender, number)
                return False
            return self._change(lambda draft: draft.take(Step(label, based)), actor, sender, number)

    def undo(self, actor: Actor, *, sender: str = "", number: int = 0) -> bool:
        """Undo the last step, and return whether there was one.

        Parameters
        ----------
        actor, sender, number
            As for :meth:`take`, which also says what is raised.
        """
        with self._lock:
            return not self._is_known(sender, number) and self._change(Draft.undo, actor, sender, number)

    def redo(self, actor: Actor, *, sender: str = "", number: int = 0) -> bool:
        """Redo the step that was undone last, and return whether there was one.

        Parameters
        ----------
        actor, sender, number
            As for :meth:`take`, which also says what is raised.
        """
        with self._lock:
            return not self._is_known(sender, number) and self._change(Draft.redo, actor, sender, number)

    def discard(self, actor: Actor) -> None:
        """Forget all unsaved edits; this cannot be undone."""
        with self._lock:
            self._change(Draft.clear, actor)

    def settle(self, clash: Clash, actor: Actor, *, mine: bool) -> None:
        """Answer a clash; the answer is a step, which can be undone.

        Parameters
        ----------
        clash
            One of the clashes of :attr:`current`; one that is no longer there is ignored.
        actor
            Who answers.
        mine
            Whether to keep the planner's own value; else the one in the file.
        """
        with self._lock:
            change = self._draft.changes.get((clash.table, clash.handle))
            if change is None:
                return
            label = Text("editing.step.keep-mine" if mine else "editing.step.keep-theirs")
            actions = settlement(clash, change, mine=mine)
            self._change(lambda draft: draft.take(Step(label, actions)), actor)

    def revert(self, rows: Mapping[tuple[str, str], Iterable[str]], actor: Actor) -> None:
        """Take back what the draft does to rows or fields; this is a step, which can be undone.

        Parameters
        ----------
        rows
            Columns by table and handle of a row; no columns mean the whole row. A row without a change is ignored.
        actor
            Who reverts.
        """
        with self._lock:
            changes = self._draft.changes
            drops = tuple(
                Action("drop", table, handle, cells=dict.fromkeys(columns, ""))
                for (table, handle), columns in rows.items()
                if (table, handle) in changes
            )
            if drops:
                self._change(
                    lambda draft: draft.take(Step(Text("editing.step.revert", count=len(drops)), drops)), actor
                )

    def take_up(self, kept: KeptDraft, actor: Actor) -> int:
        """Add the steps of another draft to this one, as one step, which can be undone; the other draft stays.

        Parameters
        ----------
        kept
            A draft of the same plan.
        actor
            Who takes it up.

        Returns
        -------
        int
            How many rows the draft changes.
        """
        with self._lock:
            actions = tuple(action for step in kept.draft.steps[: kept.draft.done] for action in step.actions)
            who = kept.planner.name
            label = Text("editing.step.take-up", who=who) if who else Text("editing.step.take-up-unnamed")
            self._change(lambda draft: draft.take(Step(label, actions)), actor)
            return len(kept.draft.changes)

    def leave(self, kept: KeptDraft, actor: Actor) -> None:
        """Note that the planner leaves another draft as it is; it is offered again if somebody writes it again.

        Parameters
        ----------
        kept
            A draft of the same plan.
        actor
            Who leaves it.
        """
        with self._lock:
            self._keep(lambda draft: draft.left.update({kept.planner.id: kept.stamp}), actor)

    def has_left(self, kept: KeptDraft) -> bool:
        """Tell whether the planner left another draft as it is now."""
        return self._draft.left.get(kept.planner.id) == kept.stamp

    def offered(self, kept: KeptDraft) -> Working:
        """Return the files with the edits of another draft alone, without the rows that this draft changes alike.

        Parameters
        ----------
        kept
            A draft of the same plan.
        """
        with self._lock:
            working = Working(self.store.name, self._contents, kept.draft, 0, self._working)
            mine = self._draft.changes
            working.changes = {key: change for key, change in working.changes.items() if mine.get(key) != change}
            return working

    def save(
        self, actor: Actor, why: str, *, convert: bool = False, only: frozenset[tuple[str, str]] | None = None
    ) -> Outcome:
        """Save the edits. What is saved cannot be undone any more.

        Parameters
        ----------
        actor, why, convert
            As for :meth:`geo.editing.store.Store.save`, which also says what comes back and what is raised.
        only
            Table and handle of the rows to save; the others stay in the draft. None saves all rows.

        Raises
        ------
        SaveError
            Also if another program seems to be writing one of the files just now.
        """
        with self._lock:
            self._refuse_broken_off()
            changes = self._draft.changes
            rows = None if only is None or only >= changes.keys() else only
            wanted = [change for key, change in changes.items() if rows is None or key in rows]
            before = self._working if rows is None else self._with_only(wanted)
            outcome = self.store.save(
                wanted, actor, why, convert=convert, about_to=lambda sha256: self._note_saving(sha256, rows)
            )
            self._contents = self.store.read()
            if isinstance(outcome, Saved):
                self._keep(lambda draft: draft.settle(rows), actor)
            self._renew()
            if isinstance(outcome, Saved):
                self._learn_aliases(before)
            return outcome

    def _refuse_broken_off(self) -> None:
        """Refuse a save while another program seems to be writing a file: its rows would be taken for deleted."""
        with suppress(PlanUnreadableError):
            if torn := broken_off(self._contents, self.store.read()):
                raise SaveError(Text("stores.save.file-unfinished", file=torn))

    def _with_only(self, wanted: list[RowChange]) -> Working:
        """Return the files with the edits of some rows alone."""
        rows = {(change.table, change.handle) for change in wanted}
        steps = [
            Step(step.label, tuple(action for action in step.actions if (action.table, action.handle) in rows))
            for step in self._draft.steps[: self._draft.done]
        ]
        return Working(self.store.name, self._contents, Draft(steps, len(steps)), 0, self._working)

    def restore(self, number: int, actor: Actor) -> Saved:
        """Make an earlier version the current one; unsaved edits stay, and are merged into it.

        Parameters
        ----------
        number
            Number of the earlier version.
        actor
            Who restores it.

        Raises
        ------
        VersionError, ReadOnlyError, SaveError, PlanUnreadableError
            As :meth:`geo.editing.store.Store.restore` does.
        """
        with self._lock:
            restored = self.store.restore(number, actor)
            self._aliases.clear()
            self.refresh()
            return restored

    def note(self, sender: str, number: int) -> None:
        """Note that a message was dealt with, although it changed nothing.

        Parameters
        ----------
        sender
            The page that sent it; "" for none, which notes nothing.
        number
            The number that the page gave the message.
        """
        if sender:
            self._draft.received[sender] = max(number, self._draft.received.get(sender, 0))

    def new_handle(self) -> str:
        """Return a new random handle, for a row that is not in the file yet."""
        return NEW + secrets.token_hex(8)

    def _change(self, act: Callable[[Draft], object], actor: Actor, sender: str = "", number: int = 0) -> bool:
        """Change the draft and make a new state; return whether anything changed."""
        changed = self._keep(act, actor, sender, number)
        if changed:
            self._renew()
        return changed

    def _keep(self, act: Callable[[Draft], object], actor: Actor, sender: str = "", number: int = 0) -> bool:
        """Change the draft, first where it is kept and then here; refuse an actor who may not edit."""
        require(actor, "edit", Text("actors.outcome.edits-refused"))
        old = self._draft
        draft = Draft(list(old.steps), old.done, dict(old.received), left=dict(old.left))
        act(draft)
        if sender:
            draft.received[sender] = number
        if self._drafts:
            self._drafts.write(draft)
        self._draft = draft
        return (draft.steps, draft.done) != (old.steps, old.done)

    def _is_known(self, sender: str, number: int) -> bool:
        return bool(sender) and number <= self._draft.received.get(sender, 0)

    def _note_saving(self, sha256: str, rows: frozenset[tuple[str, str]] | None) -> None:
        """Note the SHA-256 that the files are about to have, and which rows that saves."""
        self._draft.saving, self._draft.saved = sha256, rows
        if self._drafts:
            self._drafts.write(self._draft)

    def _forget_landed(self) -> None:
        """Forget the steps of a save that was complete although its server ended before it could note that."""
        if self._draft.saving and self._draft.saving == digest(self._contents):
            self._draft.settle(self._draft.saved)
            if self._drafts:
                self._drafts.write(self._draft)

    def _based(self, action: Action, changes: Changes) -> Action | None:
        """Fill in what the file has of the row of an action; None if a row to be deleted is no longer there."""
        table = action.table
        self._check_readable(table)
        document = self._working.document(table)
        merged = self._working.merged.get(table, Merged())
        handle = self._known(table, action.handle, document, changes)
        handle = self._working.owners(table).get(handle, handle)
        change = changes.get((table, handle))
        old = {new: name for name, new in renames_of(document, merged).items()}
        cells = {old.get(name, name): text for name, text in action.cells.items()}
        if action.kind == "add" or (change is not None and change.before is None):
            beside = self._beside(document, handle, {**((change.after if change else None) or {}), **cells}, merged)
            return Action(action.kind, table, handle, {}, cells, action.place, beside)
        row = document.by_handle.get(merged.handles.get(handle, handle))
        if row is None:
            if action.kind == "delete":
                return None
            raise EditError(Text("editing.row-gone"))
        if handle == HEADER:
            _check_names(document, action.cells)
            cells = action.cells
        elif not row.sound and RAW not in cells and action.kind == "edit":
            cells = self._as_text(table, handle, action.cells, document)
        return Action(action.kind, table, handle, dict(row.cells), cells, siblings=_siblings(document, row))

    def _check_readable(self, table: str) -> None:
        file = file_of(table)
        content = self._contents.get(file)
        if isinstance(content, Finding) and is_unreadable(content):
            raise PlanUnreadableError(Text("editing.waits", file=file, reason=content.text))

    def _known(self, table: str, handle: str, document: Document, changes: Changes) -> str:
        """Return what a handle from before a save is now; a handle that names a row now stays as it is."""
        for _ in range(len(self._aliases) + 1):
            if handle in document.by_handle or (table, handle) in changes or (table, handle) not in self._aliases:
                break
            handle = self._aliases[table, handle]
        return handle

    def _beside(self, document: Document, handle: str, cells: Cells, merged: Merged) -> str:
        """Return the key that a new row shares with one of the file on purpose; "" if others added the same row."""
        key = document.key_of(cells)
        return key if key in document.by_handle and merged.handles.get(handle) != key else ""

    def _as_text(self, table: str, handle: str, cells: Cells, document: Document) -> Cells:
        """Return the whole new text of a row that cannot be split in the file, with an edit of its cells."""
        row = self._working.table(table).by_handle.get(handle)
        change = self._working.changes.get((table, handle))
        text = (change.after or {}).get(RAW) if change else None
        written = with_cells(text, self._working.table(table).header, cells, document.delimiter) if text else None
        if row is None or written is None:
            raise EditError(Text("editing.unsplit"))
        return {RAW: written}

    def _renew(self) -> None:
        before = self._working
        self._working = Working(self.store.name, self._contents, self._draft, before.generation + 1, before)

    def _learn_aliases(self, before: Working) -> None:
        """Remember the old handles of rows whose save gave them a new key: messages under way still use them."""
        for name in before.merged:
            shown = [row for row in before.table(name).rows if row.number]
            now = self._working.table(name).rows
            if before.contents.get(file_of(name)) == self._contents.get(file_of(name)) and len(shown) == len(now):
                for old, new in zip(shown, now, strict=True):
                    if old.handle != new.handle:
                        self._aliases[name, old.handle] = new.handle


def _check_names(document: Document, renames: Cells) -> None:
    """Raise EditError if a column would get a name that another one has."""
    read_as = dict(zip(document.header_cells, document.header, strict=True))
    for old, new in renames.items():
        if folded(new) in document.header and folded(new) not in (folded(old), read_as.get(old)):
            raise EditError(Text("editing.column-exists", name=new))


def _siblings(document: Document, row: Row) -> tuple[str, ...]:
    """Return the handles of the other rows with the same id."""
    unit = row.cells.get(document.spec.id, "")
    return tuple(handle for handle in document.by_id.get(unit, ()) if handle != row.handle) if unit else ()
