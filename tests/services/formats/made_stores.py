"""PKCS#12 files of one algorithm each: every MAC, key derivation, cipher and curve that a file in use may have."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from services.asn1.write import NULL, algorithm, integer, octet_string, sequence
from services.formats.encryption.algorithms import HASHES, HMACS
from services.formats.encryption.write import Aes256Scheme
from services.formats.pem.write import write_pem
from services.formats.pkcs12.write import PKCS12_LEGACY_3DES, PKCS12_MODERN_2023, Pkcs12Profile, write_pkcs12
from services.formats.store_entries import KeyToWrite
from services.issuance.subject import to_name
from services.model.generation import KeyAlgorithm, Subject
from services.model.secret import Secret
from tests.programs import run
from tests.services.formats.stores import CHANGEIT, a_key
from tests.services.issuance.pki import NOW

_CURVES = (
    *(ec.SECP224R1, ec.SECP256R1, ec.SECP384R1, ec.SECP521R1, ec.SECP256K1),
    *(ec.BrainpoolP256R1, ec.BrainpoolP384R1, ec.BrainpoolP512R1),
)
_OPENSSL_CIPHERS = (
    *(f"{cipher}-{bits}-cbc" for cipher in ("aes", "aria", "camellia") for bits in (128, 192, 256)),
    *("des-ede3-cbc", "PBE-SHA1-3DES", "PBE-SHA1-2DES"),
)


class OddScheme:
    """AES under a key derivation that we do not write otherwise: scrypt, or PBKDF2 with any hash."""

    iterations = 2

    def __init__(self, hash_name: str | None) -> None:
        self._hash_name = hash_name

    def encrypt(self, octets: Secret, password: Secret, *, known: object = None) -> tuple[bytes, bytes]:
        """Return the AlgorithmIdentifier and the ciphertext; keys that were derived before are not used."""
        del known
        salt, iv, plain = secrets.token_bytes(16), secrets.token_bytes(16), octets.reveal()
        if self._hash_name is None:
            key = hashlib.scrypt(password.reveal(), salt=salt, n=16, r=8, p=1, dklen=32)
            derivation = algorithm("1.3.6.1.4.1.11591.4.11", sequence(octet_string(salt), integer(16), integer(8), integer(1)))
        else:
            key = hashlib.pbkdf2_hmac(self._hash_name, password.reveal(), salt, 2, 32)
            function = next(oid for oid, name in HMACS.items() if name == self._hash_name)
            default = b"" if self._hash_name == "sha1" else algorithm(function, NULL)
            derivation = algorithm("1.2.840.113549.1.5.12", sequence(octet_string(salt), integer(2), default))
        padding = 16 - len(plain) % 16
        encryptor = Cipher(AES(key), CBC(iv)).encryptor()
        identifier = algorithm("1.2.840.113549.1.5.13", sequence(derivation, algorithm("2.16.840.1.101.3.4.1.42", octet_string(iv))))
        return identifier, encryptor.update(plain + bytes((padding,)) * padding) + encryptor.finalize()


@cache
def make_stores() -> dict[str, bytes]:
    """Return the stores by name, each with one key under the password "changeit"; some need the program openssl."""
    return {**dict(_own()), **dict(_macs()), **dict(_derivations()), **dict(_curves()), **dict(_ciphers())}


def _own() -> Iterator[tuple[str, bytes]]:
    for kind in KeyAlgorithm:
        for name, profile in (("modern", PKCS12_MODERN_2023), ("3des", PKCS12_LEGACY_3DES)):
            yield f"own-{name}-{kind.value}", write_pkcs12([a_key(kind)], password=CHANGEIT, profile=profile).reveal()


def _macs() -> Iterator[tuple[str, bytes]]:
    for hash_name in HASHES.values():
        profile = Pkcs12Profile(encryption=Aes256Scheme(iterations=2), mac_hash=hash_name)
        yield f"mac-{hash_name}", write_pkcs12([a_key()], password=CHANGEIT, profile=profile).reveal()


def _derivations() -> Iterator[tuple[str, bytes]]:
    for hash_name in (*HMACS.values(), None):
        profile = Pkcs12Profile(encryption=OddScheme(hash_name), mac_hash="sha256")  # type: ignore[arg-type]
        yield f"prf-{hash_name}" if hash_name else "scrypt", write_pkcs12([a_key()], password=CHANGEIT, profile=profile).reveal()


def _curves() -> Iterator[tuple[str, bytes]]:
    for curve in _CURVES:
        key = ec.generate_private_key(curve())
        name = to_name(Subject(common_name=curve.name))
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        builder = builder.not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1))
        certificate = builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)
        pkcs8 = Secret(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
        entry = KeyToWrite(alias=curve.name, pkcs8=pkcs8, certificate_chain=(certificate,))
        yield f"curve-{curve.name}", write_pkcs12([entry], password=CHANGEIT).reveal()


def _ciphers() -> Iterator[tuple[str, bytes]]:
    entry = a_key()
    with TemporaryDirectory() as folder:
        pem, store = Path(folder) / "pem", Path(folder) / "store"
        pem.write_bytes(write_pem(entry.certificate_chain, pkcs8=entry.pkcs8).reveal())
        for cipher in _OPENSSL_CIPHERS:
            files = ("-in", pem, "-out", store, "-passout", "pass:changeit")
            run("openssl", "pkcs12", "-export", *files, "-certpbe", cipher, "-keypbe", cipher)
            yield f"cipher-{cipher}", store.read_bytes()
