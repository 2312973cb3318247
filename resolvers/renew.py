"""Renew certificates."""

from resolvers.info import Info
from schema.arguments import RenewCertificateArgument, SetAutomaticRenewalArgument
from schema.certificates.types import present_certificate
from schema.results import RenewCertificateResult, SetAutomaticRenewalResult
from schema.successes import RenewCertificateSuccess, SetAutomaticRenewalSuccess
from services.rules.passwords import read_password


async def renew_certificate(info: Info, input: RenewCertificateArgument) -> RenewCertificateResult | None:
    """Sign a generated certificate again."""
    certificate, contents = await info.context.use_cases.renew(info.context.caller, str(input.certificate), read_password(input.password))
    return RenewCertificateSuccess(certificate=info.context.remember(certificate, contents))


async def set_automatic_renewal(info: Info, input: SetAutomaticRenewalArgument) -> SetAutomaticRenewalResult | None:
    """Switch automatic renewal."""
    certificate = await info.context.use_cases.renew.set_automatic(
        info.context.caller, str(input.certificate), automatic=input.automatic, password=read_password(input.password)
    )
    return SetAutomaticRenewalSuccess(certificate=present_certificate(certificate, info.context.now()))
