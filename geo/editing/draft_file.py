"""A planner's draft as a file in the user's data folder: it survives a closed page, a lost connection and a restart."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from geo.atomic import replace_file
from geo.editing.actor import Planner
from geo.editing.changes import step_of
from geo.editing.draft import Draft, KeptDraft
from geo.editing.identity import id_of_path
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
        Folder of the plan.
    root
        Folder of all drafts; None for :func:`drafts_folder`.
    plan_id
        Names the file: a plan that is renamed or moved keeps its drafts. "" for the id of the path, under which plans
        without an id, and earlier versions of the app, keep drafts; such a draft is renamed when it is found.

    Raises
    ------
    ValueError
        If the planner's id is not :attr:`~geo.editing.actor.Planner.sound`.
    """

    def __init__(self, planner: Planner, plan: Path, root: Path | None = None, plan_id: str = "") -> None:
        if not planner.sound:
            raise ValueError(planner.id)
        own, of_path = (root or drafts_folder()) / planner.id, id_of_path(plan)
        self.path = own / f"{plan_id or of_path}.json"
        self._former = own / f"{of_path}.json"
        self._plan = plan.absolute()
        self._planner = planner

    def read(self) -> Draft:
        """Return the draft; an empty one if there is no file.

        A file that makes no sense is renamed to ``*.unreadable``, and the draft is then empty.

        Raises
        ------
        PlanUnreadableError
            If the disk refuses to read the file.
        """
        try:
            if self._former != self.path and self._former.exists() and not self.path.exists():
                self._former.replace(self.path)
            return _draft_of(json.loads(self.path.read_text(encoding="utf-8")))
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
            "who": self._planner.name,
            "steps": [step.as_dict() for step in draft.steps],
            "done": draft.done,
            "received": draft.received,
            "saving": draft.saving,
            "left": draft.left,
            "saved": None
            if draft.saved is None
            else [[*row, *sorted(draft.saved[row])] for row in sorted(draft.saved)],
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self.path, json.dumps(data, ensure_ascii=True).encode())


def _draft_of(data: dict[str, Any]) -> Draft:
    steps = [step_of(step) for step in data["steps"]]
    saved = data.get("saved")
    rows = None if saved is None else {(str(t), str(h)): frozenset(map(str, columns)) for t, h, *columns in saved}
    done, saving = min(int(data["done"]), len(steps)), str(data.get("saving", ""))
    return Draft(steps, done, dict(data["received"]), saving, rows, dict(data.get("left", {})))


def drafts_of(plan_id: str, but: Planner, root: Path | None = None) -> list[KeptDraft]:
    """Return the drafts of a plan on this machine that have steps, latest first; one that cannot be read is left out.

    Parameters
    ----------
    plan_id
        Of which plan.
    but
        Whose draft is left out.
    root
        Folder of all drafts; None for :func:`drafts_folder`.
    """
    found = []
    for path in (root or drafts_folder()).glob(f"*/{plan_id}.json"):
        if path.parent.name == but.id:
            continue
        try:
            kept = _kept(path, path.stat().st_mtime_ns)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            _LOG.warning("the draft %s cannot be read just now", path)
            continue
        if kept.draft.done:
            found.append(kept)
    return sorted(found, key=lambda kept: kept.time, reverse=True)


@lru_cache(maxsize=32)
def _kept(path: Path, written_ns: int) -> KeptDraft:
    """Read a draft that was written at a time, in nanoseconds; it is read again after it was written again."""
    data = json.loads(path.read_text(encoding="utf-8"))
    planner = Planner(path.parent.name, str(data.get("who", "")))
    return KeptDraft(planner, datetime.fromtimestamp(written_ns / 1e9, UTC), _draft_of(data))


def drafts_folder() -> Path:
    """Return the folder of all drafts, in the user's data folder; it may not exist yet."""
    return Path(user_data_path("posture", appauthor=False)) / "drafts"
