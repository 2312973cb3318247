"""What clients send: one input object per mutation, and the filters of lists."""

from datetime import datetime

import strawberry
from strawberry.file_uploads import Upload

from schema import enums  # noqa: F401  # registers the enums that fields are annotated with
from schema.enums import GeneratedFileType
from schema.scalars import HexString, OctetString
from services.model.certificate import CreationMethod, TimeUnit
from services.model.contents import FileType
from services.model.generation import KeyAlgorithm, RevocationReason
from services.model.query import Direction, OrderField
from services.model.scope import ScopeLevel
from services.model.x509 import ValidityStatus


@strawberry.input(description="Matches certificates that have the label.")
class LabelFilter:
    """A key, perhaps with values."""

    key: str = strawberry.field(description="The label's key, compared exactly.")
    values: list[str] | None = strawberry.field(default=None, description="Any of these values; null or empty means any value.")


@strawberry.input(description="Which certificates a list shows: all given conditions must hold; null means any.", name="CertificateFilter")
class CertificateFilterInput:
    """Substrings are compared without regard to case."""

    scope: strawberry.ID | None = strawberry.field(default=None, description="Only those of this scope.")
    name_contains: str | None = strawberry.field(default=None, description="A part of the name.")
    types: list[FileType] | None = strawberry.field(default=None, description="Any of these file types.")
    statuses: list[ValidityStatus] | None = strawberry.field(default=None, description="Any of these at the present moment.")
    methods: list[CreationMethod] | None = strawberry.field(default=None, description="Any of these ways of creation.")
    expires_before: datetime | None = strawberry.field(default=None, description="`notAfter` is before this moment.")
    expires_after: datetime | None = strawberry.field(default=None, description="`notAfter` is after this moment.")
    subject_contains: str | None = strawberry.field(default=None, description="A part of the subject (RFC 4514) of any certificate inside.")
    issuer_contains: str | None = strawberry.field(default=None, description="A part of the issuer (RFC 4514) of any certificate inside.")
    serial_number: HexString | None = strawberry.field(default=None, description="The serial number of any certificate inside.")
    sha256: HexString | None = strawberry.field(default=None, description="The SHA-256 fingerprint of any certificate inside.")
    labels: list[LabelFilter] | None = strawberry.field(default=None, description="All of these labels.")
    automatic_renewal: bool | None = strawberry.field(default=None, description="Renewed by the service itself; false takes uploads too.")
    deleted: bool = strawberry.field(default=False, description="Those that were deleted and can be restored, instead of the others.")


@strawberry.input(description="The order of a list.", name="CertificateOrder")
class CertificateOrderInput:
    """Ties are broken by id."""

    field: OrderField = strawberry.field(description="By what.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Ascending or descending.")


@strawberry.input(description="A key with its values.")
class LabelInput:
    """At most 10 labels with 10 values each, of 1 to 100 characters."""

    key: str = strawberry.field(description="1 to 100 characters; unique on the certificate.")
    values: list[str] = strawberry.field(default_factory=list, description="At most 10 different values of 1 to 100 characters.")


@strawberry.input(one_of=True, description="Where a file's octets come from: exactly one of these.")
class CertificateSource:
    """GraphQL's @oneOf."""

    file: Upload | None = strawberry.field(
        default=strawberry.UNSET, description="A part of a multipart request (graphql-multipart-request-spec)."
    )
    base64: OctetString | None = strawberry.field(default=strawberry.UNSET, description="The octets in Base64.")
    pem: str | None = strawberry.field(default=strawberry.UNSET, description="PEM text.")


@strawberry.input(description="A new scope.")
class CreateScopeInput:
    """Unique by subaccount and service instance."""

    level: ScopeLevel = strawberry.field(description="Its level.")
    subaccount: str = strawberry.field(description="The subaccount: 1 to 200 characters.")
    service_instance: str | None = strawberry.field(
        default=None, description="The service instance: 1 to 200 characters; needed exactly on that level."
    )
    display_name: str | None = strawberry.field(
        default=None, description="1 to 200 characters; null takes the service instance's or the subaccount's name."
    )


@strawberry.input(description="Which scope goes.")
class DeleteScopeInput:
    """It must be empty."""

    scope: strawberry.ID = strawberry.field(description="The scope's id.")


@strawberry.input(description="A file to keep.")
class UploadCertificateInput:
    """The file is stored to the byte as it came; the password is used to read it, and not kept."""

    scope: strawberry.ID = strawberry.field(description="The scope that is to hold it.")
    file_name: str = strawberry.field(
        description="1 to 200 characters with one of the extensions .pem, .cer, .crt, .jks, .p12, .pfx; unique in the scope."
    )
    source: CertificateSource = strawberry.field(description="Its octets, at most 2 MiB unless the installation says otherwise.")
    password: str | None = strawberry.field(
        default=None, description="Opens the key store, or the key of a PEM; null means that none is given, which is not the empty one."
    )
    labels: list[LabelInput] | None = strawberry.field(default=None, description="At most 10 labels.")
    accept_locked: bool = strawberry.field(
        default=True,
        description="Whether a file is kept of which a missing password hides something; false refuses it with PasswordRequiredError.",
    )
    dry_run: bool = strawberry.field(default=False, description="Check and answer as if, but store nothing.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="1 to 100 characters: the same key and input give the first answer again, for a day."
    )


@strawberry.input(description="A file to look into.")
class InspectCertificateInput:
    """Nothing is stored."""

    file_name: str | None = strawberry.field(default=None, description="Its name, if what its extension says is to be compared.")
    source: CertificateSource = strawberry.field(description="Its octets.")
    password: str | None = strawberry.field(default=None, description="Opens the key store, or the key of a PEM; null means none.")


@strawberry.input(description="The password of a locked key store or PEM key.")
class UnlockKeystoreInput:
    """What it hides is read; the password is not kept."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    password: str = strawberry.field(description="The password; may be empty.")


@strawberry.input(description="All labels that a certificate is to have.")
class SetCertificateLabelsInput:
    """They replace what there was."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    labels: list[LabelInput] = strawberry.field(description="At most 10; an empty list removes all.")


@strawberry.input(description="A length of validity.")
class ValidityPeriodInput:
    """At least a day, at most what the installation allows."""

    value: int = strawberry.field(description="How many units: 1 or more.")
    unit: TimeUnit = strawberry.field(description="The unit.")


@strawberry.input(description="A certificate to generate.")
class GenerateCertificateInput:
    """Signed by the installation's authority for TLS clients."""

    scope: strawberry.ID = strawberry.field(description="The scope that is to hold it.")
    name: str = strawberry.field(description="1 to 200 characters, unique in the scope; the type's extension may be left out.")
    type: GeneratedFileType = strawberry.field(description="The file to lay it into.")
    common_name: str | None = strawberry.field(default=None, description="1 to 64 characters; null takes the file name with extension.")
    validity: ValidityPeriodInput | None = strawberry.field(default=None, description="Null takes three months.")
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
    key_algorithm: KeyAlgorithm | None = strawberry.field(default=None, description="Null takes RSA_3072; not with a CSR.")
    labels: list[LabelInput] | None = strawberry.field(default=None, description="At most 10 labels.")
    dry_run: bool = strawberry.field(default=False, description="Check and plan, but neither sign nor store anything.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="1 to 100 characters: the same key and input give the first answer again, for a day."
    )


@strawberry.input(description="Which certificate is signed again now.")
class RenewCertificateInput:
    """Only generated ones."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    password: str | None = strawberry.field(default=None, description="The file's password, needed unless it is kept.")


@strawberry.input(description="Whether the service renews a certificate by itself.")
class SetAutomaticRenewalInput:
    """Only generated ones."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    automatic: bool = strawberry.field(description="On or off.")
    password: str | None = strawberry.field(
        default=None, description="The file's password, needed to switch it on for a protected file; it is kept, encrypted, while it is on."
    )


@strawberry.input(description="Another file for a certificate; name, labels and references stay.")
class ReplaceCertificateInput:
    """The new file becomes the next version."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    source: CertificateSource = strawberry.field(description="The new file's octets.")
    password: str | None = strawberry.field(default=None, description="Opens the new file; null means none.")
    accept_locked: bool = strawberry.field(default=True, description="As for an upload.")
    dry_run: bool = strawberry.field(default=False, description="Check and compare, but store nothing.")


@strawberry.input(description="Which earlier version comes back.")
class RollBackCertificateInput:
    """It becomes the next version."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    to_version: int | None = strawberry.field(default=None, description="Its number; null means the one before the present.")


@strawberry.input(description="Which generated certificate is revoked, and why.")
class RevokeCertificateInput:
    """It goes onto the authority's revocation list."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    reason: RevocationReason = strawberry.field(default=RevocationReason.UNSPECIFIED, description="Why.")


@strawberry.input(description="Which deleted certificate comes back.")
class RestoreCertificateInput:
    """Within the time that deletion told."""

    certificate: strawberry.ID = strawberry.field(description="The id that it had.")


@strawberry.input(description="Which certificate goes.")
class DeleteCertificateInput:
    """It can be restored for a while."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
