"""What each mutation answers: its success, or one of the failures that the client can act on."""

from typing import Annotated

import strawberry

from schema.certificate import Certificate
from schema.errors import (
    ForbiddenError,
    IncompleteChainError,
    InvalidInputError,
    KeyMismatchError,
    MalformedContentError,
    NameTakenError,
    NotFoundError,
    PasswordRequiredError,
    QuotaExceededError,
    ScopeNotEmptyError,
    ScopeTakenError,
    TooCostlyError,
    TooLargeError,
    UnrecognizedFormatError,
    UnsupportedAlgorithmError,
    WeakKeyError,
    WrongPasswordError,
)
from schema.inspection import Inspection
from schema.scalars import HexString, OctetString
from schema.scope import Scope


@strawberry.type(description="The scope is there.")
class CreateScopeSuccess:
    """The new scope."""

    scope: Scope = strawberry.field(description="The new scope.")


@strawberry.type(description="The scope is gone.")
class DeleteScopeSuccess:
    """What it was."""

    scope: Scope = strawberry.field(description="The scope as it was.")


@strawberry.type(description="The certificate is kept, or in a dry run would be.")
class UploadCertificateSuccess:
    """The new certificate."""

    certificate: Certificate = strawberry.field(description="The certificate; of a dry run, with an id that leads nowhere.")


@strawberry.type(description="The file was read.")
class InspectCertificateSuccess:
    """What it says."""

    inspection: Inspection = strawberry.field(description="What is in the file.")


@strawberry.type(description="More of the file is known now; `locked` says whether some keys have yet another password.")
class UnlockKeystoreSuccess:
    """The certificate with all that is known."""

    certificate: Certificate = strawberry.field(description="The certificate as it is now known.")


@strawberry.type(description="The labels are set.")
class SetCertificateLabelsSuccess:
    """The certificate with its labels."""

    certificate: Certificate = strawberry.field(description="The certificate with its new labels.")


@strawberry.type(description="The file, as it was uploaded.")
class ExportCertificateSuccess:
    """It may hold private keys: handle it accordingly."""

    file_name: str = strawberry.field(description="The certificate's name.")
    content: OctetString = strawberry.field(description="The file's octets, private keys and all.")
    sha256: HexString = strawberry.field(description="SHA-256 of the octets.")


@strawberry.type(description="The certificate is gone.")
class DeleteCertificateSuccess:
    """What it was."""

    id: strawberry.ID = strawberry.field(description="The id that it had.")
    name: str = strawberry.field(description="The name that it had; free again.")


CreateScopeResult = Annotated[
    CreateScopeSuccess | ScopeTakenError | InvalidInputError | ForbiddenError,
    strawberry.union("CreateScopeResult", description="The new scope, or why there is none."),
]
DeleteScopeResult = Annotated[
    DeleteScopeSuccess | ScopeNotEmptyError | NotFoundError | ForbiddenError,
    strawberry.union("DeleteScopeResult", description="The removed scope, or why it stays."),
]
UploadCertificateResult = Annotated[
    UploadCertificateSuccess
    | UnrecognizedFormatError
    | PasswordRequiredError
    | WrongPasswordError
    | MalformedContentError
    | UnsupportedAlgorithmError
    | TooCostlyError
    | IncompleteChainError
    | KeyMismatchError
    | WeakKeyError
    | TooLargeError
    | QuotaExceededError
    | NameTakenError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("UploadCertificateResult", description="The kept certificate, or why nothing was stored."),
]
InspectCertificateResult = Annotated[
    InspectCertificateSuccess
    | UnrecognizedFormatError
    | PasswordRequiredError
    | WrongPasswordError
    | MalformedContentError
    | UnsupportedAlgorithmError
    | TooCostlyError
    | TooLargeError
    | InvalidInputError
    | ForbiddenError,
    strawberry.union("InspectCertificateResult", description="What is in the file, or why it cannot be read."),
]
UnlockKeystoreResult = Annotated[
    UnlockKeystoreSuccess
    | WrongPasswordError
    | UnrecognizedFormatError
    | PasswordRequiredError
    | MalformedContentError
    | UnsupportedAlgorithmError
    | TooCostlyError
    | TooLargeError
    | IncompleteChainError
    | KeyMismatchError
    | WeakKeyError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("UnlockKeystoreResult", description="The certificate with what was hidden, or why it stays hidden."),
]
SetCertificateLabelsResult = Annotated[
    SetCertificateLabelsSuccess | InvalidInputError | NotFoundError | ForbiddenError,
    strawberry.union("SetCertificateLabelsResult", description="The labelled certificate, or why nothing changed."),
]
ExportCertificateResult = Annotated[
    ExportCertificateSuccess | NotFoundError | ForbiddenError,
    strawberry.union("ExportCertificateResult", description="The file, or why it is not handed out."),
]
DeleteCertificateResult = Annotated[
    DeleteCertificateSuccess | NotFoundError | ForbiddenError,
    strawberry.union("DeleteCertificateResult", description="What was removed, or why it stays."),
]
