"""What somebody can do with a position that others had: hear no more than without it, and learn nothing by it."""

import asyncio
import base64
import secrets
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from services.model.caller import Caller, Right
from services.model.lifecycle import Change
from tests.commands import naming_commands
from tests.server.callers import Served, served
from tests.server.isolation.asking import WAYS
from tests.server.isolation.questions import WATCH, WATCH_SCOPES, Question
from tests.server.isolation.things import add_certificate, add_scope, add_tenants
from tests.support import chain_of_three, pem_chain

ALL = frozenset(Right) - {Right.INSTALLATION_ADMIN}
CALLERS = {
    "owner": Caller(tenant="acme", subject="owner", rights=ALL),
    "stranger": Caller(tenant="beta", subject="stranger", rights=ALL),
    "writer": Caller(tenant="acme", subject="writer", rights=frozenset({Right.CERTIFICATE_WRITE})),
    "nobody": Caller(tenant="acme", subject="nobody"),
}
PEM = pem_chain(*chain_of_three())


@dataclass(frozen=True)
class House:
    """An installation in which the owner heard of a change, and of one more since."""

    served: Served
    scope: str
    position: str

    def watch(self, caller: str, after: str | None = None) -> AsyncGenerator[Change, None]:
        """Watch all scopes."""

        async def authenticate() -> Caller:
            return self.served.callers.by_name[caller]

        return self.served.installation.use_cases.certificates.watch(authenticate, after=after)

    async def add(self) -> str:
        """Return the id of a new certificate of the owner."""
        return await add_certificate(self.served, "owner", self.scope, f"{secrets.token_hex(8)}.pem", PEM)

    async def ask(self, caller: str, question: Question, way: str) -> tuple[str, Counter[tuple[str, str]]]:
        """Return what the caller hears, without the words of the question, and what the database was asked."""
        with naming_commands() as named:
            async with asyncio.timeout(10):
                answer = await WAYS[way](self.served, caller, question)
        return answer, Counter((one.name, one.collection) for one in named)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with served(mongo_uri, tmp_path_factory.mktemp("positions"), CALLERS) as here:
        await add_tenants(here)
        scope = await add_scope(here, "owner", "theirs")
        empty = House(here, scope, "")
        changes = empty.watch("owner")
        first = asyncio.ensure_future(anext(changes))
        while not first.done():
            await empty.add()
            await asyncio.sleep(0.05)
        position = (await first).position
        await changes.aclose()
        yield House(here, scope, position)


@pytest.mark.parametrize("way", ["socket", "events"])
@pytest.mark.parametrize("query", [WATCH, WATCH_SCOPES], ids=["certificates", "scopes"])
@pytest.mark.parametrize("caller", ["stranger", "nobody"])
async def test_a_position_of_others_is_as_none(house: House, caller: str, query: str, way: str) -> None:
    await house.add()
    none = secrets.token_urlsafe(len(house.position))[: len(house.position)]
    told = [await house.ask(caller, Question(query, {"after": after}), way) for after in (none, house.position, none)]
    assert told[1] == told[2]
    assert ("RESUME_INVALID" if caller == "stranger" else "FORBIDDEN") in told[1][0]


@pytest.mark.parametrize("way", ["socket", "events"])
async def test_a_position_shows_no_scope_to_who_may_not_read_it(house: House, way: str) -> None:
    for asked in ({"scope": house.scope, "after": house.position}, {"after": house.position}):
        answer, _ = await house.ask("writer", Question(WATCH, asked), way)
        assert "FORBIDDEN" in answer


async def test_who_may_read_one_scope_hears_of_no_other_behind_a_position_of_the_whole_tenant(house: House) -> None:
    mine = await add_scope(house.served, "owner", secrets.token_hex(4))
    house.served.callers.by_name["reader"] = Caller(
        tenant="acme", subject="reader", scope_rights={mine: frozenset({Right.CERTIFICATE_READ})}
    )
    await house.add()
    told = await add_certificate(house.served, "owner", mine, "mine.pem", PEM)
    changes = house.watch("reader", after=house.position)
    async with asyncio.timeout(10):
        assert (await anext(changes)).certificate_id == told
    await changes.aclose()


async def test_a_position_says_nothing(house: House) -> None:
    """Of which certificate it is the position, and how many changes others made in the same second, would stand in mongod's token."""
    octets = base64.urlsafe_b64decode(house.position + "==")
    assert house.scope.removeprefix("scp_").encode() not in octets
