"""The connection to MongoDB, by Motor or by PyMongo's own asynchronous client.

Sharded clusters: `certificates`, `deleted`, `versions`, `contents`, `octets` and `configurations` can be sharded by `scope_id`,
`audit_events` by `chain`, `scopes`, `receipts`, `expiry_counts`, `expiry_changes` and `audit_checkpoints` by `tenant`.
`service_keys`, `browser_sessions`, `tenants` and `subscriptions` are small and stay whole: what is unique in them is so in the whole
installation.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Literal, cast
from urllib.parse import parse_qsl, urlsplit

from bson.timestamp import Timestamp
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import AsyncMongoClient
from pymongo.errors import DuplicateKeyError, InvalidName, OperationFailure, PyMongoError

from services.storage.mongo.audit.heads import Heads
from services.storage.mongo.driver import ChangeStream, Client, Collection, Found, Session, settle
from services.storage.mongo.failures import BAD_URI, DatabaseRefused, answering
from services.storage.mongo.transactions import Transactions

Driver = Literal["motor", "pymongo"]

DATABASE_NAME = "destination_certificates"
"""Where the URI names no database."""

URI_DEFAULTS: dict[str, Any] = {
    "w": "majority",
    "journal": True,
    "retryWrites": True,
    "readConcernLevel": "majority",
    "timeoutMS": 3000,
    "serverSelectionTimeoutMS": 2000,
    "connectTimeoutMS": 1500,
    "heartbeatFrequencyMS": 1000,
    "appName": "destination-certificates",
}
"""No acknowledged write is lost, and no call hangs: measured with `kill -9` and SIGSTOP of mongod. The URI has the last word."""

_NAMESPACE_EXISTS = 48


class Database:
    """The service's collections, and transactions over them. Safe to share by all tasks of one event loop."""

    def __init__(self, client: Client, name: str, *, timeout: float, open_patient: "Callable[[], Database] | None" = None) -> None:
        self._client = client
        self._open_patient = open_patient
        self.timeout = timeout
        self._database = client[name]
        self.transactions = Transactions(client, timeout=timeout)
        self.scopes = self.collection("scopes")
        self.certificates = self.collection("certificates")
        self.deleted = self.collection("deleted")
        self.versions = self.collection("versions")
        self.contents = self.collection("contents")
        self.octets = self.collection("octets")
        self.configurations = self.collection("configurations")
        self.audit = self.collection("audit")
        """What releases before the chains wrote, until it is gathered."""
        self.audit_events = self.collection("audit_events")
        self.audit_checkpoints = self.collection("audit_checkpoints")
        self.heads = Heads()
        self.intents = self.collection("intents")
        self.idempotency = self.collection("receipts")
        self.revocations = self.collection("revocations")
        self.service_keys = self.collection("service_keys")
        self.tenants = self.collection("tenants")
        self.subscriptions = self.collection("subscriptions")
        self.expiry_counts = self.collection("expiry_counts")
        self.expiry_changes = self.collection("expiry_changes")
        self.signing_keys = self.collection("signing_keys")
        self.browser_sessions = self.collection("browser_sessions")
        self.installation = self.collection("installation")
        self.ready: set[tuple[str, str]] = set()
        """Collections and names of those indexes that are built beside the serving, as far as they are known to be there."""

    def collection(self, name: str) -> Collection:
        """Return a collection by its name."""
        return self._database[name]

    async def create_collection(self, name: str, **options: Any) -> None:
        """Make a collection with options that it cannot get later; one that exists stays as it is."""
        try:
            await self._database.create_collection(name, check_exists=False, **options)
        except OperationFailure as error:
            if error.code != _NAMESPACE_EXISTS:
                raise

    def answering(self) -> AbstractAsyncContextManager[None]:
        """Raise ServiceUnavailable from inside the context when the database does not answer in time. Every call stands in one."""
        return answering(self.timeout)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Session]:
        """Give a session all of whose reads see the data of one moment, everything that was acknowledged before included."""
        session = cast(Session, await settle(self._client.start_session(snapshot=True)))
        try:
            yield session
        finally:
            await session.end_session()

    async def watch(self, pipeline: Sequence[Mapping[str, Any]], *, wait: float, **options: Any) -> ChangeStream:
        """Return the stream of all changes from now on that pass the pipeline, opened; it says after `wait` seconds that there is none."""
        wait = min(wait, self.timeout / 2 or wait)  # less than the time limit of a call, which so never ends an idle stream
        stream: ChangeStream = await settle(self._database.watch(pipeline, max_await_time_ms=int(1000 * wait), **options))
        await stream.__aenter__()
        return stream

    @asynccontextmanager
    async def patient(self) -> "AsyncIterator[Database]":
        """Give the same database without a time limit, over connections of its own, which are cut off when the context ends.

        By PyMongo's client, whatever the driver: Motor's would block a thread, for which the process waits when it ends.
        """
        assert self._open_patient is not None
        patient = self._open_patient()
        try:
            yield patient
        finally:
            closing = asyncio.create_task(patient.close())
            try:
                await asyncio.shield(closing)
            except asyncio.CancelledError:  # closing half would leave sockets open, and PyMongo might swallow that it was cancelled
                await asyncio.wait([closing])
                raise

    async def store_once(self, document: Found) -> Found:
        """Store the installation's document of that id and return it, or the one that another replica stored before."""
        async with self.answering():
            try:
                await self.installation.insert_one(document)
            except DuplicateKeyError:
                return await self.find_installed(document["_id"]) or document
        return document

    async def find_installed(self, document_id: str) -> Found | None:
        """Return the installation's document of that id."""
        async with self.answering():
            return await self.installation.find_one({"_id": document_id})

    async def read_clock(self) -> datetime:
        """Return the present moment by the primary's clock; raises ServiceUnavailable."""
        async with self.answering():
            moment: datetime = (await self._database.command("hello"))["localTime"]
        return moment.replace(tzinfo=UTC)

    async def read_operation_time(self) -> Timestamp:
        """Return where the log of the primary ends at this moment; raises ServiceUnavailable."""
        async with self.answering():
            moment: Timestamp = (await self._database.command("ping"))["operationTime"]
        return moment

    async def ping(self) -> None:
        """Return if the primary answers; raises ServiceUnavailable."""
        async with self.answering():
            await self._database.command("ping")

    async def close(self) -> None:
        """Close all connections, after what was given up is undone."""
        await self.transactions.drain()
        await settle(self._client.close())


def connect(uri: str, driver: Driver, *, name: str | None = None) -> Database:
    """Return the database that the URI (or `name`) names; nothing is sent before the first use.

    Raises DatabaseRefused for a URI or a name that cannot be.
    """
    try:
        given = {key.lower(): value for key, value in parse_qsl(urlsplit(uri).query)}
        options = {key: value for key, value in URI_DEFAULTS.items() if key.lower() not in given}
        timeout = float(given.get("timeoutms", URI_DEFAULTS["timeoutMS"])) / 1000
        client = cast(Client, _CLIENTS[driver](uri, **options))
        name = name or urlsplit(uri).path.strip("/") or DATABASE_NAME
        client[name]
    except InvalidName:
        raise DatabaseRefused("DESTCERT_MONGODB_DATABASE is no name that a database can have.") from None
    except (PyMongoError, ValueError, TypeError, OSError):  # whose sentences may repeat parts of the password
        raise DatabaseRefused(BAD_URI) from None

    def open_patient() -> Database:
        return Database(AsyncMongoClient(uri, **{**options, "timeoutMS": 0}), name, timeout=0)

    return Database(client, name, timeout=timeout, open_patient=open_patient)


_CLIENTS: dict[Driver, Any] = {"motor": AsyncIOMotorClient, "pymongo": AsyncMongoClient}
