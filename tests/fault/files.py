"""Certificate files of every format, made on the spot, each with the private keys that are in it."""

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tests.services.formats.java_writer import private_key, protect_jks, store
from tests.support import NOW, Issued, chain_of_three, p12_of, pem_chain


@dataclass(frozen=True)
class File:
    """A file under the name that it is uploaded by; `keys` are in it."""

    name: str
    octets: bytes
    password: str | None = None
    keys: tuple[Issued, ...] = field(default=(), repr=False)

    @property
    def sha256(self) -> str:
        """The digest of its octets."""
        return hashlib.sha256(self.octets).hexdigest()

    def renamed(self, name: str) -> "File":
        """Return the same file under another name."""
        return File(name, self.octets, self.password, self.keys)


def write_pem(stem: str) -> File:
    """Return a PEM of a chain with its private key in clear."""
    chain = chain_of_three(stem)
    return File(f"{stem}.pem", pem_chain(*chain, with_key=True), keys=chain[:1])


def write_encrypted_pem(stem: str, password: str) -> File:
    """Return a PEM of a chain with its private key under a password."""
    chain = chain_of_three(stem)
    key = chain[0].key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    return File(f"{stem}.crt", key + pem_chain(*chain), password, chain[:1])


def write_rsa_pem(stem: str) -> tuple[File, rsa.RSAPrivateKey]:
    """Return a self-signed RSA certificate with its key in PKCS#1, both as PEM, and the key."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, stem)])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), NOW, NOW + timedelta(days=365))
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    return File(f"{stem}.pem", pem + certificate), key


def write_der(stem: str) -> File:
    """Return a lone self-signed certificate in DER; there is no key in it."""
    return File(f"{stem}.cer", chain_of_three(stem)[2].der)


def write_p12(stem: str, password: str, *, extension: str = "p12") -> File:
    """Return a PKCS#12 of a chain and its key."""
    chain = chain_of_three(stem)
    return File(f"{stem}.{extension}", p12_of(*chain, password=password.encode()), password, chain[:1])


def write_costly_p12(stem: str, password: str) -> File:
    """Return a PKCS#12 that asks for about half of the iterations that a file may ask for; writing it costs as much as reading it."""
    end_entity, *issuers = chain_of_three(stem)
    encryption = serialization.PrivateFormat.PKCS12.encryption_builder().kdf_rounds(1_600_000).build(password.encode())
    octets = pkcs12.serialize_key_and_certificates(
        stem.encode(), end_entity.key, end_entity.certificate, [issuer.certificate for issuer in issuers], encryption
    )
    return File(f"{stem}.p12", octets, password, (end_entity,))


def write_jks(stem: str, password: str, *, key_password: str | None = None) -> File:
    """Return a JKS with two private keys, whose password is the store's unless it is given."""
    chains = [chain_of_three(f"{stem}-{number}") for number in (1, 2)]
    entries = [
        private_key(f"key{number}", protect_jks(pkcs8(chain[0]), key_password or password), [part.der for part in chain])
        for number, chain in enumerate(chains)
    ]
    return File(f"{stem}.jks", store(*entries, password=password), password, tuple(chain[0] for chain in chains))


def pkcs8(issued: Issued) -> bytes:
    """Return the private key as unencrypted PKCS#8 in DER."""
    return issued.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def endless(stem: str, *, pool: int = 6) -> Iterator[Iterator[File]]:
    """Yield one endless supply of differently named files for each of four formats; their octets repeat after `pool` files."""
    for kind, write in (("pem", write_pem), ("cer", write_der), ("p12", _p12), ("jks", _jks)):
        files = [write(f"{stem}-{kind}-{number}") for number in range(pool)]
        yield _renaming(files, f"{stem}-{kind}")


def _renaming(files: list[File], stem: str) -> Iterator[File]:
    for number, file in enumerate(itertools.cycle(files)):
        yield file.renamed(f"{stem}-{number:05}.{file.name.rpartition('.')[2]}")


def _p12(stem: str) -> File:
    return write_p12(stem, "changeit")


def _jks(stem: str) -> File:
    return write_jks(stem, "changeit")
