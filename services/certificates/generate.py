"""Generate a certificate: a fresh key, or the caller's CSR, signed by the installation's authority."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.issue import Issue, IssuedFile, given_up
from services.certificates.plan import GenerateRequest, Plan, Planning, describe_creation
from services.encryption.envelope import encrypt
from services.errors import (
    ACCESS,
    AuthorityUnavailable,
    IdempotencyMismatch,
    InvalidCsr,
    InvalidInput,
    NameTaken,
    QuotaExceeded,
    TooLarge,
    UnrecognizedFormat,
    WeakKey,
)
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.identity import new_certificate_id
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.scope import Scope
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.certificates import CertificateRepository
from services.repositories.issuances import IntentGone
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_scope
from services.rules.generation import complete_name
from services.rules.idempotency import IdempotencyRecords, RequestInput, WriteRecord
from services.rules.labels import check_labels
from services.rules.places import octets_place
from services.rules.records import record, stored_moment
from services.rules.renewals import plan_renewal
from services.rules.room import check_room
from services.x509.summary import summarize


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """What came of it. An idempotency key that came back has the first answer's certificate only."""

    certificate: Certificate
    plan: Plan | None = None
    contents: Contents | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Generate:
    """The use case. Defaults: the common name is the file name, the validity three months, the key RSA of 3,072 bits."""

    raises: ClassVar = (
        *ACCESS,
        InvalidCsr,
        WeakKey,
        TooLarge,
        AuthorityUnavailable,
        UnrecognizedFormat,
        NameTaken,
        QuotaExceeded,
        IdempotencyMismatch,
        InvalidInput,
    )
    scopes: ScopeRepository
    certificates: CertificateRepository
    issue: Issue
    idempotency: IdempotencyRecords
    keys: KeyProvider
    clock: Clock
    limits: Limits
    planning: Planning

    async def __call__(self, caller: Caller, request: GenerateRequest) -> Generated:
        """Return what was generated.

        Raises Forbidden, NotFound (the scope, or the idempotency key's certificate was deleted), InvalidInput, UnrecognizedFormat
        (the name), NameTaken, QuotaExceeded, InvalidCsr, WeakKey and TooLarge (the CSR's key), AuthorityUnavailable,
        IdempotencyMismatch. Nothing is stored then, but the intent of what was signed.
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.CERTIFICATE_WRITE)
        return await self.idempotency.once(
            scope,
            request.idempotency_key,
            lambda: _read_input(request),
            work=lambda write_record: self._generate(caller, request, scope, write_record=write_record),
            again=lambda certificate: Generated(certificate=certificate),
        )

    async def dry_run(self, caller: Caller, request: GenerateRequest) -> Plan:
        """Return what would be signed: everything is checked, and nothing is signed or stored. An idempotency key is not looked at.

        Raises as the call does, but for IdempotencyMismatch and AuthorityUnavailable.
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.CERTIFICATE_WRITE)
        return await self._plan(request, scope)

    async def _generate(self, caller: Caller, request: GenerateRequest, scope: Scope, *, write_record: WriteRecord) -> Generated:
        plan = await self._plan(request, scope)
        issued_file = await self.issue(plan.issuance, caller)
        certificate = self._describe(caller, request, plan=plan, issued_file=issued_file)
        records = record(
            AuditAction.GENERATED,
            caller,
            certificate,
            at=certificate.created_at,
            intent_id=issued_file.intent_id,
            idempotency=write_record(certificate),
        )
        try:
            await self.certificates.add(
                certificate,
                contents=issued_file.contents,
                octets=encrypt(issued_file.octets, place=octets_place(certificate), keys=self.keys),
                quota=self.limits.certificates_per_scope,
                records=records,
            )
        except IntentGone:
            raise given_up() from None
        return Generated(certificate=certificate, plan=plan, contents=issued_file.contents)

    async def _plan(self, request: GenerateRequest, scope: Scope) -> Plan:
        name = complete_name(request.name, request.file_type)
        labels = check_labels(request.labels)
        plan = self.planning(replace(request, name=name, labels=labels), scope, certificate_id=new_certificate_id(scope.id))
        await check_room(self.certificates, scope, name=name, quota=self.limits.certificates_per_scope)
        return plan

    def _describe(self, caller: Caller, request: GenerateRequest, *, plan: Plan, issued_file: IssuedFile) -> Certificate:
        now, issuance, summary = stored_moment(self.clock), plan.issuance, summarize(issued_file.contents)
        return Certificate(
            id=issuance.certificate_id,
            tenant=issuance.tenant,
            scope_id=issuance.scope_id,
            name=issuance.name,
            type=issuance.file_type,
            format=issued_file.contents.format,
            size=len(issued_file.octets.reveal()),
            creation=describe_creation(plan, created_by=caller.subject),
            created_at=now,
            modified_at=now,
            version=1,
            labels=plan.labels,
            has_private_key=summary.has_private_key,
            is_locked=issued_file.contents.is_locked,
            validities=summary.validities,
            subject=summary.subject,
            findings=issued_file.contents.findings,
            facts=summary.facts,
            spec=issuance.spec,
            renewal=plan_renewal(summary.validities, automatic=request.automatic_renewal),
            declared_type=request.declared_type,
        )


def _read_input(request: GenerateRequest) -> RequestInput:
    """Return all that was asked for."""
    fields = {
        "scope": request.scope_id,
        "name": request.name,
        "type": request.file_type,
        "common_name": request.common_name,
        "validity": request.validity,
        "automatic_renewal": request.automatic_renewal,
        "has_password": request.password is not None,
        "csr": request.csr,
        "key_algorithm": request.key_algorithm,
        "labels": request.labels,
    }
    return RequestInput(operation="generateCertificate", fields=fields, password=request.password)
