"""What a verb returns: the actions of one step with what the planner should know, or why it did nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.editing.changes import Action
from geo.words.text import Text

MOST_NOTES = 3
"""Notes that a planner reads at once, if there are no more kinds of them; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a verb cannot be done with a row.

    Attributes
    ----------
    text
        Which row, why, and what to do; its key is the code of the refusal.
    handle
        Handle of the row; "" if the refusal is about no row.
    """

    text: Text
    handle: str = ""

    @property
    def code(self) -> str:
        """The code of the reason."""
        return self.text.key


@dataclass(frozen=True, slots=True)
class Part:
    """What a verb does with one row.

    Attributes
    ----------
    actions
        In the order in which a step takes them; none if the row is already as asked.
    notes
        What the planner should know of it.
    notional
        The id of each row that had a source or another basis, and of which the planner makes something up.
    inferred
        The id of each reported row whose place, time or superior the planner chooses.
    """

    actions: tuple[Action, ...] = ()
    notes: tuple[Text, ...] = ()
    notional: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The step of a verb.

    Attributes
    ----------
    label
        What the planner did, as the app shows it beside undo and redo.
    actions
        Of all rows, each once; none if the verb changes nothing, which is no step.
    notes
        What the planner should know of it, each once.
    """

    label: Text
    actions: tuple[Action, ...]
    notes: tuple[Text, ...] = ()

    @property
    def told(self) -> list[Text]:
        """The first note of each kind, then others as far as there is room, and how many more like these there are."""
        firsts = {note.key: note for note in reversed(self.notes)}
        others = [note for note in self.notes if note is not firsts[note.key]]
        chosen = {id(note) for note in (*firsts.values(), *others[: max(0, MOST_NOTES - len(firsts))])}
        shown = [note for note in self.notes if id(note) in chosen]
        rest = len(self.notes) - len(shown)
        return [*shown, Text("verbs.more-notes", count=rest)] if rest else shown


@dataclass(frozen=True, slots=True)
class Refused:
    """A verb that was not done, for any row: why not, for each row that stands in the way."""

    refusals: tuple[Refusal, ...]

    @property
    def text(self) -> Text:
        """Why not: the first reason, and how many more rows there are."""
        first, rest = self.refusals[0].text, len(self.refusals) - 1
        return Text("verbs.refused-more", first=first, count=rest) if rest else first


Result = Done | Refused


def together(label: Text, parts: Iterable[Part | Refusal]) -> Result:
    """Return one step of what a verb does with several rows; if it cannot be done with one, it is done with none.

    Parameters
    ----------
    label
        What the planner did.
    parts
        For each row, in the order in which the planner named them.
    """
    found = list(parts)
    refusals = tuple(part for part in found if isinstance(part, Refusal))
    if refusals:
        return Refused(refusals)
    done = [part for part in found if isinstance(part, Part)]
    actions = {_key(action): action for part in done for action in part.actions}
    told = (
        *_counted("verbs.notional", [name for part in done for name in part.notional]),
        *_counted("verbs.inferred", [name for part in done for name in part.inferred]),
    )
    notes = dict.fromkeys((*told, *(note for part in done for note in part.notes)))
    return Done(label, tuple(actions.values()), tuple(notes))


def _counted(key: str, names: list[str]) -> tuple[Text, ...]:
    return (Text(key, id=names[0], count=len(names)),) if names else ()


def _key(action: Action) -> tuple[object, ...]:
    """Return what tells an action from another: to do the same to a row twice is to do it once."""
    return action.kind, action.table, action.handle, tuple(sorted(action.cells.items()))
