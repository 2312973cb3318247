"""Note in the audit which application reads which file, without making it wait."""

import asyncio
import logging
from collections import OrderedDict, deque
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from services.ending import end
from services.errors import ServiceUnavailable
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.lifecycle import AuditAction, AuditRecord
from services.ports.clock import Clock
from services.repositories.audit import AuditRepository
from services.rules.records import export_facts, record, stored_moment

NOTED_AGAIN = timedelta(minutes=5)
"""How long one reader's reads of one version count as one: SAP advises clients to keep what they read for three to five minutes."""

MAX_REMEMBERED = 50_000
"""Readers' versions that were noted, about 20 MB. One more takes the place of the oldest, which may be noted again too early."""

MAX_WAITING = 10_000
"""Notes that wait to be stored, about 10 MB: of a minute in which the database does not answer."""

PAUSE = 1.0
"""Seconds until a note that could not be stored is tried again."""

DRAIN_SECONDS = 5.0
"""That the end of the service waits for notes to be stored: a part of what orchestrators give a stop."""

_log = logging.getLogger("destcert.audit")


class _Read(NamedTuple):
    tenant: str
    subject: str
    certificate_id: str
    version: int


class NoteReads:
    """A `ReadNotes`: each read is noted as EXPORTED, at most once in `NOTED_AGAIN` for a subject and a version.

    Replicas, and a process that was started anew, count by themselves. Notes that still wait when the process is killed are lost, and
    so are those that do not fit into the queue: the log says how many. A stop stores what waits first.
    """

    def __init__(self, *, audit: AuditRepository, clock: Clock) -> None:
        self._audit = audit
        self._clock = clock
        self._noted: OrderedDict[_Read, float] = OrderedDict()
        self._waiting: deque[AuditRecord] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._lost = 0

    def note(self, caller: Caller, certificate: Certificate) -> None:
        """Note that the caller gets the file of the certificate's present version; returns at once, and never raises."""
        read, now = _Read(caller.tenant, caller.subject, certificate.id, certificate.version), self._clock.monotonic()
        last = self._noted.get(read)
        if last is not None and now - last < NOTED_AGAIN.total_seconds():
            return
        if len(self._waiting) >= MAX_WAITING:
            self._lose()
            return
        self._noted[read] = now
        self._noted.move_to_end(read)
        if len(self._noted) > MAX_REMEMBERED:
            self._noted.popitem(last=False)
        facts = {**export_facts(certificate.version, certificate.format.value, has_key=certificate.has_private_key), "way": "read"}
        records = record(AuditAction.EXPORTED, caller, certificate, at=stored_moment(self._clock), after=facts)
        self._waiting.append(records.audit)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def close(self) -> None:
        """Store what waits, for some seconds at most."""
        if self._writing is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(DRAIN_SECONDS):
                    await asyncio.shield(self._writing)
            await end(self._writing)
        if self._waiting:
            _log.error("%d reads of files could not be noted in the audit before the end", len(self._waiting))

    async def _write(self) -> None:
        while self._waiting:
            note = self._waiting[0]
            try:
                await self._audit.add(note)
            except ServiceUnavailable:
                await asyncio.sleep(PAUSE)
                continue
            except Exception as error:  # whatever it is, the notes behind it must not be lost
                _log.error("a read of a file could not be noted in the audit: %s", type(error).__name__)
            self._waiting.popleft()

    def _lose(self) -> None:
        self._lost += 1
        if self._lost.bit_count() == 1:  # the 1st, 2nd, 4th, 8th …: a log that is no flood itself
            _log.error("%d reads of files were not noted in the audit: too many wait to be stored", self._lost)
