"""Collections with all that a driver can do: tests fill, explain and govern the database, which the service never does."""

from typing import cast

from pymongo.asynchronous.collection import AsyncCollection

from services.storage.mongo.database import Database
from services.storage.mongo.driver import Collection, Found


def raw(collection: Collection) -> AsyncCollection[Found]:
    """The collection as PyMongo types it; Motor's has the same methods."""
    return cast("AsyncCollection[Found]", collection)


def name_of(database: Database) -> str:
    """The name of the database in its server."""
    return raw(database.scopes).database.name
