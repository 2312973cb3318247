"""What the verbs that work on a certificate's octets have in common."""

from dataclasses import replace
from datetime import datetime

from services.encryption.envelope import decrypt
from services.model.certificate import Certificate, Version, VersionOrigin, earliest_of
from services.model.contents import Contents, FindingCode, Integrity
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.repositories.versions import VersionRepository
from services.rules.places import octets_place
from services.x509.summary import summarize


def with_contents(certificate: Certificate, contents: Contents, *, at: datetime) -> Certificate:
    """Return the certificate with all that its contents say; its octets and version stay."""
    summary = summarize(contents)
    return replace(
        certificate,
        format=contents.format,
        modified_at=at,
        has_private_key=summary.has_private_key,
        is_locked=contents.is_locked,
        validities=summary.validities,
        subject=summary.subject,
        findings=contents.findings,
        facts=summary.facts,
    )


def keep_verified(found: Contents, known: Contents) -> Contents:
    """Return what was found in the same octets, where it stays true that their checksum was verified once."""
    if known.integrity is not Integrity.VERIFIED or found.integrity is not Integrity.NOT_VERIFIED:
        return found
    findings = tuple(one for one in found.findings if one.code is not FindingCode.INTEGRITY_NOT_VERIFIED)
    return replace(found, integrity=Integrity.VERIFIED, findings=findings)


def next_version(certificate: Certificate, contents: Contents, *, octets: Secret, at: datetime) -> Certificate:
    """Return the certificate with other octets as its next version, which nobody has revoked."""
    learned = with_contents(certificate, contents, at=at)
    return replace(learned, size=len(octets.reveal()), version=certificate.version + 1, revocation=None)


def describe_version(certificate: Certificate, *, by: str, origin: VersionOrigin, of_version: int | None = None) -> Version:
    """Return the description of the certificate's present version."""
    return Version(
        certificate_id=certificate.id,
        number=certificate.version,
        created_at=certificate.modified_at,
        created_by=by,
        size=certificate.size,
        not_after=certificate.not_after,
        validity=earliest_of(certificate.validities),
        origin=origin,
        of_version=of_version,
    )


async def load_octets(versions: VersionRepository, certificate: Certificate, number: int | None = None, *, keys: KeyProvider) -> Secret:
    """Return the file of a version, the present one by default; raises NotFound if it is not kept any more."""
    return decrypt(await versions.load_octets(certificate, number), place=octets_place(certificate, number), keys=keys)
