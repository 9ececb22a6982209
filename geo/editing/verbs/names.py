"""Ids for new rows that no unit, hub or node of the plan has."""

from __future__ import annotations

from collections.abc import Iterable


class FreeNames:
    """Gives ids that are free, each once.

    Parameters
    ----------
    taken
        Ids that the plan has, in lower case: ids that differ only in case would be taken for one.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._given: dict[tuple[str, int], str] = {}

    def of(self, stem: str, number: int) -> str:
        """Return the id of a numbered part: the stem with its number, or with the next one that is free.

        Parameters
        ----------
        stem
            The id to which the number is added.
        number
            Number of the part. The same part has the same id each time.
        """
        if (stem, number) not in self._given:
            found = next(
                name for n in range(number, number + len(self._taken) + 1) if self._is_free(name := f"{stem}-{n}")
            )
            self._taken.add(found.casefold())
            self._given[stem, number] = found
        return self._given[stem, number]

    def _is_free(self, name: str) -> bool:
        return name.casefold() not in self._taken
