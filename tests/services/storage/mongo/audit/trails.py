"""An audit trail with everything in it, made through the adapters that the service uses, and what verifies it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from services.audit.sign import Sign
from services.audit.verify import Verify
from services.model.audit import Checkpoint
from services.model.certificate import Label
from services.model.lifecycle import AuditAction
from services.model.scope import Scope
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.checkpoints import MongoCheckpoints, read_checkpoint
from services.storage.mongo.audit.gathering import gather
from services.storage.mongo.audit.trail import MongoAuditTrail
from services.storage.mongo.codec import write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found
from tests.presence import not_none
from tests.services.storage.examples import NOW, a_scope
from tests.services.storage.steps import add, add_scope, an_audit, beside
from tests.services.storage.stores import KEYS, make_once, store_in_mongo
from tests.support import FrozenClock

OLD, MIDDLE = 4, 3
"""How many records from before each scope has, and how many changes are between two checkpoints."""


async def nothing(_: int) -> None:
    """Done before each batch."""


def signing(database: Database) -> Sign:
    """The job's part."""
    return Sign(checkpoints=MongoCheckpoints(database, KEYS), outlet=None, clock=FrozenClock(NOW))


async def verify(database: Database, tenant: str | None = None, elsewhere: Iterable[Checkpoint] = ()) -> list[str]:
    """Return the findings."""
    return [finding async for finding in Verify(trail=MongoAuditTrail(database, KEYS))(tenant, elsewhere=elsewhere)]


async def read_checkpoints(database: Database) -> list[Checkpoint]:
    """Return all checkpoints by tenant and number."""
    found = database.audit_checkpoints.find({}).sort([("tenant", 1), ("number", 1)])
    return [read_checkpoint(document) for document in await found.to_list(None)]


async def add_old(database: Database, scope: Scope, count: int) -> None:
    """Store records of the scope as the release before does."""
    for number in range(count):
        record = replace(an_audit(scope, AuditAction.CREATED), id=secrets.token_hex(8), at=NOW - timedelta(days=100 - number))
        await database.audit.insert_one(write_stored(record))


@dataclass
class Trail:
    """What was made."""

    database: Database
    scope: Scope
    other: Scope
    checkpoints: list[Checkpoint]


async def make_trail(database: Database) -> Trail:
    """Two scopes with records from before, and changes with three checkpoints among them; the last change is not signed yet."""
    trail, key = await make_once(database, "trail", lambda: _make_trail(database))
    await database.installation.replace_one({"_id": key["_id"]}, key, upsert=True)
    return replace(trail, database=database)


async def _make_trail(database: Database) -> tuple[Trail, Found]:
    await database.installation.delete_one({"_id": "audit_signing_key"})
    store = store_in_mongo(database)
    scope, other = await add_scope(store), await add_scope(store)
    for each in (scope, other):
        await add_old(database, each, OLD)
    await gather(database, before_each=nothing)
    certificate, another = await add(store, scope), await add(store, other)
    sign = signing(database)
    for at in range(3):
        for number in range(MIDDLE):
            labels = (Label(key="k", values=(f"{at} {number}",)),)
            changed = beside(certificate, AuditAction.LABELLED)
            await MongoAttributes(database).set_labels(certificate, labels, at=NOW, records=changed)
        await MongoAudit(database).add(beside(another, AuditAction.EXPORTED).audit)
        await MongoAudit(database).add(replace(beside(a_scope()).audit, scope_id=None))
        await sign()
    await MongoAudit(database).add(beside(certificate, AuditAction.EXPORTED).audit)
    key = not_none(await database.installation.find_one({"_id": "audit_signing_key"}))
    return Trail(database, scope, other, await read_checkpoints(database)), key
