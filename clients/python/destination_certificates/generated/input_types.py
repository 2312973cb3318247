"""Written by generate.py; changes are lost."""

from typing import Annotated, Optional

from pydantic import AwareDatetime, Field, PlainSerializer

from ..inputs import Input
from ..scalars import write_base64
from .base_model import Upload
from .enums import (
    AuditAction,
    AuditNoun,
    CalendarPeriod,
    CertificateFileType,
    CertificateOrderField,
    CreationMethod,
    DestinationFileFormat,
    DestinationType,
    ExistingDestinationPolicy,
    ExportFormat,
    FindingCode,
    GeneratedFileType,
    KeyAlgorithm,
    OrderDirection,
    Pkcs12Profile,
    RevocationReason,
    Right,
    Role,
    ScopeLevel,
    Severity,
    TimeUnit,
    ValidityStatus,
)


class AuditFilter(Input):
    """The conditions of a list of audit events. All given ones must hold; null sets no condition."""

    subject: Optional[str] = None
    "Events of exactly this subject."
    action: Optional[AuditAction] = None
    "Events of this action."
    noun: Optional[AuditNoun] = None
    "Events of this kind of thing."
    noun_id: Optional[str] = Field(serialization_alias="nounId", default=None)
    "Events of the thing of this id."
    scope_id: Optional[str] = Field(serialization_alias="scopeId", default=None)
    "Events in the scope of this id."
    from_: Optional[AwareDatetime] = Field(serialization_alias="from", default=None)
    "Events of this time or after it."
    until: Optional[AwareDatetime] = None
    "Events before this time."


class CertificateFilter(Input):
    """The conditions of a list of certificates. All given ones must hold; null sets no condition."""

    scope: Optional[str] = None
    "Certificates of this scope."
    search: Optional[str] = None
    "Certificates that have this text in their name, in a subject or in an issuer, in any case, or that have it as a serial number or as a SHA-256 fingerprint."
    name_contains: Optional[str] = Field(serialization_alias="nameContains", default=None)
    "Certificates whose name contains this text, in any case."
    types: Optional[list[CertificateFileType]] = None
    "Certificates of any of these file types."
    statuses: Optional[list[ValidityStatus]] = None
    "Certificates of any of these statuses at the present moment."
    methods: Optional[list[CreationMethod]] = None
    "Certificates that were created in any of these ways."
    expires_before: Optional[AwareDatetime] = Field(serialization_alias="expiresBefore", default=None)
    "Certificates whose `notAfter` is before this time."
    expires_after: Optional[AwareDatetime] = Field(serialization_alias="expiresAfter", default=None)
    "Certificates whose `notAfter` is after this time."
    expires_from: Optional[AwareDatetime] = Field(serialization_alias="expiresFrom", default=None)
    "Certificates whose `notAfter` is this time or after it. With `expiresBefore` it makes intervals without gaps."
    subject_contains: Optional[str] = Field(serialization_alias="subjectContains", default=None)
    "Certificates whose file has an X.509 certificate with this text in its subject (RFC 4514), in any case."
    issuer_contains: Optional[str] = Field(serialization_alias="issuerContains", default=None)
    "Certificates whose file has an X.509 certificate with this text in its issuer (RFC 4514), in any case."
    serial_number: Optional[str] = Field(serialization_alias="serialNumber", default=None)
    "Certificates whose file has an X.509 certificate of this serial number."
    sha256: Optional[str] = Field(serialization_alias="sha256", default=None)
    "Certificates whose file has the X.509 certificate of this SHA-256 fingerprint."
    labels: Optional[list["LabelFilter"]] = None
    "Certificates that have all of these labels."
    automatic_renewal: Optional[bool] = Field(serialization_alias="automaticRenewal", default=None)
    "True: certificates that the service renews by itself. False: all others, uploaded ones too."
    modified_after: Optional[AwareDatetime] = Field(serialization_alias="modifiedAfter", default=None)
    "Certificates whose `modifiedAt` is this time or later. A change may be seen only 5 minutes after its time: a program that polls begins so much before the largest `modifiedAt` that it has seen. With `deleted: true` it lists deletions, which are modifications too."
    findings: Optional[list[FindingCode]] = None
    "Certificates that have at least one finding of any of these codes at the present moment."
    severities: Optional[list[Severity]] = None
    "Certificates that have at least one finding of any of these severities at the present moment. Next to `findings` it may be another finding."
    has_private_key: Optional[bool] = Field(serialization_alias="hasPrivateKey", default=None)
    "True: certificates whose file has a private key. False: certificates whose file has none. Neither matches a file whose `hasPrivateKey` is null."
    deleted: Optional[bool] = False
    "True: deleted certificates that can still be restored, instead of the others."


class CertificateOrder(Input):
    """The order of a list."""

    field: CertificateOrderField
    "What the list is ordered by."
    direction: Optional[OrderDirection] = OrderDirection.ASC
    "Ascending or descending."


class CertificateSource(Input):
    """Where a file's octets come from: exactly one of these."""

    file: Optional[Upload] = None
    "A part of a multipart request (graphql-multipart-request-spec)."
    base64: Optional[Annotated[bytes, PlainSerializer(write_base64)]] = Field(serialization_alias="base64", default=None)
    "The octets in Base64."
    pem: Optional[str] = None
    "PEM text."


class CreateDestinationInput(Input):
    """A new destination."""

    scope: str
    "The scope in which to store it."
    name: str
    "1 to 200 letters from A to Z, digits, - and _; unique among the scope's destinations."
    type_: DestinationType = Field(serialization_alias="type")
    "The kind of system that it leads to."
    properties: Optional[list["PropertyInput"]] = Field(default_factory=lambda: [])
    "At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again."
    labels: Optional[list["LabelInput"]] = Field(default_factory=lambda: [])
    "At most 10 labels."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks everything and answers with the result's member for dry runs; nothing is stored."


class CreateFragmentInput(Input):
    """A new fragment."""

    scope: str
    "The scope in which to store it."
    name: str
    "1 to 200 letters from A to Z, digits, - and _; unique among the scope's fragments."
    properties: Optional[list["PropertyInput"]] = Field(default_factory=lambda: [])
    "At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again."
    labels: Optional[list["LabelInput"]] = Field(default_factory=lambda: [])
    "At most 10 labels."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks everything and answers with the result's member for dry runs; nothing is stored."


class CreateScopeInput(Input):
    """A new scope."""

    level: ScopeLevel
    "Its level."
    subaccount: str
    "The subaccount: 1 to 200 characters."
    service_instance: Optional[str] = Field(serialization_alias="serviceInstance", default=None)
    "The service instance: 1 to 200 characters. Required at the level SERVICE_INSTANCE, and not allowed at the other."
    display_name: Optional[str] = Field(serialization_alias="displayName", default=None)
    "1 to 200 characters; null takes the service instance's or the subaccount's name."


class CreateServiceKeyInput(Input):
    """A new service key. Nobody gives a right that they lack in the same place."""

    name: str
    "The name for people: 1 to 200 characters."
    subaccount: str
    "The subaccount: 1 to 200 characters. Its scope is created if it is missing."
    service_instance: Optional[str] = Field(serialization_alias="serviceInstance", default=None)
    "The service instance of that subaccount: 1 to 200 characters. Its scope is created if it is missing."
    roles: Optional[list[Role]] = Field(default_factory=lambda: [])
    "Roles: those that end in INSTANCE are given in the service instance, the others in the subaccount."
    subaccount_rights: Optional[list[Right]] = Field(serialization_alias="subaccountRights", default_factory=lambda: [])
    "More rights in the subaccount."
    instance_rights: Optional[list[Right]] = Field(serialization_alias="instanceRights", default_factory=lambda: [])
    "More rights in the service instance."
    tenant_rights: Optional[list[Right]] = Field(serialization_alias="tenantRights", default_factory=lambda: [])
    "Rights in the whole tenant."


class CreateTenantInput(Input):
    """A new tenant. Neither its id nor its subdomain can ever be used again."""

    subdomain: str
    '1 to 63 lower-case letters, digits and "-", the latter neither first nor last.'
    id: Optional[str] = None
    '1 to 64 lower-case letters, digits, ".", "_" and "-", beginning with a letter or digit; null takes a fresh UUID.'
    display_name: Optional[str] = Field(serialization_alias="displayName", default=None)
    "1 to 200 characters; null takes the subdomain."


class DeleteCertificateInput(Input):
    """The certificate to delete."""

    certificate: str
    "The certificate's id."
    even_if_used: Optional[bool] = Field(serialization_alias="evenIfUsed", default=False)
    "True deletes it although destinations or fragments use it; their findings say so from then on."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True answers with DeleteCertificateDryRun, which shows what uses it; nothing is deleted, and that it is used is no error."


class DeleteDestinationInput(Input):
    """The destination to delete."""

    destination: str
    "The destination's id."


class DeleteFragmentInput(Input):
    """The fragment to delete."""

    fragment: str
    "The fragment's id."


class DeleteScopeInput(Input):
    """The scope to delete. It must be empty."""

    scope: str
    "The scope's id."


class DeleteServiceKeyInput(Input):
    """The service key to delete."""

    service_key: str = Field(serialization_alias="serviceKey")
    "The service key's id."


class DestinationFilter(Input):
    """The conditions of a list of destinations. All given ones must hold; null sets no condition."""

    name_contains: Optional[str] = Field(serialization_alias="nameContains", default=None)
    "Those whose name contains this text, in any case."
    types: Optional[list[DestinationType]] = None
    "Those of any of these types."
    labels: Optional[list["LabelFilter"]] = None
    "Those that have all of these labels."
    certificate: Optional[str] = None
    "Those that have a property, such as KeyStoreLocation, that names the certificate of exactly this name."


class DestinationSelection(Input):
    """Which destinations and fragments to export: exactly one of these."""

    configurations: Optional[list[str]] = None
    "Those of these ids, of destinations or of fragments: 1 to 100."
    scope: Optional[str] = None
    "All of this scope; at most 1,000."


class DestinationSource(Input):
    """Where a file of destinations comes from: exactly one of these."""

    file: Optional[Upload] = None
    "A part of a multipart request (graphql-multipart-request-spec)."
    base64: Optional[Annotated[bytes, PlainSerializer(write_base64)]] = Field(serialization_alias="base64", default=None)
    "The octets in Base64, for an archive."
    text: Optional[str] = None
    "The text of a properties, JSON or YAML file."


class ExpiryIntervals(Input):
    """The intervals of time in which expiring certificates are counted, at most 400."""

    from_: AwareDatetime = Field(serialization_alias="from")
    "The first interval begins at this time."
    to: AwareDatetime
    "The last interval ends before this time."
    per: CalendarPeriod
    "An interval ends where such a period ends."
    time_zone: Optional[str] = Field(serialization_alias="timeZone", default="UTC")
    "The time zone in which periods begin and end, by its name in the IANA database, such as Europe/Berlin."


class ExportCertificateInput(Input):
    """Which certificate's file is wanted, and what is to be different from the stored one. With `certificate`, `version` and passwords alone, the stored octets go out as they came; any other field makes a new file."""

    certificate: str
    "The certificate's id."
    version: Optional[int] = None
    "Null means the present one. An earlier one is handed out while it was superseded less than the installation's overlap time ago, 7 days unless it says otherwise."
    password: Optional[str] = None
    "Opens the stored file, where a new one needs what it protects; it is not kept. Null means none."
    key_password: Optional[str] = Field(serialization_alias="keyPassword", default=None)
    "Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none."
    key_passwords: Optional[list["KeyPasswordInput"]] = Field(serialization_alias="keyPasswords", default=None)
    "For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none."
    format: Optional[ExportFormat] = None
    "The format of the new file. Null means the format of the stored file; JKS for JCEKS."
    include_private_key: Optional[bool] = Field(serialization_alias="includePrivateKey", default=None)
    "Null takes private keys along where the format can hold them and `trustStoreOnly` is false. True insists on one; false leaves them out, and then the certificates of key entries become trusted entries in a key store."
    include_chain: Optional[bool] = Field(serialization_alias="includeChain", default=None)
    "Whether issuers come along, in order, end-entity first. Null means true, and false for DER, which is one certificate."
    include_root: Optional[bool] = Field(serialization_alias="includeRoot", default=True)
    "False leaves out the self-signed certificate at the end of a chain; one that stands alone stays."
    trust_store_only: Optional[bool] = Field(serialization_alias="trustStoreOnly", default=False)
    "True takes the issuers in the chains and the trusted certificates: no key, and no chain's end entity."
    aliases: Optional[list[str]] = None
    "Only these entries, compared exactly, else without regard to case; null means all. Named this way, a certificate outside key stores brings its issuers."
    alias: Optional[str] = None
    "For a key store: 1 to 1,000 characters, another alias for its one key, or one, entry. JKS makes it lower case."
    new_password: Optional[str] = Field(serialization_alias="newPassword", default=None)
    "Protects the new key store, or the private key of a PEM; at most 1,024 characters. Null leaves the key of a PEM in clear, and is the empty password of a key store."
    pkcs12_profile: Optional[Pkcs12Profile] = Field(serialization_alias="pkcs12Profile", default=None)
    "The protection of a PKCS12 file; null means MODERN_2023."


class ExportDestinationsInput(Input):
    """What to export, and how."""

    selection: "DestinationSelection"
    "The destinations and fragments to export."
    format: Optional[DestinationFileFormat] = DestinationFileFormat.PROPERTIES
    "The format of their files."


class FragmentFilter(Input):
    """The conditions of a list of fragments. All given ones must hold; null sets no condition."""

    name_contains: Optional[str] = Field(serialization_alias="nameContains", default=None)
    "Those whose name contains this text, in any case."
    labels: Optional[list["LabelFilter"]] = None
    "Those that have all of these labels."
    certificate: Optional[str] = None
    "Those that have a property, such as KeyStoreLocation, that names the certificate of exactly this name."


class GenerateCertificateInput(Input):
    """A certificate to generate."""

    scope: str
    "The scope in which to store it."
    name: str
    "1 to 200 characters, unique in the scope; the type's extension may be left out."
    type_: GeneratedFileType = Field(serialization_alias="type")
    "The file type."
    common_name: Optional[str] = Field(serialization_alias="commonName", default=None)
    "1 to 64 characters; null takes the file name with extension."
    validity: Optional["ValidityPeriodInput"] = None
    "The length of validity; null means three months."
    automatic_renewal: Optional[bool] = Field(serialization_alias="automaticRenewal", default=False)
    "Whether the service renews it before it expires. A password is then kept, encrypted, to protect the new file."
    password: Optional[str] = None
    "Protects the key of a PEM, and the whole store of JKS, P12 and PFX. Kept only for automatic renewal."
    csr: Optional[str] = None
    "A certificate signing request as PEM, or Base64 of it or of DER: only its key is used. For PEM, CER and CRT."
    key_algorithm: Optional[KeyAlgorithm] = Field(serialization_alias="keyAlgorithm", default=None)
    "The key pair to generate; null means RSA_3072. Not allowed with a CSR."
    labels: Optional[list["LabelInput"]] = None
    "At most 10 labels."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks the input and answers with GenerateCertificateDryRun; nothing is signed or stored. `idempotencyKey` is not looked at."
    idempotency_key: Optional[str] = Field(serialization_alias="idempotencyKey", default=None)
    "1 to 100 characters: the same key and input, password included, give the first answer again, for a day."


class ImportDestinationsInput(Input):
    """A file of destinations and fragments: properties text as SAP's cockpit exports it, JSON or YAML with one object or a list of them, or a ZIP archive of such files. The content decides which it is. An object with Name is a destination, one with FragmentName a fragment."""

    scope: str
    "The scope in which to store them."
    source: "DestinationSource"
    "The file: at most 1 MiB, 1,000 entries, and 4 MiB unpacked."
    if_exists: Optional[ExistingDestinationPolicy] = Field(serialization_alias="ifExists", default=ExistingDestinationPolicy.FAIL)
    "What to do with an entry whose name the scope holds already."
    keep_secrets: Optional[bool] = Field(serialization_alias="keepSecrets", default=True)
    "Whether what is replaced keeps those of its secret properties that its entry gives no value for: an exported file has none."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks everything and answers with ImportDestinationsDryRun; nothing is stored."


class InspectCertificateInput(Input):
    """A file to look into."""

    file_name: Optional[str] = Field(serialization_alias="fileName", default=None)
    "The name of the file. If it is given, its extension is compared with the content."
    source: "CertificateSource"
    "The octets of the file."
    password: Optional[str] = None
    "Opens the key store, or the key of a PEM; null means none."
    key_password: Optional[str] = Field(serialization_alias="keyPassword", default=None)
    "Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none."
    key_passwords: Optional[list["KeyPasswordInput"]] = Field(serialization_alias="keyPasswords", default=None)
    "For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none."


class KeyPasswordInput(Input):
    """The password of one private key."""

    alias: str
    "The alias of the key's entry, as an inspection of the file names it; compared exactly, else without regard to case."
    password: str
    "The key's own password, at most 1,024 characters; may be empty."


class LabelFilter(Input):
    """Matches what has the label."""

    key: str
    "The label's key, compared exactly."
    values: Optional[list[str]] = None
    "Any of these values; null or empty means any value."


class LabelInput(Input):
    """A key with its values."""

    key: str
    "1 to 100 characters; unique among the labels."
    values: Optional[list[str]] = Field(default_factory=lambda: [])
    "At most 10 different values of 1 to 100 characters."


class PropertyInput(Input):
    """A property to set."""

    name: str
    "1 to 255 characters. Name and Type are no properties, and none begins with $."
    value: str
    "At most 32,768 characters; kept as it is given."


class RenewCertificateInput(Input):
    """The generated certificate to sign again."""

    certificate: str
    "The certificate's id."
    password: Optional[str] = None
    "The password of the file. Needed if the file has one that is not stored."


class ReplaceCertificateInput(Input):
    """A new file for a certificate; name, labels and references stay."""

    certificate: str
    "The certificate's id."
    source: "CertificateSource"
    "The new file's octets."
    password: Optional[str] = None
    "Opens the new file; null means none."
    key_password: Optional[str] = Field(serialization_alias="keyPassword", default=None)
    "Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none."
    key_passwords: Optional[list["KeyPasswordInput"]] = Field(serialization_alias="keyPasswords", default=None)
    "For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none."
    accept_locked: Optional[bool] = Field(serialization_alias="acceptLocked", default=True)
    "As in UploadCertificateInput."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks and compares the file, and answers with ReplaceCertificateDryRun; nothing is stored."


class ReplaceDestinationInput(Input):
    """New properties of a destination; they replace all that it has. Its name and its labels stay."""

    destination: str
    "The destination's id."
    type_: DestinationType = Field(serialization_alias="type")
    "The kind of system that it leads to from now on."
    properties: list["PropertyInput"]
    "At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again."
    keep_secrets: Optional[list[str]] = Field(serialization_alias="keepSecrets", default_factory=lambda: [])
    "The names of secret properties that stay as they are. Every other one that `properties` does not give goes."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks everything and answers with the result's member for dry runs; nothing is stored."


class ReplaceFragmentInput(Input):
    """New properties of a fragment; they replace all that it has. Its name and its labels stay."""

    fragment: str
    "The fragment's id."
    properties: list["PropertyInput"]
    "At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again."
    keep_secrets: Optional[list[str]] = Field(serialization_alias="keepSecrets", default_factory=lambda: [])
    "The names of secret properties that stay as they are. Every other one that `properties` does not give goes."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks everything and answers with the result's member for dry runs; nothing is stored."


class RestoreCertificateInput(Input):
    """The deleted certificate to restore."""

    certificate: str
    "The id of the deleted certificate."


class ResumeTenantInput(Input):
    """The tenant to resume."""

    tenant: str
    "The tenant's id."


class RevokeCertificateInput(Input):
    """The generated certificate to revoke, and the reason."""

    certificate: str
    "The certificate's id."
    reason: Optional[RevocationReason] = RevocationReason.UNSPECIFIED
    "The reason."


class RollBackCertificateInput(Input):
    """The earlier version to roll back to."""

    certificate: str
    "The certificate's id."
    to_version: Optional[int] = Field(serialization_alias="toVersion", default=None)
    "The number of the version; null means the one before the present version."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True answers with RollBackCertificateDryRun, which shows what the earlier version has; nothing is stored. That also takes the right to read the certificate."


class SetAutomaticRenewalInput(Input):
    """Whether the service is to renew a certificate by itself."""

    certificate: str
    "The certificate's id."
    automatic: bool
    "On or off."
    password: Optional[str] = None
    "The file's password, needed to switch it on for a protected file; it is kept, encrypted, while it is on."


class SetCertificateLabelsInput(Input):
    """The new labels of a certificate; they replace all labels that it has."""

    certificate: str
    "The certificate's id."
    labels: list["LabelInput"]
    "At most 10; an empty list removes all."


class SetDestinationLabelsInput(Input):
    """The new labels of a destination; they replace all labels that it has."""

    destination: str
    "The destination's id."
    labels: list["LabelInput"]
    "At most 10; an empty list removes all."


class SetFragmentLabelsInput(Input):
    """The new labels of a fragment; they replace all labels that it has."""

    fragment: str
    "The fragment's id."
    labels: list["LabelInput"]
    "At most 10; an empty list removes all."


class SubscribeTenantInput(Input):
    """Which tenant is to be served by which one's service keys."""

    subscriber: str
    "The id of the tenant that is to be served."
    subaccount: str
    "The subscriber's subaccount that is opened: 1 to 200 characters. Its scope is created if it is missing."
    provider: Optional[str] = None
    "The id of the tenant whose service keys may serve it; null takes the caller's own tenant."


class SuspendTenantInput(Input):
    """The tenant to suspend; any but `default`."""

    tenant: str
    "The tenant's id."


class UnlockKeystoreInput(Input):
    """The password of a locked key store or PEM key, or those of its keys, or both. One of them is needed."""

    certificate: str
    "The certificate's id."
    password: Optional[str] = None
    "The password; may be empty. Null means none: the keys of a JKS and of a PEM are opened by their own passwords alone, but a PKCS12 mostly needs that of the store, too."
    key_password: Optional[str] = Field(serialization_alias="keyPassword", default=None)
    "Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none."
    key_passwords: Optional[list["KeyPasswordInput"]] = Field(serialization_alias="keyPasswords", default=None)
    "For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none."


class UnsubscribeTenantInput(Input):
    """The subscription to end."""

    subscription: str
    "The subscription's id."


class UploadCertificateInput(Input):
    """A file to store."""

    scope: str
    "The scope in which to store it."
    file_name: str = Field(serialization_alias="fileName")
    "1 to 200 characters with one of the extensions .pem, .cer, .crt, .jks, .p12, .pfx; unique in the scope."
    source: "CertificateSource"
    "Its octets, at most 2 MiB unless the installation says otherwise."
    password: Optional[str] = None
    "Opens the key store, or the key of a PEM; null means that none is given, which is not the empty one."
    key_password: Optional[str] = Field(serialization_alias="keyPassword", default=None)
    "Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none."
    key_passwords: Optional[list["KeyPasswordInput"]] = Field(serialization_alias="keyPasswords", default=None)
    "For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none."
    labels: Optional[list["LabelInput"]] = None
    "At most 10 labels."
    accept_locked: Optional[bool] = Field(serialization_alias="acceptLocked", default=True)
    "Whether to store a file although a missing password hides a part of it. False refuses it with PasswordRequiredError."
    dry_run: Optional[bool] = Field(serialization_alias="dryRun", default=False)
    "True checks the file and answers with UploadCertificateDryRun; nothing is stored. `idempotencyKey` is not looked at."
    idempotency_key: Optional[str] = Field(serialization_alias="idempotencyKey", default=None)
    "1 to 100 characters: the same key and input, passwords included, give the first answer again, for a day."


class ValidityPeriodInput(Input):
    """A length of validity."""

    value: int
    "How many units: 1 or more."
    unit: TimeUnit
    "The unit."


CertificateFilter.model_rebuild()
CreateDestinationInput.model_rebuild()
CreateFragmentInput.model_rebuild()
DestinationFilter.model_rebuild()
ExportCertificateInput.model_rebuild()
ExportDestinationsInput.model_rebuild()
FragmentFilter.model_rebuild()
GenerateCertificateInput.model_rebuild()
ImportDestinationsInput.model_rebuild()
InspectCertificateInput.model_rebuild()
ReplaceCertificateInput.model_rebuild()
ReplaceDestinationInput.model_rebuild()
ReplaceFragmentInput.model_rebuild()
SetCertificateLabelsInput.model_rebuild()
SetDestinationLabelsInput.model_rebuild()
SetFragmentLabelsInput.model_rebuild()
UnlockKeystoreInput.model_rebuild()
UploadCertificateInput.model_rebuild()
