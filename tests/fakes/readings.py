"""What an earlier release read, in memory."""

from dataclasses import replace

from services.model.certificate import Certificate, earliest_of
from services.model.contents import Contents
from tests.fakes.data import Memory, StoredCertificate, find_stored, without_facts


class MemoryReadings:
    """A ReadingRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def list_outdated(self, *, after: str | None, limit: int) -> tuple[Certificate, ...]:
        """Return certificates of all tenants that this release's readers have not read, in the order of their ids."""
        outdated = [stored.certificate for stored in self._memory.certificates.values() if stored.is_outdated]
        listed = sorted((one for one in outdated if after is None or one.id > after), key=lambda one: one.id)
        return tuple(without_facts(one) for one in listed[:limit])

    async def mark(self, certificate: Certificate) -> bool:
        """Note that reading it again gives nothing; return False if its version or its lock is another by now."""
        stored = self._find(certificate)
        if stored is None or stored.certificate.is_locked != certificate.is_locked:
            return False
        stored.is_outdated = False
        return True

    async def replace(self, certificate: Certificate, contents: Contents) -> bool:
        """Replace what is known of the same octets; return False if it was changed or deleted since it was listed."""
        stored = self._find(certificate)
        if stored is None or stored.certificate.modified_at != certificate.modified_at:
            return False
        stored.certificate, stored.contents[certificate.version], stored.is_outdated = certificate, contents, False
        stored.versions[-1] = replace(stored.versions[-1], not_after=certificate.not_after, validity=earliest_of(certificate.validities))
        return True

    def _find(self, certificate: Certificate) -> StoredCertificate | None:
        """Return it, unless its version is another by now, or it is deleted."""
        stored = find_stored(self._memory, certificate)
        if stored is None or certificate.id in self._memory.deleted or stored.certificate.version != certificate.version:
            return None
        return stored
