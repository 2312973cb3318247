"""What is listed by its age, page by page: scopes, service keys, tenants, subscriptions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from services.model.query import Direction, Page, Position
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import order_key
from services.storage.mongo.driver import Collection

AGE = "order_created_at"
"""The field that they are sorted by."""


class Aged(Protocol):
    """Has an id and the time of its creation."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def created_at(self) -> datetime:
        """The time of its creation."""


T = TypeVar("T", bound=Aged)


def age_of(noun: Aged) -> str:
    """Return what it is sorted by."""
    return order_key(Position(value=noun.created_at, id=noun.id))


def write_aged(noun: Aged) -> dict[str, Any]:
    """Return its document."""
    return {**write_stored(noun), AGE: age_of(noun)}


async def list_by_age(  # noqa: PLR0913  # where, which, and which page of it
    database: Database,
    collection: Collection,
    kind: type[T],
    *,
    condition: Mapping[str, Any],
    after: Position | None,
    limit: int,
    direction: Direction,
) -> Page[T]:
    """Return those of the condition by creation time, oldest first if ascending; raises ServiceUnavailable."""
    beyond, order = ("$gt", 1) if direction is Direction.ASC else ("$lt", -1)
    position = {AGE: {beyond: order_key(after)}} if after else {}
    cursor = collection.find({**condition, **position}).sort([(AGE, order)]).limit(limit + 1)
    async with database.answering():
        documents = await cursor.to_list(limit + 1)
    return Page(items=tuple(read_stored(kind, document) for document in documents[:limit]), has_next=len(documents) > limit)
