"""All repositories over one set of data, in memory or in MongoDB."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.encryption.positions import PositionSeal
from services.model.lifecycle import AuditNoun, AuditRecord
from services.ports.changes import ChangeFeed
from services.repositories.attributes import AttributeRepository
from services.repositories.audit import AuditRepository, CheckpointRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.configurations import ConfigurationRepository
from services.repositories.deletion import DeletionRepository
from services.repositories.idempotency import IdempotencyRepository
from services.repositories.issuances import IntentRepository
from services.repositories.labels import LabelRepository
from services.repositories.readings import ReadingRepository
from services.repositories.renewals import RenewalRepository
from services.repositories.revocations import RevocationRepository
from services.repositories.scopes import ScopeRepository
from services.repositories.service_keys import ServiceKeyRepository
from services.repositories.statistics import StatisticsRepository
from services.repositories.subscriptions import SubscriptionRepository
from services.repositories.tenants import TenantRepository
from services.repositories.versions import VersionRepository
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.checkpoints import MongoCheckpoints
from services.storage.mongo.audit.events import read_event
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.change_feed import MongoChangeFeed
from services.storage.mongo.configurations import MongoConfigurations
from services.storage.mongo.database import Database
from services.storage.mongo.deletion import MongoDeletion
from services.storage.mongo.driver import Found, settle
from services.storage.mongo.expiries.statistics import MongoStatistics
from services.storage.mongo.labels import MongoLabels
from services.storage.mongo.readings import MongoReadings
from services.storage.mongo.records import MongoIdempotencyRecords, MongoIntents
from services.storage.mongo.renewals import MongoRenewals
from services.storage.mongo.revocations import MongoRevocations
from services.storage.mongo.scopes import MongoScopes
from services.storage.mongo.service_keys import MongoServiceKeys
from services.storage.mongo.subscriptions import MongoSubscriptions
from services.storage.mongo.tenants import MongoTenants
from services.storage.mongo.versions import MongoVersions
from tests.fakes.memory import (
    Memory,
    MemoryAttributes,
    MemoryAudit,
    MemoryCertificates,
    MemoryChangeFeed,
    MemoryCheckpoints,
    MemoryConfigurations,
    MemoryDeletion,
    MemoryIdempotencyRecords,
    MemoryIntents,
    MemoryLabels,
    MemoryReadings,
    MemoryRenewals,
    MemoryRevocations,
    MemoryScopes,
    MemoryServiceKeys,
    MemoryStatistics,
    MemorySubscriptions,
    MemoryTenants,
    MemoryVersions,
)
from tests.services.storage.examples import SET_UP

KEYS = LocalKeyProvider(new_master_key())
SEAL = PositionSeal(KEYS)


@dataclass
class Store:
    """All repositories over the same data."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    configurations: ConfigurationRepository
    statistics: StatisticsRepository
    labels: LabelRepository
    versions: VersionRepository
    attributes: AttributeRepository
    deletion: DeletionRepository
    readings: ReadingRepository
    renewals: RenewalRepository
    intents: IntentRepository
    idempotency: IdempotencyRepository
    revocations: RevocationRepository
    feed: ChangeFeed
    audit: AuditRepository
    checkpoints: CheckpointRepository
    service_keys: ServiceKeyRepository
    tenants: TenantRepository
    subscriptions: SubscriptionRepository
    read_audit: Callable[..., Awaitable[list[AuditRecord]]]
    """The audit records of certificates, or of another noun, in their order, without their ids."""
    database: Database | None = None
    """Where the data are, unless they are in memory."""


COLLECTIONS = (
    *("scopes", "certificates", "deleted", "versions", "contents", "octets", "audit", "audit_events", "intents", "receipts", "revocations"),
    *("expiry_counts", "expiry_changes", "audit_checkpoints", "service_keys", "tenants", "subscriptions"),
    *("configurations", "browser_sessions"),
)


Made = TypeVar("Made")
_made: dict[tuple[str, Hashable], tuple[Any, dict[str, list[Found]]]] = {}


async def make_once(database: Database | None, what: Hashable, make: Callable[[], Awaitable[Made]]) -> Made:
    """Return what is made in an empty database. For each further test that wants the same, only the documents are stored again.

    Each test so has data of its own, and may change them. `what` tells apart what is made. In memory, it is made each time.
    """
    if database is None:
        return await make()
    key = database.scopes.full_name, what
    if key in _made:
        for name, documents in _made[key][1].items():
            await database.collection(name).insert_many(documents)
    else:
        made = await make()
        stored = {name: await database.collection(name).find({}).to_list(None) for name in COLLECTIONS}
        _made[key] = made, {name: documents for name, documents in stored.items() if documents}
    return _made[key][0]  # type: ignore[no-any-return]


async def empty(database: Database) -> None:
    """Delete all documents; which collections have some is one question, and most have none."""
    looks: list[list[Found]] = [[{"$limit": 1}, {"$project": {"_id": 0, "collection": {"$literal": name}}}] for name in COLLECTIONS]
    others = [{"$unionWith": {"coll": name, "pipeline": look}} for name, look in zip(COLLECTIONS[1:], looks[1:], strict=True)]
    found = await settle(database.collection(COLLECTIONS[0]).aggregate([*looks[0], *others]))
    for name in [document["collection"] async for document in found]:
        await database.collection(name).delete_many({})
    database.heads.clear()


def store_in_memory(memory: Memory) -> Store:
    async def read_records(noun: AuditNoun = AuditNoun.CERTIFICATE) -> list[AuditRecord]:
        return [replace(record, id="") for record in memory.audit if record.noun is noun and record.noun_id != SET_UP]

    return Store(
        scopes=MemoryScopes(memory),
        certificates=MemoryCertificates(memory),
        configurations=MemoryConfigurations(memory),
        statistics=MemoryStatistics(memory),
        labels=MemoryLabels(memory),
        versions=MemoryVersions(memory),
        attributes=MemoryAttributes(memory),
        deletion=MemoryDeletion(memory),
        readings=MemoryReadings(memory),
        renewals=MemoryRenewals(memory),
        intents=MemoryIntents(memory),
        idempotency=MemoryIdempotencyRecords(memory),
        revocations=MemoryRevocations(memory),
        feed=MemoryChangeFeed(memory),
        read_audit=read_records,
        audit=MemoryAudit(memory),
        checkpoints=MemoryCheckpoints(memory),
        service_keys=MemoryServiceKeys(memory),
        tenants=MemoryTenants(memory),
        subscriptions=MemorySubscriptions(memory),
    )


def store_in_mongo(database: Database) -> Store:
    async def read_records(noun: AuditNoun = AuditNoun.CERTIFICATE) -> list[AuditRecord]:
        found = database.audit_events.find({"noun": noun.value, "noun_id": {"$ne": SET_UP}}).sort([("$natural", 1)])
        return [replace(read_event(document).record, id="") for document in await found.to_list(None)]

    return Store(
        scopes=MongoScopes(database),
        certificates=MongoCertificates(database),
        configurations=MongoConfigurations(database),
        statistics=MongoStatistics(database),
        labels=MongoLabels(database),
        versions=MongoVersions(database),
        attributes=MongoAttributes(database),
        deletion=MongoDeletion(database),
        readings=MongoReadings(database),
        renewals=MongoRenewals(database),
        intents=MongoIntents(database),
        idempotency=MongoIdempotencyRecords(database),
        revocations=MongoRevocations(database),
        feed=MongoChangeFeed(database, SEAL),
        read_audit=read_records,
        audit=MongoAudit(database),
        checkpoints=MongoCheckpoints(database, KEYS),
        service_keys=MongoServiceKeys(database),
        tenants=MongoTenants(database),
        subscriptions=MongoSubscriptions(database),
        database=database,
    )
