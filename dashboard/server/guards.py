"""Headers that every answer carries: what a page may load, who may frame it, and what it tells others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.component.page import script_hashes

OPENER_POLICY = "cross-origin-opener-policy"
"""The one header that counts only over TLS and on the machine itself."""

_REFUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
"""What no page of ours asks a browser for."""


def content_policy(page: str) -> str:
    """Return what our pages may load and do, as a browser enforces it.

    Streamlit sets styles from scripts, which needs inline styles, and reads tables with WebAssembly. Nothing comes from another
    host.

    Parameters
    ----------
    page
        The HTML of Streamlit's page, whose inline scripts may run.
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *script_hashes(page)],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def guard_headers() -> dict[str, str]:
    """Return the headers of every answer, by name; they allow the installed version of Streamlit's page."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    return {
        "content-security-policy": content_policy(page.read_text(encoding="utf-8")),
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": ", ".join(f"{feature}=()" for feature in _REFUSED_FEATURES),
        OPENER_POLICY: "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


@dataclass(frozen=True)
class Guards:
    """What puts headers on every answer, around the application that answers.

    Attributes
    ----------
    app
        Answers requests.
    headers
        The headers, by name in lower case. They replace what the application says.
    """

    app: ASGIApp
    headers: Mapping[str, str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; see the ASGI specification."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)
