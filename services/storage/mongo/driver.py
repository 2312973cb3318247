"""The drivers: PyMongo's own asynchronous client, and Motor's, used only where the two have the same methods.

The types are PyMongo's; Motor's classes stand behind them by a cast, and every test of the adapter runs with both.
"""

import inspect
from typing import Any

from pymongo import AsyncMongoClient
from pymongo.asynchronous.change_stream import AsyncChangeStream
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.collection import AsyncCollection

Found = dict[str, Any]
Client = AsyncMongoClient[Found]
Collection = AsyncCollection[Found]
ChangeStream = AsyncChangeStream[Found]
Session = AsyncClientSession


async def settle(result: Any) -> Any:
    """Return the result, awaited where the driver gives an awaitable: the two differ in that for some methods."""
    return await result if inspect.isawaitable(result) else result
