"""Values that a text computes each time it is shown, in the language then in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class Late:
    """A value of a text that a function computes each time the text is shown.

    Two are equal if their functions and arguments are.

    Parameters
    ----------
    give
        The function; ``str()`` of what it returns is shown.
    *arguments
        What it is called with.
    """

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
    """Return ids or codes with commas between them, the same in every language: ``A, B, C``."""
    return ", ".join(str(item) for item in items)
