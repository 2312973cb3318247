
      export interface PossibleTypesResultData {
        possibleTypes: {
          [key: string]: string[]
        }
      }
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "Certificate": [
      "Keystore",
      "SingleCertificate"
    ],
    "Configuration": [
      "Destination",
      "Fragment"
    ],
    "CreateDestinationResult": [
      "CreateDestinationDryRun",
      "CreateDestinationSuccess",
      "ForbiddenError",
      "InvalidInputError",
      "NameTakenError",
      "NotFoundError",
      "QuotaExceededError"
    ],
    "CreateFragmentResult": [
      "CreateFragmentDryRun",
      "CreateFragmentSuccess",
      "ForbiddenError",
      "InvalidInputError",
      "NameTakenError",
      "NotFoundError",
      "QuotaExceededError"
    ],
    "CreateScopeResult": [
      "CreateScopeSuccess",
      "ForbiddenError",
      "InvalidInputError",
      "QuotaExceededError",
      "ScopeTakenError"
    ],
    "CreateServiceKeyResult": [
      "CreateServiceKeySuccess",
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "QuotaExceededError"
    ],
    "CreateTenantResult": [
      "CreateTenantSuccess",
      "ForbiddenError",
      "InvalidInputError",
      "TenantTakenError"
    ],
    "DeleteCertificateResult": [
      "DeleteCertificateDryRun",
      "DeleteCertificateSuccess",
      "ForbiddenError",
      "InUseError",
      "NotFoundError"
    ],
    "DeleteDestinationResult": [
      "DeleteDestinationSuccess",
      "ForbiddenError",
      "NotFoundError"
    ],
    "DeleteFragmentResult": [
      "DeleteFragmentSuccess",
      "ForbiddenError",
      "NotFoundError"
    ],
    "DeleteScopeResult": [
      "DeleteScopeSuccess",
      "ForbiddenError",
      "NotFoundError",
      "ScopeNotEmptyError"
    ],
    "DeleteServiceKeyResult": [
      "DeleteServiceKeySuccess",
      "ForbiddenError",
      "NotFoundError"
    ],
    "Error": [
      "AuthorityUnavailableError",
      "ForbiddenError",
      "IdempotencyMismatchError",
      "InUseError",
      "IncompleteChainError",
      "InvalidCsrError",
      "InvalidInputError",
      "KeyMismatchError",
      "MalformedContentError",
      "ModifiedMeanwhileError",
      "NameTakenError",
      "NotFoundError",
      "NotGeneratedError",
      "PasswordRequiredError",
      "QuotaExceededError",
      "ScopeNotEmptyError",
      "ScopeTakenError",
      "SubscriptionTakenError",
      "TenantTakenError",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WeakKeyError",
      "WrongPasswordError"
    ],
    "ExportCertificateResult": [
      "ExportCertificateSuccess",
      "ForbiddenError",
      "InvalidInputError",
      "MalformedContentError",
      "NotFoundError",
      "PasswordRequiredError",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WrongPasswordError"
    ],
    "ExportDestinationsResult": [
      "ExportDestinationsSuccess",
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "TooLargeError"
    ],
    "GenerateCertificateResult": [
      "AuthorityUnavailableError",
      "ForbiddenError",
      "GenerateCertificateDryRun",
      "GenerateCertificateSuccess",
      "IdempotencyMismatchError",
      "InvalidCsrError",
      "InvalidInputError",
      "NameTakenError",
      "NotFoundError",
      "QuotaExceededError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "WeakKeyError"
    ],
    "ImportDestinationsResult": [
      "ForbiddenError",
      "ImportDestinationsDryRun",
      "ImportDestinationsSuccess",
      "MalformedContentError",
      "NotFoundError",
      "TooLargeError",
      "UnrecognizedFormatError"
    ],
    "InspectCertificateResult": [
      "ForbiddenError",
      "InspectCertificateSuccess",
      "InvalidInputError",
      "MalformedContentError",
      "PasswordRequiredError",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WrongPasswordError"
    ],
    "KeystoreEntry": [
      "PrivateKeyEntry",
      "SecretKeyEntry",
      "TrustedCertificateEntry",
      "UnreadableEntry"
    ],
    "Node": [
      "Destination",
      "Fragment",
      "Keystore",
      "PrivateKeyEntry",
      "Scope",
      "SecretKeyEntry",
      "ServiceKey",
      "SingleCertificate",
      "TrustedCertificateEntry",
      "UnreadableEntry"
    ],
    "RenewCertificateResult": [
      "AuthorityUnavailableError",
      "ForbiddenError",
      "InvalidInputError",
      "MalformedContentError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "NotGeneratedError",
      "PasswordRequiredError",
      "RenewCertificateSuccess",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WrongPasswordError"
    ],
    "ReplaceCertificateResult": [
      "ForbiddenError",
      "IncompleteChainError",
      "InvalidInputError",
      "KeyMismatchError",
      "MalformedContentError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "PasswordRequiredError",
      "ReplaceCertificateDryRun",
      "ReplaceCertificateSuccess",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WeakKeyError",
      "WrongPasswordError"
    ],
    "ReplaceDestinationResult": [
      "ForbiddenError",
      "InvalidInputError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "ReplaceDestinationDryRun",
      "ReplaceDestinationSuccess"
    ],
    "ReplaceFragmentResult": [
      "ForbiddenError",
      "InvalidInputError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "ReplaceFragmentDryRun",
      "ReplaceFragmentSuccess"
    ],
    "RestoreCertificateResult": [
      "ForbiddenError",
      "NameTakenError",
      "NotFoundError",
      "QuotaExceededError",
      "RestoreCertificateSuccess"
    ],
    "ResumeTenantResult": [
      "ForbiddenError",
      "NotFoundError",
      "ResumeTenantSuccess"
    ],
    "RevokeCertificateResult": [
      "ForbiddenError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "NotGeneratedError",
      "RevokeCertificateSuccess"
    ],
    "RollBackCertificateResult": [
      "ForbiddenError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "RollBackCertificateDryRun",
      "RollBackCertificateSuccess"
    ],
    "SetAutomaticRenewalResult": [
      "ForbiddenError",
      "InvalidInputError",
      "MalformedContentError",
      "ModifiedMeanwhileError",
      "NotFoundError",
      "NotGeneratedError",
      "PasswordRequiredError",
      "SetAutomaticRenewalSuccess",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WrongPasswordError"
    ],
    "SetCertificateLabelsResult": [
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "SetCertificateLabelsSuccess"
    ],
    "SetDestinationLabelsResult": [
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "SetDestinationLabelsSuccess"
    ],
    "SetFragmentLabelsResult": [
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "SetFragmentLabelsSuccess"
    ],
    "SubscribeTenantResult": [
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "QuotaExceededError",
      "SubscribeTenantSuccess",
      "SubscriptionTakenError"
    ],
    "SuspendTenantResult": [
      "ForbiddenError",
      "InvalidInputError",
      "NotFoundError",
      "SuspendTenantSuccess"
    ],
    "UnlockKeystoreResult": [
      "ForbiddenError",
      "IncompleteChainError",
      "InvalidInputError",
      "KeyMismatchError",
      "MalformedContentError",
      "NotFoundError",
      "PasswordRequiredError",
      "TooCostlyError",
      "TooLargeError",
      "UnlockKeystoreSuccess",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "WeakKeyError",
      "WrongPasswordError"
    ],
    "UnsubscribeTenantResult": [
      "ForbiddenError",
      "NotFoundError",
      "UnsubscribeTenantSuccess"
    ],
    "UploadCertificateResult": [
      "ForbiddenError",
      "IdempotencyMismatchError",
      "IncompleteChainError",
      "InvalidInputError",
      "KeyMismatchError",
      "MalformedContentError",
      "NameTakenError",
      "NotFoundError",
      "PasswordRequiredError",
      "QuotaExceededError",
      "TooCostlyError",
      "TooLargeError",
      "UnrecognizedFormatError",
      "UnsupportedAlgorithmError",
      "UploadCertificateDryRun",
      "UploadCertificateSuccess",
      "WeakKeyError",
      "WrongPasswordError"
    ]
  }
};
      export default result;
    