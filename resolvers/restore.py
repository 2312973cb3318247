"""Bring deleted certificates back."""

from resolvers.info import Info
from schema.arguments import RestoreCertificateArgument
from schema.certificates.types import present_certificate
from schema.results import RestoreCertificateResult
from schema.successes import RestoreCertificateSuccess


async def restore_certificate(info: Info, input: RestoreCertificateArgument) -> RestoreCertificateResult | None:
    """Bring a deleted certificate back."""
    certificate = await info.context.use_cases.restore(info.context.caller, str(input.certificate))
    return RestoreCertificateSuccess(certificate=present_certificate(certificate, info.context.now()))
