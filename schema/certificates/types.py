"""What a scope holds: single certificates and key stores."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.certificates.entries import KeystoreEntry, PrivateKeyDetails, present_entry, present_private_key
from schema.certificates.renewal import Renewal, Revocation, ValidityPeriod, present_period, present_renewal, present_revocation
from schema.certificates.x509 import X509Certificate, present_x509
from schema.context import Info
from schema.node import Node
from schema.scopes import types as scopes  # a circle that GraphQL itself has: a certificate's scope has certificates
from services.model import certificate as model
from services.model import contents as contents_model
from services.model.certificate import CreationMethod, VersionOrigin
from services.model.contents import FileType, FindingCode, Format, Integrity, PrivateKeyEntry, Severity, find_entry
from services.model.runtime import Runtime
from services.model.validity import list_time_findings, status_of
from services.model.x509 import ValidityStatus

if TYPE_CHECKING:
    from schema.scopes.types import Scope
else:
    Scope = Annotated["Scope", strawberry.lazy("schema.scopes.types")]


@strawberry.type(description="A key with its values, for finding and grouping certificates; not secret.")
class Label:
    """As in SAP's Destination service."""

    key: str = strawberry.field(description="Unique on its certificate.")
    values: list[str] = strawberry.field(description="Its values; may be empty.")


@strawberry.type(description="A problem of a certificate, with what to do about it.")
class Finding:
    """Code for programs, sentences for people."""

    code: FindingCode = strawberry.field(description="The kind of the problem.")
    severity: Severity = strawberry.field(description="How serious the problem is.")
    message: str = strawberry.field(description="The problem in one sentence.")
    fix: str = strawberry.field(description="What to do about it.")
    alias: str | None = strawberry.field(description="The alias of the entry that has the problem; null for the whole file.")


def present_finding(finding: contents_model.Finding) -> Finding:
    """Return the finding as clients see it."""
    return Finding(code=finding.code, severity=finding.severity, message=finding.message, fix=finding.fix, alias=finding.alias)


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
    kept: bool = strawberry.field(description="Whether its file is still stored. Only the files of the newest versions are kept.")


@strawberry.interface(description="The named thing that a scope holds: what users upload, list and delete.")
class Certificate(Node):
    """A single certificate or a key store. What lists show are plain attributes, computed before the answer."""

    source: strawberry.Private[model.Certificate]
    name: str = strawberry.field(description="The file name with its extension, unique in the scope, such as mycert.pem.")
    type: FileType = strawberry.field(description="The file type that the extension of its name says.")
    format: Format = strawberry.field(description="The format of its octets, whatever its name says.")
    size: int = strawberry.field(description="The size of its file in octets.")
    creation: CreationDetails = strawberry.field(description="How it was created.")
    created_at: datetime = strawberry.field(description="The time of its creation.")
    modified_at: datetime = strawberry.field(
        description="The time of the last change of its file, its labels, its renewal or what is known of it."
    )
    version: int = strawberry.field(description="The number of its present version; the first is 1.")
    labels: list[Label] = strawberry.field(description="Its labels.")
    status: ValidityStatus = strawberry.field(
        description="The validity status of its end-entity certificates; the one that expires first decides."
    )
    not_after: datetime | None = strawberry.field(description="The earliest notAfter of its end-entity certificates; null if unknown.")
    renewal: Renewal | None = strawberry.field(description="Its renewal; null for an uploaded certificate, which cannot be renewed here.")
    revocation: Revocation | None = strawberry.field(description="The revocation of its present version; null if it was not revoked here.")
    deleted_at: datetime | None = strawberry.field(
        description="The time of its deletion; null unless it is deleted and can still be restored."
    )
    has_private_key: bool | None = strawberry.field(description="Whether it has a private key; null while a password hides the answer.")
    findings: list[Finding] = strawberry.field(description="The problems that were found, each with what to do about it.")

    @strawberry.field(description="The scope that holds it.")
    async def scope(self, info: Info) -> Scope:
        """Return the scope."""
        return scopes.present_scope(await info.context.load_scope(self.source.scope_id))

    @strawberry.field(description="Its versions, newest first.")
    async def versions(self, info: Info) -> list[CertificateVersion]:
        """Return all versions."""
        return [present_version(version) for version in await info.context.list_versions(self.source)]

    @strawberry.field(description="All entries of the file, in the order of the file.")
    async def entries(self, info: Info) -> list[KeystoreEntry]:
        """Return all entries."""
        contents = await info.context.load_contents(self.source)
        return [present_entry(entry, info.context.now()) for entry in contents.entries]


@strawberry.type(description="A PEM, CER or CRT file: a certificate with its chain, perhaps with its private key.")
class SingleCertificate(Certificate):
    """Where such a file has several pairs or chains, `entries` has them all."""

    @strawberry.field(description="The end-entity certificate: the private key's, or else the first that issued no other in the file.")
    async def certificate(self, info: Info) -> X509Certificate:
        """Return the end entity of the first chain."""
        return (await self._present_chain(info))[0]

    @strawberry.field(description="Its chain, end-entity first, in order whatever the file's order is.")
    async def certificate_chain(self, info: Info) -> list[X509Certificate]:
        """Return the first chain."""
        return await self._present_chain(info)

    @strawberry.field(description="Its private key; null where the file has none.")
    async def private_key(self, info: Info) -> PrivateKeyDetails | None:
        """Return the first private key's public facts."""
        contents = await info.context.load_contents(self.source)
        keys = (entry.private_key for entry in contents.entries if isinstance(entry, PrivateKeyEntry))
        return next((present_private_key(key) for key in keys), None)

    async def _present_chain(self, info: Info) -> list[X509Certificate]:
        contents = await info.context.load_contents(self.source)
        return [present_x509(certificate, info.context.now()) for certificate in contents.certificate_chain]


@strawberry.type(description="A JKS, P12 or PFX file: entries under aliases.")
class Keystore(Certificate):
    """What a store password opens."""

    locked: bool = strawberry.field(description="Whether entries or keys are hidden by a password that was not given.")

    @strawberry.field(description="Whether the store's checksum was verified when it was read.")
    async def integrity(self, info: Info) -> Integrity:
        """Return what is known of the checksum."""
        return (await info.context.load_contents(self.source)).integrity

    @strawberry.field(
        description="The runtimes that open it with the right password, told from its algorithms and entries. What a password still "
        "hides is not judged. Empty if none opens it, and for a file from before the service knew this, until it is unlocked or replaced."
    )
    async def opens_in(self, info: Info) -> list[Runtime]:
        """Return the runtimes."""
        return list((await info.context.load_contents(self.source)).runtimes)

    @strawberry.field(description="One entry; null where there is none of that alias.")
    async def entry(
        self,
        info: Info,
        alias: Annotated[
            str, strawberry.argument(description="Compared exactly, and if that finds nothing, without regard to case, as Java does.")
        ],
    ) -> KeystoreEntry | None:
        """Return the entry of that alias."""
        contents = await info.context.load_contents(self.source)
        found = find_entry(contents.entries, alias)
        return None if found is None else present_entry(found, info.context.now())


def present_certificate(certificate: model.Certificate, now: datetime) -> Certificate:
    """Return the certificate as clients see it at that moment."""
    kind = Keystore if certificate.format.is_keystore else SingleCertificate
    extra = {"locked": certificate.is_locked} if kind is Keystore else {}
    return kind(
        id=strawberry.ID(certificate.id),
        source=certificate,
        name=certificate.name,
        type=certificate.type,
        format=certificate.format,
        size=certificate.size,
        creation=CreationDetails(
            method=certificate.creation.method,
            file_name=certificate.creation.file_name,
            has_password=certificate.creation.has_password,
            generation_service=certificate.creation.generation_service,
            common_name=certificate.creation.common_name,
            validity=present_period(certificate.creation.validity) if certificate.creation.validity else None,
            csr_provided=certificate.creation.csr_provided,
            created_by=certificate.creation.created_by,
        ),
        created_at=certificate.created_at,
        modified_at=certificate.modified_at,
        version=certificate.version,
        labels=[Label(key=label.key, values=list(label.values)) for label in certificate.labels],
        status=status_of(certificate.validities, now),
        not_after=certificate.validities[0].not_after if certificate.validities else None,
        renewal=present_renewal(certificate.renewal) if certificate.renewal else None,
        revocation=present_revocation(certificate.revocation) if certificate.revocation else None,
        deleted_at=certificate.deleted_at,
        has_private_key=certificate.has_private_key,
        findings=[present_finding(finding) for finding in (*list_time_findings(certificate.validities, now), *certificate.findings)],
        **extra,
    )


def present_version(version: model.Version) -> CertificateVersion:
    """Return the version as clients see it."""
    return CertificateVersion(
        number=version.number,
        created_at=version.created_at,
        created_by=version.created_by,
        size=version.size,
        not_after=version.not_after,
        origin=version.origin,
        of_version=version.of_version,
        superseded_at=version.superseded_at,
        kept=version.is_kept,
    )
