"""Set labels."""

from collections.abc import Sequence

from resolvers.info import Info
from schema.arguments import SetCertificateLabelsArgument
from schema.certificates.types import present_certificate
from schema.inputs import LabelInput
from schema.results import SetCertificateLabelsResult
from schema.successes import SetCertificateLabelsSuccess
from services.model.certificate import Label


async def set_certificate_labels(info: Info, input: SetCertificateLabelsArgument) -> SetCertificateLabelsResult | None:
    """Replace a certificate's labels."""
    certificate = await info.context.use_cases.label(info.context.caller, str(input.certificate), read_labels(input.labels))
    return SetCertificateLabelsSuccess(certificate=present_certificate(certificate, info.context.now()))


def read_labels(labels: Sequence[LabelInput]) -> tuple[Label, ...]:
    """Return the labels as the use cases take them."""
    return tuple(Label(key=label.key, values=tuple(label.values)) for label in labels)
