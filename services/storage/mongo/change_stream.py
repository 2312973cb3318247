"""The change stream of the database, resumed after failures, the same way with both drivers."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from bson.timestamp import Timestamp
from pymongo.errors import PyMongoError, ServerSelectionTimeoutError

from services.encryption.positions import LogPlace
from services.errors import ServiceUnavailable
from services.model.certificate import Certificate
from services.model.lifecycle import AuditAction, AuditNoun, Change, ChangeKind, ScopeChange, ScopeChangeKind
from services.model.scope import Scope
from services.ports.changes import position_lost
from services.storage.mongo.audit.events import UNSIGNED
from services.storage.mongo.codec import read_stored, view_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_BY
from services.storage.mongo.driver import ChangeStream, Found
from services.storage.mongo.failures import driver_failures

_WAIT = 0.5
"""Seconds that mongod waits for a change before it answers that there is none: so long does closing take at most."""

_SHORT_WAIT = 0.02
"""The same where the log is read up to what stands there already: only its end may have to be told once more."""

_FIRST_PAUSE, _MAX_PAUSE = 0.1, 1.0
"""Seconds between attempts to go on, of which each may take as long as the driver looks for a primary."""

MAX_CATCH_UP_SECONDS = 3.0
"""For reading the log from a position on: in so long mongod reads some hundred thousand entries, of which few are changes that are told."""

_PIPELINE: list[dict[str, Any]] = [
    {
        "$match": {
            "$or": [
                {
                    # Deleting moves a document to `deleted`, restoring moves it back; nothing is ever changed there.
                    "ns.coll": {"$in": ["certificates", "deleted"]},
                    "operationType": {"$in": ["insert", "update"]},
                    # A claim changes nothing that anybody sees.
                    "updateDescription.updatedFields.claimed_until": {"$exists": False},
                    # Neither do the migrations that add these fields, and reading again is nobody's doing; what writes them with a
                    # new version also changes the time of modification.
                    "$or": [
                        {"updateDescription.updatedFields.modified_at": {"$exists": True}},
                        {
                            f"updateDescription.updatedFields.{field}": {"$exists": False}
                            for field in ("search_tokens_of", "order_type", "subject_of", READ_BY)
                        },
                    ],
                },
                # A scope's document is changed by counting only.
                {"ns.coll": "scopes", "operationType": "insert"},
                # The event of its removal does not say whose it was. The audit record does, written in the same transaction by every
                # release; those of before the chains, which are gathered once, are not unsigned.
                {
                    "ns.coll": "audit_events",
                    "operationType": "insert",
                    "fullDocument.noun": AuditNoun.SCOPE.value,
                    "fullDocument.action": AuditAction.DELETED.value,
                    f"fullDocument.{UNSIGNED}": True,
                },
            ]
        }
    }
]
"""One for all: a place in the log that another pipeline told of may be none in this one."""

_log = logging.getLogger("destcert.changes")


@dataclass(frozen=True, slots=True)
class CommittedChange:
    """A change that the majority has; `read` is left to those whom it concerns."""

    kind: ChangeKind | ScopeChangeKind
    tenant: str
    scope_id: str
    document: Found
    place: LogPlace

    def read_certificate(self, position: str) -> Change:
        """Return the change of a certificate, with its place as `position`; raises UnreadableDocument."""
        assert isinstance(self.kind, ChangeKind)
        certificate = view_stored(Certificate, self.document)  # many may watch, each of whom asks for little of it
        return Change(
            kind=self.kind, scope_id=certificate.scope_id, certificate_id=certificate.id, certificate=certificate, position=position
        )

    def read_scope(self, position: str) -> ScopeChange:
        """Return the change of a scope, with its place as `position`; raises UnreadableDocument."""
        assert isinstance(self.kind, ScopeChangeKind)
        scope = read_stored(Scope, self.document) if self.kind is ScopeChangeKind.CREATED else None
        return ScopeChange(kind=self.kind, scope_id=self.scope_id, scope=scope, position=position)


@dataclass(frozen=True, slots=True)
class Step:
    """How far the stream has come: all that stands in the log up to the token `reached` was told.

    `is_event` says that a change stands there; it is None where its document is gone by now, of which a later change tells. `is_old` says
    that it was committed before "now": the last ones of before come late where the majority had them late.
    """

    reached: str
    is_event: bool = False
    is_old: bool = False
    change: CommittedChange | None = None


async def follow_changes(database: Database) -> AsyncGenerator[Step, None]:
    """Yield each change from now on, and a step without one whenever there was none for a while; the first step is where "now" is.

    Raises ServiceUnavailable if it cannot begin, and NotFound (RESUME_LOST) if it cannot go on where it was.
    """
    began: Timestamp | None = None
    token: Any = None
    pause = _FIRST_PAUSE
    while True:
        try:
            with driver_failures():
                # Named, "now" is a moment that another stream reaches, too; mongod's own would be one that is still to come.
                began = began or await database.read_operation_time()
                begin = {"start_at_operation_time": began} if token is None else {"resume_after": token}
                async with _open(database, wait=_WAIT, **begin) as stream:
                    token = stream.resume_token or token
                    if token is not None:
                        yield Step(token["_data"])
                    while stream.alive:  # not after the database was dropped: then there is never anything more
                        event = await stream.try_next()
                        token, pause = stream.resume_token, _FIRST_PAUSE
                        yield Step(token["_data"]) if event is None else _read_step(event, is_old=event["clusterTime"] <= began)
        except ServiceUnavailable as error:
            if token is None:
                raise
            _log.warning("the change stream was interrupted: %s", error)
        except PyMongoError as error:
            _log.warning("the change stream cannot go on (%s)", type(error).__name__)
            raise position_lost() from error
        if token is not None:
            yield Step(token["_data"])
        await asyncio.sleep(pause)
        pause = min(2 * pause, _MAX_PAUSE)


async def read_log(database: Database, *, after: str, until: str) -> AsyncGenerator[Step, None]:
    """Yield what stands in the log behind one token up to another, and perhaps one more, by a stream of its own, which is closed then.

    Raises ServiceUnavailable, and NotFound (RESUME_LOST) where the log does not have the first token any more or never had it, and where
    reading takes longer than MAX_CATCH_UP_SECONDS.
    """
    clock = asyncio.get_running_loop().time
    deadline = clock() + MAX_CATCH_UP_SECONDS
    try:
        with driver_failures():
            async with _open(database, wait=_SHORT_WAIT, resume_after={"_data": after}) as stream:
                while (stream.resume_token or {"_data": after})["_data"] < until:
                    event = await stream.try_next()
                    if event is not None:
                        yield _read_step(event)
                    if clock() > deadline:
                        raise position_lost()
    except ServiceUnavailable as error:
        if _took_too_long(error.__cause__):  # as it would for who comes again
            raise position_lost() from error
        raise
    except PyMongoError as error:
        _log.info("a position is not in the log (%s)", type(error).__name__)
        raise position_lost() from error


async def find_end(database: Database) -> LogPlace:
    """Return where the log ends at this moment; raises ServiceUnavailable."""
    with driver_failures():
        now = await database.read_operation_time()
        async with _open(database, wait=_SHORT_WAIT, start_at_operation_time=now) as stream:
            while stream.resume_token is None:  # the last change of all, or one since, is the first that it tells
                await stream.try_next()
            return LogPlace(stream.resume_token["_data"], now.time)


@contextlib.asynccontextmanager
async def _open(database: Database, *, wait: float, **begin: Any) -> AsyncIterator[ChangeStream]:
    """Give a stream of what is told, which is closed then."""
    stream = await database.watch(_PIPELINE, wait=wait, full_document="updateLookup", **begin)
    try:
        yield stream
    finally:
        with contextlib.suppress(PyMongoError):
            await stream.close()


def _took_too_long(error: BaseException | None) -> bool:
    return isinstance(error, PyMongoError) and error.timeout and not isinstance(error, ServerSelectionTimeoutError)


def _read_step(event: Found, *, is_old: bool = False) -> Step:
    """Return the step of an event, which has reached the event: the drivers' token may be that of the end of what mongod sent with it."""
    return Step(event["_id"]["_data"], is_event=True, is_old=is_old, change=read_event(event))


def read_event(event: Mapping[str, Any]) -> CommittedChange | None:
    """Return what an event says; None if the document is gone by now, of which another event tells."""
    document: Found | None = event.get("fullDocument")
    if document is None:
        return None
    place = LogPlace(token=event["_id"]["_data"], seconds=event["clusterTime"].time)
    kind = _kind_of(event, document)
    scope_id = document["_id"] if kind is ScopeChangeKind.CREATED else document["scope_id"]
    return CommittedChange(kind, str(document["tenant"]), str(scope_id), document, place)


def _kind_of(event: Mapping[str, Any], document: Mapping[str, Any]) -> ChangeKind | ScopeChangeKind:
    match event["ns"]["coll"]:
        case "scopes":
            return ScopeChangeKind.CREATED
        case "audit_events":
            return ScopeChangeKind.DELETED
        case "deleted":
            return ChangeKind.DELETED
    if event["operationType"] == "update":
        return ChangeKind.CHANGED
    return ChangeKind.RESTORED if "restored_at" in document else ChangeKind.CREATED
