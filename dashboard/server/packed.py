"""Answers that are made once and sent many times: compressed, and with a tag by which a browser knows what it has."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class Packed:
    """An answer that is made once, and sent many times.

    Attributes
    ----------
    body
        Compressed by gzip.
    plain
        As it is: who takes no gzip gets these very bytes, so that many of them cost no memory.
    kind
        Its type.
    tag
        Says whether a browser has this very answer.
    """

    body: bytes
    plain: bytes
    kind: str
    tag: str

    def answer(self, request: Request) -> Response:
        """Return the answer, or that the browser has it already."""
        headers = {"etag": self.tag, "cache-control": "no-cache", "vary": "accept-encoding"}
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.body, headers=headers | {"content-encoding": "gzip"}, media_type=self.kind)
        return Response(self.plain, headers=headers, media_type=self.kind)


def packed(data: bytes, kind: str) -> Packed:
    """Return data ready to send.

    Parameters
    ----------
    data
        What to send.
    kind
        Its type.
    """
    return Packed(gzip.compress(data, 6, mtime=0), data, kind, f'"{hashlib.sha256(data).hexdigest()[:32]}"')
