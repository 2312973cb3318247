"""Tenants in MongoDB."""

from pymongo.errors import DuplicateKeyError

from services.errors import NotFound, TenantTaken
from services.model.access import FIRST_TENANT, Tenant, TenantStatus
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position
from services.storage.mongo.by_age import age_of, list_by_age, write_aged
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import order_key
from services.storage.mongo.driver import Session
from services.storage.mongo.query import is_storable
from services.storage.mongo.records import run_with_records


class MongoTenants:
    """A TenantRepository. All its methods raise ServiceUnavailable when the database does not answer in time.

    FIRST_TENANT has no document: it is there before anything is stored, and nothing that is stored changes it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tenants = database.tenants

    async def add(self, tenant: Tenant, *, records: TransactionRecords) -> None:
        """Store a new tenant; raises TenantTaken."""
        document = write_aged(tenant)

        async def work(session: Session) -> None:
            try:
                await self._tenants.insert_one(document, session=session)
            except DuplicateKeyError:
                raise _taken() from None

        if FIRST_TENANT.id in (tenant.id, tenant.subdomain):
            raise _taken()
        await run_with_records(self._database, work, records=records, turn=tenant.id)

    async def find(self, tenant_id: str) -> Tenant | None:
        """Return the tenant of that id."""
        return FIRST_TENANT if tenant_id == FIRST_TENANT.id else await self._find("_id", tenant_id)

    async def find_by_subdomain(self, subdomain: str) -> Tenant | None:
        """Return the tenant of that subdomain."""
        return FIRST_TENANT if subdomain == FIRST_TENANT.subdomain else await self._find("subdomain", subdomain)

    async def _find(self, field: str, text: str) -> Tenant | None:
        if not is_storable(text):
            return None
        async with self._database.answering():
            document = await self._tenants.find_one({field: text})
        return None if document is None else read_stored(Tenant, document)

    async def list(self, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[Tenant]:
        """Return tenants by creation time, oldest first if ascending."""
        page = await list_by_age(self._database, self._tenants, Tenant, condition={}, after=after, limit=limit, direction=direction)
        is_descending, first = direction is Direction.DESC, age_of(FIRST_TENANT)
        if after is not None and (first >= order_key(after) if is_descending else first <= order_key(after)):
            return page
        found = (*page.items, FIRST_TENANT) if is_descending else (FIRST_TENANT, *page.items)
        return Page(items=found[:limit], has_next=page.has_next or len(found) > limit)

    async def count(self) -> int:
        """Return how many tenants there are."""
        async with self._database.answering():
            return 1 + await self._tenants.count_documents({})

    async def set_status(self, tenant_id: str, status: TenantStatus, *, records: TransactionRecords) -> None:
        """Suspend or resume the tenant; raises NotFound."""

        async def work(session: Session) -> None:
            changed = await self._tenants.update_one({"_id": tenant_id}, {"$set": {"status": status.value}}, session=session)
            if changed.matched_count != 1:
                raise NotFound("There is no such tenant.")

        await run_with_records(self._database, work, records=records, turn=tenant_id)


def _taken() -> TenantTaken:
    return TenantTaken("A tenant of this id or this subdomain exists already, or existed.")
