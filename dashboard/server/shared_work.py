"""Work that many ask for at once: it is done once, and all of them wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


class SharedWork(Generic[Result]):
    """The work that is under way. All runs in the server's event loop."""

    def __init__(self) -> None:
        self._doing: dict[Hashable, asyncio.Task[Result]] = {}

    async def result(self, key: Hashable, begin: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """Return what work gives. Who asks and leaves ends it for nobody else.

        Parameters
        ----------
        key
            Names the work: as long as work of this name is under way, no other begins.
        begin
            Begins it.
        """
        task = self._doing.get(key)
        if task is None:
            task = self._doing[key] = asyncio.create_task(begin())
            task.add_done_callback(lambda _: self._doing.pop(key, None))
        return await asyncio.shield(task)
