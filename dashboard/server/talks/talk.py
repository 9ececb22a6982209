"""One talk: what its stage shows, who follows, and its remote."""

from __future__ import annotations

from dashboard.bounded import Bound
from dashboard.server.talks.crowd import Crowd
from dashboard.server.talks.phone import Phone
from geo.contract.part import encode
from geo.contract.talk import Asked, StageHeard, StageShows, TalkAnswer, TalkHeard, TalkStep, Turn

STEPS_A_SECOND, ASKS_A_SECOND, TURNS_A_SECOND = 40, 1, 10
"""How often a stage may step, and phones may ask to be the remote and ask for turns; pages of ours stay far below."""


class Talk:
    """A talk.

    Parameters
    ----------
    link
        The id of its link.
    """

    def __init__(self, link: str) -> None:
        self.link = link
        self.ended = False
        self._n = -1
        self._shown: StageShows | None = None
        self._phone: Phone | None = None
        self._asked: Asked | None = None
        self._count = 0
        self._told: tuple[int, bool] = (0, False)
        self.stage = Crowd(self._to_stage, self._came_or_left)
        self.audience = Crowd(self._to_audience, self._came_or_left)
        self.steps = Bound(STEPS_A_SECOND, STEPS_A_SECOND)
        self.asks = Bound(5, ASKS_A_SECOND)
        self.turns = Bound(TURNS_A_SECOND, TURNS_A_SECOND)

    @property
    def followers(self) -> int:
        """How many follow."""
        return len(self.audience)

    def step(self, step: TalkStep) -> None:
        """Show what the stage shows, unless a later step has come before."""
        if self.ended or step.n <= self._n:
            return
        self._n, self._shown = step.n, step.shown
        self.audience.wake()
        self._to_phone()

    def remote(self, key: str) -> Phone:
        """Return the phone of a key that is the remote, else a new one that asks to be; it is refused while there is another."""
        known = self._phone
        if known is not None and known.has(key):
            return known
        phone = Phone(lambda: (self.followers, self._shown), self._came_or_left)
        if known is not None or self.ended:
            phone.end("ended" if self.ended else "taken")
            return phone
        self._phone = phone
        self.stage.wake()
        return phone

    def answer(self, said: TalkAnswer) -> None:
        """Take what the presenter says to a remote; it is meant for the phone of one code, or for the one that is on."""
        phone = self._phone
        if phone is None or (phone.state == "asks") != (said.answer != "end"):
            return
        if phone.state == "asks" and phone.code != said.code:
            return
        phone.answer(said.answer)
        if phone.state != "on":
            self._phone = None
        self.stage.wake()

    def is_remote(self, key: str) -> bool:
        """Return whether a key is that of the remote."""
        return self._phone is not None and self._phone.has(key)

    def turn(self, key: str, do: Turn) -> bool:
        """Pass on what a remote asks for; return whether it is the remote.

        Parameters
        ----------
        key
            That of the phone.
        do
            What it asks for.
        """
        if not self.is_remote(key):
            return False
        self._count += 1
        self._asked = Asked(n=self._count, do=do)
        self.stage.wake()
        return True

    def end(self) -> None:
        """End the talk: everybody is told, and let go."""
        self.ended, self._shown = True, None
        if self._phone is not None:
            self._phone.end("ended")
        self.stage.finish()
        self.audience.finish()

    def close(self) -> None:
        """Let everybody go: the server stops, and the talk may go on with the next."""
        for crowd in (self.stage, self.audience, *([self._phone.line] if self._phone else [])):
            crowd.close()

    def beat(self) -> None:
        """Give everybody a sign of life."""
        for crowd in (self.stage, self.audience, *([self._phone.line] if self._phone else [])):
            crowd.beat()

    def _came_or_left(self) -> None:
        if self._phone is not None and self._phone.given_up:
            self._phone = None
            self.stage.wake()
        now = self.followers, bool(len(self.stage))
        if now == self._told:
            return
        if now[1] != self._told[1]:
            self.audience.wake()
        self._told = now
        self.stage.wake()
        self._to_phone()

    def _to_phone(self) -> None:
        if self._phone is not None and self._phone.state == "on":
            self._phone.line.wake()

    def _to_stage(self) -> bytes:
        phone = self._phone
        asks = phone is not None and phone.state == "asks"
        return encode(
            StageHeard(
                followers=self.followers,
                n=self._n,
                remote="none" if phone is None else "asks" if asks else "on",
                code=phone.code if phone is not None and asks else "",
                asked=self._asked,
                ended=self.ended,
            )
        )

    def _to_audience(self) -> bytes:
        if self.ended:
            return encode(TalkHeard(talk="ended", shown=None))
        return encode(TalkHeard(talk="led" if len(self.stage) else "away", shown=self._shown))
