"""The links of this user: a file for each, beside the user's key, so that the command line and every server know the same."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from itsdangerous import BadSignature, Signer
from platformdirs import user_data_path

from dashboard.key import lasting_key
from dashboard.links.link import Kind, Link, LinkError, LinkRefusedError
from geo.atomic import replace_file
from geo.editing.actor import Planner, actor_of
from geo.editing.store import Store
from geo.scene.scope import LinkScope
from geo.words.text import Text

TOKEN = re.compile(r"([0-9a-f]{20})\.[0-9A-Za-z_-]{43}")
"""The token of a link: its id, and the signature."""

KEPT = timedelta(days=30)
"""For how long a link that has expired stays in the lists."""

LONGEST_LABEL = 120
"""Characters of a label."""

MOST = 500
"""Links of one plan that are kept."""

_ID = re.compile(r"[0-9a-f]{20}")
_LARGEST = 65_536
_SEEN = timedelta(minutes=1)
_MAKER = Planner("posture-link", "posture")
"""In whose name a plan gets an id that stays, so that its links stay good when its folder is renamed."""


@dataclass(frozen=True)
class Links:
    """Links by their files.

    Attributes
    ----------
    folder
        Where the files are.
    key
        Signs the tokens; None if none can be kept, and no link can be made or opened.
    """

    folder: Path
    key: bytes | None

    def make(self, store: Store, *, kind: Kind, scope: LinkScope, expires: datetime, label: str = "") -> Link:
        """Make a link.

        Parameters
        ----------
        store
            Where the plan is kept.
        kind, scope, expires, label
            As for :class:`dashboard.links.link.Link`.

        Raises
        ------
        LinkError
            If the files of links cannot be written, or the plan has too many links.
        """
        if self.key is None:
            raise LinkError(Text("links.no-place", folder=self.folder))
        self._tidy()
        if kind == "view":
            store.identify(actor_of(_MAKER))
        if len(self.of_plan(store.id)) >= MOST:
            raise LinkError(Text("links.too-many", most=MOST))
        told = " ".join(label.split())[:LONGEST_LABEL]
        now = datetime.now(UTC)
        made = Link(
            secrets.token_hex(10), kind, store.id, store.name, scope, now, expires, label=told, marks=store.marks()
        )
        self._write(made)
        return made

    def token(self, link: Link) -> str:
        """Return what the address of a link has: the id, signed.

        Raises
        ------
        LinkError
            If there is no key to sign with.
        """
        if self.key is None:
            raise LinkError(Text("links.no-place", folder=self.folder))
        return self._signer(self.key).sign(link.id).decode()

    def admit(self, token: str) -> Link:
        """Return the link of a token.

        Raises
        ------
        LinkRefusedError
            If there is no such link, it has expired or was revoked, or its file cannot be read now.
        """
        if self.key is None or not TOKEN.fullmatch(token):
            raise LinkRefusedError("unknown")
        try:
            name = self._signer(self.key).unsign(token).decode()
        except BadSignature as error:
            raise LinkRefusedError("unknown") from error
        if self._signer(self.key).sign(name).decode() != token:  # another writing of the same signature
            raise LinkRefusedError("unknown")
        return self.valid(name)

    def valid(self, name: str) -> Link:
        """Return the link of an id that was admitted before, if it still opens.

        Raises
        ------
        LinkRefusedError
            As for :meth:`admit`.
        """
        link = self._read(name)
        if link is None:
            raise LinkRefusedError("unknown", name)
        if link.revoked:
            raise LinkRefusedError("revoked", name)
        if link.expires <= datetime.now(UTC):
            raise LinkRefusedError("expired", name)
        return link

    def of_plan(self, plan: str) -> list[Link]:
        """Return the links of a plan, by its id, the newest first; those that have expired or are revoked too."""
        return sorted((a for a in self._all() if a.plan == plan), key=lambda a: a.created, reverse=True)

    def revoke(self, name: str) -> None:
        """End a link, by its id, now and for good.

        Raises
        ------
        LinkRefusedError
            If there is no such link.
        LinkError
            If its file cannot be written.
        """
        link = self._read(name)
        if link is None:
            raise LinkRefusedError("unknown", name)
        self._write(replace(link, revoked=True))

    def note_opened(self, link: Link) -> bool:
        """Note that somebody opened a link; return whether that was not noted a moment ago."""
        path, now = self._path(link.id, "opened"), datetime.now(UTC)
        last = self.opened(link)
        if last is not None and now - last < _SEEN:
            return False
        with suppress(OSError):
            path.touch(0o600)
        return True

    def opened(self, link: Link) -> datetime | None:
        """Return when a link was last opened; None if it never was."""
        try:
            return datetime.fromtimestamp(self._path(link.id, "opened").stat().st_mtime, UTC)
        except OSError:
            return None

    def _signer(self, key: bytes) -> Signer:
        return Signer(key, salt="posture-link", digest_method=hashlib.sha256)

    def _path(self, name: str, ending: str = "json") -> Path:
        return self.folder / f"{name}.{ending}"

    def _all(self) -> Iterator[Link]:
        with suppress(OSError):
            names = [path.stem for path in self.folder.glob("*.json")]
            yield from (link for name in names if (link := self._readable(name)) is not None)

    def _readable(self, name: str) -> Link | None:
        """Return a link for a list, which lacks those whose files cannot be read now."""
        try:
            return self._read(name)
        except LinkRefusedError:
            return None

    def _read(self, name: str) -> Link | None:
        """Return a link as its file has it; None if there is no file that makes sense.

        Raises
        ------
        LinkRefusedError
            If the file is there, and cannot be read now.
        """
        if not _ID.fullmatch(name):
            return None
        try:
            with self._path(name).open("rb") as file:
                link = msgspec.json.decode(file.read(_LARGEST), type=Link)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None
        except OSError as error:
            raise LinkRefusedError("unreadable", name) from error
        return link if link.id == name and link.expires.tzinfo and link.created.tzinfo else None

    def _write(self, link: Link) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._path(link.id), msgspec.json.encode(link), mode=0o600)
        except OSError as error:
            raise LinkError(Text("links.no-place", folder=self.folder)) from error

    def _tidy(self) -> None:
        for link in self._all():
            if link.expires < datetime.now(UTC) - KEPT:
                for ending in ("json", "opened"):
                    self._path(link.id, ending).unlink(missing_ok=True)


def user_links() -> Links:
    """Return the links of this user."""
    return Links(user_data_path("posture") / "links", lasting_key())
