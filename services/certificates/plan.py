"""Plan what is to be generated: the wishes checked, and the defaults filled in."""

from dataclasses import dataclass
from datetime import datetime

from services.certificates.issue import Issue
from services.certificates.lay_out import Issuance
from services.encryption.envelope import encrypt
from services.issuance.csr import read_csr
from services.issuance.subject import make_subject, to_name
from services.issuance.validity import DEFAULT_VALIDITY
from services.model.certificate import CertificateSpec, CreationDetails, CreationMethod, Label, ValidityPeriod
from services.model.contents import FileType
from services.model.encrypted import Encrypted
from services.model.generation import KeyAlgorithm, OrganizationAttributes
from services.model.scope import Scope
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.rules.generation import DEFAULT_KEY_ALGORITHM, check_csr_use, check_password_use
from services.rules.names import check_declared_type
from services.rules.places import password_place


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateRequest:
    """What the caller asked for; None takes the default that `Generate` names.

    `declared_type` is kept for clients of the REST API, who send no idempotency key: of that it is no part.
    """

    scope_id: str
    name: str
    file_type: FileType
    common_name: str | None = None
    validity: ValidityPeriod | None = None
    automatic_renewal: bool = False
    password: Secret | None = None
    csr: str | None = None
    key_algorithm: KeyAlgorithm | None = None
    labels: tuple[Label, ...] = ()
    idempotency_key: str | None = None
    declared_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A request that was checked, with its defaults filled in."""

    issuance: Issuance
    labels: tuple[Label, ...]
    not_before: datetime
    not_after: datetime
    generation_service: str

    @property
    def subject_text(self) -> str:
        """The subject as RFC 4514 writes it."""
        return to_name(self.issuance.spec.subject).rfc4514_string()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Makes plans, for one installation."""

    issue: Issue
    keys: KeyProvider
    organization: OrganizationAttributes

    def __call__(self, request: GenerateRequest, scope: Scope, *, certificate_id: str) -> Plan:
        """Return the plan for a certificate of that id; the request's name, with its extension, and its labels were checked already.

        Raises InvalidInput, InvalidCsr, and WeakKey and TooLarge for the CSR's key.
        """
        check_declared_type(request.declared_type)
        if request.csr is not None:
            check_csr_use(file_type=request.file_type, password=request.password, key_algorithm=request.key_algorithm)
        check_password_use(file_type=request.file_type, password=request.password)
        csr = None if request.csr is None else read_csr(request.csr)
        subject = make_subject(request.name if request.common_name is None else request.common_name, self.organization, scope)
        validity = request.validity or DEFAULT_VALIDITY
        not_before, not_after = self.issue.choose_validity(validity)
        spec = CertificateSpec(
            subject=subject,
            validity=validity,
            key_algorithm=None if csr else request.key_algorithm or DEFAULT_KEY_ALGORITHM,
            csr=csr.der if csr else None,
            password=self._keep_password(request, scope, certificate_id),
        )
        issuance = Issuance(
            tenant=scope.tenant,
            scope_id=scope.id,
            certificate_id=certificate_id,
            name=request.name,
            file_type=request.file_type,
            spec=spec,
            password=request.password,
            request_key=csr.public_key if csr else None,
        )
        return Plan(
            issuance=issuance,
            labels=request.labels,
            not_before=not_before,
            not_after=not_after,
            generation_service=self.issue.authority.name,
        )

    def _keep_password(self, request: GenerateRequest, scope: Scope, certificate_id: str) -> Encrypted | None:
        if request.password is None or not request.automatic_renewal:
            return None
        return encrypt(request.password, place=password_place(scope.id, certificate_id), keys=self.keys)


def describe_creation(plan: Plan, *, created_by: str) -> CreationDetails:
    """Return how a certificate of this plan came to be."""
    issuance = plan.issuance
    return CreationDetails(
        method=CreationMethod.EXTERNAL_SERVICE,
        file_name=issuance.name,
        created_by=created_by,
        has_password=bool(issuance.password and issuance.password.reveal()),
        generation_service=plan.generation_service,
        common_name=issuance.spec.subject.common_name,
        validity=issuance.spec.validity,
        csr_provided=issuance.spec.csr is not None,
    )
