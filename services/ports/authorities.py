"""What signs certificates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from services.model.generation import IssuedCertificate, IssueRequest, RevocationListTimes, RevokedCertificate


class IssuingAuthority(Protocol):
    """Signs certificates. All that is required of one; what else it can do, the protocols below say."""

    @property
    def name(self) -> str:
        """What people call it; shown as the generation service."""

    @property
    def not_after(self) -> datetime | None:
        """When its own certificate ends, which nothing that it signs can outlive; None if it does not say."""

    @property
    def needs_csr(self) -> bool:
        """Whether `IssueRequest.csr` must be set."""

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return a certificate of exactly that key and subject, for TLS clients, no CA's, and its chain up to the root.

        Raises AuthorityUnavailable within 4 seconds if the authority does not answer or not as it should, and InvalidInput
        (VALIDITY_EXCEEDS_CA). The authority may choose another serial number.
        """


@runtime_checkable
class RevocationListSigner(Protocol):
    """An authority whose certificates can be revoked here: it signs the list of those that are."""

    def build_crl(self, revoked: Sequence[RevokedCertificate], times: RevocationListTimes) -> bytes:
        """Return the complete CRL in DER. This computes: call it in a thread."""
