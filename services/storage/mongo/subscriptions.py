"""Subscriptions in MongoDB."""

from typing import Any

from pymongo.errors import DuplicateKeyError

from services.errors import NotFound, SubscriptionTaken
from services.model.access import Subscription
from services.model.identity import is_subscription_id
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position
from services.storage.mongo.by_age import list_by_age, write_aged
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session
from services.storage.mongo.records import run_with_records


class MongoSubscriptions:
    """A SubscriptionRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subscriptions = database.subscriptions

    async def add(self, subscription: Subscription, *, records: TransactionRecords) -> None:
        """Store a new subscription; raises SubscriptionTaken."""
        document = write_aged(subscription)

        async def work(session: Session) -> None:
            try:
                await self._subscriptions.insert_one(document, session=session)
            except DuplicateKeyError:
                raise SubscriptionTaken("The tenant is subscribed to this provider already.") from None

        await run_with_records(self._database, work, records=records, turn=subscription.subscriber)

    async def find(self, subscription_id: str) -> Subscription | None:
        """Return the subscription; None without asking for what is no id of one."""
        return await self._find({"_id": subscription_id}) if is_subscription_id(subscription_id) else None

    async def find_between(self, provider: str, subscriber: str) -> Subscription | None:
        """Return the subscription of these two tenants."""
        return await self._find({"provider": provider, "subscriber": subscriber})

    async def _find(self, condition: dict[str, Any]) -> Subscription | None:
        async with self._database.answering():
            document = await self._subscriptions.find_one(condition)
        return None if document is None else read_stored(Subscription, document)

    async def list(self, tenant: str, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[Subscription]:
        """Return those whose provider or subscriber the tenant is, by creation time, oldest first if ascending."""
        return await list_by_age(
            self._database, self._subscriptions, Subscription, condition=_of(tenant), after=after, limit=limit, direction=direction
        )

    async def count(self, tenant: str) -> int:
        """Return of how many subscriptions the tenant is the provider or the subscriber."""
        async with self._database.answering():
            return await self._subscriptions.count_documents(_of(tenant))

    async def remove(self, subscription_id: str, *, records: TransactionRecords) -> None:
        """Remove the subscription; raises NotFound."""

        async def work(session: Session) -> None:
            removed = await self._subscriptions.delete_one({"_id": subscription_id}, session=session)
            if removed.deleted_count != 1:
                raise NotFound("There is no such subscription.")

        await run_with_records(self._database, work, records=records, turn=subscription_id)


def _of(tenant: str) -> dict[str, Any]:
    return {"$or": [{"provider": tenant}, {"subscriber": tenant}]}
