"""What each mutation answers: its success, or one of the failures that the client can act on."""

from typing import Annotated

import strawberry

from schema.errors import (
    AuthorityUnavailableError,
    ForbiddenError,
    IdempotencyMismatchError,
    IncompleteChainError,
    InvalidCsrError,
    InvalidInputError,
    KeyMismatchError,
    MalformedContentError,
    ModifiedMeanwhileError,
    NameTakenError,
    NotFoundError,
    NotGeneratedError,
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
from schema.successes import (
    CreateScopeSuccess,
    DeleteCertificateSuccess,
    DeleteScopeSuccess,
    ExportCertificateSuccess,
    GenerateCertificateSuccess,
    InspectCertificateSuccess,
    RenewCertificateSuccess,
    ReplaceCertificateSuccess,
    RestoreCertificateSuccess,
    RevokeCertificateSuccess,
    RollBackCertificateSuccess,
    SetAutomaticRenewalSuccess,
    SetCertificateLabelsSuccess,
    UnlockKeystoreSuccess,
    UploadCertificateSuccess,
)

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
    | IdempotencyMismatchError
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
GenerateCertificateResult = Annotated[
    GenerateCertificateSuccess
    | InvalidCsrError
    | WeakKeyError
    | TooLargeError
    | AuthorityUnavailableError
    | UnrecognizedFormatError
    | NameTakenError
    | QuotaExceededError
    | IdempotencyMismatchError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("GenerateCertificateResult", description="The generated certificate, or why nothing was stored."),
]
RenewCertificateResult = Annotated[
    RenewCertificateSuccess
    | NotGeneratedError
    | PasswordRequiredError
    | WrongPasswordError
    | AuthorityUnavailableError
    | ModifiedMeanwhileError
    | MalformedContentError
    | UnrecognizedFormatError
    | UnsupportedAlgorithmError
    | TooCostlyError
    | TooLargeError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("RenewCertificateResult", description="The renewed certificate, or why it stays as it is."),
]
SetAutomaticRenewalResult = Annotated[
    SetAutomaticRenewalSuccess
    | NotGeneratedError
    | PasswordRequiredError
    | WrongPasswordError
    | ModifiedMeanwhileError
    | MalformedContentError
    | UnrecognizedFormatError
    | UnsupportedAlgorithmError
    | TooCostlyError
    | TooLargeError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("SetAutomaticRenewalResult", description="The certificate with its renewal, or why it stays as it is."),
]
ReplaceCertificateResult = Annotated[
    ReplaceCertificateSuccess
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
    | ModifiedMeanwhileError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("ReplaceCertificateResult", description="The certificate with its new file, or why the old one stays."),
]
RollBackCertificateResult = Annotated[
    RollBackCertificateSuccess | ModifiedMeanwhileError | NotFoundError | ForbiddenError,
    strawberry.union("RollBackCertificateResult", description="The certificate with its earlier file, or why it stays as it is."),
]
RevokeCertificateResult = Annotated[
    RevokeCertificateSuccess | NotGeneratedError | ModifiedMeanwhileError | NotFoundError | ForbiddenError,
    strawberry.union("RevokeCertificateResult", description="The revoked certificate, or why it is not."),
]
RestoreCertificateResult = Annotated[
    RestoreCertificateSuccess | NameTakenError | QuotaExceededError | NotFoundError | ForbiddenError,
    strawberry.union("RestoreCertificateResult", description="The restored certificate, or why it stays deleted."),
]
ExportCertificateResult = Annotated[
    ExportCertificateSuccess
    | PasswordRequiredError
    | WrongPasswordError
    | UnsupportedAlgorithmError
    | MalformedContentError
    | UnrecognizedFormatError
    | TooCostlyError
    | TooLargeError
    | InvalidInputError
    | NotFoundError
    | ForbiddenError,
    strawberry.union("ExportCertificateResult", description="The file, or why it is not handed out."),
]
DeleteCertificateResult = Annotated[
    DeleteCertificateSuccess | NotFoundError | ForbiddenError,
    strawberry.union("DeleteCertificateResult", description="What was removed, or why it stays."),
]
