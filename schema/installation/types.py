"""The installation: what a form must know before somebody fills it in."""

from typing import Any

import strawberry

from schema.certificates.enums import GeneratedFileType
from schema.certificates.renewal import ValidityPeriod
from schema.installation.request_error_codes import RequestErrorCode
from services.model import certificate as certificate_model
from services.model import installation as model
from services.model import limits
from services.model.contents import FileType, Format
from services.model.conversion import Pkcs12ProfileName, TargetFormat
from services.model.generation import KeyAlgorithm
from services.model.installation import TrustedDocumentsMode
from services.model.limits import Limits
from services.model.validity import MAX_THRESHOLD, RENEWAL_THRESHOLDS


def _always(number: int, description: str) -> Any:
    """Return a field that every installation answers with this number."""

    def give() -> int:
        return number

    return strawberry.field(resolver=give, description=description)


@strawberry.type(description="How much may be kept and sent. Lengths of texts are in characters, sizes in octets.")
class InstallationLimits:
    file_size: int = strawberry.field(description="The largest file of a certificate.")
    certificates_per_scope: int = strawberry.field(description="The most certificates of a scope.")
    destinations_per_scope: int = strawberry.field(description="The most destinations of a scope.")
    fragments_per_scope: int = strawberry.field(description="The most fragments of a scope.")
    scopes_per_tenant: int = strawberry.field(description="The most scopes of a tenant.")
    service_keys_per_tenant: int = _always(limits.MAX_SERVICE_KEYS, "The most service keys of a tenant.")
    max_validity_days: int = strawberry.field(name="validityDays", description="The longest validity of a generated certificate, in days.")
    name_length: int = _always(limits.MAX_NAME_LENGTH, "The longest name of a certificate, destination, fragment, scope or service key.")
    common_name_length: int = _always(limits.MAX_COMMON_NAME_LENGTH, "The longest common name that is signed, also in octets of UTF-8.")
    labels: int = _always(limits.MAX_LABELS, "The most labels of one thing.")
    label_values: int = _always(limits.MAX_LABEL_VALUES, "The most values of one label.")
    label_length: int = _always(limits.MAX_LABEL_TEXT_LENGTH, "The longest key of a label, and the longest of its values.")
    password_length: int = _always(limits.MAX_PASSWORD_LENGTH, "The longest password.")
    alias_length: int = _always(limits.MAX_NEW_ALIAS_LENGTH, "The longest alias that is written into a key store.")
    idempotency_key_length: int = _always(limits.MAX_IDEMPOTENCY_KEY_LENGTH, "The longest idempotency key.")
    search_length: int = _always(limits.MAX_SEARCH_TEXT_LENGTH, "The longest text that things are searched by.")
    filter_values: int = _always(limits.MAX_FILTER_VALUES, "The most values in one list of a filter.")
    properties: int = _always(limits.MAX_PROPERTIES, "The most properties of a destination or fragment.")
    property_name_length: int = _always(limits.MAX_PROPERTY_NAME_LENGTH, "The longest name of a property.")
    property_length: int = _always(limits.MAX_PROPERTY_LENGTH, "The longest value of a property.")
    configuration_size: int = _always(limits.MAX_CONFIGURATION_SIZE, "The largest destination or fragment, all names and values together.")
    configuration_file_size: int = _always(limits.MAX_CONFIGURATION_FILE_SIZE, "The largest file of destinations that is imported.")
    file_configurations: int = _always(limits.MAX_FILE_CONFIGURATIONS, "The most destinations and fragments of one file.")
    entries: int = _always(limits.MAX_ENTRIES, "The most entries of one key store.")
    versions: int = _always(limits.MAX_VERSIONS, "The most versions of a certificate whose files are kept.")
    page_size: int = _always(limits.MAX_PAGE_SIZE, "The most things of one page.")
    default_page_size: int = _always(limits.DEFAULT_PAGE_SIZE, "The number of things of a page where none is given.")
    node_ids: int = _always(limits.MAX_NODES, "The most ids of one `nodes`.")
    intervals: int = _always(limits.MAX_INTERVALS, "The most intervals of one question about what expires when.")
    counted: int = _always(limits.MAX_COUNTED, "The number up to which `totalCount` is exact with a filter.")


@strawberry.type(description="A file type that can be uploaded.")
class FileTypeChoice:
    type: FileType = strawberry.field(description="The file type; in small letters it is the extension of the name.")
    keystore: bool = strawberry.field(description="Whether files of this type are key stores, whose entries have aliases.")
    formats: list[Format] = strawberry.field(description="The formats that such a file may have; one of another format is refused.")


@strawberry.type(description="A file type that can be generated.")
class GeneratedFileTypeChoice:
    type: GeneratedFileType = strawberry.field(description="The file type.")
    holds_private_key: bool = strawberry.field(description="Whether the private key is in the file; then a password can protect it.")
    takes_csr: bool = strawberry.field(description="Whether it can be generated from a certificate signing request.")


@strawberry.type(description="A format that files are exported in.")
class ExportFormatChoice:
    format: TargetFormat = strawberry.field(description="The format.")
    keystore: bool = strawberry.field(description="Whether it is a key store, whose entries have aliases.")
    holds_private_keys: bool = strawberry.field(description="Whether it can hold private keys.")


@strawberry.type(description="A line of the table that says how long before its end a certificate may be renewed, and counts as expiring.")
class RenewalThreshold:
    validity_up_to_days: int | None = strawberry.field(
        description="The longest validity that the line is for, in whole days; null in the last line, which is for all longer ones."
    )
    before: int = strawberry.field(description="How long before the end, in seconds; at most half of the length of validity.")


@strawberry.type(description="The limits and choices of this installation, for everybody who has an access token.")
class Installation:
    """The model's installation."""

    version: str = strawberry.field(description="The release of the service, such as 0.1.0.")
    limits: Limits = strawberry.field(graphql_type=InstallationLimits, description="How much may be kept and sent.")
    max_cost: int = strawberry.field(
        description="The highest estimated cost of one operation, in fields of its answer; `extensions.cost` of an answer is the estimate."
    )
    generation_service: str = strawberry.field(description="Who signs generated certificates.")
    needs_csr: bool = strawberry.field(description="Whether certificates are generated from a certificate signing request only.")
    default_validity: certificate_model.ValidityPeriod = strawberry.field(
        graphql_type=ValidityPeriod, description="The length of validity of a generated certificate for which none is chosen."
    )
    default_key_algorithm: KeyAlgorithm = strawberry.field(description="The key pair that is generated where none is chosen.")
    default_pkcs12_profile: Pkcs12ProfileName = strawberry.field(description="How a PKCS#12 is protected where nothing is chosen.")
    trusted_documents: TrustedDocumentsMode = strawberry.field(description="How this installation treats trusted documents.")

    @strawberry.field(description="Whether private keys are kept that are otherwise refused as too weak.")
    @staticmethod
    def accepts_weak_keys(root: strawberry.Parent[model.Installation]) -> bool:
        return root.limits.accept_weak_keys

    @strawberry.field(description="How long a deleted certificate can be restored, in seconds.")
    @staticmethod
    def restorable_for(root: strawberry.Parent[model.Installation]) -> int:
        return int(root.limits.restorable_for.total_seconds())

    @strawberry.field(description="How long a version can be exported after the next one took its place, in seconds.")
    @staticmethod
    def version_overlap(root: strawberry.Parent[model.Installation]) -> int:
        return int(root.limits.version_overlap.total_seconds())

    @strawberry.field(description="How long an idempotency key is remembered, in seconds.")
    @staticmethod
    def idempotency_lifetime() -> int:
        return int(limits.IDEMPOTENCY_RECORD_LIFETIME.total_seconds())

    @strawberry.field(description="The file types that can be uploaded.")
    @staticmethod
    def file_types() -> list[FileTypeChoice]:
        return [
            FileTypeChoice(type=one, keystore=one.is_keystore, formats=[each for each in Format if each.is_keystore == one.is_keystore])
            for one in FileType
        ]

    @strawberry.field(description="The file types that can be generated.")
    @staticmethod
    def generated_file_types() -> list[GeneratedFileTypeChoice]:
        types = {one: FileType(one.value) for one in GeneratedFileType}
        return [
            GeneratedFileTypeChoice(type=one, holds_private_key=type_.holds_generated_key, takes_csr=not type_.is_keystore)
            for one, type_ in types.items()
        ]

    @strawberry.field(description="The key pairs that can be generated.")
    @staticmethod
    def key_algorithms() -> list[KeyAlgorithm]:
        return list(KeyAlgorithm)

    @strawberry.field(description="The formats that files can be exported in.")
    @staticmethod
    def export_formats() -> list[ExportFormatChoice]:
        return [ExportFormatChoice(format=one, keystore=one.is_keystore, holds_private_keys=one.holds_keys) for one in TargetFormat]

    @strawberry.field(description="How a PKCS#12 can be protected.")
    @staticmethod
    def pkcs12_profiles() -> list[Pkcs12ProfileName]:
        return list(Pkcs12ProfileName)

    @strawberry.field(description="The table of when certificates may be renewed and count as expiring; the first line that fits decides.")
    @staticmethod
    def renewal_thresholds() -> list[RenewalThreshold]:
        table = [*((length.days, before) for length, before in RENEWAL_THRESHOLDS), (None, MAX_THRESHOLD)]
        return [RenewalThreshold(validity_up_to_days=days, before=int(before.total_seconds())) for days, before in table]

    @strawberry.field(description="All codes of errors at the top level of an answer.")
    @staticmethod
    def request_error_codes() -> list[RequestErrorCode]:
        return list(RequestErrorCode)
