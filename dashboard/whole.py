"""What a click does is done whole, whatever asks for the page meanwhile.

Streamlit ends a callback at its next access of the session, or its next element, once anything asks for a new run:
a change of the plan does, and every save is one. The rest of the callback would be lost without a word. Here such a
request waits until the callback has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx

P = ParamSpec("P")
Found = TypeVar("Found")

_WAITING: ContextVar[list[RerunException] | None] = ContextVar("waiting", default=None)
"""The runs that were asked for while something is done whole; None while nothing is."""


def whole(act: Callable[P, None]) -> Callable[P, None]:
    """Let an act end before the page runs again.

    Parameters
    ----------
    act
        Changes the session only by :class:`Steady`, and draws nothing.
    """

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> None:
        waiting: list[RerunException] = []
        before = _WAITING.set(waiting)
        try:
            act(*args, **kwargs)
        finally:
            _WAITING.reset(before)
            _ask_again(waiting)

    return done


def _ask_again(waiting: list[RerunException]) -> None:
    context = get_script_run_ctx(suppress_warning=True)
    requests = context.script_requests if context is not None else None
    if requests is not None and waiting:
        requests.request_rerun_batch([asked.rerun_data for asked in waiting])


def _steadily(access: Callable[[], Found]) -> Found:
    """Do one access; inside an act that is done whole, again after a run was asked for."""
    waiting = _WAITING.get()
    while True:
        try:
            return access()
        except RerunException as asked:
            if waiting is None:
                raise
            waiting.append(asked)


class Steady(MutableMapping[str, Any]):
    """The session, or the query parameters, as an act can use them that is done whole.

    Parameters
    ----------
    mapping
        Returns the mapping of Streamlit that belongs to the run.
    """

    def __init__(self, mapping: Callable[[], MutableMapping[Any, Any]]) -> None:
        self._mapping = mapping

    def __getitem__(self, key: str) -> Any:
        return _steadily(lambda: self._mapping()[key])

    def __setitem__(self, key: str, value: Any) -> None:
        _steadily(lambda: self._mapping().__setitem__(key, value))

    def __delitem__(self, key: str) -> None:
        _steadily(lambda: self._mapping().pop(key, None))

    def __iter__(self) -> Iterator[str]:
        return iter(_steadily(lambda: list(self._mapping())))

    def __len__(self) -> int:
        return _steadily(lambda: len(self._mapping()))
