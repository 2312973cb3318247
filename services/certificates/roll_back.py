"""Bring an earlier version back."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.compare import compare_contents
from services.certificates.versions import describe_version, load_octets, next_version
from services.encryption.envelope import encrypt
from services.errors import ACCESS, ModifiedMeanwhile, NotFound
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, Revocation, VersionOrigin
from services.model.changes import ContentChange
from services.model.contents import Contents
from services.model.lifecycle import AuditAction
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.certificates import CertificateRepository
from services.repositories.revocations import RevocationRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate, require_for
from services.rules.places import octets_place
from services.rules.records import record, stored_moment, version_facts
from services.rules.renewals import let_rest, plan_renewal
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledBack:
    """The certificate as it is now, or would be, its file, and what differs from the version before."""

    certificate: Certificate
    contents: Contents
    octets: Secret
    changes: tuple[ContentChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollBack:
    """The use case: an earlier version's octets become the next version, so that history only grows. What was revoked stays so."""

    raises: ClassVar = (*ACCESS, ModifiedMeanwhile)
    certificates: CertificateRepository
    versions: VersionRepository
    revocations: RevocationRepository
    keys: KeyProvider
    clock: Clock

    async def __call__(self, caller: Caller, certificate_id: str, *, to_version: int | None = None) -> RolledBack:
        """Return what came of it; `to_version` None means the version before the present one.

        Raises Forbidden, NotFound (the certificate, or octets of a version that are not kept), ModifiedMeanwhile.
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        number = _choose_version(certificate, to_version)
        rolled_back = await self._describe(certificate, number)
        await self._store(caller, rolled_back, of_version=number)
        return rolled_back

    async def dry_run(self, caller: Caller, certificate_id: str, *, to_version: int | None = None) -> RolledBack:
        """Return what would come of it; nothing is stored.

        It shows what an earlier version has and leaves no record, so it also takes the right to read. Raises Forbidden and NotFound.
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        require_for(caller, Right.CERTIFICATE_READ, certificate)
        return await self._describe(certificate, _choose_version(certificate, to_version))

    async def _describe(self, certificate: Certificate, number: int) -> RolledBack:
        contents_before = await self.versions.load_contents(certificate)
        contents = await self.versions.load_contents(certificate, number)
        octets = await load_octets(self.versions, certificate, number, keys=self.keys)
        now, renewal = stored_moment(self.clock), certificate.renewal
        successor = next_version(certificate, contents, octets=octets, at=now)
        if renewal is not None and successor.validities:
            planned = let_rest(plan_renewal(successor.validities, automatic=renewal.automatic), successor.validities, now=now)
            successor = replace(successor, renewal=planned, revocation=await self._find_revocation(certificate, contents))
        changes = compare_contents(contents_before, contents)
        return RolledBack(certificate=successor, contents=contents, octets=octets, changes=changes)

    async def _store(self, caller: Caller, rolled_back: RolledBack, *, of_version: int) -> None:
        successor = rolled_back.certificate
        await self.versions.add_version(
            successor,
            describe_version(successor, by=caller.subject, origin=VersionOrigin.ROLL_BACK, of_version=of_version),
            contents=rolled_back.contents,
            octets=encrypt(rolled_back.octets, place=octets_place(successor), keys=self.keys),
            records=record(
                AuditAction.ROLLED_BACK,
                caller,
                successor,
                at=successor.modified_at,
                before=version_facts(successor.version - 1),
                after={"of_version": str(of_version)},
            ),
        )

    async def _find_revocation(self, certificate: Certificate, contents: Contents) -> Revocation | None:
        """Return the revocation of a generated certificate's end entity; another authority may have used the same serial number."""
        issued = next((found for _, found in iterate_certificates(contents)), None)
        revoked = await self.revocations.find(issued.serial_number) if issued else None
        if revoked is None or revoked.certificate_id != certificate.id:
            return None
        return Revocation(at=revoked.revoked_at, reason=revoked.reason)


def _choose_version(certificate: Certificate, wanted: int | None) -> int:
    """Return the number of the version to bring back; raises NotFound unless it is an earlier one."""
    number = certificate.version - 1 if wanted is None else wanted
    if not 1 <= number < certificate.version:
        raise NotFound("The certificate has no such earlier version.")
    return number
