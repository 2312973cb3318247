"""Opens generated files as consumers do, with libraries that the service does not read them with, and checks that they are whole."""

from dataclasses import dataclass

import jks
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key, load_pem_private_key, pkcs12


@dataclass(frozen=True)
class Opened:
    """A chain, end entity first, and its private key; None where the file has none. `alias` is None outside of key stores."""

    chain: tuple[x509.Certificate, ...]
    key: PrivateKeyTypes | None
    alias: str | None = None

    @property
    def serial_number(self) -> str:
        """The end entity's, as the service writes it."""
        return f"{self.chain[0].serial_number:x}"

    @property
    def common_name(self) -> str:
        """The end entity's."""
        return str(self.chain[0].subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value)

    @property
    def public_key(self) -> bytes:
        """The end entity's SubjectPublicKeyInfo."""
        return self.chain[0].public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def open_generated(octets: bytes, file_type: str, password: str | None = None) -> Opened:
    """Return what is in the file; fails the test unless the key belongs to the end entity and each certificate is signed by the next."""
    opened = _READERS[file_type](octets, password)
    if opened.key is not None:
        own = opened.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        assert own == opened.public_key, "the key is not the certificate's"
    for one, issuer in zip(opened.chain, [*opened.chain[1:], opened.chain[-1]], strict=True):
        one.verify_directly_issued_by(issuer)
    return opened


def _open_pem(octets: bytes, password: str | None) -> Opened:
    assert octets.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY" if password else b"-----BEGIN PRIVATE KEY"), "the key comes first"
    return Opened(_load_chain(octets), load_pem_private_key(octets, password.encode() if password else None))


def _open_certificates(octets: bytes, password: str | None) -> Opened:
    assert password is None
    return Opened(_load_chain(octets), None)


def _load_chain(octets: bytes) -> tuple[x509.Certificate, ...]:
    return tuple(x509.load_pem_x509_certificates(octets))


def _open_pkcs12(octets: bytes, password: str | None) -> Opened:
    store = pkcs12.load_pkcs12(octets, (password or "").encode())
    assert store.cert is not None
    chain = (store.cert.certificate, *(other.certificate for other in store.additional_certs))
    return Opened(chain, store.key, (store.cert.friendly_name or b"").decode())


def _open_jks(octets: bytes, password: str | None) -> Opened:
    store = jks.KeyStore.loads(octets, password or "")
    ((alias, entry),) = store.private_keys.items()
    chain = tuple(x509.load_der_x509_certificate(der) for _, der in entry.cert_chain)
    return Opened(chain, load_der_private_key(entry.pkey_pkcs8, None), alias)


_READERS = {
    "PEM": _open_pem,
    "CER": _open_certificates,
    "CRT": _open_certificates,
    "P12": _open_pkcs12,
    "PFX": _open_pkcs12,
    "JKS": _open_jks,
}
