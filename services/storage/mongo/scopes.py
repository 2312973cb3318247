"""Scopes in MongoDB."""

import builtins
from collections.abc import Collection, Sequence

from pymongo.errors import DuplicateKeyError

from services.errors import NotFound, QuotaExceeded, ScopeNotEmpty, ScopeTaken
from services.model.certificate import Certificate
from services.model.destination import Configuration, ConfigurationKind
from services.model.identity import is_scope_id
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position
from services.model.scope import Scope
from services.storage.mongo.by_age import list_by_age
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_scope
from services.storage.mongo.driver import Session, settle
from services.storage.mongo.query import is_storable
from services.storage.mongo.records import run_with_records
from services.storage.mongo.scope_memory import ScopeMemory


class MongoScopes:
    """A ScopeRepository. All its methods raise ServiceUnavailable when the database does not answer in time.

    A scope's document counts its certificates, destinations and fragments; adding one changes the count in the same transaction. So a
    scope can be removed by an operation that asks for the counts 0, and never with something in it. A count that is not there is 0: the
    releases that wrote such scopes knew no destinations.
    """

    def __init__(self, database: Database, memory: ScopeMemory | None = None) -> None:
        """`memory` is kept true by somebody else (`keep_true`); without it, every scope is read anew."""
        self._database = database
        self._scopes = database.scopes
        self._memory = memory or ScopeMemory()

    async def add(self, scope: Scope, *, quota: int, records: TransactionRecords) -> None:
        """Store a new scope; raises ScopeTaken and QuotaExceeded."""
        document = write_scope(scope)

        async def work(session: Session) -> None:
            try:
                await self._scopes.insert_one(document, session=session)
            except DuplicateKeyError:
                raise ScopeTaken("A scope of this subaccount and service instance exists already.") from None
            if await self._scopes.count_documents({"tenant": scope.tenant}, limit=quota + 1, session=session) > quota:
                raise QuotaExceeded(quota, noun="scope", of_tenant=True)

        await run_with_records(self._database, work, records=records, turn=scope.tenant)  # one after the other, so that each is counted

    async def find(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope; None without asking for what is no id of a scope."""
        if not is_scope_id(scope_id):
            return None
        async with self._database.answering():
            document = await self._scopes.find_one({"_id": scope_id, "tenant": tenant})
        return None if document is None else read_stored(Scope, document)

    async def find_named(self, tenant: str, subaccount: str, service_instance: str | None) -> Scope | None:
        """Return the scope of that subaccount and service instance."""
        if not is_storable(subaccount) or not is_storable(service_instance or ""):
            return None
        named = {"tenant": tenant, "subaccount": subaccount, "service_instance": service_instance}
        async with self._database.answering():
            document = await self._scopes.find_one(named)
        return None if document is None else read_stored(Scope, document)

    async def find_subaccounts(self, tenant: str, subaccounts: Collection[str]) -> builtins.list[Scope]:
        """Return the subaccounts' own scopes; what no scope is named by is not asked for."""
        wanted = [subaccount for subaccount in subaccounts if is_storable(subaccount)]
        if not wanted:
            return []
        named = {"tenant": tenant, "subaccount": {"$in": wanted}, "service_instance": None}
        async with self._database.answering():
            documents = await self._scopes.find(named).to_list(None)
        return [read_stored(Scope, document) for document in documents]

    def recall(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope if it is known."""
        return self._memory.recall(tenant, scope_id)

    async def find_known(self, tenant: str, scope_ids: Sequence[str]) -> builtins.list[Scope | None]:
        """Return the scopes as they were when they became known."""
        mark = self._memory.mark
        known = {scope_id: self._memory.recall(tenant, scope_id) for scope_id in scope_ids if is_scope_id(scope_id)}
        unknown = [scope_id for scope_id, scope in known.items() if scope is None]
        if unknown:
            async with self._database.answering():
                documents = await self._scopes.find({"_id": {"$in": unknown}, "tenant": tenant}).to_list(None)
            for found in [read_stored(Scope, document) for document in documents]:
                known[found.id] = found
                self._memory.keep(found, mark=mark)
        return [known.get(scope_id) for scope_id in scope_ids]

    async def list(
        self,
        tenant: str,
        among: frozenset[str] | None = None,
        *,
        after: Position | None,
        limit: int,
        direction: Direction = Direction.ASC,
    ) -> Page[Scope]:
        """Return scopes by creation time, oldest first if ascending."""
        condition = _of(tenant, among)
        return await list_by_age(self._database, self._scopes, Scope, condition=condition, after=after, limit=limit, direction=direction)

    async def count(self, tenant: str, among: frozenset[str] | None = None) -> int:
        """Return how many scopes the tenant has."""
        async with self._database.answering():
            return await self._scopes.count_documents(_of(tenant, among))

    async def remove(self, tenant: str, scope_id: str, *, records: TransactionRecords) -> None:
        """Remove an empty scope, after which its deleted certificates cannot be restored; raises NotFound or ScopeNotEmpty.

        Those are not touched, however many there are: they are purged when their time comes.
        """
        named = {"_id": scope_id, "tenant": tenant}

        async def work(session: Session) -> None:
            removed = await self._scopes.delete_one({**named, **_EMPTY}, session=session)
            if removed.deleted_count == 1:
                return
            document = await self._scopes.find_one(named, session=session)
            if document is None:
                raise NotFound("There is no such scope.")
            raise _not_empty(read_stored(Scope, document))

        try:
            await run_with_records(self._database, work, records=records)
        finally:  # it may be removed although the answer was lost
            self._memory.forget(scope_id)


def _of(tenant: str, among: frozenset[str] | None) -> dict[str, object]:
    return {"tenant": tenant} if among is None else {"tenant": tenant, "_id": {"$in": sorted(among)}}


CERTIFICATES = "certificate_count"
_COUNTS = {ConfigurationKind.DESTINATION: "destination_count", ConfigurationKind.FRAGMENT: "fragment_count"}
"""The fields of a scope's document that count what it holds."""

_EMPTY = {field: {"$in": [0, None]} for field in (CERTIFICATES, *_COUNTS.values())}


def _not_empty(scope: Scope) -> ScopeNotEmpty:
    return ScopeNotEmpty(scope.certificate_count, destination_count=scope.destination_count, fragment_count=scope.fragment_count)


def count_field(kind: ConfigurationKind) -> str:
    """Return the field of a scope's document that counts its destinations, or its fragments."""
    return _COUNTS[kind]


async def list_scope_ids(database: Database, tenant: str) -> tuple[str, ...]:
    """Return the ids of all scopes of the tenant."""
    documents: list[dict[str, str]] = await database.scopes.find({"tenant": tenant}, {"_id": 1}).to_list(None)
    return tuple(document["_id"] for document in documents)


async def sum_counts(
    database: Database, tenant: str, *, among: Sequence[str] | None, session: Session | None = None, field: str = CERTIFICATES
) -> int:
    """Return how many certificates, or what else the field counts, these scopes of the tenant hold together, or all its scopes.

    Deleted certificates do not count.
    """
    of = {"tenant": tenant} if among is None else {"tenant": tenant, "_id": {"$in": list(among)}}
    summing = {"$group": {"_id": None, "count": {"$sum": f"${field}"}}}
    found = await (await settle(database.scopes.aggregate([{"$match": of}, summing], session=session))).to_list(1)
    return int(found[0]["count"]) if found else 0


async def reserve_quota(database: Database, held: Certificate | Configuration, *, quota: int, session: Session) -> None:
    """Count one more of its kind; raises NotFound for the scope and QuotaExceeded."""
    scope, field = {"_id": held.scope_id, "tenant": held.tenant}, _find_count(held)
    room = {field: {"$not": {"$gte": quota}}}  # also where it is not there
    counted = await database.scopes.update_one({**scope, **room}, {"$inc": {field: 1}}, session=session)
    if counted.matched_count == 1:
        return
    if await database.scopes.find_one(scope, session=session) is None:
        raise NotFound("There is no such scope.")
    raise QuotaExceeded(quota, noun=held.kind.noun if isinstance(held, Configuration) else "certificate")


async def give_room_back(database: Database, held: Certificate | Configuration, session: Session) -> None:
    """Count one less of its kind."""
    scope = {"_id": held.scope_id, "tenant": held.tenant}
    await database.scopes.update_one(scope, {"$inc": {_find_count(held): -1}}, session=session)


def _find_count(held: Certificate | Configuration) -> str:
    return count_field(held.kind) if isinstance(held, Configuration) else CERTIFICATES
