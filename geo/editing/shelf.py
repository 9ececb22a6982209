"""The plans that a server offers, wherever they are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod

from geo.editing.store import Store


class Shelf(ABC):
    """Plans that are kept together. One of them is the usual one, which the app shows first."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the shelf is, as the argument of ``posture run``; it means the same in any working directory."""

    @property
    @abstractmethod
    def usual(self) -> str:
        """The name of the plan to show when nobody asks for another."""

    @abstractmethod
    def names(self) -> list[str]:
        """Return the names of all plans, with the usual one."""

    @abstractmethod
    def store(self, name: str) -> Store:
        """Return the store of a plan; this does not read the plan.

        Raises
        ------
        UnknownPlanError
            If the shelf lists no plan of that name.
        """
