"""A phone that asks to be the remote of a stage, and may be it once the stage has allowed the code that both show."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from typing import Literal

from dashboard.server.talks.crowd import Crowd
from geo.contract.part import encode
from geo.contract.talk import Answer, RemoteHeard, StageShows

State = Literal["asks", "on", "refused", "taken", "ended"]


class Phone:
    """One phone.

    Parameters
    ----------
    talk
        Returns how many follow the talk, and what its stage shows.
    changed
        Called when the phone came or left.
    """

    def __init__(self, talk: Callable[[], tuple[int, StageShows | None]], changed: Callable[[], None]) -> None:
        self._talk, self._changed = talk, changed
        self._came = False
        self.state: State = "asks"
        self.code = f"{secrets.randbelow(10_000):04}"
        self.key = secrets.token_urlsafe(24)
        self.line = Crowd(self._told, self._moved)

    @property
    def given_up(self) -> bool:
        """Whether it has left before the stage answered."""
        return self.state == "asks" and self._came and not len(self.line)

    def has(self, key: str) -> bool:
        """Return whether a key is that of this phone, which is the remote."""
        return self.state == "on" and hmac.compare_digest(key.encode(), self.key.encode())

    def answer(self, answer: Answer) -> None:
        """Take what the stage said."""
        if answer == "allow":
            self.state = "on"
            self.line.wake()
        else:
            self.end("refused" if self.state == "asks" else "ended")

    def end(self, state: State) -> None:
        """Tell the phone that it is no remote, and why."""
        self.state = state
        self.line.finish()

    def _moved(self) -> None:
        self._came = self._came or len(self.line) > 0
        self._changed()

    def _told(self) -> bytes:
        followers, shown = self._talk()
        is_on = self.state == "on"
        return encode(
            RemoteHeard(
                state=self.state,
                code=self.code if self.state == "asks" else "",
                key=self.key if is_on else "",
                followers=followers if is_on else 0,
                shown=shown if is_on else None,
            )
        )
