"""How long one filter may be searched for."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pymongo
from pymongo.errors import PyMongoError

from services.errors import InvalidInput
from services.storage.mongo.database import Database

SEARCH_TIME = 2.0
"""Seconds of one filter that no index leads to few candidates of: shorter than the database's time limit, so that it is told apart."""


@asynccontextmanager
async def limit_search(database: Database, refuse: Callable[[], InvalidInput]) -> AsyncIterator[None]:
    """Give a filter SEARCH_TIME; raises what `refuse` makes when it is over and the database answers, else ServiceUnavailable."""
    try:
        with pymongo.timeout(min(SEARCH_TIME, database.timeout or SEARCH_TIME)):
            yield
    except PyMongoError as error:
        if not error.timeout:
            raise
        await database.ping()  # nobody knows what took so long where it does not answer
        raise refuse() from None
