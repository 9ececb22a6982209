"""The secret of a server: it stands in the printed address once, and then in a cookie that no script and no other site can use."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import cookie_parser

LIFETIME_S = 30 * 24 * 3600
"""How long a browser that was let in stays so."""


@dataclass(frozen=True)
class Secret:
    """What a browser must bring.

    Attributes
    ----------
    token
        The text in the printed address.
    key
        Signs cookies; with the same key, cookies of an earlier run are good.
    port
        Cookies of one host are seen by all its ports, so each server has a name and a signature of its own.
    """

    token: str
    key: bytes
    port: int

    @property
    def cookie_name(self) -> str:
        """Name of the cookie."""
        return f"posture-{self.port}"

    def is_token(self, text: str) -> bool:
        """Return whether a text is the token; the time it takes tells nothing of the token."""
        return hmac.compare_digest(text.encode(), self.token.encode())

    def cookie(self, *, path: str, secure: bool) -> str:
        """Return the ``Set-Cookie`` of a browser that has shown the token.

        Parameters
        ----------
        path
            What stands before every path of the server.
        secure
            Whether the browser must send it over TLS alone.
        """
        value = self._signer.dumps(secrets.token_urlsafe(12))
        parts = [
            f"{self.cookie_name}={value}",
            f"Path={path or '/'}",
            f"Max-Age={LIFETIME_S}",
            "HttpOnly",
            "SameSite=Strict",
        ]
        return "; ".join([*parts, "Secure"] if secure else parts)

    def is_shown(self, cookies: Iterable[str]) -> bool:
        """Return whether one of the ``Cookie`` headers of a request has a cookie of this server."""
        return any(self._is_good(cookie_parser(text).get(self.cookie_name, "")) for text in cookies)

    def _is_good(self, value: str) -> bool:
        try:
            self._signer.loads(value, max_age=LIFETIME_S)
        except BadSignature:
            return False
        return True

    @property
    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=self.cookie_name)


def secret_for(port: int, key: bytes, token: str | None) -> Secret:
    """Return the secret of a server.

    Parameters
    ----------
    port
        The port to serve on.
    key
        The key of the user.
    token
        The token that the user chose, which locks out browsers that came in by another one; None for a new one each time, which
        leaves them in.
    """
    if token is None:
        return Secret(new_token(), key, port)
    return Secret(token, hmac.digest(key, token.encode(), "sha256"), port)


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(32)
