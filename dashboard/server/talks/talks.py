"""The talks of a server, in memory. A talk is as good as its link: who revokes the link ends the talk."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from itsdangerous import Signer
from starlette.concurrency import run_in_threadpool

from dashboard.audience import audience_address
from dashboard.audit import note
from dashboard.links.link import Link, LinkRefusedError
from dashboard.links.registry import Links
from dashboard.links.watched import WatchedLinks
from dashboard.server.talks.qr import qr_code
from dashboard.server.talks.talk import Talk
from geo.contract.talk import TalkOpened
from geo.editing.store import Store
from geo.scene.scope import WHOLE
from geo.words.text import say

_LOG = logging.getLogger(__name__)

LIFE = timedelta(hours=12)
"""For how long the link of a talk is good, unless the presenter ends the talk before."""

LOOK_S = 2.0
"""Between two looks whether somebody revoked the link of a talk."""

BEAT_EVERY = 10
"""After how many looks everybody gets a sign of life; proxies close what is silent for a minute."""


class StoppingError(Exception):
    """The server stops; a talk may go on with the next."""


class NoTalkError(Exception):
    """There is no such talk, or who asks has no right to it."""


class Talks:
    """Every talk of a server. All but what is marked runs in the server's event loop.

    Parameters
    ----------
    links
        The links of the user.
    look_s
        Seconds between two looks at the links.
    """

    def __init__(self, links: Links, look_s: float = LOOK_S) -> None:
        self._links, self._watched, self._look_s = links, WatchedLinks(links), look_s
        self._talks: dict[str, Talk] = {}
        self._keeper: asyncio.Task[None] | None = None
        self._closed = False

    def begin(self, store: Store) -> Link:
        """Make the link of a new talk about a plan. It writes a file, so it runs in a thread."""
        label = say("talks.link-label")
        return self._links.make(store, kind="talk", scope=WHOLE, expires=datetime.now(UTC) + LIFE, label=label)

    def opened(self, link: Link) -> TalkOpened:
        """Return what a stage is told of its talk."""
        first = audience_address()
        address = f"{first}view/link/{self._links.token(link)}/"
        return TalkOpened(
            talk=link.id,
            key=self._sign("stage", link.id),
            address=address,
            code=qr_code(address),
            remote=qr_code(f"{address}remote#{self._sign('remote', link.id)}"),
            near=_is_near(first),
        )

    def of(self, link: str) -> Talk:
        """Return the talk of a link that is good, by the id of the link; a server that has just started knows it by that."""
        if self._closed:
            raise StoppingError
        if self._keeper is None:
            self._keeper = asyncio.create_task(self._keep())
        return self._talks.setdefault(link, Talk(link))

    async def of_stage(self, link: str, key: str) -> Talk:
        """Return the talk of a stage.

        Parameters
        ----------
        link
            The id of its link.
        key
            What the stage was given at the start.

        Raises
        ------
        NoTalkError
            If the key is wrong, or the talk has ended.
        """
        if not _same(key, self._sign("stage", link)):
            raise NoTalkError
        return self._talks[link] if link in self._talks else self.of((await self.link(link)).id)

    async def link(self, link: str) -> Link:
        """Return the link of a talk, by its id.

        Raises
        ------
        NoTalkError
            If it is no longer good.
        """
        try:
            found = await run_in_threadpool(self._links.valid, link)
        except LinkRefusedError as error:
            raise NoTalkError from error
        if found.kind != "talk":
            raise NoTalkError
        return found

    def is_ticket(self, link: str, ticket: str) -> bool:
        """Return whether a text lets a phone ask to be the remote.

        Parameters
        ----------
        link
            The id of the link of the talk.
        ticket
            The text.
        """
        return _same(ticket, self._sign("remote", link))

    async def end(self, talk: Talk) -> None:
        """End a talk, and revoke its link."""
        with suppress(LinkRefusedError):
            await run_in_threadpool(self._links.revoke, talk.link)
        self._forget(talk)

    def close(self) -> None:
        """Let everybody go: the server stops."""
        self._closed = True
        if self._keeper is not None:
            self._keeper.cancel()
        for talk in self._talks.values():
            talk.close()

    def _forget(self, talk: Talk) -> None:
        talk.end()
        self._talks.pop(talk.link, None)
        note("talk", link=talk.link, what="ended")

    async def _keep(self) -> None:
        """End each talk whose link is no longer good, and give signs of life."""
        looks = 0
        while True:
            await asyncio.sleep(self._look_s)
            looks += 1
            talks = tuple(self._talks.values())
            try:
                gone = await run_in_threadpool(self._watched.ended, [talk.link for talk in talks])
            except Exception:  # noqa: BLE001  a fault of ours must not keep ended talks open
                _LOG.exception("looking at the links of talks failed")
                gone = set()
            for talk in talks:
                if talk.link in gone:
                    self._forget(talk)
                elif looks % BEAT_EVERY == 0:
                    talk.beat()

    def _sign(self, what: str, link: str) -> str:
        key = self._links.key
        if key is None:
            raise NoTalkError
        return Signer(key, salt=f"posture-talk-{what}", digest_method=hashlib.sha256).get_signature(link).decode()


def _is_near(address: str) -> bool:
    """Return whether only this machine reaches an address."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
