"""Replace and roll back: the input, the success and the result of each operation."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema import errors
from schema.certificates.operations import CertificateSource
from schema.certificates.types import Certificate
from services.model import certificate as model
from services.model import configuration_findings as findings_model
from services.model import destination as destination_model
from services.model import uses as uses_model

if TYPE_CHECKING:
    from schema.destinations.references import ConfigurationFinding
    from schema.destinations.types import CertificateUse
else:
    CertificateUse = Annotated["CertificateUse", strawberry.lazy("schema.destinations.types")]
    ConfigurationFinding = Annotated["ConfigurationFinding", strawberry.lazy("schema.destinations.references")]


@strawberry.input(description="A new file for a certificate; name, labels and references stay.")
class ReplaceCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    source: CertificateSource = strawberry.field(description="The new file's octets.")
    password: str | None = strawberry.field(default=None, description="Opens the new file; null means none.")
    accept_locked: bool = strawberry.field(default=True, description="As in UploadCertificateInput.")
    dry_run: bool = strawberry.field(default=False, description="True checks and compares the file; nothing is stored.")


@strawberry.type(description="One difference between two versions.")
class ContentChange:
    alias: str | None = strawberry.field(description="The entry that differs; null for the whole file.")
    what: str = strawberry.field(description="The field that differs, such as subject, issuer, notAfter or public key.")
    before: str | None = strawberry.field(description="The value before; null if there was none.")
    after: str | None = strawberry.field(description="The value now; null if there is none.")


@strawberry.type(description="What is wrong with the new file for a destination or fragment that uses the certificate.")
class ReplacementImpact:
    use: destination_model.CertificateUse = strawberry.field(graphql_type=CertificateUse, description="The use.")
    finding: findings_model.ConfigurationFinding = strawberry.field(graphql_type=ConfigurationFinding, description="What is wrong.")


@strawberry.type(description="The file was replaced, or would be in a dry run.")
class ReplaceCertificateSuccess:
    certificate: model.Certificate = strawberry.field(
        graphql_type=Certificate, description="The certificate as it is now, or as it would be in a dry run."
    )
    changes: list[ContentChange] = strawberry.field(description="The differences from the version before.")
    foresee: strawberry.Private[Callable[[], Awaitable[Sequence[uses_model.Impact]]]]

    @strawberry.field(
        description="What is wrong with the new file for the destinations and fragments that use the certificate, of those that the caller "
        "may read. Their passwords are tried where the caller may read secret properties.",
        graphql_type=list[ReplacementImpact],
    )
    async def impact(self) -> Sequence[uses_model.Impact]:
        return await self.foresee()


ReplaceCertificateResult = Annotated[
    ReplaceCertificateSuccess
    | errors.ReadingError
    | errors.KeepingError
    | errors.ModifiedMeanwhileError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("ReplaceCertificateResult", description="The certificate with its new file, or the reason why the old file stays."),
]


@strawberry.input(description="The earlier version to roll back to.")
class RollBackCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    to_version: int | None = strawberry.field(
        default=None, description="The number of the version; null means the one before the present version."
    )


@strawberry.type(description="The certificate was rolled back.")
class RollBackCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate as it is now.")


RollBackCertificateResult = Annotated[
    RollBackCertificateSuccess | errors.ModifiedMeanwhileError | errors.AccessError,
    strawberry.union("RollBackCertificateResult", description="The certificate with its earlier file, or the reason why nothing changed."),
]
