"""A planner's unsaved edits: steps that are taken, undone and redone until they are saved."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.editing.changes import Changes, Step, fold


@dataclass
class Draft:
    """Steps that a planner took and has not saved.

    Attributes
    ----------
    steps
        In the order in which they were taken.
    done
        How many of them stand; the rest were undone and can be redone.
    received
        For each sender, the number of the last message that was acted upon: none is acted upon twice.
    saving
        SHA-256 of the files that a save was about to make of the steps; "" when none was under way. Should the files
        be those, the save landed, although nobody was left to note it.
    """

    steps: list[Step] = field(default_factory=list)
    done: int = 0
    received: dict[str, int] = field(default_factory=dict)
    saving: str = ""

    def take(self, step: Step) -> None:
        """Take a step; what was undone before it is gone."""
        self.steps = [*self.steps[: self.done], step]
        self.done += 1
        self.saving = ""

    def undo(self) -> Step | None:
        """Go back one step, and return it; None when there is none."""
        if not self.done:
            return None
        self.done -= 1
        return self.steps[self.done]

    def redo(self) -> Step | None:
        """Take the step again that was undone last, and return it; None when there is none."""
        if self.done == len(self.steps):
            return None
        self.done += 1
        return self.steps[self.done - 1]

    def clear(self) -> None:
        """Forget all steps."""
        self.steps, self.done, self.saving = [], 0, ""

    @property
    def changes(self) -> Changes:
        """What the steps that stand leave different, by row."""
        return fold(self.steps[: self.done])
