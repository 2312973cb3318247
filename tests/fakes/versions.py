"""Versions of certificates in memory."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from services.errors import NotFound
from services.model.certificate import Certificate, Version, VersionOrigin
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import ChangeKind, TransactionRecords
from services.model.limits import MAX_VERSIONS
from tests.fakes.data import (
    Memory,
    check_records,
    check_switch,
    find_stored,
    load_version,
    publish,
    store_records,
)

T = TypeVar("T")


class MemoryVersions:
    """A VersionRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add_version(
        self, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted, records: TransactionRecords
    ) -> None:
        """Make `version` the present one, if the stored one is the one before."""
        check_records(self._memory, records)
        stored = load_version(self._memory, certificate, version.number - 1)
        if version.origin is not VersionOrigin.REPLACEMENT:
            check_switch(stored, certificate)
        old = stored.certificate
        kept = replace(certificate.creation, created_by=old.creation.created_by)
        stored.certificate = replace(certificate, name=old.name, labels=old.labels, created_at=old.created_at, creation=kept)
        stored.versions[-1] = replace(stored.versions[-1], superseded_at=version.created_at)
        stored.versions.append(version)
        stored.contents[version.number], stored.octets[version.number] = contents, octets
        stored.claimed_until = 0.0
        stored.is_outdated = version.origin is VersionOrigin.ROLL_BACK
        for number in [number for number in stored.octets if number <= version.number - MAX_VERSIONS]:
            del stored.contents[number], stored.octets[number]
            stored.versions[number - 1] = replace(stored.versions[number - 1], is_kept=False)
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.CHANGED, stored.certificate)

    async def list_versions(self, certificates: Sequence[Certificate]) -> list[tuple[Version, ...]]:
        """Return the versions of each certificate, newest first."""
        found = [find_stored(self._memory, certificate) for certificate in certificates]
        return [tuple(reversed(stored.versions)) if stored else () for stored in found]

    async def load_many_contents(self, certificates: Sequence[Certificate], numbers: Sequence[int] | None = None) -> list[Contents | None]:
        """Return the entries of each certificate's version of that number, None for those that are not kept any more."""
        found = zip(certificates, numbers or [one.version for one in certificates], strict=True)
        return [stored.contents.get(number) if (stored := find_stored(self._memory, one)) else None for one, number in found]

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Contents:
        """Return the entries of a version; raises NotFound."""
        stored = find_stored(self._memory, certificate)
        return _pick(stored.contents if stored else {}, certificate, version)

    async def load_octets(self, certificate: Certificate, version: int | None = None) -> Encrypted:
        """Return the encrypted octets of a version; raises NotFound."""
        stored = find_stored(self._memory, certificate)
        return _pick(stored.octets if stored else {}, certificate, version)

    async def load_many_octets(self, certificates: Sequence[Certificate]) -> list[Encrypted | None]:
        """Return the encrypted octets of each certificate's version, None for those that are not kept any more."""
        found = [(certificate, find_stored(self._memory, certificate)) for certificate in certificates]
        return [stored.octets.get(certificate.version) if stored else None for certificate, stored in found]


def _pick(kept: dict[int, T], certificate: Certificate, version: int | None) -> T:
    number = certificate.version if version is None else version
    if number not in kept:
        raise NotFound("The certificate has no such version.")
    return kept[number]
