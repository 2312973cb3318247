"""The files that are measured: RSA-2048, three certificates in a chain, with the extensions that real ones have."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from bench.floor import PASSWORD
from tests.services.formats.java_writer import private_key, protect_jks, store, trusted

_START = datetime(2026, 1, 1, tzinfo=UTC)
_LIFETIME = timedelta(days=3650)


@dataclass(frozen=True)
class Issued:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        """The certificate."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        """The certificate."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def write_key(self, encoding: serialization.Encoding) -> bytes:
        """Return the key as PKCS#8 without password."""
        return self.key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


@lru_cache(maxsize=1)
def issue_chain() -> tuple[Issued, Issued, Issued]:
    """Return an end entity, its issuing CA and the root."""
    root = _issue("Bench Root", None)
    authority = _issue("Bench Issuing CA", root)
    return _issue("client.bench.example", authority, is_ca=False), authority, root


def write_pem() -> bytes:
    """Return a PEM of the key and its chain."""
    chain = issue_chain()
    return chain[0].write_key(serialization.Encoding.PEM) + b"".join(one.pem for one in chain)


def write_p12() -> bytes:
    """Return a PKCS#12 of the key and its chain, as OpenSSL 3 would."""
    end_entity, *issuers = issue_chain()
    encryption = serialization.BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(
        b"client", end_entity.key, end_entity.certificate, [one.certificate for one in issuers], encryption
    )


def write_jks(keys: int = 1, authorities: int = 0) -> bytes:
    """Return a JKS with that many private keys, each with its chain, and that many trusted certificates."""
    chain = issue_chain()
    blob = protect_jks(chain[0].write_key(serialization.Encoding.DER), PASSWORD)
    entries = [private_key(f"key{number}", blob, [one.der for one in chain]) for number in range(keys)]
    entries += [trusted(f"authority{number}", chain[1 + number % 2].der) for number in range(authorities)]
    return store(*entries, password=PASSWORD)


def _issue(common_name: str, issuer: Issued | None, *, is_ca: bool = True) -> Issued:
    key = rsa.generate_private_key(65537, 2048)
    signer = issuer.key if issuer else key
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Bench"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )
    builder = x509.CertificateBuilder(
        issuer.certificate.subject if issuer else subject,
        subject,
        key.public_key(),
        x509.random_serial_number(),
        _START,
        _START + _LIFETIME,
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    builder = builder.add_extension(_usage(is_ca=is_ca), critical=True)
    if not is_ca:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(common_name)]), critical=False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
    return Issued(builder.sign(signer, hashes.SHA256()), key)


def _usage(*, is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=False,
        key_encipherment=not is_ca,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )
