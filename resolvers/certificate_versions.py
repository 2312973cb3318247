"""What makes another version of a certificate's file: read the input, call the use case, wrap the answer."""

from collections.abc import Awaitable, Callable, Sequence

import strawberry

from resolvers.context import Context, Info
from resolvers.inputs import read_keys, read_source
from schema.certificates import versions
from schema.certificates.inspection import present_inspection
from schema.node import Argument
from services.certificates.replace import Replace, ReplaceRequest
from services.certificates.roll_back import RollBack
from services.destinations.foresee import Foresee
from services.model.certificate import Certificate
from services.model.secret import Secret
from services.model.uses import Impact
from services.rules.text import read_password


@strawberry.type
class CertificateVersionMutations:
    """What puts another file in a certificate's place."""

    @strawberry.mutation(description="Replace a certificate's file by another one; name, labels and references stay.")
    async def replace_certificate(
        self, info: Info, input: Argument[versions.ReplaceCertificateInput]
    ) -> versions.ReplaceCertificateResult | None:
        request = ReplaceRequest(
            certificate_id=str(input.certificate),
            octets=await read_source(input.source),
            password=read_password(input.password),
            key_passwords=read_keys(input),
            accepts_locked=input.accept_locked,
        )
        replace = info.context.use(Replace)
        if input.dry_run:
            would_be = await replace.dry_run(info.context.caller, request)
            return versions.ReplaceCertificateDryRun(
                inspection=present_inspection(would_be.contents, would_be.certificate.validities, info.context.now()),
                changes=list(would_be.changes),
                foresee=_foresee(info.context, would_be.certificate, request.octets),
            )
        replaced = await replace(info.context.caller, request)
        return versions.ReplaceCertificateSuccess(
            certificate=info.context.files.remember(replaced.certificate, replaced.contents),
            changes=list(replaced.changes),
            foresee=_foresee(info.context, replaced.certificate, request.octets),
        )

    @strawberry.mutation(description="Make the file of an earlier version the next version.")
    async def roll_back_certificate(
        self, info: Info, input: Argument[versions.RollBackCertificateInput]
    ) -> versions.RollBackCertificateResult | None:
        roll_back, certificate_id = info.context.use(RollBack), str(input.certificate)
        if input.dry_run:
            would_be = await roll_back.dry_run(info.context.caller, certificate_id, to_version=input.to_version)
            return versions.RollBackCertificateDryRun(
                inspection=present_inspection(would_be.contents, would_be.certificate.validities, info.context.now()),
                changes=list(would_be.changes),
                foresee=_foresee(info.context, would_be.certificate, would_be.octets),
            )
        rolled_back = await roll_back(info.context.caller, certificate_id, to_version=input.to_version)
        return versions.RollBackCertificateSuccess(
            certificate=info.context.files.remember(rolled_back.certificate, rolled_back.contents),
            changes=list(rolled_back.changes),
            foresee=_foresee(info.context, rolled_back.certificate, rolled_back.octets),
        )


def _foresee(context: Context, certificate: Certificate, octets: Secret) -> Callable[[], Awaitable[Sequence[Impact]]]:
    """Return what finds out, if it is asked for, what the file means for those that use the certificate."""
    return lambda: context.use(Foresee)(context.caller, certificate, octets, now=context.now(), may_open=context.work.may_open)
