"""The room for certificates in a scope: its document counts them, in the transaction that adds or removes one."""

from services.errors import NotFound, QuotaExceeded
from services.model.certificate import Certificate
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session


async def reserve_quota(database: Database, certificate: Certificate, *, quota: int, session: Session) -> None:
    """Count one more; raises NotFound for the scope and QuotaExceeded."""
    scope = {"_id": certificate.scope_id, "tenant": certificate.tenant}
    room = {"certificate_count": {"$lt": quota}}
    counted = await database.scopes.update_one({**scope, **room}, {"$inc": {"certificate_count": 1}}, session=session)
    if counted.matched_count == 1:
        return
    if await database.scopes.find_one(scope, session=session) is None:
        raise NotFound("There is no such scope.")
    raise QuotaExceeded(quota)


async def give_room_back(database: Database, certificate: Certificate, session: Session) -> None:
    """Count one less."""
    scope = {"_id": certificate.scope_id, "tenant": certificate.tenant}
    await database.scopes.update_one(scope, {"$inc": {"certificate_count": -1}}, session=session)
