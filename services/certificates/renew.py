"""Sign a certificate again: same subject, same length of validity, a fresh key (or the same CSR's key)."""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

from services.certificates.issue import Issue, given_up
from services.certificates.lay_out import Issuance
from services.certificates.versions import describe_version, load_octets, next_version
from services.encryption.envelope import decrypt, encrypt
from services.errors import (
    ACCESS,
    READING,
    AuthorityUnavailable,
    ClockDiffers,
    DomainError,
    InvalidInput,
    ModifiedMeanwhile,
    NotGenerated,
    PasswordRequired,
    ServiceUnavailable,
)
from services.issuance.csr import read_csr
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, CertificateSpec, Renewal, VersionOrigin
from services.model.contents import Contents
from services.model.lifecycle import AuditAction
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.attributes import AttributeRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.issuances import IntentGone
from services.repositories.renewals import RenewalRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.clock_trust import ClockTrust
from services.rules.places import octets_place, password_place
from services.rules.records import record, renewal_facts, stored_moment, version_facts
from services.rules.renewals import note_failure, note_success, plan_renewal, switch_renewal

LEASE = timedelta(minutes=2)
"""How long a claimed certificate belongs to one replica: an attempt takes seconds, and a dead replica's work waits no longer than this."""

CLAIMED_AT_ONCE = 8
"""Certificates that one round of the job claims: renewed one after the other, they are done well inside the lease."""

JOB = "automatic renewal"
"""The subject that the job's changes are recorded under."""

_log = logging.getLogger("destcert.renewals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renew:
    """The use case. Uploaded certificates cannot be renewed: nobody here has their authority's key."""

    raises: ClassVar = (*READING, *ACCESS, PasswordRequired, NotGenerated, AuthorityUnavailable, ModifiedMeanwhile, InvalidInput)
    switch_raises: ClassVar = (*READING, *ACCESS, PasswordRequired, NotGenerated, ModifiedMeanwhile, InvalidInput)
    certificates: CertificateRepository
    attributes: AttributeRepository
    renewals: RenewalRepository
    versions: VersionRepository
    issue: Issue
    reader: ContentReader
    keys: KeyProvider
    clock: Clock
    trust: ClockTrust

    async def __call__(self, caller: Caller, certificate_id: str, password: Secret | None = None) -> tuple[Certificate, Contents]:
        """Return the renewed certificate. `password` is needed for a protected file whose password is not kept.

        Raises Forbidden, NotFound, NotGenerated, PasswordRequired, AuthorityUnavailable, InvalidInput (the validity would outlive the
        authority), ModifiedMeanwhile if another renewal was faster, what reading raises (WrongPassword) for a wrong password, and
        ClockDiffers.
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        try:
            return await self._renew(caller, certificate, password=password)
        except IntentGone:
            raise given_up() from None

    async def set_automatic(self, caller: Caller, certificate_id: str, *, automatic: bool, password: Secret | None) -> Certificate:
        """Switch automatic renewal. The password of a protected file is verified, and kept, encrypted, while it is on.

        Raises Forbidden, NotFound, NotGenerated, PasswordRequired, ModifiedMeanwhile, and what reading raises (WrongPassword).
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        spec, renewal = _generated(certificate)
        kept = None
        if automatic and certificate.creation.has_password:
            known = await self._find_password(caller, certificate, spec, given=password)
            kept = encrypt(known, place=password_place(certificate.scope_id, certificate.id), keys=self.keys)
        before, after = renewal_facts(automatic=renewal.automatic), renewal_facts(automatic=automatic)
        records = record(AuditAction.RENEWAL_SWITCHED, caller, certificate, at=stored_moment(self.clock), before=before, after=after)
        switched, kept_spec = switch_renewal(renewal, automatic=automatic), replace(spec, password=kept)
        return await self.attributes.set_renewal(certificate, switched, kept_spec, records=records)

    async def renew_due(self) -> int:
        """Renew what is due, of all tenants, and note what fails; return how many were renewed. For the periodic job.

        A clock that may not be trusted renews nothing.
        """
        renewed = 0
        while await self.trust.allows_jobs():
            due = await self.renewals.claim_due(now=self.clock.now(), lease=LEASE, limit=CLAIMED_AT_ONCE)
            if not due:
                break
            for certificate in due:
                renewed += await self._renew_claimed(certificate)
        return renewed

    async def _renew_claimed(self, certificate: Certificate) -> bool:
        job = Caller(tenant=certificate.tenant, subject=JOB, rights=frozenset({Right.CERTIFICATE_WRITE}))
        try:
            await self._renew(job, certificate, password=None)
        except (ModifiedMeanwhile, IntentGone, ClockDiffers):
            # Somebody was faster, or this replica was frozen past its lease, or its clock went wrong: there is nothing that it may do.
            return False
        except (DomainError, ServiceUnavailable) as failure:
            await self._note_failure(job, certificate, str(failure))
            return False
        except Exception:  # one that fails in a way that nobody thought of must not keep the others from being renewed
            _log.exception("certificate %s was not renewed", certificate.id)
            await self._note_failure(job, certificate, "Unexpected error.")
            return False
        return True

    async def _note_failure(self, job: Caller, certificate: Certificate, message: str) -> None:
        _log.warning("certificate %s was not renewed: %s", certificate.id, message)
        spec, renewal = _generated(certificate)
        now = stored_moment(self.clock)
        noted = note_failure(renewal, certificate.id, at=now, message=message)
        records = record(AuditAction.RENEWAL_FAILED, job, certificate, at=now, after={"failures": str(noted.failures)})
        try:
            await self.attributes.set_renewal(certificate, noted, spec, records=records)
        except DomainError:  # it was changed or deleted meanwhile: the failure is about what is no more
            pass
        except ServiceUnavailable as failure:  # the lease ends, and it is tried again; what is due elsewhere does not wait for that
            _log.warning("that certificate %s was not renewed could not be noted: %s", certificate.id, failure)

    async def _renew(self, caller: Caller, certificate: Certificate, *, password: Secret | None) -> tuple[Certificate, Contents]:
        spec, renewal = _generated(certificate)
        known = await self._find_password(caller, certificate, spec, given=password) if certificate.creation.has_password else None
        issued_file = await self.issue(
            Issuance(
                tenant=certificate.tenant,
                scope_id=certificate.scope_id,
                certificate_id=certificate.id,
                name=certificate.name,
                file_type=certificate.type,
                spec=spec,
                password=known,
                request_key=read_csr(spec.csr).public_key if spec.csr else None,
            ),
            caller,
        )
        now = stored_moment(self.clock)
        successor = next_version(certificate, issued_file.contents, octets=issued_file.octets, at=now)
        planned = plan_renewal(successor.validities, automatic=renewal.automatic)
        renewed = replace(successor, renewal=note_success(planned, at=now))
        await self.versions.add_version(
            renewed,
            describe_version(renewed, by=caller.subject, origin=VersionOrigin.RENEWAL),
            contents=issued_file.contents,
            octets=encrypt(issued_file.octets, place=octets_place(renewed), keys=self.keys),
            records=record(
                AuditAction.RENEWED, caller, renewed, at=now, before=version_facts(certificate.version), intent_id=issued_file.intent_id
            ),
        )
        return renewed, issued_file.contents

    async def _find_password(self, caller: Caller, certificate: Certificate, spec: CertificateSpec, *, given: Secret | None) -> Secret:
        """Return the password: the given one, once it opened the file, or the one that is kept; raises PasswordRequired."""
        if given is not None:
            octets = await load_octets(self.versions, certificate, keys=self.keys)
            await self.reader(octets, file_name=certificate.name, password=given, caller=caller)
            return given
        if spec.password is not None:
            return decrypt(spec.password, place=password_place(certificate.scope_id, certificate.id), keys=self.keys)
        raise PasswordRequired("The password of the file is needed: it is not stored, and the new file gets the same one.")


def _generated(certificate: Certificate) -> tuple[CertificateSpec, Renewal]:
    if certificate.spec is None or certificate.renewal is None:
        raise NotGenerated("The certificate was not generated here, so it cannot be renewed; upload its successor instead.")
    return certificate.spec, certificate.renewal
