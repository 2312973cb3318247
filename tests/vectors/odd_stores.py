"""The keystores rt-* that no program writes: octet by octet, each odd in one way on which runtimes disagree (`make_runtime_cases`)."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import jks
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.services.formats import pkcs12_writer as w

PASSWORD = "changeit"
_SUBJECT_OF_JAVA = w.attribute(w.JAVA_TRUSTED, w.oid("2.5.29.37.0"))
_ID = w.attribute(w.LOCAL_KEY_ID, w.octets(b"1"))
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
Odd = tuple[str, bytes, str]
"""File, octets, what is wanted."""


class Made:
    """A certificate and its key."""

    def __init__(self, name: str, issuer: "Made | None" = None, *, key: Key | None = None) -> None:
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        signer = issuer or self
        is_ca = "CA" in name
        builder = x509.CertificateBuilder().subject_name(self.subject).issuer_name(signer.subject).public_key(self.key.public_key())
        builder = builder.serial_number(x509.random_serial_number()).not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        builder = builder.not_valid_after(datetime(2046, 1, 1, tzinfo=UTC)).add_extension(x509.BasicConstraints(is_ca, None), critical=True)
        if not is_ca:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("client.example")]), critical=False)
        self.certificate = builder.sign(signer.key, hashes.SHA256())
        self.der = self.certificate.public_bytes(Encoding.DER)
        self.pkcs8 = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self.traditional = self.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())

    def patched(self, old: bytes, new: bytes, signer: Key) -> bytes:
        """Return the certificate with other octets of the same length in its content, signed anew (ECDSA with SHA-256)."""
        content = self.certificate.tbs_certificate_bytes
        assert content.count(old) == 1
        content = content.replace(old, new)
        assert isinstance(signer, ec.EllipticCurvePrivateKey)
        signature = signer.sign(content, ec.ECDSA(hashes.SHA256()))
        return w.seq(content, w.algorithm("1.2.840.10045.4.3.2"), w.der(0x03, b"\0" + signature))

    def save(self, folder: Path, name: str) -> tuple[Path, Path]:
        """Return the paths of the key and of the certificate as PEM."""
        key, certificate = folder / f"{name}.key", folder / f"{name}.crt"
        key.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        certificate.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return key, certificate


ROOT = Made("Own Root CA")
ISSUING = Made("Own Issuing CA", ROOT)
LEAF = Made("own client", ISSUING)
RSA_LEAF = Made("own client", ISSUING, key=rsa.generate_private_key(65537, 2048))


def _pfx(*parts: bytes) -> bytes:
    return w.pfx(*parts, make_mac=lambda content: w.mac(PASSWORD, content))


def _certificates(*attributes: bytes) -> tuple[bytes, ...]:
    return tuple(w.certificate_bag(made.der, *attributes) for made in (ISSUING, ROOT))


def _key(*attributes: bytes, pkcs8: bytes | None = None) -> bytes:
    return w.clear_part(w.key_bag(PASSWORD, pkcs8 or LEAF.pkcs8, *attributes))


def _leaf(*attributes: bytes) -> bytes:
    return w.certificate_bag(LEAF.der, *attributes)


def _plain(*bags: bytes) -> bytes:
    """A store with LEAF's key, and these bags in an encrypted part."""
    return _pfx(w.encrypted_part(PASSWORD, *bags), _key(_ID))


def _written() -> Iterator[Odd]:
    trusted = _SUBJECT_OF_JAVA
    yield "rt-jdktrust-leaf.p12", _plain(_leaf(_ID, trusted), *_certificates()), "Java: the key has no chain; OpenSSL and Node open it"
    yield "rt-jdktrust-issuers.p12", _plain(_leaf(_ID), *_certificates(trusted)), "Java sees the key and two trusted certificates"
    nested = w.bag(w.SAFE_BAG, w.seq(_leaf(_ID), *_certificates()))
    yield "rt-nested-certificates.p12", _plain(nested), "Java does not look into nested SafeContents: the key has no chain"
    hidden = w.bag(w.SAFE_BAG, w.seq(w.key_bag(PASSWORD, LEAF.pkcs8, _ID)))
    both = _pfx(w.encrypted_part(PASSWORD, _leaf(_ID)), w.clear_part(hidden))
    yield "rt-nested-key.p12", both, "Java sees no entry: the key is in nested SafeContents"
    inside = _pfx(w.encrypted_part(PASSWORD, w.key_bag(PASSWORD, LEAF.pkcs8, _ID), _leaf(_ID), *_certificates()))
    yield "rt-shrouded-in-encrypted.p12", inside, "opens wherever a shrouded key is read inside of an encrypted part"
    clear = w.clear_part(w.bag(w.KEY_BAG, LEAF.pkcs8, _ID))
    yield (
        "rt-keybag-beside-trusted.p12",
        _pfx(w.encrypted_part(PASSWORD, _leaf(_ID), *_certificates(trusted)), clear),
        "Java sees two trusted certificates",
    )
    printable = w.attribute(w.FRIENDLY_NAME, w.der(0x13, b"client"))
    yield (
        "rt-fn-printable.p12",
        _plain(_leaf(_ID, printable)),
        "Java, and OpenSSL since January 2026, refuse a friendlyName that is no BMPString",
    )
    odd = w.attribute(w.FRIENDLY_NAME, w.der(0x1E, b"\0c\0"))
    yield "rt-fn-odd-bmp.p12", _plain(_leaf(_ID, odd)), "a friendlyName with half a character"
    yield "rt-fn-no-value.p12", _plain(_leaf(_ID, w.attribute(w.FRIENDLY_NAME))), "a friendlyName without a value"
    bits = w.attribute(w.LOCAL_KEY_ID, w.der(0x03, b"\0001"))
    yield (
        "rt-lkid-bitstring.p12",
        _pfx(w.encrypted_part(PASSWORD, _leaf(bits)), _key(bits)),
        "Java, and OpenSSL since January 2026, refuse it",
    )
    other = Made("own other client", ISSUING)
    pairs = w.clear_part(
        w.key_bag(PASSWORD, LEAF.pkcs8, _ID, w.friendly_name("one")), w.key_bag(PASSWORD, other.pkcs8, _ID, w.friendly_name("two"))
    )
    twins = _pfx(w.encrypted_part(PASSWORD, _leaf(_ID), w.certificate_bag(other.der, _ID), *_certificates()), pairs)
    yield "rt-two-keys-one-lkid.p12", twins, "Java gives both keys the first certificate of the localKeyID"
    yield (
        "rt-pkcs1-key.p12",
        _pfx(w.encrypted_part(PASSWORD, w.certificate_bag(RSA_LEAF.der, _ID)), _key(_ID, pkcs8=RSA_LEAF.traditional)),
        "nobody opens it",
    )
    yield "rt-sec1-key.p12", _pfx(w.encrypted_part(PASSWORD, _leaf(_ID)), _key(_ID, pkcs8=LEAF.traditional)), "nobody opens it"


def _odd_certificates() -> Iterator[Odd]:
    key = LEAF.key
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    own = Made("own client", key=key)
    issued = Made("own client", Made("Mueller Issuing CA"), key=key)
    signer = ISSUING.key
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    for name, certificate, wanted in (
        (
            "rt-latin1-issuer.p12",
            issued.patched(b"Mueller I", b"M\xfcllers I", signer),
            "Java opens it; OpenSSL and Node: invalid utf8string",
        ),
        (
            "rt-dnsname-utf8.p12",
            issued.patched(b"client.example", b"cl\xc3\xafnt.example", signer),
            "UTF-8 where IA5String belongs: opens everywhere",
        ),
        (
            "rt-v1-extensions.p12",
            own.patched(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x00", key),
            "Java refuses the store: extensions in version 1",
        ),
    ):
        yield name, _plain(w.certificate_bag(certificate, _ID)), wanted
    version_1 = own.patched(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x00", key)
    entries = [jks.TrustedCertEntry.new("odd", version_1), jks.TrustedCertEntry.new("root", ROOT.der)]
    yield "rt-v1-extensions.jks", jks.KeyStore.new("jks", entries).saves(PASSWORD), "Java refuses the store: extensions in version 1"


def _pyjks() -> Iterator[Odd]:
    def key(alias: str) -> jks.PrivateKeyEntry:
        return jks.PrivateKeyEntry.new(alias, [LEAF.der, ISSUING.der, ROOT.der], LEAF.pkcs8, key_format="pkcs8")

    def save(*entries: object, aliases: Mapping[str, str]) -> bytes:
        """pyjks writes aliases in lower case; others, such as Go's keystore-go, as they are given."""
        content = bytes(jks.KeyStore.new("jks", list(entries)).saves(PASSWORD))[:-20]
        for lower, given in aliases.items():
            length = len(lower).to_bytes(2, "big")
            assert content.count(length + lower.encode()) == 1
            content = content.replace(length + lower.encode(), length + given.encode())
        secret = PASSWORD.encode("utf-16-be") + b"Mighty Aphrodite"
        return content + hashlib.sha1(secret + content, usedforsecurity=False).digest()

    root, issuing = jks.TrustedCertEntry.new("ca-two", ROOT.der), jks.TrustedCertEntry.new("issuing", ISSUING.der)
    yield "rt-upper-key.jks", save(key("client"), aliases={"client": "Client"}), "Java lists the alias and finds nothing under it"
    yield "rt-upper-trusted.jks", save(root, issuing, aliases={"ca-two": "CA-Two"}), "Java finds issuing only"
    twins = {"ca-one": "twin-A", "ca-two": "twin-a"}
    yield "rt-case-twins.jks", save(key("ca-one"), root, aliases=twins), "Java finds the trusted certificate under both aliases"


def make_odd() -> Iterator[Odd]:
    """Make all."""
    yield from _written()
    yield from _odd_certificates()
    yield from _pyjks()
