"""Bring earlier versions back."""

from resolvers.info import Info
from schema.arguments import RollBackCertificateArgument
from schema.results import RollBackCertificateResult
from schema.successes import RollBackCertificateSuccess


async def roll_back_certificate(info: Info, input: RollBackCertificateArgument) -> RollBackCertificateResult | None:
    """Bring an earlier version back as the next one."""
    certificate, contents = await info.context.use_cases.roll_back(info.context.caller, str(input.certificate), to_version=input.to_version)
    return RollBackCertificateSuccess(certificate=info.context.remember(certificate, contents))
