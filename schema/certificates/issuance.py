"""Generate, renew and revoke: the input, the success and the result of each operation."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema import errors
from schema.certificates.enums import GeneratedFileType
from schema.certificates.operations import LabelInput
from schema.certificates.types import Certificate
from services.model import certificate as model
from services.model.certificate import TimeUnit
from services.model.generation import KeyAlgorithm, RevocationReason


@strawberry.input(description="A length of validity.")
class ValidityPeriodInput:
    """At least a day, at most what the installation allows."""

    value: int = strawberry.field(description="How many units: 1 or more.")
    unit: TimeUnit = strawberry.field(description="The unit.")


@strawberry.input(description="A certificate to generate.")
class GenerateCertificateInput:
    scope: strawberry.ID = strawberry.field(description="The scope in which to store it.")
    name: str = strawberry.field(description="1 to 200 characters, unique in the scope; the type's extension may be left out.")
    type: GeneratedFileType = strawberry.field(description="The file type.")
    common_name: str | None = strawberry.field(default=None, description="1 to 64 characters; null takes the file name with extension.")
    validity: ValidityPeriodInput | None = strawberry.field(default=None, description="The length of validity; null means three months.")
    automatic_renewal: bool = strawberry.field(
        default=False,
        description="Whether the service renews it before it expires. A password is then kept, encrypted, to protect the new file.",
    )
    password: str | None = strawberry.field(
        default=None, description="Protects the key of a PEM, and the whole store of JKS, P12 and PFX. Kept only for automatic renewal."
    )
    csr: str | None = strawberry.field(
        default=None,
        description="A certificate signing request as PEM, or Base64 of it or of DER: only its key is used. For PEM, CER and CRT.",
    )
    key_algorithm: KeyAlgorithm | None = strawberry.field(
        default=None, description="The key pair to generate; null means RSA_3072. Not allowed with a CSR."
    )
    labels: list[LabelInput] | None = strawberry.field(default=None, description="At most 10 labels.")
    dry_run: bool = strawberry.field(
        default=False,
        description="True checks the input and answers with GenerateCertificateDryRun; nothing is signed or stored. `idempotencyKey` is "
        "not looked at.",
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="1 to 100 characters: the same key and input, password included, give the first answer again, for a day."
    )


@strawberry.type(description="What would be signed, with all defaults filled in.")
class GenerationPlan:
    name: str = strawberry.field(description="The file name.")
    subject: str = strawberry.field(description="The subject, as RFC 4514 writes it.")
    not_before: datetime = strawberry.field(description="The first moment of the validity.")
    not_after: datetime = strawberry.field(description="The last moment of the validity.")
    key_algorithm: KeyAlgorithm | None = strawberry.field(description="The key pair; null with a CSR.")


@strawberry.type(description="The certificate was generated.")
class GenerateCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate.")
    plan: GenerationPlan | None = strawberry.field(
        description="The plan of the generation; null when an idempotency key got its first answer again.",
        deprecation_reason="Read `certificate`, which has all of it; what would be signed is in GenerateCertificateDryRun.",
    )


@strawberry.type(description="The dry run of a generation: the certificate can be generated. Nothing was signed or stored.")
class GenerateCertificateDryRun:
    preview: GenerationPlan = strawberry.field(description="What would be signed.")


GenerateCertificateResult = Annotated[
    GenerateCertificateSuccess
    | GenerateCertificateDryRun
    | errors.InvalidCsrError
    | errors.WeakKeyError
    | errors.TooLargeError
    | errors.AuthorityUnavailableError
    | errors.UnrecognizedFormatError
    | errors.NameTakenError
    | errors.QuotaExceededError
    | errors.IdempotencyMismatchError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("GenerateCertificateResult", description="The generated certificate, or the reason why nothing was stored."),
]


@strawberry.input(description="The generated certificate to sign again.")
class RenewCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    password: str | None = strawberry.field(
        default=None, description="The password of the file. Needed if the file has one that is not stored."
    )


@strawberry.type(description="The certificate was signed again.")
class RenewCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate with its new version.")


RenewCertificateResult = Annotated[
    RenewCertificateSuccess
    | errors.NotGeneratedError
    | errors.ReadingError
    | errors.PasswordRequiredError
    | errors.AuthorityUnavailableError
    | errors.ModifiedMeanwhileError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("RenewCertificateResult", description="The renewed certificate, or the reason why it was not renewed."),
]


@strawberry.input(description="Whether the service is to renew a certificate by itself.")
class SetAutomaticRenewalInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    automatic: bool = strawberry.field(description="On or off.")
    password: str | None = strawberry.field(
        default=None, description="The file's password, needed to switch it on for a protected file; it is kept, encrypted, while it is on."
    )


@strawberry.type(description="Automatic renewal was switched on or off.")
class SetAutomaticRenewalSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate.")


SetAutomaticRenewalResult = Annotated[
    SetAutomaticRenewalSuccess
    | errors.NotGeneratedError
    | errors.ReadingError
    | errors.PasswordRequiredError
    | errors.ModifiedMeanwhileError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("SetAutomaticRenewalResult", description="The certificate with its renewal, or the reason why nothing changed."),
]


@strawberry.input(description="The generated certificate to revoke, and the reason.")
class RevokeCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    reason: RevocationReason = strawberry.field(default=RevocationReason.UNSPECIFIED, description="The reason.")


@strawberry.type(description="The certificate is revoked.")
class RevokeCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate.")


RevokeCertificateResult = Annotated[
    RevokeCertificateSuccess | errors.NotGeneratedError | errors.ModifiedMeanwhileError | errors.AccessError,
    strawberry.union("RevokeCertificateResult", description="The revoked certificate, or the reason why it was not revoked."),
]
