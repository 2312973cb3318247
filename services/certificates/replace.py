"""Put another file in a certificate's place: name, labels and references stay."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.versions import describe_version, next_version
from services.encryption.envelope import encrypt
from services.errors import ACCESS, KEEPING, READING, InvalidInput, ModifiedMeanwhile
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, CreationDetails, CreationMethod, VersionOrigin
from services.model.contents import Contents, Entry, PrivateKeyEntry, TrustedCertificateEntry
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.keeping import check_keepable, check_type, check_unlocked
from services.rules.names import check_declared_type
from services.rules.places import octets_place
from services.rules.records import record, stored_moment, version_facts
from services.rules.room import check_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentChange:
    """One difference; `alias` is None for the whole file, `before` and `after` where there is nothing on that side."""

    alias: str | None
    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceRequest:
    """What the caller sent; with `is_dry_run` everything is checked and compared, and nothing is stored.

    Without a `declared_type` it stays what it was.
    """

    certificate_id: str
    octets: Secret
    password: Secret | None = None
    accepts_locked: bool = True
    is_dry_run: bool = False
    declared_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The certificate as it is now (or in a dry run would be), and what differs from the version before."""

    certificate: Certificate
    contents: Contents
    changes: tuple[ContentChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """The use case: the new file is the next version. A generated certificate becomes an uploaded one, and is renewed no more."""

    raises: ClassVar = (*READING, *KEEPING, *ACCESS, ModifiedMeanwhile, InvalidInput)
    certificates: CertificateRepository
    versions: VersionRepository
    reader: ContentReader
    keys: KeyProvider
    clock: Clock
    limits: Limits

    async def __call__(self, caller: Caller, request: ReplaceRequest) -> Replaced:
        """Return what came of it.

        Raises Forbidden, NotFound, TooLarge, UnrecognizedFormat, KeyMismatch, WeakKey, IncompleteChain, PasswordRequired,
        ModifiedMeanwhile, and what reading raises (`ContentReader`).
        """
        check_size(request.octets, self.limits)
        check_declared_type(request.declared_type)
        certificate = await load_certificate(self.certificates, caller, request.certificate_id, right=Right.CERTIFICATE_WRITE)
        contents_before = await self.versions.load_contents(certificate)
        contents = await self.reader(request.octets, file_name=certificate.name, password=request.password, caller=caller)
        check_type(certificate.type, contents)
        if not request.accepts_locked:
            check_unlocked(contents)
        check_keepable(contents, accept_weak_keys=self.limits.accept_weak_keys)
        successor = self._describe(certificate, request, contents)
        if not request.is_dry_run:
            await self._store(caller, successor, contents=contents, octets=request.octets)
        return Replaced(certificate=successor, contents=contents, changes=compare_contents(contents_before, contents))

    def _describe(self, certificate: Certificate, request: ReplaceRequest, contents: Contents) -> Certificate:
        successor = next_version(certificate, contents, octets=request.octets, at=stored_moment(self.clock))
        creation = CreationDetails(
            method=CreationMethod.IMPORT,
            file_name=certificate.creation.file_name,
            created_by=certificate.creation.created_by,
            has_password=contents.has_password,
        )
        declared = certificate.declared_type if request.declared_type is None else request.declared_type
        return replace(successor, creation=creation, spec=None, renewal=None, declared_type=declared)

    async def _store(self, caller: Caller, successor: Certificate, *, contents: Contents, octets: Secret) -> None:
        await self.versions.add_version(
            successor,
            describe_version(successor, by=caller.subject, origin=VersionOrigin.REPLACEMENT),
            contents=contents,
            octets=encrypt(octets, place=octets_place(successor), keys=self.keys),
            records=record(AuditAction.REPLACED, caller, successor, at=successor.modified_at, before=version_facts(successor.version - 1)),
        )


def compare_contents(before: Contents, after: Contents) -> tuple[ContentChange, ...]:
    """Return the differences: the format, entries that came or went, and of those that stayed their end-entity certificate.

    Outside key stores the aliases are names of certificates, which a renewal may change: there the first entries are compared.
    """
    changes = list(_compare(None, "format", before=before.format.value, after=after.format.value))
    if before.format.is_keystore or after.format.is_keystore:
        old, new = _by_alias(before), _by_alias(after)
        for alias in sorted(old.keys() | new.keys()):
            changes += _compare_entries(alias, old.get(alias), new.get(alias))
    elif before.certificate_chain and after.certificate_chain:
        changes += _compare_certificates(None, before.certificate_chain[0], after.certificate_chain[0])
    return tuple(changes)


def _by_alias(contents: Contents) -> dict[str, Entry]:
    return {entry.alias: entry for entry in contents.entries}


def _compare_entries(alias: str, before: Entry | None, after: Entry | None) -> Iterator[ContentChange]:
    kinds = [type(entry).__name__ if entry is not None else None for entry in (before, after)]
    yield from _compare(alias, "entry", before=kinds[0], after=kinds[1])
    old, new = _end_entity(before), _end_entity(after)
    if old is not None and new is not None:
        yield from _compare_certificates(alias, old, new)


def _end_entity(entry: Entry | None) -> X509Certificate | None:
    if isinstance(entry, PrivateKeyEntry):
        return entry.certificate_chain[0] if entry.certificate_chain else None
    return entry.certificate if isinstance(entry, TrustedCertificateEntry) else None


def _compare_certificates(alias: str | None, before: X509Certificate, after: X509Certificate) -> Iterator[ContentChange]:
    yield from _compare(alias, "subject", before=before.subject.rfc4514, after=after.subject.rfc4514)
    yield from _compare(alias, "issuer", before=before.issuer.rfc4514, after=after.issuer.rfc4514)
    yield from _compare(alias, "serial number", before=before.serial_number, after=after.serial_number)
    yield from _compare(alias, "notBefore", before=before.not_before.isoformat(), after=after.not_before.isoformat())
    yield from _compare(alias, "notAfter", before=before.not_after.isoformat(), after=after.not_after.isoformat())
    yield from _compare(alias, "public key", before=before.public_key.spki_sha256, after=after.public_key.spki_sha256)


def _compare(alias: str | None, what: str, *, before: str | None, after: str | None) -> Iterator[ContentChange]:
    if before != after:
        yield ContentChange(alias=alias, what=what, before=before, after=after)
