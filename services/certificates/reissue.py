"""Have a certificate signed anew, with other attributes, in the place of what there was: name, labels and references stay."""

from dataclasses import dataclass, replace

from services.certificates.issue import Issue, IssuedFile, given_up
from services.certificates.plan import GenerateRequest, Plan, Planning, describe_creation
from services.certificates.versions import describe_version, next_version
from services.encryption.envelope import encrypt
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, VersionOrigin
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.certificates import CertificateRepository
from services.repositories.issuances import IntentGone
from services.repositories.scopes import ScopeRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate, load_scope
from services.rules.places import octets_place
from services.rules.records import record, stored_moment, version_facts
from services.rules.renewals import plan_renewal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reissue:
    """The use case: what is issued is the next version. An uploaded certificate becomes a generated one."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    versions: VersionRepository
    planning: Planning
    issue: Issue
    keys: KeyProvider
    clock: Clock

    async def __call__(self, caller: Caller, certificate_id: str, wishes: GenerateRequest) -> Certificate:
        """Return the certificate as it is now. Of the wishes, name, type and labels are not looked at: they stay.

        Without a `declared_type` that stays what it was, too. Raises Forbidden, NotFound, InvalidInput, InvalidCsr, WeakKey and TooLarge
        (the CSR's key), AuthorityUnavailable, ClockDiffers, and ModifiedMeanwhile where another version came first. Nothing is stored then,
        but the intent of what was signed.
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        scope = await load_scope(self.scopes, caller, certificate.scope_id, right=Right.CERTIFICATE_WRITE)
        wishes = replace(wishes, name=certificate.name, file_type=certificate.type, labels=certificate.labels)
        plan = self.planning(wishes, scope, certificate_id=certificate.id)
        issued_file = await self.issue(plan.issuance, caller)
        successor = self._describe(certificate, wishes, plan=plan, issued_file=issued_file)
        try:
            await self._store(caller, successor, issued_file)
        except IntentGone:
            raise given_up() from None
        return successor

    def _describe(self, certificate: Certificate, wishes: GenerateRequest, *, plan: Plan, issued_file: IssuedFile) -> Certificate:
        successor = next_version(certificate, issued_file.contents, octets=issued_file.octets, at=stored_moment(self.clock))
        return replace(
            successor,
            creation=describe_creation(plan, created_by=certificate.creation.created_by),
            spec=plan.issuance.spec,
            renewal=plan_renewal(successor.validities, automatic=wishes.automatic_renewal),
            declared_type=certificate.declared_type if wishes.declared_type is None else wishes.declared_type,
        )

    async def _store(self, caller: Caller, successor: Certificate, issued_file: IssuedFile) -> None:
        await self.versions.add_version(
            successor,
            describe_version(successor, by=caller.subject, origin=VersionOrigin.REPLACEMENT),
            contents=issued_file.contents,
            octets=encrypt(issued_file.octets, place=octets_place(successor), keys=self.keys),
            records=record(
                AuditAction.REPLACED,
                caller,
                successor,
                at=successor.modified_at,
                before=version_facts(successor.version - 1),
                after={"origin": "generated"},
                intent_id=issued_file.intent_id,
            ),
        )
