"""The authority inside the service: it signs with its own key, at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.issuance.certificates import issue_end_entity
from services.issuance.crl import build_crl
from services.issuance.signer import Signer
from services.model.generation import IssuedCertificate, IssueRequest, RevocationListTimes, RevokedCertificate


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

    async def build_crl(self, revoked: Sequence[RevokedCertificate], times: RevocationListTimes) -> bytes:
        """Return the complete CRL in DER."""
        return build_crl(self.signer, revoked, times)
