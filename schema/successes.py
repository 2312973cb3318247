"""What mutations answer when they did what was asked."""

from datetime import datetime

import strawberry

from schema.certificates.inspection import Inspection
from schema.certificates.types import Certificate
from schema.scalars import HexString, OctetString
from schema.scopes.types import Scope
from services.model.generation import KeyAlgorithm


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


@strawberry.type(description="The file, as it is stored or as it was wanted.")
class ExportCertificateSuccess:
    """It may hold private keys: handle it accordingly."""

    file_name: str = strawberry.field(description="The certificate's name, with the extension that suits the format.")
    media_type: str = strawberry.field(description="What the file is, such as application/x-pkcs12.")
    content: OctetString = strawberry.field(description="The file's octets, perhaps with private keys.")
    sha256: HexString = strawberry.field(description="SHA-256 of the octets.")


@strawberry.type(description="The certificate is deleted.")
class DeleteCertificateSuccess:
    """What it was, and until when it can come back."""

    id: strawberry.ID = strawberry.field(description="The id that it had, and has again when it is restored.")
    name: str = strawberry.field(description="The name that it had; free again.")
    restorable_until: datetime = strawberry.field(description="Until when it can be restored; then its file is removed for good.")


@strawberry.type(description="The certificate is back.")
class RestoreCertificateSuccess:
    """As it was."""

    certificate: Certificate = strawberry.field(description="The certificate.")


@strawberry.type(description="What a generation comes to, before anything is signed.")
class GenerationPlan:
    """With all defaults filled in."""

    name: str = strawberry.field(description="The file name.")
    subject: str = strawberry.field(description="The subject, as RFC 4514 writes it.")
    not_before: datetime = strawberry.field(description="Valid from this moment on.")
    not_after: datetime = strawberry.field(description="Valid up to and including this moment.")
    key_algorithm: KeyAlgorithm | None = strawberry.field(description="The key pair; null with a CSR.")


@strawberry.type(description="The certificate was generated, or in a dry run would be.")
class GenerateCertificateSuccess:
    """The certificate, or the plan of a dry run."""

    certificate: Certificate | None = strawberry.field(description="The certificate; null in a dry run.")
    plan: GenerationPlan | None = strawberry.field(description="What it came to; null when an idempotency key got its first answer again.")


@strawberry.type(description="The certificate was signed again.")
class RenewCertificateSuccess:
    """Its next version."""

    certificate: Certificate = strawberry.field(description="The certificate with its new version.")


@strawberry.type(description="Automatic renewal is switched.")
class SetAutomaticRenewalSuccess:
    """The certificate with its renewal."""

    certificate: Certificate = strawberry.field(description="The certificate.")


@strawberry.type(description="Something that differs between two versions.")
class ContentChange:
    """One entry, or the whole file."""

    alias: str | None = strawberry.field(description="The entry that differs; null for the whole file.")
    what: str = strawberry.field(description="What differs, such as subject, issuer, notAfter or public key.")
    before: str | None = strawberry.field(description="How it was; null where it was not there.")
    after: str | None = strawberry.field(description="How it is; null where it is not there any more.")


@strawberry.type(description="Another file took the place, or in a dry run would.")
class ReplaceCertificateSuccess:
    """The certificate with its next version."""

    certificate: Certificate = strawberry.field(description="The certificate as it is now, or in a dry run would be.")
    changes: list[ContentChange] = strawberry.field(description="What differs from the version before.")


@strawberry.type(description="The earlier version is back.")
class RollBackCertificateSuccess:
    """As the next version."""

    certificate: Certificate = strawberry.field(description="The certificate as it is now.")


@strawberry.type(description="The certificate is revoked.")
class RevokeCertificateSuccess:
    """With its revocation."""

    certificate: Certificate = strawberry.field(description="The certificate.")
