"""Revoke certificates."""

from resolvers.info import Info
from schema.arguments import RevokeCertificateArgument
from schema.certificates.types import present_certificate
from schema.results import RevokeCertificateResult
from schema.successes import RevokeCertificateSuccess


async def revoke_certificate(info: Info, input: RevokeCertificateArgument) -> RevokeCertificateResult | None:
    """Revoke a generated certificate's present version."""
    certificate = await info.context.use_cases.revoke(info.context.caller, str(input.certificate), input.reason)
    return RevokeCertificateSuccess(certificate=present_certificate(certificate, info.context.now()))
