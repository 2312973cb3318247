"""Compare two versions of a file."""

from collections.abc import Iterator

from services.model.changes import ContentChange, ContentField
from services.model.contents import Contents, Entry, PrivateKeyEntry, TrustedCertificateEntry
from services.model.moments import write_moment
from services.model.x509 import X509Certificate


def compare_contents(before: Contents, after: Contents) -> tuple[ContentChange, ...]:
    """Return the differences: the format, entries that came or went, and of those that stayed their end-entity certificate.

    Outside key stores the aliases are names of certificates, which a renewal may change: there the first entries are compared.
    """
    changes = list(_compare(None, ContentField.FORMAT, before=before.format.value, after=after.format.value))
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
    kinds = [entry.__class__.__name__ if entry is not None else None for entry in (before, after)]
    yield from _compare(alias, ContentField.ENTRY, before=kinds[0], after=kinds[1])
    old, new = _end_entity(before), _end_entity(after)
    if old is not None and new is not None:
        yield from _compare_certificates(alias, old, new)


def _end_entity(entry: Entry | None) -> X509Certificate | None:
    if isinstance(entry, PrivateKeyEntry):
        return entry.certificate_chain[0] if entry.certificate_chain else None
    return entry.certificate if isinstance(entry, TrustedCertificateEntry) else None


def _compare_certificates(alias: str | None, before: X509Certificate, after: X509Certificate) -> Iterator[ContentChange]:
    yield from _compare(alias, ContentField.SUBJECT, before=before.subject.rfc4514, after=after.subject.rfc4514)
    yield from _compare(alias, ContentField.ISSUER, before=before.issuer.rfc4514, after=after.issuer.rfc4514)
    yield from _compare(alias, ContentField.SERIAL_NUMBER, before=before.serial_number, after=after.serial_number)
    yield from _compare(alias, ContentField.NOT_BEFORE, before=write_moment(before.not_before), after=write_moment(after.not_before))
    yield from _compare(alias, ContentField.NOT_AFTER, before=write_moment(before.not_after), after=write_moment(after.not_after))
    yield from _compare(alias, ContentField.PUBLIC_KEY, before=before.public_key.spki_sha256, after=after.public_key.spki_sha256)


def _compare(alias: str | None, field: ContentField, *, before: str | None, after: str | None) -> Iterator[ContentChange]:
    if before != after:
        yield ContentChange(alias=alias, field=field, before=before, after=after)
