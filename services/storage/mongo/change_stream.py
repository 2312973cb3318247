"""The change stream of the database, resumed after failures, the same way with both drivers."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Any

from pymongo.errors import PyMongoError

from services.errors import ServiceUnavailable
from services.model.certificate import Certificate
from services.model.lifecycle import Change, ChangeKind
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import ChangeStream
from services.storage.mongo.failures import driver_failures

_WAIT = 0.5
"""Seconds that mongod waits for a change before it answers that there is none: so long does closing take at most."""

_FIRST_PAUSE, _MAX_PAUSE = 0.1, 1.0
"""Seconds between attempts to go on, of which each may take as long as the driver looks for a primary."""

_PIPELINE: list[dict[str, Any]] = [
    {
        "$match": {
            # Deleting moves a document to `deleted`, restoring moves it back; nothing is ever changed there.
            "ns.coll": {"$in": ["certificates", "deleted"]},
            "operationType": {"$in": ["insert", "update"]},
            # A claim changes nothing that anybody sees.
            "updateDescription.updatedFields.claimed_until": {"$exists": False},
            # Neither do the migrations that add these fields; what writes them with a new version also changes the time of modification.
            "$or": [
                {"updateDescription.updatedFields.modified_at": {"$exists": True}},
                {
                    f"updateDescription.updatedFields.{field}": {"$exists": False}
                    for field in ("search_tokens_of", "order_type", "subject_of")
                },
            ],
        }
    }
]

_log = logging.getLogger("destcert.changes")


@dataclass(frozen=True, slots=True)
class CommittedChange:
    """A change that the majority has; `read` is left to those whom it concerns."""

    kind: ChangeKind
    tenant: str
    scope_id: str
    document: Mapping[str, Any]

    def read(self) -> Change:
        """Return the change; raises UnreadableDocument."""
        certificate = read_stored(Certificate, self.document)
        return Change(kind=self.kind, scope_id=certificate.scope_id, certificate_id=certificate.id, certificate=certificate)


async def follow_changes(database: Database, opened: asyncio.Event) -> AsyncGenerator[CommittedChange | None, None]:
    """Yield each change from now on, and None whenever there was none for a while; `opened` is set when "now" is fixed.

    Raises ServiceUnavailable if it cannot begin, or if it cannot go on where it was because mongod's log does not reach back that far.
    """
    token: Any = None
    pause = _FIRST_PAUSE
    while True:
        stream: ChangeStream | None = None
        try:
            with driver_failures():
                stream = await database.watch(_PIPELINE, wait=_WAIT, full_document="updateLookup", resume_after=token)
                token = stream.resume_token or token
                opened.set()
                while stream.alive:  # not after the database was dropped: then there is never anything more
                    event = await stream.try_next()
                    token, pause = stream.resume_token, _FIRST_PAUSE
                    yield read_event(event) if event is not None else None
        except ServiceUnavailable as error:
            if not opened.is_set():
                raise
            _log.warning("the change stream was interrupted: %s", error)
        except PyMongoError as error:
            raise ServiceUnavailable("Changes may have been missed; watch again.") from error
        finally:
            if stream is not None:
                with contextlib.suppress(PyMongoError):
                    await stream.close()
        yield None
        await asyncio.sleep(pause)
        pause = min(2 * pause, _MAX_PAUSE)


def read_event(event: Mapping[str, Any]) -> CommittedChange | None:
    """Return what an event says; None if the document is gone by now, of which another event tells."""
    document = event.get("fullDocument")
    if document is None:
        return None
    return CommittedChange(_kind_of(event, document), str(document["tenant"]), str(document["scope_id"]), document)


def _kind_of(event: Mapping[str, Any], document: Mapping[str, Any]) -> ChangeKind:
    if event["ns"]["coll"] == "deleted":
        return ChangeKind.DELETED
    if event["operationType"] == "update":
        return ChangeKind.CHANGED
    return ChangeKind.RESTORED if "restored_at" in document else ChangeKind.CREATED
