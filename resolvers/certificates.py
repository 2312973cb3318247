"""What is done with certificates: read the input, call the use case, wrap the answer."""

import hashlib

import strawberry

from resolvers.context import Info
from resolvers.inputs import read_keys, read_labels, read_source
from schema.certificates import export, issuance, operations
from schema.certificates.inspection import present_inspection
from schema.node import Argument
from schema.scalars import HexString, OctetString
from services.certificates.delete import Delete
from services.certificates.export import Export, ExportRequest
from services.certificates.generate import Generate
from services.certificates.inspect import Inspect
from services.certificates.label import Label
from services.certificates.plan import GenerateRequest, Plan
from services.certificates.renew import Renew
from services.certificates.restore import Restore
from services.certificates.revoke import Revoke
from services.certificates.unlock import Unlock
from services.certificates.upload import Upload, UploadRequest
from services.model import certificate as model
from services.model.contents import FileType
from services.model.conversion import Wishes
from services.rules.text import read_password


@strawberry.type
class CertificateQueries:
    """What reads files that are not stored."""

    @strawberry.field(description="Read a file and say what is in it; nothing is stored.")
    async def inspect_certificate(
        self, info: Info, input: Argument[operations.InspectCertificateInput]
    ) -> operations.InspectCertificateResult | None:
        contents, validities = await info.context.use(Inspect)(
            info.context.caller,
            await read_source(input.source),
            file_name=input.file_name,
            password=read_password(input.password),
            key_passwords=read_keys(input),
        )
        return operations.InspectCertificateSuccess(inspection=present_inspection(contents, validities, info.context.now()))


@strawberry.type
class CertificateMutations:
    """What changes certificates or hands out their files."""

    @strawberry.mutation(description="Store a certificate file in a scope. The file must hold the entire chain of its certificates.")
    async def upload_certificate(
        self, info: Info, input: Argument[operations.UploadCertificateInput]
    ) -> operations.UploadCertificateResult | None:
        request = UploadRequest(
            scope_id=str(input.scope),
            file_name=input.file_name,
            octets=await read_source(input.source),
            password=read_password(input.password),
            key_passwords=read_keys(input),
            labels=read_labels(input.labels or []),
            accepts_locked=input.accept_locked,
            idempotency_key=input.idempotency_key,
        )
        if input.dry_run:
            certificate, checked = await info.context.use(Upload).dry_run(info.context.caller, request)
            inspection = present_inspection(checked, certificate.validities, info.context.now())
            return operations.UploadCertificateDryRun(inspection=inspection)
        certificate, contents = await info.context.use(Upload)(info.context.caller, request)
        return operations.UploadCertificateSuccess(certificate=info.context.files.remember(certificate, contents))

    @strawberry.mutation(description="Read what a key store hides with its password, or with those of its keys; none is kept.")
    async def unlock_keystore(self, info: Info, input: Argument[operations.UnlockKeystoreInput]) -> operations.UnlockKeystoreResult | None:
        certificate, contents = await info.context.use(Unlock)(
            info.context.caller, str(input.certificate), read_password(input.password), key_passwords=read_keys(input)
        )
        return operations.UnlockKeystoreSuccess(certificate=info.context.files.remember(certificate, contents))

    @strawberry.mutation(description="Replace a certificate's labels.")
    async def set_certificate_labels(
        self, info: Info, input: Argument[operations.SetCertificateLabelsInput]
    ) -> operations.SetCertificateLabelsResult | None:
        certificate = await info.context.use(Label)(info.context.caller, str(input.certificate), read_labels(input.labels))
        return operations.SetCertificateLabelsSuccess(certificate=certificate)

    @strawberry.mutation(description="Generate a certificate by the installation's authority, for TLS clients.")
    async def generate_certificate(
        self, info: Info, input: Argument[issuance.GenerateCertificateInput]
    ) -> issuance.GenerateCertificateResult | None:
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
            idempotency_key=input.idempotency_key,
        )
        if input.dry_run:
            plan = await info.context.use(Generate).dry_run(info.context.caller, request)
            return issuance.GenerateCertificateDryRun(preview=_present_plan(plan))
        generated = await info.context.use(Generate)(info.context.caller, request)
        return issuance.GenerateCertificateSuccess(
            certificate=info.context.files.remember(generated.certificate, generated.contents),
            plan=_present_plan(generated.plan) if generated.plan else None,
        )

    @strawberry.mutation(description="Sign a generated certificate again now: same subject, same length of validity, a fresh key.")
    async def renew_certificate(
        self, info: Info, input: Argument[issuance.RenewCertificateInput]
    ) -> issuance.RenewCertificateResult | None:
        certificate, contents = await info.context.use(Renew)(info.context.caller, str(input.certificate), read_password(input.password))
        return issuance.RenewCertificateSuccess(certificate=info.context.files.remember(certificate, contents))

    @strawberry.mutation(description="Switch on or off that the service renews a generated certificate before it expires.")
    async def set_automatic_renewal(
        self, info: Info, input: Argument[issuance.SetAutomaticRenewalInput]
    ) -> issuance.SetAutomaticRenewalResult | None:
        certificate = await info.context.use(Renew).set_automatic(
            info.context.caller, str(input.certificate), automatic=input.automatic, password=read_password(input.password)
        )
        return issuance.SetAutomaticRenewalSuccess(certificate=certificate)

    @strawberry.mutation(description="Revoke a generated certificate: its authority's revocation list names it from now on.")
    async def revoke_certificate(
        self, info: Info, input: Argument[issuance.RevokeCertificateInput]
    ) -> issuance.RevokeCertificateResult | None:
        certificate = await info.context.use(Revoke)(info.context.caller, str(input.certificate), input.reason)
        return issuance.RevokeCertificateSuccess(certificate=certificate)

    @strawberry.mutation(
        description="Hand out the stored file, private keys and all. A mutation, so that no cache or prefetch ever does it."
    )
    async def export_certificate(self, info: Info, input: Argument[export.ExportCertificateInput]) -> export.ExportCertificateResult | None:
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
            certificate_id=str(input.certificate),
            version=input.version,
            password=read_password(input.password),
            key_passwords=read_keys(input),
            wishes=wishes,
        )
        exported = await info.context.use(Export)(info.context.caller, request)
        octets = exported.octets.reveal()
        info.context.work.count(octets=len(octets))
        return export.ExportCertificateSuccess(
            file_name=exported.file_name,
            media_type=exported.media_type,
            content=OctetString(octets),
            sha256=HexString(hashlib.sha256(octets).hexdigest()),
        )

    @strawberry.mutation(description="Delete a certificate; it can be restored for a while, and is in no answer after that.")
    async def delete_certificate(
        self, info: Info, input: Argument[operations.DeleteCertificateInput]
    ) -> operations.DeleteCertificateResult | None:
        if input.dry_run:
            certificate, uses = await info.context.use(Delete).dry_run(info.context.caller, str(input.certificate))
            return operations.DeleteCertificateDryRun(name=certificate.name, used_by=list(uses.shown), used_by_hidden=uses.hidden)
        deleted = await info.context.use(Delete)(info.context.caller, str(input.certificate), even_if_used=input.even_if_used)
        return operations.DeleteCertificateSuccess(
            deleted_certificate_id=strawberry.ID(deleted.certificate.id),
            id=strawberry.ID(deleted.certificate.id),
            name=deleted.certificate.name,
            restorable_until=deleted.restorable_until,
            used_by=list(deleted.uses.shown),
            used_by_hidden=deleted.uses.hidden,
        )

    @strawberry.mutation(description="Restore a deleted certificate as it was.")
    async def restore_certificate(
        self, info: Info, input: Argument[operations.RestoreCertificateInput]
    ) -> operations.RestoreCertificateResult | None:
        certificate = await info.context.use(Restore)(info.context.caller, str(input.certificate))
        return operations.RestoreCertificateSuccess(certificate=certificate)


def _read_period(period: issuance.ValidityPeriodInput | None) -> model.ValidityPeriod | None:
    return None if period is None else model.ValidityPeriod(value=period.value, unit=period.unit)


def _present_plan(plan: Plan) -> issuance.GenerationPlan:
    return issuance.GenerationPlan(
        name=plan.issuance.name,
        subject=plan.subject_text,
        not_before=plan.not_before,
        not_after=plan.not_after,
        key_algorithm=plan.issuance.spec.key_algorithm,
    )
