"""Hand out files."""

import hashlib

from resolvers.info import Info
from schema.arguments import ExportCertificateArgument
from schema.results import ExportCertificateResult
from schema.scalars import HexString, OctetString
from schema.successes import ExportCertificateSuccess
from services.certificates.export import ExportRequest, Wishes
from services.rules.passwords import read_password


async def export_certificate(info: Info, input: ExportCertificateArgument) -> ExportCertificateResult | None:
    """Hand out the stored file, or what it is converted to."""
    wishes = Wishes(
        format=input.format,
        include_private_key=input.include_private_key,
        include_chain=input.include_chain,
        include_root=input.include_root,
        trust_store_only=input.trust_store_only,
        aliases=None if input.aliases is None else tuple(input.aliases),
        alias=input.alias,
        new_password=read_password(input.new_password, field="newPassword"),
        pkcs12_profile=input.pkcs12_profile,
    )
    request = ExportRequest(
        certificate_id=str(input.certificate), version=input.version, password=read_password(input.password), wishes=wishes
    )
    exported = await info.context.use_cases.export(info.context.caller, request)
    octets = exported.octets.reveal()
    return ExportCertificateSuccess(
        file_name=exported.file_name,
        media_type=exported.media_type,
        content=OctetString(octets),
        sha256=HexString(hashlib.sha256(octets).hexdigest()),
    )
