"""What is done to certificate files: the input, the success and the result of each operation."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry.file_uploads import Upload

from schema import errors
from schema.certificates.inspection import Inspection
from schema.certificates.passwords import OF_EVERY_KEY, OF_SINGLE_KEYS, KeyPasswordInput
from schema.certificates.types import Certificate
from schema.scalars import OctetString
from services.model import certificate as model
from services.model import destination as destination_model

if TYPE_CHECKING:
    from schema.destinations.types import CertificateUse
else:
    CertificateUse = Annotated["CertificateUse", strawberry.lazy("schema.destinations.types")]


@strawberry.input(one_of=True, description="Where a file's octets come from: exactly one of these.")
class CertificateSource:
    file: Upload | None = strawberry.field(
        default=strawberry.UNSET, description="A part of a multipart request (graphql-multipart-request-spec)."
    )
    base64: OctetString | None = strawberry.field(default=strawberry.UNSET, description="The octets in Base64.")
    pem: str | None = strawberry.field(default=strawberry.UNSET, description="PEM text.")


@strawberry.input(description="A key with its values.")
class LabelInput:
    key: str = strawberry.field(description="1 to 100 characters; unique among the labels.")
    values: list[str] = strawberry.field(default_factory=list, description="At most 10 different values of 1 to 100 characters.")


@strawberry.input(description="A file to store.")
class UploadCertificateInput:
    """The file is stored to the byte as it came; passwords are used to read it, and not kept."""

    scope: strawberry.ID = strawberry.field(description="The scope in which to store it.")
    file_name: str = strawberry.field(
        description="1 to 200 characters with one of the extensions .pem, .cer, .crt, .jks, .p12, .pfx; unique in the scope."
    )
    source: CertificateSource = strawberry.field(description="Its octets, at most 2 MiB unless the installation says otherwise.")
    password: str | None = strawberry.field(
        default=None, description="Opens the key store, or the key of a PEM; null means that none is given, which is not the empty one."
    )
    key_password: str | None = strawberry.field(default=None, description=OF_EVERY_KEY)
    key_passwords: list[KeyPasswordInput] | None = strawberry.field(default=None, description=OF_SINGLE_KEYS)
    labels: list[LabelInput] | None = strawberry.field(default=None, description="At most 10 labels.")
    accept_locked: bool = strawberry.field(
        default=True,
        description="Whether to store a file although a missing password hides a part of it. False refuses it with PasswordRequiredError.",
    )
    dry_run: bool = strawberry.field(
        default=False,
        description="True checks the file and answers with UploadCertificateDryRun; nothing is stored. `idempotencyKey` is not looked at.",
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="1 to 100 characters: the same key and input, passwords included, give the first answer again, for a day."
    )


@strawberry.type(description="The certificate was stored.")
class UploadCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate.")


@strawberry.type(description="The dry run of an upload: the file can be stored under that name. Nothing was stored.")
class UploadCertificateDryRun:
    inspection: Inspection = strawberry.field(description="The contents of the file.")


UploadCertificateResult = Annotated[
    UploadCertificateSuccess
    | UploadCertificateDryRun
    | errors.ReadingError
    | errors.KeepingError
    | errors.QuotaExceededError
    | errors.NameTakenError
    | errors.IdempotencyMismatchError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("UploadCertificateResult", description="The stored certificate, or the reason why nothing was stored."),
]


@strawberry.input(description="A file to look into.")
class InspectCertificateInput:
    file_name: str | None = strawberry.field(
        default=None, description="The name of the file. If it is given, its extension is compared with the content."
    )
    source: CertificateSource = strawberry.field(description="The octets of the file.")
    password: str | None = strawberry.field(default=None, description="Opens the key store, or the key of a PEM; null means none.")
    key_password: str | None = strawberry.field(default=None, description=OF_EVERY_KEY)
    key_passwords: list[KeyPasswordInput] | None = strawberry.field(default=None, description=OF_SINGLE_KEYS)


@strawberry.type(description="The file was read.")
class InspectCertificateSuccess:
    inspection: Inspection = strawberry.field(description="The contents of the file.")


InspectCertificateResult = Annotated[
    InspectCertificateSuccess | errors.ReadingError | errors.PasswordRequiredError | errors.InvalidInputError | errors.ForbiddenError,
    strawberry.union("InspectCertificateResult", description="The contents of the file, or the reason why it cannot be read."),
]


@strawberry.input(description="The password of a locked key store or PEM key, or those of its keys, or both. One of them is needed.")
class UnlockKeystoreInput:
    """What they hide is read; passwords are not kept."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    password: str | None = strawberry.field(
        default=None,
        description="The password; may be empty. Null means none: the keys of a JKS and of a PEM are opened by their own passwords alone, "
        "but a PKCS12 mostly needs that of the store, too.",
    )
    key_password: str | None = strawberry.field(default=None, description=OF_EVERY_KEY)
    key_passwords: list[KeyPasswordInput] | None = strawberry.field(default=None, description=OF_SINGLE_KEYS)


@strawberry.type(description="More of the file is known now. `locked` says whether some keys have another password.")
class UnlockKeystoreSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate with all that is known now.")


UnlockKeystoreResult = Annotated[
    UnlockKeystoreSuccess | errors.ReadingError | errors.KeepingError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("UnlockKeystoreResult", description="The certificate with what was hidden, or the reason why it stays hidden."),
]


@strawberry.input(description="The new labels of a certificate; they replace all labels that it has.")
class SetCertificateLabelsInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    labels: list[LabelInput] = strawberry.field(description="At most 10; an empty list removes all.")


@strawberry.type(description="The labels are set.")
class SetCertificateLabelsSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate with its new labels.")


SetCertificateLabelsResult = Annotated[
    SetCertificateLabelsSuccess | errors.InvalidInputError | errors.AccessError,
    strawberry.union("SetCertificateLabelsResult", description="The certificate with its new labels, or the reason why nothing changed."),
]


@strawberry.input(description="The certificate to delete.")
class DeleteCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    even_if_used: bool = strawberry.field(
        default=False, description="True deletes it although destinations or fragments use it; their findings say so from then on."
    )
    dry_run: bool = strawberry.field(
        default=False,
        description="True answers with DeleteCertificateDryRun, which shows what uses it; nothing is deleted, and that it is used is no "
        "error.",
    )


@strawberry.type(description="The certificate is deleted.")
class DeleteCertificateSuccess:
    deleted_certificate_id: strawberry.ID = strawberry.field(
        description="The id of the deleted certificate; the same after it is restored."
    )
    id: strawberry.ID = strawberry.field(
        description="The id of the deleted certificate.",
        deprecation_reason="Use `deletedCertificateId`: an `id` is what caches keep objects by, and this object is no certificate.",
    )
    name: str = strawberry.field(description="The name of the deleted certificate; another one may take it now.")
    restorable_until: datetime = strawberry.field(
        description="The time until which it can be restored. After that it is in no answer any more. Its encrypted "
        "file may stay in the database's files and backups for a while; nobody can open it once the master key of that time is "
        "rotated out and destroyed."
    )
    used_by: list[destination_model.CertificateUse] = strawberry.field(
        graphql_type=list[CertificateUse],
        description="The destinations and fragments that used it, of those that the caller may read, at most 100.",
    )
    used_by_hidden: int = strawberry.field(description="How many others used it, which the caller may not read.")


@strawberry.type(description="The dry run of a deletion: the certificate can be deleted. It was not.")
class DeleteCertificateDryRun:
    name: str = strawberry.field(description="The name of the certificate.")
    used_by: list[destination_model.CertificateUse] = strawberry.field(
        graphql_type=list[CertificateUse],
        description="The destinations and fragments that use it, of those that the caller may read, at most 100. Where there are any, "
        "it is deleted only with `evenIfUsed`.",
    )
    used_by_hidden: int = strawberry.field(description="How many others use it, which the caller may not read.")


DeleteCertificateResult = Annotated[
    DeleteCertificateSuccess | DeleteCertificateDryRun | errors.InUseError | errors.AccessError,
    strawberry.union("DeleteCertificateResult", description="The deleted certificate, or the reason why it was not deleted."),
]


@strawberry.input(description="The deleted certificate to restore.")
class RestoreCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The id of the deleted certificate.")


@strawberry.type(description="The certificate was restored.")
class RestoreCertificateSuccess:
    certificate: model.Certificate = strawberry.field(graphql_type=Certificate, description="The certificate.")


RestoreCertificateResult = Annotated[
    RestoreCertificateSuccess | errors.NameTakenError | errors.QuotaExceededError | errors.AccessError,
    strawberry.union("RestoreCertificateResult", description="The restored certificate, or the reason why it stays deleted."),
]
