"""The application with two programs of one tenant, and what they ask of the REST API."""

import base64
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from services.model.caller import Caller, CallerLevels, Right
from services.model.scope import ScopeLevel
from services.scopes.create import ScopeRequest
from tests.server.callers import Served, served

BASE = "/destination-configuration/v1"
PROGRAM = "program"
FILES = frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE, Right.CERTIFICATE_WRITE})
ADMINISTRATOR = Caller(tenant="acme", subject="administrator", rights=frozenset(Right))


@dataclass(frozen=True)
class Rest:
    """One installation with a subaccount and a service instance, and a program that may do everything with their certificates."""

    served: Served
    levels: CallerLevels

    def admit(self, name: str, *rights: Right, levels: CallerLevels | None = None) -> str:
        """Let a program in that has these rights on both levels; return its token."""
        chosen = self.levels if levels is None else levels
        scopes = [one for one in (chosen.subaccount_scope_id, chosen.instance_scope_id) if one is not None]
        scope_rights = {scope_id: frozenset(rights) for scope_id in scopes if rights}
        self.served.callers.by_name[name] = Caller(tenant="acme", subject=name, scope_rights=scope_rights, levels=chosen)
        return name

    async def ask(self, method: str, path: str, *, token: str | None = PROGRAM, base: str = BASE, **more: Any) -> httpx.Response:
        """Send a request with the program's token."""
        headers = {**({} if token is None else {"Authorization": f"Bearer {token}"}), **more.pop("headers", {})}
        return await self.served.http.request(method, f"{base}{path}", headers=headers, **more)

    async def store(self, name: str, octets: bytes, *, level: str = "subaccount", **more: Any) -> httpx.Response:
        """Store a file by POST; fails the test if it is refused."""
        body = {"Name": name, "Content": encode(octets), **more}
        response = await self.ask("POST", f"/{level}Certificates", json=body)
        assert response.status_code == 201, response.text
        return response


def encode(octets: bytes) -> str:
    """Return the octets as `Content` says them."""
    return base64.b64encode(octets).decode()


@asynccontextmanager
async def rest(mongo_uri: str, data: Path, **settings: Any) -> AsyncIterator[Rest]:
    """Open an installation with both levels, and remove it at the end."""
    async with served(mongo_uri, data, {}, **settings) as here:
        yield await add_levels(here)


async def add_levels(here: Served, *, subaccount: str = "sub", rights: Sequence[Right] = tuple(FILES)) -> Rest:
    """Return the API with the scopes of a new subaccount and a service instance of it."""
    create = here.installation.use_cases.scopes.create
    above = await create(ADMINISTRATOR, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount=subaccount))
    below = await create(
        ADMINISTRATOR, ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount=subaccount, service_instance=f"{subaccount}-instance")
    )
    made = Rest(here, CallerLevels(subaccount_scope_id=above.id, instance_scope_id=below.id))
    made.admit(PROGRAM, *rights)
    return made
