"""Which of some links no longer open."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.links.link import LinkRefusedError
from dashboard.links.registry import Links

LOOKS = 15
"""How often in a row the file of a link may be unreadable before the link counts as ended."""


class WatchedLinks:
    """Looks at links again and again. A link whose file cannot be read for a moment still opens.

    Parameters
    ----------
    links
        The links of the user.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._unread: dict[str, int] = {}

    def ended(self, names: Collection[str]) -> set[str]:
        """Return which links no longer open, by their ids; each call is a look."""
        self._unread = {name: self._unread.get(name, 0) for name in names}
        return {name for name in names if not self._opens(name)}

    def _opens(self, name: str) -> bool:
        try:
            self._links.valid(name)
        except LinkRefusedError as error:
            if error.why != "unreadable":
                return False
            self._unread[name] += 1
            return self._unread[name] < LOOKS
        self._unread[name] = 0
        return True
