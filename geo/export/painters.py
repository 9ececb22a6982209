"""The client's painters in V8 (package ``mini-racer``), with no browser."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Self

from py_mini_racer import JSEvalException, JSOOMException, MiniRacer

from geo.errors import TakeAwayError
from geo.javascript import new_engine
from geo.resources import asset, basemap_file
from geo.words.text import Text

SCRIPT = "studio.js"


class Painters:
    """The painters and the base map. A thread of their own reads both from the moment they are made.

    Raises
    ------
    TakeAwayError
        If the painters cannot read the base map; :meth:`ask` raises it.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._engine = self._thread.submit(_ready)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, what: str, *arguments: str) -> str:
        """Return what a function of the client's ``studio.ts`` answers.

        Parameters
        ----------
        what
            The function's name.
        arguments
            What it gets.

        Raises
        ------
        TakeAwayError
            If it fails.
        """
        return _asked(self._engine.result(), what, *arguments)

    def close(self) -> None:
        """Free the memory of the engine; after this, nothing can be asked."""
        self._thread.shutdown()
        if self._engine.exception() is None:
            self._engine.result().close()


def _ready() -> MiniRacer:
    engine = new_engine()
    engine.eval(_script())
    _asked(engine, "ground", basemap_file("client_map.json").read_text(encoding="utf-8"))
    return engine


def _asked(engine: MiniRacer, what: str, *arguments: str) -> str:
    try:
        return str(engine.call(f"postureStudio.{what}", *arguments))
    except (JSEvalException, JSOOMException) as error:
        # What follows the first line is the script itself, which is one line of a million letters.
        told = str(error).strip().splitlines()[0]
        raise TakeAwayError(Text("export.refusals.not-drawn", error=told)) from error


@cache
def _script() -> str:
    return asset(SCRIPT).read_text(encoding="utf-8")
