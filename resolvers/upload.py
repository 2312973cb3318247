"""Keep a certificate file."""

from resolvers.info import Info
from resolvers.label import read_labels
from resolvers.source import read_source
from schema.arguments import UploadCertificateArgument
from schema.results import UploadCertificateResult
from schema.successes import UploadCertificateSuccess
from services.certificates.upload import UploadRequest
from services.rules.passwords import read_password


async def upload_certificate(info: Info, input: UploadCertificateArgument) -> UploadCertificateResult | None:
    """Keep a certificate file in a scope."""
    request = UploadRequest(
        scope_id=str(input.scope),
        file_name=input.file_name,
        octets=await read_source(input.source),
        password=read_password(input.password),
        labels=read_labels(input.labels or []),
        accepts_locked=input.accept_locked,
        is_dry_run=input.dry_run,
        idempotency_key=input.idempotency_key,
    )
    certificate, contents = await info.context.use_cases.upload(info.context.caller, request)
    return UploadCertificateSuccess(certificate=info.context.remember(certificate, contents))
