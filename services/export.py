"""Hand out the stored file."""

from dataclasses import dataclass

from services.access import load_certificate, require
from services.encryption.envelope import decrypt
from services.model.caller import Caller, Permission
from services.model.certificate import Certificate
from services.model.secret import Secret
from services.ports import CertificateRepository, KeyProvider
from services.rules.places import octets_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The use case: the octets of the present version, byte by byte as they came, with the private keys in them."""

    certificates: CertificateRepository
    keys: KeyProvider

    async def __call__(self, caller: Caller, certificate_id: str) -> tuple[Certificate, Secret]:
        """Return the certificate and its octets; raises Forbidden and NotFound."""
        require(caller, Permission.EXPORT)
        certificate = await load_certificate(self.certificates, caller, certificate_id)
        return certificate, decrypt(await self.certificates.load_octets(certificate), place=octets_place(certificate), keys=self.keys)
