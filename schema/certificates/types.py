"""What a scope holds: single certificates and key stores."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.certificates.entries import KeystoreEntry, PrivateKeyDetails
from schema.certificates.findings import Finding
from schema.certificates.openings import OPENS_IN_DEPRECATED, RuntimeOpening
from schema.certificates.renewal import Renewal, Revocation, ValidityPeriod
from schema.certificates.x509 import DistinguishedName, X509Certificate
from schema.context import Info
from schema.needs import needs
from schema.node import Node
from schema.shows import shows
from services.model import certificate as model
from services.model import contents as contents_model
from services.model import destination as destination_model
from services.model import runtime as runtime_model
from services.model import scope as scope_model
from services.model import x509 as x509_model
from services.model.certificate import CreationMethod, VersionOrigin
from services.model.contents import FileType, Format, Integrity
from services.model.limits import MAX_SUBJECT_LENGTH
from services.model.openings import list_openings
from services.model.runtime import Runtime
from services.model.validity import list_time_findings, status_of, status_of_version
from services.model.x509 import ValidityStatus

if TYPE_CHECKING:
    from schema.destinations.types import CertificateUse
    from schema.scopes.types import Scope
else:
    CertificateUse = Annotated["CertificateUse", strawberry.lazy("schema.destinations.types")]
    Scope = Annotated["Scope", strawberry.lazy("schema.scopes.types")]


@strawberry.type(description="A key with its values, for finding and grouping certificates, destinations and fragments; not secret.")
class Label:
    """As in SAP's Destination service."""

    key: str = strawberry.field(description="Unique among the labels of the same thing.")
    values: list[str] = strawberry.field(description="Its values; may be empty.")


@strawberry.type(description="How a certificate was created.")
class CreationDetails:
    """What SAP's cockpit shows under Creation Details."""

    method: CreationMethod = strawberry.field(description="Uploaded or generated.")
    file_name: str = strawberry.field(description="The name of the first file.")
    has_password: bool = strawberry.field(description="Whether a password protects the file or a key in it.")
    generation_service: str | None = strawberry.field(description="The authority that signed it; null for uploads.")
    common_name: str | None = strawberry.field(description="The common name that it was generated for; null for uploads.")
    validity: ValidityPeriod | None = strawberry.field(description="The requested length of validity; null for uploads.")
    csr_provided: bool = strawberry.field(description="Whether it was generated from a CSR, so that the private key never was here.")
    created_by: str = strawberry.field(description="The subject that created it.")


@strawberry.type(description="One version of a certificate's file.")
class CertificateVersion:
    """Versions are numbered from 1 without gaps."""

    number: int = strawberry.field(description="The number of the version; the first is 1.")
    created_at: datetime = strawberry.field(description="The time at which it was stored.")
    created_by: str = strawberry.field(description="The subject that stored it.")
    size: int = strawberry.field(description="The size of its file in octets.")
    not_after: datetime | None = strawberry.field(description="The earliest notAfter of its end-entity certificates; null if unknown.")
    origin: VersionOrigin = strawberry.field(description="How it was created.")
    of_version: int | None = strawberry.field(
        description="The number of the earlier version that a roll-back copied; null for all other versions."
    )
    superseded_at: datetime | None = strawberry.field(
        description="The time at which the next version replaced it; null for the present version."
    )
    is_kept: bool = strawberry.field(
        name="kept", description="Whether its file is still stored. Only the files of the newest versions are kept."
    )

    @strawberry.field(
        description="The validity status of its end-entity certificates at this moment; the one that expires first decides. UNKNOWN also "
        "for an old version that is not kept, until its `notAfter` has passed."
    )
    @staticmethod
    async def status(root: strawberry.Parent[model.Version], info: Info) -> ValidityStatus:
        return status_of_version(root, await info.context.files.find_validity(root), info.context.now())

    @strawberry.field(
        description="All entries of its file, in the order of the file; null where the file is not kept.",
        graphql_type=list[KeystoreEntry] | None,
    )
    @staticmethod
    async def entries(root: strawberry.Parent[model.Version], info: Info) -> tuple[contents_model.Entry, ...] | None:
        return await info.context.files.find_version_entries(root)


@strawberry.interface(description="The named thing that a scope holds: what users upload, list and delete.")
class Certificate(Node):
    """A single certificate or a key store: the model's certificate; what it does not have is worked out when it is asked for."""

    name: str = strawberry.field(description="The file name with its extension, unique in the scope, such as mycert.pem.")
    type: FileType = strawberry.field(description="The file type that the extension of its name says.")
    format: Format = strawberry.field(description="The format of its octets, whatever its name says.")
    size: int = strawberry.field(description="The size of its file in octets.")
    creation: CreationDetails = strawberry.field(description="How it was created.")
    created_at: datetime = strawberry.field(description="The time of its creation.")
    modified_at: datetime = strawberry.field(
        description="The time of the last change of its file, its labels, its renewal or what is known of it, also of its deletion and its "
        "restoration."
    )
    version: int = strawberry.field(description="The number of its present version; the first is 1.")
    labels: list[Label] = strawberry.field(description="Its labels.")

    @strawberry.field(
        metadata=needs("earliest"), description="The validity status of its end-entity certificates; the one that expires first decides."
    )
    @staticmethod
    def status(root: strawberry.Parent[model.Certificate], info: Info) -> ValidityStatus:
        """Return the status at the moment by which the operation judges."""
        return status_of(root.earliest, info.context.now())

    not_after: datetime | None = strawberry.field(description="The earliest notAfter of its end-entity certificates; null if unknown.")
    common_name: str | None = strawberry.field(
        description="The most specific common name in `subject`; null where it has none, or where `subject` is null."
    )
    subject: DistinguishedName | None = strawberry.field(
        description="The subject of the certificate that decides `status` and `notAfter`: the end entity that expires first, or where the "
        "file has CA certificates only, the one of these that does. Null while a password hides it, where the file has no certificate, "
        f"and where it is longer than {MAX_SUBJECT_LENGTH:,} characters."
    )
    renewal: Renewal | None = strawberry.field(description="Its renewal; null for an uploaded certificate, which cannot be renewed here.")
    revocation: Revocation | None = strawberry.field(description="The revocation of its present version; null if it was not revoked here.")
    deleted_at: datetime | None = strawberry.field(
        description="The time of its deletion; null unless it is deleted and can still be restored."
    )

    @strawberry.field(
        metadata=needs("deleted_at"),
        description="The time from which it cannot be restored any more; null unless it is deleted.",
    )
    @staticmethod
    def restorable_until(root: strawberry.Parent[model.Certificate], info: Info) -> datetime | None:
        return None if root.deleted_at is None else info.context.installation.limits.end_restoring(root.deleted_at)

    has_private_key: bool | None = strawberry.field(description="Whether it has a private key; null while a password hides the answer.")

    @strawberry.field(
        metadata=needs("validities", "findings"),
        description="The problems that were found, each with what to do about it.",
        graphql_type=list[Finding],
    )
    @staticmethod
    def findings(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[contents_model.Finding, ...]:
        """Return what the moment makes of its validities, and what was found when it was read."""
        return (*list_time_findings(root.validities, info.context.now()), *root.findings)

    @strawberry.field(metadata=needs(), description="The scope that holds it.", graphql_type=Scope)
    @staticmethod
    async def scope(root: strawberry.Parent[model.Certificate], info: Info) -> scope_model.Scope:
        return await info.context.load_scope(root.scope_id)

    @strawberry.field(
        metadata=needs("name", "deleted_at"),
        description="The destinations and fragments that use it, at most 100, those of its own scope first. A name leads to the "
        "certificate of the same scope, and in a service instance that has none of that name to the subaccount's. Those that the caller "
        "may not read are left out; so are those of a service instance whose certificates the caller may not read.",
        graphql_type=list[CertificateUse],
    )
    @staticmethod
    async def used_by(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[destination_model.CertificateUse, ...]:
        return await info.context.list_uses(root)

    @strawberry.field(metadata=needs(), description="Its versions, newest first.", graphql_type=list[CertificateVersion])
    @staticmethod
    async def versions(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[model.Version, ...]:
        return await info.context.files.list_versions(root)

    @strawberry.field(
        metadata=needs("size"), description="All entries of the file, in the order of the file.", graphql_type=list[KeystoreEntry]
    )
    @staticmethod
    async def entries(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[contents_model.Entry, ...]:
        return await info.context.files.load_entries(root)


@strawberry.type(description="A PEM, CER or CRT file: a certificate with its chain, perhaps with its private key.")
@shows(model.Certificate, when=lambda certificate: not certificate.format.is_keystore)
class SingleCertificate(Certificate):
    """Where such a file has several pairs or chains, `entries` has them all."""

    @strawberry.field(
        metadata=needs("size"),
        description="The end-entity certificate: the private key's, or else the first that issued no other in the file.",
        graphql_type=X509Certificate,
    )
    @staticmethod
    async def certificate(root: strawberry.Parent[model.Certificate], info: Info) -> x509_model.X509Certificate:
        return (await info.context.files.load_contents(root)).certificate_chain[0]

    @strawberry.field(
        metadata=needs("size"),
        description="Its chain, end-entity first, in order whatever the file's order is.",
        graphql_type=list[X509Certificate],
    )
    @staticmethod
    async def certificate_chain(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[x509_model.X509Certificate, ...]:
        return (await info.context.files.load_contents(root)).certificate_chain

    @strawberry.field(
        metadata=needs("size"), description="Its private key; null where the file has none.", graphql_type=PrivateKeyDetails | None
    )
    @staticmethod
    async def private_key(root: strawberry.Parent[model.Certificate], info: Info) -> contents_model.PrivateKeyDetails | None:
        contents = await info.context.files.load_contents(root)
        return next((entry.private_key for entry in contents.entries if isinstance(entry, contents_model.PrivateKeyEntry)), None)


@strawberry.type(description="A JKS, P12 or PFX file: entries under aliases.")
@shows(model.Certificate, when=lambda certificate: certificate.format.is_keystore)
class Keystore(Certificate):
    is_locked: bool = strawberry.field(name="locked", description="Whether entries or keys are hidden by a password that was not given.")

    @strawberry.field(metadata=needs("size"), description="Whether the store's checksum was verified when it was read.")
    @staticmethod
    async def integrity(root: strawberry.Parent[model.Certificate], info: Info) -> Integrity:
        return (await info.context.files.load_contents(root)).integrity

    @strawberry.field(
        metadata=needs("size"),
        description="The runtimes that open it with the right password, told from its algorithms and entries. What a password still "
        "hides is not judged. Empty if none opens it, and for a file from before the service knew this, until it is unlocked or replaced.",
        graphql_type=list[Runtime],
        deprecation_reason=OPENS_IN_DEPRECATED,
    )
    @staticmethod
    async def opens_in(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[Runtime, ...]:
        return (await info.context.files.load_contents(root)).runtimes

    @strawberry.field(
        metadata=needs("size"),
        description="What each runtime makes of it, with the right password, one for each runtime: told from what is in the stored file, "
        "as the runtime itself reads it. NOT_TRIED for a file from before the service knew this, until it is read again: the service does "
        "so by itself where that needs no password, and `unlockKeystore` does it with the password.",
        graphql_type=list[RuntimeOpening],
    )
    @staticmethod
    async def openings(root: strawberry.Parent[model.Certificate], info: Info) -> tuple[runtime_model.RuntimeOpening, ...]:
        return list_openings(await info.context.files.load_contents(root))

    @strawberry.field(
        metadata=needs("size"), description="One entry; null where there is none of that alias.", graphql_type=KeystoreEntry | None
    )
    @staticmethod
    async def entry(
        root: strawberry.Parent[model.Certificate],
        info: Info,
        alias: Annotated[
            str, strawberry.argument(description="Compared exactly, and if that finds nothing, without regard to case, as Java does.")
        ],
    ) -> contents_model.Entry | None:
        return await info.context.files.find_entry_of(root, alias)
