"""A planner's unsaved edits: steps on disk, so that they outlive the page, the connection and the server."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from geo.atomic import replace_file
from geo.editing.changes import Changes, Step, fold, step_of
from geo.errors import PlanUnreadableError

_LOG = logging.getLogger(__name__)
_PLANNER_ID = re.compile(r"[0-9a-zA-Z-]{8,64}")


@dataclass(frozen=True, slots=True)
class Planner:
    """Who edits: a random id that the browser keeps, and a name as typed, which nobody verified."""

    id: str
    name: str

    @property
    def sound(self) -> bool:
        """Whether the id may stand in a file name."""
        return _PLANNER_ID.fullmatch(self.id) is not None


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


class DraftFile:
    """The file of one planner's draft of one plan.

    Parameters
    ----------
    planner
        Whose.
    plan
        Folder of the plan; its path names the file.
    root
        Folder of all drafts; the user's data folder when none is given.
    """

    def __init__(self, planner: Planner, plan: Path, root: Path | None = None) -> None:
        if not planner.sound:
            raise ValueError(planner.id)
        name = hashlib.sha256(str(plan.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self.path = (root or drafts_folder()) / planner.id / f"{name}.json"
        self._plan = plan.absolute()

    def read(self) -> Draft:
        """Return the draft; an empty one when there is none. One that makes no sense is put aside, not lost.

        Raises
        ------
        PlanUnreadableError
            If the disk refuses just now.
        """
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            steps = [step_of(step) for step in data["steps"]]
            done, saving = min(int(data["done"]), len(steps)), str(data.get("saving", ""))
            return Draft(steps, done, dict(data["received"]), saving)
        except FileNotFoundError:
            return Draft()
        except OSError as error:
            raise PlanUnreadableError(f"your draft cannot be read just now ({error.strerror}); try again") from error
        except (ValueError, KeyError, TypeError, AttributeError):
            _LOG.exception("the draft %s makes no sense", self.path)
            self.path.replace(self.path.with_suffix(f".{time.time_ns()}.unreadable"))
            return Draft()

    def write(self, draft: Draft) -> None:
        """Write the draft. Raises OSError when the disk refuses."""
        data = {
            "plan": str(self._plan),
            "steps": [step.as_dict() for step in draft.steps],
            "done": draft.done,
            "received": draft.received,
            "saving": draft.saving,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self.path, json.dumps(data, ensure_ascii=True).encode())


def drafts_folder() -> Path:
    """Return the folder of all drafts: in the user's data folder."""
    return Path(user_data_path("posture", appauthor=False)) / "drafts"
