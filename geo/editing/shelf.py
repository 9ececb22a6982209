"""The plans that a server offers, whatever keeps them."""

from __future__ import annotations

from abc import ABC, abstractmethod

from geo.editing.store import Store


class Shelf(ABC):
    """Plans that are kept together, one of them the one to show first."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where it is, as ``posture run`` is told; it means the same from any working directory."""

    @property
    @abstractmethod
    def usual(self) -> str:
        """The name of the plan to show when no other is asked for."""

    @abstractmethod
    def names(self) -> list[str]:
        """Return the names of all plans, the usual one among them."""

    @abstractmethod
    def store(self, name: str) -> Store:
        """Return the store of a plan, which is not read yet.

        Raises
        ------
        PlanUnreadableError
            If the shelf lists no plan of the name.
        """
