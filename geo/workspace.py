"""A plan as one planner sees it: the files as they are now, with the planner's unsaved edits on them."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping

from geo.changes import Action, Changes, Step
from geo.draft import Draft, DraftFile
from geo.errors import ReadOnlyError
from geo.merge import Clash, Merged, settlement
from geo.store import Outcome, PlanFolder, Saved
from geo.working import NEW, Working, renames_of

MOST_SENDERS = 100
"""Senders whose last message is remembered."""


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
                self.note(sender, number)
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
                self._keep(Draft.clear, "", 0)
            self._renew()
            return outcome

    def restore(self, number: int, who: str) -> Saved:
        """Make a version the current one; unsaved edits stay, and are put onto it."""
        with self._lock:
            restored = self.store.restore(number, who)
            self.refresh()
            return restored

    def note(self, sender: str, number: int) -> None:
        """Note that a message was dealt with, although it changed nothing."""
        if sender:
            self._draft.received[sender] = max(number, self._draft.received.get(sender, 0))

    def new_handle(self) -> str:
        """Return a handle for a row that is not in the file yet."""
        return NEW + secrets.token_hex(8)

    def _change(self, act: Callable[[Draft], object], sender: str, number: int) -> bool:
        """Change the draft, and show what became of it; tell whether anything did."""
        changed = self._keep(act, sender, number)
        if changed:
            self._renew()
        return changed

    def _keep(self, act: Callable[[Draft], object], sender: str, number: int) -> bool:
        """Change the draft, on disk first; a read-only plan takes no change."""
        if self.store.read_only:
            raise ReadOnlyError("the dashboard was started read-only; edits are refused")
        old = self._draft
        draft = Draft(list(old.steps), old.done, dict(old.received))
        act(draft)
        if sender:
            draft.received = _latest(draft.received, sender, number)
        if self._file:
            self._file.write(draft)
        self._draft = draft
        return (draft.steps, draft.done) != (old.steps, old.done)

    def _is_known(self, sender: str, number: int) -> bool:
        return bool(sender) and number <= self._draft.received.get(sender, 0)

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
        old = {new: name for name, new in renames_of(merged).items()}
        cells = {old.get(name, name): text for name, text in action.cells.items()}
        return Action(action.kind, action.table, handle, dict(row.cells), cells)

    def _renew(self) -> None:
        before = self._working
        self._working = Working(self.store.folder, self._contents, self._draft, before.generation + 1, before)

    def _learn_aliases(self) -> None:
        """After a save rows have the handles of their new keys; messages under way still name the old ones."""
        for name in self._working.merged:
            document = self._working.document(name)
            for row in self._working.table(name).rows:
                if row.is_new or row.edited:
                    self._aliases[name, row.handle] = document.key_of(row.cells)


def _latest(received: dict[str, int], sender: str, number: int) -> dict[str, int]:
    """Note a message, and keep the senders that were heard last; a page that is long closed sends nothing again."""
    others = [(name, seen) for name, seen in received.items() if name != sender]
    return dict([*others, (sender, number)][-MOST_SENDERS:])
