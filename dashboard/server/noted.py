"""What writes the logs of a listener, and counts where figures are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.audit import note, note_request
from dashboard.server.access import client_of
from dashboard.server.metrics import Metrics


@dataclass(frozen=True)
class Noted:
    """Told of requests and refusals.

    Attributes
    ----------
    figures
        The figures of the server; None where nobody wants them.
    """

    figures: Metrics | None

    def request(self, **values: Any) -> None:
        """Note a request and its answer, by values of the access log."""
        note_request(**values)
        if self.figures:
            self.figures.count(values["status"], values["ms"])

    def refusal(self, why: str, scope: Scope) -> None:
        """Note a refusal.

        Parameters
        ----------
        why
            The code of its reason.
        scope
            The request, as ASGI has it.
        """
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin", "")
        note("refused", why=why, client=client_of(scope), path=scope["path"], host=host, origin=origin)
        if self.figures:
            self.figures.refuse(why)
