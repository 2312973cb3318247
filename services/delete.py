"""Remove a certificate."""

from dataclasses import dataclass

from services.access import load_certificate, require
from services.model.caller import Caller, Permission
from services.model.certificate import Certificate
from services.ports import CertificateRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """The use case: the certificate goes with all its versions, contents and encrypted octets."""

    certificates: CertificateRepository

    async def __call__(self, caller: Caller, certificate_id: str) -> Certificate:
        """Return what was removed; raises Forbidden and NotFound (also for the second of two at once)."""
        require(caller, Permission.WRITE)
        certificate = await load_certificate(self.certificates, caller, certificate_id)
        await self.certificates.remove(certificate)
        return certificate
