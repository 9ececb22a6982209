"""A planner's draft as a workspace holds it: every change of it is first written where it is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from geo.editing.contents import digest
from geo.editing.draft import Draft
from geo.editing.portion import Portion
from geo.editing.store import DraftStore
from geo.plan import Contents

_LOG = logging.getLogger(__name__)


class Kept:
    """A draft in memory, and where it is kept.

    Parameters
    ----------
    drafts
        Where the draft is kept; None keeps it in memory only.

    Attributes
    ----------
    draft
        The draft as it is now.

    Raises
    ------
    PlanUnreadableError
        If the draft cannot be read.
    """

    def __init__(self, drafts: DraftStore | None) -> None:
        self._drafts = drafts
        self.draft = drafts.read() if drafts else Draft()

    def change(self, act: Callable[[Draft], object], sender: str = "", number: int = 0) -> bool:
        """Change the draft, first where it is kept and then here; return whether its steps changed.

        Parameters
        ----------
        act
            Changes the draft that it is given.
        sender, number
            The page that asked for it, and the number of its message.

        Raises
        ------
        OSError
            If the draft cannot be written; it then stays as it was.
        """
        old = self.draft
        draft = Draft(list(old.steps), old.done, dict(old.received), left=dict(old.left))
        act(draft)
        if sender:
            draft.received[sender] = number
        if self._drafts:
            self._drafts.write(draft)
        self.draft = draft
        return (draft.steps, draft.done) != (old.steps, old.done)

    def is_known(self, sender: str, number: int) -> bool:
        """Tell whether a message was dealt with.

        Parameters
        ----------
        sender, number
            The page that sent it, and the number that it gave the message; a message without a page never was.
        """
        return bool(sender) and number <= self.draft.received.get(sender, 0)

    def note(self, sender: str, number: int) -> None:
        """Note that a message was dealt with, although it changed nothing.

        Parameters
        ----------
        sender, number
            The page that sent it, and the number that it gave the message; without a page nothing is noted.
        """
        if sender:
            self.draft.received[sender] = max(number, self.draft.received.get(sender, 0))

    def about_to_save(self, sha256: str, portion: Portion | None) -> None:
        """Note what a save is about to write.

        Parameters
        ----------
        sha256
            The sum that the files are about to have.
        portion
            The part of the draft that this saves; None for all.
        """
        self.draft.saving, self.draft.saved = sha256, portion
        if self._drafts:
            self._drafts.write(self.draft)

    def landed(
        self,
        portion: Portion | None,
        renamed: Mapping[tuple[str, str], str],
        places: Mapping[tuple[str, str], str | None],
    ) -> None:
        """Forget what a complete save has written. A draft that cannot be written now keeps the note of that save.

        Parameters
        ----------
        portion, renamed, places
            As :meth:`geo.editing.draft.Draft.settle` takes them.
        """
        try:
            self.change(lambda draft: draft.settle(portion, renamed, places))
        except OSError:
            _LOG.exception("the save is complete, but its draft cannot be written")
            self.draft.settle(portion, renamed, places)

    def forget_landed(self, contents: Contents) -> None:
        """Forget the steps of a save that was complete although its server ended before it could note that.

        Parameters
        ----------
        contents
            The files as they are.
        """
        if self.draft.saving and self.draft.saving == digest(contents):
            self.draft.settle(self.draft.saved)
            if self._drafts:
                self._drafts.write(self.draft)
