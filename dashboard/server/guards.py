"""Headers that every answer carries: what a page may load, who may frame it, and what it tells others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.component.page import script_hash

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

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


def content_policy(scripts: tuple[str, ...]) -> str:
    """Return what our pages may load and do, as a browser enforces it.

    Streamlit sets styles from scripts, which needs inline styles, and reads tables with WebAssembly. Nothing comes from another
    host.

    Parameters
    ----------
    scripts
        Texts of the inline scripts that may run.
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *map(script_hash, scripts)],
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


def inline_scripts() -> tuple[str, ...]:
    """Return the inline scripts of Streamlit's page, in the installed version."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    return tuple(_INLINE_SCRIPT.findall(page.read_text(encoding="utf-8")))


def guard_headers() -> dict[str, str]:
    """Return the headers of every answer, by name."""
    return {
        "content-security-policy": content_policy(inline_scripts()),
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": ", ".join(f"{feature}=()" for feature in _REFUSED_FEATURES),
        "cross-origin-opener-policy": "same-origin",
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
