"""Put other files in certificates' places."""

from resolvers.info import Info
from resolvers.source import read_source
from schema.arguments import ReplaceCertificateArgument
from schema.results import ReplaceCertificateResult
from schema.successes import ContentChange, ReplaceCertificateSuccess
from services.certificates.replace import ReplaceRequest
from services.rules.passwords import read_password


async def replace_certificate(info: Info, input: ReplaceCertificateArgument) -> ReplaceCertificateResult | None:
    """Put another file in a certificate's place."""
    request = ReplaceRequest(
        certificate_id=str(input.certificate),
        octets=await read_source(input.source),
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
