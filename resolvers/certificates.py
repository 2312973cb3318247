"""What is done with certificates: read the input, call the use case, wrap the answer."""

import hashlib
from collections.abc import Sequence
from typing import cast

import strawberry
from starlette.datastructures import UploadFile

from resolvers.context import Info
from schema.certificates.export import ExportCertificateArgument, ExportCertificateResult, ExportCertificateSuccess
from schema.certificates.issuance import (
    GenerateCertificateArgument,
    GenerateCertificateResult,
    GenerateCertificateSuccess,
    GenerationPlan,
    RenewCertificateArgument,
    RenewCertificateResult,
    RenewCertificateSuccess,
    RevokeCertificateArgument,
    RevokeCertificateResult,
    RevokeCertificateSuccess,
    SetAutomaticRenewalArgument,
    SetAutomaticRenewalResult,
    SetAutomaticRenewalSuccess,
    ValidityPeriodInput,
)
from schema.certificates.operations import (
    CertificateSource,
    DeleteCertificateArgument,
    DeleteCertificateResult,
    DeleteCertificateSuccess,
    InspectCertificateArgument,
    InspectCertificateResult,
    InspectCertificateSuccess,
    LabelInput,
    RestoreCertificateArgument,
    RestoreCertificateResult,
    RestoreCertificateSuccess,
    SetCertificateLabelsArgument,
    SetCertificateLabelsResult,
    SetCertificateLabelsSuccess,
    UnlockKeystoreArgument,
    UnlockKeystoreResult,
    UnlockKeystoreSuccess,
    UploadCertificateArgument,
    UploadCertificateResult,
    UploadCertificateSuccess,
    present_inspection,
)
from schema.certificates.versions import (
    ContentChange,
    ReplaceCertificateArgument,
    ReplaceCertificateResult,
    ReplaceCertificateSuccess,
    RollBackCertificateArgument,
    RollBackCertificateResult,
    RollBackCertificateSuccess,
)
from schema.scalars import HexString, OctetString
from services.certificates.export import ExportRequest, Wishes
from services.certificates.generate import GenerateRequest, Plan
from services.certificates.replace import ReplaceRequest
from services.certificates.upload import UploadRequest
from services.model.certificate import Label, ValidityPeriod
from services.model.contents import FileType
from services.model.secret import Secret
from services.rules.passwords import read_password


async def upload_certificate(info: Info, input: UploadCertificateArgument) -> UploadCertificateResult | None:
    """Keep a certificate file in a scope."""
    request = UploadRequest(
        scope_id=str(input.scope),
        file_name=input.file_name,
        octets=await _read_source(input.source),
        password=read_password(input.password),
        labels=_read_labels(input.labels or []),
        accepts_locked=input.accept_locked,
        is_dry_run=input.dry_run,
        idempotency_key=input.idempotency_key,
    )
    certificate, contents = await info.context.use_cases.upload(info.context.caller, request)
    return UploadCertificateSuccess(certificate=info.context.remember(certificate, contents))


async def inspect_certificate(info: Info, input: InspectCertificateArgument) -> InspectCertificateResult | None:
    """Read a file; nothing is stored."""
    contents, validities = await info.context.use_cases.inspect(
        info.context.caller, await _read_source(input.source), file_name=input.file_name, password=read_password(input.password)
    )
    return InspectCertificateSuccess(inspection=present_inspection(contents, validities, info.context.now()))


async def unlock_keystore(info: Info, input: UnlockKeystoreArgument) -> UnlockKeystoreResult | None:
    """Read what a key store hides."""
    certificate, contents = await info.context.use_cases.unlock(info.context.caller, str(input.certificate), read_password(input.password))
    return UnlockKeystoreSuccess(certificate=info.context.remember(certificate, contents))


async def set_certificate_labels(info: Info, input: SetCertificateLabelsArgument) -> SetCertificateLabelsResult | None:
    """Replace a certificate's labels."""
    certificate = await info.context.use_cases.label(info.context.caller, str(input.certificate), _read_labels(input.labels))
    return SetCertificateLabelsSuccess(certificate=certificate)


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
        labels=_read_labels(input.labels or []),
        is_dry_run=input.dry_run,
        idempotency_key=input.idempotency_key,
    )
    generated = await info.context.use_cases.generate(info.context.caller, request)
    return GenerateCertificateSuccess(
        certificate=info.context.remember(generated.certificate, generated.contents) if generated.certificate else None,
        plan=_present_plan(generated.plan) if generated.plan else None,
    )


async def renew_certificate(info: Info, input: RenewCertificateArgument) -> RenewCertificateResult | None:
    """Sign a generated certificate again."""
    certificate, contents = await info.context.use_cases.renew(info.context.caller, str(input.certificate), read_password(input.password))
    return RenewCertificateSuccess(certificate=info.context.remember(certificate, contents))


async def set_automatic_renewal(info: Info, input: SetAutomaticRenewalArgument) -> SetAutomaticRenewalResult | None:
    """Switch automatic renewal."""
    certificate = await info.context.use_cases.renew.set_automatic(
        info.context.caller, str(input.certificate), automatic=input.automatic, password=read_password(input.password)
    )
    return SetAutomaticRenewalSuccess(certificate=certificate)


async def replace_certificate(info: Info, input: ReplaceCertificateArgument) -> ReplaceCertificateResult | None:
    """Put another file in a certificate's place."""
    request = ReplaceRequest(
        certificate_id=str(input.certificate),
        octets=await _read_source(input.source),
        password=read_password(input.password),
        accepts_locked=input.accept_locked,
        is_dry_run=input.dry_run,
    )
    replaced = await info.context.use_cases.replace(info.context.caller, request)
    return ReplaceCertificateSuccess(
        certificate=info.context.remember(replaced.certificate, replaced.contents),
        changes=[
            ContentChange(alias=change.alias, what=change.what, before=change.before, after=change.after) for change in replaced.changes
        ],
    )


async def roll_back_certificate(info: Info, input: RollBackCertificateArgument) -> RollBackCertificateResult | None:
    """Bring an earlier version back as the next one."""
    certificate, contents = await info.context.use_cases.roll_back(info.context.caller, str(input.certificate), to_version=input.to_version)
    return RollBackCertificateSuccess(certificate=info.context.remember(certificate, contents))


async def revoke_certificate(info: Info, input: RevokeCertificateArgument) -> RevokeCertificateResult | None:
    """Revoke a generated certificate's present version."""
    certificate = await info.context.use_cases.revoke(info.context.caller, str(input.certificate), input.reason)
    return RevokeCertificateSuccess(certificate=certificate)


async def export_certificate(info: Info, input: ExportCertificateArgument) -> ExportCertificateResult | None:
    """Hand out the stored file, or what it is converted to."""
    wishes = Wishes(
        format=input.format,
        include_private_key=input.include_private_key,
        include_chain=input.include_chain,
        include_root=input.include_root,
        trust_store_only=input.trust_store_only,
        aliases=None if input.aliases is None else tuple(input.aliases),
        alias=input.alias,
        new_password=read_password(input.new_password, field="new_password"),
        pkcs12_profile=input.pkcs12_profile,
    )
    request = ExportRequest(
        certificate_id=str(input.certificate), version=input.version, password=read_password(input.password), wishes=wishes
    )
    exported = await info.context.use_cases.export(info.context.caller, request)
    octets = exported.octets.reveal()
    return ExportCertificateSuccess(
        file_name=exported.file_name,
        media_type=exported.media_type,
        content=OctetString(octets),
        sha256=HexString(hashlib.sha256(octets).hexdigest()),
    )


async def delete_certificate(info: Info, input: DeleteCertificateArgument) -> DeleteCertificateResult | None:
    """Delete a certificate."""
    certificate, restorable_until = await info.context.use_cases.delete(info.context.caller, str(input.certificate))
    return DeleteCertificateSuccess(id=strawberry.ID(certificate.id), name=certificate.name, restorable_until=restorable_until)


async def restore_certificate(info: Info, input: RestoreCertificateArgument) -> RestoreCertificateResult | None:
    """Bring a deleted certificate back."""
    certificate = await info.context.use_cases.restore(info.context.caller, str(input.certificate))
    return RestoreCertificateSuccess(certificate=certificate)


async def _read_source(source: CertificateSource) -> Secret:
    """Return the octets of the one source that is given. Their number is the use case's matter; the edge bounds the request."""
    if source.file is not strawberry.UNSET and source.file is not None:
        return Secret(await cast(UploadFile, source.file).read())
    if source.base64 is not strawberry.UNSET and source.base64 is not None:
        return Secret(source.base64)
    # A lone surrogate cannot be written; the replacement is no PEM either, and the reader says so.
    return Secret((source.pem or "").encode(errors="replace"))


def _read_labels(labels: Sequence[LabelInput]) -> tuple[Label, ...]:
    """Return the labels as the use cases take them."""
    return tuple(Label(key=label.key, values=tuple(label.values)) for label in labels)


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
