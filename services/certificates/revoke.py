"""Revoke what the local authority issued, and say so in its revocation list."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.publish import Publish
from services.errors import ACCESS, ModifiedMeanwhile, NotGenerated
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.generation import RevocationReason
from services.model.lifecycle import AuditAction, RevokedSerial
from services.ports.authorities import IssuingAuthority, RevocationListSigner
from services.ports.clock import Clock
from services.repositories.attributes import AttributeRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.records import record, renewal_facts, stored_moment
from services.rules.renewals import switch_renewal
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoke:
    """The use case. The certificate stays where it is; who checks the revocation list trusts it no more.

    Automatic renewal ends, first of all: otherwise the job would sign a compromised CSR's key again. A renewal by hand is a decision.
    """

    raises: ClassVar = (*ACCESS, NotGenerated, ModifiedMeanwhile)
    certificates: CertificateRepository
    versions: VersionRepository
    attributes: AttributeRepository
    publish: Publish
    authority: IssuingAuthority
    clock: Clock

    async def __call__(self, caller: Caller, certificate_id: str, reason: RevocationReason) -> Certificate:
        """Return the certificate with its revocation; revoking again changes nothing.

        Raises Forbidden, NotFound, NotGenerated (not by an authority that revokes here), ModifiedMeanwhile.
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        if certificate.revocation is not None:
            return certificate
        issued_here = certificate.spec is not None and certificate.creation.generation_service == self.authority.name
        if not issued_here or not isinstance(self.authority, RevocationListSigner):
            raise NotGenerated("The service's own authority did not issue this certificate; ask the authority that did to revoke it.")
        certificate = await self._end_automatic_renewal(caller, certificate)
        now = stored_moment(self.clock)
        _, issued = next(iterate_certificates(await self.versions.load_contents(certificate)))
        revoked = RevokedSerial(
            serial_number=issued.serial_number,
            certificate_id=certificate.id,
            tenant=certificate.tenant,
            scope_id=certificate.scope_id,
            version=certificate.version,
            revoked_at=now,
            not_after=issued.not_after,
            reason=reason,
        )
        records = record(AuditAction.REVOKED, caller, certificate, at=now, after={"reason": reason.value})
        try:
            return await self.attributes.set_revocation(certificate, revoked, records=records)
        finally:  # also where the database gave no answer: it may be stored all the same
            self.publish.note_change()

    async def _end_automatic_renewal(self, caller: Caller, certificate: Certificate) -> Certificate:
        spec, renewal = certificate.spec, certificate.renewal
        if spec is None or renewal is None or not renewal.automatic:
            return certificate
        before, after = renewal_facts(automatic=True), renewal_facts(automatic=False)
        records = record(AuditAction.RENEWAL_SWITCHED, caller, certificate, at=stored_moment(self.clock), before=before, after=after)
        switched, forgetful = switch_renewal(renewal, automatic=False), replace(spec, password=None)
        return await self.attributes.set_renewal(certificate, switched, forgetful, records=records)
