"""What is in the files that one operation shows: their contents, entries and versions."""

import asyncio

from resolvers.batches import Batches, FileVersion
from resolvers.entries import ShownEntries
from resolvers.work import Work
from services.errors import NotFound
from services.model.certificate import Certificate, Validity, Version
from services.model.contents import Contents, Entry, find_entry
from services.model.identity import EntryPlace
from services.rules.access import NO_CERTIFICATE


class Files:
    """Implements `schema.context.Files` for one operation."""

    def __init__(self, batches: Batches, work: Work) -> None:
        self._batches = batches
        self._work = work
        self._shown = ShownEntries()
        self._listed: dict[str, Certificate] = {}
        """Whose versions were listed."""

    async def load_contents(self, certificate: Certificate) -> Contents:
        """Return what is in the certificate's version; raises NotFound if it was deleted meanwhile."""
        contents = await self._find_contents(_present(certificate))
        if contents is None:
            raise NotFound(NO_CERTIFICATE)
        return contents

    async def load_entries(self, certificate: Certificate) -> tuple[Entry, ...]:
        return self._count(self._show(await self.load_contents(certificate), _present(certificate)))

    async def find_entry_of(self, certificate: Certificate, alias: str) -> Entry | None:
        return find_entry(self._show(await self.load_contents(certificate), _present(certificate)), alias)

    async def find_entry_at(self, certificate: Certificate, place: EntryPlace) -> Entry | None:
        """Return the entry that stands there; None where there is none, or where the version is not kept."""
        version = await self._find_version(certificate, place.version)
        contents = None if version is None else await self._find_contents(version)
        if version is None or contents is None:
            return None
        entries = self._show(contents, version)
        return entries[place.position] if place.position < len(entries) == place.count else None

    def identify_entry(self, entry: Entry) -> str:
        return self._shown.identify(entry)

    def remember(self, certificate: Certificate, contents: Contents | None) -> Certificate:
        """Return the certificate, and keep its entries, if they are at hand, so that nothing is read again."""
        if contents is not None:
            known = asyncio.get_running_loop().create_future()
            known.set_result(contents)
            # `prime` would make a key of the certificate with all its fields.
            self._batches.contents.cache_map.set(_present(certificate), known)
        return certificate

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        self._listed[certificate.id] = certificate
        return await asyncio.shield(self._batches.versions.load(certificate))

    async def find_version_entries(self, version: Version) -> tuple[Entry, ...] | None:
        file = self._file_of(version)
        contents = await self._find_contents(file) if version.is_kept else None
        return None if contents is None else self._count(self._show(contents, file))

    async def find_validity(self, version: Version) -> Validity | None:
        if version.validity is not None or not version.is_kept:
            return version.validity
        return await asyncio.shield(self._batches.validities.load(self._file_of(version)))

    async def _find_version(self, certificate: Certificate, number: int) -> FileVersion | None:
        if number == certificate.version:
            return _present(certificate)
        return next((self._file_of(one) for one in await self.list_versions(certificate) if one.number == number), None)

    async def _find_contents(self, version: FileVersion) -> Contents | None:
        return await asyncio.shield(self._batches.contents.load(version))

    def _show(self, contents: Contents, version: FileVersion) -> tuple[Entry, ...]:
        return self._shown.show(contents, certificate_id=version.certificate.id, version=version.number)

    def _file_of(self, version: Version) -> FileVersion:
        return FileVersion(self._listed[version.certificate_id], version.number, version.size)

    def _count(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        self._work.count(entries=len(entries))
        return entries


def _present(certificate: Certificate) -> FileVersion:
    return FileVersion(certificate, certificate.version, certificate.size)
