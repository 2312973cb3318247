"""Whatever rights somebody has, every operation answers as a small table says, which knows nothing of the code."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from copy import deepcopy
from dataclasses import dataclass

import pytest
from graphql import GraphQLObjectType
from graphql import build_schema as build_core_schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolvers.context import Context
from resolvers.schema import build_schema
from services.certificates.generate import GenerateRequest
from services.certificates.upload import UploadRequest
from services.errors import DomainError
from services.model.access import Role
from services.model.caller import Caller, Right
from services.model.contents import FileType
from services.model.generation import KeyAlgorithm
from services.model.identity import new_certificate_id, new_scope_id
from services.model.scope import ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from tests.presence import not_none
from tests.support import CALLER, STRANGER, Bench, chain_of_three, issue, p12_of, pem_chain

ALLOWED, FORBIDDEN, NOT_FOUND, NULL = "allowed", "FORBIDDEN", "NOT_FOUND", None
READ, WRITE, ADMIN = Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE, Right.SCOPE_ADMIN
EXPORT, EXPORT_PRIVATE = Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE
SCHEMA = build_schema()
PEM = issue("new").pem.decode()


@dataclass(frozen=True)
class Target:
    """A scope, its certificates, and a scope without any in which the same callers have the same rights."""

    scope: str
    empty: str
    uploaded: str
    generated: str
    locked: str
    deleted: str
    tenant: str | None = None
    """None: it exists nowhere."""


@dataclass(frozen=True)
class Operation:
    """What is asked, and which rights it needs, in this order; `ask` is about the target."""

    field: str
    rights: tuple[Right, ...]
    ask: Callable[[Target], str]
    place: str = "scope"


def change(name: str, *rights: Right, give: Callable[[Target], str], place: str = "scope") -> Operation:
    """Return a mutation."""
    return Operation(
        f"Mutation.{name}", rights, lambda target: f"mutation {{ {name}(input: {{{give(target)}}}) {{ ... on Error {{ code }} }} }}", place
    )


def look(name: str, *rights: Right, ask: Callable[[Target], str]) -> Operation:
    """Return a query: any of the rights will do."""
    return Operation(f"Query.{name}", rights, lambda target: f"{{ {ask(target)} }}", "look")


OPERATIONS = [
    change("createScope", ADMIN, give=lambda _: 'level: SUBACCOUNT, subaccount: "fresh"', place="tenant"),
    change("deleteScope", ADMIN, give=lambda target: f'scope: "{target.empty}"'),
    change("uploadCertificate", WRITE, give=lambda target: f'scope: "{target.scope}", fileName: "n.pem", source: {{pem: """{PEM}"""}}'),
    change("generateCertificate", WRITE, give=lambda target: f'scope: "{target.scope}", name: "n", type: PEM, keyAlgorithm: EC_P256'),
    change("unlockKeystore", WRITE, give=lambda target: f'certificate: "{target.locked}", password: "pw"'),
    change("setCertificateLabels", WRITE, give=lambda target: f'certificate: "{target.uploaded}", labels: []'),
    change("renewCertificate", WRITE, give=lambda target: f'certificate: "{target.generated}"'),
    change("setAutomaticRenewal", WRITE, give=lambda target: f'certificate: "{target.generated}", automatic: true'),
    change("replaceCertificate", WRITE, give=lambda target: f'certificate: "{target.uploaded}", source: {{pem: """{PEM}"""}}'),
    change("rollBackCertificate", WRITE, give=lambda target: f'certificate: "{target.generated}"'),
    change("revokeCertificate", WRITE, give=lambda target: f'certificate: "{target.generated}"'),
    change("exportCertificate", READ, EXPORT, EXPORT_PRIVATE, give=lambda target: f'certificate: "{target.uploaded}"'),
    change("exportCertificate", READ, give=lambda target: f'certificate: "{target.uploaded}", includePrivateKey: false'),
    change("deleteCertificate", WRITE, give=lambda target: f'certificate: "{target.uploaded}"'),
    change("restoreCertificate", WRITE, give=lambda target: f'certificate: "{target.deleted}"'),
    look("node", READ, ADMIN, ask=lambda target: f'node(id: "{target.scope}") {{ id }}'),
    look("scope", READ, ADMIN, ask=lambda target: f'scope(id: "{target.scope}") {{ id }}'),
    look("node", READ, ask=lambda target: f'node(id: "{target.locked}") {{ id }}'),
    look("certificate", READ, ask=lambda target: f'certificate(id: "{target.uploaded}") {{ id entries {{ alias }} }}'),
    look("certificates", READ, ask=lambda target: f'certificates(filter: {{scope: "{target.scope}"}}) {{ nodes {{ id }} }}'),
    look("scopes", READ, ADMIN, ask=lambda _: "scopes(first: 100) { nodes { id } }"),
    Operation("Subscription.certificateChanged", (READ,), lambda target: target.scope),
]  # fmt: skip

ABOUT_NO_SCOPE = {"Query.viewer", "Query.inspectCertificate", "Query.statistics"}
"""viewer needs no right; the other two need one anywhere, and tell nothing of a scope that is named."""


def test_every_operation_is_in_the_table() -> None:
    api = build_core_schema(SCHEMA.as_str())
    roots = [kind for kind in (api.query_type, api.mutation_type, api.subscription_type) if isinstance(kind, GraphQLObjectType)]
    fields = {f"{root.name}.{field}" for root in roots for field in root.fields}
    assert fields == {operation.field for operation in OPERATIONS} | ABOUT_NO_SCOPE


def expect(operation: Operation, caller: Caller, target: Target) -> str | None:
    """The oracle: what the caller must hear."""
    exists = target.tenant == caller.tenant
    here = caller.rights | caller.scope_rights.get(target.scope, frozenset())
    if operation.place == "tenant":
        return ALLOWED if caller.rights.issuperset(operation.rights) else FORBIDDEN
    if operation.place == "look":
        anywhere = caller.rights.union(*caller.scope_rights.values())
        if anywhere.isdisjoint(operation.rights):
            return FORBIDDEN
        return ALLOWED if exists and not here.isdisjoint(operation.rights) else NULL
    if not here:
        return NOT_FOUND
    first, *others = operation.rights
    if first not in here:
        return FORBIDDEN
    if not exists:
        return NOT_FOUND
    return ALLOWED if here.issuperset(others) else FORBIDDEN


@dataclass(frozen=True)
class World:
    """Two scopes of one tenant and one of another; ids that exist nowhere."""

    bench: Bench
    places: dict[str, Target]


async def make_target(bench: Bench, caller: Caller, name: str) -> Target:
    """Store a certificate of each kind in a new scope; the generated one has an earlier version."""
    use, chain = bench.use_cases(), chain_of_three()
    scope, empty = [
        await use.scopes.create(caller, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount=subaccount))
        for subaccount in (name, f"no {name}")
    ]
    files = {"uploaded.pem": pem_chain(*chain, with_key=True), "locked.p12": p12_of(*chain, password=b"pw"), "deleted.pem": chain[-1].pem}
    uploaded, locked, deleted = [
        (await use.certificates.upload(caller, UploadRequest(scope_id=scope.id, file_name=file, octets=Secret(octets))))[0].id
        for file, octets in files.items()
    ]
    await use.certificates.delete(caller, deleted)
    wish = GenerateRequest(scope_id=scope.id, name="made", file_type=FileType.PEM, key_algorithm=KeyAlgorithm.EC_P256)
    generated = not_none((await use.certificates.generate(caller, wish)).certificate).id
    await use.certificates.renew(caller, generated)
    return Target(
        scope=scope.id, empty=empty.id, uploaded=uploaded, generated=generated, locked=locked, deleted=deleted, tenant=caller.tenant
    )


def make_nowhere() -> Target:
    scope = new_scope_id()
    uploaded, generated, locked, deleted = (new_certificate_id(scope) for _ in range(4))
    return Target(scope=scope, empty=new_scope_id(), uploaded=uploaded, generated=generated, locked=locked, deleted=deleted)


async def make_world() -> World:
    bench = Bench()
    mine, neighbour = [await make_target(bench, CALLER, name) for name in ("mine", "neighbour")]
    return World(
        bench, {"mine": mine, "neighbour": neighbour, "foreign": await make_target(bench, STRANGER, "mine"), "nowhere": make_nowhere()}
    )


@pytest.fixture(scope="module")
def world() -> World:
    return asyncio.run(make_world())


async def find_outcome(world: World, operation: Operation, caller: Caller, target: Target) -> str | None:
    """Return what the caller hears, in a world that is as new."""
    bench = Bench(memory=deepcopy(world.bench.memory), keys=world.bench.keys)
    if operation.field.startswith("Subscription."):
        return await listen(bench, caller, target.scope)
    result = await SCHEMA.execute(operation.ask(target), context_value=Context(caller, bench.use_cases(), "r1"))
    if result.errors:
        cause = result.errors[0].original_error
        assert isinstance(cause, DomainError), result.errors
        return cause.code.name
    (answer,) = (result.data or {}).values()
    if answer is not None and "nodes" in answer:
        shown = [node["id"] for node in answer["nodes"]]
        return ALLOWED if any(target.scope.removeprefix("scp_") in one for one in shown) else NULL
    return None if answer is None else str(answer.get("code", ALLOWED))


async def listen(bench: Bench, caller: Caller, scope_id: str) -> str:
    """Return what the first step of a subscription says: nothing until something changes, if it is allowed."""

    async def authenticate() -> Caller:
        return caller

    async with aclosing(bench.use_cases().certificates.watch(authenticate, scope_id)) as changes:
        first = asyncio.ensure_future(anext(changes))
        done, _ = await asyncio.wait([first], timeout=0.01)
        if not done:
            first.cancel()
            await asyncio.wait([first])
            return ALLOWED
    error = first.exception()
    assert isinstance(error, DomainError)
    return error.code.name


RIGHTS = st.one_of(
    st.sampled_from(Role).map(lambda role: role.rights),
    st.frozensets(st.sampled_from(Right)),
    st.sampled_from(Right).map(lambda one: frozenset(Right) - {one}),
)
"""Those of a role, any at all, and all but one."""

PLACES = ("mine", "neighbour", "foreign", "nowhere")


@st.composite
def draw_caller(draw: st.DrawFn) -> tuple[str, frozenset[Right], dict[str, frozenset[Right]]]:
    """Return a tenant, rights in the whole of it, and rights by the name of a place; most have rights in one of the two only."""
    kind = draw(st.sampled_from(["tenant", "scope", "both", "none"]))
    everywhere = draw(RIGHTS) if kind in ("tenant", "both") else frozenset()
    return (
        draw(st.sampled_from([CALLER.tenant, STRANGER.tenant])),
        everywhere,
        draw(st.dictionaries(st.sampled_from(PLACES), RIGHTS, min_size=1, max_size=2)) if kind in ("scope", "both") else {},
    )


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(drawn=draw_caller(), operation=st.sampled_from(OPERATIONS), place=st.sampled_from(PLACES))
def test_everybody_hears_what_the_table_says(
    world: World, drawn: tuple[str, frozenset[Right], dict[str, frozenset[Right]]], operation: Operation, place: str
) -> None:
    tenant, rights, by_place = drawn
    scope_rights = {
        scope_id: given for name, given in by_place.items() for scope_id in (world.places[name].scope, world.places[name].empty)
    }
    caller, target = Caller(tenant=tenant, subject="drawn", rights=rights, scope_rights=scope_rights), world.places[place]
    assert asyncio.run(find_outcome(world, operation, caller, target)) == expect(operation, caller, target)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.field} {len(one.rights)}")
def test_every_role_may_do_what_the_table_says(world: World, operation: Operation, role: Role) -> None:
    mine = world.places["mine"]
    caller = Caller(tenant=CALLER.tenant, subject="s", scope_rights={mine.scope: role.rights, mine.empty: role.rights})
    for target in world.places.values():
        assert asyncio.run(find_outcome(world, operation, caller, target)) == expect(operation, caller, target)
