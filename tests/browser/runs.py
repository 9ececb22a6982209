"""What a page asked of its server, and whether the server has answered: read from the messages between them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

SMALL = 50_000
"""Bytes that no message has which begins or ends a run of the script."""


class Runs:
    """The runs of one page's script."""

    def __init__(self) -> None:
        self.asked = False
        self.begun = False

    @property
    def stand(self) -> bool:
        """Tell whether every run that the page asked for has ended."""
        return not (self.asked or self.begun)

    def sent(self, message: str | bytes) -> None:
        """Take a message of the page."""
        if isinstance(message, bytes) and BackMsg.FromString(message).WhichOneof("type") == "rerun_script":
            self.asked = True

    def received(self, message: str | bytes) -> None:
        """Take a message of the server."""
        if not isinstance(message, bytes) or len(message) > SMALL:
            return
        told = ForwardMsg.FromString(message)
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self.asked, self.begun = False, True
        elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.begun = False


_RUNS: WeakKeyDictionary[Page, Runs] = WeakKeyDictionary()


def watch_runs(context: BrowserContext) -> None:
    """Note the runs of every page that a context opens from now on."""
    context.on("page", _watch)


def runs_stand(page: Page) -> bool:
    """Tell whether every run that a page has asked for has ended; of a page that nobody watches, yes."""
    return page not in _RUNS or _RUNS[page].stand


def _watch(page: Page) -> None:
    def begin(socket: WebSocket) -> None:
        runs = _RUNS[page] = Runs()
        socket.on("framesent", runs.sent)
        socket.on("framereceived", runs.received)

    page.on("websocket", begin)
