"""Bring an earlier version back."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.versions import describe_version, load_octets, next_version
from services.encryption.envelope import encrypt
from services.errors import ACCESS, ModifiedMeanwhile, NotFound
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, Revocation, VersionOrigin
from services.model.contents import Contents
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.certificates import CertificateRepository
from services.repositories.revocations import RevocationRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.places import octets_place
from services.rules.records import record, stored_moment, version_facts
from services.rules.renewals import let_rest, plan_renewal
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class RollBack:
    """The use case: an earlier version's octets become the next version, so that history only grows. What was revoked stays so."""

    raises: ClassVar = (*ACCESS, ModifiedMeanwhile)
    certificates: CertificateRepository
    versions: VersionRepository
    revocations: RevocationRepository
    keys: KeyProvider
    clock: Clock

    async def __call__(self, caller: Caller, certificate_id: str, *, to_version: int | None = None) -> tuple[Certificate, Contents]:
        """Return the certificate as it is now; `to_version` None means the version before the present one.

        Raises Forbidden, NotFound (the certificate, or octets of a version that are not kept), ModifiedMeanwhile.
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        number = certificate.version - 1 if to_version is None else to_version
        if not 1 <= number < certificate.version:
            raise NotFound("The certificate has no such earlier version.")
        contents = await self.versions.load_contents(certificate, number)
        octets = await load_octets(self.versions, certificate, number, keys=self.keys)
        now, renewal = stored_moment(self.clock), certificate.renewal
        rolled_back = next_version(certificate, contents, octets=octets, at=now)
        if renewal is not None and rolled_back.validities:
            planned = let_rest(plan_renewal(rolled_back.validities, automatic=renewal.automatic), rolled_back.validities, now=now)
            rolled_back = replace(rolled_back, renewal=planned, revocation=await self._find_revocation(certificate, contents))
        records = record(
            AuditAction.ROLLED_BACK,
            caller,
            rolled_back,
            at=now,
            before=version_facts(certificate.version),
            after={"of_version": str(number)},
        )
        await self.versions.add_version(
            rolled_back,
            describe_version(rolled_back, by=caller.subject, origin=VersionOrigin.ROLL_BACK, of_version=number),
            contents=contents,
            octets=encrypt(octets, place=octets_place(rolled_back), keys=self.keys),
            records=records,
        )
        return rolled_back, contents

    async def _find_revocation(self, certificate: Certificate, contents: Contents) -> Revocation | None:
        """Return the revocation of a generated certificate's end entity; another authority may have used the same serial number."""
        issued = next((found for _, found in iterate_certificates(contents)), None)
        revoked = await self.revocations.find(issued.serial_number) if issued else None
        if revoked is None or revoked.certificate_id != certificate.id:
            return None
        return Revocation(at=revoked.revoked_at, reason=revoked.reason)
