"""What a caller learns of other tenants and scopes: the same octets and the same database commands as of what exists nowhere.

Every field with arguments and every route has a rule; a new one fails until it has one, too.
"""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import pytest_asyncio
from graphql import GraphQLInterfaceType, GraphQLObjectType
from graphql import build_schema as build_core_schema

from resolvers.schema import build_schema
from server.rest.operations import TABLE
from services.model.caller import Caller, CallerLevels, Right
from services.model.limits import Limits
from services.storage.mongo import choosing, sharing
from tests.commands import naming_commands
from tests.server.callers import Served, served
from tests.server.isolation.asking import Told, ask, say
from tests.server.isolation.operations import OPERATIONS, WITHOUT_LEVELS
from tests.server.isolation.questions import CHANGES, READS, TOLD_OF_NOTHING, Question, Rule
from tests.server.isolation.routes import OF_FIELDS, OF_SESSIONS, OF_TOKENS, PLAIN, list_routes
from tests.server.isolation.things import Own, Things, add_own, add_tenants, add_theirs
from tests.server.page.pages import build_page
from tests.support import chain_of_three

OWNER, TOKEN_DOMAIN = "tessa", "tokens.example"  # such as is no word of any answer
ALL = frozenset(Right) - {Right.INSTALLATION_ADMIN}
CALLERS = {
    OWNER: Caller(tenant="acme", subject=OWNER, rights=ALL),
    "other tenant": Caller(tenant="beta", subject="other tenant", rights=ALL),
    "scope of another tenant": Caller(tenant="gamma", subject="scope of another tenant"),
    "other scope": Caller(tenant="acme", subject="other scope"),
    "reader of another scope": Caller(tenant="acme", subject="reader of another scope"),
    "no right to certificates": Caller(tenant="acme", subject="no right to certificates", rights=frozenset({Right.TRUST_READ})),
    "nobody": Caller(tenant="acme", subject="nobody"),
}
IN_OWN_SCOPE = {"scope of another tenant": ALL, "other scope": ALL, "reader of another scope": frozenset({Right.CERTIFICATE_READ})}
OTHERS = [name for name in CALLERS if name != OWNER]


@dataclass(frozen=True)
class Houses:
    """Two tenants in one installation: the owner's things, and what each of the others has."""

    served: Served
    theirs: Things
    own: dict[str, tuple[Own, Own]]

    def told_to(self, name: str) -> Things:
        """Return what that caller holds of the owner's; what it has shares a certificate with them."""
        return replace(self.theirs, own=self.own[name][0])

    def nowhere(self, name: str, *, scope: str | None = None) -> Things:
        """Return the like that exists nowhere, or in no certificate of that scope."""
        return replace(self.theirs.nowhere(scope=scope), own=self.own[name][1])


@asynccontextmanager
async def build_houses(mongo_uri: str, folder: Path) -> AsyncIterator[Houses]:
    """Give an installation with the owner's things and what each of the others has."""
    shared = chain_of_three("own.example")
    limits = Limits(scopes_per_tenant=len(CALLERS) + 8)
    build_page(folder / "dist")
    async with served(mongo_uri, folder, CALLERS, limits=limits, token_domain=TOKEN_DOMAIN) as here:
        await add_tenants(here)
        own = {}
        for name, caller in CALLERS.items():
            here.callers.by_name["administrator"] = replace(caller, subject="administrator", rights=ALL)
            own[name] = await add_own(here, "administrator", shared, f"{name} of its own")
            scope_rights = {own[name][0].scope: rights} if (rights := IN_OWN_SCOPE.get(name)) else {}
            here.callers.by_name[name + WITHOUT_LEVELS] = replace(caller, scope_rights=scope_rights)
            levels = CallerLevels(subaccount_scope_id=own[name][0].scope, instance_scope_id=own[name][0].scope)
            here.callers.by_name[name] = replace(caller, scope_rights=scope_rights, levels=levels)
        theirs = await add_theirs(here, OWNER, shared, own[OWNER][0])
        await wait_until_known(here, theirs.scope)
        yield Houses(here, theirs, own)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def houses(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Houses]:
    async with build_houses(mongo_uri, tmp_path_factory.mktemp("houses")) as built:
        yield built


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def houses_of_rest(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Houses]:
    """Others: what was changed by GraphQL stays there, under names by which REST asks for theirs."""
    async with build_houses(mongo_uri, tmp_path_factory.mktemp("houses-of-rest")) as built:
        yield built


async def wait_until_known(here: Served, scope: str) -> None:
    """Return when the service remembers their scope, by which somebody else could tell that it is one."""
    async with asyncio.timeout(10):
        while await count_commands(here, "query ($id: ID!) { scope(id: $id) { id } }", id=scope):
            await asyncio.sleep(0.05)


async def count_commands(here: Served, query: str, **variables: str) -> int:
    """Return how many commands the owner's question costs."""
    with naming_commands() as named:
        await here.ask(OWNER, query, **variables)
    return len(named)


def list_fields() -> set[str]:
    """Return every field that takes arguments."""
    kinds = build_core_schema(build_schema().as_str()).type_map.items()
    return {
        f"{name}.{field}"
        for name, kind in kinds
        if not name.startswith("__") and isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for field, value in kind.fields.items()
        if value.args
    }


def test_every_field_with_arguments_has_a_rule() -> None:
    assert list_fields() == {*READS, *CHANGES}


@pytest.fixture(scope="module")
def compared() -> Iterator[Counter[str]]:
    """How many answers and their commands were compared, printed at the end."""
    counter: Counter[str] = Counter()
    yield counter
    print(f"\n{counter.total()} answers with their commands were compared: {dict(counter)}")  # noqa: T201  # shown with -s


async def compare(houses: Houses, caller: str, rules: dict[str, Rule], *, changing: bool = False) -> int:
    """Ask all questions about their things and about none, in turns; return how many there were. `changing` is for those that leave something."""
    number, learnt = 0, []
    for field, rule in rules.items():
        spare = houses.nowhere(caller)
        about = [houses.nowhere(caller), houses.told_to(caller), houses.nowhere(caller, scope=houses.theirs.scope)]
        for again, *asked in zip(rule(spare), *(rule(things) for things in about), strict=True):
            for way in asked[0].ways:
                nothing, theirs, elsewhere = [
                    await ask(houses.served, caller, question, way=way, about=things) for question, things in zip(asked, about, strict=True)
                ]
                # The first time, the own things may not have been known yet.
                if changing or nothing != theirs:
                    nothing = await ask(houses.served, caller, again, way=way, about=spare)
                number += 2
                learnt += [tell(field, asked[1], theirs, other) for other in (nothing, elsewhere) if theirs != other]
    assert not learnt, f"{len(learnt)} of {number} tell something to {caller}:\n" + "\n".join(learnt[:10])
    return number


def tell(field: str, question: Question, theirs: Told, other: Told) -> str:
    """Return what differs."""
    if theirs.answer != other.answer:
        return f"{field} {question.variables}: {theirs.answer[-600:]}\n  and of nothing: {other.answer[-600:]}"
    return f"{field} {question.variables}: {theirs.commands - other.commands} more, {other.commands - theirs.commands} less"


@pytest.mark.parametrize("caller", OTHERS)
async def test_reading_tells_nothing_of_others(houses: Houses, caller: str, compared: Counter[str]) -> None:
    compared["reads"] += await compare(houses, caller, READS)


@pytest.mark.slow
@pytest.mark.parametrize("caller", ["other scope", "reader of another scope", "other tenant"])
async def test_reading_tells_nothing_of_what_others_have_much_of(
    houses: Houses, caller: str, monkeypatch: pytest.MonkeyPatch, compared: Counter[str]
) -> None:
    """What is read for a filter depends on how many certificates meet it; two of theirs are many here."""
    for module, name in ((choosing, "FEW_CANDIDATES"), (choosing, "MAX_CANDIDATES"), (sharing, "MAX_TOGETHER"), (sharing, "COMMON")):
        monkeypatch.setattr(module, name, 1)
    compared["reads of much"] += await compare(houses, caller, READS)


@pytest.mark.parametrize("caller", OTHERS)
async def test_changing_tells_nothing_of_others(houses: Houses, caller: str, compared: Counter[str]) -> None:
    compared["changes"] += await compare(houses, caller, CHANGES, changing=True)


def test_every_operation_has_a_rule() -> None:
    assert {f"{row.method} {row.path}" for row in TABLE} == set(OPERATIONS)


@pytest.mark.parametrize("caller", OTHERS)
async def test_an_operation_tells_nothing_of_others(houses_of_rest: Houses, caller: str, compared: Counter[str]) -> None:
    compared["operations"] += await compare(houses_of_rest, caller, OPERATIONS, changing=True)


async def test_every_route_has_a_rule(houses: Houses) -> None:
    assert list_routes(houses.served.app) == OF_FIELDS | OF_SESSIONS | OF_TOKENS | set(PLAIN)


@pytest.mark.parametrize("path", PLAIN.values())
async def test_a_route_without_fields_tells_everybody_the_same(houses: Houses, path: str, compared: Counter[str]) -> None:
    things, told = houses.theirs, []
    for caller in (OWNER, *CALLERS, None):  # the first time, an answer may be made that is kept then
        for about in (things, things.nowhere()):
            headers = {"Authorization": f"Bearer {caller}"} if caller else {}
            with naming_commands() as commands:
                response = await houses.served.http.get(path, params={"id": about.certificate}, headers=headers)
            assert response.status_code == 200
            told.append((say(response), Counter((one.name, one.collection) for one in commands)))
    assert told[2:] == [told[2]] * len(told[2:])
    compared["answers of other routes"] += len(told[2:])


@pytest.mark.parametrize("method", ["POST", "DELETE"])
async def test_a_session_tells_nobody_who_comes_without_its_cookie(houses: Houses, method: str, compared: Counter[str]) -> None:
    told = []
    for caller in (*CALLERS, None):
        headers = {"Authorization": f"Bearer {caller}"} if caller else {}
        with naming_commands() as commands:
            response = await houses.served.http.request(method, "/session", json={}, headers=headers)
        told.append((say(response), Counter((one.name, one.collection) for one in commands)))
    assert told == [told[0]] * len(told)
    assert not told[0][1]
    compared["answers of sessions"] += len(told)


async def test_the_token_endpoint_tells_nothing_of_other_clients_and_tenants(houses: Houses, compared: Counter[str]) -> None:
    theirs, _ = await add_client(houses.served, OWNER)
    own, secret = await add_client(houses.served, "other tenant")
    wrong, tenant = "x" * len(secret), CALLERS[OWNER].tenant
    asked: list[tuple[tuple[str, str, dict[str, str]], ...]] = [
        ((theirs, wrong, {}), *((word_like(theirs), wrong, {}) for _ in range(2))),
        ((own, secret, {"x-zid": tenant}), *((own, secret, {"x-zid": word_like(tenant)}) for _ in range(2))),
        (
            (own, secret, {"Host": f"at-{tenant}.{TOKEN_DOMAIN}"}),
            *((own, secret, {"Host": f"at-{word_like(tenant)}.{TOKEN_DOMAIN}"}) for _ in range(2)),
        ),
    ]
    for client_id, client_secret in [(own, secret), (own, wrong)]:  # a right and a wrong one are told apart by who has the client
        told = await ask_token(houses.served, client_id, client_secret, {})
        assert ("access_token" in told.answer) == (client_secret == secret)
    for about in asked:
        for basic in (False, True):
            told_of = [await ask_token(houses.served, *one, basic=basic) for one in about]
            assert told_of == [told_of[0]] * len(told_of)
            assert "access_token" not in told_of[0].answer
            compared["answers of the token endpoint"] += len(told_of) - 1


async def add_client(here: Served, caller: str) -> tuple[str, str]:
    """Return the id and the secret of a new service key."""
    query = """mutation { createServiceKey(input: {name: "n", subaccount: "clients", subaccountRights: [CERTIFICATE_READ]}) {
      ... on Error { message } ... on CreateServiceKeySuccess { clientSecret serviceKey { clientId } } } }"""
    made = (await here.ask(caller, query))["createServiceKey"]
    return made["serviceKey"]["clientId"], made["clientSecret"]


def word_like(word: str) -> str:
    """Return other letters and digits in the same places: a word that names nothing."""
    return "".join(secrets.choice("abcdef") if one.isalnum() else one for one in word)


async def ask_token(here: Served, client_id: str, secret: str, headers: dict[str, str], *, basic: bool = False) -> Told:
    """Return what is told to who asks for a token."""
    form = {"grant_type": "client_credentials", **({} if basic else {"client_id": client_id, "client_secret": secret})}
    auth = httpx.BasicAuth(quote(client_id, safe=""), quote(secret, safe="")) if basic else httpx.USE_CLIENT_DEFAULT
    with naming_commands() as commands:
        response = await here.http.post("/oauth/token", data=form, headers=headers, auth=auth)
    return Told(say(response), Counter((one.name, one.collection) for one in commands))


async def test_what_a_caller_may_do_is_said_without_asking_the_database(houses: Houses) -> None:
    here, named = houses.served, "query ($id: ID!) { scope(id: $id) { id %s } scopes { nodes { id %s } } }"
    await wait_until_known(here, houses.theirs.scope)  # it forgets all while the database is too busy to tell of changes
    assert await count_commands(here, "{ viewer { subject tenant permissions expiresAt } }") == 0
    without, asked = [await count_commands(here, named % (field, field), id=houses.theirs.scope) for field in ("", "viewerPermissions")]
    assert (without, asked) == (1, 1)


async def test_their_owner_is_told_of_each(houses: Houses) -> None:
    """Each rule asks something: last, because the owner takes the things away."""
    silent = set()
    for field, rule in {**READS, **CHANGES}.items():
        things, nothing = houses.told_to(OWNER), houses.nowhere(OWNER)
        asked = [pair for pair in zip(rule(things), rule(nothing), strict=True) if not pair[0].query.startswith("subscription")]
        for question, other in asked:
            told = await ask(houses.served, OWNER, question, way="post", about=things)
            if told != await ask(houses.served, OWNER, other, way="post", about=nothing):
                break  # one is enough
        else:
            silent |= {field} if asked else set()
    assert silent == TOLD_OF_NOTHING
