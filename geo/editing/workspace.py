"""A plan as one planner sees it: the files as they are now, with the planner's unsaved edits."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from geo.editing.actor import Actor, require
from geo.editing.aliases import Aliases
from geo.editing.basis import based
from geo.editing.changes import Action, RowChange, Step, fold
from geo.editing.clash import Clash, settlement
from geo.editing.draft import Draft, KeptDraft
from geo.editing.kept import Kept
from geo.editing.outcome import Outcome, Saved
from geo.editing.portion import Portion, changes_of, portion_of
from geo.editing.row_places import in_place, places_after
from geo.editing.store import DraftStore, Store
from geo.editing.unfinished import broken_off
from geo.editing.working import NEW, Working
from geo.errors import PlanUnreadableError, SaveError
from geo.plan import Contents
from geo.words.text import Text

_REFUSED = Text("actors.outcome.edits-refused")


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
        self._lock = threading.RLock()
        self._kept = Kept(drafts)
        self._aliases = Aliases()
        self._contents = store.read()
        self._kept.forget_landed(self._contents)
        self._working = self._state(0)

    @property
    def current(self) -> Working:
        """The state to show now; each change makes a new one."""
        return self._working

    @property
    def received(self) -> Mapping[str, int]:
        """For each sender, the number of its last message that the workspace dealt with."""
        return self._kept.draft.received

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
            self._kept.forget_landed(self._contents)
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
            if self._kept.is_known(sender, number):
                return False
            require(actor, "edit", _REFUSED)
            changes = self._kept.draft.changes
            found = [based(self._working, changes, self._aliases, action) for action in actions]
            step = Step(label, tuple(action for action in found if action is not None))
            if not step.actions:
                self.note(sender, number)
                return False
            return self._change(lambda draft: draft.take(step), actor, sender, number)

    def trial(self, actions: Iterable[Action]) -> Working:
        """Return the state that a step would make; nothing changes.

        Parameters
        ----------
        actions
            As for :meth:`take`, which also says what is raised.
        """
        with self._lock:
            draft, now = self._kept.draft, self._working
            step = Step("", tuple(filter(None, (based(now, draft.changes, self._aliases, one) for one in actions))))
            changes = fold([*draft.steps[: draft.done], step])
            return Working(self.store.name, self._contents, changes, now.generation, now)

    def undo(self, actor: Actor, *, sender: str = "", number: int = 0) -> bool:
        """Undo the last step, and return whether there was one.

        Parameters
        ----------
        actor, sender, number
            As for :meth:`take`, which also says what is raised.
        """
        with self._lock:
            return not self._kept.is_known(sender, number) and self._change(Draft.undo, actor, sender, number)

    def redo(self, actor: Actor, *, sender: str = "", number: int = 0) -> bool:
        """Redo the step that was undone last, and return whether there was one.

        Parameters
        ----------
        actor, sender, number
            As for :meth:`take`, which also says what is raised.
        """
        with self._lock:
            return not self._kept.is_known(sender, number) and self._change(Draft.redo, actor, sender, number)

    def discard(self, actor: Actor) -> int:
        """Forget all unsaved edits, and return how many rows they changed; this cannot be undone."""
        with self._lock:
            count = len(self._working.changes)
            self._change(Draft.clear, actor)
            return count

    def settle(self, clash: Clash, actor: Actor, *, mine: bool) -> bool:
        """Answer a clash, and return whether it was still there; the answer is a step, which can be undone.

        Parameters
        ----------
        clash
            One of the clashes of :attr:`current`; one that is no longer there is ignored.
        actor
            Who answers.
        mine
            Whether to keep the planner's own value; else the one in the file.
        """
        require(actor, "edit", _REFUSED)
        with self._lock:
            change = self._kept.draft.changes.get((clash.table, clash.handle))
            if change is None or clash not in self._working.clashes:
                return False
            label = Text("editing.step.keep-mine" if mine else "editing.step.keep-theirs")
            actions = settlement(clash, change, mine=mine)
            return self._change(lambda draft: draft.take(Step(label, actions)), actor)

    def revert(self, rows: Mapping[tuple[str, str], Iterable[str]], actor: Actor) -> int:
        """Take back what the draft does to rows or fields; this is a step, which can be undone.

        Parameters
        ----------
        rows
            Columns by table and handle of a row; no columns mean the whole row. A row without a change is ignored.
        actor
            Who reverts.

        Returns
        -------
        int
            How many rows had such a change.
        """
        require(actor, "edit", _REFUSED)
        with self._lock:
            changes = self._kept.draft.changes
            drops = tuple(
                Action("drop", table, handle, cells=dict.fromkeys(columns, ""))
                for (table, handle), columns in rows.items()
                if _is_about(changes.get((table, handle)), columns)
            )
            if drops:
                label = Text("editing.step.revert", count=len(drops))
                self._change(lambda draft: draft.take(Step(label, drops)), actor)
            return len(drops)

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
        require(actor, "edit", _REFUSED)
        with self._lock:
            self._kept.change(lambda draft: draft.left.update({kept.planner.id: kept.stamp}))

    def has_left(self, kept: KeptDraft) -> bool:
        """Tell whether the planner left another draft as it is now."""
        return self._kept.draft.left.get(kept.planner.id) == kept.stamp

    def offered(self, kept: KeptDraft) -> Working:
        """Return the files with the edits of another draft alone, without the rows that this draft changes alike.

        Parameters
        ----------
        kept
            A draft of the same plan.
        """
        with self._lock:
            working = Working(self.store.name, self._contents, kept.draft.changes, 0, self._working)
            mine = self._kept.draft.changes
            working.changes = {key: change for key, change in working.changes.items() if mine.get(key) != change}
            return working

    def save(
        self,
        actor: Actor,
        why: str,
        *,
        convert: bool = False,
        only: Mapping[tuple[str, str], Iterable[str]] | None = None,
    ) -> Outcome:
        """Save the edits. What is saved cannot be undone any more.

        Parameters
        ----------
        actor, why, convert
            As for :meth:`geo.editing.store.Store.save`, which also says what comes back and what is raised.
        only
            Columns by table and handle of the rows to save, as :meth:`revert` takes them; the rest stays in the draft.
            None saves all of it.

        Raises
        ------
        SaveError
            Also if another program seems to be writing one of the files just now.
        """
        with self._lock:
            self._refuse_broken_off()
            changes = self._kept.draft.changes
            portion = None if only is None else portion_of(changes, only)
            wanted = in_place(self._working, changes_of(changes, portion))
            saved = self._with(wanted) if portion is not None else self._working
            outcome = self.store.save(
                wanted, actor, why, convert=convert, about_to=lambda sha256: self._kept.about_to_save(sha256, portion)
            )
            try:
                self._contents = self.store.read()
            except PlanUnreadableError:  # the next state forgets what landed
                return outcome
            if isinstance(outcome, Saved):
                self._land(portion, saved)
            self._renew()
            return outcome

    def _refuse_broken_off(self) -> None:
        """Refuse a save while another program seems to be writing a file: its rows would be taken for deleted."""
        with suppress(PlanUnreadableError):
            if torn := broken_off(self._contents, self.store.read()):
                raise SaveError(Text("stores.save.file-unfinished", file=torn))

    def _land(self, portion: Portion | None, saved: Working) -> None:
        """Forget what was saved, and note what rows that stay in the draft follow now."""
        before = self._working
        renamed = self._aliases.learn(saved, Working(self.store.name, self._contents, {}, 0))
        places = {} if portion is None else places_after(before, saved, renamed)
        self._kept.landed(portion, renamed, places)

    def _with(self, wanted: list[RowChange]) -> Working:
        """Return the files with some changes alone."""
        changes = {(change.table, change.handle): change for change in wanted}
        return Working(self.store.name, self._contents, changes, 0, self._working)

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
            with suppress(PlanUnreadableError):  # it is restored; the watch of the files tells of what came after
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
        self._kept.note(sender, number)

    def new_handle(self) -> str:
        """Return a new random handle, for a row that is not in the file yet."""
        return NEW + secrets.token_hex(8)

    def _change(self, act: Callable[[Draft], object], actor: Actor, sender: str = "", number: int = 0) -> bool:
        """Change the draft and make a new state, unless the actor may not edit; return whether anything changed."""
        require(actor, "edit", _REFUSED)
        changed = self._kept.change(act, sender, number)
        if changed:
            self._renew()
        return changed

    def _renew(self) -> None:
        before = self._working
        self._working = self._state(before.generation + 1, before)

    def _state(self, generation: int, before: Working | None = None) -> Working:
        draft = self._kept.draft
        undo, redo = draft.labels
        return Working(self.store.name, self._contents, draft.changes, generation, before, undo=undo, redo=redo)


def _is_about(change: RowChange | None, columns: Iterable[str]) -> bool:
    """Tell whether a change is about any of some columns; no columns mean the whole row."""
    wanted = set(columns)
    return change is not None and (not wanted or not wanted.isdisjoint(change.after or {}))
