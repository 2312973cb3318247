"""Generate a certificate."""

from resolvers.info import Info
from resolvers.label import read_labels
from schema.arguments import GenerateCertificateArgument
from schema.certificates.types import present_certificate
from schema.inputs import ValidityPeriodInput
from schema.results import GenerateCertificateResult
from schema.successes import GenerateCertificateSuccess, GenerationPlan
from services.certificates.generate import GenerateRequest, Plan
from services.model.certificate import ValidityPeriod
from services.model.contents import FileType
from services.rules.passwords import read_password


async def generate_certificate(info: Info, input: GenerateCertificateArgument) -> GenerateCertificateResult | None:
    """Generate a certificate into a scope."""
    request = GenerateRequest(
        scope_id=str(input.scope),
        name=input.name,
        file_type=FileType(input.type.value),
        common_name=input.common_name,
        validity=_read_period(input.validity),
        automatic_renewal=input.automatic_renewal,
        password=read_password(input.password),
        csr=input.csr,
        key_algorithm=input.key_algorithm,
        labels=read_labels(input.labels or []),
        is_dry_run=input.dry_run,
        idempotency_key=input.idempotency_key,
    )
    generated = await info.context.use_cases.generate(info.context.caller, request)
    return GenerateCertificateSuccess(
        certificate=present_certificate(generated.certificate, info.context.now()) if generated.certificate else None,
        plan=_present_plan(generated.plan) if generated.plan else None,
    )


def _read_period(period: ValidityPeriodInput | None) -> ValidityPeriod | None:
    return None if period is None else ValidityPeriod(value=period.value, unit=period.unit)


def _present_plan(plan: Plan) -> GenerationPlan:
    return GenerationPlan(
        name=plan.issuance.name,
        subject=plan.subject_text,
        not_before=plan.not_before,
        not_after=plan.not_after,
        key_algorithm=plan.issuance.spec.key_algorithm,
    )
