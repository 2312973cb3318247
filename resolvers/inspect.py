"""Look into a file."""

from resolvers.info import Info
from resolvers.source import read_source
from schema.arguments import InspectCertificateArgument
from schema.certificates.inspection import present_inspection
from schema.results import InspectCertificateResult
from schema.successes import InspectCertificateSuccess
from services.rules.passwords import read_password


async def inspect_certificate(info: Info, input: InspectCertificateArgument) -> InspectCertificateResult | None:
    """Read a file; nothing is stored."""
    contents, validities = await info.context.use_cases.inspect(
        info.context.caller, await read_source(input.source), file_name=input.file_name, password=read_password(input.password)
    )
    return InspectCertificateSuccess(inspection=present_inspection(contents, validities, info.context.now()))
