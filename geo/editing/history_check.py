"""What is wrong in a history, in sentences for the people who rely on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from geo.editing.history import History
from geo.editing.history_folders import digest_of
from geo.editing.history_log import Log, broken
from geo.editing.own_folder import HISTORY, OwnFolder
from geo.problem import excerpt
from geo.words.late import joined
from geo.words.text import Text

_MOST_NAMED = 5
"""Names or numbers in one sentence."""


def history_notes(own: OwnFolder, history: History) -> list[Text]:
    """Return what is wrong in the history of a plan; an empty list if all of it is as the app wrote it.

    Parameters
    ----------
    own
        The app's own folder in the plan.
    history
        The versions in it.
    """
    why = own.foreign()
    if why is not None:
        return [Text("stores.history.own-folder", reason=why)]
    if not own.is_there:
        return []
    log = history.log()
    kept, odd = history.folders(log)
    numbers = [entry.number for entry in log.entries if entry.number is not None]
    found = [] if log.trouble is None else [log.trouble]
    if own.kind(HISTORY) not in ("folder", None):
        found.append(Text("stores.history.no-folder"))
    found += _told("odd", [excerpt(name) for name in odd])
    found += _told("unlogged", [number for number in kept if number not in numbers])
    found += _told("lost", [number for number in numbers if number not in kept])
    found += _told("repeated", [number for number, count in Counter(numbers).items() if count > 1])
    found += _told("unnumbered", [excerpt(entry.version) for entry in log.entries if entry.number is None])
    found += _told("unchained", [entry.number or excerpt(entry.version) for entry in broken(log.entries)])
    return found + _told("changed", [number for number in kept if is_altered(own, history, number, log)])


def is_altered(own: OwnFolder, history: History, number: int, log: Log | None = None) -> bool:
    """Tell whether the files of a version are others than those that the log says were kept.

    Parameters
    ----------
    own, history
        As for :func:`history_notes`.
    number
        Number of the version.
    log
        What the history's log says; None to read it.
    """
    log = history.log() if log is None else log
    entry, kept = log.by_number.get(number), history.folders(log)[0].get(number)
    return entry is not None and kept is not None and entry.sha256 != "" and digest_of(own, kept) != entry.sha256


def _told(what: str, named: Iterable[object]) -> list[Text]:
    """Return a sentence about some versions or names; none for none."""
    every = list(dict.fromkeys(named))
    if not every:
        return []
    shown = joined([str(one) for one in every[:_MOST_NAMED]])
    return [Text(f"stores.history.{what}", count=len(every), named=shown)]
