"""Replace and roll back: the input, the success and the result of each operation."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Protocol

import strawberry

from schema import errors
from schema.certificates.inspection import Inspection
from schema.certificates.operations import CertificateSource
from schema.certificates.passwords import OF_EVERY_KEY, OF_SINGLE_KEYS, KeyPasswordInput
from schema.certificates.types import Certificate
from schema.enums import publish
from services.model import certificate as model
from services.model import changes as changes_model
from services.model import configuration_findings as findings_model
from services.model import destination as destination_model
from services.model import uses as uses_model
from services.model.changes import ContentField

if TYPE_CHECKING:
    from schema.destinations.references import ConfigurationFinding
    from schema.destinations.types import CertificateUse
else:
    CertificateUse = Annotated["CertificateUse", strawberry.lazy("schema.destinations.types")]
    ConfigurationFinding = Annotated["ConfigurationFinding", strawberry.lazy("schema.destinations.references")]

publish(
    ContentField,
    "What can differ between two versions of a file.",
    {
        "FORMAT": "The format of the file.",
        "ENTRY": "An entry that came, went, or is of another type; the values are the names of the entries' types.",
        "SUBJECT": "The subject of the end-entity certificate, in RFC 4514 form.",
        "ISSUER": "The issuer of the end-entity certificate, in RFC 4514 form.",
        "SERIAL_NUMBER": "The serial number of the end-entity certificate.",
        "NOT_BEFORE": "The first moment of the end-entity certificate's validity.",
        "NOT_AFTER": "The last moment of the end-entity certificate's validity.",
        "PUBLIC_KEY": "The public key of the end-entity certificate, by the SHA-256 of its SubjectPublicKeyInfo.",
    },
)


@strawberry.input(description="A new file for a certificate; name, labels and references stay.")
class ReplaceCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    source: CertificateSource = strawberry.field(description="The new file's octets.")
    password: str | None = strawberry.field(default=None, description="Opens the new file; null means none.")
    key_password: str | None = strawberry.field(default=None, description=OF_EVERY_KEY)
    key_passwords: list[KeyPasswordInput] | None = strawberry.field(default=None, description=OF_SINGLE_KEYS)
    accept_locked: bool = strawberry.field(default=True, description="As in UploadCertificateInput.")
    dry_run: bool = strawberry.field(
        default=False, description="True checks and compares the file, and answers with ReplaceCertificateDryRun; nothing is stored."
    )


@strawberry.type(description="One difference between two versions.")
class ContentChange:
    """The model's change."""

    alias: str | None = strawberry.field(description="The entry that differs; null for the whole file.")
    field: ContentField = strawberry.field(description="The field that differs.")
    before: str | None = strawberry.field(description="The value before, a time as DateTime writes it; null if there was none.")
    after: str | None = strawberry.field(description="The value now, a time as DateTime writes it; null if there is none.")

    @strawberry.field(
        description="The field that differs in words, such as subject or public key.",
        deprecation_reason="Use `field`, which programs can tell apart and pages can translate.",
    )
    @staticmethod
    def what(root: strawberry.Parent[changes_model.ContentChange]) -> str:
        return root.field.value


@strawberry.type(description="A problem of the other file for a destination or fragment that uses the certificate.")
class ReplacementImpact:
    use: destination_model.CertificateUse = strawberry.field(graphql_type=CertificateUse, description="The use.")
    finding: findings_model.ConfigurationFinding = strawberry.field(graphql_type=ConfigurationFinding, description="What is wrong.")


class Foreseen(Protocol):
    """An answer that can find out what the file means for those that use the certificate."""

    @property
    def foresee(self) -> Callable[[], Awaitable[Sequence[uses_model.Impact]]]:
        """Return what is wrong for whom."""


async def find_impact(root: strawberry.Parent[Foreseen]) -> Sequence[uses_model.Impact]:
    """Return what is wrong, which is worked out only if it is asked for."""
    return await root.foresee()


_IMPACT = (
    "The problems of that file for the destinations and fragments that use the certificate, of those that the caller may read. Their "
    "passwords are tried where the caller may read secret properties."
)


@strawberry.type(description="The file was replaced.")
class ReplaceCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate as it is now.")
    changes: list[changes_model.ContentChange] = strawberry.field(
        graphql_type=list[ContentChange], description="The differences from the version before."
    )
    foresee: strawberry.Private[Callable[[], Awaitable[Sequence[uses_model.Impact]]]]
    impact = strawberry.field(find_impact, graphql_type=list[ReplacementImpact], description=_IMPACT)


@strawberry.type(description="The dry run of a replacement: the file can take the place of the present one. Nothing was stored.")
class ReplaceCertificateDryRun:
    inspection: Inspection = strawberry.field(description="The contents of the new file.")
    changes: list[changes_model.ContentChange] = strawberry.field(
        graphql_type=list[ContentChange], description="The differences from the present version."
    )
    foresee: strawberry.Private[Callable[[], Awaitable[Sequence[uses_model.Impact]]]]
    impact = strawberry.field(find_impact, graphql_type=list[ReplacementImpact], description=_IMPACT)


ReplaceCertificateResult = Annotated[
    ReplaceCertificateSuccess
    | ReplaceCertificateDryRun
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
    dry_run: bool = strawberry.field(
        default=False,
        description="True answers with RollBackCertificateDryRun, which shows what the earlier version has; nothing is stored. That also "
        "takes the right to read the certificate.",
    )


@strawberry.type(description="The certificate was rolled back.")
class RollBackCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate as it is now.")
    changes: list[changes_model.ContentChange] = strawberry.field(
        graphql_type=list[ContentChange], description="The differences from the version that was the present one before."
    )
    foresee: strawberry.Private[Callable[[], Awaitable[Sequence[uses_model.Impact]]]]
    impact = strawberry.field(find_impact, graphql_type=list[ReplacementImpact], description=_IMPACT)


@strawberry.type(description="The dry run of a roll-back: the earlier version can take the place of the present one. Nothing was stored.")
class RollBackCertificateDryRun:
    inspection: Inspection = strawberry.field(description="The contents of the earlier version.")
    changes: list[changes_model.ContentChange] = strawberry.field(
        graphql_type=list[ContentChange], description="The differences from the present version."
    )
    foresee: strawberry.Private[Callable[[], Awaitable[Sequence[uses_model.Impact]]]]
    impact = strawberry.field(find_impact, graphql_type=list[ReplacementImpact], description=_IMPACT)


RollBackCertificateResult = Annotated[
    RollBackCertificateSuccess | RollBackCertificateDryRun | errors.ModifiedMeanwhileError | errors.AccessError,
    strawberry.union("RollBackCertificateResult", description="The certificate with its earlier file, or the reason why nothing changed."),
]
