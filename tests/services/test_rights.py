"""Which rights each use case needs: one row each, tried with all of them, without each one, elsewhere, and by a stranger."""

import asyncio
import inspect
import pickle
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import pytest

from server.wiring.use_cases import UseCases
from services.access.create_service_key import ServiceKeyRequest
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.certificates.export import ExportRequest
from services.certificates.plan import GenerateRequest
from services.certificates.replace import ReplaceRequest
from services.certificates.upload import UploadRequest
from services.destinations.export_files import ExportFilesRequest
from services.destinations.importing import ImportRequest
from services.destinations.levels import FragmentName, LookUpLevel
from services.destinations.look_up import LookUpRequest
from services.destinations.replace import ReplaceRequest as ReplaceConfigurationRequest
from services.errors import Forbidden, NotFound
from services.model.access import ServiceKey, Subscription
from services.model.audit import AuditFilter, AuditListing
from services.model.caller import Caller, CallerLevels, Right
from services.model.certificate import Certificate, Label
from services.model.contents import FileType
from services.model.conversion import Wishes
from services.model.destination import Configuration, ConfigurationFilter, ConfigurationKind, ConfigurationListing
from services.model.generation import KeyAlgorithm, RevocationReason
from services.model.identity import new_scope_id
from services.model.labels import LabelsInUse
from services.model.lifecycle import ChangeKind, ScopeChange, ScopeChangeKind
from services.model.query import CertificateFilter, Listing, Matches
from services.model.scope import Scope, ScopeLevel
from services.model.secret import Secret
from services.model.statistics import Statistics
from services.rules.access import SEES_SCOPE
from services.rules.giving import Wish
from services.scopes.create import ScopeRequest
from tests.fakes.data import publish, tell
from tests.services.access.keys import make_key, make_tenant, subscribe
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.making import PROPERTIES, a_request, make
from tests.support import CALLER, NOW, Bench, chain_of_three, issue, name_use_cases, p12_of, pem_chain

READ, WRITE = Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE
AUDIT = Right.AUDIT_READ
EXPORT, EXPORT_PRIVATE, ADMIN = Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE, Right.SCOPE_ADMIN
READ_DESTINATION, WRITE_DESTINATION, READ_SECRETS = Right.DESTINATION_READ, Right.DESTINATION_WRITE, Right.DESTINATION_READ_SECRETS
ACCESS, INSTALLATION = Right.ACCESS_ADMIN, Right.INSTALLATION_ADMIN


@dataclass
class World:
    """A scope with one certificate of each kind that the use cases ask for, a destination and a fragment, and an empty scope."""

    bench: Bench
    scope: Scope
    empty: Scope
    uploaded: Certificate
    public: Certificate
    locked: Certificate
    generated: Certificate
    deleted: Certificate
    destination: Configuration
    fragment: Configuration
    key: ServiceKey
    subscription: Subscription

    @property
    def fingerprint(self) -> CertificateFilter:
        """By which the public certificate is found."""
        return CertificateFilter(sha256=self.bench.memory.certificates[self.public.id].certificate.facts.sha256[0])

    def snapshot(self) -> object:
        """Return what is stored."""
        memory = self.bench.memory
        return deepcopy(
            (
                *(memory.scopes, memory.certificates, memory.deleted, memory.audit, memory.idempotency, memory.intents, memory.revoked),
                *(memory.service_keys, memory.tenants, memory.subscriptions, memory.configurations),
            )
        )


_MADE: list[tuple[World, bytes]] = []


async def make_world() -> World:
    """Return a copy of one world, which is made once: making it takes longer than most tests with it."""
    if not _MADE:
        made = await make_first_world()
        _MADE.append((made, pickle.dumps(made.bench.memory)))
    ((made, memory),) = _MADE
    return replace(made, bench=Bench(memory=pickle.loads(memory), keys=made.bench.keys, authority=made.bench.authority))


async def make_first_world() -> World:
    bench = Bench()
    use_cases = bench.use_cases()
    scope = await make_scope(bench)
    empty = await use_cases.scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="empty"))
    chain = chain_of_three()
    deleted = await upload(bench, issue("deleted").pem, "deleted.pem", scope=scope)
    await use_cases.certificates.delete(CALLER, deleted.id)
    generated = await use_cases.certificates.generate(
        CALLER,
        GenerateRequest(scope_id=scope.id, name="generated", file_type=FileType.PEM, key_algorithm=KeyAlgorithm.EC_P256),
    )
    return World(
        bench=bench,
        scope=scope,
        empty=empty,
        uploaded=await upload(bench, pem_chain(*chain, with_key=True), "uploaded.pem", scope=scope),
        public=await upload(bench, pem_chain(*chain), "public.pem", scope=scope, labels=(Label(key="stage", values=("test",)),)),
        locked=await upload(bench, p12_of(*chain, password=b"pw"), "locked.p12", scope=scope),
        generated=generated.certificate,
        deleted=deleted,
        destination=await make(bench, scope=scope),
        fragment=await make(bench, scope=scope, kind=ConfigurationKind.FRAGMENT),
        key=(await make_key(bench, subaccount="empty")).key,
        subscription=await a_subscription(bench),
    )


async def a_subscription(bench: Bench) -> Subscription:
    """Return the subscription of a new tenant, acme; another one, idle, is subscribed to nothing."""
    await make_tenant(bench)
    await make_tenant(bench, "idle")
    return await subscribe(bench)


def wish(rights: set[Right], *, subaccount: str = "empty", **changes: Any) -> ServiceKeyRequest:
    """Return the request for a key that may administrate access in the tenant, and has these rights in a subaccount."""
    given = {"tenant_rights": frozenset({ACCESS}), "subaccount_rights": frozenset(rights), **changes}
    return ServiceKeyRequest(name="new", subaccount=subaccount, service_instance=None, wish=Wish(**given))


async def first(changes: AsyncGenerator[Any, None], world: World) -> None:
    """Begin to watch, change something, and hear of it."""
    async with aclosing(changes):
        heard = anext(changes)
        waiting = asyncio.ensure_future(heard)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if not waiting.done():
            await world.bench.use_cases().certificates.label(CALLER, world.public.id, [Label(key="a", values=())])
        await waiting


def watch(world: World, caller: Caller) -> Awaitable[object]:
    return first(world.bench.use_cases().certificates.watch(nobody_else(caller), world.scope.id), world)


def nobody_else(caller: Caller) -> Callable[[], Awaitable[Caller]]:
    """Return what says who is there: always this caller."""

    async def authenticate() -> Caller:
        return caller

    return authenticate


async def hears(changes: AsyncGenerator[Any, None], world: World) -> bool:
    """Return whether who watches is told that the scope's certificate was changed and the scope was deleted, or raise what is raised."""
    async with aclosing(changes):
        waiting = asyncio.ensure_future(anext(changes))
        await asyncio.wait([waiting], timeout=0.01)
        if not waiting.done():
            publish(world.bench.memory, ChangeKind.CHANGED, world.public)
            gone = ScopeChange(kind=ScopeChangeKind.DELETED, scope_id=world.scope.id, scope=None, position="gone")
            tell(world.bench.memory, world.scope.tenant, gone)
            await asyncio.wait([waiting], timeout=0.01)
        if waiting.done():
            return str((await waiting).scope_id) == world.scope.id
        waiting.cancel()
        await asyncio.wait([waiting])
        return False


def exporting(certificate: str, **wishes: Any) -> Callable[[UseCases, Caller, World], Awaitable[object]]:
    return lambda use, caller, world: use.certificates.export(
        caller, ExportRequest(certificate_id=getattr(world, certificate).id, password=Secret(b"pw"), wishes=Wishes(**wishes))
    )


def looking_up(**request: Any) -> Callable[[UseCases, Caller, World], Awaitable[object]]:
    """Look the destination up as a program whose subaccount is the scope, with the fragment of the same name."""
    wanted = LookUpRequest(name="orders", fragments=(FragmentName(name="orders"),), **request)
    return lambda use, caller, world: use.destinations.look_up(
        replace(caller, levels=CallerLevels(subaccount_scope_id=world.scope.id)), wanted
    )


Act = Callable[[UseCases, Caller, World], Awaitable[object]]

ROWS: list[tuple[str, set[Right], Act]] = [
    ("scopes.delete.__call__", {ADMIN}, lambda use, caller, world: use.scopes.delete(caller, world.empty.id)),
    ("certificates.upload.__call__", {WRITE}, lambda use, caller, world: use.certificates.upload(
        caller, UploadRequest(scope_id=world.scope.id, file_name="new.pem", octets=Secret(issue("new").pem))
    )),
    ("certificates.upload.dry_run", {WRITE}, lambda use, caller, world: use.certificates.upload.dry_run(
        caller, UploadRequest(scope_id=world.scope.id, file_name="new.pem", octets=Secret(issue("new").pem))
    )),
    ("certificates.inspect.__call__", {READ}, lambda use, caller, world: use.certificates.inspect(caller, Secret(issue("a").pem), file_name=None, password=None)),
    ("certificates.unlock.__call__", {WRITE}, lambda use, caller, world: use.certificates.unlock(caller, world.locked.id, Secret(b"pw"))),
    ("certificates.label.__call__", {WRITE}, lambda use, caller, world: use.certificates.label(caller, world.uploaded.id, [Label(key="k", values=("v",))])),
    ("certificates.export.__call__", {READ, EXPORT, EXPORT_PRIVATE}, exporting("uploaded")),
    ("certificates.export.__call__", {READ, EXPORT, EXPORT_PRIVATE}, exporting("locked")),
    ("certificates.export.__call__", {READ, EXPORT, EXPORT_PRIVATE}, exporting("uploaded", include_root=False)),
    ("certificates.export.__call__", {READ, EXPORT}, exporting("public")),
    ("certificates.export.__call__", {READ}, exporting("uploaded", include_private_key=False)),
    ("certificates.delete.__call__", {WRITE}, lambda use, caller, world: use.certificates.delete(caller, world.uploaded.id)),
    ("certificates.delete.dry_run", {WRITE}, lambda use, caller, world: use.certificates.delete.dry_run(caller, world.uploaded.id)),
    ("certificates.generate.dry_run", {WRITE}, lambda use, caller, world: use.certificates.generate.dry_run(
        caller, GenerateRequest(scope_id=world.scope.id, name="more", file_type=FileType.PEM)
    )),
    ("certificates.generate.__call__", {WRITE}, lambda use, caller, world: use.certificates.generate(
        caller, GenerateRequest(scope_id=world.scope.id, name="more", file_type=FileType.PEM, key_algorithm=KeyAlgorithm.EC_P256)
    )),
    ("certificates.renew.__call__", {WRITE}, lambda use, caller, world: use.certificates.renew(caller, world.generated.id)),
    ("certificates.renew.set_automatic", {WRITE}, lambda use, caller, world: use.certificates.renew.set_automatic(
        caller, world.generated.id, automatic=True, password=None
    )),
    ("certificates.reissue.__call__", {WRITE}, lambda use, caller, world: use.certificates.reissue(
        caller, world.uploaded.id, GenerateRequest(scope_id="", name="", file_type=FileType.PEM, key_algorithm=KeyAlgorithm.EC_P256)
    )),
    ("certificates.label.add", {WRITE}, lambda use, caller, world: use.certificates.label.add(caller, world.uploaded.id, [Label(key="k", values=("v",))])),
    ("certificates.label.take", {WRITE}, lambda use, caller, world: use.certificates.label.take(caller, world.uploaded.id, [Label(key="k", values=("v",))])),
    ("certificates.replace.__call__", {WRITE}, lambda use, caller, world: use.certificates.replace(
        caller, ReplaceRequest(certificate_id=world.uploaded.id, octets=Secret(issue("b").pem))
    )),
    ("certificates.replace.dry_run", {WRITE}, lambda use, caller, world: use.certificates.replace.dry_run(
        caller, ReplaceRequest(certificate_id=world.uploaded.id, octets=Secret(issue("b").pem))
    )),
    ("certificates.revoke.__call__", {WRITE}, lambda use, caller, world: use.certificates.revoke(caller, world.generated.id, RevocationReason.UNSPECIFIED)),
    ("certificates.restore.__call__", {WRITE}, lambda use, caller, world: use.certificates.restore(caller, world.deleted.id)),
    ("certificates.watch.__call__", {READ}, lambda use, caller, world: watch(world, caller)),
    ("certificates.find.by_name", {READ}, lambda use, caller, world: use.certificates.find.by_name(caller, world.scope.id, "public.pem")),
    ("certificates.read.__call__", {READ, EXPORT, EXPORT_PRIVATE}, lambda use, caller, world: use.certificates.read(caller, [world.uploaded])),
    ("certificates.read.__call__", {READ, EXPORT, EXPORT_PRIVATE}, lambda use, caller, world: use.certificates.read(caller, [world.locked])),
    ("certificates.read.__call__", {READ, EXPORT}, lambda use, caller, world: use.certificates.read(caller, [world.public])),
    ("certificates.read.require", {READ, EXPORT, EXPORT_PRIVATE}, lambda use, caller, world: use.certificates.read.require(caller, [world.uploaded])),
    ("certificates.find.by_names", {READ}, lambda use, caller, world: use.certificates.find.by_names(caller, world.scope.id, ["public.pem"])),
    ("certificates.find.load_contents", {READ}, lambda use, caller, world: use.certificates.find.load_contents(caller, [world.public])),
    ("certificates.find.find_validities", {READ}, lambda use, caller, world: use.certificates.find.find_validities(
        caller, [world.public], numbers=[1]
    )),
    ("certificates.find.list_versions", {READ}, lambda use, caller, world: use.certificates.find.list_versions(caller, [world.public])),
    ("destinations.create.__call__", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.create(caller, a_request(world.scope, "new"))),
    ("destinations.create.dry_run", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.create.dry_run(
        caller, a_request(world.scope, "new", kind=ConfigurationKind.FRAGMENT)
    )),
    ("destinations.replace.__call__", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.replace(
        caller, ReplaceConfigurationRequest(configuration_id=world.destination.id, type=world.destination.type, properties={"URL": "https://a"})
    )),
    ("destinations.replace.dry_run", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.replace.dry_run(
        caller, ReplaceConfigurationRequest(configuration_id=world.fragment.id, type=None, properties={}, kept_secrets=frozenset({"Password"}))
    )),
    ("destinations.delete.__call__", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.delete(caller, world.destination.id)),
    ("destinations.label.__call__", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.label(
        caller, world.fragment.id, [Label(key="k", values=("v",))]
    )),
    ("destinations.label.add", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.label.add(
        caller, world.destination.id, [Label(key="k", values=("v",))]
    )),
    ("destinations.label.take", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.label.take(
        caller, world.fragment.id, [Label(key="k", values=("v",))]
    )),
    ("destinations.import_files.read", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.import_files.read(
        caller, world.scope.id, Secret(b"Name=new")
    )),
    ("destinations.import_files.__call__", {WRITE_DESTINATION}, lambda use, caller, world: use.destinations.import_files(
        caller, ImportRequest(scope_id=world.scope.id), []
    )),
    ("destinations.export_files.__call__", {READ_DESTINATION}, lambda use, caller, world: use.destinations.export_files(
        caller, ExportFilesRequest(scope_id=world.scope.id)
    )),
    ("destinations.export_files.__call__", {READ_DESTINATION}, lambda use, caller, world: use.destinations.export_files(
        caller, ExportFilesRequest(configuration_ids=(world.destination.id,))
    )),
    ("destinations.find.by_name", {READ_DESTINATION}, lambda use, caller, world: use.destinations.find.by_name(
        caller, world.scope.id, ConfigurationKind.DESTINATION, name="orders"
    )),
    ("destinations.find.by_names", {READ_DESTINATION}, lambda use, caller, world: use.destinations.find.by_names(
        caller, world.scope.id, ConfigurationKind.DESTINATION, names=["orders"]
    )),
    ("destinations.look_up.__call__", {READ_DESTINATION, READ_SECRETS}, looking_up()),
    ("destinations.look_up.__call__", {READ_DESTINATION, READ_SECRETS}, looking_up(level=LookUpLevel.PROVIDER_SUBACCOUNT)),
    ("destinations.look_up.__call__", {READ_DESTINATION}, looking_up(skips_credentials=True)),
    ("certificates.delete.__call__", {WRITE}, lambda use, caller, world: use.certificates.delete(caller, world.public.id, even_if_used=True)),
    ("certificates.find_uses.__call__", {READ}, lambda use, caller, world: use.certificates.find_uses(caller, [world.public])),
    ("destinations.find.again", {READ_DESTINATION}, lambda use, caller, world: use.destinations.find.again(caller, [world.fragment])),
    ("destinations.follow.__call__", {READ_DESTINATION}, lambda use, caller, world: use.destinations.follow(caller, [world.destination])),
    ("destinations.check.__call__", {READ_DESTINATION}, lambda use, caller, world: use.destinations.check(
        caller, [world.destination], now=NOW, may_open=lambda _: True
    )),
    ("destinations.check.dry_run", {READ_DESTINATION}, lambda use, caller, world: use.destinations.check.dry_run(
        caller, world.destination, now=NOW, may_open=lambda _: True
    )),
    ("destinations.foresee.__call__", {WRITE}, lambda use, caller, world: use.destinations.foresee(
        caller, world.public, Secret(b""), now=NOW, may_open=lambda _: True
    )),
    ("destinations.find.reveal", {READ_SECRETS}, lambda use, caller, world: use.destinations.find.reveal(caller, [world.destination])),
]  # fmt: skip
"""Use cases on one scope: they raise NotFound or Forbidden."""


async def roll_back(use: UseCases, caller: Caller, world: World) -> object:
    await use.certificates.replace(CALLER, ReplaceRequest(certificate_id=world.public.id, octets=Secret(issue("b").pem)))
    return await use.certificates.roll_back(caller, world.public.id)


async def try_roll_back(use: UseCases, caller: Caller, world: World) -> object:
    await use.certificates.replace(CALLER, ReplaceRequest(certificate_id=world.public.id, octets=Secret(issue("b").pem)))
    return await use.certificates.roll_back.dry_run(caller, world.public.id)


async def total(counting: Awaitable[Statistics]) -> int:
    return sum((await counting).types.values())


async def labels_of(found: Awaitable[LabelsInUse]) -> int:
    return len((await found).labels)


async def shared(found: Awaitable[Mapping[CertificateFilter, Matches]]) -> int:
    return sum([matches.total or 0 for matches in (await found).values()])


async def first_of(found: Awaitable[list[Any]]) -> Any:
    """Return the first of what is found."""
    return (await found)[0]


async def recall(use: UseCases, caller: Caller, world: World) -> Scope | None:
    """Return the scope of the world, which is known already."""
    world.bench.memory.recalled.add(world.scope.id)
    return use.scopes.find.recall(caller, world.scope.id)


FRAGMENTS = ConfigurationListing(kind=ConfigurationKind.FRAGMENT, first=9)

LOOKS: list[tuple[str, set[Right], Act]] = [
    ("certificates.find.__call__", {READ}, lambda use, caller, world: first_of(use.certificates.find(caller, [world.public.id]))),
    ("certificates.list.__call__", {READ}, lambda use, caller, world: items(use.certificates.list(caller, Listing(first=9)))),
    ("certificates.list.__call__", {READ}, lambda use, caller, world: items(
        use.certificates.list(caller, Listing(first=9, scope_id=world.scope.id))
    )),
    ("certificates.count.__call__", {READ}, lambda use, caller, world: total(use.certificates.count(caller))),
    ("certificates.count.__call__", {READ}, lambda use, caller, world: total(use.certificates.count(caller, scope_id=world.scope.id))),
    ("certificates.list_labels.__call__", {READ}, lambda use, caller, world: labels_of(use.certificates.list_labels(caller))),
    ("certificates.list_labels.__call__", {READ}, lambda use, caller, world: labels_of(
        use.certificates.list_labels(caller, scope_id=world.scope.id)
    )),
    ("certificates.list.count", {READ}, lambda use, caller, world: use.certificates.list.count(caller, Listing(first=9))),
    ("certificates.list.sharing", {READ}, lambda use, caller, world: shared(
        use.certificates.list.sharing(caller, Listing(first=9), [world.fingerprint])
    )),
    ("destinations.find.__call__", {READ_DESTINATION}, lambda use, caller, world: first_of(use.destinations.find(caller, [world.destination.id]))),
    ("destinations.list.__call__", {READ_DESTINATION}, lambda use, caller, world: items(use.destinations.list(caller, FRAGMENTS))),
    ("destinations.list.__call__", {READ_DESTINATION}, lambda use, caller, world: items(
        use.destinations.list(caller, replace(FRAGMENTS, scope_id=world.scope.id))
    )),
    ("destinations.list.count", {READ_DESTINATION}, lambda use, caller, world: use.destinations.list.count(caller, FRAGMENTS)),
    ("destinations.list.count", {READ_DESTINATION}, lambda use, caller, world: use.destinations.list.count(
        caller, replace(FRAGMENTS, filter=ConfigurationFilter(certificate=PROPERTIES["KeyStoreLocation"]))
    )),
    ("scopes.find.__call__", {READ_DESTINATION}, lambda use, caller, world: first_of(use.scopes.find(caller, [world.scope.id]))),
    ("scopes.find.by_names", {READ}, lambda use, caller, world: use.scopes.find.by_names(caller, world.scope.subaccount)),
    ("scopes.find.by_names", {ADMIN}, lambda use, caller, world: use.scopes.find.by_names(caller, world.scope.subaccount)),
    ("scopes.find.recall", {READ}, recall),
    ("scopes.find.recall", {ADMIN}, recall),
    ("scopes.find.recall", {READ_DESTINATION}, recall),
    ("scopes.list.__call__", {READ_DESTINATION}, lambda use, caller, world: items(use.scopes.list(caller, first=9, after=None))),
    ("scopes.find.__call__", {READ}, lambda use, caller, world: first_of(use.scopes.find(caller, [world.scope.id]))),
    ("scopes.find.__call__", {ADMIN}, lambda use, caller, world: first_of(use.scopes.find(caller, [world.scope.id]))),
    ("audit.list.__call__", {AUDIT}, lambda use, caller, world: items(use.audit.list(caller, AuditListing(first=9)))),
    ("audit.list.__call__", {AUDIT}, lambda use, caller, world: items(
        use.audit.list(caller, AuditListing(first=9, filter=AuditFilter(scope_id=world.scope.id)))
    )),
    ("audit.list.count", {AUDIT}, lambda use, caller, world: use.audit.list.count(caller, AuditListing(first=9))),
    ("scopes.list.__call__", {READ}, lambda use, caller, world: items(use.scopes.list(caller, first=9, after=None))),
    ("scopes.list.count", {ADMIN}, lambda use, caller, world: use.scopes.list.count(caller)),
    ("certificates.watch.__call__", {READ}, lambda use, caller, world: hears(use.certificates.watch(nobody_else(caller)), world)),
    ("scopes.watch.__call__", {READ}, lambda use, caller, world: hears(use.scopes.watch(nobody_else(caller)), world)),
    ("scopes.watch.__call__", {ADMIN}, lambda use, caller, world: hears(use.scopes.watch(nobody_else(caller)), world)),
    ("scopes.watch.__call__", {READ_DESTINATION}, lambda use, caller, world: hears(use.scopes.watch(nobody_else(caller)), world)),
]  # fmt: skip
"""Looks find nothing where there is no right, and raise Forbidden where there is none anywhere."""

OF_THE_TENANT: list[tuple[str, set[Right], Act]] = [
    ("scopes.create.__call__", {ADMIN}, lambda use, caller, world: use.scopes.create(
        caller, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="another")
    )),
    ("access.create_service_key.__call__", {ACCESS}, lambda use, caller, world: use.access.create_service_key(caller, wish(set()))),
    ("access.create_service_key.__call__", {ACCESS, READ}, lambda use, caller, world: use.access.create_service_key(caller, wish({READ}))),
    ("access.create_service_key.__call__", {ACCESS, ADMIN}, lambda use, caller, world: use.access.create_service_key(
        caller, wish(set(), subaccount="fresh")
    )),
    ("access.create_service_key.__call__", {ACCESS, ADMIN, INSTALLATION}, lambda use, caller, world: use.access.create_service_key(
        caller, wish(set(), subaccount="fresh", tenant_rights=frozenset({INSTALLATION}))
    )),
    ("access.delete_service_key.__call__", {ACCESS}, lambda use, caller, world: use.access.delete_service_key(caller, world.key.id)),
    ("access.find_service_key.__call__", {ACCESS}, lambda use, caller, world: first_of(use.access.find_service_key(caller, [world.key.id]))),
    ("access.list_service_keys.__call__", {ACCESS}, lambda use, caller, world: use.access.list_service_keys(caller, first=9, after=None)),
    ("access.list_service_keys.count", {ACCESS}, lambda use, caller, world: use.access.list_service_keys.count(caller)),
    ("access.create_tenant.__call__", {INSTALLATION}, lambda use, caller, world: use.access.create_tenant(caller, TenantRequest(subdomain="new"))),
    ("access.suspend_tenant.__call__", {INSTALLATION}, lambda use, caller, world: use.access.suspend_tenant(caller, "acme")),
    ("access.suspend_tenant.resume", {INSTALLATION}, lambda use, caller, world: use.access.suspend_tenant.resume(caller, "acme")),
    ("access.list_tenants.__call__", {INSTALLATION}, lambda use, caller, world: use.access.list_tenants(caller, first=9, after=None)),
    ("access.list_tenants.count", {INSTALLATION}, lambda use, caller, world: use.access.list_tenants.count(caller)),
    ("access.subscribe.__call__", {INSTALLATION}, lambda use, caller, world: use.access.subscribe(
        caller, SubscriptionRequest(subscriber="idle", subaccount="theirs")
    )),
    ("access.unsubscribe.__call__", {INSTALLATION}, lambda use, caller, world: use.access.unsubscribe(caller, world.subscription.id)),
    ("access.list_subscriptions.__call__", {ACCESS}, lambda use, caller, world: use.access.list_subscriptions(caller, first=9, after=None)),
    ("access.list_subscriptions.__call__", {INSTALLATION}, lambda use, caller, world: use.access.list_subscriptions(
        caller, "acme", first=9, after=None
    )),
    ("access.list_subscriptions.count", {ACCESS}, lambda use, caller, world: use.access.list_subscriptions.count(caller)),
    ("access.list_subscriptions.count", {INSTALLATION}, lambda use, caller, world: use.access.list_subscriptions.count(caller, "default")),
]  # fmt: skip

OF_NOBODY = {
    "audit.sign.__call__",
    "access.authorize.__call__",
    "certificates.delete.purge",
    "certificates.publish.__call__",
    "certificates.publish.close",
    "certificates.publish.note_change",
    "certificates.read_again.__call__",
    "certificates.renew.renew_due",
    "certificates.sweep.__call__",
}
"""What the service does by itself, the revocation list, which anybody may fetch, and the tokens of programs that prove who they are."""

OF_NO_SCOPE = {"scopes.watch.find_position"}
"""What needs a right anywhere, and is the same wherever that is."""

ROLL_BACKS: list[tuple[str, set[Right], Act]] = [
    ("certificates.roll_back.__call__", {WRITE}, roll_back),
    ("certificates.roll_back.dry_run", {WRITE, READ}, try_roll_back),
]
WRITTEN = [*ROWS, *ROLL_BACKS]


async def items(page: Awaitable[Any]) -> tuple[Any, ...]:
    return tuple((await page).items)


def caller_with(rights: set[Right], *scopes: Scope) -> Caller:
    """A caller with the rights in these scopes, or in the whole tenant where none is named."""
    if not scopes:
        return Caller(tenant="default", subject="s", rights=frozenset(rights))
    return Caller(tenant="default", subject="s", scope_rights={scope.id: frozenset(rights) for scope in scopes})


def names(rows: list[tuple[str, set[Right], Act]]) -> list[str]:
    return [f"{number} {row[0]}" for number, row in enumerate(rows)]


def test_every_use_case_has_a_row() -> None:
    found = {
        f"{use_case}.{name}"
        for use_case, instance in name_use_cases().items()
        for name, method in inspect.getmembers(type(instance), inspect.isfunction)
        if name == "__call__" or not name.startswith("_")
    }
    assert found == {row[0] for row in (*WRITTEN, *LOOKS, *OF_THE_TENANT)} | OF_NOBODY | OF_NO_SCOPE


@pytest.mark.parametrize("row", WRITTEN, ids=names(WRITTEN))
async def test_with_exactly_its_rights_in_its_scope_or_in_the_tenant_it_works(row: tuple[str, set[Right], Act]) -> None:
    _, rights, act = row
    for everywhere in (False, True):
        world = await make_world()
        caller = caller_with(rights) if everywhere else caller_with(rights, world.scope, world.empty)
        await act(world.bench.use_cases(), caller, world)


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
async def test_without_any_one_of_its_rights_it_is_refused_and_nothing_is_stored(row: tuple[str, set[Right], Act]) -> None:
    _, rights, act = row
    world = await make_world()
    before = world.snapshot()
    everything = set(Right)
    for missing in rights:
        for caller in (caller_with(everything - {missing}), caller_with(everything - {missing}, world.scope, world.empty)):
            with pytest.raises(Forbidden, match=re.escape(missing.value)):
                await act(world.bench.use_cases(), caller, world)
    elsewhere = replace(world.scope, id=new_scope_id())
    stranger = Caller(tenant="other", subject="s", rights=frozenset(Right))
    for caller in (caller_with(everything, elsewhere), stranger, Caller(tenant="default", subject="s")):
        if row[0] == "certificates.inspect.__call__" and caller.scopes_with(*Right) != frozenset():
            continue  # it is about no scope: the right anywhere will do
        if row[0].startswith(("certificates.find.", "destinations.find.by_name")) and caller is stranger:
            continue  # tried below: the repository knows nothing of another tenant
        with pytest.raises((NotFound, Forbidden)):
            await act(world.bench.use_cases(), caller, world)
    assert world.snapshot() == before


@pytest.mark.parametrize("row", ROLL_BACKS, ids=names(ROLL_BACKS))
async def test_without_any_one_of_its_rights_nothing_is_rolled_back(row: tuple[str, set[Right], Act]) -> None:
    _, rights, act = row
    for missing in rights:
        world = await make_world()
        for caller in (caller_with(set(Right) - {missing}), caller_with(set(Right) - {missing}, world.scope)):
            with pytest.raises(Forbidden, match=re.escape(missing.value)):
                await act(world.bench.use_cases(), caller, world)


async def test_by_name_a_stranger_finds_nothing() -> None:
    world = await make_world()
    stranger = Caller(tenant="other", subject="s", rights=frozenset(Right))
    use, kind = world.bench.use_cases(), ConfigurationKind.DESTINATION
    assert await use.certificates.find.by_name(stranger, world.scope.id, "public.pem") is None
    assert await use.destinations.find.by_name(stranger, world.scope.id, kind, name="orders") is None
    assert await use.destinations.find.by_names(stranger, world.scope.id, kind, names=["orders"]) == []


@pytest.mark.parametrize("row", LOOKS, ids=names(LOOKS))
async def test_a_look_finds_what_the_right_shows_and_nothing_else(row: tuple[str, set[Right], Act]) -> None:
    _, rights, act = row
    world = await make_world()
    use = world.bench.use_cases()
    elsewhere = replace(world.scope, id=new_scope_id())
    assert await act(use, caller_with(rights), world)
    assert await act(use, caller_with(rights, world.scope), world)
    assert not await act(use, caller_with(rights, elsewhere), world)
    assert not await act(use, Caller(tenant="other", subject="s", rights=frozenset(Right)), world)
    without = set(Right) - {READ, ADMIN, AUDIT, READ_DESTINATION}
    for caller in (caller_with(without), caller_with(without, world.scope), caller_with(set())):
        with pytest.raises(Forbidden):
            await act(use, caller, world)


async def test_a_list_shows_no_more_scopes_than_the_right() -> None:
    world = await make_world()
    use = world.bench.use_cases()
    assert await use.scopes.list.count(CALLER) == 2
    assert await use.scopes.list.count(caller_with({READ}, world.scope)) == 1
    assert await items(use.scopes.list(caller_with({READ}, world.scope), first=9, after=None)) == (
        (await use.scopes.find(CALLER, [world.scope.id]))[0],
    )


@pytest.mark.parametrize("row", OF_THE_TENANT, ids=names(OF_THE_TENANT))
async def test_what_is_about_the_tenant_needs_the_right_in_the_whole_of_it(row: tuple[str, set[Right], Act]) -> None:
    _, rights, act = row
    world = await make_world()
    before = world.snapshot()
    for missing in rights:
        for caller in (
            caller_with(set(Right) - {missing}),
            replace(caller_with(set(Right) - {missing}), scope_rights={world.scope.id: frozenset(rights)}),
        ):
            with pytest.raises(Forbidden, match=re.escape(missing.value)):
                await act(world.bench.use_cases(), caller, world)
    for caller in (caller_with(set(Right), world.scope), caller_with(set(Right), world.scope, world.empty), caller_with(set())):
        with pytest.raises(Forbidden):
            await act(world.bench.use_cases(), caller, world)
    assert world.snapshot() == before
    await act(world.bench.use_cases(), caller_with(rights), world)


async def test_a_watcher_whose_right_is_taken_away_hears_nothing_more() -> None:
    world = await make_world()
    callers = iter((caller_with({READ}, world.scope), caller_with({WRITE}, world.scope)))

    async def authenticate() -> Caller:
        return next(callers)

    with pytest.raises(Forbidden):
        await first(world.bench.use_cases().certificates.watch(authenticate, world.scope.id), world)


async def test_the_position_of_a_moment_is_told_to_who_sees_a_scope() -> None:
    world = await make_world()
    find = world.bench.use_cases().scopes.watch.find_position
    for right in SEES_SCOPE:
        assert await find(caller_with({right})) == await find(caller_with({right}, world.scope))
    for caller in (caller_with(set(Right) - set(SEES_SCOPE)), caller_with(set(Right) - set(SEES_SCOPE), world.scope), caller_with(set())):
        with pytest.raises(Forbidden):
            await find(caller)
