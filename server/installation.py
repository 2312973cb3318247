"""Start every part of an installation, and stop it again."""

import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import cast

from server.clock import SystemClock
from server.health import Check
from server.jobs.background import in_background, migrate_or_serve_on
from server.jobs.reading import read_again_beside
from server.session.endpoint import SessionEndpoint
from server.settings import Settings
from server.wiring.checkpoints import open_outlet
from server.wiring.installation import describe_installation
from server.wiring.parts import Parts
from server.wiring.session import open_sign_in
from server.wiring.tokens import Tokens, open_tokens
from server.wiring.use_cases import UseCases
from services.access.binding import Endpoints
from services.audit.note_reads import NoteReads
from services.authorities.cfssl import CfsslAuthority
from services.encryption.master_key import LocalKeyProvider, MasterKey, parse_master_key
from services.encryption.positions import PositionSeal
from services.errors import ClockDiffers, ServiceUnavailable
from services.issuance.key_pairs import generate_key_pair
from services.issuance.local_authority import create_hierarchy, open_hierarchy
from services.model.generation import CertificateAuthority, KeyAlgorithm, KeyPair, OrganizationAttributes
from services.ports.authorities import IssuingAuthority
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.authorities import AuthorityStore
from services.repositories.moments import MomentRepository
from services.rules.clock_trust import ClockTrust
from services.storage.embedded.binary import explain_full, is_full
from services.storage.embedded.mongod import EmbeddedMongod
from services.storage.files.private import make_private_folder
from services.storage.files.problems import explaining
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.checkpoints import MongoCheckpoints
from services.storage.mongo.authorities import MongoAuthorities
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.change_feed import MongoChangeFeed
from services.storage.mongo.configurations import MongoConfigurations
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.deletion import MongoDeletion
from services.storage.mongo.expiries.statistics import MongoStatistics
from services.storage.mongo.failures import opening
from services.storage.mongo.indexes import prepare_database
from services.storage.mongo.installation import check_master_key, open_master_key
from services.storage.mongo.labels import MongoLabels
from services.storage.mongo.moments import MongoMoments
from services.storage.mongo.readings import MongoReadings
from services.storage.mongo.records import MongoIdempotencyRecords, MongoIntents
from services.storage.mongo.renewals import MongoRenewals
from services.storage.mongo.revocations import MongoRevocations
from services.storage.mongo.scope_memory import ScopeMemory, keep_true
from services.storage.mongo.scopes import MongoScopes
from services.storage.mongo.service_keys import MongoServiceKeys
from services.storage.mongo.subscriptions import MongoSubscriptions
from services.storage.mongo.tenants import MongoTenants
from services.storage.mongo.versions import MongoVersions
from services.workers.key_pairs import KeyPairLanes
from services.workers.pool import ReaderPool

_log = logging.getLogger(__name__)

LOCAL_AUTHORITY = "local"
"""The name under which the local authority's certificates and keys are stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What the edges need: the use cases, who may call them, and how to see whether all parts work."""

    use_cases: UseCases
    authority: IssuingAuthority
    tokens: Tokens
    session: SessionEndpoint
    checks: Mapping[str, Check]


@asynccontextmanager
async def open_installation(
    settings: Settings,
    clock: Clock | None = None,
    moments: MomentRepository | None = None,
    *,
    reader: ReaderPool | None = None,
    make_authority_key: Callable[[KeyAlgorithm], KeyPair] = generate_key_pair,
) -> AsyncIterator[Installation]:
    """Start every part, give the installation, and stop every part in the reverse order.

    `clock` and `moments` stand for the machine's and the database's clock in tests; `reader` is one that runs already, and is left to run;
    `make_authority_key` makes the keys of a local authority, where there is none yet.
    Raises what keeps a part from starting: what `server/__main__.py` lists as EXPLAINED.
    """
    async with AsyncExitStack() as parts:
        clock = clock or SystemClock()
        database, keys = await parts.enter_async_context(open_storage(settings))
        trust = ClockTrust(clock, moments or MongoMoments(database))
        # With a wrong clock the service starts, tells that it is not ready, and waits for the clock to be set right.
        with _pointing_to_mongodb(settings), suppress(ClockDiffers):
            await trust.check()
        if reader is None:
            reader = await parts.enter_async_context(aclosing(ReaderPool(size=settings.readers)))
            await reader.start()
        make_key_pair = await parts.enter_async_context(aclosing(KeyPairLanes(size=max(1, (os.cpu_count() or 1) - 1))))
        with _pointing_to_mongodb(settings):
            make = _hierarchy_maker(settings.organization, clock, trust, make_key=make_authority_key)
            authority = await _open_authority(settings, MongoAuthorities(database, keys), parts, make=make)
        feed = await parts.enter_async_context(aclosing(MongoChangeFeed(database, PositionSeal(keys))))
        await parts.enter_async_context(in_background(migrate_or_serve_on(database)))
        memory = ScopeMemory()
        await parts.enter_async_context(in_background(keep_true(database, memory)))
        audit, versions = MongoAudit(database), MongoVersions(database)
        notes = NoteReads(audit=audit, clock=clock)
        parts.push_async_callback(notes.close)
        wired = Parts(
            scopes=MongoScopes(database, memory),
            certificates=MongoCertificates(database),
            configurations=MongoConfigurations(database),
            statistics=MongoStatistics(database),
            labels=MongoLabels(database),
            versions=versions,
            attributes=MongoAttributes(database),
            deletion=MongoDeletion(database),
            readings=MongoReadings(database),
            renewals=MongoRenewals(database),
            audit=audit,
            checkpoints=MongoCheckpoints(database, keys),
            checkpoint_outlet=open_outlet(settings, parts),
            intents=MongoIntents(database),
            idempotency=MongoIdempotencyRecords(database),
            revocations=MongoRevocations(database),
            service_keys=MongoServiceKeys(database),
            tenants=MongoTenants(database),
            subscriptions=MongoSubscriptions(database),
            feed=feed,
            reader=reader,
            converter=reader,
            read_notes=notes,
            make_key_pair=make_key_pair,
            keys=keys,
            clock=clock,
            trust=trust,
            authority=authority,
            limits=settings.limits,
            endpoints=Endpoints(public_url=settings.base_url, token_domain=settings.token_domain),
            organization=settings.organization,
            installation=describe_installation(settings.limits, authority, trusted_documents=settings.trusted_documents),
        )
        use_cases = UseCases(wired)
        parts.push_async_callback(use_cases.certificates.publish.close)
        await parts.enter_async_context(in_background(read_again_beside(database, use_cases.certificates.read_again)))
        tokens = await parts.enter_async_context(open_tokens(settings, database, wired, authorize=use_cases.access.authorize))
        session = await parts.enter_async_context(open_sign_in(settings, database, wired, tokens=tokens))
        yield Installation(
            use_cases=use_cases,
            authority=authority,
            tokens=tokens,
            session=session,
            checks={
                "mongodb": database.ping,
                "masterKey": lambda: check_master_key(database, keys),
                "readers": reader.check,
                "clock": trust.check,
            },
        )


@asynccontextmanager
async def open_storage(settings: Settings) -> AsyncIterator[tuple[Database, KeyProvider]]:
    """Open the database, prepared, and the master key that goes with it; raises as `open_installation`."""
    async with AsyncExitStack() as parts:
        with explaining(settings.data), opening(), _pointing_to_mongodb(settings):
            make_private_folder(settings.data)
            database = connect(await _find_mongodb(settings, parts), cast(Driver, settings.mongodb_driver), name=settings.mongodb_database)
            parts.push_async_callback(database.close)
            await prepare_database(database)
            keys = LocalKeyProvider(await _load_master_key(settings, database))
            await check_master_key(database, keys)
        yield database, keys


@contextmanager
def _pointing_to_mongodb(settings: Settings) -> Iterator[None]:
    """Say where to look when MongoDB does not answer a start."""
    place = "the MongoDB of DESTCERT_MONGODB_URI" if settings.mongodb_uri is not None else f"{settings.data}/mongod/mongod.log"
    try:
        yield
    except ClockDiffers:
        raise
    except ServiceUnavailable as error:
        if settings.mongodb_uri is None and is_full(settings.data):
            raise explain_full(settings.data) from error
        raise ServiceUnavailable(f"{error} Look at {place}.") from error


async def _find_mongodb(settings: Settings, parts: AsyncExitStack) -> str:
    """Return the URI of the installation's own MongoDB, or start the embedded one."""
    if settings.mongodb_uri is not None:
        return settings.mongodb_uri.reveal().decode()
    mongod = EmbeddedMongod(settings.data / "mongod", cache=settings.mongodb_cache)
    uri = await mongod.start()
    parts.push_async_callback(mongod.stop)
    return uri


async def _load_master_key(settings: Settings, database: Database) -> MasterKey:
    if settings.master_key is not None:
        return parse_master_key(settings.master_key.reveal().decode())
    return await open_master_key(database, settings.data / "master-key")


def _hierarchy_maker(
    organization: OrganizationAttributes, clock: Clock, trust: ClockTrust, *, make_key: Callable[[KeyAlgorithm], KeyPair]
) -> Callable[[], tuple[CertificateAuthority, ...]]:
    def make() -> tuple[CertificateAuthority, ...]:
        if trust.differs:
            raise ClockDiffers
        return create_hierarchy(clock.now(), organization=organization.organization, country=organization.country, make_key_pair=make_key)

    return make


async def _open_authority(
    settings: Settings, store: AuthorityStore, parts: AsyncExitStack, *, make: Callable[[], tuple[CertificateAuthority, ...]]
) -> IssuingAuthority:
    if settings.cfssl is not None:
        cfssl = CfsslAuthority(settings.cfssl)
        parts.push_async_callback(cfssl.close)
        return cfssl
    return open_hierarchy(await store.load_or_create(LOCAL_AUTHORITY, make), crl_url=f"{settings.base_url}/pki/issuing.crl")
