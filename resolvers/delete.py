"""Remove certificates."""

import strawberry

from resolvers.info import Info
from schema.arguments import DeleteCertificateArgument
from schema.results import DeleteCertificateResult
from schema.successes import DeleteCertificateSuccess


async def delete_certificate(info: Info, input: DeleteCertificateArgument) -> DeleteCertificateResult | None:
    """Delete a certificate."""
    certificate, restorable_until = await info.context.use_cases.delete(info.context.caller, str(input.certificate))
    return DeleteCertificateSuccess(id=strawberry.ID(certificate.id), name=certificate.name, restorable_until=restorable_until)
