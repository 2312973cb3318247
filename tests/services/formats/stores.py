"""What the tests of the writers write: a key with its chain of three, and two trusted certificates."""

from pathlib import Path

import pytest

from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.services.issuance.pki import end_entity

PASSWORDS = ["", "pä€ß ' \" $x"]
CHANGEIT = Secret(b"changeit")

EVERY_CASE = pytest.mark.parametrize(
    ("algorithm", "password"), [*((kind, "changeit") for kind in KeyAlgorithm), *((KeyAlgorithm.EC_P256, each) for each in PASSWORDS)]
)
"""Every kind of key under a plain password, and every password."""


def a_key(algorithm: KeyAlgorithm = KeyAlgorithm.RSA_2048, *, alias: str = "Client.p12") -> KeyToWrite:
    """Return a key entry with its chain of three."""
    leaf = end_entity(algorithm)
    return KeyToWrite(alias=alias, pkcs8=leaf.key.private_key, certificate_chain=leaf.chain)


def trusted_roots() -> list[TrustedToWrite]:
    """Return two trusted certificates."""
    _, issuing, root = end_entity(KeyAlgorithm.RSA_2048).chain
    return [TrustedToWrite(alias="Root CA", certificate=root), TrustedToWrite(alias="übrige", certificate=issuing)]


def save(folder: Path, name: str, contents: Secret) -> Path:
    """Return the path of a new file with these contents."""
    path = folder / name
    path.write_bytes(contents.reveal())
    return path
