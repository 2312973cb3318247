"""The authority inside the service: it signs with its own key, at once. Its own certificates, a root and an issuing CA, are made once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.issuance.certificates import create_issuing_ca, create_root, issue_end_entity
from services.issuance.crl import build_crl
from services.issuance.key_pairs import Signer, generate_key_pair, load_signer
from services.model.generation import (
    CertificateAuthority,
    IssuedCertificate,
    IssueRequest,
    KeyAlgorithm,
    KeyPair,
    RevocationListTimes,
    RevokedCertificate,
    Subject,
)

ROOT_KEY = KeyAlgorithm.RSA_4096
ISSUING_KEY = KeyAlgorithm.RSA_3072
"""RSA, because a chain is opened only by who knows the algorithms of all its signatures; the root's has to last 20 years."""

ROOT_NAME = "Destination Certificates Root CA"
ISSUING_NAME = "Destination Certificates Issuing CA"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAuthority:
    """An `IssuingAuthority` and `RevocationListSigner`. `certificate_chain` (DER) leads from its own certificate to the root.

    `crl_url` is the public address of its revocation list; None leaves the extension out.
    """

    signer: Signer = field(repr=False)
    certificate_chain: tuple[bytes, ...] = field(repr=False)
    crl_url: str | None
    name: str = "Local authority"
    needs_csr: bool = False

    @property
    def not_after(self) -> datetime:
        """When its own certificate ends."""
        return self.signer.certificate.not_valid_after_utc

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return the certificate exactly as requested; raises InvalidInput (VALIDITY_EXCEEDS_CA)."""
        return IssuedCertificate(
            certificate=issue_end_entity(self.signer, request, crl_url=self.crl_url),
            certificate_chain=self.certificate_chain,
            serial_number=request.serial_number,
        )

    def build_crl(self, revoked: Sequence[RevokedCertificate], times: RevocationListTimes) -> bytes:
        """Return the complete CRL in DER."""
        return build_crl(self.signer, revoked, times)


def create_hierarchy(
    now: datetime, *, organization: str | None, country: str | None, make_key_pair: Callable[[KeyAlgorithm], KeyPair] = generate_key_pair
) -> tuple[CertificateAuthority, ...]:
    """Return a new root and its issuing CA, in this order."""
    subjects = [Subject(common_name=name, organization=organization, country=country) for name in (ROOT_NAME, ISSUING_NAME)]
    root = create_root(make_key_pair(ROOT_KEY).private_key, subjects[0], now=now)
    return root, create_issuing_ca(root, make_key_pair(ISSUING_KEY).private_key, subject=subjects[1], now=now)


def open_hierarchy(hierarchy: tuple[CertificateAuthority, ...], *, crl_url: str | None) -> LocalAuthority:
    """Return the authority that signs with the issuing CA's key; the root's key is not needed for it."""
    root, issuing = hierarchy
    return LocalAuthority(signer=load_signer(issuing), certificate_chain=(issuing.certificate, root.certificate), crl_url=crl_url)
