"""Whatever rights somebody has, every operation answers as a small table says, which knows nothing of the code."""

import asyncio
import pickle
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import cache

import pytest
from graphql import GraphQLObjectType
from graphql import build_schema as build_core_schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolvers.context import Context
from resolvers.schema import build_schema
from services.certificates.plan import GenerateRequest
from services.certificates.upload import UploadRequest
from services.destinations.create import CreateRequest
from services.errors import DomainError
from services.model.access import Role
from services.model.caller import Caller, Right
from services.model.contents import FileType
from services.model.destination import ConfigurationKind, DestinationType
from services.model.generation import KeyAlgorithm
from services.model.identity import (
    new_certificate_id,
    new_configuration_id,
    new_scope_id,
    new_service_key_id,
    write_entry_id,
    write_entry_ids,
)
from services.model.lifecycle import ChangeKind, ScopeChange, ScopeChangeKind
from services.model.scope import ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from tests.fakes.data import publish, tell
from tests.services.access.keys import make_key, make_tenant, subscribe
from tests.support import CALLER, STRANGER, Bench, chain_of_three, issue, p12_of, pem_chain

ALLOWED, FORBIDDEN, NOT_FOUND, NULL = "allowed", "FORBIDDEN", "NOT_FOUND", None
READ, WRITE, ADMIN = Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE, Right.SCOPE_ADMIN
SEE, SET = Right.DESTINATION_READ, Right.DESTINATION_WRITE
EXPORT, EXPORT_PRIVATE = Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE
ACCESS, AUDIT, INSTALLATION = Right.ACCESS_ADMIN, Right.AUDIT_READ, Right.INSTALLATION_ADMIN
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
    destination: str
    fragment: str
    key: str
    subscription: str
    tenant: str | None = None
    """None: it exists nowhere."""

    @property
    def entry(self) -> str:
        """The id of the one entry of the uploaded certificate."""
        return write_entry_id(write_entry_ids(self.uploaded, version=1, count=1), 0)


@dataclass(frozen=True)
class Operation:
    """What is asked, and which rights it needs, in this order; `ask` is about the target."""

    field: str
    rights: tuple[Right, ...]
    ask: Callable[[Target], str]
    place: str = "scope"
    of_tenant: bool = False
    """Whether what is asked for belongs to the target's tenant, and is not found in another one."""


def change(name: str, *rights: Right, give: Callable[[Target], str]) -> Operation:
    """Return a mutation of something in a scope."""
    return Operation(
        f"Mutation.{name}", rights, lambda target: f"mutation {{ {name}(input: {{{give(target)}}}) {{ ... on Error {{ code }} }} }}"
    )


def manage(name: str, *rights: Right, give: Callable[[Target], str], of_tenant: bool = False) -> Operation:
    """Return a mutation that needs the rights in the whole tenant."""
    return replace(change(name, *rights, give=give), place="tenant", of_tenant=of_tenant)


def look(name: str, *rights: Right, ask: Callable[[Target], str]) -> Operation:
    """Return a query: any of the rights will do."""
    return Operation(f"Query.{name}", rights, lambda target: f"{{ {ask(target)} }}", "look")


def export(select: Callable[[Target], str]) -> Operation:
    """Return the export of destinations: a query that answers as changes do."""
    return Operation(
        "Query.exportDestinations",
        (SEE,),
        lambda target: f"{{ exportDestinations(input: {{selection: {{{select(target)}}}}}) {{ ... on Error {{ code }} }} }}",
    )


OPERATIONS = [
    manage("createScope", ADMIN, give=lambda _: 'level: SUBACCOUNT, subaccount: "fresh"'),
    manage("createServiceKey", ACCESS, WRITE, give=lambda _: 'name: "k", subaccount: "mine", tenantRights: [CERTIFICATE_WRITE]'),
    manage("createServiceKey", ACCESS, WRITE, ADMIN, give=lambda _: 'name: "k", subaccount: "fresh", tenantRights: [CERTIFICATE_WRITE]'),
    manage("deleteServiceKey", ACCESS, give=lambda target: f'serviceKey: "{target.key}"', of_tenant=True),
    manage("createTenant", INSTALLATION, give=lambda _: 'subdomain: "fresh"'),
    manage("suspendTenant", INSTALLATION, give=lambda _: f'tenant: "{STRANGER.tenant}"'),
    manage("resumeTenant", INSTALLATION, give=lambda _: f'tenant: "{STRANGER.tenant}"'),
    manage("subscribeTenant", INSTALLATION, give=lambda _: f'provider: "{STRANGER.tenant}", subscriber: "{CALLER.tenant}", subaccount: "mine"'),
    manage("unsubscribeTenant", INSTALLATION, give=lambda target: f'subscription: "{target.subscription}"'),
    Operation("Query.serviceKeys", (ACCESS,), lambda _: "{ serviceKeys { nodes { id } } }", "tenant"),
    Operation("Query.tenants", (INSTALLATION,), lambda _: "{ tenants { nodes { id } } }", "tenant"),
    Operation("Query.subscriptions", (ACCESS,), lambda _: "{ subscriptions { nodes { id } } }", "tenant"),
    Operation("Query.subscriptions", (INSTALLATION,), lambda _: f'{{ subscriptions(tenant: "{STRANGER.tenant}") {{ nodes {{ id }} }} }}', "tenant"),
    Operation("Query.node", (ACCESS,), lambda target: f'{{ node(id: "{target.key}") {{ id }} }}', "tenant", of_tenant=True),
    look("auditEvents", AUDIT, ask=lambda target: f'auditEvents(filter: {{scopeId: "{target.scope}"}}) {{ nodes {{ nounId }} }}'),
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
    change("createDestination", SET, give=lambda target: f'scope: "{target.scope}", name: "fresh", type: HTTP'),
    change("replaceDestination", SET, give=lambda target: f'destination: "{target.destination}", type: HTTP, properties: []'),
    change("setDestinationLabels", SET, give=lambda target: f'destination: "{target.destination}", labels: []'),
    change("deleteDestination", SET, give=lambda target: f'destination: "{target.destination}"'),
    change("createFragment", SET, give=lambda target: f'scope: "{target.scope}", name: "fresh"'),
    change("replaceFragment", SET, give=lambda target: f'fragment: "{target.fragment}", properties: []'),
    change("setFragmentLabels", SET, give=lambda target: f'fragment: "{target.fragment}", labels: []'),
    change("deleteFragment", SET, give=lambda target: f'fragment: "{target.fragment}"'),
    change("importDestinations", SET, give=lambda target: f'scope: "{target.scope}", source: {{text: "Name=fresh"}}'),
    export(lambda target: f'scope: "{target.scope}"'),
    export(lambda target: f'configurations: ["{target.destination}", "{target.fragment}"]'),
    look("node", SEE, ask=lambda target: f'node(id: "{target.fragment}") {{ id ... on Configuration {{ properties {{ name }} }} }}'),
    look("destination", SEE, ask=lambda target: f'destination(id: "{target.destination}") {{ id properties {{ name }} }}'),
    look("fragment", SEE, ask=lambda target: f'fragment(id: "{target.fragment}") {{ id }}'),
    look("destinations", SEE, ask=lambda _: "destinations(first: 100) { nodes { id } }"),
    look("fragments", SEE, ask=lambda _: "fragments(first: 100) { nodes { id } }"),
    look("node", READ, ADMIN, SEE, ask=lambda target: f'node(id: "{target.scope}") {{ id }}'),
    look("scope", READ, ADMIN, SEE, ask=lambda target: f'scope(id: "{target.scope}") {{ id }}'),
    look("node", READ, ask=lambda target: f'node(id: "{target.locked}") {{ id }}'),
    look("node", READ, ask=lambda target: f'node(id: "{target.entry}") {{ id }}'),
    look("nodes", READ, ask=lambda target: f'nodes(ids: ["{target.entry}"]) {{ id }}'),
    look("nodes", SEE, ask=lambda target: f'nodes(ids: ["{target.destination}", "{target.fragment}"]) {{ id }}'),
    look("nodes", READ, ADMIN, SEE, ask=lambda target: f'nodes(ids: ["{target.scope}"]) {{ id }}'),
    Operation("Query.nodes", (ACCESS,), lambda target: f'{{ nodes(ids: ["{target.key}"]) {{ id }} }}', "tenant", of_tenant=True),
    look("certificate", READ, ask=lambda target: f'certificate(id: "{target.uploaded}") {{ id entries {{ alias }} }}'),
    look("certificates", READ, ask=lambda target: f'certificates(filter: {{scope: "{target.scope}"}}) {{ nodes {{ id }} }}'),
    look("scopes", READ, ADMIN, SEE, ask=lambda _: "scopes(first: 100) { nodes { id } }"),
    Operation("Subscription.certificateChanged", (READ,), lambda target: target.scope),
    Operation("Subscription.certificateChanged", (READ,), lambda _: "", "look"),
    Operation("Subscription.scopeChanged", (READ, ADMIN, SEE), lambda _: "", "look"),
]  # fmt: skip

ABOUT_NO_SCOPE = {
    f"Query.{name}" for name in ("viewer", "installation", "inspectCertificate", "statistics", "labelsInUse", "presentPosition")
}
"""viewer and installation need no right; the others need one anywhere, and tell nothing of a scope that is named."""


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
        if not caller.rights.issuperset(operation.rights):
            return FORBIDDEN
        missing = NOT_FOUND if operation.field.startswith("Mutation.") else NULL
        return missing if operation.of_tenant and not exists else ALLOWED
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
    memory: bytes
    """Of the bench, pickled: which is copied ten times as fast."""
    places: dict[str, Target]


async def make_target(bench: Bench, caller: Caller, name: str, *, subscription: str) -> Target:
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
    generated = (await use.certificates.generate(caller, wish)).certificate.id
    await use.certificates.renew(caller, generated)
    destination, fragment = [
        (
            await use.destinations.create(
                caller, CreateRequest(scope_id=scope.id, kind=kind, name="shop", type=type_, properties={"URL": "x"})
            )
        ).id
        for kind, type_ in ((ConfigurationKind.DESTINATION, DestinationType.HTTP), (ConfigurationKind.FRAGMENT, None))
    ]
    return Target(
        scope=scope.id,
        empty=empty.id,
        uploaded=uploaded,
        generated=generated,
        locked=locked,
        deleted=deleted,
        destination=destination,
        fragment=fragment,
        key=(await make_key(bench, caller, subaccount=name)).key.id,
        subscription=subscription,
        tenant=caller.tenant,
    )


def make_nowhere(subscription: str) -> Target:
    scope = new_scope_id()
    names = ("uploaded", "generated", "locked", "deleted")
    certificates = {name: new_certificate_id(scope) for name in names}
    return Target(
        scope=scope,
        empty=new_scope_id(),
        **certificates,
        destination=new_configuration_id(ConfigurationKind.DESTINATION, scope),
        fragment=new_configuration_id(ConfigurationKind.FRAGMENT, scope),
        key=new_service_key_id(),
        subscription=subscription,
    )


async def make_world() -> World:
    bench = Bench()
    await make_tenant(bench, STRANGER.tenant)
    subscription = (await subscribe(bench, STRANGER.tenant)).id
    callers = {"mine": CALLER, "neighbour": CALLER, "foreign": STRANGER}
    places = {
        name: await make_target(bench, caller, "mine" if name == "foreign" else name, subscription=subscription)
        for name, caller in callers.items()
    }
    return World(bench, pickle.dumps(bench.memory), {**places, "nowhere": make_nowhere(subscription)})


@cache
def open_world() -> World:
    """Return one world for all tests, none of which changes it."""
    return asyncio.run(make_world())


async def find_outcome(world: World, operation: Operation, caller: Caller, target: Target) -> str | None:
    """Return what the caller hears, in a world that is as new."""
    bench = Bench(memory=pickle.loads(world.memory), keys=world.bench.keys)
    if operation.field.startswith("Subscription."):
        return await listen(bench, caller, operation, target)
    result = await SCHEMA.execute(operation.ask(target), context_value=Context(caller, bench.use_cases(), "r1"))
    if result.errors:
        cause = result.errors[0].original_error
        assert isinstance(cause, DomainError), result.errors
        return cause.code.name
    (answer,) = (result.data or {}).values()
    answer = answer[0] if isinstance(answer, list) else answer  # of `nodes`: the others are like it
    if answer is not None and "nodes" in answer:
        return ALLOWED if operation.place == "tenant" or target.scope.removeprefix("scp_") in str(answer["nodes"]) else NULL
    return None if answer is None else str(answer.get("code", ALLOWED))


async def listen(bench: Bench, caller: Caller, operation: Operation, target: Target) -> str | None:
    """Return what a subscription tells of the target's scope: of one that is named, nothing until something changes, if it is allowed."""

    async def authenticate() -> Caller:
        return caller

    use, scope = bench.use_cases(), operation.ask(target) or None
    watching = (
        use.scopes.watch(authenticate) if operation.field == "Subscription.scopeChanged" else use.certificates.watch(authenticate, scope)
    )
    async with aclosing(watching) as changes:
        first = asyncio.ensure_future(anext(changes))
        done, _ = await asyncio.wait([first], timeout=0.01)
        if not done and target.tenant is not None:
            publish(bench.memory, ChangeKind.CHANGED, bench.memory.certificates[target.uploaded].certificate)
            gone = ScopeChange(kind=ScopeChangeKind.DELETED, scope_id=target.scope, scope=None, position="gone")
            tell(bench.memory, target.tenant, gone)
            done, _ = await asyncio.wait([first], timeout=0.01)
        if not done:
            first.cancel()
            await asyncio.wait([first])
            return NULL
    error = first.exception()
    assert error is None or isinstance(error, DomainError)
    return ALLOWED if error is None else error.code.name


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


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=draw_caller(), operation=st.sampled_from(OPERATIONS), place=st.sampled_from(PLACES))
def test_everybody_hears_what_the_table_says(
    drawn: tuple[str, frozenset[Right], dict[str, frozenset[Right]]], operation: Operation, place: str
) -> None:
    world, (tenant, rights, by_place) = open_world(), drawn
    scope_rights = {
        scope_id: given for name, given in by_place.items() for scope_id in (world.places[name].scope, world.places[name].empty)
    }
    caller, target = Caller(tenant=tenant, subject="drawn", rights=rights, scope_rights=scope_rights), world.places[place]
    assert asyncio.run(find_outcome(world, operation, caller, target)) == expect(operation, caller, target)


@pytest.mark.parametrize("role", {role.rights: role for role in Role}.values())
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.field} {len(one.rights)}")
def test_every_role_may_do_what_the_table_says(operation: Operation, role: Role) -> None:
    world = open_world()
    mine = world.places["mine"]
    caller = Caller(tenant=CALLER.tenant, subject="s", scope_rights={mine.scope: role.rights, mine.empty: role.rights})

    async def find_outcomes() -> list[str | None]:
        return [await find_outcome(world, operation, caller, target) for target in world.places.values()]

    assert asyncio.run(find_outcomes()) == [expect(operation, caller, target) for target in world.places.values()]
