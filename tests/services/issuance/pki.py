"""A root, an issuing authority and end entities, made once for all tests that need one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from services.issuance.certificates import create_issuing_ca, create_root, issue_end_entity, new_serial_number
from services.issuance.key_pairs import Signer, generate_key_pair, load_signer
from services.model.generation import CertificateAuthority, IssueRequest, KeyAlgorithm, KeyPair, Subject

NOW = datetime.now(UTC).replace(microsecond=0)
"""The real time, because openssl, keytool and Node look at their own clock."""

CRL_URL = "http://pki.example.com/pki/issuing.crl"
ROOT_NAME = Subject(common_name="Test Root CA", organization="Example", country="DE")
ISSUING_NAME = Subject(common_name="Test Client CA", organization="Example", country="DE")


@dataclass(frozen=True)
class Pki:
    """A root and the issuing authority under it."""

    root: CertificateAuthority
    issuing: CertificateAuthority
    signer: Signer

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The issuing authority's certificate and the root's."""
        return self.issuing.certificate, self.root.certificate


@dataclass(frozen=True)
class EndEntity:
    """A key pair and its chain, end entity first."""

    key: KeyPair
    chain: tuple[bytes, ...]


def make_pki(algorithm: KeyAlgorithm = KeyAlgorithm.EC_P256) -> Pki:
    """Return authorities with keys of that kind; the same ones for every test."""
    return _make_pki(algorithm)


@cache
def _make_pki(algorithm: KeyAlgorithm) -> Pki:
    root = create_root(generate_key_pair(algorithm).private_key, ROOT_NAME, now=NOW)
    issuing = create_issuing_ca(root, generate_key_pair(algorithm).private_key, subject=ISSUING_NAME, now=NOW)
    return Pki(root, issuing, load_signer(issuing))


def key_pair(algorithm: KeyAlgorithm = KeyAlgorithm.EC_P256) -> KeyPair:
    """Return a key pair of that kind; the same one for every test."""
    return _key_pair(algorithm)


@cache
def _key_pair(algorithm: KeyAlgorithm) -> KeyPair:
    return generate_key_pair(algorithm)


def make_request(
    key: KeyPair, common_name: str = "client.p12", *, not_before: datetime | None = None, not_after: datetime | None = None
) -> IssueRequest:
    """Return what an authority is asked for; valid now and for 30 days unless told otherwise."""
    return IssueRequest(
        serial_number=new_serial_number(),
        subject=Subject(
            common_name=common_name, country="DE", organization="Example", organizational_units=("Clients", "scp_1"), locality="h/s"
        ),
        public_key=key.public_key,
        not_before=not_before or NOW - timedelta(minutes=5),
        not_after=not_after or NOW + timedelta(days=30),
    )


@cache
def end_entity(
    algorithm: KeyAlgorithm = KeyAlgorithm.EC_P256, common_name: str = "client.p12", *, authority: KeyAlgorithm = KeyAlgorithm.RSA_2048
) -> EndEntity:
    """Return an end entity with a key of that kind, under an RSA authority unless told otherwise, which every program knows."""
    pki, key = make_pki(authority), key_pair(algorithm)
    return EndEntity(key, (issue_end_entity(pki.signer, make_request(key, common_name), crl_url=CRL_URL), *pki.chain))
