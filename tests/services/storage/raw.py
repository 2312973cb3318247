"""What tests do with a whole database or its server, and the service never does."""

from services.storage.embedded.mongod import EmbeddedMongod
from services.storage.mongo.database import Database
from tests.presence import not_none


def name_of(database: Database) -> str:
    """The name of the database in its server."""
    return database.scopes.database.name


async def drop(database: Database) -> None:
    """Remove the database with all that is in it."""
    await database.scopes.database.client.drop_database(name_of(database))


def process_of(mongod: EmbeddedMongod) -> int:
    """The process id of the running mongod."""
    return not_none(mongod._process).pid
