"""What changes of certificates in memory."""

from dataclasses import replace
from datetime import datetime

from services.errors import ModifiedMeanwhile
from services.model.certificate import Certificate, CertificateSpec, Label, Renewal, Revocation, earliest_of
from services.model.contents import Contents
from services.model.lifecycle import ChangeKind, RevokedSerial, TransactionRecords
from tests.fakes.data import (
    Memory,
    StoredCertificate,
    check_records,
    check_switch,
    find_stored,
    load_stored,
    load_version,
    no_certificate,
    publish,
    store_records,
    without_facts,
)


class MemoryAttributes:
    """An AttributeRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def set_labels(
        self,
        certificate: Certificate,
        labels: tuple[Label, ...],
        *,
        at: datetime,
        records: TransactionRecords,
        only_unchanged: bool = False,
    ) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound, with `only_unchanged` ModifiedMeanwhile instead."""
        if only_unchanged:
            found = find_stored(self._memory, certificate)
            if found is None or found.certificate.labels != certificate.labels:
                raise ModifiedMeanwhile("The certificate was changed meanwhile.")
        stored = load_stored(self._memory, certificate)
        store_records(self._memory, records)
        return self._change(stored, replace(stored.certificate, labels=labels, modified_at=at))

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        stored = load_stored(self._memory, certificate)
        old = stored.certificate
        if old.version != certificate.version:
            raise no_certificate()
        store_records(self._memory, records)
        stored.contents[certificate.version] = contents
        stored.is_outdated = False
        stored.versions[-1] = replace(stored.versions[-1], not_after=certificate.not_after, validity=earliest_of(certificate.validities))
        kept = replace(certificate, labels=old.labels, spec=old.spec, renewal=old.renewal, revocation=old.revocation)
        return self._change(stored, kept)

    async def set_renewal(
        self, certificate: Certificate, renewal: Renewal, spec: CertificateSpec, *, records: TransactionRecords
    ) -> Certificate:
        """Replace renewal and spec, end the claim, and return the certificate; raises ModifiedMeanwhile."""
        stored = load_version(self._memory, certificate, certificate.version)
        check_switch(stored, certificate)
        store_records(self._memory, records)
        stored.claimed_until = 0.0
        return self._change(stored, replace(stored.certificate, renewal=renewal, spec=spec, modified_at=records.audit.at))

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked; raises ModifiedMeanwhile, also if it is revoked already."""
        check_records(self._memory, records)
        stored = load_version(self._memory, certificate, certificate.version)
        if stored.certificate.revocation is not None:
            raise ModifiedMeanwhile("The certificate was revoked meanwhile.")
        self._memory.revoked.setdefault(revoked.serial_number, revoked)
        store_records(self._memory, records)
        revocation = Revocation(at=revoked.revoked_at, reason=revoked.reason)
        return self._change(stored, replace(stored.certificate, revocation=revocation, modified_at=revoked.revoked_at))

    def _change(self, stored: StoredCertificate, changed: Certificate) -> Certificate:
        old, stored.certificate = stored.certificate, changed
        if changed != old:
            publish(self._memory, ChangeKind.CHANGED, changed)
        return without_facts(changed)
