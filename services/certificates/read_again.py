"""Read what a release before read, with the readers of this one (ADR 34)."""

import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from enum import Enum

from services.certificates.versions import keep_verified, load_octets, with_contents
from services.errors import DomainError, ServiceUnavailable
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.contents import Contents, PrivateKeyEntry
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.readings import ReadingRepository
from services.repositories.versions import VersionRepository

AT_ONCE = 10
"""Certificates that are listed together: one is read after the other, each within seconds, and so all within the job's lease."""

JOB = "reading again"

_PASSES = 3
"""What was changed while it was read is read once more, and what is changed all the time is left to the next start."""

_log = logging.getLogger("destcert.readings")


class _Outcome(Enum):
    BETTER = "it is known better"
    SAME = "nothing new came of it"
    CHANGED_MEANWHILE = "it was changed or deleted while it was read"
    FAILED = "it could not be read, for a reason that nobody thought of"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAgain:
    """A background job's part: what can be read without a password is read again, and what is known of it grows.

    Several replicas may do it at the same time, and it may end at any moment: what is left is listed the next time.
    """

    readings: ReadingRepository
    versions: VersionRepository
    reader: ContentReader
    keys: KeyProvider

    async def __call__(self) -> AsyncGenerator[int, None]:
        """Yield, after each of at most AT_ONCE certificates, how many became known better; raises ServiceUnavailable.

        One that fails in a way that nobody thought of is logged, and left to the next start.
        """
        for _ in range(_PASSES):
            meanwhile, after = False, None
            while listed := await self.readings.list_outdated(after=after, limit=AT_ONCE):
                outcomes = [await self._try(certificate) for certificate in listed]
                meanwhile = meanwhile or _Outcome.CHANGED_MEANWHILE in outcomes
                after = listed[-1].id
                yield outcomes.count(_Outcome.BETTER)
            if not meanwhile:
                return

    async def _try(self, certificate: Certificate) -> _Outcome:
        try:
            return await self._read(certificate)
        except ServiceUnavailable:
            raise
        except Exception:  # one that is damaged must not keep the others from being read
            _log.exception("certificate %s was not read again", certificate.id)
            return _Outcome.FAILED

    async def _read(self, certificate: Certificate) -> _Outcome:
        try:
            known = await self.versions.load_contents(certificate)
        except DomainError:  # it was deleted meanwhile
            return await self._mark(certificate)
        better = await self._improve(certificate, known)
        learned = with_contents(certificate, better, at=certificate.modified_at)
        if better == known and learned.validities == certificate.validities:
            return await self._mark(certificate)
        return _Outcome.BETTER if await self.readings.replace(learned, better) else _Outcome.CHANGED_MEANWHILE

    async def _improve(self, certificate: Certificate, known: Contents) -> Contents:
        """Return what is known of the file after it was read without a password."""
        try:
            octets = await load_octets(self.versions, certificate, keys=self.keys)
            caller = Caller(tenant=certificate.tenant, subject=JOB)
            return join_readings(known, await self.reader(octets, file_name=certificate.name, password=None, caller=caller))
        except DomainError:  # it needs its password
            return known

    async def _mark(self, certificate: Certificate) -> _Outcome:
        return _Outcome.SAME if await self.readings.mark(certificate) else _Outcome.CHANGED_MEANWHILE


def join_readings(known: Contents, found: Contents) -> Contents:
    """Return what is known of the same octets after they were read again without a password: never less than before.

    What was found counts unless a password hides more of it than of what was known. That a checksum was verified stays true.
    """
    if found.format is not known.format or not _shows_as_much(found, known) or not (found.entries or found.is_locked):
        return known
    if not found.format.is_keystore and not found.certificate_chain:
        return known
    verified = keep_verified(found, known)
    has_password = known.has_password if verified is not found else known.has_password or found.has_password
    return replace(verified, has_password=has_password)


def _shows_as_much(found: Contents, known: Contents) -> bool:
    if not found.is_locked:
        return True
    return known.is_locked and len(found.entries) >= len(known.entries) and _count_locked(found) <= _count_locked(known)


def _count_locked(contents: Contents) -> int:
    return sum(isinstance(entry, PrivateKeyEntry) and entry.private_key.is_locked for entry in contents.entries)
