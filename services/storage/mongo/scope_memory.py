"""Scopes that are known already, kept true by MongoDB's change stream: most questions name a scope, and scopes hardly ever change.

Nothing of a scope that is shown changes after its creation, so all that can be wrong is that it was removed. The stream tells of that,
this replica's own removals are forgotten at once, and while the stream is silent for longer than it may be, nothing is known.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from pymongo.errors import PyMongoError

from services.errors import ServiceUnavailable
from services.model.scope import Scope
from services.storage.mongo.database import Database
from services.storage.mongo.driver import ChangeStream
from services.storage.mongo.failures import driver_failures

MAX_KNOWN = 10_000
"""Scopes: about 5 MB, and as many as a tenant has at most by default."""

MAX_SILENCE = 5.0
"""Seconds after the stream's last sign of life: for so long can a scope that another replica removed be seen at most."""

_WAIT = 1.0
"""Seconds that mongod waits for a change before it answers that there is none: a sign of life, too."""

_PAUSE = 1.0
"""Seconds between attempts to open the stream."""

_PIPELINE: list[Mapping[str, Any]] = [{"$match": {"ns.coll": "scopes", "operationType": "delete"}}, {"$project": {"documentKey": 1}}]

_log = logging.getLogger("destcert.changes")


class ScopeMemory:
    """The scopes that were found, the longest known ones forgotten first."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """`now` gives seconds."""
        self._now = now
        self._known: dict[str, Scope] = {}
        self._alive_at: float | None = None
        self.mark = 0
        """Changes whenever something is forgotten: what was read before may be gone."""

    def recall(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the tenant's scope if it is known and certainly not removed longer ago than MAX_SILENCE.

        Of another tenant it is not known: then the database is asked, as for one that exists nowhere.
        """
        scope = self._known.get(scope_id) if self._is_true() else None
        return scope if scope and scope.tenant == tenant else None

    def keep(self, scope: Scope, *, mark: int) -> None:
        """Remember a scope that was read since the memory had that mark."""
        if mark == self.mark and self._is_true():
            if len(self._known) >= MAX_KNOWN:
                del self._known[next(iter(self._known))]
            self._known[scope.id] = scope

    def forget(self, scope_id: str) -> None:
        """The scope was removed."""
        self.mark += 1
        self._known.pop(scope_id, None)

    def live(self) -> None:
        """All removals until now were told."""
        self._alive_at = self._now()

    def lose(self) -> None:
        """Removals may have been missed: forget everything."""
        self.mark += 1
        self._known.clear()
        self._alive_at = None

    def _is_true(self) -> bool:
        return self._alive_at is not None and self._now() - self._alive_at < MAX_SILENCE


async def keep_true(database: Database, memory: ScopeMemory) -> None:
    """Tell the memory of every scope that any replica removes, for ever."""
    while True:
        stream: ChangeStream | None = None
        try:
            with driver_failures():
                stream = await database.watch(_PIPELINE, wait=_WAIT)
                while stream.alive:  # not after the database was dropped: it would say at once, for ever, that there is nothing
                    event = await stream.try_next()
                    if event is not None:
                        memory.forget(event["documentKey"]["_id"])
                    else:
                        memory.live()
        except (ServiceUnavailable, PyMongoError) as error:
            _log.info("scopes are read from the database until its change stream is open again: %s", error)
        finally:
            memory.lose()
            if stream is not None:
                with contextlib.suppress(PyMongoError):
                    await stream.close()
        await asyncio.sleep(_PAUSE)
