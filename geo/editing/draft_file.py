"""A planner's draft as a file in the user's data folder: it survives a closed page, a lost connection and a restart."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from pathlib import Path

from platformdirs import user_data_path

from geo.atomic import replace_file
from geo.editing.actor import Planner
from geo.editing.changes import step_of
from geo.editing.draft import Draft
from geo.errors import PlanUnreadableError
from geo.words.system import reason
from geo.words.text import Text

_LOG = logging.getLogger(__name__)


class DraftFile:
    """The file of one planner's draft of one plan.

    Parameters
    ----------
    planner
        Who edits; the id names the folder of the file.
    plan
        Folder of the plan; a hash of its absolute path names the file.
    root
        Folder of all drafts; None for :func:`drafts_folder`.

    Raises
    ------
    ValueError
        If the planner's id is not :attr:`~geo.editing.actor.Planner.sound`.
    """

    def __init__(self, planner: Planner, plan: Path, root: Path | None = None) -> None:
        if not planner.sound:
            raise ValueError(planner.id)
        name = hashlib.sha256(str(plan.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self.path = (root or drafts_folder()) / planner.id / f"{name}.json"
        self._plan = plan.absolute()

    def read(self) -> Draft:
        """Return the draft; an empty one if there is no file.

        A file that makes no sense is renamed to ``*.unreadable``, and the draft is then empty.

        Raises
        ------
        PlanUnreadableError
            If the disk refuses to read the file.
        """
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            steps = [step_of(step) for step in data["steps"]]
            done, saving = min(int(data["done"]), len(steps)), str(data.get("saving", ""))
            return Draft(steps, done, dict(data["received"]), saving)
        except FileNotFoundError:
            return Draft()
        except OSError as error:
            raise PlanUnreadableError(Text("stores.draft-unreadable", reason=reason(error))) from error
        except (ValueError, KeyError, TypeError, AttributeError):
            _LOG.exception("the draft %s makes no sense", self.path)
            self.path.replace(self.path.with_suffix(f".{time.time_ns()}.unreadable"))
            return Draft()

    def write(self, draft: Draft) -> None:
        """Write the draft in place of the last one.

        Raises
        ------
        OSError
            If the disk refuses; the last draft is then still there.
        """
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
    """Return the folder of all drafts, in the user's data folder; it may not exist yet."""
    return Path(user_data_path("posture", appauthor=False)) / "drafts"
