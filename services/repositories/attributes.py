"""Where it is kept what changes of a certificate while its octets stay."""

from datetime import datetime
from typing import Protocol

from services.model.certificate import Certificate, CertificateSpec, Label, Renewal
from services.model.contents import Contents
from services.model.lifecycle import RevokedSerial, TransactionRecords


class AttributeRepository(Protocol):
    """Changes what is kept of a certificate beside its octets. Rules as for `CertificateRepository`."""

    async def set_labels(
        self,
        certificate: Certificate,
        labels: tuple[Label, ...],
        *,
        at: datetime,
        records: TransactionRecords,
        only_unchanged: bool = False,
    ) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound.

        With `only_unchanged`, ModifiedMeanwhile is raised instead, also where the stored labels are not those of `certificate`.
        """

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the same octets (a keystore was unlocked): the stored document's derived fields become
        those of `certificate`, and the contents those given; raises NotFound if that version is no longer the present one."""

    async def set_renewal(
        self, certificate: Certificate, renewal: Renewal, spec: CertificateSpec, *, records: TransactionRecords
    ) -> Certificate:
        """Replace renewal and spec and return the certificate.

        Raises ModifiedMeanwhile if its version is another by now, or automatic renewal was switched since it was read.
        """

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked and put its serial number on the list, in one transaction; raises ModifiedMeanwhile."""
