"""Values of a text that are made when it is shown, so that they are in the language then in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class Late:
    """What a function gives for arguments, called whenever the text is shown."""

    __slots__ = ("_arguments", "_give")

    def __init__(self, give: Callable[..., object], *arguments: object) -> None:
        self._give = give
        self._arguments = arguments

    def __str__(self) -> str:
        return str(self._give(*self._arguments))

    def __repr__(self) -> str:
        return f"Late({self._give.__qualname__}, {self._arguments!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Late) and (self._give, self._arguments) == (other._give, other._arguments)

    def __hash__(self) -> int:
        return hash((self._give, self._arguments))


def joined(items: Iterable[object]) -> str:
    """Return ids or codes one after another, with commas."""
    return ", ".join(str(item) for item in items)
