"""Hand out files."""

import hashlib

from resolvers.info import Info
from schema.arguments import ExportCertificateArgument
from schema.results import ExportCertificateResult, ExportCertificateSuccess
from schema.scalars import HexString, OctetString


async def export_certificate(info: Info, input: ExportCertificateArgument) -> ExportCertificateResult | None:
    """Hand out the stored file."""
    certificate, secret = await info.context.use_cases.export(info.context.caller, str(input.certificate))
    octets = secret.reveal()
    return ExportCertificateSuccess(
        file_name=certificate.name, content=OctetString(octets), sha256=HexString(hashlib.sha256(octets).hexdigest())
    )
