"""The certificate of the listener for links."""

from __future__ import annotations

import ssl
from pathlib import Path

from geo.errors import PostureError
from geo.words.text import say


class CertificateError(PostureError):
    """A certificate and its key cannot be used."""


def certificate(certfile: str, keyfile: str | None) -> ssl.SSLContext:
    """Return what encrypts by a certificate.

    Parameters
    ----------
    certfile
        Its PEM file.
    keyfile
        The PEM file of its key; None if the first has it.

    Raises
    ------
    CertificateError
        If a file has no certificate or no key, the key is locked, or it is of another certificate.
    OSError
        If a file cannot be read.
    """
    key = keyfile or certfile
    if b"-----BEGIN CERTIFICATE-----" not in Path(certfile).read_bytes():
        raise CertificateError(say("command_share.certificate.none", file=certfile))
    if b"PRIVATE KEY-----" not in Path(key).read_bytes():
        raise CertificateError(say("command_share.certificate.no-key", file=key))

    def locked() -> str:
        raise CertificateError(say("command_share.certificate.locked", file=key))

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(certfile, key, locked)
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            raise CertificateError(say("command_share.certificate.mismatch", file=certfile, key=key)) from error
        raise CertificateError(say("command_share.certificate.bad", file=certfile, reason=error.reason)) from error
    return context
