"""Written by generate.py; changes are lost."""

from typing import Annotated, Literal, Optional, Union

from pydantic import AwareDatetime, BeforeValidator, Discriminator, Field, Tag

from ..scalars import read_base64
from ..tolerance import OTHER, by_typename
from .base_model import BaseModel
from .enums import (
    AuditAction,
    AuditNoun,
    CertificateFileType,
    CertificateFormat,
    CertificateKind,
    ChangeKind,
    ConfigurationFindingCode,
    ConfigurationFindingKind,
    ConfigurationKind,
    ContentField,
    CreationMethod,
    DestinationType,
    ErrorCode,
    ExportFormat,
    FindingCode,
    FindingKind,
    GeneralNameKind,
    GeneratedFileType,
    ImportOutcome,
    Integrity,
    KeyAlgorithm,
    Pkcs12Profile,
    RequestErrorCode,
    RevocationReason,
    Right,
    RuntimeOutcome,
    RuntimeReason,
    RuntimeVersion,
    ScopeChangeKind,
    ScopeLevel,
    Severity,
    TenantStatus,
    TimeUnit,
    TrustedDocumentsMode,
    ValidityStatus,
    VersionOrigin,
)


class Refusal(BaseModel):
    """Why nothing was done: an error, or what only a newer service answers. The latter has no code; `typename__` names it."""

    typename__: str = Field(alias="__typename")
    code: Optional[ErrorCode] = None
    message: str = "The service answered with something that this client does not know."
    algorithm: Optional[str] = Field(alias="algorithm", default=None)
    alias: Optional[str] = Field(alias="alias", default=None)
    cause: Optional[str] = Field(alias="cause", default=None)
    certificate_count: Optional[int] = Field(alias="certificateCount", default=None)
    count: Optional[int] = Field(alias="count", default=None)
    destination_count: Optional[int] = Field(alias="destinationCount", default=None)
    field: Optional[str] = Field(alias="field", default=None)
    found: Optional[str] = Field(alias="found", default=None)
    fragment_count: Optional[int] = Field(alias="fragmentCount", default=None)
    limit: Optional[int] = Field(alias="limit", default=None)
    missing_issuer: Optional[str] = Field(alias="missingIssuer", default=None)
    name: Optional[str] = Field(alias="name", default=None)
    position: Optional[str] = Field(alias="position", default=None)
    retry_after: Optional[int] = Field(alias="retryAfter", default=None)
    subject: Optional[str] = Field(alias="subject", default=None)


class LabelFields(BaseModel):
    key: str
    values: list[str]


class CertificateRow(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    name: str
    type_: CertificateFileType = Field(alias="type")
    format: CertificateFormat
    status: ValidityStatus
    common_name: Optional[str] = Field(alias="commonName")
    not_after: Optional[AwareDatetime] = Field(alias="notAfter")
    has_private_key: Optional[bool] = Field(alias="hasPrivateKey")
    version: int
    created_at: AwareDatetime = Field(alias="createdAt")
    modified_at: AwareDatetime = Field(alias="modifiedAt")
    labels: list["LabelFields"]


class ChangeFields(BaseModel):
    alias: Optional[str]
    field: ContentField
    before: Optional[str]
    after: Optional[str]


class ConfigurationFindingFields(BaseModel):
    code: ConfigurationFindingCode
    kind: ConfigurationFindingKind
    parameters: list["ConfigurationFindingFieldsParameters"]
    severity: Severity
    message: str
    fix: str
    property_: str = Field(alias="property")
    certificate: str


class ConfigurationFindingFieldsParameters(BaseModel):
    name: str
    value: str


class ConfigurationRow(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    name: str


class CreationFields(BaseModel):
    method: CreationMethod
    file_name: str = Field(alias="fileName")
    has_password: bool = Field(alias="hasPassword")
    generation_service: Optional[str] = Field(alias="generationService")
    common_name: Optional[str] = Field(alias="commonName")
    csr_provided: bool = Field(alias="csrProvided")
    created_by: str = Field(alias="createdBy")


class PropertyFields(BaseModel):
    name: str
    value: str


class ScopeFields(BaseModel):
    id: str
    level: ScopeLevel
    subaccount: str
    service_instance: Optional[str] = Field(alias="serviceInstance")
    display_name: str = Field(alias="displayName")
    created_at: AwareDatetime = Field(alias="createdAt")
    viewer_permissions: list[Right] = Field(alias="viewerPermissions")


class DestinationFields(BaseModel):
    id: str
    name: str
    type_: DestinationType = Field(alias="type")
    version: int
    created_at: AwareDatetime = Field(alias="createdAt")
    created_by: str = Field(alias="createdBy")
    modified_at: AwareDatetime = Field(alias="modifiedAt")
    properties: list["PropertyFields"]
    secret_properties: list[str] = Field(alias="secretProperties")
    labels: list["LabelFields"]
    scope: "ScopeFields"


class FindingFields(BaseModel):
    code: FindingCode
    kind: Optional[FindingKind]
    parameters: list["FindingFieldsParameters"]
    severity: Severity
    message: str
    fix: str
    alias: Optional[str]


class FindingFieldsParameters(BaseModel):
    name: str
    value: str


class FragmentFields(BaseModel):
    id: str
    name: str
    version: int
    created_at: AwareDatetime = Field(alias="createdAt")
    created_by: str = Field(alias="createdBy")
    modified_at: AwareDatetime = Field(alias="modifiedAt")
    properties: list["PropertyFields"]
    secret_properties: list[str] = Field(alias="secretProperties")
    labels: list["LabelFields"]
    scope: "ScopeFields"


class UseFields(BaseModel):
    property_: str = Field(alias="property")
    level: ScopeLevel
    configuration: "ConfigurationRow"


class ImpactFields(BaseModel):
    use: "UseFields"
    finding: "ConfigurationFindingFields"


class ImportedFields(BaseModel):
    source: str
    outcome: ImportOutcome
    kind: Optional[ConfigurationKind]
    name: Optional[str]
    missing_secrets: list[str] = Field(alias="missingSecrets")
    configuration: Optional["ConfigurationRow"]
    error: Optional["Refusal"]


class OpeningFields(BaseModel):
    runtime: RuntimeVersion
    outcome: RuntimeOutcome
    reason: Optional[RuntimeReason]
    message: Optional[str]
    names: list[str]


class InspectionFields(BaseModel):
    format: CertificateFormat
    locked: bool
    integrity: Integrity
    has_password: bool = Field(alias="hasPassword")
    status: ValidityStatus
    not_after: Optional[AwareDatetime] = Field(alias="notAfter")
    openings: list["OpeningFields"]
    findings: list["FindingFields"]


class LabelsFields(BaseModel):
    labels: list["LabelsFieldsLabels"]
    has_more: bool = Field(alias="hasMore")


class LabelsFieldsLabels(BaseModel):
    key: str
    values: list[str]
    has_more: bool = Field(alias="hasMore")


class Name(BaseModel):
    rfc4514: str = Field(alias="rfc4514")
    common_name: Optional[str] = Field(alias="commonName")


class Page(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    has_previous_page: bool = Field(alias="hasPreviousPage")
    start_cursor: Optional[str] = Field(alias="startCursor")
    end_cursor: Optional[str] = Field(alias="endCursor")


class ReferenceFields(BaseModel):
    property_: str = Field(alias="property")
    name: str
    level: Optional[ScopeLevel]
    certificate: Optional["CertificateRow"]


class PreviewFields(BaseModel):
    name: str
    type_: Optional[DestinationType] = Field(alias="type")
    properties: list["PropertyFields"]
    secret_properties: list[str] = Field(alias="secretProperties")
    labels: list["LabelFields"]
    certificates: list["ReferenceFields"]
    findings: list["ConfigurationFindingFields"]


class PrivateKeyFields(BaseModel):
    algorithm: Optional[str]
    bits: Optional[int]
    curve: Optional[str]
    encrypted: bool
    locked: bool
    has_own_password: bool = Field(alias="hasOwnPassword")


class RenewalFields(BaseModel):
    automatic: bool
    eligible_at: AwareDatetime = Field(alias="eligibleAt")
    next_attempt_at: Optional[AwareDatetime] = Field(alias="nextAttemptAt")
    last_attempt: Optional["RenewalFieldsLastAttempt"] = Field(alias="lastAttempt")


class RenewalFieldsLastAttempt(BaseModel):
    at: AwareDatetime
    succeeded: bool
    message: Optional[str]


class RevocationFields(BaseModel):
    at: AwareDatetime
    reason: RevocationReason


class ServiceKeyFields(BaseModel):
    id: str
    name: str
    client_id: str = Field(alias="clientId")
    subaccount: str
    service_instance: Optional[str] = Field(alias="serviceInstance")
    created_at: AwareDatetime = Field(alias="createdAt")
    created_by: str = Field(alias="createdBy")
    last_used_at: Optional[AwareDatetime] = Field(alias="lastUsedAt")
    tenant_rights: list[Right] = Field(alias="tenantRights")
    subaccount_rights: list[Right] = Field(alias="subaccountRights")
    instance_rights: list[Right] = Field(alias="instanceRights")


class SubscriptionFields(BaseModel):
    id: str
    provider: str
    subscriber: str
    subaccount: str
    created_at: AwareDatetime = Field(alias="createdAt")


class TenantFields(BaseModel):
    id: str
    subdomain: str
    display_name: str = Field(alias="displayName")
    status: TenantStatus
    created_at: AwareDatetime = Field(alias="createdAt")


class X509Fields(BaseModel):
    subject: "Name"
    issuer: "Name"
    serial_number: str = Field(alias="serialNumber")
    not_before: AwareDatetime = Field(alias="notBefore")
    not_after: AwareDatetime = Field(alias="notAfter")
    status: ValidityStatus
    is_certificate_authority: bool = Field(alias="isCertificateAuthority")
    subject_alternative_names: list["X509FieldsSubjectAlternativeNames"] = Field(alias="subjectAlternativeNames")
    public_key: "X509FieldsPublicKey" = Field(alias="publicKey")
    fingerprints: "X509FieldsFingerprints"
    pem: str


class X509FieldsSubjectAlternativeNames(BaseModel):
    kind: GeneralNameKind
    value: str


class X509FieldsPublicKey(BaseModel):
    algorithm: str
    bits: Optional[int]
    curve: Optional[str]


class X509FieldsFingerprints(BaseModel):
    sha256: str = Field(alias="sha256")


class CertificateChanged(BaseModel):
    certificate_changed: "CertificateChangedCertificateChanged" = Field(alias="certificateChanged")


class CertificateChangedCertificateChanged(BaseModel):
    kind: ChangeKind
    scope_id: str = Field(alias="scopeId")
    certificate_id: str = Field(alias="certificateId")
    typename: CertificateKind
    position: str
    certificate: Optional["CertificateRow"]


class CountCertificates(BaseModel):
    certificates: "CountCertificatesCertificates"


class CountCertificatesCertificates(BaseModel):
    total_count: int = Field(alias="totalCount")
    total_count_is_exact: bool = Field(alias="totalCountIsExact")


class CreateDestination(BaseModel):
    create_destination: Optional[
        Annotated[
            Union[
                Annotated["CreateDestinationSuccess", Tag("CreateDestinationSuccess")],
                Annotated["CreateDestinationDryRun", Tag("CreateDestinationDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("CreateDestinationSuccess", "CreateDestinationDryRun")),
        ]
    ] = Field(alias="createDestination")


class CreateDestinationSuccess(BaseModel):
    typename__: Literal["CreateDestinationSuccess"] = Field(alias="__typename")
    destination: "DestinationFields"


class CreateDestinationDryRun(BaseModel):
    typename__: Literal["CreateDestinationDryRun"] = Field(alias="__typename")
    preview: "PreviewFields"


class CreateFragment(BaseModel):
    create_fragment: Optional[
        Annotated[
            Union[
                Annotated["CreateFragmentSuccess", Tag("CreateFragmentSuccess")],
                Annotated["CreateFragmentDryRun", Tag("CreateFragmentDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("CreateFragmentSuccess", "CreateFragmentDryRun")),
        ]
    ] = Field(alias="createFragment")


class CreateFragmentSuccess(BaseModel):
    typename__: Literal["CreateFragmentSuccess"] = Field(alias="__typename")
    fragment: "FragmentFields"


class CreateFragmentDryRun(BaseModel):
    typename__: Literal["CreateFragmentDryRun"] = Field(alias="__typename")
    preview: "PreviewFields"


class CreateScope(BaseModel):
    create_scope: Optional[
        Annotated[
            Union[Annotated["CreateScopeSuccess", Tag("CreateScopeSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("CreateScopeSuccess")),
        ]
    ] = Field(alias="createScope")


class CreateScopeSuccess(BaseModel):
    typename__: Literal["CreateScopeSuccess"] = Field(alias="__typename")
    scope: "ScopeFields"


class CreateServiceKey(BaseModel):
    create_service_key: Optional[
        Annotated[
            Union[Annotated["CreateServiceKeySuccess", Tag("CreateServiceKeySuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("CreateServiceKeySuccess")),
        ]
    ] = Field(alias="createServiceKey")


class CreateServiceKeySuccess(BaseModel):
    typename__: Literal["CreateServiceKeySuccess"] = Field(alias="__typename")
    service_key: "ServiceKeyFields" = Field(alias="serviceKey")
    client_secret: str = Field(alias="clientSecret")
    binding: str


class CreateTenant(BaseModel):
    create_tenant: Optional[
        Annotated[
            Union[Annotated["CreateTenantSuccess", Tag("CreateTenantSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("CreateTenantSuccess")),
        ]
    ] = Field(alias="createTenant")


class CreateTenantSuccess(BaseModel):
    typename__: Literal["CreateTenantSuccess"] = Field(alias="__typename")
    tenant: "TenantFields"


class DeleteCertificate(BaseModel):
    delete_certificate: Optional[
        Annotated[
            Union[
                Annotated["DeleteCertificateSuccess", Tag("DeleteCertificateSuccess")],
                Annotated["DeleteCertificateDryRun", Tag("DeleteCertificateDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("DeleteCertificateSuccess", "DeleteCertificateDryRun")),
        ]
    ] = Field(alias="deleteCertificate")


class DeleteCertificateSuccess(BaseModel):
    typename__: Literal["DeleteCertificateSuccess"] = Field(alias="__typename")
    name: str
    restorable_until: AwareDatetime = Field(alias="restorableUntil")
    used_by_hidden: int = Field(alias="usedByHidden")
    used_by: list["UseFields"] = Field(alias="usedBy")
    deleted_certificate_id: str = Field(alias="deletedCertificateId")


class DeleteCertificateDryRun(BaseModel):
    typename__: Literal["DeleteCertificateDryRun"] = Field(alias="__typename")
    name: str
    used_by_hidden: int = Field(alias="usedByHidden")
    used_by: list["UseFields"] = Field(alias="usedBy")


class DeleteDestination(BaseModel):
    delete_destination: Optional[
        Annotated[
            Union[Annotated["DeleteDestinationSuccess", Tag("DeleteDestinationSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("DeleteDestinationSuccess")),
        ]
    ] = Field(alias="deleteDestination")


class DeleteDestinationSuccess(BaseModel):
    typename__: Literal["DeleteDestinationSuccess"] = Field(alias="__typename")
    deleted_destination_id: str = Field(alias="deletedDestinationId")
    destination: "DestinationFields"


class DeleteFragment(BaseModel):
    delete_fragment: Optional[
        Annotated[
            Union[Annotated["DeleteFragmentSuccess", Tag("DeleteFragmentSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("DeleteFragmentSuccess")),
        ]
    ] = Field(alias="deleteFragment")


class DeleteFragmentSuccess(BaseModel):
    typename__: Literal["DeleteFragmentSuccess"] = Field(alias="__typename")
    deleted_fragment_id: str = Field(alias="deletedFragmentId")
    fragment: "FragmentFields"


class DeleteScope(BaseModel):
    delete_scope: Optional[
        Annotated[
            Union[Annotated["DeleteScopeSuccess", Tag("DeleteScopeSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("DeleteScopeSuccess")),
        ]
    ] = Field(alias="deleteScope")


class DeleteScopeSuccess(BaseModel):
    typename__: Literal["DeleteScopeSuccess"] = Field(alias="__typename")
    deleted_scope_id: str = Field(alias="deletedScopeId")
    scope: "ScopeFields"


class DeleteServiceKey(BaseModel):
    delete_service_key: Optional[
        Annotated[
            Union[Annotated["DeleteServiceKeySuccess", Tag("DeleteServiceKeySuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("DeleteServiceKeySuccess")),
        ]
    ] = Field(alias="deleteServiceKey")


class DeleteServiceKeySuccess(BaseModel):
    typename__: Literal["DeleteServiceKeySuccess"] = Field(alias="__typename")
    deleted_service_key_id: str = Field(alias="deletedServiceKeyId")
    service_key: "ServiceKeyFields" = Field(alias="serviceKey")


class ExportCertificate(BaseModel):
    export_certificate: Optional[
        Annotated[
            Union[Annotated["ExportCertificateSuccess", Tag("ExportCertificateSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("ExportCertificateSuccess")),
        ]
    ] = Field(alias="exportCertificate")


class ExportCertificateSuccess(BaseModel):
    typename__: Literal["ExportCertificateSuccess"] = Field(alias="__typename")
    file_name: str = Field(alias="fileName")
    media_type: str = Field(alias="mediaType")
    content: Annotated[bytes, BeforeValidator(read_base64)]
    sha256: str = Field(alias="sha256")


class ExportDestinations(BaseModel):
    export_destinations: Optional[
        Annotated[
            Union[Annotated["ExportDestinationsSuccess", Tag("ExportDestinationsSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("ExportDestinationsSuccess")),
        ]
    ] = Field(alias="exportDestinations")


class ExportDestinationsSuccess(BaseModel):
    typename__: Literal["ExportDestinationsSuccess"] = Field(alias="__typename")
    file_name: str = Field(alias="fileName")
    media_type: str = Field(alias="mediaType")
    content: Annotated[bytes, BeforeValidator(read_base64)]
    sha256: str = Field(alias="sha256")


class FindCertificate(BaseModel):
    scope: Optional["FindCertificateScope"]


class FindCertificateScope(BaseModel):
    certificate: Optional["CertificateRow"]


class GenerateCertificate(BaseModel):
    generate_certificate: Optional[
        Annotated[
            Union[
                Annotated["GenerateCertificateSuccess", Tag("GenerateCertificateSuccess")],
                Annotated["GenerateCertificateDryRun", Tag("GenerateCertificateDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("GenerateCertificateSuccess", "GenerateCertificateDryRun")),
        ]
    ] = Field(alias="generateCertificate")


class GenerateCertificateSuccess(BaseModel):
    typename__: Literal["GenerateCertificateSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class GenerateCertificateDryRun(BaseModel):
    typename__: Literal["GenerateCertificateDryRun"] = Field(alias="__typename")
    preview: "GenerateCertificateGenerateCertificateGenerateCertificateDryRunPreview"


class GenerateCertificateGenerateCertificateGenerateCertificateDryRunPreview(BaseModel):
    name: str
    subject: str
    not_before: AwareDatetime = Field(alias="notBefore")
    not_after: AwareDatetime = Field(alias="notAfter")
    key_algorithm: Optional[KeyAlgorithm] = Field(alias="keyAlgorithm")


class GetCertificate(BaseModel):
    certificate: Optional[
        Annotated[
            Union[Annotated["Keystore", Tag("Keystore")], Annotated["Certificate", Tag(OTHER)]], Discriminator(by_typename("Keystore"))
        ]
    ]


class Certificate(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    name: str
    type_: CertificateFileType = Field(alias="type")
    format: CertificateFormat
    status: ValidityStatus
    common_name: Optional[str] = Field(alias="commonName")
    subject: Optional["Name"]
    not_after: Optional[AwareDatetime] = Field(alias="notAfter")
    has_private_key: Optional[bool] = Field(alias="hasPrivateKey")
    version: int
    created_at: AwareDatetime = Field(alias="createdAt")
    modified_at: AwareDatetime = Field(alias="modifiedAt")
    labels: list["LabelFields"]
    size: int
    deleted_at: Optional[AwareDatetime] = Field(alias="deletedAt")
    restorable_until: Optional[AwareDatetime] = Field(alias="restorableUntil")
    scope: "ScopeFields"
    creation: "CreationFields"
    renewal: Optional["RenewalFields"]
    revocation: Optional["RevocationFields"]
    findings: list["FindingFields"]
    used_by: list["UseFields"] = Field(alias="usedBy")


class Keystore(BaseModel):
    typename__: Literal["Keystore"] = Field(alias="__typename")
    id: str
    name: str
    type_: CertificateFileType = Field(alias="type")
    format: CertificateFormat
    status: ValidityStatus
    common_name: Optional[str] = Field(alias="commonName")
    subject: Optional["Name"]
    not_after: Optional[AwareDatetime] = Field(alias="notAfter")
    has_private_key: Optional[bool] = Field(alias="hasPrivateKey")
    version: int
    created_at: AwareDatetime = Field(alias="createdAt")
    modified_at: AwareDatetime = Field(alias="modifiedAt")
    labels: list["LabelFields"]
    size: int
    deleted_at: Optional[AwareDatetime] = Field(alias="deletedAt")
    restorable_until: Optional[AwareDatetime] = Field(alias="restorableUntil")
    scope: "ScopeFields"
    creation: "CreationFields"
    renewal: Optional["RenewalFields"]
    revocation: Optional["RevocationFields"]
    findings: list["FindingFields"]
    used_by: list["UseFields"] = Field(alias="usedBy")
    locked: bool
    integrity: Integrity
    openings: list["OpeningFields"]


class GetDestination(BaseModel):
    destination: Optional["GetDestinationDestination"]


class GetDestinationDestination(DestinationFields):
    certificates: list["ReferenceFields"]
    findings: list["ConfigurationFindingFields"]


class GetEntries(BaseModel):
    certificate: Optional["GetEntriesCertificate"]


class GetEntriesCertificate(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    entries: list[
        Annotated[
            Union[
                Annotated["PrivateKeyEntry", Tag("PrivateKeyEntry")],
                Annotated["SecretKeyEntry", Tag("SecretKeyEntry")],
                Annotated["TrustedCertificateEntry", Tag("TrustedCertificateEntry")],
                Annotated["UnreadableEntry", Tag("UnreadableEntry")],
                Annotated["KeystoreEntry", Tag(OTHER)],
            ],
            Discriminator(by_typename("PrivateKeyEntry", "SecretKeyEntry", "TrustedCertificateEntry", "UnreadableEntry")),
        ]
    ]


class KeystoreEntry(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    alias: str
    created_at: Optional[AwareDatetime] = Field(alias="createdAt")


class PrivateKeyEntry(BaseModel):
    typename__: Literal["PrivateKeyEntry"] = Field(alias="__typename")
    id: str
    alias: str
    created_at: Optional[AwareDatetime] = Field(alias="createdAt")
    private_key: "PrivateKeyFields" = Field(alias="privateKey")
    certificate_chain: list["X509Fields"] = Field(alias="certificateChain")


class SecretKeyEntry(BaseModel):
    typename__: Literal["SecretKeyEntry"] = Field(alias="__typename")
    id: str
    alias: str
    created_at: Optional[AwareDatetime] = Field(alias="createdAt")
    algorithm: str


class TrustedCertificateEntry(BaseModel):
    typename__: Literal["TrustedCertificateEntry"] = Field(alias="__typename")
    id: str
    alias: str
    created_at: Optional[AwareDatetime] = Field(alias="createdAt")
    certificate: "X509Fields"


class UnreadableEntry(BaseModel):
    typename__: Literal["UnreadableEntry"] = Field(alias="__typename")
    id: str
    alias: str
    created_at: Optional[AwareDatetime] = Field(alias="createdAt")
    reason: str


class GetFragment(BaseModel):
    fragment: Optional["GetFragmentFragment"]


class GetFragmentFragment(FragmentFields):
    certificates: list["ReferenceFields"]
    findings: list["ConfigurationFindingFields"]


class GetInstallation(BaseModel):
    installation: "GetInstallationInstallation"


class GetInstallationInstallation(BaseModel):
    version: str
    trusted_documents: TrustedDocumentsMode = Field(alias="trustedDocuments")
    generation_service: str = Field(alias="generationService")
    needs_csr: bool = Field(alias="needsCsr")
    accepts_weak_keys: bool = Field(alias="acceptsWeakKeys")
    max_cost: int = Field(alias="maxCost")
    restorable_for: int = Field(alias="restorableFor")
    version_overlap: int = Field(alias="versionOverlap")
    idempotency_lifetime: int = Field(alias="idempotencyLifetime")
    default_key_algorithm: KeyAlgorithm = Field(alias="defaultKeyAlgorithm")
    default_pkcs12_profile: Pkcs12Profile = Field(alias="defaultPkcs12Profile")
    default_validity: "GetInstallationInstallationDefaultValidity" = Field(alias="defaultValidity")
    key_algorithms: list[KeyAlgorithm] = Field(alias="keyAlgorithms")
    pkcs12_profiles: list[Pkcs12Profile] = Field(alias="pkcs12Profiles")
    request_error_codes: list[RequestErrorCode] = Field(alias="requestErrorCodes")
    file_types: list["GetInstallationInstallationFileTypes"] = Field(alias="fileTypes")
    generated_file_types: list["GetInstallationInstallationGeneratedFileTypes"] = Field(alias="generatedFileTypes")
    export_formats: list["GetInstallationInstallationExportFormats"] = Field(alias="exportFormats")
    renewal_thresholds: list["GetInstallationInstallationRenewalThresholds"] = Field(alias="renewalThresholds")
    limits: "GetInstallationInstallationLimits"


class GetInstallationInstallationDefaultValidity(BaseModel):
    value: int
    unit: TimeUnit


class GetInstallationInstallationFileTypes(BaseModel):
    type_: CertificateFileType = Field(alias="type")
    keystore: bool
    formats: list[CertificateFormat]


class GetInstallationInstallationGeneratedFileTypes(BaseModel):
    type_: GeneratedFileType = Field(alias="type")
    holds_private_key: bool = Field(alias="holdsPrivateKey")
    takes_csr: bool = Field(alias="takesCsr")


class GetInstallationInstallationExportFormats(BaseModel):
    format: ExportFormat
    keystore: bool
    holds_private_keys: bool = Field(alias="holdsPrivateKeys")


class GetInstallationInstallationRenewalThresholds(BaseModel):
    validity_up_to_days: Optional[int] = Field(alias="validityUpToDays")
    before: int


class GetInstallationInstallationLimits(BaseModel):
    file_size: int = Field(alias="fileSize")
    certificates_per_scope: int = Field(alias="certificatesPerScope")
    destinations_per_scope: int = Field(alias="destinationsPerScope")
    fragments_per_scope: int = Field(alias="fragmentsPerScope")
    scopes_per_tenant: int = Field(alias="scopesPerTenant")
    service_keys_per_tenant: int = Field(alias="serviceKeysPerTenant")
    validity_days: int = Field(alias="validityDays")
    name_length: int = Field(alias="nameLength")
    common_name_length: int = Field(alias="commonNameLength")
    labels: int
    label_values: int = Field(alias="labelValues")
    label_length: int = Field(alias="labelLength")
    password_length: int = Field(alias="passwordLength")
    alias_length: int = Field(alias="aliasLength")
    idempotency_key_length: int = Field(alias="idempotencyKeyLength")
    search_length: int = Field(alias="searchLength")
    filter_values: int = Field(alias="filterValues")
    properties: int
    property_name_length: int = Field(alias="propertyNameLength")
    property_length: int = Field(alias="propertyLength")
    configuration_size: int = Field(alias="configurationSize")
    configuration_file_size: int = Field(alias="configurationFileSize")
    file_configurations: int = Field(alias="fileConfigurations")
    entries: int
    versions: int
    page_size: int = Field(alias="pageSize")
    default_page_size: int = Field(alias="defaultPageSize")
    node_ids: int = Field(alias="nodeIds")
    intervals: int
    counted: int


class GetPresentPosition(BaseModel):
    present_position: str = Field(alias="presentPosition")


class GetScope(BaseModel):
    scope: Optional["ScopeFields"]


class GetStatistics(BaseModel):
    statistics: "GetStatisticsStatistics"


class GetStatisticsStatistics(BaseModel):
    total: int
    automatic_renewal: int = Field(alias="automaticRenewal")
    by_status: list["GetStatisticsStatisticsByStatus"] = Field(alias="byStatus")
    by_type: list["GetStatisticsStatisticsByType"] = Field(alias="byType")
    expiring: list["GetStatisticsStatisticsExpiring"]


class GetStatisticsStatisticsByStatus(BaseModel):
    status: ValidityStatus
    total: int


class GetStatisticsStatisticsByType(BaseModel):
    type_: CertificateFileType = Field(alias="type")
    total: int


class GetStatisticsStatisticsExpiring(BaseModel):
    from_: AwareDatetime = Field(alias="from")
    to: AwareDatetime
    total: int


class GetVersionEntries(BaseModel):
    certificate: Optional["GetVersionEntriesCertificate"]


class GetVersionEntriesCertificate(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    versions: list["GetVersionEntriesCertificateVersions"]


class GetVersionEntriesCertificateVersions(BaseModel):
    number: int
    entries: Optional[
        list[
            Annotated[
                Union[
                    Annotated["PrivateKeyEntry", Tag("PrivateKeyEntry")],
                    Annotated["SecretKeyEntry", Tag("SecretKeyEntry")],
                    Annotated["TrustedCertificateEntry", Tag("TrustedCertificateEntry")],
                    Annotated["UnreadableEntry", Tag("UnreadableEntry")],
                    Annotated["KeystoreEntry", Tag(OTHER)],
                ],
                Discriminator(by_typename("PrivateKeyEntry", "SecretKeyEntry", "TrustedCertificateEntry", "UnreadableEntry")),
            ]
        ]
    ]


class GetVersions(BaseModel):
    certificate: Optional["GetVersionsCertificate"]


class GetVersionsCertificate(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    versions: list["GetVersionsCertificateVersions"]


class GetVersionsCertificateVersions(BaseModel):
    number: int
    created_at: AwareDatetime = Field(alias="createdAt")
    created_by: str = Field(alias="createdBy")
    size: int
    status: ValidityStatus
    not_after: Optional[AwareDatetime] = Field(alias="notAfter")
    origin: VersionOrigin
    of_version: Optional[int] = Field(alias="ofVersion")
    superseded_at: Optional[AwareDatetime] = Field(alias="supersededAt")
    kept: bool


class GetViewer(BaseModel):
    viewer: "GetViewerViewer"


class GetViewerViewer(BaseModel):
    subject: str
    tenant: str
    expires_at: Optional[AwareDatetime] = Field(alias="expiresAt")
    permissions: list[Right]


class ImportDestinations(BaseModel):
    import_destinations: Optional[
        Annotated[
            Union[
                Annotated["ImportDestinationsSuccess", Tag("ImportDestinationsSuccess")],
                Annotated["ImportDestinationsDryRun", Tag("ImportDestinationsDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("ImportDestinationsSuccess", "ImportDestinationsDryRun")),
        ]
    ] = Field(alias="importDestinations")


class ImportDestinationsSuccess(BaseModel):
    typename__: Literal["ImportDestinationsSuccess"] = Field(alias="__typename")
    entries: list["ImportedFields"]


class ImportDestinationsDryRun(BaseModel):
    typename__: Literal["ImportDestinationsDryRun"] = Field(alias="__typename")
    entries: list["ImportedFields"]


class InspectCertificate(BaseModel):
    inspect_certificate: Optional[
        Annotated[
            Union[Annotated["InspectCertificateSuccess", Tag("InspectCertificateSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("InspectCertificateSuccess")),
        ]
    ] = Field(alias="inspectCertificate")


class InspectCertificateSuccess(BaseModel):
    typename__: Literal["InspectCertificateSuccess"] = Field(alias="__typename")
    inspection: "InspectCertificateInspectCertificateInspectCertificateSuccessInspection"


class InspectCertificateInspectCertificateInspectCertificateSuccessInspection(InspectionFields):
    entries: list[
        Annotated[
            Union[
                Annotated["PrivateKeyEntry", Tag("PrivateKeyEntry")],
                Annotated["SecretKeyEntry", Tag("SecretKeyEntry")],
                Annotated["TrustedCertificateEntry", Tag("TrustedCertificateEntry")],
                Annotated["UnreadableEntry", Tag("UnreadableEntry")],
                Annotated["KeystoreEntry", Tag(OTHER)],
            ],
            Discriminator(by_typename("PrivateKeyEntry", "SecretKeyEntry", "TrustedCertificateEntry", "UnreadableEntry")),
        ]
    ]


class ListAuditEvents(BaseModel):
    audit_events: "ListAuditEventsAuditEvents" = Field(alias="auditEvents")


class ListAuditEventsAuditEvents(BaseModel):
    nodes: list["ListAuditEventsAuditEventsNodes"]
    page_info: "Page" = Field(alias="pageInfo")


class ListAuditEventsAuditEventsNodes(BaseModel):
    id: str
    at: AwareDatetime
    subject: str
    action: AuditAction
    noun: AuditNoun
    noun_id: str = Field(alias="nounId")
    scope_id: Optional[str] = Field(alias="scopeId")
    name: str
    before: list["ListAuditEventsAuditEventsNodesBefore"]
    after: list["ListAuditEventsAuditEventsNodesAfter"]


class ListAuditEventsAuditEventsNodesBefore(BaseModel):
    name: str
    value: str


class ListAuditEventsAuditEventsNodesAfter(BaseModel):
    name: str
    value: str


class ListCertificates(BaseModel):
    certificates: "ListCertificatesCertificates"


class ListCertificatesCertificates(BaseModel):
    nodes: list["CertificateRow"]
    page_info: "Page" = Field(alias="pageInfo")


class ListDestinations(BaseModel):
    destinations: "ListDestinationsDestinations"


class ListDestinationsDestinations(BaseModel):
    nodes: list["DestinationFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListDestinationsOfScope(BaseModel):
    scope: Optional["ListDestinationsOfScopeScope"]


class ListDestinationsOfScopeScope(BaseModel):
    destinations: "ListDestinationsOfScopeScopeDestinations"


class ListDestinationsOfScopeScopeDestinations(BaseModel):
    nodes: list["DestinationFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListFragments(BaseModel):
    fragments: "ListFragmentsFragments"


class ListFragmentsFragments(BaseModel):
    nodes: list["FragmentFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListFragmentsOfScope(BaseModel):
    scope: Optional["ListFragmentsOfScopeScope"]


class ListFragmentsOfScopeScope(BaseModel):
    fragments: "ListFragmentsOfScopeScopeFragments"


class ListFragmentsOfScopeScopeFragments(BaseModel):
    nodes: list["FragmentFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListLabels(BaseModel):
    labels_in_use: "LabelsFields" = Field(alias="labelsInUse")


class ListLabelsOfScope(BaseModel):
    scope: Optional["ListLabelsOfScopeScope"]


class ListLabelsOfScopeScope(BaseModel):
    labels_in_use: "LabelsFields" = Field(alias="labelsInUse")


class ListScopes(BaseModel):
    scopes: "ListScopesScopes"


class ListScopesScopes(BaseModel):
    nodes: list["ScopeFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListServiceKeys(BaseModel):
    service_keys: "ListServiceKeysServiceKeys" = Field(alias="serviceKeys")


class ListServiceKeysServiceKeys(BaseModel):
    nodes: list["ServiceKeyFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListSubscriptions(BaseModel):
    subscriptions: "ListSubscriptionsSubscriptions"


class ListSubscriptionsSubscriptions(BaseModel):
    nodes: list["SubscriptionFields"]
    page_info: "Page" = Field(alias="pageInfo")


class ListTenants(BaseModel):
    tenants: "ListTenantsTenants"


class ListTenantsTenants(BaseModel):
    nodes: list["TenantFields"]
    page_info: "Page" = Field(alias="pageInfo")


class RenewCertificate(BaseModel):
    renew_certificate: Optional[
        Annotated[
            Union[Annotated["RenewCertificateSuccess", Tag("RenewCertificateSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("RenewCertificateSuccess")),
        ]
    ] = Field(alias="renewCertificate")


class RenewCertificateSuccess(BaseModel):
    typename__: Literal["RenewCertificateSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class ReplaceCertificate(BaseModel):
    replace_certificate: Optional[
        Annotated[
            Union[
                Annotated["ReplaceCertificateSuccess", Tag("ReplaceCertificateSuccess")],
                Annotated["ReplaceCertificateDryRun", Tag("ReplaceCertificateDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("ReplaceCertificateSuccess", "ReplaceCertificateDryRun")),
        ]
    ] = Field(alias="replaceCertificate")


class ReplaceCertificateSuccess(BaseModel):
    typename__: Literal["ReplaceCertificateSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"
    changes: list["ChangeFields"]
    impact: list["ImpactFields"]


class ReplaceCertificateDryRun(BaseModel):
    typename__: Literal["ReplaceCertificateDryRun"] = Field(alias="__typename")
    inspection: "InspectionFields"
    changes: list["ChangeFields"]
    impact: list["ImpactFields"]


class ReplaceDestination(BaseModel):
    replace_destination: Optional[
        Annotated[
            Union[
                Annotated["ReplaceDestinationSuccess", Tag("ReplaceDestinationSuccess")],
                Annotated["ReplaceDestinationDryRun", Tag("ReplaceDestinationDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("ReplaceDestinationSuccess", "ReplaceDestinationDryRun")),
        ]
    ] = Field(alias="replaceDestination")


class ReplaceDestinationSuccess(BaseModel):
    typename__: Literal["ReplaceDestinationSuccess"] = Field(alias="__typename")
    destination: "DestinationFields"


class ReplaceDestinationDryRun(BaseModel):
    typename__: Literal["ReplaceDestinationDryRun"] = Field(alias="__typename")
    preview: "PreviewFields"


class ReplaceFragment(BaseModel):
    replace_fragment: Optional[
        Annotated[
            Union[
                Annotated["ReplaceFragmentSuccess", Tag("ReplaceFragmentSuccess")],
                Annotated["ReplaceFragmentDryRun", Tag("ReplaceFragmentDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("ReplaceFragmentSuccess", "ReplaceFragmentDryRun")),
        ]
    ] = Field(alias="replaceFragment")


class ReplaceFragmentSuccess(BaseModel):
    typename__: Literal["ReplaceFragmentSuccess"] = Field(alias="__typename")
    fragment: "FragmentFields"


class ReplaceFragmentDryRun(BaseModel):
    typename__: Literal["ReplaceFragmentDryRun"] = Field(alias="__typename")
    preview: "PreviewFields"


class RestoreCertificate(BaseModel):
    restore_certificate: Optional[
        Annotated[
            Union[Annotated["RestoreCertificateSuccess", Tag("RestoreCertificateSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("RestoreCertificateSuccess")),
        ]
    ] = Field(alias="restoreCertificate")


class RestoreCertificateSuccess(BaseModel):
    typename__: Literal["RestoreCertificateSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class ResumeTenant(BaseModel):
    resume_tenant: Optional[
        Annotated[
            Union[Annotated["ResumeTenantSuccess", Tag("ResumeTenantSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("ResumeTenantSuccess")),
        ]
    ] = Field(alias="resumeTenant")


class ResumeTenantSuccess(BaseModel):
    typename__: Literal["ResumeTenantSuccess"] = Field(alias="__typename")
    tenant: "TenantFields"


class RevokeCertificate(BaseModel):
    revoke_certificate: Optional[
        Annotated[
            Union[Annotated["RevokeCertificateSuccess", Tag("RevokeCertificateSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("RevokeCertificateSuccess")),
        ]
    ] = Field(alias="revokeCertificate")


class RevokeCertificateSuccess(BaseModel):
    typename__: Literal["RevokeCertificateSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class RollBackCertificate(BaseModel):
    roll_back_certificate: Optional[
        Annotated[
            Union[
                Annotated["RollBackCertificateSuccess", Tag("RollBackCertificateSuccess")],
                Annotated["RollBackCertificateDryRun", Tag("RollBackCertificateDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("RollBackCertificateSuccess", "RollBackCertificateDryRun")),
        ]
    ] = Field(alias="rollBackCertificate")


class RollBackCertificateSuccess(BaseModel):
    typename__: Literal["RollBackCertificateSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"
    changes: list["ChangeFields"]
    impact: list["ImpactFields"]


class RollBackCertificateDryRun(BaseModel):
    typename__: Literal["RollBackCertificateDryRun"] = Field(alias="__typename")
    inspection: "InspectionFields"
    changes: list["ChangeFields"]
    impact: list["ImpactFields"]


class ScopeChanged(BaseModel):
    scope_changed: "ScopeChangedScopeChanged" = Field(alias="scopeChanged")


class ScopeChangedScopeChanged(BaseModel):
    kind: ScopeChangeKind
    scope_id: str = Field(alias="scopeId")
    position: str
    scope: Optional["ScopeFields"]


class SetAutomaticRenewal(BaseModel):
    set_automatic_renewal: Optional[
        Annotated[
            Union[Annotated["SetAutomaticRenewalSuccess", Tag("SetAutomaticRenewalSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("SetAutomaticRenewalSuccess")),
        ]
    ] = Field(alias="setAutomaticRenewal")


class SetAutomaticRenewalSuccess(BaseModel):
    typename__: Literal["SetAutomaticRenewalSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class SetCertificateLabels(BaseModel):
    set_certificate_labels: Optional[
        Annotated[
            Union[Annotated["SetCertificateLabelsSuccess", Tag("SetCertificateLabelsSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("SetCertificateLabelsSuccess")),
        ]
    ] = Field(alias="setCertificateLabels")


class SetCertificateLabelsSuccess(BaseModel):
    typename__: Literal["SetCertificateLabelsSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class SetDestinationLabels(BaseModel):
    set_destination_labels: Optional[
        Annotated[
            Union[Annotated["SetDestinationLabelsSuccess", Tag("SetDestinationLabelsSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("SetDestinationLabelsSuccess")),
        ]
    ] = Field(alias="setDestinationLabels")


class SetDestinationLabelsSuccess(BaseModel):
    typename__: Literal["SetDestinationLabelsSuccess"] = Field(alias="__typename")
    destination: "DestinationFields"


class SetFragmentLabels(BaseModel):
    set_fragment_labels: Optional[
        Annotated[
            Union[Annotated["SetFragmentLabelsSuccess", Tag("SetFragmentLabelsSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("SetFragmentLabelsSuccess")),
        ]
    ] = Field(alias="setFragmentLabels")


class SetFragmentLabelsSuccess(BaseModel):
    typename__: Literal["SetFragmentLabelsSuccess"] = Field(alias="__typename")
    fragment: "FragmentFields"


class SubscribeTenant(BaseModel):
    subscribe_tenant: Optional[
        Annotated[
            Union[Annotated["SubscribeTenantSuccess", Tag("SubscribeTenantSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("SubscribeTenantSuccess")),
        ]
    ] = Field(alias="subscribeTenant")


class SubscribeTenantSuccess(BaseModel):
    typename__: Literal["SubscribeTenantSuccess"] = Field(alias="__typename")
    subscription: "SubscriptionFields"


class SuspendTenant(BaseModel):
    suspend_tenant: Optional[
        Annotated[
            Union[Annotated["SuspendTenantSuccess", Tag("SuspendTenantSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("SuspendTenantSuccess")),
        ]
    ] = Field(alias="suspendTenant")


class SuspendTenantSuccess(BaseModel):
    typename__: Literal["SuspendTenantSuccess"] = Field(alias="__typename")
    tenant: "TenantFields"


class UnlockKeystore(BaseModel):
    unlock_keystore: Optional[
        Annotated[
            Union[Annotated["UnlockKeystoreSuccess", Tag("UnlockKeystoreSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("UnlockKeystoreSuccess")),
        ]
    ] = Field(alias="unlockKeystore")


class UnlockKeystoreSuccess(BaseModel):
    typename__: Literal["UnlockKeystoreSuccess"] = Field(alias="__typename")
    certificate: "CertificateRow"


class UnsubscribeTenant(BaseModel):
    unsubscribe_tenant: Optional[
        Annotated[
            Union[Annotated["UnsubscribeTenantSuccess", Tag("UnsubscribeTenantSuccess")], Annotated["Refusal", Tag(OTHER)]],
            Discriminator(by_typename("UnsubscribeTenantSuccess")),
        ]
    ] = Field(alias="unsubscribeTenant")


class UnsubscribeTenantSuccess(BaseModel):
    typename__: Literal["UnsubscribeTenantSuccess"] = Field(alias="__typename")
    deleted_subscription_id: str = Field(alias="deletedSubscriptionId")
    subscription: "SubscriptionFields"


class UploadCertificate(BaseModel):
    upload_certificate: Optional[
        Annotated[
            Union[
                Annotated["UploadCertificateSuccess", Tag("UploadCertificateSuccess")],
                Annotated["UploadCertificateDryRun", Tag("UploadCertificateDryRun")],
                Annotated["Refusal", Tag(OTHER)],
            ],
            Discriminator(by_typename("UploadCertificateSuccess", "UploadCertificateDryRun")),
        ]
    ] = Field(alias="uploadCertificate")


class UploadCertificateSuccess(BaseModel):
    typename__: Literal["UploadCertificateSuccess"] = Field(alias="__typename")
    certificate: "UploadCertificateUploadCertificateUploadCertificateSuccessCertificate"


class UploadCertificateUploadCertificateUploadCertificateSuccessCertificate(CertificateRow):
    typename__: str = Field(alias="__typename")
    findings: list["FindingFields"]


class UploadCertificateDryRun(BaseModel):
    typename__: Literal["UploadCertificateDryRun"] = Field(alias="__typename")
    inspection: "InspectionFields"


for _model in list(globals().values()):
    if isinstance(_model, type) and issubclass(_model, BaseModel):
        _model.model_rebuild()
