"""The real application over a real MongoDB for callers made by hand, each of whom sends a name for a token."""

import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import httpx
from pymongo import AsyncMongoClient
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp

from server.app import build_app
from server.http.refusal import RequestRefused
from server.installation import Installation, open_installation
from server.settings import Settings
from services.model.caller import Caller
from services.model.secret import Secret
from tests.fakes.data import Memory
from tests.fakes.moments import MemoryMoments
from tests.server.readers import share_readers
from tests.support import FrozenClock, make_authority_key

BASE = "http://127.0.0.1:8080"


@dataclass
class Callers:
    """Stands for the access tokens: a token is the name of a caller, who may be another one the next time."""

    by_name: dict[str, Caller] = field(default_factory=dict)

    async def authenticate(self, connection: HTTPConnection) -> Caller:
        """Return the caller; raises RequestRefused (401)."""
        caller = self.by_name.get(connection.headers.get("authorization", "").removeprefix("Bearer "))
        if caller is None:
            raise RequestRefused(401, "UNAUTHENTICATED", "There is no such caller.", headers={"WWW-Authenticate": "Bearer"})
        return caller


@dataclass(frozen=True)
class Served:
    """One installation, whom it knows, and a client."""

    app: ASGIApp
    callers: Callers
    http: httpx.AsyncClient
    clock: FrozenClock
    installation: Installation

    async def ask(self, caller: str, query: str, **variables: Any) -> dict[str, Any]:
        """Return `data` of an answer without errors."""
        headers = {"Authorization": f"Bearer {caller}"}
        answer = (await self.http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)).json()
        assert "errors" not in answer, answer
        return cast(dict[str, Any], answer["data"])


@asynccontextmanager
async def served(mongo_uri: str, data: Path, callers: Mapping[str, Caller], **settings: Any) -> AsyncIterator[Served]:
    """Open an installation that knows these callers, with a database of its own, without the periodic job, and remove it at the end.

    The page is the one that is built in the folder `dist` of its data, if one is: never that of this tree, which may be any or none.
    """
    clock, name = FrozenClock(datetime.now(UTC).replace(microsecond=0)), f"callers_{uuid.uuid4().hex}"
    uri = Secret(mongo_uri.encode())
    chosen = Settings(data=data, mongodb_uri=uri, mongodb_database=name, mongodb_driver="pymongo", dev_token=False, **settings)
    known = Callers(dict(callers))
    mongo: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(mongo_uri)
    moments, readers = MemoryMoments(Memory(), clock), await share_readers()
    async with open_installation(chosen, clock, moments, reader=readers, make_authority_key=make_authority_key) as opened, mongo:
        app = build_app(chosen, replace(opened, tokens=replace(opened.tokens, access=cast(Any, known))), page=data / "dist")
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE, timeout=30) as http:
            yield Served(app, known, http, clock, opened)
        await mongo.drop_database(name)
