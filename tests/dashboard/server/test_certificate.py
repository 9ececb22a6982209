"""A certificate that cannot be used is told before anything is served."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from dashboard.server.certificate import CertificateError, certificate


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with certificates and keys, sound and not."""
    folder, authority = tmp_path_factory.mktemp("pem"), trustme.CA()
    for name in ("one", "other"):
        issued = authority.issue_cert("127.0.0.1")
        (folder / f"{name}.crt").write_bytes(b"".join(pem.bytes() for pem in issued.cert_chain_pems))
        (folder / f"{name}.key").write_bytes(issued.private_key_pem.bytes())
        issued.private_key_and_cert_chain_pem.write_to_path(folder / f"{name}.pem")
    key = load_pem_private_key((folder / "one.key").read_bytes(), None)
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    (folder / "locked.key").write_bytes(locked)
    (folder / "odd").write_bytes(b"\x00\xff")
    (folder / "cut.crt").write_bytes((folder / "one.crt").read_bytes()[:200])
    return folder


@pytest.mark.parametrize(("cert", "key"), [("one.crt", "one.key"), ("one.pem", None), ("other.pem", "other.key")])
def test_a_certificate_with_its_key_encrypts(files: Path, cert: str, key: str | None) -> None:
    assert isinstance(certificate(str(files / cert), str(files / key) if key else None), ssl.SSLContext)


@pytest.mark.parametrize(
    ("cert", "key", "told"),
    [
        ("one.crt", "other.key", "is not that of the certificate"),
        ("one.crt", None, "has no key"),
        ("one.crt", "one.crt", "has no key"),
        ("one.key", "one.key", "has no certificate"),
        ("odd", None, "has no certificate"),
        ("one.crt", "locked.key", "is locked by a password"),
        ("cut.crt", "one.key", "cannot be used as a certificate"),
    ],
)
def test_what_cannot_be_used_is_told(files: Path, cert: str, key: str | None, told: str) -> None:
    with pytest.raises(CertificateError, match=told) as found:
        certificate(str(files / cert), str(files / key) if key else None)
    assert str(files) in str(found.value)
    assert "\n" not in str(found.value)


def test_a_file_that_is_not_there_is_named(files: Path) -> None:
    with pytest.raises(FileNotFoundError) as found:
        certificate(str(files / "one.crt"), str(files / "nothing"))
    assert found.value.filename == str(files / "nothing")
